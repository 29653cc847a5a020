//! The messages of one language: read once, those without arguments already written out.

use crate::{Language, functions};
use fluent_bundle::{
    FluentArgs, FluentError, FluentResource,
    concurrent::FluentBundle,
    resolver::{ResolverError, errors::ReferenceKind},
};
use fluent_syntax::ast::Entry;
use std::{collections::HashMap, sync::LazyLock};

/// The message files of each language, listed by the build script.
pub(crate) mod files {
    include!(concat!(env!("OUT_DIR"), "/files.rs"));
}

static CHINESE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::read(Language::Chinese, files::CHINESE));
static ENGLISH: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::read(Language::English, files::ENGLISH));

/// The messages of one language.
pub(crate) struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Every key; the text of those that need no argument.
    texts: HashMap<String, Option<String>>,
}

impl Catalogue {
    /// The catalogue of a language; read on first use.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &CHINESE,
            Language::English => &ENGLISH,
        }
    }

    /// Whether the language has this message.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// The text of a message that needs no argument.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.texts.get(key)?.as_deref()
    }

    /// The text of a message with its arguments; an argument it lacks is left blank.
    pub(crate) fn format(&self, key: &str, mut args: FluentArgs<'_>) -> Option<String> {
        loop {
            let (text, lacking) = self.attempt(key, &args)?;
            if lacking.is_empty() {
                return Some(text);
            }
            for name in lacking {
                args.set(name, "");
            }
        }
    }

    /// The text, and the names of arguments that were asked for and not given.
    fn attempt(&self, key: &str, args: &FluentArgs<'_>) -> Option<(String, Vec<String>)> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(args), &mut faults)
            .into_owned();
        let lacking = faults.into_iter().filter_map(|fault| match fault {
            FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable {
                id,
            })) if args.get(&*id).is_none() => Some(id),
            _ => None,
        });
        Some((text, lacking.collect()))
    }

    /// Reads message files. What cannot be read is left out: tests keep such files from shipping,
    /// and a page with a missing word serves better than none.
    pub(crate) fn read(language: Language, files: &[(&str, &str)]) -> Self {
        let tag = language
            .tag()
            .parse()
            .expect("invariant: our own tags are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        functions::add(&mut bundle, language);
        let mut keys = Vec::new();
        for (_, source) in files {
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(read, _)| read);
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle.add_resource_overriding(resource);
        }
        let mut catalogue = Self {
            bundle,
            texts: HashMap::new(),
        };
        for key in keys {
            let attempt = catalogue.attempt(&key, &FluentArgs::new());
            let text = attempt
                .filter(|(_, lacking)| lacking.is_empty())
                .map(|(text, _)| text);
            catalogue.texts.insert(key, text);
        }
        catalogue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_costs_its_damaged_messages_only() {
        let files = [
            ("a.ftl", "a-one = 一\na-two = { $n\na-three = 三\n"),
            ("b.ftl", "b-one = 四\n"),
        ];
        let catalogue = Catalogue::read(Language::Chinese, &files);
        assert_eq!(catalogue.text("a-one"), Some("一"));
        assert_eq!(catalogue.text("b-one"), Some("四"));
        assert!(!catalogue.has("a-two"));
    }

    #[test]
    fn messages_that_refer_to_others_ask_for_what_those_need() {
        let files = [(
            "a.ftl",
            "-seal = 章\na-one = 甲{ -seal }\na-two = { a-one }{ a-three }\na-three = { $n }\n",
        )];
        let catalogue = Catalogue::read(Language::Chinese, &files);
        assert_eq!(catalogue.text("a-one"), Some("甲章"));
        assert_eq!(catalogue.text("a-two"), None);
        assert_eq!(
            catalogue.format("a-two", FluentArgs::new()).as_deref(),
            Some("甲章")
        );
    }
}
