//! 会签单: what the units said to circulated minutes, as one paper, with room for those that have still to say it.

use super::write::date;
use crate::{
    Desk, Error,
    meeting::{
        places::places,
        view::{self, MeetingView},
    },
    press,
};
use documents::{
    fonts::Fonts,
    papers::{self, CountersignSheet, Countersigning},
};
use domain::{
    Actor,
    minutes::{CountersignStance, Countersignature, Minutes, MinutesState},
};
use locale::{Language, Wording};
use std::sync::Arc;

/// The countersigning sheet of minutes that went round, for whoever reads them whole.
pub async fn sheet(
    desk: &Desk,
    by: &Actor,
    id: &str,
    fonts: &Arc<Fonts>,
) -> Result<Vec<u8>, Error> {
    let view = view::view(desk, by, id).await?;
    let round = view.minutes.as_ref().filter(|one| may_print(&view, one));
    let minutes = round.ok_or(Error::NotFound)?;
    let (sight, of) = (by.sight(), minutes.id);
    let texts = desk
        .read(async move |tx| Ok(store::minutes::texts(tx, &sight, of).await?))
        .await?;
    let draft = texts.last().map(|text| text.ordinal);
    let sheet = CountersignSheet {
        title: format!("{}纪要", view.name),
        facts: facts(minutes, draft),
        units: view
            .countersignatures
            .iter()
            .map(|one| row(&view, minutes, one))
            .collect(),
        answers: [CountersignStance::Signed, CountersignStance::Objected]
            .map(word)
            .to_vec(),
    };
    let set = press::set(fonts, move |fonts| papers::countersign_sheet(&sheet, fonts)).await;
    press::placed(set, || places(&view))
}

/// Whether there is a sheet: the minutes went to the units and were not taken back.
pub fn may_print(view: &MeetingView, minutes: &Minutes) -> bool {
    let asked = !view.countersignatures.is_empty();
    minutes.state != MinutesState::Drafted && !view.excerpt_only && asked
}

/// Whether the office entered a unit's last answer (代录), as the history tells.
pub fn was_entered(view: &MeetingView, one: &Countersignature) -> bool {
    let name = view.units.name(one.unit);
    let mut lines = view.history.iter();
    let last = lines.find(|line| {
        let unit = line.facts.get("unit").and_then(|unit| unit.as_str());
        line.kind == "minutes.countersigned" && unit == Some(name.as_str())
    });
    one.stance != CountersignStance::Waiting && last.is_some_and(|line| line.entered_for.is_some())
}

/// What stands above the table; first of which draft it is what the units say.
fn facts(minutes: &Minutes, draft: Option<u32>) -> Vec<(String, String)> {
    let number = minutes.document_number.clone();
    let facts = [
        ("文稿", draft.map(|n| format!("第{n}稿"))),
        ("发文字号", number),
        ("会签期限", minutes.countersign_by.map(date)),
        ("签发", minutes.signed_off_by.clone()),
    ];
    let known = facts
        .into_iter()
        .filter_map(|(label, words)| Some((label.to_owned(), words?)));
    known.collect()
}

fn row(view: &MeetingView, minutes: &Minutes, one: &Countersignature) -> Countersigning {
    let open = minutes.state == MinutesState::Countersigning;
    let answer = match one.stance {
        CountersignStance::Waiting if open => String::new(),
        CountersignStance::Waiting => "期满未答复".into(),
        stance => word(stance),
    };
    let entered = if was_entered(view, one) {
        "（代录）"
    } else {
        ""
    };
    let who = one.signed_by.as_deref().unwrap_or_default();
    let signed = one.signed_at.map(|at| {
        let at = Wording::new(Language::Chinese).date_time(at.0);
        format!("{who}{entered}\n{at}")
    });
    Countersigning {
        unit: view.units.full_name(one.unit),
        answer,
        words: one.words.clone().unwrap_or_default(),
        signed: signed.unwrap_or_default(),
    }
}

fn word(stance: CountersignStance) -> String {
    let key = format!("countersign-{}", stance.code());
    Wording::new(Language::Chinese).m(&key).into_owned()
}
