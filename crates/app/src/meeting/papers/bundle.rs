//! 会议材料汇编: the agenda, and for each item its paper with the PDF files of its matter, as far as the reader
//! may see them.

use super::{date, history, proposed, raised_by, stance};
use crate::{
    Desk, Error, attachment,
    meeting::{
        places::places,
        read_id,
        view::{self, ItemView, MeetingView},
    },
    minutes::issue::office_name,
    press,
};
use documents::{
    fonts::Fonts,
    official::Block,
    papers::{self, Bundle, File, Paper},
};
use domain::{
    Actor,
    attachment::{Attachment, Purpose},
    case::Case,
    enterprise::Enterprise,
};
use std::sync::Arc;

/// How much of files is bound in, in bytes; what comes after is named only.
const BOUND_BYTES: i64 = 64 * 1024 * 1024;

/// What a paper tells of an item's matter beside the item.
#[derive(Default)]
struct Background {
    enterprise: Option<Enterprise>,
    case: Option<Case>,
    files: Vec<Attachment>,
}

/// A file that may be bound in: its title and its bytes; none for one that is named only.
type Appended = (String, Option<Vec<u8>>);

/// All papers of a meeting as one PDF, for whoever sees the meeting: of an item out of sight there is no trace.
pub async fn bundle(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<Vec<u8>, Error> {
    let (id, sight) = (read_id(id)?, by.sight());
    let (view, backgrounds) = desk
        .read(async move |tx| {
            let view = view::load(tx, &sight, id).await?;
            let mut backgrounds = Vec::new();
            for item in &view.items {
                let mut background = Background::default();
                if let Some(matter) = &item.matter {
                    let enterprise = store::by_id(tx, &sight, matter.enterprise.0).await?;
                    background.enterprise = Some(enterprise);
                    if let Some(case) = matter.case {
                        background.case = Some(store::by_id(tx, &sight, case.0).await?);
                    }
                    background.files = store::attachment::of_matter(tx, &sight, matter.id).await?;
                }
                backgrounds.push(background);
            }
            Ok((view, backgrounds))
        })
        .await?;
    let mut left = BOUND_BYTES;
    let mut parts = Vec::new();
    for (item, background) in view.items.iter().zip(backgrounds) {
        let files = appended(desk, &background.files, &mut left).await?;
        let text = text(desk, &view, item, &background);
        let head = (item.item.ordinal, item.title().to_owned());
        parts.push((head, raised_by(&view, item), text, files));
    }
    let (title, organ) = (view.name.clone(), office_name(desk));
    let (day, agenda) = (view.meeting.held_on, agenda(&view));
    let set = press::set(fonts, move |fonts| {
        let papers = parts
            .into_iter()
            .map(|(head, raised_by, blocks, files)| paper(head, raised_by, blocks, files));
        let bundle = Bundle {
            title,
            organ,
            date: Some(day),
            agenda,
            papers: papers.collect(),
        };
        papers::bundle(&bundle, fonts)
    })
    .await;
    press::placed(set, || places(&view))
}

/// The files handed in with a matter or as evidence: PDFs with their bytes while there is room.
async fn appended(
    desk: &Desk,
    files: &[Attachment],
    left: &mut i64,
) -> Result<Vec<Appended>, Error> {
    let mut appended = Vec::new();
    for file in files {
        if !matches!(file.purpose, Purpose::Paper | Purpose::Evidence) {
            continue;
        }
        let fits = file.media == "application/pdf" && file.size_bytes <= *left;
        let bytes = if fits {
            *left -= file.size_bytes;
            Some(attachment::content(desk, &file.digest).await?)
        } else {
            None
        };
        appended.push((file.name.clone(), bytes));
    }
    Ok(appended)
}

/// An item's paper; a file that cannot be bound in is named at its end.
fn paper(
    (place, title): (u32, String),
    raised_by: String,
    mut blocks: Vec<Block>,
    files: Vec<Appended>,
) -> Paper {
    let mut bound = Vec::new();
    let mut named = Vec::new();
    for (name, bytes) in files {
        match bytes.filter(|bytes| papers::pages(bytes).is_some()) {
            Some(pdf) => bound.push(File { title: name, pdf }),
            None => named.push(name),
        }
    }
    if !named.is_empty() {
        blocks.push(Block::paragraph(format!(
            "另有附件未装订在内，请在系统中查阅：{}。",
            named.join("；")
        )));
    }
    Paper {
        place,
        title,
        raised_by,
        blocks,
        files: bound,
    }
}

fn agenda(view: &MeetingView) -> Vec<Block> {
    let meeting = &view.meeting;
    let mut blocks = vec![
        Block::paragraph(format!(
            "时间：{}{}",
            date(meeting.held_on),
            crate::paper::time(&meeting.starts_at)
        )),
        Block::paragraph(format!("地点：{}", meeting.place)),
        Block::paragraph(format!("主持：{}", meeting.chair)),
    ];
    for item in &view.items {
        let unit = raised_by(view, item);
        blocks.push(Block::paragraph(format!(
            "{}.{}（{unit}）",
            item.item.ordinal,
            item.title()
        )));
    }
    blocks
}

fn text(desk: &Desk, view: &MeetingView, item: &ItemView, background: &Background) -> Vec<Block> {
    let mut parts: Vec<(&str, Vec<String>)> = Vec::new();
    if let Some(matter) = &item.matter {
        let charter = desk.charter();
        let mut facts = vec![
            format!("编号：协〔{}〕{}号", matter.year, matter.serial),
            format!("类别：{}", charter.difficulty_label(&matter.difficulty)),
            format!("提出时间：{}", date(matter.raised_at.date())),
        ];
        if let Some(enterprise) = &background.enterprise {
            facts.push(format!("所涉企业：{}", enterprise.name));
        }
        if let Some(case) = &background.case {
            facts.push(format!("案号：{}", crate::paper::case_number(&case.number)));
        }
        parts.push(("基本情况", facts));
        parts.push(("请求事项", vec![matter.request.clone()]));
    }
    parts.push(("提请议定", vec![item.item.question.clone()]));
    parts.push(("拟议定事项", proposed(view, item)));
    parts.push(("历次审议情况", history(view, item)));
    let opinions = item.opinions.iter().map(|one| {
        let unit = view.units.full_name(one.unit);
        let stance = one
            .stance
            .map_or_else(String::new, |one| format!("（{}）", stance(one)));
        format!("{unit}{stance}：{}", one.text)
    });
    parts.push(("会前书面意见", opinions.collect()));
    parts.retain(|(_, lines)| lines.iter().any(|line| !line.trim().is_empty()));
    let mut blocks = Vec::new();
    for (place, (name, lines)) in (1u32..).zip(parts) {
        let numeral = locale::chinese_numeral(place);
        blocks.push(Block::heading(1, format!("{numeral}、{name}")));
        let lines = lines.iter().flat_map(|text| text.lines());
        blocks.extend(
            lines
                .filter(|line| !line.trim().is_empty())
                .map(Block::paragraph),
        );
    }
    blocks
}
