//! Assignments: a unit's answers, the office's verification.

use crate::{
    Desk, Error, Upload,
    attachment::{self, Subject},
    input::Fields,
    matter::raise::enter_for_unit,
};
use domain::{
    Actor, Change, Moment, Refusal,
    assignment::{self, Assignment, AssignmentState},
    attachment::Purpose,
    id::{AssignmentId, MatterId},
    matter::{MatterState, Work},
};
use store::{Tx, assignment::AssignmentRow};

/// What a unit, or the office for it, does with an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// 签收.
    Acknowledge,
    /// 退回：非本单位职责.
    Refuse,
    /// 反馈.
    Progress,
    /// 申请销号.
    Submit,
    /// 销号 (office).
    Verify,
    /// 退办 (office).
    SendBack,
    /// 坚持交办 (office).
    Insist,
    /// 收回 (office).
    Revoke,
}

impl Step {
    /// Whether words must go with it.
    pub fn needs_words(self) -> bool {
        !matches!(self, Self::Acknowledge | Self::Verify)
    }

    fn is_of_unit(self) -> bool {
        matches!(
            self,
            Self::Acknowledge | Self::Refuse | Self::Progress | Self::Submit
        )
    }

    fn take(
        self,
        assignment: Assignment,
        words: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Assignment>, Refusal> {
        match self {
            Self::Acknowledge => assignment.acknowledge(by, at),
            Self::Refuse => assignment.refuse(words, by, at),
            Self::Progress => assignment.progress(words, by, at),
            Self::Submit => assignment.submit(words, by, at),
            Self::Verify => assignment.verify(by, at),
            Self::SendBack => assignment.send_back(words, by, at),
            Self::Insist => assignment.insist(words, by, at),
            Self::Revoke => assignment.revoke(words, by, at),
        }
    }
}

/// The form of a step, as typed.
#[derive(Clone, Debug, Default)]
pub struct StepForm {
    /// Words: the reason, the report, the answer.
    pub words: String,
    /// Evidence.
    pub files: Vec<Upload>,
    /// Who may see the evidence; empty for whoever sees the matter.
    pub files_class: String,
    /// Whether the office enters it for the unit (代录).
    pub entered_for: bool,
    /// The scan behind such an entry.
    pub scan: Vec<Upload>,
}

/// Takes a step and answers with the number of the assignment's matter.
pub async fn step(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    step: Step,
    form: StepForm,
) -> Result<(u32, u32), Error> {
    let id = AssignmentId::parse(id).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let words = if step.needs_words() {
        fields.text("words", &form.words, 2000)
    } else {
        fields
            .optional("words", &form.words, 2000)
            .unwrap_or_default()
    };
    let chosen = attachment::read_class(&form.files_class, &mut fields);
    let for_unit = form.entered_for && step.is_of_unit();
    if for_unit && form.scan.iter().all(|file| file.content.is_empty()) {
        fields.wrong("scan", "form-scan-required");
    }
    fields.done()?;
    let units = crate::units::all(desk, by).await?;
    let evidence = attachment::keep(desk, "files", &form.files).await?;
    let scan = attachment::keep_scans(desk, &form.scan).await?;
    let (by, now) = (by.clone(), desk.now());
    let confirm_by = desk.in_working_days(desk.charter().practice.confirm_working_days);
    desk.write(async move |tx| {
        let found = store::assignment::by_id(tx, &by.sight(), id).await?;
        if found.version != version {
            return Err(Error::Stale);
        }
        let by = if for_unit {
            enter_for_unit(&by, units.reference(found.unit))?
        } else {
            by.clone()
        };
        let done = tx
            .record(step.take(found, words.clone(), &by, now)?)
            .await?;
        let matter = store::matter::by_id(tx, &by.sight(), done.matter).await?;
        let subject = Subject {
            matter: Some(matter.id),
            assignment: Some(done.id),
            meeting: None,
        };
        let class = attachment::class_in(&matter, chosen);
        attachment::record(tx, &evidence, subject, Purpose::Evidence, class, &by, now).await?;
        let class = attachment::class_in(&matter, None);
        attachment::record(tx, &scan, subject, Purpose::Scan, class, &by, now).await?;
        if matches!(step, Step::Verify | Step::Revoke) {
            end_if_done(tx, &by, matter.id, step, confirm_by, &words, now).await?;
        }
        Ok((matter.year, matter.serial))
    })
    .await
}

/// Once nothing of a matter's work is open it is resolved and waits for the raiser's word; if all of it
/// was taken back, nobody has the matter and it falls back to the office.
pub(crate) async fn end_if_done(
    tx: &mut Tx,
    by: &Actor,
    matter: MatterId,
    step: Step,
    confirm_by: domain::Date,
    reason: &str,
    now: Moment,
) -> Result<(), Error> {
    let sight = by.sight();
    let all = store::assignment::of_matter(tx, &sight, matter).await?;
    let matter = store::matter::by_id(tx, &sight, matter).await?;
    let at_work = matches!(
        matter.state,
        MatterState::Coordinating | MatterState::InExecution
    );
    if !at_work || assignment::open_work(&all) != Work::Nothing {
        return Ok(());
    }
    // What was verified before the latest forwarding (a dispute may lie between) settles nothing.
    let latest = all.iter().map(|one| one.issued_at).max();
    let done = |one: &Assignment| {
        one.state == AssignmentState::Verified
            && (step == Step::Verify || Some(one.issued_at) == latest)
    };
    if all.iter().any(done) {
        tx.record(matter.resolve(confirm_by, by, now)?).await?;
    } else {
        tx.record(matter.fall_back(reason.into(), by, now)?).await?;
    }
    Ok(())
}

/// A page of assignments in a state by due date, within sight; and whether another follows.
pub async fn page(
    desk: &Desk,
    by: &Actor,
    state: AssignmentState,
    after: &str,
) -> Result<(Vec<AssignmentRow>, bool), Error> {
    let after = after
        .split_once('_')
        .and_then(|(day, id)| Some((crate::input::read_date(day)?, AssignmentId::parse(id)?)));
    let sight = by.sight();
    let mut rows = desk
        .read(async move |tx| Ok(store::assignment::pressing(tx, &sight, state, after).await?))
        .await?;
    let more = rows.len() > store::matter::PAGE;
    rows.truncate(store::matter::PAGE);
    Ok((rows, more))
}

/// One assignment within sight, with its matter.
pub async fn view(
    desk: &Desk,
    by: &Actor,
    id: &str,
) -> Result<(Assignment, domain::matter::Matter, crate::Units), Error> {
    let (id, sight) = (AssignmentId::parse(id).ok_or(Error::NotFound)?, by.sight());
    desk.read(async move |tx| {
        let assignment = store::assignment::by_id(tx, &sight, id).await?;
        let matter = store::matter::by_id(tx, &sight, assignment.matter).await?;
        Ok((assignment, matter, crate::Units::load(tx, &sight).await?))
    })
    .await
}
