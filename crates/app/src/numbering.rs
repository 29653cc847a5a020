//! Document numbers: drawn under the mechanism's lock, kept beforehand, entered from paper, given up. Each
//! serial has its entry in the register, so that no number is given twice and no gap is unexplained.

use crate::{Desk, Error, desk::new_id, input::Fields};
use domain::{
    Actor, Moment, Refusal,
    document_number::{DocumentNumber, NumberState, read, text},
    id::DocumentNumberId,
    official_document::OfficialDocument,
};
use store::{Tx, number};

/// How many numbers can be kept, or entered from paper, at once.
const AT_ONCE: u32 = 500;
/// How many numbers are entered from paper at once without being asked to confirm it.
const UNASKED: u32 = 5;
/// Entries of the register on a page.
pub const PAGE: usize = 50;

/// Gives a number to a document and answers with it, 城府院办函〔2026〕3号: the next, or one that was kept. Runs inside the
/// act that numbers the document, under the journal's lock: acts after one another, no gap, none twice.
pub(crate) async fn take(
    tx: &mut Tx,
    by: &Actor,
    code: &str,
    kept: Option<u32>,
    subject: &str,
    now: Moment,
) -> Result<String, Error> {
    let Some(serial) = kept else {
        let drawn = next(tx, by, code, year(now), subject, now).await?;
        return Ok(tx.record(drawn.draw(by, now)?).await?.text());
    };
    let kept = match number::by_serial(tx, &by.sight(), code, year(now), serial).await {
        Err(store::Error::NotFound) => return Err(Error::field("kept", "number-not-kept")),
        found => found?,
    };
    let given = kept.give(subject.into(), by, now)?;
    Ok(tx.record(given).await?.text())
}

