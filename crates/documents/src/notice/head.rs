//! What stands around the plan: title, document number, date, issuers, addressees, basis, copies.

use jiff::civil::Date;

use super::basis::{self, number_in};
use super::draft::{Basis, Fact};
use super::outline;
use super::paragraph::{self, Sheet};
use super::passage::Passage;
use super::{Doubt, Unreadable, Warning, names};

/// What the head of a text told.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<Fact<String>>,
    pub(super) document_number: Option<Fact<String>>,
    pub(super) issued_on: Option<Fact<Date>>,
    pub(super) issuers: Vec<Fact<String>>,
    pub(super) basis: Vec<Basis>,
    pub(super) division_code: Option<Fact<String>>,
    pub(super) addressees: Vec<Fact<String>>,
    pub(super) copy_to: Vec<Fact<String>>,
    /// Index of the first paragraph of the plan itself.
    pub(super) body_from: usize,
}

/// Refuses a text that is not about coordinating bankruptcy.
pub(super) fn refuse_other_subjects(sheet: &Sheet) -> Result<(), Unreadable> {
    const BODIES: [&str; 9] = [
        "府院联动",
        "联动机制",
        "联席会议",
        "协调机制",
        "领导小组",
        "工作专班",
        "召集人",
        "委员会",
        "协调小组",
    ];
    let mentions = sheet.paragraphs.iter().filter(|p| p.has("破产")).count();
    let titled = sheet
        .paragraphs
        .iter()
        .any(|p| p.has("破产") && paragraph::is_title(p));
    let coordinated = sheet.paragraphs.iter().any(|p| p.has_any(&BODIES));
    if coordinated && (titled || mentions >= 3) {
        return Ok(());
    }
    Err(Unreadable::NotANotice {
        found: appearance(sheet),
    })
}

/// What a text that founds no mechanism appears to be, in Chinese.
pub(super) fn appearance(sheet: &Sheet) -> String {
    const KINDS: [(&str, &str); 12] = [
        ("判决书", "法院判决书"),
        ("裁定书", "法院裁定书"),
        ("决定书", "决定书"),
        ("会议纪要", "会议纪要"),
        ("公告", "公告"),
        ("招标", "招标文件"),
        ("合同", "合同"),
        ("通知", "通知"),
        ("方案", "方案"),
        ("意见", "意见"),
        ("报告", "报告"),
        ("新闻", "新闻"),
    ];
    let title = sheet.paragraphs.iter().find(|p| paragraph::is_title(p));
    let Some(opening) = title.or_else(|| sheet.paragraphs.first()) else {
        return "表格或空白文件".to_owned();
    };
    let begins: String = opening.text().chars().take(40).collect();
    let kind = KINDS.iter().find(|(word, _)| {
        sheet
            .paragraphs
            .iter()
            .take(6)
            .any(|p| p.len() < 120 && p.has(word))
    });
    match kind {
        Some((_, kind)) => format!("{kind}（“{begins}”）"),
        None => format!("别的文字（“{begins}”）"),
    }
}

/// Reads the head and the tail.
pub(super) fn read(sheet: &Sheet, warnings: &mut Vec<Warning>) -> Head {
    let all = &sheet.paragraphs;
    let first_mark = all
        .iter()
        .position(|p| outline::mark(p).is_some())
        .unwrap_or(all.len());
    let titles = titles(&all[..first_mark]);
    let mut head = Head {
        body_from: titles.body_from,
        title: titles.title,
        ..Head::default()
    };
    let line = head
        .title
        .as_ref()
        .map_or_else(|| sheet.first_line(), |t| t.line);
    if head.title.is_none() {
        warnings.push(Warning::new(line, Doubt::TitleNotFound));
    }
    let before_body = &all[..first_mark];
    head.document_number = document_number(sheet, before_body, line, warnings);
    let signed = read_date(&mut head, sheet, line, warnings);
    head.issuers = issuers(all, signed, titles.notice);
    if head.issuers.is_empty() {
        warnings.push(Warning::new(line, Doubt::IssuersNotFound));
    }
    head.addressees =
        addressees(&all[titles.notice.map_or(0, |n| n + 1).min(first_mark)..first_mark]);
    let from = titles.notice.map_or(0, |n| n + 1).min(first_mark);
    head.basis = basis::read(&all[from..], first_mark - from, head.title.as_ref());
    for paragraph in all.iter().filter(|p| paragraph::is_distribution(p)) {
        if let Some(at) = paragraph
            .find("：")
            .filter(|_| !paragraph.key().starts_with('主'))
        {
            let list = paragraph.from(at + 1).trim_chars(&['。']);
            head.copy_to
                .extend(list.split(&['，', '、', '；']).iter().map(Passage::fact));
        }
    }
    head.division_code = division(&head.issuers);
    if head.division_code.is_none() {
        warnings.push(Warning::new(line, Doubt::DivisionNotKnown));
    }
    head
}

