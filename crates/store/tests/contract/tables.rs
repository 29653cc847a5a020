//! The tables as both engines have them, and the ways the lists take through them: no list reads a big
//! table from end to end, or sorts it.

use super::sample::{HERE, NOW, TODAY, World, read};
use domain::{
    Sight,
    agenda::{AgendaItem, Position, opinion::WrittenOpinion, version::AgendaVersion},
    assignment::{Assignment, AssignmentState},
    attachment::{Attachment, Classification},
    case::Case,
    charter::CharterVersion,
    decision::Decision,
    delivery::Delivery,
    document_number::DocumentNumber,
    enterprise::Enterprise,
    matter::{Matter, MatterState},
    meeting::{
        Attendance, Meeting, MeetingState,
        call::{CallForItems, ItemProposal},
        consent::Consent,
        moved::MeetingMove,
        reply::Reply,
        reply_day::ReplyDay,
        year::MeetingYear,
    },
    minutes::{Countersignature, Minutes, MinutesState},
    official_document::{DocumentKind, DocumentState, DocumentText, OfficialDocument},
    report::{DisposalReport, Period, PeriodKind, ReportState, ReportText, figure::Source},
    roster::{Person, Post},
    round::{InformationReturn, InformationRound, ReturnAnswer, ReturnState},
    unit::Unit,
};
use domain::{
    co_raiser::CoRaiser, delegation::Delegation, instruction::Instruction, minutes::MinutesText,
    office_contact::OfficeContact,
};
use store::{
    Db, Engine, Error, Record, Tx, agenda, assignment, attachment, call, db::Value, delivery,
    enterprise, journal, matter, meeting, minutes, number, official_document, report, round,
};
use store::{co_raiser, delegation, instruction, matter::Register, office_contact};

async fn columns(world: &World, table: &'static str) -> Vec<String> {
    let sql = match world.db.engine() {
        Engine::Sqlite => "SELECT name FROM pragma_table_info($1) ORDER BY cid",
        Engine::Postgres => {
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns \
             WHERE table_name = $1 AND table_schema = 'public' ORDER BY ordinal_position"
        }
    };
    read!(world, tx => async {
        let rows = tx.rows(sql, &[table.into()]).await?;
        rows.into_iter().map(|mut row| row.get(0)).collect::<Result<Vec<String>, Error>>()
    })
}

async fn matches<T: Record>(world: &World) {
    let mut declared = vec!["mechanism".to_owned()];
    declared.extend(T::COLUMNS.iter().map(|name| (*name).to_owned()));
    let (mut found, table) = (columns(world, T::TABLE).await, T::TABLE);
    assert_eq!(found[..3], ["mechanism", "id", "version"], "{table}");
    found.sort();
    declared.sort();
    assert_eq!(found, declared, "{table}");
}

contract!(tables_have_the_columns_that_are_declared, async |db: Db| {
    let world = World::found(db).await;
    matches::<CharterVersion>(&world).await;
    matches::<Unit>(&world).await;
    matches::<Person>(&world).await;
    matches::<Post>(&world).await;
    matches::<Enterprise>(&world).await;
    matches::<Case>(&world).await;
    matches::<Matter>(&world).await;
    matches::<Assignment>(&world).await;
    matches::<Meeting>(&world).await;
    matches::<Attendance>(&world).await;
    matches::<AgendaItem>(&world).await;
    matches::<AgendaVersion>(&world).await;
    matches::<WrittenOpinion>(&world).await;
    matches::<CallForItems>(&world).await;
    matches::<ItemProposal>(&world).await;
    matches::<Reply>(&world).await;
    matches::<ReplyDay>(&world).await;
    matches::<MeetingYear>(&world).await;
    matches::<Consent>(&world).await;
    matches::<MeetingMove>(&world).await;
    matches::<Position>(&world).await;
    matches::<Decision>(&world).await;
    matches::<Minutes>(&world).await;
    matches::<Countersignature>(&world).await;
    matches::<Attachment>(&world).await;
    matches::<CoRaiser>(&world).await;
    matches::<Delegation>(&world).await;
    matches::<Instruction>(&world).await;
    matches::<MinutesText>(&world).await;
    matches::<DisposalReport>(&world).await;
    matches::<ReportText>(&world).await;
    matches::<InformationRound>(&world).await;
    matches::<InformationReturn>(&world).await;
    matches::<ReturnAnswer>(&world).await;
    matches::<DocumentNumber>(&world).await;
    matches::<OfficeContact>(&world).await;
    matches::<OfficialDocument>(&world).await;
    matches::<DocumentText>(&world).await;
    matches::<Delivery>(&world).await;
});

