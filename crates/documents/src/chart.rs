//! Charts as SVG: bars beside each other, lines over months, bars of stacked parts. One picture serves the
//! page, the PDF and the print; parts differ by pattern and label, never by colour alone.

use std::fmt::Write as _;

const INK: &str = "#1d2126";
const SOFT: &str = "#5d6168";
const LINE: &str = "#c9c4b6";
const FACES: &str =
    "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif";
/// Width of every chart, in its own units.
const WIDTH: i64 = 680;
/// Where the labels of categories end.
const LEFT: i64 = 176;
/// What is kept free at the right, for values behind bars.
const RIGHT: i64 = 56;
/// Characters in a line of a category's label; longer ones stand on two, and what these do not hold is cut.
const LABEL: usize = 12;

/// How the values are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A bar for each series under each category.
    Bars,
    /// A line for each series over the categories.
    Lines,
    /// One bar for each category, the series stacked in it.
    Stacked,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Identifier, unique on its page: letters, digits and `-`.
    pub id: String,
    /// Title, for who cannot see the picture and for its caption.
    pub title: String,
    /// How it is drawn.
    pub form: Form,
    /// Names of the categories.
    pub categories: Vec<String>,
    /// Names of the series (three at most are told apart by pattern) and their values, one for each category.
    pub series: Vec<(String, Vec<i64>)>,
}

impl Chart {
    /// Whether anything in it differs from nothing.
    pub fn is_worth_drawing(&self) -> bool {
        let enough = self.form != Form::Lines || self.categories.len() > 1;
        enough
            && self
                .series
                .iter()
                .any(|(_, values)| values.iter().any(|value| *value > 0))
    }

    /// What it shows, in words.
    pub fn description(&self) -> String {
        let mut words = String::new();
        for (place, category) in self.categories.iter().enumerate() {
            let parts: Vec<_> = self
                .series
                .iter()
                .map(|(name, values)| format!("{name}{}", values.get(place).unwrap_or(&0)))
                .collect();
            let _ = write!(words, "{category}：{}。", parts.join("，"));
        }
        words
    }

