//! Tests of everything that needs neither panels nor an engine.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

mod assessment;
mod check_rules;
mod class;
mod class_cli;
mod cli;
mod coder;
mod debriefs;
mod documents;
mod figure;
mod floors;
mod formats;
mod handover;
mod html;
mod kills;
mod library;
mod malformed;
mod practice;
mod progress;
mod properties;
mod reach;
mod records;
mod scenarios;
mod scoring;
mod sessions;
mod simulation;
mod support;
mod typed;
mod xml;
