//! From the first run to the debrief and back, by action and by key.

use bevy::app::AppExit;
use bevy::input::keyboard::{Key, KeyCode};
use practicum::game::{Asked, LookedBack, Screen};
use practicum::settings::{Pace, Settings};
use practicum::transcript::{AnswerMode, RunMode, Seed};
use practicum::ui::panels::over::Over;
use practicum::ui::{Action, Place};

use crate::support::{Game, folder, known};

fn escape(game: &mut Game) {
    game.key(KeyCode::Escape, Key::Escape);
}

#[test]
fn the_first_run_asks_and_then_guides() {
    let mut game = Game::new("first-run", Settings { pace: Pace::Instant, ..Settings::default() });
    assert_eq!(game.screen(), Screen::Welcome);
    escape(&mut game);
    assert_eq!(game.screen(), Screen::Welcome, "there is nothing to go back to");
    let settings =
        Settings { pseudonym: "Robin".to_owned(), pace: Pace::Instant, ..Settings::default() };
    game.ask(Action::Welcomed { settings, guided: true });
    assert_eq!(game.screen(), Screen::Session);
    assert!(game.playing().tour.is_some(), "the guide goes along");
    let steps = game.playing().scenario().id.clone();
    assert_eq!(steps, "first-steps");
}

#[test]
fn whoever_looks_around_first_comes_home() {
    let mut game = Game::new("look-around", Settings::default());
    game.ask(Action::Welcomed { settings: Settings::default(), guided: false });
    assert_eq!(game.screen(), Screen::Home);
    assert!(!game.is_playing());
}

#[test]
fn a_screen_at_rest_asks_for_no_more_frames() {
    for settings in [Settings::default(), known()] {
        let mut game = Game::new("at-rest", settings);
        game.frames(40);
        let screen = game.screen();
        assert!(!game.wants_a_frame(), "{screen:?} draws for ever");
    }
}

#[test]
fn the_last_debrief_is_read_again_from_home() {
    let mut game = Game::new("read-again", known());
    game.ask(Action::Go(Place::Debrief));
    assert_eq!(game.screen(), Screen::Home, "there is none yet");
    game.begin("first-steps", RunMode::Practice);
    game.digit(1);
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(None));
    assert_eq!(game.screen(), Screen::Debrief);
    escape(&mut game);
    assert_eq!(game.screen(), Screen::Library);
    escape(&mut game);
    game.ask(Action::Go(Place::Debrief));
    assert_eq!(game.screen(), Screen::Debrief);
}

#[test]
fn the_last_debrief_of_an_earlier_day_is_read_again_from_home() {
    let home = folder("another-day");
    let start = |home: &std::path::Path| {
        Game::start_in(home.to_owned(), |start| {
            start.keeps = true;
            start.settings = Some(known());
        })
    };
    let mut game = start(&home);
    game.begin("first-steps", RunMode::Practice);
    game.digit(1);
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(None));
    let record = game.records()[0].id;
    drop(game);
    let mut game = start(&home);
    let name = "Debrief of “Dele: the first week”";
    game.press(name);
    assert_eq!(game.screen(), Screen::Debrief);
    game.ask(Action::Go(Place::Home));
    assert!(game.buttons().iter().any(|(button, _)| button == name));
    game.ask(Action::Go(Place::Progress));
    game.ask(Action::DeleteRecord(record));
    game.ask(Action::Go(Place::Home));
    let left = game.buttons();
    assert!(!left.iter().any(|(button, _)| button == name), "deleted is deleted: {left:?}");
}

#[test]
fn an_exam_that_was_begun_is_told_before_the_next() {
    let mut game = Game::new("exam-again", known());
    game.begin("first-steps", RunMode::Exam);
    game.ask(Action::LeaveToHome);
    let place = game.app.world().resource::<practicum::game::Desk>().shelf.find("first-steps");
    game.ask(Action::Choose(place.expect("it is there")));
    let told = game.described();
    assert!(told.iter().any(|words| words.contains("already run it as an exam once")), "{told:?}");
}

