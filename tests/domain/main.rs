//! Tests of everything that needs neither panels nor an engine.

mod check_rules;
mod cli;
mod documents;
mod floors;
mod formats;
mod malformed;
mod properties;
mod scenarios;
mod scoring;
mod sessions;
mod simulation;
mod support;
