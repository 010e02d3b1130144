//! “Your data” in the settings: where it is, having all of it, and deleting it, which asks twice.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use practicum::settings::Settings;
use practicum::ui::Action;
use practicum::ui::panels::settings::{
    DataView, Deleted, SettingsState, SettingsView, settings_ui,
};

use crate::given;
use crate::support::{USUAL, Window, asked, focused, press, tab_to, window};

fn shown(data: DataView, state: SettingsState) -> Window<'static, SettingsState> {
    let view = SettingsView { data, ..SettingsView::default() };
    window(USUAL, &Settings::default(), state, move |ui, theme, state| {
        settings_ui(ui, theme, &view, state)
    })
}

fn has_focus(window: &Window<'_, SettingsState>) -> String {
    focused(window).map(|(name, _)| name).unwrap_or_default()
}

#[test]
fn it_says_where_it_lies_how_much_it_is_and_gives_all_of_it() {
    let mut window = shown(given::data(), SettingsState::default());
    for words in [
        "/home/a-rather-long-name/.local/share/practicum/and",
        "12 sessions, 30 answers to drills and 1 self-assessment",
        "practicum-everything.zip",
    ] {
        assert!(window.query_by_label_contains(words).is_some(), "{words}");
    }
    press(&mut window, "Copy the folder’s name");
    let copied = window.output().platform_output.commands.iter().any(|command| {
        matches!(command, egui::OutputCommand::CopyText(text) if *text == given::data().folder)
    });
    assert!(copied || window.query_by_label("Copied").is_some());
    press(&mut window, "Export my data");
    assert_eq!(asked(&mut window), [Action::HandOverEverything]);
}

#[test]
fn deleting_says_what_goes_and_needs_a_word_beside_the_button() {
    let mut window = shown(given::data(), SettingsState::default());
    press(&mut window, "Delete my data…");
    assert_eq!(has_focus(&window), "Keep everything", "the safe answer has the focus");
    for words in ["This goes, for good: 12 sessions", "The session you are in ends", "This stays:"]
    {
        assert!(window.query_by_label_contains(words).is_some(), "{words}");
    }
    let is_off = |window: &Window<'_, SettingsState>| {
        window.get_by_label("Delete it for good").accesskit_node().is_disabled()
    };
    assert!(is_off(&window), "one press deletes nothing");
    press(&mut window, "Keep everything");
    window.run();
    assert_eq!(has_focus(&window), "Delete my data…");
    assert!(window.query_by_label("Delete it for good").is_none());
    press(&mut window, "Delete my data…");
    press(&mut window, "Keep what was saved here (3 files)");
    tab_to(&mut window, "To delete it, type the word delete:");
    let field = |window: &Window<'_, SettingsState>, words: &str| {
        window
            .get_by_role_and_label(Role::TextInput, "To delete it, type the word delete:")
            .type_text(words);
    };
    field(&window, "delet");
    window.run();
    assert!(is_off(&window));
    field(&window, "E ");
    window.run();
    assert!(!is_off(&window), "{:?}", window.state().state.typed);
    assert_eq!(asked(&mut window), [], "a word is no press");
    press(&mut window, "Delete it for good");
    assert_eq!(asked(&mut window), [Action::DeleteEverything { saved_too: false }]);
    let state = &window.state().state;
    assert!(!state.asks_to_delete && state.typed.is_empty() && !state.keeps_saved);
}

#[test]
fn what_came_of_deleting_is_told_and_records_that_are_closed_offer_nothing() {
    let done = Deleted::Done {
        amount: practicum::records::Amount { sessions: 1, drills: 0, assessments: 2 },
        files: 1,
        left: vec!["it is locked: page.html".to_owned()],
    };
    let mut state = SettingsState::default();
    state.deleted = Some(done);
    let window = shown(DataView { saved: 0, ..given::data() }, state);
    for words in [
        "Deleted: 1 session, no answer to a drill and 2 self-assessments. One saved file went",
        "it is locked: page.html",
    ] {
        assert!(window.query_by_label_contains(words).is_some(), "{words}");
    }
    let closed = "Nothing is kept for now: the disk is full.".to_owned();
    let window =
        shown(DataView { amount: None, closed, ..given::data() }, SettingsState::default());
    assert!(window.query_by_label_contains("the disk is full").is_some());
    assert!(window.query_by_label("Delete my data…").is_none());
    assert!(window.query_by_label("Export my data").is_none());
}
