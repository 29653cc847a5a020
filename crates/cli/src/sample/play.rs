//! Plays the script: every step an act of `app` by a demo person, in the order of the days, with the
//! clock set to working hours of that day.

mod meeting;
mod papers;
mod report;
mod time;

use super::{
    case::{self, Debtor},
    gatherings::GATHERINGS,
    lives::lives,
    people, scan,
    step::{Act, Gathering, Life, unit::FIRM},
};
use crate::failure::Failure;
use app::{
    Clock, Desk, Error, Fonts, Units, Upload,
    assignment::{self, Step, StepForm},
    enterprise::{self, AdministratorForm},
    jobs,
    matter::{
        closing,
        forward::{self, DeferForm, ForwardForm},
        raise::{self, CompleteForm, RaiseForm},
        triage, view,
    },
};
use domain::{
    Actor, Date,
    assignment::{Assignment, AssignmentState},
    matter::Matter,
};
use meeting::{Stage, Talk};
use std::{collections::HashMap, sync::Arc};
use time::Year;

/// What is to be played on a day.
enum Task {
    Raise(&'static Life),
    Step(&'static Life, &'static Act),
    Meeting(&'static Gathering, Stage),
    Report(report::Stage),
}

/// Plays the whole script.
pub async fn play(
    desk: &Desk,
    founded_on: Date,
    today: Date,
    fonts: &Arc<Fonts>,
) -> Result<(), Failure> {
    let mut player = Player::new(desk, Year::new(desk, founded_on, today), fonts).await?;
    for (day, task) in schedule(&player.year) {
        player.begin(day).await?;
        if let Err(error) = player.perform(&task).await {
            let place = format!("sample script, {day}, {}", task.what());
            return Err(Failure::from(error).at(&place));
        }
    }
    papers::write(&mut player)
        .await
        .map_err(|error| Failure::from(error).at("sample script, official documents"))?;
    player.leave().await
}

/// Every task by day; on one day in the order of the script, meetings last.
fn schedule(year: &Year) -> Vec<(Date, Task)> {
    let mut all = Vec::new();
    for life in lives() {
        all.push((year.date(life.raised), Task::Raise(life)));
        for (day, act) in life.steps {
            all.push((year.date(*day), Task::Step(life, act)));
        }
    }
    for gathering in GATHERINGS {
        for (day, stage) in meeting::stages(year, gathering) {
            all.push((day, Task::Meeting(gathering, stage)));
        }
    }
    for (ago, stage) in report::STAGES {
        all.push((year.ago(*ago), Task::Report(*stage)));
    }
    all.sort_by_key(|(day, _)| *day);
    all
}

impl Task {
    fn what(&self) -> String {
        match self {
            Self::Raise(life) => format!("{}: raise", life.key),
            Self::Step(life, act) => format!("{}: {act:?}", life.key),
            Self::Meeting(gathering, stage) => format!("{}: {stage:?}", gathering.topic),
            Self::Report(stage) => format!("report: {stage:?}"),
        }
    }
}

/// Plays one step after another.
struct Player {
    desk: Desk,
    year: Year,
    fonts: Arc<Fonts>,
    units: Units,
    actors: HashMap<&'static str, Actor>,
    /// Numbers of the matters raised so far, by their keys.
    numbers: HashMap<&'static str, (u32, u32)>,
    /// Case numbers given so far, by their debtors' keys.
    cases: HashMap<&'static str, String>,
    meetings: HashMap<&'static str, String>,
    day: Date,
    /// Minutes of work done on the day.
    minutes: u32,
}

impl Player {
    async fn new(desk: &Desk, year: Year, fonts: &Arc<Fonts>) -> Result<Self, Failure> {
        let mut actors = HashMap::new();
        for login in people::logins() {
            let at_founding = desk.with_clock(Clock::Fixed(Year::moment(year.founded_on, 30)));
            actors.insert(login, app::sign_in::actor_of(&at_founding, login).await?);
        }
        Ok(Self {
            units: app::units::all(desk, &desk.system()).await?,
            desk: desk.clone(),
            day: year.founded_on,
            year,
            fonts: Arc::clone(fonts),
            actors,
            numbers: HashMap::new(),
            cases: HashMap::new(),
            meetings: HashMap::new(),
            minutes: 60,
        })
    }

    /// Comes to a day: the morning's jobs are done first, as the server would have.
    async fn begin(&mut self, day: Date) -> Result<(), Failure> {
        if day == self.day {
            return Ok(());
        }
        (self.day, self.minutes) = (day, 0);
        let desk = self.at_work();
        jobs::bring_back_deferred(&desk).await?;
        jobs::deliver(&desk).await?;
        Ok(())
    }

    /// The desk a few minutes later on the same working day.
    fn at_work(&mut self) -> Desk {
        self.minutes += 2;
        let moment = Year::moment(self.day, self.minutes);
        self.desk.with_clock(Clock::Fixed(moment))
    }

    async fn perform(&mut self, task: &Task) -> Result<(), Error> {
        match task {
            Task::Raise(life) => self.raise(life).await,
            Task::Step(life, act) => self.step(life, act).await,
            Task::Meeting(gathering, stage) => Talk::new(self, gathering).go(*stage).await,
            Task::Report(stage) => self.report(*stage).await,
        }
    }

    /// At the end everybody has read what is older than a fortnight.
    async fn leave(&mut self) -> Result<(), Failure> {
        let desk = self.at_work();
        jobs::deliver(&desk).await?;
        for actor in self.actors.values() {
            let told = app::history::told(&desk, actor).await?;
            let old = Year::moment(self.year.ago(10), 0);
            if let Some(line) = told.iter().find(|line| line.at < old) {
                app::history::mark_read(&desk, actor, line.n).await?;
            }
        }
        Ok(())
    }

    fn actor(&self, login: &str) -> Result<&Actor, Error> {
        self.actors.get(login).ok_or(Error::NotFound)
    }

    fn office(&self) -> Result<Actor, Error> {
        self.actor("office").cloned()
    }

    fn answering(&self, unit: &str) -> Result<Actor, Error> {
        self.actor(people::answering(unit)).cloned()
    }

    /// A unit's id, as forms carry it.
    fn unit(&self, short_name: &str) -> Result<String, Error> {
        let unit = self.units.iter().find(|unit| unit.short_name == short_name);
        unit.map(|unit| unit.id.to_string()).ok_or(Error::NotFound)
    }

    fn unit_list(&self, short_names: &[&str]) -> Result<Vec<String>, Error> {
        short_names.iter().map(|name| self.unit(name)).collect()
    }

    fn number(&self, key: &str) -> Result<(u32, u32), Error> {
        self.numbers.get(key).copied().ok_or(Error::NotFound)
    }

    fn day_text(&self, day: super::step::Day) -> String {
        self.year.date(day).to_string()
    }

    async fn raise(&mut self, life: &'static Life) -> Result<(), Error> {
        let desk = self.at_work();
        let debtor = case::find(life.debtor);
        let day = self.day;
        let case_number = self
            .cases
            .entry(debtor.key)
            .or_insert_with(|| debtor.case_number(day))
            .clone();
        let (by, entered_for, scan) = if life.on_paper {
            (self.office()?, self.unit(life.by)?, paper("函件扫描件"))
        } else {
            (self.answering(life.by)?, String::new(), Vec::new())
        };
        let form = RaiseForm {
            entered_for,
            title: life.title.into(),
            difficulty: life.difficulty.into(),
            enterprise: debtor.name.into(),
            uscc: debtor.uscc(),
            case_number,
            procedure: debtor.procedure().into(),
            request: life.request.into(),
            classification: life.class.into(),
            files: Vec::new(),
            files_class: String::new(),
            co_raisers: Vec::new(),
            scan,
        };
        let number = raise::raise(&desk, &by, form).await?;
        self.numbers.insert(life.key, number);
        self.name_administrator(debtor, number).await
    }

    /// The office enters the sample's firm as the administrator whom the court named in an accepted case, once.
    async fn name_administrator(
        &mut self,
        debtor: &Debtor,
        number: (u32, u32),
    ) -> Result<(), Error> {
        if !debtor.has_administrator() {
            return Ok(());
        }
        let (office, firm) = (self.office()?, self.unit(FIRM)?);
        let id = view::view(&self.desk, &office, number)
            .await?
            .matter
            .enterprise;
        let known = enterprise::view(&self.desk, &office, &id.to_string()).await?;
        let Some(case) = known.cases.iter().find(|case| case.administrator.is_none()) else {
            return Ok(());
        };
        let typed = AdministratorForm {
            version: case.version,
            firm,
        };
        let (desk, case) = (self.at_work(), case.id.to_string());
        enterprise::name_administrator(&desk, &office, &id.to_string(), &case, typed).await
    }

    async fn step(&mut self, life: &'static Life, act: &'static Act) -> Result<(), Error> {
        match act {
            Act::Acknowledge(_)
            | Act::AcknowledgeOnPaper(_)
            | Act::Refuse(..)
            | Act::Progress(..)
            | Act::Submit(..)
            | Act::SubmitOnPaper(..)
            | Act::SendBack(..)
            | Act::Insist(..)
            | Act::Revoke(..)
            | Act::Verify(_) => self.assignment_step(life, act).await,
            _ => self.matter_step(life, act).await,
        }
    }

    async fn matter(&self, key: &str) -> Result<(Matter, Vec<Assignment>), Error> {
        let view = view::view(&self.desk, &self.office()?, self.number(key)?).await?;
        Ok((view.matter, view.assignments))
    }

    async fn matter_step(&mut self, life: &'static Life, act: &'static Act) -> Result<(), Error> {
        let desk = self.at_work();
        let (matter, _) = self.matter(life.key).await?;
        let (number, version) = ((matter.year, matter.serial), matter.version);
        let (office, raiser) = (self.office()?, self.answering(life.by)?);
        match act {
            Act::Accept => triage::accept(&desk, &office, number, version).await,
            Act::Return(why) => triage::send_back(&desk, &office, number, version, why).await,
            Act::Decline(why) => triage::decline(&desk, &office, number, version, why).await,
            Act::Complete(request) => {
                let form = CompleteForm {
                    title: life.title.into(),
                    request: (*request).into(),
                    files: paper("补充材料"),
                    ..CompleteForm::default()
                };
                raise::complete(&desk, &raiser, number, version, form).await
            }
            Act::Forward { .. } => {
                let form = self.forward_form(act)?;
                forward::forward(&desk, &office, number, version, form).await
            }
            Act::Defer {
                condition,
                owner,
                review,
            } => {
                let form = DeferForm {
                    condition: (*condition).into(),
                    owner: self.unit(owner)?,
                    review_on: self.day_text(*review),
                };
                forward::defer(&desk, &office, number, version, form).await
            }
            Act::Withdraw(why) => raise::withdraw(&desk, &raiser, number, version, why).await,
            Act::Confirm => closing::confirm(&desk, &raiser, number, version, "", &[]).await,
            Act::ConfirmOnPaper => {
                let (unit, scan) = (self.unit(life.by)?, paper("确认函扫描件"));
                closing::confirm(&desk, &office, number, version, &unit, &scan).await
            }
            Act::Dispute(why) => closing::dispute(&desk, &raiser, number, version, why).await,
            _ => closing::close(&desk, &office, number, version).await,
        }
    }

    fn forward_form(&self, act: &Act) -> Result<ForwardForm, Error> {
        let Act::Forward {
            lead,
            supports,
            task,
            due,
            beyond,
        } = act
        else {
            return Err(Error::NotFound);
        };
        Ok(ForwardForm {
            lead: self.unit(lead)?,
            supports: self.unit_list(supports)?,
            task: (*task).into(),
            due_on: due.map_or_else(String::new, |day| self.day_text(day)),
            beyond_reason: (*beyond).into(),
        })
    }

    async fn assignment_step(
        &mut self,
        life: &'static Life,
        act: &'static Act,
    ) -> Result<(), Error> {
        use AssignmentState::{Acknowledged, Issued, Refused, Submitted};
        let (unit, step, states, words, on_paper): (_, _, &[_], _, _) = match act {
            Act::Acknowledge(unit) => (unit, Step::Acknowledge, &[Issued], "", false),
            Act::AcknowledgeOnPaper(unit) => (unit, Step::Acknowledge, &[Issued], "", true),
            Act::Refuse(unit, why) => (unit, Step::Refuse, &[Issued, Acknowledged], *why, false),
            Act::Progress(unit, words) => (unit, Step::Progress, &[Acknowledged], *words, false),
            Act::Submit(unit, words) => (unit, Step::Submit, &[Acknowledged], *words, false),
            Act::SubmitOnPaper(unit, words) => (unit, Step::Submit, &[Acknowledged], *words, true),
            Act::SendBack(unit, why) => (unit, Step::SendBack, &[Submitted], *why, false),
            Act::Insist(unit, why) => (unit, Step::Insist, &[Refused], *why, false),
            Act::Revoke(unit, why) => (
                unit,
                Step::Revoke,
                &[Issued, Acknowledged, Refused],
                *why,
                false,
            ),
            Act::Verify(unit) => (unit, Step::Verify, &[Submitted], "", false),
            _ => return Err(Error::NotFound),
        };
        let desk = self.at_work();
        let (_, assignments) = self.matter(life.key).await?;
        let owed = assignments.iter().rev().find(|assignment| {
            self.units.name(assignment.unit) == *unit && states.contains(&assignment.state)
        });
        let owed = owed.ok_or(Error::NotFound)?;
        let office_does = matches!(
            step,
            Step::Verify | Step::SendBack | Step::Insist | Step::Revoke
        );
        let by = if office_does || on_paper {
            self.office()?
        } else {
            self.answering(unit)?
        };
        let form = StepForm {
            words: words.into(),
            files: if step == Step::Submit {
                paper("办理结果")
            } else {
                Vec::new()
            },
            entered_for: on_paper,
            scan: if on_paper {
                paper("回函扫描件")
            } else {
                Vec::new()
            },
            ..StepForm::default()
        };
        let id = owed.id.to_string();
        assignment::step(&desk, &by, &id, owed.version, step, form).await?;
        Ok(())
    }
}

fn paper(name: &str) -> Vec<Upload> {
    vec![scan::pdf(name, "demo")]
}
