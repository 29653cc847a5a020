//! The papers' own wording: each kind of official document written in full sentences from the recorded
//! facts. What the facts do not tell is marked 〔待填：…〕 for the drafter; nothing is made up.

mod announcement;
mod form;
mod letter;
mod notice;
mod report;

use crate::{Units, meeting::view::MeetingView};
use documents::official::Kind;
use domain::{
    Date,
    assignment::Assignment,
    case::Case,
    charter::Charter,
    decision::Decision,
    enterprise::Enterprise,
    id::UnitId,
    instruction::Instruction,
    matter::Matter,
    office_contact::OfficeContact,
    official_document::{BLANK, DocumentKind, Words},
    unit::UnitKind,
};
use std::sync::Arc;

pub(crate) use form::enclosure;

/// A matter with what a paper says of it.
pub(crate) struct Subject {
    pub matter: Matter,
    pub enterprise: Enterprise,
    pub case: Option<Case>,
}

/// A decision with what a paper says of it: the name of its meeting, and its minutes' number.
pub(crate) struct Decided {
    pub decision: Decision,
    pub meeting: String,
    pub minutes_number: Option<String>,
}

/// A convener's instruction with what a paper says of it.
pub(crate) struct Instructed {
    pub instruction: Instruction,
    /// The post the convener held that day: 总召集人.
    pub post: String,
    /// Name and number of the minutes or the report it is written on; none for one on a matter.
    pub on: Option<(String, Option<String>)>,
}

impl Instructed {
    /// Post and name of whose word it is: 总召集人林某.
    pub fn whose(&self) -> String {
        format!("{}{}", self.post, self.instruction.convener_name)
    }
}

/// A document, or minutes, that a paper answers or corrects.
pub(crate) struct Earlier {
    pub title: String,
    pub number: Option<String>,
    pub issued_on: Option<Date>,
    pub addressees: Vec<UnitId>,
    pub copies: Vec<UnitId>,
    pub other_addressees: String,
    /// The unit whose paper it was; none for the office's.
    pub own_of: Option<UnitId>,
}

/// How many matters and assignments stand where, counted to a hundred.
#[derive(Default)]
pub(crate) struct Tally {
    pub to_triage: i64,
    pub coordinating: i64,
    pub in_execution: i64,
    pub deferred: i64,
    pub closed: i64,
    /// Assignments past their day: unit, task, due day.
    pub overdue: Vec<(UnitId, String, Date)>,
    /// How many more are past their day, of matters that not every member may see.
    pub withheld: usize,
}

/// Whom a paper names to ask, and where to write to.
pub(crate) struct Contact {
    /// Whom to ask for.
    pub name: String,
    /// The telephone, if it is known.
    pub phone: Option<String>,
    /// The address, if it is set.
    pub address: Option<String>,
    /// The postcode, if it is set.
    pub postcode: Option<String>,
}

impl Contact {
    /// Whom the office set, else who drafts. A drafter's own telephone is nobody else's.
    pub fn of(drafter: String, own_phone: Option<String>, office: Option<OfficeContact>) -> Self {
        let (person, phone, address, postcode) = match office {
            Some(office) => (office.person, office.phone, office.address, office.postcode),
            None => (None, None, None, None),
        };
        Self {
            phone: phone.or(own_phone.filter(|_| person.is_none())),
            name: person.unwrap_or(drafter),
            address,
            postcode,
        }
    }
}

/// The facts a paper is written from.
pub(crate) struct Facts {
    pub charter: Arc<Charter>,
    pub units: Units,
    pub today: Date,
    /// The day by which an answer is asked, by the office's practice.
    pub reply_by: Date,
    /// The day by which the units of the meeting reply to its notice.
    pub replies_by: Option<Date>,
    /// Working days left until an assignment's day.
    pub days_left: Option<i64>,
    /// Whom to ask, and where to write to.
    pub contact: Contact,
    pub subject: Option<Subject>,
    pub assignment: Option<Assignment>,
    pub decided: Option<Decided>,
    /// The instruction the work comes from; then no decision.
    pub instructed: Option<Instructed>,
    pub meeting: Option<MeetingView>,
    pub answered: Option<Earlier>,
    pub corrected: Option<Earlier>,
    pub tally: Option<Tally>,
    /// The unit that answers in its own name; none for the office.
    pub own: Option<UnitId>,
    /// Full name of where the office sits.
    pub host: String,
}

