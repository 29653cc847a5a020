//! Minutes against the record: what is refused, what goes on with a reason, the kept texts, excerpts.

use crate::{
    assembly::{Assembly, fonts},
    court::{Court, is_not_found, raise_form, refusal},
};
use app::{
    matter::raise::RaiseForm,
    minutes::{
        circulate::{self, Despite},
        excerpt, write,
    },
};
use domain::{
    Refusal,
    minutes::{Kind, MinutesState},
};

async fn text(meeting: &Assembly<'_>) -> String {
    meeting.view().await.minutes.unwrap().text
}

async fn edit(court: &Court, meeting: &Assembly<'_>, text: &str) {
    let version = meeting.minutes_version().await;
    write::edit(&court.desk, &court.office, &meeting.id, version, text)
        .await
        .unwrap();
}

/// A closed meeting that agreed on one matter, its minutes drafted.
async fn drafted(court: &Court) -> Assembly<'_> {
    let number = court.accepted().await;
    let units = ["区税务局", "区自然资源局"];
    let meeting = Assembly::in_session(court, &units, &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting
        .position(&court.land, 0, "区自然资源局", "reserve")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    meeting.close().await.unwrap();
    write::draft(&court.desk, &court.office, &meeting.id)
        .await
        .unwrap();
    meeting
}

fn because(reason: &str) -> Despite {
    Despite {
        reason: reason.into(),
        short_names: true,
    }
}

#[tokio::test]
async fn minutes_that_contradict_the_record_neither_go_round_nor_are_signed() {
    let court = Court::open().await;
    let meeting = drafted(&court).await;
    let (desk, office) = (&court.desk, &court.office);
    let right = text(&meeting).await;
    assert!(right.contains("日9时30分，"), "as papers word it: {right}");
    let found = circulate::compared(desk, office, &meeting.id).await;
    assert_eq!(found.unwrap(), []);
    let wrong = right.replace("2026年12月30日", "2027年12月30日");
    edit(&court, &meeting, &wrong).await;
    let found = circulate::compared(desk, office, &meeting.id)
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].line), (Kind::DueDiffers, Some(5)));
    // No reason helps a contradiction.
    for reason in ["", "无妨"] {
        let version = meeting.minutes_version().await;
        let despite = because(reason);
        let sent = circulate::circulate_despite(desk, office, &meeting.id, version, despite).await;
        assert_eq!(refusal(sent), Refusal::MinutesContradict(1));
    }
    // What units may not see of each other's they do not see here either.
    let seen = circulate::compared(desk, &court.tax, &meeting.id).await;
    assert_eq!(seen.unwrap(), []);
    edit(&court, &meeting, &right).await;
    let version = meeting.minutes_version().await;
    circulate::circulate_despite(desk, office, &meeting.id, version, because(""))
        .await
        .unwrap();
    court.finish().await;
}

#[tokio::test]
async fn other_words_go_on_with_a_reason_that_is_journaled() {
    let court = Court::open().await;
    let meeting = drafted(&court).await;
    let (desk, office) = (&court.desk, &court.office);
    let reworded = text(&meeting)
        .await
        .replace("核销重整前滞纳金。", "依法核销历史滞纳金。");
    edit(&court, &meeting, &reworded).await;
    let version = meeting.minutes_version().await;
    let bare = circulate::circulate(desk, office, &meeting.id, version).await;
    assert_eq!(refusal(bare), Refusal::DifferencesNeedReason(1));
    let despite = because("按法条用语理顺");
    circulate::circulate_despite(desk, office, &meeting.id, version, despite)
        .await
        .unwrap();
    let view = meeting.view().await;
    let minutes = view.minutes.as_ref().unwrap();
    assert_eq!(minutes.difference_reason.as_deref(), Some("按法条用语理顺"));
    let line = view
        .history
        .iter()
        .find(|line| line.kind == "minutes.circulated");
    let facts = &line.unwrap().facts;
    assert_eq!(facts["differences"], 1);
    assert_eq!(facts["reason"], "按法条用语理顺");
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    meeting
        .countersign(&court.land, "signed", "")
        .await
        .unwrap();
    meeting.sign_off(&court.director).await.unwrap();
    assert_eq!(
        meeting.view().await.minutes.unwrap().state,
        MinutesState::SignedOff
    );
    court.finish().await;
}

