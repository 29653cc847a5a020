//! Schema steps: written once in `SQLite`'s STRICT dialect, put into `PostgreSQL`'s words, applied
//! once each and never edited.

use refinery::{Migration, Report, Runner};
use refinery_core::error::Kind;
use rusqlite::Connection;
use tokio_postgres::Client;

use super::error::Fault;
use super::{Engine, Error};

/// One step of the schema, never edited once released: its checksum is kept in the database.
///
/// Types and `STRICT` stand in capitals. What one engine alone shall see stands between the lines
/// `-- only sqlite` or `-- only postgres` and `-- end`.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Its place in the order, from 1 without gaps.
    pub version: u32,
    /// What it brings, one word: lower-case letters, digits and `_`.
    pub name: &'static str,
    /// Its statements in `SQLite`'s STRICT dialect.
    pub sql: &'static str,
}

/// Applies to a `SQLite` file the steps it lacks.
pub(super) fn sqlite(connection: &mut Connection, steps: &[Step]) -> Result<(), Error> {
    let runner = Runner::new(&migrations(steps, Engine::Sqlite)?);
    judge(runner.run(connection), steps)
}

/// Applies to a `PostgreSQL` database the steps it lacks; processes starting together take turns.
pub(super) async fn postgres(client: &mut Client, steps: &[Step]) -> Result<(), Error> {
    let runner = Runner::new(&migrations(steps, Engine::Postgres)?);
    let locked = client
        .batch_execute("SELECT pg_advisory_lock(140502)")
        .await;
    locked.map_err(|error| super::postgres::fault(&error))?;
    let ran = runner.run_async(client).await;
    let unlocked = client
        .batch_execute("SELECT pg_advisory_unlock(140502)")
        .await;
    judge(ran, steps)?;
    unlocked.map_err(|error| super::postgres::fault(&error))
}

fn migrations(steps: &[Step], engine: Engine) -> Result<Vec<Migration>, Error> {
    let one = |step: &Step| {
        let label = format!("V{}__{}", step.version, step.name);
        Migration::unapplied(&label, &translate(step.sql, engine))
    };
    let all: Result<_, _> = steps.iter().map(one).collect();
    all.map_err(|error| Error::Schema(format!("a step is misnamed: {error}")))
}

fn judge(ran: Result<Report, refinery::Error>, steps: &[Step]) -> Result<(), Error> {
    let Err(error) = ran else { return Ok(()) };
    let known = steps.iter().map(|step| step.version).max().unwrap_or(0);
    Err(match error.kind() {
        Kind::MissingVersion(found) if i64::from(found.version()) > i64::from(known) => {
            Error::Schema(format!(
                "the data are at step {} and this program knows steps up to {known}: \
                 a newer fuyuan wrote them, use that one or newer",
                found.version()
            ))
        }
        Kind::DivergentVersion(applied, _) | Kind::MissingVersion(applied) => Error::Schema(
            format!("step {applied} was applied in another wording than this program holds"),
        ),
        // Its text may quote the server's, and that a value of a row being converted.
        _ => Error::Broken(Fault::new("", deepest(&error))),
    })
}

fn deepest(error: &refinery::Error) -> String {
    let Kind::Connection(doing, cause) = error.kind() else {
        return error.to_string();
    };
    match cause.downcast_ref::<tokio_postgres::Error>() {
        Some(cause) => format!("{doing}: {}", super::postgres::fault_text(cause)),
        None => format!("{doing}: {cause}"),
    }
}

/// The step in the words of `engine`. Changing this changes the checksums of applied steps.
fn translate(sql: &str, engine: Engine) -> String {
    let mut kept = String::new();
    let mut only = None;
    for line in sql.lines() {
        match line.trim() {
            "-- only sqlite" => only = Some(Engine::Sqlite),
            "-- only postgres" => only = Some(Engine::Postgres),
            "-- end" => only = None,
            // What is meant for one engine is in its own words already.
            _ if only == Some(engine) => kept.push_str(line),
            _ if only.is_some() => continue,
            _ if engine == Engine::Postgres => kept.push_str(&reword(line)),
            _ => kept.push_str(line),
        }
        kept.push('\n');
    }
    kept
}

fn reword(line: &str) -> String {
    let mut said = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        let word = rest.len() - rest.trim_start_matches(in_word).len();
        let other = rest.len() - rest.trim_start_matches(|c| !in_word(c)).len();
        let (head, tail) = rest.split_at(word.max(other));
        said.push_str(match head {
            "INTEGER" => "BIGINT",
            "BLOB" => "BYTEA",
            "STRICT" => "",
            same => same,
        });
        rest = tail;
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: &str = "\
CREATE TABLE seal (
    number INTEGER PRIMARY KEY, -- INTEGERS stay
    print BLOB NOT NULL,
    shape TEXT
) STRICT;
-- only sqlite
CREATE VIRTUAL TABLE seal_words USING fts5(words);
-- end
-- only postgres
CREATE TABLE seal_words (words TSVECTOR, width INTEGER);
-- end
";

    #[test]
    fn postgres_gets_its_own_words() {
        let expected = "\
CREATE TABLE seal (
    number BIGINT PRIMARY KEY, -- INTEGERS stay
    print BYTEA NOT NULL,
    shape TEXT
) ;



CREATE TABLE seal_words (words TSVECTOR, width INTEGER);

";
        assert_eq!(translate(STEP, Engine::Postgres), expected);
    }

    #[test]
    fn sqlite_keeps_the_step_but_for_the_others_block() {
        let text = translate(STEP, Engine::Sqlite);
        assert!(text.contains("number INTEGER PRIMARY KEY"));
        assert!(text.contains(") STRICT;") && text.contains("fts5"));
        assert!(!text.contains("TSVECTOR"));
    }
}
