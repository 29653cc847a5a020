//! Persons in running text: which word is a name, which the post, and whether a list of posts
//! means one person or several.

use super::draft::Post;
use super::passage::Passage;
use super::{Doubt, Warning};

/// Common family names; a word that begins otherwise is never taken for a name.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁\
潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝\
龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒\
阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简\
车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明\
佘池查麻苑迟邝封";
const TITLE_ENDS: [&str; 7] = ["长", "书记", "主任", "主席", "常委", "专委", "委员"];

/// Does a word look like a person's name?
pub(super) fn is_name(word: &Passage) -> bool {
    let key = word.key();
    let n = key.chars().count();
    (2..=4).contains(&n)
        && key
            .chars()
            .all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '·'))
        && key.chars().next().is_some_and(|c| FAMILY_NAMES.contains(c))
        && !is_title(&key)
}

/// Does a word end like a post?
fn is_title(key: &str) -> bool {
    const MORE: [&str; 7] = ["领导", "负责人", "干部", "调研员", "主管", "科员", "同志"];
    TITLE_ENDS.iter().chain(&MORE).any(|t| key.ends_with(t))
}

/// Joins names spread by spaces (张　三) with their neighbours.
pub(super) fn words(text: &Passage) -> Vec<Passage> {
    let mut joined: Vec<Passage> = Vec::new();
    let mut last_single = false;
    for word in text.words() {
        let single = word.len() == 1;
        match joined.last_mut() {
            Some(before) if single && last_single => {
                before.append(&word);
                last_single = false;
            }
            _ => {
                last_single = single;
                joined.push(word);
            }
        }
    }
    joined
}

/// The holders of a role in `text`, which may be 县长、县法院院长 or 张三　县长.
pub(super) fn holders(text: &Passage, role: &str, warnings: &mut Vec<Warning>) -> Vec<Post> {
    let text = text.trim_chars(&['，', '。', '；', '、', '：']);
    if text.is_empty() || text.len() > 120 {
        return Vec::new();
    }
    let several_lines = text.split(&['，']);
    if several_lines.len() > 1 && several_lines.iter().all(|p| words(p).len() > 1) {
        return several_lines
            .iter()
            .flat_map(|p| holders(p, role, warnings))
            .collect();
    }
    let set_apart = words(&text);
    if set_apart.len() > 1 {
        return vec![apart(&text, &set_apart, role, warnings)];
    }
    let bracket = text.find("（").filter(|_| text.ends_with("）"));
    if let Some(at) = bracket.filter(|at| is_name(&text.slice(0, *at))) {
        let post = text.slice(at + 1, text.len() - 1).text();
        let name = Some(text.slice(0, at).text());
        return vec![Post {
            role: role.to_owned(),
            post: Some(post),
            name,
            line: text.line(),
        }];
    }
    let parts = text.split(&['、']);
    if parts.iter().all(is_name) {
        let post = |p: &Passage| Post {
            role: role.to_owned(),
            post: None,
            name: Some(p.text()),
            line: p.line(),
        };
        return parts.iter().map(post).collect();
    }
    several(&text, warnings)
        .iter()
        .map(|p| joined(p, role, warnings))
        .collect()
}

/// Name and post set apart by a space.
fn apart(text: &Passage, words: &[Passage], role: &str, warnings: &mut Vec<Warning>) -> Post {
    let names: Vec<usize> = (0..words.len()).filter(|i| is_name(&words[*i])).collect();
    let at = match names[..] {
        [one] if one == 0 || one + 1 == words.len() => Some(one),
        [0, ..] => Some(0),
        _ => None,
    };
    if at.is_none() {
        let doubt = Doubt::PersonUnclear {
            printed: text.text(),
        };
        warnings.push(Warning::new(text.line(), doubt));
    }
    let mut rest = Passage::default();
    for (_, word) in words.iter().enumerate().filter(|(i, _)| Some(*i) != at) {
        rest.append(word);
    }
    let name = at.map(|at| words[at].text());
    let post = (!rest.is_empty()).then(|| rest.text());
    Post {
        role: role.to_owned(),
        post,
        name,
        line: text.line(),
    }
}

