//! Papers printed for a meeting: what they say, and to whom.

use crate::{
    assembly::{Assembly, fonts, plan_form},
    court::{Court, is_not_found, pdf, raise_form, refusal},
};
use app::{
    Upload,
    matter::raise::RaiseForm,
    meeting::{
        papers, plan,
        reply::{self, OpinionForm, ReplyForm},
        session,
        view::MeetingView,
    },
    roster::{self, AppointForm},
};
use domain::{Actor, Refusal, agenda::Outcome, meeting::Presence};
use locale::{Language, Wording};
use std::process::Command;

/// The text of a PDF, without white space.
pub fn text(pdf: &[u8]) -> String {
    assert!(pdf.starts_with(b"%PDF-"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).unwrap();
    let path = path.to_str().unwrap();
    let run = Command::new("pdftotext")
        .args(["-raw", path, "-"])
        .output()
        .unwrap();
    assert!(run.status.success());
    let text = String::from_utf8(run.stdout).unwrap();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn says(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "{words} not in {text}");
    }
}

#[tokio::test]
async fn the_bundle_and_the_sheets_say_which_character_no_face_shows() {
    let court = Court::open().await;
    let form = plan::PlanForm {
        topic: "研究😀有关问题".into(),
        ..plan_form(&court, "special", &["区税务局"]).await
    };
    let (desk, office, fonts) = (&court.desk, &court.office, fonts());
    let id = plan::plan(desk, office, form).await.unwrap().to_string();
    let meeting = Assembly::of(&court, id);
    let raised = RaiseForm {
        title: "债权人😀到场".into(),
        ..raise_form()
    };
    let number = court.raised_with(&court.firm, raised).await;
    court.accept(number).await;
    meeting.list(number).await.unwrap();
    let substitute = ReplyForm {
        answer: "substitute".into(),
        person: "演示😀".into(),
        post: "科长".into(),
        reason: "负责人外出".into(),
        ..ReplyForm::default()
    };
    plan::convene(desk, office, &meeting.id, meeting.version().await)
        .await
        .unwrap();
    reply::reply(desk, &court.tax, &meeting.id, substitute)
        .await
        .unwrap();
    let id = meeting.id.as_str();
    for made in [
        papers::bundle(desk, office, id, &fonts).await,
        papers::sign_in_sheet(desk, office, id, &fonts).await,
        papers::address_list(desk, office, id, &fonts).await,
        papers::running_sheet(desk, office, id, &fonts).await,
    ] {
        let Refusal::NoFace(absent) = refusal(made.map(drop)) else {
            panic!("it was printed");
        };
        assert!(
            absent
                .iter()
                .any(|one| one.character == '😀' && !one.places.is_empty())
        );
    }
    court.finish().await;
}

#[tokio::test]
async fn the_sheets_of_the_day_are_filled_from_replies_roster_and_opinions() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting =
        Assembly::planned(&court, "special", &["区税务局", "区人社局", "区自然资源局"]).await;
    meeting.list(number).await.unwrap();
    meeting
        .propose_because(0, "区税务局", &["区人社局"], "社保欠费一并核对")
        .await
        .unwrap();
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    let item = meeting.item(0).await.item.id.to_string();
    let opinion = OpinionForm {
        stance: "reserve".into(),
        text: "建议先行审计".into(),
        ..OpinionForm::default()
    };
    reply::opinion(desk, &court.tax, id, &item, opinion)
        .await
        .unwrap();
    plan::convene(desk, office, id, meeting.version().await)
        .await
        .unwrap();
    let substitute = ReplyForm {
        answer: "substitute".into(),
        person: "演示·代会".into(),
        post: "二级主任科员".into(),
        phone: "0356-0000001".into(),
        reason: "负责人外出".into(),
        ..ReplyForm::default()
    };
    reply::reply(desk, &court.tax, id, substitute)
        .await
        .unwrap();
    let cannot = ReplyForm {
        answer: "cannot".into(),
        reason: "值班".into(),
        ..ReplyForm::default()
    };
    reply::reply(desk, &court.land, id, cannot).await.unwrap();

    let view = meeting.view().await;
    let unit = |short: &str| {
        let found = view.units.named(short).unwrap();
        found.full_name.clone()
    };
    let (tax, hr, land) = (unit("区税务局"), unit("区人社局"), unit("区自然资源局"));
    let sheet = papers::sign_in_sheet(desk, office, id, &fonts()).await;
    let sheet = text(&sheet.unwrap());
    says(&sheet, &["签到表", &view.name, &tax, &hr]);
    says(&sheet, &["演示·代会", "二级主任科员", "0356-0000001"]);
    says(&sheet, &[&land, "请假"]);
    let excused = |who: &str| {
        let place = view
            .attendance
            .iter()
            .find(|one| one.presence == Presence::Excused);
        let unit = place.unwrap().unit.to_string();
        vec![(unit, "excused".to_owned(), who.to_owned())]
    };
    session::attend(desk, office, id, excused("演示·顶替"))
        .await
        .unwrap();
    let instead = papers::sign_in_sheet(desk, office, id, &fonts()).await;
    says(&text(&instead.unwrap()), &[&land, "请假（演示·顶替代）"]);
    session::attend(desk, office, id, excused(""))
        .await
        .unwrap();

    let list = papers::address_list(desk, office, id, &fonts()).await;
    let list = text(&list.unwrap());
    says(
        &list,
        &["通讯录", &tax, &hr, &land, &court.tax.name, "联络人"],
    );
    says(&list, &["演示·代会", "0356-0000001"]);

    let sheet = papers::running_sheet(desk, office, id, &fonts()).await;
    let sheet = text(&sheet.unwrap());
    let title = view.items[0].title();
    let decision = &view.items[0].decisions[0];
    says(&sheet, &["会议进程单", title, &view.items[0].item.question]);
    says(
        &sheet,
        &["拟议定：1.", decision.text.trim_end_matches('。')],
    );
    says(
        &sheet,
        &["建议先行审计", "保留意见", &format!("请假：{land}")],
    );

    // The sheets are the office's: others at the table are refused, others do not find the meeting.
    for by in [&court.tax, &court.convener] {
        let answers = [
            papers::sign_in_sheet(desk, by, id, &fonts()).await,
            papers::address_list(desk, by, id, &fonts()).await,
            papers::running_sheet(desk, by, id, &fonts()).await,
        ];
        for answer in answers {
            assert_eq!(refusal(answer), Refusal::OfficeOnly);
        }
    }
    is_not_found(papers::address_list(desk, &court.approval, id, &fonts()).await);
    is_not_found(papers::bundle(desk, &court.approval, id, &fonts()).await);
    court.finish().await;
}

