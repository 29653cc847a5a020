//! Invented documents of an invented county, with every part the layout knows.

use documents::official::{Attendance, Block, Kind, OfficialDocument, number};
use jiff::civil::date;

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

/// Minutes of a joint meeting on `items` matters.
pub fn minutes(items: usize) -> OfficialDocument {
    let mut document = OfficialDocument::new(
        Kind::Minutes,
        list(&["云溪县企业破产处置府院联动会议纪要"]),
        "云溪县企业破产处置府院联动机制2026年第一次联席会议纪要",
    );
    document.document_number = Some("〔2026〕3号".into());
    document.signatories = list(&["云溪县府院联动机制办公室"]);
    document.date = Some(date(2026, 3, 5));
    document.blocks = vec![
        Block::paragraph(
            "2026年3月3日下午，副县长、总召集人林𬭎在县政府第二会议室主持召开企业破产处置府院联动\
             机制联席会议，听取机制办公室关于协调事项办理情况的汇报，研究重整企业信用修复、涉税处理、\
             职工安置等问题。现将会议议定事项纪要如下：",
        ),
        Block::heading(1, "一、关于议定事项"),
    ];
    for item in 1..=items {
        document.blocks.push(Block::heading(
            2,
            format!("{}云溪县昌达铸造有限公司涉税事项", number(2, item)),
        ));
        document.blocks.push(Block::paragraph(
            "会议认为，该公司重整计划已经人民法院裁定批准，税务机关应当依法及时办理纳税信用复评。\
             会议议定：由县税务局牵头，县市场监管局、县财政局配合，于2026年4月30日前办结，并将办理\
             结果书面反馈机制办公室；县人民法院应当在收到申请之日起5个工作日内提供裁定书等材料。",
        ));
    }
    document.blocks.push(Block::heading(1, "二、任务分工"));
    document.blocks.push(Block::Table {
        header: list(&["序号", "任务", "牵头单位", "配合单位", "办结时限"]),
        rows: vec![
            list(&[
                "1",
                "办理昌达铸造纳税信用复评",
                "县税务局",
                "县市场监管局、县财政局",
                "2026年4月30日",
            ]),
            list(&[
                "2",
                "落实破产费用保障资金",
                "县财政局",
                "县人民法院",
                "2026年5月15日",
            ]),
        ],
    });
    document.blocks.push(Block::heading(1, "三、有关要求"));
    document
        .blocks
        .push(Block::heading(3, "1.各单位按职责推进，不越位、不缺位"));
    document.blocks.push(Block::paragraph(
        "各成员单位应当按期反馈，确有困难的提前说明理由。",
    ));
    document.attendance = vec![
        Attendance {
            label: "出席".into(),
            names: list(&[
                "林𬭎（县政府）",
                "赵婳（县人民法院）",
                "钱昇（县税务局）",
                "孙玥（县财政局）",
                "李堃（县市场监管局）",
                "周喆（县人社局）",
            ]),
        },
        Attendance {
            label: "请假".into(),
            names: list(&["吴㛃（县公安局）"]),
        },
        Attendance {
            label: "列席".into(),
            names: list(&["郑䶮（昌达铸造管理人）"]),
        },
    ];
    document.copy_to = list(&["县委办公室", "县人大常委会办公室", "各成员单位"]);
    document.printed_by = Some(("云溪县府院联动机制办公室".into(), date(2026, 3, 6)));
    document.journal_anchor =
        Some("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0".into());
    document
}

/// A meeting notice of one organ.
pub fn notice() -> OfficialDocument {
    let mut document = OfficialDocument::new(
        Kind::Notice,
        list(&["云溪县府院联动机制办公室"]),
        "关于召开企业破产处置府院联动机制2026年第一次联席会议的通知",
    );
    document.document_number = Some("云府院办发〔2026〕7号".into());
    document.addressees = list(&["各成员单位", "县人民法院"]);
    document.blocks = Block::read(
        "经总召集人同意，定于近期召开企业破产处置府院联动机制联席会议，现将有关事项通知如下：\n\
         一、会议时间\n2026年3月3日（星期二）下午3时，会期半天。\n\
         二、会议地点\n县政府第二会议室。\n\
         三、会议议题\n（一）昌达铸造有限公司纳税信用修复\n（二）安平纺织有限公司职工安置\n\
         四、参会人员\n各成员单位负责人、联络人。\n\
         五、有关要求\n请各单位于2月27日前将参会人员名单报机制办公室。联系人：王媛，电话：0000-1234567。",
    );
    document.attachments = vec!["会议议题材料".into(), "参会回执".into()];
    document.signatories = list(&["云溪县府院联动机制办公室"]);
    document.date = Some(date(2026, 2, 20));
    document.note = Some("此件不公开".into());
    document.copy_to = list(&["县委办公室", "县政府办公室"]);
    document.printed_by = Some(("云溪县府院联动机制办公室".into(), date(2026, 2, 20)));
    document
}

