//! Wrong fields of every form: each mistake beside its field, nothing kept.

use crate::court::{Court, pdf, raise_form, wrong_fields};
use app::{
    Upload,
    assignment::{Step, StepForm},
    attachment::LARGEST_BYTES,
    matter::{
        closing,
        forward::{self, DeferForm, ForwardForm},
        raise::{self, CompleteForm, RaiseForm},
        triage, view,
    },
};

type Spoil = fn(&mut RaiseForm);
type Wrong = &'static [(&'static str, &'static str)];

const RAISING: &[(Spoil, Wrong)] = &[
    (|f| f.title = "  ".into(), &[("title", "form-required")]),
    (|f| f.title = "长".repeat(81), &[("title", "form-too-long")]),
    (
        |f| f.difficulty = String::new(),
        &[("difficulty", "form-required")],
    ),
    (
        |f| f.difficulty = "investment".into(),
        &[("difficulty", "form-unknown-choice")],
    ),
    (
        |f| f.enterprise = String::new(),
        &[("enterprise", "form-required")],
    ),
    (
        |f| f.enterprise = "厂".repeat(81),
        &[("enterprise", "form-too-long")],
    ),
    (
        |f| f.uscc = "91140502".into(),
        &[("uscc", "form-uscc-length")],
    ),
    (
        |f| f.uscc = "91140502MA0KABCD2B".into(),
        &[("uscc", "form-uscc-check")],
    ),
    (
        |f| f.uscc = "91140502IA0KABCD2A".into(),
        &[("uscc", "form-uscc-character")],
    ),
    (
        |f| f.case_number = "晋0502破1号".into(),
        &[("case_number", "form-case-year")],
    ),
    (
        |f| f.case_number = "(2026)0502破1号".into(),
        &[("case_number", "form-case-court")],
    ),
    (
        |f| f.case_number = "(2026)晋0502执1号".into(),
        &[("case_number", "form-case-kind")],
    ),
    (
        |f| f.case_number = "(2026)晋0502破01号".into(),
        &[("case_number", "form-case-serial")],
    ),
    (
        |f| f.case_number = "(2026)晋0502破1".into(),
        &[("case_number", "form-case-end")],
    ),
    (
        |f| f.procedure = String::new(),
        &[("procedure", "form-required")],
    ),
    (
        |f| f.procedure = "divorce".into(),
        &[("procedure", "form-unknown-choice")],
    ),
    (
        |f| f.request = "\0\r\n".into(),
        &[("request", "form-required")],
    ),
    (
        |f| f.request = "字".repeat(4001),
        &[("request", "form-too-long")],
    ),
    (
        |f| f.classification = String::new(),
        &[("classification", "form-required")],
    ),
    (
        |f| f.classification = "secret".into(),
        &[("classification", "form-unknown-choice")],
    ),
    (
        |f| *f = RaiseForm::default(),
        &[
            ("title", "form-required"),
            ("difficulty", "form-required"),
            ("enterprise", "form-required"),
            ("request", "form-required"),
            ("classification", "form-required"),
        ],
    ),
];

#[tokio::test]
async fn raising() {
    let court = Court::open().await;
    for (spoil, wrong) in RAISING {
        let mut form = raise_form();
        spoil(&mut form);
        let answer = raise::raise(&court.desk, &court.firm, form.clone()).await;
        assert_eq!(wrong_fields(answer), *wrong, "{form:?}");
    }
    let unknown = RaiseForm {
        entered_for: "x".into(),
        ..raise_form()
    };
    let answer = raise::raise(&court.desk, &court.office, unknown).await;
    assert_eq!(
        wrong_fields(answer),
        [("entered_for", "form-unknown-choice")]
    );
    let (rows, _) = view::page(&court.desk, &court.office, None, "")
        .await
        .unwrap();
    assert!(rows.is_empty(), "nothing was kept");
    let early = RaiseForm {
        case_number: "（2027）晋0502破1号".into(),
        ..raise_form()
    };
    let answer = raise::raise(&court.desk, &court.firm, early).await;
    assert_eq!(wrong_fields(answer), [("case_number", "form-case-future")]);
    // Numbers have no gap from what was refused, and blanks around a code are forgiven.
    let form = RaiseForm {
        uscc: " 91140502ma0kabcd2a ".into(),
        ..raise_form()
    };
    assert_eq!(court.raised_with(&court.firm, form).await, (2026, 1));
    court.finish().await;
}

