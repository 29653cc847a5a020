//! Every noun goes in and comes out as it was, each optional field filled and empty.

use super::sample::{HERE, NOW, TODAY, World, charter_text, id, read};
use domain::{
    Change, Moment, Role, Sight,
    agenda::Outcome,
    agenda::{AgendaItem, ItemKind, Position, Stance, opinion::WrittenOpinion},
    assignment::Assignment,
    attachment::Classification,
    case::Case,
    charter::Caller,
    decision::Effect,
    enterprise::Enterprise,
    id::MechanismId,
    matter::{Matter, Terms},
    meeting::{
        call::{CallForItems, CallState, ItemProposal, ProposalKind, ProposalState},
        reply::{Answer, Reply},
        reply_day::ReplyDay,
        year::{MeetingYear, Warning},
    },
    minutes::{CountersignStance, Minutes},
    office_contact::OfficeContact,
    official_document::{Disclosure, Ground, ShortNames},
    roster::{Person, Post},
    unit::{Unit, UnitKind, UnitRef},
};
use jiff::civil::date;
use store::{Db, Error, Record, Tx};

/// Records the change and expects to read exactly what was recorded, and nothing from elsewhere.
pub async fn comes_back<T>(world: &World, change: Change<T>) -> T
where
    T: Record + Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static,
{
    let wanted = change.after().clone();
    let kept = world.keep(change).await;
    assert_eq!(kept, wanted.clone().with_version(wanted.version() + 1));
    let key = kept.id();
    let found: T = read!(world, tx => store::by_id(tx, &Sight::whole(HERE), key));
    assert_eq!(found, kept);
    let elsewhere = world
        .db
        .read(async |tx: &mut Tx| store::by_id::<T>(tx, &Sight::whole(MechanismId(2)), key).await);
    assert!(matches!(elsewhere.await, Err(Error::NotFound)));
    kept
}

contract!(units_persons_posts_and_charters, async |db: Db| {
    let world = World::found(db).await;
    let (by, refer) = (world.system(), |name: &str| UnitRef {
        id: id(),
        name: name.into(),
    });
    let unit = world.unit(9, &refer("增邀单位"), UnitKind::Invited);
    let unit = comes_back(
        &world,
        Unit {
            until: Some(TODAY),
            ..unit
        }
        .admit(&by, NOW)
        .unwrap(),
    )
    .await;
    let renamed = unit
        .rename("新全称".into(), "新名".into(), &by, NOW)
        .unwrap();
    assert_eq!(comes_back(&world, renamed).await.version, 2);
    comes_back(
        &world,
        world
            .unit(10, &refer("某局"), UnitKind::Government)
            .admit(&by, NOW)
            .unwrap(),
    )
    .await;

    comes_back(
        &world,
        world.person("郑 · 五😀", None).enter(&by, NOW).unwrap(),
    )
    .await;
    let person = Person {
        phone: Some("0356-0000000".into()),
        closed_on: Some(TODAY),
        ..world.person("郑六", Some("zheng"))
    };
    let person = comes_back(&world, person.enter(&by, NOW).unwrap()).await;
    let person = comes_back(
        &world,
        person.give_sign_in("zheng6".into(), &by, NOW).unwrap(),
    )
    .await;
    let closed = comes_back(&world, person.close_sign_in(&by, NOW).unwrap()).await;
    assert_eq!((closed.version, closed.closed_on), (3, Some(NOW.date())));

    let post = world
        .appoint(world.clerk.person, &world.tax, Role::Judge, TODAY, None)
        .await;
    comes_back(
        &world,
        post.clone()
            .end(TODAY, "林一", &world.tax, &by, NOW)
            .unwrap(),
    )
    .await;
    let past = Post {
        id: id(),
        version: 0,
        until_on: Some(TODAY),
        ..post
    };
    comes_back(&world, past.appoint("林一", &world.tax, &by, NOW).unwrap()).await;
    let contact = OfficeContact {
        id: id(),
        version: 0,
        person: Some("林一".into()),
        phone: Some("0356-2000000".into()),
        address: Some("云岭路1号".into()),
        postcode: Some("048000".into()),
    };
    let contact = comes_back(&world, contact.change(&by, NOW).unwrap()).await;
    let emptied = OfficeContact {
        person: None,
        phone: None,
        address: None,
        postcode: None,
        ..contact
    };
    let emptied = comes_back(&world, emptied.change(&by, NOW).unwrap()).await;
    let kept = read!(world, tx => store::office_contact::of(tx, HERE));
    assert_eq!(kept, Some(emptied));
    let charter = world
        .charter(TODAY)
        .found(HERE, &charter_text(), NOW)
        .unwrap();
    comes_back(&world, charter).await;
});

