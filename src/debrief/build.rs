//! Puts a debrief together.

use super::advice::{lesson_advice, lesson_title};
use super::{
    ConcernReport, CorrectivePoint, Debrief, DimensionReport, EndCard, Next, Provenance,
    RuptureReport, ScenarioCard, findings, roles, turns, wording,
};
use crate::ethics::EthicsTable;
use crate::scenario::Scenario;
use crate::scoring::{
    Concern, ConcernKind, DimensionScore, Lesson, Rubric, Scores, corrective_point, process_counts,
    score,
};
use crate::stamp::Stamp;
use crate::transcript::{End, Rupture, SelfRating, Transcript};

/// What a debrief is made from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// What happened.
    pub transcript: &'a Transcript,
    /// The scenario it happened in.
    pub scenario: &'a Scenario,
    /// What it is scored by.
    pub rubric: &'a Rubric,
    /// Where references are looked up.
    pub ethics: &'a EthicsTable,
    /// The tables it was played against.
    pub tables: &'a [Stamp],
    /// What was carried over.
    pub carried: Option<&'a Stamp>,
    /// What the trainee gave themselves.
    pub self_rating: Option<SelfRating>,
}

/// The debrief of a session, or of what there is of it.
pub fn debrief(inputs: Inputs<'_>) -> Debrief {
    let Inputs { transcript, scenario, rubric, .. } = inputs;
    let scores = score(transcript, rubric);
    let turns = turns::reports(&inputs, &scores);
    let boundary_moments = findings::boundary_moments(&inputs);
    let corrective = corrective(transcript, &scores, rubric);
    let moods = std::iter::once(transcript.opening);
    Debrief {
        format: 1,
        scenario: ScenarioCard {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            client: scenario.client.name.clone(),
            review: scenario.review.words().to_owned(),
        },
        provenance: provenance(&inputs),
        end: end_card(transcript, scenario),
        self_rating: inputs.self_rating,
        dimensions: scores.dimensions.each_ref().map(|one| dimension(one, &inputs, &scores)),
        passes: scores.passes,
        violations: scores.violations.iter().map(|turn| turn + 1).collect(),
        risk_unasked: scores.risk_unasked.map(|turn| turn + 1),
        rests_on_coder: transcript.turns.iter().any(|turn| turn.typed().is_some()),
        concerns: scores.concerns.iter().map(concern).collect(),
        findings: findings::findings(transcript, &scores),
        ruptures: ruptures(transcript),
        process: process_counts(transcript),
        roles: roles::roles(transcript),
        moods: moods.chain(transcript.turns.iter().map(|turn| turn.after)).collect(),
        next: next(&scores, &turns, &boundary_moments, &corrective),
        corrective,
        boundary_moments,
        turns,
    }
}

fn provenance(inputs: &Inputs<'_>) -> Provenance {
    let transcript = inputs.transcript;
    Provenance {
        scenario: transcript.scenario.clone(),
        rubric: inputs.rubric.stamp.clone(),
        tables: inputs.tables.to_vec(),
        carried: inputs.carried.cloned(),
        seed: transcript.seed,
        mode: transcript.mode,
        answers: transcript.answers,
        hints: transcript.hints,
        rewinds: transcript.rewinds,
        is_coached: transcript.is_coached(),
    }
}

fn end_card(transcript: &Transcript, scenario: &Scenario) -> EndCard {
    let plain = |id: &str, words: &str| EndCard {
        id: id.to_owned(),
        words: words.to_owned(),
        is_early: true,
        closing: None,
        means: String::new(),
        goals: Vec::new(),
        task: None,
    };
    match &transcript.end {
        End::TimeUp => plain("time_up", "The hour was over before the session came to an ending."),
        End::BrokenOff => plain("broken_off", "You left before the session came to an ending."),
        End::Ending { id, early } => {
            let ending = scenario.endings.iter().find(|ending| ending.id == *id);
            let words =
                if *early { "The session ended early." } else { "The session came to its end." };
            let mut card = plain(id, words);
            card.is_early = *early;
            card.closing = transcript.closing.clone();
            if let Some(ending) = ending {
                card.means = ending.means.clone();
                card.goals = ending.goals.clone();
                let task = ending.task.as_deref();
                card.task = task.map(|id| scenario.task_words(id).unwrap_or(id).to_owned());
            }
            card
        }
    }
}

fn corrective(transcript: &Transcript, scores: &Scores, rubric: &Rubric) -> CorrectivePoint {
    let (lesson, turns) = corrective_point(transcript, scores, rubric);
    if transcript.turns.is_empty() {
        return CorrectivePoint {
            lesson,
            title: "You left before the first answer".to_owned(),
            advice: "There is nothing to learn from yet. Come back when you like.".to_owned(),
            turns: Vec::new(),
            words: Vec::new(),
        };
    }
    let words = turns.iter().filter_map(|&turn| transcript.turns.get(turn));
    CorrectivePoint {
        lesson,
        title: lesson_title(lesson),
        advice: lesson_advice(lesson).to_owned(),
        words: words.map(|turn| turn.reply.says().to_owned()).collect(),
        turns: turns.iter().map(|turn| turn + 1).collect(),
    }
}

