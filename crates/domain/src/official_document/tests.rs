//! The transitions of official documents, who may make them, and what each is refused for.

use super::*;
use crate::cast::{self, id};
use jiff::civil::date;

fn words() -> Words {
    Words {
        title: "关于协调解决税务注销事宜的函".into(),
        addressees: vec![cast::TAX],
        body: "请予支持为盼。".into(),
        ..Words::default()
    }
}

fn document(state: DocumentState) -> OfficialDocument {
    OfficialDocument {
        id: id(960),
        version: 1,
        kind: DocumentKind::CoordinationLetter,
        state,
        title: words().title,
        addressees: words().addressees,
        other_addressees: String::new(),
        copies: Vec::new(),
        other_copies: String::new(),
        body: words().body,
        attachments: String::new(),
        masks: String::new(),
        reply_by: None,
        organs: Vec::new(),
        unit: cast::COURT,
        own: false,
        drafter: id(21),
        drafted_by: "演示21".into(),
        checked_by: None,
        signed_organs: Vec::new(),
        signed_off_by: None,
        signed_off_on: None,
        reason: None,
        authority: None,
        decision: None,
        instruction: None,
        matter: None,
        assignment: None,
        meeting: None,
        minutes: None,
        by_convener: false,
        case: None,
        answers: None,
        corrects: None,
        disclosure: Some(Disclosure::Public),
        ground: None,
        document_number: Some("城府院办函〔2026〕3号".into()),
        issued_on: None,
        pdf: None,
        docx: None,
        public_pdf: None,
        scan: None,
    }
}

const ON_REQUEST: Publicity = Publicity {
    disclosure: Disclosure::OnRequest,
    ground: None,
};

fn sign(document: OfficialDocument, by: &Actor) -> Result<Change<OfficialDocument>, Refusal> {
    document.sign_off(ON_REQUEST, None, by, cast::now())
}

type Act = fn(OfficialDocument, &Actor) -> Result<Change<OfficialDocument>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("draft 拟稿", |d, by| {
        OfficialDocument { version: 0, ..d }.draft(by, cast::now())
    }),
    ("edit 修改", |d, by| d.edit(words(), by, cast::now())),
    ("submit 送核", |d, by| d.submit(&[], by, cast::now())),
    ("check 核稿（他人所拟）", |d, by| {
        OfficialDocument {
            drafter: id(99),
            ..d
        }
        .check(by, cast::now())
    }),
    ("check 核稿（拟稿人为经办人）", |d, by| {
        d.check(by, cast::now())
    }),
    ("send_back 退回", |d, by| {
        d.send_back("数额有误".into(), by, cast::now())
    }),
    ("sign_off 签发", sign),
    ("sign_off 签发（督办函）", |d, by| {
        sign(
            OfficialDocument {
                kind: DocumentKind::SupervisionLetter,
                ..d
            },
            by,
        )
    }),
    ("number 编号", |d, by| {
        d.number("城府院办函〔2026〕3号".into(), by, cast::now())
    }),
    ("issue 印发", |d, by| {
        d.issue((id(1), id(2)), None, by, cast::now())
    }),
    ("receive 全部签收", |d, by| {
        d.receive(&[], by, cast::now())
    }),
    ("keep_scan 盖章扫描件", |d, by| {
        d.keep_scan(id(3), by, cast::now())
    }),
    ("withdraw 撤销", |d, by| {
        d.withdraw("不再行文".into(), by, cast::now())
    }),
    ("send_own 单位回函", |d, by| {
        let own = OfficialDocument {
            own: true,
            unit: cast::TAX,
            ..d
        };
        own.send_own("城税函〔2026〕1号".into(), id(3), by, cast::now())
    }),
];

#[test]
fn every_transition_from_every_state_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        DocumentState::ALL,
        DocumentState::code,
        |act, state, by| act(document(state), by).map(|c| c.after().state.code().to_owned()),
    );
    insta::assert_snapshot!(table);
}

#[test]
fn supervision_needs_authority() {
    let letter = |decision, instruction| OfficialDocument {
        version: 0,
        kind: DocumentKind::SupervisionLetter,
        decision,
        instruction,
        ..document(DocumentState::Drafted)
    };
    let bare = letter(None, None).draft(&cast::office(), cast::now());
    assert_eq!(bare.unwrap_err(), Refusal::SupervisionNeedsAuthority);
    for founded in [letter(Some(id(700)), None), letter(None, Some("x".into()))] {
        assert!(founded.draft(&cast::office(), cast::now()).is_ok());
    }
}

#[test]
fn blanks_remain() {
    let mut draft = document(DocumentState::Drafted);
    draft.body = "联系电话：〔待填：联系电话〕，账号〔待填：账号〕。".into();
    let sent = draft.submit(&[], &cast::office(), cast::now());
    assert_eq!(
        sent.unwrap_err(),
        Refusal::BlanksRemain("联系电话、账号".into())
    );
}

#[test]
fn nobody_addressed() {
    for (kind, others, refused) in [
        (DocumentKind::CoordinationLetter, "", true),
        (DocumentKind::CoordinationLetter, " \n", true),
        (DocumentKind::CoordinationLetter, "晋城市某局", false),
        (DocumentKind::PublicAnnouncement, "", false),
        (DocumentKind::InvestorRecruitment, "", false),
    ] {
        let mut draft = document(DocumentState::Drafted);
        draft.kind = kind;
        draft.addressees.clear();
        draft.other_addressees = others.into();
        let sent = draft.submit(&[], &cast::office(), cast::now());
        assert_eq!(
            sent.err(),
            refused.then_some(Refusal::NobodyAddressed),
            "{kind:?}"
        );
    }
}

