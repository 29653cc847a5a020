//! The sample's persons: invented, named by their roles. The roster's printed persons get no sign-in and
//! never act.

use super::step::unit::{
    APPROVAL, COURT, DEVELOPMENT, EMERGENCY, ENVIRONMENT, FINANCE, FIRM, GOVERNMENT, HOUSING, HR,
    INDUSTRY, INVESTMENT, LAND, PETITION, POLICE, PROCURATORATE, TAX,
};
use crate::{failure::Failure, say};
use app::{
    Clock, Desk,
    office_contact::{self, ContactForm},
    roster::{self, AppointForm, UnitForm},
    sign_in,
};
use domain::{Actor, Date, Moment};

/// The password of every demo sign-in.
pub const PASSWORD: &str = "Fuyuan-Demo-2026";

/// An invented person with a sign-in.
pub struct DemoPerson {
    /// The name to sign in with.
    pub login: &'static str,
    /// Short name of the unit.
    pub unit: &'static str,
    /// Code of the role.
    pub role: &'static str,
    /// The name.
    pub name: &'static str,
    /// Whether the table of sign-ins shows it: one of each kind.
    shown: bool,
}

const fn shown(
    login: &'static str,
    unit: &'static str,
    role: &'static str,
    name: &'static str,
) -> DemoPerson {
    DemoPerson {
        login,
        unit,
        role,
        name,
        shown: true,
    }
}

const fn liaison(login: &'static str, unit: &'static str, name: &'static str) -> DemoPerson {
    DemoPerson {
        login,
        unit,
        role: "liaison",
        name,
        shown: false,
    }
}

/// Appointed last, with the delegation without which a secretary may do nothing.
pub const SECRETARY: DemoPerson = shown("secretary", GOVERNMENT, "secretary", "演示·秘书");

const PEOPLE: &[DemoPerson] = &[
    shown("office", COURT, "office_clerk", "演示·办公室工作人员"),
    shown("director", COURT, "office_director", "演示·办公室主任"),
    shown("convener", GOVERNMENT, "convener", "演示·总召集人"),
    shown("deputy", COURT, "deputy_convener", "演示·副总召集人"),
    shown("court", COURT, "head", "演示·区法院负责人"),
    shown("judge", COURT, "judge", "演示·承办法官"),
    shown("tax", TAX, "liaison", "演示·区税务局联络人"),
    shown("hr", HR, "liaison", "演示·区人社局联络人"),
    shown("finance", FINANCE, "liaison", "演示·区财政局联络人"),
    shown("land", LAND, "liaison", "演示·区自然资源局联络人"),
    shown("approval", APPROVAL, "liaison", "演示·区行政审批局联络人"),
    liaison("procuratorate", PROCURATORATE, "演示·区检察院联络人"),
    liaison("development", DEVELOPMENT, "演示·区发改局联络人"),
    liaison("industry", INDUSTRY, "演示·区工信局联络人"),
    liaison("police", POLICE, "演示·区公安分局联络人"),
    liaison("environment", ENVIRONMENT, "演示·区生态环境分局联络人"),
    liaison("emergency", EMERGENCY, "演示·区应急管理局联络人"),
    liaison("investment", INVESTMENT, "演示·区投促中心联络人"),
    liaison("petition", PETITION, "演示·区信访局联络人"),
    liaison("housing", HOUSING, "演示·区住建局联络人"),
    shown("administrator", FIRM, "administrator", "演示·管理人"),
    shown("sysadmin", COURT, "system_administrator", "演示·系统管理员"),
    shown("audit", COURT, "audit_administrator", "演示·审计管理员"),
];

/// Every demo sign-in's name.
pub fn logins() -> impl Iterator<Item = &'static str> {
    PEOPLE.iter().map(|person| person.login)
}

/// Who answers for a unit: its demo liaison; the judge for the court; the firm's administrator.
pub fn answering(unit: &str) -> &'static str {
    let roles = ["liaison", "judge", "administrator"];
    PEOPLE
        .iter()
        .find(|person| person.unit == unit && roles.contains(&person.role))
        .expect("the script names units that have a demo person")
        .login
}

