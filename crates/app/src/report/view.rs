//! What a report's page shows: the text with its tokens filled in, each number leading to its rows, each
//! unit's passage to its return.

use super::{
    fill::{Filling, Shown, ShownLine},
    frozen::{self, Content},
    labels::{self, Labels, PAPER},
};
use crate::{Desk, Error, Line, Units};
use domain::{
    Actor, Sight,
    charter::Charter,
    id::{ReportId, ReturnId, RoundId, UnitId},
    instruction::Instruction,
    report::{
        DisposalReport, ReportState,
        figure::{Figure, Slice},
    },
    round::{AnswerKind, InformationRound, ReturnAnswer, ReturnState, quantity::hundredths},
    unit::UnitRef,
};
use std::sync::Arc;
use store::Tx;

/// A unit's answer that is merged into a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The return it is part of.
    pub of: ReturnId,
    /// The unit.
    pub unit: UnitId,
    /// Its short name.
    pub unit_name: String,
    /// Its full name.
    pub unit_full_name: String,
    /// The question.
    pub label: String,
    /// What kind of answer it is.
    pub kind: AnswerKind,
    /// What the data say.
    pub counted: Option<i64>,
    /// What the unit says.
    pub answer: Option<String>,
    /// Why it differs.
    pub why: Option<String>,
}

impl Merged {
    /// The token that stands for it: 区税务局·工作进展. What ends or divides a token is left out of the name.
    pub fn token(&self) -> String {
        let name = self.unit_name.replace(['{', '}', '|'], "");
        format!("{}·{}", name.trim(), self.label)
    }

    /// The question without the clause in front of it.
    pub(super) fn bare_label(&self, charter: &Charter) -> &str {
        let (clause, rest) = self.label.split_once(' ').unwrap_or(("", &self.label));
        let is_clause = charter.duties.iter().any(|duty| duty.clause == clause);
        if is_clause { rest } else { &self.label }
    }

    /// Whether a draft writes it: a text that says something, a number only the unit knows that is not none.
    pub(super) fn is_told(&self) -> bool {
        match self.kind {
            AnswerKind::Text => self.answer.is_some(),
            AnswerKind::Number => {
                let number = self.answer.as_deref().and_then(hundredths);
                self.counted.is_none() && number.is_some_and(|number| number != 0)
            }
        }
    }

    /// What the data say and what the unit says, where these differ.
    pub fn difference(&self) -> Option<(i64, &str)> {
        let (counted, said) = (self.counted?, self.answer.as_deref()?);
        let differs = counted.checked_mul(100) != Some(hundredths(said)?);
        differs.then_some((counted, said))
    }
}

/// The answers of every accepted return of a round, in the units' order.
pub(crate) async fn merged(
    tx: &mut Tx,
    sight: &Sight,
    round: RoundId,
    units: &Units,
) -> Result<Vec<Merged>, Error> {
    store::round::by_id(tx, sight, round).await?;
    let mut merged = Vec::new();
    for one in store::round::returns(tx, sight, round).await? {
        if one.state != ReturnState::Accepted {
            continue;
        }
        for answer in store::round::answers(tx, sight, one.id).await? {
            merged.push(merge(&one.unit, answer, units));
        }
    }
    Ok(merged)
}

fn merge(unit: &UnitId, answer: ReturnAnswer, units: &Units) -> Merged {
    Merged {
        of: answer.of,
        unit: *unit,
        unit_name: units.name(*unit),
        unit_full_name: units.full_name(*unit),
        label: answer.label,
        kind: answer.kind,
        counted: answer.counted,
        answer: answer.answer,
        why: answer.why,
    }
}

/// A report with all its page shows.
#[derive(Clone, Debug)]
pub struct ReportView {
    /// The report.
    pub report: DisposalReport,
    /// The text in force, with tokens.
    pub text: String,
    /// Its lines, filled in.
    pub lines: Vec<ShownLine>,
    /// The figures; of an issued report those that are frozen.
    pub figures: Vec<Figure>,
    /// The units' answers merged into it.
    pub merged: Vec<Merged>,
    /// The round it is written from.
    pub round: Option<InformationRound>,
    /// Its history and that of the instructions on it, newest first; for office and conveners.
    pub history: Vec<Line>,
    /// Other reports whose period shares a day with this one's, while it is in writing; for office and conveners.
    pub sharing: Vec<DisposalReport>,
    /// Conveners' instructions on it, oldest first.
    pub instructions: Vec<Instruction>,
    /// The units.
    pub units: Units,
    /// The charter.
    pub charter: Arc<Charter>,
    /// Units whose answers were accepted after the text was drafted and stand nowhere in it, while it is written.
    pub late: Vec<String>,
    /// Whether what was frozen at the issue cannot be read any more; the figures shown are then not proven.
    pub broken: bool,
}

