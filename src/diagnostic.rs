//! What is wrong with a file, where, and what to do about it: the data, and its rendering for people.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Note,
    /// The scenario plays, but does not do what it should.
    Warning,
    /// The scenario cannot be played.
    Error,
}

impl Severity {
    /// The word for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A file's name and text, and the way from a byte to a line and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show.
    pub name: String,
    /// The text, without a byte-order mark.
    pub text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// A source; a byte-order mark at the start of `text` is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The place of a span of bytes; a span beyond the text is drawn back to its end.
    pub fn place(&self, span: Range<usize>) -> Place {
        let start = self.boundary(span.start);
        let end = self.boundary(span.end.max(start));
        let (line, column) = self.line_and_column(start);
        let from = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let snippet = self.text[from..].lines().next().unwrap_or_default().to_owned();
        Place { file: self.name.clone(), line, column, start, end, snippet }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= at);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        (line, self.text[start..at].chars().count() + 1)
    }

    /// The byte at a line and column as [`Self::place`] counts them.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(&start) = self.line_starts.get(line.saturating_sub(1)) else {
            return self.text.len();
        };
        let rest = &self.text[start..];
        rest.char_indices()
            .nth(column.saturating_sub(1))
            .map_or(self.text.len(), |(at, _)| start + at)
    }

    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// Where in a file something stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file's name as it was given.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// First byte, from 0.
    pub start: usize,
    /// The byte after the last, counted without a byte-order mark.
    pub end: usize,
    /// The line it begins in.
    pub snippet: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The code of the rule, such as `S004`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in the author's words.
    pub message: String,
    /// What to do.
    pub hints: Vec<String>,
    /// Other places that belong to it, each with a word on what is there.
    pub related: Vec<Related>,
}

/// A place that helps to understand a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub label: String,
}

/// Whether to color what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coloring {
    /// For files and tests.
    Plain,
    /// For terminals.
    Styled,
}

impl Diagnostic {
    /// The finding with its snippet, as compilers print one.
    pub fn render(&self, source: &Source, coloring: Coloring) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let primary = AnnotationKind::Primary.span(self.place.start..self.place.end);
        let related = self.related.iter().map(|related| {
            AnnotationKind::Context
                .span(related.place.start..related.place.end)
                .label(related.label.as_str())
        });
        let snippet = Snippet::source(source.text.as_str())
            .path(source.name.as_str())
            .fold(true)
            .annotation(primary)
            .annotations(related);
        let mut group: Group<'_> =
            level.primary_title(self.message.as_str()).id(self.code).element(snippet);
        for hint in &self.hints {
            group = group.element(Level::HELP.message(hint.as_str()));
        }
        let renderer = match coloring {
            Coloring::Plain => Renderer::plain(),
            Coloring::Styled => Renderer::styled(),
        };
        renderer.render(&[group])
    }
}
