//! How minutes speak of a decision: tables of words, and how a clause is read against them.
//!
//! A clause decides if a deciding verb stands in it and the meeting is who speaks, said or left out; or if it
//! lays work on somebody: 由区财政局垫付, 区财政局应当. It does not if another body is who speaks (债权人会议表决通过), or
//! if the verb is only asked for, awaited or denied (是否同意, 待省局批准, 尚未批准).

/// Verbs by which a meeting decides.
const DECIDES: &[&str] = &[
    "决定",
    "同意",
    "议定",
    "商定",
    "批准",
    "核准",
    "准予",
    "准许",
    "责成",
    "责令",
    "授权",
    "指定",
    "决议",
    "审定",
    "敲定",
    "拍板",
    "赞成",
    "表决通过",
    "一致通过",
    "审议通过",
    "讨论通过",
    "原则通过",
    "予以通过",
    "予以支持",
    "予以核销",
    "予以免除",
    "予以减免",
    "予以拨付",
    "予以列支",
    "予以解决",
    "达成共识",
    "形成共识",
    "无异议",
    "没有异议",
];

/// Verbs that decide where the meeting is their subject; a state of things is described with them as well.
const SETTLES: &[&str] = &[
    "明确", "确定", "认定", "落定", "拟定", "免去", "豁免", "免除", "减免", "核销", "免收", "免缴",
];

/// What stands before a verb without being its subject.
const ADVERBS: &[&str] = &[
    "一致",
    "原则上",
    "原则",
    "研究",
    "审议",
    "讨论",
    "协商",
    "会商",
    "现",
    "并",
    "也",
    "均",
    "都",
    "已经",
    "已",
    "予以",
    "最终",
    "最后",
    "同时",
    "故",
    "因此",
    "遂",
    "当场",
    "当即",
    "经",
    "表决",
    "书面",
    "正式",
    "口头",
    "表示",
    "初步",
    "再次",
    "另",
    "还",
    "又",
    "决心",
    "派员",
    "到会",
    "后",
    "，",
];

/// Who speaks where the meeting speaks.
const MEETING: &[&str] = &[
    "会议",
    "与会单位",
    "与会人员",
    "与会各方",
    "参会单位",
    "各单位",
    "各成员单位",
    "各责任单位",
    "各方",
    "全体",
    "大家",
    "会上",
    "联席会",
    "专题会",
    "本次会",
    "会",
];

/// Meetings that are not this one.
const OTHER_MEETINGS: &[&str] = &[
    "债权人会议",
    "债委会",
    "常务会议",
    "党组会议",
    "党委会议",
    "董事会议",
    "上次会议",
    "前次会议",
    "以往会议",
    "股东会",
    "董事会",
    "职代会",
    "委员会",
    "常委会",
    "协会",
    "工会",
    "社会",
];

/// Bodies at whose word nobody here decides.
const OTHERS: &[&str] = &[
    "债权人",
    "管理人",
    "法院",
    "政府",
    "省",
    "市局",
    "市级",
    "总局",
    "上级",
    "股东",
    "投资人",
    "投资方",
    "银行",
    "委员会",
    "常委会",
    "主管部门",
    "公司",
    "企业",
    "职工",
    "法律",
    "法规",
    "条例",
    "规定",
];

/// What turns a verb into a wish, a condition or a thing of the past.
const CONDITIONS: &[&str] = &[
    "是否", "能否", "可否", "待", "如", "若", "一旦", "拟", "申请", "请求", "提请", "建议", "提议",
    "主张", "希望", "需", "须", "取得", "获得", "经", "依法", "曾", "此前", "原", "早", "根据",
    "按照", "依据", "关于", "提出", "要求", "认为", "听取",
];

/// What denies a verb.
const DENIED: &[&str] = &[
    "未", "没有", "未能", "无法", "未予", "不予", "不", "难以", "无需", "不得", "不能", "不宜",
    "不再", "暂不",
];

/// What follows a verb that is part of another word or names a thing: 同意后, 决定书, 议定事项.
const NOUNS: &[&str] = &[
    "后", "的", "书", "文件", "手续", "与否", "程序", "权限", "事项", "内容", "性", "前", "时",
    "条件", "机关", "情况", "结果", "意见",
];

