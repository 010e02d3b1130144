//! Which vignettes an assessment holds, and in what order.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::moment::{BoundaryDomain, BoundaryKind};
use crate::records::{AssessmentRow, VignettePlace};
use crate::scenario::Scenario;
use crate::scenario::raw::{Form, Kind};
use crate::session::{Purpose, draw, order};
use crate::transcript::Seed;

/// Vignettes of each domain, one for each sitting.
const OF_EACH: usize = 2;

/// The vignettes of a new assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// Their form.
    pub form: Form,
    /// What they were drawn by.
    pub seed: Seed,
    /// Twenty-four of them, in the order they are shown: the first twelve, and the other twelve, hold each domain once.
    pub items: Vec<VignettePlace>,
}

/// Why none can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the library has {found} vignettes on {domain} in form {}, and an assessment needs {OF_EACH}", form_letter(*.form))]
pub struct TooFew {
    /// The domain.
    pub domain: BoundaryDomain,
    /// The form.
    pub form: Form,
    /// How many there are.
    pub found: usize,
}

/// The form as people are told.
pub const fn form_letter(form: Form) -> &'static str {
    match form {
        Form::A => "A",
        Form::B => "B",
    }
}

/// The dilemma a vignette holds.
pub fn dilemma(vignette: &Scenario) -> Option<BoundaryKind> {
    vignette.beat(vignette.start).moment.boundary
}

/// Those scenarios that an assessment can hold: vignettes with a form and a dilemma, in the order of their ids.
pub fn usable<'a>(all: impl IntoIterator<Item = &'a Scenario>) -> Vec<&'a Scenario> {
    let is_usable = |one: &&Scenario| {
        one.kind == Kind::Vignette && one.form.is_some() && dilemma(one).is_some()
    };
    let mut found: Vec<&Scenario> = all.into_iter().filter(is_usable).collect();
    found.sort_by(|one, other| one.id.cmp(&other.id));
    found
}

/// Draws a new assessment.
///
/// The form is the other one than that of the last finished assessment, A where there is none. Every second
/// assessment holds the twins of the one before, so that what changes between the two is not what they are about;
/// the others prefer vignettes that were not answered yet. Within a domain two different dilemmas are preferred.
///
/// # Errors
/// When a domain has fewer than two vignettes in that form.
pub fn draw_assessment(
    vignettes: &[&Scenario],
    before: &[AssessmentRow],
    seed: Seed,
) -> Result<Draw, TooFew> {
    let finished: Vec<&AssessmentRow> = before.iter().filter(|row| row.ended.is_some()).collect();
    let last = finished.last();
    let form = match last.map(|row| row.form) {
        Some(Form::A) => Form::B,
        Some(Form::B) | None => Form::A,
    };
    let twins: BTreeSet<&str> = match last {
        Some(last) if finished.len() % 2 == 1 => {
            last.items.iter().map(|item| item.pair.as_str()).collect()
        }
        _ => BTreeSet::new(),
    };
    let seen: BTreeSet<&str> = finished
        .iter()
        .flat_map(|row| &row.answers)
        .map(|answer| answer.vignette.id.as_str())
        .collect();
    let rank = |item: &VignettePlace| {
        (!twins.contains(item.pair.as_str()), seen.contains(item.id.as_str()))
    };
    let of_form: Vec<VignettePlace> = vignettes
        .iter()
        .filter(|one| one.form == Some(form))
        .filter_map(|one| place(one))
        .collect();
    let mut sittings: [Vec<VignettePlace>; OF_EACH] = Default::default();
    for &domain in BoundaryDomain::ALL {
        let all: Vec<&VignettePlace> =
            of_form.iter().filter(|item| item.kind.domain() == domain).collect();
        let mut rng = draw(seed, Purpose::Vignettes, domain.key(), 1, 0);
        let mut drawn: Vec<&VignettePlace> =
            order(&mut rng, all.len()).into_iter().filter_map(|at| all.get(at).copied()).collect();
        drawn.sort_by_key(|item| rank(item));
        let first = drawn.first().copied();
        let is_like = |item: &VignettePlace| first.is_some_and(|first| first.kind == item.kind);
        let second = drawn.iter().skip(1).min_by_key(|item| (rank(item), is_like(item))).copied();
        let (Some(first), Some(second)) = (first, second) else {
            return Err(TooFew { domain, form, found: all.len() });
        };
        // Which of the two comes in the first sitting is drawn too.
        let turned = order(&mut rng, OF_EACH).first() == Some(&1);
        let [one, other] = if turned { [second, first] } else { [first, second] };
        sittings[0].push(one.clone());
        sittings[1].push(other.clone());
    }
    Ok(Draw { form, seed, items: ordered(sittings, seed) })
}

fn place(vignette: &Scenario) -> Option<VignettePlace> {
    let kind = dilemma(vignette)?;
    Some(VignettePlace { id: vignette.id.clone(), pair: vignette.pair.clone(), kind })
}

/// Each sitting in a drawn order; two of one domain never follow each other.
fn ordered(sittings: [Vec<VignettePlace>; OF_EACH], seed: Seed) -> Vec<VignettePlace> {
    let mut items: Vec<VignettePlace> = Vec::new();
    for (sitting, part) in sittings.iter().zip(0_u32..) {
        let mut rng = draw(seed, Purpose::Sitting, "sitting", 1, part);
        let from = items.len();
        let drawn = order(&mut rng, sitting.len());
        items.extend(drawn.into_iter().filter_map(|at| sitting.get(at).cloned()));
        let meets = from.checked_sub(1).is_some_and(|last| {
            items.get(from).is_some_and(|next| next.kind.domain() == items[last].kind.domain())
        });
        if meets && from + 1 < items.len() {
            items.swap(from, from + 1);
        }
    }
    items
}
