//! The turns of a file: text, CSV, or one JSON object a line, each read as it is needed.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::moment::{BoundaryKind, WantedQuestion};

/// Who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    Counselor,
    Client,
}

/// One turn, or one reply with the client's line before it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Row {
    /// Who spoke: `client`, `counselor`, `therapist`; absent where every row is a reply.
    #[serde(alias = "interlocutor", alias = "role")]
    speaker: Option<String>,
    /// What was said.
    #[serde(alias = "text", alias = "utterance_text", alias = "says")]
    reply: Option<String>,
    /// The client's line before it.
    pub client: Option<String>,
    /// Which talk the turn belongs to.
    #[serde(alias = "transcript_id", alias = "session")]
    pub transcript: Option<String>,
    /// The feelings of the moment: in JSON a list, elsewhere parted by commas.
    #[serde(deserialize_with = "names")]
    pub feelings: Vec<String>,
    /// The boundary kind.
    pub boundary: Option<BoundaryKind>,
    /// The form of question that is wanted.
    pub question: Option<WantedQuestion>,
}

/// A row that can be coded.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Where it stands, counted from 1.
    pub line: u64,
    /// Who spoke; `None` where every row is a reply.
    pub speaker: Option<Speaker>,
    /// What was said.
    pub says: String,
    /// The rest of the row.
    pub row: Row,
}

/// A row that cannot be read.
#[derive(Debug)]
pub(super) struct Bad {
    /// Where it stands, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: String,
}

/// The rows of a file, one after the other.
pub(super) type Rows = Box<dyn Iterator<Item = Result<Said, Bad>>>;

/// Opens a file of turns; its ending says what it is.
pub(super) fn open(path: &Path) -> anyhow::Result<Rows> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or("txt").to_lowercase();
    Ok(match kind.as_str() {
        "csv" => csv_rows(file).with_context(|| format!("cannot read {}", path.display()))?,
        "jsonl" | "ndjson" => Box::new(json_rows(file)),
        "txt" | "md" | "" => Box::new(text_rows(file)),
        other => bail!("a file of turns ends in .txt, .csv or .jsonl, and not in .{other}"),
    })
}

fn csv_rows(file: File) -> anyhow::Result<Rows> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let heads = reader.headers()?.clone();
    let speaks = ["reply", "text", "utterance_text", "says"];
    if !heads.iter().any(|head| speaks.contains(&head)) {
        bail!("the first line names the columns, and one is `reply` or `text`");
    }
    let mut record = csv::StringRecord::new();
    let mut is_over = false;
    Ok(Box::new(std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => None,
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                let row = record.deserialize::<Row>(Some(&heads));
                Some(
                    row.map_err(|error| Bad { line, why: plain(&error) })
                        .and_then(|row| said(line, row)),
                )
            }
            Err(error) => {
                // A file that cannot be read on gives the same answer for ever.
                is_over = error.is_io_error();
                let line = error.position().map_or(line, csv::Position::line);
                Some(Err(Bad { line, why: plain(&error) }))
            }
        }
    })))
}

/// What is wrong with a row, without where it is.
fn plain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        csv::ErrorKind::Utf8 { .. } => "it is not in UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

fn json_rows(file: File) -> impl Iterator<Item = Result<Said, Bad>> {
    lines(file).filter_map(|(line, text)| {
        let text = match text {
            Ok(text) if text.trim().is_empty() => return None,
            Ok(text) => text,
            Err(why) => return Some(Err(Bad { line, why })),
        };
        let row = serde_json::from_str::<Row>(&text);
        Some(
            row.map_err(|error| Bad { line, why: error.to_string() })
                .and_then(|row| said(line, row)),
        )
    })
}

/// Lines of a talk where they begin with who speaks ("Client: …"); else each line is a reply.
fn text_rows(file: File) -> impl Iterator<Item = Result<Said, Bad>> {
    lines(file).filter_map(|(line, text)| {
        let text = match text {
            Ok(text) if text.trim().is_empty() => return None,
            Ok(text) => text,
            Err(why) => return Some(Err(Bad { line, why })),
        };
        let spoken =
            text.split_once(':').and_then(|(who, says)| Some((speaker(who.trim())?, says)));
        let (speaker, says) = match spoken {
            Some((speaker, says)) => (Some(speaker), says.trim().to_owned()),
            None => (None, text.trim().to_owned()),
        };
        Some(Ok(Said { line, speaker, says, row: Row::default() }))
    })
}

/// The lines of a file with their numbers, a line that is not in UTF-8 among them.
fn lines(file: File) -> impl Iterator<Item = (u64, Result<String, String>)> {
    let mut reader = BufReader::new(file);
    let mut line = 0;
    std::iter::from_fn(move || {
        let mut bytes = Vec::new();
        line += 1;
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => None,
            Ok(_) => {
                let text = String::from_utf8(bytes).map_err(|_| "it is not in UTF-8".to_owned());
                Some((line, text.map(|text| text.trim_end_matches(['\n', '\r']).to_owned())))
            }
            Err(_) => None,
        }
    })
}

fn said(line: u64, mut row: Row) -> Result<Said, Bad> {
    let bad = |why: &str| Bad { line, why: why.to_owned() };
    let says =
        row.reply.take().ok_or_else(|| bad("nothing is said: it has no `reply` or `text`"))?;
    let speaker = match row.speaker.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(who) => {
            let why = format!("the speaker is `client` or `counselor`, and not `{who}`");
            Some(speaker(who).ok_or(Bad { line, why })?)
        }
    };
    Ok(Said { line, speaker, says, row })
}

fn speaker(who: &str) -> Option<Speaker> {
    match who.to_lowercase().as_str() {
        "client" | "c" | "patient" => Some(Speaker::Client),
        "counselor" | "counsellor" | "therapist" | "t" | "trainee" => Some(Speaker::Counselor),
        _ => None,
    }
}

/// A list of names, or names parted by commas.
fn names<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Names {
        List(Vec<String>),
        Text(String),
        None,
    }
    Ok(match Names::deserialize(from)? {
        Names::List(names) => names,
        Names::Text(text) => text
            .split([',', ';'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        Names::None => Vec::new(),
    })
}
