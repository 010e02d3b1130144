//! Where play can lead, over-approximated: the client's state as intervals, flags as "may be up" and "must be up".
//!
//! Whatever a player can really reach is reached here too; what is not reached here, nobody can reach.

use std::collections::VecDeque;

use crate::client::{Level, Mood, Shift, Variable};
use crate::coding::PerDimension;
use crate::scenario::guard::{Condition, Flag, Flags, Guard};
use crate::scenario::model::{Beat, Response, Tables, Target};
use crate::scenario::resolve::Draft;

/// After so many widenings of one beat's state by small steps, a bound that still moves is let go to its end.
const PATIENCE: usize = 12;

/// What play can reach.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// By beat, whether it can be entered.
    pub beats: Vec<bool>,
    /// By ending, whether it can be reached.
    pub endings: Vec<bool>,
    /// By beat and answer, whether it can ever be offered.
    pub offered: Vec<Vec<bool>>,
    /// By beat, whether there may be a state in which it offers no answer.
    pub may_be_stuck: Vec<bool>,
    /// By beat, whether there may be a state in which no line is said.
    pub may_be_silent: Vec<bool>,
    /// By beat, each answer and where it may lead, each once.
    pub edges: Vec<Vec<(usize, Target)>>,
    /// By beat, where typed answers may lead besides.
    pub heard: Vec<Vec<Target>>,
    /// By beat, whether an ending can be reached from it.
    pub can_end: Vec<bool>,
    states: Vec<Option<Span>>,
}

/// All states that may hold at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    low: Mood,
    high: Mood,
    may: Flags,
    must: Flags,
}

impl Reach {
    /// Explores a draft from its start.
    pub fn of(draft: &Draft, tables: &Tables) -> Self {
        Explorer::new(draft, tables).explore()
    }

    /// The least and greatest level a variable may have at a beat, if the beat can be entered.
    pub fn levels(&self, beat: usize, variable: Variable) -> Option<(Level, Level)> {
        let span = self.states.get(beat).copied().flatten()?;
        Some((span.low.get(variable), span.high.get(variable)))
    }

    /// Whether the guard may hold on entering this beat.
    pub fn may_hold(&self, beat: usize, guard: &Guard) -> bool {
        self.states.get(beat).copied().flatten().is_some_and(|span| span.narrowed(guard).is_some())
    }

    /// Whether the guard may fail on entering this beat.
    pub fn may_fail(&self, beat: usize, guard: &Guard) -> bool {
        self.states.get(beat).copied().flatten().is_some_and(|span| span.can_fail(guard))
    }

    /// Every beat that can be reached from this one by answers, itself only where a way leads back.
    pub fn beats_after(&self, beat: usize) -> Vec<bool> {
        let mut after = vec![false; self.edges.len()];
        let mut open: Vec<usize> = self.next_beats(beat).collect();
        while let Some(here) = open.pop() {
            if !std::mem::replace(&mut after[here], true) {
                open.extend(self.next_beats(here));
            }
        }
        after
    }

    fn next_beats(&self, beat: usize) -> impl Iterator<Item = usize> {
        let chosen = self.edges[beat].iter().map(|(_, target)| *target);
        chosen.chain(self.heard[beat].iter().copied()).filter_map(|target| match target {
            Target::Beat(ix) => Some(ix.0),
            Target::Ending(_) => None,
        })
    }

    /// The fewest beats for which `counts` holds on any way from `start` to an ending for which `is_full` holds.
    pub fn fewest(
        &self,
        start: usize,
        is_full: impl Fn(usize) -> bool,
        counts: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        // Every step costs nothing or one, so a queue with two ends finds the cheapest way.
        let mut cost = vec![usize::MAX; self.edges.len()];
        let mut queue = VecDeque::from([(usize::from(counts(start)), start)]);
        let mut best = None;
        while let Some((so_far, beat)) = queue.pop_front() {
            if so_far >= *cost.get(beat)? {
                continue;
            }
            cost[beat] = so_far;
            for (_, target) in &self.edges[beat] {
                match target {
                    Target::Ending(ix) if is_full(ix.0) => {
                        best = Some(best.map_or(so_far, |best: usize| best.min(so_far)));
                    }
                    Target::Ending(_) => {}
                    Target::Beat(ix) if counts(ix.0) => queue.push_back((so_far + 1, ix.0)),
                    Target::Beat(ix) => queue.push_front((so_far, ix.0)),
                }
            }
        }
        best
    }

