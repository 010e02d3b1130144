//! `practicum assess`: the boundary self-assessment in the terminal.

mod input;
mod self_check;

use std::io::{self, IsTerminal, Write};

use anyhow::{Context, bail};
use jiff::Timestamp;
use serde::Serialize;

use super::Ended;
use super::args::{AssessArgs, Format};
use super::check::content;
use super::output::{Outcome, print};
use super::records::open;
use crate::assessment::{
    Basis, Expected, Group, Profile, Standing, Step, Sureness, draw_assessment, kept, kept_gone,
    next, profile, show, usable, wording,
};
use crate::library::{Content, Folders, Shelf, read_source};
use crate::records::{AssessmentRow, NewAssessment, Store};
use crate::report::{self, indented, wrapped};
use crate::scenario::Scenario;
use crate::transcript::Seed;
use input::{Lines, Said, two_numbers};

pub(super) fn run(args: &AssessArgs) -> Ended {
    let mut lines = match &args.answers {
        None => Lines::Person,
        Some(path) => Lines::of(&read_source(path)?),
    };
    if args.self_check {
        return self_check::run(&mut lines);
    }
    let content = content(None)?;
    let shelf = Shelf::read(&Folders::of_this_machine(), &content);
    let library: Vec<&Scenario> = shelf.items().iter().map(|item| &*item.scenario).collect();
    let mut store = open()?;
    if args.discard {
        return discard(&mut store);
    }
    if args.show {
        return show_last(&store, &content, &library, args.format);
    }
    let uid = begin_or_go_on(&mut store, &library, args)?;
    let mut taking = Taking { store, uid, content: &content, screen: screen(args), lines };
    if taking.take(&library)? {
        show_last(&taking.store, &content, &library, args.format)
    } else {
        taking.left(args.format)
    }
}

/// Where vignettes are shown: with `--format json`, standard output is the profile's alone.
fn screen(args: &AssessArgs) -> Box<dyn Write> {
    match (args.format, args.answers.is_some()) {
        (Format::Text, _) => Box::new(io::stdout()),
        (Format::Json, true) => Box::new(io::sink()),
        (Format::Json, false) => Box::new(io::stderr()),
    }
}

/// The assessment that was left, or a new one.
fn begin_or_go_on(
    store: &mut Store,
    library: &[&Scenario],
    args: &AssessArgs,
) -> anyhow::Result<String> {
    let rows = store.assessments()?;
    if let Some(open) = rows.iter().rfind(|row| row.ended.is_none()) {
        if args.seed.is_some() {
            bail!("one was left unfinished: go on with it without `--seed`, or `--discard` it");
        }
        return Ok(open.uid.clone());
    }
    let now = Timestamp::now();
    let seed = args.seed.map_or_else(|| Seed(now.as_millisecond().cast_unsigned()), Seed);
    let drawn = draw_assessment(&usable(library.iter().copied()), &rows, seed)?;
    let new = NewAssessment { form: drawn.form, seed, items: &drawn.items, at: now };
    Ok(store.begin_assessment(&new)?)
}

fn discard(store: &mut Store) -> Ended {
    let rows = store.assessments()?;
    let Some(open) = rows.iter().rfind(|row| row.ended.is_none()) else {
        bail!("there is no self-assessment that was left unfinished");
    };
    store.delete_assessment(&open.uid)?;
    print("The self-assessment that was left is deleted.\n")?;
    Ok(Outcome::Clean)
}

fn show_last(store: &Store, content: &Content, library: &[&Scenario], format: Format) -> Ended {
    let rows = store.assessments()?;
    let finished: Vec<&AssessmentRow> = rows.iter().filter(|row| row.ended.is_some()).collect();
    let Some((last, before)) = finished.split_last() else {
        bail!("no self-assessment is finished yet; `practicum assess` begins one or goes on");
    };
    let ethics = &content.tables.ethics;
    let basis = Basis { before: before.last().copied(), ethics, library };
    let profile = profile(last, basis);
    print(&match format {
        Format::Text => text(&profile),
        Format::Json => report::json(&profile).context("cannot write JSON")?,
    })?;
    Ok(Outcome::Clean)
}