/// A post that may run into a name: 副县长王建国, 王建国同志.
fn joined(text: &Passage, role: &str, warnings: &mut Vec<Warning>) -> Post {
    let polite = text.ends_with("同志");
    let bare = text.without_end(&["同志"]);
    let cut = TITLE_ENDS
        .iter()
        .filter_map(|t| bare.rfind(t).map(|at| at + t.chars().count()))
        .filter(|at| is_name(&bare.from(*at)) && bare.len() - at <= 3)
        .max();
    let (post, name) = match cut {
        Some(at) => (Some(bare.slice(0, at).text()), Some(bare.from(at).text())),
        None if polite && is_name(&bare) => (None, Some(bare.text())),
        None => (Some(text.text()), None),
    };
    if let Some(name) = name.clone().filter(|_| !polite) {
        let doubt = Doubt::NameNotSetApart {
            name,
            printed: text.text(),
        };
        warnings.push(Warning::new(text.line(), doubt));
    }
    Post {
        role: role.to_owned(),
        post,
        name,
        line: text.line(),
    }
}

/// Which organ a post belongs to, as far as it says.
fn organ(post: &Passage) -> Option<&'static str> {
    const ORGANS: [(&str, &str); 7] = [
        ("法院", "court"),
        ("检察", "procuratorate"),
        ("政府", "government"),
        ("人大", "congress"),
        ("政协", "conference"),
        ("局", "bureau"),
        ("发改委", "bureau"),
    ];
    const PARTY: [&str; 7] = ["县委", "区委", "市委", "旗委", "州委", "党委", "工委"];
    if post.has_any(&PARTY) {
        return Some("party");
    }
    ORGANS
        .iter()
        .find(|(word, _)| post.has(word))
        .map(|(_, organ)| *organ)
}

/// Does it name a head, or a deputy head, of the government?
fn governs(post: &Passage) -> bool {
    post.ends_with_any(&["县长", "区长", "市长", "旗长", "州长"])
}

/// 县长、县法院院长 are two persons; 县委常委、常务副县长 is one with two posts. Only a court or a
/// procuratorate, which no official of the government belongs to, or the same organ named twice,
/// shows that another person begins.
fn several(text: &Passage, warnings: &mut Vec<Warning>) -> Vec<Passage> {
    let mut people: Vec<(usize, usize)> = Vec::new();
    let mut last = Passage::default();
    let mut cursor = 0;
    for part in text.split(&['、', '，']) {
        for (i, piece) in cut_persons(&part).into_iter().enumerate() {
            let from = text.find_from(&piece.folded(), cursor).unwrap_or(cursor);
            cursor = from + piece.len();
            match people.last_mut() {
                Some(person) if i == 0 && !is_another(&last, &piece) => {
                    person.1 = cursor;
                    let explicit = organ(&piece).is_some_and(|o| o != "party");
                    if explicit && organ(&last).is_some() {
                        let printed = text.slice(person.0, person.1).text();
                        let doubt = Doubt::PostMayBeSeveral { printed };
                        warnings.push(Warning::new(piece.line(), doubt));
                    }
                }
                _ => people.push((from, cursor)),
            }
            last = people
                .last()
                .map_or(piece, |(from, to)| text.slice(*from, *to));
        }
    }
    people
        .iter()
        .map(|(from, to)| text.slice(*from, *to))
        .collect()
}

/// Does a piece of a list of posts speak of another person than the posts before it?
fn is_another(before: &Passage, piece: &Passage) -> bool {
    let (was, is) = (organ(before), organ(piece));
    let judicial = |o| matches!(o, Some("court" | "procuratorate"));
    let court_ends = judicial(was) && (is.is_some() || governs(piece));
    let other = if judicial(is) { is != was } else { court_ends };
    let again = is.is_some() && is == was && is != Some("party");
    other || again || (governs(piece) && governs(before))
}

/// 和 and 及 part persons where a post stands on both sides.
fn cut_persons(text: &Passage) -> Vec<Passage> {
    if text.len() > 200 {
        return vec![text.clone()];
    }
    for at in 1..text.len() {
        let Some(n) = text.any_at(at, &["以及", "和", "及", "与"]) else {
            continue;
        };
        let (left, right) = (text.slice(0, at).trim(), text.from(at + n).trim());
        if is_title(&left.key()) && right.len() > 2 {
            let mut parts = vec![left];
            parts.extend(cut_persons(&right));
            return parts;
        }
    }
    vec![text.clone()]
}
