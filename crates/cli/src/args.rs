//! Commands and their arguments. The words here are the manual that `--help` prints, Chinese first.

use clap::{Parser, Subcommand, ValueEnum};
use std::{net::SocketAddr, path::PathBuf};

const DATABASE: &str =
    "PostgreSQL 地址；不写则用内嵌 SQLite PostgreSQL address; embedded SQLite if left out";

/// 府院：让企业破产处置府院联动机制按通知运转。
///
/// fuyuan runs a county's government-court coordination mechanism for enterprise bankruptcy.
#[derive(Debug, Parser)]
#[command(
    name = "fuyuan",
    version,
    propagate_version = true,
    after_help = "示例 Examples:
  fuyuan demo --data data/demo --listen 127.0.0.1:8080   看一年的演示工作 look at a year of sample work
  fuyuan charter read 通知.docx --format charter > 方案.toml  从通知读出方案 read a notice into a charter
  fuyuan init --charter 140502 --data data/140502        设立机制 found a mechanism
  fuyuan person add --data data/140502 --name 某某 --unit 区法院 --role office_clerk --login moumou
  fuyuan serve --data data/140502 --listen 127.0.0.1:8080

退出码 Exit codes: 0 办成 done; 1 未办成，原因见标准错误 refused or failed, see stderr; 2 用法有误 usage."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 演示：设立带一年演示工作的机制并提供服务 Found a demo filled with a year of sample work, and serve it
    #[command(after_help = "示例 Examples:
  fuyuan demo --data data/demo --listen 127.0.0.1:8080
  fuyuan demo --data data/large --listen 127.0.0.1:0 --matters 100000   测速用 to measure by

数据文件夹里已有演示机制的，直接提供服务。
If the folder holds a demo already, it is served as it is.")]
    Demo(DemoArgs),
    /// 设立机制：空的，不含演示数据 Found a real, empty mechanism
    #[command(after_help = "示例 Examples:
  fuyuan init --charter 140502 --data data/140502          内置方案 the built-in charter
  fuyuan init --charter 方案.toml --data data/my-county     自己的方案 your own")]
    Init(InitArgs),
    /// 提供服务 Serve a mechanism
    #[command(after_help = "示例 Examples:
  fuyuan serve --data data/140502 --listen 127.0.0.1:8080
  fuyuan serve --data data/140502 --listen 0.0.0.0:8080 --database postgres://fuyuan@db/fuyuan

收到 SIGTERM 或 Ctrl-C 后办完在办的请求再退出。日志多少由 RUST_LOG 决定。
On SIGTERM or Ctrl-C it finishes the requests at hand. RUST_LOG sets how much is logged.")]
    Serve(ServeArgs),
    /// 方案：从通知读出草稿、检查 Charters: read a draft from a notice, check one
    #[command(subcommand)]
    Charter(CharterCommand),
    /// 人员：开通首个登录 Persons: give the first sign-in
    #[command(subcommand)]
    Person(PersonCommand),
    /// 留痕：校验 The journal: verify it
    #[command(subcommand)]
    Journal(JournalCommand),
    /// 备份到新文件夹，服务可照常运行 Back up into a new folder, while the system may go on running
    #[command(after_help = "示例 Example:
  fuyuan backup --data data/140502 --out backup/2026-11-23

备份含密钥，请存放在只有管理人员能读的地方。
A backup holds the keys: keep it where only administrators can read it.")]
    Backup(BackupArgs),
    /// 从备份恢复到新的数据文件夹，逐个文件比对并校验留痕 Restore into a new data folder, verifying all of it
    #[command(after_help = "示例 Example:
  fuyuan restore --from backup/2026-11-23 --data data/restored")]
    Restore(RestoreArgs),
    /// 字体：公文用字是否齐备 Fonts: what official documents will be set in
    #[command(subcommand)]
    Fonts(FontsCommand),
    /// 公文：各文种的样张 Official documents: a sample of every kind
    #[command(subcommand)]
    Document(DocumentCommand),
}

/// `demo`.
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    /// 数据文件夹 Data folder; made if there is none
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// 监听地址，端口 0 为任选 Address to listen on; port 0 takes any free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// 不演示一年工作，而填入 N 个协调事项 Fill with N matters instead, to measure by
    #[arg(long, value_name = "N")]
    pub matters: Option<u32>,
    /// 字体文件夹，先于系统字体 Folder of fonts, searched before the system's
    #[arg(long, value_name = "DIR", default_value = "fonts")]
    pub fonts: PathBuf,
}

/// `init`.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// 方案文件（TOML），或内置方案的行政区划代码 140502 Charter file, or the built-in one's code
    #[arg(long, value_name = "FILE|140502")]
    pub charter: String,
    /// 数据文件夹，新的或空的 Data folder, new or empty
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// Address of the database.
    #[arg(long, value_name = "URL", help = DATABASE)]
    pub database: Option<String>,
}

/// `serve`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// 数据文件夹 Data folder
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// 监听地址 Address to listen on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Address of the database.
    #[arg(long, value_name = "URL", help = DATABASE)]
    pub database: Option<String>,
    /// 字体文件夹，先于系统字体 Folder of fonts, searched before the system's
    #[arg(long, value_name = "DIR", default_value = "fonts")]
    pub fonts: PathBuf,
}

