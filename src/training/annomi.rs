//! AnnoMI: transcribed demonstrations of motivational interviewing, coded by experts (Wu and others, 2022).
//!
//! The file stays outside this repository; its authors released it as public domain.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use thiserror::Error;

use crate::analysis::MainBehavior;

/// A counselor's turn.
#[derive(Debug, Clone)]
pub struct AnnoMiTurn {
    /// The transcript, counted from 0.
    pub transcript: usize,
    /// What the counselor said.
    pub reply: String,
    /// What the client said before; empty where the counselor began.
    pub client: String,
    /// The main behavior.
    pub main: MainBehavior,
}

/// What was read of it.
#[derive(Debug, Clone, Default)]
pub struct AnnoMi {
    /// The counselors' turns, in order.
    pub turns: Vec<AnnoMiTurn>,
    /// Whether each transcript shows motivational interviewing of high quality.
    pub is_high: Vec<bool>,
}

/// Why it could not be read.
#[derive(Debug, Error)]
#[error("{}: {error}", file.display())]
pub struct AnnoMiError {
    file: PathBuf,
    error: csv::Error,
}

#[derive(Deserialize)]
struct Row {
    transcript_id: String,
    mi_quality: String,
    interlocutor: String,
    utterance_text: String,
    main_therapist_behaviour: String,
}

impl AnnoMi {
    /// Reads `utterances.csv`.
    ///
    /// # Errors
    /// When the file cannot be read or lacks a column.
    pub fn read(file: &Path) -> Result<Self, AnnoMiError> {
        let failed = |error| AnnoMiError { file: file.to_owned(), error };
        let mut reader = csv::Reader::from_path(file).map_err(failed)?;
        let mut read = Self::default();
        let mut transcripts: BTreeMap<String, usize> = BTreeMap::new();
        let (mut at, mut before) = (usize::MAX, String::new());
        for row in reader.deserialize() {
            let row: Row = row.map_err(failed)?;
            let n = transcripts.len();
            let transcript = *transcripts.entry(row.transcript_id).or_insert(n);
            if transcript == n {
                read.is_high.push(row.mi_quality == "high");
            }
            if transcript != at {
                (at, before) = (transcript, String::new());
            }
            if row.interlocutor == "client" {
                before = row.utterance_text;
                continue;
            }
            let Some(main) = MainBehavior::from_key(&row.main_therapist_behaviour) else {
                continue;
            };
            read.turns.push(AnnoMiTurn {
                transcript,
                reply: row.utterance_text,
                client: before.clone(),
                main,
            });
        }
        Ok(read)
    }
}
