//! The journal as read by auditors, and the notifications of a person.

use crate::{Desk, Error, Line, report::period_name};
use domain::{
    Actor, Governed, Permission, Sight,
    id::{MatterId, MeetingId, OfficialDocumentId, ReportId, ReturnId},
    meeting::Meeting,
    official_document::OfficialDocument,
    report::DisposalReport,
    round::InformationReturn,
};
use std::collections::HashMap;
use store::Tx;

/// Fifty lines of the whole journal before a number (0 for the newest), newest first.
pub async fn page(desk: &Desk, by: &Actor, before: i64) -> Result<Vec<Line>, Error> {
    if !by.may(Permission::Audit) {
        return Err(Error::NotFound);
    }
    let sight = Sight::whole(by.mechanism);
    let before = if before <= 0 { i64::MAX } else { before };
    let mut lines = desk
        .read(async move |tx| Ok(store::journal::before(tx, &sight, before).await?))
        .await?;
    // An audit administrator sees that and where something changed, not what was said.
    if !by.sight().is_whole() {
        for line in &mut lines {
            line.facts.retain(|field, _| field == "kind");
        }
    }
    Ok(lines)
}

/// What a person was told, newest first.
pub async fn told(desk: &Desk, by: &Actor) -> Result<Vec<Line>, Error> {
    let (sight, person) = (by.sight(), by.person);
    desk.read(async move |tx| Ok(store::journal::told(tx, &sight, person).await?))
        .await
}

/// How many notifications are unread, counted to a hundred at most.
pub async fn unread(desk: &Desk, by: &Actor) -> Result<i64, Error> {
    let (sight, person) = (by.sight(), by.person);
    desk.read(async move |tx| Ok(store::notification::unread(tx, &sight, person).await?))
        .await
}

/// Marks what was told up to a line as read.
pub async fn mark_read(desk: &Desk, by: &Actor, up_to: i64) -> Result<(), Error> {
    let (sight, person, now) = (by.sight(), by.person, desk.now());
    desk.write(async move |tx| {
        Ok(store::notification::mark_read(tx, &sight, person, up_to, now).await?)
    })
    .await
}

/// A page of what a person was told, newest first.
#[derive(Clone, Debug)]
pub struct Told {
    /// The lines; of what is out of sight by now, without what was said.
    pub lines: Vec<Line>,
    /// Numbers of the lines not read yet.
    pub unread: Vec<i64>,
    /// What they belong to.
    pub places: Places,
}

/// Fifty notifications of a person before a number (0 for the newest).
pub async fn told_page(desk: &Desk, by: &Actor, before: i64) -> Result<Told, Error> {
    let (sight, person) = (by.sight(), by.person);
    let before = if before <= 0 { i64::MAX } else { before };
    let (mut lines, unread) = desk
        .read(async move |tx| {
            let lines = store::journal::told_before(tx, &sight, person, before).await?;
            let unread = store::notification::unread_lines(tx, &sight, person).await?;
            Ok((lines, unread))
        })
        .await?;
    let places = places(desk, by, &lines).await?;
    for line in lines.iter_mut().filter(|line| places.hides(line)) {
        line.facts.retain(|field, _| field == "kind");
    }
    Ok(Told {
        lines,
        unread,
        places,
    })
}

/// Where what some lines belong to is found, as far as it is within sight.
#[derive(Clone, Debug, Default)]
pub struct Places {
    matters: HashMap<MatterId, (String, String)>,
    meetings: HashMap<MeetingId, (String, String)>,
    /// Names of meetings that the reader's unit was taken off.
    left: HashMap<MeetingId, String>,
    /// Papers that are lines' own subjects: documents, reports, returns of a round.
    papers: HashMap<String, (String, String)>,
}

/// The nouns of lines that tell of papers.
const DOCUMENT: &str = <OfficialDocument as Governed>::NOUN;
const REPORT: &str = <DisposalReport as Governed>::NOUN;
const RETURN: &str = <InformationReturn as Governed>::NOUN;

fn is_of_paper(line: &Line) -> bool {
    [DOCUMENT, REPORT, RETURN].contains(&line.noun.as_str())
}

impl Places {
    /// Address and name of what a line belongs to: its paper, else its matter, else its meeting.
    pub fn of(&self, line: &Line) -> Option<(&str, &str)> {
        if is_of_paper(line) {
            let place = self.papers.get(&line.subject);
            return place.map(|(path, name)| (path.as_str(), name.as_str()));
        }
        let matter = line.matter.and_then(|id| self.matters.get(&id));
        let place = matter.or_else(|| line.meeting.and_then(|id| self.meetings.get(&id)));
        place.map(|(path, name)| (path.as_str(), name.as_str()))
    }

