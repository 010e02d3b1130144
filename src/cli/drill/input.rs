//! What a trainee writes at a drill, from the keyboard or from a file.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use anyhow::bail;

use super::screen::Screen;
use crate::diagnostic::Source;
use crate::practice::Felt;
use crate::transcript::AnswerMode;

/// An answer as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// The answer with this number, as shown.
    Number(usize),
    /// The trainee's own words.
    Words(String),
    /// Go.
    Leave,
    /// None of these.
    Unknown(String),
}

/// Who writes.
#[derive(Debug)]
pub(super) enum Lines {
    /// A person at the keyboard.
    Person,
    /// A file, with number and text of each line still to come.
    File { name: String, lines: VecDeque<(usize, String)>, at: usize },
}

impl Lines {
    /// The lines of a file; empty ones and those after `#` are passed over.
    pub(super) fn from_file(source: &Source) -> Self {
        let lines = source.text.lines().enumerate();
        let lines = lines.map(|(at, line)| (at + 1, line.trim().to_owned()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        Self::File { name: source.name.clone(), lines: lines.collect(), at: 0 }
    }

    /// The next answer; leaving where there is none.
    pub(super) fn answer(
        &mut self,
        answers: AnswerMode,
        screen: &mut Screen,
        n: usize,
    ) -> anyhow::Result<Answer> {
        match self {
            Self::Person => {
                screen.ask_answer(answers, n)?;
                let Some(mut line) = person_line()? else { return Ok(Answer::Leave) };
                // A backslash at the end of a line says that the answer goes on in the next.
                while answers == AnswerMode::Compose
                    && let Some(before) = line.trim_end().strip_suffix('\\').map(str::to_owned)
                {
                    line = format!("{before} {}", person_line()?.unwrap_or_default());
                }
                Ok(parse(line.trim(), answers))
            }
            Self::File { name, lines, at } => {
                let Some((number, line)) = lines.pop_front() else { return Ok(Answer::Leave) };
                *at = number;
                match (line.strip_prefix('>'), answers) {
                    (Some(words), AnswerMode::Compose) => {
                        Ok(Answer::Words(words.trim().to_owned()))
                    }
                    (Some(_), AnswerMode::Choose) => bail!(
                        "{name}:{number}: this answer is typed; practice with --typed, or choose by a number"
                    ),
                    (None, AnswerMode::Compose) if !is_leaving(&line) => {
                        bail!("{name}:{number}: a typed answer begins with >")
                    }
                    (None, _) => Ok(parse(&line, answers)),
                }
            }
        }
    }

    /// How hard it felt; `None` where that is not said. In a file it may be left out.
    pub(super) fn felt(&mut self, screen: &mut Screen) -> anyhow::Result<Option<Felt>> {
        match self {
            Self::Person => loop {
                screen.ask_felt()?;
                let Some(line) = person_line()? else { return Ok(None) };
                let line = line.trim();
                let number = || Felt::ALL.get(line.parse::<usize>().ok()?.checked_sub(1)?).copied();
                match parse_felt(line).or_else(number) {
                    Some(felt) => return Ok(Some(felt)),
                    None if line.is_empty() => return Ok(None),
                    None => screen.say("`e` too easy, `r` about right, `h` too hard, or Enter")?,
                }
            },
            Self::File { lines, .. } => {
                let felt = lines.front().and_then(|(_, line)| parse_felt(line));
                if felt.is_some() {
                    lines.pop_front();
                }
                Ok(felt)
            }
        }
    }

    /// Says that a line could not be taken: a person may try again, a file is wrong.
    pub(super) fn reject(&self, screen: &mut Screen, message: &str) -> anyhow::Result<()> {
        match self {
            Self::Person => screen.say(message),
            Self::File { name, at, .. } => bail!("{name}:{at}: {message}"),
        }
    }
}

/// A line, or `None` at the end of input.
fn person_line() -> anyhow::Result<Option<String>> {
    let mut bytes = Vec::new();
    let n = io::stdin().lock().read_until(b'\n', &mut bytes)?;
    // A stray byte from a keyboard or a paste is no reason to stop.
    Ok((n > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Where answers are typed, leaving is a single letter, so that any sentence can be said.
fn is_leaving(line: &str) -> bool {
    line.eq_ignore_ascii_case("q")
}

fn parse(line: &str, answers: AnswerMode) -> Answer {
    if is_leaving(line) {
        return Answer::Leave;
    }
    match answers {
        AnswerMode::Compose => Answer::Words(line.to_owned()),
        AnswerMode::Choose if line.eq_ignore_ascii_case("quit") => Answer::Leave,
        AnswerMode::Choose => {
            line.parse().map_or_else(|_| Answer::Unknown(line.to_owned()), Answer::Number)
        }
    }
}

fn parse_felt(line: &str) -> Option<Felt> {
    match line.to_lowercase().as_str() {
        "e" | "easy" | "too easy" => Some(Felt::TooEasy),
        "r" | "right" | "about right" => Some(Felt::AboutRight),
        "h" | "hard" | "too hard" => Some(Felt::TooHard),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbers_words_and_a_way_out() {
        let (choose, compose) = (AnswerMode::Choose, AnswerMode::Compose);
        assert_eq!(parse("2", choose), Answer::Number(2));
        assert_eq!(parse("Quit", choose), Answer::Leave);
        assert_eq!(parse("two", choose), Answer::Unknown("two".to_owned()));
        assert_eq!(parse("quit", compose), Answer::Words("quit".to_owned()));
        assert_eq!(parse("Q", compose), Answer::Leave);
    }

    #[test]
    fn how_it_felt_is_a_letter_or_a_word() {
        assert_eq!(parse_felt("E"), Some(Felt::TooEasy));
        assert_eq!(parse_felt("about right"), Some(Felt::AboutRight));
        assert_eq!(parse_felt("hard"), Some(Felt::TooHard));
        assert_eq!(parse_felt("2"), None);
    }
}
