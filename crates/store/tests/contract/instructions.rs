//! Co-raisers, instructions, delegations, kept texts; the register of deferred matters and what waits.

use super::sample::{HERE, NOW, TODAY, World, id, read};
use domain::{
    Actor, Date, Moment, Role, Sight,
    attachment::Classification,
    co_raiser::{CoRaiser, Joining},
    delegation::Delegation,
    instruction::{About, Instruction, InstructionState},
    matter::{Deferral, Matter},
};
use jiff::civil::date;
use store::{
    Db, Error, Tx, assignment, co_raiser, delegation, instruction, matter, matter::Register,
    minutes,
};

contract!(the_new_nouns_come_back_as_they_were, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    let matter = world.raised(1, Classification::Ordinary).await;
    let asked = world.co_raiser(matter.id, &world.tax);
    let asked = world
        .keep(asked.ask("税务", matter.raised_by, by, NOW).unwrap())
        .await;
    let full = CoRaiser {
        joining: Joining::Declined,
        words: Some("引号'\"\\、换行\n".into()),
        answered_at: Some(NOW),
        confirmed_at: Some(Moment(-1)),
        ..world.co_raiser(matter.id, &world.firm)
    };
    let full = world
        .keep(full.ask("管理人", matter.raised_by, by, NOW).unwrap())
        .await;
    let found = read!(world, tx => co_raiser::of_matter(tx, &world.whole(), matter.id));
    assert_eq!(found, [asked, full]);

    let meeting = world.planned(1, TODAY).await;
    let bare = world.instructed(1, None, Some(meeting.id)).await;
    let full = Instruction {
        about: About::Matter,
        matter: Some(matter.id),
        meeting: Some(meeting.id),
        entered_by: None,
        lead: Some(world.tax.id),
        supports: vec![world.court.id, world.firm.id],
        due_on: Some(TODAY),
        done_when: Some("出具证明".into()),
        ..world.instruction(2)
    };
    let given = full.give(None, Some(&world.tax), &[], &world.convener(), NOW);
    let full = world.keep(given.unwrap()).await;
    let revoked = full
        .clone()
        .revoke("改".into(), None, &world.convener(), NOW);
    let full = world.keep(revoked.unwrap()).await;
    assert_eq!(full.state, InstructionState::Revoked);
    let of_matter = read!(world, tx => instruction::of_matter(tx, &world.whole(), matter.id));
    assert_eq!(of_matter, std::slice::from_ref(&full));
    let of_meeting = read!(world, tx => instruction::of_meeting(tx, &world.whole(), meeting.id));
    assert_eq!(of_meeting, [bare.clone(), full.clone()]);
    let page = read!(world, tx => instruction::page(tx, &world.whole(), None));
    assert_eq!(page, [full.clone(), bare.clone()]);
    let before = read!(world, tx => instruction::page(tx, &world.whole(), Some(full.id)));
    assert_eq!(before, [bare]);

    let drafted = world.drafted(meeting.id).await;
    for ordinal in [1, 2] {
        let text = world.minutes_text(&drafted, ordinal);
        world.keep(text.keep("第1稿", by, NOW).unwrap()).await;
    }
    let texts = read!(world, tx => minutes::texts(tx, &world.whole(), drafted.id));
    let first = read!(world, tx => minutes::first_text(tx, &world.whole(), drafted.id));
    assert_eq!(first.as_ref(), texts.first());
    let kept: Vec<_> = texts
        .iter()
        .map(|t| (t.ordinal, t.text.as_str(), t.written_by.as_str()))
        .collect();
    assert_eq!(kept, [(1, "第1稿", "林一"), (2, "第2稿", "林一")]);
});

contract!(a_delegation_counts_on_its_days, async |db: Db| {
    let world = World::found(db).await;
    let one = Delegation {
        id: id(),
        version: 0,
        convener: world.clerk.person,
        secretary: world.liaison.person,
        from_on: TODAY,
        until_on: None,
    };
    let one = world
        .keep(one.give("林一", "周二", &world.system(), NOW).unwrap())
        .await;
    let on = async |day: Date| read!(world, tx => delegation::to_secretary(tx, &world.whole(), world.liaison.person, day));
    assert_eq!(on(TODAY).await, std::slice::from_ref(&one));
    assert_eq!(on(date(2026, 3, 8)).await, []);
    let ended = one.end(TODAY, "林一", "周二", &world.system(), NOW);
    let ended = world.keep(ended.unwrap()).await;
    assert_eq!(on(date(2026, 3, 10)).await, []);
    assert_eq!(
        read!(world, tx => delegation::all(tx, &world.whole())),
        [ended]
    );
});

