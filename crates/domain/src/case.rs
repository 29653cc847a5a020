//! Court cases and their numbers, 法〔2015〕137号 as amended; type codes 法〔2016〕237号.

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Refusal, Role, Thread,
    id::{CaseId, EnterpriseId, PersonId, UnitId},
    unit::{Unit, UnitKind},
};

coded! {
    /// The procedure a case runs under.
    pub enum Procedure {
        /// 清算.
        Liquidation = "liquidation",
        /// 重整.
        Reorganization = "reorganization",
        /// 和解.
        Composition = "composition",
        /// 预重整.
        PreReorganization = "pre_reorganization",
        /// 强制清算.
        CompulsoryLiquidation = "compulsory_liquidation",
    }
}

/// A case number that has the prescribed form: (2023)晋0502破1号.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNumber {
    /// Year of filing.
    pub year: u16,
    /// The court's code: 晋0502.
    pub court: String,
    /// Type code: 破, 破申, 强清 …
    pub kind: String,
    /// Serial, from 1, per court, type and year.
    pub serial: u32,
}

/// What is wrong with a case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseNumberFault {
    /// Does not begin with a year in brackets.
    Year,
    /// The court code is neither 最高法 nor a province's character with two or four digits.
    Court,
    /// Not a type code of bankruptcy or compulsory liquidation.
    Kind,
    /// The serial is missing, zero or has leading zeros.
    Serial,
    /// Does not end with 号.
    End,
}

const KINDS: &[&str] = &[
    "清申", "破申", "清终", "破终", "清监", "破监", "强清", "民破", "破",
];

impl CaseNumber {
    /// Reads a case number; brackets of either width are accepted, a document suffix is not.
    pub fn parse(text: &str) -> Result<Self, CaseNumberFault> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let rest = text
            .strip_prefix(['(', '（'])
            .ok_or(CaseNumberFault::Year)?;
        let (year, rest) = rest.split_once([')', '）']).ok_or(CaseNumberFault::Year)?;
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CaseNumberFault::Year);
        }
        let year = year.parse().map_err(|_| CaseNumberFault::Year)?;
        let rest = rest.strip_suffix('号').ok_or(CaseNumberFault::End)?;
        let court_end = court_end(rest).ok_or(CaseNumberFault::Court)?;
        let (court, rest) = rest.split_at(court_end);
        let kind = KINDS
            .iter()
            .find(|kind| rest.starts_with(**kind))
            .ok_or(CaseNumberFault::Kind)?;
        let serial = &rest[kind.len()..];
        if serial.starts_with('0') || !serial.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CaseNumberFault::Serial);
        }
        let serial = serial.parse().map_err(|_| CaseNumberFault::Serial)?;
        Ok(Self {
            year,
            court: court.into(),
            kind: (*kind).into(),
            serial,
        })
    }
}

/// Length in bytes of the court code at the start: 最高法, or one Han character with 0, 2 or 4 digits.
fn court_end(text: &str) -> Option<usize> {
    if text.starts_with("最高法") {
        return Some("最高法".len());
    }
    let first = text
        .chars()
        .next()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))?;
    let digits = text[first.len_utf8()..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    // A high court's code has no digits: then the type code follows the province directly.
    matches!(digits, 0 | 2 | 4).then_some(first.len_utf8() + digits)
}

impl std::fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "({}){}{}{}号",
            self.year, self.court, self.kind, self.serial
        )
    }
}

impl CaseNumberFault {
    /// Message key of the fault.
    pub fn key(self) -> &'static str {
        match self {
            Self::Year => "form-case-year",
            Self::Court => "form-case-court",
            Self::Kind => "form-case-kind",
            Self::Serial => "form-case-serial",
            Self::End => "form-case-end",
        }
    }
}

/// A court case on an enterprise.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its identity.
    pub id: CaseId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Whose case.
    pub enterprise: EnterpriseId,
    /// Canonical case number.
    pub number: String,
    /// The procedure.
    pub procedure: Procedure,
    /// Day of acceptance, once accepted.
    pub accepted_on: Option<Date>,
    /// The judge.
    pub judge: Option<PersonId>,
    /// The administrator's firm appointed.
    pub administrator: Option<UnitId>,
}

impl Case {
    /// Enters a case; its number must have the prescribed form.
    pub fn enter(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        let number = CaseNumber::parse(&self.number)
            .map_err(|fault| Refusal::CaseNumber(fault.key()))?
            .to_string();
        let event = Event::CaseEntered {
            number: number.clone(),
            procedure: self.procedure,
        };
        Ok(Change::new(Self { number, ..self }, event, by, at))
    }

