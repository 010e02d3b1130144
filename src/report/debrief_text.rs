//! The debrief for a terminal, in the order of good supervision.

use std::fmt::Write;

use super::layout::{indented, wrapped};
use crate::coding::{Dimension, QuestionForm};
use crate::debrief::{
    BoundaryMoment, CorrectivePoint, Debrief, DimensionReport, Finding, TurnReport, UNCHECKED,
    lesson_advice, lesson_title,
};
use crate::scoring::{Lesson, ProcessCounts};
use crate::transcript::{SpokenLine, band};

/// Each dimension has its shape beside its name.
const fn shape(dimension: Dimension) -> char {
    match dimension {
        Dimension::Empathy => '●',
        Dimension::Boundaries => '■',
        Dimension::Questioning => '▲',
    }
}

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
    let _ = writeln!(out, "{}", wrapped(&format!("{} {}", debrief.end.words, debrief.end.means)));
    if !debrief.end.goals.is_empty() {
        let _ = writeln!(
            out,
            "{}",
            wrapped(&format!(
                "Goals agreed: {}.",
                debrief.end.goals.join("; ").trim_end_matches('.')
            ))
        );
    }
    if let Some(task) = &debrief.end.task {
        let _ = writeln!(
            out,
            "{}",
            wrapped(&format!("Until next time: {}.", task.trim_end_matches('.')))
        );
    }
    out
}

/// A violation or unasked risk leads the debrief; any other point comes with what is next.
fn lead(debrief: &Debrief) -> String {
    if !leads(debrief.corrective.lesson) {
        return String::new();
    }
    let mut out = heading("Before everything else") + &one_point(&debrief.corrective);
    // Both come before everything else; whichever is not the corrective point is told beside it.
    let also = match (debrief.corrective.lesson, debrief.risk_unasked) {
        (Lesson::Violation, Some(turn)) => Some((Lesson::RiskUnasked, vec![turn])),
        (Lesson::RiskUnasked, _) if !debrief.violations.is_empty() => {
            Some((Lesson::Violation, debrief.violations.clone()))
        }
        _ => None,
    };
    if let Some((lesson, at)) = also {
        let text = format!("{} ({}). {}", lesson_title(lesson), turns(&at), lesson_advice(lesson));
        let _ = writeln!(out, "{}", wrapped(&text));
    }
    out
}

const fn leads(lesson: Lesson) -> bool {
    matches!(lesson, Lesson::Violation | Lesson::RiskUnasked)
}

fn one_point(point: &CorrectivePoint) -> String {
    let mut out = String::new();
    let turns =
        if point.turns.is_empty() { String::new() } else { format!(" ({})", turns(&point.turns)) };
    let _ = writeln!(out, "{}", wrapped(&format!("{}{turns}.", point.title)));
    let _ = writeln!(out, "{}", wrapped(&point.advice));
    for (turn, words) in point.turns.iter().zip(&point.words).take(3) {
        let _ = writeln!(out, "{}", indented(&format!("turn {turn}: “{words}”"), "  ", "    "));
    }
    out
}

fn own_rating(debrief: &Debrief) -> String {
    let Some(own) = debrief.self_rating else { return String::new() };
    let mut out = heading("How it was for you");
    for (dimension, rating) in Dimension::ALL.iter().zip(own) {
        let _ = writeln!(
            out,
            "{} {dimension}: you said {rating} ({})",
            shape(*dimension),
            band(rating)
        );
    }
    out
}

fn transcript(debrief: &Debrief) -> String {
    if debrief.turns.is_empty() {
        return String::new();
    }
    let mut out = heading("What happened");
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
        let mark = if value.is_weak { "look again" } else { "good" };
        let _ = writeln!(
            out,
            "   {} {}: {mark} ({} on a range of {} to {})",
            shape(value.dimension),
            value.dimension,
            unit(value.value),
            unit(value.low),
            unit(value.high)
        );
    }
    let _ = writeln!(out, "{}", indented(&format!("coded: {}", codes(turn)), "     ", "       "));
    if let Some(wanted) = turn.moment.question {
        let text = format!("the moment wanted {}", wanted.words());
        let _ = writeln!(out, "{}", indented(&text, "     ", "       "));
    }
    for (label, text) in [("why", &turn.why), ("tempting", &turn.tempting)] {
        if !text.is_empty() {
            let _ = writeln!(out, "{}", indented(&format!("{label}: {text}"), "     ", "       "));
        }
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
    let says = if line.says.is_empty() { "…" } else { &line.says };
    let _ = writeln!(out, "{}", indented(&format!("{client}: {says}"), "   ", "     "));
    if !line.thinks.is_empty() {
        let text = format!("(thought, unspoken: {})", line.thinks);
        let _ = writeln!(out, "{}", indented(&text, "     ", "     "));
    }
    out
}