#[tokio::test]
async fn one_code_is_one_enterprise_and_one_number_one_case() {
    let court = Court::open().await;
    let first = court.raised().await;
    let again = court.raised().await;
    let (first, again) = (court.matter(first).await, court.matter(again).await);
    assert_eq!(first.enterprise, again.enterprise);
    assert_eq!(first.case, again.case);
    assert_eq!(first.case.unwrap().number, "(2026)晋0502破1号");
    let other = RaiseForm {
        enterprise: "另一家公司（虚构）".into(),
        ..raise_form()
    };
    let answer = raise::raise(&court.desk, &court.firm, other).await;
    assert_eq!(wrong_fields(answer), [("uscc", "form-uscc-other-name")]);
    let other = RaiseForm {
        enterprise: "另一家公司（虚构）".into(),
        uscc: String::new(),
        ..raise_form()
    };
    let answer = raise::raise(&court.desk, &court.firm, other).await;
    assert_eq!(
        wrong_fields(answer),
        [("case_number", "form-case-other-enterprise")]
    );
    court.finish().await;
}

#[tokio::test]
async fn uploads() {
    let court = Court::open().await;
    let file = |name: &str, content: &[u8]| Upload {
        name: name.into(),
        content: content.to_vec(),
    };
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(LARGEST_BYTES + 1, b' ');
    for (upload, key) in [
        (file("大.pdf", &large), "form-file-too-large"),
        (file("假.pdf", b"MZ\x90\0"), "form-file-disguised"),
        (file("图.png", b"%PDF-1.7"), "form-file-disguised"),
        (file("空.pdf", b""), "form-file-empty"),
        (file("木马.exe", b"MZ\x90\0"), "form-file-kind"),
        (file("无", b"%PDF-1.7"), "form-file-kind"),
    ] {
        let name = upload.name.clone();
        let form = RaiseForm {
            files: vec![pdf("好.pdf"), upload],
            ..raise_form()
        };
        let answer = raise::raise(&court.desk, &court.firm, form).await;
        assert_eq!(wrong_fields(answer), [("files", key)], "{name}");
    }
    large.pop();
    let untouched = file("", b"");
    let form = RaiseForm {
        files: vec![file("大.pdf", &large), untouched],
        ..raise_form()
    };
    let number = court.raised_with(&court.firm, form).await;
    let kept = court.matter(number).await.attachments;
    assert_eq!(kept.len(), 1, "a field left empty sends no file");
    let id = kept[0].id.to_string();
    let (found, content) = app::attachment::download(&court.desk, &court.office, &id)
        .await
        .unwrap();
    assert_eq!((found.media.as_str(), content), ("application/pdf", large));
    court.finish().await;
}

#[tokio::test]
async fn reasons_are_required_and_bounded() {
    let court = Court::open().await;
    let number = court.raised().await;
    let version = court.version(number).await;
    let (desk, office, firm) = (&court.desk, &court.office, &court.firm);
    let long = "长".repeat(501);
    for (words, key) in [(" ", "form-required"), (long.as_str(), "form-too-long")] {
        let expected = [("reason", key)];
        let answers = [
            wrong_fields(triage::send_back(desk, office, number, version, words).await),
            wrong_fields(triage::decline(desk, office, number, version, words).await),
            wrong_fields(raise::withdraw(desk, firm, number, version, words).await),
            wrong_fields(closing::dispute(desk, firm, number, version, words).await),
        ];
        assert_eq!(answers, [expected; 4]);
    }
    let answer = raise::complete(desk, firm, number, version, CompleteForm::default()).await;
    assert_eq!(
        wrong_fields(answer),
        [("title", "form-required"), ("request", "form-required")]
    );
    court.finish().await;
}

