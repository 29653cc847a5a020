//! Plays the meetings: plan, agenda, session, minutes.

use super::{Player, paper, time::Year};
use crate::sample::{
    people,
    step::{
        Course, End, Gathering, Item, Proposal,
        unit::{COURT, FINANCE, HR},
    },
};
use app::{
    Error,
    matter::forward::DeferForm,
    meeting::{
        agenda,
        call::{self, CallForm, ProposalForm},
        consent,
        plan::{self, PlanForm},
        propose::{self, ProposeForm},
        reply::{self, OpinionForm, ReplyForm},
        session::{self, SettleForm},
        view::{self, MeetingView},
    },
    minutes::{
        circulate::{self, CountersignForm},
        issue, write,
    },
};
use domain::Date;

/// What is done about a meeting on one day.
#[derive(Clone, Copy, Debug)]
pub enum Stage {
    /// Planned, its agenda made.
    Plan,
    /// Convened.
    Convene,
    /// Held from opening to close.
    Hold,
    /// Minutes drafted and sent.
    Draft,
    /// Countersigned.
    Countersign,
    /// Signed off, numbered, issued.
    Issue,
}

/// The stages a meeting goes through, with their dates.
pub fn stages(year: &Year, gathering: &Gathering) -> Vec<(Date, Stage)> {
    let planned = year.date(gathering.planned);
    let held = year.date(gathering.held);
    let convened = year.later(held, -3).max(planned);
    let mut all = vec![(planned, Stage::Plan)];
    match &gathering.course {
        Course::Planned => {}
        Course::Circulating { drafted, .. } => {
            let drafted = year.date(*drafted);
            all.extend([(convened, Stage::Convene), (held, Stage::Hold)]);
            all.extend([
                (drafted, Stage::Draft),
                (year.later(drafted, 1), Stage::Countersign),
            ]);
        }
        Course::Issued {
            drafted, issued, ..
        } => {
            let drafted = year.date(*drafted);
            all.extend([(convened, Stage::Convene), (held, Stage::Hold)]);
            all.extend([
                (drafted, Stage::Draft),
                (year.later(drafted, 1), Stage::Countersign),
            ]);
            all.push((year.date(*issued), Stage::Issue));
        }
    }
    all
}

/// One meeting being played.
pub struct Talk<'a> {
    player: &'a mut Player,
    gathering: &'static Gathering,
}

impl<'a> Talk<'a> {
    /// Takes up a meeting.
    pub fn new(player: &'a mut Player, gathering: &'static Gathering) -> Self {
        Self { player, gathering }
    }

    /// Plays a stage.
    pub async fn go(mut self, stage: Stage) -> Result<(), Error> {
        match stage {
            Stage::Plan => self.plan().await,
            Stage::Convene => {
                let view = self.view().await?;
                let (desk, office) = (self.player.at_work(), self.player.office()?);
                plan::convene(&desk, &office, &self.id()?, view.meeting.version).await?;
                if self.gathering.kind == "joint" {
                    self.answers().await?;
                }
                Ok(())
            }
            Stage::Hold => self.hold().await,
            Stage::Draft => self.draft().await,
            Stage::Countersign => self.countersign().await,
            Stage::Issue => self.issue().await,
        }
    }

    fn id(&self) -> Result<String, Error> {
        let id = self.player.meetings.get(self.gathering.topic);
        id.cloned().ok_or(Error::NotFound)
    }

    async fn view(&self) -> Result<MeetingView, Error> {
        view::view(&self.player.desk, &self.player.office()?, &self.id()?).await
    }

    /// The choice of who calls a meeting, by the name in the script.
    async fn caller(&mut self, gathering: &Gathering) -> Result<String, Error> {
        let (desk, office) = (self.player.at_work(), self.player.office()?);
        let callers = consent::callers(&desk, &office, gathering.kind).await?;
        let chosen = callers
            .iter()
            .find(|one| one.words() == gathering.called_by);
        chosen.map(consent::code).ok_or(Error::NotFound)
    }

    async fn plan(&mut self) -> Result<(), Error> {
        let (desk, office, plan_) = (self.player.at_work(), self.player.office()?, self.gathering);
        let form = PlanForm {
            kind: plan_.kind.into(),
            topic: plan_.topic.into(),
            held_on: self.player.day_text(plan_.held),
            starts_at: plan_.starts_at.into(),
            place: plan_.place.into(),
            called_by: self.caller(plan_).await?,
            chair: plan_.chair.into(),
            units: self.player.unit_list(plan_.units)?,
            ..PlanForm::default()
        };
        let id = plan::plan(&desk, &office, form).await?.to_string();
        self.player.meetings.insert(plan_.topic, id.clone());
        if let Some(asked) = self.view().await?.consent {
            let (desk, by) = (
                self.player.at_work(),
                self.player.actor("convener")?.clone(),
            );
            consent::answer(&desk, &by, &id, asked.version, true, "", &[]).await?;
        }
        for guest in plan_.guests {
            let (desk, guest) = (self.player.at_work(), self.player.unit(guest)?);
            plan::invite(&desk, &office, &id, &[guest]).await?;
        }
        for item in plan_.items {
            let (desk, number) = (self.player.at_work(), self.player.number(item.matter)?);
            let number = format!("{}-{}", number.0, number.1);
            agenda::list(&desk, &office, &id, None, &number, item.question).await?;
        }
        let view = self.view().await?;
        for (item, listed) in plan_.items.iter().zip(&view.items) {
            for proposal in item.proposals {
                let (desk, form) = (self.player.at_work(), self.propose_form(proposal)?);
                let item = listed.item.id.to_string();
                propose::propose(&desk, &office, &id, &item, None, form).await?;
            }
        }
        if plan_.kind == "joint" {
            self.call(&id).await?;
        }
        Ok(())
    }

