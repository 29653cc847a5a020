//! A meeting in a test: planned, convened, held, its minutes brought to issue.

use crate::court::{Court, Number};
use app::{
    Error,
    meeting::{
        agenda, consent,
        plan::{self, PlanForm},
        propose::{self, ProposeForm},
        session::{self, SettleForm},
        view::{self, ItemView, MeetingView},
    },
    minutes::{
        circulate::{self, CountersignForm, Despite},
        issue, write,
    },
};
use documents::fonts::Fonts;
use domain::Actor;
use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

/// A meeting by its id.
pub struct Assembly<'a> {
    pub court: &'a Court,
    pub id: String,
}

pub fn fonts() -> Arc<Fonts> {
    static FONTS: OnceLock<Arc<Fonts>> = OnceLock::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    FONTS
        .get_or_init(|| Arc::new(Fonts::load(&[folder])))
        .clone()
}

pub async fn plan_form(court: &Court, kind: &str, units: &[&str]) -> PlanForm {
    PlanForm {
        kind: kind.into(),
        topic: "涉税疑难问题".into(),
        held_on: court.desk.today().to_string(),
        starts_at: "09:30".into(),
        place: "区法院第一会议室".into(),
        called_by: if kind == "joint" {
            "总召集人（区法院院长）".into()
        } else {
            String::new()
        },
        chair: "演示·主持".into(),
        units: court.units(units).await,
        ..PlanForm::default()
    }
}

impl<'a> Assembly<'a> {
    /// A meeting that is there already.
    pub fn of(court: &'a Court, id: String) -> Self {
        Self { court, id }
    }

    pub async fn planned(court: &'a Court, kind: &str, units: &[&str]) -> Self {
        let form = plan_form(court, kind, units).await;
        let id = plan::plan(&court.desk, &court.office, form).await.unwrap();
        Self {
            court,
            id: id.to_string(),
        }
    }

    /// A special meeting in session on these matters, everybody asked present.
    pub async fn in_session(court: &'a Court, units: &[&str], matters: &[Number]) -> Self {
        let meeting = Self::planned(court, "special", units).await;
        for matter in matters {
            meeting.list(*matter).await.unwrap();
        }
        meeting.convene_and_open().await;
        meeting
    }

    /// The office enters the consent of whoever calls the meeting, where one is needed.
    pub async fn consent(&self) {
        let (desk, office) = (&self.court.desk, &self.court.office);
        let open = |one: &domain::meeting::consent::Consent| one.must_be_given().is_err();
        if let Some(asked) = self.view().await.consent.filter(open) {
            consent::answer(desk, office, &self.id, asked.version, true, "电话同意", &[])
                .await
                .unwrap();
        }
    }

    pub async fn convene_and_open(&self) {
        self.convene().await;
        self.open().await;
    }

    pub async fn convene(&self) {
        let (desk, office) = (&self.court.desk, &self.court.office);
        self.consent().await;
        plan::convene(desk, office, &self.id, self.version().await)
            .await
            .unwrap();
    }

    /// Opens the session, everybody present.
    pub async fn open(&self) {
        let (desk, office) = (&self.court.desk, &self.court.office);
        session::open(desk, office, &self.id, self.version().await)
            .await
            .unwrap();
        let places = self.view().await.attendance;
        let rows = places.iter().map(|place| {
            (
                place.unit.to_string(),
                "present".to_owned(),
                "演示·参会".to_owned(),
            )
        });
        session::attend(desk, office, &self.id, rows.collect())
            .await
            .unwrap();
    }

    pub async fn view(&self) -> MeetingView {
        view::view(&self.court.desk, &self.court.office, &self.id)
            .await
            .unwrap()
    }

    pub async fn version(&self) -> u32 {
        self.view().await.meeting.version
    }

    pub async fn item(&self, place: usize) -> ItemView {
        self.view().await.items.swap_remove(place)
    }

    pub async fn list(&self, number: Number) -> Result<(), Error> {
        let number = format!("{}-{}", number.0, number.1);
        agenda::list(
            &self.court.desk,
            &self.court.office,
            &self.id,
            None,
            &number,
            "是否同意",
        )
        .await
    }

    pub async fn propose(&self, place: usize, lead: &str, supports: &[&str]) -> Result<(), Error> {
        self.propose_because(place, lead, supports, "").await
    }

    pub async fn propose_because(
        &self,
        place: usize,
        lead: &str,
        supports: &[&str],
        beyond_reason: &str,
    ) -> Result<(), Error> {
        let form = ProposeForm {
            text: "核销重整前滞纳金".into(),
            lead: self.court.unit(lead).await,
            supports: self.court.units(supports).await,
            due_on: "2026-12-30".into(),
            done_when: "出具核销凭证".into(),
            beyond_reason: beyond_reason.into(),
            ..ProposeForm::default()
        };
        let item = self.item(place).await.item.id.to_string();
        propose::propose(
            &self.court.desk,
            &self.court.office,
            &self.id,
            &item,
            None,
            form,
        )
        .await
    }

