//! The screens as states, and the way back through them.

use bevy::prelude::*;

/// The screen that is shown.
#[derive(States, Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Before the first frame: what was started decides where it goes.
    #[default]
    Opening,
    /// The first run.
    Welcome,
    /// The empty room, and a few large words.
    Home,
    /// All scenarios.
    Library,
    /// All scenarios, with one opened beside them.
    Prebrief,
    /// The session.
    Session,
    /// How was it for you.
    SelfRating,
    /// What happened, and what it means.
    Debrief,
    /// After a heavy session.
    CoolDown,
    /// Where the trainee stands.
    Progress,
    /// One skill at a time.
    Drills,
    /// How the trainee handles boundaries.
    Assessment,
    /// Where an instructor puts an assignment together.
    Assign,
    /// What an instructor has given out.
    Assignments,
    /// What is read before a session of an assignment.
    Assigned,
    /// Where the result of such a session is written.
    HandIn,
    /// Where results are written to be given to somebody.
    Handover,
    /// What the user can choose.
    Settings,
    /// What this is, the keys, the resource card.
    Help,
}

impl Screen {
    /// Every screen that a user sees.
    pub const ALL: &[Self] = &[
        Self::Welcome,
        Self::Home,
        Self::Library,
        Self::Prebrief,
        Self::Session,
        Self::SelfRating,
        Self::Debrief,
        Self::CoolDown,
        Self::Progress,
        Self::Drills,
        Self::Assessment,
        Self::Assign,
        Self::Assignments,
        Self::Assigned,
        Self::HandIn,
        Self::Handover,
        Self::Settings,
        Self::Help,
    ];

    /// Whether the room is seen on it.
    pub const fn has_room(self) -> bool {
        matches!(self, Self::Home | Self::Session)
    }

    /// Whether one comes back to it from settings or help.
    const fn is_returned_to(self) -> bool {
        !matches!(self, Self::Opening | Self::Settings | Self::Help)
    }
}

/// The screen to come back to from settings and help, which can be opened from anywhere.
#[derive(Resource, Debug, Default)]
pub struct CameFrom(pub Option<Screen>);

impl CameFrom {
    /// Notes where one leaves from.
    pub fn leave(&mut self, from: Screen) {
        if from.is_returned_to() {
            self.0 = Some(from);
        }
    }

    /// The screen to go back to from `at`.
    pub fn back_from(&self, at: Screen) -> Screen {
        match at {
            Screen::Settings | Screen::Help => self.0.unwrap_or(Screen::Home),
            Screen::Prebrief | Screen::Assign | Screen::Assignments => Screen::Library,
            Screen::Assigned | Screen::HandIn => Screen::Assignments,
            Screen::Handover => Screen::Progress,
            _ => Screen::Home,
        }
    }
}

/// Goes to a screen, unless it is the one that is shown.
pub fn go(next: &mut NextState<Screen>, to: Screen) {
    next.set_if_neq(to);
}
