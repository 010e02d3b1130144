//! Cells of tables: guarded, so that a spreadsheet shows them and never computes them.

use csv::{Terminator, Writer, WriterBuilder};

use super::HandoverError;

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub name: &'static str,
    /// What stands in it, in a sentence.
    pub meaning: &'static str,
}

/// A column and what it means.
pub(super) const fn column(name: &'static str, meaning: &'static str) -> Column {
    Column { name, meaning }
}

/// Text that a spreadsheet takes for text.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break may be computed when the file is opened, and a
/// formula can send what stands beside it elsewhere. Such a cell gets an apostrophe before it, as people write it
/// themselves; the wide forms of these characters are taken for the same by some programs. A null character, which
/// ends a cell for some programs, is left out.
pub fn guarded(text: &str) -> String {
    let text = text.replace('\0', "");
    let is_risky = text.starts_with(|first| {
        matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    });
    if is_risky { format!("'{text}") } else { text }
}

/// A table that is being written: comma, quotes where needed, CR LF as RFC 4180 has it, UTF-8.
#[derive(Debug)]
pub(super) struct Table(Writer<Vec<u8>>);

impl Table {
    /// A table with these heads.
    pub(super) fn new<'a>(heads: impl IntoIterator<Item = &'a str>) -> Result<Self, HandoverError> {
        let out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
        let mut table = Self(out);
        table.row(heads)?;
        Ok(table)
    }

    /// One more row; a row of another length than the heads is refused.
    pub(super) fn row<'a>(
        &mut self,
        cells: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), HandoverError> {
        Ok(self.0.write_record(cells.into_iter().map(guarded))?)
    }

    /// The file.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, HandoverError> {
        self.0.into_inner().map_err(|error| HandoverError::Memory(error.into_error()))
    }
}

/// `yes` or `no`.
pub(super) fn yes(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}

/// A number, or nothing.
pub(super) fn number<T: ToString>(number: Option<T>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_guarded() {
        for risky in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=cmd|'/C calc'!A0"]
        {
            assert_eq!(guarded(risky), format!("'{risky}"));
        }
        for plain in ["", "a=b", "1-2", " =1", "'=1", "I’m here.", "12"] {
            assert_eq!(guarded(plain), plain);
        }
        assert_eq!(guarded("\0=1"), "'=1");
    }

    #[test]
    fn a_row_of_another_length_is_refused() {
        let mut table = Table::new(["a", "b"]).expect("it can be made");
        assert!(table.row(["1"]).is_err());
    }

    #[test]
    fn what_needs_quotes_has_them() {
        let mut table = Table::new(["a", "b"]).expect("it can be made");
        table.row(["say \"no\", please", "=two\nlines"]).expect("it can be written");
        let text = String::from_utf8(table.into_bytes().expect("it is there")).expect("it is text");
        assert_eq!(text, "a,b\r\n\"say \"\"no\"\", please\",\"'=two\nlines\"\r\n");
    }
}
