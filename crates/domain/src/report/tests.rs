//! Transitions of reports, periods, the rule of counting, and tokens in the text.

use super::{
    figure::{CountedRow, Figure, FigureKey, Measure, Slice, Source, Tally},
    text::{Aspect, Piece, names, pieces},
    *,
};
use crate::cast::{self, id};
use jiff::civil::date;
use proptest::prelude::*;

fn report(state: ReportState) -> DisposalReport {
    DisposalReport {
        id: id(900),
        version: 1,
        period_kind: PeriodKind::Quarter,
        from_on: date(2026, 1, 1),
        until_on: date(2026, 3, 31),
        title: "企业破产处置情况报告".into(),
        round: None,
        state,
        counted_at: cast::now(),
        texts: 1,
        signed_off_by: None,
        document_number: None,
        issued_on: None,
        hash: None,
        frozen: None,
        pdf: None,
        docx: None,
        xlsx: None,
        disclosure: None,
        ground: None,
        public_pdf: None,
        reason: None,
    }
}

fn frozen() -> Frozen {
    Frozen {
        hash: "ab".repeat(32),
        file: id(1),
        papers: [id(2), id(3), id(4)],
        to_public: Some(id(5)),
    }
}

fn publicity(disclosure: Disclosure) -> Publicity {
    Publicity {
        disclosure,
        ground: None,
    }
}

type Act = fn(DisposalReport, &Actor) -> Result<Change<DisposalReport>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("draft 起草", |r, by| {
        DisposalReport { version: 0, ..r }.draft(by, cast::now())
    }),
    ("edit 修改", |r, by| r.edit(12, by, cast::now())),
    ("recount 重新统计", |r, by| r.recount(by, cast::now())),
    ("put_forward 送审", |r, by| {
        r.put_forward(None, ShortNames::default(), by, cast::now())
    }),
    ("send_back 退回修改", |r, by| {
        r.send_back("补充问题".into(), by, cast::now())
    }),
    ("withdraw 撤销", |r, by| {
        r.withdraw("期间有误".into(), by, cast::now())
    }),
    ("check 签发", |r, by| {
        r.check(publicity(Disclosure::OnRequest), false, by, cast::now())
    }),
    ("number 编号", |r, by| {
        r.number("城府院报〔2026〕1号".into(), by, cast::now())
    }),
    ("issue 印发", |r, by| r.issue(frozen(), by, cast::now())),
];

#[test]
fn only_an_issued_report_takes_instructions() {
    for state in ReportState::ALL {
        let taken = report(*state).must_take_instructions();
        let refused = (*state != ReportState::Issued).then_some(Refusal::ReportState(*state));
        assert_eq!(taken.err(), refused, "{state:?}");
    }
}

#[test]
fn every_transition_from_every_state_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        ReportState::ALL,
        ReportState::code,
        |act, state, by| act(report(state), by).map(|c| c.after().state.code().to_owned()),
    );
    insta::assert_snapshot!(table);
}

#[test]
fn report_state() {
    let edit = |state| report(state).edit(1, &cast::office(), cast::now());
    for state in [ReportState::PutForward, ReportState::Issued] {
        assert_eq!(edit(state).err(), Some(Refusal::ReportState(state)));
    }
    assert_eq!(
        edit(ReportState::Drafted).unwrap().after().texts,
        2,
        "each edit is another text"
    );
}

#[test]
fn a_draft_given_up_keeps_its_reason_and_is_not_in_writing() {
    let drafted = report(ReportState::Drafted);
    let given_up = drafted.withdraw("期间有误".into(), &cast::office(), cast::now());
    let after = given_up.unwrap().into_after();
    assert_eq!(after.reason.as_deref(), Some("期间有误"));
    let again = after.withdraw("再撤一次".into(), &cast::office(), cast::now());
    let withdrawn = ReportState::Withdrawn;
    assert_eq!(again.err(), Some(Refusal::ReportState(withdrawn)));
    let written = ReportState::ALL.iter().filter(|one| one.is_in_writing());
    assert!(written.eq(&[
        ReportState::Drafted,
        ReportState::PutForward,
        ReportState::Checked,
        ReportState::Numbered,
    ]));
}

