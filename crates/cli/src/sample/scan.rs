//! A small valid PDF that stands for a scanned paper, made in code so that no real paper is needed.

use app::Upload;
use std::fmt::Write as _;

/// A one-page PDF with a frame, a few bars for lines of writing and a mark that it is a sample.
pub fn pdf(name: &str, mark: &str) -> Upload {
    let mark: String = mark.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut page = String::from("0.8 w 60 60 475 722 re S 0.85 g\n");
    for line in 0..12 {
        let _ = writeln!(
            page,
            "90 {} {} 9 re f",
            640 - line * 36,
            410 - line % 3 * 60
        );
    }
    let _ = write!(
        page,
        "0 g BT /F1 18 Tf 90 720 Td (SAMPLE SCAN {mark}) Tj ET"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = writeln!(text, "{number} 0 obj\n{object}\nendobj");
    }
    let start = text.len();
    let _ = write!(
        text,
        "xref\n0 6\n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    Upload {
        name: format!("{name}.pdf"),
        content: text.into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_lies_where_the_table_says() {
        let text = String::from_utf8(pdf("扫描件", "m1").content).unwrap();
        let table = text.split_once("xref\n0 6\n").unwrap().1;
        for (number, line) in (1..=5).zip(table.lines().skip(1)) {
            let at: usize = line[..10].parse().unwrap();
            assert!(text[at..].starts_with(&format!("{number} 0 obj")), "{line}");
        }
    }
}