#[tokio::test]
async fn every_text_is_kept_with_who_wrote_it() {
    let court = Court::open().await;
    let meeting = drafted(&court).await;
    let first = text(&meeting).await;
    let second = format!("{first}会议强调，请抓紧落实。\n");
    edit(&court, &meeting, &second).await;
    let texts = write::versions(&court.desk, &court.convener, &meeting.id)
        .await
        .unwrap();
    let kept: Vec<_> = texts
        .iter()
        .map(|t| (t.ordinal, t.written_by.as_str()))
        .collect();
    assert_eq!(kept, [(1, "演示·office"), (2, "演示·office")]);
    assert_eq!(
        (texts[0].text.trim(), texts[1].text.trim()),
        (first.trim(), second.trim())
    );
    let view = meeting.view().await;
    let line = view
        .history
        .iter()
        .find(|line| line.kind == "minutes.text_kept")
        .unwrap();
    assert_eq!(
        (&line.facts["added"], &line.facts["removed"]),
        (&1.into(), &0.into())
    );
    // Units do not read drafts.
    let theirs = write::versions(&court.desk, &court.tax, &meeting.id)
        .await
        .unwrap();
    assert!(theirs.is_empty());
    court.finish().await;
}

#[tokio::test]
async fn an_excerpt_shows_a_unit_what_concerns_it_and_restricted_items_to_their_parties() {
    let court = Court::open().await;
    let open = court.accepted().await;
    let hidden = RaiseForm {
        title: "线索核查".into(),
        classification: "restricted".into(),
        ..raise_form()
    };
    let hidden = court.raised_with(&court.hr, hidden).await;
    court.accept(hidden).await;
    let units = ["区税务局", "区自然资源局", "区人社局"];
    let meeting = Assembly::in_session(&court, &units, &[open, hidden]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    meeting.settle(1, "carried_over").await.unwrap();
    let desk = &court.desk;
    let unit = court.unit("区税务局").await;
    meeting.close().await.unwrap();
    let early = excerpt::for_unit(desk, &court.office, &meeting.id, &unit, &fonts()).await;
    is_not_found(early.map(|_| ()));
    meeting.draft_and_circulate().await;
    for by in [&court.tax, &court.land, &court.hr] {
        meeting.countersign(by, "signed", "").await.unwrap();
    }
    meeting.sign_off(&court.director).await.unwrap();
    meeting.number_and_issue().await;

    let (paper, word) = excerpt::for_unit(desk, &court.tax, &meeting.id, &unit, &fonts())
        .await
        .unwrap();
    assert!(paper.starts_with(b"%PDF-") && word.starts_with(b"PK"));
    // Another unit's excerpt is not one's own; the office has any.
    let others = excerpt::for_unit(desk, &court.land, &meeting.id, &unit, &fonts()).await;
    is_not_found(others.map(|_| ()));
    assert!(
        excerpt::for_unit(desk, &court.office, &meeting.id, &unit, &fonts())
            .await
            .is_ok()
    );
    // Nothing in these minutes concerns the land office.
    let land = court.unit("区自然资源局").await;
    let none = excerpt::for_unit(desk, &court.office, &meeting.id, &land, &fonts()).await;
    is_not_found(none.map(|_| ()));
    // The restricted item is its party's alone.
    let hr = court.unit("区人社局").await;
    assert!(
        excerpt::for_unit(desk, &court.hr, &meeting.id, &hr, &fonts())
            .await
            .is_ok()
    );
    let items = meeting.view().await.items;
    let item = items[1].item.id.to_string();
    assert!(
        excerpt::of_one_item(desk, &court.hr, &meeting.id, &item, &fonts())
            .await
            .is_ok()
    );
    let foreign = excerpt::of_one_item(desk, &court.tax, &meeting.id, &item, &fonts()).await;
    is_not_found(foreign.map(|_| ()));
    let shared = items[0].item.id.to_string();
    for by in [&court.tax, &court.hr, &court.convener] {
        assert!(
            excerpt::of_one_item(desk, by, &meeting.id, &shared, &fonts())
                .await
                .is_ok()
        );
    }
    court.finish().await;
}
