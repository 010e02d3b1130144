//! Drills in the game: those of the user's own, and the level a run begins at.

use std::fs;

use practicum::coding::Skill;
use practicum::game::Desk;
use practicum::scenario::raw::Difficulty;
use practicum::transcript::AnswerMode;
use practicum::ui::{Action, DrillAction, Place};

use crate::support::{Game, folder, known};

const MINE: &str = include_str!("../../docs/authors/examples/13_drill.ron");

/// The file with another id and level in it.
fn mine(id: &str, level: &str) -> String {
    let text = MINE.replace("\"kitchen_light\"", &format!("\"{id}\""));
    text.replace("level: foundation", &format!("level: {level}"))
}

fn has(game: &Game, id: &str) -> bool {
    game.app.world().resource::<Desk>().drills.find(id).is_some()
}

#[test]
fn drills_of_ones_own_come_and_broken_ones_stop_no_others() {
    let home = folder("own-drills");
    let own = home.join("drills");
    fs::create_dir_all(&own).expect("it can be made");
    fs::write(own.join("a.ron"), mine("of_my_own", "foundation")).expect("it can be written");
    fs::write(own.join("b.ron"), "(format: 1, drils: {}").expect("it can be written");
    let mut game = Game::start_in(home, |start| start.settings = Some(known()));
    assert!(has(&game, "of_my_own"));
    let desk = game.app.world().resource::<Desk>();
    assert!(desk.drills.drills().count() > 50, "those built in are there too");
    let broken: Vec<&str> =
        desk.drills.troubles().iter().map(|trouble| trouble.file.as_str()).collect();
    assert!(broken.len() == 1 && broken[0].ends_with("b.ron"), "{broken:?}");
    game.ask(Action::Go(Place::Drills));
    // The broken one is mended, and the good one breaks: its last good drills stay.
    fs::write(own.join("b.ron"), mine("mended", "advanced")).expect("it can be written");
    fs::write(own.join("a.ron"), "(").expect("it can be written");
    game.ask(Action::Reload);
    assert!(has(&game, "mended") && has(&game, "of_my_own"));
    let troubles = game.app.world().resource::<Desk>().drills.troubles();
    assert!(troubles.len() == 1 && troubles[0].has_last_good, "{troubles:?}");
    fs::remove_file(own.join("a.ron")).expect("it is there");
    game.ask(Action::Reload);
    assert!(!has(&game, "of_my_own"));
}

#[test]
fn a_run_begins_at_the_level_that_is_asked_for() {
    let mut game = Game::new("drill-level", known());
    game.ask(Action::Go(Place::Drills));
    let skill = Skill::ReflectionOfFeeling;
    let answers = AnswerMode::Choose;
    for level in [Difficulty::Advanced, Difficulty::Foundation] {
        game.ask(Action::Drill(DrillAction::Begin { skill, answers, level: Some(level) }));
        let drilling = game.app.world().resource::<practicum::game::Drilling>();
        let run = drilling.run().expect("a run has begun");
        assert_eq!(run.level(), level);
        let drill = &run.asked().expect("a drill stands open").drill;
        let desk = game.app.world().resource::<Desk>();
        assert_eq!(desk.drills.find(drill).map(|drill| drill.level), Some(level));
        game.ask(Action::Drill(DrillAction::Leave));
    }
}