/// Writes the first text of a kind.
pub(crate) fn write(kind: DocumentKind, facts: &Facts) -> Words {
    match kind {
        DocumentKind::CallForItems => notice::call_for_items(facts),
        DocumentKind::MeetingNotice => notice::meeting_notice(facts),
        DocumentKind::Notice => notice::plain(facts),
        DocumentKind::Bulletin => report::bulletin(facts),
        DocumentKind::CoordinationLetter => letter::coordination(facts),
        DocumentKind::ReminderLetter => letter::reminder(facts),
        DocumentKind::UrgingLetter => letter::urging(facts),
        DocumentKind::SupervisionLetter => letter::supervision(facts),
        DocumentKind::ReplyLetter => letter::reply(facts),
        DocumentKind::ReferralLetter => letter::referral(facts),
        DocumentKind::DisposalReport => report::disposal(facts),
        DocumentKind::Correction => report::correction(facts),
        DocumentKind::PublicAnnouncement => announcement::public(facts),
        DocumentKind::InvestorRecruitment => announcement::investor(facts),
    }
}

/// The kind under which the printer lays a document out.
pub(crate) fn printed_kind(kind: DocumentKind) -> Kind {
    match kind {
        DocumentKind::CallForItems => Kind::CallForItems,
        DocumentKind::MeetingNotice => Kind::MeetingNotice,
        DocumentKind::Notice => Kind::Notice,
        DocumentKind::CoordinationLetter => Kind::CoordinationLetter,
        DocumentKind::ReminderLetter => Kind::ReminderLetter,
        DocumentKind::UrgingLetter => Kind::UrgingLetter,
        DocumentKind::SupervisionLetter => Kind::SupervisionLetter,
        DocumentKind::ReplyLetter => Kind::ReplyLetter,
        DocumentKind::ReferralLetter => Kind::ReferralLetter,
        DocumentKind::Bulletin => Kind::Bulletin,
        DocumentKind::DisposalReport => Kind::DisposalReport,
        DocumentKind::Correction => Kind::Correction,
        DocumentKind::PublicAnnouncement => Kind::PublicAnnouncement,
        DocumentKind::InvestorRecruitment => Kind::InvestorRecruitment,
    }
}

/// A place the drafter fills in.
fn blank(what: &str) -> String {
    format!("{BLANK}{what}〕")
}

/// A date as papers word it.
fn date(day: Date) -> String {
    locale::Wording::new(locale::Language::Chinese).date(day)
}

/// A text on one line, for a place within a sentence.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

/// A case number as papers print it, in full-width brackets: （2025）晋0502破3号.
pub(crate) fn case_number(number: &str) -> String {
    number.replace('(', "（").replace(')', "）")
}

/// A time of day as papers word it: 09:30 as 9时30分, 15:00 as 15时.
pub(crate) fn time(at: &str) -> String {
    match at.split_once(':') {
        Some((hour, minute)) => {
            let hour = hour.strip_prefix('0').unwrap_or(hour);
            match minute {
                "00" => format!("{hour}时"),
                minute => format!("{hour}时{minute}分"),
            }
        }
        None => at.to_owned(),
    }
}

/// A text without the stop at its end.
fn clause(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', ';', '，'])
}

impl Facts {
    /// The plan's name in book-title marks.
    fn plan(&self) -> String {
        format!(
            "《{}》",
            crate::minutes::issue::charter_name(&self.charter.title)
        )
    }

    /// The administrator of the subject's case: the one appointed, else the firm that raises the matter.
    pub(crate) fn administrator(&self) -> Option<UnitId> {
        let subject = self.subject.as_ref()?;
        let appointed = subject.case.as_ref().and_then(|case| case.administrator);
        let raiser = self.units.get(subject.matter.raised_by);
        let firm = raiser.filter(|unit| unit.kind == UnitKind::AdministratorFirm);
        appointed.or(firm.map(|unit| unit.id))
    }

    /// 晋城市城区企业破产处置府院联动机制.
    fn mechanism(&self) -> String {
        format!("{}企业破产处置府院联动机制", self.charter.place)
    }

    /// The sentence that says whom to ask and where to write to; an address that is not set is left out.
    fn contact_line(&self) -> String {
        let one = &self.contact;
        let phone = one.phone.clone().unwrap_or_else(|| blank("联系电话"));
        let said = |label: &str, value: &Option<String>| {
            let value = value.as_ref()?;
            Some(format!("，{label}：{value}"))
        };
        format!(
            "联系人：{}，联系电话：{phone}{}{}。",
            one.name,
            said("地址", &one.address).unwrap_or_default(),
            said("邮编", &one.postcode).unwrap_or_default(),
        )
    }

    /// The contact as a line of its own, at the end of a letter.
    fn contact_note(&self) -> String {
        let line = self.contact_line();
        format!("（{}）", clause(&line))
    }

