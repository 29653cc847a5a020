//! Reports and rounds on a real store: each figure is its rows, what is issued stays as it was, what a unit
//! says never replaces what the data say.

use crate::court::{Court, is_not_found, is_stale, pdf, refusal, wrong_fields};
use app::{
    Fonts,
    report::{
        draft::{self, DraftForm},
        frozen,
        issue::{self, Paper},
        rows, view, write,
    },
    round::{
        answer::{self, ReturnForm},
        keep,
        open::{self, QuestionForm, RoundForm},
        remind, view as rounds,
    },
    worklist::{self, Todo},
};
use domain::{
    Actor, Refusal,
    report::{ReportState, figure::Measure},
    round::ReturnState,
};
use jiff::civil::date;
use locale::{Language, Wording};
use std::sync::{Arc, OnceLock};

const CHINESE: Wording = Wording::new(Language::Chinese);

fn fonts() -> &'static Arc<Fonts> {
    static FONTS: OnceLock<Arc<Fonts>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts");
        Arc::new(Fonts::only(&[folder.into()]))
    })
}

fn quarter() -> DraftForm {
    DraftForm {
        kind: "quarter".into(),
        from: "2026-02-01".into(),
        ..DraftForm::default()
    }
}

/// Matters in every state the figures tell apart, raised in the first quarter.
async fn busy(court: &mut Court) {
    for day in [2, 3, 4] {
        court.on(date(2026, 3, day));
        let number = court.forwarded().await;
        if day == 2 {
            court.on(date(2026, 3, 10));
            court.work_off(&court.tax, number, "区税务局").await;
        }
    }
    court.on(date(2026, 3, 5));
    court.raised().await;
    let deferred = court.accepted().await;
    let form = court.defer_form("区税务局", "2026-03-20").await;
    let version = court.version(deferred).await;
    app::matter::forward::defer(&court.desk, &court.office, deferred, version, form)
        .await
        .unwrap();
    court.on(date(2026, 4, 1));
}

async fn drafted(court: &Court) -> String {
    let id = draft::draft(&court.desk, &court.office, quarter()).await;
    id.unwrap().to_string()
}

async fn version(court: &Court, id: &str) -> u32 {
    let view = view::view(&court.desk, &court.office, id).await.unwrap();
    view.report.version
}

/// From the draft to the number.
async fn numbered(court: &Court, id: &str) {
    let (desk, office) = (&court.desk, &court.office);
    write::put_forward(desk, office, id, version(court, id).await)
        .await
        .unwrap();
    write::check(desk, &court.director, id, version(court, id).await)
        .await
        .unwrap();
    write::give_number(desk, office, id, version(court, id).await)
        .await
        .unwrap();
}

async fn issued(court: &Court, id: &str) {
    numbered(court, id).await;
    let version = version(court, id).await;
    issue::issue(&court.desk, &court.office, id, version, fonts())
        .await
        .unwrap();
}

/// The number of rows listed behind a figure, page by page.
async fn listed(court: &Court, by: &Actor, id: &str, figure: &str) -> i64 {
    let (mut n, mut after) = (0, String::new());
    loop {
        let page = rows::page(&court.desk, by, id, figure, &after)
            .await
            .unwrap();
        n += i64::try_from(page.rows.len()).unwrap();
        match page.next {
            Some(next) => after = next,
            None => return n,
        }
    }
}

/// Every count stands for exactly its rows.
async fn figures_are_their_rows(court: &Court, by: &Actor, id: &str) {
    let view = view::view(&court.desk, by, id).await.unwrap();
    let mut counted = 0;
    for figure in &view.figures {
        let days = figure.key.measure.counted_in() == domain::report::figure::CountedIn::Days;
        let n = listed(court, by, id, &figure.key.to_string()).await;
        if !days {
            assert_eq!(figure.value, Some(n), "{}", figure.key);
        }
        counted += n;
    }
    assert!(counted > 20, "there is something to count: {counted}");
}

