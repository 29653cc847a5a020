//! The register of document numbers: drawn by many at once, kept, given up, entered from paper.

use crate::court::{Court, is_not_found, is_stale, refusal, wrong_fields};
use app::numbering::{self, NumberForm, Register};
use domain::{Refusal, document_number::NumberState};

const LETTERS: &str = "城府院办函";

async fn register(court: &Court) -> Register {
    numbering::register(&court.desk, &court.office, LETTERS, "2026", "")
        .await
        .unwrap()
}

fn keep(count: &str) -> NumberForm {
    NumberForm {
        code: LETTERS.into(),
        count: count.into(),
        holder: "演示·office".into(),
        reason: "联合行文，待会签".into(),
        ..NumberForm::default()
    }
}

#[tokio::test]
async fn many_who_draw_at_once_get_different_numbers_without_a_gap() {
    let court = Court::open().await;
    let mut clerks = tokio::task::JoinSet::new();
    for n in 0..24 {
        let (desk, by) = (court.desk.clone(), court.office.clone());
        let form = if n % 3 == 0 { keep("2") } else { keep("1") };
        clerks.spawn(async move { numbering::reserve(&desk, &by, form).await.unwrap() });
    }
    let mut firsts = clerks.join_all().await;
    firsts.sort();
    firsts.dedup();
    assert_eq!(firsts.len(), 24, "nobody got another's number");
    let register = register(&court).await;
    let serials: Vec<_> = register
        .entries
        .iter()
        .rev()
        .map(|one| one.serial)
        .collect();
    assert_eq!(serials, (1..=32).collect::<Vec<_>>());
    assert!(register.unexplained.is_empty());
    court.finish().await;
}

#[tokio::test]
async fn a_kept_number_given_up_stays_in_the_register_with_its_reason() {
    let court = Court::open().await;
    assert_eq!(
        numbering::reserve(&court.desk, &court.office, keep("2"))
            .await
            .unwrap(),
        "城府院办函〔2026〕1号"
    );
    let kept = register(&court).await.entries[1].clone();
    let (id, version) = (kept.id.to_string(), kept.version);
    let give_up =
        async |by, version, reason| numbering::give_up(&court.desk, by, &id, version, reason).await;
    assert_eq!(
        wrong_fields(give_up(&court.office, version, " ").await),
        [("reason", "form-required")]
    );
    is_stale(give_up(&court.office, version + 1, "不再行文").await);
    assert_eq!(
        refusal(give_up(&court.convener, version, "不再行文").await),
        Refusal::OfficeOnly
    );
    is_not_found(numbering::give_up(&court.desk, &court.office, "nonsense", 1, "不再行文").await);
    give_up(&court.office, version, "不再行文").await.unwrap();
    assert_eq!(
        refusal(give_up(&court.office, version + 1, "再作废").await),
        Refusal::NumberState(NumberState::Void)
    );
    let register = register(&court).await;
    let told: Vec<_> = register
        .entries
        .iter()
        .map(|one| (one.serial, one.state, one.reason.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (2, NumberState::Reserved, Some("联合行文，待会签")),
            (1, NumberState::Void, Some("不再行文")),
        ]
    );
    court.finish().await;
}

#[tokio::test]
async fn numbers_used_on_paper_are_entered_and_the_series_goes_on_after_them() {
    let court = Court::open().await;
    let paper = |up_to: &str| NumberForm {
        code: LETTERS.into(),
        count: up_to.into(),
        reason: "启用本系统前纸质发文".into(),
        ..NumberForm::default()
    };
    let unasked = numbering::enter(&court.desk, &court.office, paper("7")).await;
    assert_eq!(wrong_fields(unasked), [("confirmed", "number-confirm")]);
    let confirmed = NumberForm {
        confirmed: "7".into(),
        ..paper("7")
    };
    numbering::enter(&court.desk, &court.office, confirmed)
        .await
        .unwrap();
    for taken in ["1", "7"] {
        let twice = numbering::enter(&court.desk, &court.office, paper(taken)).await;
        let number = format!("城府院办函〔2026〕{taken}号");
        assert_eq!(refusal(twice), Refusal::NumberTaken(number));
    }
    assert_eq!(
        numbering::reserve(&court.desk, &court.office, keep("1"))
            .await
            .unwrap(),
        "城府院办函〔2026〕8号"
    );
    for (typed, key) in [
        ("0", "number-bad-count"),
        ("-1", "number-bad-count"),
        ("9999", "number-too-many"),
    ] {
        let wrong = numbering::enter(&court.desk, &court.office, paper(typed)).await;
        assert_eq!(wrong_fields(wrong), [("count", key)], "{typed}");
    }
    for year in ["1999", "2027", "去年"] {
        let form = NumberForm {
            year: year.into(),
            ..paper("9")
        };
        let wrong = numbering::enter(&court.desk, &court.office, form).await;
        assert_eq!(wrong_fields(wrong), [("year", "number-bad-year")], "{year}");
    }
    let last_year = NumberForm {
        year: "2025".into(),
        ..paper("3")
    };
    numbering::enter(&court.desk, &court.office, last_year)
        .await
        .unwrap();
    let register = register(&court).await;
    assert_eq!((register.last, register.unexplained.len()), (8, 0));
    let series = |code: &str, year| {
        register
            .series
            .iter()
            .find(|one| one.0 == code && one.1 == year)
    };
    assert_eq!(series(LETTERS, 2025).unwrap().2, 3);
    assert_eq!(series("城府院纪", 2026).unwrap().2, 0);
    court.finish().await;
}