fn dimension(score: &DimensionScore, inputs: &Inputs<'_>, scores: &Scores) -> DimensionReport {
    let own = inputs.self_rating.map(|own| own[score.dimension.index()]);
    let gap = own.zip(score.score).map(|(own, score)| i16::from(own) - i16::from(score));
    let weak = score.moments.iter().filter(|moment| moment.is_weak);
    DimensionReport {
        dimension: score.dimension,
        is_reported: score.is_reported,
        score: score.score,
        uncapped: score.uncapped,
        won: score.won,
        chances: score.chances,
        n: score.n,
        unsure: score.unsure,
        is_estimate: score.is_estimate,
        min_n: inputs.rubric.min_n,
        rule: rule(score, inputs.rubric, scores),
        own,
        gap,
        weak_turns: weak.map(|moment| moment.turn + 1).collect(),
    }
}

/// How a number came about, so that a reader can check it.
fn rule(score: &DimensionScore, rubric: &Rubric, scores: &Scores) -> String {
    if !score.is_reported {
        return "this scenario does not report it".to_owned();
    }
    let Some(uncapped) = score.uncapped else {
        let due = score.n + score.unsure;
        if score.n >= rubric.min_n && score.unsure > 0 {
            let part = percent(rubric.typed.unsure_at_most);
            return format!(
                "the coder was unsure in {} of {due} moments, more than {part} in 100",
                score.unsure
            );
        }
        let moments = if score.n == 1 { "moment was" } else { "moments were" };
        return format!("{} {moments} scored; it takes {} to tell", score.n, rubric.min_n);
    };
    let estimate = match (score.is_estimate, score.unsure) {
        (false, _) => String::new(),
        (true, 0) => ", an estimate from how your words were heard".to_owned(),
        (true, unsure) => format!(
            ", an estimate from how your words were heard; {} left out, where the coder was unsure",
            wording::amount(u32::try_from(unsure).unwrap_or(u32::MAX), "moment", "moments")
        ),
    };
    let (won, chances) = (in_units(score.won), in_units(score.chances));
    let sum = format!(
        "100 × {won} used ÷ {chances} offered over {} moments = {uncapped}{estimate}",
        score.n
    );
    if score.score == score.uncapped {
        return sum;
    }
    let cause = match (scores.violations.is_empty(), scores.risk_unasked.is_some()) {
        (false, true) => "a violation and risk left unasked",
        (false, false) => "a violation",
        (true, _) => "risk left unasked",
    };
    format!("{sum}, held at {} by {cause}", rubric.violation_cap)
}

fn concern(concern: &Concern) -> ConcernReport {
    let lesson = match concern.kind {
        ConcernKind::Violation => Lesson::MayHaveViolated,
        ConcernKind::Promise => Lesson::MayHavePromised,
    };
    ConcernReport {
        turn: concern.turn + 1,
        lesson,
        words: lesson_title(lesson),
        is_sure: concern.is_sure,
    }
}

/// Thousandths as parts of a hundred.
const fn percent(thousandths: i32) -> i32 {
    thousandths / 10
}

/// Millionths as a number with two decimals.
fn in_units(millionths: i64) -> String {
    let hundredths = (millionths + 5_000) / 10_000;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn ruptures(transcript: &Transcript) -> Vec<RuptureReport> {
    let report = |rupture: &Rupture| RuptureReport {
        kind: rupture.kind,
        began: rupture.began + 1,
        repaired: rupture.repaired.map(|turn| turn + 1),
    };
    transcript.ruptures.iter().map(report).collect()
}

fn next(
    scores: &Scores,
    turns: &[turns::TurnReport],
    boundary_moments: &[findings::BoundaryMoment],
    corrective: &CorrectivePoint,
) -> Next {
    let retry = corrective.turns.first().and_then(|&number| turns.get(number - 1));
    let weak = boundary_moments.iter().filter(|moment| moment.is_weak);
    let mut read: Vec<String> = weak.flat_map(|moment| moment.ethics.clone()).collect();
    read.sort();
    read.dedup();
    let mut steps = Vec::new();
    if turns.is_empty() {
        return Next::default();
    }
    if let Some(turn) = retry {
        steps.push(format!(
            "Go back to turn {} and answer once more in your own words, aloud or on paper.",
            turn.number
        ));
    }
    if !read.is_empty() {
        steps.push(
            "Read the sections named below, and talk them over with your supervisor.".to_owned(),
        );
    }
    if wording::leads(corrective.lesson) || !scores.violations.is_empty() {
        steps.push("Take this session to supervision before the next one.".to_owned());
    }
    let last = match corrective.lesson {
        Lesson::Nothing => "Play it again without coaching, or take the next scenario.",
        _ if scores.passes => "Take the next scenario with this one point in mind.",
        _ => "Play it again with this one point in mind.",
    };
    steps.push(last.to_owned());
    Next {
        retry_turn: retry.map(|turn| turn.number),
        retry_beat: retry.map(|turn| turn.beat.clone()),
        read,
        steps,
    }
}
