//! What an instructor gives out: one file with the scenarios and the rubric whole, and the terms.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::due::Due;
use crate::diagnostic::{Coloring, Diagnostic, Severity, Source};
use crate::library::{Content, worth};
use crate::scenario::check::{A001, A002, A003};
use crate::scenario::{Carry, MAX_BYTES, Outline, Path, Scenario, load, options, read_ron};
use crate::scoring::Rubric;
use crate::session::Setup;
use crate::stamp::{Stamp, hash_of};
use crate::transcript::{AnswerMode, RunMode, Seed};

/// The format this program writes and reads.
const FORMAT: u32 = 1;

/// How its sessions are run, and what the trainee is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// What people call it.
    pub title: String,
    /// Who gives it out; may be empty.
    pub from: String,
    /// The instructor's words to the trainees; may be empty.
    pub words: String,
    /// The day by which it is to be done.
    pub due: Option<Due>,
    /// How its sessions are run.
    pub mode: RunMode,
    /// How answers are given.
    pub answers: AnswerMode,
    /// What randomness is drawn from, the same for everyone.
    pub seed: Seed,
}

impl Terms {
    /// Whether there is one attempt for each scenario.
    pub const fn is_taken_once(&self) -> bool {
        matches!(self.mode, RunMode::Exam)
    }

    /// Whether a scenario that follows another goes on from the trainee's own session before. Everyone begins an exam
    /// alike: with what the scenario says.
    pub const fn carries_over(&self) -> bool {
        !self.is_taken_once()
    }

    /// What a session of it begins with.
    pub const fn setup(&self, carry: Option<Carry>) -> Setup {
        Setup { seed: self.seed, mode: self.mode, answers: self.answers, carry }
    }

    /// Who gives it out and what they write, for the trainee; empty where there is nothing.
    pub fn greeting(&self) -> Vec<String> {
        let (from, words) = (self.from.trim(), self.words.trim());
        let who = if from.is_empty() { "Your instructor" } else { from };
        let mut lines = Vec::new();
        if !words.is_empty() {
            lines.push(format!("{who} writes: {words}"));
        } else if !from.is_empty() {
            lines.push(format!("From {from}"));
        }
        lines
    }
}

/// An assignment that can be played.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// Its title and the hash of its file's text.
    pub stamp: Stamp,
    /// How its sessions are run.
    pub terms: Terms,
    /// What they are scored by.
    pub rubric: Rubric,
    /// The scenarios, in the order the instructor put them in.
    pub scenarios: Vec<Arc<Scenario>>,
}

/// What is wrong with a text: the file, or a scenario that lies in it.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The text, for showing the place of each finding.
    pub source: Source,
    /// What was found in it; never empty.
    pub findings: Vec<Diagnostic>,
}

impl Problem {
    /// What is wrong, for people.
    pub fn told(&self, coloring: Coloring) -> String {
        let told: Vec<_> =
            self.findings.iter().map(|one| one.render(&self.source, coloring)).collect();
        told.join("\n\n")
    }
}

/// Why an assignment cannot be written.
#[derive(Debug, Error)]
pub enum Unwritable {
    /// A title is what records and results know it by.
    #[error("an assignment needs a title")]
    NoTitle,
    /// There is nothing to do.
    #[error("an assignment needs at least one scenario")]
    NoScenario,
    /// Records tell scenarios apart by their ids.
    #[error("two of the scenarios are called `{0}`")]
    Twice(String),
    /// It would be larger than what is read again.
    #[error("the assignment would have {0} bytes; at most {MAX_BYTES} are read: give it in parts")]
    TooLarge(usize),
    /// RON cannot write it.
    #[error("the assignment cannot be written: {0}")]
    Ron(#[from] ron::Error),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAssignment {
    format: u32,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    from: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    due: Option<String>,
    mode: RunMode,
    answers: AnswerMode,
    seed: u64,
    rubric: RawText,
    scenarios: Vec<RawText>,
}

/// A file within the file: what it is called, the hash of its text, and the text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawText {
    id: String,
    hash: String,
    text: String,
}

impl Assignment {
    /// The text of an assignment file, which [`Assignment::read`] reads again. The texts in it stand as they are, so
    /// that whoever opens the file can read them.
    ///
    /// # Errors
    /// When there is no title or no scenario, two scenarios have one id, or it would be too large.
    pub fn write(
        terms: &Terms,
        rubric: &Rubric,
        scenarios: &[&Scenario],
    ) -> Result<String, Unwritable> {
        if terms.title.trim().is_empty() {
            return Err(Unwritable::NoTitle);
        }
        if scenarios.is_empty() {
            return Err(Unwritable::NoScenario);
        }
        let mut ids = BTreeSet::new();
        if let Some(twice) = scenarios.iter().find(|one| !ids.insert(one.id.as_str())) {
            return Err(Unwritable::Twice(twice.id.clone()));
        }
        let text = |id: &str, hash: &str, text: &str| RawText {
            id: id.to_owned(),
            hash: hash.to_owned(),
            text: text.to_owned(),
        };
        let raw = RawAssignment {
            format: FORMAT,
            title: terms.title.trim().to_owned(),
            from: terms.from.trim().to_owned(),
            words: terms.words.trim().to_owned(),
            due: terms.due.map(|due| due.to_string()),
            mode: terms.mode,
            answers: terms.answers,
            seed: terms.seed.0,
            rubric: text(&rubric.stamp.id, &rubric.stamp.hash, &rubric.text),
            scenarios: scenarios.iter().map(|one| text(&one.id, &one.hash, &one.text)).collect(),
        };
        let pretty = ron::ser::PrettyConfig::new().escape_strings(false);
        let written = options().to_string_pretty(&raw, pretty)? + "\n";
        if written.len() > MAX_BYTES {
            return Err(Unwritable::TooLarge(written.len()));
        }
        Ok(written)
    }

