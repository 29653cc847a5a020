//! One `PostgreSQL` connection as a transaction sees it: values, rows, commit, and which errors
//! leave it open whether the commit took place.

use std::error::Error as StdError;

use bytes::BytesMut;
use deadpool_postgres::{Object, Pool, PoolError};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::db::error::Fault;
use crate::db::{Error, Row, Value};

/// A connection out of the pool while a transaction is open.
pub(in crate::db) struct Link {
    pool: Pool,
    client: Option<Object>,
    midway: bool,
}

impl Link {
    pub(super) fn new(pool: Pool) -> Self {
        Self {
            pool,
            client: None,
            midway: false,
        }
    }

    fn client(&self) -> &Object {
        self.client.as_ref().expect("invariant: begin comes first")
    }

    pub(in crate::db) async fn begin(&mut self, sql: &'static str) -> Result<(), Error> {
        self.abandon().await;
        let client = self.pool.get().await.map_err(|error| pool_fault(&error))?;
        self.client = Some(client);
        self.midway = true;
        self.control(sql).await
    }

    pub(in crate::db) async fn rows(
        &mut self,
        sql: &'static str,
        args: &[Value],
    ) -> Result<Vec<Row>, Error> {
        let answer = async {
            let statement = self.client().prepare_cached(sql).await?;
            self.client().query(&statement, &parameters(args)).await
        };
        let found = answer.await.map_err(|error| fault(&error))?;
        found.iter().map(row).collect()
    }

    pub(in crate::db) async fn run(
        &mut self,
        sql: &'static str,
        args: &[Value],
    ) -> Result<u64, Error> {
        let answer = async {
            let statement = self.client().prepare_cached(sql).await?;
            self.client().execute(&statement, &parameters(args)).await
        };
        answer.await.map_err(|error| fault(&error))
    }

    pub(in crate::db) async fn control(&mut self, sql: &'static str) -> Result<(), Error> {
        self.client()
            .batch_execute(sql)
            .await
            .map_err(|error| fault(&error))
    }

    pub(in crate::db) async fn commit(&mut self) -> Result<(), Error> {
        let Err(error) = self.client().batch_execute("COMMIT").await else {
            self.midway = false;
            return Ok(());
        };
        self.abandon().await;
        Err(if is_refusal(&error) {
            fault(&error)
        } else {
            Error::Unknown
        })
    }

    /// Rolls back; a connection that cannot is not given back to the pool.
    pub(in crate::db) async fn abandon(&mut self) {
        if self.midway && self.is_open() && self.control("ROLLBACK").await.is_ok() {
            self.midway = false;
        }
        self.let_go();
    }

    pub(in crate::db) fn is_open(&self) -> bool {
        self.midway
            && self
                .client
                .as_ref()
                .is_some_and(|client| !client.is_closed())
    }

    fn let_go(&mut self) {
        let client = self.client.take();
        if self.midway {
            // Dropping it outside the pool disconnects, and the server rolls back.
            client.map(Object::take);
        }
        self.midway = false;
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.let_go();
    }
}

fn parameters(args: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    args.iter().map(|arg| arg as &(dyn ToSql + Sync)).collect()
}

fn row(found: &tokio_postgres::Row) -> Result<Row, Error> {
    let columns = (0..found.len()).map(|at| found.try_get::<_, Value>(at).map(Some));
    columns
        .collect::<Result<_, _>>()
        .map(Row::new)
        .map_err(|error| fault(&error))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match (self, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Integer(number), &Type::INT8) => number.to_sql(ty, out),
            (Value::Integer(number), &Type::INT4) => i32::try_from(*number)?.to_sql(ty, out),
            (Value::Integer(number), &Type::INT2) => i16::try_from(*number)?.to_sql(ty, out),
            (Value::Text(text), ty) if <&str as ToSql>::accepts(ty) => {
                text.as_str().to_sql(ty, out)
            }
            (Value::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(ty, out),
            (value, ty) => Err(format!("{} given where {ty} was expected", value.kind()).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        match *ty {
            Type::INT8 => i64::from_sql(ty, raw).map(Value::Integer),
            Type::INT4 => i32::from_sql(ty, raw).map(|it| Value::Integer(it.into())),
            Type::INT2 => i16::from_sql(ty, raw).map(|it| Value::Integer(it.into())),
            Type::BOOL => bool::from_sql(ty, raw).map(|it| Value::Integer(it.into())),
            Type::BYTEA => Vec::from_sql(ty, raw).map(Value::Bytes),
            Type::VOID => Ok(Value::Null),
            _ if <String as FromSql>::accepts(ty) => String::from_sql(ty, raw).map(Value::Text),
            _ => Err(format!("a column of type {ty} must be cast").into()),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// Whether the server refused the commit in so many words: then nothing was kept.
fn is_refusal(error: &tokio_postgres::Error) -> bool {
    let Some(code) = error.code() else {
        return false;
    };
    // 40003 says itself that the outcome is not known.
    code.code() != "40003"
        && ["22", "23", "40", "42", "44", "55", "P0"].contains(&&code.code()[..2])
}

/// The server's error in our terms.
pub(in crate::db) fn fault(error: &tokio_postgres::Error) -> Error {
    let code = error.code().map_or("", |code| code.code());
    let fault = Fault::new(code, fault_text(error));
    match code {
        // Serialization, deadlock, lock timeout, too many connections.
        "40001" | "40P01" | "55P03" | "53300" => Error::Busy,
        _ if code.starts_with("23") => Error::Constraint(fault),
        _ => Error::Broken(fault),
    }
}

/// The server's words without the detail it adds, which quotes values of the row.
pub(in crate::db) fn fault_text(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        // Class 22, data exceptions, quotes the value in the message itself.
        Some(said) if said.code().code().starts_with("22") => "a value does not fit".into(),
        Some(said) => said.message().to_owned(),
        None => match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    }
}

pub(super) fn pool_fault(error: &PoolError) -> Error {
    match error {
        PoolError::Timeout(_) => Error::Busy,
        PoolError::Closed => Error::Stopped,
        PoolError::Backend(error) => fault(error),
        other => Error::broken(other.to_string()),
    }
}
