//! The commands, one file each.
//!
//! Exit codes: 0 all is well, 1 something was found, 2 it could not run.

mod args;
mod assess;
mod assign;
mod check;
mod code;
mod cohort;
mod drill;
mod explain;
mod export;
mod graph;
mod hand_in;
mod library;
mod new;
mod output;
mod play;
mod progress;
mod records;
mod simulate;
mod train_coder;
mod window;

use std::process::ExitCode;

use clap::Parser;

use crate::library::Folders;
use args::{Args, Command};
use output::{Outcome, finish};

/// Runs the command that the program was started with.
pub fn run() -> ExitCode {
    window::note_start();
    let args = Args::parse();
    if let Some(folder) = args.data {
        Folders::put_home(folder);
    }
    let Some(command) = args.command else { return finish(window::open()) };
    let outcome = match command {
        Command::Play(args) if args.window => window::play(&args),
        Command::Play(args) => play::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Library(args) => library::run(&args),
        Command::Drill(args) => drill::run(&args),
        Command::Records(args) => records::run(&args),
        Command::Assess(args) => assess::run(&args),
        Command::Assign(args) => assign::run(&args),
        Command::Cohort(args) => cohort::run(&args),
        Command::New(args) => new::run(&args),
        Command::Code(args) => code::run(&args),
        Command::TrainCoder(args) => train_coder::train(&args),
        Command::EvalCoder(args) => train_coder::eval(&args),
        Command::Tour(args) => window::tour(&args),
    };
    finish(outcome)
}

/// What a command ends with, or why it could not run.
type Ended = anyhow::Result<Outcome>;
