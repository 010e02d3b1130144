//! What a trainee writes, from the keyboard or from a file of answers.

use std::collections::VecDeque;
use std::io;

use anyhow::bail;

use super::screen::Screen;
use crate::coding::{Code, Dimension};
use crate::diagnostic::Source;
use crate::transcript::{AnswerMode, SelfRating};

/// One line of input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// The answer with this number, as shown.
    Number(usize),
    /// The answer with this id.
    Id(String),
    /// The trainee's own words.
    Words(String),
    /// What the trainee says of a code that was unsure in their last answer.
    Correct {
        /// The code.
        code: Code,
        /// Whether they hold it to be there.
        is_there: bool,
    },
    /// The coach's hint.
    Hint,
    /// One step back.
    Back,
    /// Cover the screen.
    Pause,
    /// What can be written.
    Help,
    /// Go.
    Leave,
    /// None of these.
    Unknown(String),
}

impl Input {
    /// A line where answers are typed: a command is a single letter, so that any sentence can be said.
    fn parse_typed(line: &str) -> Self {
        let line = line.trim();
        let code = |sign: char| Code::from_key(line.strip_prefix(sign)?.trim());
        match line {
            "h" => Self::Hint,
            "b" => Self::Back,
            "p" => Self::Pause,
            "?" => Self::Help,
            "q" => Self::Leave,
            _ => match (code('+'), code('-')) {
                (Some(code), _) => Self::Correct { code, is_there: true },
                (_, Some(code)) => Self::Correct { code, is_there: false },
                _ => Self::Words(line.to_owned()),
            },
        }
    }

    fn parse(line: &str) -> Self {
        let line = line.trim();
        if let Some(id) = line.strip_prefix('@') {
            return Self::Id(id.trim().to_owned());
        }
        match line.to_lowercase().as_str() {
            "h" | "hint" => Self::Hint,
            "b" | "back" => Self::Back,
            "p" | "pause" => Self::Pause,
            "?" | "help" => Self::Help,
            "q" | "quit" | "leave" => Self::Leave,
            number => number.parse().map_or_else(|_| Self::Unknown(line.to_owned()), Self::Number),
        }
    }
}

/// Who answers.
pub(super) trait Reader {
    /// Whether the trainee begins, after reading what it is about.
    fn begins(&mut self) -> anyhow::Result<bool>;
    /// The next input; leaving where there is none.
    fn next(&mut self, answers: AnswerMode) -> anyhow::Result<Input>;
    /// Waits until the trainee comes back from a pause.
    fn wait(&mut self) -> anyhow::Result<()>;
    /// Says that a line could not be taken: a person may try again, a file is wrong.
    fn reject(&mut self, screen: &mut Screen, message: &str) -> anyhow::Result<()>;
    /// Whether nothing more can come, though nobody said that they leave: a terminal that was closed.
    fn is_gone(&self) -> bool {
        false
    }
    /// The trainee's own view of the session, if they give one.
    fn self_rating(&mut self, screen: &mut Screen) -> anyhow::Result<Option<SelfRating>>;
}

/// A person at the keyboard.
#[derive(Debug, Default)]
pub(super) struct Person {
    has_left: bool,
}

