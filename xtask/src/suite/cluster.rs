//! One throwaway PostgreSQL for a run of the tests. Answers for its being private (a socket in a
//! folder of mode 0700, no port) and for its end, however xtask ends.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::{fs, io};

use anyhow::{Context, Result, bail};

use crate::program::as_root;

/// Makes a cluster, says where it is, and waits. Its stdin is a pipe only xtask holds: it closes
/// when xtask is done, is interrupted or is killed, and then the cluster goes with its folder.
const KEEPER: &str = r#"
set -eu
trap : INT TERM
dir=$(mktemp -d /tmp/fuyuan-postgres-XXXXXX)
trap 'rm -rf "$dir"' EXIT
"$1/initdb" -D "$dir/data" -U postgres --auth=trust --encoding=UTF8 --locale=C >"$dir/initdb" ||
    { cat "$dir/initdb" >&2; exit 1; }
"$1/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=200 2>"$dir/log" &
server=$!
for try in $(seq 300); do
    "$1/pg_isready" -q -h "$dir" && break
    kill -0 $server 2>/dev/null || break
    sleep 0.1
done
"$1/pg_isready" -q -h "$dir" || { cat "$dir/log" >&2; exit 1; }
echo "$dir"
cat >/dev/null || true
kill -INT $server 2>/dev/null || true
wait $server || true
"#;

/// A running cluster; it ends when this is dropped.
pub struct Cluster {
    folder: String,
    keeper: Child,
    /// While this is open the keeper keeps.
    held: Option<ChildStdin>,
}

impl Cluster {
    /// Starts a cluster under an ordinary user: ourselves, or `postgres` when we are root, as
    /// PostgreSQL refuses to run as root.
    pub fn start() -> Result<Self> {
        let programs =
            programs().context("no PostgreSQL server here: run `cargo xtask setup --tests`")?;
        let mut command = Command::new(if as_root() { "runuser" } else { "sh" });
        if as_root() {
            command.args(["-u", "postgres", "--", "sh"]);
        }
        command
            .args(["-c", KEEPER, "keeper"])
            .arg(programs)
            .current_dir("/");
        let mut keeper = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let held = keeper.stdin.take();
        let said = keeper.stdout.take().context("the keeper has an output")?;
        let mut folder = String::new();
        BufReader::new(said).read_line(&mut folder)?;
        if folder.is_empty() {
            bail!("PostgreSQL did not start: {}", keeper.wait()?);
        }
        Ok(Self {
            folder: folder.trim().into(),
            keeper,
            held,
        })
    }

    /// The cluster's address, for `FUYUAN_TEST_POSTGRES`: its superuser, its first database.
    pub fn url(&self) -> String {
        format!(
            "postgres://postgres@{}:5432/postgres",
            self.folder.replace('/', "%2F")
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.held.take());
        let _: io::Result<_> = self.keeper.wait();
    }
}

/// The folder with the newest installed server's programs.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let paths: Vec<PathBuf> = versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    let found = newest(&paths)?.join("bin");
    found.join("initdb").is_file().then_some(found)
}

/// The folder named by the highest number: 15 is newer than 9.
fn newest(paths: &[PathBuf]) -> Option<&Path> {
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = paths
        .iter()
        .filter(|path| version(path).is_some())
        .max_by_key(|path| version(path));
    newest.map(PathBuf::as_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_server_is_chosen_by_number() {
        let paths = ["/p/9", "/p/15", "/p/common"].map(PathBuf::from);
        assert_eq!(newest(&paths), Some(Path::new("/p/15")));
        assert_eq!(newest(&paths[2..]), None);
    }

    #[test]
    fn a_cluster_answers_while_held_and_leaves_nothing() {
        let cluster = Cluster::start().unwrap();
        let folder = cluster.folder.clone();
        let ask = || {
            let psql = programs().unwrap().join("psql");
            let mut command = Command::new(psql);
            command
                .args(["-AtX", "-c", "select 6 * 7"])
                .arg(cluster.url());
            crate::program::capture(&mut command)
        };
        assert_eq!(ask().unwrap().trim(), "42");
        drop(cluster);
        assert!(!Path::new(&folder).exists());
    }
}