#[tokio::test]
async fn a_report_is_drafted_checked_issued_and_frozen() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = drafted(&court).await;
    let view = view::view(&court.desk, &court.office, &id).await.unwrap();
    assert_eq!(view.report.title, "2026年第一季度企业破产处置情况报告");
    let value = |measure: Measure| {
        let key = domain::report::figure::FigureKey::whole(measure);
        view.figures
            .iter()
            .find(|figure| figure.key == key)
            .unwrap()
            .value
    };
    assert_eq!(value(Measure::MattersRaised), Some(5));
    assert_eq!(value(Measure::MattersDeferred), Some(1));
    assert_eq!(value(Measure::AssignmentsIssued), Some(3));
    assert_eq!(value(Measure::AssignmentsOnTime), Some(1));
    let text: Vec<_> = view.lines.iter().map(view::ShownLine::words).collect();
    assert!(
        text.iter()
            .any(|line| line.contains("本期提出协调事项5件（上期0件）")),
        "{text:?}"
    );
    assert!(
        text.iter().all(|line| !line.contains("{{")),
        "every token is filled"
    );
    assert_eq!(
        view.typed(),
        0,
        "no number of the first text is typed by hand"
    );
    figures_are_their_rows(&court, &court.office, &id).await;
    is_not_found(view::view(&court.desk, &court.tax, &id).await);

    issued(&court, &id).await;
    let view = view::view(&court.desk, &court.tax, &id).await.unwrap();
    assert_eq!(view.report.state, ReportState::Issued);
    assert_eq!(
        view.report.document_number.as_deref(),
        Some("城府院报〔2026〕1号")
    );
    assert!(!view.broken);
    figures_are_their_rows(&court, &court.tax, &id).await;
    is_not_found(view::view(&court.desk, &court.firm, &id).await);

    // What happens later changes nothing that was issued.
    court.on(date(2026, 4, 2));
    court.forwarded().await;
    let later = view::view(&court.desk, &court.tax, &id).await.unwrap();
    assert_eq!((later.figures, later.lines), (view.figures, view.lines));
    figures_are_their_rows(&court, &court.tax, &id).await;
    let verified = frozen::verify(&court.desk, &court.tax, &id, CHINESE)
        .await
        .unwrap();
    assert!(
        verified.intact && verified.differs.is_empty(),
        "{verified:?}"
    );
    court.finish().await;
}

#[tokio::test]
async fn a_changed_digit_is_found() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = drafted(&court).await;
    issued(&court, &id).await;
    let view = view::view(&court.desk, &court.office, &id).await.unwrap();
    let hash = view.report.hash.unwrap();
    let file = court
        .folder
        .path()
        .join("files")
        .join(&hash[..2])
        .join(&hash);
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept.contains("\"value\": 5"), "{kept}");
    std::fs::write(&file, kept.replacen("\"value\": 5", "\"value\": 6", 1)).unwrap();
    let verified = frozen::verify(&court.desk, &court.office, &id, CHINESE)
        .await
        .unwrap();
    assert!(!verified.intact);
    let report = app::jobs::verify(&court.desk).await.unwrap();
    assert!(
        report.faults.iter().any(|fault| fault.contains(&hash)),
        "{:?}",
        report.faults
    );
    assert!(
        view::view(&court.desk, &court.tax, &id)
            .await
            .unwrap()
            .broken
    );
    std::fs::write(&file, kept).unwrap();
    court.finish().await;
}

