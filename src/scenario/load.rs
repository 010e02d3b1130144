//! From the text of a file to a scenario or to what is wrong with it.

use ron::error::{Error as RonError, SpannedError};
use serde::de::DeserializeOwned;

use super::check::{self, Worth};
use super::model::{Carry, Scenario, Tables};
use super::outline::{Outline, Path};
use super::raw::{RawCarry, RawScenario};
use super::resolve::{resolve, resolve_carry};
use crate::diagnostic::{Diagnostic, Place, Severity, Source};

/// The largest file that is read, in bytes; a scenario of twenty beats has about a fortieth of it.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A file that is well formed.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// What is typed.
    pub raw: RawScenario,
    /// Where it stands.
    pub outline: Outline,
}

/// What came of a file.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The scenario, unless an error was found.
    pub scenario: Option<Scenario>,
    /// The first parse error, or everything else that was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The scenario's id and where it stands, where the file could be read.
    pub id: Option<(String, Place)>,
}

/// Reads and checks a scenario. `worth` says what each answer of the resolved scenario is worth.
pub fn load(source: &Source, tables: &Tables, worth: impl Fn(&Scenario) -> Worth) -> Loaded {
    let parsed = match parse(source) {
        Ok(parsed) => parsed,
        Err(error) => return Loaded { scenario: None, diagnostics: vec![*error], id: None },
    };
    let draft = resolve(&parsed.raw, &source.text, tables);
    let worth = worth(&draft.scenario);
    let diagnostics = check::run(source, &parsed, &draft, tables, &worth);
    let is_broken = diagnostics.iter().any(|finding| finding.severity == Severity::Error);
    let scenario = (!is_broken).then_some(draft.scenario);
    let place = source.place(parsed.outline.find(&Path::top().field("id")));
    Loaded { scenario, diagnostics, id: Some((parsed.raw.id, place)) }
}

/// Reads a scenario's text without judging it.
///
/// # Errors
/// The first thing that makes it no scenario, with a hint.
pub fn parse(source: &Source) -> Result<Parsed, Box<Diagnostic>> {
    let raw = read_ron(source)?;
    Ok(Parsed { raw, outline: Outline::of(&source.text) })
}

/// Reads a `--carry` file.
///
/// # Errors
/// The first thing that makes it no such file, or a number outside 0 to 1.
pub fn load_carry(source: &Source) -> Result<Carry, Box<Diagnostic>> {
    let raw: RawCarry = read_ron(source)?;
    for (variable, value) in raw.alliance.entries() {
        if value.is_some_and(|value| !(0.0..=1.0).contains(&value)) {
            let path = Path::top().field("alliance").field(variable.key());
            return Err(Box::new(Diagnostic {
                code: "R001",
                severity: Severity::Error,
                place: source.place(Outline::of(&source.text).find(&path)),
                message: format!("{variable} must lie between 0 and 1"),
                hints: Vec::new(),
                related: Vec::new(),
            }));
        }
    }
    Ok(resolve_carry(&raw))
}

/// Reads any of this program's RON files.
///
/// # Errors
/// The first thing that cannot be read, where it stands, with a hint.
pub fn read_ron<T: DeserializeOwned>(source: &Source) -> Result<T, Box<Diagnostic>> {
    if source.text.len() > MAX_BYTES {
        let message = format!(
            "the file has {} bytes; a scenario may have at most {MAX_BYTES}",
            source.text.len()
        );
        return Err(Box::new(unreadable(source, 0..0, message, vec![])));
    }
    // Knowing the way to each value costs time, so it is asked for only when something is wrong.
    match super::options().from_str(&source.text) {
        Ok(value) => Ok(value),
        Err(error) => Err(Box::new(parse_error(source, &error, &path_to_error::<T>(source)))),
    }
}

/// The way to the value that could not be read; empty where there is none.
fn path_to_error<T: DeserializeOwned>(source: &Source) -> String {
    let options = super::options();
    let Ok(mut deserializer) = ron::Deserializer::from_str_with_options(&source.text, &options)
    else {
        return String::new();
    };
    match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => String::new(),
        Err(error) => error.path().to_string(),
    }
}

/// A parse error for authors: where, in whose words, and what to do. `path` is the field being read.
pub fn parse_error(source: &Source, error: &SpannedError, path: &str) -> Diagnostic {
    let start = source.offset(error.span.start.line, error.span.start.col);
    let end = source.offset(error.span.end.line, error.span.end.col).max(start);
    // RON stops before white space; what it could not read comes after.
    let rest = source.text[start..].trim_start();
    let start = if rest.is_empty() { start } else { source.text.len() - rest.len() };
    let end = end.max(start);
    let found = rest.chars().next();
    let (message, mut hints) = describe(&error.code, found, &source.text);
    if !path.is_empty() && path != "." && matches!(error.code, RonError::MissingStructField { .. })
    {
        hints.push(format!("it belongs to `{path}`"));
    }
    unreadable(source, start..end, message, hints)
}

