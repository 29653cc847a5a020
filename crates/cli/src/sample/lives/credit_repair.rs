//! Sample matters: 重整企业信用修复.

use crate::sample::step::{
    Act::{Accept, Acknowledge, Close, Confirm, Decline, Progress, Submit, Verify},
    Life, ago, forward, from,
    unit::{COURT, FIRM, TAX},
};

pub const LIVES: &[Life] = &[
    Life {
        key: "credit1",
        debtor: "jinfeng",
        difficulty: "credit_repair",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: from(12),
        title: "锦峰纺织重整后纳税信用等级恢复",
        request: "重整计划已经法院裁定批准，企业沿用原纳税人识别号，纳税信用仍为D级，影响发票领用和银行授信。请协调按重整后的实际情况重新评价。",
        steps: &[
            (from(14), Accept),
            (ago(13), Acknowledge(TAX)),
            (
                ago(6),
                Progress(
                    TAX,
                    "已受理企业的复评申请，正在核对重整计划中税款的清偿情况。",
                ),
            ),
        ],
    },
    Life {
        key: "credit2",
        debtor: "shenghe",
        difficulty: "credit_repair",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: ago(148),
        title: "盛禾食品和解协议履行后信用信息更新",
        request: "和解协议已履行完毕，公示系统仍显示企业为非正常状态。请协调更新有关信用信息。",
        steps: &[
            (ago(147), Accept),
            (
                ago(146),
                forward(
                    TAX,
                    &[],
                    "核实企业欠税清偿情况，解除非正常户认定并更新信用信息。",
                ),
            ),
            (ago(145), Acknowledge(TAX)),
            (
                ago(138),
                Submit(
                    TAX,
                    "欠税已按和解协议清偿，非正常户认定已解除，信用信息于当日更新。",
                ),
            ),
            (ago(137), Verify(TAX)),
            (ago(135), Confirm),
            (ago(134), Close),
        ],
    },
    Life {
        key: "credit3",
        debtor: "tairui",
        difficulty: "credit_repair",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(24),
        title: "泰瑞房地产重整期间发票领用受限",
        request: "企业在重整期间需继续销售已建成房屋，因信用等级限制不能按月领用发票。请协调给予必要额度。",
        steps: &[
            (ago(23), Accept),
            (
                ago(22),
                forward(TAX, &[], "研究重整期间发票领用的处理办法，答复管理人。"),
            ),
            (ago(20), Acknowledge(TAX)),
            (
                ago(9),
                Submit(
                    TAX,
                    "已核定重整期间发票用量，管理人凭法院指定决定书办理，用量不足可申请增量。",
                ),
            ),
            (ago(5), Verify(TAX)),
        ],
    },
    Life {
        key: "credit4",
        debtor: "guangyuan",
        difficulty: "credit_repair",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(0),
        title: "广源煤机失信信息在清算程序中的处理",
        request: "强制清算受理前形成的失信信息影响设备处置中的交易对手审查。请协调明确处理方式。",
        steps: &[],
    },
    Life {
        key: "credit5",
        debtor: "hongrun",
        difficulty: "credit_repair",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(70),
        title: "宏润铸造原法定代表人个人信用修复",
        request: "请协调修复企业原法定代表人的个人信用记录。",
        steps: &[(
            ago(68),
            Decline(
                "个人信用异议应由本人依法向征信机构提出，不属于本机制协调的重整企业信用修复事项。",
            ),
        )],
    },
];
