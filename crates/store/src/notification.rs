//! Notifications: queued with the change that causes them, delivered to persons afterwards.

use crate::{
    db::{Column as _, Error, Tx, Value},
    record::Record,
};
use domain::{
    Date, Moment, Recipient, Role, Sight,
    id::{MechanismId, PersonId},
};

/// Queues what a change is to tell, in the change's own transaction.
pub(crate) async fn queue(
    tx: &mut Tx,
    mechanism: MechanismId,
    n: i64,
    told: &[Recipient],
) -> Result<(), Error> {
    for (place, recipient) in (0i64..).zip(told) {
        let (kind, id) = match recipient {
            Recipient::Office => ("office", String::new()),
            Recipient::Conveners => ("conveners", String::new()),
            Recipient::Unit(unit) => ("unit", unit.to_string()),
            Recipient::Person(person) => ("person", person.to_string()),
        };
        tx.run(
            "INSERT INTO outbox (mechanism, n, place, recipient_kind, recipient) VALUES ($1, $2, $3, $4, $5)",
            &[
                mechanism.to_value(),
                Value::Integer(n),
                Value::Integer(place),
                kind.into(),
                Value::Text(id),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Tellings handed out in one transaction.
const BATCH: i64 = 100;

/// Hands what up to a hundred queued tellings say to the persons who hold the posts meant today and can
/// sign in, save whoever made the change, and answers how many tellings were handled. Delivering twice tells
/// nobody twice.
pub async fn deliver(tx: &mut Tx, mechanism: MechanismId, today: Date) -> Result<usize, Error> {
    let rows = tx
        .rows(
            "SELECT o.n, o.place, o.recipient_kind, o.recipient, j.person FROM outbox o \
             JOIN journal j ON j.mechanism = o.mechanism AND j.n = o.n WHERE o.mechanism = $1 \
             ORDER BY o.n, o.place LIMIT $2",
            &[mechanism.to_value(), Value::Integer(BATCH)],
        )
        .await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let handled = rows.len();
    let readers = readers(tx, mechanism, today).await?;
    let mut last = (0, 0);
    for mut row in rows {
        last = (row.get(0)?, row.get(1)?);
        let (kind, id, doer): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        for reader in readers
            .iter()
            .filter(|r| r.is_meant(&kind, &id) && r.person != doer)
        {
            tell(tx, mechanism, last.0, &reader.person).await?;
        }
    }
    tx.run(
        "DELETE FROM outbox WHERE mechanism = $1 AND (n, place) <= ($2, $3)",
        &[
            mechanism.to_value(),
            Value::Integer(last.0),
            Value::Integer(last.1),
        ],
    )
    .await?;
    Ok(handled)
}

/// A seat whose holder can be told something today.
struct Reader {
    person: String,
    unit: String,
    role: Role,
}

impl Reader {
    fn is_meant(&self, kind: &str, id: &str) -> bool {
        match kind {
            "office" => matches!(self.role, Role::OfficeDirector | Role::OfficeClerk),
            "conveners" => matches!(self.role, Role::Convener | Role::DeputyConvener),
            "unit" => {
                let speaks = [
                    Role::Head,
                    Role::Liaison,
                    Role::Handler,
                    Role::Administrator,
                ];
                self.unit == id && speaks.contains(&self.role)
            }
            "person" => self.person == id,
            _ => false,
        }
    }
}

/// Every seat held today by somebody with an open sign-in, in a unit that still takes part; a mechanism
/// has tens of them.
async fn readers(tx: &mut Tx, mechanism: MechanismId, today: Date) -> Result<Vec<Reader>, Error> {
    let rows = tx
        .rows(
            "SELECT p.person, p.unit, p.role FROM post p \
             JOIN person h ON h.mechanism = p.mechanism AND h.id = p.person AND h.login IS NOT NULL \
             AND (h.closed_on IS NULL OR h.closed_on > $2) \
             JOIN unit u ON u.mechanism = p.mechanism AND u.id = p.unit AND (u.until IS NULL OR u.until >= $2) \
             WHERE p.mechanism = $1 AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2)",
            &[mechanism.to_value(), today.to_value()],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Reader {
                person: row.get(0)?,
                unit: row.get(1)?,
                role: row.get(2)?,
            })
        })
        .collect()
}

async fn tell(tx: &mut Tx, mechanism: MechanismId, n: i64, person: &str) -> Result<(), Error> {
    tx.run(
        "INSERT INTO notification (mechanism, person, n, read_at) VALUES ($1, $2, $3, NULL) \
         ON CONFLICT (mechanism, person, n) DO NOTHING",
        &[mechanism.to_value(), person.into(), Value::Integer(n)],
    )
    .await?;
    Ok(())
}

/// How many notifications a person has not read, counted to a hundred at most.
pub async fn unread(tx: &mut Tx, sight: &Sight, person: PersonId) -> Result<i64, Error> {
    let mut row = tx
        .row(
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM notification WHERE mechanism = $1 \
             AND person = $2 AND read_at IS NULL LIMIT 100) AS counted",
            &[sight.mechanism.to_value(), person.to_value()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    row.get(0)
}

/// Numbers of the lines a person was told and has not read, newest first; a thousand at most.
pub async fn unread_lines(tx: &mut Tx, sight: &Sight, person: PersonId) -> Result<Vec<i64>, Error> {
    let rows = tx
        .rows(
            "SELECT n FROM notification WHERE mechanism = $1 AND person = $2 AND read_at IS NULL \
             ORDER BY n DESC LIMIT 1000",
            &[sight.mechanism.to_value(), person.to_value()],
        )
        .await?;
    rows.into_iter().map(|mut row| row.get(0)).collect()
}

/// Marks all that was told of a record as read by everybody, for what it told of is past.
pub async fn settle<T: Record>(
    tx: &mut Tx,
    sight: &Sight,
    id: uuid::Uuid,
    at: Moment,
) -> Result<(), Error> {
    tx.run(
        "UPDATE notification SET read_at = $4 WHERE mechanism = $1 AND person IN (SELECT p.id FROM person p \
         WHERE p.mechanism = $1) AND n IN (SELECT j.n FROM journal j WHERE j.mechanism = $1 AND j.noun = $2 \
         AND j.subject = $3) AND read_at IS NULL",
        &[
            sight.mechanism.to_value(),
            T::NOUN.into(),
            Value::Text(id.simple().to_string()),
            at.to_value(),
        ],
    )
    .await?;
    Ok(())
}

/// Marks what was told up to a line as read.
pub async fn mark_read(
    tx: &mut Tx,
    sight: &Sight,
    person: PersonId,
    up_to: i64,
    at: Moment,
) -> Result<(), Error> {
    tx.run(
        "UPDATE notification SET read_at = $4 WHERE mechanism = $1 AND person = $2 AND n <= $3 \
         AND read_at IS NULL",
        &[
            sight.mechanism.to_value(),
            person.to_value(),
            Value::Integer(up_to),
            at.to_value(),
        ],
    )
    .await?;
    Ok(())
}
