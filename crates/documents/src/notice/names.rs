//! The words by which notices call things: kinds of documents, roles, organs, labels. Everything
//! here is in folded form (simplified characters).

/// Kinds of document that may found a mechanism, as the last word of a title.
pub(super) const KIND_OF_DOCUMENT: &[&str] = &[
    "通知",
    "方案",
    "意见",
    "办法",
    "制度",
    "规定",
    "细则",
    "规则",
    "机制",
    "章程",
    "决定",
    "批复",
    "函",
    "备忘录",
];

/// How an organ's full name ends.
pub(super) const ORGAN_ENDS: &[&str] = &[
    "人民政府",
    "人民法院",
    "人民检察院",
    "办公室",
    "委员会",
    "领导小组",
    "联席会议",
    "局",
    "厅",
    "管委会",
    "工作委员会",
    "支行",
    "分行",
    "县委",
    "区委",
    "市委",
];

/// Labels of the units that answer for a task, and whether they lead (`Some(true)`), support
/// (`Some(false)`) or do either, depending on whether another leads (`None`).
pub(super) const UNIT_LABELS: &[(&str, Option<bool>)] = &[
    ("牵头单位", Some(true)),
    ("牵头部门", Some(true)),
    ("主办单位", Some(true)),
    ("主责单位", Some(true)),
    ("牵头责任单位", Some(true)),
    ("责任单位", None),
    ("责任部门", None),
    ("承办单位", None),
    ("配合单位", Some(false)),
    ("配合部门", Some(false)),
    ("协办单位", Some(false)),
    ("协同单位", Some(false)),
    ("参与单位", Some(false)),
    ("参加单位", Some(false)),
];

/// The same labels, for recognising a line.
pub(super) const ROLE_LABELS: &[&str] = &[
    "牵头单位",
    "牵头部门",
    "主办单位",
    "主责单位",
    "牵头责任单位",
    "责任单位",
    "责任部门",
    "承办单位",
    "配合单位",
    "配合部门",
    "协办单位",
    "协同单位",
    "参与单位",
    "参加单位",
];

/// Deputies first, longer before shorter, so that the first match is the right one.
pub(super) const LEADING_ROLES: &[&str] = &[
    "副总召集人",
    "第一副召集人",
    "常务副召集人",
    "副召集人",
    "第一副组长",
    "常务副组长",
    "副组长",
    "副总指挥",
    "总召集人",
    "第一召集人",
    "第二召集人",
    "第三召集人",
    "共同召集人",
    "联合召集人",
    "牵头召集人",
    "召集人",
    "共同组长",
    "第一组长",
    "双组长",
    "总组长",
    "组长",
    "总指挥",
    "指挥长",
];

/// How many of `LEADING_ROLES` are deputies.
pub(super) const DEPUTY_ROLES: usize = 8;

/// Kinds of difficulty by the words that betray them. Earlier wins: 税务注销 is taxation.
pub(super) const DIFFICULTIES: &[(&str, &[&str])] = &[
    (
        "debt_evasion",
        &["逃废债", "逃债", "逃废", "虚假破产", "虚假诉讼"],
    ),
    (
        "illegal_building",
        &[
            "违章建筑",
            "违法建筑",
            "违法建设",
            "违建",
            "无证建筑",
            "无证房产",
        ],
    ),
    (
        "resettlement",
        &["职工", "安置", "社保", "社会保险", "欠薪", "就业"],
    ),
    ("credit_repair", &["信用"]),
    ("taxation", &["税"]),
    (
        "cost_funding",
        &["费用", "经费", "资金保障", "专项资金", "启动资金"],
    ),
    ("deregistration", &["注销", "变更登记", "登记"]),
];

/// Places whose GB/T 2260 code is known for certain, by the name their organs carry.
pub(super) const DIVISIONS: &[(&str, &str)] = &[("晋城市城区", "140502")];
