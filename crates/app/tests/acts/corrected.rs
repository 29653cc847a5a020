//! The enterprise of a matter put right by its raiser, before it is accepted.

use crate::court::{Court, raise_form, refusal, wrong_fields};
use app::matter::{
    raise::{self, CompleteForm},
    triage,
};
use domain::{Refusal, matter::MatterState};

#[tokio::test]
async fn the_raiser_corrects_the_enterprise_of_a_returned_matter_and_of_no_other() {
    let court = Court::open().await;
    let number = court.raised().await;
    let (desk, office) = (&court.desk, &court.office);
    let as_raised = raise_form();
    let corrected = |case: &str| CompleteForm {
        title: as_raised.title.clone(),
        request: as_raised.request.clone(),
        enterprise: "晋城市宏运铸造有限公司（虚构）".into(),
        case_number: case.into(),
        procedure: "liquidation".into(),
        ..CompleteForm::default()
    };
    // Before it is returned nobody corrects it, and what is typed has to be right.
    let version = court.version(number).await;
    let early = raise::complete(desk, &court.firm, number, version, corrected("")).await;
    assert_eq!(
        refusal(early),
        Refusal::MatterState(MatterState::Raised),
        "not returned"
    );
    triage::send_back(desk, office, number, version, "企业名称有误")
        .await
        .unwrap();
    let version = court.version(number).await;
    let wrong = raise::complete(desk, &court.firm, number, version, corrected("破1号")).await;
    assert_eq!(wrong_fields(wrong), [("case_number", "form-case-year")]);
    let taken = corrected("（2026）晋0502破1号");
    let taken = raise::complete(desk, &court.firm, number, version, taken).await;
    assert_eq!(
        wrong_fields(taken),
        [("case_number", "form-case-other-enterprise")]
    );
    let other = corrected("（2026）晋0502破2号");
    let others = raise::complete(desk, &court.tax, number, version, other.clone()).await;
    assert_eq!(refusal(others), Refusal::NotTheRaiser);
    raise::complete(desk, &court.firm, number, version, other)
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Raised);
    assert_eq!(view.enterprise.name, "晋城市宏运铸造有限公司（虚构）");
    let case = view.case.as_ref().map(|case| case.number.as_str());
    assert_eq!(case, Some("(2026)晋0502破2号"));
    let mut lines = view.history.iter();
    let line = lines.find(|line| line.kind == "matter.enterprise_corrected");
    let facts = &line.unwrap().facts;
    assert_eq!(
        facts["from"], "晋城市宏润铸造有限公司（虚构），(2026)晋0502破1号",
        "the journal says what it was"
    );
    assert_eq!(
        facts["to"],
        "晋城市宏运铸造有限公司（虚构），(2026)晋0502破2号"
    );
    // Returned again and completed with the same: nothing is corrected, and nothing said of it.
    let version = court.version(number).await;
    triage::send_back(desk, office, number, version, "缺明细")
        .await
        .unwrap();
    let same = corrected("（2026）晋0502破2号");
    raise::complete(desk, &court.firm, number, version + 1, same)
        .await
        .unwrap();
    let view = court.matter(number).await;
    let corrections = view
        .history
        .iter()
        .filter(|line| line.kind == "matter.enterprise_corrected");
    assert_eq!(corrections.count(), 1);
    court.finish().await;
}
