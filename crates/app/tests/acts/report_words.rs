//! What a report says by itself, what stands in the way of its going out, and what the public reads of it.

use crate::{
    court::{Court, is_not_found, is_stale, raise_form, refusal, wrong_fields},
    reports::{busy, drafted, fonts, quarter},
};
use app::{
    Error,
    matter::raise,
    numbering::{self, NumberForm},
    report::{
        draft::{self, DraftForm},
        issue, open, view, write,
    },
};
use domain::{Refusal, document_number::NumberState, report::ReportState};

async fn version(court: &Court, id: &str) -> u32 {
    let view = view::view(&court.desk, &court.office, id).await.unwrap();
    view.report.version
}

async fn edit(court: &Court, id: &str, text: &str) {
    let now = version(court, id).await;
    write::edit(&court.desk, &court.office, id, now, text)
        .await
        .unwrap();
}

async fn put_forward(court: &Court, id: &str, short_names: bool) -> Result<(), Error> {
    let now = version(court, id).await;
    write::put_forward(&court.desk, &court.office, id, now, short_names).await
}

async fn sign(court: &Court, id: &str, disclosure: &str, ground: &str) -> Result<(), Error> {
    let now = version(court, id).await;
    write::check(&court.desk, &court.convener, id, now, disclosure, ground).await
}

/// From the signature to the issue.
async fn out(court: &Court, id: &str) -> Result<(), Error> {
    let now = version(court, id).await;
    write::give_number(&court.desk, &court.office, id, now, "").await?;
    issue::issue(&court.desk, &court.office, id, now + 1, fonts()).await
}

#[tokio::test]
async fn a_quiet_period_is_reported_without_dashes_and_parts_of_nothing() {
    let mut court = Court::open().await;
    let quiet = drafted(&court).await;
    busy(&mut court).await;
    let busy = drafted(&court).await;
    for (id, closed) in [(quiet, false), (busy, false)] {
        let view = view::view(&court.desk, &court.office, &id).await.unwrap();
        let text = view.printed();
        for nonsense in ["—", "其中0", "其中按期0项、超期0项", "逾期任务0项。"] {
            assert!(!text.contains(nonsense), "{nonsense}: {text}");
        }
        assert_eq!(text.contains("中位数"), closed, "{text}");
        assert_eq!(view.valueless(), [""; 0]);
    }
    // One who cites by hand what has no value is told which.
    let id = drafted(&court).await;
    edit(&court, &id, "办结平均{{平均办结天数}}天。").await;
    let view = view::view(&court.desk, &court.office, &id).await.unwrap();
    assert_eq!(view.valueless(), ["平均办结天数"]);
    court.finish().await;
}

#[tokio::test]
async fn a_free_periods_title_says_its_year_once() {
    let court = Court::open().await;
    for (from, until, title) in [
        (
            "2026-01-05",
            "2026-03-01",
            "2026年1月5日至3月1日企业破产处置情况报告",
        ),
        (
            "2025-12-20",
            "2026-03-01",
            "2025年12月20日至2026年3月1日企业破产处置情况报告",
        ),
        (
            "2026-03-01",
            "2026-03-01",
            "2026年3月1日企业破产处置情况报告",
        ),
    ] {
        let form = draft::DraftForm {
            kind: "free".into(),
            from: from.into(),
            until: until.into(),
            ..draft::DraftForm::default()
        };
        let id = draft::draft(&court.desk, &court.office, form).await;
        let id = id.unwrap().to_string();
        let view = view::view(&court.desk, &court.office, &id).await.unwrap();
        assert_eq!(view.report.title, title);
    }
    court.finish().await;
}

