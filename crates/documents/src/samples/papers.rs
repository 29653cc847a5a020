//! The meeting papers of the sample meeting.

use super::{MEMBERS, OFFICE, day, list, minutes, reports};
use crate::official::Block;
use crate::papers::{
    AddressList, Bundle, File, Opinion, Paper, Person, RunningItem, RunningSheet, SignInSheet,
};

const TITLE: &str = "云溪县企业破产处置府院联动机制2026年第一次联席会议";
const NAMES: [&str; 14] = [
    "赵婳", "冯祎", "陈玚", "褚赟", "吴㛃", "孙玥", "钱昇", "周喆", "蒋堃", "杨彧", "沈镕", "韩垚",
    "朱倩", "秦朗",
];

fn facts() -> Vec<(String, String)> {
    [
        ("时间", "2026年3月3日（星期二）14时30分"),
        ("地点", "县人民政府第二会议室"),
        ("主持", "总召集人林𬭎"),
    ]
    .map(|(label, text)| (label.to_owned(), text.to_owned()))
    .to_vec()
}

fn people() -> Vec<Person> {
    (1..)
        .zip(MEMBERS.into_iter().zip(NAMES))
        .map(|(n, (unit, name)): (usize, _)| Person {
            unit: unit.into(),
            name: name.into(),
            post: if n == 1 {
                "院长、总召集人"
            } else {
                "负责人"
            }
            .into(),
            phone: format!("0000-12345{n:02}"),
        })
        .collect()
}

/// The sign-in sheet.
pub fn sign_in_sheet() -> SignInSheet {
    SignInSheet {
        title: TITLE.into(),
        facts: facts(),
        people: people(),
        spare_rows: 6,
    }
}

/// The address list.
pub fn address_list() -> AddressList {
    let mut people = people();
    let liaisons: Vec<_> = people
        .iter()
        .map(|person| Person {
            name: format!("{}某", person.name.chars().next().unwrap_or('某')),
            post: "联络人".into(),
            ..person.clone()
        })
        .collect();
    people = people
        .into_iter()
        .zip(liaisons)
        .flat_map(<[Person; 2]>::from)
        .collect();
    AddressList {
        title: "云溪县企业破产处置府院联动机制".into(),
        as_of: day(3, 1),
        people,
    }
}

/// The chair's running sheet.
pub fn running_sheet() -> RunningSheet {
    let opinion = |unit: &str, stance: &str, words: &str| Opinion {
        unit: unit.into(),
        stance: stance.into(),
        words: words.into(),
    };
    RunningSheet {
        title: TITLE.into(),
        facts: facts(),
        opening: list(&[
            "宣布到会情况：应到14个单位，请假3个单位（云溪县应急管理局、云溪县投资促进服务中心、云溪县信访局）。",
            "宣布议程：共3个议题，其中1个为暂缓后重新提出。",
        ]),
        items: vec![
            RunningItem {
                title: "昌达铸造有限公司纳税信用修复".into(),
                raised_by: "昌达铸造有限公司管理人、云溪县人民法院".into(),
                question: "是否由国家税务总局云溪县税务局牵头，于2026年4月30日前办结纳税信用复评。"
                    .into(),
                units: list(&[
                    "国家税务总局云溪县税务局",
                    "云溪县市场监督管理局",
                    "云溪县财政局",
                ]),
                opinions: vec![
                    opinion(
                        "国家税务总局云溪县税务局",
                        "同意",
                        "已具备复评条件，需要管理人补充2023年度申报资料。",
                    ),
                    opinion("云溪县市场监督管理局", "同意", "可以同步移出经营异常名录。"),
                    opinion("云溪县财政局", "", ""),
                ],
                history: Vec::new(),
                ..to_tick()
            },
            RunningItem {
                title: "安平纺织有限公司厂区部分建筑处置".into(),
                raised_by: "云溪县人民法院".into(),
                question: "3处无证建筑能否按现状评估、整体处置，处置后如何办理登记。".into(),
                units: list(&["云溪县自然资源局", "云溪县行政审批服务管理局"]),
                opinions: vec![
                    opinion(
                        "云溪县自然资源局",
                        "不同意",
                        "1处占压规划道路，不能补办手续，应当先行测绘。",
                    ),
                    opinion("云溪县行政审批服务管理局", "保留", "登记以规划意见为前提。"),
                ],
                history: list(&[
                    "2025年第二次联席会议：因规划意见未作出，暂缓。",
                    "2026年2月9日：云溪县自然资源局出具初步意见，条件成就，重新提出。",
                ]),
                ..to_tick()
            },
            RunningItem {
                title: "破产专项经费年度安排".into(),
                raised_by: "云溪县财政局、云溪县人民法院".into(),
                question: "2026年度是否安排破产专项经费100万元，并印发管理办法。".into(),
                units: list(&["云溪县财政局", "云溪县人民法院"]),
                opinions: vec![opinion(
                    "云溪县人力资源和社会保障局",
                    "保留",
                    "建议将欠薪垫付纳入使用范围。",
                )],
                history: Vec::new(),
                ..to_tick()
            },
        ],
        closing: list(&[
            "逐项宣读会议结果，请点名单位确认。",
            "宣布纪要会签时限：3月10日。",
        ]),
    }
}

/// What stands ready to be ticked under an item.
fn to_tick() -> RunningItem {
    RunningItem {
        stances: list(&["同意", "保留意见", "不同意", "未表态"]),
        outcomes: list(&[
            "一致同意",
            "修改后一致同意",
            "已听取",
            "暂缓",
            "退回提出单位",
            "撤回",
            "未议顺延",
        ]),
        ..RunningItem::default()
    }
}

/// The bundle, with `file` bound in after its first paper.
pub fn bundle(file: Vec<u8>) -> Bundle {
    let agenda = [
        "1.听取2025年度企业破产处置情况报告",
        "2.研究昌达铸造有限公司纳税信用修复问题",
        "3.研究破产专项经费年度安排",
        "4.总召集人讲话",
    ]
    .map(Block::paragraph)
    .to_vec();
    Bundle {
        title: TITLE.into(),
        organ: OFFICE.into(),
        date: Some(day(3, 3)),
        agenda,
        papers: vec![
            Paper {
                place: 1,
                title: "2025年度企业破产处置情况报告".into(),
                raised_by: OFFICE.into(),
                blocks: reports::disposal_report().blocks,
                files: vec![File {
                    title: "关于协调解决昌达铸造有限公司不动产解封和过户问题的函".into(),
                    pdf: file,
                }],
            },
            Paper {
                place: 2,
                title: "昌达铸造有限公司纳税信用修复问题".into(),
                raised_by: "云溪县人民法院".into(),
                blocks: minutes::minutes().blocks,
                files: Vec::new(),
            },
        ],
    }
}