#[tokio::test]
async fn a_bundle_holds_what_its_reader_may_see_and_nothing_else() {
    let court = Court::open().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区自然资源局"]).await;
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    // A PDF that can be bound in, with words of its own, and one that is damaged.
    let own = papers::sign_in_sheet(desk, office, id, &fonts()).await;
    let own = Upload {
        name: "清税说明.pdf".into(),
        content: own.unwrap(),
    };
    let hidden = RaiseForm {
        title: "限定知悉的事项".into(),
        request: "请限定范围内协调".into(),
        classification: "restricted".into(),
        files: vec![Upload {
            name: "限定附件.pdf".into(),
            content: own.content.clone(),
        }],
        ..raise_form()
    };
    let hidden = court.raised_with(&court.firm, hidden).await;
    court.accept(hidden).await;
    court.forward(hidden, "区税务局", &[]).await.unwrap();
    let open = RaiseForm {
        files: vec![own, pdf("损坏材料.pdf")],
        ..raise_form()
    };
    let open = court.raised_with(&court.firm, open).await;
    court.accept(open).await;
    for number in [hidden, open] {
        meeting.list(number).await.unwrap();
    }
    plan::convene(desk, office, id, meeting.version().await)
        .await
        .unwrap();

    let bundle = async |by: &Actor| {
        let bundle = papers::bundle(desk, by, id, &fonts()).await;
        text(&bundle.unwrap())
    };
    let form = raise_form();
    let common = [
        form.title.as_str(),
        "清税说明",
        "另有附件未装订在内",
        "损坏材料.pdf",
    ];
    let secret = [
        "限定知悉的事项",
        "请限定范围内协调",
        "限定附件",
        "限定可见范围",
    ];
    for by in [office, &court.tax] {
        let whole = bundle(by).await;
        says(
            &whole,
            &["会议材料汇编", "会议议程", "基本情况", &form.enterprise],
        );
        says(&whole, &common);
        says(&whole, &secret);
        says(&whole, &["签到表"]);
    }
    let land = bundle(&court.land).await;
    says(&land, &common);
    // An item has one number for everybody, however much of the agenda the reader sees.
    let place = format!("2.{}", form.title);
    says(&land, &["议题2", &place]);
    assert!(!land.contains("议题1"));
    for words in secret {
        assert!(!land.contains(words), "{words}");
    }
    court.finish().await;
}

#[tokio::test]
async fn the_sheets_name_the_conveners_and_the_outcomes_as_the_pages_do() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(court.accepted().await).await.unwrap();
    let list = papers::address_list(desk, office, &meeting.id, &fonts()).await;
    let conveners = ["总召集人", &court.convener.name, "副总召集人"];
    says(&text(&list.unwrap()), &conveners);
    let sheet = papers::running_sheet(desk, office, &meeting.id, &fonts()).await;
    let sheet = text(&sheet.unwrap());
    let words = Wording::new(Language::Chinese);
    for outcome in Outcome::ALL {
        let key = format!("outcome-{}", outcome.code().replace('_', "-"));
        says(&sheet, &[&format!("□{}", words.m(&key))]);
    }
    court.finish().await;
}

