//! Other charters' meeting rules: a third tier, two joint meetings a year, what the founding year owes.

use crate::{
    assembly::fonts,
    court::{PASSWORD, refusal},
};
use app::{
    Clock, Desk,
    charter::{self, found},
    jobs,
    matter::{
        raise::{self, RaiseForm},
        triage, view as matter_view,
    },
    meeting::{
        consent,
        plan::{self, PlanForm},
        session::{self, SettleForm},
        view, year,
    },
    minutes::{circulate, issue, write},
    roster::{self, AppointForm},
    sign_in, worklist,
};
use domain::{Actor, Date, Moment, Refusal, matter::MatterState, minutes::MinutesState};
use jiff::civil::date;

const THREE_TIERS: &str = include_str!("../charters/three_tiers.toml");
const TWICE_A_YEAR: &str = include_str!("../charters/twice_a_year.toml");

/// A mechanism of another county, with its office, a convener and a deputy.
struct County {
    desk: Desk,
    office: Actor,
    director: Actor,
    convener: Actor,
    _folder: tempfile::TempDir,
}

impl County {
    /// Founded on a charter on 15 December 2025.
    async fn founded(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(Moment::at(date(2025, 12, 15), 9, 0));
        let founding = found::Founding {
            charter: charter::parse(text).unwrap(),
            demo: true,
            clock,
        };
        found::found(folder.path(), None, founding).await.unwrap();
        let desk = Desk::open(folder.path(), None).await.unwrap();
        let desk = desk.with_clock(clock);
        for (login, unit, role) in [
            ("office", "县法院", "office_clerk"),
            ("director", "县法院", "office_director"),
            ("convener", "县政府", "convener"),
            ("deputy", "县法院", "deputy_convener"),
            ("tax", "县税务局", "liaison"),
        ] {
            appoint(&desk, login, unit, role).await;
        }
        let who = async |login| sign_in::actor_of(&desk, login).await.unwrap();
        Self {
            office: who("office").await,
            director: who("director").await,
            convener: who("convener").await,
            desk,
            _folder: folder,
        }
    }

    fn on(&mut self, day: Date) {
        self.desk = self.desk.with_clock(Clock::Fixed(Moment::at(day, 9, 0)));
    }

    async fn unit(&self, name: &str) -> String {
        unit_of(&self.desk, name).await
    }

    async fn form(&self, kind: &str, called_by: &str, units: &[&str]) -> PlanForm {
        let mut ids = Vec::new();
        for name in units {
            ids.push(self.unit(name).await);
        }
        let callers = consent::callers(&self.desk, &self.office, kind)
            .await
            .unwrap();
        let chosen = callers.iter().find(|one| one.words().ends_with(called_by));
        let called_by = chosen.map_or_else(|| called_by.to_owned(), consent::code);
        PlanForm {
            kind: kind.into(),
            topic: "样张企业涉税问题".into(),
            held_on: self.desk.today().to_string(),
            starts_at: "15:00".into(),
            place: "县法院".into(),
            called_by,
            chair: "演示·director".into(),
            units: ids,
            ..PlanForm::default()
        }
    }

    /// A joint meeting held on this day, with nothing but a report.
    async fn hold_joint(&self) {
        let form = self.form("joint", "演示·convener", &[]).await;
        let id = plan::plan(&self.desk, &self.office, form).await.unwrap();
        let report = app::meeting::agenda::ReportForm {
            title: "处置情况".into(),
            reporter: self.unit("县法院").await,
            ..Default::default()
        };
        app::meeting::agenda::list_report(&self.desk, &self.office, &id.to_string(), None, report)
            .await
            .unwrap();
        self.hold(&id.to_string(), "noted").await;
    }

