//! Files for the gradebooks of Canvas and Moodle: one person, a column for each scenario and dimension.
//!
//! The rules are those of the importers: Canvas' `lib/gradebook_importer.rb`, and Moodle's grade import, where the
//! instructor says which column is which. There is no column for a whole session, because the program knows no such
//! number.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::cell::Table;
use super::{Handed, HandoverError};
use crate::coding::Dimension;
use crate::institution::InstitutionId;
use crate::records::SessionRow;
use crate::transcript::AnswerMode;

/// Titles that Canvas takes for its own totals and passes over.
const CANVAS_TOTALS: [&str; 9] = [
    "Current Score",
    "Current Points",
    "Current Grade",
    "Final Score",
    "Final Points",
    "Final Grade",
    "Override Score",
    "Override Grade",
    "Override Status",
];

/// What stands in a gradebook: for each scenario and dimension the earliest of the sessions that were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gradebook {
    entries: BTreeMap<(String, Dimension), Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    began: jiff::Timestamp,
    title: String,
    score: Option<u8>,
    feedback: String,
}

impl Gradebook {
    /// Adds a session that has ended; one that can still be gone on with has no grade yet.
    pub fn add(&mut self, handed: &Handed) {
        let row = &handed.record.row;
        if row.is_open() {
            return;
        }
        for &dimension in &row.focus {
            let key = (row.scenario.id.clone(), dimension);
            if self.entries.get(&key).is_some_and(|entry| entry.began <= row.began) {
                continue;
            }
            let needed = handed.replayed.rubric.min_n;
            let entry = Entry {
                began: row.began,
                title: title(row, dimension),
                score: row.scores[dimension.index()],
                feedback: feedback(row, dimension, needed),
            };
            self.entries.insert(key, entry);
        }
    }

    /// Whether there is nothing to grade.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The file for Canvas.
    ///
    /// With an institution id, the person is found by their SIS or login id; without one the instructor has to say
    /// who stands behind the random name.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn canvas(
        &self,
        actor: Uuid,
        id: Option<&InstitutionId>,
    ) -> Result<Vec<u8>, HandoverError> {
        let titles = self.entries.values().map(|entry| entry.title.as_str());
        let heads = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];
        let mut table = Table::new(heads.into_iter().chain(titles))?;
        let possible = ["    Points Possible", "", "", "", ""];
        table.row(possible.into_iter().chain(self.entries.values().map(|_| "100")))?;
        let name = name(actor);
        let (student, id) = id.map_or((name.as_str(), ""), |id| (id.as_str(), id.as_str()));
        let scores: Vec<String> = self.entries.values().map(grade).collect();
        let person = [student, "", id, id, ""];
        table.row(person.into_iter().chain(scores.iter().map(String::as_str)))?;
        table.into_bytes()
    }

    /// The file for Moodle, each grade with its feedback beside it, since Moodle loses a grade whose feedback comes
    /// alone.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn moodle(
        &self,
        actor: Uuid,
        id: Option<&InstitutionId>,
    ) -> Result<Vec<u8>, HandoverError> {
        let heads = ["Username", "ID number", "Email address"].map(str::to_owned);
        let titles = self.entries.values();
        let titles =
            titles.flat_map(|entry| [entry.title.clone(), format!("Feedback: {}", entry.title)]);
        let heads: Vec<String> = heads.into_iter().chain(titles).collect();
        let mut table = Table::new(heads.iter().map(String::as_str))?;
        let name = name(actor);
        let known = id.map_or(name.as_str(), InstitutionId::as_str);
        let mail = if known.contains('@') { known } else { "" };
        let graded = self.entries.values();
        let graded: Vec<[String; 2]> =
            graded.map(|entry| [grade(entry), entry.feedback.clone()]).collect();
        let cells = graded.iter().flatten().map(String::as_str);
        table.row([known, known, mail].into_iter().chain(cells))?;
        table.into_bytes()
    }
}

/// The random name as a person's.
fn name(actor: Uuid) -> String {
    format!("Practicum {actor}")
}

/// Whole numbers of 100; nothing where there is no score, which both importers leave ungraded.
fn grade(entry: &Entry) -> String {
    entry.score.map_or_else(String::new, |score| score.to_string())
}

/// The column's title, by which an import finds it again; nothing in it that an importer reads otherwise.
fn title(row: &SessionRow, dimension: Dimension) -> String {
    let words = row.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut title = format!("Practicum: {words} [{}], {dimension}", row.scenario.id);
    title = title.replace(';', ",");
    for total in CANVAS_TOTALS {
        title = title.replace(total, &total.replace(' ', "-"));
    }
    title
}

/// What stands beside a grade, so that nobody takes it for more than it is.
fn feedback(row: &SessionRow, dimension: Dimension, needed: usize) -> String {
    let n = row.n[dimension.index()];
    let moments = if n == 1 { "moment" } else { "moments" };
    let basis = match row.scores[dimension.index()] {
        Some(_) => format!("from {n} scored {moments}"),
        None if n < needed => format!("no score: {n} scored {moments}, {needed} are needed"),
        None => "no score: the answers could not be told with enough certainty".to_owned(),
    };
    let attempt = if row.is_first { "first attempt" } else { "a repeat" };
    let coached = if row.is_coached() { "coached" } else { "not coached" };
    let estimate = match row.answers {
        AnswerMode::Choose => "",
        AnswerMode::Compose => " Own words, so an estimate.",
    };
    let end = match row.end {
        crate::transcript::End::BrokenOff => " Broken off.",
        _ => "",
    };
    format!(
        "{}: {basis}; {attempt}, {coached}, mode {}.{estimate}{end} Practice, not a measure of competence. Record {}",
        crate::debrief::wording::sentence(dimension.words()),
        row.mode.key(),
        row.uid
    )
}
