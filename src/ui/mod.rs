//! Everything drawn with egui, testable without an engine.
//!
//! A panel is two things: plain data and a function that draws it. It returns an [`Action`] and never acts;
//! [`theme`] is the one home of colors, type and distances, [`widgets`] of what several panels share.

mod action;
pub mod panels;
mod theme;
pub mod widgets;

pub use action::{Action, Assess, DrillAction, Place};
pub use theme::{Palette, Theme, ThemeError, Type, fonts};
