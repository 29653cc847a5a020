//! Persons and posts: who keeps them, and on which days a post is held.

use super::*;
use crate::cast::{self, id};
use jiff::civil::date;

fn person() -> Person {
    Person {
        id: id(31),
        version: 1,
        name: "演示甲".into(),
        login: None,
        phone: None,
        closed_on: None,
    }
}

fn post(from_on: Date, until_on: Option<Date>) -> Post {
    Post {
        id: id(32),
        version: 1,
        person: id(31),
        unit: cast::TAX,
        role: Role::Liaison,
        title: "科员".into(),
        from_on,
        until_on,
    }
}

type Act = fn(&Actor) -> Result<(), Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("person.enter 录入", |by| {
        person().enter(by, cast::now()).map(drop)
    }),
    ("person.give_sign_in 开通", |by| {
        person()
            .give_sign_in("demo".into(), by, cast::now())
            .map(drop)
    }),
    ("person.change_phone 改电话", |by| {
        let phone = Some("0356-2000000".into());
        person().change_phone(phone, by, cast::now()).map(drop)
    }),
    ("person.close_sign_in 停用", |by| {
        person().close_sign_in(by, cast::now()).map(drop)
    }),
    ("person.change_password 改他人密码", |by| {
        person().change_password(by, cast::now()).map(drop)
    }),
    ("post.appoint 任职", |by| {
        let unit = cast::reference(cast::TAX);
        post(date(2026, 1, 1), None)
            .appoint("演示甲", &unit, by, cast::now())
            .map(drop)
    }),
    ("post.end 离任", |by| {
        let unit = cast::reference(cast::TAX);
        post(date(2026, 1, 1), None)
            .end(date(2026, 3, 2), "演示甲", &unit, by, cast::now())
            .map(drop)
    }),
];

#[test]
fn every_act_on_the_roster_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        &["kept"],
        |state| state,
        |act, _, by| act(by).map(|()| "done".into()),
    );
    insta::assert_snapshot!(table);
}

#[test]
fn not_permitted() {
    assert_eq!(
        person().enter(&cast::tax(), cast::now()).unwrap_err(),
        Refusal::NotPermitted
    );
}

#[test]
fn own_sign_in() {
    let own = Person {
        id: cast::office().person,
        ..person()
    };
    let outcome = own.clone().close_sign_in(&cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::OwnSignIn);
    assert!(own.change_password(&cast::office(), cast::now()).is_ok());
}

#[test]
fn own_post() {
    let unit = cast::reference(cast::TAX);
    let own = Post {
        person: cast::office().person,
        ..post(date(2026, 3, 2), None)
    };
    let outcome = own.appoint("甲", &unit, &cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::OwnPost);
}

#[test]
fn ends_before_it_begins() {
    let unit = cast::reference(cast::TAX);
    let (from, before) = (date(2026, 3, 2), date(2026, 3, 1));
    let appointed = post(from, Some(before)).appoint("甲", &unit, &cast::office(), cast::now());
    assert_eq!(appointed.unwrap_err(), Refusal::EndsBeforeItBegins);
    let ended = post(from, None).end(before, "甲", &unit, &cast::office(), cast::now());
    assert_eq!(ended.unwrap_err(), Refusal::EndsBeforeItBegins);
    let again = post(from, Some(from)).end(from, "甲", &unit, &cast::office(), cast::now());
    assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
}

#[test]
fn a_post_is_held_from_its_first_to_its_last_day() {
    let (from, until) = (date(2026, 1, 5), date(2026, 3, 2));
    for (day, open, ended) in [
        (date(2026, 1, 4), false, false),
        (from, true, true),
        (until, true, true),
        (date(2026, 3, 3), true, false),
    ] {
        assert_eq!(post(from, None).is_held_on(day), open, "{day}");
        assert_eq!(post(from, Some(until)).is_held_on(day), ended, "{day}");
    }
}
