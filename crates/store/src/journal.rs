//! The journal: append-only, one hash chain per mechanism, `h(n) = SM3(h(n-1) ‖ n ‖ canonical bytes)`.

pub mod verify;

use crate::{
    db::{Column as _, Error, Row, Tx, Value},
    record::Record,
    seal::{Seal, sm3},
};
use domain::{
    Change, Moment, Sight,
    id::{MatterId, MechanismId, MeetingId, PersonId},
};
use serde_json::{Map, json};
use std::collections::HashMap;

/// A line as the history shows it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number in the chain.
    pub n: i64,
    /// When.
    pub at: Moment,
    /// Who.
    pub person: PersonId,
    /// Who, in words.
    pub person_name: String,
    /// The unit acted for, in words.
    pub unit_name: String,
    /// The unit entered for (代录), in words.
    pub entered_for: Option<String>,
    /// The noun of the record changed.
    pub noun: String,
    /// Identity of the record changed, as 32 hexadecimal digits.
    pub subject: String,
    /// The event's kind.
    pub kind: String,
    /// The event's facts, personal words put back where they still exist.
    pub facts: Map<String, serde_json::Value>,
    /// The matter in whose history it stands.
    pub matter: Option<MatterId>,
    /// The meeting in whose history it stands.
    pub meeting: Option<MeetingId>,
}

/// Locks the mechanism's journal head, so that one act after another decides on fresh rows.
pub async fn lock(tx: &mut Tx, mechanism: MechanismId) -> Result<(), Error> {
    let sql = "UPDATE journal_head SET n = n WHERE mechanism = $1";
    if tx.run(sql, &[mechanism.to_value()]).await? == 0 {
        Err(Error::NotFound)
    } else {
        Ok(())
    }
}

/// Number and hash of the last line.
pub async fn head(tx: &mut Tx, mechanism: MechanismId) -> Result<(i64, Vec<u8>), Error> {
    let sql = "SELECT n, hash FROM journal_head WHERE mechanism = $1";
    let mut row = tx
        .row(sql, &[mechanism.to_value()])
        .await?
        .ok_or(Error::NotFound)?;
    Ok((row.get(0)?, row.get(1)?))
}

/// Appends the line of a change and answers with its number.
pub(crate) async fn append<T: Record>(
    tx: &mut Tx,
    change: &Change<T>,
    version: u32,
) -> Result<i64, Error> {
    let by = change.by();
    let (n, before) = advance(tx, by.mechanism).await?;
    let mut facts = change.event().facts();
    let personal = take_personal(tx.seal()?, &mut facts);
    let thread = change.after().thread();
    let subject = change.after().id().simple().to_string();
    let kind = string(&facts, "kind");
    let text = json!({
        "at": change.at().0,
        "person": by.person,
        "unit": by.unit.id,
        "unit_name": by.unit.name,
        "for": by.entered_for,
        "noun": T::NOUN,
        "subject": subject,
        "version": version,
        "matter": thread.matter,
        "meeting": thread.meeting,
        "event": facts,
        "row": tx.seal()?.row(T::NOUN, &change.after().sealed()),
    })
    .to_string();
    let hash = chain(&before, n, &text);
    tx.run(
        "INSERT INTO journal (mechanism, n, at, person, unit, entered_for, noun, subject, matter, \
         meeting, kind, text, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            by.mechanism.to_value(),
            Value::Integer(n),
            change.at().to_value(),
            by.person.to_value(),
            by.unit.id.to_value(),
            by.entered_for
                .as_ref()
                .map(|unit| unit.name.clone())
                .to_value(),
            T::NOUN.into(),
            Value::Text(subject),
            thread.matter.to_value(),
            thread.meeting.to_value(),
            Value::Text(kind),
            Value::Text(text),
            Value::Bytes(hash.to_vec()),
        ],
    )
    .await?;
    for (field, words) in personal {
        tx.run(
            "INSERT INTO journal_personal (mechanism, n, field, words) VALUES ($1, $2, $3, $4)",
            &[
                by.mechanism.to_value(),
                Value::Integer(n),
                Value::Text(field),
                Value::Text(words),
            ],
        )
        .await?;
    }
    tx.run(
        "UPDATE journal_head SET hash = $2 WHERE mechanism = $1",
        &[by.mechanism.to_value(), Value::Bytes(hash.to_vec())],
    )
    .await?;
    Ok(n)
}

async fn advance(tx: &mut Tx, mechanism: MechanismId) -> Result<(i64, Vec<u8>), Error> {
    let sql = "UPDATE journal_head SET n = n + 1 WHERE mechanism = $1 RETURNING n, hash";
    let mut row = tx
        .row(sql, &[mechanism.to_value()])
        .await?
        .ok_or(Error::NotFound)?;
    Ok((row.get(0)?, row.get(1)?))
}

/// The chain's rule.
pub(crate) fn chain(before: &[u8], n: i64, text: &str) -> [u8; 32] {
    sm3(&[before, &n.to_be_bytes(), text.as_bytes()])
}

/// Replaces personal words by their keyed digests and hands the words out by field.
fn take_personal(seal: &Seal, facts: &mut Map<String, serde_json::Value>) -> Vec<(String, String)> {
    let mut taken = Vec::new();
    for (field, fact) in facts.iter_mut() {
        let Some(words) = fact.get("personal").and_then(serde_json::Value::as_str) else {
            continue;
        };
        taken.push((field.clone(), words.to_owned()));
        *fact = json!({ "digest": seal.words(words) });
    }
    taken
}