#[test]
fn may_not_check_report() {
    let put_forward = || report(ReportState::PutForward);
    let check = |by: &Actor| {
        let checked = put_forward().check(publicity(Disclosure::OnRequest), false, by, cast::now());
        checked.map(|change| change.into_after().signed_off_by)
    };
    // A report goes upward under a convener's name, as the document kind of the same purpose does.
    for by in [&cast::office(), &cast::director()] {
        assert_eq!(check(by), Err(Refusal::MayNotCheckReport), "{}", by.name);
    }
    let convener = cast::convener();
    assert_eq!(check(&convener), Ok(Some(convener.name.clone())));
}

#[test]
fn a_report_says_who_may_read_it_and_is_published_only_if_it_names_nothing_closed() {
    let check = |disclosure, ground, names_closed| {
        let publicity = Publicity { disclosure, ground };
        let put_forward = report(ReportState::PutForward);
        let checked = put_forward.check(publicity, names_closed, &cast::convener(), cast::now());
        checked.map(|change| {
            let after = change.into_after();
            (after.disclosure, after.ground)
        })
    };
    let withheld = Disclosure::Withheld;
    assert_eq!(
        check(withheld, None, false),
        Err(Refusal::WithheldNeedsGround)
    );
    let process = Some(Ground::Process);
    assert_eq!(
        check(withheld, process, true),
        Ok((Some(withheld), process))
    );
    let public = Disclosure::Public;
    assert_eq!(check(public, None, true), Err(Refusal::RestrictedNotPublic));
    assert_eq!(
        check(public, process, false),
        Ok((Some(public), None)),
        "only what is withheld has a ground"
    );
    // Sent back, it is to be said anew; and only what is public has a paper for the public.
    for (disclosure, kept) in [(public, Some(id(5))), (Disclosure::OnRequest, None)] {
        let numbered = DisposalReport {
            disclosure: Some(disclosure),
            ..report(ReportState::Numbered)
        };
        let back = numbered
            .clone()
            .send_back("改".into(), &cast::office(), cast::now());
        assert_eq!(back.unwrap().after().disclosure, None);
        let issued = numbered.issue(frozen(), &cast::office(), cast::now());
        assert_eq!(issued.unwrap().after().public_pdf, kept);
    }
}

#[test]
fn a_report_with_short_names_goes_out_only_if_that_is_accepted() {
    let lacking = [cast::reference(cast::TAX)];
    let put = |accepted| {
        let short = ShortNames {
            units: &lacking,
            accepted,
        };
        let drafted = report(ReportState::Drafted);
        drafted.put_forward(None, short, &cast::office(), cast::now())
    };
    assert!(matches!(put(false).err(), Some(Refusal::ShortNames(_))));
    let accepted = put(true).unwrap();
    assert!(
        format!("{:?}", accepted.event()).contains(&lacking[0].name),
        "the journal says which"
    );
}

#[test]
fn round_still_open() {
    let round = |closed| InformationRound {
        id: id(910),
        version: 1,
        period_kind: PeriodKind::Quarter,
        from_on: date(2026, 1, 1),
        until_on: date(2026, 3, 31),
        due_on: date(2026, 3, 9),
        note: None,
        closed,
    };
    let put = |closed| {
        let drafted = report(ReportState::Drafted);
        let short = ShortNames::default();
        drafted.put_forward(Some(&round(closed)), short, &cast::office(), cast::now())
    };
    assert_eq!(put(false).err(), Some(Refusal::RoundStillOpen));
    assert!(put(true).is_ok());
}

#[test]
fn issued_is_what_was_frozen() {
    let numbered = DisposalReport {
        document_number: Some("城府院报〔2026〕1号".into()),
        ..report(ReportState::Numbered)
    };
    let issued = numbered
        .issue(frozen(), &cast::office(), cast::now())
        .unwrap();
    let after = issued.after();
    assert_eq!(after.hash.as_deref(), Some("ab".repeat(32).as_str()));
    assert_eq!(
        (after.frozen, after.pdf, after.docx, after.xlsx),
        (Some(id(1)), Some(id(2)), Some(id(3)), Some(id(4)))
    );
}

fn figure(value: i64) -> Figure {
    Figure {
        key: FigureKey::whole(Measure::MattersRaised),
        value: Some(value),
        previous: None,
    }
}