#[tokio::test]
async fn forwarding() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let version = court.version(number).await;
    let (desk, office) = (&court.desk, &court.office);
    let sound = ForwardForm {
        lead: court.unit("区税务局").await,
        task: "核实".into(),
        ..ForwardForm::default()
    };
    for (form, wrong) in [
        (
            ForwardForm {
                lead: String::new(),
                ..sound.clone()
            },
            ("lead", "form-required"),
        ),
        (
            ForwardForm {
                lead: "x".into(),
                ..sound.clone()
            },
            ("lead", "form-unknown-choice"),
        ),
        (
            ForwardForm {
                supports: vec!["x".into()],
                ..sound.clone()
            },
            ("supports", "form-unknown-choice"),
        ),
        (
            ForwardForm {
                task: String::new(),
                ..sound.clone()
            },
            ("task", "form-required"),
        ),
        (
            ForwardForm {
                task: "长".repeat(1001),
                ..sound.clone()
            },
            ("task", "form-too-long"),
        ),
        (
            ForwardForm {
                due_on: "明天".into(),
                ..sound.clone()
            },
            ("due_on", "form-bad-date"),
        ),
        (
            ForwardForm {
                due_on: "2026-03-01".into(),
                ..sound.clone()
            },
            ("due_on", "form-date-past"),
        ),
        (
            ForwardForm {
                beyond_reason: "长".repeat(501),
                ..sound.clone()
            },
            ("beyond_reason", "form-too-long"),
        ),
    ] {
        let answer = forward::forward(desk, office, number, version, form).await;
        assert_eq!(wrong_fields(answer), [wrong]);
    }
    court.finish().await;
}

#[tokio::test]
async fn deferring() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let version = court.version(number).await;
    let (desk, office) = (&court.desk, &court.office);
    let owner = court.unit("区税务局").await;
    let sound = DeferForm {
        condition: "批复".into(),
        owner,
        review_on: "2026-06-01".into(),
    };
    for (form, wrong) in [
        (
            DeferForm {
                condition: String::new(),
                ..sound.clone()
            },
            ("condition", "form-required"),
        ),
        (
            DeferForm {
                owner: String::new(),
                ..sound.clone()
            },
            ("owner", "form-required"),
        ),
        (
            DeferForm {
                review_on: String::new(),
                ..sound.clone()
            },
            ("review_on", "form-required"),
        ),
        (
            DeferForm {
                review_on: "2026-13-01".into(),
                ..sound.clone()
            },
            ("review_on", "form-bad-date"),
        ),
        (
            DeferForm {
                review_on: "2026-03-02".into(),
                ..sound.clone()
            },
            ("review_on", "refusal-review-not-ahead"),
        ),
    ] {
        let answer = forward::defer(desk, office, number, version, form).await;
        assert_eq!(wrong_fields(answer), [wrong]);
    }
    court.finish().await;
}

#[tokio::test]
async fn steps_need_their_words() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    for step in [
        Step::Refuse,
        Step::Progress,
        Step::Submit,
        Step::SendBack,
        Step::Insist,
        Step::Revoke,
    ] {
        let answer = court
            .step_with(&court.tax, number, "区税务局", step, StepForm::default())
            .await;
        assert_eq!(
            wrong_fields(answer),
            [("words", "form-required")],
            "{step:?}"
        );
    }
    let long = StepForm {
        words: "长".repeat(2001),
        ..StepForm::default()
    };
    let answer = court
        .step_with(&court.tax, number, "区税务局", Step::Progress, long)
        .await;
    assert_eq!(wrong_fields(answer), [("words", "form-too-long")]);
    court.finish().await;
}
