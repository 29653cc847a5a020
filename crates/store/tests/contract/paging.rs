//! Lists are read page by page, by key: each row once, none left out, in the order promised.

use super::sample::{HERE, NOW, TODAY, World, id, read};
use domain::{
    Date, Sight,
    assignment::AssignmentState,
    attachment::Classification,
    enterprise::Enterprise,
    id::{AssignmentId, MeetingId, UnitId},
    matter::{Matter, MatterState, Work},
    meeting::MeetingState,
};
use jiff::{ToSpan as _, civil::date};
use store::{
    Db, Error, Tx, assignment, enterprise,
    matter::{self, PAGE},
    meeting,
};

/// Serials of the matters a sight sees, read to the last page.
async fn walked(world: &World, sight: Sight, state: Option<MatterState>) -> Vec<u32> {
    let (mut before, mut serials) = (None, Vec::new());
    loop {
        let rows = read!(world, tx => matter::page(tx, &sight, state, before));
        assert!(rows.len() <= PAGE + 1, "{} rows", rows.len());
        serials.extend(rows.iter().take(PAGE).map(|row| row.number.1));
        if rows.len() <= PAGE {
            return serials;
        }
        before = Some(rows[PAGE - 1].id);
    }
}

contract!(pages_of_matters_end_where_they_should, async |db: Db| {
    let world = World::found(db).await;
    let mut raised: Vec<Matter> = Vec::new();
    for size in [0u32, 1, 20, 21, 40, 41] {
        while u32::try_from(raised.len()).unwrap() < size {
            let serial = u32::try_from(raised.len()).unwrap() + 1;
            raised.push(world.raised(serial, Classification::Restricted).await);
            world.admit(raised.last().unwrap().id, &world.firm).await;
        }
        let newest_first: Vec<u32> = (1..=size).rev().collect();
        let party = Sight::party(HERE, world.firm.id);
        for sight in [world.whole(), party, Sight::member(HERE, world.firm.id)] {
            for state in [None, Some(MatterState::Raised)] {
                assert_eq!(
                    walked(&world, sight, state).await,
                    newest_first,
                    "{size} {state:?}"
                );
            }
            assert!(
                walked(&world, sight, Some(MatterState::Closed))
                    .await
                    .is_empty()
            );
        }
    }
});

/// Whether a matter of this classification is seen, by one that is a party to it or not.
type Seen = fn(Classification, bool) -> bool;

contract!(pages_of_matters_hold_what_each_may_see, async |db: Db| {
    let world = World::found(db).await;
    let mut rows: Vec<(u32, Classification, bool, MatterState)> = Vec::new();
    for serial in 1..=90 {
        let classification = Classification::ALL[serial as usize % 3];
        let matter = world.raised(serial, classification).await;
        let (party, accepted) = (serial % 4 == 0, serial % 5 < 2);
        if party {
            world.admit(matter.id, &world.tax).await;
        }
        if accepted {
            world
                .keep(matter.accept(&[], &world.clerk, NOW).unwrap())
                .await;
        }
        let state = if accepted {
            MatterState::Accepted
        } else {
            MatterState::Raised
        };
        rows.push((serial, classification, party, state));
    }
    rows.reverse();
    let sights: [(Sight, Seen); 4] = [
        (world.whole(), |_, _| true),
        (Sight::member(HERE, world.tax.id), |class, party| {
            party || class == Classification::Ordinary
        }),
        (Sight::party(HERE, world.tax.id), |_, party| party),
        (Sight::nothing(HERE), |_, _| false),
    ];
    for (sight, seen) in sights {
        for wanted in [None, Some(MatterState::Raised), Some(MatterState::Accepted)] {
            let expected: Vec<u32> = rows
                .iter()
                .filter(|row| seen(row.1, row.2) && wanted.is_none_or(|state| state == row.3))
                .map(|row| row.0)
                .collect();
            assert_eq!(
                walked(&world, sight, wanted).await,
                expected,
                "{sight:?} {wanted:?}"
            );
            if let Some(state) = wanted {
                let counted = read!(world, tx => matter::count(tx, &sight, state));
                assert_eq!(counted, i64::try_from(expected.len()).unwrap(), "{sight:?}");
            }
        }
    }
});

