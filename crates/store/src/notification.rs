//! Notifications: queued with the change that causes them, delivered to persons afterwards.

use crate::db::{Column as _, Error, Tx, Value};
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

/// Hands up to a hundred queued tellings to the persons who hold the posts meant today, and answers
/// how many were handled. Delivering twice tells nobody twice.
pub async fn deliver(tx: &mut Tx, mechanism: MechanismId, today: Date) -> Result<usize, Error> {
    let rows = tx
        .rows(
            "SELECT n, place, recipient_kind, recipient FROM outbox WHERE mechanism = $1 \
             ORDER BY n, place LIMIT 100",
            &[mechanism.to_value()],
        )
        .await?;
    let handled = rows.len();
    for mut row in rows {
        let (n, place): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (kind, id): (String, String) = (row.get(2)?, row.get(3)?);
        let roles: &[Role] = match kind.as_str() {
            "office" => &[Role::OfficeDirector, Role::OfficeClerk],
            "conveners" => &[Role::Convener, Role::DeputyConvener],
            "unit" => &[
                Role::Head,
                Role::Liaison,
                Role::Handler,
                Role::Administrator,
            ],
            _ => &[],
        };
        if kind == "person" {
            tell(tx, mechanism, n, &id).await?;
        }
        for role in roles {
            tell_role(tx, mechanism, n, *role, &id, today).await?;
        }
        tx.run(
            "DELETE FROM outbox WHERE mechanism = $1 AND n = $2 AND place = $3",
            &[
                mechanism.to_value(),
                Value::Integer(n),
                Value::Integer(place),
            ],
        )
        .await?;
    }
    Ok(handled)
}

/// Tells one person, save if that person made the change.
async fn tell(tx: &mut Tx, mechanism: MechanismId, n: i64, person: &str) -> Result<(), Error> {
    tx.run(
        "INSERT INTO notification (mechanism, person, n, read_at) \
         SELECT j.mechanism, h.id, j.n, CAST(NULL AS BIGINT) FROM journal j \
         JOIN person h ON h.mechanism = j.mechanism AND h.id = $2 \
         WHERE j.mechanism = $1 AND j.n = $3 AND h.id <> j.person \
         ON CONFLICT (mechanism, person, n) DO NOTHING",
        &[mechanism.to_value(), person.into(), Value::Integer(n)],
    )
    .await?;
    Ok(())
}

/// Tells the holders of a role, in one unit if one is named, who can sign in and whose unit still takes
/// part, save whoever made the change.
async fn tell_role(
    tx: &mut Tx,
    mechanism: MechanismId,
    n: i64,
    role: Role,
    unit: &str,
    today: Date,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO notification (mechanism, person, n, read_at) \
         SELECT DISTINCT p.mechanism, p.person, j.n, CAST(NULL AS BIGINT) FROM post p \
         JOIN journal j ON j.mechanism = p.mechanism AND j.n = $2 \
         JOIN person h ON h.mechanism = p.mechanism AND h.id = p.person AND h.login IS NOT NULL \
         AND (h.closed_on IS NULL OR h.closed_on > $5) \
         JOIN unit u ON u.mechanism = p.mechanism AND u.id = p.unit AND (u.until IS NULL OR u.until >= $5) \
         WHERE p.mechanism = $1 AND p.role = $3 AND ($4 = '' OR p.unit = $4) AND p.from_on <= $5 \
         AND (p.until_on IS NULL OR p.until_on >= $5) AND p.person <> j.person \
         ON CONFLICT (mechanism, person, n) DO NOTHING",
        &[
            mechanism.to_value(),
            Value::Integer(n),
            role.to_value(),
            unit.into(),
            today.to_value(),
        ],
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
