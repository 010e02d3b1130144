//! What a trainee reads before a session, and how it is to be run.

use std::sync::Arc;

use egui::{Frame, Margin, Stroke, Ui, Vec2};

use crate::coding::Dimension;
use crate::drawing::Picture;
use crate::transcript::{AnswerMode, RunMode};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    card, dimension_name, ems, fold, gap, heading, line_field, list, option_row, outdent, part,
    picture, primary_button, quiet_button, scroll_beside, text,
};

/// What the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct PrebriefView {
    /// What people call the scenario.
    pub title: String,
    /// Name, age and pronouns of the client.
    pub client: String,
    /// What the client looks like, in a sentence; may be empty.
    pub look: String,
    /// The client at rest.
    pub portrait: Arc<Picture>,
    /// Where and when; may be empty.
    pub setting: String,
    /// How the client came; may be empty.
    pub referral: String,
    /// What the counselor is there to do.
    pub aims: Vec<String>,
    /// About how long it takes.
    pub minutes: u32,
    /// The level, in words.
    pub level: String,
    /// What is scored.
    pub focus: Vec<Dimension>,
    /// Subjects a trainee may wish to know of, or skip.
    pub content_notes: Vec<String>,
    /// How far its content has been reviewed, in words.
    pub review: String,
    /// Who it is for; may be empty.
    pub audience: String,
    /// How hard it is to read, in a sentence.
    pub reading: String,
    /// What the author leaned on.
    pub sources: Vec<String>,
    /// What is carried over from the session before, in words; empty where nothing is.
    pub carried: String,
    /// How often it was run before.
    pub before: Before,
}

/// What the trainee's records hold of a scenario.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Before {
    /// The records cannot be read.
    #[default]
    Unknown,
    /// They hold so much.
    Known {
        /// All runs, those broken off and those still open among them.
        runs: usize,
        /// Those that were run as an exam.
        exams: usize,
        /// The day the last exam began; empty where there was none.
        last_exam: String,
    },
}

impl Before {
    /// What a trainee should know of it before an exam.
    fn words(&self) -> String {
        match self {
            Self::Unknown => {
                "Whether you have run it before is not known: there are no records to look in."
                    .to_owned()
            }
            Self::Known { runs: 0, .. } => {
                "Your records hold no run of it: this will be your first attempt.".to_owned()
            }
            Self::Known { runs, exams: 0, .. } => format!(
                "You have run it {} before, never as an exam; an exam now is kept as a repeat.",
                times(*runs)
            ),
            Self::Known { exams, last_exam, .. } => format!(
                "You have already run it as an exam {}, last on {last_exam}; another one is kept as a repeat.",
                times(*exams)
            ),
        }
    }
}

fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// What the trainee has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrebriefState {
    /// How it is to be run.
    pub mode: RunMode,
    /// How answers are given.
    pub answers: AnswerMode,
    /// The seed as typed; a new one is drawn where empty.
    pub seed: String,
    /// Whether the seed can be seen.
    pub shows_seed: bool,
    /// Whether the sources can be seen.
    pub shows_sources: bool,
}

impl Default for PrebriefState {
    fn default() -> Self {
        Self {
            mode: RunMode::Practice,
            answers: AnswerMode::Choose,
            seed: String::new(),
            shows_seed: false,
            shows_sources: false,
        }
    }
}

/// Why a seed cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeedProblem {
    /// There is something else than digits.
    NotDigits,
    /// The number is larger than a seed can be.
    TooLarge,
}

impl SeedProblem {
    /// What to tell.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotDigits => "A seed has digits only",
            Self::TooLarge => "This number is too large for a seed",
        }
    }
}

impl PrebriefState {
    /// The seed that was typed; `None` where a new one is to be drawn, as always in an exam, which brings its own.
    ///
    /// # Errors
    /// When what was typed is no seed.
    pub fn parsed_seed(&self) -> Result<Option<u64>, SeedProblem> {
        let typed = self.seed.trim();
        if typed.is_empty() || self.mode == RunMode::Exam {
            return Ok(None);
        }
        if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SeedProblem::NotDigits);
        }
        typed.parse().map(Some).map_err(|_| SeedProblem::TooLarge)
    }
}

