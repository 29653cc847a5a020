//! Every sample is read back and held against the measures of GB/T 9704-2012, within 1 mm; a letter
//! against its own table (10.1), an announcement against the type area alone.

use std::sync::LazyLock;

use documents::fonts::Role;
use documents::official::{self, Kind, Layout, OfficialDocument};
use documents::samples;

use crate::FONTS;
use crate::ink::{Ink, Line, Rule, same};
use crate::page::{Paper, is_red};

/// The type area, in millimetres.
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const TOP: f64 = 37.0;
const BOTTOM: f64 = 262.0;
const PITCH: f64 = 225.0 / 22.0;
/// One of 28 characters of the type area.
const CELL: f64 = 156.0 / 28.0;
/// A character of size 3 and of size 4.
const SIZE_3: f64 = 16.0 / 72.0 * 25.4;
const SIZE_4: f64 = 14.0 / 72.0 * 25.4;
const TITLE: f64 = 22.0 / 72.0 * 25.4;
/// What the measures may differ by.
const OFF: f64 = 1.0;

/// The grey of the sample chart's words, which are no text of the document's.
const CHART: f64 = 0.2;

#[path = "measure/closing.rs"]
mod closing;
#[path = "measure/head.rs"]
mod head;

struct Measured {
    name: String,
    document: OfficialDocument,
    layout: Layout,
    ink: Ink,
    /// Rows of red on the first page: place, leftmost and rightmost ink.
    red: Vec<(f64, f64, f64)>,
}

static ALL: LazyLock<Vec<Measured>> = LazyLock::new(|| {
    samples::official()
        .into_iter()
        .map(|(name, document)| {
            let bytes = official::pdf(&document, &FONTS).unwrap();
            let paper = Paper::of(&format!("measured-{name}"), &bytes);
            Measured {
                layout: document.kind.layout(),
                ink: Ink::of(&bytes),
                red: paper.picture(1).rows(is_red),
                name,
                document,
            }
        })
        .collect()
});

fn all() -> impl Iterator<Item = &'static Measured> {
    ALL.iter()
}