    /// Reads an assignment file: its scenarios are checked as any scenario is, and must be those it was made with.
    ///
    /// # Errors
    /// What is wrong with it: the first thing that makes it no such file, or else everything that was found.
    pub fn read(source: &Source, content: &Content) -> Result<Self, Vec<Problem>> {
        let raw: RawAssignment = read_ron(source)
            .map_err(|error| vec![Problem { source: source.clone(), findings: vec![*error] }])?;
        let mut reader = Reader { source, outline: Outline::of(&source.text), findings: vec![] };
        let (due, rubric) = reader.terms(&raw);
        let mut inner = Vec::new();
        let mut ids = BTreeSet::new();
        let mut scenarios = Vec::new();
        for (place, text) in raw.scenarios.iter().enumerate() {
            let path = Path::top().field("scenarios").index(place);
            reader.text(&path, "scenario", text);
            if !ids.insert(text.id.as_str()) {
                let message = format!("the scenario “{}” is in it twice", text.id);
                reader.find(A003, &path, message, "records tell scenarios apart by their ids");
            }
            let Some(rubric) = &rubric else { continue };
            match reader.scenario(&path, text, content, rubric) {
                Ok(scenario) => scenarios.push(Arc::new(scenario)),
                Err(problem) => inner.extend(problem),
            }
        }
        let mut problems = Vec::new();
        if !reader.findings.is_empty() {
            problems.push(Problem { source: source.clone(), findings: reader.findings });
        }
        problems.extend(inner);
        let Some(rubric) = rubric.filter(|_| problems.is_empty()) else { return Err(problems) };
        let title = raw.title.trim().to_owned();
        Ok(Self {
            stamp: Stamp::of(title.as_str(), &source.text),
            terms: Terms {
                title,
                from: raw.from.trim().to_owned(),
                words: raw.words,
                due,
                mode: raw.mode,
                answers: raw.answers,
                seed: Seed(raw.seed),
            },
            rubric,
            scenarios,
        })
    }

    /// The scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }
}

/// Judges what was read.
struct Reader<'a> {
    source: &'a Source,
    outline: Outline,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn find(&mut self, code: &'static str, path: &Path, message: String, hint: &str) {
        self.findings.push(Diagnostic {
            code,
            severity: Severity::Error,
            place: self.source.place(self.outline.find(path)),
            message,
            hints: vec![hint.to_owned()],
            related: Vec::new(),
        });
    }

    fn terms(&mut self, raw: &RawAssignment) -> (Option<Due>, Option<Rubric>) {
        let top = |field: &'static str| Path::top().field(field);
        if raw.format != FORMAT {
            let message = format!(
                "this assignment has format {}, and this version reads {FORMAT}",
                raw.format
            );
            self.find(A001, &top("format"), message, "a newer version of Practicum may read it");
        }
        if raw.title.trim().is_empty() {
            let hint = "write a few words: records and results know it by them";
            self.find(A001, &top("title"), "the assignment has no title".to_owned(), hint);
        }
        let due = raw.due.as_deref().map(str::parse::<Due>).transpose();
        let due = due.unwrap_or_else(|error| {
            self.find(A001, &top("due"), error.to_string(), "or leave `due` out");
            None
        });
        if raw.scenarios.is_empty() {
            let hint = "`practicum assign` puts scenarios into it";
            self.find(A001, &top("scenarios"), "there is no scenario in it".to_owned(), hint);
        }
        let path = top("rubric");
        self.text(&path, "rubric", &raw.rubric);
        let rubric = Rubric::from_ron(&raw.rubric.text);
        let rubric = rubric.map_err(|error| {
            let hint = "make the assignment anew with a rubric that can be read";
            self.find(A001, &path.clone().field("text"), error.to_string(), hint);
        });
        (due, rubric.ok())
    }

    /// A text must be the one it was made with: results are compared by its hash.
    fn text(&mut self, path: &Path, what: &str, text: &RawText) {
        if hash_of(&text.text) != text.hash {
            let message = format!("the {what} “{}” was changed after the file was made", text.id);
            let hint = "change the file it came from, and make the assignment anew";
            self.find(A002, &path.clone().field("hash"), message, hint);
        }
    }

    /// A scenario of it, or what is wrong in the scenario's own text, where anything is.
    fn scenario(
        &mut self,
        path: &Path,
        text: &RawText,
        content: &Content,
        rubric: &Rubric,
    ) -> Result<Scenario, Option<Problem>> {
        let source = Source::new(format!("{} in {}", text.id, self.source.name), text.text.clone());
        let loaded = load(&source, &content.tables, |scenario| worth(scenario, rubric));
        let Some(scenario) = loaded.scenario else {
            let message = format!("the scenario “{}” cannot be played", text.id);
            let hint = "what is wrong in it stands below, with the line within the scenario";
            self.find(A003, path, message, hint);
            let mut findings = loaded.diagnostics;
            findings.retain(|finding| finding.severity == Severity::Error);
            return Err(Some(Problem { source, findings }));
        };
        if scenario.id != text.id {
            let message = format!(
                "the scenario calls itself “{}”, and stands here as “{}”",
                scenario.id, text.id
            );
            self.find(A003, &path.clone().field("id"), message, "make the assignment anew");
            return Err(None);
        }
        Ok(scenario)
    }
}
