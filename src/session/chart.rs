//! A scenario on indices: the bare step that a session and the simulator both take.

use crate::client::{Mood, ReactionTable, Shift};
use crate::coding::Skill;
use crate::scenario::{BeatIx, Flags, Guard, Route, Scenario, Target};

/// What must be known to move through a scenario, and no words.
#[derive(Debug, Clone)]
pub struct Chart {
    beats: Vec<ChartBeat>,
    start: BeatIx,
    max_turns: u32,
}

#[derive(Debug, Clone)]
struct ChartBeat {
    marks: Flags,
    begins_rupture: bool,
    /// Whether every answer is guarded, so that there may be none to choose.
    may_be_stuck: bool,
    answers: Vec<Answer>,
}

#[derive(Debug, Clone)]
struct Answer {
    when: Guard,
    /// The reaction to its codes and the author's own effect, together.
    shift: Shift,
    set: Flags,
    clear: Flags,
    repairs: bool,
    routes: Vec<Route>,
    then: Target,
}

/// What a typed answer does on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typing {
    /// The reaction to what was heard.
    pub shift: Shift,
    /// Whether a repair was heard.
    pub repairs: bool,
    /// Where it leads.
    pub lead: Lead,
}

/// Where a typed answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// Where the authored answer at this place leads, whose flags it sets too.
    Like(usize),
    /// To a target.
    To(Target),
    /// Nowhere: the session stays where it is, and no turn is counted.
    Stay,
}

/// Where a session is. Small and cheap to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// The client's state.
    pub mood: Mood,
    /// The flags that are up.
    pub flags: Flags,
    /// The beat, or the ending, or `None` when time was up or no answer could be chosen.
    pub at: Option<Target>,
    /// How many answers have been given.
    pub turns: u32,
    /// The open rupture, if there is one.
    pub strain: Option<Strain>,
    /// How many ruptures began.
    pub ruptures: u32,
    /// How many of them were repaired.
    pub repairs: u32,
}

/// An open rupture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strain {
    /// The bond before the answer that led into it, which it must regain.
    pub bond_before: crate::client::Level,
    /// Whether a repair has been offered inside it.
    pub was_tended: bool,
}

impl Chart {
    /// Charts a scenario; reactions are scaled by the client's temperament once, here.
    pub fn new(scenario: &Scenario, reactions: &ReactionTable) -> Self {
        let beats = scenario.beats.iter().map(|beat| ChartBeat {
            marks: beat.marks.map_or(Flags::default(), Flags::only),
            begins_rupture: beat.rupture.is_some(),
            may_be_stuck: beat.responses.iter().all(|response| !response.when.0.is_empty()),
            answers: beat
                .responses
                .iter()
                .map(|response| Answer {
                    when: response.when.clone(),
                    shift: reactions
                        .reaction(
                            &response.codes,
                            beat.moment.class(),
                            &scenario.client.temperament,
                        )
                        .plus(&response.effect),
                    set: response.set,
                    clear: response.clear,
                    repairs: response.codes.has_skill(Skill::Repair),
                    routes: response.routes.clone(),
                    then: response.then,
                })
                .collect(),
        });
        Self { beats: beats.collect(), start: scenario.start, max_turns: scenario.max_turns }
    }

    /// The state at the first beat.
    pub fn begin(&self, mood: Mood, flags: Flags) -> State {
        let state =
            State { mood, flags, at: None, turns: 0, strain: None, ruptures: 0, repairs: 0 };
        self.enter(state, Target::Beat(self.start), mood)
    }

    /// Whether this answer of the beat the session is at can be chosen.
    pub fn is_offered(&self, state: &State, answer: usize) -> bool {
        match state.at {
            Some(Target::Beat(beat)) => self.beats[beat.0]
                .answers
                .get(answer)
                .is_some_and(|answer| answer.when.holds(&state.mood, state.flags)),
            _ => false,
        }
    }

    /// How many answers the beat has, offered or not; none when the session is over.
    pub fn answers(&self, state: &State) -> usize {
        match state.at {
            Some(Target::Beat(beat)) => self.beats[beat.0].answers.len(),
            _ => 0,
        }
    }

