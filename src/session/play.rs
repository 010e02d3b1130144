//! A session as a person plays it.

use std::ops::Deref;

use thiserror::Error;

use super::chart::{Chart, State, Typing};
use super::draw::{Purpose, below, draw, order};
use super::ear::{self, Ear, Understood};
use super::event::{Event, OfferedAnswer};
use crate::client::{ReactionTable, Shift};
use crate::coding::{ClientAct, Code, CodedReply, Skill};
use crate::scenario::{
    Beat, BeatIx, Carry, Ending, EndingIx, Feeling, Flag, Line, Scenario, Target,
};
use crate::stamp::Stamp;
use crate::transcript::{
    AnswerMode, Authored, Correction, End, Reply, RunMode, Rupture, Seed, ShownFeeling, SpokenLine,
    Transcript, Turn, Way,
};
use crate::words::{Passage, WordBag};

/// What a session begins with besides its scenario.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What randomness is drawn from.
    pub seed: Seed,
    /// How it is run.
    pub mode: RunMode,
    /// How answers are given.
    pub answers: AnswerMode,
    /// What the session before handed on.
    pub carry: Option<Carry>,
}

/// Why a session did not do what was asked. It goes on as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SessionError {
    /// The session has ended.
    #[error("the session is over")]
    Over,
    /// No such answer is offered here.
    #[error("there is no answer `{id}` to choose at the beat `{beat}`")]
    NotOffered {
        /// The answer asked for.
        id: String,
        /// Where the session is.
        beat: String,
    },
    /// Answers are typed here, or chosen, and not both.
    #[error("in this session answers are given by {0}")]
    OtherMode(AnswerMode),
    /// There was nothing in it.
    #[error("there are no words in it; to stay silent, write so, as in “(I stay quiet with you)”")]
    NothingSaid,
    /// Hints and steps back belong to practice.
    #[error("only a practice run has hints and steps back")]
    NotPractice,
    /// There is nothing to go back to.
    #[error("this is the first beat")]
    AtTheStart,
}

/// A running session over a scenario that it borrows (`&Scenario`) or shares (`Arc<Scenario>`).
#[derive(Debug, Clone)]
pub struct Session<S> {
    scenario: S,
    chart: Chart,
    setup: Setup,
    state: State,
    /// The state before each answer, for steps back.
    earlier: Vec<State>,
    visits: Vec<u32>,
    here: Option<Here>,
    transcript: Transcript,
}

/// What was said and offered at the beat the session is at.
#[derive(Debug, Clone)]
struct Here {
    beat: BeatIx,
    visit: u32,
    /// What the client said last.
    lines: Vec<SpokenLine>,
    /// The words of all that the client said here, for the coder.
    context: String,
    /// Places of the offered answers in the file, in the order shown.
    offered: Vec<usize>,
}

impl<S: Deref<Target = Scenario>> Session<S> {
    /// Begins a session and tells what happens first.
    pub fn begin(scenario: S, reactions: &ReactionTable, setup: Setup) -> (Self, Vec<Event>) {
        let chart = Chart::new(&scenario, reactions);
        let (mood, flags) = scenario.opening(setup.carry.as_ref());
        let transcript = Transcript {
            scenario: Stamp { id: scenario.id.clone(), hash: scenario.hash.clone() },
            focus: scenario.focus.clone(),
            seed: setup.seed,
            mode: setup.mode,
            answers: setup.answers,
            opening: mood,
            turns: Vec::new(),
            ruptures: Vec::new(),
            end: End::BrokenOff,
            closing: None,
            hints: 0,
            rewinds: 0,
        };
        let visits = vec![0; scenario.beats.len()];
        let mut session = Self {
            scenario,
            state: chart.begin(mood, flags),
            chart,
            setup,
            earlier: Vec::new(),
            visits,
            here: None,
            transcript,
        };
        let events = session.arrive();
        (session, events)
    }