#[tokio::test]
async fn another_report_on_days_of_the_period_is_told_of() {
    let mut court = Court::open().await;
    let (one, two) = (drafted(&court).await, drafted(&court).await);
    let view = async |id: &str| view::view(&court.desk, &court.office, id).await.unwrap();
    let sharing = view(&two).await.sharing;
    assert_eq!(sharing.len(), 1);
    assert_eq!(sharing[0].id.to_string(), one);
    assert!(!sharing[0].period().is_over(court.desk.today()));
    put_forward(&court, &two, true).await.unwrap();
    sign(&court, &two, "on_request", "").await.unwrap();
    out(&court, &two).await.unwrap();
    assert_eq!(
        view(&two).await.sharing,
        [],
        "what is issued stands as it is"
    );
    assert_eq!(view(&one).await.sharing.len(), 1);
    court.on(jiff::civil::date(2026, 4, 1));
    let form = draft::DraftForm {
        from: "2026-04-01".into(),
        ..quarter()
    };
    let next = draft::draft(&court.desk, &court.office, form).await;
    let next = next.unwrap().to_string();
    let found = view::view(&court.desk, &court.office, &next).await.unwrap();
    assert_eq!(found.sharing, []);
    court.finish().await;
}

#[tokio::test]
async fn a_draft_is_given_up_once_with_its_number_and_tells_of_no_overlap() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let (wrong, kept) = (drafted(&court).await, drafted(&court).await);
    let sharing = async |id: &str| {
        let view = view::view(desk, office, id).await.unwrap();
        view.sharing.len()
    };
    assert_eq!(sharing(&kept).await, 1);
    // A report put forward is sent back first; the number it was given is given up with it.
    put_forward(&court, &wrong, true).await.unwrap();
    let give_up = async |version: u32, reason: &str| {
        write::withdraw(desk, office, &wrong, version, reason).await
    };
    let now = version(&court, &wrong).await;
    let state = Refusal::ReportState(ReportState::PutForward);
    assert_eq!(refusal(give_up(now, "期间选错").await), state);
    sign(&court, &wrong, "on_request", "").await.unwrap();
    let now = version(&court, &wrong).await;
    write::give_number(desk, office, &wrong, now, "")
        .await
        .unwrap();
    let now = version(&court, &wrong).await;
    write::send_back(desk, office, &wrong, now, "期间选错")
        .await
        .unwrap();
    let now = version(&court, &wrong).await;
    assert_eq!(
        wrong_fields(give_up(now, "  ").await),
        [("reason", "form-required")]
    );
    give_up(now, "期间选错").await.unwrap();
    let register = app::numbering::register(desk, office, "城府院报", "2026", "");
    let register = register.await.unwrap();
    let told = register
        .entries
        .iter()
        .map(|one| (one.state, one.reason.as_deref()));
    assert!(told.eq([(NumberState::Void, Some("期间选错"))]));
    // From the page as it was, and from the page as it is.
    is_stale(give_up(now, "再撤一次").await);
    let now = version(&court, &wrong).await;
    let state = Refusal::ReportState(ReportState::Withdrawn);
    assert_eq!(refusal(give_up(now, "再撤一次").await), state);
    let edited = write::edit(desk, office, &wrong, now, "改").await;
    assert_eq!(refusal(edited), state);
    let view = view::view(desk, office, &wrong).await.unwrap();
    assert_eq!(view.report.reason.as_deref(), Some("期间选错"));
    let lines = view
        .history
        .iter()
        .filter(|line| line.kind == "report.withdrawn");
    assert_eq!(lines.count(), 1);
    assert_eq!((sharing(&kept).await, view.sharing.len()), (0, 0));
    let listed = async |withdrawn| {
        let (page, _) = view::page(desk, office, withdrawn, "").await.unwrap();
        page.into_iter()
            .map(|one| one.id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(false).await, [kept]);
    assert_eq!(listed(true).await, std::slice::from_ref(&wrong));
    court.finish().await;
}

#[tokio::test]
async fn short_names_go_out_only_if_the_clerk_accepts_them() {
    let court = Court::open().await;
    let id = drafted(&court).await;
    edit(&court, &id, "区自然资源局：已办理3件。").await;
    let refused = refusal(put_forward(&court, &id, false).await);
    assert_eq!(refused, Refusal::ShortNames("区自然资源局".into()));
    put_forward(&court, &id, true).await.unwrap();
    let view = view::view(&court.desk, &court.office, &id).await.unwrap();
    assert_eq!(view.report.state, ReportState::PutForward);
    let line = &view.history[0];
    let names = line
        .facts
        .get("short_names")
        .and_then(|names| names.as_str());
    assert_eq!(names, Some("区自然资源局"));
    court.finish().await;
}

