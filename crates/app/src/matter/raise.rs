//! Raising a matter, completing a returned one, withdrawing one.

use crate::{
    Desk, Error, Units, Upload,
    attachment::{self, Subject},
    desk::new_id,
    enterprise,
    input::{Fields, read_reason},
};
use domain::{
    Actor, Date, Moment,
    attachment::{Classification, Purpose},
    case::{Case, CaseNumber, Procedure},
    enterprise::{Enterprise, Uscc},
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

/// The enterprise a matter is about, and its case, as read from a form.
struct About {
    enterprise: String,
    uscc: Option<String>,
    case: Option<(String, Procedure)>,
}

impl About {
    /// What they are; entered if they are not known yet.
    async fn find_or_enter(
        &self,
        tx: &mut Tx,
        by: &Actor,
        now: Moment,
    ) -> Result<(Enterprise, Option<Case>), Error> {
        let uscc = self.uscc.as_deref();
        let enterprise = enterprise::find_or_enter(tx, by, &self.enterprise, uscc, now).await?;
        let case = match &self.case {
            Some((number, procedure)) => Some(
                enterprise::find_or_enter_case(tx, by, &enterprise, number, *procedure, now)
                    .await?,
            ),
            None => None,
        };
        Ok((enterprise, case))
    }
}

struct Raising {
    title: String,
    difficulty: String,
    about: About,
    request: String,
    classification: Classification,
}

/// Refuses to open the form to who raises nothing: a guest of a meeting.
pub async fn must_be_open(desk: &Desk, by: &Actor) -> Result<(), Error> {
    let units = crate::units::all(desk, by).await?;
    Ok(units.must_be_no_guests([by.acting_unit()])?)
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
    units.must_be_no_guests(asked.iter().chain([by.acting_unit()]))?;
    let papers = attachment::keep(desk, "files", &form.files).await?;
    let scan = attachment::keep_scans(desk, &form.scan).await?;
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
    let (enterprise, case) = raising.about.find_or_enter(tx, by, now).await?;
    let year = u32::from(now.date().year().unsigned_abs());
    let matter = Matter {
        id: new_id(),
        version: 0,
        year,
        serial: number::draw(tx, sight.mechanism, "matter", year).await?,
        title: raising.title.clone(),
        difficulty: raising.difficulty.clone(),
        enterprise: enterprise.id,
        case: case.map(|case| case.id),
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
        deferred_before: None,
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
    let about = read_about(
        desk,
        fields,
        [
            &form.enterprise,
            &form.uscc,
            &form.case_number,
            &form.procedure,
        ]
        .map(String::as_str),
    );
    let request = fields.text("request", &form.request, 4000);
    let classification = fields.choice(
        "classification",
        &form.classification,
        Classification::parse,
    );
    Raising {
        title,
        difficulty,
        about,
        request,
        classification: classification.unwrap_or(Classification::Restricted),
    }
}

/// Reads an enterprise and its case: name, code, case number, procedure.
fn read_about(
    desk: &Desk,
    fields: &mut Fields,
    [enterprise, uscc, case_number, procedure]: [&str; 4],
) -> About {
    let enterprise = fields.text("enterprise", enterprise, 80);
    let uscc = fields
        .optional("uscc", uscc, 40)
        .and_then(|code| match Uscc::parse(&code) {
            Ok(code) => Some(code.as_str().to_owned()),
            Err(fault) => {
                fields.wrong("uscc", fault.key());
                None
            }
        });
    let case = fields
        .optional("case_number", case_number, 60)
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
        let procedure = fields.choice("procedure", procedure, Procedure::parse)?;
        Some((number, procedure))
    });
    About {
        enterprise,
        uscc,
        case,
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
    /// Name of the enterprise; empty if it stays the one it was.
    pub enterprise: String,
    /// Its unified social credit code.
    pub uscc: String,
    /// Case number; empty if it is about no case.
    pub case_number: String,
    /// Procedure of a case not yet known.
    pub procedure: String,
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
    let about = (!form.enterprise.trim().is_empty()).then(|| {
        let typed = [
            &form.enterprise,
            &form.uscc,
            &form.case_number,
            &form.procedure,
        ];
        read_about(desk, &mut fields, typed.map(String::as_str))
    });
    fields.done()?;
    let papers = attachment::keep(desk, "files", &form.files).await?;
    let (by, now) = (by.clone(), desk.now());
    let due_on = desk.in_working_days(desk.charter().practice.triage_working_days);
    desk.write(async move |tx| {
        let matter = super::load(tx, &by, number, version).await?;
        let matter = match &about {
            Some(about) => correct(tx, matter, about, &by, now).await?,
            None => matter,
        };
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

/// Corrects the enterprise and the case of a returned matter, if they are others than they were.
async fn correct(
    tx: &mut Tx,
    matter: Matter,
    about: &About,
    by: &Actor,
    now: Moment,
) -> Result<Matter, Error> {
    let sight = by.sight();
    let (enterprise, case) = about.find_or_enter(tx, by, now).await?;
    let to = (enterprise.id, case.as_ref().map(|case| case.id));
    if to == (matter.enterprise, matter.case) {
        return Ok(matter);
    }
    let before: Enterprise = store::by_id(tx, &sight, matter.enterprise.0).await?;
    let case_before: Option<Case> = match matter.case {
        Some(id) => Some(store::by_id(tx, &sight, id.0).await?),
        None => None,
    };
    let words = |enterprise: &Enterprise, case: Option<&Case>| {
        let case = case.map_or_else(String::new, |case| format!("，{}", case.number));
        format!("{}{case}", enterprise.name)
    };
    let words = (
        words(&before, case_before.as_ref()),
        words(&enterprise, case.as_ref()),
    );
    let change = matter.correct_enterprise(to, words, by, now)?;
    Ok(tx.record(change).await?)
}

/// Withdraws a matter. Its open assignments are taken back with it.
pub async fn withdraw(
    desk: &Desk,
    by: &Actor,
    number: (u32, u32),
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let reason = read_reason(reason)?;
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
