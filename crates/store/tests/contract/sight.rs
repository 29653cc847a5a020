//! Who may see what: the table of sights and classifications, for every noun that has one.

use super::sample::{HERE, NOW, TODAY, World, charter_text, read};
use domain::{Sight, attachment::Classification, id::MechanismId, meeting::MeetingState};
use store::{Db, Error, Tx, agenda, assignment, attachment, enterprise, matter, meeting};

/// Whether a look-up succeeds; any failure but `NotFound` fails the test.
macro_rules! sees {
    ($world:expr, $tx:ident => $call:expr) => {
        match $world.db.read(async |$tx: &mut Tx| $call.await).await {
            Ok(_) => true,
            Err(Error::NotFound) => false,
            Err(error) => panic!("{error:?}"),
        }
    };
}

/// The sights of the table, with whether each sees an ordinary, an internal and a restricted matter,
/// first where the unit is no party, then where it is.
fn table(world: &World) -> [(Sight, [[bool; 3]; 2]); 5] {
    let unit = world.tax.id;
    [
        (world.whole(), [[true; 3], [true; 3]]),
        (Sight::member(HERE, unit), [[true, false, false], [true; 3]]),
        (Sight::party(HERE, unit), [[false; 3], [true; 3]]),
        (Sight::nothing(HERE), [[false; 3], [false; 3]]),
        (Sight::whole(MechanismId(2)), [[false; 3], [false; 3]]),
    ]
}

contract!(matters_and_what_hangs_on_them, async |db: Db| {
    let world = World::found(db).await;
    let meeting = world.planned(1, TODAY).await;
    world.invited(meeting.id, &world.tax).await;
    let mut cells = Vec::new();
    for (party, serial) in [(0, 1), (1, 4)] {
        for (place, classification) in Classification::ALL.iter().enumerate() {
            let serial = serial + u32::try_from(place).unwrap();
            let mut named = world.matter(serial, *classification);
            let firm = world.enterprise_named(&format!("企业{serial}"));
            named.enterprise = world.keep(firm.enter(&world.clerk, NOW).unwrap()).await.id;
            let raised = named.raise(TODAY, &world.clerk, NOW).unwrap();
            let matter = world.keep(raised).await;
            if party == 1 {
                world.admit(matter.id, &world.tax).await;
            }
            let work = world.issued(matter.id, &world.court, TODAY).await;
            let item = world.listed(meeting.id, matter.id, serial).await;
            let position = world.position(&item, &world.court);
            let position = position
                .take(&world.court, &item, &world.in_session(), &world.clerk, NOW)
                .unwrap();
            let position = world.keep(position).await;
            let decision = world.proposed(&item, 1).await;
            cells.push((party, place, matter, work, item, position, decision));
        }
    }
    for (sight, expected) in table(&world) {
        let items = read!(world, tx => agenda::items(tx, &sight, meeting.id));
        let positions = read!(world, tx => agenda::positions(tx, &sight, meeting.id));
        let decisions = read!(world, tx => agenda::decisions(tx, &sight, meeting.id));
        let enterprises = read!(world, tx => enterprise::list(tx, &sight, ("", "")));
        for (party, place, matter, work, item, position, decision) in &cells {
            let wanted = expected[*party][*place];
            let case = format!("{sight:?}, party {party}, {:?}", matter.classification);
            assert_eq!(
                sees!(world, tx => matter::by_id(tx, &sight, matter.id)),
                wanted,
                "{case}"
            );
            let by_number = sees!(world, tx => matter::by_number(tx, &sight, 2026, matter.serial));
            assert_eq!(by_number, wanted, "{case}");
            assert_eq!(
                sees!(world, tx => assignment::by_id(tx, &sight, work.id)),
                wanted,
                "{case}"
            );
            assert_eq!(items.contains(item), wanted, "{case}");
            assert_eq!(
                positions.contains(position),
                wanted,
                "{case}: a position tells of its matter"
            );
            assert_eq!(
                decisions.contains(decision),
                wanted,
                "{case}: a decision tells of its matter"
            );
            let listed = enterprises.iter().any(|one| one.id == matter.enterprise);
            assert_eq!(listed, wanted, "{case}");
        }
    }
});

