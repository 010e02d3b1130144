//! How an assessment goes on: what comes next, what is shown of a vignette, and what is kept of an answer.

use jiff::Timestamp;

use super::draw::dilemma;
use crate::client::ReactionTable;
use crate::records::{AssessmentAnswer, AssessmentRow, Given, VignettePlace};
use crate::scenario::Scenario;
use crate::session::{Event, OfferedAnswer, Session, Setup};
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, RunMode, Seed, SpokenLine};

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<'a> {
    /// The trainee's own forecast.
    Forecast,
    /// A vignette, with its place from 0.
    Vignette(usize, &'a Scenario),
    /// A vignette that the library no longer has, with its place from 0; it is left out.
    Gone(usize),
    /// Nothing: all are answered or left out.
    Done,
}

/// What comes next in an assessment.
pub fn next<'a>(row: &AssessmentRow, vignettes: &[&'a Scenario]) -> Step<'a> {
    if row.forecast.is_none() {
        return Step::Forecast;
    }
    let is_open = |number: &usize| !row.answers.iter().any(|answer| answer.number == *number);
    let Some(number) = (0..row.items.len()).find(is_open) else { return Step::Done };
    let id = &row.items[number].id;
    vignettes
        .iter()
        .find(|one| one.id == *id)
        .map_or(Step::Gone(number), |one| Step::Vignette(number, one))
}

/// What a trainee sees of a vignette besides its brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What the client says and shows.
    pub lines: Vec<SpokenLine>,
    /// The answers, in the order the seed gives them.
    pub answers: Vec<OfferedAnswer>,
}

/// Opens a vignette: the seed picks wordings and the order of the answers.
pub fn show(vignette: &Scenario, reactions: &ReactionTable, seed: Seed) -> Shown {
    let setup = Setup { seed, mode: RunMode::Transfer, answers: AnswerMode::Choose, carry: None };
    let (_, events) = Session::begin(vignette, reactions, setup);
    let mut shown = Shown { lines: Vec::new(), answers: Vec::new() };
    for event in events {
        match event {
            Event::Said(line) => shown.lines.push(line),
            Event::Offered(answers) => shown.answers = answers,
            _ => {}
        }
    }
    shown
}

/// What is kept of a vignette; `given` is the answer that was chosen, `None` where it was left out.
pub fn kept(
    number: usize,
    vignette: &Scenario,
    given: Option<&OfferedAnswer>,
    at: Timestamp,
) -> Option<AssessmentAnswer> {
    let beat = vignette.beat(vignette.start);
    let chosen = given.and_then(|given| {
        let codes = &beat.responses.iter().find(|response| response.id == given.id)?.codes;
        Some(Given {
            id: given.id.clone(),
            says: given.says.clone(),
            boundary: codes.boundary.clone(),
        })
    });
    let mut ethics: Vec<String> = Vec::new();
    for reference in beat.responses.iter().flat_map(|response| &response.ethics) {
        if !ethics.contains(reference) {
            ethics.push(reference.clone());
        }
    }
    Some(AssessmentAnswer {
        number,
        vignette: Stamp { id: vignette.id.clone(), hash: vignette.hash.clone() },
        title: vignette.title.clone(),
        kind: dilemma(vignette)?,
        given: chosen,
        wanted: beat.moment.moves.clone(),
        ethics,
        answered: at,
    })
}

/// What is kept of a vignette that the library no longer has.
pub fn kept_gone(number: usize, item: &VignettePlace, at: Timestamp) -> AssessmentAnswer {
    AssessmentAnswer {
        number,
        vignette: Stamp { id: item.id.clone(), hash: String::new() },
        title: item.id.clone(),
        kind: item.kind,
        given: None,
        wanted: Vec::new(),
        ethics: Vec::new(),
        answered: at,
    }
}
