//! A scenario as a graph, for Graphviz or Mermaid.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::scenario::{Beat, Scenario, Target};

/// The language of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFormat {
    /// Graphviz.
    Dot,
    /// Mermaid, which many editors and sites draw.
    Mermaid,
}

/// Draws beats, endings and the answers between them. An arrow names the answers that take it;
/// a dashed one is guarded.
pub fn graph(scenario: &Scenario, format: GraphFormat) -> String {
    match format {
        GraphFormat::Dot => dot(scenario),
        GraphFormat::Mermaid => mermaid(scenario),
    }
}

/// One arrow: from a beat to a target, under a guard or not, and the answers that take it.
type Arrows<'a> = BTreeMap<(usize, Target, bool), Vec<&'a str>>;

fn arrows(scenario: &Scenario) -> Arrows<'_> {
    let mut arrows = Arrows::new();
    for (from, beat) in scenario.beats.iter().enumerate() {
        for response in &beat.responses {
            let is_guarded = !response.when.0.is_empty();
            for route in &response.routes {
                arrows.entry((from, route.to, true)).or_default().push(&response.id);
            }
            arrows.entry((from, response.then, is_guarded)).or_default().push(&response.id);
        }
    }
    arrows
}

fn dot(scenario: &Scenario) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut out = String::new();
    let _ = writeln!(out, "digraph {} {{", quoted(&scenario.id));
    let _ =
        writeln!(out, "  rankdir=TB; node [shape=box, style=rounded, fontname=\"sans-serif\"];");
    for beat in &scenario.beats {
        let label = format!("{}{}", beat.id, stakes(beat, "\\n"));
        let label = label.replace('"', "\\\"");
        let _ = writeln!(out, "  {} [label=\"{label}\"];", quoted(&beat.id));
    }
    for ending in &scenario.endings {
        let style = if ending.early { ", style=dashed" } else { "" };
        let _ = writeln!(out, "  {} [shape=oval{style}];", quoted(&ending.id));
    }
    for ((from, to, is_guarded), answers) in arrows(scenario) {
        let style = if is_guarded { ", style=dashed" } else { "" };
        let (from, to) = (quoted(&scenario.beats[from].id), quoted(target_id(scenario, to)));
        let _ = writeln!(out, "  {from} -> {to} [label={}{style}];", quoted(&answers.join(", ")));
    }
    out.push_str("}\n");
    out
}

fn mermaid(scenario: &Scenario) -> String {
    let quoted = |text: &str| {
        let text = text.replace('"', "#quot;").replace(['\n', '\r'], " ");
        format!("\"{}\"", text.replace('<', "#lt;").replace("#lt;br>", "<br>"))
    };
    // Mermaid reads some plain words (`end`) as its own, so nodes go by number.
    let node = |target: Target| match target {
        Target::Beat(ix) => format!("b{}", ix.0),
        Target::Ending(ix) => format!("e{}", ix.0),
    };
    let mut out = String::from("flowchart TD\n");
    for (number, beat) in scenario.beats.iter().enumerate() {
        let label = format!("{}{}", beat.id, stakes(beat, "<br>"));
        let _ = writeln!(out, "  b{number}[{}]", quoted(&label));
    }
    for (number, ending) in scenario.endings.iter().enumerate() {
        let label = if ending.early { format!("{} (early)", ending.id) } else { ending.id.clone() };
        let _ = writeln!(out, "  e{number}([{}])", quoted(&label));
    }
    for ((from, to, is_guarded), answers) in arrows(scenario) {
        let arrow = if is_guarded { "-.->" } else { "-->" };
        let _ = writeln!(out, "  b{from} {arrow}|{}| {}", quoted(&answers.join(", ")), node(to));
    }
    out
}

/// What is at stake at a beat, one line each.
fn stakes(beat: &Beat, line: &str) -> String {
    let moment = &beat.moment;
    let mut all = Vec::new();
    all.extend((!moment.feelings.is_empty()).then(|| moment.feelings.join(", ")));
    all.extend(moment.boundary.map(|kind| kind.key().to_owned()));
    all.extend(moment.question.map(|form| format!("wants {}", form.key())));
    all.extend(beat.rupture.map(|kind| format!("rupture: {kind}")));
    all.iter().map(|stake| format!("{line}{stake}")).collect()
}

fn target_id(scenario: &Scenario, target: Target) -> &str {
    match target {
        Target::Beat(ix) => &scenario.beat(ix).id,
        Target::Ending(ix) => &scenario.ending(ix).id,
    }
}
