//! `practicum play SCENARIO`: a session in the terminal, then its debrief.

mod input;
mod screen;

use std::io::{self, IsTerminal};
use std::path::Path;

use anyhow::{Context, bail};

use super::Ended;
use super::args::{Format, Mode, PlayArgs};
use super::check::content;
use super::output::{Outcome, coloring, print};
use crate::debrief::{Debrief, Inputs, debrief};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::library::{Content, FileError, Hearing, find_scenario, read_source, write_whole};
use crate::report::{self, HtmlExtras};
use crate::scenario::{Carry, Scenario, load_carry};
use crate::scoring::Rubric;
use crate::session::{Ear, Event, OfferedAnswer, Session, SessionError, Setup};
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, RunMode, Seed, SelfRating};
use input::{Answers, Input, Person, Reader};
use screen::Screen;

pub(super) fn run(args: &PlayArgs) -> Ended {
    if args.mode == Mode::Exam && args.seed.is_some() {
        bail!("an exam has a fixed seed, the same for everyone; leave out `--seed`");
    }
    let content = content(args.rubric.as_deref())?;
    let scenario = load(&args.scenario, &content)?;
    let (carry, carried) = carry(args.carry.as_deref(), &scenario)?;
    let seed = match (args.mode, args.seed) {
        (Mode::Exam, _) => Seed::EXAM,
        (_, Some(seed)) => Seed(seed),
        (_, None) => Seed::USUAL,
    };
    let answers = if args.compose { AnswerMode::Compose } else { AnswerMode::Choose };
    let setup = Setup { seed, mode: args.mode.into(), answers, carry };
    let stamps = content.stamps_of(answers).context("the coder cannot be used")?;
    let ear = content.ear(Hearing::built_in().context("the coder cannot be used")?);
    let mut reader = reader(args)?;
    let mut screen = screen(args);
    screen.prebrief(&scenario, &setup)?;
    if !reader.begins()? {
        screen.say("You did not begin, so there is nothing to look back on.")?;
        return Ok(Outcome::Clean);
    }
    let (session, events) = Session::begin(&scenario, &content.tables.reactions, setup);
    let mut talk = Talk { session, scenario: &scenario, ear, rubric: &content.rubric };
    talk.converse(events, reader.as_mut(), &mut screen)?;
    let session = talk.session;
    let self_rating = self_rating(reader.as_mut(), &mut screen)?;
    let debrief = debrief(Inputs {
        transcript: session.transcript(),
        scenario: &scenario,
        rubric: &content.rubric,
        ethics: &content.tables.ethics,
        tables: &stamps,
        carried: carried.as_ref(),
        self_rating,
    });
    print(&match args.format {
        Format::Text => format!("\n{}", report::debrief_text(&debrief)),
        Format::Json => report::json(&debrief).context("cannot write JSON")?,
    })?;
    // The debrief comes first: it must not be lost because a file cannot be written. Nor must one file
    // because another cannot.
    let page = save_html(args, &debrief);
    if let Some(path) = &args.save_carry {
        write_whole(path, session.carry().to_ron().context("cannot write what is carried")?)?;
    }
    page?;
    Ok(Outcome::Clean)
}

fn save_html(args: &PlayArgs, debrief: &Debrief) -> Result<(), FileError> {
    let Some(path) = &args.save_html else { return Ok(()) };
    write_whole(path, report::debrief_html(debrief, &HtmlExtras::default()))
}

/// Loads a scenario that a person names; what is wrong with it is told as `check` tells it.
pub(super) fn load(name: &str, content: &Content) -> anyhow::Result<Scenario> {
    load_file(&find_scenario(name)?, content)
}

/// Loads a scenario file that must be playable.
pub(super) fn load_file(path: &Path, content: &Content) -> anyhow::Result<Scenario> {
    let source = read_source(path)?;
    let loaded = content.load(&source);
    loaded.scenario.ok_or_else(|| unplayable(&source, &loaded.diagnostics))
}

fn unplayable(source: &Source, diagnostics: &[Diagnostic]) -> anyhow::Error {
    let errors = diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|error| error.render(source, coloring())).collect();
    anyhow::anyhow!("{} cannot be played\n\n{}", source.name, errors.join("\n\n"))
}

fn carry(
    path: Option<&Path>,
    scenario: &Scenario,
) -> anyhow::Result<(Option<Carry>, Option<Stamp>)> {
    let Some(path) = path else { return Ok((None, None)) };
    let Some(follows) = &scenario.follows else {
        bail!("`{}` follows no other session, so nothing can be carried into it", scenario.id);
    };
    let source = read_source(path)?;
    let carry = load_carry(&source)
        .map_err(|error| anyhow::anyhow!("{}", error.render(&source, coloring())))?;
    if !carry.from.is_empty() && carry.from != *follows {
        bail!(
            "`{}` follows `{follows}`, and this comes from `{}`: {}",
            scenario.id,
            carry.from,
            path.display()
        );
    }
    let stamp = Stamp::of(follows.clone(), &source.text);
    Ok((Some(carry), Some(stamp)))
}

