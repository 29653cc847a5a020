//! Sign-ins: password hashes, failed tries, sessions. None of these is ever in a journal line.

use crate::db::{Column as _, Error, Tx, Value};
use domain::{
    Moment, Sight,
    id::{MechanismId, PersonId, UnitId},
};

/// A person's password, as kept.
#[derive(Clone)]
pub struct Credential {
    /// Argon2id in PHC form.
    pub hash: String,
    /// Whether it must be changed before anything else.
    pub must_change: bool,
}

/// A session, as kept under the digest of its token.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose.
    pub person: PersonId,
    /// The unit acted for.
    pub unit: UnitId,
    /// When it began.
    pub begun_at: Moment,
    /// When it was last seen.
    pub seen_at: Moment,
    /// Whether the password must be changed first.
    pub must_change: bool,
}

/// Sets a person's password.
pub async fn set_password(
    tx: &mut Tx,
    mechanism: MechanismId,
    person: PersonId,
    credential: &Credential,
    at: Moment,
) -> Result<(), Error> {
    let seal = tx.seal()?.words(&credential_words(
        mechanism,
        &person.to_string(),
        &credential.hash,
    ));
    tx.run(
        "INSERT INTO credential (mechanism, person, hash, must_change, set_at, seal) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (mechanism, person) \
         DO UPDATE SET hash = $3, must_change = $4, set_at = $5, seal = $6",
        &[
            mechanism.to_value(),
            person.to_value(),
            credential.hash.to_value(),
            credential.must_change.to_value(),
            at.to_value(),
            Value::Text(seal),
        ],
    )
    .await?;
    Ok(())
}

/// What the seal of a password row is made over: a hash put in from outside would open a sign-in.
pub(crate) fn credential_words(mechanism: MechanismId, person: &str, hash: &str) -> String {
    format!("credential {} {person} {hash}", mechanism.0)
}

/// A person's password.
pub async fn password(
    tx: &mut Tx,
    mechanism: MechanismId,
    person: PersonId,
) -> Result<Option<Credential>, Error> {
    let sql = "SELECT hash, must_change FROM credential WHERE mechanism = $1 AND person = $2";
    match tx
        .row(sql, &[mechanism.to_value(), person.to_value()])
        .await?
    {
        Some(mut row) => Ok(Some(Credential {
            hash: row.get(0)?,
            must_change: row.get(1)?,
        })),
        None => Ok(None),
    }
}

/// Until when a door (a sign-in name or an address) is locked.
pub async fn locked_until(
    tx: &mut Tx,
    mechanism: MechanismId,
    door: &str,
) -> Result<Moment, Error> {
    let sql = "SELECT locked_until FROM sign_in_failure WHERE mechanism = $1 AND door = $2";
    match tx.row(sql, &[mechanism.to_value(), door.into()]).await? {
        Some(mut row) => row.get(0),
        None => Ok(Moment(0)),
    }
}

/// Counts a failed try at a door; from the limit on it is locked until the given moment, and the count
/// begins anew.
pub async fn count_failure(
    tx: &mut Tx,
    mechanism: MechanismId,
    door: &str,
    limit: u32,
    locked_until: Moment,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO sign_in_failure (mechanism, door, failures, locked_until) VALUES ($1, $2, 1, 0) \
         ON CONFLICT (mechanism, door) DO UPDATE SET failures = sign_in_failure.failures + 1",
        &[mechanism.to_value(), door.into()],
    )
    .await?;
    tx.run(
        "UPDATE sign_in_failure SET failures = 0, locked_until = $4 \
         WHERE mechanism = $1 AND door = $2 AND failures >= $3",
        &[
            mechanism.to_value(),
            door.into(),
            limit.to_value(),
            locked_until.to_value(),
        ],
    )
    .await?;
    Ok(())
}

/// Forgets the failed tries at a door.
pub async fn forget_failures(tx: &mut Tx, mechanism: MechanismId, door: &str) -> Result<(), Error> {
    let sql = "DELETE FROM sign_in_failure WHERE mechanism = $1 AND door = $2";
    tx.run(sql, &[mechanism.to_value(), door.into()]).await?;
    Ok(())
}

/// Begins a session under the digest of its token.
pub async fn begin(
    tx: &mut Tx,
    mechanism: MechanismId,
    token: &str,
    person: PersonId,
    unit: UnitId,
    at: Moment,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO session (mechanism, token, person, unit, begun_at, seen_at) \
         VALUES ($1, $2, $3, $4, $5, $5)",
        &[
            mechanism.to_value(),
            token.into(),
            person.to_value(),
            unit.to_value(),
            at.to_value(),
        ],
    )
    .await?;
    Ok(())
}

/// The session under the digest of its token.
pub async fn find(
    tx: &mut Tx,
    mechanism: MechanismId,
    token: &str,
) -> Result<Option<Session>, Error> {
    let sql = "SELECT s.person, s.unit, s.begun_at, s.seen_at, COALESCE(c.must_change, 0) FROM session s \
         LEFT JOIN credential c ON c.mechanism = s.mechanism AND c.person = s.person \
         WHERE s.mechanism = $1 AND s.token = $2";
    match tx.row(sql, &[mechanism.to_value(), token.into()]).await? {
        Some(mut row) => Ok(Some(Session {
            person: row.get(0)?,
            unit: row.get(1)?,
            begun_at: row.get(2)?,
            seen_at: row.get(3)?,
            must_change: row.get(4)?,
        })),
        None => Ok(None),
    }
}

/// Notes that a session was seen, or switches the unit it acts for.
pub async fn touch(
    tx: &mut Tx,
    mechanism: MechanismId,
    token: &str,
    unit: UnitId,
    at: Moment,
) -> Result<(), Error> {
    let sql = "UPDATE session SET seen_at = $3, unit = $4 WHERE mechanism = $1 AND token = $2";
    let args = [
        mechanism.to_value(),
        token.into(),
        at.to_value(),
        unit.to_value(),
    ];
    tx.run(sql, &args).await?;
    Ok(())
}

/// Ends a session.
pub async fn end(tx: &mut Tx, mechanism: MechanismId, token: &str) -> Result<(), Error> {
    let sql = "DELETE FROM session WHERE mechanism = $1 AND token = $2";
    tx.run(sql, &[mechanism.to_value(), token.into()]).await?;
    Ok(())
}

/// Ends every session of a person, after a change of password, posts or sign-in.
pub async fn end_all(tx: &mut Tx, sight: &Sight, person: PersonId) -> Result<(), Error> {
    let sql = "DELETE FROM session WHERE mechanism = $1 AND person = $2";
    tx.run(sql, &[sight.mechanism.to_value(), person.to_value()])
        .await?;
    Ok(())
}

/// Ends sessions last seen before a moment.
pub async fn end_idle(tx: &mut Tx, mechanism: MechanismId, before: Moment) -> Result<u64, Error> {
    let sql = "DELETE FROM session WHERE mechanism = $1 AND seen_at < $2";
    tx.run(sql, &[mechanism.to_value(), Value::Integer(before.0)])
        .await
}
