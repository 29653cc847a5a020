//! Excerpts (摘录) of issued minutes: for one unit, or of one item, headed by the number they are from.

use super::{
    facts::{facts, is_withheld, item_facts, lines, printed_title},
    issue::office_name,
    write::date,
};
use crate::{
    Desk, Error,
    meeting::{
        self,
        view::{self, MeetingView},
    },
    press,
};
use documents::{
    fonts::Fonts,
    official::{Block, Kind, OfficialDocument},
};
use domain::{
    Actor, Sight,
    id::{AgendaItemId, UnitId},
    minutes::{
        Excerpt, Facts, Minutes, MinutesState, corrected, of_item, of_unit, opening, touched,
    },
    official_document::{line::bare, masking::plain},
};
use std::sync::Arc;

/// An excerpt as PDF and DOCX.
pub type Printed = (Vec<u8>, Vec<u8>);

/// What of issued minutes concerns a unit: whole the items that concern it, and from the record those
/// restricted ones to which it is a party. The office and the conveners have any unit's, a unit has its own.
pub async fn for_unit(
    desk: &Desk,
    by: &Actor,
    id: &str,
    unit: &str,
    fonts: &Arc<Fonts>,
) -> Result<Printed, Error> {
    let unit = UnitId::parse(unit).ok_or(Error::NotFound)?;
    let (whole, minutes) = issued(desk, by, id).await?;
    let own = by.unit.id == unit && by.may(domain::Permission::Read);
    if !by.sight().is_whole() && !own {
        return Err(Error::NotFound);
    }
    let name = whole
        .units
        .get(unit)
        .ok_or(Error::NotFound)?
        .full_name
        .clone();
    let excerpts = concerning(desk, &whole, &minutes, unit).await?;
    if excerpts.is_empty() {
        return Err(Error::NotFound);
    }
    let corrections = corrections(desk, &minutes, &excerpts).await?;
    let paper = paper(
        desk,
        (&whole, &minutes),
        (&excerpts, &corrections),
        Some(name),
    );
    press::print(paper, fonts).await
}

/// The units asked to a meeting whose excerpts of its issued minutes the actor may have, and of which these say
/// something.
pub async fn units(desk: &Desk, by: &Actor, id: &str) -> Result<Vec<UnitId>, Error> {
    let (whole, minutes) = issued(desk, by, id).await?;
    let all = by.sight().is_whole();
    let mut found = Vec::new();
    for place in &whole.attendance {
        let may = all || place.unit == by.unit.id;
        if may
            && !concerning(desk, &whole, &minutes, place.unit)
                .await?
                .is_empty()
        {
            found.push(place.unit);
        }
    }
    Ok(found)
}

/// What of issued minutes concerns a unit, in the order of the items.
async fn concerning(
    desk: &Desk,
    whole: &MeetingView,
    minutes: &Minutes,
    unit: UnitId,
) -> Result<Vec<Excerpt>, Error> {
    let (sight, meeting_id) = (Sight::party(desk.mechanism(), unit), whole.meeting.id);
    let party = desk
        .read(async move |tx| Ok(store::agenda::items(tx, &sight, meeting_id).await?))
        .await?;
    let record = facts(whole);
    let mut excerpts = of_unit(&minutes.text, &record, unit);
    for (place, item) in (1u32..).zip(&whole.items) {
        if is_withheld(item) && party.iter().any(|one| one.id == item.item.id) {
            excerpts.retain(|one| one.number != place);
            excerpts.push(withheld(place, whole, &record));
        }
    }
    excerpts.sort_by_key(|one| one.number);
    Ok(excerpts)
}

/// What of issued minutes concerns one item within sight.
pub async fn of_one_item(
    desk: &Desk,
    by: &Actor,
    id: &str,
    item: &str,
    fonts: &Arc<Fonts>,
) -> Result<Printed, Error> {
    let item = AgendaItemId::parse(item).ok_or(Error::NotFound)?;
    let (whole, minutes) = issued(desk, by, id).await?;
    let (sight, meeting_id) = (by.sight(), whole.meeting.id);
    let seen = desk
        .read(async move |tx| Ok(store::agenda::items(tx, &sight, meeting_id).await?))
        .await?;
    if seen.iter().all(|one| one.id != item) {
        return Err(Error::NotFound);
    }
    let record = facts(&whole);
    let found = (1u32..)
        .zip(&whole.items)
        .find(|(_, one)| one.item.id == item);
    let (place, one) = found.ok_or(Error::NotFound)?;
    let excerpt = if is_withheld(one) {
        withheld(place, &whole, &record)
    } else {
        of_item(&minutes.text, &record, place).ok_or(Error::NotFound)?
    };
    let corrections = corrections(desk, &minutes, std::slice::from_ref(&excerpt)).await?;
    let paper = paper(desk, (&whole, &minutes), (&[excerpt], &corrections), None);
    press::print(paper, fonts).await
}

