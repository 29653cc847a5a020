//! The transitions of minutes and countersignatures, and who may sign off when.

use super::*;
use crate::cast::{self, id};
use jiff::civil::date;

pub(crate) fn minutes(state: MinutesState) -> Minutes {
    Minutes {
        id: id(800),
        version: 1,
        meeting: id(400),
        state,
        text: "会议议定".into(),
        countersign_by: Some(date(2026, 3, 6)),
        difference_reason: None,
        signed_off_by: None,
        document_number: None,
        issued_on: None,
        pdf: None,
        docx: None,
        disclosure: None,
        ground: None,
        public_pdf: None,
        correction_owed: None,
    }
}

const ON_REQUEST: Publicity = Publicity {
    disclosure: Disclosure::OnRequest,
    ground: None,
};

pub(crate) fn signing<'a>(
    office_called: bool,
    countersignatures: &'a [Countersignature],
    differences: &'a [Discrepancy],
) -> Signing<'a> {
    Signing {
        office_called,
        countersignatures,
        differences,
        publicity: ON_REQUEST,
        all_open: true,
    }
}

fn countersignature(stance: CountersignStance) -> Countersignature {
    Countersignature {
        id: id(850),
        version: 1,
        minutes: id(800),
        meeting: id(400),
        unit: cast::TAX,
        stance,
        words: None,
        signed_by: None,
        signed_at: None,
    }
}

type Act = fn(Minutes, &Actor) -> Result<Change<Minutes>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("draft 起草", |m, by| {
        Minutes { version: 0, ..m }.draft(by, cast::now())
    }),
    ("edit 修改", |m, by| m.edit("改".into(), by, cast::now())),
    ("circulate 送会签", |m, by| {
        let to = (&[cast::TAX][..], date(2026, 3, 6));
        m.circulate(to, &[], None, ShortNames::default(), by, cast::now())
    }),
    ("take_back 撤回修改", |m, by| {
        m.take_back("有异议".into(), by, cast::now())
    }),
    ("send_back 退回（专题会议）", |m, by| {
        m.send_back(true, "期限不妥".into(), by, cast::now())
    }),
    ("send_back 退回（联席会议）", |m, by| {
        m.send_back(false, "期限不妥".into(), by, cast::now())
    }),
    ("sign_off 签发（专题会议）", |m, by| {
        let all = [countersignature(CountersignStance::Signed)];
        m.sign_off(signing(true, &all, &[]), date(2026, 3, 2), by, cast::now())
    }),
    ("sign_off 签发（联席会议）", |m, by| {
        let all = [countersignature(CountersignStance::Signed)];
        m.sign_off(signing(false, &all, &[]), date(2026, 3, 2), by, cast::now())
    }),
    ("number 编号", |m, by| {
        m.number("城府院纪〔2026〕1号".into(), by, cast::now())
    }),
    ("issue 印发", |m, by| {
        m.issue((id(1), id(2)), None, &[cast::TAX], by, cast::now())
    }),
];

#[test]
fn every_transition_from_every_state_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        MinutesState::ALL,
        MinutesState::code,
        |act, state, by| act(minutes(state), by).map(|c| c.after().state.code().to_owned()),
    );
    insta::assert_snapshot!(table);
}

type SigningAct = fn(Countersignature, &Actor) -> Result<Change<Countersignature>, Refusal>;

const SIGNING: &[(&str, SigningAct)] = &[
    ("ask 请会签", |c, by| c.ask("区税务局", by, cast::now())),
    ("answer 会签", |c, by| {
        let minutes = minutes(MinutesState::Countersigning);
        c.answer(CountersignStance::Signed, None, &minutes, by, cast::now())
    }),
    ("answer 有异议", |c, by| {
        let minutes = minutes(MinutesState::Countersigning);
        c.answer(
            CountersignStance::Objected,
            Some("第2项".into()),
            &minutes,
            by,
            cast::now(),
        )
    }),
];

#[test]
fn every_countersigning_from_every_stance_by_every_actor() {
    let table = cast::matrix(
        SIGNING.iter().map(|(name, act)| (*name, act)),
        CountersignStance::ALL,
        CountersignStance::code,
        |act, stance, by| {
            act(countersignature(stance), by).map(|c| c.after().stance.code().to_owned())
        },
    );
    insta::assert_snapshot!(table);
}

#[test]
fn minutes_state() {
    for state in MinutesState::ALL
        .iter()
        .filter(|s| **s != MinutesState::Countersigning)
    {
        let outcome = countersignature(CountersignStance::Waiting).answer(
            CountersignStance::Signed,
            None,
            &minutes(*state),
            &cast::tax(),
            cast::now(),
        );
        assert_eq!(outcome.unwrap_err(), Refusal::MinutesState(*state));
    }
}

#[test]
fn who_objected_answers_anew_until_it_signs() {
    let circulating = minutes(MinutesState::Countersigning);
    let answer = |one: Countersignature, stance, words: Option<&str>| {
        let words = words.map(str::to_owned);
        one.answer(stance, words, &circulating, &cast::tax(), cast::now())
            .map(Change::into_after)
    };
    let objected = answer(
        countersignature(CountersignStance::Waiting),
        CountersignStance::Objected,
        Some("第2项不实"),
    )
    .unwrap();
    let twice = answer(
        objected.clone(),
        CountersignStance::Objected,
        Some("第2项不实"),
    );
    assert_eq!(
        twice.unwrap_err(),
        Refusal::AlreadyDone,
        "the same form again"
    );
    let otherwise = answer(objected, CountersignStance::Objected, Some("第3项不实")).unwrap();
    let signed = answer(otherwise, CountersignStance::Signed, None).unwrap();
    assert_eq!(
        (signed.stance, &signed.words),
        (CountersignStance::Signed, &None)
    );
    let back = answer(signed, CountersignStance::Objected, Some("第2项不实"));
    assert_eq!(
        back.unwrap_err(),
        Refusal::AlreadyDone,
        "what is signed stands"
    );
}

