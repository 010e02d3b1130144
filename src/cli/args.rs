//! What can be asked of the program.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::class::Due;
use crate::coding::Skill;
use crate::institution::InstitutionId;
use crate::moment::{BoundaryKind, WantedQuestion};
use crate::scenario::raw::Difficulty;
use crate::transcript::{AnswerMode, RunMode};

/// Practice counseling with a scripted client, and read what each answer did.
///
/// Runs offline and keeps everything on this machine. The clients are fictional.
/// This is a place to practice between classes, not a measure of clinical competence, not therapy,
/// and not a crisis service.
#[derive(Debug, Parser)]
#[command(name = "practicum", version)]
pub(super) struct Args {
    /// Keep settings, records and scenarios of your own in this folder
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// What to do; the window opens where nothing is named
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Play(PlayArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Simulate(SimulateArgs),
    Graph(GraphArgs),
    Library(LibraryArgs),
    Drill(DrillArgs),
    Records(RecordsArgs),
    Assign(AssignArgs),
    Cohort(CohortArgs),
    Assess(AssessArgs),
    New(NewArgs),
    Tour(TourArgs),
    Code(CodeArgs),
    TrainCoder(TrainCoderArgs),
    EvalCoder(EvalCoderArgs),
}

/// Text for people, or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// Play a scenario in the terminal, then read its debrief
#[derive(Debug, clap::Args)]
pub(super) struct PlayArgs {
    /// A scenario file, its folder, or the id of one in `scenarios`
    #[arg(required_unless_present = "assignment", conflicts_with = "assignment")]
    pub scenario: Option<String>,
    #[command(flatten)]
    pub assigned: AssignedArgs,
    /// Play in the window, which follows the file while it is being written
    #[arg(long, conflicts_with_all = ["rubric", "answers", "carry", "save_carry", "format", "save_html", "resume"])]
    pub window: bool,
    /// Begin at this beat, for a look at one place
    #[arg(long, value_name = "BEAT", requires = "window")]
    pub from: Option<String>,
    /// Fixes wording, captions and the order of answers [default: 1]
    #[arg(long)]
    pub seed: Option<u64>,
    /// How it is run: `practice` has hints and steps back, `transfer` and `exam` do not
    #[arg(long, value_enum, default_value_t = Mode::Practice)]
    pub mode: Mode,
    /// Answer in your own words: they are heard by a program, and every score is an estimate
    #[arg(long)]
    pub compose: bool,
    /// Score by this rubric file
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
    /// Read the answers from a file: on each line a shown number, `@id`, `> typed words`, or `self 60 70 50`
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// What the session before handed on, for a scenario that follows another
    #[arg(long, value_name = "FILE")]
    pub carry: Option<PathBuf>,
    /// Write what this session hands to the next
    #[arg(long, value_name = "FILE")]
    pub save_carry: Option<PathBuf>,
    /// Keep it in the records, also where answers are read from a file; a session at the terminal is kept anyway
    #[arg(long, conflicts_with = "no_record")]
    pub record: bool,
    /// Keep nothing of it
    #[arg(long)]
    pub no_record: bool,
    /// Go on with the newest session of this scenario that was not ended
    #[arg(long, conflicts_with_all = ["no_record", "seed", "mode", "compose", "carry", "rubric"])]
    pub resume: bool,
    /// Write the debrief as a page that opens in any browser and prints well
    #[arg(long, value_name = "FILE")]
    pub save_html: Option<PathBuf>,
    /// How the debrief is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// A session of an assignment, which says how it is run.
#[derive(Debug, clap::Args)]
pub(super) struct AssignedArgs {
    /// Play what an instructor gave out; seed, mode, way of answering and rubric are the file's
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["seed", "mode", "compose", "rubric", "carry", "no_record", "from"]
    )]
    pub assignment: Option<PathBuf>,
    /// Which of the assignment's scenarios, by its id; need not be named where there is one
    #[arg(long = "scenario", id = "of_assignment", value_name = "ID", requires = "assignment")]
    pub of_assignment: Option<String>,
    /// Write the result for the instructor to this file [default: beside the assignment]
    #[arg(long, value_name = "FILE", requires = "assignment", conflicts_with = "window")]
    pub result: Option<PathBuf>,
    /// What your institution knows you by, to stand in the result [default: your pseudonym alone]
    #[arg(long, value_name = "ID", requires = "assignment", conflicts_with = "window")]
    pub institution_id: Option<InstitutionId>,
}

