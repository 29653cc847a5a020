//! What may become of a number, and how numbers are written.

use super::*;
use crate::cast::{self, id};
use jiff::civil::date;

fn number(state: NumberState) -> DocumentNumber {
    DocumentNumber {
        id: id(950),
        version: 1,
        code: "城府院办函".into(),
        year: 2026,
        serial: 3,
        state,
        subject: "关于协调税务注销的函".into(),
        reason: Some("联合行文".into()),
        holder: Some("演示21".into()),
        taken_on: date(2026, 3, 2),
    }
}

fn fresh() -> DocumentNumber {
    DocumentNumber {
        version: 0,
        ..number(NumberState::Reserved)
    }
}

type Act = fn(DocumentNumber, &Actor) -> Result<Change<DocumentNumber>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("draw 取号", |_, by| fresh().draw(by, cast::now())),
    ("reserve 预留", |_, by| fresh().reserve(by, cast::now())),
    ("enter 补登", |_, by| fresh().enter(by, cast::now())),
    ("give 启用预留号", |n, by| {
        n.give("关于督促办理的函".into(), by, cast::now())
    }),
    ("give_up 作废", |n, by| {
        n.give_up("不再行文", by, cast::now())
    }),
    ("take_back 撤回补登", |n, by| {
        n.take_back("号码输错", by, cast::now())
    }),
];

#[test]
fn every_act_on_a_number_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        NumberState::ALL,
        NumberState::code,
        |act, state, by| act(number(state), by).map(|c| c.after().state.code().to_owned()),
    );
    insta::assert_snapshot!(table);
}

#[test]
fn number_taken() {
    for state in [
        NumberState::Used,
        NumberState::OnPaper,
        NumberState::Void,
        NumberState::TakenBack,
    ] {
        let given = number(state).give("另一件".into(), &cast::office(), cast::now());
        let taken = Refusal::NumberTaken("城府院办函〔2026〕3号".into());
        assert_eq!(given.unwrap_err(), taken);
    }
}

#[test]
fn number_state() {
    for state in [NumberState::OnPaper, NumberState::Void] {
        let given_up = number(state).give_up("不再行文", &cast::office(), cast::now());
        assert_eq!(given_up.unwrap_err(), Refusal::NumberState(state));
    }
}

#[test]
fn number_needs_reason() {
    for reason in ["", " \n"] {
        let given_up = number(NumberState::Reserved).give_up(reason, &cast::office(), cast::now());
        assert_eq!(given_up.unwrap_err(), Refusal::NumberNeedsReason);
    }
    let reserved = DocumentNumber {
        reason: None,
        ..fresh()
    };
    let reserved = reserved.reserve(&cast::office(), cast::now());
    assert_eq!(reserved.unwrap_err(), Refusal::NumberNeedsReason);
}

#[test]
fn a_number_is_taken_once() {
    let again = number(NumberState::Used).draw(&cast::office(), cast::now());
    assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
}

#[test]
fn what_was_taken_back_may_be_taken_anew() {
    let back = number(NumberState::OnPaper).take_back("号码输错", &cast::office(), cast::now());
    let back = back.unwrap().into_after();
    let drawn = back.draw(&cast::office(), cast::now()).unwrap();
    assert_eq!(drawn.after().state, NumberState::Used);
    let used = number(NumberState::Used).take_back("号码输错", &cast::office(), cast::now());
    let taken = Refusal::NumberTaken("城府院办函〔2026〕3号".into());
    assert_eq!(used.unwrap_err(), taken);
}

#[test]
fn numbers_are_read_as_people_type_them() {
    for typed in [
        "城政发〔2023〕11号",
        "城政发[2023]11号",
        " 城政发（2023） 第11号 ",
        "城政发【2023】11号",
    ] {
        let read = read(typed).map(|(code, year, serial)| text(&code, year, serial));
        assert_eq!(read.as_deref(), Some("城政发〔2023〕11号"), "{typed}");
    }
    for typed in [
        "",
        "城政发",
        "〔2023〕11号",
        "城政发〔23〕11号",
        "城政发〔2023〕0号",
        "城政发〔2023〕号",
        "城政发〔2023〕11",
        "城政发〔2023〕九号",
        "城政发〔2023〕99999999号",
        "城政发〔99999〕1号",
    ] {
        assert_eq!(read(typed), None, "{typed}");
    }
}
