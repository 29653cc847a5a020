//! Puts right what the DOCX library leaves wrong or cannot say, before the parts are packed:
//! properties, settings and styles are written here, and elements brought into the order
//! that the schema (ECMA-376 Part 1, 17) asks for.

use quick_xml::events::Event;
use quick_xml::{Reader, Writer};

use super::super::Error;
use super::super::sheet::Sheet;
use super::{FANGSONG, PITCH, SIZE_3};

/// Children of a property element in the order of the schema; only those in use here.
const ORDERS: [(&[u8], &[&str]); 5] = [
    (
        b"w:pPr",
        &[
            "keepNext",
            "widowControl",
            "pBdr",
            "tabs",
            "snapToGrid",
            "spacing",
            "ind",
            "jc",
            "outlineLvl",
            "rPr",
        ],
    ),
    (b"w:rPr", &["rFonts", "color", "spacing", "w", "sz", "szCs"]),
    (
        b"w:tblPr",
        &[
            "tblpPr",
            "tblW",
            "jc",
            "tblBorders",
            "tblLayout",
            "tblCellMar",
        ],
    ),
    (b"w:tcPr", &["tcW", "tcBorders", "vAlign"]),
    (
        b"w:sectPr",
        &[
            "headerReference",
            "footerReference",
            "pgSz",
            "pgMar",
            "pgNumType",
            "cols",
            "docGrid",
        ],
    ),
];

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// The document's properties: title, issuer, language, date. Without a date, the epoch.
pub(super) fn properties(sheet: &Sheet) -> String {
    let escape = |text: &str| quick_xml::escape::escape(text).into_owned();
    let date = sheet
        .dated
        .map_or_else(|| "1970-01-01".to_owned(), |date| date.to_string());
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>zh-CN</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>",
        escape(&sheet.plain_title()),
        escape(&sheet.issuer()),
    )
}

/// Odd and even pages differ; punctuation may be compressed.
pub(super) fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings xmlns:w=\"{NAMESPACE}\"><w:zoom w:percent=\"100\"/>\
         <w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:compat><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// The body's face, size and line as defaults, and no gap between Chinese and Latin letters,
/// which would break the grid of 28 characters.
pub(super) fn styles() -> String {
    format!(
        "{DECLARATION}<w:styles xmlns:w=\"{NAMESPACE}\"><w:docDefaults>\
         <w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FANGSONG}\" w:hAnsi=\"{FANGSONG}\" \
         w:eastAsia=\"{FANGSONG}\" w:cs=\"{FANGSONG}\"/><w:sz w:val=\"{SIZE_3}\"/>\
         <w:szCs w:val=\"{SIZE_3}\"/><w:lang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\"/></w:rPr>\
         </w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>\
         <w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>\
         <w:spacing w:line=\"{PITCH}\" w:lineRule=\"exact\"/></w:pPr></w:style></w:styles>"
    )
}

/// A part of the package with its properties in order and the first row of each of the
/// body's tables, which is the one that must not split, repeated on every page.
pub(super) fn ordered(part: &[u8]) -> Result<Vec<u8>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Package(error.to_string());
    let text = std::str::from_utf8(part).map_err(|error| failed(&error))?;
    let text = text.replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />");
    let mut reader = Reader::from_str(&text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| failed(&error))? {
            Event::Eof => break,
            Event::Start(start) => {
                let name = start.name().as_ref().to_vec();
                open.push(Element {
                    name,
                    events: vec![Event::Start(start.into_owned())],
                    children: Vec::new(),
                });
            }
            Event::End(end) => {
                let mut element = open.pop().ok_or_else(|| failed(&"unbalanced part"))?;
                let end = Event::End(end.into_owned());
                element.sort();
                let events = element.flattened(end);
                let parent = open.last_mut().ok_or_else(|| failed(&"unbalanced part"))?;
                parent.children.push((element.name, events));
            }
            other => {
                let name = match &other {
                    Event::Empty(empty) => empty.name().as_ref().to_vec(),
                    _ => Vec::new(),
                };
                let parent = open.last_mut().ok_or_else(|| failed(&"unbalanced part"))?;
                parent.children.push((name, vec![other.into_owned()]));
            }
        }
    }
    let mut writer = Writer::new(Vec::new());
    for (_, events) in open.into_iter().flat_map(|root| root.children) {
        for event in events {
            writer.write_event(event).map_err(|error| failed(&error))?;
        }
    }
    Ok(writer.into_inner())
}

/// An element that is being read.
#[derive(Default)]
struct Element {
    name: Vec<u8>,
    events: Vec<Event<'static>>,
    children: Vec<(Vec<u8>, Vec<Event<'static>>)>,
}

impl Element {
    fn sort(&mut self) {
        let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == self.name) else {
            return;
        };
        let rank = |name: &[u8]| {
            order
                .iter()
                .position(|known| name.strip_prefix(b"w:") == Some(known.as_bytes()))
        };
        debug_assert!(
            self.children.iter().all(|(name, _)| rank(name).is_some()),
            "invariant: every property in use has its place"
        );
        self.children
            .sort_by_key(|(name, _)| rank(name).unwrap_or(usize::MAX));
    }

    fn flattened(&mut self, end: Event<'static>) -> Vec<Event<'static>> {
        let mut events = std::mem::take(&mut self.events);
        events.extend(self.children.drain(..).flat_map(|(_, events)| events));
        events.push(end);
        events
    }
}
