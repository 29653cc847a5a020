//! Official documents, their texts and deliveries: kept as they were, seen by whom they were sent to, and
//! open to the public only when they are.

use super::sample::{HERE, NOW, TODAY, World, id, read};
use domain::{
    Sight,
    attachment::Classification,
    id::{MatterId, MechanismId, MeetingId},
    instruction::InstructionState,
    official_document::{
        Authority, Disclosure, DocumentKind, DocumentState, DocumentText, Ground, OfficialDocument,
    },
};
use store::{Db, Error, Tx, delivery, official_document};

macro_rules! sees {
    ($world:expr, $sight:expr, $id:expr) => {
        match $world
            .db
            .read(async |tx: &mut Tx| official_document::by_id(tx, &$sight, $id).await)
            .await
        {
            Ok(_) => true,
            Err(Error::NotFound) => false,
            Err(error) => panic!("{error:?}"),
        }
    };
}

contract!(documents_come_back_as_they_were, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    let sight = world.whole();
    let full = OfficialDocument {
        kind: DocumentKind::SupervisionLetter,
        other_addressees: "某局\n某委".into(),
        copies: vec![world.firm.id, world.court.id],
        other_copies: "某办".into(),
        attachments: "清单".into(),
        masks: "张三".into(),
        reply_by: Some(TODAY),
        organs: vec![world.court.id, world.tax.id],
        checked_by: Some("林一".into()),
        signed_organs: vec![world.court.id],
        signed_off_by: Some("林一、周二".into()),
        signed_off_on: Some(TODAY),
        reason: Some("退回".into()),
        authority: Some("总召集人".into()),
        decision: Some(id()),
        instruction: Some(id()),
        matter: Some(id()),
        assignment: Some(id()),
        meeting: Some(id()),
        minutes: Some(id()),
        signer: Some(domain::Role::Convener),
        case: Some(id()),
        answers: Some(id()),
        corrects: Some(id()),
        disclosure: Some(Disclosure::Withheld),
        ground: Some(Ground::Process),
        document_number: Some("云府院办函〔2026〕1号".into()),
        issued_on: Some(TODAY),
        pdf: Some(id()),
        docx: Some(id()),
        public_pdf: Some(id()),
        scan: Some(id()),
        ..world.letter()
    };
    for document in [world.letter(), full] {
        let word = |id| Authority::Instruction(id, InstructionState::Given);
        let rests_on = document.instruction.map(word);
        let change = document.draft(rests_on, by, NOW).unwrap();
        let wanted = change.after().clone();
        let kept = world.keep(change).await;
        assert_eq!(
            kept,
            OfficialDocument {
                version: 1,
                ..wanted
            }
        );
        let found = read!(world, tx => official_document::by_id(tx, &sight, kept.id));
        assert_eq!(found, kept);
    }
    let document = world
        .keep(world.letter().draft(None, by, NOW).unwrap())
        .await;
    for ordinal in 1..=2 {
        let text = DocumentText {
            id: id(),
            version: 0,
            document: document.id,
            ordinal,
            title: document.title.clone(),
            body: format!("第{ordinal}稿"),
            written_by: "林一".into(),
            written_at: NOW,
        };
        world.keep(text.keep(by, NOW).unwrap()).await;
    }
    let texts = read!(world, tx => official_document::texts(tx, &sight, document.id));
    assert_eq!(
        texts.iter().map(|text| text.ordinal).collect::<Vec<_>>(),
        [2, 1]
    );
});

