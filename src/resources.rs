//! The resource card: whom a trainee can turn to, by country, and the copy of it that is theirs to change.
//!
//! The table is a place to start from. Numbers change, so it says that they must be checked, and what a trainee
//! reads in the end is a plain text of their own. Nothing here reads or writes a file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A longer text is no card any more.
pub const LONGEST_CARD: usize = 20_000;

/// Emergency numbers and helplines by country, read from a file under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resources {
    /// What must be said with every number.
    pub check_first: String,
    /// Countries, in the order of the file.
    pub countries: Vec<Country>,
    /// For everyone whose country is not listed: how to find a number, in words.
    pub elsewhere: Country,
    /// Lines for the user to fill in: supervisor, program, security.
    pub own_contacts: Vec<String>,
}

/// What one country has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Two capital letters, as in ISO 3166; `XX` stands for anywhere else.
    pub code: String,
    /// Its name in English.
    pub name: String,
    /// What to dial when a life is in danger.
    pub emergency: String,
    /// Helplines, the most general first.
    #[serde(default)]
    pub lines: Vec<Helpline>,
    /// What else to know, a sentence each.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// Someone who picks up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// What it is called.
    pub name: String,
    /// How it is reached: a number to call, or what to text where.
    pub reach: String,
    /// Whom it is for, or what.
    pub purpose: String,
    /// When somebody picks up; empty where that is not well known or changes.
    #[serde(default)]
    pub hours: String,
}

/// The user's own card: a country to start from and the text as they have edited it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourceCard {
    /// The code of the country it was begun from.
    pub country: String,
    /// The text, as the user left it.
    pub text: String,
}

/// What is wrong with a table of resources, or with a card.
#[derive(Debug, Error)]
pub enum ResourcesError {
    /// The text is not a table of resources.
    #[error("the resources cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A country's code is not two capital letters.
    #[error("the code \"{code}\" of {name} is not two capital letters")]
    BadCode {
        /// The code found.
        code: String,
        /// The country.
        name: String,
    },
    /// Two countries with one code.
    #[error("the country `{0}` stands in the table twice")]
    Twice(String),
    /// A text that must be there is empty.
    #[error("{place} has no text in `{field}`")]
    Empty {
        /// What it belongs to.
        place: String,
        /// The field.
        field: &'static str,
    },
}

/// What is wrong with a card.
#[derive(Debug, Error)]
pub enum CardError {
    /// The text is not a card.
    #[error("the resource card cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// The card is too long.
    #[error("the resource card has {chars} characters; at most {LONGEST_CARD} are kept")]
    TooLong {
        /// How long it is.
        chars: usize,
    },
    /// The card cannot be written.
    #[error("the resource card cannot be written: {0}")]
    Write(#[from] ron::Error),
}

impl Resources {
    /// Reads a table from RON text.
    ///
    /// # Errors
    /// When the text is not a table, names a country twice, or leaves out what a caller needs.
    pub fn from_ron(text: &str) -> Result<Self, ResourcesError> {
        let table: Self = ron::from_str(text)?;
        filled("the table", "check_first", &table.check_first)?;
        for own in &table.own_contacts {
            filled("the table", "own_contacts", own)?;
        }
        let mut codes = BTreeSet::new();
        for country in table.countries.iter().chain([&table.elsewhere]) {
            country.prove()?;
            if !codes.insert(&country.code) {
                return Err(ResourcesError::Twice(country.code.clone()));
            }
        }
        Ok(table)
    }

    /// The country with this code, in capitals or not; [`Self::elsewhere`] where it is not listed.
    pub fn country(&self, code: &str) -> &Country {
        let mut countries = self.countries.iter();
        countries
            .find(|country| country.code.eq_ignore_ascii_case(code.trim()))
            .unwrap_or(&self.elsewhere)
    }

    /// The country that a locale such as `en_US.UTF-8` or `de-AT` names, as a first guess.
    pub fn country_of_locale(&self, locale: &str) -> &Country {
        let tag = locale.split(['.', '@']).next().unwrap_or_default();
        let region = tag.split(['_', '-']).skip(1).find(|part| part.len() == 2);
        self.country(region.unwrap_or_default())
    }

