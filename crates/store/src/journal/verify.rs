//! Verification: the chain is unbroken, the rows are what its last lines say, no anchor is ahead.

use crate::{
    anchor::{Anchor, Keys},
    db::{Column as _, Error, Tx, Value},
    record::Record,
    seal::{Seal, hex},
};
use domain::{
    agenda::{AgendaItem, Position, opinion::WrittenOpinion, version::AgendaVersion},
    assignment::Assignment,
    attachment::Attachment,
    case::Case,
    charter::CharterVersion,
    co_raiser::CoRaiser,
    decision::Decision,
    delegation::Delegation,
    delivery::Delivery,
    document_number::DocumentNumber,
    enterprise::Enterprise,
    id::MechanismId,
    instruction::Instruction,
    matter::Matter,
    meeting::{
        Attendance, Meeting,
        call::{CallForItems, ItemProposal},
        consent::Consent,
        moved::MeetingMove,
        reply::Reply,
        reply_day::ReplyDay,
        year::MeetingYear,
    },
    minutes::{Countersignature, Minutes, MinutesText},
    office_contact::OfficeContact,
    official_document::{DocumentText, OfficialDocument},
    report::{DisposalReport, ReportText},
    roster::{Person, Post},
    round::{InformationReturn, InformationRound, ReturnAnswer},
    unit::Unit,
};
use std::collections::HashMap;

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Lines read.
    pub lines: i64,
    /// Rows of governed records compared with their last line.
    pub rows: usize,
    /// Anchors compared.
    pub anchors: usize,
    /// Hash of the head, hexadecimal.
    pub head: String,
    /// What is wrong; empty if nothing is. No personal words, only where to look.
    pub faults: Vec<String>,
}

/// The last line's word on a record: its version and the digest of its row.
type Last = HashMap<(String, String), (u32, String)>;

/// Verifies one mechanism's journal, rows and anchors.
pub async fn verify(tx: &mut Tx, mechanism: MechanismId, keys: &Keys) -> Result<Report, Error> {
    let anchors: Vec<Anchor> = keys
        .read()?
        .into_iter()
        .filter(|anchor| anchor.mechanism == mechanism)
        .collect();
    let mut faults = Vec::new();
    let (lines, head, last) = walk(tx, mechanism, keys, &anchors, &mut faults).await?;
    match super::head(tx, mechanism).await {
        Ok((kept, hash)) if kept == lines && hex(&hash) == head => {}
        Ok((kept, _)) => faults.push(format!(
            "journal head: says line {kept}, the chain ends at line {lines}"
        )),
        Err(Error::NotFound) => faults.push("journal head: gone".into()),
        Err(error) => return Err(error),
    }
    personal(tx, mechanism, keys.seal(), &mut faults).await?;
    for anchor in anchors.iter().filter(|anchor| anchor.n > lines) {
        faults.push(format!(
            "anchor: line {} was signed, the journal ends at line {lines}: its tail was cut or an older \
             database was put back",
            anchor.n
        ));
    }
    unsealed(tx, mechanism, keys.seal(), &mut faults).await?;
    let rows = rows(tx, mechanism, keys.seal(), last, &mut faults).await?;
    Ok(Report {
        lines,
        rows,
        anchors: anchors.len(),
        head,
        faults,
    })
}

