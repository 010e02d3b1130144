//! What a school knows a person by, and what can be that.

use std::fmt;

use thiserror::Error;

/// What a school knows a person by: a student number, a login, a mail address. Typed each time and kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionId(String);

/// Why something is no institution id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InstitutionIdError {
    /// Nothing is there.
    #[error("an institution id is empty")]
    Empty,
    /// It is longer than the importers take.
    #[error("an institution id has at most {MOST} characters")]
    TooLong,
    /// It holds something that is no character of a name.
    #[error("an institution id is one line of plain characters")]
    Unprintable,
    /// It would be computed by a spreadsheet.
    #[error("an institution id begins with a letter or a digit")]
    Formula,
}

/// What the importers of gradebooks take.
const MOST: usize = 255;

impl InstitutionId {
    /// The id, without room around it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What was typed into a field that may stay empty: nothing, or an id.
    ///
    /// # Errors
    /// When something was typed that is no id.
    pub fn typed(text: &str) -> Result<Option<Self>, InstitutionIdError> {
        match text.trim() {
            "" => Ok(None),
            typed => typed.parse().map(Some),
        }
    }
}

impl fmt::Display for InstitutionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for InstitutionId {
    type Err = InstitutionIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let first = text.chars().next().ok_or(InstitutionIdError::Empty)?;
        if text.chars().count() > MOST {
            return Err(InstitutionIdError::TooLong);
        }
        if text.chars().any(char::is_control) {
            return Err(InstitutionIdError::Unprintable);
        }
        // Tables guard what could be a formula, and a guarded id would no longer be the id: so it is refused here.
        if !first.is_alphanumeric() {
            return Err(InstitutionIdError::Formula);
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institution_id_is_one_plain_line() {
        let id = |text: &str| text.parse::<InstitutionId>().map(|id| id.0);
        assert_eq!(id(" s1234567 "), Ok("s1234567".to_owned()));
        assert_eq!(id("jdoe@example.edu"), Ok("jdoe@example.edu".to_owned()));
        assert_eq!(id("  "), Err(InstitutionIdError::Empty));
        assert_eq!(id("=1+1"), Err(InstitutionIdError::Formula));
        assert_eq!(id("@jdoe"), Err(InstitutionIdError::Formula));
        assert_eq!(id("a\u{7}b"), Err(InstitutionIdError::Unprintable));
        assert_eq!(id(&"a".repeat(256)), Err(InstitutionIdError::TooLong));
    }

    #[test]
    fn a_field_may_stay_empty() {
        assert_eq!(InstitutionId::typed("  "), Ok(None));
        assert_eq!(InstitutionId::typed(" s1 "), Ok("s1".parse().ok()));
        assert_eq!(InstitutionId::typed("=1"), Err(InstitutionIdError::Formula));
    }
}
