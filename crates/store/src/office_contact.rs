//! How the office is reached; one row a mechanism.

use crate::{
    db::{Column as _, Error, Tx},
    record,
};
use domain::{id::MechanismId, office_contact::OfficeContact};

table!(OfficeContact in "office_contact": person, phone, address, postcode);

/// What the office has said; none before it was set. It is for everybody who signs in.
pub async fn of(tx: &mut Tx, mechanism: MechanismId) -> Result<Option<OfficeContact>, Error> {
    let sql = select!(OfficeContact, "WHERE mechanism = $1");
    Ok(record::all(tx.rows(sql, &[mechanism.to_value()]).await?)?.pop())
}