/// Put an assignment together for a class, in one file
#[derive(Debug, clap::Args)]
pub(super) struct AssignArgs {
    /// Scenario files, their folders, or ids
    #[arg(required_unless_present = "check")]
    pub scenarios: Vec<String>,
    /// Write the assignment to this file; a file that is there is kept
    #[arg(long, value_name = "FILE", required_unless_present = "check")]
    pub out: Option<PathBuf>,
    /// What people call it
    #[arg(long, required_unless_present = "check")]
    pub title: Option<String>,
    /// Who gives it out, as the trainees know you
    #[arg(long, default_value = "")]
    pub from: String,
    /// Your words to the trainees
    #[arg(long, default_value = "")]
    pub words: String,
    /// The day by which it is to be done, such as 2027-03-31
    #[arg(long, value_name = "DATE")]
    pub due: Option<Due>,
    /// How its sessions are run
    #[arg(long, value_enum, default_value_t = Mode::Practice)]
    pub mode: Mode,
    /// How answers are given: chosen, or composed in one's own words
    #[arg(long, value_enum, default_value_t = Answering::Choose)]
    pub answers: Answering,
    /// Fixes wording, captions and the order of answers for everyone [default: 1; 1000003 in an exam]
    #[arg(long)]
    pub seed: Option<u64>,
    /// Score by this rubric file
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
    /// Say what is in an assignment file, or what is wrong with it, in place of writing one
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["scenarios", "out", "title", "from", "words", "due", "mode", "answers", "seed", "rubric"]
    )]
    pub check: Option<PathBuf>,
}

/// How answers are given, as the command line says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Answering {
    Choose,
    Compose,
}

impl From<Answering> for AnswerMode {
    fn from(answers: Answering) -> Self {
        match answers {
            Answering::Choose => Self::Choose,
            Answering::Compose => Self::Compose,
        }
    }
}

/// Play a class's results again, and put those together that come to what they claim
#[derive(Debug, clap::Args)]
pub(super) struct CohortArgs {
    /// Result files
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The assignment they answer; without it, scenarios are looked for in the library
    #[arg(long, value_name = "FILE")]
    pub assignment: Option<PathBuf>,
    /// Score by this rubric file where no assignment is named
    #[arg(long, value_name = "FILE", conflicts_with = "assignment")]
    pub rubric: Option<PathBuf>,
    /// Write a table, a row for each score and each turn
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Write a page that opens in any browser and prints well
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// How a session is run, as the command line says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Mode {
    Practice,
    Transfer,
    Exam,
}

impl From<Mode> for RunMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Practice => Self::Practice,
            Mode::Transfer => Self::Transfer,
            Mode::Exam => Self::Exam,
        }
    }
}

/// Check scenario files and say what is wrong, where, and what to do
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Files or folders
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Judge worth by this rubric file
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
}

/// Print what a rule looks for and why, or list all rules
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// The code at the head of a finding, such as S004
    pub code: Option<String>,
}

/// Play scenarios many times with simulated trainees, and run the plays beside them
#[derive(Debug, clap::Args)]
pub(super) struct SimulateArgs {
    /// Files, folders, or ids
    #[arg(required = true)]
    pub scenarios: Vec<String>,
    /// How often each player plays; from 1000 on the scenario is judged
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..))]
    pub plays: u64,
    /// The seed of the first play; each next one has the next seed
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Score by this rubric file
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
    /// How results are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Draw a scenario as a graph
#[derive(Debug, clap::Args)]
pub(super) struct GraphArgs {
    /// A scenario file, its folder, or an id
    pub scenario: String,
    /// The language of the graph
    #[arg(long, value_enum, default_value_t = GraphLanguage::Dot)]
    pub format: GraphLanguage,
}

/// The language of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphLanguage {
    Dot,
    Mermaid,
}