    /// The picture.
    pub fn svg(&self) -> String {
        let (body, height) = match self.form {
            Form::Bars => self.bars(),
            Form::Stacked => self.stacked(),
            Form::Lines => self.lines(),
        };
        let id = &self.id;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" font-family=\"{FACES}\" \
             font-size=\"13\" fill=\"{INK}\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}{}{body}</svg>",
            escape(&self.title),
            escape(&self.description()),
            self.patterns(),
            self.legend(),
        )
    }

    /// Dark, hatched and dotted: told apart in black and white.
    fn patterns(&self) -> String {
        let id = &self.id;
        format!(
            "<defs><pattern id=\"{id}-p1\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M-1 7L7 -1M2 10L10 2M-4 4L4 -4\" stroke=\"#a8281e\" \
             stroke-width=\"1.5\"/></pattern><pattern id=\"{id}-p2\" width=\"6\" height=\"6\" \
             patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/>\
             <circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"{INK}\"/></pattern></defs>"
        )
    }

    fn fill(&self, series: usize) -> String {
        match series {
            0 => "#46566a".into(),
            1 => format!("url(#{}-p1)", self.id),
            _ => format!("url(#{}-p2)", self.id),
        }
    }

    fn legend(&self) -> String {
        let mut legend = String::new();
        let mut x = LEFT;
        for (place, (name, _)) in self.series.iter().enumerate() {
            let _ = write!(
                legend,
                "<rect x=\"{x}\" y=\"6\" width=\"18\" height=\"12\" fill=\"{}\" stroke=\"{INK}\" stroke-width=\"0.8\"/>\
                 <text x=\"{}\" y=\"17\">{}</text>",
                self.fill(place),
                x + 24,
                escape(name)
            );
            x += 40 + 14 * length(name);
        }
        legend
    }

    fn most(&self) -> i64 {
        let all = self.series.iter().flat_map(|(_, values)| values);
        all.copied().max().unwrap_or(0).max(1)
    }

    fn bars(&self) -> (String, i64) {
        const BAR: i64 = 15;
        let group = BAR * length_of(&self.series) + 14;
        let most = self.most();
        let mut body = String::new();
        for (place, category) in self.categories.iter().enumerate() {
            let top = 32 + group * index(place);
            category_label(&mut body, category, top + (group - 14) / 2 + 5);
            for (series, (_, values)) in self.series.iter().enumerate() {
                let value = values.get(place).copied().unwrap_or(0).max(0);
                let (y, width) = (top + BAR * index(series), scaled(value, most));
                if width > 0 {
                    let _ = write!(
                        body,
                        "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{}\" \
                         stroke=\"{INK}\" stroke-width=\"0.8\"/>",
                        BAR - 3,
                        self.fill(series),
                    );
                }
                let _ = write!(
                    body,
                    "<text x=\"{}\" y=\"{}\" font-size=\"12\">{value}</text>",
                    LEFT + width + 6,
                    y + 11,
                );
            }
        }
        let height = 36 + group * length_of(&self.categories);
        axis(&mut body, height);
        (body, height)
    }

    fn stacked(&self) -> (String, i64) {
        const ROW: i64 = 30;
        let total = |place: usize| -> i64 {
            let values = self
                .series
                .iter()
                .map(|(_, values)| values.get(place).copied().unwrap_or(0).max(0));
            values.sum()
        };
        let most = (0..self.categories.len())
            .map(total)
            .max()
            .unwrap_or(0)
            .max(1);
        let mut body = String::new();
        for (place, category) in self.categories.iter().enumerate() {
            let top = 32 + ROW * index(place);
            category_label(&mut body, category, top + 14);
            let mut before = 0;
            for (series, (_, values)) in self.series.iter().enumerate() {
                let value = values.get(place).copied().unwrap_or(0).max(0);
                let (from, to) = (scaled(before, most), scaled(before + value, most));
                before += value;
                if from == to {
                    continue;
                }
                let _ = write!(
                    body,
                    "<rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"18\" fill=\"{}\" stroke=\"{INK}\" \
                     stroke-width=\"0.8\"/>",
                    LEFT + from,
                    to - from,
                    self.fill(series),
                );
                if to - from >= 26 {
                    let middle = LEFT + i64::midpoint(from, to);
                    let _ = write!(
                        body,
                        "<rect x=\"{}\" y=\"{}\" width=\"22\" height=\"14\" fill=\"#fff\"/>\
                         <text x=\"{middle}\" y=\"{}\" font-size=\"12\" text-anchor=\"middle\">{value}</text>",
                        middle - 11,
                        top + 2,
                        top + 13,
                    );
                }
            }
            let _ = write!(
                body,
                "<text x=\"{}\" y=\"{}\" font-size=\"12\" fill=\"{SOFT}\">{before}</text>",
                LEFT + scaled(before, most) + 6,
                top + 14
            );
        }
        let height = 36 + ROW * length_of(&self.categories);
        axis(&mut body, height);
        (body, height)
    }

    fn lines(&self) -> (String, i64) {
        const LOW: i64 = 220;
        const HIGH: i64 = 44;
        let (from, to) = (48, WIDTH - 32);
        let steps = (length_of(&self.categories) - 1).max(1);
        let x = |place: usize| from + (to - from) * index(place) / steps;
        let most = self.most();
        let y = |value: i64| LOW - (LOW - HIGH) * value.max(0) / most;
        let mut body = format!(
            "<path d=\"M{from} {LOW}H{to}\" stroke=\"{SOFT}\"/><path d=\"M{from} {HIGH}H{to}\" stroke=\"{LINE}\" \
             stroke-dasharray=\"3 3\"/><text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-size=\"12\" fill=\"{SOFT}\">{most}</text>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-size=\"12\" fill=\"{SOFT}\">0</text>",
            from - 8,
            HIGH + 4,
            from - 8,
            LOW + 4,
        );
        for (place, category) in self.categories.iter().enumerate() {
            let _ = write!(
                body,
                "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"12\">{}</text>",
                x(place),
                LOW + 20,
                escape(category)
            );
        }
        for (series, (_, values)) in self.series.iter().enumerate() {
            let points: Vec<_> = values
                .iter()
                .enumerate()
                .map(|(place, value)| (x(place), y(*value), *value))
                .collect();
            let path: Vec<_> = points.iter().map(|(x, y, _)| format!("{x},{y}")).collect();
            let dashes = if series == 0 {
                ""
            } else {
                " stroke-dasharray=\"6 4\""
            };
            let colour = if series == 0 { "#46566a" } else { "#a8281e" };
            let _ = write!(
                body,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>",
                path.join(" ")
            );
            for (place, (x, y, value)) in points.into_iter().enumerate() {
                body.push_str(&self.mark(series, colour, (x, y)));
                // The highest stands over its mark, others beside theirs; what is nothing lies on the axis.
                if value <= 0 || self.equalled_before(series, place) {
                    continue;
                }
                let others = self.series.iter().map(|(_, values)| values.get(place));
                let (x, y, anchor) = if others.max().flatten() == Some(&value) {
                    (x, y - 8, "middle")
                } else {
                    (x + 8, y + 4, "start")
                };
                let _ = write!(
                    body,
                    "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"11\">{value}</text>"
                );
            }
        }
        (body, LOW + 32)
    }
}

