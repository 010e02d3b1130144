//! An instructor writes while the game runs.

use std::fs;
use std::path::Path;

use bevy::prelude::*;
use practicum::game::{Desk, Playing, Screen, StartScenario, keep_place};
use practicum::library::Origin;
use practicum::transcript::RunMode;
use practicum::ui::Action;

use crate::support::{Game, folder, known};

const MAYA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/maya-1/scenario.ron");

/// The text of a shipped scenario with something in it changed.
fn changed(from: &str, to: &str) -> String {
    let text = fs::read_to_string(MAYA).expect("it is there");
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

/// A game whose user has a copy of Maya of their own.
fn with_copy(name: &str) -> (Game, std::path::PathBuf) {
    let home = folder(name);
    let file = home.join("scenarios/maya.ron");
    fs::create_dir_all(home.join("scenarios")).expect("it can be made");
    fs::copy(MAYA, &file).expect("it can be copied");
    let game = Game::start_in(home, |start| start.settings = Some(known()));
    (game, file)
}

fn reread(game: &mut Game) {
    let world = game.app.world_mut();
    world.resource_mut::<Desk>().reread();
    world.resource_scope(|world, mut playing: Mut<Playing>| {
        keep_place(&mut playing, world.resource::<Desk>());
    });
    game.frames(2);
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("it can be written");
}

#[test]
fn ones_own_copy_is_the_one_that_is_played() {
    let (game, file) = with_copy("own-copy");
    let desk = game.app.world().resource::<Desk>();
    let item = desk.item(desk.shelf.find("maya-1").expect("it is there")).expect("it is there");
    assert_eq!((item.origin, item.path.as_deref()), (Origin::Own, Some(file.as_path())));
    let same = desk.shelf.items().iter().filter(|item| item.scenario.id == "maya-1").count();
    assert_eq!(same, 1, "of two with one id the nearer is shown");
    assert!(desk.shelf.items().len() >= 4, "the built-in ones are there too");
}

#[test]
fn a_saved_file_is_in_the_running_session_and_keeps_its_place() {
    let (mut game, file) = with_copy("saved");
    game.begin("maya-1", RunMode::Practice);
    for _ in 0..3 {
        game.digit(1);
    }
    game.ask(Action::Hint);
    let before = game.playing().session.beat().map(str::to_owned);
    write(&file, &changed("title: \"Maya: the first ten minutes\"", "title: \"Maya, mended\""));
    reread(&mut game);
    assert_eq!(game.screen(), Screen::Session);
    let play = game.playing();
    assert_eq!(play.scenario().title, "Maya, mended");
    assert_eq!((play.session.beat().map(str::to_owned), game.answered()), (before, 3));
    assert_eq!(play.session.transcript().hints, 1, "help that was had is not forgotten");
    assert!(play.notice.as_deref().is_some_and(|notice| notice.contains("where you were")));
}

#[test]
fn answers_that_are_gone_take_the_session_back_to_before_them() {
    let (mut game, file) = with_copy("gone");
    game.begin("maya-1", RunMode::Practice);
    for _ in 0..3 {
        game.digit(1);
    }
    let second = &game.playing().session.transcript().turns[1];
    let practicum::transcript::Reply::Chosen { id, .. } = &second.reply else {
        panic!("nobody typed")
    };
    let id = id.clone();
    write(&file, &changed(&format!("id: \"{id}\""), "id: \"another_name\""));
    reread(&mut game);
    assert_eq!(game.answered(), 1);
    let notice = game.playing().notice.clone().unwrap_or_default();
    assert!(notice.contains("2nd"), "{notice}");
}

#[test]
fn a_broken_file_is_told_and_its_last_good_version_is_played() {
    let (mut game, file) = with_copy("broken");
    game.begin("maya-1", RunMode::Practice);
    game.digit(1);
    write(&file, &changed("start: \"arrives\"", "start: \"arrivs\""));
    reread(&mut game);
    let desk = game.app.world().resource::<Desk>();
    let trouble = &desk.shelf.troubles()[0];
    assert!(trouble.has_last_good);
    assert!(trouble.told().contains("arrivs"), "{}", trouble.told());
    assert!(trouble.findings[0].place.line > 1);
    assert_eq!(game.answered(), 1);
    assert!(game.playing().notice.as_deref().is_some_and(|text| text.contains("last good")));
    game.digit(1);
    assert_eq!(game.answered(), 2, "one can go on");
    write(&file, "not a scenario at all (");
    reread(&mut game);
    assert_eq!(game.app.world().resource::<Desk>().shelf.troubles().len(), 1);
    fs::copy(MAYA, &file).expect("it can be copied");
    reread(&mut game);
    assert!(game.app.world().resource::<Desk>().shelf.troubles().is_empty());
}

#[test]
fn a_file_that_was_never_good_is_told_and_nothing_else_suffers() {
    let home = folder("never-good");
    fs::create_dir_all(home.join("scenarios")).expect("it can be made");
    write(&home.join("scenarios/a.ron"), "(format: 1, id: \"a\"");
    fs::write(home.join("scenarios/b.ron"), [0xff, 0xfe, 0x00]).expect("it can be written");
    let mut game = Game::start_in(home, |start| start.settings = Some(known()));
    let desk = game.app.world().resource::<Desk>();
    assert_eq!(desk.shelf.troubles().len(), 2);
    assert!(desk.shelf.troubles().iter().all(|trouble| !trouble.has_last_good));
    assert!(desk.shelf.items().len() >= 4);
    game.ask(Action::Go(practicum::ui::Place::Library));
    game.ask(Action::Reload);
    assert_eq!(game.screen(), Screen::Library);
}

#[test]
fn a_look_at_one_beat_begins_there() {
    let named = |from: &str| StartScenario { file: MAYA.into(), from: Some(from.to_owned()) };
    let beats: Vec<String> = {
        let game = Game::new("beats", known());
        let desk = game.app.world().resource::<Desk>();
        let item = desk.item(desk.shelf.find("maya-1").expect("it is there")).expect("it is there");
        item.scenario.beats.iter().map(|beat| beat.id.clone()).collect()
    };
    let middle = &beats[beats.len() / 2];
    let game = Game::start("from-beat", |start| {
        start.settings = Some(known());
        start.scenario = Some(named(middle));
    });
    assert_eq!(game.screen(), Screen::Session);
    assert_eq!(game.playing().session.beat(), Some(middle.as_str()));
}

#[test]
fn a_beat_that_is_not_there_is_told_with_those_that_are() {
    let start = practicum::game::Start {
        folders: practicum::library::Folders::only(folder("no-beat")),
        scenario: Some(StartScenario { file: MAYA.into(), from: Some("nowhere".to_owned()) }),
        settings: Some(known()),
        keeps: false,
        ..practicum::game::Start::default()
    };
    let Err(error) = practicum::game::headless(start, (1280, 720)) else {
        panic!("there is no such beat");
    };
    let told = error.to_string();
    assert!(told.contains("`nowhere`") && told.contains("arrives"), "{told}");
}
