//! Sample matters: 职工安置.

use crate::sample::step::{
    Act::{Accept, Acknowledge, Close, Confirm, Insist, Progress, Refuse, Revoke, Submit, Verify},
    Life, ago, forward, forward_beyond, from,
    unit::{COURT, FINANCE, FIRM, HR, PETITION},
};

pub const LIVES: &[Life] = &[
    Life {
        key: "staff1",
        debtor: "dingxin",
        difficulty: "resettlement",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: from(16),
        title: "鼎鑫机械职工安置方案和经济补偿核定",
        request: "涉及职工八十六人，工龄认定和经济补偿标准存在分歧。请协调审核安置方案。",
        steps: &[
            (from(18), Accept),
            (ago(157), Acknowledge(HR)),
            (ago(156), Acknowledge(FINANCE)),
            (ago(148), Submit(FINANCE, "安置资金缺口已纳入周转范围。")),
            (
                ago(144),
                Submit(
                    HR,
                    "安置方案已经职工大会通过，补偿标准已核定，社保关系转移办理完毕。",
                ),
            ),
            (ago(142), Verify(FINANCE)),
            (ago(142), Verify(HR)),
            (ago(140), Confirm),
            (ago(139), Close),
        ],
    },
    Life {
        key: "staff2",
        debtor: "tairui",
        difficulty: "resettlement",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(36),
        title: "泰瑞房地产拖欠工资的垫付和追偿",
        request: "拖欠项目人员工资，重整投资款尚未到位。请协调垫付并明确追偿方式。",
        steps: &[
            (ago(35), Accept),
            (
                ago(34),
                forward(HR, &[], "核实拖欠工资数额，提出垫付意见。"),
            ),
            (ago(33), Acknowledge(HR)),
            (
                ago(31),
                Progress(HR, "数额已核实，垫付资金来源需会议研究。"),
            ),
            (ago(14), Acknowledge(HR)),
            (
                ago(7),
                Progress(HR, "已与投资人商定首期款到账后五个工作日内支付。"),
            ),
        ],
    },
    Life {
        key: "staff3",
        debtor: "jinfeng",
        difficulty: "resettlement",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(13),
        title: "锦峰纺织退休职工社会化管理移交",
        request: "重整后企业不再承担退休职工管理，请协调移交社区。",
        steps: &[
            (ago(12), Accept),
            (
                ago(11),
                forward_beyond(
                    HR,
                    &[PETITION],
                    "提出移交方案，做好退休职工的解释工作。",
                    "部分退休职工曾来访，请信访部门配合。",
                ),
            ),
            (ago(10), Acknowledge(HR)),
            (ago(10), Acknowledge(PETITION)),
            (
                ago(4),
                Progress(HR, "涉及档案移交费用，建议提请专题会议研究。"),
            ),
        ],
    },
    Life {
        key: "staff4",
        debtor: "xinhai",
        difficulty: "resettlement",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: ago(28),
        title: "鑫海化工停产待岗职工社保接续",
        request: "停产期间社保中断，请协调待岗职工社保接续。",
        steps: &[
            (ago(27), Accept),
            (
                ago(26),
                forward(HR, &[], "指导企业办理社保接续，逐人核对。"),
            ),
            (ago(25), Acknowledge(HR)),
            (
                ago(12),
                Submit(HR, "四十二名待岗职工社保已全部接续，名册附后。"),
            ),
            (ago(8), Verify(HR)),
            (ago(3), Confirm),
        ],
    },
    Life {
        key: "staff5",
        debtor: "shenghe",
        difficulty: "resettlement",
        class: "internal",
        by: PETITION,
        on_paper: true,
        raised: ago(90),
        title: "盛禾食品部分职工来访反映补缴公积金",
        request: "部分职工来访，反映和解协议未写明公积金补缴。请协调答复并化解。",
        steps: &[
            (ago(89), Accept),
            (
                ago(88),
                forward(HR, &[], "核实公积金缴存情况，答复来访职工。"),
            ),
            (ago(87), Acknowledge(HR)),
            (
                ago(80),
                Submit(HR, "已逐人核算并与企业签订补缴计划，来访职工表示认可。"),
            ),
            (ago(79), Verify(HR)),
            (ago(77), Confirm),
            (ago(76), Close),
        ],
    },
    Life {
        key: "staff6",
        debtor: "guangyuan",
        difficulty: "resettlement",
        class: "internal",
        by: FIRM,
        on_paper: false,
        raised: ago(15),
        title: "广源煤机工伤职工待遇的衔接",
        request: "清算中有三名工伤职工的待遇需要一次性了结或移交。请协调。",
        steps: &[
            (ago(14), Accept),
            (
                ago(13),
                forward_beyond(
                    HR,
                    &[FINANCE],
                    "提出工伤待遇衔接方案。",
                    "移交费用可能需财政部门配合。",
                ),
            ),
            (
                ago(12),
                Refuse(FINANCE, "工伤待遇由工伤保险基金和企业承担，不属财政职责。"),
            ),
            (ago(11), Revoke(FINANCE, "理由成立，由人社部门单独办理。")),
            (
                ago(11),
                Refuse(HR, "企业欠缴工伤保险费，应先由管理人补缴。"),
            ),
            (
                ago(9),
                Insist(
                    HR,
                    "职工安置由人社部门牵头（三.8），欠缴部分可列入职工债权，请先行办理待遇核定。",
                ),
            ),
            (ago(8), Acknowledge(HR)),
        ],
    },
];
