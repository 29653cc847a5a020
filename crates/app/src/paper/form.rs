//! Forms that go with papers, to be filled in by hand: reply slips and the like.

use documents::official::{Attachment, Block};
use domain::official_document::Enclosed;

/// Title of the slip by which a unit says who comes to a meeting.
pub(crate) const REPLY: &str = "参会回执";
/// Title of the form by which a unit puts an item forward.
pub(super) const ITEM: &str = "议题申报表";
/// Title of the form that answers a supervision letter.
pub(super) const RESULT: &str = "督办事项办理情况反馈表";
/// Title of the slip that acknowledges what was referred.
pub(super) const REFERRAL: &str = "移送回执";

/// An attachment: its own text if it has one, a form where the title is one of ours, else a title alone.
pub(crate) fn enclosure(enclosed: &Enclosed) -> Attachment {
    let title = enclosed.title.as_str();
    if !enclosed.text.is_empty() {
        return Attachment::new(title, Block::read(&enclosed.text));
    }
    let rows: &[&[&str]] = match title {
        REPLY => &[
            &["单位（盖章）", ""],
            &["参会人员姓名", "", "职务", ""],
            &["联系电话", "", "是否替会", ""],
            &["请假事由", ""],
            &["会前书面意见", ""],
        ],
        ITEM => &[
            &["申报单位（盖章）", ""],
            &["议题名称", ""],
            &["所涉企业", "", "案号", ""],
            &["需要协调的单位", ""],
            &["基本情况", ""],
            &["提请解决的意见", ""],
            &["有关依据", ""],
            &["联系人", "", "联系电话", ""],
        ],
        RESULT => &[
            &["承办单位（盖章）", ""],
            &["督办事项", ""],
            &["办理情况", ""],
            &["佐证材料", ""],
            &["未办结原因和下一步措施", ""],
            &["负责人", "", "填报日期", ""],
        ],
        REFERRAL => &[
            &["接收单位（盖章）", ""],
            &["来函文号", "", "收到日期", ""],
            &["接收的材料", ""],
            &["经办人", "", "联系电话", ""],
            &["处理意见", ""],
        ],
        _ => return Attachment::from(title),
    };
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect();
    Attachment::new(title, vec![Block::Form { rows }])
}