/// Calls every list once, so that its statement is put together.
#[expect(clippy::too_many_lines, reason = "one list after the other")]
async fn call_every_list(world: &World) {
    let matter = world.raised(1, Classification::Ordinary).await;
    let held = world.planned(1, TODAY).await;
    let (unit, raised, issued) = (world.tax.id, MatterState::Raised, AssignmentState::Issued);
    for sight in [
        world.whole(),
        Sight::member(HERE, unit),
        Sight::party(HERE, unit),
    ] {
        for state in [None, Some(raised)] {
            read!(world, tx => matter::page(tx, &sight, state, None));
        }
        read!(world, tx => matter::by_number(tx, &sight, 2026, 1))
            .id
            .to_string();
        world.admit(matter.id, &world.tax).await;
        read!(world, tx => matter::pressing(tx, &sight, raised));
        read!(world, tx => matter::due_for_review(tx, &sight, TODAY));
        for which in [
            Register::Whole,
            Register::Due(TODAY),
            Register::Ahead(TODAY),
            Register::Met,
        ] {
            read!(world, tx => matter::register(tx, &sight, which, None));
        }
        read!(world, tx => matter::to_remind(tx, &sight, TODAY));
        read!(world, tx => matter::watched_by(tx, &sight, unit, TODAY));
        read!(world, tx => matter::to_join(tx, &sight, unit));
        read!(world, tx => matter::carried_over(tx, &sight));
        read!(world, tx => store::record::parties(tx, &sight, matter.id));
        read!(world, tx => matter::to_confirm(tx, &sight, unit));
        read!(world, tx => co_raiser::of_matter(tx, &sight, matter.id));
        read!(world, tx => instruction::of_matter(tx, &sight, matter.id));
        read!(world, tx => instruction::of_meeting(tx, &sight, held.id));
        read!(world, tx => instruction::of_report(tx, &sight, super::sample::id()));
        read!(world, tx => instruction::page(tx, &sight, None));
        read!(world, tx => assignment::of_instruction(tx, &sight, super::sample::id()));
        read!(world, tx => minutes::texts(tx, &sight, super::sample::id()));
        read!(world, tx => delegation::to_secretary(tx, &sight, world.clerk.person, TODAY));
        read!(world, tx => delegation::all(tx, &sight));
        read!(world, tx => office_contact::of(tx, HERE));
        read!(world, tx => matter::raised_by(tx, &sight, unit, raised));
        read!(world, tx => matter::of_enterprise(tx, &sight, world.enterprise));
        read!(world, tx => matter::count(tx, &sight, raised));
        read!(world, tx => assignment::of_unit(tx, &sight, unit, issued));
        read!(world, tx => assignment::pressing(tx, &sight, issued, None));
        read!(world, tx => assignment::overdue(tx, &sight, issued, TODAY));
        read!(world, tx => assignment::of_matter(tx, &sight, matter.id));
        read!(world, tx => meeting::page(tx, &sight, [held.state, MeetingState::Entered], None));
        read!(world, tx => meeting::live(tx, &sight));
        read!(world, tx => meeting::last_day_of(tx, &sight, unit));
        read!(world, tx => meeting::place_ever(tx, &sight, held.id, unit));
        read!(world, tx => agenda::items(tx, &sight, held.id));
        read!(world, tx => agenda::items_of_matter(tx, &sight, matter.id));
        read!(world, tx => agenda::versions(tx, &sight, held.id));
        read!(world, tx => call::of_meeting(tx, &sight, held.id));
        read!(world, tx => call::proposals(tx, &sight, held.id));
        read!(world, tx => call::listed(tx, &sight, held.id));
        read!(world, tx => call::to_check(tx, &sight));
        read!(world, tx => call::returned(tx, &sight, unit));
        read!(world, tx => call::open(tx, &sight, Some(unit)));
        read!(world, tx => call::replies(tx, &sight, held.id));
        read!(world, tx => call::to_reply(tx, &sight, unit));
        read!(world, tx => meeting::consent(tx, &sight, held.id));
        read!(world, tx => meeting::in_state(tx, &sight, held.state));
        read!(world, tx => meeting::to_consent(tx, &sight, world.clerk.person));
        read!(world, tx => meeting::moves(tx, &sight, held.id));
        read!(world, tx => meeting::on_day(tx, &sight, TODAY));
        read!(world, tx => meeting::by_paper_number(tx, &sight, "城府院纪〔2026〕1号"));
        read!(world, tx => call::reply_day(tx, &sight, held.id));
        read!(world, tx => call::reply_days_due(tx, &sight, TODAY, TODAY));
        read!(world, tx => call::opinions(tx, &sight, held.id));
        read!(world, tx => call::year(tx, &sight, "joint", 2026));
        read!(world, tx => agenda::positions(tx, &sight, held.id));
        read!(world, tx => agenda::decisions(tx, &sight, held.id));
        read!(world, tx => agenda::decisions_of_matter(tx, &sight, matter.id));
        read!(world, tx => attachment::of_matter(tx, &sight, matter.id));
        read!(world, tx => attachment::of_meeting(tx, &sight, held.id));
        read!(world, tx => enterprise::list(tx, &sight, ("", "")));
        read!(world, tx => enterprise::cases_of(tx, &sight, world.enterprise));
        let id = super::sample::id();
        for (kind, state) in [
            (None, None),
            (Some(DocumentKind::Notice), None),
            (None, Some(DocumentState::Issued)),
            (Some(DocumentKind::Notice), Some(DocumentState::Issued)),
        ] {
            read!(world, tx => official_document::page(tx, &sight, kind, state, None));
        }
        read!(world, tx => official_document::own(tx, &sight, unit));
        read!(world, tx => official_document::in_state(tx, &sight, DocumentState::Signing));
        read!(world, tx => official_document::of_matter(tx, &sight, matter.id));
        read!(world, tx => official_document::of_meeting(tx, &sight, held.id));
        read!(world, tx => official_document::of_instruction(tx, &sight, super::sample::id()));
        read!(world, tx => official_document::correcting_minutes(tx, &sight, super::sample::id()));
        let minutes = super::sample::id();
        read!(world, tx => official_document::open_correcting_minutes(tx, HERE, minutes));
        read!(world, tx => official_document::answering(tx, &sight, id));
        read!(world, tx => official_document::correcting(tx, &sight, id));
        read!(world, tx => official_document::texts(tx, &sight, id));
        read!(world, tx => official_document::open_page(tx, HERE, None));
        read!(world, tx => delivery::of_document(tx, &sight, id));
        read!(world, tx => delivery::of_minutes(tx, &sight, super::sample::id()));
        read!(world, tx => delivery::to_receive(tx, &sight, unit));
        read!(world, tx => number::page(tx, &sight, "城府院办函", 2026, None));
        read!(world, tx => number::reserved(tx, &sight, "城府院办函", 2026));
        read!(world, tx => minutes::to_countersign(tx, &sight, unit));
        read!(world, tx => minutes::in_state(tx, &sight, MinutesState::Drafted));
        read!(world, tx => minutes::owing_correction(tx, &sight));
    }
    call_every_list_of_reports(world).await;
    let sight = world.whole();
    let earlier = super::sample::id();
    read!(world, tx => agenda::later_decisions(tx, &sight, earlier));
    read!(world, tx => journal::of_matter(tx, &sight, matter.id));
    read!(world, tx => journal::of_meeting(tx, &sight, held.id));
    read!(world, tx => journal::before(tx, &sight, NOW.0));
    read!(world, tx => journal::told(tx, &sight, world.clerk.person));
}

