//! The short lists and the look-ups: each executed on both engines, and its answer known beforehand.

use super::sample::{HERE, NOW, TODAY, World, act, charter_text, id, read};
use domain::{
    Role, Sight,
    agenda::Stance,
    attachment::Classification,
    enterprise::Enterprise,
    id::MechanismId,
    matter::{Deferral, MatterState},
    minutes::{CountersignStance, MinutesState},
    official_document::ShortNames,
};
use jiff::civil::date;
use store::{
    Db, Error, Tx, agenda, assignment, attachment, enterprise, matter, mechanism, meeting, minutes,
    roster,
};

contract!(mechanisms_and_the_charter_of_the_day, async |db: Db| {
    let world = World::found(db).await;
    let all = read!(world, tx => mechanism::all(tx));
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].id, all[0].founded_at, all[0].demo),
        (HERE, NOW, true)
    );
    act!(world, tx => mechanism::begin(tx, MechanismId(2), NOW, false));
    let twice = world.db.write(1, async |tx: &mut Tx| {
        mechanism::begin(tx, HERE, NOW, true).await
    });
    assert!(matches!(twice.await, Err(Error::Constraint(_))));
    let all = read!(world, tx => mechanism::all(tx));
    assert_eq!(
        all.iter()
            .map(|one| (one.id.0, one.demo))
            .collect::<Vec<_>>(),
        [(1, true), (2, false)]
    );

    for from in [date(2026, 1, 1), date(2026, 6, 1)] {
        world
            .keep(
                world
                    .charter(from)
                    .found(HERE, &charter_text(), NOW)
                    .unwrap(),
            )
            .await;
    }
    let sight = Sight::nothing(HERE);
    for (day, title) in [
        (date(2026, 1, 1), Some("方案（2026-01-01起）")),
        (date(2026, 5, 31), Some("方案（2026-01-01起）")),
        (date(2026, 6, 1), Some("方案（2026-06-01起）")),
        (date(2025, 12, 31), None),
    ] {
        let found = world
            .db
            .read(async |tx: &mut Tx| mechanism::charter_on(tx, &sight, day).await);
        match (found.await, title) {
            (Ok(found), Some(title)) => assert_eq!(found.title, title),
            (Err(Error::NotFound), None) => {}
            (found, _) => panic!("{day}: {found:?}"),
        }
    }
});

contract!(the_roster_by_unit_name_and_day, async |db: Db| {
    let world = World::found(db).await;
    let sight = world.whole();
    let units = read!(world, tx => roster::units(tx, &sight));
    let names: Vec<_> = units.iter().map(|unit| unit.short_name.as_str()).collect();
    assert_eq!(names, ["云岭法院", "云岭税务", "青禾管理人"]);

    let found = read!(world, tx => roster::by_login(tx, &sight, "login2")).unwrap();
    assert_eq!(found.id, world.liaison.person);
    assert!(read!(world, tx => roster::by_login(tx, &sight, "LOGIN2")).is_none());
    assert!(
        read!(world, tx => roster::by_login(tx, &Sight::whole(MechanismId(2)), "login2")).is_none()
    );

    assert_eq!(
        read!(world, tx => roster::by_name(tx, &sight, "周二"))
            .unwrap()
            .id,
        world.liaison.person
    );
    world
        .keep(
            world
                .person("周二", None)
                .enter(&world.system(), NOW)
                .unwrap(),
        )
        .await;
    assert!(
        read!(world, tx => roster::by_name(tx, &sight, "周二")).is_none(),
        "two of that name"
    );
    assert!(read!(world, tx => roster::by_name(tx, &sight, "无此人")).is_none());

    let person = world.liaison.person;
    let until = Some(date(2026, 3, 31));
    world
        .appoint(
            person,
            &world.court,
            Role::OfficeClerk,
            date(2026, 3, 1),
            until,
        )
        .await;
    for (day, roles) in [
        (date(2025, 12, 31), vec![]),
        (date(2026, 2, 28), vec![Role::Liaison]),
        (date(2026, 3, 1), vec![Role::OfficeClerk, Role::Liaison]),
        (date(2026, 3, 31), vec![Role::OfficeClerk, Role::Liaison]),
        (date(2026, 4, 1), vec![Role::Liaison]),
    ] {
        let seats = read!(world, tx => roster::seats_of(tx, &sight, person, day));
        assert_eq!(
            seats.iter().map(|seat| seat.role).collect::<Vec<_>>(),
            roles,
            "{day}"
        );
        for seat in seats {
            let unit = units.iter().find(|unit| unit.id == seat.unit).unwrap();
            assert_eq!(
                (seat.unit_name, seat.unit_kind, seat.until),
                (unit.short_name.clone(), unit.kind, unit.until)
            );
        }
    }
    let posts = read!(world, tx => roster::posts(tx, &sight));
    assert_eq!(posts.len(), 4);
    assert!(posts.iter().all(|held| held.post.person == held.person.id));
    assert!(posts.is_sorted_by_key(|held| (held.post.unit, held.post.from_on, held.post.id)));
});

