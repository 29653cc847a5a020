//! What papers of every kind share where the public reads them without signing in.

use crate::{Desk, Error, attachment, input};
use domain::{Date, Sight, attachment::Attachment, id::AttachmentId};

/// Minutes or a disposal report as the public reads them: no more than these words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPaper {
    /// Its id, for its address.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub organs: Vec<String>,
    /// Full names of who it is addressed to. Nobody for minutes, which go to whoever was asked to the meeting.
    pub addressees: Vec<String>,
    /// The text, masked, a line each.
    pub body: Vec<String>,
    /// Day of issue, on which it was published.
    pub issued_on: Option<Date>,
}

/// Day and id before which a list goes on, as its address says; none at its beginning.
pub(crate) fn place<I>(before: &str, read: impl Fn(&str) -> Option<I>) -> Option<(Date, I)> {
    let (day, id) = before.split_once('_')?;
    Some((input::read_date(day)?, read(id)?))
}

/// Name and content of the masked paper of what is published, made once at its issue.
pub(crate) async fn masked_paper(
    desk: &Desk,
    file: Option<AttachmentId>,
) -> Result<(String, Vec<u8>), Error> {
    let file = file.ok_or(Error::NotFound)?;
    let sight = Sight::nothing(desk.mechanism());
    let file: Attachment = desk
        .read(async move |tx| Ok(store::by_id(tx, &sight, file.0).await?))
        .await?;
    let content = attachment::content(desk, &file.digest).await?;
    Ok((file.name, content))
}
