//! An invented mechanism of three units, and values of every noun: the ground the tests of the nouns
//! stand on. 云岭县 does not exist, nor does anybody in it.

#![expect(
    clippy::unused_self,
    reason = "values are asked of the world they stand in"
)]

use std::sync::atomic::{AtomicU64, Ordering};

use domain::{
    Actor, Change, Date, Moment, Role, Sight,
    assignment::{Assignment, AssignmentState},
    attachment::Classification,
    case::{Case, Procedure},
    charter::{Charter, CharterVersion, Part},
    enterprise::{Enterprise, EnterpriseKind},
    id::{EnterpriseId, MatterId, MechanismId, PersonId},
    matter::{Matter, MatterState},
    roster::{Person, Post},
    unit::{Unit, UnitKind, UnitRef},
};
use jiff::civil::date;
use store::{Db, Error, Record, Tx, anchor::Keys, mechanism};
use tempfile::TempDir;
use uuid::Uuid;

mod instructions;
mod papers;
mod reports;

/// The mechanism of the tests.
pub const HERE: MechanismId = MechanismId(1);
/// The day on which everything happens.
pub const TODAY: Date = Date::constant(2026, 3, 9);
/// The moment at which everything happens.
pub const NOW: Moment = Moment(1_773_021_600_000);

/// The next identifier, later ones sorting after earlier ones.
pub fn id<T: From<Uuid>>() -> T {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let n = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    T::from(Uuid::from_u128(
        0x0197_0000_0000_7000_8000_0000_0000_0000 + u128::from(n),
    ))
}

/// A founded mechanism: three units, a person in each with a sign-in, one enterprise.
pub struct World {
    pub db: Db,
    pub keys: Keys,
    /// Holds the keys and the anchor file.
    pub data: TempDir,
    /// The office sits in it.
    pub court: UnitRef,
    /// A member unit.
    pub tax: UnitRef,
    /// An administrator's firm: sees only what it is a party to.
    pub firm: UnitRef,
    /// The office's clerk.
    pub clerk: Actor,
    /// Liaison of the tax office.
    pub liaison: Actor,
    /// The administrator in the firm.
    pub administrator: Actor,
    pub enterprise: EnterpriseId,
}

impl World {
    /// Founds it in an empty store.
    pub async fn found(db: Db) -> Self {
        db.migrate(store::STEPS).await.unwrap();
        let data = TempDir::new().unwrap();
        Self::found_in(db, data).await
    }

    /// Founds it in a store with a schema, its keys lying in this folder.
    pub async fn found_in(db: Db, data: TempDir) -> Self {
        let keys = Keys::open(data.path()).unwrap();
        let db = db.sealed(keys.seal().clone());
        db.write(1, async |tx: &mut Tx| {
            mechanism::begin(tx, HERE, NOW, true).await
        })
        .await
        .unwrap();
        let refer = |name: &str| UnitRef {
            id: id(),
            name: name.into(),
        };
        let (court, tax, firm) = (refer("云岭法院"), refer("云岭税务"), refer("青禾管理人"));
        let world = Self {
            clerk: actor("林一", &court, UnitKind::Member, Role::OfficeClerk),
            liaison: actor("周二", &tax, UnitKind::Member, Role::Liaison),
            administrator: actor(
                "吴三",
                &firm,
                UnitKind::AdministratorFirm,
                Role::Administrator,
            ),
            db,
            keys,
            data,
            court,
            tax,
            firm,
            enterprise: id(),
        };
        world.people().await;
        let enterprise = Enterprise {
            id: world.enterprise,
            ..world.enterprise_named("云岭纺织厂")
        };
        world
            .keep(enterprise.enter(&world.clerk, NOW).unwrap())
            .await;
        world
    }

    async fn people(&self) {
        for (place, actor) in (1..).zip([&self.clerk, &self.liaison, &self.administrator]) {
            let unit = self.unit(place, &actor.unit, actor.unit_kind);
            self.keep(unit.admit(&self.system(), NOW).unwrap()).await;
            let person = Person {
                id: actor.person,
                ..self.person(&actor.name, Some(&format!("login{place}")))
            };
            self.keep(person.enter(&self.system(), NOW).unwrap()).await;
            self.appoint(
                actor.person,
                &actor.unit,
                actor.roles[0],
                date(2026, 1, 1),
                None,
            )
            .await;
        }
    }

