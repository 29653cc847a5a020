//! Supervision letters that rest on a convener's instruction, and the ways a clerk might try without one.

use super::Paper;
use crate::{
    court::{Court, is_not_found, refusal},
    reports::{busy, drafted, issued},
};
use app::{
    Error,
    instruction::{self, InstructForm},
    official_document::draft::{self, DraftForm, Fit},
};
use domain::{Actor, Refusal, official_document::DocumentKind};
use jiff::civil::date;

type Number = (u32, u32);

async fn instruct(court: &Court, by: &Actor, number: Number, lead: &str) -> String {
    let form = InstructForm {
        text: "请抓紧核销，月底前办结".into(),
        lead: match lead {
            "" => String::new(),
            lead => court.unit(lead).await,
        },
        due_on: "2026-03-31".into(),
        done_when: "出具核销文书".into(),
        ..InstructForm::default()
    };
    instruction::on_matter(&court.desk, by, number, form)
        .await
        .unwrap();
    let view = court.matter(number).await;
    view.instructions.last().unwrap().id.to_string()
}

async fn take_back(court: &Court, number: Number) {
    let one = court.matter(number).await.instructions.pop().unwrap();
    let id = one.id.to_string();
    instruction::revoke(&court.desk, &court.convener, &id, one.version, "另作安排")
        .await
        .unwrap();
}

fn supervision(assignment: &str, instruction: &str) -> DraftForm {
    DraftForm {
        kind: "supervision_letter".into(),
        assignment: assignment.into(),
        instruction: instruction.into(),
        ..DraftForm::default()
    }
}

async fn drafted_by(court: &Court, by: &Actor, form: DraftForm) -> Result<(), Error> {
    draft::draft(&court.desk, by, form).await.map(|_| ())
}

#[tokio::test]
async fn a_letter_from_an_instruction_says_who_when_on_what_and_names_the_authority() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let id = instruct(&court, &court.convener, number, "区税务局").await;
    let view = court.matter(number).await;
    let assignment = view.assignments[0].id.to_string();
    for form in [supervision(&assignment, ""), supervision("", &id)] {
        let document = Paper::drafted(&court, form).await.view().await.document;
        let convener = &court.convener.name;
        for said in [
            format!(
                "2026年3月2日，晋城市城区企业破产处置府院联动机制总召集人{convener}就\
                 重整企业历史欠税滞纳金核销（协〔2026〕1号）作出批示（批〔2026〕1号），由贵单位办理：\
                 请抓紧核销，月底前办结，以出具核销文书为办结标准，办理期限为2026年3月31日。现予督办"
            ),
            "一、督办事项\n请抓紧核销，月底前办结，以出具核销文书为办结标准。".into(),
            "二、目前进展\n截至2026年3月2日，该事项尚未办结。尚未收到贵单位的办理情况反馈。".into(),
            "于2026年3月31日前办结".into(),
            "填报《督办事项办理情况反馈表》".into(),
        ] {
            assert!(document.body.contains(&said), "{said}\n{}", document.body);
        }
        let authority = format!("总召集人{convener}");
        assert_eq!(document.authority, Some(authority));
        assert_eq!(
            document.instruction.map(|id| id.to_string()),
            Some(id.clone())
        );
        assert_eq!((document.decision, document.blanks()), (None, vec![]));
        assert_eq!(document.addressees, [court.tax.unit.id]);
    }
    // The lighter letters say the same of where the work comes from.
    let urging = DraftForm {
        kind: "urging_letter".into(),
        ..supervision(&assignment, "")
    };
    let document = Paper::drafted(&court, urging).await.view().await.document;
    assert!(
        document.body.contains("作出批示（批〔2026〕1号）"),
        "{}",
        document.body
    );
    assert_eq!((document.authority, document.instruction), (None, None));
    court.finish().await;
}