/// The name of who came for a unit, for the list of those present.
pub fn attending(unit: &str) -> &'static str {
    let login = answering(unit);
    PEOPLE
        .iter()
        .find(|person| person.login == login)
        .map_or("", |person| person.name)
}

/// The full names of members that the charter knows by their short names alone. A real office fills them in and
/// answers for them; the sample writes out what each short name stands for, so that its papers show none.
const FULL_NAMES: &[(&str, &str)] = &[
    ("区发改局", "晋城市城区发展和改革局"),
    ("区工信局", "晋城市城区工业和信息化局"),
    ("区公安分局", "晋城市公安局城区分局"),
    ("区财政局", "晋城市城区财政局"),
    ("区人社局", "晋城市城区人力资源和社会保障局"),
    ("区生态环境分局", "晋城市生态环境局城区分局"),
    ("区应急管理局", "晋城市城区应急管理局"),
    ("区自然资源局", "晋城市城区自然资源局"),
    ("区行政审批局", "晋城市城区行政审批局"),
    ("区投促中心", "晋城市城区投促中心"),
    ("区信访局", "晋城市城区信访局"),
];

/// Gives every member its full name.
async fn name_in_full(desk: &Desk, by: &Actor) -> Result<(), Failure> {
    let units = app::units::all(desk, by).await?;
    let names: Vec<_> = units
        .iter()
        .filter_map(|unit| {
            let (_, full) = FULL_NAMES
                .iter()
                .find(|(short, _)| *short == unit.short_name)?;
            Some((unit.id.to_string(), (*full).to_owned()))
        })
        .collect();
    Ok(roster::complete_names(desk, by, &names).await?)
}

/// Admits the invited unit and the firm, and appoints everybody on the day of the founding.
pub async fn appoint(desk: &Desk, founded_on: Date) -> Result<(), Failure> {
    let desk = desk.with_clock(Clock::Fixed(Moment::at(founded_on, 8, 40)));
    let by = desk.system();
    let until = founded_on
        .saturating_add(jiff::Span::new().years(3))
        .to_string();
    for (full_name, short_name, kind, until) in [
        (
            "晋城市城区住房和城乡建设部门（演示增邀单位）",
            HOUSING,
            "invited",
            until.as_str(),
        ),
        (
            "山西恒正企业清算事务所（演示）",
            FIRM,
            "administrator_firm",
            "",
        ),
    ] {
        let form = UnitForm {
            full_name: full_name.into(),
            short_name: short_name.into(),
            kind: kind.into(),
            until: until.into(),
        };
        roster::admit_unit(&desk, &by, form).await?;
    }
    name_in_full(&desk, &by).await?;
    let units = app::units::all(&desk, &by).await?;
    // Hashing is slow on purpose; all share one password, so it is done once.
    let hash = sign_in::hash_now(PASSWORD)?;
    for person in PEOPLE {
        let unit = units.iter().find(|unit| unit.short_name == person.unit);
        let form = AppointForm {
            name: person.name.into(),
            unit: unit.map_or_else(String::new, |unit| unit.id.to_string()),
            role: person.role.into(),
            login: person.login.into(),
            ..AppointForm::default()
        };
        roster::appoint_hashed(&desk, &by, form, hash.clone(), false).await?;
    }
    name_the_contact(&desk).await
}

/// Says how the sample's office is reached; its papers name it.
async fn name_the_contact(desk: &Desk) -> Result<(), Failure> {
    let by = sign_in::actor_of(desk, "office").await?;
    let form = ContactForm {
        person: by.name.clone(),
        phone: "0356-2000000".into(),
        ..ContactForm::default()
    };
    Ok(office_contact::change(desk, &by, 0, form).await?)
}

/// The table of sign-ins that `demo` prints.
pub fn sign_ins() -> String {
    let rows: Vec<_> = PEOPLE
        .iter()
        .chain([&SECRETARY])
        .filter(|person| person.shown)
        .map(|person| {
            let name = person.name.trim_start_matches("演示·");
            vec![person.login.into(), name.into(), person.unit.into()]
        })
        .collect();
    format!(
        "演示登录（密码均为 {PASSWORD}） Demo sign-ins, password {PASSWORD}:\n{}",
        say::table(&rows)
    )
}
