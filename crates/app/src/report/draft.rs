//! Drafting a report from the data of a period: its figures, and its first text by the usual parts of such
//! a report: data, progress, problems, next steps; no requests (报告不夹带请示事项).

use super::{
    figures,
    labels::{Labels, PAPER},
    period_name,
    view::{self, Merged},
};
use crate::{Desk, Error, Units, desk::new_id, input::Fields};
use domain::{
    Actor, Date, Moment,
    agenda::Outcome,
    charter::Charter,
    id::{ReportId, RoundId},
    report::{
        DisposalReport, Period, PeriodKind, ReportState, ReportText,
        figure::{Figure, FigureKey, Measure, Slice},
    },
    round::AnswerKind,
};
use std::fmt::Write as _;

/// The form of a new report, as typed.
#[derive(Clone, Debug, Default)]
pub struct DraftForm {
    /// The kind of period.
    pub kind: String,
    /// A day in the period; the first day of a free one.
    pub from: String,
    /// The last day of a free period.
    pub until: String,
    /// The information round to merge; empty for none.
    pub round: String,
}

/// Drafts a report and answers with its id.
pub async fn draft(desk: &Desk, by: &Actor, form: DraftForm) -> Result<ReportId, Error> {
    let mut fields = Fields::default();
    let period = read_period(
        &mut fields,
        desk.today(),
        &form.kind,
        &form.from,
        &form.until,
    );
    let round = match form.round.trim() {
        "" => None,
        id => fields.choice("round", id, RoundId::parse),
    };
    fields.done()?;
    let now = desk.now();
    let counted = figures::count(desk, period, now, false).await?;
    let (by, desk_) = (by.clone(), desk.clone());
    desk.write(async move |tx| {
        let (sight, charter) = (by.sight(), desk_.charter());
        let units = Units::load(tx, &sight).await?;
        let figures = counted.figures(&charter, &units, period);
        let merged = match round {
            Some(round) => view::merged(tx, &sight, round, &units).await?,
            None => Vec::new(),
        };
        let report = DisposalReport {
            id: new_id(),
            version: 0,
            period_kind: period.kind,
            from_on: period.from,
            until_on: period.until,
            title: format!("{}企业破产处置情况报告", period_name(period)),
            round,
            state: ReportState::Drafted,
            counted_at: now,
            texts: 1,
            signed_off_by: None,
            document_number: None,
            issued_on: None,
            hash: None,
            frozen: None,
            pdf: None,
            docx: None,
            xlsx: None,
            disclosure: None,
            ground: None,
            public_pdf: None,
            reason: None,
        };
        let report = tx.record(report.draft(&by, now)?).await?;
        let first = ReportText {
            id: new_id(),
            version: 0,
            report: report.id,
            ordinal: 1,
            text: text(
                &labels(&charter, &units),
                &Told::of(&desk_, period, now, &figures),
                &merged,
            ),
        };
        tx.record(first.keep(&by, now)?).await?;
        store::report::keep_figures(tx, &sight, report.id, &figures).await?;
        Ok(report.id)
    })
    .await
}

