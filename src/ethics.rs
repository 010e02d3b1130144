//! Codes of ethics by section, for citing: which code, of which year, which section, on what.
//!
//! The table holds headings in this product's own words and never a code's wording. Codes are revised, so every
//! citation carries its year; and where a section's number was not checked against the code, the table says so.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use thiserror::Error;

/// All codes of ethics the product can cite, read from a file under `assets/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EthicsTable(BTreeMap<String, Code>);

/// A reference as scenarios write it: `aca2014: A.10.f`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EthicsRef {
    /// The code's short name, with its year.
    pub code: String,
    /// The section's number.
    pub section: String,
}

/// A section, ready to be cited: its [`Display`](fmt::Display) is
/// `ACA Code of Ethics (2014), A.10.f, Receiving gifts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section<'a> {
    /// The code's name.
    pub code_name: &'a str,
    /// The year of the code.
    pub year: u16,
    /// The section's number.
    pub number: &'a str,
    /// What it is about, in our own words.
    pub heading: &'a str,
    /// Whether number and subject were checked against a source that quotes the code.
    /// Where they were not, print the citation and claim nothing about its wording.
    pub wording_verified: bool,
}

/// What is wrong with a table of codes, or with a reference.
#[derive(Debug, Error)]
pub enum EthicsError {
    /// The text is not a table of codes.
    #[error("the codes of ethics cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// The reference is not of the form `code: section`.
    #[error("\"{0}\" is not a reference such as \"aca2014: A.10.f\"")]
    Malformed(String),
    /// No such code.
    #[error("there is no code of ethics `{0}`")]
    UnknownCode(String),
    /// The code has no such section in the table.
    #[error("{code_name} ({year}) has no section {section} in the table")]
    UnknownSection {
        /// The code's name.
        code_name: String,
        /// Its year.
        year: u16,
        /// The section asked for.
        section: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    name: String,
    year: u16,
    sections: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    heading: String,
    #[serde(default)]
    verified: bool,
}

impl EthicsTable {
    /// Reads a table from RON text.
    ///
    /// # Errors
    /// When the text is not a table of codes.
    pub fn from_ron(text: &str) -> Result<Self, EthicsError> {
        Ok(Self(ron::from_str(text)?))
    }

    /// The section a reference names.
    ///
    /// # Errors
    /// When the table has no such code, or the code no such section.
    pub fn lookup(&self, reference: &EthicsRef) -> Result<Section<'_>, EthicsError> {
        let code = self
            .0
            .get(&reference.code)
            .ok_or_else(|| EthicsError::UnknownCode(reference.code.clone()))?;
        let (number, entry) = code.sections.get_key_value(&reference.section).ok_or_else(|| {
            EthicsError::UnknownSection {
                code_name: code.name.clone(),
                year: code.year,
                section: reference.section.clone(),
            }
        })?;
        Ok(code.section(number, entry))
    }

    /// The section that `text` names, as a scenario writes it.
    ///
    /// # Errors
    /// When `text` is no reference, or names a code or section that is not in the table.
    pub fn resolve(&self, text: &str) -> Result<Section<'_>, EthicsError> {
        self.lookup(&EthicsRef::parse(text)?)
    }

    /// The known references nearest to `text`, the nearest first; none where nothing is near.
    pub fn suggest(&self, text: &str) -> Vec<EthicsRef> {
        let wanted = squeezed(text);
        let mut near: Vec<(usize, EthicsRef)> = self
            .references()
            .map(|known| {
                (strsim::damerau_levenshtein(&wanted, &squeezed(&known.to_string())), known)
            })
            .filter(|(distance, _)| *distance <= FARTHEST_HINT)
            .collect();
        // Ties keep the order of the table.
        near.sort_by_key(|(distance, _)| *distance);
        let farthest = near.first().map_or(0, |(nearest, _)| nearest + 1);
        near.retain(|(distance, _)| *distance <= farthest);
        near.into_iter().take(MOST_HINTS).map(|(_, known)| known).collect()
    }

    /// Every reference in the table, in order.
    pub fn references(&self) -> impl Iterator<Item = EthicsRef> {
        self.0.iter().flat_map(|(code, Code { sections, .. })| {
            sections
                .keys()
                .map(|section| EthicsRef { code: code.clone(), section: section.clone() })
        })
    }
}

/// How many slips of the pen a hint may be away.
const FARTHEST_HINT: usize = 3;
/// How many hints are worth reading.
const MOST_HINTS: usize = 3;