contract!(
    enterprises_and_cases_by_code_name_and_number,
    async |db: Db| {
        let world = World::found(db).await;
        let sight = world.whole();
        let code = "91350100M000100Y43";
        let first = Enterprise {
            uscc: Some(code.into()),
            ..world.enterprise_named("同名厂")
        };
        let first = world.keep(first.enter(&world.clerk, NOW).unwrap()).await;
        world
            .keep(
                world
                    .enterprise_named("同名厂")
                    .enter(&world.clerk, NOW)
                    .unwrap(),
            )
            .await;
        assert_eq!(
            read!(world, tx => enterprise::by_uscc(tx, &sight, code)),
            Some(first.clone())
        );
        assert_eq!(
            read!(world, tx => enterprise::by_uscc(tx, &sight, "无")),
            None
        );
        assert_eq!(
            read!(world, tx => enterprise::by_name(tx, &sight, "同名厂")),
            Some(first.clone())
        );
        assert_eq!(
            read!(world, tx => enterprise::by_name(tx, &sight, "同名")),
            None
        );
        let twice = Enterprise {
            uscc: Some(code.into()),
            ..world.enterprise_named("冒名厂")
        };
        let refused = world
            .try_keep(twice.enter(&world.clerk, NOW).unwrap())
            .await;
        assert!(matches!(refused, Err(Error::Constraint(_))));

        let mut cases = Vec::new();
        for n in 1..=3 {
            let case = world.case(&format!("(2026)晋0999破{n}号"));
            cases.push(world.keep(case.enter(&world.clerk, NOW).unwrap()).await);
        }
        let found = read!(world, tx => enterprise::case_by_number(tx, &sight, "(2026)晋0999破2号"));
        assert_eq!(found.as_ref(), Some(&cases[1]));
        assert_eq!(
            read!(world, tx => enterprise::case_by_number(tx, &sight, "破2号")),
            None
        );
        assert_eq!(
            read!(world, tx => enterprise::cases_of(tx, &sight, world.enterprise)),
            cases
        );
        assert!(read!(world, tx => enterprise::cases_of(tx, &sight, first.id)).is_empty());
    }
);

contract!(matters_by_review_raiser_and_enterprise, async |db: Db| {
    let world = World::found(db).await;
    let (sight, by) = (world.whole(), &world.clerk);
    let mut deferred = Vec::new();
    for (serial, day) in [(1, 20), (2, 11), (3, 10), (4, 10)] {
        let matter = world.raised(serial, Classification::Ordinary).await;
        let matter = world.keep(matter.accept(&[], by, NOW).unwrap()).await;
        let owner = world.tax.clone();
        let review_on = date(2026, 3, day);
        let deferral = Deferral {
            condition: "资产过户".into(),
            owner,
            review_on,
        };
        deferred.push(world.keep(matter.defer(deferral, by, NOW).unwrap()).await);
    }
    let due = read!(world, tx => matter::due_for_review(tx, &sight, date(2026, 3, 11)));
    let found: Vec<_> = due
        .iter()
        .map(|row| (row.number.1, row.review_on, row.defer_condition.as_deref()))
        .collect();
    let on = |day| Some(date(2026, 3, day));
    assert_eq!(
        found,
        [
            (3, on(10), Some("资产过户")),
            (4, on(10), Some("资产过户")),
            (2, on(11), Some("资产过户"))
        ]
    );
    let none = Sight::party(HERE, world.firm.id);
    assert!(read!(world, tx => matter::due_for_review(tx, &none, date(2026, 3, 11))).is_empty());

    let (court, tax) = (world.court.id, world.tax.id);
    let raised = read!(world, tx => matter::raised_by(tx, &sight, court, MatterState::Deferred));
    assert_eq!(
        raised.iter().map(|row| row.number.1).collect::<Vec<_>>(),
        [4, 3, 2, 1]
    );
    assert!(
        read!(world, tx => matter::raised_by(tx, &sight, tax, MatterState::Deferred)).is_empty()
    );
    assert!(
        read!(world, tx => matter::raised_by(tx, &sight, court, MatterState::Raised)).is_empty()
    );
    let rows = read!(world, tx => matter::of_enterprise(tx, &sight, world.enterprise));
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [(2026, 4), (2026, 3), (2026, 2), (2026, 1)]
    );
    assert_eq!(
        (
            rows[0].enterprise.as_str(),
            rows[0].raised_by,
            rows[0].raised_at
        ),
        ("云岭纺织厂", court, NOW)
    );
    assert!(read!(world, tx => matter::of_enterprise(tx, &sight, id())).is_empty());

    let taken = world
        .matter(4, Classification::Ordinary)
        .raise(TODAY, by, NOW)
        .unwrap();
    assert!(
        matches!(world.try_keep(taken).await, Err(Error::Constraint(_))),
        "a number is given once"
    );
});