/// Drafts the text anew from the figures as counted and every answer accepted by now; the text so far stays among
/// the earlier ones.
pub async fn redraft(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now, charter) = (by.clone(), desk.now(), desk.charter());
    let desk_ = desk.clone();
    desk.write(async move |tx| {
        let sight = by.sight();
        let report = super::load(tx, &by, id, version).await?;
        let units = Units::load(tx, &sight).await?;
        let figures = store::report::figures(tx, &sight, id).await?;
        let merged = match report.round {
            Some(round) => view::merged(tx, &sight, round, &units).await?,
            None => Vec::new(),
        };
        let kept = ReportText {
            id: new_id(),
            version: 0,
            report: id,
            ordinal: report.texts + 1,
            text: text(
                &labels(&charter, &units),
                &Told::of(&desk_, report.period(), report.counted_at, &figures),
                &merged,
            ),
        };
        tx.record(report.edit(kept.text.chars().count(), &by, now)?)
            .await?;
        tx.record(kept.keep(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// Reads a period that is over or still runs, never one that has not begun.
pub(crate) fn read_period(
    fields: &mut Fields,
    today: Date,
    kind: &str,
    from: &str,
    until: &str,
) -> Period {
    let kind = fields.choice("kind", kind, PeriodKind::parse);
    let from = fields.date("from", from);
    if !fields.has("from") && from > today {
        fields.wrong("from", "form-date-future");
    }
    match kind {
        Some(PeriodKind::Free) => {
            let until = fields.date("until", until);
            let period = Period::free(from, until);
            if period.is_none() && !fields.has("until") && !fields.has("from") {
                fields.wrong("until", "form-ends-before");
            } else if until > today && !fields.has("until") {
                fields.wrong("until", "form-date-future");
            }
            period.unwrap_or(Period::around(PeriodKind::Free, from))
        }
        kind => Period::around(kind.unwrap_or(PeriodKind::Month), from),
    }
}

/// The figures of a period, with what a text has to say of their reach.
struct Told<'a> {
    period: Period,
    figures: &'a [Figure],
    /// The day up to which they tell, where the period was not over.
    as_of: Option<Date>,
    /// Whether the mechanism was at work in the period before, so that its figures say something.
    compares: bool,
}

impl<'a> Told<'a> {
    fn of(desk: &Desk, period: Period, at: Moment, figures: &'a [Figure]) -> Self {
        Self {
            period,
            figures,
            as_of: Some(at.date()).filter(|day| *day <= period.until),
            compares: figures::compares(desk, period),
        }
    }

    /// A figure of the period before in brackets, where it says something.
    fn before(&self, token: &str) -> String {
        if self.compares {
            format!("（上期{{{{{token}|上期}}}}件）")
        } else {
            String::new()
        }
    }
}

fn labels<'a>(charter: &'a Charter, units: &'a Units) -> Labels<'a> {
    Labels {
        t: PAPER,
        charter,
        units,
    }
}

/// The first text.
fn text(labels: &Labels<'_>, told: &Told<'_>, merged: &[Merged]) -> String {
    let (charter, period, figures) = (labels.charter, told.period, told.figures);
    let as_of = told
        .as_of
        .map(|day| format!("，数据截至{}", PAPER.date(day)));
    let days = match period.kind {
        PeriodKind::Free => String::new(),
        _ => format!(
            "（{}至{}{}）",
            PAPER.date(period.from),
            PAPER.date(period.until),
            as_of.unwrap_or_default()
        ),
    };
    let mut text = format!(
        "{}{days}，{}企业破产处置府院联动机制各成员单位按照《{}》履行职责，现将有关情况报告如下：\n",
        period_name(period),
        charter.place,
        super::paper::charter_name(&charter.title),
    );
    basics(&mut text, told);
    kinds(&mut text, labels, told);
    progress(&mut text, labels, figures);
    let problem = |one: &&Merged| one.label.contains("问题");
    let next = |one: &&Merged| one.label.contains("打算") || one.label.contains("下一步");
    let said = || {
        merged
            .iter()
            .filter(|one| one.kind == AnswerKind::Text && one.is_told())
    };
    let mut heading = Some("（三）各单位工作情况\n");
    numbers(&mut text, &mut heading, charter, merged);
    let progress = said().filter(|one| !problem(one) && !next(one));
    passages(&mut text, heading, progress);
    problems(&mut text, figures);
    passages(&mut text, None, said().filter(problem));
    text.push_str("四、下一步工作\n继续督促在办事项和逾期任务的办理，对暂缓事项按期复核。\n");
    passages(&mut text, None, said().filter(next));
    text
}

/// Short names of units none of whose answers stand in any of these texts, though a draft would write them.
pub(super) fn late(merged: &[Merged], texts: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    for of_unit in merged.chunk_by(|one, next| one.of == next.of) {
        let mut told = of_unit.iter().filter(|one| one.is_told()).peekable();
        let stands = |one: &Merged| {
            let token = format!("{{{{{}}}}}", one.token());
            texts.iter().any(|text| text.contains(&token))
        };
        if told.peek().is_some() && !told.any(stands) {
            names.push(of_unit[0].unit_name.clone());
        }
    }
    names
}

/// Whether there is something to say of a measure: a count of something, or an average of anything.
fn tells(figures: &[Figure], measure: Measure) -> bool {
    let key = FigureKey::whole(measure);
    let figure = figures.iter().find(|figure| figure.key == key);
    figure.is_some_and(|figure| figure.value.is_some_and(|value| value != 0))
}

/// What came in, what is done, what is open. An average of nothing and a part of nothing are not spoken of.
fn basics(text: &mut String, told: &Told<'_>) {
    let figures = told.figures;
    let _ = write!(
        text,
        "一、基本数据\n\
         本期提出协调事项{{{{提出事项}}}}件{}，受理{{{{受理事项}}}}件，销号{{{{销号事项}}}}件{}，期末在办{{{{期末在办事项}}}}件。",
        told.before("提出事项"),
        told.before("销号事项"),
    );
    if !told.compares {
        text.push_str("上期本机制尚未在本系统运行，不作比较。");
    }
    if tells(figures, Measure::MattersClosed) && tells(figures, Measure::CloseDaysAverage) {
        text.push_str("办结事项从提出到销号平均{{平均办结天数}}天，中位数{{办结天数中位数}}天。");
    }
    text.push('\n');
    if tells(figures, Measure::MattersPendingYear) {
        text.push_str("期末在办事项中，提出满一年的{{期末在办满一年事项}}件");
        if tells(figures, Measure::MattersPendingTwoYears) {
            text.push_str("，其中满两年的{{期末在办满两年事项}}件");
        }
        text.push_str("。\n");
    }
    if tells(figures, Measure::EnterprisesConcerned) {
        text.push_str("提出事项涉及企业{{涉及企业}}家");
        if tells(figures, Measure::CasesConcerned) {
            text.push_str("、案件{{涉及案件}}件");
        }
        text.push_str("。\n");
    }
}

/// What was done in meetings and with assignments.
fn progress(text: &mut String, labels: &Labels<'_>, figures: &[Figure]) {
    text.push_str("二、工作进展\n（一）会议和议定事项\n召开会议{{召开会议}}次");
    if tells(figures, Measure::ItemsSettled) {
        text.push_str("，审议议题{{审议议题}}项");
        let unreached = Slice::Kind(Outcome::CarriedOver.code().to_owned());
        let is_unreached = |figure: &&Figure| {
            figure.key.measure == Measure::ItemsSettled
                && figure.key.slice.as_ref() == Some(&unreached)
        };
        let figure = figures.iter().find(is_unreached);
        if figure.is_some_and(|figure| figure.value.is_some_and(|value| value > 0)) {
            let label = labels.slice(Measure::ItemsSettled, &unreached);
            let _ = write!(text, "（其中{label}{{{{审议议题·{label}}}}}项）");
        }
        text.push_str("，议定{{议定事项}}项");
    }
    if tells(figures, Measure::MattersDecided) {
        text.push_str("，转入执行事项{{议定转执行事项}}件");
    }
    if tells(figures, Measure::DocumentsIssued) {
        text.push_str("；印发公文{{印发公文}}份");
    }
    text.push_str("。\n（二）任务落实\n交办任务{{交办任务}}项，销号{{销号任务}}项");
    if tells(figures, Measure::AssignmentsVerified) {
        text.push_str("，其中按期{{按期销号任务}}项、超期{{超期销号任务}}项");
    }
    text.push_str("；期末逾期未办结{{期末逾期任务}}项。\n");
}

/// What is deferred and what is late. What came back may have been deferred long before, and is no part of what
/// was deferred in the period.
fn problems(text: &mut String, figures: &[Figure]) {
    text.push_str("三、存在问题\n条件尚不具备、予以暂缓的事项{{暂缓事项}}件");
    if tells(figures, Measure::MattersCameBack) {
        text.push_str("，期内转回复议{{暂缓转回事项}}件");
        if tells(figures, Measure::DeferralDaysAverage) {
            text.push_str("，平均暂缓{{平均暂缓天数}}天");
        }
    }
    text.push('。');
    if tells(figures, Measure::AssignmentsOverdue) {
        text.push_str("期末仍有逾期任务{{期末逾期任务}}项。");
    }
    text.push('\n');
}

/// A sentence on every difficulty that had matters in either period.
fn kinds(text: &mut String, labels: &Labels<'_>, told: &Told<'_>) {
    let figures = told.figures;
    let raised: Vec<_> = figures
        .iter()
        .filter(|figure| figure.key.measure == Measure::MattersRaised)
        .filter_map(|figure| match &figure.key.slice {
            Some(slice @ Slice::Kind(_)) => Some(labels.slice(Measure::MattersRaised, slice)),
            _ => None,
        })
        .collect();
    if raised.is_empty() {
        return;
    }
    let parts: Vec<_> = raised
        .iter()
        .map(|label| {
            let before = told.before(&format!("提出事项·{label}"));
            format!("{label}{{{{提出事项·{label}}}}}件{before}")
        })
        .collect();
    let of = |is: fn(&Figure) -> bool, value: fn(&Figure) -> Option<i64>| -> i64 {
        let all = figures.iter().filter(|figure| is(figure));
        all.filter_map(value).sum()
    };
    let whole = |figure: &Figure| figure.key == FigureKey::whole(Measure::MattersRaised);
    let kind = |figure: &Figure| {
        figure.key.measure == Measure::MattersRaised
            && matches!(figure.key.slice, Some(Slice::Kind(_)))
    };
    // What is restricted is in the whole alone: who adds up is told why the parts are fewer.
    let is_apart = [|one: &Figure| one.value, |one: &Figure| one.previous]
        .into_iter()
        .any(|value| of(whole, value) != of(kind, value));
    let apart = if is_apart {
        "（限定可见范围的不分列）"
    } else {
        ""
    };
    let _ = writeln!(text, "按疑难类别：{}{apart}。", parts.join("，"));
}

/// The numbers only the units know, a sentence each, bound to their returns; what is none is left to the
/// table. A question's clause in front of its label is not repeated.
fn numbers(text: &mut String, heading: &mut Option<&str>, charter: &Charter, merged: &[Merged]) {
    let is_number = |one: &&Merged| one.kind == AnswerKind::Number && one.is_told();
    let told: Vec<_> = merged.iter().filter(is_number).collect();
    for of_unit in told.chunk_by(|one, next| one.unit == next.unit) {
        text.push_str(heading.take().unwrap_or(""));
        let parts = of_unit.iter().map(|one| {
            // 尚欠经济补偿（元）: the number stands before what it is counted in.
            let label = one.bare_label(charter);
            let measured = label
                .strip_suffix('）')
                .and_then(|label| label.rsplit_once('（'));
            let measured = measured.filter(|(_, counted_in)| counted_in.chars().count() <= 3);
            let (label, counted_in) = measured.unwrap_or((label, ""));
            format!("{label}{{{{{}}}}}{counted_in}", one.token())
        });
        let parts: Vec<_> = parts.collect();
        let _ = writeln!(
            text,
            "{}报送：{}。",
            of_unit[0].unit_full_name,
            parts.join("，")
        );
    }
}

/// What units said, each under its name and bound to its return.
fn passages<'a>(text: &mut String, heading: Option<&str>, said: impl Iterator<Item = &'a Merged>) {
    let mut heading = heading;
    for one in said {
        text.push_str(heading.take().unwrap_or(""));
        let _ = writeln!(text, "{}：{{{{{}}}}}", one.unit_full_name, one.token());
    }
}
