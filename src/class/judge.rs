//! Playing a result again, and refusing it where it does not come to what it claims.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assignment::Assignment;
use super::result::{ResultFile, Who};
use crate::coding::Dimension;
use crate::library::Content;
use crate::records::{Record, SessionId, SessionRow, replay};
use crate::scenario::Scenario;
use crate::scoring::{Rubric, Scores, score};
use crate::transcript::{RunMode, Transcript};

/// The scenarios and rubrics an instructor has, by their hashes.
#[derive(Debug, Clone, Default)]
pub struct Known {
    scenarios: BTreeMap<String, Arc<Scenario>>,
    rubrics: BTreeMap<String, Rubric>,
    assignment: Option<Assignment>,
}

/// A result that came to what it claims.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The file it came in.
    pub file: String,
    /// What was handed in.
    pub result: ResultFile,
    /// The scenario it was played in.
    pub scenario: Arc<Scenario>,
    /// The name of the rubric it was scored by.
    pub rubric_title: String,
    /// What happened, played again.
    pub transcript: Transcript,
    /// What it scores, computed again.
    pub scores: Scores,
    /// Whether it was done after its day; `None` until a cohort has looked, and where there is no day.
    pub is_late: Option<bool>,
}

impl Known {
    /// Scenarios from a library, and a rubric.
    pub fn new(scenarios: impl IntoIterator<Item = Arc<Scenario>>, rubric: Rubric) -> Self {
        let mut known = Self::default();
        for scenario in scenarios {
            known.scenarios.insert(scenario.hash.clone(), scenario);
        }
        known.rubrics.insert(rubric.stamp.hash.clone(), rubric);
        known
    }

    /// Only results of this assignment are taken from here on, and they must be played as it says.
    #[must_use]
    pub fn for_assignment(mut self, assignment: Assignment) -> Self {
        self.scenarios = assignment
            .scenarios
            .iter()
            .map(|scenario| (scenario.hash.clone(), Arc::clone(scenario)))
            .collect();
        let rubric = assignment.rubric.clone();
        self.rubrics = [(rubric.stamp.hash.clone(), rubric)].into();
        self.assignment = Some(assignment);
        self
    }

    /// The assignment, where there is one.
    pub const fn assignment(&self) -> Option<&Assignment> {
        self.assignment.as_ref()
    }
}

impl Accepted {
    /// Whose it is.
    pub const fn who(&self) -> &Who {
        &self.result.who
    }
}

/// Plays a result again. It is taken only where every answer can be given again and all comes to what it claims.
///
/// # Errors
/// Why it is refused, a sentence each.
pub fn judge(
    file: &str,
    result: ResultFile,
    known: &Known,
    content: &Content,
) -> Result<Accepted, Vec<String>> {
    let mut refused = odd(&result);
    refused.extend(known.assignment().map(|it| not_as_assigned(&result, it)).unwrap_or_default());
    let scenario = known.scenarios.get(&result.scenario.hash);
    let rubric = known.rubrics.get(&result.rubric.hash);
    if scenario.is_none() {
        let here = known.scenarios.values().any(|one| one.id == result.scenario.id);
        refused.push(unknown("scenario", &result.scenario.id, here));
    }
    if rubric.is_none() {
        let here = known.rubrics.values().any(|one| one.stamp.id == result.rubric.id);
        refused.push(unknown("rubric", &result.rubric.id, here));
    }
    let (Some(scenario), Some(rubric)) = (scenario, rubric) else { return Err(refused) };
    if scenario.id != result.scenario.id || rubric.stamp.id != result.rubric.id {
        refused.push("the names of its scenario and rubric are not those of its hashes".to_owned());
    }
    let record = record(&result, scenario, rubric);
    let replayed = match replay(&record, content) {
        Ok(replayed) => replayed,
        Err(error) => {
            refused.push(error.to_string());
            return Err(refused);
        }
    };
    refused.extend(replayed.differences.iter().cloned());
    let transcript = replayed.transcript().clone();
    let scores = score(&transcript, rubric);
    refused.extend(claims(&result, &scores));
    if !refused.is_empty() {
        return Err(refused);
    }
    Ok(Accepted {
        file: file.to_owned(),
        result,
        scenario: Arc::clone(scenario),
        rubric_title: rubric.title.clone(),
        transcript,
        scores,
        is_late: None,
    })
}

