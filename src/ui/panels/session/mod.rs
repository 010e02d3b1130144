//! The session: what can be seen, what was said, the answers, and what was said before.

mod answers;
mod bar;
mod coach;
mod compare;
mod compose;
mod plan;
mod stage;
mod transcript;
mod words;

use egui::{Key, Rect, Stroke, Ui, UiBuilder, Vec2};

pub use self::compare::Compared;
pub use self::plan::Band;
pub use crate::guide::Part;
pub use crate::ui::widgets::GuideStepView;

use crate::client::Level;
use crate::coding::RuptureKind;
use crate::transcript::RunMode;
use crate::ui::action::Action;
use crate::ui::theme::Theme;
use crate::ui::widgets::{
    Places, follow_focus, guide_card_ui, page_keys, pressed, pressed_without_focus,
};
use plan::Plan;

/// Everything the screen shows; the room itself is drawn behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionView {
    /// What people call the scenario.
    pub title: String,
    /// The client's name.
    pub client: String,
    /// How it is run.
    pub mode: RunMode,
    /// How many answers were given.
    pub answered: usize,
    /// About how many there will be, for the row of dots.
    pub about: usize,
    /// What can be seen of the client now, in words.
    pub caption: String,
    /// Whether the caption is shown.
    pub shows_caption: bool,
    /// The client's words at this beat, one entry for each line; empty for a silence.
    pub words: Vec<String>,
    /// How many words of all lines together have appeared.
    pub appeared: usize,
    /// Whether all words have appeared, so that it is the trainee's turn.
    pub is_your_turn: bool,
    /// Whether the session has ended: these are the client's last words, and there is nothing to answer.
    pub is_over: bool,
    /// Whether the trainee answers in their own words.
    pub composes: bool,
    /// How the last typed answer was heard, before the client answers it.
    pub compared: Option<Compared>,
    /// The answers offered, in the order to show, with the number each is pressed by.
    pub answers: Vec<String>,
    /// What was said before, oldest first.
    pub transcript: Vec<Said>,
    /// The coach's hint, once it was asked for: the words, or that there is none.
    pub hint: Option<String>,
    /// That something has changed between the two, in practice.
    pub strain: Option<Strain>,
    /// Alliance and distress, in practice, where the settings ask for them.
    pub gauges: Option<Gauges>,
    /// A step of the guide.
    pub guide: Option<GuideStepView>,
    /// Something the trainee should know, such as that the scenario was changed on disk.
    pub notice: Option<String>,
}

/// A change between the two that a coach points out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strain {
    /// A rupture began.
    Began(RuptureKind),
    /// It was repaired.
    Repaired,
}

/// The quiet view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says what it is")]
pub struct Gauges {
    pub alliance: Level,
    pub distress: Level,
}

/// One entry of the transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The turn it belongs to, from 0.
    pub turn: usize,
    /// Whether the counselor said it.
    pub is_yours: bool,
    /// What could be seen; may be empty.
    pub manner: String,
    /// The words; empty for a silence.
    pub words: String,
}

/// What the trainee has open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionState {
    /// Whether the transcript is unfolded: beside the room, or as a drawer in a narrow window.
    pub shows_transcript: bool,
    /// Whether it was a drawer in the frame before: one that would lie over the answers begins folded.
    pub is_drawer: bool,
    /// The turn the trainee is asked whether to go back to.
    pub asks_rewind: Option<usize>,
    /// The tallest the band below the room has been, so that the room does not change with every answer.
    pub band: Band,
    /// What the trainee is writing.
    pub draft: String,
    /// After how many answers the field for writing was given the focus.
    pub wrote_at: Option<usize>,
}

impl Default for SessionState {
    fn default() -> Self {
        Self {
            shows_transcript: true,
            is_drawer: false,
            asks_rewind: None,
            band: Band::default(),
            draft: String::new(),
            wrote_at: None,
        }
    }
}

/// What the panel tells the game.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionOutput {
    /// What the trainee asked for.
    pub action: Option<Action>,
    /// The part of the window in which the room is seen, in points.
    pub stage: Rect,
}

/// What every part of the screen is drawn from.
#[derive(Clone, Copy)]
struct Screen<'a> {
    theme: &'a Theme,
    view: &'a SessionView,
}

impl Screen<'_> {
    /// Whether the coach speaks and steps can be taken back.
    fn is_coached(self) -> bool {
        self.view.mode == RunMode::Practice
    }
}