#[tokio::test]
async fn it_is_a_conveners_to_sign_and_goes_out_printed_with_the_authority() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let id = instruct(&court, &court.deputy, number, "区税务局").await;
    let paper = Paper::drafted(&court, supervision("", &id)).await;
    paper.fill("").await;
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    for by in [&court.director, &court.office] {
        let signed = paper.sign(by, "withheld", "process").await;
        assert_eq!(refusal(signed), Refusal::MayNotSignDocument, "{}", by.name);
    }
    paper
        .sign(&court.convener, "withheld", "process")
        .await
        .unwrap();
    paper.number("", "").await.unwrap();
    paper.issue().await.unwrap();
    let view = paper.view().await;
    let authority = format!("副总召集人{}", court.deputy.name);
    assert_eq!(view.document.authority, Some(authority));
    assert!(!view.unfounded);
    let followed = view.instruction.unwrap();
    assert_eq!(
        followed.letters[0].id, view.document.id,
        "each leads to the other"
    );
    // Taken back afterwards, the letter stays and says so.
    let one = court.matter(number).await.instructions.pop().unwrap();
    let taken = instruction::revoke(&court.desk, &court.deputy, &id, one.version, "另作安排");
    taken.await.unwrap();
    assert!(paper.view().await.unfounded);
    court.finish().await;
}

#[tokio::test]
async fn an_instruction_that_was_taken_back_gives_no_authority_at_any_step() {
    let court = Court::open().await;
    // Before the draft.
    let number = court.accepted().await;
    let id = instruct(&court, &court.convener, number, "区税务局").await;
    let assignment = court.matter(number).await.assignments[0].id.to_string();
    take_back(&court, number).await;
    for form in [supervision("", &id), supervision(&assignment, "")] {
        let late = drafted_by(&court, &court.office, form).await;
        assert_eq!(refusal(late), Refusal::AuthorityGone);
    }
    // Before the signature.
    let number = court.accepted().await;
    let id = instruct(&court, &court.convener, number, "区税务局").await;
    let paper = Paper::drafted(&court, supervision("", &id)).await;
    paper.fill("").await;
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    take_back(&court, number).await;
    let signed = paper.sign(&court.convener, "withheld", "process").await;
    assert_eq!(refusal(signed), Refusal::AuthorityGone);
    // Before the issue: the way out is to give it up, number and all.
    let number = court.accepted().await;
    let id = instruct(&court, &court.convener, number, "区税务局").await;
    let paper = Paper::drafted(&court, supervision("", &id)).await;
    paper.fill("").await;
    paper.submit().await.unwrap();
    paper.check(&court.director).await.unwrap();
    paper
        .sign(&court.convener, "withheld", "process")
        .await
        .unwrap();
    paper.number("", "").await.unwrap();
    take_back(&court, number).await;
    assert_eq!(refusal(paper.issue().await), Refusal::AuthorityGone);
    assert!(paper.view().await.unfounded);
    court.finish().await;
}