    /// Answers with an authored answer by its id, and tells what happens.
    ///
    /// # Errors
    /// When the session is over or typed, or the answer is not offered here; nothing has changed then.
    pub fn answer(&mut self, id: &str) -> Result<Vec<Event>, SessionError> {
        let here = self.here.as_ref().ok_or(SessionError::Over)?;
        if self.setup.answers == AnswerMode::Compose {
            return Err(SessionError::OtherMode(AnswerMode::Compose));
        }
        let beat = self.scenario.beat(here.beat);
        let chosen = here.offered.iter().copied().find(|&place| beat.responses[place].id == id);
        let chosen = chosen
            .ok_or_else(|| SessionError::NotOffered { id: id.to_owned(), beat: beat.id.clone() })?;
        let before = self.state;
        let after = self.chart.step(&before, chosen);
        let response = &beat.responses[chosen];
        let reply = Reply::Chosen { id: response.id.clone(), says: response.says.clone() };
        let turn = turn(beat, here, (reply, response.codes.clone()), &before, &after);
        let mut events = self.take(turn, after);
        events.extend(self.arrive());
        Ok(events)
    }

    /// Answers in the trainee's own words, and tells what happens: the client answers what was heard, and the session
    /// goes the way of the authored answer that is nearest, or the author's own for what was heard.
    ///
    /// Where it is not clear what was meant, the client says so, at most twice running, and the session stays where
    /// it is.
    ///
    /// # Errors
    /// When the session is over or chosen, or nothing was said; nothing has changed then.
    pub fn say(&mut self, says: &str, ear: &Ear<'_>) -> Result<Vec<Event>, SessionError> {
        let here = self.here.as_ref().ok_or(SessionError::Over)?;
        if self.setup.answers == AnswerMode::Choose {
            return Err(SessionError::OtherMode(AnswerMode::Choose));
        }
        let says = says.trim();
        if says.is_empty() {
            return Err(SessionError::NothingSaid);
        }
        let beat = self.scenario.beat(here.beat);
        let place = ear::Here {
            beat,
            offered: &here.offered,
            client: &here.context,
            asked: self.asked_running(),
        };
        let Understood { mut typed, sure, lead } = ear.understand(says, place);
        typed.repeats = self.repeated(says);
        let is_puzzled = typed.way == Way::AskedAgain;
        // A client who has not understood is not moved by it.
        let shift = if is_puzzled {
            Shift::default()
        } else {
            let temperament = &self.scenario.client.temperament;
            ear.reactions.reaction(&typed.taken, beat.moment.class(), temperament)
        };
        let repairs = !is_puzzled && typed.taken.has_skill(Skill::Repair);
        let before = self.state;
        let after = self.chart.step_typed(&before, &Typing { shift, repairs, lead });
        let reply = Reply::Typed { says: says.to_owned(), heard: Box::new(typed) };
        let turn = turn(beat, here, (reply, sure), &before, &after);
        let mut events = self.take(turn, after);
        events.extend(if is_puzzled { self.ask_what_was_meant(ear) } else { self.arrive() });
        Ok(events)
    }

    /// How often running the client has asked what was meant.
    fn asked_running(&self) -> usize {
        let turns = self.transcript.turns.iter().rev();
        turns
            .take_while(|turn| turn.typed().is_some_and(|typed| typed.way == Way::AskedAgain))
            .count()
    }

    /// The turn whose words these are, or nearly; none for a word or two, which may fit again.
    fn repeated(&self, says: &str) -> Option<usize> {
        const LEAST_WORDS: usize = 4;
        const NEARLY: u32 = 900;
        let says = Passage::new(says);
        let words = WordBag::of(&says);
        if says.text().split_whitespace().count() < LEAST_WORDS {
            return None;
        }
        self.transcript.turns.iter().position(|turn| {
            let earlier = Passage::new(turn.reply.says());
            let was_heard = turn.typed().is_some_and(|typed| typed.way != Way::AskedAgain);
            was_heard && WordBag::of(&earlier).similarity(&words) >= NEARLY
        })
    }