#[tokio::test]
async fn who_chairs_signs_in_and_who_holds_two_posts_is_listed_once() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let mut form = plan_form(&court, "special", &["区税务局", "区人社局"]).await;
    form.chair = format!("副总召集人{}", court.deputy.name);
    let id = plan::plan(desk, office, form).await.unwrap().to_string();
    let sheet = papers::sign_in_sheet(desk, office, &id, &fonts()).await;
    let sheet = text(&sheet.unwrap());
    // Above the table as chair, and in its first row with the post.
    assert_eq!(sheet.matches(&court.deputy.name).count(), 2, "{sheet}");
    let unit = |short: &str| sheet.find(short).unwrap();
    assert!(
        sheet.rfind(&court.deputy.name).unwrap() < unit("区人社局"),
        "{sheet}"
    );
    // Who chairs without a post on the roster has a row too.
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    let sheet = papers::sign_in_sheet(desk, office, &meeting.id, &fonts()).await;
    assert_eq!(text(&sheet.unwrap()).matches("演示·主持").count(), 2);
    // The deputy convener stands as the court's head and liaison too.
    for role in ["head", "liaison"] {
        let form = AppointForm {
            person: court.deputy.person.to_string(),
            unit: court.unit("区法院").await,
            role: role.into(),
            ..AppointForm::default()
        };
        roster::appoint(desk, &desk.system(), form).await.unwrap();
    }
    let id = Assembly::planned(&court, "special", &["区法院"]).await.id;
    let list = papers::address_list(desk, office, &id, &fonts()).await;
    let list = text(&list.unwrap());
    assert_eq!(list.matches(&court.deputy.name).count(), 1, "{list}");
    says(&list, &["副总召集人", "负责人、联络人"]);
    court.finish().await;
}

#[tokio::test]
async fn whoever_chairs_from_the_roster_signs_in_with_unit_and_post_and_can_be_reached() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    // A name that is part of the chair's does not take the chair.
    let shorter = AppointForm {
        name: court.director.name.trim_end_matches('r').into(),
        unit: court.unit("区税务局").await,
        role: "head".into(),
        ..AppointForm::default()
    };
    roster::appoint(desk, &desk.system(), shorter)
        .await
        .unwrap();
    let mut form = plan_form(&court, "special", &["区人社局"]).await;
    form.chair = format!("办公室主任{}", court.director.name);
    let id = plan::plan(desk, office, form).await.unwrap().to_string();
    let full_name = |view: &MeetingView| view.units.named("区法院").unwrap().full_name.clone();
    let host = full_name(&Assembly::of(&court, id.clone()).view().await);
    let row = format!("{host}{}办公室主任", court.director.name);
    for made in [
        papers::sign_in_sheet(desk, office, &id, &fonts()).await,
        papers::address_list(desk, office, &id, &fonts()).await,
    ] {
        says(&text(&made.unwrap()), &[&row]);
    }
    court.finish().await;
}

#[tokio::test]
async fn after_the_meeting_the_sheets_name_who_came_and_not_who_was_expected() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区人社局"]).await;
    meeting.list(court.accepted().await).await.unwrap();
    meeting.convene().await;
    let id = meeting.id.as_str();
    for (by, person) in [(&court.tax, "演示·报名"), (&court.hr, "演示·爽约")] {
        let comes = ReplyForm {
            answer: "comes".into(),
            person: person.into(),
            post: "科长".into(),
            phone: "0356-0000002".into(),
            ..ReplyForm::default()
        };
        reply::reply(desk, by, id, comes).await.unwrap();
    }
    let sheets = async || {
        let sheet = papers::sign_in_sheet(desk, office, id, &fonts()).await;
        let list = papers::address_list(desk, office, id, &fonts()).await;
        [text(&sheet.unwrap()), text(&list.unwrap())]
    };
    for sheet in sheets().await {
        says(&sheet, &["演示·报名科长0356-0000002", "演示·爽约"]);
    }
    meeting.open().await;
    let (tax, hr) = (court.unit("区税务局").await, court.unit("区人社局").await);
    let row = |unit: &str, presence: &str, who: &str| (unit.into(), presence.into(), who.into());
    let came = vec![
        row(&tax, "late", "演示·到会 副局长、演示·随员"),
        row(&hr, "absent", "演示·爽约 科长"),
    ];
    session::attend(desk, office, id, came).await.unwrap();
    let [sheet, list] = sheets().await;
    for made in [&sheet, &list] {
        says(made, &["演示·到会副局长", "演示·随员"]);
        for gone in ["演示·报名", "演示·爽约", "0356-0000002"] {
            assert!(!made.contains(gone), "{gone} in {made}");
        }
    }
    says(&sheet, &["缺席"]);
    // Who came as replied keeps the number given in the reply, with another post too.
    let came = vec![row(&tax, "present", "演示·报名 副科长")];
    session::attend(desk, office, id, came).await.unwrap();
    for sheet in sheets().await {
        says(&sheet, &["演示·报名副科长0356-0000002"]);
    }
    court.finish().await;
}