    /// [`Self::fewest`] for the three dimensions at once.
    pub fn fewest_scored(
        &self,
        start: usize,
        is_full: impl Fn(usize) -> bool + Copy,
        scored: &[PerDimension<bool>],
    ) -> PerDimension<Option<usize>> {
        std::array::from_fn(|dimension| {
            let counts = |beat: usize| scored.get(beat).is_some_and(|scored| scored[dimension]);
            self.fewest(start, is_full, counts)
        })
    }
}

struct Explorer<'a> {
    draft: &'a Draft,
    /// By beat and answer, everything the answer does to the state.
    shifts: Vec<Vec<Shift>>,
    found: Reach,
}

impl<'a> Explorer<'a> {
    fn new(draft: &'a Draft, tables: &Tables) -> Self {
        let scenario = &draft.scenario;
        let temperament = &scenario.client.temperament;
        let shift = |beat: &Beat, response: &Response| {
            let class = beat.moment.class();
            let reaction = tables.reactions.reaction(&response.codes, class, temperament);
            reaction.plus(&response.effect)
        };
        let shifts = scenario
            .beats
            .iter()
            .map(|beat| beat.responses.iter().map(|response| shift(beat, response)).collect());
        let n = scenario.beats.len();
        let found = Reach {
            beats: vec![false; n],
            endings: vec![false; scenario.endings.len()],
            offered: scenario.beats.iter().map(|beat| vec![false; beat.responses.len()]).collect(),
            may_be_stuck: vec![false; n],
            may_be_silent: vec![false; n],
            edges: vec![Vec::new(); n],
            heard: vec![Vec::new(); n],
            can_end: vec![false; n],
            states: vec![None; n],
        };
        Self { draft, shifts: shifts.collect(), found }
    }

    fn explore(mut self) -> Reach {
        let start = self.draft.scenario.start;
        if start.0 < self.found.beats.len() {
            self.spread(start.0);
        }
        self.find_ways_out();
        self.found
    }

    /// Carries states along edges until nothing changes.
    fn spread(&mut self, start: usize) {
        let mut widenings = vec![0; self.found.beats.len()];
        self.found.states[start] = Some(self.marked(start, self.opening()));
        let mut queue = VecDeque::from([start]);
        while let Some(beat) = queue.pop_front() {
            let Some(entered) = self.found.states[beat] else { continue };
            for (target, state) in self.leave(beat, entered) {
                let Target::Beat(ix) = target else { continue };
                let state = self.marked(ix.0, state);
                let before = self.found.states[ix.0];
                let mut joined = before.map_or(state, |before| before.joined(&state));
                if before == Some(joined) {
                    continue;
                }
                widenings[ix.0] += 1;
                if widenings[ix.0] > PATIENCE {
                    joined = joined.let_go(before);
                }
                self.found.states[ix.0] = Some(joined);
                if !queue.contains(&ix.0) {
                    queue.push_back(ix.0);
                }
            }
        }
    }

