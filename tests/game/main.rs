//! Tests of the game's layer without a display: states, keys, what is carried out, reloading.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

mod assignments;
mod drills;
mod flow;
mod my_data;
mod power;
mod reload;
mod settings;
mod support;
