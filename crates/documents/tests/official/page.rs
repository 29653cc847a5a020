//! Reads a PDF as its reader sees it: text and places through poppler's tools, ink by pixels.

use std::path::PathBuf;
use std::process::Command;

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// Pixels in a millimetre at the resolution pages are drawn at.
const PIXELS: f64 = 200.0 / 25.4;

/// A PDF on disk, where poppler can open it.
pub struct Paper {
    path: PathBuf,
}

/// A run of text without spaces and its place, in millimetres from the page's top left.
#[derive(Debug, Clone)]
pub struct Word {
    pub page: usize,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub text: String,
}

/// One drawn page.
pub struct Picture {
    width: usize,
    rgb: Vec<u8>,
}

impl Paper {
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        std::fs::write(&path, bytes).unwrap();
        Self { path }
    }

    /// All text in the order it was set, without spaces and page numbers.
    pub fn text(&self) -> String {
        self.lines().concat()
    }

    /// The same, a line for each as it was set.
    pub fn lines(&self) -> Vec<String> {
        let path = self.path.to_str().unwrap();
        let text = String::from_utf8(output("pdftotext", &["-raw", path, "-"])).unwrap();
        let lines = text
            .lines()
            .filter(|line| !line.trim_start_matches('\u{c}').starts_with("— "));
        let bare = |line: &str| line.chars().filter(|c| !c.is_whitespace()).collect();
        lines.map(bare).collect()
    }

    pub fn words(&self) -> Vec<Word> {
        let path = self.path.to_str().unwrap();
        let html = String::from_utf8(output("pdftotext", &["-bbox", path, "-"])).unwrap();
        let mut page = 0;
        let mut words = Vec::new();
        for line in html.lines().map(str::trim) {
            if line.starts_with("<page ") {
                page += 1;
            } else if line.starts_with("<word ") {
                let number = |key: &str| -> f64 {
                    let from = line.find(key).unwrap() + key.len() + 2;
                    line[from..]
                        .split('"')
                        .next()
                        .unwrap()
                        .parse::<f64>()
                        .unwrap()
                        / POINTS
                };
                let text = line
                    .split_once('>')
                    .unwrap()
                    .1
                    .strip_suffix("</word>")
                    .unwrap();
                words.push(Word {
                    page,
                    left: number("xMin"),
                    top: number("yMin"),
                    right: number("xMax"),
                    bottom: number("yMax"),
                    text: text.to_owned(),
                });
            }
        }
        words
    }

    pub fn picture(&self, page: usize) -> Picture {
        let (path, page) = (self.path.to_str().unwrap(), page.to_string());
        let ppm = output("pdftoppm", &["-r", "200", "-f", &page, "-l", &page, path]);
        let mut header = ppm.splitn(4, |&b| b == b'\n' || b == b' ');
        assert_eq!(header.next().unwrap(), b"P6");
        let width = std::str::from_utf8(header.next().unwrap())
            .unwrap()
            .parse()
            .unwrap();
        let depth = header
            .nth(1)
            .unwrap()
            .iter()
            .position(|&b| b == b'\n')
            .unwrap()
            + 1;
        // Height and depth stand before the pixels; what is left over is their length.
        let pixels = ppm.len() - (ppm.len() - depth) / (width * 3) * (width * 3);
        Picture {
            width,
            rgb: ppm[pixels..].to_vec(),
        }
    }
}

impl Picture {
    /// The rows with ink of one kind: millimetres from the top, leftmost and rightmost ink.
    pub fn rows(&self, is_ink: fn(&[u8]) -> bool) -> Vec<(f64, f64, f64)> {
        let mm = |pixel: usize| f64::from(u32::try_from(pixel).unwrap()) / PIXELS;
        let rows = self.rgb.chunks_exact(self.width * 3).enumerate();
        rows.filter_map(|(y, row)| {
            let ink: Vec<usize> = row
                .chunks_exact(3)
                .enumerate()
                .filter(|(_, p)| is_ink(p))
                .map(|(x, _)| x)
                .collect();
            Some((mm(y), mm(*ink.first()?), mm(*ink.last()? + 1)))
        })
        .collect()
    }

    /// Unbroken black lines longer than 150 mm: millimetres from the top of their first row.
    pub fn rules(&self) -> Vec<f64> {
        let mut rules: Vec<f64> = Vec::new();
        for (y, row) in self.rgb.chunks_exact(self.width * 3).enumerate() {
            let black = row.chunks_exact(3).filter(|p| is_black(p)).count();
            let at = f64::from(u32::try_from(y).unwrap()) / PIXELS;
            if f64::from(u32::try_from(black).unwrap()) / PIXELS > 150.0
                && rules.last().is_none_or(|last| at - last > 0.6)
            {
                rules.push(at);
            }
        }
        rules
    }
}

pub fn is_red(pixel: &[u8]) -> bool {
    pixel[0] > 180 && pixel[1] < 90 && pixel[2] < 90
}

pub fn is_black(pixel: &[u8]) -> bool {
    pixel.iter().all(|&part| part < 160)
}

fn output(tool: &str, arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(tool)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{tool} (Debian: poppler-utils) does not start: {error}"));
    assert!(
        done.status.success(),
        "{tool}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    done.stdout
}
