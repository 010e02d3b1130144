//! What the terminal shows of a session.

use std::io::Write;

use super::is_coached;
use crate::coding::{Dimension, RuptureKind};
use crate::debrief::{turn_report, wording};
use crate::report::{indented, wrapped};
use crate::scenario::Scenario;
use crate::scoring::Rubric;
use crate::session::{Event, OfferedAnswer, Setup};
use crate::transcript::{AnswerMode, End, RunMode, SpokenLine, Turn, band};

/// Where a session is shown.
pub(super) struct Screen {
    out: Box<dyn Write>,
    /// Whether a person answers, who is to be asked.
    is_asked: bool,
    /// Whether it is a terminal, which can be cleared.
    is_terminal: bool,
    /// Whether the run is one with a coach, who points out what has changed between the two.
    is_coached: bool,
    /// How answers are given.
    answers: AnswerMode,
}

impl Screen {
    /// A screen for a person, who is asked for each answer.
    pub(super) fn asking(out: Box<dyn Write>, is_terminal: bool) -> Self {
        Self { out, is_asked: true, is_terminal, is_coached: false, answers: AnswerMode::Choose }
    }

    /// A screen for a session whose answers are all known before.
    pub(super) fn showing(out: Box<dyn Write>) -> Self {
        let answers = AnswerMode::Choose;
        Self { out, is_asked: false, is_terminal: false, is_coached: false, answers }
    }

    /// One line of text, wrapped.
    /// Says something as it is, however long its lines are.
    pub(super) fn say_unwrapped(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(writeln!(self.out, "{text}")?)
    }

    pub(super) fn say(&mut self, text: &str) -> anyhow::Result<()> {
        writeln!(self.out, "{}", wrapped(text))?;
        Ok(())
    }

    /// What the trainee reads before.
    pub(super) fn prebrief(&mut self, scenario: &Scenario, setup: &Setup) -> anyhow::Result<()> {
        let mode = setup.mode;
        self.is_coached = is_coached(mode);
        self.answers = setup.answers;
        let client = &scenario.client;
        let title = wrapped(&scenario.title);
        writeln!(self.out, "{title}\n{}", "═".repeat(title.chars().count()))?;
        self.say(&format!(
            "About {} minutes · {} · {mode}",
            scenario.minutes,
            scenario.level.words()
        ))?;
        self.say(&format!(
            "{}, {}, {}. {}",
            client.name, client.age, client.pronouns, client.look.words
        ))?;
        for text in [&scenario.brief.setting, &scenario.brief.referral] {
            if !text.is_empty() {
                self.say(text)?;
            }
        }
        if !scenario.brief.your_aims.is_empty() {
            self.say("Your aims:")?;
        }
        for aim in &scenario.brief.your_aims {
            writeln!(self.out, "{}", indented(aim, "  · ", "    "))?;
        }
        if !scenario.content_notes.is_empty() {
            self.say(&format!("This session touches on: {}.", scenario.content_notes.join(", ")))?;
            self.say("You can pause with p and leave with q at any time.")?;
        }
        let reported: Vec<&str> = scenario.focus.iter().map(|d| d.words()).collect();
        if !reported.is_empty() {
            self.say(&format!("Scored: {}. Mistakes are data.", reported.join(", ")))?;
        }
        if setup.answers == AnswerMode::Compose {
            self.say("You answer in your own words. A program hears them and can be wrong, so every score is an estimate.")?;
        }
        self.say(&format!(
            "The client is fictional. The content is {}. This is a place to practice, not therapy, and not a crisis service.",
            scenario.review.words()
        ))?;
        if self.is_asked {
            write!(self.out, "\nPress Enter to begin, or q to leave: ")?;
            self.out.flush()?;
        }
        Ok(())
    }

    /// Shows what happened, and gives the answers that can be chosen now.
    pub(super) fn events(
        &mut self,
        events: &[Event],
        scenario: &Scenario,
    ) -> anyhow::Result<Vec<OfferedAnswer>> {
        let mut offered = Vec::new();
        for event in events {
            match event {
                Event::Entered { .. } | Event::Moved { .. } => {}
                Event::RuptureBegan(kind) if self.is_coached => self.strain(*kind)?,
                Event::RuptureRepaired(_) if self.is_coached => {
                    self.say("\n(Something between you is mended.)")?;
                }
                Event::RuptureBegan(_) | Event::RuptureRepaired(_) => {}
                Event::Said(line) => self.line(&scenario.client.name, line)?,
                Event::Offered(answers) => {
                    self.offered(answers)?;
                    offered.clone_from(answers);
                }
                Event::Ended(end) => self.ended(end)?,
            }
        }
        Ok(offered)
    }

    /// In practice one sees that something has changed between the two; what it is, one has to hear.
    fn strain(&mut self, kind: RuptureKind) -> anyhow::Result<()> {
        self.say(match kind {
            RuptureKind::Withdrawal => "\n(Something has drawn back.)",
            RuptureKind::Confrontation => "\n(The air has changed.)",
        })
    }

