//! What a client says who has not understood.

use serde::Deserialize;
use thiserror::Error;

/// Lines of a client who does not know what was meant, read from a file under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Puzzled(Vec<PuzzledLine>);

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PuzzledLine {
    /// The words.
    pub says: String,
    /// What can be seen.
    pub manner: String,
}

/// What is wrong with such a file.
#[derive(Debug, Error)]
pub enum PuzzledError {
    /// The text is no list of lines.
    #[error("the lines cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// There is none, or one has no words.
    #[error("there is a line without words, or no line at all")]
    Empty,
}

impl Puzzled {
    /// Reads the lines from RON text.
    ///
    /// # Errors
    /// When the text is no list of lines with words.
    pub fn from_ron(text: &str) -> Result<Self, PuzzledError> {
        let lines: Vec<PuzzledLine> = ron::from_str(text)?;
        if lines.is_empty() || lines.iter().any(|line| line.says.trim().is_empty()) {
            return Err(PuzzledError::Empty);
        }
        Ok(Self(lines))
    }

    /// The lines, of which there is at least one.
    pub fn lines(&self) -> &[PuzzledLine] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_needs_words() {
        assert!(Puzzled::from_ron(r#"[(says: "What?", manner: "")]"#).is_ok());
        for text in ["[]", r#"[(says: " ", manner: "frowns")]"#, "[(says: 1)]"] {
            assert!(Puzzled::from_ron(text).is_err(), "{text}");
        }
    }
}
