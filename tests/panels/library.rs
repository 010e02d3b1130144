//! The library: filters, cards, the prebrief beside them, and files with something wrong in them.

use egui_kittest::kittest::Queryable;
use practicum::moment::BoundaryDomain;
use practicum::scenario::raw::{Difficulty, Kind};
use practicum::settings::Settings;
use practicum::transcript::{AnswerMode, RunMode};
use practicum::ui::panels::findings::only_lines;
use practicum::ui::panels::library::{
    Card, LibraryState, LibraryView, folded, library_ui, matches,
};
use practicum::ui::panels::prebrief::{Before, PrebriefState, PrebriefView, SeedProblem};
use practicum::ui::{Action, Place};

use crate::given;
use crate::support::{SMALL, USUAL, Window, asked, focused, large_text, press, tab_to, window};

/// The titles' first words of the cards that are shown.
fn shown(state: &LibraryState) -> Vec<String> {
    given::cards().into_iter().filter(|card| matches(card, state)).map(|card| card.client).collect()
}

#[test]
fn filters_narrow_and_add_up() {
    let all = LibraryState::default();
    assert_eq!(shown(&all).len(), 6);
    let with = |change: fn(&mut LibraryState)| {
        let mut state = LibraryState::default();
        change(&mut state);
        shown(&state)
    };
    assert_eq!(with(|state| state.focus = [2].into()), ["Émile", "Tomasz"]);
    assert_eq!(with(|state| state.focus = [1, 2].into()), ["Émile"]);
    assert_eq!(with(|state| state.level = Some(Difficulty::Advanced)), ["Tomasz"]);
    assert_eq!(with(|state| state.boundary = Some(BoundaryDomain::Time)), ["Émile"]);
    assert_eq!(with(|state| state.at_most = Some(10)), ["Maya", "Noor"]);
    assert_eq!(with(|state| state.without_notes = true), ["Noor", "Émile", "Ines"]);
    let both = with(|state| {
        state.without_notes = true;
        state.focus = [0].into();
        state.at_most = Some(20);
    });
    assert_eq!(both, ["Noor", "Émile"]);
}

#[test]
fn vignettes_and_sessions_are_looked_at_apart() {
    let mut view = given::library();
    let vignette = Card { kind: Kind::Vignette, ..given::card("Ada", "A scarf at the door") };
    view.cards.push(vignette);
    let mut window = library(USUAL, &Settings::default(), view);
    assert!(window.query_by_label("A scarf at the door").is_none());
    assert!(window.query_by_label("6 sessions").is_some());
    press(&mut window, "Vignettes");
    assert!(window.query_by_label("A scarf at the door").is_some());
    assert!(window.query_by_label("1 vignette").is_some());
    assert!(window.query_by_label("A watch in a box").is_none());
}

#[test]
fn a_later_session_says_what_it_follows() {
    let mut view = given::library();
    view.cards[0].follows = "Maya: before".to_owned();
    view.cards[1].tried = "First attempt: empathy 80".to_owned();
    let window = library(USUAL, &Settings::default(), view);
    assert!(window.query_by_label("First attempt: empathy 80").is_some());
    assert!(window.query_by_label("Follows “Maya: before”").is_some());
}

#[test]
fn the_search_takes_no_notice_of_case_and_accents_and_wants_every_word() {
    let with =
        |search: &str| shown(&LibraryState { search: search.to_owned(), ..Default::default() });
    assert_eq!(with("EMILE"), ["Émile"]);
    assert_eq!(with("émile watch"), ["Émile"]);
    assert_eq!(with("guided"), ["Noor"], "themes are searched");
    assert_eq!(with("  silence "), ["Samuel"], "the line is searched");
    assert_eq!(with("emile train"), [""; 0]);
    assert_eq!(folded("ÀÉÎÕÜ Çñß Œuvre Łódź e\u{301}"), "aeiou cnss oeuvre lodz e");
}

fn library(
    size: [f32; 2],
    settings: &Settings,
    view: LibraryView,
) -> Window<'static, LibraryState> {
    window(size, settings, LibraryState::default(), move |ui, theme, state| {
        library_ui(ui, theme, &view, state)
    })
}

fn with_prebrief() -> LibraryView {
    LibraryView { chosen: Some((0, given::prebrief())), ..given::library() }
}

#[test]
fn a_card_is_opened_by_keyboard_and_by_a_click_anywhere_on_it() {
    let mut window = library(USUAL, &Settings::default(), given::library());
    press(&mut window, "A watch in a box");
    assert_eq!(asked(&mut window), [Action::Choose(2)]);
    window.get_by_label_contains("He brings a present").click();
    window.run();
    assert_eq!(asked(&mut window), [Action::Choose(2)]);
    press(&mut window, "Home");
    assert_eq!(asked(&mut window), [Action::Go(Place::Home)]);
    press(&mut window, "Read the folder again");
    assert_eq!(asked(&mut window), [Action::Reload]);
}