/// The meeting, within the actor's sight, loaded whole, with its issued minutes.
async fn issued(desk: &Desk, by: &Actor, id: &str) -> Result<(MeetingView, Minutes), Error> {
    let id = meeting::read_id(id)?;
    let (sight, whole) = (by.sight(), Sight::whole(by.mechanism));
    let view = desk
        .read(async move |tx| {
            store::meeting::by_id(tx, &sight, id).await?;
            view::load(tx, &whole, id).await
        })
        .await?;
    let minutes = view
        .minutes
        .clone()
        .filter(|minutes| minutes.state == MinutesState::Issued);
    Ok((view, minutes.ok_or(Error::NotFound)?))
}

/// A restricted item, which the minutes do not print, from its record.
fn withheld(place: u32, whole: &MeetingView, record: &Facts) -> Excerpt {
    let at = usize::try_from(place).map_or(0, |place| place - 1);
    let item = &whole.items[at];
    Excerpt {
        number: place,
        title: format!("关于{}（{}）", item.title(), printed_title(item)),
        lines: lines(&item_facts(place, item, &whole.units), record),
    }
}

/// Later corrections that touch what is extracted, or the opening that every excerpt has: number and day of issue
/// of each, oldest first. A correction quotes the text as earlier ones left it.
async fn corrections(
    desk: &Desk,
    minutes: &Minutes,
    excerpts: &[Excerpt],
) -> Result<Vec<String>, Error> {
    let (whole, id) = (Sight::whole(desk.mechanism()), minutes.id);
    let mut all = desk
        .read(async move |tx| {
            Ok(store::official_document::correcting_minutes(tx, &whole, id).await?)
        })
        .await?;
    all.retain(|one| one.state.is_out());
    all.sort_by_key(|one| (one.issued_on, one.id));
    let mut shown = opening(&minutes.text);
    for one in excerpts {
        shown.push(one.title.clone());
        shown.extend(one.lines.iter().cloned());
    }
    let mut shown: Vec<String> = shown.iter().map(|part| plain(part)).collect();
    let (mut text, mut found) = (plain(&minutes.text), Vec::new());
    for one in all {
        // One that cannot be read may touch anything.
        let touches = touched(&text, &one.body).map_or(true, |lines| {
            let mut lines = lines.iter();
            lines.any(|line| shown.iter().any(|part| line.contains(part.as_str())))
        });
        if let Ok(after) = corrected(&text, &one.body) {
            // What was corrected before may be corrected again, and is still shown as it first stood.
            let lines = text.lines().zip(after.lines());
            let again = lines.filter(|(before, after)| {
                before != after && shown.iter().any(|part| before.contains(part.as_str()))
            });
            let again: Vec<String> = again.map(|(_, after)| after.to_owned()).collect();
            shown.extend(again);
            text = after;
        }
        if touches {
            let number = one.document_number.unwrap_or_default();
            let day = one.issued_on.map_or_else(String::new, date);
            found.push(format!("{day}{number}"));
        }
    }
    Ok(found)
}

fn paper(
    desk: &Desk,
    (view, minutes): (&MeetingView, &Minutes),
    (excerpts, corrections): (&[Excerpt], &[String]),
    unit: Option<String>,
) -> OfficialDocument {
    let organ = format!("{}企业破产处置府院联动机制会议", desk.charter().place);
    let title = format!("{}纪要（摘录）", view.name);
    let mut paper = OfficialDocument::new(Kind::Minutes, vec![organ], title);
    let number = minutes.document_number.clone().unwrap_or_default();
    let issued = minutes.issued_on.map_or_else(String::new, date);
    paper.document_number = Some(number.clone());
    let mut blocks = vec![Block::paragraph(format!(
        "（摘自{number}《{}纪要》，{issued}印发。全文以该纪要为准。）",
        view.name
    ))];
    if !corrections.is_empty() {
        blocks.push(Block::paragraph(format!(
            "（本摘录所涉内容已经更正，见{}。以更正后的内容为准。）",
            corrections.join("、")
        )));
    }
    let text = |line: &String| Block::paragraph(bare(&plain(line)));
    blocks.extend(opening(&minutes.text).iter().map(text));
    for one in excerpts {
        let numeral = locale::chinese_numeral(one.number);
        blocks.push(Block::heading(
            1,
            format!("{numeral}、{}", plain(&one.title)),
        ));
        blocks.extend(one.lines.iter().map(text));
    }
    paper.blocks = blocks;
    paper.signatories = vec![office_name(desk)];
    paper.date = Some(desk.today());
    paper.copy_to = unit.into_iter().collect();
    paper.printed_by = Some((office_name(desk), desk.today()));
    paper
}