#[derive(Default)]
struct Titles {
    title: Option<Fact<String>>,
    notice: Option<usize>,
    body_from: usize,
}

/// The plan's title stands alone below the notice that issues it.
fn titles(before: &[Passage]) -> Titles {
    let found: Vec<usize> = (0..before.len())
        .filter(|i| paragraph::is_title(&before[*i]))
        .collect();
    let about = |i: &usize| before[*i].has_any(&["破产", "府院联动", "关于"]);
    let Some(first) = found.iter().copied().find(about).or(found.first().copied()) else {
        return Titles::default();
    };
    let issues = before[first].has_any(&["印发", "转发", "下发"]);
    let same = |i: &usize| before[*i].key() == before[first].key();
    let plan = found
        .iter()
        .copied()
        .rfind(|i| issues && *i > first && !same(i));
    let last_same = found.iter().copied().rfind(|i| same(i)).unwrap_or(first);
    let title = match plan {
        Some(plan) => before[plan].fact(),
        None if issues => quoted_title(&before[first]).unwrap_or_else(|| before[first].fact()),
        None => before[first].fact(),
    };
    let body_from = plan.unwrap_or(last_same) + 1;
    Titles {
        title: Some(title),
        notice: Some(first),
        body_from,
    }
}

fn quoted_title(notice: &Passage) -> Option<Fact<String>> {
    let open = notice.find("《")?;
    let close = notice.rfind("》").filter(|close| *close > open + 1)?;
    Some(notice.slice(open + 1, close).fact())
}

/// The notice's own number stands alone on its line, or is labelled as such by the web page.
fn document_number(
    sheet: &Sheet,
    before: &[Passage],
    line: u32,
    warnings: &mut Vec<Warning>,
) -> Option<Fact<String>> {
    let labelled = sheet.page_lines.iter().filter_map(|p| {
        let line = p.squeezed();
        let (at, n) = line.find_any(&["发文字号：", "文号：", "文件编号："])?;
        let rest = line.from(at + n);
        number_in(&rest, 0)
            .filter(|(start, _)| *start == 0)
            .map(|(_, end)| rest.slice(0, end))
    });
    let alone = before.iter().filter_map(|p| {
        let bare = p.slice(0, p.find("签发人").unwrap_or(p.len())).trim();
        let bare = bare.without_start(&["发文字号：", "文号："]);
        // A line that cites is a sentence or a bracket: it does not begin with the number.
        let (start, end) = number_in(&bare, 0)?;
        (start == 0 && end == bare.len()).then_some(bare)
    });
    let mut taken: Option<Fact<String>> = None;
    for number in alone.chain(labelled) {
        let Some((start, end)) = number_in(&number, 0) else {
            continue;
        };
        let number = number.slice(start, end);
        let mut fact = number.fact();
        let value = number.evened().replace("〕第", "〕");
        if value != fact.value {
            fact.printed = Some(std::mem::replace(&mut fact.value, value));
        }
        match &taken {
            None => taken = Some(fact),
            Some(own) if own.value != fact.value => {
                let doubt = Doubt::SeveralNumbers {
                    taken: own.value.clone(),
                    other: fact.value,
                };
                warnings.push(Warning::new(fact.line, doubt));
            }
            Some(_) => {}
        }
    }
    if taken.is_none() {
        warnings.push(Warning::new(line, Doubt::NumberNotFound));
    }
    taken
}

/// Sets the date; returns the paragraph that bears it, under which the organs sign.
fn read_date(
    head: &mut Head,
    sheet: &Sheet,
    line: u32,
    warnings: &mut Vec<Warning>,
) -> Option<usize> {
    let all = &sheet.paragraphs;
    let mut signed = None;
    for (i, paragraph) in all.iter().enumerate() {
        let Some(printed) = paragraph::date_like(paragraph) else {
            continue;
        };
        let Some(date) = date(&printed) else {
            let printed = paragraph.text();
            warnings.push(Warning::new(
                paragraph.line(),
                Doubt::ImpossibleDate { printed },
            ));
            signed = signed.or(Some(i));
            continue;
        };
        // The printing date may break away from its 印发.
        if all.get(i + 1).is_some_and(|n| n.key() == "印发") {
            continue;
        }
        match &head.issued_on {
            None => {
                let printed = Some(paragraph.text());
                head.issued_on = Some(Fact {
                    value: date,
                    line: paragraph.line(),
                    printed,
                });
                signed = Some(i);
            }
            Some(first) if first.value != date => {
                let other = paragraph.text();
                warnings.push(Warning::new(
                    paragraph.line(),
                    Doubt::SeveralDates { other },
                ));
            }
            Some(_) => {}
        }
    }
    if head.issued_on.is_none() {
        head.issued_on = sheet.page_lines.iter().find_map(date_on_page);
    }
    if head.issued_on.is_none() {
        let printing = all.iter().find(|p| paragraph::is_imprint(p));
        let doubt = if printing.is_some() {
            Doubt::OnlyPrintingDate
        } else {
            Doubt::DateNotFound
        };
        warnings.push(Warning::new(printing.map_or(line, Passage::line), doubt));
    }
    signed
}