/// The profile as people read it in a terminal.
fn text(profile: &Profile) -> String {
    let mut out = String::from("\n");
    let title = wording::TITLE;
    out.push_str(&format!("{title}\n{}\n", "═".repeat(title.chars().count())));
    for part in wording::before_groups(profile) {
        out.push_str(&part_text(&part));
    }
    out.push_str(&head_text(wording::GROUPS));
    let groups = profile.groups.iter().map(|one| (one.group.words(), &one.placed));
    for (name, placed) in groups.chain([("all answers together", &profile.whole)]) {
        for (at, line) in wording::placed(name, placed).iter().enumerate() {
            let first = if at == 0 { "" } else { "    " };
            out.push_str(&format!("{}\n", indented(line, first, "    ")));
        }
    }
    for part in wording::after_groups(profile) {
        out.push_str(&part_text(&part));
    }
    out
}

fn head_text(head: &str) -> String {
    format!("\n{head}\n{}\n", "─".repeat(head.chars().count()))
}

fn part_text(part: &wording::Part) -> String {
    let lines: Vec<String> = part.lines.iter().map(|line| indented(line, "· ", "  ")).collect();
    format!("{}{}\n", head_text(part.head), lines.join("\n"))
}

/// How far an assessment is that was left.
#[derive(Serialize)]
struct Left {
    done: usize,
    of: usize,
}

/// An assessment being taken.
struct Taking<'a> {
    store: Store,
    uid: String,
    content: &'a Content,
    screen: Box<dyn Write>,
    lines: Lines,
}

