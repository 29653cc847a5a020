//! The transitions of official documents, who may make them, and what each is refused for.

mod signing;

use super::*;
use crate::{
    Role,
    attachment::Classification,
    cast::{self, id},
    decision::DecisionState,
    instruction::InstructionState,
    unit::UnitKind,
};
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
        signer: None,
        case: None,
        answers: None,
        corrects: None,
        disclosure: Some(Disclosure::Public),
        ground: None,
        document_number: (state == DocumentState::Numbered || state.is_out())
            .then(|| "城府院办函〔2026〕3号".into()),
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
    let rests_on = document.decision.map(agreed);
    let publicity = Publicity {
        disclosure: match document.disclosures() {
            [only] => *only,
            _ => ON_REQUEST.disclosure,
        },
        ..ON_REQUEST
    };
    document.sign_off(publicity, None, rests_on, by, cast::now())
}

fn agreed(id: crate::id::DecisionId) -> Authority {
    Authority::Decision(id, DecisionState::Agreed)
}

fn word(id: crate::id::InstructionId, state: InstructionState) -> Authority {
    Authority::Instruction(id, state)
}

type Act = fn(OfficialDocument, &Actor) -> Result<Change<OfficialDocument>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("draft 拟稿", |d, by| {
        OfficialDocument { version: 0, ..d }.draft(None, by, cast::now())
    }),
    ("edit 修改", |d, by| d.edit(words(), by, cast::now())),
    ("submit 送核", |d, by| {
        d.submit(&[], ShortNames::default(), by, cast::now())
    }),
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
                decision: Some(id(700)),
                ..d
            },
            by,
        )
    }),
    ("sign_off 签发（法院公告）", |d, by| {
        sign(
            OfficialDocument {
                kind: DocumentKind::PublicAnnouncement,
                ..d
            },
            by,
        )
    }),
    ("number 编号", |d, by| {
        d.number("城府院办函〔2026〕3号".into(), by, cast::now())
    }),
    ("issue 印发", |d, by| {
        d.issue((id(1), id(2)), None, None, by, cast::now())
    }),
    ("receive 全部签收", |d, by| {
        d.receive(&[], by, cast::now())
    }),
    ("keep_scan 盖章扫描件", |d, by| {
        d.keep_scan(id(3), by, cast::now())
    }),
    ("acknowledge 办公室收到回函", |d, by| {
        OfficialDocument { own: true, ..d }.acknowledge(by, cast::now())
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

type Named = (
    Option<crate::id::DecisionId>,
    Option<crate::id::InstructionId>,
);

fn by_decision() -> Named {
    (Some(id(700)), None)
}

fn by_word() -> Named {
    (None, Some(id(950)))
}

/// Tries each step at which a supervision letter must rest on something.
fn rest(named: Named, rests_on: Option<Authority>, refused: Option<&Refusal>) {
    let letter = |state| OfficialDocument {
        version: u32::from(state != DocumentState::Drafted),
        kind: DocumentKind::SupervisionLetter,
        decision: named.0,
        instruction: named.1,
        ..document(state)
    };
    let (office, convener, now) = (cast::office(), cast::convener(), cast::now());
    let drafted = letter(DocumentState::Drafted).draft(rests_on, &office, now);
    let signing = letter(DocumentState::Signing);
    let signed = signing.sign_off(ON_REQUEST, None, rests_on, &convener, now);
    let numbered = letter(DocumentState::Numbered);
    let issued = numbered.issue((id(1), id(2)), None, rests_on, &office, now);
    for (step, done) in [("draft", drafted), ("sign_off", signed), ("issue", issued)] {
        assert_eq!(
            done.err().as_ref(),
            refused,
            "{step} {named:?} {rests_on:?}"
        );
    }
}

#[test]
fn supervision_needs_authority() {
    let (decided, given) = (agreed(id(700)), word(id(950), InstructionState::Given));
    let bare = Refusal::SupervisionNeedsAuthority;
    for (named, rests_on, refused) in [
        ((None, None), None, true),
        (by_decision(), None, true),
        (by_word(), None, true),
        (by_decision(), Some(decided), false),
        (by_word(), Some(given), false),
        // Another's authority, or one that the letter does not name.
        (by_decision(), Some(agreed(id(701))), true),
        (by_decision(), Some(given), true),
        (
            by_word(),
            Some(word(id(951), InstructionState::Given)),
            true,
        ),
        ((None, None), Some(given), true),
    ] {
        rest(named, rests_on, refused.then_some(&bare));
    }
    // The lighter letters rest on nothing.
    let urging = OfficialDocument {
        version: 0,
        kind: DocumentKind::UrgingLetter,
        ..document(DocumentState::Drafted)
    };
    assert!(urging.draft(None, &cast::office(), cast::now()).is_ok());
}

#[test]
fn authority_gone() {
    let gone = Some(&Refusal::AuthorityGone);
    rest(
        by_word(),
        Some(word(id(950), InstructionState::Revoked)),
        gone,
    );
    for state in DecisionState::ALL {
        let refused = gone.filter(|_| *state != DecisionState::Agreed);
        let decided = Authority::Decision(id(700), *state);
        rest(by_decision(), Some(decided), refused);
    }
}

#[test]
fn blanks_remain() {
    let mut draft = document(DocumentState::Drafted);
    draft.body = "联系电话：〔待填：联系电话〕，账号〔待填：账号〕。".into();
    let sent = draft.submit(&[], ShortNames::default(), &cast::office(), cast::now());
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
        let sent = draft.submit(&[], ShortNames::default(), &cast::office(), cast::now());
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
        let office = cast::office();
        let issued = numbered.issue((id(1), id(2)), Some(id(3)), None, &office, cast::now());
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
        ShortNames::default(),
        &cast::office(),
        cast::now(),
    );
    assert_eq!(sent.unwrap_err(), Refusal::NotAParty("区自然资源局".into()));
}

#[test]
fn short_names() {
    let land = [cast::reference(cast::LAND)];
    let submit = |units, accepted| {
        let short = ShortNames { units, accepted };
        let sent =
            document(DocumentState::Drafted).submit(&[], short, &cast::office(), cast::now());
        sent.map(|change| change.event().clone())
    };
    assert_eq!(
        submit(&land, false),
        Err(Refusal::ShortNames("区自然资源局".into()))
    );
    let submitted = |short_names| Ok(Event::DocumentSubmitted { short_names });
    assert_eq!(submit(&land, true), submitted(Some("区自然资源局".into())));
    assert_eq!(submit(&[], true), submitted(None));
    // A line written before there was such a fact reads as one without it.
    let old: Event = serde_json::from_str(r#"{"kind":"document.submitted"}"#).unwrap();
    assert_eq!(Ok(old.clone()), submitted(None));
    assert_eq!(
        serde_json::Value::Object(old.facts()).to_string(),
        r#"{"kind":"document.submitted"}"#
    );
}

#[test]
fn not_whole_meeting() {
    let unit = |kind| Unit {
        id: cast::LAND,
        version: 1,
        ordinal: 20,
        full_name: "某清算事务所".into(),
        short_name: "某清算所".into(),
        charter_name: String::new(),
        kind,
        until: None,
    };
    let letter = document(DocumentState::Drafted);
    let notice = OfficialDocument {
        kind: DocumentKind::MeetingNotice,
        ..letter.clone()
    };
    let sent = OfficialDocument {
        copies: vec![cast::LAND],
        ..notice.clone()
    };
    let of_minutes = OfficialDocument {
        minutes: Some(id(962)),
        ..letter.clone()
    };
    for (paper, corrected, may) in [
        (&letter, None, true),
        (&notice, None, false),
        (&of_minutes, None, false),
        (&letter, Some(&letter), true),
        (&letter, Some(&notice), false),
        (&letter, Some(&sent), true),
    ] {
        let told = |kind| paper.must_be_for(&[&unit(kind)], corrected);
        let refused = (!may).then(|| Refusal::NotWholeMeeting("某清算所".into()));
        assert_eq!(told(UnitKind::AdministratorFirm).err(), refused);
        assert!(told(UnitKind::Member).is_ok() && told(UnitKind::Guest).is_ok());
    }
}

#[test]
fn who_has_left_is_addressed_only_where_it_stands_already_or_a_correction_reaches_back() {
    let today = date(2026, 3, 2);
    let unit = |id, until| Unit {
        id,
        version: 1,
        ordinal: 20,
        full_name: "某区档案馆".into(),
        short_name: "区档案馆".into(),
        charter_name: String::new(),
        kind: UnitKind::Guest,
        until,
    };
    let (over, later) = (Some(date(2026, 3, 1)), Some(date(2026, 3, 2)));
    let corrects = OfficialDocument {
        corrects: Some(id(961)),
        ..document(DocumentState::Drafted)
    };
    let plain = document(DocumentState::Drafted);
    for (paper, unit, may) in [
        (&plain, unit(cast::LAND, None), true),
        (&plain, unit(cast::LAND, later), true),
        (&plain, unit(cast::LAND, over), false),
        (&plain, unit(cast::TAX, over), true),
        (&corrects, unit(cast::LAND, over), true),
    ] {
        assert_eq!(paper.may_go_to(&unit, today), may, "{:?}", unit.until);
    }
}