#[test]
fn an_answer_is_signed_or_objected_with_words() {
    for (stance, words, refused) in [
        (CountersignStance::Waiting, Some("看看"), true),
        (CountersignStance::Objected, None, true),
        (CountersignStance::Objected, Some(" "), true),
        (CountersignStance::Objected, Some("第2项不实"), false),
        (CountersignStance::Signed, None, false),
    ] {
        let outcome = countersignature(CountersignStance::Waiting).answer(
            stance,
            words.map(str::to_owned),
            &minutes(MinutesState::Countersigning),
            &cast::tax(),
            cast::now(),
        );
        assert_eq!(outcome.err(), refused.then_some(Refusal::StanceNeedsWords));
    }
}

#[test]
fn may_not_sign_off() {
    let by = cast::director();
    let sign = |office_called| {
        let signing = signing(office_called, &[], &[]);
        minutes(MinutesState::Countersigning).sign_off(signing, date(2026, 3, 2), &by, cast::now())
    };
    assert_eq!(sign(false).unwrap_err(), Refusal::MayNotSignOff);
    assert!(sign(true).is_ok());
}

#[test]
fn not_countersigned() {
    let limit = date(2026, 3, 6);
    for (stance, today, refused) in [
        (CountersignStance::Signed, limit, false),
        (CountersignStance::Waiting, date(2026, 3, 2), true),
        (CountersignStance::Waiting, limit, true),
        (CountersignStance::Waiting, date(2026, 3, 7), false),
        (CountersignStance::Objected, limit, true),
        (CountersignStance::Objected, date(2026, 3, 7), true),
    ] {
        let all = [
            countersignature(CountersignStance::Signed),
            countersignature(stance),
        ];
        let outcome = minutes(MinutesState::Countersigning).sign_off(
            signing(false, &all, &[]),
            today,
            &cast::convener(),
            cast::now(),
        );
        let expected = refused.then_some(Refusal::NotCountersigned);
        assert_eq!(outcome.err(), expected, "{} on {today}", stance.code());
    }
}

#[test]
fn asking_anew_forgets_the_answer_to_the_earlier_text() {
    let signed = Countersignature {
        words: Some("同意".into()),
        signed_by: Some("演示".into()),
        signed_at: Some(cast::now()),
        ..countersignature(CountersignStance::Signed)
    };
    let asked = signed
        .ask("区税务局", &cast::office(), cast::now())
        .unwrap();
    assert_eq!(asked.after(), &countersignature(CountersignStance::Waiting));
}

#[test]
fn issuing_dates_the_minutes_and_tells_units_and_conveners() {
    let change = minutes(MinutesState::Numbered)
        .issue(
            (id(1), id(2)),
            None,
            &[cast::TAX, cast::LAND],
            &cast::office(),
            cast::now(),
        )
        .unwrap();
    assert_eq!(change.after().issued_on, Some(date(2026, 3, 2)));
    let told = [
        Recipient::Conveners,
        Recipient::Unit(cast::TAX),
        Recipient::Unit(cast::LAND),
    ];
    assert_eq!(change.told(), told);
}

#[test]
fn who_may_read_minutes_is_said_at_sign_off() {
    use Disclosure::{OnRequest, Public, Withheld};
    let ground = Some(Ground::Process);
    for (disclosure, ground, all_open, refused) in [
        (OnRequest, None, false, None),
        (Public, None, true, None),
        (Public, None, false, Some(Refusal::RestrictedNotPublic)),
        (Withheld, None, true, Some(Refusal::WithheldNeedsGround)),
        (Withheld, ground, false, None),
    ] {
        let signing = Signing {
            publicity: Publicity { disclosure, ground },
            all_open,
            ..signing(false, &[], &[])
        };
        let by = cast::convener();
        let circulated = minutes(MinutesState::Countersigning);
        let signed = circulated.sign_off(signing, date(2026, 3, 2), &by, cast::now());
        if let Ok(change) = &signed {
            let after = change.after();
            assert_eq!((after.disclosure, after.ground), (Some(disclosure), ground));
        }
        assert_eq!(signed.err(), refused);
    }
}

#[test]
fn only_what_is_published_keeps_a_paper_for_the_public() {
    for disclosure in Disclosure::ALL {
        let numbered = Minutes {
            disclosure: Some(*disclosure),
            ..minutes(MinutesState::Numbered)
        };
        let papers = (id(1), id(2));
        let issued = numbered.issue(papers, Some(id(3)), &[], &cast::office(), cast::now());
        let kept = issued.unwrap().after().public_pdf.is_some();
        assert_eq!(kept, *disclosure == Disclosure::Public);
    }
}

#[test]
fn a_signature_stands_for_the_text_it_was_given_to() {
    let earlier = Moment(cast::now().0 - 60_000);
    for (stance, signed_at, written_at, stands) in [
        (CountersignStance::Signed, Some(cast::now()), earlier, true),
        (CountersignStance::Signed, Some(earlier), cast::now(), false),
        (
            CountersignStance::Objected,
            Some(cast::now()),
            earlier,
            false,
        ),
        (CountersignStance::Waiting, None, earlier, false),
    ] {
        let one = Countersignature {
            signed_at,
            ..countersignature(stance)
        };
        assert_eq!(one.stands_for(written_at), stands, "{}", stance.code());
    }
}