    /// The client has not understood, and says so.
    fn ask_what_was_meant(&mut self, ear: &Ear<'_>) -> Vec<Event> {
        let asked = self.asked_running();
        let Some(here) = &mut self.here else { return Vec::new() };
        let beat = self.scenario.beat(here.beat);
        let part = u32::try_from(asked).unwrap_or(u32::MAX);
        let mut rng = draw(self.setup.seed, Purpose::Puzzled, &beat.id, here.visit, part);
        let lines = ear.puzzled.lines();
        let line = &lines[below(&mut rng, lines.len())];
        let line = SpokenLine {
            says: line.says.clone(),
            feels: None,
            manner: line.manner.clone(),
            acts: Vec::new(),
            thinks: String::new(),
        };
        here.lines = vec![line.clone()];
        vec![Event::Said(line), Event::Offered(offered(beat, &here.offered))]
    }

    /// Takes a turn into the transcript.
    fn take(&mut self, turn: Turn, after: State) -> Vec<Event> {
        let before = self.state;
        self.transcript.turns.push(turn);
        let mut events = vec![Event::Moved { before: before.mood, after: after.mood }];
        if after.repairs > before.repairs {
            let answered = self.transcript.turns.len() - 1;
            if let Some(rupture) = self.transcript.ruptures.last_mut() {
                rupture.repaired = Some(answered);
                events.push(Event::RuptureRepaired(rupture.kind));
            }
        }
        self.earlier.push(before);
        self.state = after;
        events
    }

    /// Keeps what the trainee says of a code in a typed answer that the coder was unsure of; `None` takes it back.
    ///
    /// It is shown beside the coder's view and never scored. What the coder was sure of, or has not heard, stays as
    /// it is; tells whether anything was kept.
    pub fn correct(&mut self, turn: usize, code: Code, is_there: Option<bool>) -> bool {
        let Some(Turn { reply: Reply::Typed { heard, .. }, .. }) =
            self.transcript.turns.get_mut(turn)
        else {
            return false;
        };
        if !heard.unsure().iter().any(|guess| guess.what == code) {
            return false;
        }
        heard.corrections.retain(|one| one.code != code);
        heard.corrections.extend(is_there.map(|is_there| Correction { code, is_there }));
        heard.corrections.sort_by_key(|one| one.code);
        true
    }

    /// Takes back the last answer: the session stands again at the beat it was given at.
    ///
    /// # Errors
    /// Outside practice, and at the first beat.
    pub fn rewind(&mut self) -> Result<Vec<Event>, SessionError> {
        if self.setup.mode != RunMode::Practice {
            return Err(SessionError::NotPractice);
        }
        let before = self.earlier.pop().ok_or(SessionError::AtTheStart)?;
        let taken_back = self.transcript.turns.pop();
        let turns = self.transcript.turns.len();
        // One that began on entering this beat begins again on arriving there.
        self.transcript.ruptures.retain(|rupture| rupture.began < turns);
        for rupture in &mut self.transcript.ruptures {
            rupture.repaired = rupture.repaired.filter(|&answered| answered < turns);
        }
        // Both beats are unvisited again, so that the same draws are made on the way back.
        let was_puzzled = |turn: &Turn| turn.typed().is_some_and(|it| it.way == Way::AskedAgain);
        if !taken_back.as_ref().is_some_and(was_puzzled) {
            self.leave_unvisited(self.state.at);
        }
        self.leave_unvisited(before.at);
        self.transcript.rewinds += 1;
        self.transcript.closing = None;
        self.state = before;
        Ok(self.arrive())
    }

    /// The coach's hint for the beat the session is at; counted when there is one.
    ///
    /// # Errors
    /// Outside practice, and when the session is over.
    pub fn hint(&mut self) -> Result<Option<&str>, SessionError> {
        if self.setup.mode != RunMode::Practice {
            return Err(SessionError::NotPractice);
        }
        let here = self.here.as_ref().ok_or(SessionError::Over)?;
        let hint = self.scenario.beat(here.beat).hint.as_str();
        if hint.is_empty() {
            return Ok(None);
        }
        self.transcript.hints += 1;
        Ok(Some(hint))
    }