#[tokio::test]
async fn a_clerk_supervises_nothing_without_authority_by_any_route() {
    let court = Court::open().await;
    let (forwarded, other) = (court.forwarded().await, court.accepted().await);
    let word = instruct(&court, &court.convener, other, "区税务局").await;
    let view = court.matter(forwarded).await;
    let assignment = view.assignments[0].id.to_string();
    let bare = Refusal::SupervisionNeedsAuthority;
    // Forwarded by the office alone: from the assignment, from the matter, from nothing, as a joint issue.
    let from_matter = DraftForm {
        matter: format!("{}-{}", forwarded.0, forwarded.1),
        ..supervision("", "")
    };
    let joint = DraftForm {
        organs: vec![court.unit("区政府").await, court.unit("区法院").await],
        ..from_matter.clone()
    };
    let nothing = supervision("", "");
    for form in [
        supervision(&assignment, ""),
        from_matter.clone(),
        joint,
        nothing,
    ] {
        for by in [&court.office, &court.director] {
            assert_eq!(refusal(drafted_by(&court, by, form.clone()).await), bare);
        }
    }
    // Another matter's instruction is none of this one's.
    is_not_found(drafted_by(&court, &court.office, supervision(&assignment, &word)).await);
    let mixed = DraftForm {
        instruction: word.clone(),
        ..from_matter.clone()
    };
    is_not_found(drafted_by(&court, &court.office, mixed).await);
    // Nobody else drafts one at all, not even its convener or the unit in its own name.
    for by in [&court.convener, &court.tax, &court.firm] {
        let tried = drafted_by(&court, by, supervision("", &word)).await;
        assert_eq!(refusal(tried), Refusal::OfficeOnly, "{}", by.name);
    }
    // A lighter letter stays what it is, whatever is written into it.
    let urging = DraftForm {
        kind: "urging_letter".into(),
        ..supervision(&assignment, "")
    };
    let paper = Paper::drafted(&court, urging).await;
    paper.fill("现予督办。").await;
    let document = paper.view().await.document;
    assert_eq!(
        (document.kind, document.authority),
        (DocumentKind::UrgingLetter, None)
    );
    // A convener's word on it makes it possible, as a note too: the work is what the unit already has.
    let note = instruct(&court, &court.convener, forwarded, "").await;
    let document = Paper::drafted(&court, supervision("", &note))
        .await
        .view()
        .await
        .document;
    assert_eq!(
        document.assignment.map(|id| id.to_string()),
        Some(assignment)
    );
    assert!(
        document
            .body
            .contains("作出批示（批〔2026〕2号）：“请抓紧核销，月底前办结”。"),
        "{}",
        document.body
    );
    court.finish().await;
}

#[tokio::test]
async fn the_ladder_offers_what_fits_an_assignment() {
    let mut court = Court::open().await;
    let (forwarded, ordered) = (court.forwarded().await, court.accepted().await);
    instruct(&court, &court.convener, ordered, "区税务局").await;
    let fit = async |court: &Court, number| {
        let id = court.matter(number).await.assignments[0].id.to_string();
        let form = supervision(&id, "");
        draft::fit(&court.desk, &court.office, &form).await.unwrap()
    };
    let weights = |late, authority| Fit { late, authority };
    assert_eq!(fit(&court, forwarded).await, weights(false, false));
    assert_eq!(fit(&court, ordered).await, weights(false, true));
    court.on(date(2026, 4, 10));
    assert_eq!(fit(&court, forwarded).await, weights(true, false));
    assert_eq!(fit(&court, ordered).await, weights(true, true));
    take_back(&court, ordered).await;
    assert_eq!(fit(&court, ordered).await, weights(true, false));
    court.finish().await;
}

#[tokio::test]
async fn what_was_written_on_a_report_is_told_with_the_reports_name_and_number() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let report = drafted(&court).await;
    issued(&court, &report).await;
    let number = court.accepted().await;
    let form = InstructForm {
        text: "请税务局牵头，\n限期办结。".into(),
        other_matter: format!("{}-{}", number.0, number.1),
        lead: court.unit("区税务局").await,
        due_on: "2026-04-30".into(),
        ..InstructForm::default()
    };
    instruction::on_report(&court.desk, &court.convener, &report, form)
        .await
        .unwrap();
    let id = court.matter(number).await.instructions[0].id.to_string();
    let document = Paper::drafted(&court, supervision("", &id))
        .await
        .view()
        .await
        .document;
    let said = format!(
        "在《2026年第一季度企业破产处置情况报告》（城府院报〔2026〕1号）上作出批示（批〔2026〕1号），\
         由贵单位办理重整企业历史欠税滞纳金核销（协〔2026〕{}号）：请税务局牵头，限期办结，",
        number.1
    );
    assert!(document.body.contains(&said), "{said}\n{}", document.body);
    court.finish().await;
}
