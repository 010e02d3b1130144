//! The guide: short steps that teach the session screen while a first scenario is played.
//!
//! A guide is data. It knows beats by their ids and parts of the screen by name, and nothing of either:
//! a panel asks a [`Tour`] which step to show, and tells it what the trainee did.

use std::collections::BTreeSet;

use serde::Deserialize;
use thiserror::Error;

/// A longer text is not read while somebody is waiting for an answer.
pub const LONGEST_STEP: usize = 200;
/// More steps than this at one beat, and the guide is in the way of the client.
pub const MOST_STEPS_A_BEAT: usize = 2;

/// The steps that go with one scenario, read from a file under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The id of the scenario it belongs to.
    pub scenario: String,
    /// What it is offered with.
    pub offer: String,
    /// The steps, in the order in which they are shown at their place.
    pub steps: Vec<GuideStep>,
}

/// One step: a sentence or two that point at a part of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// Where it is shown.
    pub at: Place,
    /// When it is shown there.
    #[serde(default)]
    pub when: When,
    /// What it is about.
    pub points_to: Part,
    /// What it says.
    pub says: String,
    /// What ends it. Whatever this is, a step ends too when its place is left: it never holds anybody up.
    #[serde(default)]
    pub until: Until,
}

/// Where a step is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At the beat with this id.
    Beat(String),
    /// On the page where the trainee rates themselves.
    SelfRating,
    /// In the debrief.
    Debrief,
}

/// When a step is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// As soon as its place is reached.
    #[default]
    Arriving,
    /// When all the client's words of this beat are on the screen.
    WordsShown,
}

/// What ends a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// The trainee goes on to the next step.
    #[default]
    Next,
    /// An answer is given.
    Answer,
    /// The coach is asked for a hint.
    Hint,
    /// The transcript is opened.
    Transcript,
    /// The self-rating is handed in.
    Rated,
    /// A turn of the debrief is selected.
    TurnSelected,
}

/// A part of the screen that a step can point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The figure in the room.
    Client,
    /// What can be seen of the client, in words.
    Caption,
    /// What the client says.
    Words,
    /// The answers to choose from.
    Answers,
    /// What has been said so far.
    Transcript,
    /// Where the coach is asked for a hint.
    Coach,
    /// Where the last answer is taken back.
    Rewind,
    /// Where the session is paused.
    Pause,
    /// How the client is doing, while practicing.
    Gauges,
    /// The way out.
    Leave,
    /// Where help is found.
    Help,
    /// The sentences with which the trainee rates themselves.
    SelfRating,
    /// The one point of the debrief.
    CorrectivePoint,
    /// The dimensions with their scores.
    Scores,
    /// The client's state over the turns.
    Plot,
    /// The annotated transcript.
    Turns,
    /// What the selected turn did.
    SelectedTurn,
    /// Where a moment is tried again.
    Retry,
}

impl Part {
    /// Every part, in the order in which a trainee meets them.
    pub const ALL: &[Self] = &[
        Self::Client,
        Self::Caption,
        Self::Words,
        Self::Answers,
        Self::Transcript,
        Self::Coach,
        Self::Rewind,
        Self::Pause,
        Self::Gauges,
        Self::Leave,
        Self::Help,
        Self::SelfRating,
        Self::CorrectivePoint,
        Self::Scores,
        Self::Plot,
        Self::Turns,
        Self::SelectedTurn,
        Self::Retry,
    ];

    /// Whether this part can be pointed to at a place of that kind.
    fn is_at(self, place: &Place) -> bool {
        match self {
            // Help is open everywhere.
            Self::Help => true,
            Self::SelfRating => *place == Place::SelfRating,
            Self::CorrectivePoint
            | Self::Scores
            | Self::Plot
            | Self::Turns
            | Self::SelectedTurn
            | Self::Retry => *place == Place::Debrief,
            Self::Client
            | Self::Caption
            | Self::Words
            | Self::Answers
            | Self::Transcript
            | Self::Coach
            | Self::Rewind
            | Self::Pause
            | Self::Gauges
            | Self::Leave => matches!(place, Place::Beat(_)),
        }
    }
}

impl Until {
    /// Whether this can come about at a place of that kind.
    fn is_at(self, place: &Place) -> bool {
        match self {
            Self::Next => true,
            Self::Answer | Self::Hint | Self::Transcript => matches!(place, Place::Beat(_)),
            Self::Rated => *place == Place::SelfRating,
            Self::TurnSelected => *place == Place::Debrief,
        }
    }
}

