//! Two texts compared line by line, for reading who changed what.

/// A line of a later text beside an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineChange<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the later.
    Added(&'a str),
    /// Only in the earlier.
    Removed(&'a str),
}

/// Lines beyond which texts are told apart as a whole: the table of common lines would grow too large.
const MOST: usize = 4_000;

/// What became of each line: the longest common lines stay, the others were removed or added.
pub fn changes<'a>(before: &'a str, after: &'a str) -> Vec<LineChange<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    if old.len().max(new.len()) > MOST {
        let removed = old.into_iter().map(LineChange::Removed);
        return removed
            .chain(new.into_iter().map(LineChange::Added))
            .collect();
    }
    // common[i][j] is the number of common lines of old[i..] and new[j..].
    let width = new.len() + 1;
    let mut common = vec![0u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut changes = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            changes.push(LineChange::Same(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < old.len()
            && (j == new.len() || common[(i + 1) * width + j] >= common[i * width + j + 1])
        {
            changes.push(LineChange::Removed(old[i]));
            i += 1;
        } else {
            changes.push(LineChange::Added(new[j]));
            j += 1;
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stays_stays_and_the_rest_is_removed_or_added() {
        use LineChange::{Added, Removed, Same};
        for (before, after, expected) in [
            ("", "", vec![]),
            ("甲", "甲", vec![Same("甲")]),
            (
                "甲\n乙\n丙",
                "甲\n丙",
                vec![Same("甲"), Removed("乙"), Same("丙")],
            ),
            (
                "甲\n丙",
                "甲\n乙\n丙",
                vec![Same("甲"), Added("乙"), Same("丙")],
            ),
            ("甲", "乙", vec![Removed("甲"), Added("乙")]),
        ] {
            assert_eq!(changes(before, after), expected, "{before:?} {after:?}");
        }
        let long = "行\n".repeat(MOST + 1);
        assert_eq!(changes(&long, "").len(), MOST + 1);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_back(old in "[甲乙丙\n]{0,30}", new in "[甲乙丙\n]{0,30}") {
            let all = changes(&old, &new);
            let pick = |keep: fn(&LineChange<'_>) -> bool| -> Vec<String> {
                all.iter().filter(|c| keep(c)).map(|c| match c {
                    LineChange::Same(l) | LineChange::Added(l) | LineChange::Removed(l) => (*l).to_owned(),
                }).collect()
            };
            let earlier = pick(|c| !matches!(c, LineChange::Added(_)));
            let later = pick(|c| !matches!(c, LineChange::Removed(_)));
            prop_assert_eq!(earlier, old.lines().map(str::to_owned).collect::<Vec<_>>());
            prop_assert_eq!(later, new.lines().map(str::to_owned).collect::<Vec<_>>());
        }
    }
}
