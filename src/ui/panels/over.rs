//! What can lie over a screen: the pause, the question whether to leave, and short messages.

use egui::accesskit::Live;
use egui::{
    Align2, Area, Color32, Frame, Id, Margin, Modal, Order, Response, Stroke, Ui, UiBuilder, Vec2,
};

use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{button, ems, gap, heading, notice_line, primary_button, scroll, text};

/// What lies over the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// The pause: nothing of the session is seen.
    Pause,
    /// The question whether to leave the session.
    Leave {
        /// How many answers were given.
        answered: usize,
        /// Whether it is kept, so that it can be gone on with.
        is_kept: bool,
    },
}

/// Draws what lies over the screen. While something does, nothing below can be seen, pressed or focused.
pub fn over_ui(ui: &mut Ui, theme: &Theme, over: Over) -> Option<Action> {
    match over {
        Over::Nothing => None,
        Over::Pause => cover(ui, theme, "pause", |ui, is_new| pause_ui(ui, theme, is_new)),
        Over::Leave { answered, is_kept } => {
            cover(ui, theme, "leave", |ui, is_new| leave_ui(ui, theme, (answered, is_kept), is_new))
        }
    }
}

fn pause_ui(ui: &mut Ui, theme: &Theme, is_new: bool) -> Option<Action> {
    let mut action = None;
    heading(ui, theme, Type::Title, 1, "Paused");
    let told = "Nothing is timed. The session waits as you left it.";
    text(ui, theme, Type::Body, theme.color.ink, told);
    gap(ui, theme, 4);
    ui.horizontal_wrapped(|ui| {
        let resume = primary_button(ui, theme, "Resume");
        focus_once(&resume, is_new);
        if resume.clicked() {
            action = Some(Action::Resume);
        }
        if button(ui, theme, "Leave…").clicked() {
            action = Some(Action::AskToLeave);
        }
    });
    action
}

fn leave_ui(
    ui: &mut Ui,
    theme: &Theme,
    (answered, is_kept): (usize, bool),
    is_new: bool,
) -> Option<Action> {
    let mut action = None;
    heading(ui, theme, Type::Title, 1, "Leave this session?");
    let answers = if answered == 1 { "answer" } else { "answers" };
    let told = match (answered, is_kept) {
        (0, false) => {
            "You have not answered yet. The session is not kept: it cannot be gone on with later."
                .to_owned()
        }
        (n, false) => format!(
            "The session is not kept: it cannot be gone on with later. You have given {n} {answers}; you can read the debrief of that now.",
        ),
        (0, true) => {
            "You have not answered yet. You can go on with it later, from the first screen. Forgetting it deletes it from your records."
                .to_owned()
        }
        (n, true) => format!(
            "Your {n} {answers} {} kept. You can go on later from the first screen, or end it here and read the debrief. Forgetting it deletes it from your records.",
            if n == 1 { "is" } else { "are" },
        ),
    };
    text(ui, theme, Type::Body, theme.color.ink, told);
    gap(ui, theme, 4);
    ui.horizontal_wrapped(|ui| {
        let stay = primary_button(ui, theme, "Stay");
        focus_once(&stay, is_new);
        if stay.clicked() {
            action = Some(Action::Stay);
        }
        if answered > 0 && button(ui, theme, "End it and read the debrief").clicked() {
            action = Some(Action::LeaveToDebrief);
        }
        if is_kept && button(ui, theme, "Leave, and go on later").clicked() {
            action = Some(Action::LeaveToHome);
        }
        if button(ui, theme, "Leave and forget it").clicked() {
            action = Some(Action::Forget);
        }
    });
    action
}

/// Covers the whole window and takes the keyboard; tells `add` whether it was not there a frame ago.
fn cover<R>(ui: &Ui, theme: &Theme, name: &str, add: impl FnOnce(&mut Ui, bool) -> R) -> R {
    let ctx = ui.ctx();
    let window = ctx.content_rect();
    let is_new = was_absent(ui, Id::new(("over", name)));
    let modal = Modal::new(Id::new("over"))
        .backdrop_color(theme.color.veil)
        .frame(Frame::new())
        .area(Modal::default_area(Id::new("over")).default_size(window.size()));
    modal
        .show(ctx, |ui| {
            ui.set_min_size(window.size());
            ui.set_max_size(window.size());
            scroll(ui, name, |ui| {
                let top = (window.height() * 0.28).min(theme.steps(60)).min(120.0);
                let margin = Margin::symmetric(theme.steps(5) as i8, top as i8);
                Frame::new()
                    .inner_margin(margin)
                    .show(ui, |ui| {
                        // Narrower than a page: the few words stand in the middle.
                        let side = ((ui.available_width() - ems(theme, 32.0)) / 2.0).max(0.0);
                        let rect = ui.available_rect_before_wrap().shrink2(Vec2::new(side, 0.0));
                        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| add(ui, is_new))
                            .inner
                    })
                    .inner
            })
        })
        .inner
}

/// Whether this is the first pass in a row that asks for this id.
fn was_absent(ui: &Ui, id: Id) -> bool {
    let now = ui.ctx().cumulative_pass_nr();
    let before: Option<u64> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    before.is_none_or(|before| before + 1 < now)
}

/// The safe button has the focus when the question appears.
fn focus_once(response: &Response, is_new: bool) {
    if is_new {
        response.request_focus();
    }
}

/// A short message at the foot of the window, such as where a file was saved.
pub fn message_ui(ui: &mut Ui, theme: &Theme, message: &str, is_problem: bool) {
    let window = ui.ctx().content_rect();
    let width = theme.column().min(window.width() - 2.0 * theme.steps(4));
    let area = Area::new(Id::new("message"))
        .order(Order::Tooltip)
        .interactable(false)
        .anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -theme.steps(4)))
        .default_width(width);
    area.show(ui.ctx(), |ui| {
        Frame::new()
            .fill(theme.color.card)
            .stroke(Stroke::new(1.0, theme.color.edge))
            .corner_radius(theme.corner())
            .inner_margin(Margin::symmetric(theme.steps(4) as i8, theme.steps(3) as i8))
            .shadow(soft_shadow(theme))
            .show(ui, |ui| {
                ui.set_max_width(width - 2.0 * theme.steps(4));
                let line = notice_line(ui, theme, is_problem, message);
                ui.ctx().accesskit_node_builder(line.id, |node| node.set_live(Live::Polite));
            });
    });
}

/// The one soft shadow under what floats.
fn soft_shadow(theme: &Theme) -> egui::Shadow {
    let color = if theme.name == crate::settings::ThemeName::HighContrast {
        Color32::TRANSPARENT
    } else {
        Color32::from_black_alpha(if theme.color.is_dark { 90 } else { 40 })
    };
    egui::Shadow { offset: [0, 2], blur: 12, spread: 0, color }
}
