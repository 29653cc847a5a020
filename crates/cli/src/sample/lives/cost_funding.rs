//! Sample matters: 破产费用保障.

use crate::sample::step::{
    Act::{
        Accept, Acknowledge, AcknowledgeOnPaper, Close, Complete, Confirm, ConfirmOnPaper,
        Progress, Return, Submit, SubmitOnPaper, Verify, Withdraw,
    },
    Life, ago, forward, from,
    unit::{COURT, FINANCE, FIRM},
};

pub const LIVES: &[Life] = &[
    Life {
        key: "fund1",
        debtor: "lanyue",
        difficulty: "cost_funding",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: from(9),
        title: "无产可破案件破产费用的专项经费安排",
        request: "岚越商贸等案件无财产支付公告、审计等费用。请安排专项经费并明确申领办法。",
        steps: &[
            (from(11), Accept),
            (
                from(13),
                forward(FINANCE, &[], "提出专项经费的安排建议和申领办法。"),
            ),
            (from(14), Acknowledge(FINANCE)),
            (
                from(20),
                Progress(
                    FINANCE,
                    "专项经费需列入下一年度预算，建议提请联席会议研究。",
                ),
            ),
            (ago(158), Acknowledge(FINANCE)),
            (
                ago(150),
                Progress(FINANCE, "经费已下达，申领办法正在征求法院意见。"),
            ),
            (
                ago(142),
                Submit(FINANCE, "申领办法已印发，首笔费用已拨付至管理人账户。"),
            ),
            (ago(140), Verify(FINANCE)),
            (ago(138), Confirm),
            (ago(137), Close),
        ],
    },
    Life {
        key: "fund2",
        debtor: "ruide",
        difficulty: "cost_funding",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: ago(16),
        title: "瑞德玻璃预先审计费用的垫付",
        request: "企业拟申请破产，债权人不愿垫付审计费用。请研究可否由专项经费先行周转。",
        steps: &[(ago(15), Accept)],
    },
    Life {
        key: "fund3",
        debtor: "hongrun",
        difficulty: "cost_funding",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: ago(160),
        title: "宏润铸造危险废物处置费用的周转",
        request: "厂区遗留危险废物须先行处置，破产财产尚未变现。请由专项经费周转，变现后归还。",
        steps: &[
            (ago(159), Return("请补充处置单位报价和归还资金的来源说明。")),
            (
                ago(155),
                Complete(
                    "厂区遗留危险废物须先行处置，已取得处置单位报价；周转资金从厂房拍卖款中作为破产费用优先归还。",
                ),
            ),
            (ago(154), Accept),
            (
                ago(153),
                forward(FINANCE, &[], "审核周转申请，办理专项经费拨付。"),
            ),
            (ago(152), AcknowledgeOnPaper(FINANCE)),
            (
                ago(143),
                SubmitOnPaper(FINANCE, "经审核同意周转，款项已拨付，财政局函件见扫描件。"),
            ),
            (ago(141), Verify(FINANCE)),
            (ago(139), ConfirmOnPaper),
            (ago(138), Close),
        ],
    },
    Life {
        key: "fund4",
        debtor: "huitong",
        difficulty: "cost_funding",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(60),
        title: "汇通物流清算公告费用的援助",
        request: "账面资金不足以支付公告费用，申请专项经费援助。",
        steps: &[
            (ago(59), Accept),
            (ago(58), forward(FINANCE, &[], "审核援助申请。")),
            (ago(57), Acknowledge(FINANCE)),
            (
                ago(55),
                Withdraw("清算中收回一笔应收账款，足以支付公告费用，不再申请。"),
            ),
        ],
    },
    Life {
        key: "fund5",
        debtor: "baili",
        difficulty: "cost_funding",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: ago(5),
        title: "百利酒店破产申请审查期间的看护费用",
        request: "酒店停业后无人看护，申请审查期间的安全看护费用没有来源。请研究解决。",
        steps: &[
            (ago(4), Accept),
            (
                ago(2),
                forward(FINANCE, &[], "就看护费用能否列入专项经费援助范围提出意见。"),
            ),
        ],
    },
];
