//! The meetings of the sample year: a joint one, three special ones with issued minutes, one whose minutes
//! are with the units, one planned.

use super::step::{
    Course, End, Gathering, Item, Proposal, ago, ahead, from,
    unit::{
        APPROVAL, COURT, DEVELOPMENT, EMERGENCY, FINANCE, HOUSING, HR, INDUSTRY, LAND, POLICE,
        PROCURATORATE, TAX,
    },
};

/// Every meeting, in the order of planning.
pub const GATHERINGS: &[Gathering] = &[JOINT, SPRING, SUMMER, AUTUMN, LATEST, NEXT];

const ROOM: &str = "区法院三楼会议室";

const JOINT: Gathering = Gathering {
    kind: "joint",
    topic: "首次联席会议：破产涉税、违章建筑、破产费用保障",
    planned: from(22),
    held: from(35),
    starts_at: "09:00",
    place: "区政府第一会议室",
    called_by: "演示·总召集人",
    chair: "演示·总召集人",
    units: &[],
    guests: &[HOUSING],
    absent: &[("区投促中心", "excused"), ("区信访局", "late")],
    items: &[
        Item {
            matter: "tax1",
            question: "处置环节税费由谁申报、按什么顺位清偿？",
            proposals: &[Proposal {
                text: "处置环节新生税费作为破产费用，由管理人以企业名义申报，税务部门提供专门窗口和申报指引",
                lead: TAX,
                supports: &[],
                due: from(60),
                done_when: "申报指引印发，宏润铸造首次申报完成",
                beyond: "",
            }],
            stances: &[(TAX, "agree", ""), (FINANCE, "agree", "")],
            end: End::Agreed,
        },
        Item {
            matter: "building1",
            question: "通知没有明确责任单位，超规划部分由谁认定和处置？",
            proposals: &[Proposal {
                text: "由增邀的住建部门认定超规划部分，自然资源部门配合核实规划，出具保留或者拆除的意见书",
                lead: HOUSING,
                supports: &[LAND],
                due: from(60),
                done_when: "意见书送达管理人",
                beyond: "违章建筑处置没有职责条款涵盖，由联席会议议定责任单位",
            }],
            stances: &[
                (LAND, "agree", "同意配合，认定主体以住建部门为宜。"),
                (
                    "区生态环境分局",
                    "reserve",
                    "如需拆除，应同时明确建筑垃圾处置责任。",
                ),
            ],
            end: End::Changed("会议同意，并要求意见书同时写明建筑垃圾处置责任。"),
        },
        Item {
            matter: "fund1",
            question: "专项经费的来源和申领办法如何确定？",
            proposals: &[Proposal {
                text: "设立破产费用专项经费，制定申领办法",
                lead: FINANCE,
                supports: &[],
                due: from(60),
                done_when: "经费下达、办法印发",
                beyond: "",
            }],
            stances: &[(FINANCE, "reserve", "须待下一年度预算批复后才能确定数额。")],
            end: End::Deferred {
                condition: "下一年度区级预算批复",
                owner: FINANCE,
                review: from(58),
            },
        },
        Item {
            matter: "credit1",
            question: "听取重整企业信用修复情况。",
            proposals: &[],
            stances: &[],
            end: End::Noted("会议听取了情况，请税务部门继续研究，条件成熟后再行提交。"),
        },
        Item {
            matter: "staff1",
            question: "安置方案和补偿标准如何审核？",
            proposals: &[],
            stances: &[],
            end: End::CarriedOver,
        },
    ],
    course: Course::Issued {
        drafted: from(36),
        on_paper: &["区检察院"],
        issued: from(40),
        signed_by: "convener",
    },
};

