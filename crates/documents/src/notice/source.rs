//! From bytes to numbered lines: recognises the format by its first bytes, decodes the text and
//! refuses what is no text or is far larger than any notice.

use super::Unreadable;
use super::docx;

/// No notice comes near these: a .docx with pictures may weigh megabytes, its text does not.
const MAX_BYTES: usize = 16 * 1024 * 1024;
const MAX_CHARACTERS: usize = 100_000;

/// One line of the source.
#[derive(Debug, Clone)]
pub(super) struct SourceLine {
    /// Counted from 1.
    pub(super) number: u32,
    pub(super) text: String,
}

/// The lines of a source.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) lines: Vec<SourceLine>,
    /// The first line whose number the word processor makes and the text does not hold.
    pub(super) automatic_numbering: Option<u32>,
}

/// Formats people hand in by mistake, by their first bytes.
const OTHER_FORMATS: [(&[u8], &str); 10] = [
    (b"%PDF", " PDF，请另存为 .docx 或 .txt"),
    (
        b"\xd0\xcf\x11\xe0",
        "旧版 Office 文件（.doc、.xls 或 .wps），请另存为 .docx",
    ),
    (b"{\\rtf", " RTF，请另存为 .docx"),
    (b"\x89PNG", " PNG 图片"),
    (b"\xff\xd8\xff", " JPEG 图片"),
    (b"GIF8", " GIF 图片"),
    (b"Rar!", " RAR 压缩包"),
    (b"7z\xbc\xaf", " 7z 压缩包"),
    (b"\x1f\x8b", " gzip 压缩包"),
    (b"\x7fELF", "程序文件"),
];

/// The numbered lines of a .txt or .docx.
pub(super) fn lines(bytes: &[u8]) -> Result<Source, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge {
            what: "文件大小（字节）",
            limit: MAX_BYTES as u64,
        });
    }
    if let Some((_, found)) = OTHER_FORMATS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Err(Unreadable::UnknownFormat { found });
    }
    let source = if bytes.starts_with(b"PK") {
        docx::lines(bytes)?
    } else {
        plain(bytes)?
    };
    if source.lines.iter().all(|l| l.text.trim().is_empty()) {
        return Err(Unreadable::Empty);
    }
    let characters: usize = source.lines.iter().map(|l| l.text.chars().count()).sum();
    if characters > MAX_CHARACTERS {
        return Err(Unreadable::TooLarge {
            what: "文字数",
            limit: MAX_CHARACTERS as u64,
        });
    }
    Ok(source)
}

fn plain(bytes: &[u8]) -> Result<Source, Unreadable> {
    let text = decode(bytes)?;
    let opening = text.trim_start().get(..5).map(str::to_ascii_lowercase);
    if opening.is_some_and(|o| o == "<!doc" || o == "<html" || o == "<?xml") {
        return Err(Unreadable::UnknownFormat {
            found: "网页，请复制正文另存为 .txt",
        });
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = (1..)
        .zip(text.split('\n'))
        .map(|(number, text)| SourceLine {
            number,
            text: text.to_owned(),
        })
        .collect();
    Ok(Source {
        lines,
        automatic_numbering: None,
    })
}

fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let (encoding, bom) = encoding_rs::Encoding::for_bom(bytes).unwrap_or_else(|| {
        let utf8 = std::str::from_utf8(bytes).is_ok();
        (
            if utf8 {
                encoding_rs::UTF_8
            } else {
                encoding_rs::GB18030
            },
            0,
        )
    });
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(&bytes[bom..])
        .ok_or(Unreadable::NotText)?;
    if text.chars().any(is_no_text) {
        return Err(Unreadable::NotText);
    }
    Ok(text.into_owned())
}

/// Control characters that no text file holds.
fn is_no_text(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}')
}