/// Draws everything around the room; nothing is drawn where the room is seen but what can be seen of the client.
///
/// Keys: 1 to 9 answer, space shows all words, H asks the coach, T folds the transcript, B asks whether to take the
/// last answer back, P pauses. Escape, F1 and F11 mean the same on every screen and are not read here.
pub fn session_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &SessionView,
    state: &mut SessionState,
) -> SessionOutput {
    let screen = Screen { theme, view };
    let plan = Plan::new(ui, screen, state);
    let mut places = Places::default();
    let mut action = keys(ui, screen, &plan, state);
    let mut note = |asked: Option<Action>| {
        if action.is_none() {
            action = asked;
        }
    };
    note(bar::bar_ui(ui, screen, &plan, state, &mut places));
    stage::stage_ui(ui, screen, &plan, &mut places);
    note(band_ui(ui, screen, &plan, state, &mut places));
    if plan.is_narrow {
        note(transcript::drawer_ui(ui, screen, &plan, state, &mut places));
    } else if let Some(side) = plan.side {
        note(transcript::side_ui(ui, screen, side, state, &mut places));
    }
    if let Some(step) = &view.guide {
        let within = plan.stage.union(plan.band);
        note(guide_card_ui(ui, theme, step, &places, plan.stage, within));
    }
    SessionOutput { action, stage: plan.stage }
}

/// What is asked for by a key.
fn keys(ui: &mut Ui, screen: Screen<'_>, plan: &Plan, state: &mut SessionState) -> Option<Action> {
    let view = screen.view;
    if pressed(ui, Key::T) {
        state.shows_transcript = !state.shows_transcript;
    }
    // The drawer lies over the answers: they wait until it is closed.
    if plan.is_narrow && state.shows_transcript {
        return None;
    }
    if pressed(ui, Key::P) {
        return Some(Action::Pause);
    }
    if screen.is_coached() && view.answered > 0 && pressed(ui, Key::B) {
        state.shows_transcript = true;
        state.asks_rewind = Some(view.answered - 1);
    }
    if view.compared.is_some() {
        return None;
    }
    if !view.is_your_turn {
        return pressed_without_focus(ui, Key::Space).then_some(Action::ShowAll);
    }
    if screen.is_coached() && !view.is_over && view.hint.is_none() && pressed(ui, Key::H) {
        return Some(Action::Hint);
    }
    if view.is_over {
        return pressed_without_focus(ui, Key::Space).then_some(Action::Finish);
    }
    if view.composes {
        return None;
    }
    let answer = |(place, key): (usize, &Key)| pressed(ui, *key).then_some(Action::Answer(place));
    NUMBERS.iter().enumerate().take(view.answers.len()).find_map(answer)
}

const NUMBERS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// The paper below the room: the client's words, the coach, the answers.
fn band_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    plan: &Plan,
    state: &mut SessionState,
    places: &mut Places,
) -> Option<Action> {
    let color = &screen.theme.color;
    ui.painter().rect_filled(plan.band, 0.0, color.paper);
    let rule = Stroke::new(1.0, color.rule);
    if plan.is_beside() {
        ui.painter().vline(plan.band.left(), plan.band.y_range(), rule);
    } else {
        ui.painter().hline(plan.band.x_range(), plan.band.top(), rule);
    }
    let mut action = None;
    ui.scope_builder(UiBuilder::new().id_salt("band").max_rect(plan.band), |ui| {
        ui.set_clip_rect(plan.band.intersect(ui.clip_rect()));
        let scroll = egui::ScrollArea::vertical().id_salt("band").auto_shrink(false);
        scroll.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let left = plan.content.left();
            ui.scope_builder(inside(ui, left, plan.content.width()), |ui| {
                if let Some(compared) = &screen.view.compared {
                    action = compare::compare_ui(ui, screen, compared, places);
                    ui.add_space(plan.pad);
                    return;
                }
                ui.add_space(plan.pad);
                stage::notice_ui(ui, screen, plan);
                action = words::words_ui(ui, screen, plan, places);
                ui.add_space(screen.theme.steps(3));
                if screen.is_coached() {
                    action = action.take().or(coach::coach_ui(ui, screen, plan, places));
                    ui.add_space(screen.theme.steps(2));
                }
                action = action.take().or(if screen.view.composes {
                    compose::compose_ui(ui, screen, plan, state, places)
                } else {
                    answers::answers_ui(ui, screen, plan, places)
                });
                ui.add_space(plan.pad);
            });
            follow_focus(ui);
            page_keys(ui);
        });
    });
    action
}

/// A column from `left`, as wide as is said, from where `ui` has come to.
fn inside(ui: &Ui, left: f32, width: f32) -> UiBuilder {
    let top = ui.cursor().top();
    let rect = Rect::from_min_size(egui::pos2(left, top), Vec2::new(width, f32::INFINITY));
    UiBuilder::new().max_rect(rect)
}