/// Draws what is to be read, the choice of the mode, and the button that begins.
///
/// It fills what it is given and scrolls; the button stays in sight where there is room for it.
pub fn prebrief_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &PrebriefView,
    state: &mut PrebriefState,
) -> Option<Action> {
    let foot = theme.control() + 2.0 * theme.steps(3) + 1.0;
    let is_pinned = ui.available_height() > ems(theme, 30.0);
    let height = ui.available_height() - if is_pinned { foot } else { 0.0 };
    let mut action = None;
    ui.allocate_ui(Vec2::new(ui.available_width(), height), |ui| {
        scroll_beside(ui, "prebrief", |ui| {
            let margin = Margin {
                right: theme.steps(3) as i8,
                bottom: theme.steps(4) as i8,
                ..Margin::ZERO
            };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                action = reading_ui(ui, theme, view, &mut state.shows_sources);
                run_ui(ui, theme, &view.before, state);
                if !is_pinned {
                    gap(ui, theme, 4);
                    action = action.take().or_else(|| begin_ui(ui, theme, state));
                }
            });
        });
    });
    if is_pinned {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rule = Stroke::new(1.0, theme.color.rule);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), rule);
        gap(ui, theme, 3);
        action = action.or_else(|| begin_ui(ui, theme, state));
    }
    action
}

/// What is told before.
pub(super) fn reading_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &PrebriefView,
    shows_sources: &mut bool,
) -> Option<Action> {
    head_ui(ui, theme, view);
    // Before anything else: it is what one may not want to read on from.
    let asked = notes_ui(ui, theme, view);
    for (head, words) in [
        ("Where and when", &view.setting),
        ("How the client came", &view.referral),
        ("From the session before", &view.carried),
    ] {
        if !words.is_empty() {
            part(ui, theme, head);
            text(ui, theme, Type::Body, theme.color.ink, words.as_str());
        }
    }
    if !view.aims.is_empty() {
        part(ui, theme, "What you are there to do");
        list(ui, theme, view.aims.iter().map(String::as_str));
    }
    part(ui, theme, "What is scored");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(4);
        for &dimension in &view.focus {
            dimension_name(ui, theme, dimension, Type::Body);
        }
    });
    gap(ui, theme, 1);
    let told = "Mistakes are data: no one is harmed by an answer here, and the debrief says what each one did and why.";
    text(ui, theme, Type::Body, theme.color.ink, told);
    part(ui, theme, "About this scenario");
    for words in [&view.audience, &view.reading, &view.review] {
        if !words.is_empty() {
            text(ui, theme, Type::Note, theme.color.soft_ink, words.as_str());
        }
    }
    if !view.sources.is_empty() {
        fold(ui, theme, Type::Note, "What its author leaned on", shows_sources);
        if *shows_sources {
            list(ui, theme, view.sources.iter().map(String::as_str));
        }
    }
    asked
}

fn head_ui(ui: &mut Ui, theme: &Theme, view: &PrebriefView) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(4);
        let size = ems(theme, 5.6).min(120.0);
        let told = format!("{}, at rest", view.client);
        picture(ui, &view.portrait, Vec2::splat(size), &told);
        ui.vertical(|ui| {
            heading(ui, theme, Type::Title, 2, view.title.as_str());
            text(ui, theme, Type::Strong, theme.color.ink, view.client.as_str());
            if !view.look.is_empty() {
                text(ui, theme, Type::Aside, theme.color.soft_ink, view.look.as_str());
            }
            let about = format!("About {} minutes · {}", view.minutes, view.level);
            text(ui, theme, Type::Note, theme.color.soft_ink, about);
        });
    });
}

/// What a trainee may wish to know of, or skip.
fn notes_ui(ui: &mut Ui, theme: &Theme, view: &PrebriefView) -> Option<Action> {
    if view.content_notes.is_empty() {
        return None;
    }
    part(ui, theme, "Content notes");
    card(ui, theme, |ui| {
        ui.set_min_width(ui.available_width());
        text(ui, theme, Type::Strong, theme.color.ink, view.content_notes.join(", "));
        let told = "You can begin, or choose another session. You can pause or leave at any time.";
        text(ui, theme, Type::Body, theme.color.ink, told);
        let other = outdent(ui, |ui| quiet_button(ui, theme, "Choose another session").clicked());
        other.then_some(Action::Back)
    })
    .inner
}