    /// The agenda is frozen; then the call brings a report, for which it is opened again.
    async fn call(&mut self, id: &str) -> Result<(), Error> {
        let office = self.player.office()?;
        agenda::freeze(&self.player.at_work(), &office, id, None).await?;
        let form = CallForm {
            due_on: self.player.day_text(self.gathering.planned),
            words: "请报送拟提交首次联席会议研究的议题或者汇报；没有议题的，也请回复。".into(),
        };
        call::send(&self.player.at_work(), &office, id, form).await?;
        for (unit, kind, title) in [
            (COURT, "report", "听取企业破产案件审理和处置情况汇报"),
            (HR, "nothing", ""),
        ] {
            let (desk, by) = (self.player.at_work(), self.player.answering(unit)?);
            let form = ProposalForm {
                kind: kind.into(),
                title: title.into(),
                ..ProposalForm::default()
            };
            call::propose(&desk, &by, id, form).await?;
        }
        let view = self.view().await?;
        let (version, reason) = (view.meeting.version, "增加一项情况汇报");
        agenda::reopen(&self.player.at_work(), &office, id, version, reason).await?;
        for one in view.proposals.iter().filter(|one| one.awaits_check()) {
            let (desk, proposal) = (self.player.at_work(), one.id.to_string());
            call::accept(&desk, &office, id, &proposal, one.version).await?;
        }
        let version = view.call.map_or(0, |call| call.version);
        call::close(&self.player.at_work(), &office, id, version).await
    }

    /// The units reply to the notice; one writes its opinion beforehand.
    async fn answers(&mut self) -> Result<(), Error> {
        let (id, view) = (self.id()?, self.view().await?);
        for place in &view.attendance {
            let name = view.units.name(place.unit);
            let absent = self.gathering.absent.iter();
            let cannot = absent
                .clone()
                .any(|(unit, presence)| *unit == name && *presence == "excused");
            let form = ReplyForm {
                answer: if cannot { "cannot" } else { "comes" }.into(),
                person: people::attending(&name).into(),
                reason: if cannot { "另有公务" } else { "" }.into(),
                ..ReplyForm::default()
            };
            let (desk, by) = (self.player.at_work(), self.player.answering(&name)?);
            reply::reply(&desk, &by, &id, form).await?;
        }
        let fund = self
            .gathering
            .items
            .iter()
            .position(|i| i.matter == "fund1");
        if let Some(item) = fund.and_then(|place| view.items.get(place)) {
            let (desk, by) = (self.player.at_work(), self.player.answering(FINANCE)?);
            let form = OpinionForm {
                stance: "reserve".into(),
                text: "专项经费须列入下一年度预算，本年度没有来源。".into(),
                ..OpinionForm::default()
            };
            reply::opinion(&desk, &by, &id, &item.item.id.to_string(), form).await?;
        }
        Ok(())
    }

    fn propose_form(&self, proposal: &Proposal) -> Result<ProposeForm, Error> {
        Ok(ProposeForm {
            text: proposal.text.into(),
            lead: self.player.unit(proposal.lead)?,
            supports: self.player.unit_list(proposal.supports)?,
            due_on: self.player.day_text(proposal.due),
            done_when: proposal.done_when.into(),
            beyond_reason: proposal.beyond.into(),
            ..ProposeForm::default()
        })
    }

    async fn hold(&mut self) -> Result<(), Error> {
        let (id, office) = (self.id()?, self.player.office()?);
        let view = self.view().await?;
        session::open(&self.player.at_work(), &office, &id, view.meeting.version).await?;
        let mut rows = Vec::new();
        for place in &view.attendance {
            let name = view.units.name(place.unit);
            let absent = self.gathering.absent.iter().find(|(unit, _)| *unit == name);
            let (presence, who) = match absent {
                Some((_, "late")) => ("late", people::attending(&name)),
                Some((_, presence)) => (*presence, ""),
                None => ("present", people::attending(&name)),
            };
            rows.push((place.unit.to_string(), presence.to_owned(), who.to_owned()));
        }
        session::attend(&self.player.at_work(), &office, &id, rows).await?;
        for (item, listed) in self.gathering.items.iter().zip(&view.items) {
            let listed = listed.item.id.to_string();
            self.positions(&id, item, &listed).await?;
            let form = self.settle_form(item)?;
            session::settle(&self.player.at_work(), &office, &id, &listed, None, form).await?;
        }
        for heard in view.items.iter().skip(self.gathering.items.len()) {
            let form = SettleForm {
                outcome: "noted".into(),
                ..SettleForm::default()
            };
            let (desk, item) = (self.player.at_work(), heard.item.id.to_string());
            session::settle(&desk, &office, &id, &item, None, form).await?;
        }
        let version = self.view().await?.meeting.version;
        session::close(&self.player.at_work(), &office, &id, version).await
    }

