//! The sample's enterprises and cases: invented, and marked so by their names.

use domain::{Date, enterprise::Uscc};

/// An invented enterprise, with its case if it has one.
#[derive(Debug)]
pub struct Debtor {
    /// By which matters refer to it.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Number from which its code is made; codes of this series were given to nobody.
    pub number: u32,
    /// Type and serial of the case number, and the procedure's code.
    pub case: Option<(&'static str, u32, &'static str)>,
}

/// Every enterprise of the sample.
pub const DEBTORS: &[Debtor] = &[
    debtor(
        "hongrun",
        "晋城市宏润铸造有限公司（演示）",
        1,
        Some(("破", 1, "liquidation")),
    ),
    debtor(
        "jinfeng",
        "晋城市锦峰纺织有限公司（演示）",
        2,
        Some(("破", 2, "reorganization")),
    ),
    debtor(
        "tairui",
        "晋城市泰瑞房地产开发有限公司（演示）",
        3,
        Some(("破", 3, "reorganization")),
    ),
    debtor(
        "shenghe",
        "晋城市盛禾食品有限公司（演示）",
        4,
        Some(("破", 4, "composition")),
    ),
    debtor(
        "dingxin",
        "晋城市鼎鑫机械制造有限公司（演示）",
        5,
        Some(("破", 5, "liquidation")),
    ),
    debtor(
        "lanyue",
        "晋城市岚越商贸有限公司（演示）",
        6,
        Some(("破", 6, "liquidation")),
    ),
    debtor(
        "yongchang",
        "晋城市永昌建材有限公司（演示）",
        7,
        Some(("破申", 1, "pre_reorganization")),
    ),
    debtor(
        "huitong",
        "晋城市汇通物流有限公司（演示）",
        8,
        Some(("强清", 1, "compulsory_liquidation")),
    ),
    debtor(
        "xinhai",
        "晋城市鑫海化工有限公司（演示）",
        9,
        Some(("破申", 2, "pre_reorganization")),
    ),
    debtor(
        "guangyuan",
        "晋城市广源煤机有限公司（演示）",
        10,
        Some(("强清", 2, "compulsory_liquidation")),
    ),
    debtor("baili", "晋城市百利酒店管理有限公司（演示）", 11, None),
    debtor("ruide", "晋城市瑞德玻璃制品有限公司（演示）", 12, None),
];

const fn debtor(
    key: &'static str,
    name: &'static str,
    number: u32,
    case: Option<(&'static str, u32, &'static str)>,
) -> Debtor {
    Debtor {
        key,
        name,
        number,
        case,
    }
}

/// The debtor with this key.
pub fn find(key: &str) -> &'static Debtor {
    DEBTORS
        .iter()
        .find(|debtor| debtor.key == key)
        .expect("the script names debtors of the table")
}

impl Debtor {
    /// Its unified social credit code.
    pub fn uscc(&self) -> String {
        uscc(self.number)
    }

    /// Its case number, filed in the year of a day; empty if it has no case.
    pub fn case_number(&self, day: Date) -> String {
        self.case.map_or_else(String::new, |(kind, serial, _)| {
            format!("({})晋0502{kind}{serial}号", day.year())
        })
    }

    /// Whether the court has accepted its case and named an administrator.
    pub fn has_administrator(&self) -> bool {
        self.case.is_some_and(|(kind, ..)| kind == "破")
    }

    /// Code of its case's procedure; empty if it has no case.
    pub fn procedure(&self) -> &'static str {
        self.case.map_or("", |(_, _, procedure)| procedure)
    }
}

/// A code that passes the check, of a series given to nobody.
pub fn uscc(number: u32) -> String {
    let body = format!("91140502MAYX{number:05}");
    let check = Uscc::check_character(&body).expect("the body has 17 characters of the alphabet");
    format!("{body}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_case_numbers_pass_their_checks_and_names_are_marked() {
        for debtor in DEBTORS {
            assert!(Uscc::parse(&debtor.uscc()).is_ok(), "{}", debtor.name);
            assert!(debtor.name.ends_with("（演示）"));
            let number = debtor.case_number(Date::constant(2026, 3, 2));
            assert!(
                number.is_empty() || domain::case::CaseNumber::parse(&number).is_ok(),
                "{number}"
            );
        }
        assert!(Uscc::parse(&uscc(99_999)).is_ok());
    }
}