contract!(assignments_of_a_matter, async |db: Db| {
    let world = World::found(db).await;
    let (sight, matter) = (
        world.whole(),
        world.raised(1, Classification::Ordinary).await,
    );
    let mut issued = Vec::new();
    for unit in [&world.tax, &world.firm, &world.tax] {
        issued.push(world.issued(matter.id, unit, TODAY).await);
    }
    assert_eq!(
        read!(world, tx => assignment::of_matter(tx, &sight, matter.id)),
        issued
    );
    assert!(read!(world, tx => assignment::of_matter(tx, &sight, id())).is_empty());
    assert_eq!(
        read!(world, tx => assignment::by_id(tx, &sight, issued[1].id)),
        issued[1]
    );
});

contract!(the_agenda_with_positions_and_decisions, async |db: Db| {
    let world = World::found(db).await;
    let (sight, by) = (world.whole(), &world.clerk);
    let matters = [
        world.raised(1, Classification::Ordinary).await,
        world.raised(2, Classification::Ordinary).await,
    ];
    let (meeting, other) = (world.planned(1, TODAY).await, world.planned(2, TODAY).await);
    let second = world.listed(meeting.id, matters[1].id, 2).await;
    let first = world.listed(meeting.id, matters[0].id, 1).await;
    let later = world.listed(other.id, matters[1].id, 1).await;
    assert_eq!(
        read!(world, tx => agenda::items(tx, &sight, meeting.id)),
        [first.clone(), second.clone()]
    );
    assert_eq!(
        read!(world, tx => agenda::items_of_matter(tx, &sight, matters[1].id)),
        [second.clone(), later]
    );

    let mut taken = Vec::new();
    for (item, unit) in [
        (&first, &world.tax),
        (&second, &world.tax),
        (&first, &world.court),
    ] {
        let position = world
            .position(item, unit)
            .take(unit, item, &world.in_session(), by, NOW)
            .unwrap();
        taken.push(world.keep(position).await);
    }
    assert_eq!(
        read!(world, tx => agenda::positions(tx, &sight, meeting.id)),
        taken
    );
    assert!(read!(world, tx => agenda::positions(tx, &sight, other.id)).is_empty());
    let (tax, firm) = (world.tax.id, world.firm.id);
    let one = read!(world, tx => agenda::position_of(tx, &sight, second.id, tax)).unwrap();
    assert_eq!((one.id, one.stance), (taken[1].id, Stance::Agree));
    assert!(read!(world, tx => agenda::position_of(tx, &sight, second.id, firm)).is_none());
    let again = world
        .position(&first, &world.tax)
        .take(&world.tax, &first, &world.in_session(), by, NOW)
        .unwrap();
    assert!(
        matches!(world.try_keep(again).await, Err(Error::Constraint(_))),
        "one position each"
    );

    let (b, a) = (
        world.proposed(&first, 2).await,
        world.proposed(&first, 1).await,
    );
    let c = world.proposed(&second, 1).await;
    let decisions = read!(world, tx => agenda::decisions(tx, &sight, meeting.id));
    assert_eq!(decisions, [c.clone(), a.clone(), b.clone()]);
    assert_eq!(
        read!(world, tx => agenda::decisions_of_matter(tx, &sight, matters[0].id)),
        [b, a]
    );
    assert_eq!(
        read!(world, tx => agenda::decisions_of_matter(tx, &sight, matters[1].id)),
        [c]
    );
});

