//! The tie between a governed record and its table, declared once per noun.

/// Declares that a record is kept in a table: `table!(Matter in "matter": year, case as case_id);`.
/// Every table begins with the columns mechanism, id and version. Columns that came in a later step than the
/// table stand last, behind `later`: `table!(Instruction in "instruction": year, given_at; later report);`.
macro_rules! table {
    ($record:ident in $table:literal: $($field:ident $(as $column:ident)?),+ $(; later $($new:ident),+)? $(,)?) => {
        impl $crate::record::Record for $record {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] =
                &["id", "version", $(table!(@column $field $($column)?),)+ $($(stringify!($new)),+)?];
            const LATER: &'static [&'static str] = &[$($(stringify!($new)),+)?];

            fn version(&self) -> u32 {
                self.version
            }

            fn with_version(self, version: u32) -> Self {
                Self { version, ..self }
            }

            fn values(&self) -> Vec<$crate::db::Value> {
                use $crate::db::Column as _;
                vec![$(self.$field.to_value(),)+ $($(self.$new.to_value()),+)?]
            }

            fn read(row: &mut $crate::db::Row, from: usize) -> Result<Self, $crate::db::Error> {
                let mut place = from;
                let mut next = || {
                    place += 1;
                    place - 1
                };
                Ok(Self {
                    id: row.get(next())?,
                    version: row.get(next())?,
                    $($field: row.get(next())?,)+
                    $($($new: row.get(next())?),+)?
                })
            }

            fn sql() -> &'static $crate::record::Sql {
                static SQL: std::sync::OnceLock<$crate::record::Sql> = std::sync::OnceLock::new();
                SQL.get_or_init(|| $crate::record::Sql::of::<Self>())
            }
        }
    };
    (@column $field:ident) => { stringify!($field) };
    (@column $field:ident $column:ident) => { stringify!($column) };
}

/// The SQL that reads whole records: `select!(Matter, "WHERE mechanism = $1 AND id = $2")`.
macro_rules! select {
    ($record:ty, $tail:expr) => {{
        $crate::table::once!(format!(
            "SELECT {} FROM {} {}",
            <$record as $crate::record::Record>::COLUMNS.join(", "),
            <$record as $crate::record::Record>::TABLE,
            $tail
        ))
    }};
}

/// A statement put together at first need and kept.
macro_rules! once {
    ($sql:expr) => {{
        static SQL: std::sync::OnceLock<String> = std::sync::OnceLock::new();
        SQL.get_or_init(|| $crate::table::made($sql)).as_str()
    }};
}
pub(crate) use once;

#[cfg(not(feature = "testing"))]
pub(crate) fn made(sql: String) -> String {
    sql
}

#[cfg(feature = "testing")]
pub(crate) use crate::testing::made;
