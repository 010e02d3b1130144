//! The typed corpus: moments with replies, coded twice and settled.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::coding::{Fault, ProcessMove, QuestionForm, Skill, Stance};
use crate::moment::{BoundaryKind, Moment, WantedQuestion};

/// A client moment with what was typed in answer to it.
#[derive(Debug, Clone)]
pub struct CorpusMoment {
    /// Unique, in kebab-case; it ends in a number.
    pub id: String,
    /// What the client talks about.
    pub theme: String,
    /// The client's line.
    pub client: String,
    /// What is at stake.
    pub moment: Moment,
    /// The replies by their letter, with the voice each is typed in.
    pub replies: Vec<(String, String, String)>,
}

impl CorpusMoment {
    /// Whether the moment is kept for testing: every fifth by number.
    pub fn is_held_out(&self) -> bool {
        let number = self.id.rsplit('-').next().and_then(|number| number.parse::<u32>().ok());
        number.is_some_and(|number| number % 5 == 0)
    }
}

/// A coding of one reply, as files write it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// Skills and faults.
    pub codes: Vec<AnyCode>,
    /// The form of the question; none where none is asked.
    #[serde(default = "no_question")]
    pub form: QuestionForm,
    /// The level of empathy; none where there was no feeling to meet.
    #[serde(default)]
    pub empathy: Option<u8>,
    /// Whether what was reflected is what the client meant.
    #[serde(default = "yes")]
    pub accurate: bool,
    /// The stance, where one is taken.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// The process moves.
    #[serde(default)]
    pub moves: Vec<ProcessMove>,
}

/// A skill or a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum AnyCode {
    /// A skill.
    Skill(Skill),
    /// A fault.
    Fault(Fault),
}

impl Coding {
    /// Whether the skill is coded.
    pub fn has_skill(&self, skill: Skill) -> bool {
        self.codes.contains(&AnyCode::Skill(skill))
    }

    /// Whether the fault is coded.
    pub fn has_fault(&self, fault: Fault) -> bool {
        self.codes.contains(&AnyCode::Fault(fault))
    }
}

const fn no_question() -> QuestionForm {
    QuestionForm::NoQuestion
}

const fn yes() -> bool {
    true
}

/// Who coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coders {
    /// Whoever wrote the replies.
    First,
    /// Somebody else, who had not seen the first coding.
    Second,
    /// What was agreed in the end.
    Settled,
}

impl Coders {
    const fn folder(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Settled => "settled",
        }
    }
}

/// The corpus, read.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The moments, by file and in the order of each.
    pub moments: Vec<CorpusMoment>,
}

/// Codings by moment and letter.
pub type Codings = BTreeMap<String, BTreeMap<String, Coding>>;

/// What is wrong with a corpus.
#[derive(Debug, Error)]
pub enum CorpusError {
    /// A file cannot be read.
    #[error("{}: {error}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {error}", file.display())]
    Syntax {
        /// The file.
        file: PathBuf,
        /// What is wrong, and where.
        error: Box<ron::error::SpannedError>,
    },
    /// A reply has no coding.
    #[error("reply {letter} of {moment} is not coded")]
    Uncoded {
        /// The moment.
        moment: String,
        /// The reply's letter.
        letter: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMoment {
    id: String,
    theme: String,
    /// What came before, for those who code; the coder is not given it.
    #[serde(default)]
    #[expect(dead_code, reason = "it is for people")]
    before: Option<String>,
    client: String,
    feelings: Vec<String>,
    meaning: String,
    #[serde(default)]
    boundary: Option<BoundaryKind>,
    #[serde(default)]
    question: Option<WantedQuestion>,
    replies: Vec<(String, Voice, String)>,
}

/// The voices that replies are typed in.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Voice {
    Warm,
    Plain,
    Clumsy,
    Terse,
    SecondLanguage,
    LowerCase,
    Misspelled,
    Jargon,
    Chatty,
    Formal,
}

impl Corpus {
    /// Reads the moments of a corpus folder.
    ///
    /// # Errors
    /// When a file cannot be read or is not one of moments.
    pub fn read(folder: &Path) -> Result<Self, CorpusError> {
        let mut moments = Vec::new();
        for file in files(&folder.join("moments"))? {
            let raw: Vec<RawMoment> = read(&file)?;
            moments.extend(raw.into_iter().map(CorpusMoment::from));
        }
        Ok(Self { moments })
    }

    /// Reads a coding of all of it.
    ///
    /// # Errors
    /// When a file cannot be read, is no coding, or leaves a reply out.
    pub fn codings(&self, folder: &Path, coders: Coders) -> Result<Codings, CorpusError> {
        let mut all = Codings::new();
        for file in files(&folder.join(coders.folder()))? {
            all.extend(read::<Codings>(&file)?);
        }
        for moment in &self.moments {
            for (letter, ..) in &moment.replies {
                if !all.get(&moment.id).is_some_and(|coded| coded.contains_key(letter)) {
                    let (moment, letter) = (moment.id.clone(), letter.clone());
                    return Err(CorpusError::Uncoded { moment, letter });
                }
            }
        }
        Ok(all)
    }

    /// How many replies there are.
    pub fn n_replies(&self) -> usize {
        self.moments.iter().map(|moment| moment.replies.len()).sum()
    }
}

impl From<RawMoment> for CorpusMoment {
    fn from(raw: RawMoment) -> Self {
        let moment = Moment {
            feelings: raw.feelings,
            meaning: raw.meaning,
            boundary: raw.boundary,
            moves: raw.boundary.map_or(Vec::new(), |kind| kind.wanted_moves().to_vec()),
            question: raw.question,
        };
        let voice = |voice: Voice| format!("{voice:?}");
        let replies =
            raw.replies.into_iter().map(|(letter, of, says)| (letter, voice(of), says)).collect();
        Self { id: raw.id, theme: raw.theme, client: raw.client, moment, replies }
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, CorpusError> {
    let unreadable = |error| CorpusError::Unreadable { file: folder.to_owned(), error };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|kind| kind == "ron") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T, CorpusError> {
    let text = fs::read_to_string(file)
        .map_err(|error| CorpusError::Unreadable { file: file.to_owned(), error })?;
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&text)
        .map_err(|error| CorpusError::Syntax { file: file.to_owned(), error: Box::new(error) })
}