const SPRING: Gathering = Gathering {
    kind: "special",
    topic: "专项经费申领和职工安置",
    planned: ago(172),
    held: ago(165),
    starts_at: "14:30",
    place: ROOM,
    called_by: "办公室",
    chair: "演示·办公室主任",
    units: &[COURT, FINANCE, HR, TAX, APPROVAL, LAND],
    guests: &[],
    absent: &[(LAND, "absent")],
    items: &[
        Item {
            matter: "fund1",
            question: "预算已批复，专项经费如何申领？",
            proposals: &[Proposal {
                text: "专项经费由法院提出用款计划，财政部门审核后直接拨付管理人账户，案件有财产后优先归还",
                lead: FINANCE,
                supports: &[],
                due: ago(140),
                done_when: "申领办法印发，首笔费用拨付",
                beyond: "",
            }],
            stances: &[(FINANCE, "agree", ""), (COURT, "agree", "")],
            end: End::Agreed,
        },
        Item {
            matter: "staff1",
            question: "工龄认定和经济补偿标准如何核定？",
            proposals: &[Proposal {
                text: "按劳动合同和社保缴费记录认定工龄，安置方案经职工大会讨论后报人社部门审核，资金缺口由专项经费周转",
                lead: HR,
                supports: &[FINANCE],
                due: ago(141),
                done_when: "安置方案通过审核并开始发放",
                beyond: "职工安置资金缺口需要财政部门周转",
            }],
            stances: &[(HR, "agree", "")],
            end: End::Agreed,
        },
        Item {
            matter: "dereg1",
            question: "分支机构注销能否与股权变更一并办理？",
            proposals: &[],
            stances: &[(
                APPROVAL,
                "object",
                "缺少分支机构负责人的身份证明和清税材料。",
            )],
            end: End::Returned("材料不齐，退回补充后由审批部门直接办理，不再上会。"),
        },
    ],
    course: Course::Issued {
        drafted: ago(164),
        on_paper: &[],
        issued: ago(160),
        signed_by: "director",
    },
};

const SUMMER: Gathering = Gathering {
    kind: "special",
    topic: "注销登记、无证厂房和财产追查",
    planned: ago(102),
    held: ago(95),
    starts_at: "09:30",
    place: ROOM,
    called_by: "办公室",
    chair: "演示·副总召集人",
    units: &[COURT, PROCURATORATE, POLICE, TAX, EMERGENCY, LAND, APPROVAL],
    guests: &[HOUSING],
    absent: &[],
    items: &[
        Item {
            matter: "dereg2",
            question: "公章、证照遗失的，能否凭法院裁定办理注销？",
            proposals: &[Proposal {
                text: "凭终结裁定、管理人身份证明和遗失公告办理注销登记，税务、应急部门同步办结本部门手续",
                lead: APPROVAL,
                supports: &[TAX, EMERGENCY],
                due: ago(70),
                done_when: "汇通物流注销登记办结",
                beyond: "",
            }],
            stances: &[
                (APPROVAL, "agree", "同意，并据此修订办事指南。"),
                (TAX, "agree", ""),
            ],
            end: End::Agreed,
        },
        Item {
            matter: "building2",
            question: "无证厂房能否补办手续？",
            proposals: &[Proposal {
                text: "对符合规划的厂房补办手续，不符合的限期拆除",
                lead: HOUSING,
                supports: &[LAND],
                due: ago(60),
                done_when: "逐处出具认定意见",
                beyond: "违章建筑处置没有职责条款涵盖",
            }],
            stances: &[
                (
                    LAND,
                    "object",
                    "其中一处占用耕地，在完成用地核查之前不能补办。",
                ),
                (HOUSING, "reserve", "须以用地合法为前提。"),
            ],
            end: End::Deferred {
                condition: "自然资源部门完成厂区用地核查",
                owner: LAND,
                review: ago(0),
            },
        },
        Item {
            matter: "debt1",
            question: "对低价转让设备如何协作核查？",
            proposals: &[Proposal {
                text: "公安机关牵头核查设备去向，检察机关依法监督，管理人同时提起撤销权诉讼",
                lead: POLICE,
                supports: &[PROCURATORATE],
                due: ahead(15),
                done_when: "设备去向全部查明并形成书面结论",
                beyond: "",
            }],
            stances: &[(POLICE, "agree", ""), (PROCURATORATE, "agree", "")],
            end: End::Changed("会议同意，并明确每两个月反馈一次进展。"),
        },
    ],
    course: Course::Issued {
        drafted: ago(94),
        on_paper: &[LAND],
        issued: ago(89),
        signed_by: "deputy",
    },
};