    /// Counts help that was had in a run this one goes on from, so that a debrief tells it.
    pub const fn count_help(&mut self, hints: u32, rewinds: u32) {
        self.transcript.hints += hints;
        self.transcript.rewinds += rewinds;
    }

    /// Whether the session has ended.
    pub const fn is_over(&self) -> bool {
        self.here.is_none()
    }

    /// The id of the beat the session is at; `None` when it has ended.
    pub fn beat(&self) -> Option<&str> {
        self.here.as_ref().map(|here| self.scenario.beat(here.beat).id.as_str())
    }

    /// The scenario it is played in.
    pub const fn scenario(&self) -> &S {
        &self.scenario
    }

    /// Where the session is, in the terms of the bare engine.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// What a trainee who comes back to the session sees: what the client said last, and the answers offered.
    pub fn standing(&self) -> Vec<Event> {
        let Some(here) = &self.here else { return vec![Event::Ended(self.transcript.end.clone())] };
        let said = here.lines.iter().cloned().map(Event::Said);
        let beat = self.scenario.beat(here.beat);
        said.chain([Event::Offered(offered(beat, &here.offered))]).collect()
    }

    /// What the client said last; nothing when it has ended.
    pub fn said(&self) -> &[SpokenLine] {
        self.here.as_ref().map_or(&[], |here| &here.lines)
    }

    /// Ids of the answers that can be chosen, in the order shown.
    pub fn offered(&self) -> impl Iterator<Item = &str> {
        self.here.iter().flat_map(|here| {
            let beat = self.scenario.beat(here.beat);
            here.offered.iter().map(|&place| beat.responses[place].id.as_str())
        })
    }

    /// What has happened so far. A session that is not over counts as broken off.
    pub const fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// What this session hands to a later one: alliance, goals and task agreed at its ending, and its flags.
    pub fn carry(&self) -> Carry {
        let mood = self.state.mood;
        let ending = match self.state.at {
            Some(Target::Ending(ix)) => Some(self.scenario.ending(ix)),
            _ => None,
        };
        let is_own = |name: &&String| !name.contains(": ");
        let up = self.scenario.flags.iter().enumerate().filter(|(number, name)| {
            is_own(name) && Flag::numbered(*number).is_some_and(|flag| self.state.flags.has(flag))
        });
        Carry {
            from: self.scenario.id.clone(),
            alliance: [Some(mood.bond), Some(mood.task), Some(mood.goal)],
            goals: ending.map(|ending| ending.goals.clone()).unwrap_or_default(),
            task: ending.and_then(|ending| ending.task.clone()),
            flags: up.map(|(_, name)| name.clone()).collect(),
        }
    }

    /// What happens on coming to where the state is.
    fn arrive(&mut self) -> Vec<Event> {
        match self.state.at {
            Some(Target::Beat(beat)) => self.arrive_at_beat(beat),
            Some(Target::Ending(ending)) => self.arrive_at_ending(ending),
            None => self.finish(End::TimeUp),
        }
    }

    fn arrive_at_beat(&mut self, ix: BeatIx) -> Vec<Event> {
        self.visits[ix.0] += 1;
        let visit = self.visits[ix.0];
        let beat = self.scenario.beat(ix);
        let mut events = vec![Event::Entered { beat: beat.id.clone(), visit }];
        let began = self.state.ruptures as usize > self.transcript.ruptures.len();
        if let (Some(kind), true) = (beat.rupture, began) {
            let began = self.transcript.turns.len();
            self.transcript.ruptures.push(Rupture { kind, began, repaired: None });
            events.push(Event::RuptureBegan(kind));
        }
        let lines = self.lines_of(beat, visit);
        events.extend(lines.iter().cloned().map(Event::Said));
        let offered = self.offered_at(beat, visit);
        events.push(Event::Offered(self::offered(beat, &offered)));
        self.transcript.end = End::BrokenOff;
        let words: Vec<&str> = lines.iter().map(|line| line.says.as_str()).collect();
        let context = words.join(" ").trim().to_owned();
        self.here = Some(Here { beat: ix, visit, lines, context, offered });
        events
    }