contract!(enterprises_and_cases, async |db: Db| {
    let world = World::found(db).await;
    let enterprise = Enterprise {
        uscc: Some("91350100M000100Y43".into()),
        ..world.enterprise_named("云岭机械厂")
    };
    comes_back(&world, enterprise.enter(&world.clerk, NOW).unwrap()).await;
    comes_back(
        &world,
        world
            .case("(2026)晋0999破1号")
            .enter(&world.clerk, NOW)
            .unwrap(),
    )
    .await;
    let full = Case {
        accepted_on: Some(TODAY),
        judge: Some(world.clerk.person),
        administrator: Some(world.firm.id),
        ..world.case("(2026)晋0999破2号")
    };
    comes_back(&world, full.enter(&world.clerk, NOW).unwrap()).await;
});

contract!(matters_and_assignments, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    let bare = world
        .matter(1, Classification::Ordinary)
        .raise(TODAY, by, NOW)
        .unwrap();
    let bare = comes_back(&world, bare).await;
    let back = bare.send_back("缺材料".into(), by, NOW).unwrap();
    assert_eq!(comes_back(&world, back).await.due_on, None);
    let full = Matter {
        case: Some(id()),
        lead: Some(world.tax.id),
        meeting: Some(id()),
        reason: Some("原因".into()),
        defer_condition: Some("条件".into()),
        defer_owner: Some(world.tax.id),
        review_on: Some(TODAY),
        condition_met: Some("批复已到".into()),
        condition_met_at: Some(NOW),
        reminded_on: Some(TODAY),
        deferred_before: Some(Terms::default()),
        confirmed_at: Some(Moment(i64::MAX)),
        resubmissions: u32::MAX,
        ..world.matter(2, Classification::Restricted)
    };
    let full = comes_back(&world, full.raise(TODAY, by, NOW).unwrap()).await;

    let assignment = world.assignment(full.id, &world.tax, TODAY);
    comes_back(&world, assignment.clone().issue("税务", by, NOW).unwrap()).await;
    let assignment = Assignment {
        id: id(),
        decision: Some(id()),
        instruction: Some(id()),
        suspended_on: Some(TODAY),
        done_when: Some("出具书面答复".into()),
        clause: None,
        beyond_reason: Some("无其他单位".into()),
        acknowledged_at: Some(NOW),
        progress_count: 3,
        latest: Some("引号'\"\\、换行\n".into()),
        verified_at: Some(Moment(-1)),
        ..assignment
    };
    comes_back(&world, assignment.issue("税务", by, NOW).unwrap()).await;
});