    /// The name of the meeting that a line belongs to, where the reader's unit was taken off it since: there is no
    /// address any more, and what was told still says of which meeting.
    pub fn left(&self, line: &Line) -> Option<&str> {
        let meeting = line
            .meeting
            .filter(|_| line.matter.is_none() && !is_of_paper(line))?;
        self.left.get(&meeting).map(String::as_str)
    }

    /// Whether a line belongs to something, and that is out of sight; what was told of a meeting to a unit which was
    /// then taken off it stays.
    fn hides(&self, line: &Line) -> bool {
        if self.left(line).is_some() {
            return false;
        }
        let belongs = line.matter.is_some() || line.meeting.is_some() || is_of_paper(line);
        belongs && self.of(line).is_none()
    }
}

/// Finds what some lines belong to, within the actor's sight.
pub async fn places(desk: &Desk, by: &Actor, lines: &[Line]) -> Result<Places, Error> {
    let sight = by.sight();
    let matters: Vec<MatterId> = lines.iter().filter_map(|line| line.matter).collect();
    let meetings: Vec<MeetingId> = lines.iter().filter_map(|line| line.meeting).collect();
    let papers: HashMap<String, String> = lines
        .iter()
        .filter(|line| is_of_paper(line))
        .map(|line| (line.subject.clone(), line.noun.clone()))
        .collect();
    desk.read(async move |tx| {
        let mut places = Places::default();
        for (subject, noun) in papers {
            match paper(tx, &sight, &noun, &subject).await {
                Ok(place) => {
                    places.papers.insert(subject, place);
                }
                Err(store::Error::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
        for id in matters {
            if places.matters.contains_key(&id) {
                continue;
            }
            match store::matter::by_id(tx, &sight, id).await {
                Ok(matter) => {
                    let path = format!("/matters/{}-{}", matter.year, matter.serial);
                    places.matters.insert(id, (path, matter.title));
                }
                Err(store::Error::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
        for id in meetings {
            if places.meetings.contains_key(&id) || places.left.contains_key(&id) {
                continue;
            }
            match store::meeting::by_id(tx, &sight, id).await {
                Ok(meeting) => {
                    let name = crate::meeting::name(&meeting);
                    places
                        .meetings
                        .insert(id, (format!("/meetings/{id}"), name));
                }
                Err(store::Error::NotFound) => {
                    if let Some(name) = name_of_left(tx, &sight, id).await? {
                        places.left.insert(id, name);
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(places)
    })
    .await
}

/// Address and name of a paper within sight.
async fn paper(
    tx: &mut Tx,
    sight: &Sight,
    noun: &str,
    subject: &str,
) -> Result<(String, String), store::Error> {
    let unknown = || store::Error::NotFound;
    match noun {
        DOCUMENT => {
            let id = OfficialDocumentId::parse(subject).ok_or_else(unknown)?;
            let document = store::official_document::by_id(tx, sight, id).await?;
            Ok((format!("/documents/{id}"), document.title))
        }
        REPORT => {
            let id = ReportId::parse(subject).ok_or_else(unknown)?;
            let report = store::report::by_id(tx, sight, id).await?;
            Ok((format!("/reports/{id}"), report.title))
        }
        RETURN => {
            let id = ReturnId::parse(subject).ok_or_else(unknown)?;
            let one = store::round::return_by_id(tx, sight, id).await?;
            let round = store::round::of_return(tx, sight, &one).await?;
            let name = format!("{}信息汇总", period_name(round.period()));
            Ok((format!("/returns/{id}"), name))
        }
        _ => Err(unknown()),
    }
}

/// What a meeting is called that the reader's unit was taken off.
async fn name_of_left(tx: &mut Tx, sight: &Sight, id: MeetingId) -> Result<Option<String>, Error> {
    let Some(unit) = sight.party_unit() else {
        return Ok(None);
    };
    let place = store::meeting::place_ever(tx, sight, id, unit).await?;
    if place.is_none_or(|place| place.stands()) {
        return Ok(None);
    }
    let meeting: Meeting = store::by_id(tx, &Sight::whole(sight.mechanism), id.0).await?;
    Ok(Some(crate::meeting::name(&meeting)))
}