fn unknown(what: &str, id: &str, is_other_version: bool) -> String {
    if is_other_version {
        format!("the {what} `{id}` it was played with is another version than the one here")
    } else {
        format!(
            "the {what} `{id}` is not known here; name the assignment it came in with `--assignment`"
        )
    }
}

/// What cannot be in any result that the program wrote.
fn odd(result: &ResultFile) -> Vec<String> {
    let mut odd = Vec::new();
    if result.computed_digest().ok().as_deref() != Some(result.digest.as_str()) {
        odd.push("the file was changed or damaged after it was written".to_owned());
    }
    if result.ended < result.began {
        odd.push("it ends before it begins".to_owned());
    }
    if result.is_coached() && result.mode != RunMode::Practice {
        odd.push(format!("it has hints or steps back, which {} does not have", result.mode));
    }
    let is_by_tens = |rating: &u8| *rating <= 100 && rating.is_multiple_of(10);
    if result.own.is_some_and(|own| !own.iter().all(is_by_tens)) {
        odd.push("its own ratings are not numbers from 0 to 100 by tens".to_owned());
    }
    odd
}

/// Where it was not played as the assignment says.
fn not_as_assigned(result: &ResultFile, assignment: &Assignment) -> Vec<String> {
    let terms = &assignment.terms;
    if result.assignment.as_ref().is_none_or(|stamp| stamp.hash != assignment.stamp.hash) {
        let other = result.assignment.as_ref().map_or_else(
            || "it answers no assignment".to_owned(),
            |stamp| {
                format!("it answers another assignment, or another version of it (“{}”)", stamp.id)
            },
        );
        return vec![other];
    }
    let mut told = Vec::new();
    if result.seed != terms.seed {
        told.push(format!("its seed is {}, and the assignment’s is {}", result.seed, terms.seed));
    }
    if result.mode != terms.mode {
        told.push(format!("it was run as {}, and the assignment says {}", result.mode, terms.mode));
    }
    if result.answers != terms.answers {
        told.push(format!(
            "it was answered by {}, and the assignment says {}",
            result.answers, terms.answers
        ));
    }
    told
}

/// Claims that the records’ own comparison does not look at.
fn claims(result: &ResultFile, scores: &Scores) -> Vec<String> {
    let mut told = Vec::new();
    for &dimension in Dimension::ALL {
        let (then, now) = (result.scores[dimension.index()].n, scores.of(dimension).n);
        if then != now {
            told.push(format!("{dimension} was scored on {then} moments, and is now on {now}"));
        }
    }
    if result.passes != scores.passes {
        let words = |passes: bool| if passes { "passed" } else { "not passed" };
        told.push(format!("it was {}, and is now {}", words(result.passes), words(scores.passes)));
    }
    told
}

/// The result as a record, which is what can be played again.
fn record(result: &ResultFile, scenario: &Scenario, rubric: &Rubric) -> Record {
    let turns = result.turns.iter().map(|turn| turn.kept(scenario, result.began));
    Record {
        row: SessionRow {
            id: SessionId::OUTSIDE,
            uid: result.record.clone(),
            scenario: result.scenario.clone(),
            title: scenario.title.clone(),
            focus: scenario.focus.clone(),
            rubric: result.rubric.clone(),
            seed: result.seed,
            mode: result.mode,
            answers: result.answers,
            carried_from: None,
            assignment: result.assignment.clone(),
            is_first: result.is_first,
            began: result.began,
            ended: Some(result.ended),
            end: result.end.clone(),
            hints: result.hints,
            rewinds: result.rewinds,
            n_turns: result.turns.len(),
            own: result.own,
            scores: result.scores.map(|claim| claim.score),
            n: result.scores.map(|claim| claim.n),
            passes: result.passes,
            corrective: None,
            note: String::new(),
        },
        stamps: result.tables.clone(),
        carry: result.carry.clone(),
        scenario_text: scenario.text.to_string(),
        rubric_text: rubric.text.to_string(),
        turns: turns.collect(),
    }
}