#[test]
fn own_draft() {
    let own = document(DocumentState::Checking).check(&cast::office(), cast::now());
    assert_eq!(own.unwrap_err(), Refusal::OwnDraft);
    let directors = OfficialDocument {
        drafter: cast::director().person,
        ..document(DocumentState::Checking)
    };
    assert!(directors.check(&cast::director(), cast::now()).is_ok());
}

#[test]
fn may_not_sign_document() {
    let report = OfficialDocument {
        kind: DocumentKind::DisposalReport,
        ..document(DocumentState::Signing)
    };
    assert_eq!(
        sign(report, &cast::director()).unwrap_err(),
        Refusal::MayNotSignDocument
    );
}

#[test]
fn each_organ_of_a_joint_issue_signs_once() {
    let joint = OfficialDocument {
        organs: vec![cast::GOVERNMENT, cast::COURT],
        ..document(DocumentState::Signing)
    };
    let director = sign(joint.clone(), &cast::director());
    assert_eq!(director.unwrap_err(), Refusal::MayNotSignDocument);
    let half = sign(joint, &cast::convener()).unwrap().into_after();
    assert_eq!(
        (half.state, half.signed_off_on),
        (DocumentState::Signing, None)
    );
    let twice = sign(half.clone(), &cast::convener());
    assert_eq!(twice.unwrap_err(), Refusal::AlreadyDone);
    let president = cast::actor(
        31,
        cast::COURT,
        crate::unit::UnitKind::Member,
        Role::Convener,
    );
    let whole = sign(half.clone(), &president).unwrap().into_after();
    assert_eq!(whole.state, DocumentState::SignedOff);
    assert_eq!(whole.signed_off_by.as_deref(), Some("演示26、演示31"));
    let back = half.send_back("改一处".into(), &president, cast::now());
    let back = back.unwrap().into_after();
    assert!(back.signed_organs.is_empty() && back.signed_off_by.is_none());
}

#[test]
fn withheld_needs_ground() {
    let signed = |ground| {
        let publicity = Publicity {
            disclosure: Disclosure::Withheld,
            ground,
        };
        document(DocumentState::Signing).sign_off(publicity, None, &cast::director(), cast::now())
    };
    assert_eq!(signed(None).unwrap_err(), Refusal::WithheldNeedsGround);
    let after = signed(Some(Ground::Process)).unwrap().into_after();
    assert_eq!(after.ground, Some(Ground::Process));
}

#[test]
fn restricted_not_public() {
    for (class, disclosure, refused) in [
        (Some(Classification::Restricted), Disclosure::Public, true),
        (Some(Classification::Internal), Disclosure::Public, true),
        (Some(Classification::Ordinary), Disclosure::Public, false),
        (None, Disclosure::Public, false),
        (
            Some(Classification::Restricted),
            Disclosure::OnRequest,
            false,
        ),
    ] {
        let publicity = Publicity {
            disclosure,
            ground: None,
        };
        let signed = document(DocumentState::Signing).sign_off(
            publicity,
            class,
            &cast::director(),
            cast::now(),
        );
        assert_eq!(
            signed.err(),
            refused.then_some(Refusal::RestrictedNotPublic)
        );
    }
}

#[test]
fn document_state() {
    for state in [
        DocumentState::Issued,
        DocumentState::Received,
        DocumentState::Withdrawn,
    ] {
        let withdrawn = document(state).withdraw("不再行文".into(), &cast::office(), cast::now());
        assert_eq!(withdrawn.unwrap_err(), Refusal::DocumentState(state));
    }
}

#[test]
fn only_what_is_public_keeps_a_paper_for_the_public() {
    for (disclosure, kept) in [
        (Disclosure::Public, true),
        (Disclosure::OnRequest, false),
        (Disclosure::Withheld, false),
    ] {
        let numbered = OfficialDocument {
            disclosure: Some(disclosure),
            ..document(DocumentState::Numbered)
        };
        let issued = numbered.issue((id(1), id(2)), Some(id(3)), &cast::office(), cast::now());
        assert_eq!(issued.unwrap().after().public_pdf.is_some(), kept);
    }
}

#[test]
fn a_draft_stands_in_no_history_but_its_own() {
    let mut one = document(DocumentState::Numbered);
    one.matter = Some(id(300));
    assert_eq!(one.thread(), Thread::default());
    one.state = DocumentState::Issued;
    assert_eq!(one.thread().matter, Some(id(300)));
    let text = DocumentText {
        id: id(965),
        version: 1,
        document: one.id,
        ordinal: 1,
        title: String::new(),
        body: String::new(),
        written_by: String::new(),
        written_at: Moment::at(date(2026, 3, 2), 9, 0),
    };
    let again = text.keep(&cast::office(), cast::now());
    assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
}

#[test]
fn not_a_party() {
    let sent = document(DocumentState::Drafted).submit(
        &[cast::reference(cast::LAND)],
        &cast::office(),
        cast::now(),
    );
    assert_eq!(sent.unwrap_err(), Refusal::NotAParty("区自然资源局".into()));
}

#[test]
fn what_corrects_minutes_is_signed_as_they_are_and_numbered_beside_them() {
    let correction = |minutes: bool, by_convener| OfficialDocument {
        kind: DocumentKind::Correction,
        minutes: minutes.then(|| cast::id(800)),
        by_convener,
        ..document(DocumentState::Signing)
    };
    for (minutes, by_convener, series, director) in [
        (false, false, Series::Notice, true),
        (true, false, Series::Minutes, true),
        (true, true, Series::Minutes, false),
    ] {
        let one = correction(minutes, by_convener);
        assert_eq!(one.series(), series);
        assert_eq!(one.place_of(&cast::director()).is_some(), director);
        assert!(one.place_of(&cast::convener()).is_some());
    }
}