const AUTUMN: Gathering = Gathering {
    kind: "special",
    topic: "重整企业信用修复和拖欠工资",
    planned: ago(30),
    held: ago(22),
    starts_at: "15:00",
    place: ROOM,
    called_by: "办公室",
    chair: "演示·办公室主任",
    units: &[COURT, TAX, HR, FINANCE, APPROVAL, INDUSTRY],
    guests: &[],
    absent: &[(INDUSTRY, "excused")],
    items: &[
        Item {
            matter: "credit1",
            question: "重整后的纳税信用如何重新评价？",
            proposals: &[Proposal {
                text: "对重整计划裁定批准的企业，按重整后状况重新评价纳税信用",
                lead: TAX,
                supports: &[],
                due: ahead(4),
                done_when: "锦峰纺织纳税信用等级更新",
                beyond: "",
            }],
            stances: &[(TAX, "agree", "")],
            end: End::Agreed,
        },
        Item {
            matter: "staff2",
            question: "拖欠工资由谁垫付，如何追偿？",
            proposals: &[Proposal {
                text: "由重整投资人首期款优先支付拖欠工资，人社部门监督发放到人",
                lead: HR,
                supports: &[],
                due: ago(3),
                done_when: "工资发放到人，签收表报办公室",
                beyond: "",
            }],
            stances: &[(HR, "agree", ""), (FINANCE, "agree", "")],
            end: End::Agreed,
        },
        Item {
            matter: "tax2",
            question: "受理前能否出具欠税和滞纳金核算结果？",
            proposals: &[Proposal {
                text: "税务部门在预重整阶段出具核算结果供参考",
                lead: TAX,
                supports: &[],
                due: ahead(10),
                done_when: "核算结果送达临时管理人",
                beyond: "",
            }],
            stances: &[(TAX, "silent", ""), (COURT, "agree", "")],
            end: End::Deferred {
                condition: "上级税务机关对预重整核算口径作出答复",
                owner: TAX,
                review: ahead(20),
            },
        },
    ],
    course: Course::Issued {
        drafted: ago(21),
        on_paper: &[],
        issued: ago(15),
        signed_by: "director",
    },
};

const LATEST: Gathering = Gathering {
    kind: "special",
    topic: "困难企业税收减免和审计费用周转",
    planned: ago(11),
    held: ago(4),
    starts_at: "09:30",
    place: ROOM,
    called_by: "办公室",
    chair: "演示·办公室主任",
    units: &[COURT, DEVELOPMENT, FINANCE, TAX, HR, APPROVAL],
    guests: &[],
    absent: &[(DEVELOPMENT, "late")],
    items: &[
        Item {
            matter: "tax3",
            question: "未形成案件的困难企业如何申请减免？",
            proposals: &[Proposal {
                text: "由企业向主管税务机关申请困难减免，税务部门在十个工作日内答复",
                lead: TAX,
                supports: &[],
                due: ahead(20),
                done_when: "百利酒店减免申请办结",
                beyond: "",
            }],
            stances: &[(TAX, "agree", ""), (FINANCE, "agree", "")],
            end: End::Agreed,
        },
        Item {
            matter: "fund2",
            question: "审计费用可否由专项经费周转？",
            proposals: &[],
            stances: &[(
                FINANCE,
                "reserve",
                "受理前的费用不在申领办法规定的范围之内。",
            )],
            end: End::Noted("会议听取了情况，请法院商财政部门研究修订申领办法。"),
        },
        Item {
            matter: "dereg3",
            question: "停产生产线的许可如何处理？",
            proposals: &[],
            stances: &[],
            end: End::CarriedOver,
        },
    ],
    course: Course::Circulating {
        drafted: ago(2),
        missing: FINANCE,
    },
};

const NEXT: Gathering = Gathering {
    kind: "special",
    topic: "许可退出和退休职工移交",
    planned: ago(0),
    held: ahead(6),
    starts_at: "09:30",
    place: ROOM,
    called_by: "办公室",
    chair: "演示·办公室主任",
    units: &[COURT, HR, TAX, EMERGENCY, APPROVAL],
    guests: &[],
    absent: &[],
    items: &[
        Item {
            matter: "dereg3",
            question: "停产生产线的许可如何处理？",
            proposals: &[Proposal {
                text: "审批部门保留在产许可、注销停产许可，应急部门同步注销相应安全生产许可",
                lead: APPROVAL,
                supports: &[EMERGENCY],
                due: ahead(30),
                done_when: "许可变更办结",
                beyond: "",
            }],
            stances: &[],
            end: End::Open,
        },
        Item {
            matter: "staff3",
            question: "退休职工档案移交费用由谁承担？",
            proposals: &[],
            stances: &[],
            end: End::Open,
        },
    ],
    course: Course::Planned,
};
