//! `person`: the first sign-in of a new mechanism, and a new password when nobody can sign in.

use crate::{
    args::{PasswordArgs, PersonArgs, PersonCommand},
    failure::Failure,
    say,
};
use app::{
    jobs,
    roster::{self, AppointForm, NewSignIn},
};
use domain::Role;

/// Runs the command.
pub async fn run(command: PersonCommand) -> Result<(), Failure> {
    match command {
        PersonCommand::Add(args) => appoint(args).await,
        PersonCommand::Password(args) => renew(args).await,
    }
}

async fn renew(args: PasswordArgs) -> Result<(), Failure> {
    let desk = super::open(&args.data, args.database.as_deref()).await?;
    let renewed = new_password(&desk, &args.login).await;
    jobs::close(desk).await;
    renewed
}

async fn new_password(desk: &app::Desk, login: &str) -> Result<(), Failure> {
    let by = desk.system();
    let view = roster::view(desk, &by).await?;
    let known = |held: &&app::HeldPost| held.person.login.as_deref() == Some(login);
    let held = view.posts.iter().find(known).ok_or_else(|| {
        Failure::new(
            format!("没有这个登录名：{login}"),
            format!("no such sign-in: {login}"),
        )
    })?;
    let given = roster::give_sign_in(desk, &by, &held.person.id.to_string(), login).await?;
    say_given(&given);
    Ok(())
}

async fn appoint(args: PersonArgs) -> Result<(), Failure> {
    if Role::parse(&args.role).is_none() {
        let roles: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
        let roles = roles.join(", ");
        return Err(Failure::new(
            format!("没有这种职务：{}。可用：{roles}", args.role),
            format!("no such role: {}; there are {roles}", args.role),
        ));
    }
    let desk = super::open(&args.data, args.database.as_deref()).await?;
    let added = add(&desk, &args).await;
    jobs::close(desk).await;
    added
}

async fn add(desk: &app::Desk, args: &PersonArgs) -> Result<(), Failure> {
    let by = desk.system();
    let view = roster::view(desk, &by).await?;
    let unit = view.units.iter().find(|unit| unit.short_name == args.unit);
    let unit = unit.ok_or_else(|| {
        let names: Vec<_> = view.units.iter().map(|u| u.short_name.as_str()).collect();
        let names = names.join("、");
        Failure::new(
            format!("没有这个单位：{}。现有：{names}", args.unit),
            format!("no such unit: {}; there are {names}", args.unit),
        )
    })?;
    let known = view
        .posts
        .iter()
        .find(|held| held.post.unit == unit.id && held.person.name == args.name);
    let form = AppointForm {
        person: known.map_or_else(String::new, |held| held.person.id.to_string()),
        name: args.name.clone(),
        unit: unit.id.to_string(),
        role: args.role.clone(),
        login: args.login.clone(),
        ..AppointForm::default()
    };
    let given = roster::appoint(desk, &by, form).await?;
    if let Some(given) = given {
        say_given(&given);
    }
    Ok(())
}

fn say_given(given: &NewSignIn) {
    say::answer(&format!("登录名 sign-in name: {}", given.login));
    say::answer(&format!("初始密码 first password: {}", given.password));
    say::answer(
        "只显示这一次，首次登录必须修改。Shown once; must be changed at the first sign-in.",
    );
}