contract!(meetings_their_items_and_decisions, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    let matter = world.raised(1, Classification::Ordinary).await;
    let meeting = comes_back(
        &world,
        world
            .meeting(1, TODAY)
            .plan(&charter_text(), &Caller::Office, by, NOW)
            .unwrap(),
    )
    .await;
    let place = world
        .attendance(meeting.id, &world.tax)
        .invite("税务", by, NOW)
        .unwrap();
    let place = comes_back(&world, place).await;
    let there = place.enter(
        domain::meeting::Presence::Late,
        Some("副局长 周二".into()),
        "税务",
        &[],
        by,
        NOW,
    );
    comes_back(&world, there.unwrap()).await;

    let item = world
        .item(meeting.id, matter.id, 1)
        .list("议题", by, NOW)
        .unwrap();
    let item = comes_back(&world, item).await;
    let settled = AgendaItem {
        outcome: Some(Outcome::Noted),
        outcome_text: Some("已知悉".into()),
        earlier: Some(item.id),
        came_from: Some(Terms {
            condition: Some("批复到位".into()),
            condition_met: Some("批复已到".into()),
            condition_met_at: Some(NOW),
            ..Terms::default()
        }),
        deferral: Some(Terms {
            condition: Some("评估完成".into()),
            owner: Some(world.court.id),
            review_on: Some(NOW.date()),
            ..Terms::default()
        }),
        ..world.item(meeting.id, matter.id, 2)
    };
    comes_back(&world, settled.list("议题", by, NOW).unwrap()).await;
    let report = AgendaItem {
        kind: ItemKind::Report,
        matter: None,
        title: Some("听取汇报".into()),
        reporter: Some(world.court.id),
        ..world.item(meeting.id, matter.id, 3)
    };
    let report = comes_back(&world, report.list("听取汇报", by, NOW).unwrap()).await;
    comes_back(&world, report.take_off("听取汇报", by, NOW).unwrap()).await;
    let all = [item.clone()];
    let frozen = world.frozen(&item, 1).freeze(&all, None, by, NOW).unwrap();
    let frozen = comes_back(&world, frozen).await;
    let call = CallForItems {
        id: id(),
        version: 0,
        meeting: meeting.id,
        due_on: NOW.date(),
        words: "请报送".into(),
        state: CallState::Open,
    };
    let call = call.send(&meeting, &[world.tax.id], by, NOW).unwrap();
    let call = comes_back(&world, call).await;
    comes_back(&world, call.clone().close(by, NOW).unwrap()).await;
    let proposal = ItemProposal {
        id: id(),
        version: 0,
        call: call.id,
        meeting: meeting.id,
        unit: world.tax.id,
        kind: ProposalKind::Matter,
        matter: Some(matter.id),
        title: Some("议题".into()),
        question: None,
        state: ProposalState::Submitted,
        reason: None,
        item: None,
    };
    let sent = proposal.submit(&call, &[], "", &world.tax, &world.liaison, NOW);
    let sent = comes_back(&world, sent.unwrap()).await;
    let back = sent.give_back("补充依据".into(), by, NOW).unwrap();
    let back = comes_back(&world, back).await;
    let question = Some("如何处理".into());
    let again = back.complete(None, question, &world.tax, &world.liaison, NOW);
    let again = comes_back(&world, again.unwrap()).await;
    let own = domain::Sight::member(by.mechanism, world.court.id);
    let listed = read!(world, tx => store::call::listed(tx, &own, meeting.id));
    assert!(listed.is_empty(), "the office has it to check");
    let taken = comes_back(&world, again.accept(item.id, by, NOW).unwrap()).await;
    let listed = read!(world, tx => store::call::listed(tx, &own, meeting.id));
    assert_eq!(listed, [taken], "whoever made it");
    let opinion = WrittenOpinion {
        id: id(),
        version: 0,
        item: item.id,
        meeting: meeting.id,
        matter: item.matter,
        unit: world.tax.id,
        stance: Some(Stance::Reserve),
        text: "先行审计".into(),
    };
    let bare = WrittenOpinion {
        id: id(),
        matter: None,
        unit: world.court.id,
        stance: None,
        ..opinion.clone()
    };
    let given = opinion.give(&item, &meeting, &world.tax, &world.liaison, NOW);
    comes_back(&world, given.unwrap()).await;
    let for_court = by.clone().entering_for(world.court.clone()).unwrap();
    let given = bare.give(&item, &meeting, &world.court, &for_court, NOW);
    comes_back(&world, given.unwrap()).await;
    let convened = meeting
        .clone()
        .convene(1, &[world.tax.id], None, by, NOW)
        .unwrap();
    let convened = comes_back(&world, convened).await;
    let reply = Reply {
        id: id(),
        version: 0,
        meeting: meeting.id,
        unit: world.tax.id,
        answer: Answer::Substitute,
        person: Some("周二".into()),
        post: Some("科长".into()),
        phone: Some("0356-0000000".into()),
        reason: Some("出差".into()),
        replied_at: NOW,
    };
    let given = reply.give(&convened, &world.tax, &world.liaison, NOW);
    comes_back(&world, given.unwrap()).await;
    crate::consents::consents_and_moves(&world, &convened).await;
    let day = ReplyDay {
        id: id(),
        version: 0,
        meeting: meeting.id,
        due_on: NOW.date(),
        set_on: NOW.date(),
        reminded: false,
    };
    let set = day.set(NOW.date(), &convened, &[world.tax.id], by, NOW);
    let day = comes_back(&world, set.unwrap()).await;
    let sight = world.whole();
    let of = read!(world, tx => store::call::reply_day(tx, &sight, meeting.id));
    assert_eq!(of.as_ref(), Some(&day));
    let (today, tomorrow) = (NOW.date(), NOW.date().tomorrow().unwrap());
    let due = async |sight: Sight, from, until| {
        read!(world, tx => store::call::reply_days_due(tx, &sight, from, until)).len()
    };
    assert_eq!(due(world.whole(), today, today).await, 1);
    assert_eq!(due(world.whole(), tomorrow, tomorrow).await, 0);
    let unit = Sight::member(HERE, world.tax.id);
    assert_eq!(due(unit, today, today).await, 0, "for the job alone");
    let told = day.remind(&convened, &[world.tax.id], by, NOW).unwrap();
    comes_back(&world, told).await;
    assert_eq!(due(world.whole(), today, today).await, 0, "once");
    let year = MeetingYear {
        id: id(),
        version: 0,
        year: 2026,
        tier: "joint".into(),
        sixty_at: None,
        thirty_at: None,
        breached_at: None,
    };
    let system = world.system();
    let warned = year.warn(Warning::Sixty, "联席会议", &system, NOW).unwrap();
    let warned = comes_back(&world, warned).await;
    let warned = warned.warn(Warning::Thirty, "联席会议", &system, NOW);
    let warned = comes_back(&world, warned.unwrap()).await;
    let breach = warned.warn(Warning::Breach, "联席会议", &system, NOW);
    comes_back(&world, breach.unwrap()).await;
    let reopened = frozen.reopen("漏列".into(), &[world.tax.id], by, NOW);
    comes_back(&world, reopened.unwrap()).await;

    let position = world
        .position(&item, &world.tax)
        .take(&world.tax, &item, &world.in_session(), by, NOW)
        .unwrap();
    comes_back(&world, position).await;
    let objection = Position {
        stance: Stance::Object,
        words: Some("没有依据".into()),
        ..world.position(&item, &world.court)
    };
    comes_back(
        &world,
        objection
            .take(&world.court, &item, &world.in_session(), by, NOW)
            .unwrap(),
    )
    .await;

    let decision = world
        .decision(&item, 1)
        .propose(None, &world.tax, &[], by, NOW)
        .unwrap();
    comes_back(&world, decision).await;
    let mut decision = world.decision(&item, 2);
    decision.supports = vec![world.court.id, world.firm.id];
    decision.beyond_reason = Some("会议另定".into());
    (decision.earlier, decision.effect) = (Some(id()), Some(Effect::Revoke));
    comes_back(
        &world,
        decision.propose(None, &world.tax, &[], by, NOW).unwrap(),
    )
    .await;
});