#[test]
fn figures_changed() {
    let one = || vec![figure(1)];
    assert_eq!(DisposalReport::must_match(&one(), &one()), Ok(()));
    for now in [vec![figure(2)], vec![], vec![figure(1), figure(1)]] {
        let outcome = DisposalReport::must_match(&one(), &now);
        assert_eq!(outcome, Err(Refusal::FiguresChanged));
    }
}

#[test]
fn periods_and_what_they_are_compared_with() {
    let day = date(2026, 5, 17);
    for (kind, from, until, before) in [
        (
            PeriodKind::Month,
            date(2026, 5, 1),
            date(2026, 5, 31),
            date(2026, 4, 1),
        ),
        (
            PeriodKind::Quarter,
            date(2026, 4, 1),
            date(2026, 6, 30),
            date(2026, 1, 1),
        ),
        (
            PeriodKind::Half,
            date(2026, 1, 1),
            date(2026, 6, 30),
            date(2025, 7, 1),
        ),
        (
            PeriodKind::Year,
            date(2026, 1, 1),
            date(2026, 12, 31),
            date(2025, 1, 1),
        ),
        (PeriodKind::Free, day, day, date(2026, 5, 16)),
    ] {
        let period = Period::around(kind, day);
        assert_eq!((period.from, period.until), (from, until), "{kind:?}");
        let previous = period.previous();
        assert_eq!(previous.from, before, "{kind:?}");
        assert_eq!(previous.ends(), period.starts(), "{kind:?}: no gap");
    }
    let free = Period::free(date(2026, 1, 10), date(2026, 2, 28)).unwrap();
    assert_eq!((free.days(), free.previous().days()), (50, 50));
    assert_eq!(Period::free(date(2026, 2, 1), date(2026, 1, 31)), None);
    assert_eq!(
        free.months(),
        [date(2026, 1, 1), date(2026, 2, 1)],
        "the months it touches"
    );
}

fn row(kind: &str, unit: u128, days: i64, due: Option<Date>) -> CountedRow {
    let at = Moment(cast::now().0 + days * 86_400_000);
    CountedRow {
        key: format!("{}_{unit}", at.0),
        subject: String::new(),
        kind: kind.into(),
        unit: Some(id(unit)),
        at: Some(at),
        since: Some(cast::now()),
        due_on: due,
        restricted: false,
    }
}

#[test]
fn on_time_is_no_later_than_the_due_day() {
    let due = Some(date(2026, 3, 4));
    let on_time = FigureKey::whole(Measure::AssignmentsOnTime);
    let late = FigureKey::whole(Measure::AssignmentsLate);
    for (days, timely) in [(0, true), (2, true), (3, false)] {
        let row = row("", 2, days, due);
        assert_eq!((on_time.counts(&row), late.counts(&row)), (timely, !timely));
    }
}

#[test]
fn days_are_averaged_to_a_tenth() {
    let mut tally = Tally::default();
    for days in [1, 2, 10] {
        tally.add(Source::Closed, &row("taxation", 2, days, None));
    }
    let value = |measure| tally.value(&FigureKey::whole(measure));
    assert_eq!(value(Measure::CloseDaysAverage), Some(43));
    assert_eq!(value(Measure::CloseDaysMedian), Some(20));
    assert_eq!(value(Measure::DeferralDaysAverage), None);
    assert_eq!(value(Measure::MattersRaised), Some(0));
}

#[test]
fn what_is_restricted_counts_in_the_whole_alone() {
    let row = CountedRow {
        restricted: true,
        ..row("taxation", 2, 3, None)
    };
    assert_eq!(
        FigureKey::counting(Source::Raised, &row),
        [FigureKey::whole(Measure::MattersRaised)]
    );
    let opened = CountedRow {
        restricted: false,
        ..row
    };
    assert_eq!(FigureKey::counting(Source::Raised, &opened).len(), 4);
}

