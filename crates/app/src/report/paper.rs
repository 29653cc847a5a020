//! A report on paper: the text, its tables and charts as an upward document (上行文).

use super::{tables::words, view::ReportView};
use crate::Desk;
pub(super) use crate::minutes::issue::office_name;
use crate::official_document::issue::note;
use documents::official::{self, Attachment, Block, Kind, OfficialDocument};
use domain::{
    charter::Charter,
    official_document::masking::{masked, plain},
};

/// The plan's name inside the notice's title: between its book-title marks, if it has any.
pub(crate) fn charter_name(title: &str) -> &str {
    title
        .split_once('《')
        .and_then(|(_, rest)| rest.rsplit_once('》'))
        .map_or(title, |(name, _)| name)
}

/// Who a report goes up to: upward one organ is the addressee, what others must know goes to them in copy
/// (党政机关公文处理工作条例 15).
pub(super) fn addressee(charter: &Charter) -> Option<String> {
    charter.issuers.first().cloned()
}

/// The report as an official document; a draft until it is issued.
pub(crate) fn document(desk: &Desk, view: &ReportView, hash: Option<&str>) -> OfficialDocument {
    let charter = &view.charter;
    let office = office_name(desk);
    let period = super::period_name(view.report.period());
    let title = format!("{office}\n关于{period}\n企业破产处置情况的报告");
    let mut paper = OfficialDocument::new(Kind::DisposalReport, vec![office.clone()], title);
    paper.draft = hash.is_none();
    paper
        .document_number
        .clone_from(&view.report.document_number);
    let approver = view.report.signed_off_by.clone();
    paper.approvers = vec![approver.unwrap_or_else(|| "（待签发）".into())];
    paper.addressees = addressee(charter).into_iter().collect();
    paper.copy_to = charter.issuers.iter().skip(1).cloned().collect();
    paper.blocks = Block::read(&plain(&view.printed()));
    let mut tables = Vec::new();
    for (n, table) in (1usize..).zip(view.tables()) {
        let counted_in = table.counted_in.as_deref();
        let counted_in = counted_in.map_or(String::new(), |one| format!("（单位：{one}）"));
        tables.push(Block::heading(
            1,
            format!("{}{}{counted_in}", official::number(1, n), table.title),
        ));
        let rows = table.rows.iter().map(|row| row.iter().map(words).collect());
        tables.push(Block::table(table.header, rows.collect()));
    }
    paper.attachments = vec![Attachment::new("企业破产处置情况统计表", tables)];
    let charts = view.printed_charts();
    if !charts.is_empty() {
        let pictures = charts
            .iter()
            .map(|chart| Block::picture(chart.svg(), &chart.title));
        paper.attachments.push(Attachment::new(
            "企业破产处置情况统计图",
            pictures.collect(),
        ));
    }
    let day = view.report.issued_on.unwrap_or_else(|| desk.today());
    paper.signatories = vec![office.clone()];
    paper.date = Some(day);
    paper.note = view.report.disclosure.map(|one| note(one).to_owned());
    paper.printed_by = Some((office, day));
    paper.journal_anchor = hash.map(str::to_owned);
    paper
}

/// The report as the public reads it: its text, masked, without the tables and charts and without the hash of
/// what the organs keep.
pub(super) fn to_public(desk: &Desk, view: &ReportView) -> OfficialDocument {
    let mut paper = document(desk, view, None);
    paper.draft = false;
    paper.blocks = Block::read(&masked(&view.printed(), []));
    paper.attachments.clear();
    paper
}