/// A web page's 成文日期, which is not its 发布日期.
fn date_on_page(text: &Passage) -> Option<Fact<Date>> {
    let line = text.squeezed();
    let (at, n) = line.find_any(&["成文日期：", "发文日期："])?;
    let rest = line.from(at + n);
    let dated = |c: char| c.is_ascii_digit() || "年月日-/〇一二三四五六七八九十".contains(c);
    let len = (0..rest.len())
        .take_while(|i| rest.at(*i).is_some_and(dated))
        .count();
    let printed = rest.slice(0, len);
    let value = date(&printed.key()).or_else(|| printed.key().replace('/', "-").parse().ok())?;
    Some(Fact {
        value,
        line: printed.line(),
        printed: Some(printed.text()),
    })
}

/// 2023年11月29日, 二〇二三年十一月二十九日.
fn date(key: &str) -> Option<Date> {
    let (year, rest) = key.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let year = if year.chars().all(|c| c.is_ascii_digit()) {
        year.parse().ok()?
    } else {
        let digit = |c| {
            "〇一二三四五六七八九"
                .chars()
                .position(|d| d == if c == '零' { '〇' } else { c })
        };
        let digits: Option<Vec<usize>> = year.chars().map(digit).collect();
        let digits = digits.filter(|d| d.len() == 4)?;
        i16::try_from(digits.iter().fold(0, |n, d| n * 10 + d)).ok()?
    };
    let month = i8::try_from(outline::count(month)?).ok()?;
    let day = i8::try_from(outline::count(day)?).ok()?;
    if year < 1949 {
        None
    } else {
        Date::new(year, month, day).ok()
    }
}

/// The organs that sign above the date; else those before 关于 in the title; else the red mark.
fn issuers(all: &[Passage], signed: Option<usize>, notice: Option<usize>) -> Vec<Fact<String>> {
    let organs = |p: &Passage| -> Vec<Fact<String>> {
        let named = |w: &Passage| w.key() != "文件";
        let trimmed = |w: &Passage| w.without_end(&["文件"]);
        p.words()
            .iter()
            .filter(|w| named(w))
            .map(|w| trimmed(w).fact())
            .collect()
    };
    if let Some(date) = signed {
        let from = (0..date)
            .rev()
            .take_while(|i| paragraph::is_signature(&all[*i]))
            .last();
        let signing: Vec<_> = all[from.unwrap_or(date)..date]
            .iter()
            .flat_map(organs)
            .collect();
        if !signing.is_empty() {
            return signing;
        }
    }
    if let Some(title) = notice.map(|n| &all[n]) {
        let before = title.slice(0, title.find("关于").unwrap_or(0)).trim();
        if paragraph::is_signature(&before) {
            return organs(&before);
        }
    }
    let marks = &all[..notice.unwrap_or(0)];
    let mut organs: Vec<_> = marks
        .iter()
        .filter(|p| paragraph::is_signature(p))
        .flat_map(organs)
        .collect();
    organs.dedup_by(|a, b| a.value == b.value);
    organs
}

fn addressees(between: &[Passage]) -> Vec<Fact<String>> {
    const WHO: [&str; 8] = ["各", "政府", "单位", "部门", "局", "办事处", "法院", "街道"];
    let line = between.iter().take(4).find(|p| {
        p.last() == Some('：') && !p.has_char(&['。', '《']) && p.len() < 300 && p.has_any(&WHO)
    });
    let Some(line) = line else { return Vec::new() };
    let list = line.without_start(&["主送："]).trim_chars(&['：']);
    list.split(&['，', '、', '；'])
        .iter()
        .map(Passage::fact)
        .collect()
}

/// Only the issuers say whose notice it is; a place merely mentioned says nothing.
fn division(issuers: &[Fact<String>]) -> Option<Fact<String>> {
    issuers.iter().find_map(|organ| {
        let (name, code) = names::DIVISIONS.iter().find(|(name, _)| {
            let rest = organ.value.strip_prefix(name);
            rest.is_some_and(|r| r.starts_with("人民政府") || r.starts_with("人民法院"))
        })?;
        let printed = Some((*name).to_owned());
        Some(Fact {
            value: (*code).to_owned(),
            line: organ.line,
            printed,
        })
    })
}