    /// The states a session may open with.
    fn opening(&self) -> Span {
        let scenario = &self.draft.scenario;
        let mood = scenario.client.start;
        if scenario.follows.is_none() {
            return Span { low: mood, high: mood, may: Flags::default(), must: Flags::default() };
        }
        // Whatever the session before left behind may be brought: alliance, goals, a task, flags.
        let alliance = [Variable::Bond, Variable::Task, Variable::Goal];
        let ends = |level| alliance.iter().fold(mood, |mood, &variable| mood.with(variable, level));
        let visits = |name: &str| name.starts_with("visited: ");
        let brought = scenario.flags.iter().enumerate().filter(|(_, name)| !visits(name));
        let may = brought
            .filter_map(|(number, _)| Flag::numbered(number))
            .fold(Flags::default(), |flags, flag| flags.with(Flags::only(flag)));
        Span { low: ends(Level::MIN), high: ends(Level::MAX), may, must: Flags::default() }
    }

    /// The states on being at a beat, which sets its mark before anything is said there.
    fn marked(&self, beat: usize, state: Span) -> Span {
        match self.draft.scenario.beats[beat].marks {
            Some(mark) => state.raised(Flags::only(mark), Flags::default()),
            None => state,
        }
    }

    /// Where a beat may lead from these states, and in which.
    fn leave(&mut self, beat: usize, entered: Span) -> Vec<(Target, Span)> {
        let draft = self.draft;
        let here = &draft.scenario.beats[beat];
        self.found.beats[beat] = true;
        self.found.may_be_silent[beat] |=
            here.lines.iter().all(|line| entered.can_fail(&line.when));
        self.found.may_be_stuck[beat] |=
            here.responses.iter().all(|response| entered.can_fail(&response.when));
        let mut ways = Vec::new();
        for (number, response) in here.responses.iter().enumerate() {
            let Some(offered) = entered.narrowed(&response.when) else { continue };
            self.found.offered[beat][number] = true;
            let after =
                offered.shifted(&self.shifts[beat][number]).raised(response.set, response.clear);
            for (target, state) in self.routes(beat, number, response, after) {
                self.note_edge(beat, number, target);
                ways.push((target, state));
            }
        }
        let heard = here.heard_as.iter().map(|heard| heard.to).chain(here.otherwise);
        for target in heard {
            self.note_heard(beat, target);
            ways.push((target, entered.shaken()));
        }
        ways
    }

    /// The routes an answer may take, in order: one is passed by only where its guard can fail.
    fn routes(
        &self,
        beat: usize,
        number: usize,
        response: &Response,
        after: Span,
    ) -> Vec<(Target, Span)> {
        let mut ways = Vec::new();
        for route in &response.routes {
            if let Some(state) = after.narrowed(&route.when) {
                ways.push((route.to, state));
            }
            if !after.can_fail(&route.when) {
                return ways;
            }
        }
        if !self.draft.holes.contains(&(beat, number)) {
            ways.push((response.then, after));
        }
        ways
    }

    fn note_edge(&mut self, beat: usize, number: usize, target: Target) {
        if !self.found.edges[beat].contains(&(number, target)) {
            self.found.edges[beat].push((number, target));
        }
        self.note_target(target);
    }

    fn note_heard(&mut self, beat: usize, target: Target) {
        if !self.found.heard[beat].contains(&target) {
            self.found.heard[beat].push(target);
        }
        self.note_target(target);
    }

    fn note_target(&mut self, target: Target) {
        if let Target::Ending(ix) = target {
            self.found.endings[ix.0] = true;
        }
    }

    /// Marks each beat from which an ending can be reached, backward from the endings.
    fn find_ways_out(&mut self) {
        loop {
            let mut has_changed = false;
            for beat in 0..self.found.edges.len() {
                let leads_out = |target: &Target| match target {
                    Target::Ending(_) => true,
                    Target::Beat(ix) => self.found.can_end[ix.0],
                };
                let out = self.found.edges[beat].iter().any(|(_, target)| leads_out(target));
                if out && !self.found.can_end[beat] {
                    self.found.can_end[beat] = true;
                    has_changed = true;
                }
            }
            if !has_changed {
                return;
            }
        }
    }
}