const LINE: &str = "SELECT j.n, j.at, j.person, COALESCE(p.name, ''), j.noun, j.matter, j.meeting, j.text \
     FROM journal j LEFT JOIN person p ON p.mechanism = j.mechanism AND p.id = j.person ";

macro_rules! line_sql {
    ($tail:literal) => {{ crate::table::once!(format!("{LINE}{}", $tail)) }};
}

/// The lines of a matter's history, newest first. The caller has loaded the matter within sight.
pub async fn of_matter(tx: &mut Tx, sight: &Sight, matter: MatterId) -> Result<Vec<Line>, Error> {
    let sql = line_sql!("WHERE j.mechanism = $1 AND j.matter = $2 ORDER BY j.n DESC LIMIT 200");
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), matter.to_value()])
        .await?;
    lines(tx, sight.mechanism, rows).await
}

/// The lines of a meeting's history, newest first. The caller has loaded the meeting within sight.
pub async fn of_meeting(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Line>, Error> {
    let sql = line_sql!("WHERE j.mechanism = $1 AND j.meeting = $2 ORDER BY j.n DESC LIMIT 200");
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), meeting.to_value()])
        .await?;
    lines(tx, sight.mechanism, rows).await
}

/// The lines of one record's history, newest first. The caller has loaded the record within sight.
pub async fn of_record<T: Record>(
    tx: &mut Tx,
    sight: &Sight,
    id: uuid::Uuid,
) -> Result<Vec<Line>, Error> {
    let sql = line_sql!(
        "WHERE j.mechanism = $1 AND j.noun = $2 AND j.subject = $3 ORDER BY j.n DESC LIMIT 200"
    );
    let args = [
        sight.mechanism.to_value(),
        T::NOUN.into(),
        Value::Text(id.simple().to_string()),
    ];
    let rows = tx.rows(sql, &args).await?;
    lines(tx, sight.mechanism, rows).await
}

/// Fifty lines of the whole journal before a number, newest first.
pub async fn before(tx: &mut Tx, sight: &Sight, n: i64) -> Result<Vec<Line>, Error> {
    let sql = line_sql!("WHERE j.mechanism = $1 AND j.n < $2 ORDER BY j.n DESC LIMIT 50");
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), Value::Integer(n)])
        .await?;
    lines(tx, sight.mechanism, rows).await
}

/// The fifty newest lines told to a person, newest first.
pub async fn told(tx: &mut Tx, sight: &Sight, person: PersonId) -> Result<Vec<Line>, Error> {
    told_before(tx, sight, person, i64::MAX).await
}

/// Fifty lines told to a person before a number, newest first.
pub async fn told_before(
    tx: &mut Tx,
    sight: &Sight,
    person: PersonId,
    n: i64,
) -> Result<Vec<Line>, Error> {
    let sql = line_sql!(
        "JOIN notification t ON t.mechanism = j.mechanism AND t.n = j.n \
         WHERE t.mechanism = $1 AND t.person = $2 AND t.n < $3 ORDER BY t.n DESC LIMIT 50"
    );
    let args = [
        sight.mechanism.to_value(),
        person.to_value(),
        Value::Integer(n),
    ];
    let rows = tx.rows(sql, &args).await?;
    lines(tx, sight.mechanism, rows).await
}

async fn lines(tx: &mut Tx, mechanism: MechanismId, rows: Vec<Row>) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::with_capacity(rows.len());
    for mut row in rows {
        let text: String = row.get(7)?;
        let mut text: Map<String, serde_json::Value> = serde_json::from_str(&text)
            .map_err(|_| Error::broken("a journal line is not what was written"))?;
        let facts = match text.remove("event") {
            Some(serde_json::Value::Object(facts)) => facts,
            _ => Map::new(),
        };
        lines.push(Line {
            n: row.get(0)?,
            at: row.get(1)?,
            person: row.get(2)?,
            person_name: row.get(3)?,
            unit_name: string(&text, "unit_name"),
            entered_for: text
                .get("for")
                .and_then(|unit| unit.get("name"))
                .and_then(|name| name.as_str())
                .map(str::to_owned),
            noun: row.get(4)?,
            subject: string(&text, "subject"),
            kind: string(&facts, "kind"),
            facts,
            matter: row.get(5)?,
            meeting: row.get(6)?,
        });
    }
    for line in &mut lines {
        if line.facts.values().any(|fact| fact.get("digest").is_some()) {
            put_back_personal(tx, mechanism, line).await?;
        }
    }
    Ok(lines)
}

fn string(map: &Map<String, serde_json::Value>, key: &str) -> String {
    map.get(key)
        .and_then(|value| value.as_str())
        .unwrap_or_default()
        .to_owned()
}

async fn put_back_personal(
    tx: &mut Tx,
    mechanism: MechanismId,
    line: &mut Line,
) -> Result<(), Error> {
    let sql = "SELECT field, words FROM journal_personal WHERE mechanism = $1 AND n = $2";
    let rows = tx
        .rows(sql, &[mechanism.to_value(), Value::Integer(line.n)])
        .await?;
    let mut kept = HashMap::new();
    for mut row in rows {
        kept.insert(row.get::<String>(0)?, row.get::<String>(1)?);
    }
    for (field, fact) in &mut line.facts {
        if fact.get("digest").is_some() {
            let words = kept.remove(field);
            *fact = words.unwrap_or_else(|| "（已依法删除）".into()).into();
        }
    }
    Ok(())
}
