//! The glyphs of a set page with their places, in points from its top left.

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst::visualize::{Color, Geometry, Paint};

/// A run of glyphs, or a picture.
#[derive(Debug)]
pub(super) struct Glyphs {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) size: f64,
    pub(super) red: bool,
    /// Whether a character has no glyph and shows as a box.
    pub(super) boxed: bool,
}

/// A straight rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) upright: bool,
    /// How far from the left if upright, else from the top.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// What is on a page, in the order it is drawn.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) glyphs: Vec<Glyphs>,
    pub(super) rules: Vec<Rule>,
}

pub(super) fn of(frame: &Frame) -> Page {
    let mut page = Page::default();
    walk(frame, Transform::identity(), &mut page);
    page
}

fn rule(from: Point, to: Point) -> Rule {
    let (left, right) = (from.x.to_pt(), to.x.to_pt());
    let (top, bottom) = (from.y.to_pt(), to.y.to_pt());
    let upright = (bottom - top).abs() > (right - left).abs();
    let (at, from, to) = if upright {
        (left, top, bottom)
    } else {
        (top, left, right)
    };
    Rule {
        upright,
        at,
        from: from.min(to),
        to: from.max(to),
    }
}

/// White at the end of a run, in its letters' size: spaces, and what justification adds to the last glyph.
fn white(text: &TextItem) -> f64 {
    let mut white = 0.0;
    for glyph in text.glyphs.iter().rev() {
        let advance = glyph.x_advance.get();
        if !text.text[glyph.range()].trim().is_empty() {
            return white + (advance - 1.0).max(0.0);
        }
        white += advance;
    }
    white
}

fn walk(frame: &Frame, over: Transform, into: &mut Page) {
    for (place, item) in frame.items() {
        let moved = over.pre_concat(Transform::translate(place.x, place.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, moved.pre_concat(group.transform), into),
            FrameItem::Text(text) => {
                let size = text.size;
                let upper = Point::new(typst::layout::Abs::zero(), size * -0.8);
                let lower = Point::new(text.width() - size * white(text), size * 0.1);
                let (upper, lower) = (upper.transform(moved), lower.transform(moved));
                into.glyphs.push(Glyphs {
                    text: text.text.to_string(),
                    left: upper.x.to_pt(),
                    right: lower.x.to_pt(),
                    top: upper.y.to_pt(),
                    bottom: lower.y.to_pt(),
                    size: size.to_pt(),
                    red: text.fill == Paint::Solid(Color::from_u8(255, 0, 0, 255)),
                    boxed: text.glyphs.iter().any(|glyph| glyph.id == 0),
                });
            }
            FrameItem::Image(_, size, _) => {
                let upper = Point::zero().transform(moved);
                let lower = Point::new(size.x, size.y).transform(moved);
                into.glyphs.push(Glyphs {
                    text: "图".into(),
                    left: upper.x.to_pt(),
                    right: lower.x.to_pt(),
                    top: upper.y.to_pt(),
                    bottom: lower.y.to_pt(),
                    size: size.y.to_pt(),
                    red: false,
                    boxed: false,
                });
            }
            FrameItem::Shape(shape, _) => {
                if let Geometry::Line(to) = shape.geometry {
                    let ends = [Point::zero(), to].map(|end| end.transform(moved));
                    into.rules.push(rule(ends[0], ends[1]));
                }
            }
            _ => {}
        }
    }
}