contract!(
    an_instruction_on_a_matter_out_of_sight_is_not_seen,
    async |db: Db| {
        let world = World::found(db).await;
        let secret = world.raised(1, Classification::Restricted).await;
        let open = world.raised(2, Classification::Ordinary).await;
        let meeting = world.planned(1, TODAY).await;
        world.instructed(1, Some(secret.id), Some(meeting.id)).await;
        world.instructed(2, Some(open.id), Some(meeting.id)).await;
        world.instructed(3, None, Some(meeting.id)).await;
        let seen = async |sight: Sight| {
            let all = read!(world, tx => instruction::of_meeting(tx, &sight, meeting.id));
            all.iter().map(|one| one.serial).collect::<Vec<_>>()
        };
        assert_eq!(seen(world.whole()).await, [1, 2, 3]);
        assert_eq!(seen(Sight::member(HERE, world.tax.id)).await, [2, 3]);
        assert_eq!(seen(Sight::party(HERE, world.firm.id)).await, [3]);
        world.admit(secret.id, &world.tax).await;
        assert_eq!(seen(Sight::member(HERE, world.tax.id)).await, [1, 2, 3]);
        let sight = Sight::member(HERE, world.tax.id);
        assert_eq!(read!(world, tx => instruction::page(tx, &sight, None)), []);
    }
);

contract!(
    an_instruction_on_a_report_is_seen_but_for_one_on_a_matter_out_of_sight,
    async |db: Db| {
        let world = World::found(db).await;
        let secret = world.raised(1, Classification::Restricted).await;
        let open = world.raised(2, Classification::Ordinary).await;
        let report = world.drafted_report().await;
        for (serial, matter) in [(1, Some(secret.id)), (2, Some(open.id)), (3, None)] {
            let one = Instruction {
                about: About::Report,
                matter,
                report: Some(report.id),
                ..world.instruction(serial)
            };
            let given = one.give(None, None, &[], &world.convener(), NOW);
            world.keep(given.unwrap()).await;
        }
        let seen = async |sight: Sight| {
            let all = read!(world, tx => instruction::of_report(tx, &sight, report.id));
            all.iter().map(|one| one.serial).collect::<Vec<_>>()
        };
        assert_eq!(seen(world.whole()).await, [1, 2, 3]);
        assert_eq!(seen(Sight::member(HERE, world.tax.id)).await, [2, 3]);
        world.admit(secret.id, &world.tax).await;
        assert_eq!(seen(Sight::member(HERE, world.tax.id)).await, [1, 2, 3]);
    }
);

async fn deferred(world: &World, serial: u32, review_on: Date) -> Matter {
    let raised = world.raised(serial, Classification::Ordinary).await;
    let accepted = world
        .keep(raised.accept(&[], &world.clerk, NOW).unwrap())
        .await;
    let deferral = Deferral {
        condition: "批复到位".into(),
        owner: world.tax.clone(),
        review_on,
    };
    world
        .keep(accepted.defer(deferral, &world.clerk, NOW).unwrap())
        .await
}

contract!(the_register_pages_by_day_and_narrows, async |db: Db| {
    let world = World::found(db).await;
    let mut all = Vec::new();
    for serial in 1..=25 {
        let day = date(2026, 4, i8::try_from(serial).unwrap() % 5 + 1);
        all.push(deferred(&world, serial, day).await);
    }
    let page =
        async |which, after| read!(world, tx => matter::register(tx, &world.whole(), which, after));
    let first = page(Register::Whole, None).await;
    assert_eq!(first.len(), 21);
    let last = &first[19];
    let second = page(
        Register::Whole,
        Some((true, last.review_on.unwrap(), last.id)),
    )
    .await;
    assert_eq!(second.len(), 5);
    let mut seen: Vec<_> = first[..20]
        .iter()
        .chain(&second)
        .map(|row| (row.review_on, row.id))
        .collect();
    assert!(seen.is_sorted());
    seen.dedup();
    assert_eq!(seen.len(), 25);
    let day = date(2026, 4, 2);
    assert_eq!(page(Register::Due(day), None).await.len(), 10);
    assert_eq!(page(Register::Ahead(day), None).await.len(), 15);
    let met = all[3]
        .clone()
        .meet_condition("已到".into(), &world.liaison, NOW);
    let met = world.keep(met.unwrap()).await;
    let rows = page(Register::Met, None).await;
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].id, rows[0].condition_met_at), (met.id, Some(NOW)));
    assert_eq!(rows[0].defer_owner, Some(world.tax.id));
    // Who is no party to what is not open to it finds nothing.
    let sight = Sight::party(HERE, world.firm.id);
    assert!(read!(world, tx => matter::register(tx, &sight, Register::Whole, None)).is_empty());
});