    /// Every member unit but the one the office sits in.
    fn members(&self) -> Vec<UnitId> {
        self.units
            .iter()
            .filter(|unit| unit.kind == UnitKind::Member && unit.full_name != self.host)
            .map(|unit| unit.id)
            .collect()
    }

    /// 样张纺织有限公司（统一社会信用代码…）; a blank without a subject.
    fn enterprise(&self) -> String {
        match &self.subject {
            None => blank("企业名称"),
            Some(subject) => match &subject.enterprise.uscc {
                None => subject.enterprise.name.clone(),
                Some(uscc) => format!("{}（统一社会信用代码：{uscc}）", subject.enterprise.name),
            },
        }
    }

    fn enterprise_name(&self) -> String {
        self.subject.as_ref().map_or_else(
            || blank("企业名称"),
            |subject| subject.enterprise.name.clone(),
        )
    }

    /// What is said of the case: its number, procedure and day of acceptance.
    fn case(&self) -> Option<String> {
        let case = self.subject.as_ref()?.case.as_ref()?;
        let procedure = locale::Wording::new(locale::Language::Chinese)
            .m(&format!(
                "procedure-{}",
                case.procedure.code().replace('_', "-")
            ))
            .into_owned();
        let accepted = case
            .accepted_on
            .map_or_else(String::new, |day| format!("，{}受理", date(day)));
        let number = case_number(&case.number);
        Some(format!("案号{number}，程序为{procedure}{accepted}"))
    }

    /// 协〔2026〕12号.
    fn matter_number(&self) -> String {
        self.subject.as_ref().map_or_else(
            || blank("事项编号"),
            |subject| format!("协〔{}〕{}号", subject.matter.year, subject.matter.serial),
        )
    }

    /// What a title names: the matter, after the enterprise unless the matter's own title begins with it.
    fn subject_words(&self) -> String {
        let title = self.matter_title();
        let name = self.enterprise_name();
        let begins: String = title.chars().take(3).collect();
        if name.contains(&begins) || name.starts_with(BLANK) {
            title
        } else {
            format!("{name}{title}")
        }
    }

    fn matter_title(&self) -> String {
        self.subject
            .as_ref()
            .map_or_else(|| blank("协调事项"), |subject| subject.matter.title.clone())
    }

    /// Units with work on the subject: the assignment's, else the matter's lead.
    fn responsible(&self) -> Vec<UnitId> {
        let assigned = self.assignment.as_ref().map(|one| one.unit);
        let decided = self.decided.as_ref().map(|one| one.decision.lead);
        let lead = self
            .subject
            .as_ref()
            .and_then(|subject| subject.matter.lead);
        assigned.or(lead).or(decided).into_iter().collect()
    }

    /// The duties by which units answer for the subject's difficulty, each with its clause and words.
    fn duties(&self) -> Vec<(String, String)> {
        let Some(subject) = &self.subject else {
            return Vec::new();
        };
        self.charter
            .duties
            .iter()
            .filter(|duty| duty.difficulties.contains(&subject.matter.difficulty))
            .map(|duty| (duty.clause.clone(), clause(&duty.text).to_owned()))
            .collect()
    }

    /// The law that a difficulty usually rests on; none where no text is known for sure.
    fn law(&self) -> &'static str {
        let difficulty = self
            .subject
            .as_ref()
            .map_or("", |subject| subject.matter.difficulty.as_str());
        match difficulty {
            "credit_repair" => {
                "《国务院办公厅关于进一步完善信用修复制度的实施方案》（国办发〔2025〕22号）"
            }
            "taxation" => {
                "《国家税务总局 最高人民法院关于企业破产程序中若干税费征管事项的公告》（2025年第24号）"
            }
            "deregistration" => {
                "《中华人民共和国企业破产法》第一百二十一条、《中华人民共和国市场主体登记管理条例》第三十四条"
            }
            "resettlement" => {
                "《中华人民共和国劳动合同法》第四十四条、第四十六条、第四十七条、第五十条"
            }
            "debt_evasion" => {
                "《中华人民共和国刑法》第一百六十二条、第三百零七条之一，《行政执法机关移送涉嫌犯罪案件的规定》（国务院令第310号）"
            }
            "illegal_building" => "《不动产登记暂行条例》第二十条",
            _ => "《中华人民共和国企业破产法》",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{case_number, time};

    #[test]
    fn times_and_case_numbers_stand_as_papers_word_them() {
        for (at, words) in [
            ("09:30", "9时30分"),
            ("15:00", "15时"),
            ("00:05", "0时05分"),
            ("上午", "上午"),
        ] {
            assert_eq!(time(at), words);
        }
        for number in ["(2025)晋0502破3号", "（2025）晋0502破3号"] {
            assert_eq!(case_number(number), "（2025）晋0502破3号");
        }
    }
}
