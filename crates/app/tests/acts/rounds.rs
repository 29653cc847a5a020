//! Information rounds on a real store: prefilled, corrected, entered from paper, merged; what a unit says
//! never replaces what the data say.

use crate::{
    court::{Court, is_not_found, is_stale, pdf, refusal, wrong_fields},
    reports::{busy, issued, quarter},
};
use app::{
    report::{
        draft::{self, DraftForm},
        view, write,
    },
    round::{
        answer::{self, ReturnForm},
        keep,
        open::{self, QuestionForm, RoundForm},
        remind, view as rounds,
    },
    worklist::{self, Todo},
};
use domain::{Actor, Refusal, round::ReturnState};
use jiff::civil::date;

async fn round_form(court: &Court) -> RoundForm {
    let question = |label: &str, kind: &str, figure: &str, scope: &str| QuestionForm {
        label: label.into(),
        kind: kind.into(),
        figure: figure.into(),
        scope: scope.into(),
    };
    RoundForm {
        kind: "quarter".into(),
        from: "2026-02-01".into(),
        due_on: "2026-04-10".into(),
        units: court.units(&["区税务局", "区人社局"]).await,
        questions: vec![
            question("交办任务数", "number", "assignments_issued", ""),
            question("入库税费", "number", "", "taxation"),
            question("安置职工", "number", "", "三.8"),
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
            ("三.7 入库税费", None),
            ("存在问题", None)
        ]
    );
    assert_eq!(tax.answers[0].answer.as_deref(), Some("3"), "prefilled");
    let hr = unit_return(&court, &round, "区人社局").await;
    let asked: Vec<_> = hr.answers.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(
        asked,
        ["交办任务数", "三.8 安置职工", "存在问题"],
        "taxes are not its duty"
    );
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
    assert_eq!(
        refusal(none),
        Refusal::AnswerMissing("三.7 入库税费".into())
    );
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
        ("欠税底数不清。\n\n申报不全。", ""),
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
    assert_eq!(now.answers[0].difference(), Some((3, "4")));
    assert_eq!(now.answers[1].answer.as_deref(), Some("1200"));
    let close = async |round: &str| {
        let view = rounds::round(&court.desk, &court.office, round)
            .await
            .unwrap();
        keep::close(&court.desk, &court.office, round, view.round.version, false).await
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
    // The office closes nothing unawares, and reminds all who are out at once.
    assert_eq!(refusal(close(&round).await), Refusal::ReturnsMissing(2));
    let told = remind::remind_all(&court.desk, &court.office, &round).await;
    assert_eq!(told.unwrap(), 2);
    let again = unit_return(&court, &round, "区税务局").await;
    let hr = unit_return(&court, &round, "区人社局").await;
    let silent = [("3", ""), ("0", ""), ("", "")];
    let refused = send(&court, &court.tax, &again, said(&again, &silent, true)).await;
    assert_eq!(refusal(refused), Refusal::TextsEmpty("存在问题".into()));
    send(&court, &court.tax, &again, said(&again, &full, true))
        .await
        .unwrap();
    let again = unit_return(&court, &round, "区税务局").await;
    keep::accept(&court.desk, &court.office, &id, again.one.version)
        .await
        .unwrap();

    // A report drafted now has the one answer alone, and says so once the other is accepted.
    let of_round = || DraftForm {
        round: round.clone(),
        ..quarter()
    };
    let early = draft::draft(&court.desk, &court.office, of_round()).await;
    let early = early.unwrap().to_string();
    let late = async || {
        let view = view::view(&court.desk, &court.office, &early).await;
        view.unwrap().late
    };
    assert_eq!(late().await, [""; 0]);

    // The other unit answers by telephone: the office enters it, with the scan.
    let mut paper = said(&hr, &[("0", ""), ("38", ""), ("无", "")], true);
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

    assert_eq!(late().await, ["区人社局"]);
    let now = view::view(&court.desk, &court.office, &early)
        .await
        .unwrap();
    draft::redraft(&court.desk, &court.office, &early, now.report.version)
        .await
        .unwrap();
    assert_eq!(late().await, [""; 0]);
    let now = view::view(&court.desk, &court.office, &early)
        .await
        .unwrap();
    assert!(now.text.contains("区人社局·三.8 安置职工"), "{}", now.text);
    let report = draft::draft(&court.desk, &court.office, of_round())
        .await
        .unwrap()
        .to_string();
    let view = view::view(&court.desk, &court.office, &report)
        .await
        .unwrap();
    let text: Vec<_> = view
        .lines
        .iter()
        .map(app::report::fill::ShownLine::words)
        .collect();
    let paragraphs = ["国家税务总局晋城市城区税务局：欠税底数不清。", "申报不全。"];
    assert!(text.windows(2).any(|two| two == paragraphs), "{text:?}");
    let line = "国家税务总局晋城市城区税务局报送：入库税费1200。";
    assert!(text.iter().any(|text| text == line), "{text:?}");
    assert_eq!(view.typed(), 0, "a unit's number is bound to its return");
    let difference = view.merged.iter().find_map(view::Merged::difference);
    assert_eq!(difference, Some((3, "4")), "shown, not replaced");
    let tables = view.tables();
    let last = tables.last().unwrap();
    assert_eq!(last.title, "各单位报送数据");
    assert!(
        format!("{:?}", last.rows).contains("不一致：含电话交办一件"),
        "{:?}",
        last.rows
    );
    let now = view.report.version;
    let early = write::put_forward(&court.desk, &court.office, &report, now, true).await;
    assert_eq!(refusal(early), Refusal::RoundStillOpen);
    close(&round).await.unwrap();
    let again = unit_return(&court, &round, "区税务局").await;
    let late = keep::send_back(&court.desk, &court.office, &id, again.one.version, "迟了").await;
    assert_eq!(refusal(late), Refusal::RoundOver);
    issued(&court, &report).await;
    let view = view::view(&court.desk, &court.tax, &report).await.unwrap();
    assert_eq!(view.merged.len(), 6, "what units said is frozen with it");
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
    let mut nobodys = sound.clone();
    nobodys.questions[1].scope = "三.99".into();
    assert_eq!(
        wrong_fields(open(nobodys).await),
        [("questions", "form-unknown-choice")]
    );
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
        said(&tax, &[("0", ""), ("0", ""), ("无", "")], true),
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
