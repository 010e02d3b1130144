//! “Your data” in the game: one archive of it, deleting it without a trace, and what stays usable after.

use std::fs;
use std::path::{Path, PathBuf};

use bevy::input::keyboard::{Key, KeyCode};
use practicum::game::{LookedBack, Screen};
use practicum::records::FILE_NAME;
use practicum::transcript::RunMode;
use practicum::ui::panels::handover::HandedOver;
use practicum::ui::panels::settings::Deleted;
use practicum::ui::{Action, Place};

use crate::support::{Game, folder, known};

const NOTE: &str = "zebra-crossing-note";

/// A game that keeps what is done, with one session that was ended and has a note.
fn practiced(name: &str) -> Game {
    let mut game = Game::start_in(folder(name), |start| {
        start.settings = Some(known());
        start.keeps = true;
    });
    game.begin("tomas-4", RunMode::Practice);
    game.digit(1);
    game.digit(2);
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(Some([40, 50, 60])));
    game.ask(Action::Note(NOTE.to_owned()));
    game
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("it can be read").path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found
}

/// The files below a folder in which this stands.
fn with(folder: &Path, word: &str) -> Vec<PathBuf> {
    let has = |path: &PathBuf| {
        let bytes = fs::read(path).expect("it can be read");
        bytes.windows(word.len()).any(|part| part == word.as_bytes())
    };
    files(folder).into_iter().filter(has).collect()
}

fn deleted(game: &Game) -> &Deleted {
    game.panels().settings.deleted.as_ref().expect("something was deleted")
}

#[test]
fn everything_is_deleted_to_the_byte_and_the_game_goes_on_empty() {
    let mut game = practiced("delete-all");
    assert!(!with(&game.home, NOTE).is_empty() && !with(&game.home, "tomas-4").is_empty());
    game.ask(Action::Go(Place::Settings));
    game.ask(Action::DeleteEverything { saved_too: false });
    let Deleted::Done { amount, files, left } = deleted(&game).clone() else {
        panic!("{:?}", deleted(&game))
    };
    assert_eq!((amount.sessions, files, left), (1, 0, Vec::new()));
    // While the program still runs and the file is open.
    for word in [NOTE, "tomas-4", "Tomás"] {
        assert_eq!(with(&game.home, word), Vec::<PathBuf>::new(), "{word}");
    }
    assert_eq!(game.screen(), Screen::Settings);
    assert!(game.app.world().resource::<LookedBack>().0.is_none(), "nor is it in memory");
    for (place, screen) in [
        (Place::Home, Screen::Home),
        (Place::Debrief, Screen::Home),
        (Place::Progress, Screen::Progress),
        (Place::Drills, Screen::Drills),
        (Place::Handover, Screen::Handover),
        (Place::Assessment, Screen::Assessment),
        (Place::Library, Screen::Library),
    ] {
        game.ask(Action::Go(place));
        assert_eq!(game.screen(), screen);
    }
    assert!(game.records().is_empty());
    // What is practiced from now on is kept, and is a first attempt.
    game.begin("tomas-4", RunMode::Practice);
    game.digit(1);
    let kept = game.records();
    assert_eq!((kept.len(), kept[0].n_turns, kept[0].is_first), (1, 1, true));
}

#[test]
fn a_session_that_is_going_on_ends_with_it() {
    let mut game = practiced("delete-playing");
    game.begin("maya-1", RunMode::Practice);
    game.digit(1);
    game.ask(Action::Go(Place::Settings));
    game.ask(Action::DeleteEverything { saved_too: false });
    assert!(!game.is_playing());
    game.ask(Action::Back);
    assert_eq!(game.screen(), Screen::Home, "there is no session to come back to");
    assert!(game.records().is_empty());
}

#[test]
fn saved_files_go_only_where_it_is_said_and_files_of_ones_own_stay() {
    let mut game = practiced("delete-saved");
    game.ask(Action::SaveHtml);
    game.ask(Action::Go(Place::Settings));
    game.ask(Action::HandOverEverything);
    game.ask(Action::HandOverEverything);
    let own = game.home.join("scenarios/mine.txt");
    fs::write(&own, "mine").expect("it can be written");
    let aside = game.home.join(format!("{FILE_NAME}.damaged-1"));
    fs::write(&aside, NOTE).expect("it can be written");
    let archives = || {
        let all = files(&game.home.join("handed-over"));
        all.into_iter().filter(|path| path.ends_with("practicum-everything.zip")).count()
    };
    assert_eq!(archives(), 2, "the second is written beside the first");
    let Some(HandedOver::Written { files: told, .. }) = &game.panels().handed_over else {
        panic!("{:?}", game.panels().handed_over)
    };
    assert!(Path::new(&told[0]).is_file(), "it is told where it lies: {told:?}");
    game.ask(Action::DeleteEverything { saved_too: false });
    let still = with(&game.home, NOTE);
    assert!(still.contains(&aside) && still.len() == 2, "the page and the damaged file: {still:?}");
    game.ask(Action::DeleteEverything { saved_too: true });
    let Deleted::Done { files, left, .. } = deleted(&game).clone() else {
        panic!("{:?}", deleted(&game))
    };
    assert_eq!((files, left), (4, Vec::new()));
    assert_eq!(with(&game.home, NOTE), Vec::<PathBuf>::new());
    assert!(own.is_file() && game.home.join("handed-over").is_dir());
    assert_eq!(fs::read_dir(game.home.join("handed-over")).expect("it is there").count(), 0);
}

#[test]
fn escape_closes_the_question_and_then_leaves() {
    let mut game = practiced("escape");
    let id = game.records()[0].id;
    game.ask(Action::Go(Place::Progress));
    let escape = |game: &mut Game| game.key(KeyCode::Escape, Key::Escape);
    game.app.world_mut().resource_mut::<practicum::game::Panels>().progress.asks_to_delete =
        Some(id);
    escape(&mut game);
    assert_eq!((game.screen(), game.panels().progress.asks_to_delete), (Screen::Progress, None));
    escape(&mut game);
    assert_eq!(game.screen(), Screen::Home);
    game.ask(Action::Go(Place::Settings));
    game.app.world_mut().resource_mut::<practicum::game::Panels>().settings.asks_to_delete = true;
    escape(&mut game);
    assert!(game.screen() == Screen::Settings && !game.panels().settings.asks_to_delete);
    escape(&mut game);
    assert_eq!(game.screen(), Screen::Home);
    assert_eq!(game.records().len(), 1, "nothing was deleted");
}