#[test]
fn a_whole_session_is_played_by_keys() {
    let mut game = Game::new("by-keys", known());
    assert_eq!(game.screen(), Screen::Home);
    game.begin("maya-1", RunMode::Practice);
    let mut before = 0;
    while !game.playing().session.is_over() {
        game.digit(1);
        assert_eq!(game.answered(), before + 1, "one press, one answer");
        before += 1;
    }
    game.key(KeyCode::Space, Key::Space);
    assert_eq!(game.screen(), Screen::SelfRating, "the rating comes before any score");
    assert!(game.app.world().resource::<LookedBack>().0.is_none());
    game.ask(Action::Rate(Some([50, 60, 70])));
    assert_eq!(game.screen(), Screen::Debrief);
    let looked_back = game.app.world().resource::<LookedBack>();
    let debrief = &looked_back.0.as_ref().expect("there is a debrief").debrief;
    assert_eq!(debrief.turns.len(), before);
    assert_eq!(debrief.self_rating, Some([50, 60, 70]));
    assert_eq!(debrief.provenance.seed, Seed(7));
    escape(&mut game);
    assert_eq!(game.screen(), Screen::CoolDown, "a heavy session ends quietly");
    escape(&mut game);
    assert_eq!(game.screen(), Screen::Library);
}

#[test]
fn a_light_session_needs_no_cooling_down() {
    let mut game = Game::new("light", known());
    game.begin("first-steps", RunMode::Transfer);
    while !game.playing().session.is_over() {
        game.digit(2);
    }
    game.ask(Action::Finish);
    game.ask(Action::Rate(None));
    assert_eq!(game.screen(), Screen::Debrief);
    game.ask(Action::Finish);
    assert_eq!(game.screen(), Screen::Library);
}

#[test]
fn no_answer_is_taken_before_the_words_are_there() {
    let mut game = Game::new("words-first", Settings { pace: Pace::Slow, ..known() });
    game.begin("maya-1", RunMode::Practice);
    game.digit(1);
    assert_eq!(game.answered(), 0, "she has not finished speaking");
    game.key(KeyCode::Space, Key::Space);
    assert!(game.playing().is_shown());
    game.digit(1);
    assert_eq!(game.answered(), 1);
    let appeared = game.playing().appeared();
    game.frames(60);
    assert!(game.playing().appeared() > appeared, "words come by themselves");
}

#[test]
fn escape_pauses_and_a_pause_stops_the_words() {
    let mut game = Game::new("pause", Settings { pace: Pace::Slow, ..known() });
    game.begin("maya-1", RunMode::Practice);
    escape(&mut game);
    assert_eq!(game.panels().over, Over::Pause);
    let appeared = game.playing().appeared();
    game.frames(100);
    assert_eq!(game.playing().appeared(), appeared);
    game.digit(1);
    assert_eq!(game.answered(), 0, "nothing below a pause is reached");
    escape(&mut game);
    assert_eq!(game.panels().over, Over::Nothing);
    game.frames(100);
    assert!(game.playing().appeared() > appeared);
}

#[test]
fn leaving_asks_first_and_staying_changes_nothing() {
    let mut game = Game::new("leave", known());
    game.begin("tomas-4", RunMode::Practice);
    game.digit(1);
    game.digit(2);
    game.ask(Action::AskToLeave);
    assert_eq!(game.panels().over, Over::Leave { answered: 2, is_kept: true });
    assert_eq!(game.screen(), Screen::Session);
    escape(&mut game);
    assert_eq!((game.panels().over, game.answered()), (Over::Nothing, 2));
    game.ask(Action::AskToLeave);
    game.ask(Action::LeaveToDebrief);
    assert_eq!(game.screen(), Screen::SelfRating);
    game.ask(Action::Rate(None));
    let looked_back = game.app.world().resource::<LookedBack>();
    let debrief = &looked_back.0.as_ref().expect("there is a debrief").debrief;
    assert_eq!((debrief.turns.len(), debrief.end.id.as_str()), (2, "broken_off"));
}

#[test]
fn leaving_for_good_forgets_the_session() {
    let mut game = Game::new("forget", known());
    game.begin("tomas-4", RunMode::Exam);
    assert_eq!(game.playing().setup.seed, Seed::EXAM, "an exam has the seed that everyone has");
    game.digit(1);
    game.ask(Action::AskToLeave);
    game.ask(Action::Forget);
    assert_eq!(game.screen(), Screen::Home);
    assert!(!game.is_playing());
    assert!(game.records().is_empty());
}