contract!(
    an_enterprise_without_matters_is_the_offices_alone,
    async |db: Db| {
        let world = World::found(db).await;
        for (sight, _) in table(&world) {
            let wanted = usize::from(sight == world.whole());
            let listed = read!(world, tx => enterprise::list(tx, &sight, ("", "")));
            assert_eq!(listed.len(), wanted, "{sight:?}");
        }
    }
);

contract!(meetings_are_for_those_asked_to_them, async |db: Db| {
    let world = World::found(db).await;
    let (asked, other) = (world.planned(1, TODAY).await, world.planned(2, TODAY).await);
    world.invited(asked.id, &world.tax).await;
    for (sight, expected) in [
        (world.whole(), [true, true]),
        (Sight::member(HERE, world.tax.id), [true, false]),
        (Sight::party(HERE, world.tax.id), [true, false]),
        (Sight::member(HERE, world.firm.id), [false, false]),
        (Sight::nothing(HERE), [false, false]),
        (Sight::whole(MechanismId(2)), [false, false]),
    ] {
        for (meeting, wanted) in [&asked, &other].into_iter().zip(expected) {
            assert_eq!(
                sees!(world, tx => meeting::by_id(tx, &sight, meeting.id)),
                wanted,
                "{sight:?}"
            );
            let page = read!(world, tx => meeting::live(tx, &sight));
            assert_eq!(
                page.iter().any(|one| one.id == meeting.id),
                wanted,
                "{sight:?}"
            );
        }
    }
});

// A meeting entered from paper, in the list of those held too, and the scan of its minutes.
contract!(
    a_meeting_on_paper_is_for_those_who_sat_in_it,
    async |db: Db| {
        let world = World::found(db).await;
        let past = world.meeting(0, TODAY.yesterday().unwrap());
        let days = (past.held_on, TODAY);
        let entered = past.enter(&charter_text(), days, None, &world.clerk, NOW);
        let meeting = world.keep(entered.unwrap()).await;
        let place = world.attendance(meeting.id, &world.tax);
        let place = place.sat_in("区税务局", &world.clerk, NOW).unwrap();
        let place = world.keep(place).await;
        let mut scan = world.attachment(world.court.id, Classification::Internal);
        scan.meeting = Some(meeting.id);
        let scan = world.attached(scan).await;
        let sees = async |sight: Sight| {
            let held = [MeetingState::Closed, MeetingState::Entered];
            let page = read!(world, tx => meeting::page(tx, &sight, held, None));
            let listed = page.iter().any(|one| one.id == meeting.id);
            let seen = sees!(world, tx => meeting::by_id(tx, &sight, meeting.id));
            let file = sees!(world, tx => attachment::by_id(tx, &sight, scan.id));
            assert_eq!((listed, file), (seen, seen), "{sight:?}");
            seen
        };
        let member = Sight::member(HERE, world.tax.id);
        for (sight, wanted) in [
            (world.whole(), true),
            (member, true),
            (Sight::party(HERE, world.tax.id), true),
            (Sight::party(HERE, world.firm.id), false),
            (Sight::nothing(HERE), false),
            (Sight::whole(MechanismId(2)), false),
        ] {
            assert_eq!(sees(sight).await, wanted, "{sight:?}");
        }
        world
            .keep(place.revoke("区税务局", &world.clerk, NOW).unwrap())
            .await;
        assert!(!sees(member).await);
    }
);

contract!(a_withdrawn_invitation_is_seen_nowhere, async |db: Db| {
    let world = World::found(db).await;
    let (sight, unit) = (world.whole(), world.tax.id);
    let (one, two) = (
        world.planned(1, TODAY).await,
        world.planned(2, TODAY.yesterday().unwrap()).await,
    );
    let place = world.invited(one.id, &world.tax).await;
    world.invited(two.id, &world.tax).await;
    let last = async || read!(world, tx => meeting::last_day_of(tx, &sight, unit));
    assert_eq!(last().await, Some(TODAY));
    let own = world.liaison.sight();
    let ties = domain::meeting::withdrawn::Ties::default();
    let withdrawn = place.withdraw(&one, &ties, "区税务局", &world.clerk, NOW);
    let kept = world.keep(withdrawn.unwrap()).await;
    assert_eq!(
        read!(world, tx => meeting::place_of(tx, &sight, one.id, unit)),
        None
    );
    assert_eq!(
        read!(world, tx => meeting::place_ever(tx, &sight, one.id, unit)),
        Some(kept)
    );
    assert_eq!(
        read!(world, tx => meeting::attendance(tx, &sight, one.id)),
        []
    );
    let seen = read!(world, tx => meeting::live(tx, &own));
    assert_eq!(seen.iter().map(|one| one.id).collect::<Vec<_>>(), [two.id]);
    assert_eq!(last().await, Some(two.held_on));
    let off = two.call_off("改期".into(), &[], &world.clerk, NOW).unwrap();
    world.keep(off).await;
    assert_eq!(last().await, None);
});