#[tokio::test]
async fn a_character_no_face_shows_is_refused_before_the_signature_and_the_number() {
    let court = Court::open().await;
    let id = drafted(&court).await;
    edit(&court, &id, "债权人到场😀。").await;
    let tried = [
        put_forward(&court, &id, true).await,
        sign(&court, &id, "on_request", "").await,
        write::give_number(
            &court.desk,
            &court.office,
            &id,
            version(&court, &id).await,
            "",
        )
        .await,
    ];
    for done in tried {
        let Refusal::NoFace(absent) = refusal(done) else {
            panic!("it could be printed");
        };
        assert_eq!(absent[0].character, '😀');
    }
    court.finish().await;
}

#[tokio::test]
async fn the_public_reads_a_published_report_masked_and_no_other() {
    let court = Court::open().await;
    let text = "一、基本数据\n本期提出协调事项{{提出事项}}件。\n债权人〖王小明〗，身份证号140502199001011234。";
    for (disclosure, ground) in [("public", ""), ("on_request", ""), ("withheld", "process")] {
        let id = drafted(&court).await;
        edit(&court, &id, text).await;
        put_forward(&court, &id, true).await.unwrap();
        let preview = open::preview(&court.desk, &court.convener, &id)
            .await
            .unwrap();
        assert!(!preview.body.join("\n").contains("王小明"));
        is_not_found(open::preview(&court.desk, &court.tax, &id).await);
        sign(&court, &id, disclosure, ground).await.unwrap();
        is_not_found(open::show(&court.desk, &id).await);
        out(&court, &id).await.unwrap();
        let shown = open::show(&court.desk, &id).await;
        if disclosure != "public" {
            is_not_found(shown);
            is_not_found(open::pdf(&court.desk, &id).await);
            continue;
        }
        let shown = shown.unwrap();
        let words = shown.body.join("\n");
        assert!(words.contains("本期提出协调事项0件"), "{words}");
        for hidden in ["王小明", "140502199001011234", "〖"] {
            assert!(!words.contains(hidden), "{hidden}: {words}");
        }
        let (name, pdf) = open::pdf(&court.desk, &id).await.unwrap();
        assert!(name.ends_with("（公开）.pdf") && pdf.starts_with(b"%PDF-"));
        let listed = open::page(&court.desk, "").await.unwrap().0;
        assert_eq!(listed.len(), 1);
        // Its addressees read the name, without the marks.
        let own = view::view(&court.desk, &court.tax, &id).await.unwrap();
        assert!(own.printed().contains("王小明"));
    }
    let id = drafted(&court).await;
    put_forward(&court, &id, true).await.unwrap();
    for (disclosure, ground, wrong) in [
        ("", "", ("disclosure", "form-required")),
        ("withheld", "", ("ground", "refusal-withheld-needs-ground")),
    ] {
        assert_eq!(
            wrong_fields(sign(&court, &id, disclosure, ground).await),
            [wrong]
        );
    }
    court.finish().await;
}

#[tokio::test]
async fn what_only_some_may_see_is_never_published_with_a_report() {
    let mut court = Court::open().await;
    let text = "本期提出{{提出事项}}件，其中核查 关联交易线索正在办理。";
    let id = drafted(&court).await;
    edit(&court, &id, text).await;
    put_forward(&court, &id, true).await.unwrap();
    sign(&court, &id, "public", "").await.unwrap();
    // The matter is raised after the sign-off: the issue looks once more.
    court.on(jiff::civil::date(2026, 3, 3));
    let secret = raise::RaiseForm {
        title: "核查关联交易线索".into(),
        classification: "restricted".into(),
        ..raise_form()
    };
    court.raised_with(&court.tax, secret).await;
    let refused = refusal(out(&court, &id).await);
    assert_eq!(refused, Refusal::RestrictedNotPublic);
    // The way out: sent back, and withheld or reworded.
    let now = version(&court, &id).await;
    write::send_back(&court.desk, &court.office, &id, now, "涉及限定范围事项")
        .await
        .unwrap();
    put_forward(&court, &id, true).await.unwrap();
    let refused = refusal(sign(&court, &id, "public", "").await);
    assert_eq!(refused, Refusal::RestrictedNotPublic);
    sign(&court, &id, "withheld", "process").await.unwrap();
    let now = version(&court, &id).await;
    issue::issue(&court.desk, &court.office, &id, now, fonts())
        .await
        .unwrap();
    is_not_found(open::show(&court.desk, &id).await);
    court.finish().await;
}