impl Span {
    /// The states of these in which the guard may hold; `None` where it cannot.
    fn narrowed(&self, guard: &Guard) -> Option<Self> {
        if !guard.0.iter().all(|condition| self.can_hold_one(condition)) {
            return None;
        }
        let mut span = *self;
        for condition in &guard.0 {
            match condition {
                Condition::AtLeast(variable, level) => {
                    span.low = span.low.with(*variable, span.low.get(*variable).max(*level));
                }
                Condition::Below(variable, level) => {
                    let below = Level::from_thousandths(level.thousandths() - 1);
                    span.high = span.high.with(*variable, span.high.get(*variable).min(below));
                }
                Condition::Flag(flag) => span.must = span.must.with(Flags::only(*flag)),
                Condition::NoFlag(flag) => span.may = span.may.without(Flags::only(*flag)),
                Condition::Any(_) | Condition::Not(_) => {}
            }
        }
        let is_possible = Variable::ALL.iter().all(|&v| span.low.get(v) <= span.high.get(v))
            && span.must.without(span.may) == Flags::default();
        is_possible.then_some(span)
    }

    fn can_fail(&self, guard: &Guard) -> bool {
        guard.0.iter().any(|condition| self.can_fail_one(condition))
    }

    fn can_hold_one(&self, condition: &Condition) -> bool {
        match condition {
            Condition::AtLeast(variable, level) => self.high.get(*variable) >= *level,
            Condition::Below(variable, level) => self.low.get(*variable) < *level,
            Condition::Flag(flag) => self.may.has(*flag),
            Condition::NoFlag(flag) => !self.must.has(*flag),
            Condition::Any(all) => all.iter().any(|one| self.can_hold_one(one)),
            Condition::Not(all) => all.iter().all(|one| self.can_fail_one(one)),
        }
    }

    fn can_fail_one(&self, condition: &Condition) -> bool {
        match condition {
            Condition::AtLeast(variable, level) => self.low.get(*variable) < *level,
            Condition::Below(variable, level) => self.high.get(*variable) >= *level,
            Condition::Flag(flag) => !self.must.has(*flag),
            Condition::NoFlag(flag) => self.may.has(*flag),
            Condition::Any(all) => all.iter().all(|one| self.can_fail_one(one)),
            Condition::Not(all) => all.iter().any(|one| self.can_hold_one(one)),
        }
    }

    fn shifted(mut self, shift: &Shift) -> Self {
        self.low = self.low.moved(shift);
        self.high = self.high.moved(shift);
        self
    }

    fn raised(mut self, set: Flags, clear: Flags) -> Self {
        self.may = self.may.without(clear).with(set);
        self.must = self.must.without(clear).with(set);
        self
    }

    /// After an answer of which nothing is known but that codes move a variable only so far.
    fn shaken(self) -> Self {
        let by = |size| {
            Variable::ALL
                .iter()
                .fold(Shift::default(), |shift, &variable| shift.with(variable, size))
        };
        Self {
            low: self.low.moved(&by(-Shift::REACTION_LIMIT)),
            high: self.high.moved(&by(Shift::REACTION_LIMIT)),
            ..self
        }
    }

    fn joined(&self, other: &Self) -> Self {
        Variable::ALL.iter().fold(
            Self { may: self.may.with(other.may), must: self.must.among(other.must), ..*self },
            |mut span, &variable| {
                let low = span.low.get(variable).min(other.low.get(variable));
                let high = span.high.get(variable).max(other.high.get(variable));
                span.low = span.low.with(variable, low);
                span.high = span.high.with(variable, high);
                span
            },
        )
    }

    /// Lets each bound that has moved since `before` go to its end, so that loops settle.
    fn let_go(mut self, before: Option<Self>) -> Self {
        let Some(before) = before else { return self };
        for &variable in Variable::ALL {
            if self.low.get(variable) < before.low.get(variable) {
                self.low = self.low.with(variable, Level::MIN);
            }
            if self.high.get(variable) > before.high.get(variable) {
                self.high = self.high.with(variable, Level::MAX);
            }
        }
        self
    }
}