impl Place {
    /// The place in words, for messages.
    fn words(&self) -> String {
        match self {
            Self::Beat(id) => format!("beat \"{id}\""),
            Self::SelfRating => "the self-rating".to_owned(),
            Self::Debrief => "the debrief".to_owned(),
        }
    }
}

/// What is wrong with a guide.
#[derive(Debug, Error)]
pub enum GuideError {
    /// The text is not a guide.
    #[error("the guide cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// It names no scenario, or is offered without a word.
    #[error("the guide has no text in `{0}`")]
    Unnamed(&'static str),
    /// A step says nothing.
    #[error("step {step}, at {place}, says nothing")]
    Empty {
        /// Its number, from 1.
        step: usize,
        /// Where it stands.
        place: String,
    },
    /// A step is too long to be read in passing.
    #[error("step {step}, at {place}, has {chars} characters; at most {LONGEST_STEP} are read")]
    TooLong {
        /// Its number, from 1.
        step: usize,
        /// Where it stands.
        place: String,
        /// How long it is.
        chars: usize,
    },
    /// A step points to something that is on another screen.
    #[error("step {step}, at {place}, points to a part of another screen")]
    PartElsewhere {
        /// Its number, from 1.
        step: usize,
        /// Where it stands.
        place: String,
        /// What it points to.
        part: Part,
    },
    /// A step waits for something that cannot happen where it stands.
    #[error("step {step}, at {place}, waits for something that cannot happen there")]
    NeverEnds {
        /// Its number, from 1.
        step: usize,
        /// Where it stands.
        place: String,
        /// What it waits for.
        until: Until,
    },
    /// A step waits for words where nobody speaks.
    #[error("step {step}, at {place}, is shown when the words are, and nobody speaks there")]
    NoWords {
        /// Its number, from 1.
        step: usize,
        /// Where it stands.
        place: String,
    },
    /// A beat with too many steps.
    #[error("{place} has {n} steps; more than {MOST_STEPS_A_BEAT} are in the client's way")]
    TooMany {
        /// The beat.
        place: String,
        /// How many.
        n: usize,
    },
}

impl Guide {
    /// Reads a guide from RON text.
    ///
    /// # Errors
    /// When the text is not a guide, or has a step that could not be shown, read, or ended.
    pub fn from_ron(text: &str) -> Result<Self, GuideError> {
        let guide: Self = ron::from_str(text)?;
        for (name, text) in [("scenario", &guide.scenario), ("offer", &guide.offer)] {
            if text.trim().is_empty() {
                return Err(GuideError::Unnamed(name));
            }
        }
        for (at, step) in guide.steps.iter().enumerate() {
            step.prove(at + 1)?;
        }
        for step in &guide.steps {
            let n = guide.steps_for(&step.at).count();
            if matches!(step.at, Place::Beat(_)) && n > MOST_STEPS_A_BEAT {
                return Err(GuideError::TooMany { place: step.at.words(), n });
            }
        }
        Ok(guide)
    }

    /// The steps at a beat, in the order in which they are shown.
    pub fn steps_at<'a>(&'a self, beat: &'a str) -> impl Iterator<Item = &'a GuideStep> {
        self.steps.iter().filter(move |step| matches!(&step.at, Place::Beat(id) if id == beat))
    }

    /// The steps at a place, in the order in which they are shown.
    pub fn steps_for<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a GuideStep> {
        self.steps.iter().filter(move |step| step.at == *place)
    }

    /// The beats that steps stand at, each once, in order of their ids.
    pub fn beats(&self) -> BTreeSet<&str> {
        let ids = self.steps.iter().filter_map(|step| match &step.at {
            Place::Beat(id) => Some(id.as_str()),
            Place::SelfRating | Place::Debrief => None,
        });
        ids.collect()
    }
}

impl GuideStep {
    fn prove(&self, step: usize) -> Result<(), GuideError> {
        let place = || self.at.words();
        let chars = self.says.chars().count();
        if self.says.trim().is_empty() {
            return Err(GuideError::Empty { step, place: place() });
        }
        if chars > LONGEST_STEP {
            return Err(GuideError::TooLong { step, place: place(), chars });
        }
        if !self.points_to.is_at(&self.at) {
            return Err(GuideError::PartElsewhere { step, place: place(), part: self.points_to });
        }
        if !self.until.is_at(&self.at) {
            return Err(GuideError::NeverEnds { step, place: place(), until: self.until });
        }
        if self.when == When::WordsShown && !matches!(self.at, Place::Beat(_)) {
            return Err(GuideError::NoWords { step, place: place() });
        }
        Ok(())
    }
}

/// What the trainee did, as far as a guide cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Went on to the next step.
    Next,
    /// Gave an answer.
    Answered,
    /// Asked the coach for a hint.
    AskedHint,
    /// Opened the transcript.
    OpenedTranscript,
    /// Handed in the self-rating.
    Rated,
    /// Selected a turn of the debrief.
    SelectedTurn,
}

