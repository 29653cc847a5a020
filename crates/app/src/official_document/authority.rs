//! What a supervision letter rests on (督办依据), as it now stands: asked at every step it takes.

use crate::Error;
use domain::{
    Sight,
    decision::Decision,
    instruction::Instruction,
    official_document::{Authority, OfficialDocument},
};
use store::Tx;

/// The decision or instruction a document rests on. The caller has loaded the document within sight.
pub(super) async fn of(
    tx: &mut Tx,
    sight: &Sight,
    document: &OfficialDocument,
) -> Result<Option<Authority>, Error> {
    if let Some(id) = document.instruction {
        let one: Instruction = store::by_id(tx, sight, id.0).await?;
        return Ok(Some((&one).into()));
    }
    let Some(id) = document.decision else {
        return Ok(None);
    };
    let one: Decision = store::by_id(tx, sight, id.0).await?;
    Ok(Some((&one).into()))
}
