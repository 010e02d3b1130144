//! The library, and the prebrief of the scenario that is open in it.

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use jiff::tz::TimeZone;

use super::{Layer, page};
use crate::diagnostic::{Coloring, Diagnostic, Severity, Source};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, Panels, ThemeNow};
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::library::{Item, Origin, Trouble};
use crate::records::SessionRow;
use crate::scenario::raw::Review;
use crate::scenario::{Scenario, reading_grade};
use crate::transcript::RunMode;
use crate::ui::Theme;
use crate::ui::panels::findings::{BrokenFile, FindingView};
use crate::ui::panels::library::{Card, LibraryView, library_ui};
use crate::ui::panels::prebrief::{Before, PrebriefView};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>().add_systems(
        EguiPrimaryContextPass,
        library
            .run_if(in_state(Screen::Library).or_else(in_state(Screen::Prebrief)))
            .in_set(Layer::Screen),
    );
}

/// The view as it was built last; cards are many and change seldom.
#[derive(Resource, Default)]
struct Shown(LibraryView);

fn library(
    mut contexts: EguiContexts,
    (screen, theme): (Res<State<Screen>>, Res<ThemeNow>),
    mut desk: ResMut<Desk>,
    mut panels: ResMut<Panels>,
    (mut shown, mut recording): (ResMut<Shown>, ResMut<Recording>),
    mut ask: Ask,
) -> Result {
    if desk.is_changed() || theme.is_changed() || screen.is_changed() || panels.is_changed() {
        // Reading the cards again changes no scenario, only which portraits are at hand.
        let store = recording.bypass_change_detection().store();
        let firsts = store.and_then(|store| store.first_attempts().ok()).unwrap_or_default();
        shown.0 = library_view(desk.bypass_change_detection(), &firsts, &theme.0);
        let chosen = panels.chosen.filter(|_| *screen.get() == Screen::Prebrief);
        shown.0.chosen = chosen.and_then(|place| {
            let follows = desk.item(place)?.scenario.follows.clone();
            let recording = recording.bypass_change_detection();
            let handed_on = recording.handed_on(follows.as_deref());
            let before = before(recording, &desk.item(place)?.scenario.id);
            let prebrief = chosen_prebrief(&mut desk, &theme.0, place, handed_on.is_some())?;
            Some((place, PrebriefView { before, ..prebrief }))
        });
    }
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().library;
    ask.ask(library_ui(&mut ui, &theme.0, &shown.0, state));
    Ok(())
}

/// Everything the library shows.
pub fn library_view(desk: &mut Desk, firsts: &[SessionRow], theme: &Theme) -> LibraryView {
    let items: Vec<Item> = desk.shelf.items().to_vec();
    let title_of = |id: &str| {
        let item = items.iter().find(|item| item.scenario.id == id);
        item.map_or_else(String::new, |item| item.scenario.title.clone())
    };
    let cards = items.iter().map(|item| {
        let follows = item.scenario.follows.as_deref().map(title_of).unwrap_or_default();
        let first = firsts.iter().find(|row| row.scenario.id == item.scenario.id);
        let tried = first.map(tried).unwrap_or_default();
        Card { follows, tried, ..card(desk, theme, item) }
    });
    let cards = cards.collect();
    let broken = desk.shelf.troubles().iter().map(broken_file).collect();
    let assignments = desk.assignments.items().len();
    LibraryView { cards, assignments, broken, chosen: None }
}

/// What came of a first attempt. A later one is a repeat, and says less.
fn tried(row: &SessionRow) -> String {
    if row.is_open() {
        return "Begun, not ended".to_owned();
    }
    let scored = row
        .focus
        .iter()
        .filter_map(|&dimension| Some(format!("{dimension} {}", row.scores[dimension.index()]?)));
    let scored: Vec<String> = scored.collect();
    let coached = if row.is_coached() { ", coached" } else { "" };
    match scored.as_slice() {
        [] => "Tried, too short to score".to_owned(),
        scored => format!("First attempt{coached}: {}", scored.join(", ")),
    }
}

fn card(desk: &mut Desk, theme: &Theme, item: &Item) -> Card {
    let scenario = &item.scenario;
    let boundaries = scenario.beats.iter().filter_map(|beat| beat.moment.boundary);
    Card {
        portrait: desk.portrait(scenario, theme),
        told: told(scenario),
        client: scenario.client.name.clone(),
        title: scenario.title.clone(),
        line: first_sentence(&scenario.brief.referral, &scenario.brief.setting),
        kind: scenario.kind,
        follows: String::new(),
        tried: String::new(),
        level: scenario.level,
        minutes: scenario.minutes,
        focus: scenario.focus.clone(),
        boundaries: boundaries.map(|kind| kind.domain()).collect::<BTreeSet<_>>(),
        content_notes: scenario.content_notes.clone(),
        themes: scenario.themes.clone(),
        is_draft: scenario.review == Review::Draft,
        is_last_good: item.is_last_good,
        is_own: matches!(item.origin, Origin::Own | Origin::Named),
    }
}

/// The portrait in words.
fn told(scenario: &Scenario) -> String {
    let client = &scenario.client;
    let look = client.look.words.trim();
    if look.is_empty() {
        format!("{}, {}", client.name, client.age)
    } else {
        format!("{}, {}. {look}", client.name, client.age)
    }
}

