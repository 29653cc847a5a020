//! Lists of units: where one name ends and the next begins, prefixes left out after the first,
//! and which two spellings mean one unit.

use super::draft::Fact;
use super::passage::Passage;
use super::{Doubt, Warning};

/// How a unit's name ends.
const ENDS: &[&str] = &[
    "局",
    "委",
    "办",
    "院",
    "中心",
    "银行",
    "支行",
    "分行",
    "人行",
    "部",
    "厅",
    "信用社",
    "供销社",
    "总社",
    "委员会",
    "协会",
    "总会",
    "联合会",
    "商会",
    "工会",
    "基金会",
    "管委会",
    "室",
    "站",
    "大队",
    "支队",
    "所",
    "公司",
    "政府",
    "街道",
    "镇街",
    "镇",
    "乡",
    "联",
    "办事处",
    "管理处",
    "服务处",
    "馆",
    "署",
    "园区",
    "开发区",
    "集团",
    "海关",
    "团县委",
    "公安",
    "单位",
    "部门",
];
/// Words that only a sentence has.
const NO_UNIT: &[&str] = &[
    "负责",
    "担任",
    "召开",
    "以及",
    "开展",
    "协调解决",
    "处置",
    "召集人",
    "根据",
    "政策",
    "建立",
    "落实",
    "推动",
    "做好",
    "加强",
    "完善",
    "为成员",
    "设在",
];
/// What ends like a unit and is none.
const NO_UNIT_END: &[&str] = &[
    "全部",
    "外部",
    "内部",
    "督办",
    "协办",
    "主办",
    "承办",
    "关联",
    "府院",
    "办公室主",
    "本部",
];
/// Characters that set a level before a unit's name: 县, 区, 市.
const LEVELS: &str = "县区市旗州盟省";
/// Names that begin with a level's character and yet have no prefix.
const NO_PREFIX: [&str; 9] = [
    "市场", "市政", "市容", "市民", "区域", "县域", "城市", "州际", "省际",
];
/// Names that never take the county's prefix.
const OWN_PREFIX: [&str; 13] = [
    "国家",
    "中国",
    "人行",
    "人民银行",
    "团",
    "各",
    "驻",
    "全",
    "本",
    "其他",
    "有关",
    "相关",
    "银保监",
];

/// A unit's name where it was read, with its wording when a prefix was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) key: String,
    pub(super) line: u32,
    pub(super) printed: Option<String>,
}

impl Named {
    fn plain(passage: &Passage) -> Self {
        let (name, key, line) = (passage.text(), passage.key(), passage.line());
        Self {
            name,
            key,
            line,
            printed: None,
        }
    }

    pub(super) fn fact(self) -> Fact<String> {
        Fact {
            value: self.name,
            line: self.line,
            printed: self.printed,
        }
    }
}

/// Does it look like the name of one unit?
pub(super) fn is_unit(name: &Passage) -> bool {
    let bare = without_note(name);
    let key = bare.key();
    let n = key.chars().count();
    (2..=30).contains(&n)
        && ENDS.iter().any(|e| key.ends_with(e))
        && !NO_UNIT_END.iter().any(|e| key.ends_with(e))
        && !bare.has_char(&['，', '。', '；', '：', '、', '《', '》', '“', '”'])
        && !NO_UNIT.iter().any(|w| key.contains(w))
        && !key.chars().any(|c| c.is_ascii_digit())
}

/// Without a closing note in brackets: 县工信局（商务局）.
fn without_note(name: &Passage) -> Passage {
    match name.find("（") {
        Some(at) if at > 0 && name.ends_with("）") => name.slice(0, at).trim(),
        _ => name.clone(),
    }
}

/// Cuts a list at 、 and ，, and at 和 or 及 where both sides are units.
pub(super) fn cut(list: &Passage) -> Vec<Passage> {
    list.split(&['、', '，', '；'])
        .iter()
        .flat_map(cut_at_and)
        .collect()
}

/// No few names joined by 和 are longer; what is longer stays whole.
const LONGEST: usize = 200;

fn cut_at_and(name: &Passage) -> Vec<Passage> {
    const ANDS: [&str; 6] = ["以及", "或者", "和", "及", "与", "或"];
    let name = name.without_start(&ANDS);
    if name.len() > LONGEST {
        return vec![name];
    }
    for at in 1..name.len() {
        let Some(n) = name.any_at(at, &ANDS) else {
            continue;
        };
        let (left, right) = (name.slice(0, at).trim(), name.from(at + n).trim());
        // 发展和改革局 stays whole: 发展 is no unit.
        if is_unit(&left) && right.len() >= 2 {
            let mut parts = vec![left];
            parts.extend(cut_at_and(&right));
            return parts;
        }
    }
    vec![name]
}

/// Nothing but names of units.
pub(super) fn all_units(names: &Passage) -> bool {
    let parts = cut(&names.trim());
    !parts.is_empty() && parts.iter().all(is_unit)
}

/// A list of units as read.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) units: Vec<Named>,
    /// The number of units the text itself gives: 等 13 个单位.
    pub(super) said: Option<(u32, u32)>,
    /// 等 without a number leaves it open: the line and the last name.
    pub(super) open: Option<(u32, String)>,
}

