//! What the pages of a round and of a return show.

use super::{answer::stamp, read_return, read_round};
use crate::{Desk, Error, Line, Units};
use domain::{
    Actor,
    round::{InformationReturn, InformationRound, ReturnAnswer},
};

/// A unit's line in a round: its return, and how its numbers stand to the data's.
#[derive(Clone, Debug)]
pub struct RoundLine {
    /// The return.
    pub one: InformationReturn,
    /// The unit's name.
    pub unit: String,
    /// How many questions it was asked.
    pub asked: usize,
    /// How many have an answer.
    pub answered: usize,
    /// How many numbers differ from the data's.
    pub differences: usize,
}

/// A round with every unit's return.
#[derive(Clone, Debug)]
pub struct RoundView {
    /// The round.
    pub round: InformationRound,
    /// The units' lines, in the charter's order.
    pub lines: Vec<RoundLine>,
}

/// Loads a round; for office and conveners.
pub async fn round(desk: &Desk, by: &Actor, id: &str) -> Result<RoundView, Error> {
    let (id, sight) = (read_round(id)?, by.sight());
    desk.read(async move |tx| {
        let round = store::round::by_id(tx, &sight, id).await?;
        let units = Units::load(tx, &sight).await?;
        let mut lines = Vec::new();
        for one in store::round::returns(tx, &sight, id).await? {
            let answers = store::round::answers(tx, &sight, one.id).await?;
            lines.push(RoundLine {
                unit: units.name(one.unit),
                asked: answers.len(),
                answered: answers.iter().filter(|one| one.answer.is_some()).count(),
                differences: answers
                    .iter()
                    .filter(|one| one.difference().is_some())
                    .count(),
                one,
            });
        }
        Ok(RoundView { round, lines })
    })
    .await
}

/// Rounds, the open ones first, newest first; for office and conveners.
pub async fn rounds(desk: &Desk, by: &Actor) -> Result<Vec<InformationRound>, Error> {
    let sight = by.sight();
    desk.read(async move |tx| {
        let mut all = store::round::rounds(tx, &sight, false).await?;
        all.extend(store::round::rounds(tx, &sight, true).await?);
        Ok(all)
    })
    .await
}

/// A return with its answers.
#[derive(Clone, Debug)]
pub struct ReturnView {
    /// The return.
    pub one: InformationReturn,
    /// Its round.
    pub round: InformationRound,
    /// Its answers.
    pub answers: Vec<ReturnAnswer>,
    /// What a form of it is opened with.
    pub stamp: u32,
    /// The unit's name.
    pub unit: String,
    /// Its history, newest first.
    pub history: Vec<Line>,
}

/// Loads a return; for its unit, office and conveners.
pub async fn one(desk: &Desk, by: &Actor, id: &str) -> Result<ReturnView, Error> {
    let (id, sight) = (read_return(id)?, by.sight());
    desk.read(async move |tx| {
        let one = store::round::return_by_id(tx, &sight, id).await?;
        let round = store::round::of_return(tx, &sight, &one).await?;
        let answers = store::round::answers(tx, &sight, id).await?;
        let history = store::journal::of_record::<InformationReturn>(tx, &sight, id.0).await?;
        Ok(ReturnView {
            stamp: stamp(&one, &answers),
            unit: Units::load(tx, &sight).await?.name(one.unit),
            one,
            round,
            answers,
            history,
        })
    })
    .await
}

/// The scan behind a return entered by the office, with its content; for its unit, office and conveners.
pub async fn scan(desk: &Desk, by: &Actor, id: &str) -> Result<(String, String, Vec<u8>), Error> {
    let (id, sight) = (read_return(id)?, by.sight());
    let kept: domain::attachment::Attachment = desk
        .read(async move |tx| {
            let one = store::round::return_by_id(tx, &sight, id).await?;
            let scan = one.scan.ok_or(Error::NotFound)?;
            Ok(store::by_id(tx, &sight, scan.0).await?)
        })
        .await?;
    let (files, digest) = (desk.files.clone(), kept.digest.clone());
    let content = tokio::task::spawn_blocking(move || files.read(&digest))
        .await
        .map_err(Error::failed)??;
    Ok((kept.name, kept.media, content))
}
