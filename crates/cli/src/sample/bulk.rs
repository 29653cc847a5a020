//! Fills a demo with any number of matters, to measure by: many acts in flight, which the writer groups.

use super::{
    case, people,
    step::unit::{APPROVAL, COURT, FINANCE, FIRM, HOUSING, HR, POLICE, TAX},
};
use crate::{failure::Failure, say};
use app::{
    Clock, Desk, Error, Units,
    assignment::{self, Step, StepForm},
    jobs,
    matter::{
        forward::{self, ForwardForm},
        raise::{self, RaiseForm},
        triage,
    },
};
use domain::{Actor, Date, Moment, assignment::AssignmentState};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// How many acts wait at the writer at one time.
const IN_FLIGHT: u32 = 64;
/// Codes are made from five digits, those below are the script's.
const ENTERPRISES: u32 = 79_000;

const DIFFICULTIES: &[(&str, &str, &str)] = &[
    ("credit_repair", TAX, "重整后信用等级恢复"),
    ("taxation", TAX, "财产处置环节税费的承担"),
    ("deregistration", APPROVAL, "凭裁定办理注销登记"),
    ("illegal_building", HOUSING, "无证建筑的认定和处置"),
    ("cost_funding", FINANCE, "破产费用专项经费申领"),
    ("resettlement", HR, "职工安置方案审核"),
    ("debt_evasion", POLICE, "受理前财产转移的核查"),
];

const PROCEDURES: &[&str] = &[
    "liquidation",
    "reorganization",
    "composition",
    "pre_reorganization",
    "compulsory_liquidation",
];

struct Filling {
    desk: Desk,
    days: Vec<Date>,
    units: Units,
    actors: HashMap<&'static str, Actor>,
    matters: u32,
    done: AtomicU32,
}

