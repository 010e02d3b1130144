//! What came of a simulation, as a table.

use std::fmt::Write;

use super::layout::indented;
use crate::author::{
    Agreement, Correlation, Failure, JUDGED_FROM, PlayerReport, Seen, Simulation, TYPED_PLAYS,
    TypistReport,
};
use crate::coding::Dimension;

/// A simulation as text.
pub fn simulation_text(simulation: &Simulation) -> String {
    let mut out = format!(
        "{}: {} plays by each player, seeds from {}\n",
        simulation.scenario, simulation.plays, simulation.seed
    );
    out.push_str(&players(simulation));
    out.push_str(&together_text("  in random play", &simulation.together));
    out.push_str(&coverage(simulation));
    out.push_str(&failures(simulation));
    out
}

/// How far the dimensions go together, as one line; nothing where none of them varies.
pub fn together_text(whose: &str, together: &[Correlation]) -> String {
    let pairs = together.iter().filter_map(|pair| {
        Some(format!("{} and {} {:.2}", pair.one.words(), pair.other.words(), pair.r?))
    });
    let pairs: Vec<String> = pairs.collect();
    match pairs.as_slice() {
        [] => String::new(),
        pairs => format!("{whose}, scores go together: {}\n", pairs.join(", ")),
    }
}

/// Where the author's codes and the coder part ways.
pub fn agreement_text(agreement: &Agreement) -> String {
    let differ = agreement.open.len() + agreement.settled.len();
    let mut out = format!(
        "  codes: the coder is sure of {}, the author has {differ} of them otherwise, {} settled\n",
        agreement.sure,
        agreement.settled.len()
    );
    for one in &agreement.open {
        let told = if one.is_heard { "heard and not coded" } else { "coded and not heard" };
        let words = one.words.iter().map(|words| format!(" “{words}”")).collect::<String>();
        let _ = writeln!(out, "  FAILS: {}: {} is {told}{words}", one.answer, one.code);
    }
    out
}

/// Trainees who type and know nothing, a line each.
pub fn typists_text(typists: &[TypistReport], focus: &[Dimension]) -> String {
    let mut out = String::new();
    for one in typists {
        let means = focus
            .iter()
            .map(|&dimension| format!("{} {:.1}", dimension.key(), one.mean(dimension)));
        let means = means.collect::<Vec<_>>().join(", ");
        let fails = if one.passes > 0 { "FAILS: passes by noise: " } else { "" };
        let _ = writeln!(
            out,
            "  {fails}who {}: passes {} of {TYPED_PLAYS}, mean {means}",
            one.typist.words(),
            one.passes
        );
    }
    out
}

fn players(simulation: &Simulation) -> String {
    let mut out = String::new();
    let mut head = format!("  {:34}{:>8}  {:>14}", "player", "passes", "turns");
    for dimension in &simulation.focus {
        let _ = write!(head, "  {:>16}", dimension.key());
    }
    let _ = writeln!(out, "{}", head.trim_end());
    for player in &simulation.players {
        let _ = writeln!(out, "{}", player_line(player, simulation));
    }
    out
}

fn player_line(player: &PlayerReport, simulation: &Simulation) -> String {
    let percent = match simulation.plays {
        0 => 0.0,
        plays => (player.passes * 100) as f64 / plays as f64,
    };
    let turns = format!("{}–{} ({:.1})", player.turns.least, player.turns.most, player.turns.mean);
    let mut line = format!("  {:34}{percent:>6.1} %  {turns:>14}", player.strategy.words());
    for &dimension in &simulation.focus {
        let spread = &player.scores[dimension.index()];
        let scores = format!("{}–{} ({:.1})", spread.least, spread.most, spread.mean);
        let _ = write!(line, "  {scores:>16}");
    }
    line
}

fn coverage(simulation: &Simulation) -> String {
    let mut out = String::new();
    let coverage = &simulation.coverage;
    let seen = |all: &[Seen]| {
        let n = all.iter().filter(|part| part.times > 0).count();
        format!("{n} of {}", all.len())
    };
    let _ = writeln!(
        out,
        "  seen: beats {}, answers {}, endings {}",
        seen(&coverage.beats),
        seen(&coverage.responses),
        seen(&coverage.endings)
    );
    for beat in &coverage.beats {
        let prefix = format!("{}/", beat.id);
        let answers = coverage.responses.iter().filter_map(|answer| {
            Some(format!("{} {}", answer.id.strip_prefix(&prefix)?, answer.times))
        });
        let answers: Vec<String> = answers.collect();
        let text = format!("{} {}: {}", beat.id, beat.times, answers.join(", "));
        let _ = writeln!(out, "{}", indented(&text, "    ", "      "));
    }
    let endings: Vec<String> =
        coverage.endings.iter().map(|ending| format!("{} {}", ending.id, ending.times)).collect();
    let _ = writeln!(
        out,
        "{}",
        indented(
            &format!("endings: {}, time up {}", endings.join(", "), coverage.time_up),
            "  ",
            "    "
        )
    );
    for unseen in coverage.never_seen() {
        let _ = writeln!(out, "  never seen: {unseen}");
    }
    out
}

fn failures(simulation: &Simulation) -> String {
    let lines: Vec<String> = simulation.failures.iter().map(failure).collect();
    match lines.as_slice() {
        [] if simulation.focus.is_empty() => "  not judged: it reports no score\n".to_owned(),
        [] if simulation.plays < JUDGED_FROM => {
            format!("  not judged: it takes {JUDGED_FROM} plays to tell\n")
        }
        [] => "  holds: no player who knows nothing does well, the author's best passes, a slip costs\n".to_owned(),
        lines => lines.iter().map(|line| format!("  FAILS: {line}\n")).collect(),
    }
}

fn failure(failure: &Failure) -> String {
    let of = |dimension: &Dimension| dimension.words();
    match failure {
        Failure::DumbPasses { strategy, percent } => {
            format!("“{strategy}” passes {percent:.1} % of its runs; at most 5 % may pass")
        }
        Failure::DumbLeads { strategy, dimension, points } => {
            format!(
                "“{strategy}” lies {points:.1} points above random on {}; less than 25 is asked",
                of(dimension)
            )
        }
        Failure::BestFails { plays, seed } => {
            format!("the author's best does not pass in {plays} plays, first with seed {seed}")
        }
        Failure::SlipIsFree { plays, seed } => {
            format!("a slip costs nothing in {plays} plays, first with seed {seed}")
        }
    }
}