fn codes(turn: &TurnReport) -> String {
    let mut all: Vec<String> = turn
        .codes
        .iter()
        .map(|code| {
            let quotes: Vec<_> = code.quotes.iter().map(|quote| format!("“{quote}”")).collect();
            let quotes =
                if quotes.is_empty() { String::new() } else { format!(" {}", quotes.join(", ")) };
            format!("{}{quotes}", code.words)
        })
        .collect();
    let is_told = matches!(
        turn.question,
        QuestionForm::NoQuestion | QuestionForm::Open | QuestionForm::Closed
    );
    all.extend((!is_told).then(|| turn.question.words().to_owned()));
    all.extend(turn.empathy.map(|empathy| {
        let accuracy = if empathy.accurate { "" } else { ", not accurate" };
        format!("empathy level {} of 5 ({}{accuracy})", empathy.level, empathy.words())
    }));
    if all.is_empty() { "nothing the codebook names".to_owned() } else { all.join(" · ") }
}

fn alliance(debrief: &Debrief) -> String {
    let mut out = heading("Alliance, openness and distress over the turns");
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
        let repaired = match rupture.repaired {
            Some(turn) => format!("repaired in turn {turn}"),
            None => "not repaired".to_owned(),
        };
        let text =
            format!("A rupture ({}) began in turn {}; {repaired}.", rupture.kind, rupture.began);
        let _ = writeln!(out, "{}", wrapped(&text));
    }
    out
}

fn scores(debrief: &Debrief) -> String {
    let mut out = heading("What it means: three dimensions");
    for report in &debrief.dimensions {
        let _ = writeln!(out, "{}", indented(&score_line(report), "", "    "));
        let _ = writeln!(out, "{}", indented(&report.rule, "    ", "    "));
        if !report.weak_turns.is_empty() && report.is_reported {
            let text = format!("look again at {}", turns(&report.weak_turns));
            let _ = writeln!(out, "{}", indented(&text, "    ", "    "));
        }
    }
    let verdict = verdict(debrief);
    let _ = writeln!(out, "{}", wrapped(verdict));
    let _ = writeln!(
        out,
        "{}",
        wrapped(&format!(
            "The scenario is {}. A place to practice between classes, not a measure of clinical competence.",
            debrief.scenario.review
        ))
    );
    out
}

fn verdict(debrief: &Debrief) -> &'static str {
    let mut reported = debrief.dimensions.iter().filter(|report| report.is_reported).peekable();
    match (debrief.passes, reported.peek().is_some()) {
        (_, false) => "This scenario reports no score.",
        (true, true) => "This run meets the pass mark of the rubric.",
        (false, true) if reported.any(|report| report.score.is_none()) => {
            "There were too few moments to say whether this run meets the pass mark of the rubric."
        }
        (false, true) => "This run does not meet the pass mark of the rubric.",
    }
}

fn score_line(report: &DimensionReport) -> String {
    let name = format!("{} {}", shape(report.dimension), report.dimension);
    let score = match (report.is_reported, report.score) {
        (false, _) => "not reported".to_owned(),
        (true, None) => format!("too few to score (n {})", report.n),
        (true, Some(score)) => format!("{score} (n {})", report.n),
    };
    let own = match (report.own, report.gap) {
        (Some(own), Some(gap)) if gap > 0 => format!(" · you said {own}, {gap} above"),
        (Some(own), Some(gap)) if gap < 0 => format!(" · you said {own}, {} below", -gap),
        (Some(own), Some(_)) => format!(" · you said {own}, the same"),
        (Some(own), None) if report.is_reported => format!(" · you said {own}"),
        _ => String::new(),
    };
    format!("{name}: {score}{own}")
}

fn findings(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut out = heading("What showed, and the words it rests on");
    for finding in findings {
        let mark = if finding.is_fault { "look again" } else { "good" };
        let text = format!("{mark}: {} ({})", finding.words, turns(&finding.turns));
        let _ = writeln!(out, "{}", indented(&text, "", "  "));
        for (turn, quote) in finding.turns.iter().zip(&finding.quotes) {
            let _ =
                writeln!(out, "{}", indented(&format!("turn {turn}: “{quote}”"), "    ", "      "));
        }
    }
    out
}