/// Work that is laid on somebody.
const WORK: &[&str] = &[
    "负责", "牵头", "主办", "承担", "支付", "垫付", "拨付", "出资", "缴纳", "清偿", "兜底", "列支",
    "解决", "办理", "落实", "配合", "出具", "完成", "实施", "组织", "督办", "提供", "报送", "核销",
    "安排", "协调", "处置", "会同", "接收", "安置", "筹集", "筹措", "保障", "认定", "评价", "免除",
    "减免", "先行", "予以", "协助", "具体", "做好", "抓好", "跟进", "复核",
];

/// What binds whoever stands before it.
const BINDS: &[&str] = &[
    "负责", "牵头", "承担", "垫付", "支付", "拨付", "出资", "列支", "兜底", "应", "须", "需",
    "必须", "务必", "要", "尽快", "抓紧", "配合", "会同", "限期", "筹措", "协助",
];

/// What only looks as if it did.
const NO_BINDS: &[&str] = &[
    "负责人",
    "负责同志",
    "要求",
    "应急",
    "应诉",
    "需求",
    "牵头单位",
    "配合单位",
    "要点",
    "支付令",
];

/// What may stand between a unit and what binds it.
const BETWEEN: &[&str] = &[
    "予以",
    "先行",
    "全额",
    "全部",
    "具体",
    "统一",
    "另行",
    "依法",
    "及时",
    "共同",
    "分别",
    "各自",
    "都",
    "也",
    "均",
    "将",
    "同意",
    "继续",
    "先",
    "立即",
    "于",
    "等单位",
    "等",
    "两家",
    "两单位",
];

/// Words by which a place of the paper names who owes or by when.
const FORMS: &[&str] = &[
    "责任单位",
    "牵头单位",
    "配合单位",
    "主办单位",
    "完成时限",
    "办结标准",
    "办理时限",
    "完成期限",
];

/// Limits that name no day.
const LIMITS: &[&str] = &[
    "年底前",
    "年内",
    "月底前",
    "月内",
    "季度末前",
    "季度内",
    "日内",
    "天内",
    "周内",
    "节前",
    "会议前",
];

/// Work that a limit is set for.
const LIMITED: &[&str] = &[
    "完成", "办结", "支付", "付清", "到位", "落实", "办理", "报送", "拨付", "结清", "垫付", "缴纳",
    "出具", "整改", "核销", "提交",
];

/// What is laid on somebody, and on whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Laid<'a> {
    /// Who, as written.
    pub on: &'a str,
    /// The work and what follows it.
    pub work: &'a str,
}

/// Who says that something is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice<'a> {
    /// The meeting; the rest of the clause is what it decides.
    Meeting(&'a str),
    /// Whoever is named last in these words.
    Somebody(&'a str),
}

/// The decisions a clause speaks of.
pub(super) fn voices(clause: &str) -> Vec<Voice<'_>> {
    let mut found = Vec::new();
    for (verbs, settles) in [(DECIDES, false), (SETTLES, true)] {
        for verb in verbs {
            for (at, _) in clause.match_indices(verb) {
                let (before, after) = (&clause[..at], &clause[at + verb.len()..]);
                found.extend(voice(before, verb, after, settles));
            }
        }
    }
    found
}

fn voice<'a>(before: &'a str, verb: &str, after: &'a str, settles: bool) -> Option<Voice<'a>> {
    let denial = DENIED.iter().any(|word| before.ends_with(word));
    let thing = before.ends_with("议定") || verb == "同意" && after.starts_with('见');
    let label = verb == "议定"
        && ["事项", "内容", "的"]
            .iter()
            .any(|word| after.starts_with(word));
    if denial || thing || label {
        return None;
    }
    let speaker = without_adverbs(before);
    let told = ["听取", "指出", "强调", "通报", "传达", "了解"];
    let inside = contains_meeting(speaker) && !told.iter().any(|word| speaker.contains(word));
    if speaks_for_meeting(speaker) || inside {
        return Some(Voice::Meeting(after));
    }
    let noun = NOUNS.iter().any(|word| after.starts_with(word));
    let conditional = CONDITIONS.iter().any(|word| speaker.contains(word));
    let licensed = before.ends_with('经') && ["批准", "核准"].contains(&verb) && !after.is_empty();
    if settles || noun || conditional || licensed {
        return (settles && speaker.is_empty() && !noun && !after.is_empty())
            .then_some(Voice::Meeting(after));
    }
    if speaker.is_empty() {
        return Some(Voice::Meeting(after));
    }
    let other = OTHERS
        .iter()
        .chain(OTHER_MEETINGS)
        .any(|word| speaker.contains(word));
    Some(Voice::Somebody(speaker)).filter(|_| verb == "同意" || verb == "赞成" || !other)
}