async fn call_every_list_of_reports(world: &World) {
    let (drafted, unit) = (world.drafted_report().await, world.tax.id);
    let asked = world.asked_return().await;
    for sight in [world.whole(), Sight::member(HERE, unit)] {
        read!(world, tx => report::page(tx, &sight, None));
        read!(world, tx => report::withdrawn(tx, &sight, None));
        read!(world, tx => report::in_state(tx, &sight, ReportState::Drafted));
        read!(world, tx => report::figures(tx, &sight, drafted.id));
        read!(world, tx => round::rounds(tx, &sight, false));
        read!(world, tx => round::returns(tx, &sight, asked.round));
        read!(world, tx => round::of_unit(tx, &sight, unit, ReturnState::Asked));
        read!(world, tx => round::in_state(tx, &sight, ReturnState::Asked));
        read!(world, tx => round::due_by(tx, &sight, ReturnState::Asked, TODAY, ("", "")));
        read!(world, tx => round::answers(tx, &sight, asked.id));
    }
    let sight = world.whole();
    read!(world, tx => report::by_id(tx, &sight, drafted.id));
    read!(world, tx => report::text(tx, &sight, drafted.id, 1));
    read!(world, tx => journal::of_record::<DisposalReport>(tx, &sight, drafted.id.0));
    let period = Period::around(PeriodKind::Year, TODAY);
    for source in Source::ALL {
        read!(world, tx => report::count::rows(tx, HERE, *source, period, NOW, ""));
    }
}

