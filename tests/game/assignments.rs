//! An assignment from its file to the result that an instructor takes: opened, played, contested, handed in.

use std::fs;
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::window::{FileDragAndDrop, PrimaryWindow};
use practicum::class::{Assignment, Due, Known, ResultFile, Terms, judge};
use practicum::diagnostic::Source;
use practicum::game::{Desk, LookedBack, Recording, Screen, StartAssignment};
use practicum::library::{Content, read_source};
use practicum::records::SessionRow;
use practicum::scenario::Scenario;
use practicum::scoring::Rubric;
use practicum::transcript::{AnswerMode, RunMode, Seed};
use practicum::ui::{Action, Place};

use crate::support::{Game, folder, known};

fn content() -> Content {
    Content::built_in().expect("the built-in tables can be read")
}

/// The standard rubric with another name, so that its hash is another.
fn own_rubric() -> Rubric {
    let text = content().rubric.text.replacen("title: \"", "title: \"Ours: ", 1);
    let rubric = Rubric::from_ron(&text).expect("it can be read");
    assert_ne!(rubric.stamp.hash, content().rubric.stamp.hash);
    rubric
}

fn text(mode: RunMode, ids: &[&str]) -> String {
    let content = content();
    let load = |id: &&str| {
        let path = format!("{}/scenarios/{id}/scenario.ron", env!("CARGO_MANIFEST_DIR"));
        let source = read_source(Path::new(&path)).expect("it is there");
        content.load(&source).scenario.expect("it can be played")
    };
    let scenarios: Vec<Scenario> = ids.iter().map(load).collect();
    let terms = Terms {
        title: "Week 4".to_owned(),
        from: "Dr. Okafor".to_owned(),
        words: String::new(),
        due: Some("2099-12-31".parse::<Due>().expect("it is a day")),
        mode,
        answers: AnswerMode::Choose,
        seed: Seed(4711),
    };
    Assignment::write(&terms, &own_rubric(), &scenarios.iter().collect::<Vec<_>>())
        .expect("it can be written")
}

/// A folder with one file among the assignments.
fn home_with(name: &str, file: &str, text: &str) -> PathBuf {
    let home = folder(name);
    fs::create_dir_all(home.join("assignments")).expect("it can be made");
    fs::write(home.join("assignments").join(file), text).expect("it can be written");
    home
}

fn game_in(home: PathBuf) -> Game {
    Game::start_in(home, |start| start.settings = Some(known()))
}

fn hash_in(game: &Game) -> String {
    let desk = game.app.world().resource::<Desk>();
    let items = desk.assignments.items();
    assert_eq!(items.len(), 1, "{:?}", desk.assignments.unplayable());
    items[0].assignment.stamp.hash.clone()
}

fn begin(game: &mut Game, id: &str) {
    let chosen = Action::ChooseAssigned { assignment: hash_in(game), scenario: id.to_owned() };
    game.ask(chosen);
    assert_eq!(game.screen(), Screen::Assigned);
    game.ask(Action::BeginAssigned);
}

fn play_to_the_end(game: &mut Game) {
    assert_eq!(game.screen(), Screen::Session);
    while !game.playing().session.is_over() {
        game.digit(1);
    }
    game.ask(Action::Finish);
    game.ask(Action::Rate(Some([50, 60, 70])));
    assert_eq!(game.screen(), Screen::Debrief);
}

fn written(game: &Game) -> PathBuf {
    match &game.panels().handed_in {
        Some(Ok(path)) => PathBuf::from(path),
        other => panic!("{other:?}"),
    }
}

fn result(path: &Path) -> ResultFile {
    ResultFile::read(&read_source(path).expect("it is there")).expect("it is a result")
}

/// Holds a result against the assignment, as `practicum cohort` does.
fn is_taken(result: ResultFile, text: &str) {
    let content = content();
    let assignment = Assignment::read(&Source::new("week4.ron", text), &content);
    let known = Known::default().for_assignment(assignment.expect("it can be read"));
    let judged = judge("a.json", result, &known, &content);
    assert!(judged.is_ok(), "{:?}", judged.err());
}