    /// A card to start from: what must be checked, the country's numbers, and lines to fill in.
    pub fn card(&self, code: &str) -> ResourceCard {
        let country = self.country(code);
        let mut text = country.to_text();
        text.push_str("\nYour own contacts\n");
        for own in &self.own_contacts {
            let _ = writeln!(text, "{own}");
        }
        let _ = write!(text, "\n{}\n", self.check_first);
        ResourceCard { country: country.code.clone(), text }
    }
}

impl Country {
    /// The country's entry as plain text, for a user to edit.
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\nEmergency: {}\n", self.name, self.emergency);
        for line in &self.lines {
            let _ = write!(text, "\n{}: {}\n{}", line.name, line.reach, line.purpose);
            if !line.hours.is_empty() {
                let _ = write!(text, "; {}", line.hours);
            }
            text.push('\n');
        }
        if !self.notes.is_empty() {
            text.push('\n');
        }
        for note in &self.notes {
            let _ = writeln!(text, "{note}");
        }
        text
    }

    fn prove(&self) -> Result<(), ResourcesError> {
        filled(&format!("the country `{}`", self.code), "name", &self.name)?;
        let is_code = self.code.len() == 2 && self.code.chars().all(|c| c.is_ascii_uppercase());
        if !is_code {
            let (code, name) = (self.code.clone(), self.name.clone());
            return Err(ResourcesError::BadCode { code, name });
        }
        filled(&self.name, "emergency", &self.emergency)?;
        for note in &self.notes {
            filled(&self.name, "notes", note)?;
        }
        for line in &self.lines {
            let place = format!("a helpline of {}", self.name);
            filled(&place, "name", &line.name)?;
            let place = format!("{} ({})", line.name, self.name);
            filled(&place, "reach", &line.reach)?;
            filled(&place, "purpose", &line.purpose)?;
        }
        Ok(())
    }
}

impl ResourceCard {
    /// Reads a card that [`Self::to_ron`] wrote.
    ///
    /// # Errors
    /// When the text is no card, or a longer one than is kept.
    pub fn from_ron(text: &str) -> Result<Self, CardError> {
        let card: Self = ron::from_str(text)?;
        card.prove()?;
        Ok(card)
    }

    /// The card as a file's text.
    ///
    /// # Errors
    /// When the card is too long to be kept.
    pub fn to_ron(&self) -> Result<String, CardError> {
        self.prove()?;
        let pretty = ron::ser::PrettyConfig::default().new_line("\n");
        Ok(ron::ser::to_string_pretty(self, pretty)? + "\n")
    }

    /// Whether there is nothing on it.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn prove(&self) -> Result<(), CardError> {
        let chars = self.text.chars().count();
        if chars > LONGEST_CARD {
            return Err(CardError::TooLong { chars });
        }
        Ok(())
    }
}

