//! Fandol's faces with `TrueType` outlines instead of CFF's. A face is cut down anew to the characters of each
//! document it is embedded in, and a `TrueType` outline is copied for that where one of CFF is interpreted twice;
//! word processors embed no others. Answers for the outlines, to a fraction of a unit; all else is copied.

use anyhow::{Context, Result, anyhow};
use kurbo::{BezPath, CubicBez, Point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyph, OutlinePen};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, MetadataProvider};
use write_fonts::FontBuilder;
use write_fonts::from_obj::ToOwnedTable;
use write_fonts::tables::glyf::{Contour, GlyfLocaBuilder, Glyph, SimpleGlyph};
use write_fonts::tables::{head::Head, maxp::Maxp};
use write_fonts::types::Tag;

/// How far an outline may leave the one it stands for, in the face's units, 1000 to the letter's size: 6 µm where
/// a letter is 16 pt.
const ACCURACY: f64 = 1.0;
/// Tables that only faces with CFF outlines have.
const OF_CFF: [Tag; 2] = [Tag::new(b"CFF "), Tag::new(b"VORG")];

/// The font file `opentype`, whose outlines are CFF, with `TrueType` outlines.
pub fn of_cff(opentype: &[u8]) -> Result<Vec<u8>> {
    let face = FontRef::new(opentype)?;
    let drawn = face.outline_glyphs();
    let mut glyphs = GlyfLocaBuilder::new();
    let mut largest = Largest::default();
    let count = face.maxp()?.num_glyphs();
    for number in 0..count {
        let outline = drawn.get(GlyphId::from(number));
        let glyph = glyph(outline).with_context(|| format!("glyph {number}"))?;
        largest.see(&glyph)?;
        glyphs.add_glyph(&glyph)?;
    }
    let (outlines, places, format) = glyphs.build();
    let head = Head {
        index_to_loc_format: format as i16,
        ..face.head()?.to_owned_table()
    };
    let mut file = FontBuilder::new();
    file.add_table(&head)?
        .add_table(&largest.limits(count))?
        .add_table(&outlines)?
        .add_table(&places)?;
    for record in face.table_directory().table_records() {
        let tag = record.tag();
        if !OF_CFF.contains(&tag) && !file.contains(tag) {
            let table = face.data_for_tag(tag);
            let table = table.with_context(|| format!("table {tag} is broken"))?;
            file.add_raw(tag, table.as_bytes());
        }
    }
    Ok(file.build())
}

/// The outline in quadratic curves, running the other way round, as `TrueType` has it.
fn glyph(outline: Option<OutlineGlyph>) -> Result<Glyph> {
    let mut pen = Pen::default();
    if let Some(outline) = outline {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        outline.draw(settings, &mut pen)?;
    }
    if pen.0.is_empty() {
        return Ok(Glyph::Empty);
    }
    let glyph = SimpleGlyph::from_bezpath(&pen.0.reverse_subpaths());
    let glyph = glyph.map_err(|fault| anyhow!("outline: {fault:?}"))?;
    Ok(Glyph::Simple(glyph))
}

/// What readers of a face must make room for.
#[derive(Default)]
struct Largest {
    points: u16,
    contours: u16,
}

impl Largest {
    fn see(&mut self, glyph: &Glyph) -> Result<()> {
        if let Glyph::Simple(glyph) = glyph {
            let points: usize = glyph.contours.iter().map(Contour::len).sum();
            self.points = self.points.max(u16::try_from(points)?);
            self.contours = self.contours.max(u16::try_from(glyph.contours.len())?);
        }
        Ok(())
    }

    /// Of a face without composed glyphs and without instructions.
    fn limits(&self, glyphs: u16) -> Maxp {
        Maxp {
            num_glyphs: glyphs,
            max_points: Some(self.points),
            max_contours: Some(self.contours),
            max_composite_points: Some(0),
            max_composite_contours: Some(0),
            max_zones: Some(1),
            max_twilight_points: Some(0),
            max_storage: Some(0),
            max_function_defs: Some(0),
            max_instruction_defs: Some(0),
            max_stack_elements: Some(0),
            max_size_of_instructions: Some(0),
            max_component_elements: Some(0),
            max_component_depth: Some(0),
        }
    }
}

/// Draws cubic curves as quadratic ones.
#[derive(Default)]
struct Pen(BezPath);

/// A place in the face's units.
fn at(x: f32, y: f32) -> Point {
    Point::new(x.into(), y.into())
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(at(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(at(cx, cy), at(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let from = self.0.current_position().unwrap_or_default();
        let curve = CubicBez::new(from, at(cx0, cy0), at(cx1, cy1), at(x, y));
        match curve.approx_spline(ACCURACY) {
            Some(spline) => spline
                .to_quads()
                .for_each(|quad| self.0.quad_to(quad.p1, quad.p2)),
            None => curve
                .to_quads(ACCURACY)
                .for_each(|(_, _, quad)| self.0.quad_to(quad.p1, quad.p2)),
        }
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

#[cfg(test)]
mod tests {
    use kurbo::{ParamCurve, ParamCurveNearest, PathSeg, Shape};

    use super::*;

    /// Parts of a letter: a dot, a sweeping stroke, one that doubles back.
    const CURVES: [[(f32, f32); 4]; 3] = [
        [(0.0, 0.0), (0.0, 27.6), (22.4, 50.0), (50.0, 50.0)],
        [(0.0, 0.0), (40.0, 310.0), (260.0, 640.0), (900.0, 700.0)],
        [(0.0, 0.0), (500.0, 30.0), (-100.0, 30.0), (300.0, 0.0)],
    ];

    #[test]
    fn a_curve_is_drawn_by_quadratic_ones_that_keep_to_it() {
        for [from, one, two, to] in CURVES {
            let mut pen = Pen::default();
            pen.move_to(from.0, from.1);
            pen.curve_to(one.0, one.1, two.0, two.1, to.0, to.1);
            let point = |(x, y)| at(x, y);
            let meant = CubicBez::new(point(from), point(one), point(two), point(to));
            let drawn: Vec<PathSeg> = pen.0.path_segments(0.1).collect();
            assert!(drawn.iter().all(|part| matches!(part, PathSeg::Quad(_))));
            for step in 0..=100 {
                let wanted = meant.eval(f64::from(step) / 100.0);
                let off = drawn
                    .iter()
                    .map(|part| part.nearest(wanted, 1e-6).distance_sq);
                let off = off.fold(f64::MAX, f64::min).sqrt();
                assert!(off <= ACCURACY + 0.1, "{wanted:?} is {off} units off");
            }
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert!(of_cff(b"OTTO and nothing more").is_err());
    }
}
