//! `practicum play SCENARIO`: a session in the terminal, then its debrief.

mod assigned;
mod input;
mod keeping;
mod screen;

use std::io::{self, IsTerminal};
use std::ops::Deref;
use std::path::Path;

use anyhow::{Context, bail};
use jiff::Timestamp;

use super::Ended;
use super::args::{Format, Mode, PlayArgs};
use super::check::content;
use super::output::{Outcome, coloring, print};
use crate::debrief::{Debrief, Inputs, debrief};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::library::{Content, FileError, Hearing, find_scenario, read_source, write_whole};
use crate::records::{self, NewSession, Record};
use crate::report::{self, HtmlExtras};
use crate::scenario::{Carry, Scenario, load_carry};
use crate::scoring::Rubric;
use crate::session::{Event, OfferedAnswer, Session, SessionError, Setup};
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, RunMode, Seed, SelfRating};
use input::{Answers, Input, Person, Reader};
use keeping::Keeping;
use screen::Screen;

pub(super) fn run(args: &PlayArgs) -> Ended {
    if let Some(path) = &args.assigned.assignment {
        return assigned::run(path, args);
    }
    if args.mode == Mode::Exam && args.seed.is_some() {
        bail!("an exam has a fixed seed, the same for everyone; leave out `--seed`");
    }
    let content = content(args.rubric.as_deref())?;
    let scenario = load(args.scenario.as_deref().unwrap_or_default(), &content)?;
    let mut screen = screen(args);
    let keeping = Keeping::open(args, &mut screen)?;
    if args.resume {
        let Some(record) = keeping.open_session(&scenario.id)? else {
            bail!("there is no session of `{}` to go on with", scenario.id);
        };
        return resume(args, &content, &record, keeping, screen);
    }
    let Carried { carry, stamp: carried, record } = carried(args, &scenario, &keeping)?;
    let seed = match (args.mode, args.seed) {
        (Mode::Exam, _) => Seed::EXAM,
        (_, Some(seed)) => Seed(seed),
        (_, None) => Seed::USUAL,
    };
    let answers = if args.compose { AnswerMode::Compose } else { AnswerMode::Choose };
    let setup = Setup { seed, mode: args.mode.into(), answers, carry };
    let plan = Plan { scenario: &scenario, setup, carried, record, assignment: None };
    begin(args, &content, plan, keeping, screen)
}

/// A session that is to begin.
struct Plan<'a> {
    scenario: &'a Scenario,
    setup: Setup,
    /// What was carried over, and the record it comes from.
    carried: Option<Stamp>,
    record: Option<String>,
    /// The assignment it answers.
    assignment: Option<&'a Stamp>,
}

/// Begins a session, plays it and debriefs it.
fn begin(
    args: &PlayArgs,
    content: &Content,
    plan: Plan<'_>,
    mut keeping: Keeping,
    mut screen: Screen,
) -> Ended {
    let Plan { scenario, setup, carried, record, assignment } = plan;
    let stamps = content.stamps_of(setup.answers).context("the coder cannot be used")?;
    let mut reader = reader(args)?;
    screen.prebrief(scenario, &setup)?;
    if !reader.begins()? {
        screen.say("You did not begin, so there is nothing to look back on.")?;
        return Ok(Outcome::Clean);
    }
    keeping.begin(
        &NewSession {
            scenario,
            rubric: &content.rubric,
            stamps: &stamps,
            setup: &setup,
            carried_from: record.as_deref(),
            assignment,
            at: Timestamp::now(),
        },
        &mut screen,
    )?;
    let (session, events) = Session::begin(scenario, &content.tables.reactions, setup);
    let talk = Talk { session, scenario, content, rubric: &content.rubric, keeping };
    let told = Told { content, stamps: &stamps, carried: carried.as_ref() };
    play_on(args, talk, events, (reader.as_mut(), &mut screen), &told)
}

/// Goes on with a session as it was kept.
fn resume(
    args: &PlayArgs,
    content: &Content,
    record: &Record,
    mut keeping: Keeping,
    mut screen: Screen,
) -> Ended {
    let replayed = records::resume(record, content)?;
    let stamps = content.stamps_of(record.row.answers).context("the coder cannot be used")?;
    let mut reader = reader(args)?;
    for difference in &replayed.differences {
        screen.say(&format!("(Since then: {difference}.)"))?;
    }
    keeping.go_on(record);
    let scenario = std::sync::Arc::clone(replayed.session.scenario());
    let transcript = replayed.session.transcript();
    screen.say(&format!("You go on after {} answers.", transcript.turns.len()))?;
    let events = replayed.session.standing();
    let talk = Talk {
        session: replayed.session,
        scenario: &scenario,
        content,
        rubric: &replayed.rubric,
        keeping,
    };
    let carried = record
        .carry
        .as_ref()
        .map(|text| Stamp::of(scenario.follows.clone().unwrap_or_default(), text));
    let told = Told { content, stamps: &stamps, carried: carried.as_ref() };
    play_on(args, talk, events, (reader.as_mut(), &mut screen), &told)
}

