//! How waiting acts are carried out together: each in its own savepoint, one commit for all,
//! each answered after it. The same steps serve both engines.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;
use tokio::sync::{mpsc, oneshot};

use super::{Engine, Error, Tx};

/// So many acts share a commit at most; more would make the first wait for the last.
const GROUP_LIMIT: usize = 256;

/// An act waiting for the writer, whatever it answers with.
pub(super) trait Job: Send {
    /// Runs the act and keeps its outcome; may be called again after the first try was undone.
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> LocalBoxFuture<'a, ()>;
    /// Whether the act ran and is content.
    fn succeeded(&self) -> bool;
    /// Whether the act ran and declined, by itself or by an error of the store.
    fn declined(&self) -> bool;
    /// Drops the outcome of an earlier try.
    fn forget(&mut self);
    /// Replaces the outcome by an error.
    fn fail(&mut self, error: Error);
    /// Sends the outcome to the caller, if he is still there.
    fn answer(self: Box<Self>);
}

struct Act<T, E, F> {
    steps: F,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

/// Packs an act for the writer; its outcome will arrive at the receiver.
pub(super) fn job<T, E, F>(act: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T, E>>)
where
    F: AsyncFn(&mut Tx) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (reply, outcome) = oneshot::channel();
    (
        Box::new(Act {
            steps: act,
            outcome: None,
            reply,
        }),
        outcome,
    )
}

impl<T, E, F> Job for Act<T, E, F>
where
    F: AsyncFn(&mut Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> LocalBoxFuture<'a, ()> {
        Box::pin(async move {
            let ran = AssertUnwindSafe(async { (self.steps)(tx).await })
                .catch_unwind()
                .await;
            self.outcome = Some(match ran {
                Ok(Ok(_)) if tx.is_poisoned() => Err(Error::Poisoned.into()),
                Ok(outcome) => outcome,
                Err(_) => Err(Error::broken("the act panicked").into()),
            });
        })
    }

    fn succeeded(&self) -> bool {
        matches!(self.outcome, Some(Ok(_)))
    }

    fn declined(&self) -> bool {
        matches!(self.outcome, Some(Err(_)))
    }

    fn forget(&mut self) {
        self.outcome = None;
    }

    fn fail(&mut self, error: Error) {
        self.outcome = Some(Err(error.into()));
    }

    fn answer(self: Box<Self>) {
        let outcome = self.outcome.unwrap_or_else(|| Err(Error::Stopped.into()));
        // A caller who has gone does not undo what was committed.
        let _ = self.reply.send(outcome);
    }
}

/// The job just received and all that already wait behind it, up to the limit.
pub(super) fn gather(
    first: Box<dyn Job>,
    queue: &mut mpsc::Receiver<Box<dyn Job>>,
) -> Vec<Box<dyn Job>> {
    let mut jobs = vec![first];
    while jobs.len() < GROUP_LIMIT {
        let Ok(job) = queue.try_recv() else { break };
        jobs.push(job);
    }
    jobs
}

/// Carries the jobs out and answers each. False: the file has failed and the writer must stop.
pub(super) async fn settle(tx: &mut Tx, mut jobs: Vec<Box<dyn Job>>) -> bool {
    match attempt(tx, &mut jobs).await {
        Ending::Undone(_) if jobs.len() > 1 && !tx.has_failed() => replay(tx, jobs).await,
        ending => {
            answer(jobs, &ending);
            !tx.has_failed()
        }
    }
}

/// Runs each job in a transaction of its own, so that the one to blame alone is refused.
async fn replay(tx: &mut Tx, jobs: Vec<Box<dyn Job>>) -> bool {
    for mut job in jobs {
        if tx.has_failed() {
            job.fail(Error::Stopped);
            job.answer();
            continue;
        }
        let mut alone = vec![job];
        let ending = attempt(tx, &mut alone).await;
        answer(alone, &ending);
    }
    !tx.has_failed()
}

/// How a try to commit jobs together ended.
enum Ending {
    /// Committed.
    Kept,
    /// Nothing was begun, and trying again at once would not help.
    NotBegun(Error),
    /// Certainly nothing was kept.
    Undone(Error),
    /// Nobody can tell.
    Unknown,
}

async fn attempt(tx: &mut Tx, jobs: &mut [Box<dyn Job>]) -> Ending {
    if let Err(error) = tx.begin_write().await {
        tx.abandon().await;
        return Ending::NotBegun(error);
    }
    for job in jobs {
        if let Err(error) = apart(tx, job.as_mut()).await {
            tx.abandon().await;
            return if tx.has_failed() {
                Ending::Unknown
            } else {
                Ending::Undone(error)
            };
        }
    }
    match tx.commit().await {
        Ok(()) => Ending::Kept,
        Err(Error::Unknown) => Ending::Unknown,
        Err(error) => Ending::Undone(error),
    }
}

/// Runs one job in its savepoint. An error says that the whole transaction is lost.
async fn apart(tx: &mut Tx, job: &mut dyn Job) -> Result<(), Error> {
    job.forget();
    tx.save().await?;
    match tx.engine() {
        Engine::Postgres => job.run(tx).await,
        // The writer's thread has nothing to wait with: SQLite answers at once or never.
        Engine::Sqlite => {
            if job.run(tx).now_or_never().is_none() {
                job.fail(Error::broken(
                    "the act awaited something other than the store",
                ));
            }
        }
    }
    if tx.has_failed() || !tx.is_open() {
        return Err(Error::broken("the transaction was undone as a whole"));
    }
    if job.succeeded() {
        tx.keep().await
    } else {
        tx.undo().await
    }
}

fn answer(jobs: Vec<Box<dyn Job>>, ending: &Ending) {
    for mut job in jobs {
        match ending {
            Ending::NotBegun(error) => job.fail(error.clone()),
            // What an act declined by itself was undone with its savepoint, whatever came later.
            Ending::Undone(error) if !job.declined() => job.fail(error.clone()),
            Ending::Unknown if job.succeeded() => job.fail(Error::Unknown),
            Ending::Kept | Ending::Undone(_) | Ending::Unknown => {}
        }
        job.answer();
    }
}
