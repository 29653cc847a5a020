//! Holds the parts of a DOCX against the schema (ECMA-376 Part 1, Transitional): of each element in
//! use, which children it may have in which order, and which attributes with which values. What is not
//! written down here is refused, so that a new element comes with its place.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How often the children of an element may come.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    /// Each at most once, in this order.
    Once,
    /// Group after group, within a group as often and in whatever order.
    Groups,
}
use Order::{Groups, Once};

type Rule = (&'static str, Order, &'static [&'static [&'static str]]);

#[rustfmt::skip]
const CHILDREN: &[Rule] = &[
    ("w:document", Once, &[&["w:body"]]),
    ("w:body", Groups, &[&["w:p", "w:tbl"], &["w:sectPr"]]),
    ("w:hdr", Groups, &[&["w:p", "w:tbl"]]),
    ("w:ftr", Groups, &[&["w:p", "w:tbl"]]),
    ("w:p", Groups, &[&["w:pPr"], &["w:r"]]),
    ("w:pPr", Once, &[&["w:keepNext"], &["w:pageBreakBefore"], &["w:widowControl"], &["w:pBdr"], &["w:tabs"],
        &["w:autoSpaceDE"], &["w:autoSpaceDN"], &["w:snapToGrid"], &["w:spacing"], &["w:ind"], &["w:jc"],
        &["w:outlineLvl"]]),
    ("w:pBdr", Once, &[&["w:bottom"]]),
    ("w:tabs", Groups, &[&["w:tab"]]),
    ("w:r", Groups, &[&["w:rPr"], &["w:t", "w:tab", "w:fldChar", "w:instrText", "w:drawing"]]),
    ("w:rPr", Once, &[&["w:rFonts"], &["w:color"], &["w:spacing"], &["w:w"], &["w:sz"], &["w:szCs"], &["w:lang"]]),
    ("w:tbl", Groups, &[&["w:tblPr"], &["w:tblGrid"], &["w:tr"]]),
    ("w:tblPr", Once, &[&["w:tblpPr"], &["w:tblW"], &["w:jc"], &["w:tblBorders"], &["w:tblLayout"], &["w:tblCellMar"]]),
    ("w:tblBorders", Once, &[&["w:top"], &["w:left"], &["w:bottom"], &["w:right"], &["w:insideH"], &["w:insideV"]]),
    ("w:tblCellMar", Once, &[&["w:top"], &["w:left"], &["w:bottom"], &["w:right"]]),
    ("w:tblGrid", Groups, &[&["w:gridCol"]]),
    ("w:tr", Groups, &[&["w:trPr"], &["w:tc"]]),
    ("w:trPr", Groups, &[&["w:cantSplit", "w:trHeight", "w:tblHeader"]]),
    ("w:tc", Groups, &[&["w:tcPr"], &["w:p"]]),
    ("w:tcPr", Once, &[&["w:tcW"], &["w:gridSpan"], &["w:tcBorders"], &["w:vAlign"]]),
    ("w:tcBorders", Once, &[&["w:top"], &["w:bottom"]]),
    ("w:sectPr", Groups, &[&["w:headerReference", "w:footerReference"], &["w:pgSz"], &["w:pgMar"], &["w:titlePg"], &["w:docGrid"]]),
    ("w:drawing", Once, &[&["wp:inline"]]),
    ("wp:inline", Once, &[&["wp:extent"], &["wp:docPr"], &["a:graphic"]]),
    ("a:graphic", Once, &[&["a:graphicData"]]),
    ("a:graphicData", Once, &[&["pic:pic"]]),
    ("pic:pic", Once, &[&["pic:nvPicPr"], &["pic:blipFill"], &["pic:spPr"]]),
    ("pic:nvPicPr", Once, &[&["pic:cNvPr"], &["pic:cNvPicPr"]]),
    ("pic:blipFill", Once, &[&["a:blip"], &["a:stretch"]]),
    ("a:stretch", Once, &[&["a:fillRect"]]),
    ("pic:spPr", Once, &[&["a:xfrm"], &["a:prstGeom"]]),
    ("a:xfrm", Once, &[&["a:off"], &["a:ext"]]),
    ("a:prstGeom", Once, &[&["a:avLst"]]),
    ("w:settings", Once, &[&["w:zoom"], &["w:defaultTabStop"], &["w:evenAndOddHeaders"], &["w:characterSpacingControl"], &["w:compat"]]),
    ("w:compat", Groups, &[&["w:useFELayout"], &["w:compatSetting"]]),
    ("w:styles", Groups, &[&["w:docDefaults"], &["w:style"]]),
    ("w:docDefaults", Once, &[&["w:rPrDefault"]]),
    ("w:rPrDefault", Once, &[&["w:rPr"]]),
    ("w:style", Once, &[&["w:name"], &["w:qFormat"], &["w:pPr"]]),
];