    fn arrive_at_ending(&mut self, ix: EndingIx) -> Vec<Event> {
        let ending = self.scenario.ending(ix);
        let closing = self.closing_of(ending);
        let mut events: Vec<Event> = closing.iter().cloned().map(Event::Said).collect();
        let end = End::Ending { id: ending.id.clone(), early: ending.early };
        self.transcript.closing = closing;
        events.extend(self.finish(end));
        events
    }

    fn finish(&mut self, end: End) -> Vec<Event> {
        self.here = None;
        self.transcript.end = end.clone();
        vec![Event::Ended(end)]
    }

    /// Every line whose guard holds, in the wording the seed picks.
    fn lines_of(&self, beat: &Beat, visit: u32) -> Vec<SpokenLine> {
        let State { mood, flags, .. } = &self.state;
        let lines = beat.lines.iter().enumerate();
        let said = lines.filter(|(_, line)| line.when.holds(mood, *flags));
        said.map(|(number, line)| {
            let part = u32::try_from(number).unwrap_or(u32::MAX);
            let Line { says, manner, feels, acts, thinks, .. } = line;
            let words = (says.as_slice(), manner.as_slice());
            self.spoken(words, feels.as_ref(), acts, thinks, (&beat.id, visit, part))
        })
        .collect()
    }

    fn closing_of(&self, ending: &Ending) -> Option<SpokenLine> {
        let is_empty = ending.says.is_empty() && ending.manner.is_empty();
        let words = (ending.says.as_slice(), ending.manner.as_slice());
        let key = (ending.id.as_str(), 1, 0);
        (!is_empty).then(|| self.spoken(words, ending.feels.as_ref(), &[], &ending.thinks, key))
    }

    fn spoken(
        &self,
        (says, manner): (&[String], &[String]),
        feels: Option<&Feeling>,
        acts: &[ClientAct],
        thinks: &str,
        (name, visit, part): (&str, u32, u32),
    ) -> SpokenLine {
        let pick = |purpose, choices: &[String]| {
            let mut rng = draw(self.setup.seed, purpose, name, visit, part);
            choices.get(below(&mut rng, choices.len())).cloned().unwrap_or_default()
        };
        SpokenLine {
            says: pick(Purpose::Wording, says),
            feels: feels.map(|feeling| ShownFeeling {
                name: feeling.name.clone(),
                intensity: feeling.intensity,
            }),
            manner: pick(Purpose::Caption, manner),
            acts: acts.to_vec(),
            thinks: thinks.to_owned(),
        }
    }

    /// Places of the answers whose guard holds, in the order the seed gives.
    fn offered_at(&self, beat: &Beat, visit: u32) -> Vec<usize> {
        let mut rng = draw(self.setup.seed, Purpose::Order, &beat.id, visit, 0);
        let mut places = order(&mut rng, beat.responses.len());
        places.retain(|&place| self.chart.is_offered(&self.state, place));
        places
    }

    fn leave_unvisited(&mut self, at: Option<Target>) {
        if let Some(Target::Beat(ix)) = at {
            self.visits[ix.0] = self.visits[ix.0].saturating_sub(1);
        }
    }
}

fn offered(beat: &Beat, places: &[usize]) -> Vec<OfferedAnswer> {
    let answers = places.iter().map(|&place| &beat.responses[place]);
    answers
        .map(|response| OfferedAnswer { id: response.id.clone(), says: response.says.clone() })
        .collect()
}

fn turn(
    beat: &Beat,
    here: &Here,
    (reply, codes): (Reply, CodedReply),
    before: &State,
    after: &State,
) -> Turn {
    let authored = beat
        .responses
        .iter()
        .map(|response| Authored { id: response.id.clone(), codes: response.codes.clone() });
    Turn {
        beat: beat.id.clone(),
        visit: here.visit,
        moment: beat.moment.clone(),
        lines: here.lines.clone(),
        offered: here.offered.iter().map(|&place| beat.responses[place].id.clone()).collect(),
        authored: authored.collect(),
        reply,
        codes,
        before: before.mood,
        after: after.mood,
        in_rupture: before.strain.is_some(),
    }
}