contract!(counts_stop_at_a_hundred, async |db: Db| {
    let world = World::found(db).await;
    for serial in 1..=103 {
        world.raised(serial, Classification::Ordinary).await;
    }
    let sight = Sight::member(HERE, world.tax.id);
    assert_eq!(
        read!(world, tx => matter::count(tx, &sight, MatterState::Raised)),
        100
    );
    assert_eq!(
        read!(world, tx => matter::count(tx, &sight, MatterState::Closed)),
        0
    );
});

contract!(
    matters_stand_by_their_day_the_undated_last,
    async |db: Db| {
        let world = World::found(db).await;
        let mut expected: Vec<(Option<Date>, u32)> = Vec::new();
        for serial in 1..=30 {
            let matter = world.matter(serial, Classification::Ordinary);
            let due = date(2026, 4, 1) + (i64::from(serial * 7) % 5).days();
            let raised = world
                .keep(matter.raise(due, &world.clerk, NOW).unwrap())
                .await;
            let undated = serial % 3 == 0;
            let accepted = world
                .keep(raised.accept(&[], &world.clerk, NOW).unwrap())
                .await;
            if undated {
                let listed = accepted.list(id(), "会", &world.clerk, NOW).unwrap();
                let listed = world.keep(listed).await;
                world
                    .keep(listed.unlist(Work::Nothing, &world.clerk, NOW).unwrap())
                    .await;
            }
            expected.push((if undated { None } else { Some(due) }, serial));
        }
        expected.sort_by_key(|(due, serial)| (due.is_none(), *due, *serial));
        expected.truncate(PAGE + 1);
        let sight = world.whole();
        let rows = read!(world, tx => matter::pressing(tx, &sight, MatterState::Accepted));
        let found: Vec<_> = rows.iter().map(|row| (row.due_on, row.number.1)).collect();
        assert_eq!(found, expected);
    }
);

contract!(
    pages_of_assignments_share_days_without_gaps,
    async |db: Db| {
        let world = World::found(db).await;
        let matter = world.raised(1, Classification::Internal).await;
        world.admit(matter.id, &world.tax).await;
        let mut expected: Vec<(Date, AssignmentId, UnitId)> = Vec::new();
        for n in 0..63i64 {
            let due = TODAY + (n % 3).days();
            let unit = if n % 4 == 0 { &world.court } else { &world.tax };
            let issued = world.issued(matter.id, unit, due).await;
            expected.push((due, issued.id, unit.id));
        }
        expected.sort();
        for (sight, sees) in [
            (world.whole(), true),
            (Sight::member(HERE, world.tax.id), true),
            (Sight::party(HERE, world.tax.id), true),
            (Sight::member(HERE, world.court.id), false),
            (Sight::nothing(HERE), false),
        ] {
            let (mut after, mut found) = (None, Vec::new());
            loop {
                let rows = read!(world, tx => assignment::pressing(tx, &sight, AssignmentState::Issued, after));
                found.extend(
                    rows.iter()
                        .take(PAGE)
                        .map(|row| (row.due_on, row.id, row.unit)),
                );
                if rows.len() <= PAGE {
                    break;
                }
                after = Some((rows[PAGE - 1].due_on, rows[PAGE - 1].id));
            }
            let wanted = if sees { expected.clone() } else { Vec::new() };
            assert_eq!(found, wanted, "{sight:?}");

            let (unit, state) = (world.tax.id, AssignmentState::Issued);
            let own = read!(world, tx => assignment::of_unit(tx, &sight, unit, state));
            let found: Vec<_> = own
                .iter()
                .map(|row| (row.due_on, row.id, row.unit))
                .collect();
            let of_tax = wanted.iter().filter(|row| row.2 == unit).take(PAGE + 1);
            assert_eq!(found, of_tax.copied().collect::<Vec<_>>());

            let late = TODAY + 1.day();
            let overdue = read!(world, tx => assignment::overdue(tx, &sight, state, late));
            let found: Vec<_> = overdue
                .iter()
                .map(|row| (row.due_on, row.id, row.unit))
                .collect();
            let before: Vec<_> = wanted
                .iter()
                .filter(|row| row.0 < late)
                .take(PAGE + 1)
                .copied()
                .collect();
            assert_eq!(found, before);
            let none = read!(world, tx => assignment::overdue(tx, &sight, state, TODAY));
            assert!(none.is_empty(), "due today is not overdue");
        }
    }
);

