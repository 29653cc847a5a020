//! The words beside a light: working days left, today, overdue.

use crate::Wording;

impl Wording {
    /// The words for a number of working days left: 剩 4 个工作日, 今天 (0), 逾期 2 个工作日
    /// (negative), and that no date is set (none).
    pub fn light_words(self, days_left: Option<i64>) -> String {
        let t = self;
        match days_left {
            None => t.m("light-none").into_owned(),
            Some(0) => t.m("light-today").into_owned(),
            Some(days @ 1..) => t.a("light-left", &[("days", days.into())]),
            Some(days) => t.a("light-overdue", &[("days", days.saturating_neg().into())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Wording};

    #[test]
    fn lights_say_the_working_days_left() {
        let (chinese, english) = (
            Wording::new(Language::Chinese),
            Wording::new(Language::English),
        );
        for (days, zh, en) in [
            (Some(4), "剩 4 个工作日", "4 working days left"),
            (Some(1), "剩 1 个工作日", "1 working day left"),
            (Some(0), "今天", "Today"),
            (Some(-1), "逾期 1 个工作日", "1 working day overdue"),
            (Some(-2), "逾期 2 个工作日", "2 working days overdue"),
            (None, "未定期限", "No due date"),
        ] {
            assert_eq!(chinese.light_words(days), zh);
            assert_eq!(english.light_words(days), en);
        }
        assert!(chinese.light_words(Some(i64::MIN)).starts_with("逾期"));
    }
}