/// An assignment to be answered: its id and whose it is.
type Owed = (String, &'static str, Date);

/// Raises so many matters over the year and takes a share of them further.
pub async fn fill(desk: &Desk, from: Date, today: Date, matters: u32) -> Result<(), Failure> {
    let begun = Instant::now();
    let mut actors = HashMap::new();
    for login in people::logins() {
        actors.insert(login, app::sign_in::actor_of(desk, login).await?);
    }
    let filling = Arc::new(Filling {
        days: working_days(desk, from, today),
        units: app::units::all(desk, &desk.system()).await?,
        desk: desk.clone(),
        actors,
        matters,
        done: AtomicU32::new(0),
    });
    let ticker = tokio::spawn(report(Arc::clone(&filling), begun));
    let filled = filling.run().await;
    ticker.abort();
    filled?;
    let raised = begun.elapsed().as_secs_f64();
    jobs::deliver(desk).await?;
    say::warn(&format!(
        "{matters} 个事项 matters in {raised:.1} s（每秒 {:.0}/s），提醒送达后 delivered after {:.1} s",
        f64::from(matters) / raised,
        begun.elapsed().as_secs_f64()
    ));
    Ok(())
}

fn working_days(desk: &Desk, from: Date, today: Date) -> Vec<Date> {
    from.series(jiff::Span::new().days(1))
        .take_while(|day| *day < today)
        .filter(|day| desk.calendar().is_workday(*day))
        .collect()
}

async fn report(filling: Arc<Filling>, begun: Instant) {
    let mut tick = tokio::time::interval(Duration::from_secs(2));
    tick.tick().await;
    loop {
        tick.tick().await;
        let done = filling.done.load(Ordering::Relaxed);
        let rate = f64::from(done) / begun.elapsed().as_secs_f64();
        say::warn(&format!("{done} / {}（每秒 {rate:.0}/s）", filling.matters));
    }
}

impl Filling {
    async fn run(self: &Arc<Self>) -> Result<(), Error> {
        let mut raising = JoinSet::new();
        for worker in 0..IN_FLIGHT {
            let filling = Arc::clone(self);
            raising.spawn(async move {
                let mine = (worker..filling.matters).step_by(IN_FLIGHT as usize);
                for place in mine {
                    filling.begin(place).await?;
                    filling.done.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<_, Error>(())
            });
        }
        joined(raising).await?;
        let owed = Arc::new(self.owed().await?);
        let mut answering = JoinSet::new();
        for worker in 0..IN_FLIGHT as usize {
            let (filling, owed) = (Arc::clone(self), Arc::clone(&owed));
            answering.spawn(async move {
                for place in (worker..owed.len()).step_by(IN_FLIGHT as usize) {
                    filling.answer(place, &owed[place]).await?;
                }
                Ok::<_, Error>(())
            });
        }
        joined(answering).await
    }

    /// The desk at the moment of a matter: they are spread over the year.
    fn at(&self, place: u32, minutes: i8) -> Desk {
        let share = u64::from(place) * self.days.len() as u64 / u64::from(self.matters.max(1));
        let day = usize::try_from(share).map_or(self.days[0], |share| self.days[share]);
        self.desk
            .with_clock(Clock::Fixed(Moment::at(day, 9, minutes)))
    }

    fn actor(&self, login: &str) -> Result<&Actor, Error> {
        self.actors.get(login).ok_or(Error::NotFound)
    }

    /// Raises a matter; of ten four stay so, one is returned, two accepted, three forwarded.
    async fn begin(&self, place: u32) -> Result<(), Error> {
        let (difficulty, unit, about) = DIFFICULTIES[place as usize % DIFFICULTIES.len()];
        let raiser = [FIRM, COURT, unit][place as usize % 3];
        let by = self.actor(people::answering(raiser))?;
        let form = self.raise_form(place, difficulty, about);
        let number = raise::raise(&self.at(place, 0), by, form).await?;
        let office = self.actor("office")?;
        let desk = self.at(place, 20);
        match place / 7 % 10 {
            0..=3 => Ok(()),
            4 => triage::send_back(&desk, office, number, 1, "请补充有关材料。").await,
            5 | 6 => triage::accept(&desk, office, number, 1).await,
            _ => {
                triage::accept(&desk, office, number, 1).await?;
                let lead = self.units.iter().find(|one| one.short_name == unit);
                let form = ForwardForm {
                    lead: lead.map_or_else(String::new, |lead| lead.id.to_string()),
                    task: format!("就{about}提出办理意见。"),
                    beyond_reason: "没有职责条款涵盖，已增邀住建部门。".into(),
                    ..ForwardForm::default()
                };
                forward::forward(&self.at(place, 40), office, number, 2, form).await
            }
        }
    }

    fn raise_form(&self, place: u32, difficulty: &str, about: &str) -> RaiseForm {
        let enterprise = (place / 8) % ENTERPRISES;
        let procedure = PROCEDURES[enterprise as usize % PROCEDURES.len()];
        let with_case = enterprise % 3 != 2;
        let class = match place % 20 {
            0 => "restricted",
            1 | 2 => "internal",
            _ => "ordinary",
        };
        RaiseForm {
            title: format!("第{:05}号演示企业{about}", enterprise + 1),
            difficulty: difficulty.into(),
            enterprise: format!("晋城市第{:05}号演示企业有限公司（演示）", enterprise + 1),
            uscc: case::uscc(20_000 + enterprise),
            case_number: if with_case {
                format!("({})晋0502破{}号", self.days[0].year(), enterprise + 1)
            } else {
                String::new()
            },
            procedure: if with_case {
                procedure.into()
            } else {
                String::new()
            },
            request: format!("因{about}影响程序推进，请协调明确办理方式和时限。"),
            classification: class.into(),
            ..RaiseForm::default()
        }
    }

    /// Every assignment issued, by due day.
    async fn owed(&self) -> Result<Vec<Owed>, Error> {
        let office = self.actor("office")?;
        let (mut owed, mut after) = (Vec::new(), String::new());
        loop {
            let state = AssignmentState::Issued;
            let (rows, more) = assignment::page(&self.desk, office, state, &after).await?;
            for row in &rows {
                let login = people::answering(&self.units.name(row.unit));
                owed.push((row.id.to_string(), login, row.due_on));
            }
            match rows.last() {
                Some(last) if more => after = format!("{}_{}", last.due_on, last.id),
                _ => return Ok(owed),
            }
        }
    }

    /// Of five two stay unanswered, one is acknowledged, one submitted, one verified.
    async fn answer(&self, place: usize, owed: &Owed) -> Result<(), Error> {
        let (id, login, due_on) = owed;
        let (unit, office) = (self.actor(login)?, self.actor("office")?);
        let steps = [
            (Step::Acknowledge, unit, ""),
            (Step::Submit, unit, "已按要求办结，有关材料已送办公室。"),
            (Step::Verify, office, ""),
        ];
        let day = (*due_on).min(self.days[self.days.len() - 1]);
        let desk = self.desk.with_clock(Clock::Fixed(Moment::at(day, 16, 0)));
        let far = (place % 5).saturating_sub(1);
        for ((step, by, words), version) in steps.into_iter().take(far).zip(1..) {
            let form = StepForm {
                words: words.into(),
                ..StepForm::default()
            };
            assignment::step(&desk, by, id, version, step, form).await?;
        }
        Ok(())
    }
}

async fn joined(mut tasks: JoinSet<Result<(), Error>>) -> Result<(), Error> {
    while let Some(task) = tasks.join_next().await {
        task.map_err(Error::failed)??;
    }
    Ok(())
}
