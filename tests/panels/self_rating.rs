//! The self-rating: nothing is preset, and nothing goes on before all is given.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use practicum::coding::Dimension;
use practicum::settings::Settings;
use practicum::ui::Action;
use practicum::ui::panels::self_rating::{SelfRatingState, SelfRatingView, self_rating_ui};

use crate::talk_support::{Shown, asked, assert_fits, assert_targets, window};

type Rating<'a> = Harness<'a, Shown<SelfRatingView, SelfRatingState>>;

fn shown<'a>(size: [f32; 2], text_size: u16, focus: &[Dimension]) -> Rating<'a> {
    let view = SelfRatingView { client: "Maya".to_owned(), focus: focus.to_vec(), guide: None };
    let settings = Settings { text_size, ..Settings::default() };
    window(size, &settings, (view, SelfRatingState::default()), |ui, shown| {
        self_rating_ui(ui, &shown.theme, &shown.view, &mut shown.state)
    })
}

fn value(harness: &Rating<'_>, name: &str) -> String {
    harness.get_by_role_and_label(Role::Slider, name).value().unwrap_or_default()
}

#[test]
fn it_goes_on_once_all_is_given() {
    let mut harness = shown([1280.0, 720.0], 100, &[Dimension::Empathy, Dimension::Boundaries]);
    assert!(harness.query_by_role_and_label(Role::Slider, "questioning").is_none());
    assert_eq!(value(&harness, "empathy"), "empathy: not yet");
    harness.get_by_label("See the debrief").click();
    assert_eq!(asked(&mut harness), []);
    harness.get_by_role_and_label(Role::Slider, "empathy").focus();
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowUp, Key::ArrowLeft] {
        harness.key_press(key);
    }
    harness.run_steps(3);
    assert_eq!(value(&harness, "empathy"), "empathy: 60, sound");
    harness.get_by_label("See the debrief").click();
    assert_eq!(asked(&mut harness), [], "boundaries are not given yet");
    harness.get_by_role_and_label(Role::Slider, "boundaries").focus();
    harness.key_press(Key::End);
    harness.run_steps(2);
    assert_eq!(value(&harness, "boundaries"), "boundaries: 100, assured");
    harness.get_by_label("See the debrief").click();
    assert_eq!(asked(&mut harness), [Action::Rate(Some([60, 100, 50]))]);
}

#[test]
fn a_slider_is_set_where_it_is_pressed() {
    let mut harness = shown([1280.0, 720.0], 100, Dimension::ALL);
    harness.get_by_role_and_label(Role::Slider, "questioning").click();
    harness.run_steps(3);
    assert_eq!(value(&harness, "questioning"), "questioning: 50, uneven");
    assert_eq!(value(&harness, "empathy"), "empathy: not yet");
}

#[test]
fn it_can_be_skipped() {
    let mut harness = shown([1280.0, 720.0], 100, Dimension::ALL);
    harness.get_by_label("Skip").click();
    assert_eq!(asked(&mut harness), [Action::Rate(None)]);
}

#[test]
fn a_screen_reader_moves_it_too() {
    let mut harness = shown([1280.0, 720.0], 100, Dimension::ALL);
    let node = harness.get_by_role_and_label(Role::Slider, "empathy");
    let (target_node, target_tree) = node.accesskit_node().locate();
    let action = egui::accesskit::Action::Increment;
    let request = egui::accesskit::ActionRequest { action, target_tree, target_node, data: None };
    for _ in 0..2 {
        harness.event(egui::Event::AccessKitActionRequest(request.clone()));
    }
    harness.run_steps(2);
    assert_eq!(value(&harness, "empathy"), "empathy: 60, sound");
}

#[test]
fn it_fits_small_windows_and_large_text() {
    for (size, text_size) in [([1280.0, 720.0], 100), ([1024.0, 640.0], 200)] {
        let harness = shown(size, text_size, Dimension::ALL);
        assert_targets(&harness);
        assert_fits(&harness, size[0]);
    }
    // At the usual size all of it is seen at once.
    let harness = shown([1280.0, 720.0], 100, Dimension::ALL);
    assert!(harness.get_by_label("Skip").rect().bottom() < 720.0);
}
