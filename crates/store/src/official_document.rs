//! Official documents and the texts they had: within sight, in lists, and what the public may read.

use crate::{
    db::{Column as _, Error, Tx, Value},
    matter::sight_args,
    record,
};
use domain::{
    Date, Sight,
    id::{InstructionId, MatterId, MechanismId, MeetingId, MinutesId, OfficialDocumentId, UnitId},
    official_document::{DocumentKind, DocumentState, DocumentText, OfficialDocument},
};

table!(OfficialDocument in "official_document": kind, state, title, addressees, other_addressees, copies,
    other_copies, body, attachments, masks, reply_by, organs, unit, own, drafter, drafted_by, checked_by,
    signed_organs, signed_off_by, signed_off_on, reason, authority, decision, instruction, matter,
    assignment, meeting, minutes, case as case_id, answers, corrects, disclosure, ground, document_number,
    issued_on, pdf, docx, public_pdf, scan; later signer);
table!(DocumentText in "official_document_text": document, ordinal, title, body, written_by, written_at);

/// What is seen: $2 is the openness seen by anyone, $3 the unit seen by. Who sees everything sees every paper
/// but the drafts of others' own; a unit sees its own papers and what it announces, and what was issued to
/// it, of a restricted matter only if it is a party to it. What was issued in its name, alone or with other
/// organs, it sees too, unless that is about a matter which it may not see.
macro_rules! seen {
    ($tail:literal) => {
        select!(
            OfficialDocument,
            concat!(
                "WHERE mechanism = $1 AND (($2 >= 2 AND (own = 0 OR state <> 'drafted')) \
                 OR (unit = $3 AND (own = 1 OR kind IN ('public_announcement', 'investor_recruitment'))) \
                 OR (state IN ('issued', 'received') AND EXISTS \
                 (SELECT 1 FROM delivery y WHERE y.mechanism = $1 AND y.document = official_document.id \
                 AND y.unit = $3) AND (NOT EXISTS (SELECT 1 FROM matter m WHERE m.mechanism = $1 \
                 AND m.id = official_document.matter AND m.classification = 2) OR EXISTS \
                 (SELECT 1 FROM matter_party p WHERE p.mechanism = $1 AND p.unit = $3 \
                 AND p.matter = official_document.matter))) \
                 OR (state IN ('issued', 'received') AND own = 0 AND $3 <> '' \
                 AND (unit = $3 OR organs LIKE '%' || $3 || '%') \
                 AND (NOT EXISTS (SELECT 1 FROM matter m WHERE m.mechanism = $1 \
                 AND m.id = official_document.matter AND m.classification > 0) OR EXISTS \
                 (SELECT 1 FROM matter_party p WHERE p.mechanism = $1 AND p.unit = $3 \
                 AND p.matter = official_document.matter)))) ",
                $tail
            )
        )
    };
}

fn args(sight: &Sight, more: impl IntoIterator<Item = Value>) -> Vec<Value> {
    let mut args = vec![sight.mechanism.to_value()];
    args.extend(sight_args(sight));
    args.extend(more);
    args
}

async fn all(
    tx: &mut Tx,
    sql: &'static str,
    args: &[Value],
) -> Result<Vec<OfficialDocument>, Error> {
    record::all(tx.rows(sql, args).await?)
}

