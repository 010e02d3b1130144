//! Everything that was kept, table by table, whatever tables there are: for whoever asks for their data.

use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::error::StoreError;
use super::store::Store;

/// Columns that hold JSON, which is taken apart; every other text is kept as it is.
const JSON: &[(&str, &str)] = &[
    ("session", "stamps"),
    ("session", "assignment"),
    ("session", "end"),
    ("session", "corrective"),
    ("turn", "reply"),
    ("turn", "codes"),
    ("code", "turns"),
    ("card", "state"),
];

/// One table, as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct DumpedTable {
    /// Its name.
    pub name: String,
    /// The names of its columns, in order.
    pub columns: Vec<String>,
    /// Its rows, each with a value for each column.
    pub rows: Vec<Vec<Value>>,
}

impl DumpedTable {
    /// Each row as an object.
    pub fn objects(&self) -> Vec<Value> {
        let object = |row: &Vec<Value>| {
            let pairs = self.columns.iter().cloned().zip(row.iter().cloned());
            Value::Object(pairs.collect::<Map<String, Value>>())
        };
        self.rows.iter().map(object).collect()
    }
}

impl Store {
    /// Every table there is, in the order of their names.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn everything(&self) -> Result<Vec<DumpedTable>, StoreError> {
        let mut query = self.db.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?;
        let names: Vec<String> =
            query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        names.iter().map(|name| self.table(name)).collect()
    }

    /// One table; without rows where there is none of this name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn table(&self, name: &str) -> Result<DumpedTable, StoreError> {
        let mut table =
            DumpedTable { name: name.to_owned(), columns: Vec::new(), rows: Vec::new() };
        let is_there: bool = self.db.query_row(
            "SELECT count(*) > 0 FROM sqlite_schema WHERE type = 'table' AND name = ?1",
            [name],
            |row| row.get(0),
        )?;
        if !is_there {
            return Ok(table);
        }
        // A name of the schema's own, quoted all the same.
        let quoted = name.replace('"', "\"\"");
        let mut query = self.db.prepare(&format!("SELECT * FROM \"{quoted}\" ORDER BY 1, 2"))?;
        table.columns = query.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let cell = |(at, column): (usize, &String)| Ok(value(name, column, row.get_ref(at)?));
            let cells = table.columns.iter().enumerate().map(cell);
            table.rows.push(cells.collect::<Result<_, StoreError>>()?);
        }
        Ok(table)
    }
}

fn value(table: &str, column: &str, held: ValueRef<'_>) -> Value {
    match held {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => {
            let text = String::from_utf8_lossy(text).into_owned();
            let is_json = JSON.contains(&(table, column));
            let parsed = is_json.then(|| serde_json::from_str(&text).ok()).flatten();
            parsed.unwrap_or(Value::String(text))
        }
        // Nothing keeps bytes; were one to, they are still told.
        ValueRef::Blob(bytes) => {
            Value::String(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
        }
    }
}