contract!(
    who_is_no_party_any_more_sees_as_others_do,
    async |db: Db| {
        let world = World::found(db).await;
        let matter = world.raised(1, Classification::Internal).await;
        let (whole, own) = (world.whole(), Sight::member(HERE, world.tax.id));
        world.admit(matter.id, &world.tax).await;
        assert!(sees!(world, tx => matter::by_id(tx, &own, matter.id)));
        let (id, unit) = (matter.id, world.tax.id);
        world
            .db
            .write(1, async move |tx: &mut Tx| {
                store::record::dismiss_party(tx, &whole, id, unit).await
            })
            .await
            .unwrap();
        assert!(!sees!(world, tx => matter::by_id(tx, &own, matter.id)));
        let whole = world.whole();
        assert!(sees!(world, tx => matter::by_id(tx, &whole, matter.id)));
    }
);

// An internal file is for the units taking part, a restricted one for the unit it came from.
contract!(
    attachments_have_a_classification_of_their_own,
    async |db: Db| {
        let world = World::found(db).await;
        let (open, closed) = (
            world.raised(1, Classification::Ordinary).await,
            world.raised(2, Classification::Restricted).await,
        );
        let meeting = world.planned(1, TODAY).await;
        world.admit(open.id, &world.firm).await;
        world.admit(closed.id, &world.firm).await;
        world.invited(meeting.id, &world.firm).await;
        let (member, party) = (
            Sight::member(HERE, world.tax.id),
            Sight::party(HERE, world.firm.id),
        );
        let sender = Sight::member(HERE, world.court.id);
        for (sight, expected) in [
            (world.whole(), [[true; 3]; 3]),
            // No party to either matter, not asked to the meeting.
            (member, [[true, false, false], [false; 3], [false; 3]]),
            (party, [[true, true, false]; 3]),
            // The files came from it; the restricted matter and the meeting are still not its business.
            (sender, [[true; 3], [false; 3], [false; 3]]),
            (Sight::nothing(HERE), [[false; 3]; 3]),
            (Sight::whole(MechanismId(2)), [[false; 3]; 3]),
        ] {
            for (place, classification) in Classification::ALL.iter().enumerate() {
                for (home, row) in expected.iter().enumerate() {
                    let mut file = world.attachment(world.court.id, *classification);
                    match home {
                        0 => file.matter = Some(open.id),
                        1 => file.matter = Some(closed.id),
                        _ => file.meeting = Some(meeting.id),
                    }
                    let file = world.attached(file).await;
                    let seen = sees!(world, tx => attachment::by_id(tx, &sight, file.id));
                    assert_eq!(seen, row[place], "{sight:?} home {home} {classification:?}");
                    let listed = match home {
                        2 => read!(world, tx => attachment::of_meeting(tx, &sight, meeting.id)),
                        _ => {
                            read!(world, tx => attachment::of_matter(tx, &sight, file.matter.unwrap()))
                        }
                    };
                    // Lists are asked only for what was loaded within sight.
                    if row[place] || home == 0 {
                        assert_eq!(
                            listed.contains(&file),
                            row[place],
                            "{sight:?} {home} {classification:?}"
                        );
                    }
                }
            }
        }
        let loose = world
            .attached(world.attachment(world.tax.id, Classification::Ordinary))
            .await;
        assert!(
            !sees!(world, tx => attachment::by_id(tx, &member, loose.id)),
            "belongs to nothing"
        );
        assert!(sees!(world, tx => attachment::by_id(tx, &world.whole(), loose.id)));
    }
);