    /// Names the administrator that the court appointed (企业破产法 13, 22), or the one in its place: papers speak
    /// in its name. The office or a judge enters it.
    pub fn name_administrator(
        self,
        firm: &Unit,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !may_name_administrator(by) || firm.kind != UnitKind::AdministratorFirm {
            return Err(Refusal::MayNotNameAdministrator);
        }
        if self.administrator == Some(firm.id) {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::AdministratorNamed {
            case: self.number.clone(),
            firm: firm.full_name.clone(),
        };
        let administrator = Some(firm.id);
        let after = Self {
            administrator,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }
}

/// Whether this actor enters the administrators of cases.
pub fn may_name_administrator(by: &Actor) -> bool {
    by.is_office() || by.holds(&[Role::Judge])
}

impl Governed for Case {
    const NOUN: &'static str = "case";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast;

    fn case(number: &str) -> Case {
        Case {
            id: cast::id(1),
            version: 0,
            enterprise: cast::id(2),
            number: number.into(),
            procedure: Procedure::Liquidation,
            accepted_on: None,
            judge: None,
            administrator: None,
        }
    }

    fn unit(n: u128, kind: UnitKind) -> Unit {
        Unit {
            id: cast::id(n),
            version: 1,
            ordinal: 1,
            full_name: "演示清算事务所".into(),
            short_name: "演示清算所".into(),
            charter_name: String::new(),
            kind,
            until: None,
        }
    }

    #[test]
    fn may_not_name_administrator() {
        let refused = Err(Refusal::MayNotNameAdministrator);
        let firm = unit(90, UnitKind::AdministratorFirm);
        let named = |by: &Actor, firm: &Unit| {
            let change = case("(2026)晋0502破3号").name_administrator(firm, by, cast::now());
            change.map(|change| change.into_after().administrator)
        };
        let judge = cast::actor(40, cast::COURT, UnitKind::Member, Role::Judge);
        for by in [&cast::office(), &judge] {
            assert_eq!(named(by, &firm), Ok(Some(firm.id)));
        }
        assert_eq!(named(&cast::convener(), &firm), refused);
        let member = unit(91, UnitKind::Member);
        assert_eq!(named(&judge, &member), refused, "no administrator");
        let again = Case {
            administrator: Some(firm.id),
            ..case("(2026)晋0502破3号")
        };
        let again = again.name_administrator(&firm, &judge, cast::now());
        assert_eq!(again.err(), Some(Refusal::AlreadyDone));
    }

    #[test]
    fn case_number() {
        let enter = |number: &str| {
            let case = case(number);
            let change = case.enter(&crate::cast::office(), crate::cast::now())?;
            Ok(change.into_after().number)
        };
        assert_eq!(enter("（2026）晋0502破3号"), Ok("(2026)晋0502破3号".into()));
        let wrong = Err(Refusal::CaseNumber("form-case-year"));
        assert_eq!(enter("晋0502破3号"), wrong);
    }

    #[test]
    fn numbers_are_read_in_both_bracket_widths() {
        for (text, canonical) in [
            ("(2023)晋0502破1号", "(2023)晋0502破1号"),
            ("（2026）晋05破申12号", "(2026)晋05破申12号"),
            ("（2024）最高法破监3号", "(2024)最高法破监3号"),
            ("(2025)晋破终7号", "(2025)晋破终7号"),
            (" (2026) 晋0502 强清 2 号 ", "(2026)晋0502强清2号"),
        ] {
            assert_eq!(CaseNumber::parse(text).unwrap().to_string(), canonical);
        }
    }

    #[test]
    fn each_fault_is_named() {
        for (text, fault) in [
            ("2023晋0502破1号", CaseNumberFault::Year),
            ("(23)晋0502破1号", CaseNumberFault::Year),
            ("(2023)晋050破1号", CaseNumberFault::Court),
            ("(2023)0502破1号", CaseNumberFault::Court),
            ("(2023)晋0502执1号", CaseNumberFault::Kind),
            ("(2023)晋0502破01号", CaseNumberFault::Serial),
            ("(2023)晋0502破号", CaseNumberFault::Serial),
            ("(2023)晋0502破1", CaseNumberFault::End),
            ("(2023)晋0502破1号之一", CaseNumberFault::End),
            ("", CaseNumberFault::Year),
        ] {
            assert_eq!(CaseNumber::parse(text), Err(fault), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[(（]?[0-9]{0,4}[)）]?[晋最高法破申强清0-9号]{0,12}|.{0,30}") {
            let _ = CaseNumber::parse(&text);
        }
    }
}
