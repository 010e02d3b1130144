//! Lines that answer: from the keyboard, or from a file.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use anyhow::bail;

use crate::diagnostic::Source;

/// Who answers.
#[derive(Debug)]
pub(super) enum Lines {
    /// A person at the keyboard.
    Person,
    /// A file, with the number and the text of each line still to come.
    File {
        /// Its name.
        name: String,
        /// The lines; empty ones and those after `#` are passed over.
        lines: VecDeque<(usize, String)>,
        /// The number of the line that was read last.
        at: usize,
    },
}

impl Lines {
    pub(super) fn of(source: &Source) -> Self {
        let lines = source.text.lines().enumerate();
        let lines = lines.map(|(at, line)| (at + 1, line.trim().to_owned()));
        let is_said = |(_, line): &(usize, String)| !line.is_empty() && !line.starts_with('#');
        Self::File { name: source.name.clone(), lines: lines.filter(is_said).collect(), at: 0 }
    }

    pub(super) const fn is_person(&self) -> bool {
        matches!(self, Self::Person)
    }

    /// The next line; `None` where no more can come.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<String>> {
        match self {
            Self::Person => {
                let mut bytes = Vec::new();
                let n = io::stdin().lock().read_until(b'\n', &mut bytes)?;
                // A stray byte from a keyboard or a paste is no reason to lose an answer.
                Ok((n > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned()))
            }
            Self::File { lines, at, .. } => Ok(lines.pop_front().map(|(number, line)| {
                *at = number;
                line
            })),
        }
    }

    /// A line that cannot be taken: a person is told and may try again, a file is wrong.
    pub(super) fn reject(&self, message: &str) -> anyhow::Result<()> {
        match self {
            Self::Person => Ok(()),
            Self::File { name, at, .. } => bail!("{name}:{at}: {message}"),
        }
    }
}

/// What a line says to a vignette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// The answer with this number, as shown.
    Number(usize),
    /// The answer with this id.
    Id(String),
    /// Leave the vignette out.
    Skip,
    /// Cover the screen.
    Pause,
    /// Go on another day.
    Leave,
    /// None of these.
    Unknown(String),
}

impl Said {
    pub(super) fn parse(line: &str) -> Self {
        if let Some(id) = line.strip_prefix('@') {
            return Self::Id(id.trim().to_owned());
        }
        match line.to_lowercase().as_str() {
            "s" | "skip" => Self::Skip,
            "p" | "pause" => Self::Pause,
            "q" | "quit" | "leave" => Self::Leave,
            other => other.parse().map_or_else(|_| Self::Unknown(line.to_owned()), Self::Number),
        }
    }
}

/// Two numbers from 1: where one expects to stand, of `places`, and how sure one is, of `levels`.
pub(super) fn two_numbers(line: &str, places: usize, levels: usize) -> Option<(usize, usize)> {
    let mut numbers = line.split_whitespace().map(|word| word.parse::<usize>().ok());
    let (place, level) = (numbers.next()??, numbers.next()??);
    let is_in = (1..=places).contains(&place) && (1..=levels).contains(&level);
    (is_in && numbers.next().is_none()).then(|| (place - 1, level - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbers_ids_and_single_letters() {
        assert_eq!(Said::parse("2"), Said::Number(2));
        assert_eq!(Said::parse("@held"), Said::Id("held".to_owned()));
        assert_eq!(Said::parse("S"), Said::Skip);
        assert_eq!(Said::parse("2x"), Said::Unknown("2x".to_owned()));
        assert_eq!(two_numbers("3 2", 5, 3), Some((2, 1)));
        for wrong in ["3", "6 1", "0 1", "3 4", "3 2 1", "a b"] {
            assert_eq!(two_numbers(wrong, 5, 3), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_tells_where_it_is_wrong() {
        let mut lines = Lines::of(&Source::new("a.txt", "# one\n\n 3 2 \n9\n"));
        assert_eq!(lines.next().unwrap().as_deref(), Some("3 2"));
        let _ = lines.next().unwrap();
        assert_eq!(lines.reject("no").unwrap_err().to_string(), "a.txt:4: no");
        assert_eq!(lines.next().unwrap(), None);
    }
}
