//! The press: papers printed off the threads that serve pages, and what their printing is refused for.

use crate::{Desk, Error};
use documents::{
    fonts::Fonts,
    official::{self, OfficialDocument},
};
use domain::{
    Refusal,
    refusal::{Faceless, Place},
};
use std::sync::Arc;

/// Prints an official document as PDF and DOCX.
pub(crate) async fn print(
    paper: OfficialDocument,
    fonts: &Arc<Fonts>,
) -> Result<(Vec<u8>, Vec<u8>), Error> {
    set(fonts, move |fonts| {
        Ok((
            official::pdf(&paper, fonts)?,
            official::docx(&paper, fonts)?,
        ))
    })
    .await
}

/// Prints an official document as PDF alone.
pub(crate) async fn pdf(paper: OfficialDocument, fonts: &Arc<Fonts>) -> Result<Vec<u8>, Error> {
    set(fonts, move |fonts| official::pdf(&paper, fonts)).await
}

/// Prints an official document as DOCX alone.
pub(crate) async fn docx(paper: OfficialDocument, fonts: &Arc<Fonts>) -> Result<Vec<u8>, Error> {
    set(fonts, move |fonts| official::docx(&paper, fonts)).await
}

/// Refuses what could not be printed with the faces at hand, before anybody signs it or it takes a number:
/// a paper that cannot be issued must not get there.
pub(crate) async fn proof(desk: &Desk, mut paper: OfficialDocument) -> Result<(), Error> {
    // What only an issued paper must name is not asked of one on its way there.
    paper.draft = true;
    set(&desk.fonts, move |fonts| official::check(&paper, fonts)).await
}

/// A place with the words that stand there.
pub(crate) type Worded = (Place, String);

/// Says of each character that no face shows where it stands: every one of the places whose words hold it.
pub(crate) fn placed<T>(
    done: Result<T, Error>,
    places: impl FnOnce() -> Vec<Worded>,
) -> Result<T, Error> {
    let Err(Error::Refused(Refusal::NoFace(mut absent))) = done else {
        return done;
    };
    let all = places();
    for one in &mut absent {
        let holding = all
            .iter()
            .filter(|(_, words)| words.contains(one.character));
        one.places = holding.map(|(place, _)| place.clone()).collect();
        one.places.dedup();
    }
    Err(Refusal::NoFace(absent).into())
}

/// Does the press's work where it holds nobody up.
pub(crate) async fn set<T: Send + 'static>(
    fonts: &Arc<Fonts>,
    work: impl FnOnce(&Fonts) -> Result<T, official::Error> + Send + 'static,
) -> Result<T, Error> {
    let fonts = Arc::clone(fonts);
    let done = tokio::task::spawn_blocking(move || work(&fonts)).await;
    Ok(done.map_err(Error::failed)??)
}

impl From<official::Error> for Error {
    fn from(error: official::Error) -> Self {
        match error {
            official::Error::NoGlyph(absent) => {
                let absent = absent.into_iter().map(|one| Faceless {
                    character: one.character,
                    near: one.near,
                    places: Vec::new(),
                });
                Self::Refused(Refusal::NoFace(absent.collect()))
            }
            official::Error::NoFonts(_) => Self::Refused(Refusal::NoFonts),
            official::Error::LongTitle => Self::Refused(Refusal::LongTitle),
            other => Self::failed(other),
        }
    }
}