fn only_row(game: &mut Game) -> SessionRow {
    let mut rows = game.records();
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

#[test]
fn an_assignment_is_played_contested_and_handed_in() {
    let text = text(RunMode::Transfer, &["maya-1", "first-steps"]);
    let mut game = game_in(home_with("assigned", "week4.ron", &text));
    game.ask(Action::Go(Place::Library));
    game.ask(Action::Go(Place::Assignments));
    assert_eq!(game.screen(), Screen::Assignments);
    begin(&mut game, "first-steps");
    assert!(game.playing().tour.is_none(), "no guide goes along");
    play_to_the_end(&mut game);
    let row = only_row(&mut game);
    assert_eq!(
        (row.mode, row.seed, row.answers),
        (RunMode::Transfer, Seed(4711), AnswerMode::Choose)
    );
    assert_eq!(row.rubric, own_rubric().stamp, "it is scored by the instructor's rubric");
    assert_eq!(row.assignment.as_ref().map(|stamp| stamp.hash.clone()), Some(hash_in(&game)));
    let looked_back = game.app.world().resource::<LookedBack>();
    let rubric = &looked_back.0.as_ref().expect("there is a debrief").debrief.provenance.rubric;
    assert_eq!(*rubric, own_rubric().stamp);

    // Once it has ended there is a result, whatever the trainee does next.
    is_taken(result(&written(&game)), &text);

    // A note is kept and not handed in unless it is ticked.
    game.ask(Action::Note("for nobody else".to_owned()));
    game.ask(Action::Finish);
    assert_eq!(game.screen(), Screen::HandIn);
    game.ask(Action::HandIn { institution_id: None, note: false });
    let first = written(&game);
    let before = result(&first);
    assert_eq!((before.note.as_deref(), before.who.institution_id.as_str()), (None, ""));
    assert!(before.turns.iter().all(|turn| turn.contested.is_none()));
    is_taken(before, &text);

    // It is contested afterwards, and written again in the place of the first.
    game.ask(Action::Go(Place::Debrief));
    game.ask(Action::Contest { turn: 1, why: " I had asked that before. ".to_owned() });
    game.ask(Action::Finish);
    game.ask(Action::HandIn { institution_id: "s123".parse().ok(), note: true });
    assert_eq!(written(&game), first, "of one session there is one result");
    let again = result(&first);
    assert_eq!(again.turns[1].contested.as_deref(), Some("I had asked that before."));
    assert_eq!(again.who.institution_id, "s123");
    assert_eq!(again.note.as_deref(), Some("for nobody else"));
    is_taken(again, &text);
    game.ask(Action::Finish);
    assert_eq!(game.screen(), Screen::Assignments, "one comes back to where one was");
}

#[test]
fn a_result_gives_way_to_no_other_file() {
    let text = text(RunMode::Practice, &["first-steps"]);
    let mut game = game_in(home_with("other-file", "week4.ron", &text));
    begin(&mut game, "first-steps");
    play_to_the_end(&mut game);
    fs::remove_file(written(&game)).expect("it was written");
    let uid = only_row(&mut game).uid;
    let name = format!("first-steps-{}.result.json", &uid[..8]);
    let other = game.home.join("handed-over").join(name);
    fs::create_dir_all(game.home.join("handed-over")).expect("it can be made");
    fs::write(&other, "mine").expect("it can be written");
    game.ask(Action::Finish);
    game.ask(Action::HandIn { institution_id: None, note: false });
    let path = written(&game);
    assert_ne!(path, other);
    assert_eq!(fs::read_to_string(&other).expect("it is there"), "mine");
    game.ask(Action::HandIn { institution_id: None, note: false });
    assert_eq!(written(&game), path, "its own earlier result does");
}

#[test]
fn an_exam_is_taken_once_and_gone_on_with_where_it_was_left() {
    let text = text(RunMode::Exam, &["first-steps"]);
    let mut game = game_in(home_with("exam", "week4.ron", &text));
    begin(&mut game, "first-steps");
    game.digit(1);
    game.ask(Action::LeaveToHome);
    let row = only_row(&mut game);
    assert!(row.is_open());
    begin(&mut game, "first-steps");
    assert_eq!(game.screen(), Screen::Assigned, "it was taken");
    assert_eq!(game.records().len(), 1);
    // What is written to the scenario's file meanwhile changes nothing of it.
    game.ask(Action::GoOnWith(row.id));
    assert_eq!(game.playing().assignment.as_ref().map(|it| it.hash.clone()), Some(hash_in(&game)));
    play_to_the_end(&mut game);
    game.ask(Action::Finish);
    game.ask(Action::HandIn { institution_id: None, note: false });
    is_taken(result(&written(&game)), &text);
    // What is played again from its debrief is the trainee's own, and no second attempt.
    game.ask(Action::Go(Place::Debrief));
    game.ask(Action::RetryFrom(1));
    assert_eq!(game.screen(), Screen::Session);
    game.ask(Action::LeaveToHome);
    let rows = game.records();
    assert_eq!((rows.len(), &rows[0].assignment), (2, &None));
}

#[test]
fn a_kept_result_can_still_be_handed_in_another_day() {
    let text = text(RunMode::Practice, &["first-steps"]);
    let mut game = game_in(home_with("another-day", "week4.ron", &text));
    begin(&mut game, "first-steps");
    play_to_the_end(&mut game);
    let row = only_row(&mut game);
    game.ask(Action::Contest { turn: 0, why: "No.".to_owned() });
    game.begin("first-steps", RunMode::Practice);
    game.digit(1);
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(None));
    game.ask(Action::Finish);
    assert_eq!(game.screen(), Screen::Library, "one's own session is not handed in");
    // The file may be gone by then.
    fs::remove_file(game.home.join("assignments/week4.ron")).expect("it can be removed");
    game.ask(Action::Reload);
    game.ask(Action::ToHandIn(row.id));
    assert_eq!(game.screen(), Screen::HandIn);
    game.ask(Action::HandIn { institution_id: None, note: false });
    let result = result(&written(&game));
    assert_eq!(result.turns[0].contested.as_deref(), Some("No."));
    is_taken(result, &text);
}

