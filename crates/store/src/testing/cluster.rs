//! A throwaway `PostgreSQL` cluster: made under an ordinary user in a temporary folder, and removed
//! by a guard that outlives this process, however it ends.

use std::fs;
use std::io::{Read as _, Seek as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Waits until its standard input ends, which it does when the process that started it is gone;
/// then stops the cluster and removes its folder.
const GUARD: &str = "read -r _; \"$@\" >/dev/null 2>&1; rm -rf -- \"$FOLDER\"";

/// A running cluster with trust authentication on a Unix socket; it ends with this value or with
/// the process, whichever is first.
pub struct Cluster {
    address: String,
    guard: Child,
}

impl Cluster {
    /// Makes and starts a cluster.
    ///
    /// # Panics
    /// If that cannot be done, saying what is missing: a test that cannot run has failed.
    pub fn start() -> Self {
        let programs = programs();
        let user = ordinary_user();
        let folder = TempDir::with_prefix("fuyuan-pg-")
            .expect("a temporary folder")
            .keep();
        let data = folder.join("data");
        fs::create_dir(&data).expect("a folder for the cluster");
        if let Some(user) = &user {
            run(Command::new("chown").args(["-R", user]).arg(&folder));
        }
        let at = |program: &str| as_user(user.as_deref(), &programs.join(program));
        // Sorting by code, as SQLite does.
        run(at("initdb").arg("-D").arg(&data).args([
            "--username=fuyuan",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]));
        // From here on nothing is left behind, even if the start fails.
        let mut stop = at("pg_ctl");
        stop.arg("-D")
            .arg(&data)
            .args(["-m", "immediate", "-w", "stop"]);
        let guard = guard(&stop, &folder);
        let options = format!(
            "-c fsync=on -c max_connections=200 -c listen_addresses='' \
             -c unix_socket_directories='{}'",
            folder.display()
        );
        let log = folder.join("data/server.log");
        run(at("pg_ctl")
            .arg("-D")
            .arg(&data)
            .arg("-l")
            .arg(log)
            .args(["-w", "-o", &options, "start"]));
        let host = folder.display().to_string().replace('/', "%2F");
        Self {
            address: format!("postgres://fuyuan@{host}:5432/postgres"),
            guard,
        }
    }

    /// The address of its superuser's own database.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The guard ends by itself after its work; its status tells nothing more.
        let _ = self.guard.wait();
    }
}

/// The newest `PostgreSQL` that Debian's packages have put here.
pub(super) fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let newest = versions
        .map(|version| version.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .max_by_key(|bin| {
            let version = bin.parent().and_then(Path::file_name);
            version.and_then(|it| it.to_str()?.parse::<u32>().ok())
        });
    newest.expect("these tests need PostgreSQL: install Debian's package `postgresql`")
}

/// Whom to run the server as: `PostgreSQL` refuses root.
fn ordinary_user() -> Option<String> {
    let id = Command::new("id").arg("-u").output().expect("`id` runs");
    if id.stdout.trim_ascii() != b"0" {
        return None;
    }
    let exists = |user: &&str| {
        Command::new("id")
            .arg(user)
            .output()
            .is_ok_and(|answer| answer.status.success())
    };
    let user = ["postgres", "nobody"].into_iter().find(exists);
    Some(
        user.expect("an ordinary user to run PostgreSQL as")
            .to_owned(),
    )
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    let mut command = match user {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]).arg(program);
            command
        }
    };
    // The caller's folder may be closed to that user.
    command.current_dir("/").stdin(Stdio::null());
    command
}

fn guard(stop: &Command, folder: &Path) -> Child {
    let mut guard = Command::new("sh");
    guard
        .args(["-c", GUARD, "guard"])
        .arg(stop.get_program())
        .args(stop.get_args());
    guard.env("FOLDER", folder).current_dir("/");
    // In a group of its own, so that Ctrl-C ends the tests and not their guard.
    guard
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    guard.spawn().expect("`sh` runs")
}

fn run(command: &mut Command) {
    // pg_ctl leaves its output to the server it starts, so it must not be a pipe of ours.
    let mut said = tempfile::tempfile().expect("a temporary file");
    let said_to = said.try_clone().expect("a second handle");
    command
        .stdout(said_to.try_clone().expect("a third handle"))
        .stderr(said_to);
    let status = command
        .status()
        .expect("PostgreSQL's programs and `runuser` can be run");
    if !status.success() {
        let mut text = String::new();
        let _ = said.rewind();
        let _ = said.read_to_string(&mut text);
        panic!("{:?} failed: {text}", command.get_args());
    }
}