/// Reads a list of units: 县法院、检察院、财政局等13个单位.
pub(super) fn list(passage: &Passage, warnings: &mut Vec<Warning>) -> List {
    let mut result = List::default();
    let (names, rest) = match passage.rfind("等") {
        Some(at) if passage.len() - at <= 14 => (passage.slice(0, at), Some(passage.from(at + 1))),
        _ => match counted(passage) {
            Some(at) => (passage.slice(0, at), Some(passage.from(at))),
            None => (passage.clone(), None),
        },
    };
    let parts = cut(&names.trim_chars(&['、', '，']));
    let mut skipped = Vec::new();
    let mut passages = Vec::new();
    for part in parts {
        if is_unit(&part) {
            passages.push(part);
        } else {
            skipped.push(part);
        }
    }
    for part in skipped.iter().filter(|_| !passages.is_empty()) {
        let doubt = Doubt::UnitUnclear {
            printed: short(part),
        };
        warnings.push(Warning::new(part.line(), doubt));
    }
    if let Some(rest) = rest.map(|r| r.without_start(&["共"])) {
        let digits: String = rest
            .key()
            .chars()
            .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
            .collect();
        match super::outline::count(&digits) {
            Some(said) => result.said = Some((said, names.line())),
            None => result.open = passages.last().map(|p| (p.line(), p.text())),
        }
    }
    result.units = restore_prefixes(&passages, warnings);
    result
}

/// Where a closing count begins: 六家单位, 13个成员单位.
fn counted(names: &Passage) -> Option<usize> {
    const CLOSINGS: [&str; 6] = [
        "家单位",
        "个单位",
        "个部门",
        "家成员单位",
        "个成员单位",
        "个部门和单位",
    ];
    let bare = CLOSINGS.iter().find(|c| names.ends_with(c))?;
    let end = names.len() - bare.chars().count();
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let n = (0..end)
        .rev()
        .take_while(|i| names.at(*i).is_some_and(digit))
        .count();
    let total = usize::from(end > n && names.matches(end - n - 1, "共"));
    (n > 0).then_some(end - n - total)
}

/// The first characters of a passage, for quoting in a warning.
pub(super) fn short(passage: &Passage) -> String {
    passage.text().chars().take(24).collect()
}

/// The level prefix of a name: 区 of 区法院, 清河县 of 清河县财政局.
pub(super) fn prefix_len(key: &str) -> usize {
    let chars: Vec<char> = key.chars().collect();
    if NO_PREFIX.iter().any(|w| key.starts_with(w)) {
        return 0;
    }
    let at = (0..chars.len().min(6)).rev().find(|i| {
        let rest: String = chars[i + 1..].iter().collect();
        LEVELS.contains(chars[*i])
            && rest.chars().count() >= 2
            && !NO_PREFIX
                .iter()
                .any(|w| key.chars().skip(*i).collect::<String>().starts_with(w))
            && !rest.starts_with(['域', '划'])
    });
    at.map_or(0, |i| i + 1)
}

fn restore_prefixes(names: &[Passage], warnings: &mut Vec<Warning>) -> Vec<Named> {
    let mut units: Vec<Named> = names.iter().map(Named::plain).collect();
    let Some(first) = units.first() else {
        return units;
    };
    let n = prefix_len(&first.key);
    let prefix: String = first.name.chars().take(n).collect();
    let folded: String = first.key.chars().take(n).collect();
    if n == 0 {
        return units;
    }
    let mut restored = Vec::new();
    let line = first.line;
    for unit in units.iter_mut().skip(1) {
        if prefix_len(&unit.key) > 0 || takes_no_prefix(&unit.key) {
            continue;
        }
        let printed = unit.name.clone();
        restored.push(printed.clone());
        unit.name = format!("{prefix}{printed}");
        unit.key = format!("{folded}{}", unit.key);
        unit.printed = Some(printed);
    }
    if !restored.is_empty() {
        let names = restored.join("、");
        warnings.push(Warning::new(line, Doubt::PrefixRestored { prefix, names }));
    }
    units
}

fn takes_no_prefix(key: &str) -> bool {
    OWN_PREFIX.iter().any(|w| key.starts_with(w))
        || [
            "街道",
            "镇",
            "乡",
            "街道办事处",
            "支行",
            "银行",
            "公司",
            "集团",
            "单位",
            "部门",
        ]
        .iter()
        .any(|w| key.ends_with(w))
}

/// The name without its level: what two lists must share to mean one unit.
pub(super) fn stem(key: &str) -> String {
    let bare = key.split('（').next().unwrap_or(key);
    let stem: String = bare.chars().skip(prefix_len(bare)).collect();
    stem.replace("人民法院", "法院")
        .replace("人民检察院", "检察院")
}

/// Is one an abbreviation of the other? 人社局 of 人力资源和社会保障局.
pub(super) fn abbreviates(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let mut letters = long.chars();
    short.chars().count() >= 3
        && short.chars().next() == long.chars().next()
        && short.chars().next_back() == long.chars().next_back()
        && short.chars().all(|c| letters.any(|l| l == c))
}
