//! The real notice of 140502, where it is at hand: `FUYUAN_NOTICE_140502` or the shared folder.

use std::path::{Path, PathBuf};

use documents::notice::{Draft, Fact, read};

use crate::spoil::no_invention;

/// The draft and its text, or nothing, visibly, where the notice is not at hand.
#[expect(clippy::print_stderr, reason = "a test that is skipped must say so")]
fn real() -> Option<(String, Draft)> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/notice/140502.txt");
    let path = std::env::var_os("FUYUAN_NOTICE_140502").map_or(shared, PathBuf::from);
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("SKIPPED: the notice of 140502 is not at hand");
        return None;
    };
    let draft = read(&bytes).unwrap();
    Some((String::from_utf8(bytes).unwrap(), draft))
}

fn values(facts: &[Fact<String>]) -> Vec<&str> {
    facts.iter().map(|f| f.value.as_str()).collect()
}

#[test]
fn the_head_of_the_real_notice_is_right() {
    let Some((_, draft)) = real() else { return };
    let title = draft.title.as_ref().unwrap();
    assert_eq!(
        title.value,
        "关于建立晋城市城区企业破产处置府院联动机制的实施方案"
    );
    assert_eq!(title.line, 21);
    let number = draft.document_number.as_ref().unwrap();
    assert_eq!(
        (number.value.as_str(), number.line),
        ("城政发〔2023〕11号", 5)
    );
    let date = draft.issued_on.as_ref().unwrap();
    assert_eq!(
        (date.value, date.line),
        (jiff::civil::date(2023, 11, 29), 17)
    );
    assert_eq!(draft.division_code.as_ref().unwrap().value, "140502");
    assert_eq!(
        values(&draft.issuers),
        ["晋城市城区人民政府", "晋城市城区人民法院"]
    );
    let numbers: Vec<_> = draft
        .basis
        .iter()
        .map(|b| b.document_number.as_deref())
        .collect();
    assert_eq!(numbers, [None, Some("晋市政发〔2021〕19号")]);
    assert_eq!(
        values(&draft.addressees),
        ["南村镇人民政府", "各街道办事处", "区直各单位"]
    );
    let copies = [
        "区委",
        "市人大常委会",
        "区政协",
        "区法院",
        "区检察院",
        "各人民团体",
        "各新闻单位",
    ];
    assert_eq!(values(&draft.copy_to), copies);
}

#[test]
fn the_organs_of_the_real_notice_are_right() {
    let Some((_, draft)) = real() else { return };
    let posts: Vec<_> = draft
        .posts
        .conveners
        .iter()
        .map(|p| p.post.as_deref().unwrap())
        .collect();
    assert_eq!(posts, ["区政府分管营商环境工作的副区长", "区法院院长"]);
    assert!(
        draft
            .posts
            .conveners
            .iter()
            .all(|p| p.name.is_none() && p.role == "总召集人")
    );
    assert_eq!(
        draft.posts.deputy_conveners[0].post.as_deref(),
        Some("区法院分管领导")
    );
    let members = [
        "区检察院",
        "区发改局",
        "区工信局",
        "区公安分局",
        "区财政局",
        "区税务局",
        "区人社局",
        "区生态环境分局",
        "区应急管理局",
        "区自然资源局",
        "区行政审批局",
        "区投促中心",
        "区信访局",
    ];
    assert_eq!(values(&draft.members), members);
    assert_eq!(draft.invites_others.as_ref().unwrap().line, 37);
    assert_eq!(values(&draft.office.hosts), ["区法院"]);
    assert_eq!(
        draft.office.directors[0].post.as_deref(),
        Some("区法院分管领导")
    );
    assert_eq!(draft.office.duties.len(), 6);
    assert_eq!(draft.roster.len(), 14);
    let full = |r: &documents::notice::RosterRow| {
        r.head.is_some() && r.post.is_some() && r.liaison.is_some()
    };
    assert!(draft.roster.iter().all(full));
    assert!(draft.roster.iter().map(|r| r.line).eq(100..=113));
    // Only the vacant posts are in doubt.
    assert!(draft.warnings.iter().map(|w| w.line).eq([37, 37, 37, 39]));
}

#[test]
fn the_work_of_the_real_notice_is_right() {
    let Some((text, draft)) = real() else { return };
    assert!(draft.goals.iter().map(|g| g.line).eq([27, 29, 31, 33]));
    let keys: Vec<_> = draft.difficulties.iter().map(|d| d.key.as_str()).collect();
    let expected = [
        "credit_repair",
        "taxation",
        "deregistration",
        "illegal_building",
        "cost_funding",
        "resettlement",
        "debt_evasion",
    ];
    assert_eq!(keys, expected);
    assert_eq!(draft.duties.len(), 14);
    for (i, duty) in draft.duties.iter().enumerate() {
        assert_eq!(duty.clause, format!("三.{}", i + 1));
        assert_eq!(duty.units.len(), 1);
        assert_eq!(duty.units[0].name, draft.roster[i].unit);
    }
    let lines = [43, 45, 47, 51, 53, 55, 57, 59, 61, 63, 65, 69, 71, 73];
    assert!(draft.duties.iter().map(|d| d.line).eq(lines));
    assert!(draft.duties[2].text.contains("建立信息交流和政策协调机制"));
    assert!(draft.duties[3].text.ends_with("债务处置名单。"));
    assert!(draft.duties[10].text.ends_with("处置土地的相关政策。"));
    assert!(draft.requirements.iter().map(|r| r.line).eq([87, 91, 93]));
    assert!(draft.requirements[0].value.contains("产业结构优化升级"));
    assert_eq!(draft.meetings.joint.min_per_year.as_ref().unwrap().value, 1);
    assert_eq!(
        values(&draft.meetings.joint.called_by),
        ["总召集人", "副总召集人"]
    );
    assert_eq!(values(&draft.meetings.special.called_by), ["办公室"]);
    assert_eq!(draft.meetings.clause.as_ref().unwrap().value, "四");
    no_invention(&text, &draft).unwrap();
}