/// Names in the register the title that a document which bears its number already has now. A number of another
/// organ's has no entry here.
pub(crate) async fn retitle(
    tx: &mut Tx,
    by: &Actor,
    document: &OfficialDocument,
    now: Moment,
) -> Result<(), Error> {
    let number = document.document_number.as_deref().and_then(read);
    let Some((code, year, serial)) = number.filter(|_| !document.own && by.is_office()) else {
        return Ok(());
    };
    match number::by_serial(tx, &by.sight(), &code, year, serial).await {
        Ok(entry) if entry.state == NumberState::Used => {
            tx.record(entry.retitle(document.title.clone(), by, now)?)
                .await?;
            Ok(())
        }
        Ok(_) | Err(store::Error::NotFound) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Gives up the number, if there is one, of a paper that is given up itself; a number of another organ's has no entry
/// here.
pub(crate) async fn let_go(
    tx: &mut Tx,
    by: &Actor,
    number: Option<&str>,
    reason: &str,
    now: Moment,
) -> Result<(), Error> {
    let Some((code, year, serial)) = number.and_then(read) else {
        return Ok(());
    };
    match number::by_serial(tx, &by.sight(), &code, year, serial).await {
        Ok(entry) if entry.state == NumberState::Used => {
            tx.record(entry.give_up(reason, by, now)?).await?;
            Ok(())
        }
        Ok(_) | Err(store::Error::NotFound) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Which number is chosen for a document, as typed: the serial of one that was kept; none for the next.
pub(crate) fn read_kept(typed: &str, fields: &mut Fields) -> Option<u32> {
    match typed.trim() {
        "" => None,
        serial => fields.choice("kept", serial, |text| text.parse::<u32>().ok()),
    }
}

/// Numbers of a code that are kept this year for papers to come, lowest first; none to whom the register is
/// closed.
pub async fn kept(desk: &Desk, by: &Actor, code: &str) -> Result<Vec<DocumentNumber>, Error> {
    let (sight, year, code) = (by.sight(), year(desk.now()), code.to_owned());
    desk.read(async move |tx| Ok(number::reserved(tx, &sight, &code, year).await?))
        .await
}

/// The next number of a code, not yet taken. The caller holds the mechanism's lock.
async fn next(
    tx: &mut Tx,
    by: &Actor,
    code: &str,
    year: u32,
    subject: &str,
    now: Moment,
) -> Result<DocumentNumber, Error> {
    let serial = number::next(tx, &by.sight(), code, year).await?;
    entry(tx, by, (code, year, serial), subject, now).await
}

/// The entry of a serial that is not taken: a new one, or the one it had, if that was taken back.
async fn entry(
    tx: &mut Tx,
    by: &Actor,
    (code, year, serial): (&str, u32, u32),
    subject: &str,
    now: Moment,
) -> Result<DocumentNumber, Error> {
    let (id, version, state) = match number::by_serial(tx, &by.sight(), code, year, serial).await {
        Ok(taken_back) => (taken_back.id, taken_back.version, taken_back.state),
        Err(store::Error::NotFound) => (new_id(), 0, NumberState::Reserved),
        Err(error) => return Err(error.into()),
    };
    Ok(DocumentNumber {
        id,
        version,
        code: code.into(),
        year,
        serial,
        state,
        subject: subject.into(),
        reason: None,
        holder: None,
        taken_on: now.date(),
    })
}

fn year(now: Moment) -> u32 {
    u32::from(now.date().year().unsigned_abs())
}

/// The office's codes, by the charter's practice: notices, letters, minutes, reports. What the court and an
/// administrator announce bears none of them.
pub fn codes(desk: &Desk) -> Vec<String> {
    let practice = desk.charter().practice.clone();
    let mut codes = vec![
        practice.notice_code,
        practice.letter_code,
        practice.minutes_code,
        practice.report_code,
    ];
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    codes
}

/// A form of the register, as typed.
#[derive(Clone, Debug, Default)]
pub struct NumberForm {
    /// The organ's code.
    pub code: String,
    /// How many numbers to keep; or, entering from paper, the last serial used.
    pub count: String,
    /// The year of what was used on paper; empty for this year.
    pub year: String,
    /// For whom a number is kept.
    pub holder: String,
    /// Why it is kept; or what was issued on paper; or why an entry is taken back.
    pub reason: String,
    /// How many numbers the clerk confirmed to enter from paper, where that is asked.
    pub confirmed: String,
}

/// Keeps the next numbers of a code for documents to come (预留), and answers with the first of them.
pub async fn reserve(desk: &Desk, by: &Actor, form: NumberForm) -> Result<String, Error> {
    let mut fields = Fields::default();
    let code = code(desk, &form.code, &mut fields);
    let count = count(&mut fields, &form.count, 20);
    let holder = fields.text("holder", &form.holder, 30);
    let reason = fields.text("reason", &form.reason, 200);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let mut first = String::new();
        for _ in 0..count {
            let kept = DocumentNumber {
                reason: Some(reason.clone()),
                holder: Some(holder.clone()),
                ..next(tx, &by, &code, year(now), "", now).await?
            };
            let kept = tx.record(kept.reserve(&by, now)?).await?;
            if first.is_empty() {
                first = kept.text();
            }
        }
        Ok(first)
    })
    .await
}

/// Enters numbers used on paper (补登). In a series from which nothing was drawn here yet: every serial after the
/// last one known, up to the one named, for they were used before the register was kept here; more than a few at
/// once are confirmed by their count, for a slip of the finger would skip as many. In a series that runs here: the
/// one named and no other, so that the serials before it are still given in their turn. `NumberTaken` if the one
/// named is in the register already.
pub async fn enter(desk: &Desk, by: &Actor, form: NumberForm) -> Result<(), Error> {
    let mut fields = Fields::default();
    let code = code(desk, &form.code, &mut fields);
    let up_to = count(&mut fields, &form.count, 99_999);
    let year = year_of(desk, &form.year, &mut fields);
    let subject = fields.text("reason", &form.reason, 200);
    fields.done()?;
    let confirmed = form.confirmed.trim().parse::<u32>().ok();
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let last = number::last(tx, &by.sight(), &code, year).await?;
        if number::drawn(tx, &by.sight(), &code, year).await? > 0 {
            return enter_one(tx, &by, (&code, year, up_to), &subject, now).await;
        }
        if up_to <= last {
            return Err(Refusal::NumberTaken(text(&code, year, up_to)).into());
        }
        if up_to - last > AT_ONCE {
            return Err(Error::field("count", "number-too-many"));
        }
        let many = up_to - last;
        if many > UNASKED && confirmed != Some(many) {
            let mut fields = Fields::default();
            fields.wrong_with("confirmed", "number-confirm", many.to_string());
            return fields.done();
        }
        for serial in last + 1..=up_to {
            let entry = entry(tx, &by, (&code, year, serial), &subject, now).await?;
            tx.record(entry.enter(&by, now)?).await?;
        }
        Ok(())
    })
    .await
}

