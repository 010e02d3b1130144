//! The boundary self-assessment as a table, for whoever ticks it.

use serde_json::Value;

use super::cell::Table;
use super::{HandoverError, Ticks};
use crate::records::Store;

/// Columns that hold the trainee's own words or choices word for word, left out unless words are ticked.
const WORDS: &[&str] = &["answer"];

/// The answers of every self-assessment, a row each, with the columns the records keep them in; `None` unless it is
/// ticked, and where there is none.
///
/// # Errors
/// When the records cannot be read.
pub fn self_assessment_table(
    store: &Store,
    ticks: Ticks,
) -> Result<Option<Vec<u8>>, HandoverError> {
    if !ticks.self_assessment {
        return Ok(None);
    }
    let answers = store.table("assessment_answer")?;
    if answers.rows.is_empty() {
        return Ok(None);
    }
    let mut table = Table::new(answers.columns.iter().map(String::as_str))?;
    for row in &answers.rows {
        let cell = |(column, value): (&String, &Value)| match value {
            _ if !ticks.words && WORDS.contains(&column.as_str()) => String::new(),
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let cells: Vec<String> = answers.columns.iter().zip(row).map(cell).collect();
        table.row(cells.iter().map(String::as_str))?;
    }
    table.into_bytes().map(Some)
}