contract!(a_review_is_found_for_reminding_once, async |db: Db| {
    let world = World::found(db).await;
    let near = deferred(&world, 1, date(2026, 3, 16)).await;
    deferred(&world, 2, date(2026, 3, 17)).await;
    let met = deferred(&world, 3, date(2026, 3, 16)).await;
    world
        .keep(
            met.meet_condition("已到".into(), &world.liaison, NOW)
                .unwrap(),
        )
        .await;
    let due = async || read!(world, tx => matter::to_remind(tx, &world.whole(), date(2026, 3, 16)));
    let found = due().await;
    assert_eq!(found.iter().map(|m| m.id).collect::<Vec<_>>(), [near.id]);
    let reminded = near.remind_of_review(TODAY, 7, &world.system(), NOW);
    world.keep(reminded.unwrap()).await;
    assert_eq!(due().await, []);
});

contract!(
    what_waits_for_a_unit_that_raises_with_another,
    async |db: Db| {
        let world = World::found(db).await;
        let matter = world.raised(1, Classification::Restricted).await;
        world.admit(matter.id, &world.tax).await;
        let asked = world.co_raiser(matter.id, &world.tax);
        let asked = world
            .keep(
                asked
                    .ask("税务", matter.raised_by, &world.clerk, NOW)
                    .unwrap(),
            )
            .await;
        let sight = world.liaison.sight();
        let waits = async || {
            let join = read!(world, tx => matter::to_join(tx, &sight, world.tax.id));
            let confirm = read!(world, tx => matter::to_confirm(tx, &sight, world.tax.id));
            (join.len(), confirm.len())
        };
        assert_eq!(waits().await, (1, 0));
        let joined = world
            .keep(asked.join(&matter, &world.liaison, NOW).unwrap())
            .await;
        assert_eq!(waits().await, (0, 0));
        let unit = world.tax.clone();
        let accepted = matter.accept(&[(joined.clone(), unit)], &world.clerk, NOW);
        let accepted = world.keep(accepted.unwrap()).await;
        let resolved = world
            .keep(accepted.resolve(TODAY, &world.clerk, NOW).unwrap())
            .await;
        assert_eq!(waits().await, (0, 1));
        world
            .keep(joined.confirm(&resolved, &world.liaison, NOW).unwrap())
            .await;
        assert_eq!(waits().await, (0, 0));
    }
);

contract!(what_is_suspended_presses_nobody, async |db: Db| {
    let world = World::found(db).await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let one = world.issued(matter.id, &world.tax, date(2026, 3, 2)).await;
    let state = one.state;
    let pressing = async || {
        let sight = world.whole();
        let own = read!(world, tx => assignment::of_unit(tx, &sight, world.tax.id, state));
        let late = read!(world, tx => assignment::overdue(tx, &sight, state, TODAY));
        let all = read!(world, tx => assignment::pressing(tx, &sight, state, None));
        (own.len(), late.len(), all[0].suspended_on)
    };
    assert_eq!(pressing().await, (1, 1, None));
    let stopped = one.suspend("税务", "暂缓".into(), &world.clerk, NOW);
    let stopped = world.keep(stopped.unwrap()).await;
    assert_eq!(pressing().await, (0, 0, Some(TODAY)));
    let runs = stopped.resume("税务", date(2026, 3, 3), &world.clerk, NOW);
    world.keep(runs.unwrap()).await;
    assert_eq!(pressing().await, (1, 1, None));
    let secretary = Actor {
        roles: vec![Role::Secretary],
        ..world.liaison.clone()
    };
    assert!(secretary.sight().is_whole());
});
