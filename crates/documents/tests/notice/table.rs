//! A draft as a flat table: one row per fact and warning, as the `.facts` files have it.

use std::fmt::Write as _;

use documents::notice::{Draft, Fact, Post};

/// A fact as the tables have it: key, value, line, and the wording where it differs.
pub(crate) struct Row {
    pub(crate) key: &'static str,
    pub(crate) value: String,
    pub(crate) line: u32,
    pub(crate) printed: Option<String>,
}

fn fact<T: ToString>(key: &'static str, fact: &Fact<T>) -> Row {
    let (value, printed) = (fact.value.to_string(), fact.printed.clone());
    Row {
        key,
        value,
        line: fact.line,
        printed,
    }
}

fn post(key: &'static str, post: &Post) -> Row {
    let or_dash = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".to_owned());
    let value = format!(
        "{} / {} / {}",
        post.role,
        or_dash(&post.post),
        or_dash(&post.name)
    );
    Row {
        key,
        value,
        line: post.line,
        printed: None,
    }
}

fn plain(key: &'static str, parts: &[&str], line: u32, printed: Option<&String>) -> Row {
    Row {
        key,
        value: parts.join(" / "),
        line,
        printed: printed.cloned(),
    }
}

/// Every fact and warning of a draft.
pub(crate) fn rows(d: &Draft) -> Vec<Row> {
    let dash = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".to_owned());
    let mut rows = Vec::new();
    rows.extend(d.title.iter().map(|f| fact("title", f)));
    rows.extend(d.document_number.iter().map(|f| fact("number", f)));
    rows.extend(d.issued_on.iter().map(|f| fact("issued_on", f)));
    rows.extend(d.issuers.iter().map(|f| fact("issuer", f)));
    rows.extend(d.basis.iter().map(|b| {
        plain(
            "basis",
            &[&dash(&b.title), &dash(&b.document_number)],
            b.line,
            None,
        )
    }));
    rows.extend(d.division_code.iter().map(|f| fact("division_code", f)));
    rows.extend(d.goals.iter().map(|f| fact("goal", f)));
    rows.extend(
        d.difficulties
            .iter()
            .map(|x| plain("difficulty", &[&x.key, &x.label], x.line, None)),
    );
    rows.extend(d.posts.conveners.iter().map(|p| post("convener", p)));
    rows.extend(d.posts.deputy_conveners.iter().map(|p| post("deputy", p)));
    rows.extend(d.members.iter().map(|f| fact("member", f)));
    rows.extend(d.invites_others.iter().map(|f| fact("invites", f)));
    rows.extend(d.office.hosts.iter().map(|f| fact("host", f)));
    rows.extend(d.office.directors.iter().map(|p| post("director", p)));
    rows.extend(d.office.duties.iter().map(|f| fact("office_duty", f)));
    for duty in &d.duties {
        rows.push(plain("duty", &[&duty.clause, &duty.text], duty.line, None));
        rows.extend(duty.units.iter().map(|u| {
            let role = format!("{:?}", u.role).to_lowercase();
            plain("  unit", &[&u.name, &role], u.line, u.printed.as_ref())
        }));
    }
    rows.extend(d.meetings.clause.iter().map(|f| fact("meetings", f)));
    rows.extend(
        d.meetings
            .joint
            .min_per_year
            .iter()
            .map(|f| fact("joint.min_per_year", f)),
    );
    rows.extend(
        d.meetings
            .joint
            .called_by
            .iter()
            .map(|f| fact("joint.called_by", f)),
    );
    rows.extend(
        d.meetings
            .special
            .min_per_year
            .iter()
            .map(|f| fact("special.min_per_year", f)),
    );
    rows.extend(
        d.meetings
            .special
            .called_by
            .iter()
            .map(|f| fact("special.called_by", f)),
    );
    for tier in &d.meetings.others {
        rows.push(fact("other_tier", &tier.label));
        rows.extend(
            tier.rules
                .min_per_year
                .iter()
                .map(|f| fact("  min_per_year", f)),
        );
        rows.extend(tier.rules.called_by.iter().map(|f| fact("  called_by", f)));
    }
    rows.extend(d.requirements.iter().map(|f| fact("requirement", f)));
    rows.extend(d.roster.iter().map(|r| {
        let (head, post, liaison) = (dash(&r.head), dash(&r.post), dash(&r.liaison));
        plain(
            "roster",
            &[&r.unit, &head, &post, &liaison],
            r.line,
            r.printed.as_ref(),
        )
    }));
    rows.extend(d.addressees.iter().map(|f| fact("addressee", f)));
    rows.extend(d.copy_to.iter().map(|f| fact("copy_to", f)));
    rows.extend(
        d.warnings
            .iter()
            .map(|w| plain("warning", &[&w.message], w.line, None)),
    );
    rows
}

pub(crate) fn rendered(draft: &Draft) -> String {
    let mut text = String::new();
    for row in rows(draft) {
        let printed = row.printed.map(|p| format!(" | {p}")).unwrap_or_default();
        let value = row.value.replace('\n', "⏎");
        writeln!(text, "{} | {value} | {}{printed}", row.key, row.line).unwrap();
    }
    text
}
