//! Which language to speak to whom.

/// A language the system speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese, complete and the default.
    #[default]
    Chinese,
    /// English; what is not yet translated is shown in Chinese.
    English,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The tag for `lang` attributes and cookies: `zh-CN` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of a tag such as `zh-CN`, `zh_Hans` or `en-GB` (BCP 47; only its first part
    /// counts, letter case does not). None for a language not spoken here.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_']).next().unwrap_or_default();
        if first.eq_ignore_ascii_case("zh") {
            Some(Self::Chinese)
        } else if first.eq_ignore_ascii_case("en") {
            Some(Self::English)
        } else {
            None
        }
    }

    /// The language a browser prefers by its `Accept-Language` header (RFC 9110 §12.5.4): the
    /// highest weight wins, the earlier of equals; Chinese if none of ours is named.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0, Self::default());
        for part in header.split(',') {
            let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
            let spoken = match tag.trim() {
                "*" => Some(Self::default()),
                tag => Self::from_tag(tag),
            };
            let weight = thousandths(parameters);
            if let Some(language) = spoken
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// The weight `q=0.8` as 800; 1000 if none is given, 0 if it cannot be read.
fn thousandths(parameters: &str) -> u16 {
    let Some(text) = parameters.trim().strip_prefix("q=") else {
        return 1000;
    };
    match text.trim().split_once('.') {
        None => text
            .trim()
            .parse::<u16>()
            .map_or(0, |whole| whole.min(1) * 1000),
        Some(("1", _)) => 1000,
        Some(("0", digits)) if digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{digits:0<3}").parse().unwrap_or(0)
        }
        Some(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_generously_and_written_in_one_way() {
        for (tag, expected) in [
            ("zh-CN", Some(Language::Chinese)),
            ("zh", Some(Language::Chinese)),
            ("ZH_hans", Some(Language::Chinese)),
            ("zh-TW", Some(Language::Chinese)),
            (" en-GB ", Some(Language::English)),
            ("EN", Some(Language::English)),
            ("eng", None),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }

    #[test]
    fn browsers_are_answered_in_the_language_they_prefer() {
        for (header, expected) in [
            ("", Language::Chinese),
            ("zh-CN,zh;q=0.9,en;q=0.8", Language::Chinese),
            ("en-US,en;q=0.9,zh;q=0.8", Language::English),
            ("zh;q=0.5, en;q=0.7", Language::English),
            ("fr, de;q=0.9", Language::Chinese),
            ("fr, en;q=0.1", Language::English),
            ("en;q=0", Language::Chinese),
            ("en;q=0.0, *;q=0.5", Language::Chinese),
            ("*", Language::Chinese),
            ("en;q=1.000, zh", Language::English),
            ("zh;q=0.85, en;q=0.9", Language::English),
            ("en;q=x, zh;q=0.1", Language::Chinese),
            (";;;q=,,=;", Language::Chinese),
        ] {
            assert_eq!(Language::from_accept_language(header), expected, "{header}");
        }
    }
}