impl EthicsRef {
    /// Reads a reference of the form `aca2014: A.10.f`; spaces around its two parts do not matter.
    ///
    /// # Errors
    /// When one of the two parts is missing or holds a space.
    pub fn parse(text: &str) -> Result<Self, EthicsError> {
        let is_word = |part: &str| !part.is_empty() && !part.contains([' ', ':', ',']);
        match text.split_once(':').map(|(code, section)| (code.trim(), section.trim())) {
            Some((code, section)) if is_word(code) && is_word(section) => {
                Ok(Self { code: code.to_owned(), section: section.to_owned() })
            }
            _ => Err(EthicsError::Malformed(text.to_owned())),
        }
    }
}

impl FromStr for EthicsRef {
    type Err = EthicsError;

    fn from_str(text: &str) -> Result<Self, EthicsError> {
        Self::parse(text)
    }
}

impl fmt::Display for EthicsRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.section)
    }
}

impl fmt::Display for Section<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}), {}, {}", self.code_name, self.year, self.number, self.heading)
    }
}

impl Code {
    fn section<'a>(&'a self, number: &'a str, entry: &'a Entry) -> Section<'a> {
        Section {
            code_name: &self.name,
            year: self.year,
            number,
            heading: &entry.heading,
            wording_verified: entry.verified,
        }
    }
}

/// `text` in lower case without spaces, so that a hint does not hang on them.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{
        "aca2014": (name: "ACA Code of Ethics", year: 2014, sections: {
            "A.10.e": (heading: "Bartering"),
            "A.10.f": (heading: "Receiving gifts", verified: true),
            "B.1.c": (heading: "Confidentiality"),
        }),
        "bacp2018": (name: "BACP Ethical Framework", year: 2018, sections: {
            "34": (heading: "No sexual relationships with clients"),
        }),
    }"#;

    fn small() -> EthicsTable {
        EthicsTable::from_ron(SMALL).unwrap()
    }

    #[test]
    fn a_section_cites_itself_with_its_year() {
        let table = small();
        let section = table.resolve(" aca2014 :A.10.f ").unwrap();
        assert_eq!(section.to_string(), "ACA Code of Ethics (2014), A.10.f, Receiving gifts");
        assert!(section.wording_verified);
        assert!(!table.resolve("bacp2018: 34").unwrap().wording_verified);
    }

    #[test]
    fn each_way_to_be_wrong_is_told_apart() {
        let table = small();
        let message = |text: &str| table.resolve(text).unwrap_err().to_string();
        assert_eq!(
            message("aca2014 A.10.f"),
            "\"aca2014 A.10.f\" is not a reference such as \"aca2014: A.10.f\""
        );
        assert_eq!(message("aca2005: A.10.d"), "there is no code of ethics `aca2005`");
        assert_eq!(
            message("aca2014: A.10.z"),
            "ACA Code of Ethics (2014) has no section A.10.z in the table"
        );
        for malformed in ["", ":", "aca2014:", ": A.1", "aca2014: A.1, A.2"] {
            assert!(matches!(EthicsRef::parse(malformed), Err(EthicsError::Malformed(_))));
        }
    }

    #[test]
    fn hints_are_near_and_in_order() {
        let hints = |text: &str| -> Vec<String> {
            small().suggest(text).iter().map(ToString::to_string).collect()
        };
        assert_eq!(hints("aca2014 a.10.f"), ["aca2014: A.10.f", "aca2014: A.10.e"]);
        assert_eq!(hints("aca2014: A10f")[0], "aca2014: A.10.f");
        assert!(hints("something else").is_empty());
    }

    #[test]
    fn the_shipped_table_covers_the_codes() {
        let table = EthicsTable::from_ron(include_str!("../assets/ethics.ron")).unwrap();
        for reference in ["aca2014: A.10.f", "apa2017: 10.05", "nasw2021: 1.06(h)", "bacp2018: 33c"]
        {
            assert!(table.resolve(reference).is_ok(), "{reference}");
        }
        // Bartering was A.10.d in the code of 2005; a table that mixes the two would mislead.
        let bartering = table.resolve("aca2014: A.10.e").unwrap();
        assert_eq!((bartering.heading, bartering.wording_verified), ("Bartering", false));
    }

    #[test]
    fn a_reference_prints_as_it_is_read() {
        let reference: EthicsRef = "nasw2021:1.06(h)".parse().unwrap();
        assert_eq!(reference.to_string(), "nasw2021: 1.06(h)");
        assert_eq!(EthicsRef::parse(&reference.to_string()).unwrap(), reference);
    }
}
