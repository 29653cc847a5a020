//! What no line parts, wherever in the line it stands.

use documents::official::Block;

use super::{print, sample};

#[test]
fn no_line_parts_a_number_nor_begins_or_ends_with_a_solidus() {
    const NUMBERS: [&str; 7] = [
        "0356-2023456转8001",
        "（0356）2023456",
        "0356—2023456",
        "138 0013 8000",
        "０３５６－２０２３４５６转８００１",
        "1200.5㎡",
        "甲方／乙方／丙方",
    ];
    let mut document = sample::grid(10);
    for number in NUMBERS {
        let at = |n: usize| Block::paragraph(format!("{}{number}止。", "文".repeat(n)));
        document.blocks.extend((10..40).map(at));
    }
    let lines = print("numbers", &document).lines();
    for number in NUMBERS {
        let number: String = number.split_whitespace().collect();
        let whole = lines.iter().filter(|line| {
            let line: String = line.split_whitespace().collect();
            line.contains(&number)
        });
        // Where the solidus stands, a line may still end between the words.
        let wanted = if number.contains('／') { 1 } else { 30 };
        assert!(whole.count() >= wanted, "{number}");
    }
    for line in lines {
        assert!(!line.starts_with('／') && !line.ends_with('／'), "{line}");
    }
}