impl Did {
    /// Whether this ends a step that waits for `until`; going on ends each of them.
    fn ends(self, until: Until) -> bool {
        let awaited = match self {
            Self::Next => return true,
            Self::Answered => Until::Answer,
            Self::AskedHint => Until::Hint,
            Self::OpenedTranscript => Until::Transcript,
            Self::Rated => Until::Rated,
            Self::SelectedTurn => Until::TurnSelected,
        };
        until == awaited
    }

    /// Whether this leaves the place it is done at.
    fn leaves(self) -> bool {
        matches!(self, Self::Answered | Self::Rated)
    }
}

/// How far a trainee is with a guide. A step that was done or passed by does not come back,
/// not even when an answer is taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tour {
    done: BTreeSet<usize>,
    is_skipped: bool,
}

impl Tour {
    /// The step to show now, if there is one.
    pub fn step<'a>(
        &self,
        guide: &'a Guide,
        place: &Place,
        are_words_shown: bool,
    ) -> Option<&'a GuideStep> {
        let (_, step) = self.open(guide, place)?;
        (are_words_shown || step.when == When::Arriving).then_some(step)
    }

    /// Takes in what the trainee did at a place.
    pub fn take_in(&mut self, guide: &Guide, place: &Place, did: Did) {
        if did.leaves() {
            let here = guide.steps.iter().enumerate().filter(|(_, step)| step.at == *place);
            self.done.extend(here.map(|(at, _)| at));
            return;
        }
        // What is done before a step asks for it needs no step: only the open one goes on by `Next`.
        let ended: Vec<usize> = match did {
            Did::Next => self.open(guide, place).map(|(at, _)| at).into_iter().collect(),
            _ => {
                let steps = guide.steps.iter().enumerate();
                steps.filter(|(_, step)| did.ends(step.until)).map(|(at, _)| at).collect()
            }
        };
        self.done.extend(ended);
    }

    /// Shows no step any more.
    pub fn skip(&mut self) {
        self.is_skipped = true;
    }

    /// Whether the trainee has sent the guide away.
    pub fn is_skipped(&self) -> bool {
        self.is_skipped
    }

    /// The first step at a place that is not done.
    fn open<'a>(&self, guide: &'a Guide, place: &Place) -> Option<(usize, &'a GuideStep)> {
        let mut steps = guide.steps.iter().enumerate();
        let step = steps.find(|(at, step)| step.at == *place && !self.done.contains(at));
        step.filter(|_| !self.is_skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide(steps: &str) -> Result<Guide, GuideError> {
        Guide::from_ron(&format!(r#"(scenario: "s", offer: "o", steps: [{steps}])"#))
    }

    const TWO_BEATS: &str = r#"
        (at: beat("a"), points_to: words, says: "first"),
        (at: beat("a"), when: words_shown, points_to: coach, says: "second", until: hint),
        (at: beat("b"), points_to: transcript, says: "third", until: transcript),
        (at: debrief, points_to: turns, says: "fourth", until: turn_selected),
    "#;

    fn shown(tour: &Tour, guide: &Guide, place: &Place) -> Option<String> {
        tour.step(guide, place, true).map(|step| step.says.clone())
    }

    #[test]
    fn the_shipped_guide_can_be_read_and_names_every_part() {
        let guide = Guide::from_ron(include_str!("../assets/guide.ron")).unwrap();
        let named: BTreeSet<Part> = guide.steps.iter().map(|step| step.points_to).collect();
        assert_eq!(named, Part::ALL.iter().copied().collect());
        for until in [Until::Answer, Until::Hint, Until::Transcript] {
            assert!(guide.steps.iter().any(|step| step.until == until), "{until:?}");
        }
    }

    #[test]
    fn the_shipped_guide_tells_the_ways_by_keyboard_and_by_mouse() {
        let guide = Guide::from_ron(include_str!("../assets/guide.ron")).unwrap();
        let told: Vec<&str> = guide.steps.iter().map(|step| step.says.as_str()).collect();
        let told = told.join("\n");
        for key in ["number", "Space", "H,", "T,", "P ", "Escape", "F1", "arrow keys"] {
            assert!(told.contains(key), "no step tells of {key}");
        }
        assert!(told.contains("click"));
    }

    #[test]
    fn steps_are_found_by_beat_and_by_place() {
        let guide = guide(TWO_BEATS).unwrap();
        let says: Vec<&str> = guide.steps_at("a").map(|step| step.says.as_str()).collect();
        assert_eq!(says, ["first", "second"]);
        assert_eq!(guide.steps_at("debrief").count(), 0);
        assert_eq!(guide.steps_for(&Place::Debrief).count(), 1);
        assert_eq!(guide.beats(), BTreeSet::from(["a", "b"]));
    }

    #[test]
    fn a_tour_shows_one_step_after_the_other() {
        let guide = guide(TWO_BEATS).unwrap();
        let (a, mut tour) = (Place::Beat("a".to_owned()), Tour::default());
        assert_eq!(tour.step(&guide, &a, false).map(|step| step.says.as_str()), Some("first"));
        tour.take_in(&guide, &a, Did::Next);
        assert_eq!(tour.step(&guide, &a, false), None, "the words are not out yet");
        assert_eq!(shown(&tour, &guide, &a).as_deref(), Some("second"));
        tour.take_in(&guide, &a, Did::AskedHint);
        assert_eq!(shown(&tour, &guide, &a), None);
    }

    #[test]
    fn an_answer_passes_by_what_is_left_at_its_beat() {
        let guide = guide(TWO_BEATS).unwrap();
        let (a, b) = (Place::Beat("a".to_owned()), Place::Beat("b".to_owned()));
        let mut tour = Tour::default();
        tour.take_in(&guide, &a, Did::Answered);
        assert_eq!(shown(&tour, &guide, &a), None, "it does not come back with a step back");
        assert_eq!(shown(&tour, &guide, &b).as_deref(), Some("third"));
    }

    #[test]
    fn what_a_trainee_finds_alone_needs_no_step() {
        let guide = guide(TWO_BEATS).unwrap();
        let mut tour = Tour::default();
        tour.take_in(&guide, &Place::Beat("a".to_owned()), Did::OpenedTranscript);
        assert_eq!(shown(&tour, &guide, &Place::Beat("b".to_owned())), None);
    }

    #[test]
    fn any_step_can_be_gone_on_from_and_all_can_be_skipped() {
        let guide = guide(TWO_BEATS).unwrap();
        let mut tour = Tour::default();
        let b = Place::Beat("b".to_owned());
        tour.take_in(&guide, &b, Did::Next);
        assert_eq!(shown(&tour, &guide, &b), None);
        tour.skip();
        assert!(tour.is_skipped());
        assert_eq!(shown(&tour, &guide, &Place::Debrief), None);
    }

    #[test]
    fn a_broken_guide_says_what_is_wrong() {
        let error = |steps: &str| guide(steps).unwrap_err().to_string();
        assert_eq!(
            error(r#"(at: beat("a"), points_to: words, says: " ")"#),
            "step 1, at beat \"a\", says nothing"
        );
        let long = format!(r#"(at: debrief, points_to: plot, says: "{}")"#, "x".repeat(201));
        assert_eq!(
            error(&long),
            "step 1, at the debrief, has 201 characters; at most 200 are read"
        );
        assert_eq!(
            error(r#"(at: beat("a"), points_to: plot, says: "x")"#),
            "step 1, at beat \"a\", points to a part of another screen"
        );
        assert_eq!(
            error(r#"(at: self_rating, points_to: self_rating, says: "x", until: hint)"#),
            "step 1, at the self-rating, waits for something that cannot happen there"
        );
        assert_eq!(
            error(r#"(at: debrief, when: words_shown, points_to: plot, says: "x")"#),
            "step 1, at the debrief, is shown when the words are, and nobody speaks there"
        );
        let three = r#"(at: beat("a"), points_to: words, says: "x"),"#.repeat(3);
        assert_eq!(error(&three), "beat \"a\" has 3 steps; more than 2 are in the client's way");
        let misspelled = error(r#"(at: debrief, point_to: plot, says: "x")"#);
        assert!(
            misspelled.contains("point_to") && misspelled.contains("points_to"),
            "{misspelled}"
        );
        let unknown = error(r#"(at: debrief, points_to: ceiling, says: "x")"#);
        assert!(unknown.contains("ceiling"), "{unknown}");
        let unnamed = Guide::from_ron(r#"(scenario: "", offer: "o", steps: [])"#).unwrap_err();
        assert_eq!(unnamed.to_string(), "the guide has no text in `scenario`");
    }
}