#[tokio::test]
async fn a_number_used_on_paper_beside_a_running_series_takes_no_other_out_of_it() {
    let court = Court::open().await;
    let paper = |serial: &str| NumberForm {
        code: LETTERS.into(),
        count: serial.into(),
        reason: "停电期间纸质发文".into(),
        ..NumberForm::default()
    };
    let draw = async |count: &str| {
        let first = numbering::reserve(&court.desk, &court.office, keep(count)).await;
        first.unwrap()
    };
    draw("3").await;
    for serial in ["6", "9"] {
        numbering::enter(&court.desk, &court.office, paper(serial))
            .await
            .unwrap();
    }
    for taken in ["2", "6"] {
        let twice = numbering::enter(&court.desk, &court.office, paper(taken)).await;
        let number = format!("城府院办函〔2026〕{taken}号");
        assert_eq!(refusal(twice), Refusal::NumberTaken(number));
    }
    let wrong = numbering::enter(&court.desk, &court.office, paper("9999")).await;
    assert_eq!(wrong_fields(wrong), [("count", "number-too-many")]);
    let now = register(&court).await;
    assert_eq!((now.next, now.runs, now.last), (4, true, 9));
    assert_eq!(now.unexplained, [0; 0], "what is ahead is no gap");
    let mut drawn = Vec::new();
    for _ in 0..5 {
        drawn.push(draw("1").await);
    }
    let serials = [4, 5, 7, 8, 10].map(|serial| format!("城府院办函〔2026〕{serial}号"));
    assert_eq!(drawn, serials);
    let now = register(&court).await;
    assert_eq!((now.entries.len(), now.next), (10, 11));
    assert_eq!(now.unexplained, [0; 0]);
    court.finish().await;
}

#[tokio::test]
async fn what_was_entered_by_mistake_is_taken_back_while_nothing_rests_on_it() {
    let court = Court::open().await;
    let paper = |up_to: &str, confirmed: &str| NumberForm {
        code: LETTERS.into(),
        count: up_to.into(),
        reason: "纸质发文".into(),
        confirmed: confirmed.into(),
        ..NumberForm::default()
    };
    let enter = async |form| numbering::enter(&court.desk, &court.office, form).await;
    let back = async |form| numbering::take_back(&court.desk, &court.office, form).await;
    enter(paper("5", "")).await.unwrap();
    // 500 typed for 6; what was confirmed for another count is not confirmed for this one.
    assert_eq!(
        wrong_fields(enter(paper("500", "1")).await),
        [("confirmed", "number-confirm")]
    );
    enter(paper("500", "495")).await.unwrap();
    assert_eq!(
        wrong_fields(back(paper("x", "")).await),
        [("count", "form-bad-number")]
    );
    assert_eq!(
        wrong_fields(back(paper("500", "")).await),
        [("count", "number-nothing-after")]
    );
    back(paper("6", "")).await.unwrap();
    let now = register(&court).await;
    assert_eq!(
        (now.last, now.entries.len(), now.unexplained.len()),
        (6, 6, 0)
    );
    let kept = numbering::reserve(&court.desk, &court.office, keep("1")).await;
    assert_eq!(kept.unwrap(), "城府院办函〔2026〕7号");
    assert_eq!(
        refusal(back(paper("5", "")).await),
        Refusal::NumberTaken("城府院办函〔2026〕7号".into())
    );
    let other = numbering::take_back(&court.desk, &court.tax, paper("5", "")).await;
    assert!(other.is_err());
    court.finish().await;
}

#[tokio::test]
async fn only_the_office_keeps_the_register_and_units_do_not_see_it() {
    let court = Court::open().await;
    for by in [&court.convener, &court.tax, &court.keeper] {
        let kept = numbering::reserve(&court.desk, by, keep("1")).await;
        assert!(kept.is_err(), "{}", by.name);
    }
    for by in [&court.tax, &court.firm, &court.keeper, &court.auditor] {
        is_not_found(numbering::register(&court.desk, by, LETTERS, "2026", "").await);
    }
    numbering::register(&court.desk, &court.convener, "", "", "")
        .await
        .unwrap();
    let strange = NumberForm {
        code: "国发".into(),
        ..keep("1")
    };
    assert_eq!(
        wrong_fields(numbering::reserve(&court.desk, &court.office, strange).await),
        [("code", "form-unknown-choice")]
    );
    court.finish().await;
}
