//! The printed lines of a .docx: one per paragraph or line break, one per table row with cells
//! parted by tabs. The file is taken for hostile: counts, sizes, depth and names are checked.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Unreadable;
use super::source::{Source, SourceLine};

const MAX_ENTRIES: usize = 2_000;
const MAX_INFLATED: u64 = 16 * 1024 * 1024;
const MAX_DEPTH: usize = 200;
const MAX_CELLS: usize = 100;
const BODY: &str = "word/document.xml";

/// The lines of the document's body; headers and footers are page furniture and stay out.
pub(super) fn lines(bytes: &[u8]) -> Result<Source, Unreadable> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("不是完整的压缩包"))?;
    let declared = declared_entries(bytes).ok_or_else(|| broken("缺少压缩包目录"))?;
    if declared > MAX_ENTRIES {
        return Err(Unreadable::TooLarge {
            what: "docx 内的文件数",
            limit: MAX_ENTRIES as u64,
        });
    }
    if archive.len() != declared {
        return Err(broken("压缩包内有重名文件"));
    }
    if archive.index_for_name(BODY).is_none() {
        return Err(Unreadable::UnknownFormat {
            found: "压缩包或其他 Office 文件，不是 .docx",
        });
    }
    let entry = archive
        .by_name(BODY)
        .map_err(|_| broken("正文无法解开（可能有密码）"))?;
    let mut xml = Vec::new();
    entry
        .take(MAX_INFLATED + 1)
        .read_to_end(&mut xml)
        .map_err(|_| broken("正文压缩数据有误"))?;
    if xml.len() as u64 > MAX_INFLATED {
        return Err(Unreadable::TooLarge {
            what: "docx 正文解开后",
            limit: MAX_INFLATED,
        });
    }
    read_body(&xml)
}

fn broken(reason: &str) -> Unreadable {
    Unreadable::BrokenDocx {
        reason: reason.to_owned(),
    }
}

/// The number of entries in the archive's own directory: the library keeps one of each name, so
/// a difference betrays duplicates.
fn declared_entries(bytes: &[u8]) -> Option<usize> {
    let at = bytes.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let count = bytes.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

/// A table being read.
#[derive(Default)]
struct Table {
    row: Vec<String>,
    above: Vec<String>,
    cell: Vec<String>,
    continues: bool,
    span: usize,
}

/// The state of the walk through the document's elements.
#[derive(Default)]
struct Walk {
    lines: Vec<String>,
    paragraphs: Vec<String>,
    tables: Vec<Table>,
    in_text: bool,
    skipping: usize,
    automatic_numbering: Option<u32>,
}

fn read_body(xml: &[u8]) -> Result<Source, Unreadable> {
    let mut reader = Reader::from_reader(xml);
    let mut walk = Walk::default();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken("正文 XML 有误"))? {
            Event::Start(e) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(broken("嵌套过深"));
                }
                walk.open(&e);
            }
            Event::Empty(e) => {
                walk.open(&e);
                walk.close(e.local_name().as_ref());
            }
            Event::End(e) => {
                depth = depth.saturating_sub(1);
                walk.close(e.local_name().as_ref());
            }
            Event::Text(t) => walk.text(&t.decode().map_err(|_| broken("正文编码有误"))?),
            Event::CData(t) => walk.text(&t.decode().map_err(|_| broken("正文编码有误"))?),
            Event::GeneralRef(r) => {
                let name = r.decode().map_err(|_| broken("正文编码有误"))?;
                let plain = match r.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&name)
                        .ok_or_else(|| broken("正文含自定义实体"))?
                        .to_owned(),
                };
                walk.text(&plain);
            }
            Event::DocType(_) => return Err(broken("正文含文档类型声明")),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    Ok(walk.finish())
}

impl Walk {
    fn open(&mut self, e: &BytesStart<'_>) {
        let name = e.local_name();
        let name = name.as_ref();
        // Deleted text is not printed; a fallback repeats what stands beside it.
        if self.skipping > 0 || matches!(name, b"del" | b"moveFrom" | b"Fallback") {
            self.skipping += 1;
            return;
        }
        match name {
            b"p" => self.paragraphs.push(String::new()),
            b"t" => self.in_text = true,
            b"tab" => self.push(" "),
            b"br" | b"cr" if attribute(e, b"type").is_none() => self.push("\n"),
            b"numPr" => {
                let next = u32::try_from(self.lines.len())
                    .unwrap_or(u32::MAX)
                    .saturating_add(1);
                self.automatic_numbering.get_or_insert(next);
            }
            b"tbl" => self.tables.push(Table::default()),
            b"tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.continues = false;
                    table.span = 1;
                }
            }
            b"vMerge" => {
                if let Some(table) = self.tables.last_mut() {
                    table.continues = attribute(e, b"val").as_deref() != Some("restart");
                }
            }
            b"gridSpan" => {
                let span = attribute(e, b"val")
                    .and_then(|v| v.parse().ok())
                    .unwrap_or(1);
                if let Some(table) = self.tables.last_mut() {
                    table.span = usize::clamp(span, 1, MAX_CELLS);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        match name {
            b"t" => self.in_text = false,
            b"p" => {
                if let Some(text) = self.paragraphs.pop() {
                    self.paragraph(text);
                }
            }
            b"tc" => self.close_cell(),
            b"tr" => self.close_row(),
            b"tbl" => {
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipping == 0 {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn paragraph(&mut self, text: String) {
        match self.tables.last_mut() {
            Some(table) => table.cell.push(text),
            None => self.lines.extend(text.split('\n').map(str::to_owned)),
        }
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let mut text = std::mem::take(&mut table.cell).join("\n");
        if table.continues {
            text = table
                .above
                .get(table.row.len())
                .cloned()
                .unwrap_or_default();
        }
        if table.row.len() < MAX_CELLS {
            table.row.push(text);
            table
                .row
                .extend(std::iter::repeat_n(String::new(), table.span.max(1) - 1));
        }
    }

    fn close_row(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let row = std::mem::take(&mut table.row);
        table.above.clone_from(&row);
        let nested = self.tables.len() > 1;
        // A table of one column only frames text: its paragraphs are ordinary lines.
        let text = if row.len() == 1 {
            row.concat()
        } else {
            row.iter()
                .map(|c| c.replace(['\n', '\t'], " "))
                .collect::<Vec<_>>()
                .join("\t")
        };
        if nested {
            let last = self.tables.len() - 2;
            self.tables[last].cell.push(text);
        } else {
            self.lines.extend(text.split('\n').map(str::to_owned));
        }
    }

    fn finish(mut self) -> Source {
        while let Some(text) = self.paragraphs.pop() {
            self.lines.push(text);
        }
        let lines = (1..)
            .zip(self.lines)
            .map(|(number, text)| SourceLine { number, text })
            .collect();
        Source {
            lines,
            automatic_numbering: self.automatic_numbering,
        }
    }
}

/// An attribute's value, by its local name.
fn attribute(e: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    e.attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .and_then(|a| String::from_utf8(a.value.into_owned()).ok())
}
