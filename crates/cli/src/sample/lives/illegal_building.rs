//! Sample matters: 违章建筑处置, which no duty of the notice covers.

use crate::sample::step::{
    Act::{Accept, Acknowledge, Close, Confirm, Progress, Submit, Verify},
    Life, ago, forward_beyond, from,
    unit::{COURT, FIRM, HOUSING, LAND},
};

pub const LIVES: &[Life] = &[
    Life {
        key: "building1",
        debtor: "tairui",
        difficulty: "illegal_building",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: from(8),
        title: "泰瑞房地产超规划建设部分的处置",
        request: "在建项目有一处附属用房超出规划许可，影响整体拍卖。通知没有明确责任单位，请联席会议研究。",
        steps: &[
            (from(10), Accept),
            (from(43), Acknowledge(HOUSING)),
            (from(43), Acknowledge(LAND)),
            (
                from(50),
                Progress(HOUSING, "已现场测量，超出部分不影响主体结构安全。"),
            ),
            (from(54), Submit(LAND, "已出具规划核实意见。")),
            (
                from(55),
                Submit(HOUSING, "已出具处置意见书，载明保留和拆除范围。"),
            ),
            (from(56), Verify(LAND)),
            (from(56), Verify(HOUSING)),
            (from(58), Confirm),
            (from(59), Close),
        ],
    },
    Life {
        key: "building2",
        debtor: "xinhai",
        difficulty: "illegal_building",
        class: "ordinary",
        by: COURT,
        on_paper: false,
        raised: ago(110),
        title: "鑫海化工无证厂房的认定和处置",
        request: "厂区内三处厂房无产权登记，投资人要求明确能否补办手续。请研究处置办法。",
        steps: &[(ago(108), Accept)],
    },
    Life {
        key: "building3",
        debtor: "dingxin",
        difficulty: "illegal_building",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(7),
        title: "鼎鑫机械临时库房超期未拆的处理",
        request: "厂区临时库房批准使用期已满，拍卖前需要明确拆除还是保留。",
        steps: &[
            (ago(6), Accept),
            (
                ago(3),
                forward_beyond(
                    HOUSING,
                    &[LAND],
                    "现场核查临时库房，提出拆除或保留的处置建议。",
                    "违章建筑处置没有职责条款涵盖，已增邀住建部门，商自然资源部门配合。",
                ),
            ),
        ],
    },
    Life {
        key: "building4",
        debtor: "yongchang",
        difficulty: "illegal_building",
        class: "ordinary",
        by: FIRM,
        on_paper: false,
        raised: ago(1),
        title: "永昌建材占用绿地围墙的处置",
        request: "厂区围墙占用规划绿地，预重整评估机构无法确定土地价值。请协调认定。",
        steps: &[],
    },
];