#[test]
fn content_notes_unfold_without_opening_the_card() {
    let mut window = library(USUAL, &Settings::default(), given::library());
    assert!(window.query_by_label("bereavement").is_none());
    press(&mut window, "Content notes");
    assert!(window.query_by_label("bereavement").is_some());
    assert_eq!(asked(&mut window), []);
    let first = window.get_all_by_label("Content notes").next().expect("there are notes");
    first.click();
    window.run();
    assert!(window.query_by_label("bereavement").is_none());
    assert_eq!(asked(&mut window), [], "the click was for the notes");
}

#[test]
fn toggles_filter_and_an_empty_shelf_says_so() {
    let mut window = library(USUAL, &Settings::default(), given::library());
    assert!(window.query_by_label("6 sessions").is_some());
    press(&mut window, "Questioning");
    assert!(window.query_by_label("2 of 6 sessions").is_some());
    assert!(window.query_by_label("A friend request").is_none());
    press(&mut window, "Foundation");
    assert!(window.query_by_label("Nothing matches").is_some());
    press(&mut window, "Clear filters");
    assert!(window.query_by_label("6 sessions").is_some());
    press(&mut window, "Boundary");
    press(&mut window, "Gifts and services");
    assert!(window.query_by_label("1 of 6 sessions").is_some());
    press(&mut window, "Up to 10 min");
    press(&mut window, "Without content notes");
    assert_eq!(window.state().state.in_force(), 3);
    tab_to(&mut window, "Search");
    window.get_by_label("Search").type_text("watch");
    window.run();
    assert_eq!(window.state().state.search, "watch");
}

#[test]
fn the_prebrief_stands_beside_the_cards_and_begins() {
    let mut window = library(USUAL, &Settings::default(), with_prebrief());
    assert!(window.query_by_label("A watch in a box").is_some(), "the cards are still there");
    let begin = |mode, seed| Action::Begin { mode, answers: AnswerMode::Choose, seed };
    press(&mut window, "Begin");
    press(&mut window, "Transfer");
    press(&mut window, "Begin");
    press(&mut window, "Exam");
    press(&mut window, "Begin");
    let modes = [RunMode::Practice, RunMode::Transfer, RunMode::Exam];
    assert_eq!(asked(&mut window), modes.map(|mode| begin(mode, None)));
    press(&mut window, "Choose another session");
    press(&mut window, "Close");
    assert_eq!(asked(&mut window), [Action::Back, Action::Back]);
}

#[test]
fn the_focus_goes_into_the_prebrief_and_back_to_its_card() {
    for (size, settings, leave) in
        [(USUAL, Settings::default(), "Close"), (SMALL, large_text(), "Back to all")]
    {
        let state = (LibraryState::default(), None);
        let mut window = window(size, &settings, state, |ui, theme, (state, open)| {
            let chosen = open.map(|at| (at, given::prebrief()));
            let asked = library_ui(ui, theme, &LibraryView { chosen, ..given::library() }, state);
            match asked {
                Some(Action::Choose(at)) => *open = Some(at),
                Some(Action::Back) => *open = None,
                _ => {}
            }
            asked
        });
        press(&mut window, "A watch in a box");
        assert_eq!(focused(&window).map(|(name, _)| name).as_deref(), Some(leave));
        press(&mut window, leave);
        let name = focused(&window).map(|(name, _)| name);
        assert_eq!(name.as_deref(), Some("A watch in a box"), "at {size:?}");
        // A pointer moves no focus.
        window.key_press(egui::Key::Escape);
        window.run();
        let line = window.get_by_label_contains("He brings a present");
        assert!(
            window.ctx.content_rect().contains_rect(line.rect()),
            "the whole card is seen: {:?} {:?}",
            line.rect(),
            window.get_by_label("A watch in a box").rect()
        );
        line.click();
        window.run();
        assert_eq!(window.state().state.1, Some(2), "at {size:?}");
        assert_eq!(focused(&window), None, "at {size:?}");
    }
}

#[test]
fn in_a_narrow_window_the_prebrief_takes_the_place_of_the_cards() {
    let mut window = library(SMALL, &large_text(), with_prebrief());
    assert!(window.query_by_label("A watch in a box").is_none());
    press(&mut window, "Back to all");
    assert_eq!(asked(&mut window), [Action::Back]);
}

#[test]
fn the_prebrief_tells_what_there_is_to_know() {
    let window = library(USUAL, &Settings::default(), with_prebrief());
    for words in [
        "Mistakes are data",
        "You can pause or leave at any time",
        "no clinician has reviewed",
        "meant for one attempt. Your records hold no run of it",
        "Say what stays between you",
        "Self-referred",
        "Maya, 20, she/her",
    ] {
        assert!(tells(&window, words), "{words}");
    }
}

/// Whether something is called so, or described so.
fn tells(window: &Window<'_, LibraryState>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
        || crate::support::nodes(window).iter().any(|node| {
            use egui_kittest::kittest::NodeT;
            node.accesskit_node().description().is_some_and(|told| told.contains(words))
        })
}