/// A notice of two organs, as the founding ones are.
pub fn joint() -> OfficialDocument {
    let mut document = notice();
    document.organs = list(&["云溪县人民政府", "云溪县人民法院"]);
    document.title =
        "云溪县人民政府 云溪县人民法院\n关于印发《云溪县企业破产处置府院联动机制实施方案》的通知"
            .into();
    document.document_number = Some("云政发〔2026〕11号".into());
    document.signatories = list(&["云溪县人民政府", "云溪县人民法院"]);
    document.attachments = vec!["云溪县企业破产处置府院联动机制成员名单".into()];
    document
}

/// A notice with nothing but `characters` of one paragraph: the grid, bare.
pub fn grid(characters: usize) -> OfficialDocument {
    let mut document =
        OfficialDocument::new(Kind::Notice, list(&["云溪县人民政府"]), "关于版式的通知");
    document.blocks = vec![Block::paragraph("国".repeat(characters))];
    document
}

/// Every piece of text that a reader must find in the printed document, spaces left out.
pub fn wording(document: &OfficialDocument) -> Vec<String> {
    let mut texts = vec![document.title.clone()];
    texts.extend(document.document_number.clone());
    texts.extend(document.organs.iter().chain(&document.addressees).cloned());
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => texts.push(text.clone()),
            Block::Table { header, rows } => {
                texts.extend(header.iter().chain(rows.iter().flatten()).cloned());
            }
            _ => {}
        }
    }
    texts.extend(
        document
            .attachments
            .iter()
            .map(|attachment| attachment.title.clone())
            .chain(document.signatories.iter().cloned()),
    );
    texts.extend(document.note.iter().map(|note| format!("（{note}）")));
    for group in &document.attendance {
        texts.push(format!("{}：{}", group.label, group.names.join("、")));
    }
    texts.extend(
        document
            .copy_to
            .iter()
            .chain(&document.journal_anchor)
            .cloned(),
    );
    texts.extend(document.printed_by.iter().map(|(organ, _)| organ.clone()));
    let day =
        |date: jiff::civil::Date| format!("{}年{}月{}日", date.year(), date.month(), date.day());
    texts.extend(document.date.map(day));
    texts.extend(
        document
            .printed_by
            .iter()
            .map(|(_, date)| format!("{}印发", day(*date))),
    );
    texts
        .iter()
        .map(|text| text.split_whitespace().collect())
        .collect()
}

/// Text that would mean something to a typesetter, an XML reader or a terminal.
pub const HOSTILE: &str =
    "#panic() $x^2$ [甲] *乙* _丙_ <w:t>丁</w:t> &amp; \"戊\" '己' \\庚 // 辛 @壬 {} %s";

/// A document in which every field is hostile.
pub fn hostile() -> OfficialDocument {
    let texts = || list(&[HOSTILE]);
    let mut document = OfficialDocument::new(Kind::Notice, texts(), "标题#panic()<b>&");
    document.document_number = Some(HOSTILE.into());
    document.addressees = texts();
    document.blocks = vec![
        Block::heading(9, HOSTILE),
        Block::paragraph(format!("前\u{0}\u{7}\u{202e}后{HOSTILE}")),
        Block::Table {
            header: texts(),
            rows: vec![texts()],
        },
    ];
    document.attachments = vec![HOSTILE.into()];
    document.signatories = texts();
    document.note = Some(HOSTILE.into());
    document.copy_to = texts();
    document.printed_by = Some((HOSTILE.into(), date(2026, 1, 1)));
    document.attendance = vec![Attendance {
        label: HOSTILE.into(),
        names: texts(),
    }];
    document
}

/// A notice of many paragraphs of three lines each.
pub fn paragraphs() -> OfficialDocument {
    let mut document = grid(0);
    document.blocks = vec![Block::paragraph("国".repeat(26 + 28 + 10)); 30];
    document
}
