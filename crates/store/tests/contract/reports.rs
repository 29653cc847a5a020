//! Reports and rounds on both engines: who sees which, what is counted in a period, and that a number and
//! the rows behind it are one thing.

use super::{
    roundtrip::comes_back,
    sample::{HERE, NOW, TODAY, World, charter_text, id, read},
};
use domain::{
    Moment, Sight,
    attachment::Classification,
    matter::MatterState,
    official_document::{Disclosure, Ground},
    report::{
        DisposalReport, Period, PeriodKind, ReportState,
        figure::{Figure, FigureKey, Measure, Source, Tally},
    },
    round::{AnswerKind, InformationReturn, Reminded, ReturnAnswer, ReturnState},
};
use jiff::civil::date;
use store::{Db, Error, Tx, matter, report, round};

contract!(reports_rounds_returns_and_answers, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    let drafted = comes_back(&world, world.report().draft(by, NOW).unwrap()).await;
    let full = DisposalReport {
        round: Some(id()),
        state: ReportState::Issued,
        signed_off_by: Some("林一".into()),
        document_number: Some("云府院报〔2026〕1号".into()),
        issued_on: Some(TODAY),
        hash: Some("ab".repeat(32)),
        frozen: Some(id()),
        pdf: Some(id()),
        docx: Some(id()),
        xlsx: Some(id()),
        disclosure: Some(Disclosure::Withheld),
        ground: Some(Ground::Process),
        public_pdf: Some(id()),
        reason: Some("期间有误".into()),
        ..world.report()
    };
    comes_back(&world, full.draft(by, NOW).unwrap()).await;
    let text = world.report_text(drafted.id, 1).keep(by, NOW).unwrap();
    comes_back(&world, text).await;

    let opened = world.round().open(2, by, NOW).unwrap();
    let opened = comes_back(&world, opened).await;
    let asked = world.unit_return(opened.id, &world.tax);
    let asked = comes_back(&world, asked.ask("税务", by, NOW).unwrap()).await;
    let full = InformationReturn {
        state: ReturnState::Accepted,
        reason: Some("缺数".into()),
        submitted_by: Some("周二".into()),
        submitted_at: Some(NOW),
        scan: Some(id()),
        reminded: Reminded::Overdue,
        ..world.unit_return(opened.id, &world.court)
    };
    comes_back(&world, full.ask("法院", by, NOW).unwrap()).await;
    comes_back(&world, world.answer(asked.id, 1).ask(by, NOW).unwrap()).await;
    let full = ReturnAnswer {
        kind: AnswerKind::Text,
        figure: Some("assignments_issued".into()),
        counted: Some(-3),
        answer: Some("引号'\"、换行\n".into()),
        why: Some("口径不同".into()),
        ..world.answer(asked.id, 2)
    };
    comes_back(&world, full.ask(by, NOW).unwrap()).await;
});

contract!(a_report_in_writing_is_the_offices_own, async |db: Db| {
    let world = World::found(db).await;
    let drafted = world.drafted_report().await;
    let issued = DisposalReport {
        state: ReportState::Numbered,
        document_number: Some("云府院报〔2026〕1号".into()),
        ..drafted.clone()
    };
    let frozen = domain::report::Frozen {
        hash: "ab".repeat(32),
        file: id(),
        papers: [id(), id(), id()],
        to_public: None,
    };
    let seen = async |sight: Sight| {
        let one = world
            .db
            .read(async |tx: &mut Tx| report::by_id(tx, &sight, drafted.id).await)
            .await;
        let listed = read!(world, tx => report::page(tx, &sight, None));
        let found = match one {
            Ok(_) => true,
            Err(Error::NotFound) => false,
            Err(error) => panic!("{error:?}"),
        };
        assert_eq!(listed.len(), usize::from(found), "{sight:?}");
        found
    };
    let sights = [
        Sight::whole(HERE),
        Sight::member(HERE, world.tax.id),
        Sight::party(HERE, world.firm.id),
        Sight::nothing(HERE),
    ];
    let mut answers = Vec::new();
    for sight in sights {
        answers.push(seen(sight).await);
    }
    assert_eq!(answers, [true, false, false, false]);
    world
        .keep(issued.issue(frozen, &world.clerk, NOW).unwrap())
        .await;
    answers.clear();
    for sight in sights {
        answers.push(seen(sight).await);
    }
    assert_eq!(answers, [true, true, false, false]);
});