#[tokio::test]
async fn what_was_signed_off_is_what_is_issued() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = drafted(&court).await;
    numbered(&court, &id).await;
    // The clock stands still, so that this falls into the moment of counting.
    court.on(date(2026, 3, 31));
    court.raised().await;
    court.on(date(2026, 4, 1));
    let now = version(&court, &id).await;
    let outcome = issue::issue(&court.desk, &court.office, &id, now, fonts()).await;
    assert_eq!(refusal(outcome), Refusal::FiguresChanged);
    // The way out: back, counted anew, signed off again; the number stays.
    write::send_back(&court.desk, &court.director, &id, now, "重新统计")
        .await
        .unwrap();
    let now = version(&court, &id).await;
    write::recount(&court.desk, &court.office, &id, now)
        .await
        .unwrap();
    let now = version(&court, &id).await;
    write::put_forward(&court.desk, &court.office, &id, now)
        .await
        .unwrap();
    let now = version(&court, &id).await;
    write::check(&court.desk, &court.convener, &id, now)
        .await
        .unwrap();
    let now = version(&court, &id).await;
    issue::issue(&court.desk, &court.office, &id, now, fonts())
        .await
        .unwrap();
    let view = view::view(&court.desk, &court.tax, &id).await.unwrap();
    assert_eq!(
        view.report.document_number.as_deref(),
        Some("城府院报〔2026〕1号")
    );
    court.finish().await;
}

#[tokio::test]
async fn editing_words_changes_no_figure() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = drafted(&court).await;
    let (desk, office) = (&court.desk, &court.office);
    let edit = async |text: &str| {
        let now = version(&court, &id).await;
        write::edit(desk, office, &id, now, text).await
    };
    assert_eq!(
        wrong_fields(edit("本期{{提出的事项}}件").await),
        [("text", "form-unknown-token")]
    );
    assert_eq!(wrong_fields(edit(" ").await), [("text", "form-required")]);
    edit("本期提出{{提出事项}}件，其中涉税{{提出事项·破产企业涉税}}件，自查9件。\n减少{{close_days_average}}天").await.unwrap();
    let view = view::view(desk, office, &id).await.unwrap();
    assert_eq!(view.lines[0].words(), "本期提出5件，其中涉税5件，自查9件。");
    assert_eq!(view.typed(), 1, "9 was typed by hand");
    assert_eq!(view.report.texts, 2);
    let first = view::earlier(desk, office, &id, 1).await.unwrap();
    assert!(first.contains("一、基本数据"));
    is_not_found(view::earlier(desk, &court.tax, &id, 1).await);
    is_stale(write::edit(desk, office, &id, 1, "旧").await);
    for by in [&court.tax, &court.convener] {
        let tried = write::edit(desk, by, &id, version(&court, &id).await, "改").await;
        assert!(tried.is_err(), "{} edits nothing", by.name);
    }
    court.finish().await;
}

#[tokio::test]
async fn a_period_that_has_not_begun_is_refused() {
    let court = Court::open().await;
    for (kind, from, until, wrong) in [
        ("", "2026-01-01", "", ("kind", "form-required")),
        ("month", "", "", ("from", "form-required")),
        ("month", "2026-03-03", "", ("from", "form-date-future")),
        ("free", "2026-02-01", "", ("until", "form-required")),
        (
            "free",
            "2026-02-01",
            "2026-01-31",
            ("until", "form-ends-before"),
        ),
        (
            "free",
            "2026-02-01",
            "2026-03-03",
            ("until", "form-date-future"),
        ),
    ] {
        let form = DraftForm {
            kind: kind.into(),
            from: from.into(),
            until: until.into(),
            ..DraftForm::default()
        };
        let outcome = draft::draft(&court.desk, &court.office, form).await;
        assert_eq!(wrong_fields(outcome), [wrong], "{kind} {from} {until}");
    }
    let outcome = draft::draft(&court.desk, &court.tax, quarter()).await;
    assert_eq!(refusal(outcome), Refusal::OfficeOnly);
    court.finish().await;
}

