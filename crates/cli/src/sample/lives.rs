//! The forty matters of the sample year, one table per difficulty. All of it is invented.

mod cost_funding;
mod credit_repair;
mod debt_evasion;
mod deregistration;
mod illegal_building;
mod resettlement;
mod taxation;

use super::step::Life;

/// Every matter's life.
pub fn lives() -> impl Iterator<Item = &'static Life> {
    [
        credit_repair::LIVES,
        taxation::LIVES,
        deregistration::LIVES,
        illegal_building::LIVES,
        cost_funding::LIVES,
        resettlement::LIVES,
        debt_evasion::LIVES,
    ]
    .into_iter()
    .flatten()
}