/// What you did: list it, look back on it, replay it, delete it
#[derive(Debug, clap::Args)]
pub(super) struct RecordsArgs {
    #[command(subcommand)]
    pub command: RecordsCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RecordsCommand {
    /// List every session, the newest first
    List {
        /// How they are printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    Show(ShowArgs),
    Progress(ProgressArgs),
    Replay(OneRecordArgs),
    /// Say that you do not agree with how a turn was scored, and why; your instructor sees it in your result
    Contest {
        /// The record, by the beginning of its name
        record: String,
        /// The turn, from 1, as the debrief numbers it
        turn: usize,
        /// Why; empty words take it back
        words: String,
    },
    Result(ResultArgs),
    Export(ExportArgs),
    /// Delete one record, or everything
    Delete {
        /// The record, by the beginning of its name
        record: Option<String>,
        /// Delete every record
        #[arg(long, conflicts_with = "record")]
        all: bool,
        /// Do not ask
        #[arg(long)]
        yes: bool,
        /// Keep saved pages, results and archives, and damaged records that were set aside
        #[arg(long, requires = "all")]
        keep_saved: bool,
    },
}

/// Print the debrief of a session again
#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// The record, by the beginning of its name
    pub record: String,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write it as a page that opens in any browser and prints well
    #[arg(long, value_name = "FILE")]
    pub save_html: Option<PathBuf>,
}

/// Say where you stand over all sessions, and what to practice next
#[derive(Debug, clap::Args)]
pub(super) struct ProgressArgs {
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write it as a page that opens in any browser and prints well
    #[arg(long, value_name = "FILE")]
    pub save_html: Option<PathBuf>,
}

/// Write a session as a result file for an instructor
#[derive(Debug, clap::Args)]
pub(super) struct ResultArgs {
    /// The record, by the beginning of its name
    pub record: String,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What your institution knows you by, to stand in the result [default: your pseudonym alone]
    #[arg(long, value_name = "ID")]
    pub institution_id: Option<InstitutionId>,
    /// Hand in your note to self too
    #[arg(long)]
    pub with_note: bool,
}

/// Hand over: tables, gradebook files, statements for a learning record store, or everything as one archive
///
/// Nothing is sent: files are written where you say. Your words, your own ratings and your self-assessment stay out
/// unless you ask for them; `--everything` is for you and holds all of it.
#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// The records, by the beginning of their names; all where none is named
    #[arg(value_name = "RECORD")]
    pub records: Vec<String>,
    /// Only the first attempt at each scenario
    #[arg(long)]
    pub first: bool,
    /// Write `sessions.csv` and `turns.csv` into this folder; made where it is not there
    #[arg(long, value_name = "DIR", required_unless_present_any = ["canvas", "moodle", "xapi", "html", "everything"])]
    pub csv: Option<PathBuf>,
    /// Write a file that the gradebook of Canvas imports
    #[arg(long, value_name = "FILE")]
    pub canvas: Option<PathBuf>,
    /// Write a file that the gradebook of Moodle imports
    #[arg(long, value_name = "FILE")]
    pub moodle: Option<PathBuf>,
    /// Write ended sessions as xAPI 1.0.3 statements, one a line
    #[arg(long, value_name = "FILE")]
    pub xapi: Option<PathBuf>,
    /// Write each debrief as a page into this folder; a page holds your words, so say `--with-words` too
    #[arg(long, value_name = "DIR", requires = "with_words")]
    pub html: Option<PathBuf>,
    /// Write everything that was kept of you as one zip archive
    #[arg(long, value_name = "FILE", conflicts_with_all = ["records", "first", "with_words", "with_own_ratings", "with_self_assessment"])]
    pub everything: Option<PathBuf>,
    /// What your school knows you by, for gradebook files only; it is kept nowhere
    #[arg(long, value_name = "ID")]
    pub institution_id: Option<InstitutionId>,
    /// Tables, statements and pages hold your words: what you typed, and why you contest a score
    #[arg(long)]
    pub with_words: bool,
    /// Tables and pages hold what you gave yourself before you saw a score
    #[arg(long)]
    pub with_own_ratings: bool,
    /// Your boundary self-assessment goes into the folder of tables too
    #[arg(long, requires = "csv")]
    pub with_self_assessment: bool,
}

