//! Reports on a real store: each figure is its rows, and what is issued stays as it was.

use crate::court::{Court, is_not_found, is_stale, refusal, wrong_fields};
use app::{
    Fonts,
    report::{
        draft::{self, DraftForm},
        frozen,
        issue::{self, Paper},
        rows::{self, Of},
        view, write,
    },
};
use domain::{
    Actor, Refusal,
    report::{ReportState, figure::Measure},
};
use jiff::civil::date;
use locale::{Language, Wording};
use std::sync::{Arc, OnceLock};

const CHINESE: Wording = Wording::new(Language::Chinese);

pub fn fonts() -> &'static Arc<Fonts> {
    static FONTS: OnceLock<Arc<Fonts>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts");
        Arc::new(Fonts::only(&[folder.into()]))
    })
}

pub fn quarter() -> DraftForm {
    DraftForm {
        kind: "quarter".into(),
        from: "2026-02-01".into(),
        ..DraftForm::default()
    }
}

/// Matters in every state the figures tell apart, raised in the first quarter.
pub async fn busy(court: &mut Court) {
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

pub async fn drafted(court: &Court) -> String {
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
    write::put_forward(desk, office, id, version(court, id).await, true)
        .await
        .unwrap();
    let now = version(court, id).await;
    write::check(desk, &court.convener, id, now, "on_request", "")
        .await
        .unwrap();
    write::give_number(desk, office, id, version(court, id).await, "")
        .await
        .unwrap();
}

pub async fn issued(court: &Court, id: &str) {
    numbered(court, id).await;
    let version = version(court, id).await;
    issue::issue(&court.desk, &court.office, id, version, fonts())
        .await
        .unwrap();
}

/// The number of rows listed behind a figure, page by page.
async fn listed(court: &Court, by: &Actor, id: &str, figure: (&str, Of)) -> i64 {
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

/// Every count stands for exactly its rows, and so does that of the period before.
async fn figures_are_their_rows(court: &Court, by: &Actor, id: &str) {
    let view = view::view(&court.desk, by, id).await.unwrap();
    let mut counted = 0;
    for figure in &view.figures {
        let days = figure.key.measure.counted_in() == domain::report::figure::CountedIn::Days;
        let key = figure.key.to_string();
        for (value, of) in [(figure.value, Of::Period), (figure.previous, Of::Previous)] {
            let n = listed(court, by, id, (&key, of)).await;
            if !days && value.is_some() {
                assert_eq!(value, Some(n), "{key} {of:?}");
            }
            counted += n;
        }
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
    let text: Vec<_> = view
        .lines
        .iter()
        .map(app::report::fill::ShownLine::words)
        .collect();
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
async fn the_figures_of_the_period_before_lead_to_their_rows() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let form = DraftForm {
        from: "2026-04-01".into(),
        ..quarter()
    };
    let id = draft::draft(&court.desk, &court.office, form).await;
    let id = id.unwrap().to_string();
    let raised = ("matters_raised", Of::Previous);
    assert_eq!(listed(&court, &court.office, &id, raised).await, 5);
    figures_are_their_rows(&court, &court.office, &id).await;
    issued(&court, &id).await;
    // What happens later is no row of what was counted.
    court.on(date(2026, 4, 2));
    court.forwarded().await;
    assert_eq!(listed(&court, &court.tax, &id, raised).await, 5);
    figures_are_their_rows(&court, &court.tax, &id).await;
    // They are frozen with it: read from their file, whose digest the hash covers, and found if changed.
    let page = rows::page(&court.desk, &court.office, &id, raised, "").await;
    assert_eq!(page.unwrap().counted, Some(5));
    let report = view::view(&court.desk, &court.office, &id)
        .await
        .unwrap()
        .report;
    let folder = court.folder.path().join("files");
    let read = |digest: &str| folder.join(&digest[..2]).join(digest);
    let hash = report.hash.unwrap();
    let content = std::fs::read_to_string(read(&hash)).unwrap();
    let content: serde_json::Value = serde_json::from_str(&content).unwrap();
    let digest = content["previous"]["matter.raised"]["digest"]
        .as_str()
        .unwrap();
    let kept = std::fs::read_to_string(read(digest)).unwrap();
    assert_eq!(kept.lines().count(), 5);
    let verify = async || {
        let verified = frozen::verify(&court.desk, &court.office, &id, CHINESE).await;
        verified.unwrap().intact
    };
    assert!(verify().await);
    std::fs::write(read(digest), kept.replacen("taxation", "taxatiom", 1)).unwrap();
    assert!(!verify().await);
    std::fs::write(read(digest), kept).unwrap();
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
    std::fs::write(&file, &kept).unwrap();
    // A row is as well guarded as a figure.
    let verify = async || {
        let verified = frozen::verify(&court.desk, &court.office, &id, CHINESE).await;
        verified.unwrap().intact
    };
    assert!(verify().await);
    let content: serde_json::Value = serde_json::from_str(&kept).unwrap();
    let digest = content["rows"]["matter.raised"]["digest"].as_str().unwrap();
    let folder = court.folder.path().join("files");
    let file = folder.join(&digest[..2]).join(digest);
    let rows = std::fs::read_to_string(&file).unwrap();
    assert_eq!(rows.lines().count(), 5);
    std::fs::write(&file, rows.replacen("taxation", "taxatiom", 1)).unwrap();
    assert!(!verify().await);
    assert!(
        rows::page(
            &court.desk,
            &court.tax,
            &id,
            ("matters_raised", Of::Period),
            ""
        )
        .await
        .is_err()
    );
    std::fs::write(&file, rows).unwrap();
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
    write::put_forward(&court.desk, &court.office, &id, now, true)
        .await
        .unwrap();
    let now = version(&court, &id).await;
    write::check(&court.desk, &court.deputy, &id, now, "on_request", "")
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
    // One organ is the addressee, the other has it in copy.
    let printed = crate::meeting_papers::text(&pdf);
    for said in ["晋城市城区人民政府：", "抄送：晋城市城区人民法院"] {
        assert!(printed.contains(said), "{said} not in {printed}");
    }
    assert!(
        !printed.contains("人民政府、晋城市城区人民法院"),
        "{printed}"
    );
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
