//! The harness: a founded mechanism on the built-in charter with one invented person per kind of role.
//!
//! At the end of each test the journal must verify and the outbox must empty itself.

use app::{
    Clock, Desk, Error, FieldError, Upload,
    assignment::{self, Step, StepForm},
    charter::{self, found},
    jobs,
    matter::{
        forward::{self, DeferForm, ForwardForm},
        raise::{self, RaiseForm},
        triage,
        view::{self, MatterView},
    },
    roster::{self, AppointForm, UnitForm},
    sign_in,
};
use domain::{Actor, Date, Moment, Refusal, matter::MatterState};
use jiff::civil::date;
use std::sync::OnceLock;

/// The password of everybody here.
pub const PASSWORD: &str = "Fuyuan-Demo-2026";
/// A matter's number.
pub type Number = (u32, u32);

/// A mechanism at work, its clock standing still until it is told to move.
pub struct Court {
    pub desk: Desk,
    pub folder: tempfile::TempDir,
    pub office: Actor,
    pub director: Actor,
    pub convener: Actor,
    pub deputy: Actor,
    pub tax: Actor,
    pub hr: Actor,
    pub land: Actor,
    pub approval: Actor,
    pub firm: Actor,
    pub keeper: Actor,
    pub auditor: Actor,
    finished: bool,
}

/// Who holds which seat: sign-in, unit, role.
const SEATS: &[(&str, &str, &str)] = &[
    ("office", "区法院", "office_clerk"),
    ("director", "区法院", "office_director"),
    ("convener", "区政府", "convener"),
    ("deputy", "区法院", "deputy_convener"),
    ("tax", "区税务局", "liaison"),
    ("hr", "区人社局", "liaison"),
    ("land", "区自然资源局", "liaison"),
    ("approval", "区行政审批局", "liaison"),
    ("firm", "演示清算所", "administrator"),
    ("keeper", "区法院", "system_administrator"),
    ("auditor", "区法院", "audit_administrator"),
];

fn password_hash() -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| sign_in::hash_now(PASSWORD).unwrap())
        .clone()
}

impl Court {
    /// Founded on 15 December 2025; it is Monday, 2 March 2026, nine in the morning.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let founded = Clock::Fixed(Moment::at(date(2025, 12, 15), 9, 0));
        let founding = found::Founding {
            charter: charter::parse(charter::BUILT_IN).unwrap(),
            demo: true,
            clock: founded,
        };
        found::found(folder.path(), None, founding).await.unwrap();
        let desk = Desk::open(folder.path(), None)
            .await
            .unwrap()
            .with_clock(founded)
            .with_fonts(crate::assembly::fonts());
        let system = desk.system();
        let firm = UnitForm {
            full_name: "演示清算事务所（虚构）".into(),
            short_name: "演示清算所".into(),
            kind: "administrator_firm".into(),
            ..UnitForm::default()
        };
        roster::admit_unit(&desk, &system, firm).await.unwrap();
        for (login, unit, role) in SEATS {
            appoint(&desk, login, unit, role).await;
        }
        let desk = desk.with_clock(Clock::Fixed(Moment::at(date(2026, 3, 2), 9, 0)));
        let who = async |login| sign_in::actor_of(&desk, login).await.unwrap();
        Self {
            office: who("office").await,
            director: who("director").await,
            convener: who("convener").await,
            deputy: who("deputy").await,
            tax: who("tax").await,
            hr: who("hr").await,
            land: who("land").await,
            approval: who("approval").await,
            firm: who("firm").await,
            keeper: who("keeper").await,
            auditor: who("auditor").await,
            folder,
            desk,
            finished: false,
        }
    }

    /// Moves the clock to nine in the morning of a day.
    pub fn on(&mut self, day: Date) {
        self.at(Moment::at(day, 9, 0));
    }

    /// Moves the clock to a moment.
    pub fn at(&mut self, moment: Moment) {
        self.desk = self.desk.with_clock(Clock::Fixed(moment));
    }

    /// Everything that must hold after any act: the journal verifies, what was queued can be delivered.
    pub async fn finish(mut self) {
        self.finished = true;
        jobs::deliver(&self.desk).await.unwrap();
        let report = jobs::verify(&self.desk).await.unwrap();
        assert_eq!(report.faults, [""; 0]);
        assert!(report.lines > 0 && report.rows > 0);
        jobs::close(self.desk.clone()).await;
    }

    /// Id of a unit by its short name, as forms send it.
    pub async fn unit(&self, name: &str) -> String {
        let units = app::units::all(&self.desk, &self.office).await.unwrap();
        let unit = units.iter().find(|unit| unit.short_name == name);
        unit.unwrap_or_else(|| panic!("no unit {name}"))
            .id
            .to_string()
    }

    pub async fn units(&self, names: &[&str]) -> Vec<String> {
        let mut ids = Vec::new();
        for name in names {
            ids.push(self.unit(name).await);
        }
        ids
    }

    /// The matter as the office sees it.
    pub async fn matter(&self, number: Number) -> MatterView {
        view::view(&self.desk, &self.office, number).await.unwrap()
    }

    pub async fn state(&self, number: Number) -> MatterState {
        self.matter(number).await.matter.state
    }

    pub async fn version(&self, number: Number) -> u32 {
        self.matter(number).await.matter.version
    }

    pub async fn raised_with(&self, by: &Actor, form: RaiseForm) -> Number {
        raise::raise(&self.desk, by, form).await.unwrap()
    }

    /// A tax matter raised by the administrator's firm.
    pub async fn raised(&self) -> Number {
        self.raised_with(&self.firm, raise_form()).await
    }

    pub async fn accepted(&self) -> Number {
        let number = self.raised().await;
        self.accept(number).await;
        number
    }

    pub async fn accept(&self, number: Number) {
        let version = self.version(number).await;
        triage::accept(&self.desk, &self.office, number, version)
            .await
            .unwrap();
    }

    /// Raised, accepted and with the tax bureau.
    pub async fn forwarded(&self) -> Number {
        let number = self.accepted().await;
        self.forward(number, "区税务局", &[]).await.unwrap();
        number
    }

    pub async fn forward(
        &self,
        number: Number,
        lead: &str,
        supports: &[&str],
    ) -> Result<(), Error> {
        self.forward_because(number, lead, supports, "").await
    }

    pub async fn forward_because(
        &self,
        number: Number,
        lead: &str,
        supports: &[&str],
        beyond_reason: &str,
    ) -> Result<(), Error> {
        let form = ForwardForm {
            lead: self.unit(lead).await,
            supports: self.units(supports).await,
            task: "核实并提出意见".into(),
            due_on: String::new(),
            beyond_reason: beyond_reason.into(),
        };
        let version = self.version(number).await;
        forward::forward(&self.desk, &self.office, number, version, form).await
    }

    pub async fn defer_form(&self, owner: &str, review_on: &str) -> DeferForm {
        DeferForm {
            condition: "省局批复到位".into(),
            owner: self.unit(owner).await,
            review_on: review_on.into(),
        }
    }

    /// A step on the latest open assignment of a unit.
    pub async fn step(
        &self,
        by: &Actor,
        number: Number,
        unit: &str,
        step: Step,
    ) -> Result<Number, Error> {
        let words = if step.needs_words() {
            "已按职责办理"
        } else {
            ""
        };
        let form = StepForm {
            words: words.into(),
            ..StepForm::default()
        };
        self.step_with(by, number, unit, step, form).await
    }

    pub async fn step_with(
        &self,
        by: &Actor,
        number: Number,
        unit: &str,
        step: Step,
        form: StepForm,
    ) -> Result<Number, Error> {
        let view = self.matter(number).await;
        let one = view
            .assignments
            .iter()
            .rev()
            .find(|one| one.state.is_open() && view.units.name(one.unit) == unit);
        let one = one.unwrap_or_else(|| panic!("{unit} owes nothing"));
        assignment::step(&self.desk, by, &one.id.to_string(), one.version, step, form).await
    }

    /// The unit's work from acknowledging to the office's verification.
    pub async fn work_off(&self, by: &Actor, number: Number, unit: &str) {
        self.step(by, number, unit, Step::Acknowledge)
            .await
            .unwrap();
        self.step(by, number, unit, Step::Submit).await.unwrap();
        self.step(&self.office, number, unit, Step::Verify)
            .await
            .unwrap();
    }
}

