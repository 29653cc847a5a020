//! `person add`: the first sign-in of a new mechanism.

use crate::{
    args::{PersonArgs, PersonCommand},
    failure::Failure,
    say,
};
use app::{
    jobs,
    roster::{self, AppointForm},
};
use domain::Role;

/// Runs the command.
pub async fn run(command: PersonCommand) -> Result<(), Failure> {
    let PersonCommand::Add(args) = command;
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
        say::answer(&format!("登录名 sign-in name: {}", given.login));
        say::answer(&format!("初始密码 first password: {}", given.password));
        say::answer(
            "只显示这一次，首次登录必须修改。Shown once; must be changed at the first sign-in.",
        );
    }
    Ok(())
}
