//! Plays the official documents: some issued and received, one published, one waiting for a signature, one
//! being written; and the register with a number kept and one given up.

use super::Player;
use crate::sample::{
    people,
    step::unit::{HR, LAND, TAX},
};
use app::{
    Error,
    matter::view,
    numbering::{self, NumberForm},
    official_document::{
        delivery::{self, ReceiptForm},
        draft::{self, DraftForm, EditForm},
        issue,
        steps::{self, NumberChoice},
        view as papers,
    },
};
use domain::{
    Actor,
    assignment::AssignmentState,
    matter::{Matter, MatterState},
    official_document::{BLANK, OfficialDocument},
};

/// How far a document is brought.
#[derive(PartialEq, PartialOrd)]
enum Until {
    Drafted,
    Signing,
    Issued,
}

/// Writes the sample's documents on the script's last day.
pub(super) async fn write(player: &mut Player) -> Result<(), Error> {
    receive_minutes(player).await?;
    register(player).await?;
    let letter = from_matter(player, MatterState::Coordinating, "coordination_letter").await?;
    bring(player, &letter, "on_request", Until::Issued).await?;
    let sent = document(player, &letter).await?;
    for unit in sent.addressees {
        let name = player.units.name(unit);
        receive(player, &letter, &name).await?;
    }
    let notice = notice(player).await?;
    bring(player, &notice, "on_request", Until::Issued).await?;
    for unit in [TAX, HR] {
        receive(player, &notice, unit).await?;
    }
    let bulletin = begin(player, "bulletin", DraftForm::default()).await?;
    fill(player, &bulletin, "签收和反馈不够及时，个别事项材料不全").await?;
    bring(player, &bulletin, "public", Until::Issued).await?;
    let supervised = from_matter(player, MatterState::InExecution, "supervision_letter").await?;
    bring(player, &supervised, "withheld", Until::Signing).await?;
    reminder(player).await
}

async fn begin(player: &mut Player, kind: &str, form: DraftForm) -> Result<String, Error> {
    let (desk, office) = (player.at_work(), player.office()?);
    let form = DraftForm {
        kind: kind.into(),
        ..form
    };
    Ok(draft::draft(&desk, &office, form).await?.to_string())
}

async fn document(player: &Player, id: &str) -> Result<OfficialDocument, Error> {
    let view = papers::view(&player.desk, &player.office()?, id).await?;
    Ok(view.document)
}

/// A document about the first ordinary matter in a state that has a lead.
async fn from_matter(player: &mut Player, state: MatterState, kind: &str) -> Result<String, Error> {
    let office = player.office()?;
    let (rows, _) = view::page(&player.desk, &office, Some(state), "").await?;
    let mut chosen: Option<Matter> = None;
    for row in rows.iter().filter(|row| row.lead.is_some()) {
        let matter = view::view(&player.desk, &office, row.number).await?.matter;
        if chosen.is_none() && matter.classification.rank() == 0 {
            chosen = Some(matter);
        }
    }
    let matter = chosen.ok_or(Error::NotFound)?;
    let form = DraftForm {
        matter: format!("{}-{}", matter.year, matter.serial),
        ..DraftForm::default()
    };
    let id = begin(player, kind, form).await?;
    fill(player, &id, "已与有关单位会商，正在办理").await?;
    Ok(id)
}

/// Fills what the facts did not tell.
async fn fill(player: &mut Player, id: &str, words: &str) -> Result<(), Error> {
    let document = document(player, id).await?;
    let mut body = document.body.clone();
    while let Some(from) = body.find(BLANK) {
        let Some(length) = body[from..].find('〕') else {
            break;
        };
        let what = &body[from + BLANK.len()..from + length];
        let put = if what.ends_with("电话") {
            "0356-2000000"
        } else {
            words
        };
        body.replace_range(from..from + length + '〕'.len_utf8(), put);
    }
    edit(player, &document, document.title.clone(), body, &[]).await
}

async fn edit(
    player: &mut Player,
    document: &OfficialDocument,
    title: String,
    body: String,
    addressees: &[&str],
) -> Result<(), Error> {
    let (desk, office) = (player.at_work(), player.office()?);
    let addressees = if addressees.is_empty() {
        document
            .addressees
            .iter()
            .map(ToString::to_string)
            .collect()
    } else {
        player.unit_list(addressees)?
    };
    let form = EditForm {
        title,
        addressees,
        other_addressees: document.other_addressees.clone(),
        copies: document.copies.iter().map(ToString::to_string).collect(),
        other_copies: document.other_copies.clone(),
        body,
        attachments: document.attachments.clone(),
        masks: document.masks.clone(),
        reply_by: document
            .reply_by
            .map_or_else(String::new, |day| day.to_string()),
    };
    draft::edit(
        &desk,
        &office,
        &document.id.to_string(),
        document.version,
        form,
    )
    .await
}

