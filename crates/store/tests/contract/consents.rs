//! Consents and moves of meetings go in and come out as they were.

use super::{
    roundtrip::comes_back,
    sample::{HERE, NOW, TODAY, World, id, read},
};
use domain::{
    Role, Sight,
    charter::Caller,
    meeting::{
        Meeting, MeetingState,
        consent::{Consent, ConsentState},
        moved::MeetingMove,
    },
};
use store::{Error, Tx};

/// A convener is asked and answers; a meeting is moved, and replies from before are asked for again.
pub async fn consents_and_moves(world: &World, meeting: &Meeting) {
    let (by, sight) = (&world.clerk, world.whole());
    let consent = Consent {
        id: id(),
        version: 0,
        meeting: meeting.id,
        person: None,
        caller: String::new(),
        state: ConsentState::Asked,
        words: None,
        entered: false,
    };
    let caller = Caller::Person {
        id: by.person,
        name: "周二".into(),
        role: Role::Convener,
    };
    let asked = comes_back(world, consent.ask(&caller, by, NOW).unwrap()).await;
    let kept = read!(world, tx => store::meeting::consent(tx, &sight, meeting.id));
    assert_eq!(kept.as_ref(), Some(&asked));
    let waiting = read!(world, tx => store::meeting::to_consent(tx, &sight, by.person));
    let asked_anew = waiting.iter().any(|one| one.id == meeting.id);
    assert!(asked_anew, "also once the notice has gone out");
    let planned = Meeting {
        state: MeetingState::Planned,
        ..meeting.clone()
    };
    let given = asked.answer(&planned, true, Some("电话".into()), "", by, NOW);
    let given = given.unwrap();
    comes_back(world, given).await;
    let later = Meeting {
        starts_at: "15:00".into(),
        ..meeting.clone()
    };
    let told = MeetingMove::between(id(), meeting, &later).unwrap();
    let after = domain::Moment(NOW.0 + 1);
    let waits = async || {
        let waiting = read!(world, tx => store::call::to_reply(tx, &world.whole(), world.tax.id));
        waiting.iter().any(|one| one.id == meeting.id)
    };
    assert!(!waits().await, "it has replied");
    let told = comes_back(world, told.tell(&[world.tax.id], by, after).unwrap()).await;
    let moves = read!(world, tx => store::meeting::moves(tx, &sight, meeting.id));
    assert_eq!(moves, [told]);
    assert!(waits().await, "its reply is for the earlier time");
    let unit = domain::Sight::member(sight.mechanism, world.tax.id);
    for (sight, times) in [(&sight, 1), (&unit, 0)] {
        let all = read!(world, tx => store::meeting::in_state(tx, sight, meeting.state));
        let found = all.iter().filter(|one| one.id == meeting.id).count();
        assert_eq!(found, times, "for whoever sees all");
    }
    let day = read!(world, tx => store::meeting::on_day(tx, &sight, meeting.held_on));
    assert!(day.iter().any(|one| one.id == meeting.id));
    held_on_paper(world).await;
}

/// A meeting held on paper comes back with its number, among those held and among no others.
async fn held_on_paper(world: &World) {
    let paper = Meeting {
        paper_number: Some("城府院纪〔2025〕1号".into()),
        ..world.meeting(7, jiff::civil::date(2025, 6, 5))
    };
    let charter = super::sample::charter_text();
    let days = (paper.held_on, TODAY);
    let entered = paper.enter(&charter, days, None, &world.clerk, NOW);
    let entered = comes_back(world, entered.unwrap()).await;
    assert_eq!(entered.year, 2025);
    let (sight, unit) = (world.whole(), Sight::member(HERE, world.tax.id));
    for (sight, number, found) in [
        (&sight, "城府院纪〔2025〕1号", Some(entered.id)),
        (&sight, "城府院纪〔2025〕2号", None),
        (&unit, "城府院纪〔2025〕1号", None),
    ] {
        let bears = read!(world, tx => store::meeting::by_paper_number(tx, sight, number));
        assert_eq!(bears.map(|one| one.id), found, "{number}");
    }
    let held = [MeetingState::Closed, MeetingState::Entered];
    for (sight, ended, times) in [
        (&sight, held, 1),
        (&sight, [MeetingState::CalledOff; 2], 0),
        (&unit, held, 0),
    ] {
        let all = read!(world, tx => store::meeting::page(tx, sight, ended, None));
        let found = all.iter().filter(|one| **one == entered).count();
        assert_eq!(found, times);
    }
    let year = read!(world, tx => store::meeting::of_year(tx, &sight, &entered.tier, 2025));
    assert_eq!(year, [entered]);
}