contract!(a_unit_sees_what_was_issued_to_it, async |db: Db| {
    let world = World::found(db).await;
    let ordinary = world.raised(1, Classification::Ordinary).await;
    let restricted = world.raised(2, Classification::Restricted).await;
    let party = world.raised(3, Classification::Restricted).await;
    world.admit(party.id, &world.tax).await;
    let about = |matter: Option<MatterId>| OfficialDocument {
        matter,
        ..world.letter()
    };
    let draft = world
        .keep(world.letter().draft(None, &world.clerk, NOW).unwrap())
        .await;
    let mut cases = vec![(draft.id, false)];
    for (matter, seen) in [
        (None, true),
        (Some(ordinary.id), true),
        (Some(restricted.id), false),
        (Some(party.id), true),
    ] {
        cases.push((world.issued_letter(about(matter)).await.id, seen));
    }
    for (document, seen) in &cases {
        for (sight, wanted) in [
            (world.whole(), true),
            (Sight::member(HERE, world.tax.id), *seen),
            (Sight::party(HERE, world.tax.id), *seen),
            (Sight::member(HERE, world.firm.id), false),
            (Sight::nothing(HERE), false),
            (Sight::whole(MechanismId(2)), false),
        ] {
            assert_eq!(sees!(world, sight, *document), wanted, "{sight:?}");
        }
    }
    let tax = Sight::member(HERE, world.tax.id);
    for (kind, state, rows) in [
        (None, None, 3),
        (Some(DocumentKind::CoordinationLetter), None, 3),
        (None, Some(DocumentState::Issued), 3),
        (None, Some(DocumentState::Received), 0),
        (Some(DocumentKind::Notice), None, 0),
    ] {
        let page = read!(world, tx => official_document::page(tx, &tax, kind, state, None));
        assert_eq!(page.len(), rows, "{kind:?} {state:?}");
    }
    let whole = world.whole();
    let page = read!(world, tx => official_document::page(tx, &whole, None, None, None));
    assert_eq!(page.len(), 5);
    assert!(page.is_sorted_by(|a, b| a.id > b.id));
    let waiting = read!(world, tx => delivery::to_receive(tx, &tax, world.tax.id));
    assert_eq!(waiting.len(), 4);
    let one = waiting[0].clone().receive(&world.liaison, NOW).unwrap();
    world.keep(one).await;
    let waiting = read!(world, tx => delivery::to_receive(tx, &tax, world.tax.id));
    assert_eq!(waiting.len(), 3);
});

contract!(
    an_own_answer_is_its_units_until_it_is_sent,
    async |db: Db| {
        let world = World::found(db).await;
        let own = OfficialDocument {
            own: true,
            unit: world.tax.id,
            kind: DocumentKind::ReplyLetter,
            ..world.letter()
        };
        let own = world
            .keep(own.draft(None, &world.liaison, NOW).unwrap())
            .await;
        let tax = Sight::member(HERE, world.tax.id);
        assert!(sees!(world, tax, own.id) && !sees!(world, world.whole(), own.id));
        assert_eq!(
            read!(world, tx => official_document::own(tx, &tax, world.tax.id)),
            std::slice::from_ref(&own)
        );
        let sent = own.send_own("云税函〔2026〕1号".into(), id(), &world.liaison, NOW);
        let sent = world.keep(sent.unwrap()).await;
        assert!(sees!(world, world.whole(), sent.id));
        // Its number is taken, whoever sees which document bears it.
        let number = "云税函〔2026〕1号";
        let firm = Sight::member(HERE, world.firm.id);
        for (sight, seen) in [(&tax, true), (&firm, false)] {
            assert!(read!(world, tx => official_document::has_number(tx, sight, number)));
            let bears = read!(world, tx => official_document::with_number(tx, sight, number));
            assert_eq!(bears.map(|one| one.id), seen.then_some(sent.id));
        }
        let free = "云税函〔2026〕2号";
        assert!(!read!(world, tx => official_document::has_number(tx, &tax, free)));
        assert!(!sees!(world, Sight::member(HERE, world.firm.id), sent.id));
    }
);

