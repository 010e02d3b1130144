//! Tests of the panels, by label as a screen reader would: they need egui and no engine.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

mod assessment;
mod assign;
mod assignments;
mod debrief;
mod drills;
mod given;
mod handover;
mod library;
mod my_data;
mod over;
mod progress;
mod screens;
mod self_rating;
mod session;
mod sound;
mod support;
mod talk_support;
mod theme;