contract!(pages_of_meetings_go_back_in_time, async |db: Db| {
    let world = World::found(db).await;
    let mut expected: Vec<(Date, MeetingId, bool)> = Vec::new();
    for n in 1..=50u32 {
        let held = TODAY + i64::from(n % 7).days();
        let meeting = world.planned(n, held).await;
        if n % 2 == 0 {
            world.invited(meeting.id, &world.tax).await;
        }
        let off = meeting
            .clone()
            .call_off("改期".into(), &[], &world.clerk, NOW);
        world.keep(off.unwrap()).await;
        expected.push((held, meeting.id, n % 2 == 0));
    }
    expected.sort();
    expected.reverse();
    for (sight, sees) in [
        (world.whole(), [true, true]),
        (Sight::member(HERE, world.tax.id), [false, true]),
        (Sight::party(HERE, world.tax.id), [false, true]),
        (Sight::member(HERE, world.firm.id), [false, false]),
        (Sight::nothing(HERE), [false, false]),
    ] {
        let (mut before, mut found) = (None, Vec::new());
        loop {
            let rows =
                read!(world, tx => meeting::page(tx, &sight, [MeetingState::CalledOff; 2], before));
            found.extend(rows.iter().take(PAGE).map(|row| row.id));
            if rows.len() <= PAGE {
                break;
            }
            before = Some((rows[PAGE - 1].held_on, rows[PAGE - 1].id));
        }
        let wanted: Vec<_> = expected
            .iter()
            .filter(|row| sees[usize::from(row.2)])
            .map(|row| row.1)
            .collect();
        assert_eq!(found, wanted, "{sight:?}");
    }
});

contract!(meetings_ahead_come_by_day, async |db: Db| {
    let world = World::found(db).await;
    let (later, soon, off) = (
        world.planned(1, TODAY + 3.days()).await,
        world.planned(2, TODAY).await,
        world.planned(3, TODAY + 1.days()).await,
    );
    let off = off.call_off("改期".into(), &[], &world.clerk, NOW);
    world.keep(off.unwrap()).await;
    for (sight, wanted) in [
        (world.whole(), vec![soon.id, later.id]),
        (Sight::member(HERE, world.tax.id), vec![]),
    ] {
        let rows = read!(world, tx => meeting::live(tx, &sight));
        let found: Vec<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!(found, wanted, "{sight:?}");
    }
});

contract!(
    pages_of_enterprises_share_names_without_gaps,
    async |db: Db| {
        let world = World::found(db).await;
        let mut expected = vec![("云岭纺织厂".to_owned(), world.enterprise)];
        for n in 0..55 {
            let entered = world.enterprise_named(&format!("企业{}", n % 4));
            let entered = world.keep(entered.enter(&world.clerk, NOW).unwrap()).await;
            expected.push((entered.name, entered.id));
        }
        expected.sort();
        let sight = world.whole();
        let (mut after, mut found) = ((String::new(), String::new()), Vec::new());
        loop {
            let key = (after.0.as_str(), after.1.as_str());
            let rows: Vec<Enterprise> = read!(world, tx => enterprise::list(tx, &sight, key));
            found.extend(rows.iter().take(PAGE).map(|row| (row.name.clone(), row.id)));
            if rows.len() <= PAGE {
                break;
            }
            after = (rows[PAGE - 1].name.clone(), rows[PAGE - 1].id.to_string());
        }
        assert_eq!(found, expected);
    }
);
