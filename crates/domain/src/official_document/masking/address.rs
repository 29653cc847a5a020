//! Home addresses: what follows 住址 and its like to the next mark of punctuation, and what follows a bare 住
//! as far as it names places. 住所地, an enterprise's seat, stays.

use super::MASK;

/// Words after which a home address stands, whatever it looks like.
const LABELS: &[&str] = &["住址", "户籍地址", "户籍所在地", "户籍地", "经常居住地"];
/// What 住 is followed by where no home is told: 住房, 住建, 住所, 住院, 常住人口.
const NO_HOME_AFTER: &str = "房建所院户宅宿持人的";
/// What 住 is led by where no home is told: 记住, 抓住, 留住.
const NO_HOME_BEFORE: &str = "记抓留保守稳停卡困扣挡拦护管控锁盯靠挺";
/// What a place ends with.
const PLACES: &str = "省市区县乡镇村街路道巷弄里庄组号栋幢楼座户室院";
/// Places of two letters.
const LONG_PLACES: &[&str] = &["单元", "小区", "公寓", "家属楼"];
/// The marks of punctuation that end an address.
const STOPS: &str = "，。；、）,;)\n";
/// Words after 住 that the address does not reach.
const WORDS: &str = "：:的共等与和及";
/// What may stand between 住 and the address.
const LEADS: &str = "：: 　为是在于";

/// The text with home addresses masked; no address grows longer by it.
pub(super) fn masked(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, address, after)) = next(rest) {
        said.push_str(before);
        said.extend(std::iter::repeat_n(MASK, address.chars().count().min(3)));
        rest = after;
    }
    said.push_str(rest);
    said
}

/// The first home address, with what stands before and after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    text.char_indices().find_map(|(place, _)| {
        let rest = &text[place..];
        let (from, length) = labelled(rest).or_else(|| bare(&text[..place], rest))?;
        let from = place + from;
        (length > 0).then(|| {
            (
                &text[..from],
                &text[from..from + length],
                &text[from + length..],
            )
        })
    })
}

/// Where the address after a label begins, and its length in bytes.
fn labelled(rest: &str) -> Option<(usize, usize)> {
    let label = LABELS.iter().find(|label| rest.starts_with(**label))?;
    let address = rest[label.len()..].trim_start_matches(|c| LEADS.contains(c) || c == '\n');
    let end = address.find(|c| STOPS.contains(c)).unwrap_or(address.len());
    Some((rest.len() - address.len(), end))
}

/// Where the address after a bare 住 begins, and its length up to the last place it names.
fn bare(before: &str, rest: &str) -> Option<(usize, usize)> {
    let after = rest.strip_prefix('住')?;
    let told = !before.ends_with(|c| NO_HOME_BEFORE.contains(c))
        && !after.starts_with(|c| NO_HOME_AFTER.contains(c));
    let address = after.trim_start_matches(|c| LEADS.contains(c));
    let end = address
        .find(|c| STOPS.contains(c) || WORDS.contains(c))
        .unwrap_or(address.len());
    let named = last_place(&address[..end]).filter(|_| told)?;
    Some((rest.len() - address.len(), named))
}

/// The end of the last place named, with the figures and dashes that belong to it.
fn last_place(address: &str) -> Option<usize> {
    let single = address
        .rmatch_indices(|c| PLACES.contains(c))
        .map(|(at, place)| at + place.len());
    let longer = LONG_PLACES
        .iter()
        .filter_map(|place| address.rfind(place).map(|at| at + place.len()));
    let end = single.chain(longer).max()?;
    let figures = |c: char| {
        c.is_alphanumeric() && !('\u{2e80}'..'\u{fe00}').contains(&c) || "-－—".contains(c)
    };
    let tail = &address[end..];
    Some(end + tail.len() - tail.trim_start_matches(figures).len())
}
