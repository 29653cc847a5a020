//! The way from callers to a writer's thread: bounded, so that overload is answered and not
//! hoarded.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::sync::mpsc::error::SendTimeoutError;

use super::Error;
use super::act::Job;

/// So many acts may wait for one writer.
pub(super) const QUEUE_LIMIT: usize = 4096;
/// How long a caller waits for a place in a full queue before being told that we are busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// The sending half of a writer's queue, and its thread.
pub(super) struct Queue {
    open: Mutex<Option<Open>>,
}

struct Open {
    sender: mpsc::Sender<Box<dyn Job>>,
    thread: JoinHandle<()>,
}

impl Queue {
    pub(super) fn new(sender: mpsc::Sender<Box<dyn Job>>, thread: JoinHandle<()>) -> Self {
        Self {
            open: Mutex::new(Some(Open { sender, thread })),
        }
    }

    /// Puts a job behind those that wait.
    pub(super) async fn send(&self, job: Box<dyn Job>) -> Result<(), Error> {
        let sender = self.open().as_ref().map(|open| open.sender.clone());
        send(&sender.ok_or(Error::Stopped)?, job).await
    }

    /// Takes no more jobs and waits until those already waiting are answered.
    pub(super) async fn close(&self) {
        let Some(open) = self.open().take() else {
            return;
        };
        drop(open.sender);
        join(open.thread).await;
    }

    fn open(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) async fn send(
    sender: &mpsc::Sender<Box<dyn Job>>,
    job: Box<dyn Job>,
) -> Result<(), Error> {
    match sender.try_send(job) {
        Ok(()) => Ok(()),
        Err(mpsc::error::TrySendError::Closed(_)) => Err(Error::Stopped),
        Err(mpsc::error::TrySendError::Full(job)) => sender
            .send_timeout(job, PATIENCE)
            .await
            .map_err(|error| match error {
                SendTimeoutError::Timeout(_) => Error::Busy,
                SendTimeoutError::Closed(_) => Error::Stopped,
            }),
    }
}

pub(super) async fn join(thread: JoinHandle<()>) {
    // A writer that panicked has already left its callers with `Error::Unknown`.
    let _ = tokio::task::spawn_blocking(move || thread.join()).await;
}