impl Taking<'_> {
    /// Asks until all is answered; whether it is.
    fn take(&mut self, library: &[&Scenario]) -> anyhow::Result<bool> {
        let vignettes = usable(library.iter().copied());
        let row = self.row()?;
        let n = row.items.len();
        if row.forecast.is_none() {
            self.say(wording::TITLE)?;
            for line in wording::intro(n) {
                self.say(&line)?;
            }
        } else {
            self.say(&format!("You go on after {} of {n} vignettes.", row.answers.len()))?;
        }
        loop {
            let row = self.row()?;
            let goes_on = match next(&row, &vignettes) {
                Step::Forecast => self.forecast()?,
                Step::Vignette(number, vignette) => self.vignette(&row, number, vignette)?,
                Step::Gone(number) => {
                    self.say("\nA vignette is no longer in the library, and is left out.")?;
                    let answer = kept_gone(number, &row.items[number], Timestamp::now());
                    self.store.keep_assessment_answer(&self.uid, &answer)?;
                    true
                }
                Step::Done => {
                    self.store.end_assessment(&self.uid, Timestamp::now())?;
                    return Ok(true);
                }
            };
            if !goes_on {
                return Ok(false);
            }
        }
    }

    fn left(&mut self, format: Format) -> Ended {
        let row = self.row()?;
        let left = Left { done: row.answers.len(), of: row.items.len() };
        match format {
            Format::Text => self.say(&format!(
                "\n{} of {} vignettes are answered or left out, and kept. `practicum assess` goes on from here.",
                left.done, left.of
            ))?,
            Format::Json => print(&report::json(&left).context("cannot write JSON")?)?,
        }
        Ok(Outcome::Clean)
    }

    fn row(&self) -> anyhow::Result<AssessmentRow> {
        let rows = self.store.assessments()?;
        let found = rows.into_iter().find(|row| row.uid == self.uid);
        found.context("the self-assessment is no longer there")
    }

    fn say(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(writeln!(self.screen, "{}", wrapped(text))?)
    }

    fn prompt(&mut self, text: &str) -> anyhow::Result<()> {
        if self.lines.is_person() {
            write!(self.screen, "{text}")?;
            self.screen.flush()?;
        }
        Ok(())
    }

    fn reject(&mut self, message: &str) -> anyhow::Result<()> {
        self.lines.reject(message)?;
        self.say(message)
    }

    /// Asks for the forecast; whether it goes on.
    fn forecast(&mut self) -> anyhow::Result<bool> {
        self.say(&format!("\n{}", wording::FORECAST))?;
        let numbered = |words: Vec<&str>| {
            let words = words.iter().zip(1..).map(|(words, number)| format!("{number} {words}"));
            words.collect::<Vec<_>>().join(", ")
        };
        let places = Standing::EXPECTED.map(Standing::words);
        let levels = Sureness::ALL.iter().map(|one| one.words());
        self.say(&format!("Where: {}.", numbered(places.to_vec())))?;
        self.say(&format!("How sure: {}.", numbered(levels.collect())))?;
        self.say("Write both numbers, such as 3 2; - gives no forecast, q leaves.")?;
        let mut expected = Vec::new();
        for &group in Group::ALL {
            let name = wording::capital(group.words());
            self.say(&format!("{name}: {}", group.example()))?;
            loop {
                self.prompt("  ")?;
                let Some(line) = self.lines.next()? else { return Ok(false) };
                if Said::parse(&line) == Said::Leave {
                    return Ok(false);
                }
                if line == "-" {
                    self.store.keep_forecast(&self.uid, &[])?;
                    return Ok(true);
                }
                match two_numbers(&line, places.len(), Sureness::ALL.len()) {
                    Some((place, level)) => {
                        let (standing, sure) = (Standing::EXPECTED[place], Sureness::ALL[level]);
                        expected.push(Expected { group, standing, sure }.kept());
                        break;
                    }
                    None => self
                        .reject("two numbers, such as 3 2: where, 1 to 5, and how sure, 1 to 3")?,
                }
            }
        }
        self.store.keep_forecast(&self.uid, &expected)?;
        Ok(true)
    }

    /// Shows a vignette and keeps what is answered; whether it goes on.
    fn vignette(
        &mut self,
        row: &AssessmentRow,
        number: usize,
        vignette: &Scenario,
    ) -> anyhow::Result<bool> {
        if 2 * number == row.items.len() {
            self.say("\nHalfway: each kind has come once. q leaves the rest for another day.")?;
        }
        let shown = show(vignette, &self.content.tables.reactions, row.seed);
        self.brief(vignette, number, row.items.len())?;
        for line in &shown.lines {
            let client = &vignette.client.name;
            if !line.manner.is_empty() {
                self.say(&format!("[{}]", line.manner))?;
            }
            let says = if line.says.is_empty() { "…" } else { &line.says };
            writeln!(self.screen, "{}", indented(&format!("{client}: {says}"), "", "  "))?;
        }
        writeln!(self.screen)?;
        for (place, answer) in shown.answers.iter().enumerate() {
            let first = format!("  {}  ", place + 1);
            writeln!(self.screen, "{}", indented(&answer.says, &first, "     "))?;
        }
        let n = shown.answers.len();
        loop {
            self.prompt(&format!(
                "\nYou would say (1–{n}, s leave out, p pause, q go on later): "
            ))?;
            let Some(line) = self.lines.next()? else { return Ok(false) };
            let chosen = match Said::parse(&line) {
                Said::Leave => return Ok(false),
                Said::Pause => {
                    self.pause()?;
                    continue;
                }
                Said::Skip => Some(None),
                Said::Number(number) => {
                    number.checked_sub(1).and_then(|place| shown.answers.get(place)).map(Some)
                }
                Said::Id(id) => shown.answers.iter().find(|answer| answer.id == id).map(Some),
                Said::Unknown(_) => None,
            };
            let Some(given) = chosen else {
                self.reject(&format!("there are answers 1 to {n}; s leaves this one out"))?;
                continue;
            };
            let answer = kept(number, vignette, given, Timestamp::now())
                .context("the vignette holds no dilemma")?;
            self.store.keep_assessment_answer(&self.uid, &answer)?;
            return Ok(true);
        }
    }

    fn brief(&mut self, vignette: &Scenario, number: usize, of: usize) -> anyhow::Result<()> {
        self.say(&format!("\n{} of {of} · {}", number + 1, vignette.title))?;
        if !vignette.content_notes.is_empty() {
            let notes = vignette.content_notes.join(", ");
            self.say(&format!("This one touches on: {notes}. You can leave it out with s."))?;
        }
        self.say(&wording::who(&vignette.client))?;
        let brief = &vignette.brief;
        for text in [&brief.setting, &brief.referral].into_iter().filter(|text| !text.is_empty()) {
            self.say(text)?;
        }
        Ok(writeln!(self.screen)?)
    }

    fn pause(&mut self) -> anyhow::Result<()> {
        if self.lines.is_person() {
            if io::stdout().is_terminal() {
                // Clears the screen and what can be scrolled back to.
                write!(self.screen, "\x1b[2J\x1b[3J\x1b[H")?;
            }
            self.say("Paused. Press Enter to go on.")?;
            self.lines.next()?;
        }
        Ok(())
    }
}