/// The plan of a statement, a line for each step.
async fn plan(world: &World, sql: &str) -> Vec<String> {
    let places = (1..=9).filter(|n| sql.contains(&format!("${n}"))).count();
    let sql: &'static str = format!("EXPLAIN QUERY PLAN {sql}").leak();
    read!(world, tx => async {
        let rows = tx.rows(sql, &vec![Value::Null; places]).await?;
        rows.into_iter().map(|mut row| row.get(3)).collect::<Result<Vec<String>, Error>>()
    })
}

/// Whether a plan looks for a row's line among all lines of a kind, once a row.
fn looks_through_all_lines(steps: &[String]) -> bool {
    let mut within = steps
        .iter()
        .skip_while(|step| !step.starts_with("CORRELATED"));
    within.any(|step| step.contains("INDEX journal_kind"))
}

#[tokio::test]
async fn no_list_scans_or_sorts_a_big_table() {
    let scratch = store::testing::Scratch::new(Engine::Sqlite).await;
    let world = World::found(scratch.db.clone()).await;
    call_every_list(&world).await;
    let statements = store::testing::statements();
    assert!(statements.len() >= 27, "{} statements", statements.len());
    let mut faults = Vec::new();
    // Tens of units, hundreds of persons, a handful of charters: read as a whole wherever it helps.
    let small = [
        "FROM unit ",
        "FROM post p",
        "FROM person ",
        "FROM charter ",
        "FROM delegation ",
        "FROM office_contact ",
    ];
    // Of one meeting, or under one set of minutes: a row for each unit, in the units' order.
    let sorted = [
        "FROM attendance ",
        "FROM countersignature ",
        "FROM information_return WHERE mechanism = $1 AND round",
    ];
    let of = |tables: &[&str], sql: &str| tables.iter().any(|table| sql.contains(table));
    for sql in statements.iter().filter(|sql| !of(&small, sql)) {
        let steps = plan(&world, sql).await;
        let bad = steps.iter().any(|step| {
            (step.starts_with("SCAN") && step != "SCAN counted")
                || step.ends_with("(mechanism=?)")
                || (step.contains("TEMP B-TREE") && !of(&sorted, sql))
        }) || looks_through_all_lines(&steps);
        if bad {
            faults.push(format!("{sql}\n    {}\n", steps.join("\n    ")));
        }
        if sql.contains("m.id < $4 AND m.state = $5") {
            let way = "matter_in_state (mechanism=? AND state=? AND id<?)";
            assert!(steps[0].ends_with(way), "{steps:?}");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
