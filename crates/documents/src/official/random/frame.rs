//! The glyphs of a set page with their places, in points from its top left.

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::visualize::{Color, Paint};

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
}

pub(super) fn of(frame: &Frame) -> Vec<Glyphs> {
    let mut glyphs = Vec::new();
    walk(frame, Transform::identity(), &mut glyphs);
    glyphs
}

fn walk(frame: &Frame, over: Transform, into: &mut Vec<Glyphs>) {
    for (place, item) in frame.items() {
        let moved = over.pre_concat(Transform::translate(place.x, place.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, moved.pre_concat(group.transform), into),
            FrameItem::Text(text) => {
                let size = text.size;
                let upper = Point::new(typst::layout::Abs::zero(), size * -0.8);
                // What justification adds to the last glyph is white.
                let spread = text
                    .glyphs
                    .last()
                    .map_or(0.0, |last| last.x_advance.get() - 1.0);
                let lower = Point::new(text.width() - size * spread.max(0.0), size * 0.1);
                let (upper, lower) = (upper.transform(moved), lower.transform(moved));
                into.push(Glyphs {
                    text: text.text.to_string(),
                    left: upper.x.to_pt(),
                    right: lower.x.to_pt(),
                    top: upper.y.to_pt(),
                    bottom: lower.y.to_pt(),
                    size: size.to_pt(),
                    red: text.fill == Paint::Solid(Color::from_u8(255, 0, 0, 255)),
                });
            }
            FrameItem::Image(_, size, _) => {
                let upper = Point::zero().transform(moved);
                let lower = Point::new(size.x, size.y).transform(moved);
                into.push(Glyphs {
                    text: "图".into(),
                    left: upper.x.to_pt(),
                    right: lower.x.to_pt(),
                    top: upper.y.to_pt(),
                    bottom: lower.y.to_pt(),
                    size: size.y.to_pt(),
                    red: false,
                });
            }
            _ => {}
        }
    }
}
