//! The debrief for a terminal, in the order of good supervision.

use std::fmt::Write;

use super::layout::{indented, wrapped};
use crate::coding::Dimension;
use crate::debrief::wording::{self, heads};
use crate::debrief::{
    BoundaryMoment, CorrectivePoint, Debrief, DimensionReport, Finding, TurnReport,
};
use crate::scoring::ProcessCounts;
use crate::transcript::SpokenLine;

/// The whole debrief as text.
pub fn debrief_text(debrief: &Debrief) -> String {
    let parts = [
        head(debrief),
        own_rating(debrief),
        lead(debrief),
        transcript(debrief),
        alliance(debrief),
        scores(debrief),
        findings(&debrief.findings),
        concerns(debrief),
        boundaries(&debrief.boundary_moments),
        process(&debrief.process),
        roles(debrief),
        next(debrief),
        provenance(debrief),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn heading(title: &str) -> String {
    format!("{title}\n{}\n", "─".repeat(title.chars().count()))
}

fn head(debrief: &Debrief) -> String {
    let title = wrapped(&format!("Debrief · {}", debrief.scenario.title));
    let mut out = format!("{title}\n{}\n", "═".repeat(title.chars().count()));
    for sentence in wording::end(&debrief.end) {
        let _ = writeln!(out, "{}", wrapped(&sentence));
    }
    out
}

/// A violation or unasked risk leads the debrief; any other point comes with what is next.
fn lead(debrief: &Debrief) -> String {
    if !wording::leads(debrief.corrective.lesson) {
        return String::new();
    }
    let mut out = heading(heads::LEAD) + &one_point(&debrief.corrective);
    if let Some(also) = wording::also_leads(debrief) {
        let _ = writeln!(out, "{}", wrapped(&also));
    }
    out
}

fn one_point(point: &CorrectivePoint) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", wrapped(&wording::point(point)));
    let _ = writeln!(out, "{}", wrapped(&point.advice));
    for (turn, words) in point.turns.iter().zip(&point.words).take(3) {
        let _ = writeln!(out, "{}", indented(&format!("turn {turn}: “{words}”"), "  ", "    "));
    }
    out
}

fn own_rating(debrief: &Debrief) -> String {
    let Some(own) = debrief.self_rating else { return String::new() };
    let mut out = heading(heads::OWN_RATING);
    for (&dimension, rating) in Dimension::ALL.iter().zip(own) {
        let shape = wording::shape(dimension);
        let _ = writeln!(out, "{shape} {dimension}: {}", wording::own_rating(rating));
    }
    out
}

fn transcript(debrief: &Debrief) -> String {
    if debrief.turns.is_empty() {
        return String::new();
    }
    let mut out = heading(heads::TRANSCRIPT);
    for turn in &debrief.turns {
        out.push_str(&turn_text(debrief, turn));
        out.push('\n');
    }
    if let Some(closing) = &debrief.end.closing {
        out.push_str(&line_text(&debrief.scenario.client, closing));
    }
    out
}

fn turn_text(debrief: &Debrief, turn: &TurnReport) -> String {
    let mut out = String::new();
    let strain = if turn.in_rupture { ", inside a rupture" } else { "" };
    let _ = writeln!(out, "{}. {}{strain}", turn.number, turn.beat);
    for line in &turn.lines {
        out.push_str(&line_text(&debrief.scenario.client, line));
    }
    let _ = writeln!(out, "{}", indented(&format!("You: {}", turn.says), "   ", "     "));
    for value in &turn.values {
        let shape = wording::shape(value.dimension);
        let _ = writeln!(out, "   {shape} {}: {}", value.dimension, wording::value(value));
    }
    let coded = format!("coded: {}", wording::codes(turn));
    let _ = writeln!(out, "{}", indented(&coded, "     ", "       "));
    if let Some(wanted) = wording::wanted(&turn.moment) {
        let _ = writeln!(out, "{}", indented(&wanted, "     ", "       "));
    }
    for (label, text) in [("why", &turn.why), ("tempting", &turn.tempting)] {
        if !text.is_empty() {
            let _ = writeln!(out, "{}", indented(&format!("{label}: {text}"), "     ", "       "));
        }
    }
    for told in wording::typed(turn, &debrief.scenario.client) {
        let _ = writeln!(out, "{}", indented(&format!("heard: {told}"), "     ", "       "));
    }
    if let Some(stronger) = &turn.stronger {
        let text = format!("stronger: “{}” {}", stronger.says, stronger.why);
        let _ = writeln!(out, "{}", indented(&text, "     ", "       "));
    }
    out
}

fn line_text(client: &str, line: &SpokenLine) -> String {
    let mut out = String::new();
    if !line.manner.is_empty() {
        let _ = writeln!(out, "{}", indented(&format!("[{}]", line.manner), "   ", "    "));
    }
    let says = format!("{client}: {}", wording::says(line));
    let _ = writeln!(out, "{}", indented(&says, "   ", "     "));
    if !line.thinks.is_empty() {
        let text = format!("(thought, unspoken: {})", line.thinks);
        let _ = writeln!(out, "{}", indented(&text, "     ", "     "));
    }
    out
}

fn alliance(debrief: &Debrief) -> String {
    let mut out = heading(heads::MOODS);
    let _ = writeln!(out, "   turn   alliance   openness   distress");
    for (number, mood) in debrief.moods.iter().enumerate() {
        let turn = if number == 0 { "start".to_owned() } else { number.to_string() };
        let _ = writeln!(
            out,
            "  {turn:>5}       {}       {}       {}",
            mood.alliance(),
            mood.openness,
            mood.distress
        );
    }
    for rupture in &debrief.ruptures {
        let _ = writeln!(out, "{}", wrapped(&wording::rupture(rupture)));
    }
    out
}

fn scores(debrief: &Debrief) -> String {
    let mut out = heading(heads::DIMENSIONS);
    for report in &debrief.dimensions {
        let _ = writeln!(out, "{}", indented(&score_line(report), "", "    "));
        let _ = writeln!(out, "{}", indented(&report.rule, "    ", "    "));
        if let Some(text) = wording::weak_moments(report) {
            let _ = writeln!(out, "{}", indented(&text, "    ", "    "));
        }
    }
    let _ = writeln!(out, "{}", wrapped(wording::verdict(debrief)));
    if debrief.rests_on_coder {
        let _ = writeln!(out, "{}", wrapped(wording::HEARD));
    }
    let _ = writeln!(out, "{}", wrapped(&wording::review(&debrief.scenario)));
    out
}

fn score_line(report: &DimensionReport) -> String {
    let name = format!("{} {}", wording::shape(report.dimension), report.dimension);
    let own = wording::own_and_gap(report).map_or(String::new(), |own| format!(" · {own}"));
    format!("{name}: {}{own}", wording::score(report))
}

fn findings(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut out = heading(heads::FINDINGS);
    for finding in findings {
        let mark = wording::mark(finding.is_fault);
        let text = format!("{mark}: {} ({})", finding.words, wording::turns(&finding.turns));
        let _ = writeln!(out, "{}", indented(&text, "", "  "));
        for (turn, quote) in finding.turns.iter().zip(&finding.quotes) {
            let _ =
                writeln!(out, "{}", indented(&format!("turn {turn}: “{quote}”"), "    ", "      "));
        }
    }
    out
}

fn concerns(debrief: &Debrief) -> String {
    let all = wording::concerns(debrief);
    if all.is_empty() {
        return String::new();
    }
    let mut out = heading(heads::CONCERNS);
    for told in all {
        let _ = writeln!(out, "{}", indented(&told, "", "  "));
    }
    out
}

fn boundaries(moments: &[BoundaryMoment]) -> String {
    if moments.is_empty() {
        return String::new();
    }
    let mut out = heading(heads::BOUNDARIES);
    for moment in moments {
        let stance = wording::stance(moment.stance);
        let text = format!("turn {}, {} ({}): {stance}", moment.turn, moment.kind, moment.domain);
        let _ = writeln!(out, "{}", indented(&text, "", "  "));
        for (label, steps) in [("made", &moment.made), ("left out", &moment.missed)] {
            if !steps.is_empty() {
                let steps: Vec<_> = steps.iter().map(|step| step.words()).collect();
                let _ = writeln!(
                    out,
                    "{}",
                    indented(&format!("{label}: {}", steps.join("; ")), "    ", "      ")
                );
            }
        }
        for section in &moment.ethics {
            let _ = writeln!(out, "{}", indented(section, "    ", "      "));
        }
    }
    if moments.iter().flat_map(|moment| &moment.ethics).any(|one| wording::is_unchecked(one)) {
        let _ = writeln!(out, "{}", wrapped(&wording::unchecked_note()));
    }
    let _ = writeln!(out, "{}", wrapped(wording::ASK_YOUR_SUPERVISOR));
    out
}

fn process(counts: &ProcessCounts) -> String {
    let mut out = heading(heads::PROCESS);
    for line in wording::process(counts) {
        let _ = writeln!(out, "{}", indented(&line.to_string(), "  ", "    "));
    }
    out
}

fn roles(debrief: &Debrief) -> String {
    let roles = &debrief.roles;
    let mut out = heading(heads::ROLES);
    let line = |role: &str, what: String| indented(&format!("{role}: {what}"), "  ", "    ");
    let _ = writeln!(out, "You as");
    for report in &roles.counselor {
        let _ = writeln!(out, "{}", line(report.role.words(), wording::counselor_role(report)));
    }
    let _ = writeln!(out, "{}, who", debrief.scenario.client);
    for report in &roles.client {
        let _ = writeln!(out, "{}", line(report.role.words(), wording::client_role(report)));
    }
    let _ = writeln!(out, "{}", wrapped(&wording::together(roles)));
    out
}

fn next(debrief: &Debrief) -> String {
    let mut out = heading(heads::NEXT);
    out.push_str("The one point to take with you: ");
    out.push_str(&one_point(&debrief.corrective));
    for (number, step) in debrief.next.steps.iter().enumerate() {
        let _ = writeln!(out, "{}", indented(step, &format!("{}. ", number + 1), "   "));
    }
    for section in &debrief.next.read {
        let _ = writeln!(out, "{}", indented(&format!("read: {section}"), "   ", "     "));
    }
    out
}

fn provenance(debrief: &Debrief) -> String {
    let mut out = heading(heads::PROVENANCE);
    for line in wording::provenance(&debrief.provenance) {
        let _ = writeln!(out, "  {line}");
    }
    if let Some(coached) = wording::coached(&debrief.provenance) {
        let _ = writeln!(out, "{}", indented(&coached, "  ", "  "));
    }
    out
}
