//! What minutes that are with the units wait for.

use super::{CountersignStance, Countersignature};
use crate::id::UnitId;

/// What circulated minutes wait for before they can be signed off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// A new text, for these units object to this one: their signatures are not waited for.
    NewText(Vec<UnitId>),
    /// The word of these units.
    Words(Vec<UnitId>),
    /// The signature of whoever signs them off.
    SignOff,
}

/// What minutes wait for by what the units said: an objection comes before silence, as it does not pass with the day.
pub fn awaited(all: &[Countersignature]) -> Awaited {
    let who = |stance: CountersignStance| -> Vec<UnitId> {
        let said = all.iter().filter(|one| one.stance == stance);
        said.map(|one| one.unit).collect()
    };
    let objected = who(CountersignStance::Objected);
    if !objected.is_empty() {
        return Awaited::NewText(objected);
    }
    match who(CountersignStance::Waiting) {
        waiting if waiting.is_empty() => Awaited::SignOff,
        waiting => Awaited::Words(waiting),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast::{COURT, LAND, TAX, id};

    #[test]
    fn an_objection_waits_for_a_new_text_and_silence_for_words() {
        use CountersignStance::{Objected, Signed, Waiting};
        for (said, wanted) in [
            ([Signed, Signed, Signed], Awaited::SignOff),
            ([Signed, Waiting, Waiting], Awaited::Words(vec![TAX, LAND])),
            ([Objected, Waiting, Signed], Awaited::NewText(vec![COURT])),
            (
                [Objected, Signed, Objected],
                Awaited::NewText(vec![COURT, LAND]),
            ),
        ] {
            let all: Vec<_> = [COURT, TAX, LAND]
                .into_iter()
                .zip(said)
                .map(|(unit, stance)| Countersignature {
                    id: id(1),
                    version: 1,
                    minutes: id(2),
                    meeting: id(3),
                    unit,
                    stance,
                    words: None,
                    signed_by: None,
                    signed_at: None,
                })
                .collect();
            assert_eq!(awaited(&all), wanted);
        }
    }
}