/// `charter`.
#[derive(Debug, Subcommand)]
pub enum CharterCommand {
    /// 从通知（.txt、.docx）读出方案草稿，打印到标准输出 Read a notice into a draft charter on stdout
    #[command(after_help = "示例 Examples:
  fuyuan charter read 通知.docx
  fuyuan charter read 通知.txt --format json

每项事实附所在行号；拿不准的列为提示，同时写到标准错误。不是破产府院联动通知的，退出码为 1。
Each fact has its line; doubts are warnings, also on stderr. Exit code 1 if the text is no such notice.")]
    Read {
        /// 通知文件 The notice
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 草稿格式 Format of the draft
        #[arg(long, value_enum, default_value_t = Format::Toml)]
        format: Format,
    },
    /// 检查方案文件能否据以设立机制 Check whether a charter file can be founded on
    #[command(after_help = "示例 Example:
  fuyuan charter check 方案.toml
  fuyuan charter check 140502      内置方案 the built-in charter")]
    Check {
        /// 方案文件（TOML），或内置方案的行政区划代码 140502 Charter file, or the built-in one's code
        #[arg(value_name = "FILE|140502")]
        file: PathBuf,
    },
}

/// Formats of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// TOML.
    Toml,
    /// JSON.
    Json,
    /// 可供核对、建立的方案 The charter it amounts to, for `charter check` and `init`.
    Charter,
}

/// `person`.
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// 登记人员、任职并开通登录；初始密码只显示一次 Enter a person with a post and a sign-in
    #[command(after_help = "示例 Example:
  fuyuan person add --data data/140502 --name 某某 --unit 区法院 --role office_clerk --login moumou

职务 Roles: convener 总召集人, deputy_convener 副总召集人, office_director 办公室主任,
  office_clerk 办公室工作人员, head 负责人, liaison 联络人, handler 经办人, judge 承办法官,
  secretary 秘书, administrator 管理人, system_administrator 系统管理员, audit_administrator 审计管理员

初始密码只在这里显示一次，首次登录必须修改。名册上已有此人的，用其名任职，不另登记。
The first password is shown here once and must be changed. A person of that name already on the unit's
roster is given the post, not entered twice.")]
    Add(PersonArgs),
    /// 重发初始密码，例如主任忘记了密码 Give a forgotten sign-in a new first password
    #[command(after_help = "示例 Example:
  fuyuan person password --data data/140502 --login moumou

平时由名册管理人在网页上重发；这里供谁也登录不了时使用。此人的会话随之结束，留痕记在系统名下。
Whoever keeps the roster does this in the browser; this is for when nobody can sign in. The person's
sessions end, and the journal names the system.")]
    Password(PasswordArgs),
}

/// `person password`.
#[derive(Debug, clap::Args)]
pub struct PasswordArgs {
    /// 数据文件夹 Data folder
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// 登录名 Name to sign in with
    #[arg(long)]
    pub login: String,
    /// Address of the database.
    #[arg(long, value_name = "URL", help = DATABASE)]
    pub database: Option<String>,
}

/// `person add`.
#[derive(Debug, clap::Args)]
pub struct PersonArgs {
    /// 数据文件夹 Data folder
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// 姓名 Name
    #[arg(long)]
    pub name: String,
    /// 单位简称 Short name of the unit
    #[arg(long, value_name = "SHORTNAME")]
    pub unit: String,
    /// 职务 Role
    #[arg(long)]
    pub role: String,
    /// 登录名 Name to sign in with
    #[arg(long)]
    pub login: String,
    /// Address of the database.
    #[arg(long, value_name = "URL", help = DATABASE)]
    pub database: Option<String>,
}

/// `journal`.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// 校验留痕：链条、记录、签名的链头；有任何问题退出码为 1 Verify chain, rows and anchors; 1 on any fault
    Verify {
        /// 数据文件夹 Data folder
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Address of the database.
        #[arg(long, value_name = "URL", help = DATABASE)]
        database: Option<String>,
    },
}

/// `backup`.
#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    /// 数据文件夹 Data folder
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// 备份放到哪里，新的或空的文件夹 Where the backup goes: a new or empty folder
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// `restore`.
#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// 备份文件夹 The backup
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,
    /// 数据文件夹，新的或空的 Data folder, new or empty
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
}

/// `fonts`.
#[derive(Debug, Subcommand)]
pub enum FontsCommand {
    /// 列出每种用字实际采用的字体和缺的生僻字 List the face of each role and the rare characters missing
    Check {
        /// 数据文件夹，先查其中的 fonts/ Data folder, whose fonts/ is searched first
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
        /// 字体文件夹，先于系统字体 Folder of fonts, searched before the system's
        #[arg(long, value_name = "DIR", default_value = "fonts")]
        fonts: PathBuf,
    },
}

/// `document`.
#[derive(Debug, Subcommand)]
pub enum DocumentCommand {
    /// 把每个文种的样张写成 PDF 和 DOCX，会议材料写成 PDF Write a sample of every kind as PDF and DOCX
    #[command(after_help = "示例 Examples:
  fuyuan document samples --out 样张
  fuyuan document samples --out 样张 --times   每份另排各20稿，列出两个中位用时 set 20 drafts of each in two ways, show both medians

“改一处”每稿只改一段，是编辑时预览的用时；“全文新”每稿字字不同，是排一份新公文的用时。
改一处 changes one paragraph a draft, as an editor's preview does; 全文新 shares no text with the draft before.

样张里的县、企业、人员都是虚构的。
County, enterprises and persons of the samples are invented.")]
    Samples(SamplesArgs),
}

/// `document samples`.
#[derive(Debug, clap::Args)]
pub struct SamplesArgs {
    /// 样张放到哪里 Folder the samples go to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// 字体文件夹，先于系统字体 Folder of fonts, searched before the system's
    #[arg(long, value_name = "DIR", default_value = "fonts")]
    pub fonts: PathBuf,
    /// 列出每份公文排成 PDF 的中位用时：改一处、全文新 Show the median times each document takes to become a PDF
    #[arg(long)]
    pub times: bool,
}