/// What stands before a verb, up to its subject.
pub(super) fn without_adverbs(before: &str) -> &str {
    let mut speaker = before;
    while let Some(shorter) = ADVERBS.iter().find_map(|word| speaker.strip_suffix(word)) {
        speaker = shorter;
    }
    speaker
}

fn speaks_for_meeting(speaker: &str) -> bool {
    MEETING.iter().any(|word| speaker.ends_with(word))
        && !OTHER_MEETINGS.iter().any(|word| speaker.ends_with(word))
}

fn contains_meeting(speaker: &str) -> bool {
    let ours = OTHER_MEETINGS
        .iter()
        .fold(speaker.to_owned(), |text, word| text.replace(word, ""));
    ours.contains("会议")
}

/// Whether somebody who is none of this paper's units is who speaks.
pub(super) fn is_other(speaker: &str) -> bool {
    OTHERS
        .iter()
        .chain(OTHER_MEETINGS)
        .any(|word| speaker.contains(word))
}

/// Work that a clause lays on whoever stands after 由. `names` are the places of units' names in it: the 保障 in
/// 人力资源和社会保障局 is no work.
pub(super) fn laid_by<'a>(clause: &'a str, names: &[(usize, usize)]) -> Vec<Laid<'a>> {
    let mut found = Vec::new();
    for (at, mark) in clause.match_indices('由') {
        let (before, rest) = (&clause[..at], &clause[at + mark.len()..]);
        let word = before.ends_with(['理', '自', '事', '缘', '案'])
            || rest.starts_with(['于', '此', '来']);
        if word || is_wish(before) {
            continue;
        }
        let start = at + mark.len();
        let outside = |work: &usize| {
            let place = start + work;
            !names.iter().any(|(from, to)| (*from..*to).contains(&place))
        };
        let first = WORK
            .iter()
            .flat_map(|work| rest.match_indices(work).map(|(at, _)| at))
            .filter(outside)
            .min();
        if let Some(end) = first.filter(|end| *end > 0 && *end <= 120) {
            found.push(Laid {
                on: &rest[..end],
                work: &rest[end..],
            });
        }
    }
    found
}

/// Whether what follows a unit's name binds it.
pub(super) fn is_bound(after: &str) -> bool {
    let mut rest = after;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    BINDS.iter().any(|word| rest.starts_with(word))
        && !NO_BINDS.iter().any(|word| rest.starts_with(word))
}

/// Whether words before make what follows a wish of somebody else's, or something past.
pub(super) fn is_wish(before: &str) -> bool {
    let wish = [
        "建议",
        "提议",
        "主张",
        "希望",
        "请求",
        "申请",
        "是否",
        "提出",
        "认为",
        "原",
        "已",
        "如",
        "若",
        "一直",
        "依法应",
    ];
    wish.iter().any(|word| before.contains(word)) && !contains_meeting(before)
}

/// Whether a sentence asks for something: 会议要求, 请. It binds once it names whom or by when.
pub(super) fn is_call(sentence: &str) -> bool {
    let asked = sentence.match_indices("要求").any(|(at, _)| {
        let before = without_adverbs(&sentence[..at]);
        before.is_empty() || speaks_for_meeting(before)
    });
    asked
        || ["请", "会议强调", "会议希望", "会议建议"]
            .iter()
            .any(|word| sentence.starts_with(word))
}

/// Whether a sentence names who owes or by when in the manner of a form: 责任单位：区财政局.
pub(super) fn is_form(sentence: &str) -> bool {
    FORMS.iter().any(|form| {
        sentence
            .match_indices(form)
            .any(|(at, _)| sentence[at + form.len()..].starts_with(['：', ':', '为', '是']))
    })
}

/// Whether a clause sets work a limit that names no day: 年底前完成, 十五个工作日内支付.
pub(super) fn is_limited(clause: &str) -> bool {
    LIMITS.iter().any(|limit| {
        clause.match_indices(limit).any(|(at, _)| {
            let after = &clause[at + limit.len()..];
            LIMITED.iter().any(|work| after.contains(work)) && !is_wish(&clause[..at])
        })
    })
}
