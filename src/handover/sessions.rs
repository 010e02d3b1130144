//! The table of sessions: one row for each session and dimension.

use uuid::Uuid;

use super::cell::{Column, Table, column, number, yes};
use super::{Handed, HandoverError, Ticks, time};
use crate::coding::Dimension;
use crate::records::SessionRow;
use crate::transcript::{AnswerMode, End};

/// The columns, in order.
pub const SESSION_COLUMNS: &[Column] = &[
    column("record", "the session’s name, the same in every file"),
    column("actor", "the random name of who practiced, made on their machine"),
    column("scenario", "the scenario’s id"),
    column("scenario_hash", "SHA-256 of the scenario’s file; compare only rows that agree in it"),
    column("title", "what people call the scenario"),
    column("rubric", "the rubric’s id"),
    column("rubric_hash", "SHA-256 of the rubric’s file; compare only rows that agree in it"),
    column("assignment", "the assignment it answers; empty where it answers none"),
    column("seed", "what the wordings and the order of answers were drawn from"),
    column("mode", "practice, transfer or exam"),
    column("answers", "choose or compose; scores of composed answers are estimates"),
    column("attempt", "first or repeat, by scenario"),
    column("coached", "yes where a hint was read or a step taken back"),
    column("hints", "how many hints were read"),
    column("rewinds", "how many steps were taken back"),
    column("began", "when it began, ISO 8601 in UTC"),
    column("ended", "when it ended; empty where it can still be gone on with"),
    column("end", "the ending’s id, time_up or broken_off; empty where it has not ended"),
    column("turns", "how many answers were given"),
    column("passes", "yes or no, by the rubric; empty where it has not ended"),
    column("corrective", "the one point to take along, by its key"),
    column("dimension", "empathy, boundaries or questioning"),
    column("reported", "whether the scenario reports this dimension"),
    column("score", "0 to 100; empty where there is none"),
    column(
        "why_no_score",
        "not_ended, not_reported, too_few_moments or too_unsure; empty where there is one",
    ),
    column("n", "the scored moments behind the score"),
    column("n_needed", "how many the rubric needs before it gives a score"),
    column("n_unsure", "moments that were due and could not be told from typed words"),
    column("uncapped", "the score before the cap for a violation or for risk left unasked"),
    column("own_rating", "what the trainee gave themselves, 0 to 100; empty unless ticked"),
    column("replays", "yes where the session, played again from its record, comes out the same"),
];

/// The table, row by row.
#[derive(Debug)]
pub struct SessionTable {
    table: Table,
    actor: String,
    ticks: Ticks,
}

impl SessionTable {
    /// A table of what this actor did.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn new(actor: Uuid, ticks: Ticks) -> Result<Self, HandoverError> {
        let table = Table::new(SESSION_COLUMNS.iter().map(|column| column.name))?;
        Ok(Self { table, actor: actor.to_string(), ticks })
    }

    /// Adds a session: three rows.
    ///
    /// # Errors
    /// As [`SessionTable::new`].
    pub fn add(&mut self, handed: &Handed) -> Result<(), HandoverError> {
        for &dimension in Dimension::ALL {
            let mut cells = of_session(&handed.record.row, &self.actor);
            cells.extend(of_dimension(handed, dimension, self.ticks));
            self.table.row(cells.iter().map(String::as_str))?;
        }
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// As [`SessionTable::new`].
    pub fn into_bytes(self) -> Result<Vec<u8>, HandoverError> {
        self.table.into_bytes()
    }
}

fn of_session(row: &SessionRow, actor: &str) -> Vec<String> {
    vec![
        row.uid.clone(),
        actor.to_owned(),
        row.scenario.id.clone(),
        row.scenario.hash.clone(),
        row.title.clone(),
        row.rubric.id.clone(),
        row.rubric.hash.clone(),
        row.assignment.as_ref().map_or_else(String::new, |assignment| assignment.id.clone()),
        row.seed.to_string(),
        row.mode.key().to_owned(),
        row.answers.key().to_owned(),
        if row.is_first { "first" } else { "repeat" }.to_owned(),
        yes(row.is_coached()),
        row.hints.to_string(),
        row.rewinds.to_string(),
        time(row.began),
        row.ended.map_or_else(String::new, time),
        if row.is_open() { String::new() } else { end(&row.end) },
        row.n_turns.to_string(),
        if row.is_open() { String::new() } else { yes(row.passes) },
        row.corrective.map_or_else(String::new, |lesson| key(&lesson)),
    ]
}

fn of_dimension(handed: &Handed, dimension: Dimension, ticks: Ticks) -> Vec<String> {
    let row = &handed.record.row;
    let d = dimension.index();
    let again = handed.scores.of(dimension);
    let score = row.scores[d];
    let is_reported = row.focus.contains(&dimension);
    let needed = handed.replayed.rubric.min_n;
    let why = match score {
        Some(_) => "",
        None if row.is_open() => "not_ended",
        None if !is_reported => "not_reported",
        None if row.n[d] < needed => "too_few_moments",
        None if row.answers == AnswerMode::Compose => "too_unsure",
        // Moments without a choice between better and worse leave nothing to score.
        None => "too_few_moments",
    };
    let own = row.own.filter(|_| ticks.own_ratings).map(|own| own[d]);
    vec![
        dimension.key().to_owned(),
        yes(is_reported),
        number(score),
        why.to_owned(),
        row.n[d].to_string(),
        needed.to_string(),
        again.unsure.to_string(),
        number(again.uncapped.filter(|_| score.is_some())),
        number(own),
        yes(handed.replayed.differences.is_empty()),
    ]
}

/// The id of an ending.
pub(super) fn end(end: &End) -> String {
    match end {
        End::Ending { id, .. } => id.clone(),
        End::TimeUp => "time_up".to_owned(),
        End::BrokenOff => "broken_off".to_owned(),
    }
}

/// A word as files write it.
pub(super) fn key(word: &impl serde::Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(key)) => key,
        // One that carries something with it, such as `fault:minimizing`.
        Ok(serde_json::Value::Object(all)) => {
            all.iter().next().map_or_else(String::new, |(name, what)| match what.as_str() {
                Some(what) => format!("{name}:{what}"),
                None => name.clone(),
            })
        }
        _ => String::new(),
    }
}
