//! What the papers of a meeting print of who came and who brought an item.

use crate::{
    assembly::{Assembly, fonts},
    court::{Court, raise_form},
    meeting_papers::text,
};
use app::{
    matter::{
        raise::RaiseForm,
        together::{self, AnswerForm},
    },
    meeting::{papers, session},
    minutes::issue,
};

#[tokio::test]
async fn the_minutes_print_who_was_late_and_who_sat_in() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let units = ["区税务局", "区人社局", "区自然资源局", "演示清算所"];
    let meeting = Assembly::in_session(&court, &units, &[number]).await;
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    let mut rows = Vec::new();
    for (unit, presence, who) in [
        ("区税务局", "late", "演示·税务、演示·副手"),
        ("区自然资源局", "excused", ""),
    ] {
        rows.push((court.unit(unit).await, presence.to_owned(), who.to_owned()));
    }
    session::attend(desk, office, id, rows).await.unwrap();
    let view = meeting.view().await;
    let name = |short: &str| {
        let unit = view.units.named(short).unwrap();
        unit.full_name.replace(' ', "")
    };
    let sheet = papers::sign_in_sheet(desk, office, id, &fonts()).await;
    let sheet = text(&sheet.unwrap());
    assert!(sheet.contains(&name("演示清算所")), "{sheet}");
    // Each of a unit's persons has a line to sign.
    let signs = |who: &str| sheet.contains(&format!("{}{who}", name("区税务局")));
    assert!(signs("演示·税务") && signs("演示·副手"), "{sheet}");
    let on_leave = format!("{}请假", name("区自然资源局"));
    assert!(sheet.contains(&on_leave), "{sheet}");

    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    let draft = issue::preview(desk, office, id, &fonts()).await.unwrap();
    let printed = text(&draft.pdf);
    let part = |from: &str, to: &str| {
        let after = printed
            .split(from)
            .nth(1)
            .unwrap_or_else(|| panic!("no {from} in {printed}"));
        after.split(to).next().unwrap().to_owned()
    };
    let present = part("出席：", "列席：");
    let late = format!("{}演示·税务演示·副手（迟到）", name("区税务局"));
    assert!(present.contains(&late), "{present}");
    assert_eq!(present.matches("（迟到）").count(), 1, "{present}");
    let chair = format!("{}（主持）", view.meeting.chair);
    assert!(present.starts_with(&chair), "{present}");
    assert!(
        printed.contains("晋城市城区企业破产处置府院联动机制办公室2026年3月2日"),
        "{printed}"
    );
    assert!(present.contains(&name("区人社局")), "{present}");
    assert!(!present.contains(&name("演示清算所")), "{present}");
    assert!(part("列席：", "请假：").contains(&name("演示清算所")));
    assert!(part("请假：", "分送").contains(&name("区自然资源局")));
    assert!(!draft.issued && printed.contains("草稿"), "{printed}");

    // Once they are issued, the paper is the issued one, whoever asks for it.
    for unit in [&court.tax, &court.hr] {
        meeting.countersign(unit, "signed", "").await.unwrap();
    }
    meeting.sign_off(&court.director).await.unwrap();
    meeting.number_and_issue().await;
    for by in [office, &court.tax] {
        let paper = issue::preview(desk, by, id, &fonts()).await.unwrap();
        let printed = text(&paper.pdf);
        assert!(paper.issued && !printed.contains("草稿"), "{printed}");
        assert!(printed.contains("城府院纪〔2026〕1号"), "{printed}");
    }
    court.finish().await;
}

#[tokio::test]
async fn the_agenda_prints_everybody_who_raised_a_matter() {
    let court = Court::open().await;
    let form = RaiseForm {
        classification: "internal".into(),
        co_raisers: court.units(&["区税务局"]).await,
        ..raise_form()
    };
    let number = court.raised_with(&court.hr, form).await;
    let joined = AnswerForm {
        joining: "joined".into(),
        ..AnswerForm::default()
    };
    together::answer(&court.desk, &court.tax, number, joined)
        .await
        .unwrap();
    court.accept(number).await;
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区人社局"]).await;
    meeting.list(number).await.unwrap();
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    let view = meeting.view().await;
    let name = |short: &str| view.units.named(short).unwrap().full_name.clone();
    let both = format!("{}、{}联合", name("区人社局"), name("区税务局"));
    let bundle = papers::bundle(desk, office, id, &fonts()).await.unwrap();
    let sheet = papers::running_sheet(desk, office, id, &fonts()).await;
    for paper in [bundle, sheet.unwrap()] {
        let printed = text(&paper);
        assert!(printed.contains(&both), "{both} not in {printed}");
    }
    court.finish().await;
}
