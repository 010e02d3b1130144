//! The boundary self-assessment in the window: where it stands, and what is shown of it.

use std::sync::Arc;

use bevy::prelude::*;
use jiff::tz::TimeZone;

use super::clock;
use super::recording::Recording;
use crate::assessment::{
    Basis, SelfCheck, Shown, Step, draw_assessment, kept, kept_gone, next, profile, show, usable,
    wording,
};
use crate::ethics::EthicsTable;
use crate::library::{Content, Shelf};
use crate::records::{AssessmentRow, NewAssessment, Store};
use crate::scenario::Scenario;
use crate::transcript::Seed;
use crate::ui::Assess;
use crate::ui::panels::assessment::{AssessmentView, IntroView, VignetteView};

/// As many vignettes are in one, when all is there.
const VIGNETTES: usize = 24;

/// Which page of the self-assessment is open.
#[derive(Resource, Default, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assessing {
    /// What it is.
    #[default]
    Intro,
    /// The forecast or a vignette of the one that is open.
    Taking,
    /// The profile of the last one that was finished.
    Profile,
    /// The questions for those who see clients.
    SelfCheck,
}

/// Everything the library has.
fn library(shelf: &Shelf) -> Vec<Arc<Scenario>> {
    shelf.items().iter().map(|item| Arc::clone(&item.scenario)).collect()
}

impl Assessing {
    /// Does what the screen asks for; what cannot be done is told.
    pub fn take(
        &mut self,
        action: &Assess,
        (shelf, content): (&Shelf, &Content),
        recording: &mut Recording,
        seed: Seed,
    ) -> Result<(), String> {
        let closed = recording.closed().to_owned();
        let Some(store) = recording.store() else {
            *self = if *action == Assess::SelfCheck { Self::SelfCheck } else { Self::Intro };
            return if *action == Assess::SelfCheck { Ok(()) } else { Err(closed) };
        };
        let library = library(shelf);
        let all: Vec<&Scenario> = library.iter().map(AsRef::as_ref).collect();
        let told = |error: &dyn std::fmt::Display| error.to_string();
        match action {
            Assess::Intro => *self = Self::Intro,
            Assess::SelfCheck => *self = Self::SelfCheck,
            Assess::ShowLast => *self = Self::Profile,
            Assess::Begin => {
                begin(store, &all, seed)?;
                *self = Self::Taking;
            }
            Assess::Discard => {
                if let Some(open) = open(store)? {
                    store.delete_assessment(&open.uid).map_err(|error| told(&error))?;
                }
                *self = Self::Intro;
            }
            Assess::Forecast(expected) => {
                if let Some(open) = open(store)? {
                    let kept: Vec<_> = expected.iter().map(|one| one.kept()).collect();
                    store.keep_forecast(&open.uid, &kept).map_err(|error| told(&error))?;
                }
            }
            Assess::Answer(place) => answer(store, &all, content, Some(*place))?,
            Assess::LeaveOut => answer(store, &all, content, None)?,
            // Where it leads is another screen's.
            Assess::Practice(_) => {}
        }
        if *self == Self::Taking && go_past_what_is_gone(store, &all)? {
            *self = Self::Profile;
        }
        Ok(())
    }

    /// What the screen shows.
    pub fn view(
        self,
        (shelf, content): (&Shelf, &Content),
        recording: &mut Recording,
    ) -> AssessmentView {
        let closed = recording.closed().to_owned();
        let shown = match (self, recording.store()) {
            (Self::SelfCheck, _) => SelfCheck::built_in().ok().map(AssessmentView::SelfCheck),
            (_, None) => {
                let trouble = Some(closed);
                let intro = IntroView { vignettes: VIGNETTES, trouble, ..IntroView::default() };
                Some(AssessmentView::Intro(intro))
            }
            (Self::Intro, Some(store)) => Some(AssessmentView::Intro(intro(store, shelf))),
            (Self::Taking, Some(store)) => taking(store, shelf, content),
            (Self::Profile, Some(store)) => last_profile(store, shelf, &content.tables.ethics),
        };
        shown.unwrap_or_else(|| {
            let intro = IntroView { vignettes: VIGNETTES, ..IntroView::default() };
            AssessmentView::Intro(intro)
        })
    }
}

/// The one that was left.
fn open(store: &Store) -> Result<Option<AssessmentRow>, String> {
    let rows = store.assessments().map_err(|error| error.to_string())?;
    Ok(rows.into_iter().rfind(|row| row.ended.is_none()))
}

/// The one that was left, or a new one.
fn begin(store: &mut Store, library: &[&Scenario], seed: Seed) -> Result<(), String> {
    let rows = store.assessments().map_err(|error| error.to_string())?;
    if rows.iter().any(|row| row.ended.is_none()) {
        return Ok(());
    }
    let drawn = draw_assessment(&usable(library.iter().copied()), &rows, seed)
        .map_err(|error| error.to_string())?;
    let new = NewAssessment { form: drawn.form, seed, items: &drawn.items, at: clock::timestamp() };
    store.begin_assessment(&new).map(|_| ()).map_err(|error| error.to_string())
}

