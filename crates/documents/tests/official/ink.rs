//! Reads a PDF's own drawing operations: each line of text with its face, size, colour and exact
//! place, and each filled or stroked rule. Millimetres from the page's top left.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

const POINTS: f64 = 72.0 / 25.4;
const HIGH: f64 = 297.0;

/// A run of text set in one go.
#[derive(Debug, Clone)]
pub struct Line {
    pub page: usize,
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    /// In points.
    pub size: f64,
    /// Width of the letters against their height, 1 if they are not narrowed.
    pub stretch: f64,
    pub face: String,
    pub rgb: [f64; 3],
}

impl Line {
    /// The upper edge of its characters' boxes.
    pub fn top(&self) -> f64 {
        self.baseline - 0.88 * self.size / POINTS
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.top() + self.size / POINTS
    }

    pub fn is_red(&self) -> bool {
        same(self.rgb, [1.0, 0.0, 0.0])
    }
}

/// A straight rule.
#[derive(Debug, Clone)]
pub struct Rule {
    pub page: usize,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub rgb: [f64; 3],
}

impl Rule {
    pub fn is_red(&self) -> bool {
        same(self.rgb, [1.0, 0.0, 0.0])
    }

    pub fn thick(&self) -> f64 {
        self.bottom - self.top
    }
}

/// What is drawn on all pages.
#[derive(Debug, Default)]
pub struct Ink {
    pub pages: usize,
    pub lines: Vec<Line>,
    pub rules: Vec<Rule>,
}

struct Face {
    name: String,
    widths: BTreeMap<u16, f64>,
    usual: f64,
    letters: BTreeMap<u16, String>,
}

#[derive(Clone, Copy)]
struct State {
    matrix: [f64; 6],
    fill: [f64; 3],
    stroke: [f64; 3],
    width: f64,
}

/// The matrix that applies `inner` and then `outer`.
fn times(inner: [f64; 6], outer: [f64; 6]) -> [f64; 6] {
    let cell = |row: usize, column: usize| {
        inner[2 * row] * outer[column] + inner[2 * row + 1] * outer[2 + column]
    };
    [
        cell(0, 0),
        cell(0, 1),
        cell(1, 0),
        cell(1, 1),
        cell(2, 0) + outer[4],
        cell(2, 1) + outer[5],
    ]
}

fn at(matrix: [f64; 6], x: f64, y: f64) -> (f64, f64) {
    let to = |i: usize| matrix[i] * x + matrix[2 + i] * y + matrix[4 + i];
    (to(0) / POINTS, HIGH - to(1) / POINTS)
}

/// Whether two colours are one but for rounding.
pub fn same(one: [f64; 3], other: [f64; 3]) -> bool {
    one.iter().zip(other).all(|(a, b)| (a - b).abs() < 0.001)
}

fn numbers(operands: &[Object]) -> Vec<f64> {
    operands
        .iter()
        .filter_map(|operand| operand.as_float().ok().map(f64::from))
        .collect()
}

fn color(operands: &[Object]) -> [f64; 3] {
    match numbers(operands)[..] {
        [r, g, b] => [r, g, b],
        [grey, ..] => [grey; 3],
        [] => [0.0; 3],
    }
}

impl Ink {
    pub fn of(pdf: &[u8]) -> Self {
        let document = Document::load_mem(pdf).unwrap();
        let mut ink = Self::default();
        for (number, id) in document.get_pages() {
            let page = number as usize;
            ink.pages = page;
            let fonts = document.get_page_fonts(id).unwrap();
            let faces: BTreeMap<Vec<u8>, Face> = fonts
                .into_iter()
                .map(|(key, font)| (key, Face::of(&document, font)))
                .collect();
            let content = document.get_page_content(id);
            ink.draw(page, &Content::decode(&content).unwrap(), &faces);
        }
        ink
    }

    fn draw(&mut self, page: usize, content: &Content, faces: &BTreeMap<Vec<u8>, Face>) {
        let mut state = State {
            matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            fill: [0.0; 3],
            stroke: [0.0; 3],
            width: 1.0,
        };
        let (mut kept, mut path) = (Vec::new(), Vec::new());
        let (mut face, mut size, mut text) = (None, 0.0, state.matrix);
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "q" => kept.push(state),
                "Q" => state = kept.pop().unwrap(),
                "cm" => {
                    let matrix: [f64; 6] = numbers(operands).try_into().unwrap();
                    state.matrix = times(matrix, state.matrix);
                }
                "scn" | "sc" | "rg" | "g" => state.fill = color(operands),
                "SCN" | "SC" | "RG" | "G" => state.stroke = color(operands),
                "w" => state.width = numbers(operands)[0],
                "m" | "l" => {
                    let place = numbers(operands);
                    path.push(at(state.matrix, place[0], place[1]));
                }
                "re" => {
                    let place = numbers(operands);
                    path.push(at(state.matrix, place[0], place[1]));
                    path.push(at(state.matrix, place[0] + place[2], place[1] + place[3]));
                }
                "f" | "f*" => self.rule(page, &mut path, state.fill, 0.0),
                "S" => self.rule(page, &mut path, state.stroke, state.width / POINTS),
                "n" => path.clear(),
                "BT" => text = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
                "Tf" => {
                    face = faces.get(operands[0].as_name().unwrap());
                    size = numbers(operands)[0];
                }
                "Tm" => text = numbers(operands).try_into().unwrap(),
                "TJ" | "Tj" => {
                    let matrix = times(text, state.matrix);
                    let (words, advance) = face.unwrap().read(operands, size);
                    let (left, baseline) = at(matrix, 0.0, 0.0);
                    let (right, _) = at(matrix, advance, 0.0);
                    self.lines.push(Line {
                        page,
                        text: words,
                        left,
                        right,
                        baseline,
                        size: size * matrix[3].abs(),
                        stretch: (matrix[0] / matrix[3]).abs(),
                        face: face.unwrap().name.clone(),
                        rgb: state.fill,
                    });
                }
                _ => {}
            }
        }
    }

    /// Takes what was drawn for a rule if it is flat.
    fn rule(&mut self, page: usize, path: &mut Vec<(f64, f64)>, rgb: [f64; 3], width: f64) {
        let drawn = std::mem::take(path);
        let over = |pick: fn(&(f64, f64)) -> f64| {
            drawn
                .iter()
                .map(pick)
                .fold((f64::MAX, f64::MIN), |(low, high), n| {
                    (low.min(n), high.max(n))
                })
        };
        let ((left, right), (top, bottom)) = (over(|p| p.0), over(|p| p.1));
        if !drawn.is_empty() && bottom - top < 2.0 && right - left > 2.0 {
            self.rules.push(Rule {
                page,
                left,
                right,
                top: top - width / 2.0,
                bottom: bottom + width / 2.0,
                rgb,
            });
        }
    }

    /// The first line on any page whose text contains `words`.
    #[track_caller]
    pub fn line(&self, words: &str) -> &Line {
        self.lines
            .iter()
            .find(|line| line.text.contains(words))
            .unwrap_or_else(|| panic!("{words} is not drawn"))
    }

    /// The last such line.
    #[track_caller]
    pub fn last(&self, words: &str) -> &Line {
        self.lines
            .iter()
            .rfind(|line| line.text.contains(words))
            .unwrap_or_else(|| panic!("{words} is not drawn"))
    }
}