fn filled(place: &str, field: &'static str, text: &str) -> Result<(), ResourcesError> {
    if text.trim().is_empty() {
        return Err(ResourcesError::Empty { place: place.to_owned(), field });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Resources {
        Resources::from_ron(include_str!("../assets/resources.ron")).unwrap()
    }

    #[test]
    fn the_shipped_table_can_be_read() {
        let table = shipped();
        assert!(table.countries.len() >= 12);
        for country in &table.countries {
            assert!(
                !country.lines.is_empty(),
                "{}: leave it out, `elsewhere` serves",
                country.name
            );
            assert!(country.emergency.chars().any(|c| c.is_ascii_digit()), "{}", country.name);
            for line in &country.lines {
                assert!(line.reach.chars().any(|c| c.is_ascii_digit()), "{}", line.name);
                assert!(!line.name.contains("http") && !line.reach.contains("http"));
            }
        }
        assert!(table.check_first.contains("check"));
        assert!(!table.elsewhere.notes.is_empty(), "how to find a line must be told in words");
        assert!(table.own_contacts.iter().any(|own| own.contains("upervisor")));
    }

    #[test]
    fn well_known_numbers_stand_where_they_should() {
        let table = shipped();
        let known = [
            ("US", "911", "988"),
            ("CA", "911", "988"),
            ("GB", "999", "116 123"),
            ("IE", "112", "116 123"),
            ("AU", "000", "13 11 14"),
            ("NZ", "111", "1737"),
            ("DE", "112", "0800 111 0 111"),
            ("AT", "112", "142"),
            ("CH", "112", "143"),
            ("NL", "112", "0800-0113"),
            ("FR", "112", "3114"),
            ("ES", "112", "024"),
        ];
        for (code, emergency, reach) in known {
            let country = table.country(code);
            assert_eq!(country.code, code);
            assert!(country.emergency.contains(emergency), "{code}");
            assert!(country.lines.iter().any(|line| line.reach.contains(reach)), "{code}");
        }
    }

    #[test]
    fn a_country_that_is_not_listed_gets_the_way_to_find_one() {
        let table = shipped();
        for code in ["ZZ", "", "united states"] {
            assert_eq!(table.country(code), &table.elsewhere, "{code}");
        }
        assert_eq!(table.country(" us ").code, "US");
    }

    #[test]
    fn a_locale_is_a_first_guess() {
        let table = shipped();
        let code = |locale: &str| table.country_of_locale(locale).code.clone();
        assert_eq!(code("en_US.UTF-8"), "US");
        assert_eq!(code("de-AT"), "AT");
        assert_eq!(code("fr_CH@euro"), "CH");
        assert_eq!(code("sr-Latn-RS"), table.elsewhere.code);
        for plain in ["C", "", "POSIX", "en"] {
            assert_eq!(code(plain), table.elsewhere.code, "{plain}");
        }
    }

    #[test]
    fn a_card_is_plain_text_that_holds_everything() {
        let table = shipped();
        for country in table.countries.iter().chain([&table.elsewhere]) {
            let card = table.card(&country.code);
            assert_eq!(card.country, country.code);
            assert!(card.text.starts_with(&country.to_text()));
            assert!(card.text.contains(&country.emergency));
            for line in &country.lines {
                assert!(card.text.contains(&line.reach) && card.text.contains(&line.purpose));
            }
            assert!(card.text.contains(&table.check_first));
            assert!(!card.text.contains("\n\n\n"), "{}", card.text);
            for own in &table.own_contacts {
                assert!(card.text.contains(own.as_str()));
            }
        }
    }

    #[test]
    fn a_card_comes_back_as_it_was_written() {
        let text = "Supervisor: \"Ana\" 555\\0100\n\n– ring twice\ttoday ✓\n";
        let card = ResourceCard { country: "XX".to_owned(), text: text.to_owned() };
        assert_eq!(ResourceCard::from_ron(&card.to_ron().unwrap()).unwrap(), card);
        assert!(!card.is_empty() && ResourceCard::default().is_empty());
        let long = ResourceCard { text: "x".repeat(LONGEST_CARD + 1), ..card };
        assert_eq!(
            long.to_ron().unwrap_err().to_string(),
            "the resource card has 20001 characters; at most 20000 are kept"
        );
        let broken = ResourceCard::from_ron("(country: \"US\", words: \"\")").unwrap_err();
        assert!(broken.to_string().contains("words"), "{broken}");
    }

    #[test]
    fn a_broken_table_says_what_is_wrong() {
        let error = |countries: &str| {
            let elsewhere = r#"(code: "XX", name: "Elsewhere", emergency: "112")"#;
            let text = format!(
                r#"(check_first: "c", countries: [{countries}], elsewhere: {elsewhere}, own_contacts: [])"#
            );
            Resources::from_ron(&text).unwrap_err().to_string()
        };
        assert_eq!(
            error(r#"(code: "usa", name: "Somewhere", emergency: "911")"#),
            "the code \"usa\" of Somewhere is not two capital letters"
        );
        let once = r#"(code: "US", name: "Somewhere", emergency: "911"),"#;
        assert_eq!(error(&once.repeat(2)), "the country `US` stands in the table twice");
        assert_eq!(
            error(r#"(code: "US", name: "Somewhere", emergency: " ")"#),
            "Somewhere has no text in `emergency`"
        );
        let line = r#"(name: "Line", reach: "", purpose: "p")"#;
        assert_eq!(
            error(&format!(
                r#"(code: "US", name: "Somewhere", emergency: "911", lines: [{line}])"#
            )),
            "Line (Somewhere) has no text in `reach`"
        );
        let misspelled = error(r#"(code: "US", name: "S", emergancy: "911")"#);
        assert!(misspelled.contains("emergancy"), "{misspelled}");
    }
}