contract!(the_public_sees_only_what_is_published, async |db: Db| {
    let world = World::found(db).await;
    let ordinary = world.raised(1, Classification::Ordinary).await;
    let internal = world.raised(2, Classification::Internal).await;
    let as_is = |disclosure, matter: Option<MatterId>| OfficialDocument {
        disclosure: Some(disclosure),
        matter,
        ..world.letter()
    };
    let open = [
        world
            .issued_letter(as_is(Disclosure::Public, None))
            .await
            .id,
        world
            .issued_letter(as_is(Disclosure::Public, Some(ordinary.id)))
            .await
            .id,
    ];
    world
        .issued_letter(as_is(Disclosure::OnRequest, None))
        .await;
    world.issued_letter(as_is(Disclosure::Withheld, None)).await;
    world
        .issued_letter(as_is(Disclosure::Public, Some(internal.id)))
        .await;
    let draft = as_is(Disclosure::Public, None)
        .draft(None, &world.clerk, NOW)
        .unwrap();
    let draft = world.keep(draft).await;
    let page = read!(world, tx => official_document::open_page(tx, HERE, None));
    let shown: Vec<_> = page.iter().map(|one| one.id).collect();
    assert_eq!(shown, [open[1], open[0]]);
    let before = page[0].issued_on.zip(Some(page[0].id));
    let rest = read!(world, tx => official_document::open_page(tx, HERE, before));
    assert_eq!(rest.iter().map(|one| one.id).collect::<Vec<_>>(), [open[0]]);
    assert!(read!(world, tx => official_document::open_page(tx, MechanismId(2), None)).is_empty());
    let look = world
        .db
        .read(async |tx: &mut Tx| official_document::open_by_id(tx, HERE, draft.id).await);
    assert!(matches!(look.await, Err(Error::NotFound)));
});

contract!(
    the_public_is_led_to_published_corrections,
    async |db: Db| {
        let world = World::found(db).await;
        let as_is = |disclosure, corrects| OfficialDocument {
            disclosure: Some(disclosure),
            corrects,
            ..world.letter()
        };
        let minutes = id();
        for disclosure in [Disclosure::Public, Disclosure::OnRequest] {
            let of_minutes = OfficialDocument {
                minutes: Some(minutes),
                ..as_is(disclosure, None)
            };
            let issued = world.issued_letter(of_minutes).await;
            let found =
                read!(world, tx => official_document::open_correcting_minutes(tx, HERE, minutes));
            assert_eq!(found.len(), 1, "{:?}", issued.disclosure);
        }
        let first = world
            .issued_letter(as_is(Disclosure::Public, None))
            .await
            .id;
        let shown = world
            .issued_letter(as_is(Disclosure::Public, Some(first)))
            .await
            .id;
        world
            .issued_letter(as_is(Disclosure::OnRequest, Some(first)))
            .await;
        let found = read!(world, tx => official_document::open_correcting(tx, HERE, first));
        assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [shown]);
        assert!(read!(world, tx => official_document::open_correcting(tx, HERE, shown)).is_empty());
        assert!(
            read!(world, tx => official_document::open_correcting(tx, MechanismId(2), first))
                .is_empty()
        );
    }
);

contract!(
    the_notice_of_a_meeting_called_off_is_not_waited_for,
    async |db: Db| {
        let world = World::found(db).await;
        let (off, held) = (world.planned(1, TODAY).await, world.planned(2, TODAY).await);
        let about = |meeting: MeetingId, kind: DocumentKind| OfficialDocument {
            kind,
            meeting: Some(meeting),
            ..world.letter()
        };
        let mut letters = Vec::new();
        for (meeting, kind) in [
            (off.id, DocumentKind::MeetingNotice),
            (off.id, DocumentKind::Notice),
            (held.id, DocumentKind::MeetingNotice),
        ] {
            letters.push(world.issued_letter(about(meeting, kind)).await.id);
        }
        let tax = Sight::member(HERE, world.tax.id);
        let waiting = async || {
            let all = read!(world, tx => delivery::to_receive(tx, &tax, world.tax.id));
            all.into_iter()
                .filter_map(|one| one.document)
                .collect::<Vec<_>>()
        };
        assert_eq!(waiting().await, letters);
        let off = off.call_off("改期".into(), &[], &world.clerk, NOW);
        world.keep(off.unwrap()).await;
        assert_eq!(waiting().await, letters[1..]);
    }
);