/// What an attribute's value may be.
#[derive(Clone, Copy)]
enum Value {
    Any,
    Integer,
    Natural,
    One(&'static [&'static str]),
}
use Value::{Any, Integer, Natural, One};

type Attributes = (&'static str, &'static [(&'static str, Value)]);

const BORDER: &[(&str, Value)] = &[
    (
        "w:val",
        One(&["single", "thickThinSmallGap", "thinThickSmallGap"]),
    ),
    ("w:sz", Natural),
    ("w:space", Natural),
    ("w:color", Any),
];
const WIDTH: &[(&str, Value)] = &[("w:w", Natural), ("w:type", One(&["dxa"]))];
const NUMBER: &[(&str, Value)] = &[("w:val", Natural)];
const OFF: &[(&str, Value)] = &[("w:val", One(&["0", "1"]))];
const SIZE: &[(&str, Value)] = &[("cx", Natural), ("cy", Natural)];
const NONE: &[(&str, Value)] = &[];

/// Elements by their parents where one name means different things.
#[rustfmt::skip]
const ATTRIBUTES: &[Attributes] = &[
    ("w:widowControl", OFF), ("w:autoSpaceDE", OFF), ("w:autoSpaceDN", OFF), ("w:snapToGrid", OFF),
    ("w:pPr/w:spacing", &[("w:before", Natural), ("w:after", Natural), ("w:line", Natural), ("w:lineRule", One(&["auto", "exact"]))]),
    ("w:rPr/w:spacing", &[("w:val", Integer)]),
    ("w:ind", &[("w:left", Integer), ("w:right", Integer), ("w:firstLine", Natural), ("w:hanging", Natural)]),
    ("w:jc", &[("w:val", One(&["left", "center", "right", "both", "distribute"]))]),
    ("w:outlineLvl", NUMBER),
    ("w:tabs/w:tab", &[("w:val", One(&["left", "center", "right"])), ("w:pos", Integer)]),
    ("w:pBdr/w:bottom", BORDER), ("w:tcBorders/w:top", BORDER), ("w:tcBorders/w:bottom", BORDER),
    ("w:tblBorders/w:top", BORDER), ("w:tblBorders/w:left", BORDER), ("w:tblBorders/w:bottom", BORDER),
    ("w:tblBorders/w:right", BORDER), ("w:insideH", BORDER), ("w:insideV", BORDER),
    ("w:tblCellMar/w:top", WIDTH), ("w:tblCellMar/w:left", WIDTH), ("w:tblCellMar/w:bottom", WIDTH), ("w:tblCellMar/w:right", WIDTH),
    ("w:rFonts", &[("w:ascii", Any), ("w:hAnsi", Any), ("w:eastAsia", Any), ("w:cs", Any)]),
    ("w:color", &[("w:val", One(&["FF0000"]))]),
    ("w:w", NUMBER), ("w:sz", NUMBER), ("w:szCs", NUMBER), ("w:gridSpan", NUMBER),
    ("w:lang", &[("w:val", Any), ("w:eastAsia", Any)]),
    ("w:t", &[("xml:space", One(&["preserve"]))]),
    ("w:fldChar", &[("w:fldCharType", One(&["begin", "separate", "end"]))]),
    ("w:tblpPr", &[("w:vertAnchor", One(&["margin"])), ("w:horzAnchor", One(&["page"])), ("w:tblpX", Integer), ("w:tblpYSpec", One(&["bottom"]))]),
    ("w:tblW", WIDTH), ("w:tcW", WIDTH), ("w:gridCol", &[("w:w", Natural)]),
    ("w:tblLayout", &[("w:type", One(&["fixed"]))]),
    ("w:trHeight", &[("w:val", Natural), ("w:hRule", One(&["atLeast"]))]),
    ("w:vAlign", &[("w:val", One(&["center"]))]),
    ("w:headerReference", &[("w:type", One(&["default", "even", "first"])), ("r:id", Any)]),
    ("w:footerReference", &[("w:type", One(&["default", "even", "first"])), ("r:id", Any)]),
    ("w:pgSz", &[("w:w", Natural), ("w:h", Natural)]),
    ("w:pgMar", &[("w:top", Integer), ("w:right", Natural), ("w:bottom", Integer), ("w:left", Natural), ("w:header", Natural), ("w:footer", Natural), ("w:gutter", Natural)]),
    ("w:docGrid", &[("w:type", One(&["lines"])), ("w:linePitch", Natural)]),
    ("wp:inline", &[("distT", Natural), ("distB", Natural), ("distL", Natural), ("distR", Natural)]),
    ("wp:extent", SIZE), ("a:ext", SIZE), ("a:off", &[("x", Integer), ("y", Integer)]),
    ("wp:docPr", &[("id", Natural), ("name", Any), ("descr", Any)]),
    ("pic:cNvPr", &[("id", Natural), ("name", Any)]),
    ("a:graphicData", &[("uri", One(&["http://schemas.openxmlformats.org/drawingml/2006/picture"]))]),
    ("a:blip", &[("r:embed", Any)]),
    ("a:prstGeom", &[("prst", One(&["rect"]))]),
    ("w:zoom", &[("w:percent", Natural)]),
    ("w:defaultTabStop", NUMBER),
    ("w:characterSpacingControl", &[("w:val", One(&["compressPunctuation"]))]),
    ("w:compatSetting", &[("w:name", Any), ("w:uri", Any), ("w:val", Any)]),
    ("w:style", &[("w:type", One(&["paragraph"])), ("w:default", One(&["1"])), ("w:styleId", Any)]),
    ("w:name", &[("w:val", Any)]),
];

/// What is wrong with a part, if anything.
pub fn faults(part: &str) -> Vec<String> {
    let rules: BTreeMap<_, _> = CHILDREN
        .iter()
        .map(|(name, order, groups)| (*name, (*order, *groups)))
        .collect();
    let mut faults = Vec::new();
    let mut reader = Reader::from_str(part);
    // Name, and the group and name of the last child.
    let mut open: Vec<(String, Option<usize>, String)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        let (start, empty) = match &event {
            Event::Eof => break,
            Event::End(_) => {
                let (name, _, last) = open.pop().unwrap();
                if name == "w:tc" && last != "w:p" {
                    faults.push(format!("a cell ends with {last}"));
                }
                continue;
            }
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            _ => continue,
        };
        let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
        if let Some((parent, group, last)) = open.last_mut() {
            let (order, groups) = rules.get(parent.as_str()).copied().unwrap_or((Once, &[]));
            match groups
                .iter()
                .position(|group| group.contains(&name.as_str()))
            {
                None => faults.push(format!("{parent} has a child {name}")),
                Some(at) => {
                    let late = group.is_some_and(|group| {
                        if order == Once {
                            at <= group
                        } else {
                            at < group
                        }
                    });
                    if late {
                        faults.push(format!("in {parent}, {name} comes after {last}"));
                    }
                    *group = Some(at);
                }
            }
            last.clone_from(&name);
        }
        let parent = open.last().map_or("", |(parent, ..)| parent.as_str());
        attributes(start, &name, parent, &mut faults);
        if !empty {
            open.push((name, None, String::new()));
        }
    }
    faults
}

fn attributes(start: &BytesStart<'_>, name: &str, parent: &str, faults: &mut Vec<String>) {
    let inside = format!("{parent}/{name}");
    let known = ATTRIBUTES
        .iter()
        .find(|(element, _)| *element == inside || *element == name)
        .map_or(NONE, |(_, known)| known);
    for attribute in start.attributes() {
        let attribute = attribute.unwrap();
        let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
        if key.starts_with("xmlns") {
            continue;
        }
        let value = String::from_utf8(attribute.value.to_vec()).unwrap();
        let Some((_, allowed)) = known.iter().find(|(known, _)| *known == key) else {
            faults.push(format!("{inside} has an attribute {key}"));
            continue;
        };
        let fits = match allowed {
            Any => true,
            Integer => value.parse::<i64>().is_ok(),
            Natural => value.parse::<u64>().is_ok(),
            One(values) => values.contains(&value.as_str()),
        };
        if !fits {
            faults.push(format!("{inside} has {key}=\"{value}\""));
        }
    }
}

#[test]
fn a_wrong_order_a_stranger_and_a_wrong_value_are_found() {
    for (part, fault) in [
        (
            "<w:p><w:pPr><w:jc w:val=\"left\"/><w:ind w:left=\"1\"/></w:pPr></w:p>",
            "comes after",
        ),
        ("<w:p><w:b/></w:p>", "has a child"),
        (
            "<w:p><w:pPr><w:jc w:val=\"middle\"/></w:pPr></w:p>",
            "middle",
        ),
        (
            "<w:p><w:pPr><w:jc w:side=\"left\"/></w:pPr></w:p>",
            "attribute",
        ),
        ("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>", "a cell ends"),
    ] {
        let found = faults(part);
        assert!(found.len() == 1 && found[0].contains(fault), "{found:?}");
    }
}