#[test]
fn a_contest_is_kept_changed_and_taken_back() {
    let mut game = Game::new("contest", known());
    game.begin("first-steps", RunMode::Practice);
    game.digit(1);
    game.digit(1);
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(None));
    let id = only_row(&mut game).id;
    let kept = |game: &mut Game| {
        let mut recording = game.app.world_mut().resource_mut::<Recording>();
        let record = recording.store().expect("it is open").record(id).expect("it is there");
        record.turns.into_iter().map(|turn| turn.contested).collect::<Vec<_>>()
    };
    game.ask(Action::Contest { turn: 1, why: "No.".to_owned() });
    assert_eq!(kept(&mut game), [None, Some("No.".to_owned())]);
    game.ask(Action::Contest { turn: 7, why: "There is no such turn.".to_owned() });
    // Read again, it is still there.
    game.ask(Action::OpenRecord(id));
    let looked_back = game.app.world().resource::<LookedBack>();
    assert_eq!(looked_back.0.as_ref().expect("it is open").contested, ["", "No."]);
    game.ask(Action::Contest { turn: 1, why: "  ".to_owned() });
    assert_eq!(kept(&mut game), [None, None]);
}

#[test]
fn a_broken_assignment_is_told_and_does_no_harm() {
    let good = text(RunMode::Practice, &["first-steps"]);
    let changed = good.replacen("Dele", "Delo", 1);
    assert_ne!(changed, good);
    let home = home_with("broken", "changed.ron", &changed);
    fs::write(home.join("assignments/none.ron"), [0xff, 0xfe]).expect("it can be written");
    fs::write(home.join("assignments/cut.ron"), &good[..200]).expect("it can be written");
    let mut game = game_in(home);
    game.ask(Action::Go(Place::Assignments));
    assert_eq!(game.screen(), Screen::Assignments);
    let desk = game.app.world().resource::<Desk>();
    assert!(desk.assignments.items().is_empty());
    assert_eq!(desk.assignments.unplayable().len(), 3);
    // One that is not there, and one that is opened by its path and cannot be played.
    let nowhere = game.home.join("nowhere.ron");
    game.ask(Action::OpenAssignment(nowhere));
    let elsewhere = game.home.join("elsewhere.ron");
    fs::write(&elsewhere, &changed).expect("it can be written");
    game.ask(Action::OpenAssignment(elsewhere.clone()));
    let desk = game.app.world().resource::<Desk>();
    assert_eq!(desk.assignments.unplayable().len(), 4, "what is wrong with it can be read");
    // Mended, it is taken in.
    fs::write(&elsewhere, &good).expect("it can be written");
    game.ask(Action::OpenAssignment(elsewhere));
    hash_in(&game);
    game.ask(Action::ChooseAssigned { assignment: "x".to_owned(), scenario: "y".to_owned() });
    game.ask(Action::BeginAssigned);
    assert!(!game.is_playing());
    assert_eq!(game.screen(), Screen::Assignments, "there is nothing to read before it");
}

#[test]
fn a_file_that_is_dropped_is_kept_among_the_assignments() {
    let text = text(RunMode::Practice, &["first-steps"]);
    let mut game = Game::new("dropped", known());
    let file = game.home.join("from-a-mail.ron");
    fs::write(&file, &text).expect("it can be written");
    let mut windows = game.app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>();
    let window = windows.single(game.app.world()).expect("there is a window");
    for _ in 0..2 {
        let path_buf = file.clone();
        game.app.world_mut().write_message(FileDragAndDrop::DroppedFile { window, path_buf });
        game.frames(4);
        assert_eq!(game.screen(), Screen::Assignments);
        let kept = fs::read_dir(game.home.join("assignments")).expect("it is there").count();
        assert_eq!(kept, 1, "a second time it is there already");
    }
    fs::remove_file(&file).expect("it can be removed");
    game.ask(Action::Reload);
    hash_in(&game);
    // In a session one stays there.
    begin(&mut game, "first-steps");
    game.digit(1);
    game.ask(Action::OpenAssignment(file));
    assert_eq!((game.screen(), game.answered()), (Screen::Session, 1));
}

#[test]
fn the_command_line_opens_an_assignment() {
    let text = text(RunMode::Practice, &["first-steps"]);
    let home = folder("by-command");
    let file = home.join("week4.ron");
    fs::write(&file, text).expect("it can be written");
    let start = |scenario: Option<&str>| StartAssignment {
        file: file.clone(),
        scenario: scenario.map(str::to_owned),
    };
    let game = Game::start_in(home.clone(), |it| {
        it.settings = Some(known());
        it.assignment = Some(start(None));
    });
    assert_eq!(game.screen(), Screen::Assigned, "there is only one scenario in it");
    let unknown = practicum::game::Start {
        folders: practicum::library::Folders::only(home),
        assignment: Some(start(Some("maya-9"))),
        keeps: false,
        ..practicum::game::Start::default()
    };
    let told = practicum::game::headless(unknown, (800, 600)).expect_err("there is none");
    assert!(told.to_string().contains("only first-steps"), "{told}");
}
