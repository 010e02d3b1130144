//! What a rule looks at, and what it says.

use super::reach::Reach;
use crate::client::Shift;
use crate::coding::PerDimension;
use crate::scenario::guard::{Condition, Flag, Guard};
use crate::scenario::load::Parsed;
use crate::scenario::model::{Beat, Response, Scenario, Tables, Target};
use crate::scenario::outline::Path;
use crate::scenario::raw::{RawBeat, RawCondition, RawResponse, RawRoute, RawScenario};
use crate::scenario::resolve::Draft;
use crate::scenario::spoken::Spoken;

/// A scenario and all that is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What is typed.
    pub raw: &'a RawScenario,
    /// What it resolves to, with something harmless in each hole.
    pub scenario: &'a Scenario,
    /// The holes.
    pub draft: &'a Draft,
    /// The tables it is read against.
    pub tables: &'a Tables,
    /// What its answers are worth.
    pub worth: &'a Worth,
    /// Where play can lead.
    pub reach: &'a Reach,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        parsed: &'a Parsed,
        draft: &'a Draft,
        tables: &'a Tables,
        worth: &'a Worth,
        reach: &'a Reach,
    ) -> Self {
        Self { raw: &parsed.raw, scenario: &draft.scenario, draft, tables, worth, reach }
    }

    /// Each beat with its index, as typed and as resolved.
    pub fn beats(&self) -> impl Iterator<Item = (usize, &'a RawBeat, &'a Beat)> + use<'a> {
        let typed = self.raw.beats.iter().map(|(_, beat)| beat);
        typed.zip(&self.scenario.beats).enumerate().map(|(ix, (raw, beat))| (ix, raw, beat))
    }

    /// Each answer with the indices of its beat and itself, as typed and as resolved.
    pub fn responses(
        &self,
    ) -> impl Iterator<Item = (usize, usize, &'a RawResponse, &'a Response)> + use<'a> {
        self.beats().flat_map(|(b, raw, beat)| {
            let both = raw.responses.iter().zip(&beat.responses);
            both.enumerate().map(move |(r, (raw, response))| (b, r, raw, response))
        })
    }

    /// What is said in the scenario, cut up.
    pub fn spoken(&self) -> &'a Spoken {
        &self.draft.spoken
    }

    /// Each beat with its index and its best answer, where one answer alone is best.
    pub fn decided(&self) -> impl Iterator<Item = (usize, &'a Beat, usize)> + use<'a> {
        let (scenario, worth) = (self.scenario, self.worth);
        let beats = scenario.beats.iter().enumerate();
        beats.filter_map(|(b, beat)| Some((b, beat, worth.only_best(b)?)))
    }

    /// Each guard of the file that asks for something, and where it stands.
    pub fn guards(&self) -> Vec<(Path, &'a [RawCondition])> {
        let mut found = Vec::new();
        for (b, raw, _) in self.beats() {
            let at = Path::beat(b);
            for (n, line) in raw.lines.iter().enumerate() {
                found.push((at.clone().field("lines").index(n), line.when.as_slice()));
            }
            push_routes(&mut found, &at, &raw.routes);
        }
        for (b, r, raw, _) in self.responses() {
            let at = Path::response(b, r);
            found.push((at.clone(), raw.when.as_slice()));
            push_routes(&mut found, &at, &raw.routes);
        }
        let asking = found.into_iter().filter(|(_, when)| !when.is_empty());
        asking.map(|(at, when)| (at.field("when"), when)).collect()
    }

    /// Everything an answer does to the client's state: what its codes do, and the author's own effect.
    pub fn shift(&self, beat: usize, response: usize) -> Shift {
        let Some(beat) = self.scenario.beats.get(beat) else { return Shift::default() };
        let Some(response) = beat.responses.get(response) else { return Shift::default() };
        let temperament = &self.scenario.client.temperament;
        let reactions = &self.tables.reactions;
        reactions.reaction(&response.codes, beat.moment.class(), temperament).plus(&response.effect)
    }

    /// Whether an answer may find no way on: it has no `then` that is in the file, and no route without a guard.
    pub fn may_lead_nowhere(&self, beat: usize, response: usize) -> bool {
        let answer = self.scenario.beats.get(beat).and_then(|beat| beat.responses.get(response));
        let is_sure =
            answer.is_some_and(|answer| answer.routes.iter().any(|route| route.when.0.is_empty()));
        self.draft.holes.contains(&(beat, response)) && !is_sure
    }

    /// Whether this flag may be up, or may be down, when a beat's guards are asked.
    pub fn flag_may_be(&self, beat: usize, flag: Flag, is_up: bool) -> bool {
        if self.scenario.beats.get(beat).is_some_and(|beat| beat.marks == Some(flag)) {
            // A beat counts as visited from the moment it is entered.
            return is_up;
        }
        let condition = if is_up { Condition::Flag(flag) } else { Condition::NoFlag(flag) };
        self.reach.may_hold(beat, &Guard(vec![condition]))
    }

    /// A flag and whether it is up, as a sentence that follows "when".
    pub fn flag_words(&self, flag: Flag, is_up: bool) -> String {
        let name = self.scenario.flags.get(flag.number()).map_or("", String::as_str);
        let not = if is_up { "" } else { " not" };
        if let Some(beat) = name.strip_prefix("visited: ") {
            format!("the session has{not} been at \"{beat}\"")
        } else if let Some(goal) = name.strip_prefix("goal: ") {
            format!("the session before has{not} agreed on the goal \"{goal}\"")
        } else if let Some(task) = name.strip_prefix("task: ") {
            format!("the session before has{not} set the task \"{task}\"")
        } else {
            format!("the flag \"{name}\" is{not} set")
        }
    }

    /// The name of a beat or ending, as the file writes it.
    pub fn target_id(&self, target: Target) -> &'a str {
        match target {
            Target::Beat(ix) => &self.scenario.beat(ix).id,
            Target::Ending(ix) => &self.scenario.ending(ix).id,
        }
    }
}

