//! `practicum drill [SKILL]`: one skill at a time in the terminal.

mod input;
mod screen;

use anyhow::Context;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Ended;
use super::args::DrillArgs;
use super::check::content;
use super::output::{Outcome as Ending, complain, print};
use crate::coding::Skill;
use crate::library::{Content, DrillBook, Folders, Hearing, read_source};
use crate::practice::{Past, Run, Setup, Today, plan, skill_lines};
use crate::records::Store;
use crate::transcript::{AnswerMode, Seed};
use input::{Answer, Lines};
use screen::Screen;

pub(super) fn run(args: &DrillArgs) -> Ended {
    let content = content(None)?;
    let book = DrillBook::read(&Folders::of_this_machine(), &content);
    for trouble in book.troubles() {
        complain(&format!("drills are left out: {}\n\n{}", trouble.file, trouble.found()));
    }
    let mut store = store(args)?;
    if args.list {
        let today = today();
        let lines = skill_lines(&book, &store, &today)?;
        print(&screen::list(&lines, &plan(&book, &store, &today)?))?;
        return Ok(Ending::Clean);
    }
    let mut screen = Screen::new(args.answers.is_none());
    let skill = match args.skill {
        Some(skill) => skill,
        None => named_by_plan(&book, &store, &mut screen)?,
    };
    let answers = if args.typed { AnswerMode::Compose } else { AnswerMode::Choose };
    let setup = Setup { skill, answers, level: args.level.map(Into::into), seed: Seed(args.seed) };
    let run = Run::begin(&book, Past::read(&store, skill)?, setup)?;
    let mut lines = match &args.answers {
        Some(path) => Lines::from_file(&read_source(path)?),
        None => Lines::Person,
    };
    practice(run, &content, &book, &mut store, (&mut lines, &mut screen))
}

fn today() -> Today {
    Today { now: Timestamp::now(), zone: TimeZone::system() }
}

/// The records; where they cannot be opened that is said, and nothing is kept.
fn store(args: &DrillArgs) -> anyhow::Result<Store> {
    if args.no_record {
        return Ok(Store::in_memory()?);
    }
    match Store::open(&Folders::of_this_machine().home) {
        Ok(opened) => {
            opened.told.iter().for_each(|told| complain(told));
            Ok(opened.store)
        }
        Err(error) => {
            complain(&format!("nothing of this is kept: {error}"));
            Ok(Store::in_memory()?)
        }
    }
}

/// The skill that today's plan begins with, after saying why.
fn named_by_plan(book: &DrillBook, store: &Store, screen: &mut Screen) -> anyhow::Result<Skill> {
    let plan = plan(book, store, &today())?;
    screen.plan(&plan)?;
    Ok(plan.first())
}

/// Drill after drill, until the trainee leaves.
fn practice(
    mut run: Run,
    content: &Content,
    book: &DrillBook,
    store: &mut Store,
    (lines, screen): (&mut Lines, &mut Screen),
) -> Ended {
    let mut trouble = String::new();
    screen.head(&run)?;
    while let Some(asked) = run.ask(book, &today()).cloned() {
        let Some(drill) = book.find(&asked.drill) else { break };
        screen.drill(drill, &asked, &run)?;
        let feedback = loop {
            let answer = lines.answer(run.setup().answers, screen, asked.choices.len())?;
            let (taken, wrong) = match answer {
                Answer::Leave => {
                    screen.end(&run)?;
                    return Ok(Ending::Clean);
                }
                Answer::Number(number) => {
                    let place = number.checked_sub(1);
                    let taken = place.and_then(|at| run.choose(book, at, &today()));
                    (taken, format!("there are answers 1 to {}", asked.choices.len()))
                }
                Answer::Words(words) => {
                    // Read at the first typed words: who chooses need not wait for it.
                    let hearing = Hearing::built_in().context("the coder cannot be used")?;
                    let coder = hearing.coder(&content.tables.lexicon);
                    let taken = run.say(book, &coder, &words, &today());
                    (taken, "there are no words in it".to_owned())
                }
                Answer::Unknown(text) => (None, format!("`{text}` is no answer here")),
            };
            match taken {
                Some(feedback) => break feedback.clone(),
                None => lines.reject(screen, &wrong)?,
            }
        };
        // On the disk before it is told what it was.
        keep(&mut run, store, &mut trouble);
        screen.feedback(&feedback)?;
        if let Some(felt) = lines.felt(screen)? {
            run.feel(felt, &today());
            keep(&mut run, store, &mut trouble);
            screen.felt(felt)?;
        }
        screen.after(&run)?;
    }
    screen.end(&run)?;
    Ok(Ending::Clean)
}

/// What cannot be kept is said once, and tried again with the next answer; so is that it is kept after all.
fn keep(run: &mut Run, store: &mut Store, trouble: &mut String) {
    let told = run.keep(store).err().map(|error| error.to_string()).unwrap_or_default();
    match (told.as_str(), told == *trouble) {
        (_, true) => {}
        ("", false) => complain("kept after all: every answer of this run is on the disk"),
        (error, false) => complain(&format!("not kept: {error}; it is tried again")),
    }
    *trouble = told;
}