impl ReportView {
    /// Names of figures, in a language.
    pub fn labels(&self, t: locale::Wording) -> Labels<'_> {
        Labels {
            t,
            charter: &self.charter,
            units: &self.units,
        }
    }

    /// The text as it is printed, line by line, with the marks of what the public does not read.
    pub fn printed(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(ShownLine::printed).collect();
        lines.join("\n")
    }

    /// Units whose short names the report would print in its text or its tables, while it is in writing.
    pub fn lacking(&self) -> Vec<UnitRef> {
        if !self.report.state.is_in_writing() {
            return Vec::new();
        }
        let units = self
            .figures
            .iter()
            .filter_map(|figure| match figure.key.slice {
                Some(Slice::Unit(unit)) => Some(unit),
                _ => None,
            });
        let units: Vec<_> = units.collect();
        self.units.lacking_full_names(&units, &self.printed())
    }

    /// Labels of figures in the text that have no value, so that a dash would be printed in their place.
    pub fn valueless(&self) -> Vec<&str> {
        let pieces = self.lines.iter().flat_map(|line| &line.pieces);
        let labels = pieces.filter_map(|piece| match piece {
            Shown::Figure { value, label, .. } if value == labels::NONE => Some(label.as_str()),
            _ => None,
        });
        labels.collect()
    }

    /// How many numbers of the text were typed by hand.
    pub fn typed(&self) -> usize {
        let pieces = self.lines.iter().flat_map(|line| &line.pieces);
        pieces
            .filter(|piece| matches!(piece, Shown::Typed(_)))
            .count()
    }
}

/// Loads a report within sight.
pub async fn view(desk: &Desk, by: &Actor, id: &str) -> Result<ReportView, Error> {
    let id = super::read_id(id)?;
    let (sight, charter) = (by.sight(), desk.charter());
    let view = desk
        .read(async move |tx| load(tx, &sight, id, charter).await)
        .await?;
    if view.report.state != ReportState::Issued {
        return Ok(view);
    }
    match frozen::read(desk, &view.report).await {
        Ok(content) => Ok(with_frozen(view, content)),
        Err(error @ Error::Failed(_)) => {
            tracing::error!(report = %id, error = %error, "what was frozen of a report cannot be read");
            Ok(ReportView {
                broken: true,
                ..view
            })
        }
        Err(error) => Err(error),
    }
}

/// Loads a report as it stands.
pub(crate) async fn load(
    tx: &mut Tx,
    sight: &Sight,
    id: ReportId,
    charter: Arc<Charter>,
) -> Result<ReportView, Error> {
    let report = store::report::by_id(tx, sight, id).await?;
    let text = store::report::text(tx, sight, id, report.texts).await?.text;
    let units = Units::load(tx, sight).await?;
    let figures = store::report::figures(tx, sight, id).await?;
    let frozen = report.state == ReportState::Issued;
    let merged = match report.round.filter(|_| !frozen) {
        Some(round) => merged(tx, sight, round, &units).await?,
        None => Vec::new(),
    };
    let late = if report.state == ReportState::Drafted && !merged.is_empty() {
        let first = store::report::text(tx, sight, id, 1).await?.text;
        super::draft::late(&merged, &[&first, &text])
    } else {
        Vec::new()
    };
    let round = match report.round.filter(|_| sight.is_whole()) {
        Some(round) => Some(store::round::by_id(tx, sight, round).await?),
        None => None,
    };
    let mut sharing = Vec::new();
    if report.state.is_in_writing() {
        sharing = store::report::sharing(tx, sight, report.from_on, report.until_on).await?;
        sharing.retain(|one| one.id != id);
    }
    let instructions = store::instruction::of_report(tx, sight, id).await?;
    let history = if sight.is_whole() {
        history(tx, sight, id, &instructions).await?
    } else {
        Vec::new()
    };
    let filling = Filling {
        labels: Labels {
            t: PAPER,
            charter: &charter,
            units: &units,
        },
        figures: &figures,
        merged: &merged,
    };
    let lines = filling.lines(&text);
    Ok(ReportView {
        report,
        text,
        lines,
        figures,
        merged,
        round,
        history,
        sharing,
        instructions,
        units,
        charter,
        late,
        broken: false,
    })
}

async fn history(
    tx: &mut Tx,
    sight: &Sight,
    id: ReportId,
    instructions: &[Instruction],
) -> Result<Vec<Line>, Error> {
    let mut lines = store::journal::of_record::<DisposalReport>(tx, sight, id.0).await?;
    for one in instructions {
        lines.extend(store::journal::of_record::<Instruction>(tx, sight, one.id.0).await?);
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.n));
    Ok(lines)
}

/// An issued report shows what was frozen, whatever the data say since.
fn with_frozen(view: ReportView, content: Content) -> ReportView {
    let figures = content.figures();
    let merged = content.merged();
    let filling = Filling {
        labels: view.labels(PAPER),
        figures: &figures,
        merged: &merged,
    };
    let lines = filling.lines(&content.text);
    ReportView {
        lines,
        figures,
        merged,
        text: content.text,
        ..view
    }
}

/// A page of reports within sight, newest first, or of the drafts that were given up; and whether another follows.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    withdrawn: bool,
    before: &str,
) -> Result<(Vec<DisposalReport>, bool), Error> {
    let (sight, before) = (by.sight(), ReportId::parse(before));
    let mut rows = desk
        .read(async move |tx| {
            Ok(if withdrawn {
                store::report::withdrawn(tx, &sight, before).await?
            } else {
                store::report::page(tx, &sight, before).await?
            })
        })
        .await?;
    let more = rows.len() > crate::PAGE;
    rows.truncate(crate::PAGE);
    Ok((rows, more))
}

/// An earlier text of a report in writing, for comparing.
pub async fn earlier(desk: &Desk, by: &Actor, id: &str, ordinal: u32) -> Result<String, Error> {
    let (id, sight) = (super::read_id(id)?, by.sight());
    if !sight.is_whole() {
        return Err(Error::NotFound);
    }
    desk.read(async move |tx| {
        store::report::by_id(tx, &sight, id).await?;
        Ok(store::report::text(tx, &sight, id, ordinal).await?.text)
    })
    .await
}
