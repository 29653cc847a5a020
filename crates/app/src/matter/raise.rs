//! Raising a matter, completing a returned one, withdrawing one.

use crate::{
    Desk, Error, Units, Upload,
    attachment::{self, Subject},
    desk::new_id,
    enterprise,
    input::Fields,
};
use domain::{
    Actor, Date, Moment,
    attachment::{Classification, Purpose},
    case::{CaseNumber, Procedure},
    enterprise::Uscc,
    id::EnterpriseId,
    matter::{Matter, MatterState},
    unit::UnitRef,
};
use store::{Tx, number};

/// The form that raises a matter, as typed.
#[derive(Clone, Debug, Default)]
pub struct RaiseForm {
    /// Unit for which the office enters it (代录); empty for one's own.
    pub entered_for: String,
    /// What it is about.
    pub title: String,
    /// Key of the difficulty.
    pub difficulty: String,
    /// Name of the enterprise.
    pub enterprise: String,
    /// Its unified social credit code.
    pub uscc: String,
    /// Case number.
    pub case_number: String,
    /// Procedure of a case not yet known.
    pub procedure: String,
    /// What is asked.
    pub request: String,
    /// Classification.
    pub classification: String,
    /// Papers.
    pub files: Vec<Upload>,
    /// Who may see the papers; empty for whoever sees the matter.
    pub files_class: String,
    /// Ids of units asked to raise it too.
    pub co_raisers: Vec<String>,
    /// The scan behind an entry for another unit.
    pub scan: Vec<Upload>,
}

struct Raising {
    title: String,
    difficulty: String,
    enterprise: String,
    uscc: Option<String>,
    case: Option<(String, Procedure)>,
    request: String,
    classification: Classification,
}

/// Raises a matter and answers with its number.
pub async fn raise(desk: &Desk, by: &Actor, form: RaiseForm) -> Result<(u32, u32), Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by = enter_for(by, &form.entered_for, &form.scan, &units, &mut fields)?;
    let raising = read(desk, &form, &mut fields);
    let chosen = attachment::read_class(&form.files_class, &mut fields);
    let asked = fields.units("co_raisers", &form.co_raisers, &units);
    let own = by.acting_unit().id;
    if asked.iter().any(|unit| unit.id == own) {
        fields.wrong("co_raisers", "form-co-raiser-self");
    }
    fields.done()?;
    let papers = attachment::keep(desk, "files", &form.files).await?;
    let scan = attachment::keep(desk, "scan", &form.scan).await?;
    let (now, due_on) = (
        desk.now(),
        desk.in_working_days(desk.charter().practice.triage_working_days),
    );
    let answer_by = desk.in_working_days(desk.charter().practice.joining_working_days);
    desk.write(async move |tx| {
        let matter = record(tx, &raising, due_on, &by, now).await?;
        super::together::ask(tx, &matter, &asked, answer_by, &by, now).await?;
        let subject = Subject {
            matter: Some(matter.id),
            ..Subject::default()
        };
        let class = attachment::class_in(&matter, chosen);
        attachment::record(tx, &papers, subject, Purpose::Paper, class, &by, now).await?;
        let class = attachment::class_in(&matter, None);
        attachment::record(tx, &scan, subject, Purpose::Scan, class, &by, now).await?;
        Ok((matter.year, matter.serial))
    })
    .await
}

async fn record(
    tx: &mut Tx,
    raising: &Raising,
    due_on: Date,
    by: &Actor,
    now: Moment,
) -> Result<Matter, Error> {
    let sight = by.sight();
    let enterprise =
        enterprise::find_or_enter(tx, by, &raising.enterprise, raising.uscc.as_deref(), now)
            .await?;
    let case = match &raising.case {
        Some((number, procedure)) => Some(
            enterprise::find_or_enter_case(tx, by, &enterprise, number, *procedure, now)
                .await?
                .id,
        ),
        None => None,
    };
    let year = u32::from(now.date().year().unsigned_abs());
    let matter = Matter {
        id: new_id(),
        version: 0,
        year,
        serial: number::draw(tx, sight.mechanism, "matter", year).await?,
        title: raising.title.clone(),
        difficulty: raising.difficulty.clone(),
        enterprise: EnterpriseId(enterprise.id.0),
        case,
        request: raising.request.clone(),
        classification: raising.classification,
        state: MatterState::Raised,
        raised_by: by.acting_unit().id,
        raiser: by.person,
        raised_at: now,
        due_on: None,
        lead: None,
        meeting: None,
        reason: None,
        defer_condition: None,
        defer_owner: None,
        review_on: None,
        condition_met: None,
        condition_met_at: None,
        reminded_on: None,
        confirmed_at: None,
        resubmissions: 0,
    };
    let matter = tx.record(matter.raise(due_on, by, now)?).await?;
    store::record::admit_party(tx, &sight, matter.id, matter.raised_by).await?;
    Ok(matter)
}