/// What a debrief tells of besides the session.
struct Told<'a> {
    content: &'a Content,
    stamps: &'a [Stamp],
    carried: Option<&'a Stamp>,
}

/// Plays to the end, asks for the trainee's own view, and debriefs.
fn play_on<S: Deref<Target = Scenario>>(
    args: &PlayArgs,
    mut talk: Talk<'_, S>,
    events: Vec<Event>,
    (reader, screen): (&mut dyn Reader, &mut Screen),
    told: &Told<'_>,
) -> Ended {
    talk.converse(events, reader, screen)?;
    let self_rating = self_rating(reader, screen)?;
    let Talk { session, scenario, rubric, mut keeping, .. } = talk;
    // A session whose terminal was closed can be gone on with.
    let is_done = session.is_over() || !reader.is_gone();
    if is_done {
        keeping.finish((session.transcript(), rubric), &session.carry(), self_rating, screen)?;
    }
    let debrief = debrief(Inputs {
        transcript: session.transcript(),
        scenario,
        rubric,
        ethics: &told.content.tables.ethics,
        tables: told.stamps,
        carried: told.carried,
        self_rating,
    });
    print(&match args.format {
        Format::Text => format!("\n{}", report::debrief_text(&debrief)),
        Format::Json => report::json(&debrief).context("cannot write JSON")?,
    })?;
    // The debrief comes first: it must not be lost because a file cannot be written. Nor must one file
    // because another cannot.
    let page = save_html(args, &debrief);
    let result = if is_done { assigned::hand_in(args, &keeping, screen) } else { Ok(()) };
    if let Some(path) = &args.save_carry {
        write_whole(path, session.carry().to_ron().context("cannot write what is carried")?)?;
    }
    page?;
    result?;
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

/// What is carried over from the session before.
#[derive(Default)]
struct Carried {
    carry: Option<Carry>,
    /// What it was.
    stamp: Option<Stamp>,
    /// The record it comes from, where it comes from one.
    record: Option<String>,
}

/// What is carried over: from the file that is named, or else from the trainee's own record of the session before.
fn carried(args: &PlayArgs, scenario: &Scenario, keeping: &Keeping) -> anyhow::Result<Carried> {
    if let Some(path) = &args.carry {
        let (carry, stamp) = carry(path, scenario)?;
        return Ok(Carried { carry: Some(carry), stamp: Some(stamp), record: None });
    }
    let handed_on = scenario.follows.as_deref().map(|follows| keeping.handed_on(follows));
    let Some((record, text)) = handed_on.transpose()?.flatten() else {
        return Ok(Carried::default());
    };
    let follows = scenario.follows.clone().unwrap_or_default();
    let stamp = Stamp::of(follows, &text);
    let source = Source::new("the record of the session before", text);
    let carry = load_carry(&source)
        .map_err(|error| anyhow::anyhow!("{}", error.render(&source, coloring())))?;
    Ok(Carried { carry: Some(carry), stamp: Some(stamp), record: Some(record) })
}

fn carry(path: &Path, scenario: &Scenario) -> anyhow::Result<(Carry, Stamp)> {
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
    Ok((carry, stamp))
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
struct Talk<'a, S> {
    session: Session<S>,
    scenario: &'a Scenario,
    content: &'a Content,
    rubric: &'a Rubric,
    keeping: Keeping,
}

impl<S: Deref<Target = Scenario>> Talk<'_, S> {
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
                Input::Hint => {
                    let told = match self.session.hint() {
                        Ok(hint) => {
                            screen.hint(hint)?;
                            Ok(())
                        }
                        Err(error) => Err(error.to_string()),
                    };
                    match told {
                        Ok(()) => self.keep(screen)?,
                        Err(message) => reader.reject(screen, &message)?,
                    }
                }
                Input::Back => match self.session.rewind() {
                    Ok(events) => {
                        self.keep(screen)?;
                        offered = screen.events(&events, self.scenario)?;
                    }
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
                        let last = last.unwrap_or_default();
                        self.keeping.keep_correction(self.session.transcript(), last, screen)?;
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

    /// Writes what has happened, before the client answers.
    fn keep(&mut self, screen: &mut Screen) -> anyhow::Result<()> {
        self.keeping.keep(self.session.transcript(), screen)
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
                self.keep(screen)?;
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
        // The coder's weights are read at the first typed words: who chooses need not wait for them.
        let hearing = Hearing::built_in().context("the coder cannot be used")?;
        match self.session.say(words, &self.content.ear(hearing)) {
            Ok(events) => {
                self.keep(screen)?;
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
