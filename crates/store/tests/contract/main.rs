//! The contract of `store`: every test here runs on both engines and expects the same of both.

#![expect(clippy::unwrap_used, reason = "a test that meets an error has failed")]
#![expect(clippy::similar_names, reason = "one file holds many small neighbours")]

/// Runs a test on each engine, on a scratch store without any schema. The test's name becomes a
/// module, its two runs `sqlite` and `postgres`.
///
/// `contract!(name, async |db: Db| { … });`
macro_rules! contract {
    ($name:ident, $test:expr) => {
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let scratch = store::testing::Scratch::new(store::db::Engine::Sqlite).await;
                ($test)(scratch.db.clone()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let scratch = store::testing::Scratch::new(store::db::Engine::Postgres).await;
                ($test)(scratch.db.clone()).await;
            }
        }
    };
}

mod accounts;
mod anchors;
mod backups;
mod consents;
mod documents;
mod guests;
mod history;
mod instructions;
mod lists;
mod numbers;
mod paging;
mod published;
mod record;
mod reports;
mod roundtrip;
mod sample;
mod seam;
mod sight;
mod steps;
mod tables;
mod tampering;
mod telling;