#[test]
fn years_are_over_on_the_same_day_of_the_year() {
    let open = |since: Date, until: Date| CountedRow {
        since: Some(Moment::at(since, 15, 0)),
        at: Some(Moment::at(until, 9, 0)),
        ..row("taxation", 2, 0, None)
    };
    let end = date(2026, 3, 31);
    for (since, until, one, two) in [
        (date(2025, 3, 31), end, true, false),
        (date(2025, 4, 1), end, false, false),
        (date(2024, 3, 31), end, true, true),
        (date(2024, 4, 1), end, true, false),
        (date(2024, 2, 29), date(2025, 2, 28), true, false),
    ] {
        let row = open(since, until);
        let counts = |measure| FigureKey::whole(measure).counts(&row);
        assert!(counts(Measure::MattersPending));
        assert_eq!(counts(Measure::MattersPendingYear), one, "{since}");
        assert_eq!(counts(Measure::MattersPendingTwoYears), two, "{since}");
    }
}

proptest! {
    #[test]
    fn a_figure_counts_exactly_its_rows(
        rows in prop::collection::vec((0_usize..3, 1_u128..4, 0_i64..40, prop::option::of(0_i8..20), any::<bool>()), 0..60)
    ) {
        let rows: Vec<_> = rows.into_iter().map(|(kind, unit, days, due, restricted)| {
            let due = due.map(|due| date(2026, 3, 1 + due));
            CountedRow { restricted, ..row(["taxation", "resettlement", ""][kind], unit, days, due) }
        }).collect();
        for source in Source::ALL {
            let mut tally = Tally::default();
            for row in &rows {
                tally.add(*source, row);
            }
            for key in tally.figures().cloned().collect::<Vec<_>>() {
                let listed = rows.iter().filter(|row| key.counts(row)).count();
                prop_assert_eq!(tally.rows(&key), i64::try_from(listed).unwrap());
            }
            for measure in source.measures() {
                let whole = FigureKey::whole(measure);
                let apart = rows.iter().filter(|row| row.restricted && whole.counts(row)).count();
                let whole = tally.rows(&whole) - i64::try_from(apart).unwrap();
                let by_unit: i64 = tally.figures()
                    .filter(|key| key.measure == measure && matches!(key.slice, Some(Slice::Unit(_))))
                    .map(|key| tally.rows(key)).sum();
                prop_assert!(!measure.has_units() || by_unit == whole, "units add up to what is not restricted");
            }
        }
    }

    #[test]
    fn a_text_is_its_pieces(line in ".{0,60}") {
        let mut joined = String::new();
        for piece in pieces(&line) {
            match piece {
                Piece::Words(words) | Piece::Typed(words) => joined.push_str(words),
                Piece::Token { .. } => return Ok(()),
            }
        }
        prop_assert_eq!(joined, line);
    }
}

#[test]
fn keys_are_read_as_they_are_written() {
    for key in [
        FigureKey::whole(Measure::CloseDaysMedian),
        FigureKey::kind(Measure::MattersRaised, "taxation"),
        FigureKey::unit(Measure::AssignmentsLate, cast::TAX),
        FigureKey::month(Measure::MattersClosed, date(2026, 3, 1)),
    ] {
        assert_eq!(key.to_string().parse(), Ok(key));
    }
    for wrong in [
        "",
        "matters",
        "matters_raised-",
        "matters_raised-u-1",
        "matters_raised-k-",
    ] {
        assert_eq!(wrong.parse::<FigureKey>(), Err(()), "{wrong}");
    }
}

#[test]
fn numbers_typed_by_hand_are_told_from_tokens_dates_and_headings() {
    let line = "2.本期受理{{受理事项}}件，比上期{{受理事项|增减}}件，安置38人，2026年3月5日通报。";
    assert_eq!(
        pieces(line),
        [
            Piece::Words("2.本期受理"),
            Piece::Token {
                name: "受理事项",
                aspect: Aspect::Value
            },
            Piece::Words("件，比上期"),
            Piece::Token {
                name: "受理事项",
                aspect: Aspect::Difference
            },
            Piece::Words("件，安置"),
            Piece::Typed("38"),
            Piece::Words("人，2026年3月5日通报。"),
        ]
    );
    assert_eq!(names(line), ["受理事项", "受理事项"]);
    assert_eq!(pieces("办结率{{办结"), [Piece::Words("办结率{{办结")]);
    assert_eq!(
        pieces("共12.5万元"),
        [
            Piece::Words("共"),
            Piece::Typed("12.5"),
            Piece::Words("万元")
        ]
    );
}