contract!(a_draft_given_up_stands_apart, async |db: Db| {
    let world = World::found(db).await;
    let kept = world.drafted_report().await;
    let given_up = world
        .drafted_report()
        .await
        .withdraw("重复".into(), &world.clerk, NOW);
    let given_up = world.keep(given_up.unwrap()).await;
    let (whole, own) = (world.whole(), Sight::member(HERE, world.tax.id));
    let (from, until) = (kept.from_on, kept.until_on);
    let page = read!(world, tx => report::page(tx, &whole, None));
    assert_eq!(page, std::slice::from_ref(&kept));
    let sharing = read!(world, tx => report::sharing(tx, &whole, from, until));
    assert_eq!(sharing, std::slice::from_ref(&kept));
    let apart = read!(world, tx => report::withdrawn(tx, &whole, None));
    assert_eq!(apart, std::slice::from_ref(&given_up));
    let before = Some(given_up.id);
    assert_eq!(
        read!(world, tx => report::withdrawn(tx, &whole, before)),
        []
    );
    assert_eq!(read!(world, tx => report::withdrawn(tx, &own, None)), []);
});

contract!(
    the_public_reads_reports_that_are_published_and_matters_closed_to_it_are_known,
    async |db: Db| {
        let world = World::found(db).await;
        let by = &world.clerk;
        for (n, disclosure) in [(1, Disclosure::Public), (2, Disclosure::OnRequest)] {
            let numbered = DisposalReport {
                state: ReportState::Numbered,
                disclosure: Some(disclosure),
                document_number: Some(format!("云府院报〔2026〕{n}号")),
                ..world.drafted_report().await
            };
            let open = async |tx: &mut Tx| report::open_by_id(tx, HERE, numbered.id).await;
            assert!(matches!(world.db.read(open).await, Err(Error::NotFound)));
            let frozen = domain::report::Frozen {
                hash: "ab".repeat(32),
                file: id(),
                papers: [id(), id(), id()],
                to_public: Some(id()),
            };
            let id = numbered.id;
            world.keep(numbered.issue(frozen, by, NOW).unwrap()).await;
            let open = async |tx: &mut Tx| report::open_by_id(tx, HERE, id).await;
            let found = world.db.read(open).await;
            assert_eq!(found.is_ok(), disclosure == Disclosure::Public);
        }
        let open = read!(world, tx => report::open_page(tx, HERE, None));
        assert_eq!(open.len(), 1);
        let before = Some((TODAY, open[0].id));
        assert!(read!(world, tx => report::open_page(tx, HERE, before)).is_empty());
        // Periods that share a day, for whoever writes reports.
        let whole = Sight::whole(HERE);
        let sharing = async |sight: Sight, from, until| {
            read!(world, tx => report::sharing(tx, &sight, from, until)).len()
        };
        let (day, last) = (date(2026, 3, 31), date(2026, 4, 30));
        assert_eq!(sharing(whole, day, last).await, 2);
        assert_eq!(sharing(whole, date(2026, 4, 1), last).await, 0);
        let own = Sight::member(HERE, world.tax.id);
        assert_eq!(sharing(own, day, last).await, 0);

        world.raised(1, Classification::Ordinary).await;
        let mut closed = Vec::new();
        for (n, class) in [
            (2, Classification::Internal),
            (3, Classification::Restricted),
        ] {
            closed.push(world.raised(n, class).await.id);
        }
        let after = async |id| {
            let found = read!(world, tx => matter::closed_after(tx, HERE, id));
            found.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(after(None).await, closed);
        assert_eq!(after(Some(closed[0])).await, closed[1..]);
    }
);

contract!(a_return_is_its_units_and_the_offices, async |db: Db| {
    let world = World::found(db).await;
    let asked = world.asked_return().await;
    for (sight, sees) in [
        (Sight::whole(HERE), true),
        (Sight::member(HERE, world.tax.id), true),
        (Sight::member(HERE, world.court.id), false),
        (Sight::nothing(HERE), false),
    ] {
        let found = world
            .db
            .read(async |tx: &mut Tx| round::return_by_id(tx, &sight, asked.id).await)
            .await;
        assert_eq!(found.is_ok(), sees, "{sight:?}");
        let own = read!(world, tx => round::of_unit(tx, &sight, world.tax.id, ReturnState::Asked));
        assert_eq!(own.len(), usize::from(sees), "{sight:?}");
    }
    let whole = Sight::whole(HERE);
    let due = read!(world, tx => round::due_by(tx, &whole, ReturnState::Asked, TODAY, ("", "")));
    assert_eq!(due, std::slice::from_ref(&asked));
    let after = (asked.due_on.to_string(), asked.id.to_string());
    let rest = read!(world, tx => round::due_by(tx, &whole, ReturnState::Asked, TODAY, (&after.0, &after.1)));
    assert_eq!(rest, []);
});

contract!(counted_figures_are_kept_in_order, async |db: Db| {
    let world = World::found(db).await;
    let (report, sight) = (world.drafted_report().await.id, world.whole());
    let figures = |value| {
        vec![
            Figure {
                key: FigureKey::kind(Measure::MattersRaised, "taxation"),
                value: Some(value),
                previous: Some(1),
            },
            Figure {
                key: FigureKey::whole(Measure::CloseDaysAverage),
                value: None,
                previous: None,
            },
        ]
    };
    for value in [1, 2] {
        let kept = figures(value);
        world
            .db
            .write(1, async move |tx: &mut Tx| {
                report::keep_figures(tx, &sight, report, &kept).await
            })
            .await
            .unwrap();
        assert_eq!(
            read!(world, tx => report::figures(tx, &sight, report)),
            figures(value)
        );
    }
});

contract!(what_a_period_counts, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    let case = world.case("(2026)晋0999破2号");
    let case = world.keep(case.enter(by, NOW).unwrap()).await;
    let matter = domain::matter::Matter {
        case: Some(case.id),
        ..world.matter(1, Classification::Ordinary)
    };
    let matter = matter.raise(date(2026, 3, 12), by, NOW).unwrap();
    let matter = world.keep(matter).await;
    let other = world.raised(2, Classification::Restricted).await;
    let matter = world.keep(matter.accept(&[], by, NOW).unwrap()).await;
    world
        .keep(other.decline("不属".into(), by, NOW).unwrap())
        .await;
    let assignment = world.issued(matter.id, &world.tax, date(2026, 3, 8)).await;
    world.issued(matter.id, &world.court, TODAY).await;
    // A case without a matter concerns nobody here.
    let alone = world.case("(2026)晋0999破1号");
    world.keep(alone.enter(by, NOW).unwrap()).await;
    let quarter = Period::around(PeriodKind::Quarter, TODAY);
    let count = async |measure: Measure, period: Period, at: Moment| {
        let mut tally = Tally::default();
        let (rows, next) =
            read!(world, tx => report::count::rows(tx, HERE, measure.source(), period, at, ""));
        assert_eq!(next, None);
        for row in &rows {
            tally.add(measure.source(), row);
        }
        for key in tally.figures() {
            let page = read!(world, tx => report::count::page(tx, HERE, key, period, at, ""));
            let counted: Vec<_> = rows.iter().filter(|row| key.counts(row)).cloned().collect();
            assert_eq!(page, counted, "{key}");
            let n = i64::try_from(counted.len()).unwrap();
            assert_eq!(tally.rows(key), n, "{key}");
        }
        tally.rows(&FigureKey::whole(measure))
    };
    for (measure, counted) in [
        (Measure::MattersRaised, 2),
        (Measure::MattersAccepted, 1),
        (Measure::MattersDeclined, 1),
        (Measure::MattersReturned, 0),
        (Measure::MattersWithdrawn, 0),
        (Measure::MattersClosed, 0),
        (Measure::MattersPending, 1),
        (Measure::MattersPendingYear, 0),
        (Measure::AssignmentsIssued, 2),
        (Measure::AssignmentsVerified, 0),
        (Measure::AssignmentsOverdue, 1),
        (Measure::DocumentsIssued, 0),
        (Measure::CasesConcerned, 1),
        (Measure::EnterprisesConcerned, 1),
    ] {
        assert_eq!(count(measure, quarter, NOW).await, counted, "{measure:?}");
        assert_eq!(
            count(measure, quarter.previous(), NOW).await,
            0,
            "{measure:?}"
        );
        let ahead = Period::around(PeriodKind::Quarter, date(2026, 4, 1));
        let standing = matches!(measure.source(), Source::Pending | Source::Overdue);
        let later = if standing { counted } else { 0 };
        assert_eq!(count(measure, ahead, NOW).await, later, "{measure:?}");
    }
    // Told apart by kind, the restricted matter is in no figure.
    let (raised, _) =
        read!(world, tx => report::count::rows(tx, HERE, Source::Raised, quarter, NOW, ""));
    let kind = FigureKey::kind(Measure::MattersRaised, "taxation");
    let apart: Vec<_> = raised.iter().filter(|row| kind.counts(row)).collect();
    assert_eq!((raised.len(), apart.len()), (2, 1));
    assert_eq!(apart[0].subject, matter.id.to_string());
    // What happens after the moment of counting changes nothing that was counted.
    let later = Moment(NOW.0 + 86_400_000);
    let done = domain::assignment::Assignment {
        state: domain::assignment::AssignmentState::Submitted,
        ..assignment
    };
    world.keep(done.verify(by, later).unwrap()).await;
    assert_eq!(count(Measure::AssignmentsOverdue, quarter, NOW).await, 1);
    assert_eq!(count(Measure::AssignmentsVerified, quarter, NOW).await, 0);
    assert_eq!(count(Measure::AssignmentsLate, quarter, later).await, 1);
    assert_eq!(matter.state, MatterState::Accepted);
});