#[tokio::test]
async fn the_papers_hold_figures_text_and_hash() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = drafted(&court).await;
    issued(&court, &id).await;
    let file = async |which| issue::file(&court.desk, &court.tax, &id, which, fonts()).await;
    let (name, media, pdf) = file(Paper::Pdf).await.unwrap();
    assert_eq!(
        (name.as_str(), media.as_str()),
        ("2026年第一季度企业破产处置情况报告.pdf", "application/pdf")
    );
    assert!(pdf.starts_with(b"%PDF-"));
    for which in [Paper::Docx, Paper::Xlsx] {
        assert!(file(which).await.unwrap().2.starts_with(b"PK"), "{which:?}");
    }
    is_not_found(file(Paper::Frozen).await);
    let frozen = issue::file(&court.desk, &court.convener, &id, Paper::Frozen, fonts())
        .await
        .unwrap();
    assert!(
        String::from_utf8(frozen.2)
            .unwrap()
            .contains("matters_raised")
    );
    court.finish().await;
}

async fn round_form(court: &Court) -> RoundForm {
    let question = |label: &str, kind: &str, figure: &str, difficulty: &str| QuestionForm {
        label: label.into(),
        kind: kind.into(),
        figure: figure.into(),
        difficulty: difficulty.into(),
    };
    RoundForm {
        kind: "quarter".into(),
        from: "2026-02-01".into(),
        due_on: "2026-04-10".into(),
        units: court.units(&["区税务局", "区人社局"]).await,
        questions: vec![
            question("交办任务数", "number", "assignments_issued", ""),
            question("入库税费", "number", "", "taxation"),
            question("存在问题", "text", "", ""),
        ],
        ..RoundForm::default()
    }
}

/// The return of a unit in a round, as the office sees it.
async fn unit_return(court: &Court, round: &str, unit: &str) -> rounds::ReturnView {
    let view = rounds::round(&court.desk, &court.office, round)
        .await
        .unwrap();
    let line = view.lines.iter().find(|line| line.unit == unit).unwrap();
    rounds::one(&court.desk, &court.office, &line.one.id.to_string())
        .await
        .unwrap()
}

/// What a unit sends: an answer to each question, with the reason where it differs.
fn said(view: &rounds::ReturnView, answers: &[(&str, &str)], submit: bool) -> ReturnForm {
    ReturnForm {
        submit,
        answers: view
            .answers
            .iter()
            .zip(answers)
            .map(|(answer, (said, why))| (answer.id.to_string(), (*said).into(), (*why).into()))
            .collect(),
        ..ReturnForm::default()
    }
}