    /// Convenes, opens, enters who came, settles every item alike, closes.
    async fn hold(&self, id: &str, outcome: &str) {
        let (desk, office) = (&self.desk, &self.office);
        let version = async || view::view(desk, office, id).await.unwrap().meeting.version;
        if let Some(asked) = view::view(desk, office, id).await.unwrap().consent {
            consent::answer(desk, &self.convener, id, asked.version, true, "", &[])
                .await
                .unwrap();
        }
        plan::convene(desk, office, id, version().await)
            .await
            .unwrap();
        session::open(desk, office, id, version().await)
            .await
            .unwrap();
        let meeting = view::view(desk, office, id).await.unwrap();
        let rows = meeting.attendance.iter();
        let rows = rows.map(|place| (place.unit.to_string(), "present".into(), "演示".into()));
        session::attend(desk, office, id, rows.collect())
            .await
            .unwrap();
        for item in &meeting.items {
            let form = SettleForm {
                outcome: outcome.into(),
                text: "已听取，请继续推进".into(),
                ..SettleForm::default()
            };
            let item = item.item.id.to_string();
            session::settle(desk, office, id, &item, None, form)
                .await
                .unwrap();
        }
        session::close(desk, office, id, version().await)
            .await
            .unwrap();
    }

    async fn joint(&self) -> app::meeting::year::JointDuty {
        let list = worklist::load(&self.desk, &self.office).await.unwrap();
        list.joint.unwrap()
    }

    async fn finish(self) {
        jobs::deliver(&self.desk).await.unwrap();
        let report = jobs::verify(&self.desk).await.unwrap();
        assert_eq!(report.faults, [""; 0]);
        jobs::close(self.desk.clone()).await;
    }
}

async fn unit_of(desk: &Desk, name: &str) -> String {
    let units = app::units::all(desk, &desk.system()).await.unwrap();
    let unit = units.iter().find(|unit| unit.short_name == name);
    unit.unwrap_or_else(|| panic!("no {name}")).id.to_string()
}

