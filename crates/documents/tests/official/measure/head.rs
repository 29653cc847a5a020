//! Mark, number and red rules, and how they stand to the title.

use super::*;
use crate::{near, print};

#[test]
fn marks_stand_35_mm_under_the_type_areas_top_and_letters_marks_30_under_the_pages() {
    for sample in all() {
        let down = match sample.layout {
            Layout::Announcement => {
                assert!(
                    sample.red.is_empty(),
                    "{}: an announcement has no red",
                    sample.name
                );
                continue;
            }
            Layout::Letter => 30.0,
            _ => TOP + 35.0,
        };
        sample.near("the mark's upper edge", sample.red[0].0, down);
        let marks: Vec<_> = sample
            .ink
            .lines
            .iter()
            .filter(|line| line.is_red())
            .collect();
        for mark in &marks {
            assert_eq!(mark.face, face(Role::Xiaobiaosong), "{}", sample.name);
            assert_eq!(mark.page, 1);
            assert!(mark.size > 22.0, "{}: larger than the title", sample.name);
        }
        let left = marks.iter().map(|mark| mark.left).fold(f64::MAX, f64::min);
        let right = marks.iter().map(|mark| mark.right).fold(f64::MIN, f64::max);
        let middle = if sample.layout == Layout::Letter {
            105.0
        } else {
            106.0
        };
        sample.near("the mark's middle", left.midpoint(right), middle);
    }
}

#[test]
fn the_number_stands_two_lines_under_the_mark_and_the_rule_4_mm_under_the_number() {
    for sample in of(&HEADED) {
        let number = sample.number();
        sample.set_in(number, Role::Fangsong, 16.0);
        let rules = sample.red_rules();
        assert_eq!(rules.len(), 1, "{}", sample.name);
        sample.near("the rule's left end", rules[0].left, LEFT);
        sample.near("the rule's right end", rules[0].right, RIGHT);
        let over = if sample.layout == Layout::Minutes {
            sample.ink.line("云溪县企业破产处置府院联动机制办公室")
        } else {
            number
        };
        sample.near(
            "from the number to the rule",
            rules[0].top - over.bottom(),
            4.0,
        );
        let rows = sample.red.iter().filter(|row| row.0 < number.top());
        let ink = rows.map(|row| row.0).fold(0.0, f64::max);
        let blank = if sample.layout == Layout::Minutes {
            1.0
        } else {
            2.0
        };
        sample.near(
            "from the mark to the number",
            number.top() - ink,
            blank * PITCH,
        );
        match sample.layout {
            Layout::Upward => {
                sample.near("the number's indent", number.left, LEFT + CELL);
                let name = sample.ink.line(&sample.document.approvers[0][..3]);
                assert_eq!(name.face, face(Role::Kai));
                let label = sample.ink.line("签发人");
                sample.set_in(label, Role::Fangsong, 16.0);
                let edge = sample
                    .ink
                    .lines
                    .iter()
                    .filter(|line| line.page == 1 && (line.baseline - number.baseline).abs() < 0.1)
                    .map(|line| line.right)
                    .fold(0.0, f64::max);
                sample.near("the approver's indent", edge, RIGHT - CELL);
                sample.near("approver beside number", label.baseline, number.baseline);
            }
            _ => sample.near(
                "the number's middle",
                number.left.midpoint(number.right),
                106.0,
            ),
        }
        sample.near(
            "from the rule to the title",
            sample.titles()[0].top() - rules[0].bottom,
            2.0 * PITCH,
        );
    }
}

#[test]
fn a_letters_rules_number_and_first_page_follow_its_own_table() {
    for sample in of(&[Layout::Letter]) {
        let rules = sample.red_rules();
        assert_eq!(rules.len(), 4, "{}", sample.name);
        for rule in &rules {
            assert_eq!(rule.page, 1);
            sample.near("a rule's length", rule.right - rule.left, 170.0);
            sample.near("a rule's left end", rule.left, 20.0);
        }
        let mut rules = rules;
        rules.sort_by(|a, b| a.top.total_cmp(&b.top));
        assert!(
            rules[0].thick() > rules[1].thick(),
            "{}: thick over thin",
            sample.name
        );
        assert!(
            rules[2].thick() < rules[3].thick(),
            "{}: thin over thick",
            sample.name
        );
        let mark_ends = sample
            .red
            .iter()
            .zip(sample.red.iter().skip(1))
            .find(|(row, next)| next.0 - row.0 > 1.0)
            .unwrap()
            .0
            .0;
        sample.near("from the mark to the rule", rules[0].top - mark_ends, 4.0);
        sample.near(
            "the lower rule over the page's edge",
            297.0 - rules[3].bottom,
            20.0,
        );
        let number = sample.number();
        sample.set_in(number, Role::Fangsong, 16.0);
        sample.near("the number at the right", number.right, RIGHT);
        sample.near(
            "from the rule to the number",
            number.top() - rules[1].bottom,
            7.0 / 8.0 * SIZE_3,
        );
        sample.near(
            "from the number to the title",
            sample.titles()[0].top() - number.bottom(),
            2.0 * PITCH,
        );
        let numbers: Vec<usize> = page_numbers(sample).iter().map(|line| line.page).collect();
        assert_eq!(
            numbers,
            (2..=sample.ink.pages).collect::<Vec<_>>(),
            "{}: no number on page 1",
            sample.name
        );
    }
}

#[test]
fn the_organ_of_minutes_and_the_day_share_a_line_from_edge_to_edge() {
    for (organ, inset) in [
        ("云溪县企业破产处置府院联动机制办公室", CELL),
        ("晋城市城区企业破产处置府院联动机制办公室", 0.0),
    ] {
        let mut minutes = crate::sample::minutes(1);
        minutes.signatories = vec![organ.into()];
        minutes.date = Some(jiff::civil::date(2026, 12, 31));
        let words = print("minutes-head", &minutes).words();
        let line = |text: &str| words.iter().find(|word| word.text.contains(text)).unwrap();
        let (left, right) = (line(organ), line("2026年12月31日"));
        near(left.left, LEFT + inset, 0.5);
        near(right.right, RIGHT - inset, 0.5);
        near(left.top, right.top, 0.5);
        assert!(
            left.right + 0.9 * CELL <= right.left,
            "{organ} meets the day"
        );
    }
    // A name that leaves the day no room takes two lines.
    let mut minutes = crate::sample::minutes(1);
    minutes.signatories = vec!["呼和浩特市新城区企业破产处置府院联动机制协调工作办公室".into()];
    assert!(print("minutes-head", &minutes).words().len() > 10);
}
