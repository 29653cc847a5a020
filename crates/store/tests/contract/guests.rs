//! What is heard at a table by who sits there for it alone: a guest (列席单位) of one meeting, an administrator.

use super::sample::{HERE, NOW, TODAY, World, id, read};
use domain::{
    Sight,
    agenda::{AgendaItem, ItemKind, opinion::WrittenOpinion},
    attachment::Classification,
    id::UnitId,
    meeting::Meeting,
    unit::{UnitKind, UnitRef},
};
use store::{Db, Error, Tx, agenda, call};

/// An item with a position, a decision and an opinion under it, each by or naming others than who looks.
async fn debated(
    world: &World,
    meeting: &Meeting,
    serial: u32,
    class: Classification,
) -> AgendaItem {
    let mut matter = world.matter(serial, class);
    let firm = world.enterprise_named(&format!("企业{serial}"));
    matter.enterprise = world.keep(firm.enter(&world.clerk, NOW).unwrap()).await.id;
    let matter = matter.raise(TODAY, &world.clerk, NOW).unwrap();
    let matter = world.keep(matter).await;
    let item = world.listed(meeting.id, matter.id, serial).await;
    let position = world.position(&item, &world.court);
    let position = position.take(&world.court, &item, &world.in_session(), &world.clerk, NOW);
    world.keep(position.unwrap()).await;
    world.proposed(&item, 1).await;
    let opinion = WrittenOpinion {
        id: id(),
        version: 0,
        item: item.id,
        meeting: meeting.id,
        matter: item.matter,
        unit: world.court.id,
        stance: None,
        text: "请予支持".into(),
    };
    let for_court = world.clerk.clone().entering_for(world.court.clone());
    let for_court = for_court.unwrap();
    let opinion = opinion.give(&item, meeting, &world.court, &for_court, NOW);
    world.keep(opinion.unwrap()).await;
    item
}

/// A report that a unit is to give.
async fn reported(world: &World, meeting: &Meeting, reporter: UnitId, ordinal: u32) -> AgendaItem {
    let item = AgendaItem {
        kind: ItemKind::Report,
        matter: None,
        title: Some("处置情况".into()),
        reporter: Some(reporter),
        ..world.item(meeting.id, id(), ordinal)
    };
    world
        .keep(item.list("处置情况", &world.clerk, NOW).unwrap())
        .await
}

/// Places of the items of a meeting that are seen, the same as those whose positions, decisions and opinions are.
async fn heard(world: &World, sight: Sight, meeting: &Meeting) -> Vec<u32> {
    let items = read!(world, tx => agenda::items(tx, &sight, meeting.id));
    let positions = read!(world, tx => agenda::positions(tx, &sight, meeting.id));
    let decisions = read!(world, tx => agenda::decisions(tx, &sight, meeting.id));
    let opinions = read!(world, tx => call::opinions(tx, &sight, meeting.id));
    let of_matters = items.iter().filter(|item| item.matter.is_some());
    let of_matters: Vec<_> = of_matters.map(|item| item.id).collect();
    let said: Vec<_> = positions.iter().map(|one| one.item).collect();
    let proposed: Vec<_> = decisions.iter().map(|one| one.item).collect();
    let written: Vec<_> = opinions.iter().map(|one| one.item).collect();
    assert_eq!(said, of_matters, "{sight:?}");
    assert_eq!(proposed, of_matters, "{sight:?}");
    assert_eq!(written, of_matters, "{sight:?}");
    items.iter().map(|item| item.ordinal).collect()
}

async fn convened(world: &World, meeting: Meeting, units: &[UnitId]) -> Meeting {
    let convened = meeting.convene(1, units, None, &world.clerk, NOW);
    world.keep(convened.unwrap()).await
}

contract!(a_guest_hears_of_the_items_of_its_meeting, async |db: Db| {
    let world = World::found(db).await;
    let guest = UnitRef {
        id: id(),
        name: "云岭档案馆".into(),
    };
    let unit = world.unit(9, &guest, UnitKind::Guest);
    world.keep(unit.admit(&world.clerk, NOW).unwrap()).await;
    let (own, other) = (world.planned(1, TODAY).await, world.planned(2, TODAY).await);
    let place = world.invited(own.id, &guest).await;
    world.invited(other.id, &world.tax).await;
    for (serial, class) in (1..).zip(Classification::ALL) {
        debated(&world, &own, serial, *class).await;
    }
    reported(&world, &own, world.tax.id, 4).await;
    debated(&world, &other, 5, Classification::Ordinary).await;
    let sight = Sight::party(HERE, guest.id);
    assert_eq!(heard(&world, sight, &own).await, [4], "before the notice");
    let own = convened(&world, own, &[guest.id]).await;
    let other = convened(&world, other, &[world.tax.id]).await;
    assert_eq!(heard(&world, sight, &own).await, [1, 2, 4]);
    // A member sees what is ordinary wherever it is dealt with; a guest nothing of another meeting.
    let member = Sight::member(HERE, world.tax.id);
    assert_eq!(heard(&world, member, &own).await, [1, 4]);
    assert_eq!(heard(&world, member, &other).await, [5]);
    assert_eq!(heard(&world, sight, &other).await, [0; 0]);
    let ties = domain::meeting::withdrawn::Ties::default();
    let off = place.withdraw(&own, &ties, &guest.name, &world.clerk, NOW);
    world.keep(off.unwrap()).await;
    assert_eq!(heard(&world, sight, &own).await, [4]);
});

contract!(an_administrator_hears_of_its_own_items, async |db: Db| {
    let world = World::found(db).await;
    let meeting = world.planned(1, TODAY).await;
    world.invited(meeting.id, &world.firm).await;
    let mut items = Vec::new();
    for (serial, class) in (1..).zip(Classification::ALL) {
        items.push(debated(&world, &meeting, serial, *class).await);
    }
    reported(&world, &meeting, world.tax.id, 4).await;
    reported(&world, &meeting, world.firm.id, 5).await;
    let meeting = convened(&world, meeting, &[world.firm.id]).await;
    let sight = Sight::party(HERE, world.firm.id);
    assert_eq!(heard(&world, sight, &meeting).await, [5]);
    let matter = items[2].matter.unwrap();
    world.admit(matter, &world.firm).await;
    assert_eq!(heard(&world, sight, &meeting).await, [3, 5]);
    assert_eq!(
        heard(&world, world.whole(), &meeting).await,
        [1, 2, 3, 4, 5]
    );
});
