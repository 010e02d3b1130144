//! The session that is being played, and how much of it has appeared.

use std::sync::Arc;

use bevy::prelude::*;
use thiserror::Error;

use crate::client::ReactionTable;
use crate::coding::RuptureKind;
use crate::guide::{Did, Guide, GuideStep, Place, Tour};
use crate::library::{Content, Hearing, HearingError};
use crate::records::{Record, Replayed};
use crate::scenario::Scenario;
use crate::scoring::Rubric;
use crate::session::{Event, OfferedAnswer, Session, SessionError, Setup};
use crate::settings::Pace;
use crate::stamp::Stamp;
use crate::transcript::{Reply, RunMode, SpokenLine};
use crate::ui::panels::session::Strain;

/// The session that is being played, if one is.
#[derive(Resource, Default)]
pub struct Playing(pub Option<Play>);

/// One session and what the trainee sees of it.
pub struct Play {
    /// The session.
    pub session: Session<Arc<Scenario>>,
    /// What it began with.
    pub setup: Setup,
    /// What was carried into it, for the debrief.
    pub carried: Option<Stamp>,
    /// What it is scored by.
    pub rubric: Arc<Rubric>,
    /// The assignment it answers.
    pub assignment: Option<Stamp>,
    /// The client's lines at this beat, or the closing ones.
    pub lines: Vec<SpokenLine>,
    /// The answers offered.
    pub answers: Vec<OfferedAnswer>,
    /// How many words of the lines have appeared; a part of one is one that is about to.
    appeared: f64,
    /// The coach's hint at this beat, once it was asked for.
    pub hint: Option<String>,
    /// What has changed between the two at this beat.
    pub strain: Option<Strain>,
    /// Something the trainee should know.
    pub notice: Option<String>,
    /// How far the trainee is with the guide, in the guided scenario.
    pub tour: Option<Tour>,
    /// The beat an author began at, where it is not the scenario's own first.
    pub from: Option<String>,
    /// What the client will answer, while the trainee still compares what they typed.
    pending: Option<Vec<Event>>,
}