async fn send(
    court: &Court,
    by: &Actor,
    view: &rounds::ReturnView,
    form: ReturnForm,
) -> Result<(), app::Error> {
    let id = view.one.id.to_string();
    answer::answer(&court.desk, by, &id, view.stamp, form).await
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a round reads as one story")]
async fn a_round_from_its_opening_to_the_report() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let form = round_form(&court).await;
    let round = open::open(&court.desk, &court.office, form)
        .await
        .unwrap()
        .to_string();
    let tax = unit_return(&court, &round, "区税务局").await;
    let asked: Vec<_> = tax
        .answers
        .iter()
        .map(|one| (one.label.as_str(), one.counted))
        .collect();
    assert_eq!(
        asked,
        [
            ("交办任务数", Some(3)),
            ("入库税费", None),
            ("存在问题", None)
        ]
    );
    assert_eq!(tax.answers[0].answer.as_deref(), Some("3"), "prefilled");
    let hr = unit_return(&court, &round, "区人社局").await;
    assert_eq!(hr.answers.len(), 2, "taxes are not its duty");
    is_not_found(rounds::one(&court.desk, &court.hr, &tax.one.id.to_string()).await);
    is_not_found(rounds::round(&court.desk, &court.tax, &round).await);
    let todo = async |by: &Actor| {
        let list = worklist::load(&court.desk, by).await.unwrap();
        list.items
            .iter()
            .filter(|item| item.path.starts_with("/re"))
            .map(|item| item.todo)
            .collect::<Vec<_>>()
    };
    assert_eq!(todo(&court.tax).await, [Todo::AnswerReturn]);

    let none = send(
        &court,
        &court.tax,
        &tax,
        said(&tax, &[("3", ""), ("", ""), ("", "")], true),
    )
    .await;
    assert_eq!(refusal(none), Refusal::AnswerMissing("入库税费".into()));
    let bare = send(
        &court,
        &court.tax,
        &tax,
        said(&tax, &[("4", ""), ("0", ""), ("", "")], true),
    )
    .await;
    assert_eq!(
        refusal(bare),
        Refusal::DifferenceNeedsReason("交办任务数".into())
    );
    let wrong = send(
        &court,
        &court.tax,
        &tax,
        said(&tax, &[("四", ""), ("0", ""), ("", "")], false),
    )
    .await;
    assert_eq!(wrong_fields(wrong), [("answers", "form-bad-answer")]);
    let full = [
        ("4", "含电话交办一件"),
        ("１,200", ""),
        ("欠税底数不清。", ""),
    ];
    send(&court, &court.tax, &tax, said(&tax, &full, true))
        .await
        .unwrap();
    is_stale(send(&court, &court.tax, &tax, said(&tax, &full, true)).await);
    assert_eq!(todo(&court.tax).await, []);
    assert_eq!(todo(&court.office).await, [Todo::ReadReturn]);

    let id = tax.one.id.to_string();
    let now = unit_return(&court, &round, "区税务局").await;
    assert_eq!(now.answers[0].counted, Some(3), "the data's figure stays");
    assert_eq!(now.answers[0].difference(), Some((3, 4)));
    assert_eq!(now.answers[1].number(), Some(1200));
    let close = async |round: &str| {
        let view = rounds::round(&court.desk, &court.office, round)
            .await
            .unwrap();
        keep::close(&court.desk, &court.office, round, view.round.version).await
    };
    assert_eq!(refusal(close(&round).await), Refusal::ReturnsUnread);
    keep::send_back(
        &court.desk,
        &court.office,
        &id,
        now.one.version,
        "请核对税费",
    )
    .await
    .unwrap();
    let again = unit_return(&court, &round, "区税务局").await;
    assert_eq!(again.one.state, ReturnState::SentBack);
    send(&court, &court.tax, &again, said(&again, &full, true))
        .await
        .unwrap();
    let again = unit_return(&court, &round, "区税务局").await;
    keep::accept(&court.desk, &court.office, &id, again.one.version)
        .await
        .unwrap();

    // The other unit answers by telephone: the office enters it, with the scan.
    let mut paper = said(&hr, &[("0", ""), ("无", "")], true);
    paper.entered = true;
    let bare = send(&court, &court.office, &hr, paper.clone()).await;
    assert_eq!(wrong_fields(bare), [("scan", "form-scan-required")]);
    paper.scan = vec![pdf("电话记录.pdf")];
    send(&court, &court.office, &hr, paper).await.unwrap();
    let hr = unit_return(&court, &round, "区人社局").await;
    assert!(hr.one.scan.is_some());
    let (name, _, _) = rounds::scan(&court.desk, &court.hr, &hr.one.id.to_string())
        .await
        .unwrap();
    assert_eq!(name, "电话记录.pdf");
    is_not_found(rounds::scan(&court.desk, &court.tax, &hr.one.id.to_string()).await);
    keep::accept(
        &court.desk,
        &court.office,
        &hr.one.id.to_string(),
        hr.one.version,
    )
    .await
    .unwrap();

    let form = DraftForm {
        round: round.clone(),
        ..quarter()
    };
    let report = draft::draft(&court.desk, &court.office, form)
        .await
        .unwrap()
        .to_string();
    let view = view::view(&court.desk, &court.office, &report)
        .await
        .unwrap();
    let text: Vec<_> = view.lines.iter().map(view::ShownLine::words).collect();
    let line = "国家税务总局晋城市城区税务局：欠税底数不清。";
    assert!(text.iter().any(|text| text == line), "{text:?}");
    let difference = view.merged.iter().find_map(view::Merged::difference);
    assert_eq!(difference, Some((3, 4)), "shown, not replaced");
    let tables = view.tables();
    let last = tables.last().unwrap();
    assert_eq!(last.title, "各单位报送数据");
    assert!(
        format!("{:?}", last.rows).contains("不一致：含电话交办一件"),
        "{:?}",
        last.rows
    );
    let early = write::put_forward(&court.desk, &court.office, &report, view.report.version).await;
    assert_eq!(refusal(early), Refusal::RoundStillOpen);
    close(&round).await.unwrap();
    let again = unit_return(&court, &round, "区税务局").await;
    let late = keep::send_back(&court.desk, &court.office, &id, again.one.version, "迟了").await;
    assert_eq!(refusal(late), Refusal::RoundOver);
    issued(&court, &report).await;
    let view = view::view(&court.desk, &court.tax, &report).await.unwrap();
    assert_eq!(view.merged.len(), 5, "what units said is frozen with it");
    assert!(
        view.round.is_none(),
        "a unit does not see the others' returns"
    );
    court.finish().await;
}

