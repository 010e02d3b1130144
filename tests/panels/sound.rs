//! What must hold of every screen, in a usual window and in the smallest one with the largest text.

use practicum::records::SessionId;
use practicum::settings::{Settings, ThemeName};
use practicum::ui::panels::cool_down::cool_down_ui;
use practicum::ui::panels::help::{HelpState, help_ui};
use practicum::ui::panels::home::{HomeView, LastDebrief, OpenSession, home_ui};
use practicum::ui::panels::library::{LibraryState, LibraryView, library_ui};
use practicum::ui::panels::over::{Over, message_ui, over_ui};
use practicum::ui::panels::settings::{SettingsState, SettingsView, settings_ui};
use practicum::ui::panels::welcome::{WelcomeState, welcome_ui};

use crate::given;
use crate::support::{SMALL, USUAL, is_sound, large_text, window};

/// Each window size with its settings.
fn everywhere() -> Vec<([f32; 2], Settings)> {
    let small_text = Settings { text_size: 80, ..Settings::default() };
    let bright = Settings { theme: ThemeName::HighContrast, ..Settings::default() };
    vec![
        (USUAL, Settings::default()),
        (SMALL, large_text()),
        (SMALL, Settings { text_size: 150, ..bright }),
        ([3840.0, 2160.0], small_text),
    ]
}

#[test]
fn home_is_sound() {
    for (size, settings) in everywhere() {
        let view = HomeView {
            pseudonym: "A name of the longest kind there can be".to_owned(),
            guided: Some(0),
            last: Some(LastDebrief {
                title: "A session with a title that goes on for longer than most".to_owned(),
                record: None,
            }),
            open: Some(OpenSession {
                record: SessionId::default(),
                title: "Another session with a title of some length".to_owned(),
                answers: 12,
            }),
        };
        let mut window =
            window(size, &settings, (), move |ui, theme, ()| home_ui(ui, theme, &view));
        is_sound(&mut window, &format!("home at {size:?}"));
    }
}

#[test]
fn the_first_run_is_sound() {
    for (size, settings) in everywhere() {
        let state = WelcomeState { settings: settings.clone() };
        let mut window = window(size, &settings, state, welcome_ui);
        is_sound(&mut window, &format!("welcome at {size:?}"));
    }
}

#[test]
fn the_library_is_sound() {
    for (size, settings) in everywhere() {
        let state = LibraryState {
            shows_findings: true,
            shows_filters: true,
            shows_notes: [0, 3].into(),
            ..Default::default()
        };
        let mut window = window(size, &settings, state, |ui, theme, state| {
            library_ui(ui, theme, &given::library(), state)
        });
        is_sound(&mut window, &format!("library at {size:?}"));
    }
}

#[test]
fn the_prebrief_is_sound() {
    for (size, settings) in everywhere() {
        let state = LibraryState { shows_filters: true, ..Default::default() };
        let mut window = window(size, &settings, state, |ui, theme, state| {
            state.prebrief.shows_seed = true;
            state.prebrief.seed = "x".to_owned();
            let chosen = Some((1, given::prebrief()));
            library_ui(ui, theme, &LibraryView { chosen, ..given::library() }, state)
        });
        is_sound(&mut window, &format!("prebrief at {size:?}"));
    }
}

#[test]
fn settings_are_sound() {
    for (size, settings) in everywhere() {
        let view = SettingsView {
            settings: settings.clone(),
            problem: Some("Your settings could not be kept: the disk is full".to_owned()),
            file: "/home/a-rather-long-name/.config/practicum/and/further/down/settings.ron"
                .to_owned(),
            data: given::data(),
        };
        for asks_to_delete in [false, true] {
            let view = view.clone();
            let mut state = SettingsState::default();
            state.asks_to_delete = asks_to_delete;
            let mut window = window(size, &settings, state, move |ui, theme, state| {
                settings_ui(ui, theme, &view, state)
            });
            is_sound(&mut window, &format!("settings at {size:?}, asking: {asks_to_delete}"));
        }
    }
}

#[test]
fn help_is_sound_also_while_it_is_edited() {
    for (size, settings) in everywhere() {
        for draft in [None, Some(given::help().card)] {
            let mut view = given::help();
            view.settings.resources = view.card.clone();
            let mut window =
                window(size, &settings, HelpState { draft }, move |ui, theme, state| {
                    help_ui(ui, theme, &view, state)
                });
            is_sound(&mut window, &format!("help at {size:?}"));
        }
    }
}

#[test]
fn cooling_down_is_sound_with_a_message_over_it() {
    for (size, settings) in everywhere() {
        let mut window = window(size, &settings, (), |ui, theme, ()| {
            message_ui(
                ui,
                theme,
                "Saved as /home/sam/Documents/a-folder/of-a-long-name/maya-1-2026-11-27.html",
                true,
            );
            cool_down_ui(ui, theme, &given::cool_down())
        });
        is_sound(&mut window, &format!("cool down at {size:?}"));
    }
}

#[test]
fn what_lies_over_a_screen_is_sound() {
    for (size, settings) in everywhere() {
        for over in [Over::Pause, Over::Leave { answered: 12, is_kept: true }] {
            let mut window =
                window(size, &settings, (), move |ui, theme, ()| over_ui(ui, theme, over));
            is_sound(&mut window, &format!("{over:?} at {size:?}"));
        }
    }
}
