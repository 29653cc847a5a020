//! The kinds of problem a notice names: 解决…涉及信用修复、涉税、…等难题.

use super::draft::Difficulty;
use super::names::DIFFICULTIES;
use super::outline::Node;
use super::passage::Passage;
use super::{Doubt, Warning};

/// The list with the most kinds that are known; at least two must be.
pub(super) fn read(nodes: &[Node], warnings: &mut Vec<Warning>) -> Vec<Difficulty> {
    let mut best: Vec<Difficulty> = Vec::new();
    for list in nodes
        .iter()
        .flat_map(|n| n.text.sentences())
        .filter_map(|s| listed(&s))
    {
        if known(&list) > known(&best).max(1) {
            best = list;
        }
    }
    for difficulty in best.iter().filter(|d| d.key == "other") {
        let label = difficulty.label.clone();
        warnings.push(Warning::new(
            difficulty.line,
            Doubt::DifficultyUnknown { label },
        ));
    }
    best
}

fn known(list: &[Difficulty]) -> usize {
    list.iter().filter(|d| d.key != "other").count()
}

/// A list that ends in 等难题 or the like.
fn listed(sentence: &Passage) -> Option<Vec<Difficulty>> {
    const WHAT: [&str; 9] = [
        "难题", "问题", "困难", "事项", "障碍", "堵点", "难点", "难事", "痛点",
    ];
    const LEADS: [&str; 8] = [
        "涉及的",
        "涉及",
        "包括",
        "中的",
        "存在的",
        "解决",
        "协调处理",
        "统筹协调",
    ];
    let end = (0..sentence.len()).find(|i| {
        sentence.matches(*i, "等")
            && sentence.slice(i + 1, i + 14).has_any(&WHAT)
            && sentence.slice(0, *i).has_char(&['、'])
    })?;
    let clause = sentence.slice(0, end);
    let begins = |at: usize| {
        let rest = clause.from(at);
        rest.has_char(&['、']) && !matches!(rest.first(), Some('、' | '，'))
    };
    let lead = (0..clause.len()).rev().find_map(|i| {
        clause
            .any_at(i, &LEADS)
            .map(|n| i + n)
            .filter(|at| begins(*at))
    });
    let comma = || {
        let first = clause.find("、").unwrap_or(0);
        (0..first)
            .rev()
            .find(|i| clause.at(*i) == Some('，'))
            .map_or(0, |i| i + 1)
    };
    let from = lead.unwrap_or_else(comma);
    let items = clause.from(from).trim_chars(&['：']).split(&['、', '，']);
    let items: Vec<Passage> = items.iter().flat_map(cut_at_and).collect();
    Some(items.iter().map(difficulty).collect())
}

/// 职工安置和打击逃废债: two, where both sides are kinds of their own.
fn cut_at_and(item: &Passage) -> Vec<Passage> {
    for at in 2..item.len().min(60) {
        let Some(n) = item.any_at(at, &["以及", "和", "及", "与"]) else {
            continue;
        };
        let (left, right) = (item.slice(0, at), item.from(at + n));
        if let (Some(a), Some(b)) = (key(&left), key(&right))
            && a != b
        {
            return vec![left, right];
        }
    }
    vec![item.without_start(&["以及", "和", "及"])]
}

fn key(label: &Passage) -> Option<&'static str> {
    DIFFICULTIES
        .iter()
        .find(|(_, words)| label.has_any(words))
        .map(|(key, _)| *key)
}

fn difficulty(label: &Passage) -> Difficulty {
    let key = key(label).unwrap_or("other").to_owned();
    Difficulty {
        key,
        label: label.text(),
        line: label.line(),
    }
}