/// The document with this id, within sight.
pub async fn by_id(
    tx: &mut Tx,
    sight: &Sight,
    id: OfficialDocumentId,
) -> Result<OfficialDocument, Error> {
    all(tx, seen!("AND id = $4"), &args(sight, [id.to_value()]))
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// A page of documents within sight, newest first, before an id; of one kind or in one state if asked for.
pub async fn page(
    tx: &mut Tx,
    sight: &Sight,
    kind: Option<DocumentKind>,
    state: Option<DocumentState>,
    before: Option<OfficialDocumentId>,
) -> Result<Vec<OfficialDocument>, Error> {
    let before = before.map_or_else(|| "g".into(), |id| id.to_value());
    let (kind, state) = (kind.map(|k| k.to_value()), state.map(|s| s.to_value()));
    if !sight.is_whole() {
        return to_unit(tx, sight, kind, state, before).await;
    }
    match (kind, state) {
        (None, None) => {
            let sql = seen!("AND id < $4 ORDER BY id DESC LIMIT 21");
            all(tx, sql, &args(sight, [before])).await
        }
        (Some(kind), None) => {
            let sql = seen!("AND id < $4 AND kind = $5 ORDER BY id DESC LIMIT 21");
            all(tx, sql, &args(sight, [before, kind])).await
        }
        (None, Some(state)) => {
            let sql = seen!("AND id < $4 AND state = $5 ORDER BY id DESC LIMIT 21");
            all(tx, sql, &args(sight, [before, state])).await
        }
        (Some(kind), Some(state)) => {
            let sql = seen!("AND id < $4 AND kind = $5 AND state = $6 ORDER BY id DESC LIMIT 21");
            all(tx, sql, &args(sight, [before, kind, state])).await
        }
    }
}

/// What was issued to a unit or in its name, through the indexes of deliveries and of whose paper it is.
async fn to_unit(
    tx: &mut Tx,
    sight: &Sight,
    kind: Option<Value>,
    state: Option<Value>,
    before: Value,
) -> Result<Vec<OfficialDocument>, Error> {
    let any = || Value::Text(String::new());
    let sql = seen!(
        "AND id IN (SELECT y.document FROM delivery y WHERE y.mechanism = $1 AND y.unit = $3 \
         AND y.document < $4 UNION SELECT d.id FROM official_document d WHERE d.mechanism = $1 \
         AND d.own = 0 AND d.unit = $3 AND d.id < $4 AND d.state IN ('issued', 'received')) \
         AND ($5 = '' OR kind = $5) AND ($6 = '' OR state = $6) \
         ORDER BY id DESC LIMIT 21"
    );
    let more = [before, kind.unwrap_or_else(any), state.unwrap_or_else(any)];
    all(tx, sql, &args(sight, more)).await
}

/// A unit's own papers and what it announces, newest first, up to a page.
pub async fn own(tx: &mut Tx, sight: &Sight, unit: UnitId) -> Result<Vec<OfficialDocument>, Error> {
    let sql = seen!(
        "AND unit = $4 AND (own = 1 OR kind IN ('public_announcement', 'investor_recruitment')) \
         ORDER BY id DESC LIMIT 21"
    );
    all(tx, sql, &args(sight, [unit.to_value()])).await
}

/// The office's documents in a state, oldest first, up to a page; for the office and the conveners.
pub async fn in_state(
    tx: &mut Tx,
    sight: &Sight,
    state: DocumentState,
) -> Result<Vec<OfficialDocument>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        OfficialDocument,
        "WHERE mechanism = $1 AND state = $2 AND own = 0 ORDER BY id LIMIT 21"
    );
    let args = [sight.mechanism.to_value(), state.to_value()];
    all(tx, sql, &args).await
}

/// Documents that rest on a convener's instruction within sight, oldest first.
pub async fn of_instruction(
    tx: &mut Tx,
    sight: &Sight,
    instruction: InstructionId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = seen!("AND instruction = $4 ORDER BY id LIMIT 100");
    all(tx, sql, &args(sight, [instruction.to_value()])).await
}

/// Units' own answers that the office has not received yet, oldest first, up to a page.
pub async fn answers_to_receive(
    tx: &mut Tx,
    sight: &Sight,
) -> Result<Vec<OfficialDocument>, Error> {
    if !sight.is_whole() {
        return Ok(Vec::new());
    }
    let sql = select!(
        OfficialDocument,
        "WHERE mechanism = $1 AND state = 'issued' AND own = 1 ORDER BY id LIMIT 21"
    );
    all(tx, sql, &[sight.mechanism.to_value()]).await
}

/// Documents about a matter within sight, oldest first.
pub async fn of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = seen!("AND matter = $4 ORDER BY id LIMIT 100");
    all(tx, sql, &args(sight, [matter.to_value()])).await
}

/// Documents of a meeting within sight, oldest first.
pub async fn of_meeting(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = seen!("AND meeting = $4 ORDER BY id LIMIT 100");
    all(tx, sql, &args(sight, [meeting.to_value()])).await
}

/// Corrections of minutes within sight, oldest first.
pub async fn correcting_minutes(
    tx: &mut Tx,
    sight: &Sight,
    minutes: MinutesId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = seen!("AND minutes = $4 ORDER BY id LIMIT 100");
    all(tx, sql, &args(sight, [minutes.to_value()])).await
}