/// Keeps the answer at a place of those shown, or that the vignette is left out.
fn answer(
    store: &mut Store,
    library: &[&Scenario],
    content: &Content,
    place: Option<usize>,
) -> Result<(), String> {
    let Some(row) = open(store)? else { return Ok(()) };
    let vignettes = usable(library.iter().copied());
    let Step::Vignette(number, vignette) = next(&row, &vignettes) else { return Ok(()) };
    let shown = show(vignette, &content.tables.reactions, row.seed);
    let given = place.and_then(|place| shown.answers.get(place));
    if place.is_some() && given.is_none() {
        return Ok(());
    }
    let Some(kept) = kept(number, vignette, given, clock::timestamp()) else { return Ok(()) };
    store.keep_assessment_answer(&row.uid, &kept).map_err(|error| error.to_string())
}

/// Leaves out vignettes that are no longer in the library, and ends the assessment after the last; tells whether it
/// has ended.
fn go_past_what_is_gone(store: &mut Store, library: &[&Scenario]) -> Result<bool, String> {
    let told = |error: crate::records::StoreError| error.to_string();
    let vignettes = usable(library.iter().copied());
    loop {
        let Some(row) = open(store)? else { return Ok(true) };
        match next(&row, &vignettes) {
            Step::Forecast | Step::Vignette(..) => return Ok(false),
            Step::Gone(number) => {
                let gone = kept_gone(number, &row.items[number], clock::timestamp());
                store.keep_assessment_answer(&row.uid, &gone).map_err(told)?;
            }
            Step::Done => {
                store.end_assessment(&row.uid, clock::timestamp()).map_err(told)?;
                return Ok(true);
            }
        }
    }
}

fn intro(store: &Store, shelf: &Shelf) -> IntroView {
    let rows = store.assessments().unwrap_or_default();
    let library = library(shelf);
    let all: Vec<&Scenario> = library.iter().map(AsRef::as_ref).collect();
    let drawn = draw_assessment(&usable(all.iter().copied()), &rows, Seed::USUAL);
    let ended = rows.iter().rev().find_map(|row| row.ended);
    let left = rows.iter().rfind(|row| row.ended.is_none());
    IntroView {
        vignettes: drawn.as_ref().map_or(VIGNETTES, |drawn| drawn.items.len()),
        left_after: left.map(|row| row.answers.len()),
        last_finished: ended
            .map(|at| at.to_zoned(TimeZone::system()).strftime("%B %-d, %Y").to_string()),
        trouble: drawn.err().map(|error| wording::capital(&format!("{error}."))),
    }
}

fn taking(store: &Store, shelf: &Shelf, content: &Content) -> Option<AssessmentView> {
    let row = open(store).ok()??;
    let library = library(shelf);
    let vignettes = usable(library.iter().map(AsRef::as_ref));
    match next(&row, &vignettes) {
        Step::Forecast => Some(AssessmentView::Forecast),
        Step::Vignette(number, vignette) => {
            let shown = show(vignette, &content.tables.reactions, row.seed);
            let view = vignette_view(vignette, &shown, number, row.items.len());
            Some(AssessmentView::Vignette(view))
        }
        Step::Gone(_) | Step::Done => None,
    }
}

fn vignette_view(vignette: &Scenario, shown: &Shown, number: usize, of: usize) -> VignetteView {
    let client = &vignette.client;
    let brief = [&vignette.brief.setting, &vignette.brief.referral];
    VignetteView {
        number,
        of,
        title: vignette.title.clone(),
        client: client.name.clone(),
        who: format!("{}, {}, {}. {}", client.name, client.age, client.pronouns, client.look.words),
        brief: brief.into_iter().filter(|text| !text.is_empty()).cloned().collect(),
        content_notes: vignette.content_notes.clone(),
        lines: shown.lines.iter().map(|line| (line.manner.clone(), line.says.clone())).collect(),
        answers: shown.answers.iter().map(|answer| answer.says.clone()).collect(),
    }
}

fn last_profile(store: &Store, shelf: &Shelf, ethics: &EthicsTable) -> Option<AssessmentView> {
    let rows = store.assessments().ok()?;
    let finished: Vec<&AssessmentRow> = rows.iter().filter(|row| row.ended.is_some()).collect();
    let (last, before) = finished.split_last()?;
    let library = library(shelf);
    let all: Vec<&Scenario> = library.iter().map(AsRef::as_ref).collect();
    let basis = Basis { before: before.last().copied(), ethics, library: &all };
    Some(AssessmentView::Profile(Box::new(profile(last, basis))))
}