impl Face {
    fn of(document: &Document, font: &Dictionary) -> Self {
        let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
        let name = String::from_utf8_lossy(name);
        let name = name.split_once('+').map_or(&*name, |(_, name)| name);
        let inner = font.get_deref(b"DescendantFonts", document).unwrap();
        let inner = document
            .dereference(&inner.as_array().unwrap()[0])
            .unwrap()
            .1;
        let inner = inner.as_dict().unwrap();
        let mut widths = BTreeMap::new();
        if let Ok(list) = inner.get_deref(b"W", document) {
            read_widths(list.as_array().unwrap(), &mut widths);
        }
        let usual = inner
            .get(b"DW")
            .ok()
            .and_then(|width| width.as_float().ok())
            .map_or(1000.0, f64::from);
        let map = font.get_deref(b"ToUnicode", document).unwrap();
        let map = map.as_stream().unwrap().decompressed_content().unwrap();
        Self {
            name: name.trim_end_matches("-Identity-H").to_owned(),
            widths,
            usual,
            letters: letters(&String::from_utf8_lossy(&map)),
        }
    }

    /// The text shown, and how far it reaches in units of the text.
    fn read(&self, operands: &[Object], size: f64) -> (String, f64) {
        let mut text = String::new();
        let mut advance = 0.0;
        let pieces: Vec<&Object> = match &operands[0] {
            Object::Array(pieces) => pieces.iter().collect(),
            one => vec![one],
        };
        for piece in pieces {
            if let Object::String(codes, _) = piece {
                for pair in codes.chunks_exact(2) {
                    let code = u16::from_be_bytes([pair[0], pair[1]]);
                    text.push_str(self.letters.get(&code).map_or("", String::as_str));
                    advance += self.widths.get(&code).unwrap_or(&self.usual) / 1000.0 * size;
                }
            } else if let Ok(back) = piece.as_float() {
                advance -= f64::from(back) / 1000.0 * size;
            }
        }
        (text, advance)
    }
}

fn read_widths(list: &[Object], widths: &mut BTreeMap<u16, f64>) {
    let code = |object: &Object| u16::try_from(object.as_i64().unwrap()).unwrap();
    let width = |object: &Object| f64::from(object.as_float().unwrap());
    let mut rest = list;
    while let [first, second, tail @ ..] = rest {
        let from = code(first);
        if let Object::Array(own) = second {
            for (n, object) in (from..).zip(own) {
                widths.insert(n, width(object));
            }
            rest = tail;
        } else {
            for n in from..=code(second) {
                widths.insert(n, width(&tail[0]));
            }
            rest = &tail[1..];
        }
    }
}

/// What each code stands for, from a `ToUnicode` map.
fn letters(map: &str) -> BTreeMap<u16, String> {
    let hex = |word: &str| word.trim_matches(['<', '>']).to_owned();
    let text = |hex: &str| {
        let units: Vec<u16> = (0..hex.len() / 4)
            .map(|i| u16::from_str_radix(&hex[i * 4..i * 4 + 4], 16).unwrap())
            .collect();
        String::from_utf16_lossy(&units)
    };
    let mut letters = BTreeMap::new();
    let mut inside = "";
    for line in map.lines() {
        if line.ends_with("beginbfchar") {
            inside = "char";
        } else if line.ends_with("beginbfrange") {
            inside = "range";
        } else if line.starts_with("end") {
            inside = "";
        } else if !inside.is_empty() {
            let words: Vec<String> = line.split_whitespace().map(hex).collect();
            let code = |word: &str| u16::from_str_radix(word, 16).unwrap();
            if inside == "char" {
                letters.insert(code(&words[0]), text(&words[1]));
            } else {
                let first = u32::from(text(&words[2]).chars().next().unwrap());
                for (n, c) in (code(&words[0])..=code(&words[1])).zip(first..) {
                    letters.insert(n, char::from_u32(c).unwrap().to_string());
                }
            }
        }
    }
    letters
}
