//! A window with one panel in it, driven as a keyboard or a screen reader would.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Ui};
use egui_kittest::kittest::NodeT;
use egui_kittest::{Harness, Node};
use practicum::settings::Settings;
use practicum::ui::{Action, Theme, fonts};

/// What a panel keeps, and what it has asked for so far.
pub struct Desk<S> {
    pub state: S,
    pub asked: Vec<Action>,
}

pub type Window<'a, S> = Harness<'a, Desk<S>>;

/// Usual and least window, in points.
pub const USUAL: [f32; 2] = [1280.0, 720.0];
pub const SMALL: [f32; 2] = [1024.0, 640.0];

pub fn large_text() -> Settings {
    Settings { text_size: 200, ..Settings::default() }
}

/// Opens a window of this size on a panel.
pub fn window<'a, S: 'a>(
    size: [f32; 2],
    settings: &Settings,
    state: S,
    mut draw: impl FnMut(&mut Ui, &Theme, &mut S) -> Option<Action> + 'a,
) -> Window<'a, S> {
    let theme = Theme::built_in(settings).expect("the theme can be read");
    let mut is_set_up = false;
    let desk = Desk { state, asked: Vec::new() };
    let mut window = Harness::builder().with_size(size).build_ui_state(
        move |ui, desk: &mut Desk<S>| {
            if !is_set_up {
                // Fonts are there from the next frame on.
                ui.ctx().set_fonts(fonts());
                theme.apply(ui.ctx());
                is_set_up = true;
                ui.ctx().request_repaint();
                return;
            }
            desk.asked.extend(draw(ui, &theme, &mut desk.state));
        },
        desk,
    );
    window.run();
    window
}

/// What was asked for since this was asked last.
pub fn asked<S>(window: &mut Window<'_, S>) -> Vec<Action> {
    std::mem::take(&mut window.state_mut().asked)
}

/// Presses Tab until what has this name has the focus.
pub fn tab_to<S>(window: &mut Window<'_, S>, name: &str) {
    for _ in 0..60 {
        if focused(window).is_some_and(|(label, _)| label == name) {
            return;
        }
        window.key_press(Key::Tab);
        window.run();
    }
    panic!("sixty times Tab do not lead to “{name}”");
}

/// Moves the focus to what has this name and presses Enter.
pub fn press<S>(window: &mut Window<'_, S>, name: &str) {
    tab_to(window, name);
    window.key_press(Key::Enter);
    window.run();
}

/// The name and place of what has the focus.
pub fn focused<S>(window: &Window<'_, S>) -> Option<(String, Rect)> {
    let node = nodes(window).into_iter().find(Node::is_focused)?;
    Some((name(&node).unwrap_or_default(), node.rect()))
}

/// All that a screen reader is told of.
pub fn nodes<'h, S>(window: &'h Window<'_, S>) -> Vec<Node<'h>> {
    window.root().children_recursive().collect()
}

/// What can be pressed, chosen or written in.
pub fn controls<'h, S>(window: &'h Window<'_, S>) -> Vec<Node<'h>> {
    let is_control = |node: &Node<'_>| {
        matches!(
            node.accesskit_node().role(),
            Role::Button
                | Role::CheckBox
                | Role::RadioButton
                | Role::ComboBox
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::Slider
                | Role::Link
        )
    };
    nodes(window).into_iter().filter(is_control).collect()
}

/// The name as a screen reader says it.
pub fn name(node: &Node<'_>) -> Option<String> {
    node.accesskit_node().label().filter(|label| !label.trim().is_empty())
}

/// What must hold of every screen: names, sizes, nothing beside the window, and the focus in view.
pub fn is_sound<S>(window: &mut Window<'_, S>, what: &str) {
    let size = window.ctx.content_rect();
    for node in controls(window) {
        let role = node.accesskit_node().role();
        let name = name(&node);
        assert!(name.is_some(), "{what}: a {role:?} at {:?} has no name", node.rect());
        let name = name.unwrap_or_default();
        let [width, height] = [node.rect().width(), node.rect().height()];
        assert!(width >= 24.0 && height >= 24.0, "{what}: “{name}” is {width} by {height}");
    }
    for node in nodes(window) {
        let (role, rect) = (node.accesskit_node().role(), node.accesskit_node().raw_bounds());
        let Some(rect) = rect.filter(|_| role != Role::Window && role != Role::GenericContainer)
        else {
            continue;
        };
        let is_inside =
            rect.x0 >= f64::from(size.left()) - 0.5 && rect.x1 <= f64::from(size.right()) + 0.5;
        let told = node.accesskit_node().value().or_else(|| name(&node)).unwrap_or_default();
        assert!(is_inside, "{what}: {role:?} “{told}” reaches from {} to {}", rect.x0, rect.x1);
    }
    keeps_focus_in_view(window, what);
}

/// However often Tab is pressed, what has the focus is seen whole.
fn keeps_focus_in_view<S>(window: &mut Window<'_, S>, what: &str) {
    let size = window.ctx.content_rect().expand(0.5);
    let stops = controls(window).len();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..stops + 2 {
        window.key_press(Key::Tab);
        window.run();
        if let Some((name, rect)) = focused(window) {
            assert!(
                size.contains_rect(rect),
                "{what}: “{name}” has the focus out of sight, {rect:?}"
            );
            seen.insert(name);
        }
    }
    assert!(!seen.is_empty(), "{what}: nothing takes the focus");
}

/// Presses keys at once, with Shift.
pub fn back_tab<S>(window: &mut Window<'_, S>) {
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
}