contract!(minutes_countersignatures_and_attachments, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    let matter = world.raised(1, Classification::Ordinary).await;
    let (one, two) = (world.planned(1, TODAY).await, world.planned(2, TODAY).await);
    let drafted = comes_back(&world, world.minutes(one.id).draft(by, NOW).unwrap()).await;
    let sent = drafted
        .circulate(
            (&[world.tax.id], TODAY),
            &[],
            None,
            ShortNames::default(),
            by,
            NOW,
        )
        .unwrap();
    let sent = comes_back(&world, sent).await;
    let full = Minutes {
        countersign_by: Some(TODAY),
        difference_reason: Some("语句理顺".into()),
        signed_off_by: Some("林一".into()),
        document_number: Some("云府院纪〔2026〕1号".into()),
        issued_on: Some(date(2026, 12, 31)),
        pdf: Some(id()),
        docx: Some(id()),
        disclosure: Some(Disclosure::Withheld),
        ground: Some(Ground::Process),
        public_pdf: Some(id()),
        correction_owed: Some("临时换了会议室".into()),
        ..world.minutes(two.id)
    };
    comes_back(&world, full.draft(by, NOW).unwrap()).await;

    let asked = world.asked(sent.id, one.id, &world.tax).await;
    let words = Some("第二条有误".into());
    let answer = asked.answer(
        CountersignStance::Objected,
        words,
        &sent,
        &world.liaison,
        NOW,
    );
    let answered = comes_back(&world, answer.unwrap()).await;
    comes_back(&world, answered.ask("税务", by, NOW).unwrap()).await;

    let bare = world.attachment(world.tax.id, Classification::Internal);
    comes_back(&world, bare.attach(by, NOW).unwrap()).await;
    let mut full = world.attachment(world.tax.id, Classification::Restricted);
    (full.matter, full.assignment, full.meeting) = (Some(matter.id), Some(id()), Some(one.id));
    full.size_bytes = i64::MAX;
    comes_back(&world, full.attach(by, NOW).unwrap()).await;
});
