//! The theme file: every pair of colors that text is set in can be read.

use egui::{Color32, Rgba};
use practicum::settings::{Settings, ThemeName};
use practicum::ui::{Palette, Theme};

/// Contrast as WCAG 2 defines it, 1 to 21.
fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |color: Color32| {
        let linear = Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn themes() -> Vec<Theme> {
    let theme = |&name: &ThemeName| {
        let settings = Settings { theme: name, ..Settings::default() };
        Theme::built_in(&settings).expect("the theme can be read")
    };
    ThemeName::ALL.iter().map(theme).collect()
}

/// Text by its name, on each ground it stands on.
fn pairs(c: &Palette) -> Vec<(&'static str, Color32, Color32)> {
    let mut pairs = Vec::new();
    for (ground_name, ground) in
        [("paper", c.paper), ("card", c.card), ("wash", c.accent_wash), ("mark", c.mark)]
    {
        for (name, color) in [("ink", c.ink), ("soft ink", c.soft_ink)] {
            let _ = ground_name;
            pairs.push((name, color, ground));
        }
    }
    for ground in [c.paper, c.card, c.accent_wash] {
        for (name, color) in [
            ("accent", c.accent),
            ("empathy", c.empathy),
            ("boundaries", c.boundaries),
            ("questioning", c.questioning),
            ("good", c.good),
            ("look again", c.look_again),
            ("harm", c.harm),
        ] {
            pairs.push((name, color, ground));
        }
    }
    pairs.push(("on accent", c.on_accent, c.accent));
    pairs
}

#[test]
fn text_can_be_read_in_every_theme() {
    for theme in themes() {
        for (what, color, ground) in pairs(&theme.color) {
            let contrast = contrast(color, ground);
            assert!(contrast >= 4.5, "{}: {what} on {ground:?} has {contrast:.2}", theme.name);
        }
    }
}

#[test]
fn what_can_be_pressed_and_what_has_the_focus_can_be_seen() {
    for theme in themes() {
        let c = &theme.color;
        for (what, color) in [("edge", c.edge), ("focus", c.focus)] {
            for ground in [c.paper, c.card] {
                let contrast = contrast(color, ground);
                assert!(contrast >= 3.0, "{}: {what} has {contrast:.2}", theme.name);
            }
        }
    }
}

#[test]
fn the_measure_of_contrast_is_the_known_one() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    let gray = contrast(Color32::from_gray(119), Color32::WHITE);
    assert!((gray - 4.48).abs() < 0.01, "{gray}");
}

#[test]
fn text_and_targets_grow_together() {
    let at = |text_size| {
        let settings = Settings { text_size, ..Settings::default() };
        Theme::built_in(&settings).expect("the theme can be read")
    };
    let (small, usual, large) = (at(80), at(100), at(200));
    assert!(small.target() >= 24.0 && large.target() > usual.target());
    let size = |theme: &Theme| theme.font(practicum::ui::Type::Body).size;
    assert!((size(&large) / size(&usual) - 2.0).abs() < 0.001);
    assert!((size(&small) / size(&usual) - 0.8).abs() < 0.001);
}
