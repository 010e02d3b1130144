//! The first screen: the empty room behind, and a few large words to press.

use egui::epaint::Mesh;
use egui::{Color32, Frame, Margin, Pos2, Rect, Response, Sense, Shape, Ui, UiBuilder, Vec2};
use egui::{WidgetInfo, WidgetType};

use crate::records::SessionId;
use crate::ui::action::{Action, Place};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    ems, focus_ring, gap, heading, primary_button, quiet_button, scroll, text,
};

/// What the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HomeView {
    /// The name the trainee goes by; may be empty.
    pub pseudonym: String,
    /// The place in the library of the guided scenario, while it has not been played.
    pub guided: Option<usize>,
    /// The debrief that can be read again.
    pub last: Option<LastDebrief>,
    /// The session that can be gone on with.
    pub open: Option<OpenSession>,
}

/// A session that was left and not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// Its record.
    pub record: SessionId,
    /// What people call the scenario.
    pub title: String,
    /// How many answers were given.
    pub answers: usize,
}

/// The session that was looked back on last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDebrief {
    /// What people call the scenario.
    pub title: String,
    /// Its record; `None` where its debrief is at hand since this run of the program.
    pub record: Option<SessionId>,
}

/// Draws the screen over the room: a column of paper at its left, so that text is read on any ground.
pub fn home_ui(ui: &mut Ui, theme: &Theme, view: &HomeView) -> Option<Action> {
    let whole = ui.max_rect();
    let width = ems(theme, 31.0).min(whole.width());
    let column = Rect::from_min_size(whole.min, Vec2::new(width, whole.height()));
    paper_column(ui, theme, column, whole);
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        scroll(ui, "home", |ui| {
            let side = theme.steps(14).min(width * 0.1);
            let has_room = whole.height() > ems(theme, 36.0);
            ui.add_space(if has_room { whole.height() * 0.2 } else { theme.steps(6) });
            let margin = Margin {
                left: side as i8,
                right: theme.steps(5) as i8,
                top: 0,
                bottom: theme.steps(6) as i8,
            };
            Frame::new().inner_margin(margin).show(ui, |ui| words_ui(ui, theme, view)).inner
        })
    })
    .inner
}

fn words_ui(ui: &mut Ui, theme: &Theme, view: &HomeView) -> Option<Action> {
    let mut action = None;
    heading(ui, theme, Type::Display, 1, "Practicum");
    text(
        ui,
        theme,
        Type::Body,
        theme.color.soft_ink,
        "A place to practice counseling between classes",
    );
    if !view.pseudonym.trim().is_empty() {
        gap(ui, theme, 3);
        let greeting = format!("Hello, {}", view.pseudonym.trim());
        text(ui, theme, Type::Aside, theme.color.ink, greeting);
    }
    gap(ui, theme, 6);
    if let Some(guided) = view.guided {
        let words = "Start with the guided session (three minutes)";
        if primary_button(ui, theme, words).clicked() {
            action = Some(Action::Choose(guided));
        }
        gap(ui, theme, 4);
    }
    if let Some(open) = &view.open {
        let answers = if open.answers == 1 { "answer" } else { "answers" };
        let words = format!("Go on with “{}” ({} {answers} given)", open.title, open.answers);
        if primary_button(ui, theme, &words).clicked() {
            action = Some(Action::GoOnWith(open.record));
        }
        gap(ui, theme, 4);
    }
    ui.spacing_mut().item_spacing.y = theme.steps(1);
    let words = [
        ("Practice", Action::Go(Place::Library)),
        ("Drills", Action::Go(Place::Drills)),
        ("Progress", Action::Go(Place::Progress)),
        ("Boundary self-assessment", Action::Go(Place::Assessment)),
        ("Help", Action::Go(Place::Help)),
        ("Settings", Action::Go(Place::Settings)),
        ("Quit", Action::Quit),
    ];
    if let Some(last) = &view.last {
        let words = format!("Debrief of “{}”", last.title);
        // Its words stand on the column's edge, as the others do; only its ground reaches beyond.
        let mut rect = ui.available_rect_before_wrap();
        rect.min.x -= ui.spacing().button_padding.x;
        let mut beside = ui.new_child(UiBuilder::new().max_rect(rect));
        let button = quiet_button(&mut beside, theme, &words);
        if button.clicked() {
            action = Some(last.record.map_or(Action::Go(Place::Debrief), Action::OpenRecord));
        }
        ui.allocate_space(Vec2::new(0.0, button.rect.height()));
        gap(ui, theme, 2);
    }
    for (word, leads_to) in words {
        if word_button(ui, theme, word).clicked() {
            action = Some(leads_to);
        }
    }
    action
}

/// A large word to press; it stands on the column's edge, and its ground reaches a little beyond.
fn word_button(ui: &mut Ui, theme: &Theme, word: &str) -> Response {
    let pad = theme.steps(3);
    let font = theme.font(Type::Word);
    let label = ui.painter().layout_no_wrap(word.to_owned(), font, theme.color.ink);
    let height = (label.size().y + theme.steps(3)).max(theme.target());
    let size = Vec2::new(ems(theme, 14.0).min(ui.available_width()), height);
    let (space, _) = ui.allocate_exact_size(size, Sense::hover());
    let rect = Rect::from_min_max(space.min - Vec2::new(pad, 0.0), space.max);
    let response = ui.interact(rect, ui.id().with(word), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), word));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme.corner(), theme.color.accent_wash);
    }
    let at = Pos2::new(space.left(), rect.center().y - label.size().y / 2.0);
    ui.painter().galley(at, label, theme.color.ink);
    focus_ring(ui, theme, &response);
    response
}

/// Paper that lets a little of the room through and runs out to the right; solid, with an edge, in high contrast.
fn paper_column(ui: &Ui, theme: &Theme, column: Rect, whole: Rect) {
    let painter = ui.painter();
    let paper = theme.color.paper;
    if theme.name == crate::settings::ThemeName::HighContrast {
        painter.rect_filled(column, 0.0, paper);
        let edge = egui::Stroke::new(1.0, theme.color.edge);
        painter.vline(column.right(), column.y_range(), edge);
        return;
    }
    let paper = paper.gamma_multiply(0.94);
    painter.rect_filled(column, 0.0, paper);
    let fade = Rect::from_min_max(
        column.right_top(),
        Pos2::new((column.right() + theme.steps(24)).min(whole.right()), column.bottom()),
    );
    let mut mesh = Mesh::default();
    let clear = Color32::TRANSPARENT;
    let corners = [
        (fade.left_top(), paper),
        (fade.right_top(), clear),
        (fade.right_bottom(), clear),
        (fade.left_bottom(), paper),
    ];
    for (at, color) in corners {
        mesh.colored_vertex(at, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(Shape::mesh(mesh));
}
