//! Writes the samples and says how long each took.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for the eye"
)]

use std::time::Instant;

fn main() {
    let out = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    std::fs::create_dir_all(&out).unwrap();
    let fonts = documents::fonts::Fonts::load(&["fonts".into()]);
    for (name, document) in documents::samples::official() {
        let start = Instant::now();
        let pdf = documents::official::pdf(&document, &fonts).unwrap();
        println!("{name} {:?}", start.elapsed());
        std::fs::write(out.join(format!("{name}.pdf")), &pdf).unwrap();
        let docx = documents::official::docx(&document, &fonts).unwrap();
        std::fs::write(out.join(format!("{name}.docx")), docx).unwrap();
    }
    use documents::{papers, samples};
    let letter = std::fs::read(out.join("04-协调函.pdf")).unwrap();
    for (name, pdf) in [
        (
            "签到表",
            papers::sign_in_sheet(&samples::sign_in_sheet(), &fonts),
        ),
        (
            "通讯录",
            papers::address_list(&samples::address_list(), &fonts),
        ),
        (
            "会议进程单",
            papers::running_sheet(&samples::running_sheet(), &fonts),
        ),
        (
            "会议材料汇编",
            papers::bundle(&samples::bundle(letter), &fonts),
        ),
    ] {
        std::fs::write(out.join(format!("{name}.pdf")), pdf.unwrap()).unwrap();
    }
}