    fn line(&mut self, client: &str, line: &SpokenLine) -> anyhow::Result<()> {
        writeln!(self.out)?;
        if !line.manner.is_empty() {
            writeln!(self.out, "{}", indented(&format!("[{}]", line.manner), "", " "))?;
        }
        let says = if line.says.is_empty() { "…" } else { &line.says };
        writeln!(self.out, "{}", indented(&format!("{client}: {says}"), "", "  "))?;
        Ok(())
    }

    /// The answers, numbered as they are to be chosen.
    pub(super) fn offered(&mut self, answers: &[OfferedAnswer]) -> anyhow::Result<()> {
        if self.answers == AnswerMode::Compose {
            return Ok(());
        }
        self.numbered(answers)
    }

    fn numbered(&mut self, answers: &[OfferedAnswer]) -> anyhow::Result<()> {
        writeln!(self.out)?;
        for (place, answer) in answers.iter().enumerate() {
            let number = format!("  {}  ", place + 1);
            writeln!(self.out, "{}", indented(&answer.says, &number, "     "))?;
        }
        Ok(())
    }

    pub(super) fn prompt(&mut self, answers: usize, mode: RunMode) -> anyhow::Result<()> {
        if !self.is_asked {
            return Ok(());
        }
        let coach = if is_coached(mode) { ", h hint, b back" } else { "" };
        if self.answers == AnswerMode::Compose {
            let coach = coach.trim_start_matches(", ");
            let coach = if coach.is_empty() { String::new() } else { format!("{coach}, ") };
            write!(self.out, "\nYour own words ({coach}p pause, q leave): ")?;
            self.out.flush()?;
            return Ok(());
        }
        write!(self.out, "\nYour answer (1–{answers}{coach}, p pause, q leave): ")?;
        self.out.flush()?;
        Ok(())
    }

    /// What was answered, in the counselor's words.
    pub(super) fn answered(&mut self, turn: Option<&Turn>) -> anyhow::Result<()> {
        if let Some(turn) = turn {
            let says = format!("You: {}", turn.reply.says());
            writeln!(self.out, "\n{}", indented(&says, "", "  "))?;
        }
        Ok(())
    }

    /// How a typed answer was heard, and what the author would have offered.
    pub(super) fn compared(
        &mut self,
        turn: &Turn,
        scenario: &Scenario,
        rubric: &Rubric,
        authored: &[OfferedAnswer],
    ) -> anyhow::Result<()> {
        let report = turn_report(turn, scenario, rubric);
        self.say(&format!("\nHeard: {}.", wording::codes(&report)))?;
        for told in wording::typed(&report, &scenario.client.name) {
            writeln!(self.out, "{}", indented(&told, "  ", "  "))?;
        }
        if let Some(one) = report.typed.iter().flat_map(|typed| &typed.unsure).next() {
            let key = one.code.key();
            self.say(&format!(
                "If you know better, write +{key} or -{key}; it is kept beside, and not scored."
            ))?;
        }
        self.say("What the author would have offered here:")?;
        self.numbered(authored)
    }

    pub(super) fn hint(&mut self, hint: Option<&str>) -> anyhow::Result<()> {
        self.say(&format!("Coach: {}", hint.unwrap_or("there is no hint for this moment")))
    }

    pub(super) fn help(&mut self, mode: RunMode) -> anyhow::Result<()> {
        if self.answers == AnswerMode::Compose {
            self.say("Write what you would say, and press Enter; a backslash at the end of a line goes on in the next. To stay silent, write so: (I stay quiet with you). p covers the screen until you press Enter. q leaves; what you have answered so far is debriefed.")?;
            if is_coached(mode) {
                self.say("h asks the coach. b takes back your last answer. A run with either says so in its debrief. +code or -code says what you meant where the coder was unsure.")?;
            }
            return Ok(());
        }
        self.say("A number chooses an answer. p covers the screen until you press Enter. q leaves; what you have answered so far is debriefed.")?;
        if is_coached(mode) {
            self.say("h asks the coach. b takes back your last answer. A run with either says so in its debrief.")?;
        }
        Ok(())
    }

    pub(super) fn pause(&mut self) -> anyhow::Result<()> {
        if self.is_terminal {
            // Clears the screen and what can be scrolled back to.
            write!(self.out, "\x1b[2J\x1b[3J\x1b[H")?;
        }
        self.say("Paused. Press Enter to go on.")
    }

    pub(super) fn left(&mut self) -> anyhow::Result<()> {
        self.say("\nYou left. What you answered so far is debriefed.")
    }

    fn ended(&mut self, end: &End) -> anyhow::Result<()> {
        match end {
            End::TimeUp => self.say("\nThe hour is over."),
            End::Ending { .. } | End::BrokenOff => Ok(writeln!(self.out)?),
        }
    }

    pub(super) fn ask_self_rating(&mut self) -> anyhow::Result<()> {
        if !self.is_asked {
            return Ok(());
        }
        self.say("\nBefore you see any score: how was it, by your own measure?")?;
        let bands = [0, 20, 40, 60, 80].map(|from| format!("{from} {}", band(from)));
        self.say(&format!("From 0 to 100 by tens: {}. Enter or q skips.", bands.join(", ")))
    }

    pub(super) fn ask_rating(&mut self, dimension: Dimension) -> anyhow::Result<()> {
        write!(self.out, "  {dimension}: ")?;
        self.out.flush()?;
        Ok(())
    }
}