    /// Whether this answer of the beat the session is at repairs a rupture.
    pub fn repairs(&self, state: &State, answer: usize) -> bool {
        match state.at {
            Some(Target::Beat(beat)) => {
                self.beats[beat.0].answers.get(answer).is_some_and(|answer| answer.repairs)
            }
            _ => false,
        }
    }

    /// The state after this answer: shifted, held within bounds, flags set, the first route whose guard holds taken.
    ///
    /// The answer must be one that [`Self::is_offered`]; anything else leaves the state as it is.
    #[must_use]
    pub fn step(&self, state: &State, answer: usize) -> State {
        let Some(Target::Beat(beat)) = state.at else { return *state };
        let Some(answer) = self.beats[beat.0].answers.get(answer) else { return *state };
        let mut next = *state;
        next.mood = state.mood.moved(&answer.shift);
        next.tend_after(answer, answer.repairs);
        let target = answer.target(&next);
        self.go_on(next, target, state.mood)
    }

    /// The state after a typed answer. Where it leads like an authored one, that one must be offered.
    #[must_use]
    pub fn step_typed(&self, state: &State, typing: &Typing) -> State {
        let Some(Target::Beat(beat)) = state.at else { return *state };
        let mut next = *state;
        next.mood = state.mood.moved(&typing.shift);
        let target = match typing.lead {
            Lead::Like(answer) => {
                let Some(answer) = self.beats[beat.0].answers.get(answer) else { return *state };
                next.tend_after(answer, typing.repairs);
                answer.target(&next)
            }
            Lead::To(target) => {
                next.tend(typing.repairs);
                next.turns += 1;
                target
            }
            // It takes no turn: whoever stays twice running is led on after that, so every session still ends.
            Lead::Stay => return next,
        };
        self.go_on(next, target, state.mood)
    }

    /// Goes on to a target, or ends where time is up.
    fn go_on(&self, mut next: State, target: Target, before: Mood) -> State {
        if next.turns >= self.max_turns && matches!(target, Target::Beat(_)) {
            next.at = None;
            return next;
        }
        self.enter(next, target, before)
    }

    /// Arrives at a target; `before` is the state before the answer that led here.
    fn enter(&self, mut state: State, target: Target, before: Mood) -> State {
        state.at = Some(target);
        if let Target::Beat(beat) = target {
            let beat = &self.beats[beat.0];
            state.flags = state.flags.with(beat.marks);
            if beat.begins_rupture && state.strain.is_none() {
                state.strain = Some(Strain { bond_before: before.bond, was_tended: false });
                state.ruptures += 1;
            }
            // The checker warns of a beat that may offer nothing. One that does ends the session,
            // so that every session ends.
            let is_offered = |answer: &Answer| answer.when.holds(&state.mood, state.flags);
            if beat.may_be_stuck && !beat.answers.iter().any(is_offered) {
                state.at = None;
            }
        }
        state
    }
}

impl Answer {
    /// The first route whose guard holds.
    fn target(&self, state: &State) -> Target {
        let route = self.routes.iter().find(|route| route.when.holds(&state.mood, state.flags));
        route.map_or(self.then, |route| route.to)
    }
}

impl State {
    /// One more answer was given, and sets its flags.
    fn tend_after(&mut self, answer: &Answer, repairs: bool) {
        self.flags = self.flags.without(answer.clear).with(answer.set);
        self.turns += 1;
        self.tend(repairs);
    }

    /// A rupture is repaired when `repair` was given inside it and the bond has regained its level from before.
    fn tend(&mut self, repairs: bool) {
        let Some(strain) = &mut self.strain else { return };
        strain.was_tended |= repairs;
        if strain.was_tended && self.mood.bond >= strain.bond_before {
            self.strain = None;
            self.repairs += 1;
        }
    }

    /// Whether the session is over.
    pub const fn is_over(&self) -> bool {
        !matches!(self.at, Some(Target::Beat(_)))
    }
}
