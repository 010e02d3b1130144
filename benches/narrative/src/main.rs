//! Practicum beside an Ink runtime on one generated story; `README.md` says what each figure means.

mod library;
mod players;
mod python;
mod story;
mod timing;

use std::error::Error;
use std::fmt::Display;
use std::process::ExitCode;

use bladeink::story::Story as InkStory;
use bladeink_compiler::Compiler;
use practicum::client::ReactionTable;
use practicum::diagnostic::{Coloring, Diagnostic, Severity, Source};
use practicum::library::Content;
use practicum::scenario::{self, Scenario};
use practicum::session::Chart;

use players::{ChartPlayer, InkPlayer, Mulberry32, Player, SessionPlayer, Totals};
use story::{BEATS, Story};
use timing::{Millis, Rate, Samples, grouped, millis, round};

/// Whatever stopped the bench.
pub type Failure = Box<dyn Error>;

/// A player with its name.
type Contender<'a> = (&'static str, Box<dyn Player + 'a>);

/// How often everything is measured.
const ROUNDS: u32 = 9;
/// Over so many plays all players must come to the same totals.
const PARITY_PLAYS: u32 = 1000;
const PARITY_SEED: u32 = 42;
/// The seed of the first round; each next round has the next seed.
const FIRST_SEED: u32 = 1000;
/// The choices and options of those plays, which every engine that plays this graph comes to.
const PARITY: (u64, u64) = (13_807, 45_412);
/// The bytes of the Ink version's lines in those plays.
const INK_BYTES: u64 = 1_387_322;
/// Plays a second the bare step must reach.
const GOAL: f64 = 300_000.0;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Runs all sections; false where parity fails.
fn run() -> Result<bool, Failure> {
    let content = Content::built_in()?;
    let story = Story::generate();
    let (ink, source) = (story.ink(), Source::new("story.ron", story.scenario()));
    let scenario = load(&content, &source)?;
    let compiled = Compiler::new().compile(&ink)?;
    let mut players: [Contender<'_>; 3] = [
        ("practicum, bare step", Box::new(ChartPlayer::new(&scenario))),
        ("practicum, whole session", Box::new(SessionPlayer::new(&scenario))),
        ("bladeink", Box::new(InkPlayer::new(&compiled)?)),
    ];
    if !parity(&mut players)? {
        return Ok(false);
    }
    simulate(&mut players)?;
    library::simulate(&content, ROUNDS)?;
    library::check(&content, ROUNDS)?;
    loading(&content, &source, &ink)?;
    Ok(true)
}

/// The scenario of a file without errors.
fn load(content: &Content, source: &Source) -> Result<Scenario, Failure> {
    let loaded = content.load(source);
    loaded.scenario.ok_or_else(|| {
        let error = loaded.diagnostics.iter().find(|found| found.severity == Severity::Error);
        error.map_or_else(String::new, |error| error.render(source, Coloring::Plain)).into()
    })
}

/// Whether all players come to the totals they must.
fn parity(players: &mut [Contender<'_>]) -> Result<bool, Failure> {
    let plays = grouped(PARITY_PLAYS.into());
    println!("parity: {plays} plays, mulberry32 from {PARITY_SEED}");
    let mut all = Vec::new();
    for (name, player) in players {
        let (mut rng, mut totals) = (Mulberry32(PARITY_SEED), Totals::default());
        for _ in 0..PARITY_PLAYS {
            player.play(&mut rng, &mut totals)?;
        }
        row(name, totals);
        all.push(totals);
    }
    let is_held = agree(&all);
    row("parity", if is_held { "holds" } else { "FAILS" });
    Ok(is_held)
}

/// Whether all met the same graph, those with words said as many lines, and the last, in Ink, the known words.
fn agree(all: &[Totals]) -> bool {
    let same_graph = all.iter().all(|one| (one.choices, one.options) == PARITY);
    let mut lines = all.iter().map(|one| one.lines).filter(|&lines| lines > 0);
    let first = lines.next();
    let same_lines = lines.all(|others| Some(others) == first);
    let same_words = all.last().is_some_and(|ink| ink.bytes == INK_BYTES);
    same_graph && same_lines && same_words
}

/// Plays a second of each player, in rounds that take turns.
fn simulate(players: &mut [Contender<'_>]) -> Result<(), Failure> {
    println!("\nsimulate: the generated story of {BEATS} beats, {ROUNDS} rounds taking turns");
    let mut rates: Vec<Samples> = players.iter().map(|_| Samples::default()).collect();
    for number in 0..ROUNDS {
        for ((_, player), samples) in players.iter_mut().zip(&mut rates) {
            samples.add(round(player.as_mut(), FIRST_SEED + number)?);
        }
    }
    for ((name, _), samples) in players.iter().zip(&rates) {
        row(name, Rate(samples));
    }
    let [bare, session, ink] = &rates[..] else {
        return Ok(());
    };
    let times = |samples: &Samples| samples.median() / ink.median();
    row("bare step to bladeink", format!("{:.0} : 1", times(bare)));
    row("session to bladeink", format!("{:.1} : 1", times(session)));
    let goal = grouped(GOAL as u64);
    row("goal for the bare step", format!("{goal} plays/s: {}", met(bare.median() >= GOAL)));
    Ok(())
}

/// What [`load_once`] measures, in its order.
const LOADING: [&str; 6] = [
    "practicum, tables",
    "practicum, read",
    "practicum, read and check",
    "practicum, chart",
    "bladeink, compile",
    "bladeink, load",
];

/// What it takes to make the story ready for playing.
fn loading(content: &Content, source: &Source, ink: &str) -> Result<(), Failure> {
    println!("\nload: the generated story, {ROUNDS} rounds taking turns");
    let bytes = [source.text.len(), ink.len()].map(|bytes| grouped(bytes as u64));
    row("the file", format!("{} bytes as a scenario, {} as Ink", bytes[0], bytes[1]));
    let scenario = load(content, source)?;
    let mut times = LOADING.map(|_| Samples::default());
    for _ in 0..ROUNDS {
        let once = load_once(content, source, &scenario, ink)?;
        times.iter_mut().zip(once).for_each(|(samples, time)| samples.add(time));
    }
    for (name, samples) in LOADING.iter().zip(&times) {
        row(name, Millis(samples));
    }
    Ok(())
}

/// One round of [`LOADING`], in milliseconds.
fn load_once(
    content: &Content,
    source: &Source,
    scenario: &Scenario,
    ink: &str,
) -> Result<[f64; LOADING.len()], Failure> {
    let (tables, built_in) = millis(Content::built_in);
    built_in?;
    let (read, draft) = millis(|| {
        let parsed = scenario::parse(source)?;
        Ok(scenario::resolve(&parsed.raw, &source.text, &content.tables))
    });
    draft.map_err(|error: Box<Diagnostic>| error.message)?;
    let (checked, _) = millis(|| content.load(source));
    let (chart, _) = millis(|| Chart::new(scenario, &ReactionTable::default()));
    let (compile, compiled) = millis(|| Compiler::new().compile(ink));
    let compiled = compiled?;
    let (load, loaded) = millis(|| InkStory::new(&compiled));
    loaded?;
    Ok([tables, read, checked, chart, compile, load])
}

/// One line of the output.
pub fn row(name: &str, figure: impl Display) {
    println!("  {name:<26} {figure}");
}

/// Whether a goal is met, in a word.
pub const fn met(is_met: bool) -> &'static str {
    if is_met { "met" } else { "MISSED" }
}