    /// The stances of the script, said by the units themselves; and the agreement of those a binding
    /// decision names, which the office writes down at the table.
    async fn positions(&mut self, id: &str, item: &Item, listed: &str) -> Result<(), Error> {
        let binds = matches!(item.end, End::Agreed | End::Changed(_));
        let mut said: Vec<&str> = Vec::new();
        for (unit, stance, words) in item.stances {
            let by = if *stance == "silent" {
                self.player.office()?
            } else {
                self.player.answering(unit)?
            };
            let (desk, unit_id) = (self.player.at_work(), self.player.unit(unit)?);
            session::take_position(&desk, &by, id, listed, &unit_id, stance, words).await?;
            said.push(*unit);
        }
        let named = item
            .proposals
            .iter()
            .flat_map(|proposal| std::iter::once(&proposal.lead).chain(proposal.supports));
        for unit in named.filter(|_| binds) {
            if said.contains(unit) {
                continue;
            }
            let (desk, office) = (self.player.at_work(), self.player.office()?);
            let unit_id = self.player.unit(unit)?;
            session::take_position(&desk, &office, id, listed, &unit_id, "agree", "").await?;
            said.push(*unit);
        }
        Ok(())
    }

    fn settle_form(&self, item: &Item) -> Result<SettleForm, Error> {
        let deferral = match &item.end {
            End::Deferred {
                condition,
                owner,
                review,
            } => DeferForm {
                condition: (*condition).into(),
                owner: self.player.unit(owner)?,
                review_on: self.player.day_text(*review),
            },
            _ => DeferForm::default(),
        };
        Ok(SettleForm {
            outcome: item.end.code().into(),
            text: item.end.words().into(),
            deferral,
        })
    }

    async fn draft(&mut self) -> Result<(), Error> {
        let (id, office) = (self.id()?, self.player.office()?);
        write::draft(&self.player.at_work(), &office, &id).await?;
        let drafted = self.view().await?.minutes.ok_or(Error::NotFound)?;
        let text = drafted.text + "会议强调，各责任单位要按期办结，并及时向办公室报告进展。\n";
        write::edit(&self.player.at_work(), &office, &id, drafted.version, &text).await?;
        let version = self.minutes_version().await?;
        let despite = circulate::Despite {
            reason: "补记会议强调的一般要求".into(),
            ..circulate::Despite::default()
        };
        circulate::circulate_despite(&self.player.at_work(), &office, &id, version, despite).await
    }

    async fn minutes_version(&self) -> Result<u32, Error> {
        let minutes = self.view().await?.minutes.ok_or(Error::NotFound)?;
        Ok(minutes.version)
    }

    async fn countersign(&mut self) -> Result<(), Error> {
        let id = self.id()?;
        let (missing, on_paper): (&str, &[&str]) = match &self.gathering.course {
            Course::Planned => return Ok(()),
            Course::Circulating { missing, .. } => (missing, &[]),
            Course::Issued { on_paper, .. } => ("", on_paper),
        };
        let view = self.view().await?;
        for asked in &view.countersignatures {
            let name = view.units.name(asked.unit);
            if name == missing {
                continue;
            }
            let desk = self.player.at_work();
            let mut form = CountersignForm {
                stance: "signed".into(),
                ..CountersignForm::default()
            };
            let by = if on_paper.contains(&name.as_str()) {
                form.entered_for = asked.unit.to_string();
                form.scan = paper("会签页扫描件");
                self.player.office()?
            } else {
                self.player.answering(&name)?
            };
            circulate::countersign(&desk, &by, &id, form).await?;
        }
        Ok(())
    }

    async fn issue(&mut self) -> Result<(), Error> {
        let Course::Issued { signed_by, .. } = self.gathering.course else {
            return Ok(());
        };
        let (id, office) = (self.id()?, self.player.office()?);
        let signer = self.player.actor(signed_by)?.clone();
        let version = self.minutes_version().await?;
        circulate::sign_off(
            &self.player.at_work(),
            &signer,
            &id,
            version,
            "on_request",
            "",
        )
        .await?;
        let version = self.minutes_version().await?;
        issue::give_number(&self.player.at_work(), &office, &id, version, "").await?;
        let version = self.minutes_version().await?;
        let fonts = std::sync::Arc::clone(&self.player.fonts);
        issue::issue(&self.player.at_work(), &office, &id, version, &fonts).await
    }
}
