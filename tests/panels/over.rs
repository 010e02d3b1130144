//! What lies over a screen: the pause, the question whether to leave, and messages.

use egui::Key;
use egui_kittest::kittest::Queryable;
use practicum::settings::Settings;
use practicum::ui::Action;
use practicum::ui::panels::cool_down::cool_down_ui;
use practicum::ui::panels::over::{Over, message_ui, over_ui};

use crate::given;
use crate::support::{USUAL, Window, asked, back_tab, focused, press, window};

/// A page with buttons of its own, and something over it.
fn covered(over: Over) -> Window<'static, Over> {
    window(USUAL, &Settings::default(), over, |ui, theme, over| {
        let below = cool_down_ui(ui, theme, &given::cool_down());
        over_ui(ui, theme, *over).or(below)
    })
}

fn focus(window: &Window<'_, Over>) -> String {
    focused(window).map(|(name, _)| name).unwrap_or_default()
}

#[test]
fn the_safe_choice_has_the_focus_when_something_opens() {
    assert_eq!(focus(&covered(Over::Pause)), "Resume");
    let mut window = covered(Over::Leave { answered: 2, is_kept: true });
    assert_eq!(focus(&window), "Stay");
    window.key_press(Key::Tab);
    window.run();
    assert_eq!(focus(&window), "End it and read the debrief", "and it is not held there");
    window.state_mut().state = Over::Pause;
    window.run();
    assert_eq!(focus(&window), "Resume", "from one to the other");
    window.state_mut().state = Over::Nothing;
    window.run();
    window.state_mut().state = Over::Pause;
    window.run();
    assert_eq!(focus(&window), "Resume", "a second time");
}

#[test]
fn pause_and_leave_ask_for_what_they_say() {
    let mut window = covered(Over::Pause);
    press(&mut window, "Resume");
    press(&mut window, "Leave…");
    assert_eq!(asked(&mut window), [Action::Resume, Action::AskToLeave]);
    let mut window = covered(Over::Leave { answered: 2, is_kept: true });
    press(&mut window, "End it and read the debrief");
    press(&mut window, "Leave, and go on later");
    press(&mut window, "Leave and forget it");
    press(&mut window, "Stay");
    let wanted = [Action::LeaveToDebrief, Action::LeaveToHome, Action::Forget, Action::Stay];
    assert_eq!(asked(&mut window), wanted);
}

#[test]
fn leaving_says_plainly_what_is_kept() {
    let window = covered(Over::Leave { answered: 1, is_kept: false });
    assert!(window.query_by_label_contains("The session is not kept").is_some());
    assert!(window.query_by_label_contains("given 1 answer;").is_some());
    assert!(window.query_by_label("Leave, and go on later").is_none());
    let window = covered(Over::Leave { answered: 1, is_kept: true });
    assert!(window.query_by_label_contains("Your 1 answer is kept").is_some());
    assert!(window.query_by_label_contains("Forgetting it deletes it").is_some());
    let window = covered(Over::Leave { answered: 0, is_kept: true });
    assert!(window.query_by_label_contains("not answered yet").is_some());
    assert!(window.query_by_label("End it and read the debrief").is_none());
}

#[test]
fn nothing_below_is_reached_by_keyboard_or_pointer() {
    let mut window = covered(Over::Pause);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..8 {
        window.key_press(Key::Tab);
        window.run();
        seen.insert(focus(&window));
    }
    for _ in 0..8 {
        back_tab(&mut window);
        seen.insert(focus(&window));
    }
    assert!(seen.contains("Resume") && seen.contains("Leave…"), "{seen:?}");
    assert!(
        !seen.contains("Go to the debrief") && !seen.contains("Open the resource card"),
        "{seen:?}"
    );
    window.get_by_label("Go to the debrief").click();
    window.run();
    assert_eq!(asked(&mut window), []);
    window.state_mut().state = Over::Nothing;
    window.run();
    window.get_by_label("Go to the debrief").click();
    window.run();
    assert_eq!(asked(&mut window), [Action::Finish], "uncovered, it is pressed");
}

#[test]
fn a_message_says_by_word_what_it_is_and_leaves_the_page_usable() {
    for (is_problem, word, other) in [(true, "Problem", "Done"), (false, "Done", "Problem")] {
        let mut window = window(USUAL, &Settings::default(), (), move |ui, theme, ()| {
            let below = cool_down_ui(ui, theme, &given::cool_down());
            message_ui(ui, theme, "Saved as maya-1.html", is_problem);
            below
        });
        assert!(window.query_by_label("Saved as maya-1.html").is_some());
        assert!(window.query_by_label(word).is_some() && window.query_by_label(other).is_none());
        press(&mut window, "Go to the debrief");
        assert_eq!(asked(&mut window), [Action::Finish]);
    }
}