    /// Records a change in a transaction of its own.
    pub async fn keep<T: Record + Clone + Send + Sync + 'static>(&self, change: Change<T>) -> T {
        self.try_keep(change).await.unwrap()
    }

    pub async fn try_keep<T: Record + Clone + Send + Sync + 'static>(
        &self,
        change: Change<T>,
    ) -> Result<T, Error> {
        self.db
            .write(1, async move |tx: &mut Tx| tx.record(change.clone()).await)
            .await
    }

    pub fn system(&self) -> Actor {
        Actor::system(HERE)
    }

    pub fn whole(&self) -> Sight {
        Sight::whole(HERE)
    }

    /// Makes a unit a party to a matter.
    pub async fn admit(&self, matter: MatterId, unit: &UnitRef) {
        let (sight, unit) = (self.whole(), unit.id);
        self.db
            .write(1, async move |tx: &mut Tx| {
                store::record::admit_party(tx, &sight, matter, unit).await
            })
            .await
            .unwrap();
    }

    pub async fn appoint(
        &self,
        person: PersonId,
        unit: &UnitRef,
        role: Role,
        from_on: Date,
        until_on: Option<Date>,
    ) -> Post {
        let post = Post {
            id: id(),
            version: 0,
            person,
            unit: unit.id,
            role,
            title: "科长".into(),
            from_on,
            until_on,
        };
        self.keep(post.appoint("某人", unit, &self.system(), NOW).unwrap())
            .await
    }

    pub fn unit(&self, ordinal: u32, unit: &UnitRef, kind: UnitKind) -> Unit {
        Unit {
            id: unit.id,
            version: 0,
            ordinal,
            full_name: format!("云岭县{}", unit.name),
            short_name: unit.name.clone(),
            charter_name: unit.name.clone(),
            kind,
            until: None,
        }
    }

    pub fn person(&self, name: &str, login: Option<&str>) -> Person {
        Person {
            id: id(),
            version: 0,
            name: name.into(),
            login: login.map(Into::into),
            phone: None,
            closed_on: None,
        }
    }

    pub fn enterprise_named(&self, name: &str) -> Enterprise {
        Enterprise {
            id: id(),
            version: 0,
            name: name.into(),
            uscc: None,
            kind: EnterpriseKind::Debtor,
        }
    }

    pub fn case(&self, number: &str) -> Case {
        Case {
            id: id(),
            version: 0,
            enterprise: self.enterprise,
            number: number.into(),
            procedure: Procedure::Liquidation,
            accepted_on: None,
            judge: None,
            administrator: None,
        }
    }

    pub fn charter(&self, effective_from: Date) -> CharterVersion {
        CharterVersion {
            id: id(),
            version: 0,
            effective_from,
            text: "title = \"方案\"".into(),
            title: format!("方案（{effective_from}起）"),
        }
    }

    pub fn matter(&self, serial: u32, classification: Classification) -> Matter {
        Matter {
            id: id(),
            version: 0,
            year: 2026,
            serial,
            title: format!("第{serial}件"),
            difficulty: "taxation".into(),
            enterprise: self.enterprise,
            case: None,
            request: "请协调".into(),
            classification,
            state: MatterState::Raised,
            raised_by: self.court.id,
            raiser: self.clerk.person,
            raised_at: NOW,
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
        }
    }

    /// A matter raised by the office, due three days on.
    pub async fn raised(&self, serial: u32, classification: Classification) -> Matter {
        let matter = self.matter(serial, classification);
        self.keep(matter.raise(date(2026, 3, 12), &self.clerk, NOW).unwrap())
            .await
    }

    pub fn assignment(&self, matter: MatterId, unit: &UnitRef, due_on: Date) -> Assignment {
        Assignment {
            id: id(),
            version: 0,
            matter,
            decision: None,
            instruction: None,
            unit: unit.id,
            part: Part::Lead,
            task: "核定税款".into(),
            done_when: None,
            due_on,
            clause: Some("三.2".into()),
            beyond_reason: None,
            state: AssignmentState::Issued,
            suspended_on: None,
            issued_at: NOW,
            acknowledged_at: None,
            progress_count: 0,
            latest: None,
            verified_at: None,
        }
    }

    pub async fn issued(&self, matter: MatterId, unit: &UnitRef, due_on: Date) -> Assignment {
        let assignment = self.assignment(matter, unit, due_on);
        self.keep(assignment.issue(&unit.name, &self.clerk, NOW).unwrap())
            .await
    }
}

/// Runs a read and expects it to succeed: `read!(world, tx => matter::page(tx, &sight, None, None))`.
macro_rules! read {
    ($world:expr, $tx:ident => $call:expr) => {
        $world
            .db
            .read(async |$tx: &mut Tx| -> Result<_, Error> { $call.await })
            .await
            .unwrap()
    };
}
pub(crate) use read;

/// Runs a write and expects it to succeed; what it captures must be `Copy`.
macro_rules! act {
    ($world:expr, $tx:ident => $call:expr) => {
        $world
            .db
            .write(1, async move |$tx: &mut Tx| -> Result<_, Error> {
                $call.await
            })
            .await
            .unwrap()
    };
}
pub(crate) use act;

fn actor(name: &str, unit: &UnitRef, unit_kind: UnitKind, role: Role) -> Actor {
    Actor {
        mechanism: HERE,
        person: id(),
        name: name.into(),
        unit: unit.clone(),
        unit_kind,
        roles: vec![role],
        entered_for: None,
    }
}

/// A charter without faults.
pub fn charter_text() -> Charter {
    serde_json::from_value(serde_json::json!({
        "title": "云岭县破产联动方案", "place": "云岭县", "division_code": "999999",
        "issuers": ["云岭县人民政府"], "difficulties": [], "posts": {"conveners": []},
        "office": {"hosts": ["云岭法院"]}, "units": [{"name": "云岭法院", "kind": "member"}],
        "duties": [], "meetings": {"clause": "四", "tiers": [
            {"key": "joint", "label": "联席会议", "callers": ["convener"], "min_per_year": 1},
            {"key": "special", "label": "专题会议", "callers": ["office_director"]}
        ]}
    }))
    .unwrap()
}