/// How it is to be run, and the seed.
fn run_ui(ui: &mut Ui, theme: &Theme, before: &Before, state: &mut PrebriefState) {
    part(ui, theme, "How to run it");
    for &mode in RunMode::ALL {
        let (name, rules) = rules(mode);
        let rules = match mode {
            RunMode::Exam => format!("{rules} {}", before.words()),
            RunMode::Practice | RunMode::Transfer => rules.to_owned(),
        };
        if option_row(ui, theme, state.mode == mode, name, &rules).clicked() {
            state.mode = mode;
        }
    }
    part(ui, theme, "How to answer");
    for &answers in AnswerMode::ALL {
        let (name, told) = answering(answers);
        if option_row(ui, theme, state.answers == answers, name, told).clicked() {
            state.answers = answers;
        }
    }
    gap(ui, theme, 2);
    // What keeps the session from beginning is never folded away.
    let problem = state.parsed_seed().err();
    state.shows_seed |= problem.is_some();
    fold(ui, theme, Type::Body, "Details", &mut state.shows_seed);
    if state.shows_seed {
        seed_ui(ui, theme, state, problem);
    }
}

/// The name and, in a sentence, the rules of a mode.
const fn rules(mode: RunMode) -> (&'static str, &'static str) {
    match mode {
        RunMode::Practice => {
            ("Practice", "Hints when you ask for one, and going back to an earlier moment.")
        }
        RunMode::Transfer => {
            ("Transfer", "No hints and no going back: what you can do on your own.")
        }
        RunMode::Exam => (
            "Exam",
            "No hints, no going back, and one seed that is the same for everyone. It is meant for one attempt.",
        ),
    }
}

/// The name of a way to answer and, in a sentence, what it is.
const fn answering(answers: AnswerMode) -> (&'static str, &'static str) {
    match answers {
        AnswerMode::Choose => {
            ("Choose an answer", "Three or four answers to each moment: a way in.")
        }
        AnswerMode::Compose => (
            "In your own words",
            "You write what you would say. A program hears it and can be wrong, so every score is an estimate.",
        ),
    }
}

fn seed_ui(ui: &mut Ui, theme: &Theme, state: &mut PrebriefState, problem: Option<SeedProblem>) {
    let is_exam = state.mode == RunMode::Exam;
    let told = if is_exam {
        "An exam brings its own seed."
    } else {
        "The same seed and the same answers give the same session. Left empty, a new one is drawn."
    };
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
    ui.horizontal_wrapped(|ui| {
        let label = text(ui, theme, Type::Body, theme.color.ink, "Seed");
        let field = line_field(ui, theme, &mut state.seed, ems(theme, 14.0)).char_limit(24);
        ui.add_enabled(!is_exam, field).labelled_by(label.id);
        if let Some(problem) = problem {
            text(ui, theme, Type::Body, theme.color.harm, problem.words());
        }
    });
}

fn begin_ui(ui: &mut Ui, theme: &Theme, state: &PrebriefState) -> Option<Action> {
    let seed = state.parsed_seed();
    let mut begins = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(3);
        begins = ui
            .add_enabled_ui(seed.is_ok(), |ui| {
                ui.spacing_mut().button_padding.x = theme.steps(8);
                primary_button(ui, theme, "Begin").clicked()
            })
            .inner;
        // The choice may lie out of sight above.
        let told = match seed {
            Ok(_) if state.answers == AnswerMode::Compose => {
                format!("In the mode “{}”, in your own words", rules(state.mode).0)
            }
            Ok(_) => format!("In the mode “{}”", rules(state.mode).0),
            Err(problem) => problem.words().to_owned(),
        };
        text(ui, theme, Type::Note, theme.color.soft_ink, told);
    });
    match seed {
        Ok(seed) if begins => {
            Some(Action::Begin { mode: state.mode, answers: state.answers, seed })
        }
        _ => None,
    }
}
