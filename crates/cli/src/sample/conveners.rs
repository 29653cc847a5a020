//! What conveners and several units together add to the sample: an instruction on the report and a supervision
//! letter resting on it, one written down by a secretary, a matter raised together, a deferred matter whose
//! condition is met.

use super::people::{PASSWORD, SECRETARY, answering};
use super::step::unit::{FINANCE, HR, TAX};
use crate::failure::Failure;
use app::{
    Desk, Error,
    delegation::{self, DelegationForm},
    instruction::{self, InstructForm},
    matter::{
        deferral::{self, MetForm},
        forward::candidates,
        raise::{self, RaiseForm},
        together::{self, AnswerForm},
        view,
    },
    official_document::{
        draft::{self, DraftForm},
        steps, view as papers,
    },
    report::{concerns::concerns, view as reports},
    roster::{self, AppointForm},
    sign_in,
};
use domain::matter::MatterState;

/// Adds it, today.
pub async fn add(desk: &Desk) -> Result<(), Failure> {
    instruct_on_the_report(desk).await?;
    instruct(desk).await?;
    raise_together(desk).await?;
    meet_a_condition(desk).await?;
    Ok(())
}

/// The convener writes on the issued report about a matter that is behind; the office's letter waits for the
/// convener's signature.
async fn instruct_on_the_report(desk: &Desk) -> Result<(), Failure> {
    let by = sign_in::actor_of(desk, "convener").await?;
    let (reports, _) = reports::page(desk, &by, false, "").await?;
    let Some(report) = reports.iter().find(|one| one.issued_on.is_some()) else {
        return Ok(());
    };
    let report = report.id.to_string();
    let view = reports::view(desk, &by, &report).await?;
    let Some(behind) = concerns(desk, &by, &view).await?.into_iter().next() else {
        return Ok(());
    };
    let matter = view::view(desk, &by, behind.number).await?.matter;
    let units = app::units::all(desk, &by).await?;
    let lead = candidates(&desk.charter(), &units, &matter.difficulty)
        .into_iter()
        .next()
        .ok_or(Error::NotFound)?;
    let form = InstructForm {
        text: "报告反映的问题要逐件盯办，请牵头单位负责人亲自协调，限期办结。".into(),
        matter: format!("{}-{}", matter.year, matter.serial),
        lead: lead.unit.id.to_string(),
        due_on: desk.in_working_days(15).to_string(),
        done_when: "报送办结文书".into(),
        beyond_reason: lead
            .clause
            .map_or_else(|| "召集人指定".into(), |_| String::new()),
        ..InstructForm::default()
    };
    instruction::on_report(desk, &by, &report, form).await?;
    let given = reports::view(desk, &by, &report).await?.instructions;
    let given = given.last().ok_or(Error::NotFound)?;
    supervise(desk, &given.id.to_string()).await
}

async fn supervise(desk: &Desk, instruction: &str) -> Result<(), Failure> {
    let office = sign_in::actor_of(desk, "office").await?;
    let director = sign_in::actor_of(desk, "director").await?;
    let form = DraftForm {
        kind: "supervision_letter".into(),
        instruction: instruction.into(),
        ..DraftForm::default()
    };
    let id = draft::draft(desk, &office, form).await?.to_string();
    let version = papers::view(desk, &office, &id).await?.document.version;
    steps::submit(desk, &office, &id, version, true).await?;
    steps::check(desk, &director, &id, version + 1).await?;
    Ok(())
}

async fn instruct(desk: &Desk) -> Result<(), Failure> {
    let system = desk.system();
    let units = app::units::all(desk, &system).await?;
    let unit = units.iter().find(|unit| unit.short_name == SECRETARY.unit);
    let post = AppointForm {
        name: SECRETARY.name.into(),
        unit: unit.map_or_else(String::new, |unit| unit.id.to_string()),
        role: SECRETARY.role.into(),
        login: SECRETARY.login.into(),
        ..AppointForm::default()
    };
    roster::appoint_hashed(desk, &system, post, sign_in::hash_now(PASSWORD)?, false).await?;
    let keeper = sign_in::actor_of(desk, "sysadmin").await?;
    let known = delegation::view(desk, &keeper).await?;
    let (Some(convener), Some(secretary)) = (known.conveners.first(), known.secretaries.first())
    else {
        return Err(Error::NotFound.into());
    };
    let grant = DelegationForm {
        convener: convener.0.to_string(),
        secretary: secretary.0.to_string(),
        ..DelegationForm::default()
    };
    delegation::give(desk, &keeper, grant).await?;
    let by = sign_in::actor_of(desk, SECRETARY.login).await?;
    let (rows, _) = view::page(desk, &by, Some(MatterState::Coordinating), "").await?;
    let Some(row) = rows.first() else {
        return Ok(());
    };
    let lead = candidates(&desk.charter(), &units, &row.difficulty)
        .into_iter()
        .next()
        .ok_or(Error::NotFound)?;
    let form = InstructForm {
        text: "请抓紧研究，提出可行办法，按期报告结果。".into(),
        lead: lead.unit.id.to_string(),
        due_on: desk.in_working_days(10).to_string(),
        done_when: "报送书面办理结果".into(),
        beyond_reason: lead
            .clause
            .map_or_else(|| "召集人指定".into(), |_| String::new()),
        ..InstructForm::default()
    };
    instruction::on_matter(desk, &by, row.number, form).await?;
    Ok(())
}

async fn raise_together(desk: &Desk) -> Result<(), Failure> {
    let units = app::units::all(desk, &desk.system()).await?;
    let id = |name: &str| {
        let unit = units.iter().find(|unit| unit.short_name == name);
        unit.map_or_else(String::new, |unit| unit.id.to_string())
    };
    let by = sign_in::actor_of(desk, answering(HR)).await?;
    let form = RaiseForm {
        title: "停产企业职工欠薪与欠缴社保费一并处置".into(),
        difficulty: "resettlement".into(),
        enterprise: "康源食品有限公司（演示）".into(),
        request: "该企业停产后尚有 43 名职工欠薪和社保欠费，涉及税费征缴和启动经费，请统筹处置。"
            .into(),
        classification: "ordinary".into(),
        co_raisers: vec![id(TAX), id(FINANCE)],
        ..RaiseForm::default()
    };
    let number = raise::raise(desk, &by, form).await?;
    let joined = AnswerForm {
        joining: "joined".into(),
        ..AnswerForm::default()
    };
    let tax = sign_in::actor_of(desk, answering(TAX)).await?;
    together::answer(desk, &tax, number, joined).await?;
    Ok(())
}

async fn meet_a_condition(desk: &Desk) -> Result<(), Failure> {
    let office = sign_in::actor_of(desk, "office").await?;
    let (rows, _) = deferral::register(desk, &office, "ahead", "").await?;
    let Some(one) = rows.iter().find(|one| one.row.due_on.is_none()) else {
        return Ok(());
    };
    let view = view::view(desk, &office, one.row.number).await?;
    let met = MetForm {
        words: "有关部门已书面答复，条件具备。".into(),
        ..MetForm::default()
    };
    deferral::meet_condition(desk, &office, one.row.number, view.matter.version, met).await?;
    Ok(())
}