impl Drop for Court {
    fn drop(&mut self) {
        assert!(
            self.finished || std::thread::panicking(),
            "end the test with court.finish().await"
        );
    }
}

/// Gives a person a post, entered by the system, with the password of everybody.
pub async fn appoint(desk: &Desk, login: &str, unit: &str, role: &str) {
    let system = desk.system();
    let units = app::units::all(desk, &system).await.unwrap();
    let unit = units
        .iter()
        .find(|one| one.short_name == unit)
        .unwrap()
        .id
        .to_string();
    let form = AppointForm {
        name: format!("演示·{login}"),
        unit,
        role: role.into(),
        login: login.into(),
        ..AppointForm::default()
    };
    roster::appoint_hashed(desk, &system, form, password_hash(), false)
        .await
        .unwrap();
}

/// The form of a sound tax matter.
pub fn raise_form() -> RaiseForm {
    RaiseForm {
        title: "重整企业历史欠税滞纳金核销".into(),
        difficulty: "taxation".into(),
        enterprise: "晋城市宏润铸造有限公司（虚构）".into(),
        uscc: "91140502MA0KABCD2A".into(),
        case_number: "（2026）晋0502破1号".into(),
        procedure: "reorganization".into(),
        request: "请协调核销重整前滞纳金。".into(),
        classification: "ordinary".into(),
        ..RaiseForm::default()
    }
}

pub fn pdf(name: &str) -> Upload {
    Upload {
        name: name.into(),
        content: b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".to_vec(),
    }
}

/// The wrong fields of an answer, each with its message.
pub fn wrong_fields<T: std::fmt::Debug>(
    answer: Result<T, Error>,
) -> Vec<(&'static str, &'static str)> {
    match answer.unwrap_err() {
        Error::Invalid(wrong) => wrong
            .iter()
            .map(|FieldError { field, key, .. }| (*field, *key))
            .collect(),
        other => panic!("not about fields: {other:?}"),
    }
}

/// The refusal of an answer.
pub fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> Refusal {
    match answer.unwrap_err() {
        Error::Refused(refusal) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// That an answer is one of the wordless errors.
#[track_caller]
pub fn is_not_found<T: std::fmt::Debug>(answer: Result<T, Error>) {
    match answer {
        Err(Error::NotFound) => {}
        other => panic!("{other:?}"),
    }
}

#[track_caller]
pub fn is_stale<T: std::fmt::Debug>(answer: Result<T, Error>) {
    match answer {
        Err(Error::Stale) => {}
        other => panic!("{other:?}"),
    }
}
