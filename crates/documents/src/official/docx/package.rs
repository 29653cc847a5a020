//! The package: its parts, how they are related, and the ZIP that holds them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::Error;
use super::super::sheet::Sheet;
use super::wml::escape;
use super::{FANGSONG, PITCH, SIZE_3, section};
use crate::press::NOT_FIRST;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Packs the document; the same document always gives the same bytes.
pub(super) fn pack(sheet: &Sheet, body: &str, pictures: &[Vec<u8>]) -> Result<Vec<u8>, Error> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let (mut types, mut relations, mut references) = (String::new(), String::new(), String::new());
    for (n, margin) in (1..).zip(section::margins(sheet)) {
        let (part, on) = (margin.part, margin.on);
        let name = format!("{part}{n}.xml");
        let (root, kind) = if part == "header" {
            ("hdr", "header")
        } else {
            ("ftr", "footer")
        };
        let text = format!(
            "{DECLARATION}<w:{root} {NAMESPACES}>{}</w:{root}>",
            margin.content
        );
        push(
            &mut types,
            format_args!("<Override PartName=\"/word/{name}\" ContentType=\"{TYPES}{kind}+xml\"/>"),
        );
        push(
            &mut relations,
            format_args!(
                "<Relationship Id=\"rIdMargin{n}\" Type=\"{RELATIONS}/{kind}\" Target=\"{name}\"/>"
            ),
        );
        push(
            &mut references,
            format_args!("<w:{part}Reference w:type=\"{on}\" r:id=\"rIdMargin{n}\"/>"),
        );
        parts.push((format!("word/{name}"), text.into_bytes()));
    }
    for (n, picture) in (1..).zip(pictures) {
        push(
            &mut relations,
            format_args!(
                "<Relationship Id=\"rIdImage{n}\" Type=\"{RELATIONS}/image\" Target=\"media/image{n}.png\"/>"
            ),
        );
        parts.push((format!("word/media/image{n}.png"), picture.clone()));
    }
    let document = format!(
        "{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{}</w:body></w:document>",
        section::properties(sheet, &references)
    );
    let fixed = [
        ("[Content_Types].xml", content_types(&types)),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", properties(sheet)),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            document_relations(&relations),
        ),
        ("word/settings.xml", settings()),
        ("word/styles.xml", styles()),
    ];
    let fixed = fixed.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    parts.splice(0..0, fixed);
    zipped(&parts).map_err(|error| Error::Package(error.to_string()))
}

fn push(text: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(piece);
}

fn zipped(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(name.as_str(), options)?;
        package.write_all(bytes)?;
    }
    Ok(package.finish()?.into_inner())
}

fn content_types(margins: &str) -> String {
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}document.main+xml\"/>\
         <Override PartName=\"/word/settings.xml\" ContentType=\"{TYPES}settings+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{TYPES}styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{margins}</Types>"
    )
}

fn package_relations() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" \
         Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn document_relations(more: &str) -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/settings\" Target=\"settings.xml\"/>{more}</Relationships>"
    )
}

/// The document's properties: title, issuer, language, date. Without a date, the epoch.
fn properties(sheet: &Sheet) -> String {
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

/// Marks that close something, which Word's own list has too; naming others replaces it.
const CLOSING: &str = "!),.:;?]}¨ˇˉ―‖'\"∶、。〃々〉》」』】〕〗！＂＇），．：；？］｀｜｝￠";

/// Odd and even pages differ; punctuation may be compressed; no line begins with a closing mark or one held to what
/// it follows.
fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/>\
         <w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:noLineBreaksBefore w:lang=\"zh-CN\" w:val=\"{}\"/>\
         <w:compat><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>",
        escape(&format!("{CLOSING}{NOT_FIRST}"))
    )
}

/// The body's face, size and line as defaults, and no gap between Chinese and Latin letters,
/// which would break the grid of 28 characters.
fn styles() -> String {
    format!(
        "{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults>\
         <w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FANGSONG}\" w:hAnsi=\"{FANGSONG}\" \
         w:eastAsia=\"{FANGSONG}\" w:cs=\"{FANGSONG}\"/><w:sz w:val=\"{SIZE_3}\"/>\
         <w:szCs w:val=\"{SIZE_3}\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>\
         </w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>\
         <w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>\
         <w:spacing w:line=\"{PITCH}\" w:lineRule=\"exact\"/></w:pPr></w:style></w:styles>"
    )
}
