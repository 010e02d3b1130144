//! The tour's assignment, from the list to the result of one of its sessions.

use super::{Desk, GameError, SCENARIO, Step};
use crate::class::{Assignment, Terms};
use crate::diagnostic::{Coloring, Source};
use crate::scenario::Scenario;
use crate::transcript::{AnswerMode, RunMode, Seed};
use crate::ui::panels::debrief::Contesting;
use crate::ui::{Action, Place};

/// What the instructor of the tour has given out. It has no day: how far off one is would change with the day of the
/// tour.
pub(super) fn given_out(desk: &Desk) -> Result<Assignment, GameError> {
    let ids = [GIVEN, SCENARIO];
    let shelf = &desk.shelf;
    let items = ids.iter().filter_map(|id| shelf.items().get(shelf.find(id)?));
    let scenarios: Vec<&Scenario> = items.map(|item| item.scenario.as_ref()).collect();
    let terms = Terms {
        title: "Week 4: limits".to_owned(),
        from: "Dr. Okafor".to_owned(),
        words: "Take your time, and write down one thing to bring to class.".to_owned(),
        due: None,
        mode: RunMode::Transfer,
        answers: AnswerMode::Choose,
        seed: Seed(7),
    };
    let unusable = |why: String| GameError::Content(format!("the tour's assignment: {why}"));
    let text = Assignment::write(&terms, &desk.content.rubric, &scenarios)
        .map_err(|error| unusable(error.to_string()))?;
    let source = Source::new("the tour's assignment", text);
    Assignment::read(&source, &desk.content).map_err(|problems| {
        let told: Vec<String> = problems.iter().map(|one| one.told(Coloring::Plain)).collect();
        unusable(told.join(" "))
    })
}

/// An assignment from the list to the result of one of its sessions.
pub(super) fn steps() -> Vec<Step> {
    let mut steps = vec![
        Step::Do(Action::Go(Place::Assignments)),
        Step::Wait(20),
        Step::Shoot("assignments"),
        Step::ChooseAssigned(GIVEN),
        Step::Wait(20),
        Step::Shoot("assigned"),
        Step::Do(Action::BeginAssigned),
    ];
    for _ in 0..4 {
        steps.extend([Step::Do(Action::ShowAll), Step::Wait(5), Step::Do(Action::Answer(0))]);
    }
    steps.extend([
        Step::Do(Action::LeaveToDebrief),
        Step::Do(Action::Rate(Some([60, 60, 60]))),
        Step::Wait(30),
        Step::Put(|panels| {
            panels.debrief.selected = Some(1);
            let words = "I had asked him that before.".to_owned();
            panels.debrief.contesting = Some(Contesting { turn: 1, words, is_old: false });
        }),
        Step::Wait(30),
        Step::Shoot("contest"),
        Step::Do(Action::Contest { turn: 1, why: "I had asked him that before.".to_owned() }),
        Step::Put(|panels| panels.debrief.contesting = None),
        Step::Do(Action::Finish),
        Step::Wait(20),
        Step::Shoot("hand-in"),
        Step::Do(Action::Go(Place::Assignments)),
        Step::Wait(20),
        Step::Shoot("assignments-done"),
    ]);
    steps
}

/// The scenario that is played of the assignment.
const GIVEN: &str = "first-steps";