/// Enters one number used on paper beside a series that runs here.
async fn enter_one(
    tx: &mut Tx,
    by: &Actor,
    (code, year, serial): (&str, u32, u32),
    subject: &str,
    now: Moment,
) -> Result<(), Error> {
    let entry = entry(tx, by, (code, year, serial), subject, now).await?;
    if entry.version > 0 && entry.state != NumberState::TakenBack {
        return Err(Refusal::NumberTaken(entry.text()).into());
    }
    if serial.saturating_sub(number::drawn(tx, &by.sight(), code, year).await?) > AT_ONCE {
        return Err(Error::field("count", "number-too-many"));
    }
    tx.record(entry.enter(by, now)?).await?;
    Ok(())
}

/// Enters the number that a paper bears which is entered itself, if it is one of the office's: with those before it,
/// where the series does not run here and lacks few. `NumberTaken` if a paper of the register bears it.
pub(crate) async fn on_paper(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    number: &str,
    subject: &str,
    now: Moment,
) -> Result<(), Error> {
    let Some((code, year, serial)) = read(number).filter(|(code, ..)| codes(desk).contains(code))
    else {
        return Ok(());
    };
    match number::by_serial(tx, &by.sight(), &code, year, serial).await {
        // What it was entered for before may have been taken back since.
        Ok(entry) if entry.state == NumberState::OnPaper => {
            if entry.subject != subject {
                tx.record(entry.retitle(subject.to_owned(), by, now)?)
                    .await?;
            }
            return Ok(());
        }
        Ok(_) | Err(store::Error::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    let last = number::last(tx, &by.sight(), &code, year).await?;
    if serial.saturating_sub(last) > UNASKED {
        return Err(Error::field("number", "meeting-enter-number-far"));
    }
    let runs = number::drawn(tx, &by.sight(), &code, year).await? > 0;
    let before = if runs { serial } else { serial.min(last + 1) };
    for one in before..serial {
        let earlier = format!("{number}以前");
        enter_one(tx, by, (&code, year, one), &earlier, now).await?;
    }
    enter_one(tx, by, (&code, year, serial), subject, now).await
}

/// Takes back what was entered from paper by mistake: every serial after the one really used last, as long as
/// each of them was entered from paper and so nothing rests on them. `NumberTaken` for the first that was not.
pub async fn take_back(desk: &Desk, by: &Actor, form: NumberForm) -> Result<(), Error> {
    let mut fields = Fields::default();
    let code = code(desk, &form.code, &mut fields);
    let last_used = form.count.trim().parse::<u32>().ok();
    if last_used.is_none() {
        fields.wrong("count", "form-bad-number");
    }
    let year = year_of(desk, &form.year, &mut fields);
    let reason = fields.text("reason", &form.reason, 200);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    let last_used = last_used.ok_or(Error::NotFound)?;
    desk.write(async move |tx| {
        let entries = number::after(tx, &by.sight(), &code, year, last_used).await?;
        if entries.is_empty() {
            return Err(Error::field("count", "number-nothing-after"));
        }
        for entry in entries {
            tx.record(entry.take_back(&reason, &by, now)?).await?;
        }
        Ok(())
    })
    .await
}

/// The year of a series, as typed: this year or one of the five before it.
fn year_of(desk: &Desk, typed: &str, fields: &mut Fields) -> u32 {
    let this_year = year(desk.now());
    let year = match typed.trim() {
        "" => Some(this_year),
        typed => typed
            .parse::<u32>()
            .ok()
            .filter(|year| (this_year - 5..=this_year).contains(year)),
    };
    if year.is_none() {
        fields.wrong_with("year", "number-bad-year", this_year.to_string());
    }
    year.unwrap_or(this_year)
}

/// Gives a kept number up, with the reason that explains the gap it leaves.
pub async fn give_up(
    desk: &Desk,
    by: &Actor,
    id: &str,
    version: u32,
    reason: &str,
) -> Result<(), Error> {
    let id = DocumentNumberId::parse(id).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 200);
    fields.done()?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let kept: DocumentNumber = store::by_id(tx, &by.sight(), id.0).await?;
        if kept.version != version {
            return Err(Error::Stale);
        }
        // A number that a document bears is given up only together with that document.
        if kept.state != NumberState::Reserved {
            return Err(Refusal::NumberState(kept.state).into());
        }
        tx.record(kept.give_up(&reason, &by, now)?).await?;
        Ok(())
    })
    .await
}

