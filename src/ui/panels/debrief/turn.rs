//! The selected turn: what was said, what the answer did and why, a stronger one, and what the client kept back.

use egui::{Frame, Margin, Stroke, Ui};

use super::contest::contest_ui;
use super::parts::{body, heading, label, marks_ui, soft};
use super::{DebriefState, Page};
use crate::client::Variable;
use crate::coding::Code;
use crate::debrief::{TurnReport, wording};
use crate::guide::Part;
use crate::moment::Moment;
use crate::ui::action::Action;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    MomentMark, Places, button, dimension_mark, marked_words_ui, prose, sentence_case,
};

/// Draws the turn that is selected.
pub(super) fn turn_ui(
    ui: &mut Ui,
    page: Page<'_>,
    state: &mut DebriefState,
    places: &mut Places,
) -> Option<Action> {
    let turn = page.debrief.turns.get(page.selected?)?;
    let row = page.prepared.rows.get(page.selected?)?;
    let theme = page.theme;
    ui.spacing_mut().item_spacing.y = 0.0;
    let head = format!("Turn {} of {}", turn.number, page.debrief.turns.len());
    heading(ui, page, &head);
    if !row.marks.is_empty() || turn.in_rupture {
        marks_ui(ui, page, &row.marks);
        ui.add_space(theme.steps(1));
        if turn.in_rupture {
            soft(ui, page, "This answer was given inside a rupture.");
        }
        ui.add_space(theme.steps(3));
    }
    client_ui(ui, page, turn);
    part(ui, page, "You");
    marked_words_ui(ui, theme, &turn.says, &turn.codes, &row.highlights);
    ui.add_space(theme.steps(3));
    codes_ui(ui, page, turn);
    values_ui(ui, page, turn);
    moment_ui(ui, page, &turn.moment);
    let heard = wording::typed(turn, &page.debrief.scenario.client);
    if !heard.is_empty() {
        part(ui, page, "How it was heard");
        for told in &heard {
            body(ui, page, told);
        }
    }
    if !turn.why.is_empty() {
        part(ui, page, "Why");
        body(ui, page, &turn.why);
    }
    if !turn.tempting.is_empty() {
        part(ui, page, "What makes it tempting");
        body(ui, page, &turn.tempting);
    }
    if let Some(stronger) = &turn.stronger {
        ui.add_space(theme.steps(4));
        let frame = Frame::new()
            .fill(theme.color.card)
            .stroke(Stroke::new(1.0, theme.color.rule))
            .corner_radius(theme.corner())
            .inner_margin(Margin::same(theme.steps(4) as i8));
        frame.show(ui, |ui| {
            label(ui, page, "A stronger answer");
            ui.add_space(theme.steps(1));
            body(ui, page, &format!("“{}”", stronger.says));
            ui.add_space(theme.steps(2));
            prose::prose(ui, theme, Type::Body, theme.color.soft_ink, &stronger.why);
        });
    }
    part(ui, page, &format!("How it moved {}", page.debrief.scenario.client));
    body(ui, page, &moved_words(&turn.moved));
    if !turn.ethics.is_empty() {
        part(ui, page, "It bears on");
        for section in &turn.ethics {
            body(ui, page, section);
        }
    }
    let contests = contest_ui(ui, page, state, page.selected?);
    contests.or(retry_ui(ui, page, turn, places))
}

/// A part with a small label of its own.
fn part(ui: &mut Ui, page: Page<'_>, name: &str) {
    ui.add_space(page.theme.steps(4));
    label(ui, page, name);
    ui.add_space(page.theme.steps(1));
}

fn retry_ui(ui: &mut Ui, page: Page<'_>, turn: &TurnReport, places: &mut Places) -> Option<Action> {
    if !page.view.can_retry {
        return None;
    }
    ui.add_space(page.theme.steps(5));
    let retry = button(ui, page.theme, "Retry from this moment");
    places.set(Part::Retry, retry.rect);
    retry.clicked().then_some(Action::RetryFrom(turn.number))
}