fn of(layouts: &'static [Layout]) -> impl Iterator<Item = &'static Measured> {
    assert!(all().any(|sample| layouts.contains(&sample.layout)));
    all().filter(|sample| layouts.contains(&sample.layout))
}
const HEADED: [Layout; 3] = [Layout::Document, Layout::Upward, Layout::Minutes];

/// The blank half of a mark at a line's end, which goes over the edge without ink.
fn trimmed(line: &Line) -> f64 {
    if line
        .text
        .ends_with(|c: char| "，。、：；！？）》」』”’〕】".contains(c))
    {
        line.size / 2.0 / 72.0 * 25.4
    } else {
        0.0
    }
}

fn face(role: Role) -> String {
    let report = FONTS.report();
    let own = report.iter().find(|own| own.role == role).unwrap();
    own.face.as_ref().unwrap().0.clone()
}

impl Measured {
    #[track_caller]
    fn near(&self, what: &str, measured: f64, expected: f64) {
        assert!(
            (measured - expected).abs() <= OFF,
            "{}: {what}: {measured:.2} mm, not {expected:.2} mm",
            self.name
        );
    }

    #[track_caller]
    fn set_in(&self, line: &Line, role: Role, points: f64) {
        assert_eq!(line.face, face(role), "{}: {}", self.name, line.text);
        assert!(
            (line.size - points).abs() < 0.01,
            "{}: {} pt: {}",
            self.name,
            line.size,
            line.text
        );
    }

    fn red_rules(&self) -> Vec<&Rule> {
        self.ink.rules.iter().filter(|rule| rule.is_red()).collect()
    }

    fn number(&self) -> &Line {
        self.ink
            .line(self.document.document_number.as_ref().unwrap())
    }

    fn titles(&self) -> Vec<&Line> {
        let first = self.document.title.lines().next().unwrap();
        let start: String = first.chars().take(4).collect();
        let on_first = |line: &&Line| line.page == 1 && (line.size - 22.0).abs() < 0.01;
        let titles: Vec<_> = self.ink.lines.iter().filter(on_first).collect();
        assert!(
            titles[0].text.starts_with(&start),
            "{}: {}",
            self.name,
            titles[0].text
        );
        titles
    }

    /// Text of the page's body: neither red nor a page number.
    fn is_body(line: &Line) -> bool {
        !line.is_red() && line.top() < BOTTOM && (line.rgb[0] - CHART).abs() > 0.001
    }

    /// The line of the grid a line of text stands on, from 0.
    fn row(line: &Line) -> f64 {
        (line.top() - TOP) / PITCH
    }
}

fn page_numbers(sample: &Measured) -> Vec<&Line> {
    let numbers = sample.ink.lines.iter();
    numbers
        .filter(|line| line.text.starts_with('—') && line.top() > BOTTOM)
        .collect()
}

#[test]
fn every_kind_is_there_with_three_pages_or_more() {
    for kind in Kind::ALL {
        assert!(all().any(|sample| sample.document.kind == kind), "{kind:?}");
    }
    for sample in all() {
        assert!(
            sample.ink.pages >= 3,
            "{}: {} pages",
            sample.name,
            sample.ink.pages
        );
        assert!(sample.document.document_number.is_some() || sample.layout == Layout::Announcement);
    }
}

#[test]
fn all_text_lies_in_the_type_area_and_fills_28_characters_of_22_lines() {
    let mut full_pages = 0;
    for sample in all() {
        let (mut full_lines, mut most) = (0, 0);
        for line in sample
            .ink
            .lines
            .iter()
            .filter(|line| Measured::is_body(line))
        {
            assert!(
                line.left >= LEFT - 0.1 && line.right <= RIGHT + OFF + trimmed(line),
                "{}: {line:?}",
                sample.name
            );
            // The letter's number stands over the type area's first line, as its mark does.
            let over = sample.layout == Layout::Letter && line.page == 1;
            assert!(line.top() >= TOP - 0.1 || over, "{}: {line:?}", sample.name);
            assert!(line.bottom() <= BOTTOM + 0.1, "{}: {line:?}", sample.name);
            // Lines that are not spread to the edge show how wide a character is set.
            let loose = (line.size - 16.0).abs() < 0.01 && line.right < RIGHT - 2.0 * CELL;
            let whole = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '、';
            let count = line.text.chars().count();
            if loose && count >= 6 && line.text.chars().all(whole) {
                full_lines += 1;
                let each = (line.right - line.left) / f64::from(u32::try_from(count).unwrap());
                sample.near("28 characters", each * 28.0, 156.0);
            }
        }
        for page in 1..=sample.ink.pages {
            let mut rows: Vec<f64> = sample
                .ink
                .lines
                .iter()
                .filter(|line| {
                    line.page == page && Measured::is_body(line) && (line.size - 16.0).abs() < 0.01
                })
                .map(Line::top)
                .collect();
            rows.sort_by(f64::total_cmp);
            rows.dedup_by(|a, b| (*a - *b).abs() < 2.0);
            most = most.max(rows.len());
        }
        assert!(most <= 22, "{}: {most} lines", sample.name);
        full_pages += usize::from(most == 22);
        assert!(full_lines > 0, "{}: no line to measure", sample.name);
    }
    assert!(
        full_pages >= 12,
        "only {full_pages} samples fill a page with 22 lines"
    );
}

#[test]
fn text_stands_on_the_grid_until_a_table_or_picture_comes() {
    for sample in all() {
        for page in 1..=sample.ink.pages {
            let stops = |line: &&Line| line.size < 15.9 || line.size > 22.1;
            let on_page = || {
                sample
                    .ink
                    .lines
                    .iter()
                    .filter(|line| line.page == page && Measured::is_body(line))
            };
            let letter_head = |line: &&Line| {
                sample.layout == Layout::Letter
                    && page == 1
                    && line.text.contains('〔')
                    && line.top() < 62.0
            };
            let table = on_page()
                .filter(stops)
                .map(Line::top)
                .fold(f64::MAX, f64::min);
            let body =
                on_page().filter(|line| line.top() < table && (line.size - 16.0).abs() < 0.01);
            // The number and the signers of minutes stand in the head, which has a grid of its own.
            let head = if page == 1 && HEADED.contains(&sample.layout) {
                118.0
            } else {
                0.0
            };
            for line in body
                .filter(|line| line.top() > head)
                .filter(|line| !letter_head(line))
            {
                let row = Measured::row(line);
                sample.near("a line of the grid", (row - row.round()) * PITCH, 0.0);
            }
        }
    }
}

#[test]
fn faces_and_sizes_are_those_of_their_places() {
    for sample in all() {
        for line in sample
            .ink
            .lines
            .iter()
            .filter(|line| Measured::is_body(line))
        {
            assert!(same(line.rgb, [0.0; 3]), "{}: {}", sample.name, line.text);
            assert!(
                (line.stretch - 1.0).abs() < 0.01,
                "{}: {}",
                sample.name,
                line.text
            );
        }
        for title in sample.titles() {
            sample.set_in(title, Role::Xiaobiaosong, 22.0);
            sample.near(
                "the title's middle",
                title.left.midpoint(title.right),
                LEFT.midpoint(RIGHT),
            );
        }
        for (n, block) in sample.document.blocks.iter().enumerate() {
            let official::Block::Heading { level, text } = block else {
                continue;
            };
            let start: String = text.chars().take(8).collect();
            let line = sample.ink.line(&start);
            let role =
                [Role::Hei, Role::Kai, Role::Fangsong, Role::Fangsong][usize::from(*level) - 1];
            sample.set_in(line, role, 16.0);
            sample.near(&format!("heading {n}"), line.left, LEFT + 2.0 * CELL);
        }
        if let Some(addressee) = sample.document.addressees.first() {
            let line = sample.ink.line(addressee);
            sample.set_in(line, Role::Fangsong, 16.0);
            sample.near("主送机关 from the left", line.left, LEFT);
        }
    }
}

#[test]
fn page_numbers_stand_at_the_outer_edge() {
    for sample in all() {
        let numbers = page_numbers(sample);
        assert!(numbers.len() >= sample.ink.pages - 1);
        for number in numbers {
            sample.set_in(number, Role::Song, 14.0);
            assert_eq!(number.text, format!("— {} —", number.page));
            // The dash runs through the middle of the character.
            sample.near(
                "the dash under the type area",
                number.top() + SIZE_4 / 2.0,
                BOTTOM + 7.0,
            );
            if number.page % 2 == 1 {
                sample.near("an odd number's right", number.right, RIGHT - SIZE_4);
            } else {
                sample.near("an even number's left", number.left, LEFT + SIZE_4);
            }
        }
    }
}

#[test]
fn addressees_follow_the_title_after_one_line() {
    for sample in all() {
        let Some(first) = sample.document.addressees.first() else {
            continue;
        };
        let titles = sample.titles();
        let blank = sample.ink.line(first).top() - titles[titles.len() - 1].bottom();
        sample.near("from the title to 主送机关", blank, PITCH + (PITCH - TITLE));
    }
}
