//! What changed between two texts, line by line.

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// `same`, `gone` or `new`.
    pub how: &'static str,
    pub text: String,
}

/// Longest texts compared line by line; longer ones are shown as taken out and put in.
const MOST: usize = 600;

/// The lines of both texts in one order: what stayed, what went, what came.
pub(super) fn lines(before: &str, after: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let line = |how, text: &str| Line {
        how,
        text: text.to_owned(),
    };
    if old.len() > MOST || new.len() > MOST {
        let gone = old.iter().map(|text| line("gone", text));
        return gone
            .chain(new.iter().map(|text| line("new", text)))
            .collect();
    }
    let common = common(&old, &new);
    let (mut said, mut i, mut j) = (Vec::new(), 0, 0);
    while i < old.len() || j < new.len() {
        let same = i < old.len() && j < new.len() && old[i] == new[j];
        if same {
            said.push(line("same", old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            said.push(line("gone", old[i]));
            i += 1;
        } else {
            said.push(line("new", new[j]));
            j += 1;
        }
    }
    said
}

/// Lengths of the longest common runs from each pair of places on.
fn common(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut length = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            length[i][j] = if old[i] == new[j] {
                length[i + 1][j + 1] + 1
            } else {
                length[i + 1][j].max(length[i][j + 1])
            };
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn told(before: &str, after: &str) -> String {
        let said = lines(before, after);
        let marks = said.iter().map(|line| match line.how {
            "same" => format!(" {}", line.text),
            "gone" => format!("-{}", line.text),
            _ => format!("+{}", line.text),
        });
        marks.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_stayed_stays() {
        for (before, after, expected) in [
            ("", "", ""),
            ("甲\n乙", "甲\n乙", " 甲| 乙"),
            ("甲\n乙\n丙", "甲\n丁\n丙", " 甲|-乙|+丁| 丙"),
            ("甲", "甲\n乙", " 甲|+乙"),
            ("甲\n乙", "乙", "-甲| 乙"),
            ("", "甲", "+甲"),
        ] {
            assert_eq!(told(before, after), expected);
        }
    }

    #[test]
    fn both_texts_can_be_read_back() {
        let before = "一\n二\n三\n二\n五";
        let after = "二\n三\n四\n二";
        let said = lines(before, after);
        let of = |but: &str| {
            let kept = said.iter().filter(|line| line.how != but);
            kept.map(|line| line.text.as_str())
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert_eq!(
            (of("new"), of("gone")),
            (before.to_owned(), after.to_owned())
        );
        let long = "行\n".repeat(2000);
        assert_eq!(lines(&long, "短").len(), 2001);
    }
}