contract!(meetings_of_a_year_and_their_places, async |db: Db| {
    let world = World::found(db).await;
    let sight = world.whole();
    let (two, one) = (world.planned(2, TODAY).await, world.planned(1, TODAY).await);
    let off = world.planned(3, TODAY).await;
    world
        .keep(off.call_off("改期".into(), &[], &world.clerk, NOW).unwrap())
        .await;
    let of_year = |kind, year| (kind, year);
    for ((kind, year), wanted) in [
        (of_year("special", 2026), vec![one.id, two.id]),
        (of_year("joint", 2026), vec![]),
        (of_year("special", 2025), vec![]),
    ] {
        let found = read!(world, tx => meeting::of_year(tx, &sight, kind, year));
        assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), wanted);
    }
    let (firm, tax) = (
        world.invited(one.id, &world.firm).await,
        world.invited(one.id, &world.tax).await,
    );
    assert_eq!(
        read!(world, tx => meeting::attendance(tx, &sight, one.id)),
        [tax.clone(), firm],
        "units' order"
    );
    let (unit, court) = (world.tax.id, world.court.id);
    assert_eq!(
        read!(world, tx => meeting::place_of(tx, &sight, one.id, unit)),
        Some(tax)
    );
    assert_eq!(
        read!(world, tx => meeting::place_of(tx, &sight, one.id, court)),
        None
    );
});

contract!(minutes_and_who_has_to_sign_them, async |db: Db| {
    let world = World::found(db).await;
    let (sight, by) = (world.whole(), &world.clerk);
    let meeting = world.planned(1, TODAY).await;
    assert!(read!(world, tx => minutes::of_meeting(tx, &sight, meeting.id)).is_none());
    let drafted = world.drafted(meeting.id).await;
    assert_eq!(
        read!(world, tx => minutes::of_meeting(tx, &sight, meeting.id)),
        Some(drafted.clone())
    );
    let firm = world.asked(drafted.id, meeting.id, &world.firm).await;
    let tax = world.asked(drafted.id, meeting.id, &world.tax).await;
    let under = read!(world, tx => minutes::countersignatures(tx, &sight, drafted.id));
    assert_eq!(under, [tax.clone(), firm], "units' order");

    let unit = world.tax.id;
    let own = Sight::member(HERE, unit);
    assert!(
        read!(world, tx => minutes::to_countersign(tx, &own, unit)).is_empty(),
        "not circulated"
    );
    let sent = world
        .keep(
            drafted
                .circulate((&[unit], TODAY), &[], None, ShortNames::default(), by, NOW)
                .unwrap(),
        )
        .await;
    let waiting = read!(world, tx => minutes::to_countersign(tx, &own, unit));
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (&waiting[0].minutes, &waiting[0].meeting),
        (&sent, &meeting)
    );
    let signed = tax
        .answer(CountersignStance::Signed, None, &sent, &world.liaison, NOW)
        .unwrap();
    world.keep(signed).await;
    assert!(
        read!(world, tx => minutes::to_countersign(tx, &own, unit)).is_empty(),
        "signed"
    );

    for (sight, state, n) in [
        (sight, MinutesState::Countersigning, 1),
        (sight, MinutesState::Drafted, 0),
        (own, MinutesState::Countersigning, 0),
    ] {
        assert_eq!(
            read!(world, tx => minutes::in_state(tx, &sight, state)).len(),
            n
        );
    }
});

contract!(attachments_by_matter_and_meeting, async |db: Db| {
    let world = World::found(db).await;
    let sight = world.whole();
    let (matter, meeting) = (
        world.raised(1, Classification::Ordinary).await,
        world.planned(1, TODAY).await,
    );
    let mut of_matter = Vec::new();
    for classification in Classification::ALL {
        let mut file = world.attachment(world.tax.id, *classification);
        file.matter = Some(matter.id);
        of_matter.push(world.attached(file).await);
    }
    let mut file = world.attachment(world.tax.id, Classification::Ordinary);
    file.meeting = Some(meeting.id);
    let of_meeting = world.attached(file).await;
    let loose = world
        .attached(world.attachment(world.tax.id, Classification::Ordinary))
        .await;
    assert_eq!(
        read!(world, tx => attachment::of_matter(tx, &sight, matter.id)),
        of_matter
    );
    assert_eq!(
        read!(world, tx => attachment::of_meeting(tx, &sight, meeting.id)),
        [of_meeting]
    );
    assert_eq!(
        read!(world, tx => attachment::by_id(tx, &sight, loose.id)),
        loose
    );
});