fn boundaries(moments: &[BoundaryMoment]) -> String {
    if moments.is_empty() {
        return String::new();
    }
    let mut out = heading("Boundary moments");
    for moment in moments {
        let stance = moment.stance.map_or("no stance taken", |stance| stance.words());
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
    if moments.iter().flat_map(|moment| &moment.ethics).any(|section| section.ends_with(UNCHECKED))
    {
        let text =
            format!("{UNCHECKED}: nobody has held this section against the code's own text yet.");
        let _ = writeln!(out, "{}", wrapped(&text));
    }
    let _ = writeln!(
        out,
        "{}",
        wrapped("Law and policy differ from place to place: discuss these with your supervisor.")
    );
    out
}

fn process(counts: &ProcessCounts) -> String {
    let mut out = heading("Process counts (MITI-style; not a MITI score)");
    let talk = counts.talk_share().map_or("none".to_owned(), |share| format!("{share} %"));
    let lines = [
        format!(
            "reflections to questions: {} to {}; practiced listeners reflect more often than they ask",
            counts.reflections, counts.questions
        ),
        format!(
            "reflections that add something: {} of {}; shown, never scored, since experts agree on it poorly",
            counts.complex_reflections, counts.reflections
        ),
        format!("open questions: {} of {}", counts.open_questions, counts.questions),
        format!(
            "longest run of questions without a reflection: {}; from three on it feels like an interview",
            counts.longest_question_run
        ),
        format!(
            "feelings met with a reflection of feeling: {} of {}",
            counts.feelings_met, counts.feelings_shown
        ),
        format!("your share of the words: {talk}"),
    ];
    for line in lines {
        let _ = writeln!(out, "{}", indented(&line, "  ", "    "));
    }
    out
}

fn roles(debrief: &Debrief) -> String {
    let roles = &debrief.roles;
    let mut out = heading("Roles, unscored");
    let _ = writeln!(out, "You as");
    for report in &roles.counselor {
        let skills = report.skills.iter().map(|(skill, n)| format!("{skill} {n}"));
        let _ = writeln!(out, "{}", role_line(report.role.words(), skills.collect()));
    }
    let _ = writeln!(out, "{}, who", debrief.scenario.client);
    for report in &roles.client {
        let acts = report.acts.iter().map(|(act, n)| format!("{act} {n}"));
        let _ = writeln!(out, "{}", role_line(report.role.words(), acts.collect()));
    }
    let text = format!(
        "Together: the working alliance went from {} to {}.",
        roles.alliance_at_start, roles.alliance_at_end
    );
    let _ = writeln!(out, "{}", wrapped(&text));
    out
}

fn role_line(role: &str, what: Vec<String>) -> String {
    let what = if what.is_empty() { "nothing seen this time".to_owned() } else { what.join(", ") };
    indented(&format!("{role}: {what}"), "  ", "    ")
}

fn next(debrief: &Debrief) -> String {
    let mut out = heading("What next");
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
    let from = &debrief.provenance;
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    let mut out = heading("To replay this session");
    let _ = writeln!(out, "  scenario {} {}", from.scenario.id, short(&from.scenario.hash));
    let _ = writeln!(out, "  rubric {} {}", from.rubric.id, short(&from.rubric.hash));
    for table in &from.tables {
        let _ = writeln!(out, "  {} {}", table.id, short(&table.hash));
    }
    if let Some(carried) = &from.carried {
        let _ = writeln!(out, "  carried over {} {}", carried.id, short(&carried.hash));
    }
    let _ = writeln!(out, "  seed {} · {}", from.seed, from.mode);
    if from.is_coached {
        let text = format!(
            "Coached: {}, {}; such a run stays out of trends.",
            amount(from.hints, "hint", "hints"),
            amount(from.rewinds, "step back", "steps back")
        );
        let _ = writeln!(out, "{}", indented(&text, "  ", "  "));
    }
    out
}

fn amount(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn turns(numbers: &[usize]) -> String {
    let all: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match all.as_slice() {
        [one] => format!("turn {one}"),
        many => format!("turns {}", many.join(", ")),
    }
}

/// Thousandths with two decimals, as `0.60`.
fn unit(thousandths: i32) -> String {
    let hundredths = (thousandths + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