/// Answers to a document within sight, oldest first.
pub async fn answering(
    tx: &mut Tx,
    sight: &Sight,
    document: OfficialDocumentId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = seen!("AND answers = $4 ORDER BY id LIMIT 100");
    all(tx, sql, &args(sight, [document.to_value()])).await
}

/// Corrections of a document within sight, oldest first.
pub async fn correcting(
    tx: &mut Tx,
    sight: &Sight,
    document: OfficialDocumentId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = seen!("AND corrects = $4 ORDER BY id LIMIT 100");
    all(tx, sql, &args(sight, [document.to_value()])).await
}

/// Texts a document had, the latest first. The caller has loaded the document within sight.
pub async fn texts(
    tx: &mut Tx,
    sight: &Sight,
    document: OfficialDocumentId,
) -> Result<Vec<DocumentText>, Error> {
    let sql = select!(
        DocumentText,
        "WHERE mechanism = $1 AND document = $2 ORDER BY ordinal DESC LIMIT 100"
    );
    let args = [sight.mechanism.to_value(), document.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Whether a document bears a number, whoever may see it.
pub async fn has_number(tx: &mut Tx, sight: &Sight, number: &str) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM official_document WHERE mechanism = $1 AND document_number = $2";
    let args = [sight.mechanism.to_value(), number.into()];
    Ok(tx.row(sql, &args).await?.is_some())
}

/// The document within sight that bears a number; the first, where a case's number stands on several.
pub async fn with_number(
    tx: &mut Tx,
    sight: &Sight,
    number: &str,
) -> Result<Option<OfficialDocument>, Error> {
    let sql = seen!("AND document_number = $4 ORDER BY id LIMIT 1");
    Ok(all(tx, sql, &args(sight, [number.into()])).await?.pop())
}

/// Whether a unit is a party to a matter.
pub async fn is_party(
    tx: &mut Tx,
    sight: &Sight,
    unit: UnitId,
    matter: MatterId,
) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM matter_party WHERE mechanism = $1 AND unit = $2 AND matter = $3";
    let args = [
        sight.mechanism.to_value(),
        unit.to_value(),
        matter.to_value(),
    ];
    Ok(tx.row(sql, &args).await?.is_some())
}

/// What anybody may read without signing in: issued, 主动公开, with its masked paper, and not about a matter
/// that only some may see.
macro_rules! open {
    ($tail:literal) => {
        select!(
            OfficialDocument,
            concat!(
                "WHERE mechanism = $1 AND disclosure = 'public' AND public_pdf IS NOT NULL \
                 AND state IN ('issued', 'received') AND NOT EXISTS (SELECT 1 FROM matter m \
                 WHERE m.mechanism = $1 AND m.id = official_document.matter AND m.classification > 0) ",
                $tail
            )
        )
    };
}

/// A page of what the public may read, latest first, before a day and id.
pub async fn open_page(
    tx: &mut Tx,
    mechanism: MechanismId,
    before: Option<(Date, OfficialDocumentId)>,
) -> Result<Vec<OfficialDocument>, Error> {
    let (day, id) = before.map_or_else(
        || (Value::from("9999-12-31"), Value::from("g")),
        |(day, id)| (day.to_value(), id.to_value()),
    );
    let sql = open!("AND (issued_on, id) < ($2, $3) ORDER BY issued_on DESC, id DESC LIMIT 21");
    all(tx, sql, &[mechanism.to_value(), day, id]).await
}

/// Corrections of a document that the public may read, oldest first.
pub async fn open_correcting(
    tx: &mut Tx,
    mechanism: MechanismId,
    document: OfficialDocumentId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = open!("AND corrects = $2 ORDER BY issued_on, id LIMIT 100");
    all(tx, sql, &[mechanism.to_value(), document.to_value()]).await
}

/// Corrections of minutes that the public may read, oldest first.
pub async fn open_correcting_minutes(
    tx: &mut Tx,
    mechanism: MechanismId,
    minutes: MinutesId,
) -> Result<Vec<OfficialDocument>, Error> {
    let sql = open!("AND minutes = $2 ORDER BY issued_on, id LIMIT 100");
    all(tx, sql, &[mechanism.to_value(), minutes.to_value()]).await
}

/// A document that the public may read.
pub async fn open_by_id(
    tx: &mut Tx,
    mechanism: MechanismId,
    id: OfficialDocumentId,
) -> Result<OfficialDocument, Error> {
    let sql = open!("AND id = $2");
    all(tx, sql, &[mechanism.to_value(), id.to_value()])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}