    /// A decision that amends or revokes the first one that still binds on the matter.
    pub async fn propose_instead(
        &self,
        place: usize,
        lead: &str,
        beyond_reason: &str,
        effect: &str,
    ) -> Result<(), Error> {
        let item = self.item(place).await;
        let form = ProposeForm {
            text: "改由登记机关办理".into(),
            lead: self.court.unit(lead).await,
            due_on: "2026-12-30".into(),
            done_when: "办结登记".into(),
            beyond_reason: beyond_reason.into(),
            earlier: item.earlier[0].id.to_string(),
            effect: effect.into(),
            ..ProposeForm::default()
        };
        let (desk, office, id) = (&self.court.desk, &self.court.office, item.item.id);
        propose::propose(desk, office, &self.id, &id.to_string(), None, form).await
    }

    pub async fn position(
        &self,
        by: &Actor,
        place: usize,
        unit: &str,
        stance: &str,
    ) -> Result<(), Error> {
        let words = match stance {
            "reserve" => "建议先行审计",
            "object" => "依据不足，不能核销",
            _ => "",
        };
        let unit = self.court.unit(unit).await;
        let item = self.item(place).await.item.id.to_string();
        session::take_position(&self.court.desk, by, &self.id, &item, &unit, stance, words).await
    }

    pub async fn settle(&self, place: usize, outcome: &str) -> Result<(), Error> {
        let mut form = SettleForm {
            outcome: outcome.into(),
            text: match outcome {
                "agreed_with_changes" | "returned" | "withdrawn" => "按会议意见办理".into(),
                _ => String::new(),
            },
            ..SettleForm::default()
        };
        if outcome == "deferred" {
            form.deferral = self.court.defer_form("区税务局", "2026-06-01").await;
        }
        let item = self.item(place).await.item.id.to_string();
        session::settle(
            &self.court.desk,
            &self.court.office,
            &self.id,
            &item,
            None,
            form,
        )
        .await
    }

    /// Takes an outcome back.
    pub async fn reopen(&self, place: usize) -> Result<(), Error> {
        let item = self.item(place).await.item.id.to_string();
        let (desk, office) = (&self.court.desk, &self.court.office);
        session::reopen(desk, office, &self.id, &item, None, "误录").await
    }

    pub async fn close(&self) -> Result<(), Error> {
        session::close(
            &self.court.desk,
            &self.court.office,
            &self.id,
            self.version().await,
        )
        .await
    }

    pub async fn minutes_version(&self) -> u32 {
        self.view().await.minutes.unwrap().version
    }

    pub async fn draft_and_circulate(&self) {
        let (desk, office) = (&self.court.desk, &self.court.office);
        write::draft(desk, office, &self.id).await.unwrap();
        let version = self.minutes_version().await;
        let despite = Despite {
            short_names: true,
            ..Despite::default()
        };
        circulate::circulate_despite(desk, office, &self.id, version, despite)
            .await
            .unwrap();
    }

    pub async fn countersign(&self, by: &Actor, stance: &str, words: &str) -> Result<(), Error> {
        let form = CountersignForm {
            stance: stance.into(),
            words: words.into(),
            ..CountersignForm::default()
        };
        circulate::countersign(&self.court.desk, by, &self.id, form).await
    }

    pub async fn sign_off(&self, by: &Actor) -> Result<(), Error> {
        let version = self.minutes_version().await;
        circulate::sign_off(&self.court.desk, by, &self.id, version, "on_request", "").await
    }

    pub async fn number_and_issue(&self) {
        let (desk, office) = (&self.court.desk, &self.court.office);
        issue::give_number(desk, office, &self.id, self.minutes_version().await, "")
            .await
            .unwrap();
        let version = self.minutes_version().await;
        issue::issue(desk, office, &self.id, version, &fonts())
            .await
            .unwrap();
    }

    /// From the close to the issued minutes, countersigned by these.
    pub async fn close_and_issue(&self, signatories: &[&Actor]) {
        self.close().await.unwrap();
        self.draft_and_circulate().await;
        for by in signatories {
            self.countersign(by, "signed", "").await.unwrap();
        }
        let signer = if self.view().await.meeting.tier == "joint" {
            &self.court.convener
        } else {
            &self.court.director
        };
        self.sign_off(signer).await.unwrap();
        self.number_and_issue().await;
    }
}