fn push_routes<'a>(found: &mut Vec<(Path, &'a [RawCondition])>, at: &Path, routes: &'a [RawRoute]) {
    for (n, route) in routes.iter().enumerate() {
        found.push((at.clone().field("routes").index(n), route.when.as_slice()));
    }
}

/// What each answer is worth, by the rubric the scenario is checked against.
///
/// Values are thousandths of 0 to 1; computed by the caller, because scoring lies above this floor.
#[derive(Debug, Clone, Default)]
pub struct Worth {
    /// By beat and answer, the value on each dimension the moment asks for.
    pub values: Vec<Vec<PerDimension<Option<i32>>>>,
    /// By beat, whether its answers differ enough for the dimension to be scored.
    pub scored: Vec<PerDimension<bool>>,
    /// How many scored moments a dimension needs to be reported.
    pub min_n: usize,
}

impl Worth {
    /// The mean value of an answer over the dimensions its moment asks for, in thousandths;
    /// `None` where it asks for none.
    pub fn mean(&self, beat: usize, response: usize) -> Option<i32> {
        let values = self.values.get(beat)?.get(response)?;
        let asked: Vec<i32> = values.iter().flatten().copied().collect();
        let n = i32::try_from(asked.len()).ok().filter(|&n| n > 0)?;
        Some(asked.iter().sum::<i32>() / n)
    }

    /// The answers of a beat that are worth most, if its answers differ in worth at all.
    pub fn best(&self, beat: usize) -> Vec<usize> {
        let n = self.values.get(beat).map_or(0, Vec::len);
        let means: Vec<i32> = (0..n).filter_map(|response| self.mean(beat, response)).collect();
        match (means.iter().max(), means.iter().min()) {
            (Some(best), Some(worst)) if means.len() == n && best > worst => {
                (0..n).filter(|&response| self.mean(beat, response) == Some(*best)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The answer of a beat that is worth most, where no other is worth as much.
    pub fn only_best(&self, beat: usize) -> Option<usize> {
        match self.best(beat).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The answers of a beat that lie nearer to its worst than to its best.
    pub fn weak(&self, beat: usize) -> Vec<usize> {
        let n = self.values.get(beat).map_or(0, Vec::len);
        let means: Vec<Option<i32>> = (0..n).map(|response| self.mean(beat, response)).collect();
        let known = || means.iter().flatten().copied();
        let (Some(worst), Some(best)) = (known().min(), known().max()) else { return Vec::new() };
        let is_weak = |mean: i32| best > worst && (mean - worst) * 2 < best - worst;
        (0..n).filter(|&response| means[response].is_some_and(is_weak)).collect()
    }

    /// Where an answer lies between the worst (0) and the best (1000) of its beat;
    /// `None` where all are worth the same or nothing is asked.
    pub fn share(&self, beat: usize, response: usize) -> Option<i32> {
        let n = self.values.get(beat)?.len();
        let means: Vec<i32> = (0..n).filter_map(|one| self.mean(beat, one)).collect();
        let (worst, best) = (*means.iter().min()?, *means.iter().max()?);
        (best > worst).then_some(())?;
        Some((self.mean(beat, response)? - worst) * 1000 / (best - worst))
    }
}

/// One thing a rule found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Where.
    pub path: Path,
    /// What is wrong, in the author's words.
    pub message: String,
    /// What to do.
    pub hints: Vec<String>,
    /// Other places that belong to it.
    pub related: Vec<(Path, String)>,
}

impl Finding {
    /// A finding without a hint yet.
    pub fn at(path: Path, message: impl Into<String>) -> Self {
        Self { path, message: message.into(), hints: Vec::new(), related: Vec::new() }
    }

    /// One finding for several places, each with a word on what is there: it points at the first.
    pub fn over(places: Vec<(Path, String)>, message: impl Into<String>) -> Option<Self> {
        let mut places = places.into_iter();
        let (first, _) = places.next()?;
        Some(Self { related: places.collect(), ..Self::at(first, message) })
    }

    /// The finding with one more hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The finding with one more place.
    pub fn related(mut self, path: Path, label: impl Into<String>) -> Self {
        self.related.push((path, label.into()));
        self
    }
}