#[tokio::test]
async fn a_round_needs_units_questions_and_a_day_ahead() {
    let court = Court::open().await;
    let sound = RoundForm {
        from: "2026-01-05".into(),
        ..round_form(&court).await
    };
    let open = async |form: RoundForm| open::open(&court.desk, &court.office, form).await;
    let mut late = sound.clone();
    late.due_on = "2026-03-01".into();
    assert_eq!(
        wrong_fields(open(late).await),
        [("due_on", "form-date-past")]
    );
    let mut nobody = sound.clone();
    nobody.units.clear();
    assert_eq!(refusal(open(nobody).await), Refusal::NobodyAsked);
    let mut none = sound.clone();
    none.questions.clear();
    assert_eq!(
        wrong_fields(open(none).await),
        [("questions", "form-choose-some")]
    );
    for (label, key) in [
        ("交办任务数", "form-question-twice"),
        ("a{{b", "form-bad-question"),
    ] {
        let mut twice = sound.clone();
        twice.questions[1].label = label.into();
        assert_eq!(
            wrong_fields(open(twice).await),
            [("questions", key)],
            "{label}"
        );
    }
    let refused = open::open(&court.desk, &court.tax, sound.clone()).await;
    assert_eq!(refusal(refused), Refusal::OfficeOnly);
    open(sound).await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn units_are_reminded_once_ahead_and_once_overdue() {
    let mut court = Court::open().await;
    let mut form = round_form(&court).await;
    (form.from, form.due_on) = ("2026-01-05".into(), "2026-03-13".into());
    let round = open::open(&court.desk, &court.office, form)
        .await
        .unwrap()
        .to_string();
    let mut told = Vec::new();
    for day in [2, 9, 10, 11, 13, 16, 17] {
        court.on(date(2026, 3, day));
        told.push(remind::remind(&court.desk).await.unwrap());
    }
    assert_eq!(told, [0, 0, 2, 0, 0, 2, 0]);
    let tax = unit_return(&court, &round, "区税务局").await;
    send(
        &court,
        &court.tax,
        &tax,
        said(&tax, &[("0", ""), ("0", ""), ("", "")], true),
    )
    .await
    .unwrap();
    app::jobs::deliver(&court.desk).await.unwrap();
    let lines = app::history::told(&court.desk, &court.hr).await.unwrap();
    let kinds: Vec<_> = lines.iter().map(|line| line.kind.as_str()).collect();
    assert_eq!(
        kinds,
        ["return.reminded", "return.reminded", "return.asked"]
    );
    court.finish().await;
}
