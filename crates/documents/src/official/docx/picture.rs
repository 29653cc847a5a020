//! Pictures: drawn from SVG to PNG in our faces, for not every reader of DOCX shows SVG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, FontResolver, Options, Tree, fontdb};

use super::wml::{Paragraph, Type, escape};
use super::{CELL, Error, HEI};
use crate::fonts::{Fonts, Resolved};

/// English metric units in a millimetre.
const EMU: f32 = 36_000.0;
/// Width of the type area, and most height of a picture (15 lines of the grid), in millimetres.
const WIDTH: f32 = 156.0;
const HEIGHT: f32 = 153.0;
/// Pixels in a millimetre of print.
const PIXELS: f32 = 8.0;

/// The pictures of a document, drawn as they are met.
pub(super) struct Pictures<'a> {
    fonts: &'a Fonts,
    /// PNG files, in order.
    pub(super) drawn: Vec<Vec<u8>>,
}

impl<'a> Pictures<'a> {
    pub(super) const fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            drawn: Vec::new(),
        }
    }

    /// A paragraph with the picture, and one with its caption, which with `keep` stays with what follows.
    pub(super) fn draw(&mut self, svg: &str, caption: &str, keep: bool) -> Result<String, Error> {
        let (png, width, height) = png(svg, self.fonts.resolved()?)?;
        self.drawn.push(png);
        let n = self.drawn.len();
        let picture = Paragraph::new(0)
            .align("center")
            .keep_next(!caption.is_empty())
            .raw(&drawing(n, caption, width, height));
        let caption = Paragraph::new(CELL + 200)
            .align("center")
            .keep_next(keep)
            .with(caption, &Type::new(HEI, 24));
        Ok(picture.xml() + &caption.xml())
    }
}

/// The picture as PNG, eight pixels to a millimetre of print.
pub(crate) fn print(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    Ok(png(svg, fonts.resolved()?)?.0)
}

/// The picture as PNG, and its width and height in English metric units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths on a page are small and positive"
)]
fn png(svg: &str, fonts: &Resolved) -> Result<(Vec<u8>, u64, u64), Error> {
    let unreadable = |error: &dyn std::fmt::Display| Error::Picture(error.to_string());
    let tree = Tree::from_str(svg, &options(fonts)).map_err(|error| unreadable(&error))?;
    let size = tree.size();
    let scale = (WIDTH / size.width()).min(HEIGHT / size.height());
    let (width, height) = (size.width() * scale, size.height() * scale);
    let pixels = |length: f32| (length * PIXELS).ceil().max(1.0) as u32;
    let mut map = Pixmap::new(pixels(width), pixels(height))
        .ok_or_else(|| unreadable(&"a picture without size"))?;
    let zoom = Transform::from_scale(scale * PIXELS, scale * PIXELS);
    resvg::render(&tree, zoom, &mut map.as_mut());
    let png = map.encode_png().map_err(|error| unreadable(&error))?;
    Ok((png, (width * EMU) as u64, (height * EMU) as u64))
}

/// Faces by role, and nothing from outside the picture.
fn options(fonts: &Resolved) -> Options<'_> {
    let mut faces = fontdb::Database::new();
    let ids: Vec<_> = fonts
        .faces()
        .map(|(family, font)| {
            let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(font.data().clone());
            let loaded = faces.load_font_source(fontdb::Source::Binary(data));
            let id = loaded
                .get(font.index() as usize)
                .or(loaded.first())
                .copied();
            (family, font, id)
        })
        .collect();
    let by_role = ids.clone();
    Options {
        fontdb: Arc::new(faces),
        font_resolver: FontResolver {
            select_font: Box::new(move |wanted, _| {
                let named = wanted.families().iter().find_map(|family| match family {
                    usvg::FontFamily::Named(name) => by_role.iter().find(|(own, ..)| own == name),
                    _ => None,
                });
                named.or(by_role.first()).and_then(|(.., id)| *id)
            }),
            select_fallback: Box::new(move |c, used, _| {
                ids.iter()
                    .filter(|(_, font, _)| font.info().coverage.contains(c as u32))
                    .filter_map(|(.., id)| *id)
                    .find(|id| !used.contains(id))
            }),
        },
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

fn drawing(n: usize, caption: &str, width: u64, height: u64) -> String {
    let alt = escape(caption);
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{n}\" name=\"图{n}\" descr=\"{alt}\"/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{n}\" name=\"image{n}.png\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdImage{n}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    )
}
