//! What is out of sight is not found, by whichever door one comes.

use crate::{
    assembly::{Assembly, fonts},
    court::{Court, is_not_found, pdf, raise_form, refusal},
};
use app::{
    Error,
    assignment::{self, Step, StepForm},
    attachment, enterprise, history,
    matter::{closing, raise::RaiseForm, triage, view},
    meeting::{
        self, agenda,
        reply::{self, OpinionForm},
    },
    minutes::{excerpt, issue},
    worklist,
};
use domain::{Actor, Refusal};

fn classified(class: &str) -> RaiseForm {
    RaiseForm {
        classification: class.into(),
        files: vec![pdf("材料.pdf")],
        ..raise_form()
    }
}

fn seen<T: std::fmt::Debug>(answer: Result<T, Error>) -> bool {
    match answer {
        Ok(_) => true,
        Err(Error::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn who_sees_a_matter_of_which_classification() {
    let court = Court::open().await;
    let all: [(&str, &Actor); 9] = [
        ("office", &court.office),
        ("director", &court.director),
        ("convener", &court.convener),
        ("deputy", &court.deputy),
        ("firm", &court.firm),
        ("tax", &court.tax),
        ("land", &court.land),
        ("keeper", &court.keeper),
        ("auditor", &court.auditor),
    ];
    let above = ["office", "director", "convener", "deputy"];
    for (class, others) in [
        ("ordinary", &["firm", "tax", "land"][..]),
        ("internal", &["firm", "tax"]),
        ("restricted", &["firm", "tax"]),
    ] {
        // Raised by the firm, forwarded to the tax bureau: these two are its parties.
        let number = court.raised_with(&court.firm, classified(class)).await;
        court.accept(number).await;
        court.forward(number, "区税务局", &[]).await.unwrap();
        let whole = court.matter(number).await;
        let paper = whole.attachments[0].id.to_string();
        let work = whole.assignments[0].id.to_string();
        for (name, by) in all {
            let expected = above.contains(&name) || others.contains(&name);
            let desk = &court.desk;
            let answers = [
                seen(view::view(desk, by, number).await),
                seen(attachment::download(desk, by, &paper).await),
                seen(assignment::view(desk, by, &work).await),
            ];
            assert_eq!(answers, [expected; 3], "{class} by {name}");
            let (rows, _) = view::page(desk, by, None, "").await.unwrap();
            let listed = rows.iter().any(|row| row.number == number);
            assert_eq!(listed, expected, "{class} in the list of {name}");
        }
    }
    court.finish().await;
}

#[tokio::test]
async fn what_is_out_of_sight_cannot_be_acted_on_either() {
    let court = Court::open().await;
    let number = court
        .raised_with(&court.firm, classified("restricted"))
        .await;
    court.accept(number).await;
    court.forward(number, "区税务局", &[]).await.unwrap();
    let view = court.matter(number).await;
    let (desk, land, version) = (&court.desk, &court.land, view.matter.version);
    is_not_found(triage::accept(desk, land, number, version).await);
    is_not_found(closing::confirm(desk, land, number, version, "", &[]).await);
    is_not_found(closing::dispute(desk, land, number, version, "理由").await);
    let id = view.assignments[0].id.to_string();
    let form = StepForm {
        words: "答复".into(),
        ..StepForm::default()
    };
    is_not_found(assignment::step(desk, land, &id, 1, Step::Acknowledge, form).await);
    let enterprise = view.enterprise.id.to_string();
    is_not_found(enterprise::view(desk, land, &enterprise).await);
    assert_eq!(
        enterprise::view(desk, &court.tax, &enterprise)
            .await
            .unwrap()
            .matters
            .len(),
        1
    );
    court.finish().await;
}

#[tokio::test]
async fn numbers_and_ids_that_do_not_exist_are_not_found() {
    let court = Court::open().await;
    let desk = &court.desk;
    is_not_found(view::view(desk, &court.office, (2026, 99)).await);
    for text in [
        "",
        "2026",
        "2026-",
        "-1",
        "2026-1-1",
        "2026-0x1",
        "2026-99999999999",
    ] {
        assert!(app::matter::read_number(text).is_err(), "{text}");
    }
    for id in ["", "x", "00000000000000000000000000000000"] {
        is_not_found(attachment::download(desk, &court.office, id).await);
        is_not_found(assignment::view(desk, &court.office, id).await);
        is_not_found(meeting::view::view(desk, &court.office, id).await);
        is_not_found(enterprise::view(desk, &court.office, id).await);
    }
    court.finish().await;
}

#[tokio::test]
async fn a_restricted_item_is_hidden_from_others_at_the_table() {
    let court = Court::open().await;
    let form = RaiseForm {
        title: "限定知悉的事项".into(),
        ..classified("restricted")
    };
    let hidden = court.raised_with(&court.firm, form).await;
    court.accept(hidden).await;
    court.forward(hidden, "区税务局", &[]).await.unwrap();
    let open = court.accepted().await;
    let meeting =
        Assembly::in_session(&court, &["区税务局", "区自然资源局"], &[hidden, open]).await;
    let view = async |by: &Actor| {
        meeting::view::view(&court.desk, by, &meeting.id)
            .await
            .unwrap()
    };
    assert_eq!(view(&court.tax).await.items.len(), 2);
    let land = view(&court.land).await;
    assert_eq!(land.items.len(), 1);
    assert!(
        !format!("{land:?}").contains("限定知悉的事项"),
        "not in the history either"
    );
    // Who was not asked does not see the meeting at all.
    is_not_found(meeting::view::view(&court.desk, &court.hr, &meeting.id).await);
    let rows = meeting::view::live(&court.desk, &court.hr).await.unwrap();
    assert_eq!(rows, []);
    court.finish().await;
}

#[tokio::test]
async fn a_file_may_be_shown_to_fewer_than_its_matter_but_never_to_more() {
    let court = Court::open().await;
    // Readers: the firm that sends the file, the tax bureau that takes part, the land bureau that does not.
    for (matter, chosen, tax, land) in [
        ("ordinary", "", true, true),
        ("ordinary", "internal", true, false),
        ("ordinary", "restricted", false, false),
        ("internal", "ordinary", true, false),
        ("internal", "restricted", false, false),
        ("restricted", "", true, false),
        ("restricted", "ordinary", true, false),
        ("restricted", "restricted", false, false),
    ] {
        let form = RaiseForm {
            files_class: chosen.into(),
            ..classified(matter)
        };
        let number = court.raised_with(&court.firm, form).await;
        court.accept(number).await;
        court.forward(number, "区税务局", &[]).await.unwrap();
        let whole = court.matter(number).await;
        let paper = whole.attachments[0].id.to_string();
        for (by, expected) in [
            (&court.firm, true),
            (&court.office, true),
            (&court.tax, tax),
            (&court.land, land),
        ] {
            let answer = attachment::download(&court.desk, by, &paper).await;
            let name = &by.name;
            assert_eq!(seen(answer), expected, "{matter} {chosen} {name}");
        }
    }
    let wrong = RaiseForm {
        files_class: "secret".into(),
        ..classified("ordinary")
    };
    let refused = app::matter::raise::raise(&court.desk, &court.firm, wrong).await;
    assert!(
        matches!(&refused, Err(Error::Invalid(errors)) if errors[0].field == "files_class"),
        "{refused:?}"
    );
    court.finish().await;
}

#[tokio::test]
async fn each_desk_shows_its_own() {
    let court = Court::open().await;
    court.forwarded().await;
    court.raised().await;
    for (by, items, counts) in [
        (&court.office, 1, true),
        (&court.tax, 1, false),
        (&court.land, 0, false),
        (&court.convener, 0, false),
        (&court.keeper, 0, false),
        (&court.auditor, 0, false),
    ] {
        let list = worklist::load(&court.desk, by).await.unwrap();
        assert_eq!(
            (list.items.len(), list.counts.is_some()),
            (items, counts),
            "{}",
            by.name
        );
    }
    court.finish().await;
}

#[tokio::test]
async fn the_journal_is_for_auditors_without_the_words() {
    let court = Court::open().await;
    court.raised().await;
    for by in [&court.office, &court.tax, &court.keeper, &court.firm] {
        is_not_found(history::page(&court.desk, by, 0).await);
    }
    let lines = history::page(&court.desk, &court.auditor, 0).await.unwrap();
    let raised = lines
        .iter()
        .find(|line| line.kind == "matter.raised")
        .unwrap();
    assert_eq!(raised.facts.keys().collect::<Vec<_>>(), ["kind"]);
    let lines = history::page(&court.desk, &court.director, 0)
        .await
        .unwrap();
    let raised = lines
        .iter()
        .find(|line| line.kind == "matter.raised")
        .unwrap();
    assert_eq!(raised.facts["title"], raise_form().title.as_str());
    court.finish().await;
}

#[tokio::test]
async fn papers_for_everyone_at_the_table_do_not_name_a_restricted_item() {
    let court = Court::open().await;
    let form = RaiseForm {
        title: "限定知悉的事项".into(),
        request: "限定知悉的请求".into(),
        ..classified("restricted")
    };
    let hidden = court.raised_with(&court.firm, form).await;
    court.accept(hidden).await;
    let open = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[hidden, open]).await;
    let text = app::minutes::write::text(&meeting.view().await, "某县");
    assert!(!text.contains("限定知悉"), "{text}");
    assert!(text.contains("限定可见范围的事项"), "{text}");
    court.finish().await;
}

#[tokio::test]
async fn a_position_at_the_table_opens_a_restricted_matter_to_nobody() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let raised = classified("restricted");
    let number = court.raised_with(&court.firm, raised).await;
    court.accept(number).await;
    court.forward(number, "区税务局", &[]).await.unwrap();
    let units = ["区税务局", "区自然资源局", "区人社局"];
    let meeting = Assembly::in_session(&court, &units, &[number]).await;
    let sees = async |by: &Actor| seen(view::view(desk, by, number).await);
    let item = meeting.item(0).await;
    for (name, by, open) in [
        ("区税务局", &court.tax, true),
        ("区自然资源局", &court.land, false),
        ("区人社局", &court.hr, false),
    ] {
        let unit = domain::id::UnitId::parse(&court.unit(name).await).unwrap();
        assert_eq!(item.is_open_to(unit), open, "{name}");
        for stance in ["agree", "silent", "object"] {
            let said = meeting.position(office, 0, name, stance).await;
            let wanted = (!open).then(|| Refusal::MatterNotOpenTo(name.into()));
            assert_eq!(said.err().map(|error| refusal(Err::<(), _>(error))), wanted);
            assert_eq!(sees(by).await, open, "{name} after {stance}");
        }
    }
    assert_eq!(meeting.item(0).await.positions.len(), 1);
    // Whom a draft decision names is asked, and must know what about; nobody else is.
    meeting
        .propose_because(0, "区自然资源局", &[], "权属由其登记")
        .await
        .unwrap();
    assert!(sees(&court.land).await && !sees(&court.hr).await);
    meeting
        .position(office, 0, "区自然资源局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn a_guest_sees_its_meeting_and_the_items_of_it_alone() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let number = court.raised_with(&court.tax, classified("internal")).await;
    court.accept(number).await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(number).await.unwrap();
    meeting::guest::invite(desk, office, &meeting.id, "某区档案馆", "区档案馆")
        .await
        .unwrap();
    meeting.convene_and_open().await;
    crate::court::appoint(desk, "archive", "区档案馆", "liaison").await;
    let guest = app::sign_in::actor_of(desk, "archive").await.unwrap();
    meeting
        .position(&guest, 0, "区档案馆", "agree")
        .await
        .unwrap();
    meeting.settle(0, "deferred").await.unwrap();
    meeting.close().await.unwrap();
    // The matter comes back to another meeting: nothing of that is the guest's, nor what conveners say to it.
    let later = Assembly::planned(&court, "special", &["区税务局"]).await;
    later.list(number).await.unwrap();
    later.convene().await;
    let seen = view_of(&court, &guest, &meeting.id).await;
    let item = &seen.items[0];
    assert_eq!((item.positions.len(), item.chain.len()), (1, 1));
    assert!(!item.opens && item.earlier.is_empty() && item.deferral().is_some());
    is_not_found(view::view(desk, &guest, number).await);
    is_not_found(meeting::view::view(desk, &guest, &later.id).await);
    assert!(view_of(&court, &court.tax, &meeting.id).await.items[0].opens);
    court.finish().await;
}

/// A meeting to which an administrator is asked, that hears a report of the tax bureau.
async fn other_report(court: &Court) -> Assembly<'_> {
    let meeting = Assembly::planned(court, "special", &["区税务局", "演示清算所"]).await;
    let form = agenda::ReportForm {
        title: "清理欠税情况".into(),
        reporter: court.unit("区税务局").await,
        ..agenda::ReportForm::default()
    };
    let (desk, office) = (&court.desk, &court.office);
    agenda::list_report(desk, office, &meeting.id, None, form)
        .await
        .unwrap();
    meeting.convene().await;
    meeting
}

async fn view_of(court: &Court, by: &Actor, id: &str) -> meeting::view::MeetingView {
    meeting::view::view(&court.desk, by, id).await.unwrap()
}

#[tokio::test]
async fn an_administrator_sits_in_for_its_own_matters_alone() {
    let court = Court::open().await;
    let (desk, firm) = (&court.desk, &court.firm);
    let own = court.accepted().await;
    let foreign = RaiseForm {
        title: "另一企业的事项".into(),
        ..classified("internal")
    };
    let other = court.raised_with(&court.tax, foreign).await;
    court.accept(other).await;
    let asked = ["区税务局", "演示清算所"];
    let meeting = Assembly::in_session(&court, &asked, &[other, own]).await;
    let view = async || meeting::view::view(desk, firm, &meeting.id).await.unwrap();
    let seen = view().await;
    assert_eq!(seen.items.len(), 1);
    // Its item has the number that it has for the office, in every version of the agenda too.
    assert_eq!(seen.items[0].item.ordinal, 2);
    assert_eq!(seen.agenda[0].places, [2]);
    assert!(!format!("{seen:?}").contains("另一企业的事项"));
    // A report is heard by those who take part in all of it: neither shown to it nor open to its opinion.
    let heard = other_report(&court).await;
    assert!(view_of(&court, firm, &heard.id).await.items.is_empty());
    let item = heard.item(0).await.item.id.to_string();
    let opinion = OpinionForm {
        text: "无意见".into(),
        ..OpinionForm::default()
    };
    is_not_found(reply::opinion(desk, firm, &heard.id, &item, opinion.clone()).await);
    let entered = OpinionForm {
        entered_for: firm.unit.id.to_string(),
        ..opinion
    };
    let entered = reply::opinion(desk, &court.office, &heard.id, &item, entered).await;
    let not_its_own = Refusal::MatterNotOpenTo("演示清算所".into());
    assert_eq!(
        refusal(entered),
        not_its_own,
        "nor does the office enter one"
    );
    // It is asked about its own item alone.
    let whole = meeting.view().await;
    let asked = [0, 1].map(|place| whole.asks(&whole.items[place], firm.unit.id));
    assert_eq!(asked, [false, true]);
    let said = meeting
        .position(&court.office, 0, "演示清算所", "agree")
        .await;
    assert_eq!(refusal(said), Refusal::MatterNotOpenTo("演示清算所".into()));
    assert!(!whole.sent_whole().contains(&firm.unit.id));
    is_not_found(view::view(desk, firm, other).await);
    meeting.propose(1, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 1, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(1, "agreed").await.unwrap();
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    // The minutes go round among the units; it neither reads nor countersigns them.
    let signing: Vec<_> = meeting.view().await.countersignatures;
    assert!(signing.iter().all(|one| one.unit != firm.unit.id));
    let seen = view().await;
    assert!(seen.excerpt_only && seen.countersignatures.is_empty());
    assert_eq!(seen.minutes.unwrap().text, "");
    is_not_found(issue::preview(desk, firm, &meeting.id, &fonts()).await);
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    meeting.sign_off(&court.director).await.unwrap();
    meeting.number_and_issue().await;
    is_not_found(issue::preview(desk, firm, &meeting.id, &fonts()).await);
    let minutes = meeting.view().await.minutes.unwrap();
    let file = minutes.pdf.unwrap().to_string();
    is_not_found(attachment::download(desk, firm, &file).await);
    // What concerns it, it has.
    let unit = firm.unit.id.to_string();
    let printed = excerpt::for_unit(desk, firm, &meeting.id, &unit, &fonts()).await;
    assert!(printed.unwrap().0.starts_with(b"%PDF"));
    court.finish().await;
}