impl Chart {
    /// The mark of a value on a line: a dot, or a patterned square.
    fn mark(&self, series: usize, colour: &str, (x, y): (i64, i64)) -> String {
        if series == 0 {
            return format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"{colour}\"/>");
        }
        let (left, top, fill) = (x - 4, y - 4, self.fill(series));
        format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"8\" height=\"8\" fill=\"{fill}\" stroke=\"{colour}\"/>"
        )
    }

    /// Whether a series before this one has the same value there, whose label then serves both.
    fn equalled_before(&self, series: usize, place: usize) -> bool {
        let value = |(_, values): &(String, Vec<i64>)| values.get(place).copied();
        let own = self.series.get(series).and_then(value);
        self.series[..series].iter().any(|one| value(one) == own)
    }
}

/// The width of a bar.
fn scaled(value: i64, most: i64) -> i64 {
    (WIDTH - LEFT - RIGHT) * value / most
}

/// Writes a category's label beside `y`, the foot of its line if it has one.
fn category_label(body: &mut String, label: &str, y: i64) {
    const HALF: i64 = 7;
    let mut letters: Vec<char> = label.chars().collect();
    let lines: Vec<String> = match letters.len() {
        0..=LABEL => vec![label.into()],
        count => {
            let mut rest = letters.split_off(count.div_ceil(2).min(LABEL));
            if rest.len() > LABEL {
                rest.truncate(LABEL - 1);
                rest.push('…');
            }
            vec![String::from_iter(letters), String::from_iter(rest)]
        }
    };
    let over = if lines.len() > 1 { HALF } else { 0 };
    for (line, y) in lines.iter().zip([y - over, y + over]) {
        let _ = write!(
            body,
            "<text x=\"{}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
            LEFT - 8,
            escape(line)
        );
    }
}

fn axis(body: &mut String, height: i64) {
    let _ = write!(
        body,
        "<path d=\"M{LEFT} 26V{}\" stroke=\"{SOFT}\"/>",
        height - 4
    );
}

fn index(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(0)
}

fn length_of<T>(all: &[T]) -> i64 {
    index(all.len())
}

fn length(text: &str) -> i64 {
    index(text.chars().count())
}

/// Text as XML holds it; characters XML cannot hold are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