impl Person {
    /// A line, or `None` at the end of input.
    fn line(&mut self) -> anyhow::Result<Option<String>> {
        let mut bytes = Vec::new();
        if self.has_left
            || io::BufRead::read_until(&mut io::stdin().lock(), b'\n', &mut bytes)? == 0
        {
            self.has_left = true;
            return Ok(None);
        }
        // A stray byte from a keyboard or a paste is no reason to lose a session.
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

impl Reader for Person {
    fn is_gone(&self) -> bool {
        self.has_left
    }

    fn begins(&mut self) -> anyhow::Result<bool> {
        Ok(self.line()?.is_some_and(|line| Input::parse(&line) != Input::Leave))
    }

    fn next(&mut self, answers: AnswerMode) -> anyhow::Result<Input> {
        let Some(mut words) = self.line()? else { return Ok(Input::Leave) };
        if answers == AnswerMode::Choose {
            return Ok(Input::parse(&words));
        }
        // A backslash at the end of a line says that the answer goes on in the next.
        while let Some(before) = words.trim_end().strip_suffix('\\').map(str::to_owned) {
            let next = self.line()?.unwrap_or_default();
            words = format!("{before} {next}");
        }
        Ok(Input::parse_typed(&words))
    }

    fn wait(&mut self) -> anyhow::Result<()> {
        self.line().map(|_| ())
    }

    fn reject(&mut self, screen: &mut Screen, message: &str) -> anyhow::Result<()> {
        screen.say(message)
    }

    fn self_rating(&mut self, screen: &mut Screen) -> anyhow::Result<Option<SelfRating>> {
        let mut own = SelfRating::default();
        for dimension in Dimension::ALL {
            own[dimension.index()] = loop {
                screen.ask_rating(*dimension)?;
                let Some(line) = self.line()? else { return Ok(None) };
                match Input::parse(&line) {
                    Input::Leave => return Ok(None),
                    Input::Pause => {
                        screen.pause()?;
                        self.wait()?;
                        continue;
                    }
                    _ if line.trim().is_empty() => return Ok(None),
                    _ => {}
                }
                match rating(line.trim()) {
                    Some(rating) => break rating,
                    None => screen.say("a number from 0 to 100 by tens, or nothing to skip")?,
                }
            };
        }
        Ok(Some(own))
    }
}

/// A file of answers.
#[derive(Debug)]
pub(super) struct Answers {
    name: String,
    /// Number and text of each line still to come.
    lines: VecDeque<(usize, String)>,
    at: usize,
    rating: Option<SelfRating>,
}

impl Answers {
    /// Reads the lines; empty ones and those after `#` are passed over, and `self e b q` may stand anywhere.
    ///
    /// # Errors
    /// When a self-rating is not three numbers by tens, so that it is told before the session is played.
    pub(super) fn new(source: &Source) -> anyhow::Result<Self> {
        let mut answers =
            Self { name: source.name.clone(), lines: VecDeque::new(), at: 0, rating: None };
        for (number, line) in source.text.lines().enumerate() {
            let line = line.trim();
            match line.strip_prefix("self ") {
                Some(numbers) => answers.take_rating(number + 1, numbers)?,
                None if line.is_empty() || line.starts_with('#') => {}
                None => answers.lines.push_back((number + 1, line.to_owned())),
            }
        }
        Ok(answers)
    }

    fn take_rating(&mut self, line: usize, numbers: &str) -> anyhow::Result<()> {
        let ratings: Option<Vec<u8>> = numbers.split_whitespace().map(rating).collect();
        self.rating = ratings.and_then(|ratings| SelfRating::try_from(ratings).ok());
        if self.rating.is_none() {
            bail!(
                "{}:{line}: `self` takes three numbers from 0 to 100 by tens: empathy, boundaries, questioning",
                self.name
            );
        }
        Ok(())
    }
}

impl Reader for Answers {
    fn begins(&mut self) -> anyhow::Result<bool> {
        Ok(true)
    }

    fn next(&mut self, answers: AnswerMode) -> anyhow::Result<Input> {
        let Some((line, text)) = self.lines.pop_front() else { return Ok(Input::Leave) };
        self.at = line;
        match (text.strip_prefix('>'), answers) {
            (Some(words), AnswerMode::Compose) => Ok(Input::Words(words.trim().to_owned())),
            (Some(_), AnswerMode::Choose) => bail!(
                "{}:{line}: this answer is typed; play with --compose, or choose with a number or @id",
                self.name
            ),
            (None, AnswerMode::Compose) => match Input::parse_typed(&text) {
                Input::Words(_) => {
                    bail!("{}:{line}: a typed answer begins with >", self.name)
                }
                input => Ok(input),
            },
            (None, AnswerMode::Choose) => Ok(Input::parse(&text)),
        }
    }

    fn wait(&mut self) -> anyhow::Result<()> {
        Ok(())
    }

    fn reject(&mut self, _screen: &mut Screen, message: &str) -> anyhow::Result<()> {
        bail!("{}:{}: {message}", self.name, self.at)
    }

    fn self_rating(&mut self, _screen: &mut Screen) -> anyhow::Result<Option<SelfRating>> {
        Ok(self.rating)
    }
}

/// 0 to 100 by tens.
fn rating(text: &str) -> Option<u8> {
    text.parse().ok().filter(|rating| *rating <= 100 && rating % 10 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbers_ids_and_words() {
        assert_eq!(Input::parse(" 2\n"), Input::Number(2));
        assert_eq!(Input::parse("@limits"), Input::Id("limits".to_owned()));
        assert_eq!(Input::parse("Q"), Input::Leave);
        assert_eq!(Input::parse("2 maybe"), Input::Unknown("2 maybe".to_owned()));
        assert_eq!(Input::parse("-1"), Input::Unknown("-1".to_owned()));
    }

    #[test]
    fn where_answers_are_typed_only_single_letters_are_commands() {
        let words = |line: &str| Input::Words(line.to_owned());
        assert_eq!(Input::parse_typed("q\n"), Input::Leave);
        assert_eq!(Input::parse_typed("help me understand\n"), words("help me understand"));
        assert_eq!(Input::parse_typed("2"), words("2"));
        let code = Code::Skill(crate::coding::Skill::Restatement);
        assert_eq!(Input::parse_typed("+restatement"), Input::Correct { code, is_there: true });
        assert_eq!(Input::parse_typed("-restatement"), Input::Correct { code, is_there: false });
        assert_eq!(Input::parse_typed("- well"), words("- well"));
    }

    #[test]
    fn ratings_go_by_tens() {
        assert_eq!(rating("70"), Some(70));
        assert_eq!(rating("75"), None);
        assert_eq!(rating("110"), None);
        assert_eq!(rating("300"), None);
    }
}
