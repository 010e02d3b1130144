//! The tables and the rubric that are built into the program, with the hash of each.

use thiserror::Error;

use super::files::{FileError, read_source};
use super::folders::Folders;
use super::hearing::{Hearing, HearingError};
use super::worth::worth;
use crate::client::{
    Puzzled, PuzzledError, ReactionError, ReactionTable, TemperamentError, Temperaments,
};
use crate::cooldown::{Cooldown, CooldownError};
use crate::diagnostic::Source;
use crate::drill;
use crate::ethics::{EthicsError, EthicsTable};
use crate::figure::{Manners, MannersError};
use crate::guide::{Guide, GuideError};
use crate::resources::{Resources, ResourcesError};
use crate::scenario::{self, Loaded, Tables};
use crate::scoring::{Rubric, RubricError};
use crate::session::Ear;
use crate::stamp::Stamp;
use crate::transcript::AnswerMode;
use crate::words::{Lexicon, LexiconError};

const FEELINGS: &str = include_str!("../../assets/feelings.ron");
const ETHICS: &str = include_str!("../../assets/ethics.ron");
const REACTIONS: &str = include_str!("../../assets/reactions.ron");
const TEMPERAMENTS: &str = include_str!("../../assets/temperaments.ron");
const GUIDE: &str = include_str!("../../assets/guide.ron");
const RESOURCES: &str = include_str!("../../assets/resources.ron");
const MANNERS: &str = include_str!("../../assets/manners.ron");
const COOLDOWN: &str = include_str!("../../assets/cooldown.ron");
const PUZZLED: &str = include_str!("../../assets/puzzled.ron");
const STANDARD_RUBRIC: &str = include_str!("../../assets/rubrics/standard.ron");

/// Everything a scenario is read, played and scored against.
#[derive(Debug, Clone)]
pub struct Content {
    /// Feelings, temperaments, reactions and codes of ethics.
    pub tables: Tables,
    /// What each of those tables was. No other text has one: nothing else moves a client or a score.
    pub stamps: Vec<Stamp>,
    /// The rubric in force.
    pub rubric: Rubric,
    /// The steps that teach the session screen.
    pub guide: Guide,
    /// Whom to turn to, by country.
    pub resources: Resources,
    /// The words of the screen after a heavy session.
    pub cooldown: Cooldown,
    /// How each feeling looks.
    pub manners: Manners,
    /// What a client says who has not understood.
    pub puzzled: Puzzled,
}

/// What is wrong with a table.
#[derive(Debug, Error)]
pub enum ContentError {
    /// The lexicon of feelings.
    #[error("assets/feelings.ron: {0}")]
    Feelings(#[from] LexiconError),
    /// The codes of ethics.
    #[error("assets/ethics.ron: {0}")]
    Ethics(#[from] EthicsError),
    /// The reactions.
    #[error("assets/reactions.ron: {0}")]
    Reactions(#[from] ReactionError),
    /// The temperaments.
    #[error("assets/temperaments.ron: {0}")]
    Temperaments(#[from] TemperamentError),
    /// The rubric.
    #[error("assets/rubrics/standard.ron: {0}")]
    Rubric(#[from] RubricError),
    /// The guide.
    #[error("assets/guide.ron: {0}")]
    Guide(#[from] GuideError),
    /// The resources.
    #[error("assets/resources.ron: {0}")]
    Resources(#[from] ResourcesError),
    /// The cool-down.
    #[error("assets/cooldown.ron: {0}")]
    Cooldown(#[from] CooldownError),
    /// A table of the user's own.
    #[error(transparent)]
    Own(#[from] FileError),
    /// How feelings look.
    #[error("assets/manners.ron: {0}")]
    Manners(#[from] MannersError),
    /// What a client says who has not understood.
    #[error("assets/puzzled.ron: {0}")]
    Puzzled(#[from] PuzzledError),
}

impl Content {
    /// The content this program was built with.
    ///
    /// # Errors
    /// When a table cannot be read, which the tests make sure of before a program is built from it.
    pub fn built_in() -> Result<Self, ContentError> {
        let tables = Tables {
            temperaments: Temperaments::from_ron(TEMPERAMENTS)?,
            reactions: ReactionTable::from_ron(REACTIONS)?,
            lexicon: Lexicon::from_ron(FEELINGS)?,
            ethics: EthicsTable::from_ron(ETHICS)?,
        };
        let stamps = vec![
            Stamp::of("reactions", REACTIONS),
            Stamp::of("temperaments", TEMPERAMENTS),
            Stamp::of("feelings", FEELINGS),
            Stamp::of("ethics", ETHICS),
        ];
        Ok(Self {
            tables,
            stamps,
            rubric: Rubric::from_ron(STANDARD_RUBRIC)?,
            guide: Guide::from_ron(GUIDE)?,
            resources: Resources::from_ron(RESOURCES)?,
            cooldown: Cooldown::from_ron(COOLDOWN)?,
            manners: Manners::from_ron(MANNERS)?,
            puzzled: Puzzled::from_ron(PUZZLED)?,
        })
    }

    /// The built-in content, with the user's own tables of feelings and of how they look in place of those built in:
    /// an author adds a feeling there, without code.
    ///
    /// # Errors
    /// When one of those files is there and cannot be read.
    pub fn at_hand(folders: &Folders) -> Result<Self, ContentError> {
        let mut content = Self::built_in()?;
        if let Some(text) = own_table(folders, "feelings.ron")? {
            content.tables.lexicon = Lexicon::from_ron(&text)?;
            let stamp = Stamp::of("feelings", &text);
            content
                .stamps
                .iter_mut()
                .filter(|at| at.id == stamp.id)
                .for_each(|at| *at = stamp.clone());
        }
        if let Some(text) = own_table(folders, "manners.ron")? {
            content.manners = Manners::from_ron(&text)?;
        }
        Ok(content)
    }

    /// The same content with another rubric.
    pub fn with_rubric(self, rubric: Rubric) -> Self {
        Self { rubric, ..self }
    }

    /// What typed answers are heard with.
    pub const fn ear<'a>(&'a self, hearing: &'a Hearing) -> Ear<'a> {
        Ear {
            coder: hearing.coder(&self.tables.lexicon),
            reactions: &self.tables.reactions,
            puzzled: &self.puzzled,
        }
    }

    /// What a session was played against; where answers are typed, what they were heard with too.
    ///
    /// # Errors
    /// As [`Hearing::built_in`], where answers are typed.
    pub fn stamps_of(&self, answers: AnswerMode) -> Result<Vec<Stamp>, HearingError> {
        let mut stamps = self.stamps.clone();
        if answers == AnswerMode::Compose {
            stamps.extend(Hearing::built_in()?.stamps.iter().cloned());
            stamps.push(Stamp::of("puzzled", PUZZLED));
        }
        Ok(stamps)
    }

    /// Reads and checks a file of drills against this content.
    pub fn load_drills(&self, source: &Source) -> drill::Loaded {
        drill::load(source, &self.tables.lexicon)
    }

    /// Reads and checks a scenario against this content.
    pub fn load(&self, source: &Source) -> Loaded {
        scenario::load(source, &self.tables, |scenario| worth(scenario, &self.rubric))
    }
}

/// The text of a table of the user's own, the nearest one.
fn own_table(folders: &Folders, name: &str) -> Result<Option<String>, FileError> {
    let path = folders.tables().into_iter().map(|folder| folder.join(name)).find(|at| at.is_file());
    path.map(|path| read_source(&path).map(|source| source.text)).transpose()
}