async fn walk(
    tx: &mut Tx,
    mechanism: MechanismId,
    keys: &Keys,
    anchors: &[Anchor],
    faults: &mut Vec<String>,
) -> Result<(i64, String, Last), Error> {
    let mut last = Last::new();
    let mut hash = vec![0; 32];
    let mut n = 0;
    // From the smallest number there is, so that a line slipped in before the first is seen.
    let mut read = i64::MIN;
    let mut signed: HashMap<i64, Vec<&Anchor>> = HashMap::new();
    for anchor in anchors {
        signed.entry(anchor.n).or_default().push(anchor);
    }
    for anchor in anchors.iter().filter(|anchor| !keys.is_genuine(anchor)) {
        faults.push(format!(
            "anchor of line {}: its signature is not ours",
            anchor.n
        ));
    }
    loop {
        let rows = tx
            .rows(
                "SELECT n, at, person, noun, subject, unit, matter, meeting, entered_for, kind, text, hash \
                 FROM journal WHERE mechanism = $1 AND n > $2 ORDER BY n LIMIT 1000",
                &[mechanism.to_value(), Value::Integer(read)],
            )
            .await?;
        if rows.is_empty() {
            return Ok((n, hex(&hash), last));
        }
        for mut row in rows {
            let here: i64 = row.get(0)?;
            if here > n + 1 {
                faults.push(format!("line {}: missing", n + 1));
            } else if here <= n {
                faults.push(format!("line {here}: stands before the first"));
            }
            (read, n) = (here, here.max(0));
            let columns = [
                row.get::<i64>(1)?.to_string(),
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get::<Option<String>>(6)?.unwrap_or_default(),
                row.get::<Option<String>>(7)?.unwrap_or_default(),
                row.get::<Option<String>>(8)?.unwrap_or_default(),
                row.get(9)?,
            ];
            let text: String = row.get(10)?;
            let kept: Vec<u8> = row.get(11)?;
            hash = super::chain(&hash, n, &text).to_vec();
            if hash != kept {
                faults.push(format!(
                    "line {n}: its hash does not follow from the line before it"
                ));
                // Goes on from what is kept, so that one edited line is reported once.
                hash = kept;
            }
            let anchors = signed.get(&n).map_or(&[][..], Vec::as_slice);
            if anchors.iter().any(|anchor| anchor.hash != hex(&hash)) {
                faults.push(format!("line {n}: differs from its anchor"));
            }
            note(n, &columns, &text, &mut last, faults);
        }
    }
}

/// Compares the personal words still kept with their digests in the chain; words erased by law are no
/// fault.
async fn personal(
    tx: &mut Tx,
    mechanism: MechanismId,
    seal: &Seal,
    faults: &mut Vec<String>,
) -> Result<(), Error> {
    let (mut n, mut field) = (i64::MIN, String::new());
    loop {
        let args = [mechanism.to_value(), Value::Integer(n), field.to_value()];
        let rows = tx
            .rows(
                "SELECT p.n, p.field, p.words, COALESCE(j.text, '') FROM journal_personal p \
                 LEFT JOIN journal j ON j.mechanism = p.mechanism AND j.n = p.n \
                 WHERE p.mechanism = $1 AND (p.n, p.field) > ($2, $3) ORDER BY p.n, p.field LIMIT 1000",
                &args,
            )
            .await?;
        if rows.is_empty() {
            return Ok(());
        }
        for mut row in rows {
            (n, field) = (row.get(0)?, row.get(1)?);
            let (words, text): (String, String) = (row.get(2)?, row.get(3)?);
            let line = serde_json::from_str::<serde_json::Value>(&text).unwrap_or_default();
            if line["event"][field.as_str()]["digest"].as_str() != Some(&seal.words(&words)) {
                faults.push(format!(
                    "line {n}: its personal words are not those it was written with"
                ));
            }
        }
    }
}

/// Compares a line's columns with its text and notes what it says of its record.
fn note(n: i64, columns: &[String; 9], text: &str, last: &mut Last, faults: &mut Vec<String>) {
    let Ok(line) = serde_json::from_str::<serde_json::Value>(text) else {
        faults.push(format!("line {n}: its text is not JSON"));
        return;
    };
    let word = |key: &str| match &line[key] {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Number(number) => number.to_string(),
        // The unit entered for, of which the column holds the name.
        serde_json::Value::Object(unit) => unit
            .get("name")
            .and_then(|name| name.as_str())
            .unwrap_or_default()
            .to_owned(),
        _ => String::new(),
    };
    let said = [
        "at", "person", "noun", "subject", "unit", "matter", "meeting", "for",
    ]
    .map(word);
    let kind = line["event"]["kind"].as_str().unwrap_or_default();
    if said != columns[..8] || kind != columns[8] {
        faults.push(format!("line {n}: its columns differ from its text"));
    }
    let version = line["version"]
        .as_u64()
        .and_then(|v| u32::try_from(v).ok())
        .unwrap_or(0);
    last.insert((word("noun"), word("subject")), (version, word("row")));
}

