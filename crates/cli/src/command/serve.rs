//! `serve`: pages and jobs until a signal, then the requests at hand, then the store is closed.

use crate::{args::ServeArgs, failure::Failure, say};
use app::{Desk, Fonts, jobs};
use std::{net::SocketAddr, path::Path, sync::Arc};
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
};

/// Where the operator's own faces lie in the data folder.
const FONTS: &str = "fonts";

/// Serves the mechanism of a data folder; where there is none yet, the pages that found one.
pub async fn run(args: ServeArgs) -> Result<(), Failure> {
    let empty = args.database.is_none() && !super::holds_store(&args.data);
    let desk = if empty {
        None
    } else {
        match Desk::open(&args.data, args.database.as_deref()).await {
            Ok(desk) => Some(desk),
            Err(app::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        }
    };
    let listener = listen(args.listen).await?;
    let ending = Ending::listen()?;
    say_address(&listener);
    match desk {
        Some(desk) => serve(desk, listener, fonts(&args.data, &args.fonts), ending).await,
        None => found(args, listener, ending).await,
    }
}

/// Serves the pages that found a mechanism, and the mechanism once it is founded.
async fn found(args: ServeArgs, listener: TcpListener, ending: Ending) -> Result<(), Failure> {
    let word = app::sign_in::first_password();
    say::answer("这里还没有机制。请在浏览器打开上面的地址，输入建立口令：");
    say::answer("No mechanism here yet. Open the address above and type the founding word:");
    say::answer(&format!("  {word}"));
    let fonts = fonts(&args.data, &args.fonts);
    web::founding::serve(
        args.data,
        args.database,
        listener,
        fonts,
        word,
        ending.come(),
    )
    .await
    .map_err(|error| failed(&error))
}

/// Takes the address; the port is real even if any was asked for.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::new(
            format!("不能监听 {address}：{error}。可换一个端口：--listen 127.0.0.1:0"),
            format!("cannot listen on {address}: {error}; try another port: --listen 127.0.0.1:0"),
        )
    })
}

/// Prints where to look, as the first line of the answer.
pub fn say_address(listener: &TcpListener) {
    if let Ok(address) = listener.local_addr() {
        say::answer(&format!("http://{address}"));
    }
}

/// The faces for official documents, those in the data folder first; loaded when the first is printed.
pub fn fonts(data: &Path, folder: &Path) -> Arc<Fonts> {
    Arc::new(Fonts::load(&[data.join(FONTS), folder.to_owned()]))
}

/// The signals that end the service. Listened to before the address is printed, so that whoever has read
/// the address can also end it well.
pub struct Ending {
    terminate: Signal,
    interrupt: Signal,
}

impl Ending {
    /// Begins to listen.
    pub fn listen() -> Result<Self, Failure> {
        Ok(Self {
            terminate: signal(SignalKind::terminate()).map_err(|error| failed(&error))?,
            interrupt: signal(SignalKind::interrupt()).map_err(|error| failed(&error))?,
        })
    }

    async fn come(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        tracing::info!("a signal came; finishing the requests at hand");
    }
}

fn failed(error: &std::io::Error) -> Failure {
    Failure::new(
        format!("服务中断：{error}"),
        format!("serving failed: {error}"),
    )
}

/// Serves until a signal comes, finishes what is at hand and closes the store.
pub async fn serve(
    desk: Desk,
    listener: TcpListener,
    fonts: Arc<Fonts>,
    ending: Ending,
) -> Result<(), Failure> {
    let _hold = desk
        .hold()
        .map_err(|error| failed(&error))?
        .ok_or_else(|| {
            Failure::new(
                "另一个服务正在使用这个数据文件夹，请先停下它",
                "another server is using this data folder; stop it first",
            )
        })?;
    let jobs = tokio::spawn(jobs::run(desk.clone()));
    let served = web::serve(desk.clone(), fonts, listener, ending.come()).await;
    // Aborted only between acts: an act already queued is written by the store all the same.
    jobs.abort();
    drop(jobs.await);
    jobs::close(desk).await;
    served.map_err(|error| failed(&error))
}
