//! Minutes that are still to be drafted, and those that the public reads.

use super::sample::{HERE, NOW, TODAY, World, id, read};
use domain::{
    Sight,
    attachment::Classification,
    meeting::{Meeting, MeetingState},
    minutes::{Minutes, MinutesState},
    official_document::Disclosure,
};
use store::{Db, Error, Tx, minutes};

contract!(
    minutes_that_are_to_be_drafted_and_those_the_public_reads,
    async |db: Db| {
        let world = World::found(db).await;
        let (sight, by) = (world.whole(), &world.clerk);
        let own = Sight::member(HERE, world.tax.id);
        let (one, two) = (world.planned(1, TODAY).await, world.planned(2, TODAY).await);
        assert!(
            read!(world, tx => minutes::undrafted(tx, &sight)).is_empty(),
            "not closed"
        );
        for meeting in [&one, &two] {
            let held = Meeting {
                state: MeetingState::InSession,
                ..meeting.clone()
            };
            world.keep(held.close(&[], &[], by, NOW).unwrap()).await;
        }
        let ids = |rows: Vec<Meeting>| rows.into_iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(
            ids(read!(world, tx => minutes::undrafted(tx, &sight))),
            [one.id, two.id]
        );
        assert!(
            read!(world, tx => minutes::undrafted(tx, &own)).is_empty(),
            "the office's"
        );

        for (meeting, disclosure) in [(&one, Disclosure::Public), (&two, Disclosure::OnRequest)] {
            let numbered = Minutes {
                state: MinutesState::Numbered,
                disclosure: Some(disclosure),
                document_number: Some(format!("云府院纪〔2026〕{}号", meeting.ordinal)),
                ..world.drafted(meeting.id).await
            };
            let issue = numbered.issue((id(), id()), Some(id()), &[], by, NOW);
            world.keep(issue.unwrap()).await;
        }
        assert!(
            read!(world, tx => minutes::undrafted(tx, &sight)).is_empty(),
            "drafted"
        );
        let owing = read!(world, tx => minutes::owing_correction(tx, &sight));
        assert!(owing.is_empty(), "nothing was put right");
        let issued = read!(world, tx => minutes::of_meeting(tx, &sight, two.id)).unwrap();
        let owed = issued.owe_correction(Some("误记".into()), by, NOW);
        world.keep(owed.unwrap().unwrap()).await;
        let owing = read!(world, tx => minutes::owing_correction(tx, &sight));
        assert_eq!(owing.len(), 1);
        assert_eq!(owing[0].meeting.id, two.id);
        let none = read!(world, tx => minutes::owing_correction(tx, &own));
        assert!(none.is_empty(), "the office's");
        // A matter that only some may see closes the minutes of its meeting to the public.
        let hidden = world.planned(3, TODAY).await;
        let matter = world.raised(1, Classification::Restricted).await;
        world.listed(hidden.id, matter.id, 1).await;
        let numbered = Minutes {
            state: MinutesState::Numbered,
            disclosure: Some(Disclosure::Public),
            ..world.drafted(hidden.id).await
        };
        let issue = numbered.issue((id(), id()), Some(id()), &[], by, NOW);
        let hidden = world.keep(issue.unwrap()).await;
        let shut = world
            .db
            .read(async |tx: &mut Tx| minutes::open_by_id(tx, HERE, hidden.id).await);
        assert!(matches!(shut.await, Err(Error::NotFound)));
        let rows = read!(world, tx => minutes::open_page(tx, HERE, None));
        assert_eq!(
            rows.iter().map(|row| row.meeting.id).collect::<Vec<_>>(),
            [one.id]
        );
        let (day, first) = (TODAY, rows[0].minutes.id);
        assert!(read!(world, tx => minutes::open_page(tx, HERE, Some((day, first)))).is_empty());
        assert_eq!(
            read!(world, tx => minutes::open_by_id(tx, HERE, first))
                .meeting
                .id,
            one.id
        );
    }
);