async fn rows(
    tx: &mut Tx,
    mechanism: MechanismId,
    seal: &Seal,
    mut last: Last,
    faults: &mut Vec<String>,
) -> Result<usize, Error> {
    let mut checked = 0;
    macro_rules! check {
        ($($record:ty),+ $(,)?) => {
            $(checked += table::<$record>(tx, mechanism, seal, &mut last, faults).await?;)+
        };
    }
    check!(
        CharterVersion,
        Unit,
        Person,
        Post,
        Enterprise,
        Case,
        Matter,
        Assignment,
        Meeting,
        Attendance,
        AgendaItem,
        AgendaVersion,
        WrittenOpinion,
        CallForItems,
        ItemProposal,
        Reply,
        MeetingYear,
        Consent,
        MeetingMove,
        ReplyDay,
        Position,
        Decision,
        Minutes,
        Countersignature,
        Attachment,
        DisposalReport,
        ReportText,
        InformationRound,
        InformationReturn,
        ReturnAnswer,
        DocumentNumber,
        OfficeContact,
        OfficialDocument,
        DocumentText,
        Delivery,
        CoRaiser,
        Delegation,
        Instruction,
        MinutesText,
    );
    let mut gone: Vec<_> = last.into_keys().collect();
    gone.sort();
    faults.extend(
        gone.into_iter()
            .map(|(noun, id)| format!("{noun} {id}: its row is gone")),
    );
    Ok(checked)
}

async fn table<T: Record>(
    tx: &mut Tx,
    mechanism: MechanismId,
    seal: &Seal,
    last: &mut Last,
    faults: &mut Vec<String>,
) -> Result<usize, Error> {
    let mut after = String::new();
    let mut checked = 0;
    loop {
        let rows = tx
            .rows(T::sql().page(), &[mechanism.to_value(), after.to_value()])
            .await?;
        let more = rows.len() == 1000;
        for mut row in rows {
            let id: String = row.get(T::COLUMNS.len())?;
            checked += 1;
            let said = last.remove(&(T::NOUN.to_owned(), id.clone()));
            let kept = T::read(&mut row, 0);
            let same = match (&said, &kept) {
                (Some((version, digest)), Ok(record)) => {
                    *version == record.version() && *digest == seal.row(T::NOUN, &record.sealed())
                }
                _ => false,
            };
            if !same {
                let why = if said.is_none() {
                    "no line of the journal made it"
                } else {
                    "its row differs from its last line"
                };
                faults.push(format!("{} {id}: {why}", T::NOUN));
            }
            after = id;
        }
        if !more {
            return Ok(checked);
        }
    }
}

/// Rows beside the journal that decide what is seen and who may sign in: each carries its seal.
async fn unsealed(
    tx: &mut Tx,
    mechanism: MechanismId,
    seal: &Seal,
    faults: &mut Vec<String>,
) -> Result<(), Error> {
    let mut after = (String::new(), String::new());
    loop {
        let rows = tx
            .rows(
                "SELECT unit, matter, seal FROM matter_party WHERE mechanism = $1 \
                 AND (unit, matter) > ($2, $3) ORDER BY unit, matter LIMIT 1000",
                &[mechanism.to_value(), after.0.to_value(), after.1.to_value()],
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        for mut row in rows {
            after = (row.get(0)?, row.get(1)?);
            let words = crate::record::party_words(mechanism, &after.0, &after.1);
            if row.get::<String>(2)? != seal.words(&words) {
                faults.push(format!(
                    "matter {}: a party the system did not admit",
                    after.1
                ));
            }
        }
    }
    let rows = tx
        .rows(
            "SELECT person, hash, seal FROM credential WHERE mechanism = $1 ORDER BY person",
            &[mechanism.to_value()],
        )
        .await?;
    for mut row in rows {
        let (person, hash): (String, String) = (row.get(0)?, row.get(1)?);
        let words = crate::session::credential_words(mechanism, &person, &hash);
        if row.get::<String>(2)? != seal.words(&words) {
            faults.push(format!(
                "person {person}: a password the system did not set"
            ));
        }
    }
    Ok(())
}
