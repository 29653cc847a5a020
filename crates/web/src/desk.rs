//! The first page: what waits for me, by when, and the step that answers it.

use crate::{
    Site,
    frame::{Frame, Light, Section, light},
    gate::Visitor,
    problem::{Problem, html},
    roster::role_words,
};
use app::{
    instruction::Followed,
    worklist::{self, WorkItem, Worklist},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::Role;

#[derive(Template)]
#[template(path = "desk/page.html")]
struct DeskPage {
    frame: Frame,
    list: Worklist,
    today: String,
    days_left: Vec<i64>,
}

impl DeskPage {
    fn light(&self, item: &WorkItem) -> Light {
        light(self.frame.t, item.days_left)
    }

    fn overdue_light(&self, index: &usize) -> Light {
        light(self.frame.t, self.days_left.get(*index).copied())
    }

    fn todo(&self, item: &WorkItem) -> String {
        self.frame
            .t
            .m(&format!("todo-{}", item.todo.code()))
            .into_owned()
    }

    /// What stands in the way of it, or how far it is; none where the work says so itself.
    fn why(&self, item: &WorkItem) -> Option<&'static str> {
        let key = format!("todo-why-{}", item.todo.code());
        self.frame.t.opt(&key)
    }

    fn role(&self, role: &Role) -> String {
        role_words(self.frame.t, *role)
    }

    fn following(&self, one: &Followed) -> String {
        crate::instruction::following(self.frame.t, one.following)
    }

    fn joint_text(&self) -> String {
        let t = self.frame.t;
        let Some(joint) = &self.list.joint else {
            return String::new();
        };
        let last = joint
            .last_held_on
            .map_or_else(|| t.m("frame-none").into_owned(), |d| t.date(d));
        t.a(
            "desk-joint-rule",
            &[("owed", joint.least.into()), ("last", last.as_str().into())],
        )
    }
}

/// The desk of whoever is signed in.
pub(crate) async fn page(State(site): State<Site>, visitor: Visitor) -> Result<Response, Problem> {
    let by = visitor.by()?;
    let list = worklist::load(&site.desk, by).await?;
    let day = site.desk.today();
    let days_left = list
        .overdue
        .iter()
        .map(|row| site.desk.days_left(row.due_on))
        .collect();
    let page = DeskPage {
        frame: Frame::of(&site, &visitor, Section::Desk).await?,
        list,
        today: format!("{} {}", visitor.t.date(day), visitor.t.weekday(day)),
        days_left,
    };
    Ok(html(&page))
}