contract!(a_figures_rows_are_paged_to_the_last, async |db: Db| {
    let world = World::found(db).await;
    for serial in 1..=50 {
        world.raised(serial, Classification::Ordinary).await;
    }
    let period = Period::around(PeriodKind::Month, TODAY);
    for key in [
        FigureKey::kind(Measure::MattersRaised, "taxation"),
        FigureKey::whole(Measure::MattersPending),
    ] {
        let (mut seen, mut after) = (0, String::new());
        loop {
            let page = read!(world, tx => report::count::page(tx, HERE, &key, period, NOW, &after));
            seen += page.len().min(20);
            match page.get(19) {
                Some(last) if page.len() == 21 => after.clone_from(&last.key),
                _ => break,
            }
        }
        assert_eq!(seen, 50, "{key}");
    }
    let wrong = world.db.read(async |tx: &mut Tx| {
        let key = FigureKey::whole(Measure::MattersRaised);
        report::count::page(tx, HERE, &key, period, NOW, "x_y").await
    });
    assert!(matches!(wrong.await, Err(Error::NotFound)));
});

contract!(meetings_count_on_the_day_they_were_held, async |db: Db| {
    let world = World::found(db).await;
    let (by, charter) = (&world.clerk, charter_text());
    let later = Moment(NOW.0 + 86_400_000);
    let enter = async |ordinal, day, at| {
        let paper = world.meeting(ordinal, day);
        let entered = paper.enter(&charter, (day, date(2027, 1, 1)), None, by, at);
        world.keep(entered.unwrap()).await
    };
    let first = enter(1, date(2025, 10, 1), NOW).await;
    let last = enter(2, date(2025, 12, 31), NOW).await;
    enter(3, date(2025, 11, 1), later).await;
    let wrong = enter(4, date(2025, 11, 2), NOW).await;
    let taken_back = wrong.revoke_entry("日期有误".into(), by, later);
    let taken_back = world.keep(taken_back.unwrap()).await;
    // One that is called off was not held.
    world.planned(5, date(2026, 3, 2)).await;
    let quarter = Period::around(PeriodKind::Quarter, first.held_on);
    let held = async |period, at| {
        let (rows, _) =
            read!(world, tx => report::count::rows(tx, HERE, Source::Held, period, at, ""));
        rows.into_iter().map(|row| row.subject).collect::<Vec<_>>()
    };
    let ids = [first.id, taken_back.id, last.id].map(|id| id.to_string());
    assert_eq!(held(quarter, NOW).await, ids);
    assert_eq!(held(quarter, later).await.len(), 3);
    assert!(!held(quarter, later).await.contains(&ids[1]));
    for other in [quarter.previous(), Period::around(PeriodKind::Year, TODAY)] {
        assert_eq!(held(other, later).await, <[String; 0]>::default());
    }
});