/// What the client showed, said and thought.
fn client_ui(ui: &mut Ui, page: Page<'_>, turn: &TurnReport) {
    let theme = page.theme;
    let color = &theme.color;
    label(ui, page, &page.debrief.scenario.client);
    for line in &turn.lines {
        ui.add_space(theme.steps(1));
        if !line.manner.is_empty() {
            prose::prose(ui, theme, Type::Aside, color.soft_ink, &line.manner);
        }
        let says = if line.says.is_empty() {
            wording::SILENCE.to_owned()
        } else {
            format!("“{}”", line.says)
        };
        prose::prose(ui, theme, Type::Client, color.ink, &says);
        if !line.thinks.is_empty() {
            let thought = format!("Thought, not said: {}", line.thinks);
            prose::prose(ui, theme, Type::Aside, color.soft_ink, &thought);
        }
    }
}

/// What the answer is by the codebook, with the words each code rests on.
fn codes_ui(ui: &mut Ui, page: Page<'_>, turn: &TurnReport) {
    let whole = wording::codes_of_the_whole(turn);
    if turn.codes.is_empty() && whole.is_empty() {
        soft(ui, page, wording::NOTHING_CODED);
        return;
    }
    for code in &turn.codes {
        let words = wording::code(code);
        let is_fault = matches!(code.code, Code::Fault(_));
        if is_fault {
            let told = format!("{}: {words}", wording::mark(true));
            marked_item(ui, page, Some(MomentMark::LookAgain), &told);
        } else {
            marked_item(ui, page, None, &words);
        }
    }
    for words in whole {
        marked_item(ui, page, None, &words);
    }
}

/// A line of a list, behind a mark or a dot.
fn marked_item(ui: &mut Ui, page: Page<'_>, mark: Option<MomentMark>, words: &str) {
    let theme = page.theme;
    let color = &theme.color;
    match mark {
        None => {
            prose::item(ui, theme, "·", color.ink, words);
        }
        Some(mark) => {
            let shown = prose::item(ui, theme, " ", mark.color(theme), words);
            let size = theme.font(Type::Note).size;
            let line = theme.font(Type::Body).size * 1.4;
            let at = shown.rect.min + egui::Vec2::new(size * 0.5, line / 2.0);
            mark.paint(ui, theme, at, size * 0.8);
        }
    }
}

/// What it was worth, on the range of what could have been answered.
fn values_ui(ui: &mut Ui, page: Page<'_>, turn: &TurnReport) {
    if turn.values.is_empty() {
        return;
    }
    part(ui, page, "What it was worth, of what this moment allowed");
    for value in &turn.values {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = page.theme.steps(2);
            dimension_mark(ui, page.theme, value.dimension);
            let name = sentence_case(value.dimension.words());
            let words = format!("{name}: {}", wording::value(value));
            body(ui, page, &words);
        });
    }
}

/// What was at stake.
fn moment_ui(ui: &mut Ui, page: Page<'_>, moment: &Moment) {
    let mut lines = Vec::new();
    if !moment.feelings.is_empty() {
        lines.push(format!("Felt: {}.", moment.feelings.join(", ")));
    }
    if !moment.meaning.is_empty() {
        lines.push(format!("Meant: {}.", moment.meaning.trim_end_matches('.')));
    }
    if let Some(kind) = moment.boundary {
        let steps: Vec<&str> = moment.moves.iter().map(|step| step.words()).collect();
        let steps = if steps.is_empty() {
            String::new()
        } else {
            format!("; wanted: {}", steps.join(", "))
        };
        lines.push(format!("At the boundary: {kind}{steps}."));
    }
    if let Some(wanted) = moment.question {
        lines.push(format!("Of questions: {}.", wanted.words()));
    }
    if lines.is_empty() {
        return;
    }
    part(ui, page, "What the moment wanted");
    for line in lines {
        body(ui, page, &line);
    }
}

/// “bond up 0.05, distress down 0.03”.
fn moved_words(moved: &[(Variable, i32)]) -> String {
    if moved.is_empty() {
        return "Nothing changed that is kept count of.".to_owned();
    }
    let one = |(variable, by): &(Variable, i32)| {
        let way = if *by > 0 { "up" } else { "down" };
        format!("{variable} {way} {}", wording::unit(by.abs()))
    };
    let all: Vec<String> = moved.iter().map(one).collect();
    sentence_case(&all.join(", ")) + "."
}