/// The register of one code and year.
#[derive(Clone, Debug)]
pub struct Register {
    /// Series to choose from: code and year, with the last serial given.
    pub series: Vec<(String, u32, u32)>,
    /// The code shown.
    pub code: String,
    /// The year shown.
    pub year: u32,
    /// The last serial given.
    pub last: u32,
    /// Its entries, latest serial first.
    pub entries: Vec<DocumentNumber>,
    /// The next serial.
    pub next: u32,
    /// Whether numbers were drawn from it here: then a number used on paper is entered alone.
    pub runs: bool,
    /// Serials of this page before the last drawn here that have no entry; there are none unless somebody tampered with the store.
    pub unexplained: Vec<u32>,
    /// Serials after the last drawn here and before one used on paper: they are blank and given in their turn.
    pub blank: Vec<u32>,
    /// Whether earlier entries follow.
    pub more: bool,
}

/// Loads a page of the register, before a serial; the first code and this year unless others are asked for.
pub async fn register(
    desk: &Desk,
    by: &Actor,
    code: &str,
    year_asked: &str,
    before: &str,
) -> Result<Register, Error> {
    if !by.sight().is_whole() {
        return Err(Error::NotFound);
    }
    let codes = codes(desk);
    let this_year = year(desk.now());
    let code = if code.is_empty() {
        codes.first().cloned().unwrap_or_default()
    } else {
        code.to_owned()
    };
    let year = year_asked.parse().unwrap_or(this_year);
    let (sight, before) = (by.sight(), before.parse::<u32>().ok());
    desk.read(async move |tx| {
        let mut series = number::series(tx, &sight).await?;
        for known in codes {
            if !series
                .iter()
                .any(|(code, of, _)| *code == known && *of == this_year)
            {
                series.push((known, this_year, 0));
            }
        }
        series.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        let last = number::last(tx, &sight, &code, year).await?;
        let mut entries = number::page(tx, &sight, &code, year, before).await?;
        let more = entries.len() > PAGE;
        entries.truncate(PAGE);
        let top = before.map_or(last, |before| before.saturating_sub(1).min(last));
        let bottom = if more {
            entries.last().map_or(1, |entry| entry.serial)
        } else {
            1
        };
        // What is ahead of the last drawn here is still to be given, round what was used on paper.
        let drawn = number::drawn(tx, &sight, &code, year).await?;
        let next = number::next(tx, &sight, &code, year).await?;
        let unexplained = (bottom..=top.min(drawn))
            .filter(|serial| entries.iter().all(|entry| entry.serial != *serial))
            .collect();
        let ahead = number::after(tx, &sight, &code, year, drawn).await?;
        let blank = (drawn + 1..=last)
            .filter(|serial| ahead.iter().all(|entry| entry.serial != *serial))
            .collect();
        Ok(Register {
            series,
            blank,
            code,
            year,
            last,
            next,
            runs: drawn > 0,
            entries,
            unexplained,
            more,
        })
    })
    .await
}

fn code(desk: &Desk, typed: &str, fields: &mut Fields) -> String {
    let known = codes(desk);
    fields
        .choice("code", typed, |text| {
            known.iter().find(|code| *code == text).cloned()
        })
        .unwrap_or_default()
}

/// A whole number from 1 to a limit.
fn count(fields: &mut Fields, typed: &str, most: u32) -> u32 {
    let number = typed.trim().parse::<u32>().ok();
    let number = number.filter(|number| (1..=most).contains(number));
    if number.is_none() {
        fields.wrong_with("count", "number-bad-count", most.to_string());
    }
    number.unwrap_or(1)
}