#[tokio::test]
async fn a_report_says_how_far_its_figures_reach_and_compares_with_no_time_before_the_mechanism() {
    let mut court = Court::open().await;
    let words = async |court: &Court, kind: &str, from: domain::Date| {
        let form = draft::DraftForm {
            kind: kind.into(),
            from: from.to_string(),
            ..draft::DraftForm::default()
        };
        let id = draft::draft(&court.desk, &court.office, form)
            .await
            .unwrap();
        let view = view::view(&court.desk, &court.office, &id.to_string()).await;
        let view = view.unwrap();
        let compared = view.figures.iter().any(|figure| figure.previous.is_some());
        let text = view.printed();
        assert_ne!(compared, text.contains("不作比较"), "{text}");
        text
    };
    let (founded, today) = (court.desk.founded_on(), court.desk.today());
    let first = words(&court, "month", founded).await;
    assert!(
        first.contains("不作比较") && !first.contains("上期0件"),
        "{first}"
    );
    let unfinished = words(&court, "year", today).await;
    let reach = format!(
        "数据截至{}年{}月{}日",
        today.year(),
        today.month(),
        today.day()
    );
    assert!(unfinished.contains(&reach), "{unfinished}");
    // Once it is over, it is told whole, and the next compares with it.
    court.on(today.checked_add(jiff::Span::new().months(2)).unwrap());
    let over = words(&court, "month", founded).await;
    assert!(!over.contains("数据截至"), "{over}");
    let next = founded.checked_add(jiff::Span::new().months(1)).unwrap();
    let next = words(&court, "month", next).await;
    assert!(next.contains("（上期"), "{next}");
    court.finish().await;
}

#[tokio::test]
async fn a_chart_over_months_tells_nothing_of_a_month_that_has_not_come() {
    // It is 2 March 2026: the year and the quarter run on, the last quarter of 2025 is over.
    let court = Court::open().await;
    court.raised().await;
    let months = async |kind: &str, from: &str| {
        let form = DraftForm {
            kind: kind.into(),
            from: from.into(),
            ..DraftForm::default()
        };
        let (desk, office) = (&court.desk, &court.office);
        let id = draft::draft(desk, office, form).await.unwrap().to_string();
        let view = view::view(desk, office, &id).await.unwrap();
        let charts = view.printed_charts();
        let chart = charts.into_iter().find(|chart| chart.id == "by-month");
        chart.map(|chart| {
            for (_, values) in &chart.series {
                assert_eq!(values.len(), chart.categories.len());
            }
            chart.categories
        })
    };
    let come = ["26-01", "26-02", "26-03"].map(str::to_owned).to_vec();
    assert_eq!(months("year", "2026-01-01").await, Some(come.clone()));
    assert_eq!(months("quarter", "2026-01-01").await, Some(come));
    court.finish().await;
}

#[tokio::test]
async fn a_report_takes_a_number_that_was_kept_for_it() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let form = NumberForm {
        code: desk.charter().practice.report_code.clone(),
        count: "1".into(),
        holder: "演示书记".into(),
        reason: "年终报告".into(),
        ..NumberForm::default()
    };
    let kept = numbering::reserve(desk, office, form).await.unwrap();
    let id = drafted(&court).await;
    put_forward(&court, &id, true).await.unwrap();
    sign(&court, &id, "on_request", "").await.unwrap();
    let now = version(&court, &id).await;
    let absent = write::give_number(desk, office, &id, now, "7").await;
    assert_eq!(wrong_fields(absent), [("kept", "number-not-kept")]);
    write::give_number(desk, office, &id, now, "1")
        .await
        .unwrap();
    let report = view::view(desk, office, &id).await.unwrap().report;
    assert_eq!(report.document_number, Some(kept));
    court.finish().await;
}
