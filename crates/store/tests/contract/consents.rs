//! Consents and moves of meetings go in and come out as they were.

use super::{
    roundtrip::comes_back,
    sample::{NOW, World, id, read},
};
use domain::{
    Role,
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
}
