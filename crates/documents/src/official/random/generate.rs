//! Random documents, each the same for its seed.

use jiff::civil::date;

use crate::official::{Attachment, Attendance, Block, Kind, OfficialDocument, Urgency, number};

const COMMON: &str = "关于召开企业破产处置府院联动机制联席会议的通知各成员单位人民法院税务局财政局自然资源和规划\
    重整清算申报债权管理人职工安置土地厂房评估拍卖信用修复注销登记保全解除移送线索协调督办反馈办理时限依据一二三四五";
const MARKS: &str = "，。、：；！？“”《》（）〔〕—…·％";
const RARE: &str = "㛃䶮𬭎昇婳堃喆垚玥祎赟镕彧";
const LATIN: &str =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,-/@%#$*_<>&\"'\\";

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        // SplitMix64, by Sebastiano Vigna: enough for tests.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    fn between(&mut self, low: usize, high: usize) -> usize {
        let span = u64::try_from(high - low + 1).expect("small");
        low + usize::try_from(self.next() % span).expect("small")
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.between(1, n) == 1
    }

    fn letter(&mut self, from: &str) -> char {
        let letters: Vec<char> = from.chars().filter(|c| !c.is_whitespace()).collect();
        letters[self.between(0, letters.len() - 1)]
    }

    /// Mostly common characters, with marks, rare names, numbers and words between.
    fn text(&mut self, low: usize, high: usize) -> String {
        let long = self.between(low, high);
        let mut text = String::new();
        while text.chars().count() < long {
            match self.between(0, 29) {
                0..=2 => text.push(self.letter(MARKS)),
                3 => text.push(self.letter(RARE)),
                4 => {
                    for _ in 0..self.between(1, 8) {
                        text.push(self.letter("0123456789"));
                    }
                }
                5 if self.one_in(4) => {
                    for _ in 0..self.between(1, 70) {
                        text.push(self.letter(LATIN));
                    }
                }
                6 if self.one_in(3) => text.push(' '),
                _ => text.push(self.letter(COMMON)),
            }
        }
        text
    }

    /// Common characters and rare names alone.
    fn plain(&mut self, low: usize, high: usize) -> String {
        (0..self.between(low, high))
            .map(|_| {
                let from = if self.one_in(8) { RARE } else { COMMON };
                self.letter(from)
            })
            .collect()
    }

    fn names(&mut self, low: usize, high: usize, longest: usize) -> Vec<String> {
        (0..self.between(low, high))
            .map(|_| self.text(2, longest))
            .collect()
    }
}

pub(crate) fn document(seed: u64) -> OfficialDocument {
    let mut chance = Chance(seed);
    let kind = Kind::ALL[chance.between(0, Kind::ALL.len() - 1)];
    let organs = if chance.one_in(4) {
        chance.names(2, 6, 24)
    } else {
        chance.names(1, 1, 34)
    };
    let title = if chance.one_in(3) {
        chance.text(60, 190)
    } else {
        chance.text(4, 60)
    };
    let mut document = OfficialDocument::new(kind, organs, title);
    let chance = &mut chance;
    document.draft = chance.one_in(5);
    document.urgency = chance.one_in(4).then_some(Urgency::MostUrgent);
    document.document_number = (!chance.one_in(5)).then(|| {
        let code = chance.plain(2, 12);
        format!("{code}〔2026〕{}号", chance.between(1, 9999))
    });
    document.approvers = (0..chance.between(1, 5))
        .map(|_| chance.plain(2, 4))
        .collect();
    document.authority = Some(chance.text(3, 20));
    document.addressees = if chance.one_in(3) {
        chance.names(40, 40, 18)
    } else {
        chance.names(0, 6, 18)
    };
    document.blocks = blocks(chance, 14);
    for _ in 0..chance.between(0, 4) {
        let body = if chance.one_in(2) {
            blocks(chance, 8)
        } else {
            Vec::new()
        };
        document
            .attachments
            .push(Attachment::new(chance.text(3, 60), body));
    }
    document.signatories = if chance.one_in(3) {
        chance.names(2, 6, 20)
    } else {
        chance.names(0, 1, 40)
    };
    document.sealed = !chance.one_in(3);
    document.date = (!chance.one_in(6)).then(|| date(2026, 11, 23));
    document.note = chance.one_in(3).then(|| chance.text(4, 90));
    document.copy_to = if chance.one_in(3) {
        chance.names(40, 40, 18)
    } else {
        chance.names(0, 5, 18)
    };
    document.printed_by = chance
        .one_in(2)
        .then(|| (chance.text(4, 24), date(2026, 11, 23)));
    for label in ["出席", "请假", "列席"] {
        if kind == Kind::Minutes && chance.one_in(2) {
            document.attendance.push(Attendance {
                label: label.into(),
                names: chance.names(1, 40, 24),
            });
        }
    }
    document.journal_anchor = chance.one_in(3).then(|| "0123456789abcdef".repeat(4));
    document
}

fn blocks(chance: &mut Chance, most: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    for n in 0..chance.between(0, most) {
        blocks.push(match chance.between(0, 9) {
            0..=3 => {
                let level = u8::try_from(chance.between(1, 4)).expect("small");
                let long = if chance.one_in(4) { 60 } else { 20 };
                let text = chance.text(2, long);
                Block::heading(level, format!("{}{text}〔{n}〕", number(level, n + 1)))
            }
            4 if chance.one_in(2) => {
                let columns = chance.between(1, 7);
                let long = if chance.one_in(6) { 120 } else { 20 };
                let row = |chance: &mut Chance| -> Vec<String> {
                    (0..columns).map(|_| chance.text(0, long)).collect()
                };
                let header = (0..columns).map(|_| chance.text(0, 24)).collect();
                let rows = (0..chance.between(0, 36)).map(|_| row(chance)).collect();
                Block::table(header, rows)
            }
            5 if chance.one_in(3) => Block::Form {
                rows: (0..chance.between(1, 8))
                    .map(|_| chance.names(1, 4, 12))
                    .collect(),
            },
            6 if chance.one_in(4) => Block::picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\">\
                 <rect width=\"400\" height=\"300\" fill=\"#ccc\"/><text x=\"9\" y=\"99\">图㛃</text></svg>",
                chance.text(0, 40),
            ),
            _ => {
                let long = if chance.one_in(5) { 900 } else { 200 };
                Block::paragraph(chance.text(1, long))
            }
        });
    }
    blocks
}
