//! Numbers of documents: drawn, reserved, given up, used on paper, and never twice.

use super::roundtrip::comes_back;
use super::sample::{HERE, NOW, World, read};
use domain::{Sight, document_number::DocumentNumber};
use store::{Db, Error, Tx, number};

contract!(document_numbers, async |db: Db| {
    let world = World::found(db).await;
    let by = &world.clerk;
    comes_back(&world, world.number(1).draw(by, NOW).unwrap()).await;
    let kept = DocumentNumber {
        reason: Some("联合行文".into()),
        holder: Some("林一".into()),
        ..world.number(2)
    };
    let kept = comes_back(&world, kept.reserve(by, NOW).unwrap()).await;
    let sight = world.whole();
    let (code, year) = ("云府院办函", 2026);
    assert_eq!(
        read!(world, tx => number::reserved(tx, &sight, code, year)),
        std::slice::from_ref(&kept)
    );
    let void = comes_back(&world, kept.give_up("不再行文", by, NOW).unwrap()).await;
    assert_eq!(read!(world, tx => number::last(tx, &sight, code, year)), 2);
    assert_eq!(read!(world, tx => number::last(tx, &sight, code, 2027)), 0);
    assert_eq!(
        read!(world, tx => number::by_serial(tx, &sight, code, year, 2)),
        void
    );
    for (before, serials) in [(None, &[2, 1][..]), (Some(2), &[1])] {
        let page = read!(world, tx => number::page(tx, &sight, code, year, before));
        assert_eq!(
            page.iter().map(|one| one.serial).collect::<Vec<_>>(),
            serials
        );
    }
    assert_eq!(
        read!(world, tx => number::series(tx, &sight)),
        [(code.to_owned(), year, 2)]
    );
    // The next goes round what was used on paper, and what was taken back is free.
    let next = async || read!(world, tx => number::next(tx, &sight, code, year));
    assert_eq!(read!(world, tx => number::drawn(tx, &sight, code, year)), 2);
    assert_eq!(next().await, 3);
    comes_back(&world, world.number(5).enter(by, NOW).unwrap()).await;
    assert_eq!(next().await, 3);
    let third = comes_back(&world, world.number(3).enter(by, NOW).unwrap()).await;
    assert_eq!(next().await, 4);
    comes_back(&world, world.number(4).enter(by, NOW).unwrap()).await;
    assert_eq!(next().await, 6);
    comes_back(&world, third.take_back("登错", by, NOW).unwrap()).await;
    assert_eq!(next().await, 3);
    assert_eq!(read!(world, tx => number::next(tx, &sight, code, 2027)), 1);
    // Whoever does not see the whole sees no register.
    let member = Sight::member(HERE, world.tax.id);
    assert!(read!(world, tx => number::page(tx, &member, code, year, None)).is_empty());
    assert!(read!(world, tx => number::series(tx, &member)).is_empty());
    // Which codes the register keeps is no secret: papers print them.
    assert!(read!(world, tx => number::keeps(tx, &member, code)));
    assert!(!read!(world, tx => number::keeps(tx, &sight, "云税函")));
    // The same number twice is refused by the table itself.
    let twice = world.try_keep(world.number(1).draw(by, NOW).unwrap()).await;
    assert!(matches!(twice, Err(Error::Constraint(_))));
});