fn reader(args: &PlayArgs) -> anyhow::Result<Box<dyn Reader>> {
    Ok(match &args.answers {
        None => Box::new(Person::default()),
        Some(path) => Box::new(Answers::new(&read_source(path)?)?),
    })
}

/// Where the session is shown: with `--format json`, standard output is the debrief's alone.
fn screen(args: &PlayArgs) -> Screen {
    match (args.format, args.answers.is_some()) {
        (Format::Text, true) => Screen::showing(Box::new(io::stdout())),
        (Format::Json, true) => Screen::showing(Box::new(io::sink())),
        (Format::Text, false) => Screen::asking(Box::new(io::stdout()), io::stdout().is_terminal()),
        (Format::Json, false) => Screen::asking(Box::new(io::stderr()), io::stderr().is_terminal()),
    }
}

/// A session and what it is played with.
struct Talk<'a> {
    session: Session<&'a Scenario>,
    scenario: &'a Scenario,
    ear: Ear<'a>,
    rubric: &'a Rubric,
}

impl Talk<'_> {
    /// Plays until the session ends or the trainee leaves.
    fn converse(
        &mut self,
        events: Vec<Event>,
        reader: &mut dyn Reader,
        screen: &mut Screen,
    ) -> anyhow::Result<()> {
        let mode = self.session.transcript().mode;
        let mut offered = screen.events(&events, self.scenario)?;
        while !self.session.is_over() {
            screen.prompt(offered.len(), mode)?;
            match reader.next(self.session.transcript().answers)? {
                Input::Leave => return screen.left(),
                Input::Pause => {
                    screen.pause()?;
                    reader.wait()?;
                    screen.offered(&offered)?;
                }
                Input::Help => screen.help(mode)?,
                Input::Hint => match self.session.hint() {
                    Ok(hint) => screen.hint(hint)?,
                    Err(error) => reader.reject(screen, &error.to_string())?,
                },
                Input::Back => match self.session.rewind() {
                    Ok(events) => offered = screen.events(&events, self.scenario)?,
                    Err(error) => reader.reject(screen, &error.to_string())?,
                },
                Input::Number(number) => {
                    let id = number.checked_sub(1).and_then(|place| offered.get(place));
                    match id.map(|answer| answer.id.clone()) {
                        Some(id) => self.answer(&id, reader, screen, &mut offered)?,
                        None => {
                            let message = format!("there are answers 1 to {}", offered.len());
                            reader.reject(screen, &message)?;
                        }
                    }
                }
                Input::Id(id) => self.answer(&id, reader, screen, &mut offered)?,
                Input::Words(words) => self.say(&words, reader, screen, &mut offered)?,
                Input::Correct { code, is_there } => {
                    let last = self.session.transcript().turns.len().checked_sub(1);
                    let is_kept = is_coached(mode)
                        && last
                            .is_some_and(|last| self.session.correct(last, code, Some(is_there)));
                    if is_kept {
                        screen.say("Kept, and shown beside what was heard. It is not scored.")?;
                    } else {
                        let message = format!(
                            "`{code}` is not among what was unsure in your last answer",
                            code = code.key()
                        );
                        reader.reject(screen, &message)?;
                    }
                }
                Input::Unknown(text) => {
                    let message =
                        format!("`{text}` is no answer; `?` says what can be written here");
                    reader.reject(screen, &message)?;
                }
            }
        }
        Ok(())
    }

    fn answer(
        &mut self,
        id: &str,
        reader: &mut dyn Reader,
        screen: &mut Screen,
        offered: &mut Vec<OfferedAnswer>,
    ) -> anyhow::Result<()> {
        let events: Result<Vec<Event>, SessionError> = self.session.answer(id);
        match events {
            Ok(events) => {
                screen.answered(self.session.transcript().turns.last())?;
                *offered = screen.events(&events, self.scenario)?;
            }
            Err(error) => reader.reject(screen, &error.to_string())?,
        }
        Ok(())
    }

    /// Says the trainee's own words; in practice it is then shown how they were heard, beside the authored answers.
    fn say(
        &mut self,
        words: &str,
        reader: &mut dyn Reader,
        screen: &mut Screen,
        offered: &mut Vec<OfferedAnswer>,
    ) -> anyhow::Result<()> {
        match self.session.say(words, &self.ear) {
            Ok(events) => {
                let turn = self.session.transcript().turns.last();
                screen.answered(turn)?;
                if let Some(turn) = turn.filter(|_| is_coached(self.session.transcript().mode)) {
                    screen.compared(turn, self.scenario, self.rubric, offered)?;
                }
                *offered = screen.events(&events, self.scenario)?;
            }
            Err(error) => reader.reject(screen, &error.to_string())?,
        }
        Ok(())
    }
}

/// Asks for the trainee's own view, before any score is shown.
fn self_rating(reader: &mut dyn Reader, screen: &mut Screen) -> anyhow::Result<Option<SelfRating>> {
    screen.ask_self_rating()?;
    reader.self_rating(screen)
}

/// Whether hints and steps back are to be had.
const fn is_coached(mode: RunMode) -> bool {
    matches!(mode, RunMode::Practice)
}