/// The first sentence of a text, or of the other where there is none.
fn first_sentence(text: &str, other: &str) -> String {
    let text = if text.trim().is_empty() { other } else { text };
    let ends = text.match_indices(". ").map(|(at, _)| at + 1);
    let end = ends.into_iter().find(|&end| is_whole(&text[..end])).unwrap_or(text.len());
    text[..end].trim().to_owned()
}

/// Whether a text that ends with a point ends there: not after a title, and not within what somebody is quoted with.
fn is_whole(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_title = ["Mr.", "Mrs.", "Ms.", "Dr.", "St."].contains(&last);
    let letters: Vec<char> = text.chars().collect();
    let is_mark = |at: usize| {
        let beside = |at: Option<usize>| {
            at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphanumeric())
        };
        // Between two letters it is an apostrophe.
        letters[at] == '\'' && !(beside(at.checked_sub(1)) && beside(Some(at + 1)))
    };
    let n_marks = (0..letters.len()).filter(|&at| is_mark(at)).count();
    !is_title && n_marks % 2 == 0
}

/// The prebrief of the scenario at a place of the library.
///
/// `is_handed_on` says whether a record of the session before hands something on.
pub fn chosen_prebrief(
    desk: &mut Desk,
    theme: &Theme,
    place: usize,
    is_handed_on: bool,
) -> Option<PrebriefView> {
    let scenario = std::sync::Arc::clone(&desk.item(place)?.scenario);
    Some(prebrief(desk, theme, &scenario, is_handed_on))
}

/// The prebrief of a scenario; `is_handed_on` says whether a record of the session before hands something on.
pub(super) fn prebrief(
    desk: &mut Desk,
    theme: &Theme,
    scenario: &Scenario,
    is_handed_on: bool,
) -> PrebriefView {
    let client = &scenario.client;
    let carried = scenario.follows.as_ref().map(|_| match is_handed_on {
        true => format!(
            "It goes on from your own last session with {}: the trust between you, the goals and the task you agreed on, and what was said are carried over.",
            client.name
        ),
        false => "It follows an earlier session that you have not ended yet; so it begins from what its author set.".to_owned(),
    });
    PrebriefView {
        title: scenario.title.clone(),
        client: format!("{}, {}, {}", client.name, client.age, client.pronouns),
        look: client.look.words.clone(),
        portrait: desk.portrait(scenario, theme),
        setting: scenario.brief.setting.clone(),
        referral: scenario.brief.referral.clone(),
        aims: scenario.brief.your_aims.clone(),
        minutes: scenario.minutes,
        level: scenario.level.words().to_owned(),
        focus: scenario.focus.clone(),
        content_notes: scenario.content_notes.clone(),
        review: scenario.review.words().to_owned(),
        audience: scenario.audience.clone(),
        reading: format!("Reads at about grade {}.", reading_grade(scenario)),
        sources: scenario.sources.clone(),
        carried: carried.unwrap_or_default(),
        before: Before::Unknown,
    }
}

/// What the records hold of a scenario.
pub(super) fn before(recording: &mut Recording, scenario: &str) -> Before {
    let rows = recording.store().and_then(|store| store.sessions_of(scenario).ok());
    let Some(rows) = rows else { return Before::Unknown };
    let exams: Vec<_> = rows.iter().filter(|row| row.mode == RunMode::Exam).collect();
    let day = |row: &&SessionRow| {
        row.began.to_zoned(TimeZone::system()).strftime("%B %-d, %Y").to_string()
    };
    let last_exam = exams.first().map(day).unwrap_or_default();
    Before::Known { runs: rows.len(), exams: exams.len(), last_exam }
}

/// A file that something is wrong with, as panels show it.
pub fn broken_file(trouble: &Trouble) -> BrokenFile {
    let unreadable = trouble.unreadable.iter().map(|message| FindingView {
        is_error: true,
        message: message.clone(),
        ..FindingView::default()
    });
    let source = trouble.source.as_ref();
    let found = trouble.findings.iter().filter_map(|finding| Some(view(finding, source?)));
    BrokenFile {
        file: trouble.file.clone(),
        has_last_good: trouble.has_last_good,
        findings: unreadable.chain(found).collect(),
    }
}

pub(super) fn view(finding: &Diagnostic, source: &Source) -> FindingView {
    FindingView {
        code: finding.code.to_owned(),
        is_error: finding.severity == Severity::Error,
        line: finding.place.line,
        column: finding.place.column,
        message: finding.message.clone(),
        hints: finding.hints.clone(),
        excerpt: finding.render(source, Coloring::Plain),
    }
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_first_sentence_ends_where_it_does() {
        let first = |text| first_sentence(text, "");
        assert_eq!(first("Self-referred. Came late."), "Self-referred.");
        assert_eq!(first("Sent by Mr. Abel. He worries."), "Sent by Mr. Abel.");
        assert_eq!(
            first("He writes: 'Nothing dramatic. I'm fine.' He is not."),
            "He writes: 'Nothing dramatic. I'm fine.' He is not."
        );
        assert_eq!(first("No point at all"), "No point at all");
    }
}
