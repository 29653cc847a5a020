//! SPDX licence expressions. Answers for whether allowed licences alone satisfy one: OR needs either
//! side, AND both; AND binds tighter; `/` is the old way to write OR.

/// Whether the expression can be met; None when it cannot be read.
pub fn satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut rest: Vec<&str> = spaced.split_whitespace().rev().collect();
    let met = either(&mut rest, allowed)?;
    rest.is_empty().then_some(met)
}

/// One or more conjunctions joined by OR. The words are in reverse: the next is the last.
fn either(rest: &mut Vec<&str>, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut met = both(rest, allowed)?;
    while rest.last() == Some(&"OR") {
        rest.pop();
        met |= both(rest, allowed)?;
    }
    Some(met)
}

fn both(rest: &mut Vec<&str>, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut met = licence(rest, allowed)?;
    while rest.last() == Some(&"AND") {
        rest.pop();
        met &= licence(rest, allowed)?;
    }
    Some(met)
}

/// An identifier, one WITH an exception, or an expression in parentheses.
fn licence(rest: &mut Vec<&str>, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let id = rest.pop()?;
    if id == "(" {
        let met = either(rest, allowed)?;
        return (rest.pop()? == ")").then_some(met);
    }
    if [")", "AND", "OR", "WITH"].contains(&id) {
        return None;
    }
    if rest.last() == Some(&"WITH") {
        rest.pop();
        let exception = rest.pop()?;
        return Some(allowed(&format!("{id} WITH {exception}")));
    }
    Some(allowed(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(expression: &str) -> Option<bool> {
        let allowed = [
            "MIT",
            "Apache-2.0",
            "Apache-2.0 WITH LLVM-exception",
            "Unicode-3.0",
        ];
        satisfied(expression, &|id| allowed.contains(&id))
    }

    #[test]
    fn expressions_are_weighed() {
        let table = [
            ("MIT", true),
            ("GPL-3.0", false),
            ("MIT OR GPL-3.0", true),
            ("GPL-3.0 OR MIT", true),
            ("MIT AND GPL-3.0", false),
            ("MIT/Apache-2.0", true),
            ("GPL-2.0/GPL-3.0", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("GPL-3.0 AND GPL-2.0 OR MIT", true),
            ("GPL-3.0 AND (GPL-2.0 OR MIT)", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("MIT WITH LLVM-exception", false),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
        ];
        for (expression, expected) in table {
            assert_eq!(met(expression), Some(expected), "{expression}");
        }
    }

    #[test]
    fn what_is_no_expression_is_not_read() {
        for broken in [
            "", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT MIT", "MIT WITH", "()",
        ] {
            assert_eq!(met(broken), None, "{broken:?}");
        }
    }
}