/// Make sessions again from what was kept, and say whether anything differs
#[derive(Debug, clap::Args)]
pub(super) struct OneRecordArgs {
    /// The record, by the beginning of its name; all where none is named
    pub record: Option<String>,
}

/// Look at how you handle boundaries, privately: 24 vignettes, your own forecast, and a profile
///
/// One that was left is gone on with. What you answer stays in your own folder.
#[derive(Debug, clap::Args)]
pub(super) struct AssessArgs {
    /// Show the profile of the last one that was finished, beside the one before it
    #[arg(long, conflicts_with_all = ["answers", "seed"])]
    pub show: bool,
    /// Delete the one that was left, for good, in place of going on with it
    #[arg(long, conflicts_with_all = ["show", "answers", "seed", "format"])]
    pub discard: bool,
    /// The other check, for those who see clients: questions about your own work, unscored and kept nowhere
    #[arg(long, conflicts_with_all = ["show", "discard", "seed", "format"])]
    pub self_check: bool,
    /// Draw a new one by this seed [default: from the clock]
    #[arg(long)]
    pub seed: Option<u64>,
    /// Read the answers from a file: four lines of a forecast such as `3 2`, or `-` for none; then, on each line, a
    /// shown number, `@id`, or `s` to leave a vignette out
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// How the profile is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// List sessions, vignettes and drills by level, focus, theme and boundary, as a page in Markdown
#[derive(Debug, clap::Args)]
pub(super) struct LibraryArgs {
    /// The folder of scenarios
    #[arg(default_value = "scenarios")]
    pub scenarios: PathBuf,
    /// Write the page to this file in place of printing it
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Say whether that file is the page, in place of writing it
    #[arg(long, requires = "out")]
    pub check: bool,
}

/// Practice one skill on single client lines, with feedback at once
#[derive(Debug, clap::Args)]
pub(super) struct DrillArgs {
    /// The skill, such as `reflection_of_feeling`; where none is named, what is due or suggested today
    #[arg(value_parser = skill)]
    pub skill: Option<Skill>,
    /// List the skills with their drills, how many were tried and are due, and today's plan
    #[arg(long, conflicts_with_all = ["skill", "typed", "level", "seed", "answers"])]
    pub list: bool,
    /// Answer in your own words: a program hears them, and can be wrong
    #[arg(long)]
    pub typed: bool,
    /// Begin at this level, in place of the one that your answers so far lead to
    #[arg(long, value_enum)]
    pub level: Option<Level>,
    /// Fixes the order of new drills and of the answers to them
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Read what is answered from a file: on each line a shown number or `> typed words`, then `easy`, `right` or `hard`
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Keep nothing of it, and begin as if nothing had been kept
    #[arg(long)]
    pub no_record: bool,
}

/// A level, as the command line says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    Foundation,
    Intermediate,
    Advanced,
}

impl From<Level> for Difficulty {
    fn from(level: Level) -> Self {
        match level {
            Level::Foundation => Self::Foundation,
            Level::Intermediate => Self::Intermediate,
            Level::Advanced => Self::Advanced,
        }
    }
}

fn skill(key: &str) -> Result<Skill, String> {
    Skill::from_key(&key.to_lowercase().replace([' ', '-'], "_")).ok_or_else(|| {
        let keys: Vec<&str> = Skill::ALL.iter().map(|skill| skill.key()).collect();
        format!("one of {}", keys.join(", "))
    })
}

/// Print a commented scenario to start from
#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// The new scenario's id: lower-case letters, digits and hyphens
    pub id: String,
    /// Write it to this file in place of printing it; a file that is there is kept
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Draw every screen into PNG files; needs no display
#[derive(Debug, clap::Args)]
pub(super) struct TourArgs {
    /// The folder the pictures are written to; made where it is not there
    pub out_dir: PathBuf,
    /// Width and height in pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1280x720", value_parser = size)]
    pub size: (u32, u32),
    /// The colors
    #[arg(long, value_enum, default_value_t = Colors::Light)]
    pub theme: Colors,
    /// The text size in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = clap::value_parser!(u16).range(80..=200))]
    pub text_size: u16,
    /// Print how long the start took and how much memory is used
    #[arg(long)]
    pub timings: bool,
    /// Draw the clients of these scenarios in every feeling instead, parted by commas; `key.txt` says which is which
    #[arg(long, value_name = "SCENARIOS", value_delimiter = ',', conflicts_with_all = ["timings", "text_size"])]
    pub stills: Vec<String>,
}