fn unreadable(
    source: &Source,
    span: std::ops::Range<usize>,
    message: String,
    hints: Vec<String>,
) -> Diagnostic {
    let place = source.place(span);
    Diagnostic {
        code: check::P001,
        severity: Severity::Error,
        place,
        message,
        hints,
        related: vec![],
    }
}

/// The message and hints for what RON could not read; `found` is the character it stopped at.
fn describe(error: &RonError, found: Option<char>, text: &str) -> (String, Vec<String>) {
    let curly = found.is_some_and(|c| "“”„‟«»‘’".contains(c));
    let hint = |text: &str| vec![text.to_owned()];
    match error {
        _ if text.trim().is_empty() => (
            "the file is empty".to_owned(),
            hint("`practicum new ID` prints a scenario to start from"),
        ),
        _ if text.contains('\0') => {
            ("this is not a text file".to_owned(), hint("save the scenario as plain text (UTF-8)"))
        }
        _ if curly => (
            "a curly quotation mark cannot begin a text".to_owned(),
            hint(
                "use straight quotation marks around texts: \"…\"; inside a text, curly ones are welcome",
            ),
        ),
        RonError::NoSuchStructField { expected, found, .. } => {
            (format!("there is no field `{found}` here"), vec![suggestion(found, expected)])
        }
        RonError::NoSuchEnumVariant { expected, found, .. } => (
            format!("`{found}` is not one of the words that can stand here"),
            vec![suggestion(found, expected)],
        ),
        RonError::MissingStructField { field, .. } => (
            format!("the field `{field}` is missing"),
            hint("add it before this closing parenthesis"),
        ),
        RonError::DuplicateStructField { field, .. } => {
            (format!("the field `{field}` is written twice"), Vec::new())
        }
        RonError::ExceededRecursionLimit => (
            "brackets are nested deeper than any scenario needs".to_owned(),
            hint("look for brackets that are opened and not closed"),
        ),
        RonError::Eof => (
            "the file ends in the middle".to_owned(),
            hint("a bracket or a quotation mark is not closed"),
        ),
        RonError::ExpectedString if found == Some('\'') => {
            ("a text needs double quotation marks".to_owned(), hint("write \"…\" instead of '…'"))
        }
        RonError::ExpectedString => {
            ("a text was expected here".to_owned(), hint("put the words in quotation marks: \"…\""))
        }
        RonError::ExpectedIdentifier if found == Some('"') => (
            "a bare word was expected here, not a text".to_owned(),
            hint("leave out the quotation marks"),
        ),
        RonError::ExpectedStringEnd => (
            "a text is opened here and not closed".to_owned(),
            hint("add the closing quotation mark"),
        ),
        RonError::ExpectedComma if found == Some('.') => (
            "a whole number was expected here".to_owned(),
            hint("write it without a decimal point"),
        ),
        RonError::Message(message) => (message.clone(), message_hint(message)),
        RonError::ExpectedNamedStructLike(_) | RonError::ExpectedStructLike if found.is_none() => (
            "there is no scenario in this file".to_owned(),
            hint("`practicum new ID` prints a scenario to start from"),
        ),
        RonError::ExpectedNamedStructLike(_) | RonError::ExpectedStructLike => (
            "an opening parenthesis was expected here".to_owned(),
            hint("several values that belong together stand in parentheses: (name: …)"),
        ),
        RonError::ExpectedArray => (
            "a list was expected here".to_owned(),
            hint("write it in square brackets, also where it has one value: […]"),
        ),
        RonError::ExpectedMap => (
            "named entries were expected here".to_owned(),
            hint("write them in braces: { \"name\": … }"),
        ),
        RonError::ExpectedFloat | RonError::ExpectedInteger => {
            ("a number was expected here".to_owned(), Vec::new())
        }
        RonError::ExpectedBoolean => ("`true` or `false` was expected here".to_owned(), Vec::new()),
        RonError::TrailingCharacters => (
            "something stands after the end of the scenario".to_owned(),
            hint("the parenthesis that closes the file may have come too early"),
        ),
        other => (lower_first(&other.to_string()), bracket_hint(other, found)),
    }
}

/// "did you mean", or the list of what could stand there.
fn suggestion(found: &str, expected: &[&str]) -> String {
    match check::nearest(found, expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of: {}", expected.join(", ")),
    }
}

/// For messages of the form "unknown … `x`, expected one of `a`, `b`".
fn message_hint(message: &str) -> Vec<String> {
    let mut words = message.split('`').skip(1).step_by(2);
    let found = words.next();
    let nearest = found.and_then(|found| check::nearest(found, words));
    nearest.map(|near| format!("did you mean `{near}`?")).into_iter().collect()
}

fn bracket_hint(error: &RonError, found: Option<char>) -> Vec<String> {
    let hint = match (error, found) {
        (RonError::ExpectedComma, _) => "a comma may be missing just before this",
        (RonError::ExpectedIdentifier, None) => "a bracket is not closed",
        (_, None) => "the file ends too early: a bracket or a quotation mark is not closed",
        _ => return Vec::new(),
    };
    vec![hint.to_owned()]
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