/// Why a typed answer was not taken. What was typed is still there.
#[derive(Debug, Error)]
pub enum SayError {
    /// The coder cannot be used.
    #[error("the coder cannot be used: {0}")]
    Hearing(#[from] HearingError),
    /// The session does not take it.
    #[error(transparent)]
    Session(#[from] SessionError),
}

/// How a session comes about.
#[derive(Debug, Clone)]
pub struct Begin {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Seed, mode, and what is carried over.
    pub setup: Setup,
    /// The stamp of what is carried over.
    pub carried: Option<Stamp>,
    /// What it is scored by.
    pub rubric: Arc<Rubric>,
    /// The assignment it answers.
    pub assignment: Option<Stamp>,
    /// Whether the guide goes along.
    pub is_guided: bool,
}

impl Play {
    /// Begins a session.
    pub fn begin(begin: Begin, reactions: &ReactionTable) -> Self {
        let Begin { scenario, setup, carried, rubric, assignment, is_guided } = begin;
        let (session, events) = Session::begin(scenario, reactions, setup.clone());
        let mut play = Self {
            session,
            setup,
            carried,
            rubric,
            assignment,
            lines: Vec::new(),
            answers: Vec::new(),
            appeared: 0.0,
            hint: None,
            strain: None,
            notice: None,
            tour: is_guided.then(Tour::default),
            from: None,
            pending: None,
        };
        play.take_in(events);
        play
    }

    /// Goes on with a session as its record has it.
    pub fn resumed(replayed: Replayed, record: &Record) -> Self {
        let Replayed { session, setup, rubric, .. } = replayed;
        let follows = session.scenario().follows.clone().unwrap_or_default();
        let standing = session.standing();
        let mut play = Self {
            session,
            setup,
            carried: record.carry.as_ref().map(|text| Stamp::of(follows, text)),
            rubric: Arc::new(rubric),
            assignment: record.row.assignment.clone(),
            lines: Vec::new(),
            answers: Vec::new(),
            appeared: 0.0,
            hint: None,
            strain: None,
            notice: None,
            tour: None,
            from: None,
            pending: None,
        };
        play.take_in(standing);
        play
    }

    /// The scenario it is played in.
    pub fn scenario(&self) -> &Arc<Scenario> {
        self.session.scenario()
    }

    /// Begins again in another version of the scenario, or from an earlier turn: the first `turns` answers are given
    /// again, as far as they can be. Tells how many could.
    pub fn replayed(
        &self,
        scenario: Arc<Scenario>,
        content: &Content,
        turns: usize,
        mode: RunMode,
    ) -> (Self, usize) {
        let given: Vec<Reply> = self.given().take(turns).cloned().collect();
        let begin = Begin {
            scenario,
            setup: Setup { mode, ..self.setup.clone() },
            carried: self.carried.clone(),
            rubric: Arc::clone(&self.rubric),
            assignment: self.assignment.clone(),
            is_guided: false,
        };
        let mut play = Self::begin(begin, &content.tables.reactions);
        play.tour.clone_from(&self.tour);
        play.from.clone_from(&self.from);
        let mut kept = 0;
        for reply in given {
            if play.give_again(&reply, content).is_err() {
                break;
            }
            kept += 1;
        }
        let transcript = self.session.transcript();
        play.session.count_help(transcript.hints, transcript.rewinds);
        (play, kept)
    }

    /// The answers given so far.
    fn given(&self) -> impl Iterator<Item = &Reply> {
        self.session.transcript().turns.iter().map(|turn| &turn.reply)
    }

    /// Gives an answer of another run once more, with what was said of its unsure codes.
    fn give_again(&mut self, reply: &Reply, content: &Content) -> Result<(), SayError> {
        let events = match reply {
            Reply::Chosen { id, .. } => self.session.answer(id)?,
            Reply::Typed { says, heard } => {
                let events = self.session.say(says, &content.ear(Hearing::built_in()?))?;
                let turn = self.session.transcript().turns.len() - 1;
                for one in &heard.corrections {
                    self.session.correct(turn, one.code, Some(one.is_there));
                }
                events
            }
        };
        self.take_in(events);
        Ok(())
    }

    /// Says something in the trainee's own words. In practice they first see how it was heard.
    ///
    /// # Errors
    /// When it is not taken; nothing has changed then.
    pub fn say(&mut self, words: &str, content: &Content) -> Result<(), SayError> {
        let events = self.session.say(words, &content.ear(Hearing::built_in()?))?;
        if self.mode() == RunMode::Practice {
            self.pending = Some(events);
        } else {
            self.take_in(events);
        }
        Ok(())
    }

    /// Whether the trainee compares what they typed, before the client answers it.
    pub fn compares(&self) -> bool {
        self.pending.is_some()
    }

    /// From what was compared on to the client's answer.
    pub fn go_on(&mut self) {
        if let Some(events) = self.pending.take() {
            self.take_in(events);
        }
    }

    /// Gives the answer at this place.
    ///
    /// # Errors
    /// When no answer is offered there.
    pub fn answer(&mut self, place: usize) -> Result<(), SessionError> {
        let id = self.answers.get(place).map(|answer| answer.id.clone()).unwrap_or_default();
        let events = self.session.answer(&id)?;
        self.take_in(events);
        Ok(())
    }

    /// Asks the coach.
    ///
    /// # Errors
    /// Outside practice, and when the session is over.
    pub fn ask_hint(&mut self) -> Result<(), SessionError> {
        // Asking twice at one beat reads the same hint, and counts once.
        if self.hint.is_none() {
            let hint = self.session.hint()?.map(str::to_owned);
            self.hint =
                Some(hint.unwrap_or_else(|| "There is no hint for this moment.".to_owned()));
        }
        Ok(())
    }

    /// Goes back to the turn of this number, from 0.
    ///
    /// # Errors
    /// Outside practice.
    pub fn rewind_to(&mut self, turn: usize) -> Result<(), SessionError> {
        self.go_on();
        while self.session.transcript().turns.len() > turn {
            let events = self.session.rewind()?;
            self.take_in(events);
        }
        self.show_all();
        Ok(())
    }

    /// How it is run.
    pub fn mode(&self) -> RunMode {
        self.setup.mode
    }

    /// How many words the lines of this beat have.
    fn words(&self) -> usize {
        // A silence counts one, so that it takes a breath.
        self.lines.iter().map(|line| line.says.split_whitespace().count().max(1)).sum()
    }

    /// How many words have appeared.
    pub fn appeared(&self) -> usize {
        (self.appeared as usize).min(self.words())
    }

    /// Whether all words have appeared.
    pub fn is_shown(&self) -> bool {
        self.appeared() >= self.words()
    }

    /// Lets words appear for so many seconds at a pace.
    pub fn advance(&mut self, secs: f64, pace: Pace) {
        match pace.words_a_minute() {
            Some(rate) if !self.is_shown() => self.appeared += secs * f64::from(rate) / 60.0,
            Some(_) => {}
            None => self.show_all(),
        }
    }

    /// Shows all words.
    pub fn show_all(&mut self) {
        self.appeared = self.words() as f64;
    }

    /// The line whose words are appearing, or the last one: the face follows it.
    pub fn line(&self) -> Option<&SpokenLine> {
        let mut before = 0;
        let appeared = self.appeared();
        let current = self.lines.iter().find(|line| {
            before += line.says.split_whitespace().count().max(1);
            appeared < before
        });
        current.or(self.lines.last())
    }

    /// The rupture the session is in.
    pub fn rupture(&self) -> Option<RuptureKind> {
        let strained = self.session.state().strain.is_some();
        let last = self.session.transcript().ruptures.last();
        last.filter(|rupture| strained && rupture.repaired.is_none()).map(|rupture| rupture.kind)
    }

    /// Where the guide looks for its steps.
    pub fn place(&self) -> Option<Place> {
        self.session.beat().map(|beat| Place::Beat(beat.to_owned()))
    }

    /// The step of the guide that is due.
    pub fn step<'g>(&self, guide: &'g Guide) -> Option<&'g GuideStep> {
        self.tour.as_ref()?.step(guide, &self.place()?, self.is_shown())
    }

    /// Tells the guide what the trainee did.
    pub fn did(&mut self, guide: &Guide, did: Did) {
        if let (Some(place), Some(tour)) = (self.place(), self.tour.as_mut()) {
            tour.take_in(guide, &place, did);
        }
    }

    /// What happened becomes what is seen.
    fn take_in(&mut self, events: Vec<Event>) {
        self.lines.clear();
        self.answers.clear();
        self.appeared = 0.0;
        self.hint = None;
        self.strain = None;
        for event in events {
            match event {
                Event::Entered { .. } | Event::Moved { .. } | Event::Ended(_) => {}
                Event::RuptureBegan(kind) => self.strain = Some(Strain::Began(kind)),
                Event::RuptureRepaired(_) => self.strain = Some(Strain::Repaired),
                Event::Said(line) => self.lines.push(line),
                Event::Offered(answers) => self.answers = answers,
            }
        }
    }
}

/// The scenario as it is, but beginning at another beat: for an author's look at one place.
///
/// `None` where there is no such beat.
pub fn from_beat(scenario: &Scenario, beat: &str) -> Option<Scenario> {
    let start = scenario.find_beat(beat)?;
    Some(Scenario { start, ..scenario.clone() })
}