/// Say how a reply, or each reply of a file, is heard: skills, faults, question form, empathy, boundary
#[derive(Debug, clap::Args)]
pub(super) struct CodeArgs {
    /// Turns in a text file (a reply a line, or lines that begin with `Client:` and `Counselor:`), a CSV file or a
    /// JSONL file (columns `speaker`, `text`, `client`, `transcript`, `feelings`, `boundary`, `question`)
    #[arg(conflicts_with = "reply")]
    pub file: Option<PathBuf>,
    /// One reply, in place of a file
    #[arg(long, value_name = "TEXT")]
    pub reply: Option<String>,
    /// What the client said before that reply
    #[arg(long, value_name = "TEXT", requires = "reply")]
    pub client: Option<String>,
    /// The feelings of the moment, parted by commas. Beside a boundary or a question form, those the client names where
    /// none are given; without any of the three the reply is heard not knowing what was at stake
    #[arg(long, value_name = "WORDS", value_delimiter = ',', requires = "reply")]
    pub feelings: Vec<String>,
    /// The boundary kind of the moment, such as `small_gift`
    #[arg(long, value_name = "KIND", value_parser = boundary_kind, requires = "reply")]
    pub boundary: Option<BoundaryKind>,
    /// The question form the moment wants: open, clarifying, direct_risk, hold
    #[arg(long, value_name = "FORM", value_parser = wanted_question, requires = "reply")]
    pub question: Option<WantedQuestion>,
    /// How codes are printed
    #[arg(long, value_enum, default_value_t = CodeFormat::Text)]
    pub format: CodeFormat,
}

/// Text for people, one JSON object a line, or a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CodeFormat {
    Text,
    Json,
    Csv,
}

fn boundary_kind(key: &str) -> Result<BoundaryKind, String> {
    BoundaryKind::from_key(key).ok_or_else(|| {
        let keys: Vec<&str> = BoundaryKind::ALL.iter().map(|kind| kind.key()).collect();
        format!("one of {}", keys.join(", "))
    })
}

fn wanted_question(key: &str) -> Result<WantedQuestion, String> {
    WantedQuestion::from_key(key).ok_or_else(|| "open, clarifying, direct_risk or hold".to_owned())
}

/// Where the typed corpus lies.
#[derive(Debug, clap::Args)]
pub(super) struct CorpusArgs {
    /// The folder of the typed corpus
    #[arg(long, value_name = "DIR", default_value = "corpus")]
    pub corpus: PathBuf,
}

/// Train the coder of typed replies (for those who work on it)
#[derive(Debug, clap::Args)]
pub(super) struct TrainCoderArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// The folder of scenarios whose answers are learned from too
    #[arg(long, value_name = "DIR", default_value = "scenarios")]
    pub scenarios: PathBuf,
    /// AnnoMI's `utterances.csv`
    #[arg(long, value_name = "FILE")]
    pub annomi: PathBuf,
    /// The file of weights to write
    #[arg(long, value_name = "FILE", default_value = "assets/coder.bin")]
    pub out: PathBuf,
}

/// Measure how well the coder hears replies it has not learned from
#[derive(Debug, clap::Args)]
pub(super) struct EvalCoderArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// AnnoMI's `utterances.csv`, to be measured by transcript too
    #[arg(long, value_name = "FILE")]
    pub annomi: Option<PathBuf>,
    /// How figures are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// The colors, as the command line says them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colors {
    Light,
    Dark,
    HighContrast,
}

/// Two numbers of pixels, such as `1280x720`.
fn size(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once(['x', '×']);
    let numbers =
        parts.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    match numbers {
        Some((width, height))
            if (640..=7680).contains(&width) && (480..=4320).contains(&height) =>
        {
            Ok((width, height))
        }
        Some(_) => Err("a width of 640 to 7680 and a height of 480 to 4320".to_owned()),
        None => Err("two numbers, such as 1280x720".to_owned()),
    }
}