fn read(desk: &Desk, form: &RaiseForm, fields: &mut Fields) -> Raising {
    let known = |key: &str| {
        desk.charter()
            .difficulties
            .iter()
            .any(|d| d.key == key)
            .then(|| key.to_owned())
    };
    let title = fields.text("title", &form.title, 80);
    let difficulty = fields
        .choice("difficulty", &form.difficulty, known)
        .unwrap_or_default();
    let enterprise = fields.text("enterprise", &form.enterprise, 80);
    let uscc = fields
        .optional("uscc", &form.uscc, 40)
        .and_then(|code| match Uscc::parse(&code) {
            Ok(code) => Some(code.as_str().to_owned()),
            Err(fault) => {
                fields.wrong("uscc", fault.key());
                None
            }
        });
    let case = fields
        .optional("case_number", &form.case_number, 60)
        .and_then(|number| match CaseNumber::parse(&number) {
            Ok(number) if number.year > desk.today().year().unsigned_abs() => {
                fields.wrong("case_number", "form-case-future");
                None
            }
            Ok(number) => Some(number.to_string()),
            Err(fault) => {
                fields.wrong("case_number", fault.key());
                None
            }
        });
    let case = case.and_then(|number| {
        let procedure = fields.choice("procedure", &form.procedure, Procedure::parse)?;
        Some((number, procedure))
    });
    let request = fields.text("request", &form.request, 4000);
    let classification = fields.choice(
        "classification",
        &form.classification,
        Classification::parse,
    );
    Raising {
        title,
        difficulty,
        enterprise,
        uscc,
        case,
        request,
        classification: classification.unwrap_or(Classification::Restricted),
    }
}

/// Who acts: the actor, or the office for another unit, which needs the scan of what came in.
pub(crate) fn enter_for(
    by: &Actor,
    unit: &str,
    scan: &[Upload],
    units: &Units,
    fields: &mut Fields,
) -> Result<Actor, Error> {
    if unit.trim().is_empty() {
        return Ok(by.clone());
    }
    let Some(unit) = fields.unit("entered_for", unit, units) else {
        return Ok(by.clone());
    };
    if scan.iter().all(|file| file.content.is_empty()) {
        fields.wrong("scan", "form-scan-required");
    }
    enter_for_unit(by, unit)
}

pub(crate) fn enter_for_unit(by: &Actor, unit: UnitRef) -> Result<Actor, Error> {
    Ok(by.clone().entering_for(unit)?)
}

/// The form that completes a returned matter, as typed.
#[derive(Clone, Debug, Default)]
pub struct CompleteForm {
    /// What it is about.
    pub title: String,
    /// What is asked.
    pub request: String,
    /// Further papers.
    pub files: Vec<Upload>,
    /// Who may see them; empty for whoever sees the matter.
    pub files_class: String,
}

/// Completes a returned matter.
pub async fn complete(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    form: CompleteForm,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    let title = fields.text("title", &form.title, 80);
    let request = fields.text("request", &form.request, 4000);
    let chosen = attachment::read_class(&form.files_class, &mut fields);
    fields.done()?;
    let papers = attachment::keep(desk, "files", &form.files).await?;
    let (by, now) = (by.clone(), desk.now());
    let due_on = desk.in_working_days(desk.charter().practice.triage_working_days);
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let change = matter.complete(title.clone(), request.clone(), due_on, &by, now)?;
        let matter = tx.record(change).await?;
        let subject = Subject {
            matter: Some(matter.id),
            ..Subject::default()
        };
        let class = attachment::class_in(&matter, chosen);
        attachment::record(tx, &papers, subject, Purpose::Paper, class, &by, now).await?;
        Ok(())
    })
    .await
}

/// Withdraws a matter. Its open assignments are taken back with it.
pub async fn withdraw(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 500);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let id = matter.id;
        let work = super::open_work(tx, &by, id).await?;
        tx.record(matter.withdraw(reason.clone(), work, &by, now)?)
            .await?;
        let system = Actor::system(by.mechanism);
        super::forward::revoke_open(tx, &system, id, &reason, now).await
    })
    .await
}