#[test]
fn what_is_played_is_kept_and_can_be_gone_on_with() {
    let mut game = Game::new("kept", known());
    game.begin("tomas-4", RunMode::Practice);
    game.digit(1);
    game.digit(2);
    game.key(KeyCode::KeyH, Key::Character("h".into()));
    let kept = game.records();
    assert_eq!((kept.len(), kept[0].n_turns, kept[0].hints), (1, 2, 1));
    assert!(kept[0].is_open() && kept[0].is_first);
    let beat = game.playing().session.beat().map(str::to_owned);
    game.ask(Action::AskToLeave);
    game.ask(Action::LeaveToHome);
    assert!(game.records()[0].is_open());
    game.ask(Action::GoOnWith(kept[0].id));
    assert_eq!((game.screen(), game.answered()), (Screen::Session, 2));
    assert_eq!(game.playing().session.beat().map(str::to_owned), beat);
    assert_eq!(game.playing().session.transcript().hints, 1);
    game.digit(1);
    assert_eq!(game.records()[0].n_turns, 3);
    game.ask(Action::AskToLeave);
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(Some([40, 50, 60])));
    game.ask(Action::Note("Slower.".to_owned()));
    let kept = game.records();
    assert_eq!((kept.len(), kept[0].own), (1, Some([40, 50, 60])));
    assert_eq!(kept[0].note, "Slower.");
    assert!(!kept[0].is_open());
    // Trying a moment again is a record of its own, and a coached one.
    game.ask(Action::RetryFrom(2));
    let kept = game.records();
    assert_eq!((kept.len(), kept[0].n_turns, kept[0].is_first), (2, 1, false));
    assert!(kept[0].is_coached());
}

#[test]
fn a_later_session_begins_from_what_the_earlier_one_handed_on() {
    let mut game = Game::new("series", known());
    game.begin("maya-2", RunMode::Transfer);
    assert_eq!(game.playing().setup.carry, None, "there is nothing to go on from yet");
    game.ask(Action::AskToLeave);
    game.ask(Action::Forget);
    game.begin("maya-1", RunMode::Transfer);
    while !game.playing().session.is_over() {
        game.digit(1);
    }
    game.ask(Action::Finish);
    game.ask(Action::Rate(None));
    let bond = game.records()[0].clone();
    game.begin("maya-2", RunMode::Transfer);
    let carry = game.playing().setup.carry.clone().expect("something is handed on");
    assert_eq!(carry.from, "maya-1");
    assert!(game.playing().carried.is_some());
    assert_eq!(game.records()[0].carried_from, Some(bond.uid));
}

#[test]
fn hints_and_steps_back_belong_to_practice() {
    for (mode, helps) in
        [(RunMode::Practice, true), (RunMode::Transfer, false), (RunMode::Exam, false)]
    {
        let mut game = Game::new(&format!("help-{}", mode.key()), known());
        game.begin("maya-1", mode);
        game.key(KeyCode::KeyH, Key::Character("h".into()));
        assert_eq!(game.playing().hint.is_some(), helps, "{mode}");
        game.ask(Action::Hint);
        game.ask(Action::Hint);
        let hints = game.playing().session.transcript().hints;
        assert_eq!(hints, u32::from(helps), "{mode}: the same hint is read once");
        game.digit(1);
        game.digit(1);
        game.digit(1);
        game.ask(Action::RewindTo(1));
        assert_eq!(game.answered(), if helps { 1 } else { 3 }, "{mode}");
        assert_eq!(
            game.playing().session.transcript().rewinds,
            if helps { 2 } else { 0 },
            "{mode}"
        );
    }
}

#[test]
fn a_moment_is_tried_again_with_the_same_answers_before_it() {
    let mut game = Game::new("retry", known());
    game.begin("maya-1", RunMode::Transfer);
    while !game.playing().session.is_over() {
        game.digit(2);
    }
    game.ask(Action::Finish);
    game.ask(Action::Rate(None));
    let turns = {
        let looked_back = game.app.world().resource::<LookedBack>();
        looked_back.0.as_ref().expect("there is a debrief").debrief.turns.clone()
    };
    game.ask(Action::RetryFrom(4));
    assert_eq!(game.screen(), Screen::Session);
    let transcript = game.playing().session.transcript();
    assert_eq!(transcript.mode, RunMode::Practice, "a second try is practice");
    assert!(transcript.is_coached(), "and says so");
    let again: Vec<_> = transcript.turns.iter().map(|turn| turn.reply.says().to_owned()).collect();
    let before: Vec<_> = turns[..3].iter().map(|turn| turn.says.clone()).collect();
    assert_eq!(again, before);
    assert_eq!(game.playing().session.beat(), Some(turns[3].beat.as_str()));
}

