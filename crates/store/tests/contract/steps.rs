//! Steps of the schema on a database that holds work: rows kept before a step are still what the journal says.

use super::sample::{HERE, NOW, World, act, id, read};
use domain::{
    attachment::Classification,
    id::{InstructionId, ReportId},
    instruction::{About, Instruction},
};
use store::{Db, Error, Record, Tx, db::Value, instruction, journal::verify::verify};

/// Puts the database back to where it was before instructions could be written on reports.
const BEFORE_SIX: &[&str] = &[
    "DROP INDEX instruction_report",
    "DROP INDEX official_document_instruction",
    "ALTER TABLE instruction DROP COLUMN report",
];

/// The statements of the step.
fn six() -> impl Iterator<Item = &'static str> {
    let mut steps = store::STEPS.iter();
    let step = steps.find(|step| step.version == 6).unwrap();
    step.sql
        .split(';')
        .map(str::trim)
        .filter(|sql| !sql.is_empty())
}

async fn faults(world: &World) -> Vec<String> {
    read!(world, tx => verify(tx, HERE, &world.keys)).faults
}

/// The digest of a row in the journal's last line on it.
async fn sealed(world: &World, one: &Instruction) -> String {
    let subject = one.id.0.simple().to_string();
    let sql = "SELECT text FROM journal WHERE mechanism = 1 AND subject = $1 ORDER BY n DESC";
    let text: String = read!(world, tx => async {
        let mut row = tx.row(sql, &[Value::Text(subject.clone())]).await?.unwrap();
        row.get::<String>(0)
    });
    let line: serde_json::Value = serde_json::from_str(&text).unwrap();
    line["row"].as_str().unwrap().to_owned()
}

/// Writes behind the journal's back on what an instruction is.
async fn move_to(world: &World, one: InstructionId, to: Option<ReportId>) {
    let sql = "UPDATE instruction SET report = $2 WHERE id = $1";
    act!(world, tx => async {
        let to = to.map_or(Value::Null, |id| Value::Text(id.to_string()));
        tx.run(sql, &[Value::Text(one.to_string()), to]).await
    });
}

contract!(
    instructions_kept_before_reports_took_them_stay_sealed,
    async |db: Db| {
        let world = World::found(db).await;
        let matter = world.raised(1, Classification::Ordinary).await;
        let old = world.instructed(1, Some(matter.id), None).await;
        // As a program wrote it that knew no such column: its values, one fewer than now.
        let mut values = old.values();
        assert_eq!(values.pop(), Some(Value::Null));
        let seal = world.keys.seal().clone();
        assert_eq!(sealed(&world, &old).await, seal.row("instruction", &values));

        for sql in BEFORE_SIX.iter().copied().chain(six()) {
            act!(world, tx => tx.run(sql, &[]));
        }
        assert_eq!(faults(&world).await, [""; 0]);
        let kept = read!(world, tx => instruction::of_matter(tx, &world.whole(), matter.id));
        assert_eq!(kept, std::slice::from_ref(&old));
        // What happens to it from now on is sealed as before, too.
        let taken_back = old.revoke("另作安排".into(), None, &world.convener(), NOW);
        world.keep(taken_back.unwrap()).await;
        assert_eq!(faults(&world).await, [""; 0]);
    }
);

contract!(
    what_an_instruction_is_written_on_is_sealed_from_the_step_on,
    async |db: Db| {
        let world = World::found(db).await;
        let report = world.drafted_report().await;
        let on_report = Instruction {
            about: About::Report,
            report: Some(report.id),
            ..world.instruction(1)
        };
        let given = on_report.give(None, None, &[], &world.convener(), NOW);
        let on_report = world.keep(given.unwrap()).await;
        let bare = world.instructed(2, None, None).await;
        assert_eq!(faults(&world).await, [""; 0]);
        let found = read!(world, tx => instruction::of_report(tx, &world.whole(), report.id));
        assert_eq!(found, std::slice::from_ref(&on_report));

        for (one, to) in [
            (&on_report, None),
            (&on_report, Some(id())),
            (&bare, Some(report.id)),
        ] {
            move_to(&world, one.id, to).await;
            assert_eq!(faults(&world).await.len(), 1, "{to:?}");
            move_to(&world, one.id, one.report).await;
        }
        assert_eq!(faults(&world).await, [""; 0]);
    }
);