async fn appoint(desk: &Desk, login: &str, unit: &str, role: &str) {
    let form = AppointForm {
        name: format!("演示·{login}"),
        unit: unit_of(desk, unit).await,
        role: role.into(),
        login: login.into(),
        from_on: "2025-12-15".into(),
        ..AppointForm::default()
    };
    let hash = sign_in::hash_now(PASSWORD).unwrap();
    roster::appoint_hashed(desk, &desk.system(), form, hash, false)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_third_tier_is_called_by_the_office_and_held_through_to_its_minutes() {
    let mut county = County::founded(THREE_TIERS).await;
    county.on(date(2026, 3, 2));
    let (desk, office) = (county.desk.clone(), county.office.clone());
    let raising = RaiseForm {
        entered_for: county.unit("县税务局").await,
        scan: vec![crate::court::pdf("来函.pdf")],
        ..crate::court::raise_form()
    };
    let number = raise::raise(&desk, &office, raising).await.unwrap();
    let matter = async || matter_view::view(&desk, &office, number).await.unwrap();
    triage::accept(&desk, &office, number, matter().await.matter.version)
        .await
        .unwrap();

    // A few units only: nobody is asked of itself.
    let nobody = plan::plan(&desk, &office, county.form("single", "", &[]).await).await;
    assert_eq!(
        crate::court::wrong_fields(nobody),
        [("units", "form-required")]
    );
    let stranger = county.form("single", "县财政局局长", &["县税务局"]).await;
    let stranger = plan::plan(&desk, &office, stranger).await;
    assert_eq!(
        crate::court::wrong_fields(stranger),
        [("called_by", "form-unknown-choice")]
    );

    let form = PlanForm {
        matters: vec![format!("{}-{}", number.0, number.1)],
        ..county.form("single", "", &["县税务局", "县财政局"]).await
    };
    let id = plan::plan(&desk, &office, form).await.unwrap().to_string();
    let meeting = view::view(&desk, &office, &id).await.unwrap();
    assert_eq!(meeting.name, "个别协调（样张企业涉税问题，2026年3月2日）");
    assert_eq!(meeting.meeting.called_by, "办公室");
    assert_eq!(matter().await.matter.state, MatterState::Listed);
    county.hold(&id, "noted").await;
    let held = view::view(&desk, &office, &id).await.unwrap();
    assert_eq!(held.name, "2026年第1次个别协调");

    write::draft(&desk, &office, &id).await.unwrap();
    let minutes = async || {
        let view = view::view(&desk, &office, &id).await.unwrap();
        view.minutes.unwrap()
    };
    assert!(
        minutes().await.text.contains("个别协调"),
        "{}",
        minutes().await.text
    );
    let despite = circulate::Despite {
        short_names: true,
        ..Default::default()
    };
    circulate::circulate_despite(&desk, &office, &id, minutes().await.version, despite)
        .await
        .unwrap();
    let places = view::view(&desk, &office, &id).await.unwrap().attendance;
    for place in places {
        let form = circulate::CountersignForm {
            entered_for: place.unit.to_string(),
            stance: "signed".into(),
            scan: vec![crate::court::pdf("会签单.pdf")],
            ..circulate::CountersignForm::default()
        };
        circulate::countersign(&desk, &office, &id, form)
            .await
            .unwrap();
    }
    // Called by the office, so its director signs off.
    circulate::sign_off(
        &desk,
        &county.director,
        &id,
        minutes().await.version,
        "on_request",
        "",
    )
    .await
    .unwrap();
    issue::give_number(&desk, &office, &id, minutes().await.version, "")
        .await
        .unwrap();
    issue::issue(&desk, &office, &id, minutes().await.version, &fonts())
        .await
        .unwrap();
    let out = minutes().await;
    assert_eq!(out.state, MinutesState::Issued);
    assert_eq!(out.document_number.as_deref(), Some("青府院纪〔2026〕1号"));
    // It does not stand in for the joint meeting that the year owes.
    assert_eq!(county.joint().await.held, 0);
    county.finish().await;
}

#[tokio::test]
async fn who_may_call_is_the_charters_to_say() {
    let mut county = County::founded(TWICE_A_YEAR).await;
    county.on(date(2026, 3, 2));
    for (named, right) in [
        ("总召集人", false),
        ("演示·convener", true),
        ("演示·deputy", false),
        ("分管副县长江一帆", false),
        ("副县长", false),
        ("办公室", false),
    ] {
        let form = county.form("joint", named, &[]).await;
        let planned = plan::plan(&county.desk, &county.office, form).await;
        assert_eq!(planned.is_ok(), right, "{named}: {planned:?}");
    }
    let other = county.form("single", "", &["县税务局"]).await;
    let other = plan::plan(&county.desk, &county.office, other).await;
    assert_eq!(
        refusal(other),
        Refusal::NoSuchTier("联席会议、专题会议".into())
    );
    county.finish().await;
}

#[tokio::test]
async fn a_year_that_owes_two_is_warned_of_until_both_are_held() {
    let mut county = County::founded(TWICE_A_YEAR).await;
    county.on(date(2026, 5, 20));
    county.hold_joint().await;
    let duty = county.joint().await;
    assert_eq!((duty.owed, duty.held), (2, 1));
    assert!(duty.hold_by.is_some(), "one of two is not enough");
    county.on(date(2026, 11, 2));
    // The founding year, which owes two by this charter, ended in breach; this one draws to its end.
    assert_eq!(year::warn(&county.desk).await.unwrap(), 2);
    assert_eq!(county.joint().await.breached, Some(2025));
    county.on(date(2026, 12, 1));
    assert_eq!(year::warn(&county.desk).await.unwrap(), 1);
    county.on(date(2026, 12, 10));
    county.hold_joint().await;
    let duty = county.joint().await;
    assert_eq!((duty.held, duty.hold_by), (2, None));
    county.on(date(2027, 1, 1));
    assert_eq!(year::warn(&county.desk).await.unwrap(), 0, "no breach");
    assert_eq!(county.joint().await.breached, None);
    jobs::deliver(&county.desk).await.unwrap();
    let told = app::history::told(&county.desk, &county.convener)
        .await
        .unwrap();
    let warned = told
        .iter()
        .filter(|line| line.kind == "meeting_year.warned");
    assert_eq!(warned.count(), 3);
    county.finish().await;
}

#[tokio::test]
async fn what_the_founding_year_owes_is_a_setting() {
    for (text, owed, breach) in [(THREE_TIERS, 0, 0), (TWICE_A_YEAR, 2, 1)] {
        let mut county = County::founded(text).await;
        county.on(date(2025, 12, 20));
        let duty = county.joint().await;
        assert_eq!(duty.owed, owed);
        assert_eq!(duty.days_left, (owed > 0).then_some(11));
        // Eleven days are left: the second warning, if any is owed.
        let told = usize::from(owed > 0);
        assert_eq!(year::warn(&county.desk).await.unwrap(), told);
        county.on(date(2026, 1, 2));
        assert_eq!(year::warn(&county.desk).await.unwrap(), breach);
        county.finish().await;
    }
}
