//! Everything that was kept, in one archive: for whoever asks for their data.

use std::io::{Cursor, Write};

use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::cell::Column;
use super::{
    Handed, HandoverError, SESSION_COLUMNS, SessionTable, Statements, TURN_COLUMNS, Ticks,
    TurnTable, debrief_name, debrief_page, self_assessment_table,
};
use crate::ethics::EthicsTable;
use crate::records::Store;

const README: &str = include_str!("readme.txt");

/// A file from beside the records that goes along, such as the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// Its name in the archive.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// An archive that is being filled.
pub struct Archive<'a> {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    ethics: &'a EthicsTable,
    sessions: SessionTable,
    turns: TurnTable,
    statements: Statements,
    /// What could not be made, a line each.
    missing: Vec<String>,
}

/// All of it is the trainee's own, so all of it is in.
const ALL: Ticks = Ticks::ALL;

impl<'a> Archive<'a> {
    /// An archive with every table of the records in it.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn new(store: &Store, ethics: &'a EthicsTable) -> Result<Self, HandoverError> {
        let actor = store.actor()?;
        let mut archive = Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            ethics,
            sessions: SessionTable::new(actor, ALL)?,
            turns: TurnTable::new(ALL)?,
            statements: Statements::new(actor, ALL),
            missing: Vec::new(),
        };
        archive.put("records.json", &everything(store)?)?;
        if let Some(table) = self_assessment_table(store, ALL)? {
            archive.put("self-assessment.csv", &table)?;
        }
        Ok(archive)
    }

    /// Adds a session: its rows, its statements, and its debrief as a page.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn add(&mut self, handed: &Handed) -> Result<(), HandoverError> {
        self.sessions.add(handed)?;
        self.turns.add(handed)?;
        self.statements.add(handed)?;
        let page = debrief_page(handed, self.ethics, ALL);
        self.put(&format!("debriefs/{}", debrief_name(handed)), page.as_bytes())
    }

    /// Tells of a session that can be shown no more; what was kept of it is in `records.json` all the same.
    pub fn miss(&mut self, line: String) {
        self.missing.push(line);
    }

    /// Adds a file from beside the records.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn extra(&mut self, extra: &Extra) -> Result<(), HandoverError> {
        self.put(&extra.name, &extra.bytes)
    }

    /// The archive, with its tables and a page that says what is in it.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn into_bytes(mut self) -> Result<Vec<u8>, HandoverError> {
        let mut readme = README.replace("{sessions}", &columns(SESSION_COLUMNS));
        readme = readme.replace("{turns}", &columns(TURN_COLUMNS));
        readme = readme.replace("{missing}", &missing(&self.missing));
        let (sessions, turns) = (self.sessions.into_bytes()?, self.turns.into_bytes()?);
        let statements = self.statements.into_bytes();
        let files: [(&str, &[u8]); 4] = [
            ("sessions.csv", &sessions),
            ("turns.csv", &turns),
            ("statements.jsonl", &statements),
            ("README.txt", readme.as_bytes()),
        ];
        for (name, bytes) in files {
            self.zip.start_file(name, options())?;
            self.zip.write_all(bytes)?;
        }
        Ok(self.zip.finish()?.into_inner())
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), HandoverError> {
        self.zip.start_file(name, options())?;
        Ok(self.zip.write_all(bytes)?)
    }
}

/// Packed, with no time of day, so that the same records give the same archive.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
}

/// Every table of the records as JSON.
fn everything(store: &Store) -> Result<Vec<u8>, HandoverError> {
    let tables = store.everything()?;
    let tables = tables.into_iter().map(|table| (table.name.clone(), table.objects().into()));
    let mut all = Map::new();
    all.insert("format".to_owned(), Value::from(1));
    all.insert("program".to_owned(), Value::from(concat!("practicum ", env!("CARGO_PKG_VERSION"))));
    all.insert("tables".to_owned(), Value::Object(tables.collect()));
    let mut text = serde_json::to_vec_pretty(&Value::Object(all))?;
    text.push(b'\n');
    Ok(text)
}

fn columns(all: &[Column]) -> String {
    let width = all.iter().map(|column| column.name.len()).max().unwrap_or(0);
    let line = |column: &Column| format!("  {:width$}  {}", column.name, column.meaning);
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn missing(lines: &[String]) -> String {
    if lines.is_empty() {
        return "Nothing is missing: every session could be played again.".to_owned();
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("  {line}")).collect();
    format!(
        "These sessions could not be played again, so they are in records.json alone:\n{}",
        lines.join("\n")
    )
}
