//! Signature, attachments and imprint.

use super::*;

#[test]
fn signer_and_date_stand_where_the_seal_or_its_absence_puts_them() {
    for sample in all() {
        let document = &sample.document;
        if sample.layout == Layout::Minutes {
            continue;
        }
        let date = document.date.unwrap();
        let date = sample.ink.last(&format!(
            "{}年{}月{}日",
            date.year(),
            date.month(),
            date.day()
        ));
        let date = sample
            .ink
            .lines
            .iter()
            .rfind(|line| line.text == date.text.trim_end_matches("印发") && line.size > 15.0)
            .unwrap();
        sample.set_in(date, Role::Fangsong, 16.0);
        let signer = sample
            .ink
            .lines
            .iter()
            .rfind(|line| {
                line.text == document.signatories[document.signatories.len() - 1]
                    && line.size > 15.0
            })
            .unwrap();
        assert_eq!(signer.page, date.page, "{}", sample.name);
        sample.near("date under signer", date.top() - signer.top(), PITCH);
        if document.sealed {
            sample.near(
                "signer over date",
                signer.left.midpoint(signer.right),
                date.left.midpoint(date.right),
            );
            let room = (signer.right - signer.left - (date.right - date.left)) / 2.0;
            if document.signatories.len() == 1 {
                sample.near(
                    "the date's right",
                    date.right,
                    RIGHT - (4.0 * CELL).max(room),
                );
            }
        } else {
            sample.near(
                "an unsealed signer's right",
                signer.right,
                RIGHT - 2.0 * CELL,
            );
            sample.near(
                "an unsealed date's left",
                date.left,
                signer.left + 2.0 * CELL,
            );
        }
        let text_above = sample
            .ink
            .lines
            .iter()
            .filter(|line| line.page == signer.page && line.top() < signer.top() - 1.0)
            .count();
        assert!(
            text_above > 0,
            "{}: the signature stands alone",
            sample.name
        );
    }
}

#[test]
fn attachments_begin_their_own_pages() {
    for sample in all() {
        let bodies = sample
            .document
            .attachments
            .iter()
            .filter(|a| !a.blocks.is_empty());
        for attachment in bodies {
            let label = |line: &&Line| {
                line.text.starts_with("附件")
                    && line.face == face(Role::Hei)
                    && Measured::row(line) < 0.5
            };
            let start: String = attachment.title.chars().take(4).collect();
            let title = sample
                .ink
                .lines
                .iter()
                .find(|line| {
                    line.page > 1 && line.text.contains(&start) && (line.size - 22.0).abs() < 0.01
                })
                .unwrap();
            let label = sample
                .ink
                .lines
                .iter()
                .filter(|line| line.page == title.page)
                .find(label)
                .unwrap();
            sample.near("附件 in the first line", label.top(), TOP);
            sample.near("附件 from the left", label.left, LEFT);
            sample.near(
                "its title in the third line",
                title.top(),
                TOP + 2.0 * PITCH,
            );
        }
    }
}

#[test]
fn the_imprint_closes_the_last_page_with_rules_but_in_letters() {
    for sample in all() {
        let black = |rule: &&Rule| {
            !rule.is_red()
                && rule.right - rule.left > 155.0
                && rule.page == sample.ink.pages
                && rule.top > 150.0
        };
        let mut rules: Vec<_> = sample.ink.rules.iter().filter(black).collect();
        rules.sort_by(|a, b| a.top.total_cmp(&b.top));
        let label = if sample.layout == Layout::Minutes {
            "分送"
        } else {
            "抄送"
        };
        let copies = sample
            .document
            .copy_to
            .first()
            .map(|_| sample.ink.last(label));
        if matches!(sample.layout, Layout::Letter | Layout::Announcement) {
            if let Some(copies) = copies {
                sample.set_in(copies, Role::Fangsong, 14.0);
                assert_eq!(copies.page, sample.ink.pages);
                assert!(
                    copies.bottom() > BOTTOM - 2.0 * PITCH,
                    "{}: at the foot",
                    sample.name
                );
            }
            continue;
        }
        let lines =
            usize::from(copies.is_some()) + usize::from(sample.document.printed_by.is_some());
        let rules = &rules[rules.len() - lines - 1..];
        sample.near("the last rule", rules[lines].bottom, BOTTOM);
        for (i, rule) in rules.iter().enumerate() {
            let thick = if i == 0 || i == lines { 0.35 } else { 0.25 };
            assert!(
                (rule.thick() - thick).abs() < 0.02,
                "{}: {} mm",
                sample.name,
                rule.thick()
            );
            sample.near("a rule's left end", rule.left, LEFT);
            sample.near("a rule's right end", rule.right, RIGHT);
        }
        let printed = sample.ink.last("印发");
        sample.set_in(printed, Role::Fangsong, 14.0);
        sample.near("印发 from the right", printed.right, RIGHT - SIZE_4);
        let organ = &sample.document.printed_by.as_ref().unwrap().0;
        sample.near(
            "印发机关 from the left",
            sample.ink.last(organ).left,
            LEFT + SIZE_4,
        );
        if let Some(copies) = copies {
            sample.near("抄送 from the left", copies.left, LEFT + SIZE_4);
        }
    }
}
