//! Making what was chosen, for the commands and for the window alike.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Archive, Extra, Gradebook, Handed, HandoverError, SessionTable, Statements, Ticks, TurnTable,
    debrief_name, debrief_page, gathered, self_assessment_table,
};
use crate::coding::vocabulary;
use crate::institution::InstitutionId;
use crate::library::Content;
use crate::records::{Replayer, SessionRow, Store};

vocabulary! {
    /// A form in which sessions are handed over.
    pub enum Form {
        Tables = "tables", "tables";
        Canvas = "canvas", "a file for Canvas";
        Moodle = "moodle", "a file for Moodle";
        Statements = "statements", "statements";
        /// These hold the words of a session, so they are made only where words are ticked.
        Pages = "pages", "debriefs as pages";
    }
}

/// What is handed over, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The forms.
    pub forms: BTreeSet<Form>,
    /// What leaves beside codes and scores.
    pub ticks: Ticks,
    /// What the school knows the trainee by, for gradebook files.
    pub institution_id: Option<InstitutionId>,
}

/// A file that is still to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFile {
    /// The form it is of.
    pub form: Form,
    /// Its name; several of one form belong into one folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The files.
    pub files: Vec<MadeFile>,
    /// Sessions that can be made again no more, a line each.
    pub missed: Vec<String>,
    /// What there was nothing of yet, a sentence each.
    pub empty: Vec<&'static str>,
}

/// Makes the files of a choice from these sessions; nothing is written.
///
/// # Errors
/// When the records cannot be read. A session that can be made again no more is told, and the others go on.
pub fn make(
    store: &Store,
    content: &Content,
    rows: &[SessionRow],
    choice: &Choice,
) -> Result<Made, HandoverError> {
    let (actor, ticks) = (store.actor()?, choice.ticks);
    let has = |form: Form| choice.forms.contains(&form);
    let mut sessions = SessionTable::new(actor, ticks)?;
    let mut turns = TurnTable::new(ticks)?;
    let mut grades = Gradebook::default();
    let mut statements = Statements::new(actor, ticks);
    let mut made = Made::default();
    let mut pages = Vec::new();
    each(store, content, rows, &mut made.missed, |handed| {
        if has(Form::Tables) {
            sessions.add(handed)?;
            turns.add(handed)?;
        }
        if has(Form::Statements) {
            statements.add(handed)?;
        }
        if has(Form::Pages) && ticks.words {
            let page = debrief_page(handed, &content.tables.ethics, ticks);
            pages.push((debrief_name(handed), page.into_bytes()));
        }
        grades.add(handed);
        Ok(())
    })?;
    let mut files = Vec::new();
    let mut put = |form: Form, name: &str, bytes: Vec<u8>| {
        files.push(MadeFile { form, name: name.to_owned(), bytes });
    };
    if has(Form::Tables) {
        put(Form::Tables, "sessions.csv", sessions.into_bytes()?);
        put(Form::Tables, "turns.csv", turns.into_bytes()?);
        match self_assessment_table(store, ticks)? {
            Some(table) => put(Form::Tables, "self-assessment.csv", table),
            None if ticks.self_assessment => {
                made.empty.push("There is no boundary self-assessment yet.")
            }
            None => {}
        }
    }
    let id = choice.institution_id.as_ref();
    if has(Form::Canvas) {
        put(Form::Canvas, "canvas.csv", grades.canvas(actor, id)?);
    }
    if has(Form::Moodle) {
        put(Form::Moodle, "moodle.csv", grades.moodle(actor, id)?);
    }
    if (has(Form::Canvas) || has(Form::Moodle)) && grades.is_empty() {
        made.empty.push("There is nothing to grade yet: no ended session reports a dimension.");
    }
    if has(Form::Statements) {
        if statements.is_empty() {
            made.empty.push("There is no ended session to state anything of yet.");
        }
        put(Form::Statements, "statements.jsonl", statements.into_bytes());
    }
    for (name, page) in pages {
        put(Form::Pages, &name, page);
    }
    made.files = files;
    Ok(made)
}

/// Makes the archive of everything; with it the sessions that can be made again no more, a line each.
///
/// # Errors
/// When the records cannot be read.
pub fn make_everything(
    store: &Store,
    content: &Content,
    extras: &[Extra],
) -> Result<(Vec<u8>, Vec<String>), HandoverError> {
    let mut archive = Archive::new(store, &content.tables.ethics)?;
    let mut rows = store.sessions()?;
    rows.reverse();
    let mut missed = Vec::new();
    each(store, content, &rows, &mut missed, |handed| archive.add(handed))?;
    for line in &missed {
        archive.miss(line.clone());
    }
    for extra in extras {
        archive.extra(extra)?;
    }
    Ok((archive.into_bytes()?, missed))
}

/// Makes each session again and hands it on, one at a time, so that many need no more memory than one.
fn each(
    store: &Store,
    content: &Content,
    rows: &[SessionRow],
    missed: &mut Vec<String>,
    mut take: impl FnMut(&Handed) -> Result<(), HandoverError>,
) -> Result<(), HandoverError> {
    let mut replayer = Replayer::new(content);
    for row in rows {
        match gathered(store, row, &mut replayer) {
            Ok(handed) => take(&handed)?,
            Err(error) => missed.push(format!("{}: {error}", row.uid)),
        }
    }
    Ok(())
}