#[test]
fn before_an_exam_one_reads_what_was_run_before() {
    let known = |runs, exams, last_exam: &str| Before::Known {
        runs,
        exams,
        last_exam: last_exam.to_owned(),
    };
    for (before, words) in [
        (known(0, 0, ""), "this will be your first attempt"),
        (known(1, 0, ""), "You have run it once before, never as an exam"),
        (known(5, 2, "May 4, 2026"), "already run it as an exam twice, last on May 4, 2026"),
        (Before::Unknown, "Whether you have run it before is not known"),
    ] {
        let prebrief = PrebriefView { before, ..given::prebrief() };
        let view = LibraryView { chosen: Some((0, prebrief)), ..given::library() };
        let window = library(USUAL, &Settings::default(), view);
        assert!(tells(&window, words), "{words}");
    }
}

#[test]
fn a_seed_is_digits_and_an_exam_has_its_own() {
    let parsed = |seed: &str, mode| {
        PrebriefState { mode, seed: seed.to_owned(), ..PrebriefState::default() }.parsed_seed()
    };
    assert_eq!(parsed("", RunMode::Practice), Ok(None));
    assert_eq!(parsed(" 12 ", RunMode::Transfer), Ok(Some(12)));
    assert_eq!(parsed("18446744073709551615", RunMode::Practice), Ok(Some(u64::MAX)));
    assert_eq!(parsed("18446744073709551616", RunMode::Practice), Err(SeedProblem::TooLarge));
    for typed in ["-1", "1.5", "+3", "0x1f", "１"] {
        assert_eq!(parsed(typed, RunMode::Practice), Err(SeedProblem::NotDigits), "{typed}");
        assert_eq!(parsed(typed, RunMode::Exam), Ok(None), "{typed}");
    }
}

#[test]
fn what_is_no_seed_is_told_and_nothing_begins() {
    use egui_kittest::kittest::NodeT;
    let mut window = library(USUAL, &Settings::default(), with_prebrief());
    press(&mut window, "Details");
    tab_to(&mut window, "Seed");
    window.get_by_label("Seed").type_text("12x");
    window.run();
    assert!(window.query_all_by_label("A seed has digits only").next().is_some());
    window.get_by_label("Begin").click();
    window.run();
    assert_eq!(asked(&mut window), []);
    assert!(window.get_by_label("Begin").accesskit_node().is_disabled());
    window.state_mut().state.prebrief.seed = "12".to_owned();
    window.run();
    press(&mut window, "Begin");
    let mode = RunMode::Practice;
    assert_eq!(
        asked(&mut window),
        [Action::Begin { mode, answers: AnswerMode::Choose, seed: Some(12) }]
    );
    press(&mut window, "Exam");
    assert!(window.get_by_label("Seed").accesskit_node().is_disabled());
}

#[test]
fn a_seed_is_not_taken_over_to_another_card() {
    let mut window =
        window(USUAL, &Settings::default(), (LibraryState::default(), 0), |ui, theme, state| {
            let chosen = Some((state.1, given::prebrief()));
            library_ui(ui, theme, &LibraryView { chosen, ..given::library() }, &mut state.0)
        });
    window.state_mut().state.0.prebrief = PrebriefState {
        mode: RunMode::Transfer,
        seed: "7".to_owned(),
        shows_seed: true,
        ..PrebriefState::default()
    };
    window.run();
    assert_eq!(window.state().state.0.prebrief.seed, "7");
    window.state_mut().state.1 = 1;
    window.run();
    let now = &window.state().state.0.prebrief;
    assert_eq!((now.mode, now.seed.as_str()), (RunMode::Transfer, ""));
}

#[test]
fn what_is_wrong_with_a_file_unfolds() {
    let mut window = library(USUAL, &Settings::default(), given::library());
    assert!(window.query_by_label_contains("nobody can reach").is_none());
    press(&mut window, "1 file has something wrong in it");
    for words in [
        "mara/scenario.ron",
        "Error S004, line 112, column 15",
        "nobody can reach the beat",
        "did you mean",
        "The last version without errors can still be played.",
        "practicum explain S004",
        "Warning C001, line 40, column 3",
    ] {
        assert!(window.query_all_by_label_contains(words).next().is_some(), "{words}");
    }
    let fine = LibraryView { broken: Vec::new(), ..given::library() };
    let window = library(USUAL, &Settings::default(), fine);
    assert!(window.query_by_label_contains("something wrong").is_none());
}

#[test]
fn a_terminals_rendering_is_cut_to_the_files_own_lines() {
    let rendered = "error[S004]: nobody | can\n  --> a.ron:112:9\n    |\n112 |   \"x\": (\n    |   ^^^ here\n...\n120 | )\n    |\n    = help: no answer | leads here";
    assert_eq!(only_lines(rendered), "112 |   \"x\": (\n    |   ^^^ here\n...\n120 | )");
    assert_eq!(only_lines(""), "");
}