#[test]
fn help_and_settings_lead_back_to_where_one_was() {
    let mut game = Game::new("back", known());
    game.begin("ray-2", RunMode::Practice);
    game.digit(1);
    game.key(KeyCode::F1, Key::F1);
    assert_eq!(game.screen(), Screen::Help);
    escape(&mut game);
    assert_eq!((game.screen(), game.answered()), (Screen::Session, 1));
    game.ask(Action::AskToLeave);
    game.ask(Action::LeaveToHome);
    game.ask(Action::Go(Place::Settings));
    game.ask(Action::Go(Place::Help));
    game.ask(Action::Back);
    assert_eq!(game.screen(), Screen::Home, "settings and help do not lead to each other for ever");
    game.ask(Action::Go(Place::Library));
    escape(&mut game);
    assert_eq!(game.screen(), Screen::Home);
}

#[test]
fn quitting_quits() {
    let mut game = Game::new("quit", known());
    game.app.world_mut().write_message(Asked(Action::Quit));
    game.frames(1);
    assert_eq!(game.app.should_exit(), Some(AppExit::Success));
}

#[test]
fn nonsense_asked_for_changes_nothing() {
    let mut game = Game::new("nonsense", known());
    for action in [
        Action::Choose(999),
        Action::Answer(3),
        Action::RewindTo(9),
        Action::RetryFrom(0),
        Action::PlayAgain(RunMode::Exam),
        Action::SaveHtml,
        Action::Rate(Some([1, 2, 3])),
        Action::Begin { mode: RunMode::Exam, answers: AnswerMode::Choose, seed: None },
        Action::NextStep,
        Action::ShowAll,
        Action::Note("lost".to_owned()),
        Action::Hint,
    ] {
        game.ask(action.clone());
        assert_eq!(game.screen(), Screen::Home, "{action:?}");
    }
    game.begin("maya-1", RunMode::Practice);
    game.ask(Action::Answer(17));
    game.ask(Action::RewindTo(40));
    assert_eq!(game.answered(), 0);
}

#[test]
fn a_session_in_ones_own_words_is_heard_compared_and_debriefed() {
    let mut game = Game::new("own-words", known());
    game.begin_as("maya-1", RunMode::Practice, AnswerMode::Compose);
    game.digit(1);
    assert_eq!(game.answered(), 0, "nothing is chosen here");
    let words = "You're worried this gets back to your tutor. It stays between us.";
    game.ask(Action::Say("  ".to_owned()));
    assert_eq!(game.answered(), 0);
    game.ask(Action::Say(words.to_owned()));
    assert_eq!(game.answered(), 1);
    assert!(game.playing().compares(), "first one sees how it was heard");
    game.ask(Action::Say(words.to_owned()));
    assert_eq!(game.answered(), 1, "the client has not answered yet");
    game.ask(Action::GoOn);
    assert!(!game.playing().compares());
    game.frames(40);
    assert!(!game.wants_a_frame(), "a field to write in draws for ever");
    game.ask(Action::RewindTo(0));
    assert_eq!(game.answered(), 0);
    game.ask(Action::Say(words.to_owned()));
    game.ask(Action::GoOn);
    game.ask(Action::Say("And what happened in February?".to_owned()));
    game.ask(Action::LeaveToDebrief);
    game.ask(Action::Rate(Some([50, 50, 50])));
    assert_eq!(game.screen(), Screen::Debrief);
    let debrief =
        &game.app.world().resource::<LookedBack>().0.as_ref().expect("it was played").debrief;
    assert!(debrief.rests_on_coder);
    assert_eq!(debrief.provenance.answers, AnswerMode::Compose);
    assert!(debrief.provenance.tables.iter().any(|stamp| stamp.id == "coder"));
    // A moment is tried again with the same words before it, and in one's own words again.
    game.ask(Action::RetryFrom(2));
    assert_eq!(game.answered(), 1);
    assert_eq!(game.playing().session.transcript().turns[0].reply.says(), words);
    game.ask(Action::LeaveToHome);
}

#[test]
fn without_a_coach_the_client_answers_at_once() {
    let mut game = Game::new("own-words-transfer", known());
    game.begin_as("maya-1", RunMode::Transfer, AnswerMode::Compose);
    game.ask(Action::Say("You sound worried about your tutor.".to_owned()));
    assert!(!game.playing().compares());
    assert_eq!(game.answered(), 1);
}
