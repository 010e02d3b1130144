//! Settings on disk, saved debriefs, and a screen reader's actions.

use std::fs;

use practicum::game::{LookedBack, Preferences, Screen};
use practicum::settings::{Settings, ThemeName};
use practicum::transcript::RunMode;
use practicum::ui::Action;

use crate::support::{Game, folder, known};

#[test]
fn settings_are_kept_and_found_again() {
    let home = folder("kept");
    {
        let mut game = Game::start_in(home.clone(), |start| start.keeps = true);
        assert_eq!(game.screen(), Screen::Welcome);
        let settings = Settings { theme: ThemeName::Dark, text_size: 150, ..Settings::default() };
        game.ask(Action::Welcomed { settings, guided: false });
    }
    let game = Game::start_in(home, |start| start.keeps = true);
    assert_eq!(game.screen(), Screen::Home, "the questions of the first run are not asked twice");
    let settings = &game.app.world().resource::<Preferences>().settings;
    assert_eq!((settings.theme, settings.text_size), (ThemeName::Dark, 150));
}

#[test]
fn damaged_settings_are_set_aside_and_told() {
    let home = folder("damaged");
    fs::write(home.join("settings.ron"), "(theme: purple").expect("it can be written");
    let game = Game::start_in(home.clone(), |start| start.keeps = true);
    let preferences = game.app.world().resource::<Preferences>();
    assert!(preferences.problem.as_deref().is_some_and(|problem| problem.contains("set aside")));
    let aside = fs::read_to_string(home.join("settings.ron.damaged")).expect("it is kept");
    assert_eq!(aside, "(theme: purple");
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_the_game_goes_on() {
    let home = folder("unwritable").join("a-file");
    fs::write(&home, "in the way").expect("it can be written");
    let mut game = Game::start_in(home, |start| start.keeps = true);
    game.ask(Action::Welcomed { settings: Settings::default(), guided: false });
    assert_eq!(game.screen(), Screen::Home);
    let problem = game.app.world().resource::<Preferences>().problem.clone();
    assert!(problem.is_some_and(|problem| problem.contains("could not be kept")));
}

#[test]
fn debriefs_are_saved_side_by_side_with_the_note() {
    let mut game = Game::new("debriefs", known());
    game.begin("tomas-4", RunMode::Practice);
    game.digit(1);
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(None));
    game.ask(Action::Note("Ask less.".to_owned()));
    game.ask(Action::SaveHtml);
    game.ask(Action::Note("Listen more.".to_owned()));
    game.ask(Action::SaveHtml);
    let page = |name: &str| fs::read_to_string(game.home.join("debriefs").join(name));
    let first = page("tomas-4-debrief.html").expect("it was saved");
    let second = page("tomas-4-debrief-2.html").expect("the second does not replace the first");
    assert!(first.contains("Ask less.") && !first.contains("Listen more."));
    assert!(second.contains("Listen more."));
    let looked_back = game.app.world().resource::<LookedBack>();
    let saved = looked_back.0.as_ref().and_then(|finished| finished.saved.clone());
    assert!(saved.is_some_and(|path| path.ends_with("tomas-4-debrief-2.html")));
}

/// A screen reader presses a button: the request arrives at the panel as a press does.
#[test]
fn a_screen_readers_press_arrives() {
    let mut game = Game::new("screen-reader", known());
    assert_eq!(game.screen(), Screen::Home);
    game.press_node(12_345);
    assert_eq!(game.screen(), Screen::Home, "a press on nothing does nothing");
    game.press("Help");
    assert_eq!(game.screen(), Screen::Help);
}