async fn notice(player: &mut Player) -> Result<String, Error> {
    let id = begin(player, "notice", DraftForm::default()).await?;
    let document = document(player, &id).await?;
    let body = "为掌握破产企业协调事项的办理情况，现将有关事项通知如下：\n\
         一、报送内容\n请各单位报送本单位承办任务的进展、存在的困难和需要其他单位配合的事项。\n\
         二、报送时限\n请于收到本通知之日起5个工作日内报送办公室。\n\
         联系人：演示·办公室工作人员，联系电话：0356-2000000。";
    let title = "关于报送破产企业协调事项办理情况的通知";
    edit(
        player,
        &document,
        title.into(),
        body.into(),
        &[TAX, HR, LAND],
    )
    .await?;
    Ok(id)
}

/// Checks, signs, numbers and issues a document, each step by whose step it is.
async fn bring(player: &mut Player, id: &str, disclosure: &str, until: Until) -> Result<(), Error> {
    if until < Until::Signing {
        return Ok(());
    }
    let (office, director) = (player.office()?, player.actor("director")?.clone());
    let version = document(player, id).await?.version;
    steps::submit(&player.at_work(), &office, id, version, true).await?;
    let version = document(player, id).await?.version;
    steps::check(&player.at_work(), &director, id, version).await?;
    if until < Until::Issued {
        return Ok(());
    }
    let version = document(player, id).await?.version;
    steps::sign_off(&player.at_work(), &director, id, version, disclosure, "").await?;
    let version = document(player, id).await?.version;
    let choice = NumberChoice::default();
    steps::number(&player.at_work(), &office, id, version, choice).await?;
    let version = document(player, id).await?.version;
    let fonts = player.fonts.clone();
    issue::issue(&player.at_work(), &office, id, version, &fonts).await
}

async fn receive(player: &mut Player, id: &str, unit: &str) -> Result<(), Error> {
    let by: Actor = player.answering(unit)?;
    delivery::receive(&player.at_work(), &by, id, ReceiptForm::default()).await
}

/// Every unit has confirmed the minutes it got, save those of the land bureau.
async fn receive_minutes(player: &mut Player) -> Result<(), Error> {
    let office = player.office()?;
    for login in people::logins() {
        let by = player.actor(login)?.clone();
        if by.unit.name == LAND || by.unit.name == office.unit.name {
            continue;
        }
        let list = app::worklist::load(&player.desk, &by).await?;
        let waiting = list
            .items
            .iter()
            .filter(|item| item.todo.code() == "receive-document");
        for item in waiting {
            let path = item.path.trim_start_matches("/meetings/");
            let Some(meeting) = path.strip_suffix("/minutes") else {
                continue;
            };
            let form = ReceiptForm::default();
            delivery::receive_minutes(&player.at_work(), &by, meeting, form).await?;
        }
    }
    Ok(())
}

/// Numbers kept for a joint issue, one of them given up.
async fn register(player: &mut Player) -> Result<(), Error> {
    let office = player.office()?;
    let code = "城府院办函";
    let form = NumberForm {
        code: code.into(),
        count: "2".into(),
        holder: office.name.clone(),
        reason: "拟与市中院会商后行文".into(),
        ..NumberForm::default()
    };
    numbering::reserve(&player.at_work(), &office, form).await?;
    let desk = player.at_work();
    let register = numbering::register(&desk, &office, code, "", "").await?;
    let kept = register.entries.first().ok_or(Error::NotFound)?;
    let id = kept.id.to_string();
    numbering::give_up(
        &player.at_work(),
        &office,
        &id,
        kept.version,
        "改为电话沟通，不再行文",
    )
    .await
}

/// A reminder of some open assignment, still being written.
async fn reminder(player: &mut Player) -> Result<(), Error> {
    let office = player.office()?;
    let state = AssignmentState::Acknowledged;
    let (rows, _) = app::assignment::page(&player.desk, &office, state, "").await?;
    let open = rows.first().ok_or(Error::NotFound)?;
    let form = DraftForm {
        assignment: open.id.to_string(),
        ..DraftForm::default()
    };
    let id = begin(player, "reminder_letter", form).await?;
    bring(player, &id, "", Until::Drafted).await
}
