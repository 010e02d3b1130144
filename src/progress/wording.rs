//! The words progress is told in, whatever shows it: a terminal, a page, a panel.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::groups::{Attempt, Group};
use super::listing::{Counts, Mark, SessionLine};
use super::{
    Change, GapPoint, Mean, Next, OwnHalf, OwnView, Point, Practice, RecurringFault, SMALL_N,
    SkillUse, Skills, Tenths, Trend,
};
use crate::coding::{Dimension, Skill};
use crate::debrief::{lesson_title, wording};
use crate::moment::BoundaryKind;
use crate::scenario::raw::Difficulty;
use crate::scoring::Lesson;
use crate::transcript::AnswerMode;

/// The heads of the parts, in the order they are read.
pub mod heads {
    /// What to do.
    pub const NEXT: &str = "Practice next";
    /// Scores over sessions.
    pub const TRENDS: &str = "Scores over your sessions";
    /// Own ratings.
    pub const OWN: &str = "Your own rating against the score";
    /// Skills.
    pub const SKILLS: &str = "Skills";
    /// Faults.
    pub const FAULTS: &str = "Faults that recur";
    /// Sessions with help.
    pub const COACHED: &str = "Coached sessions";
    /// Sessions left early.
    pub const BROKEN_OFF: &str = "Broken off";
    /// Every session.
    pub const SESSIONS: &str = "Your sessions";
}

/// Before there is anything.
pub const NONE_YET: &str =
    "There are no sessions yet. What you do is kept on this machine and looked back on here.";
/// What trends rest on.
pub const TREND_RULE: &str = "These are sessions that came to an end, without a hint and without a step back. First attempts and repeats, chosen answers and own words are never put into one line.";
/// What trends must not be taken for.
pub const TREND_LIMITS: &str = "Scenarios differ in how hard they are, so a line that rises or falls may have met easier or harder ones. A score says how well the chances of one session were used, not how good a counselor you are.";
/// What repeats must not be taken for.
pub const REPEAT_LIMITS: &str = "Who plays a scenario again knows what comes, so repeats say less about what you would do with someone new.";
/// What own words must not be taken for.
pub const TYPED_LIMITS: &str =
    "Own words are heard by a program that can be wrong: these scores are estimates.";
/// What the gap rests on.
pub const OWN_RULE: &str = "Counted where you rated yourself and enough moments were scored. The bias is the mean of rating less score: above 0 you gave yourself more than was scored. The distance is how far apart the two were, whichever was higher. Ratings go by tens, so a bias within 5 is as near as they can be.";
/// What use of skills rests on.
pub const SKILL_LIMITS: &str = "Not every skill has its place in every session; one that was never used is something to look out for, not a gap. Of own words, only what the program was sure of is counted.";
/// What a fault that recurs is.
pub const FAULT_RULE: &str = "A fault stands here once it was made in two sessions without help.";
/// Where none is there.
pub const NO_FAULTS: &str = "No fault was made in two sessions.";
/// What coached means.
pub const COACHED_RULE: &str =
    "A session with a hint or a step back is coached. It stays out of all figures above.";
/// What breaking off means.
pub const BROKEN_OFF_RULE: &str = "A session that you left counts as an attempt and stays out of scores. The skills and faults in it are counted: what was said was said.";
/// Where nothing is left to suggest.
pub const NOTHING_NEW: &str = "You have tried every session in the library and used every skill that has drills. A repeat with own words in place of chosen answers is practice of another sort.";
/// Before a drill in place of a scenario.
pub const NO_SCENARIO_LEFT: &str = "You have tried every session in the library.";
/// What the choice is.
pub const NEXT_RULE: &str = "Chosen by rules that order practice and measure nothing; anything else in the library is as good a choice if you want it.";

/// The day something began, here: `2027-03-04`.
pub fn day(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string()
}

/// A number with its noun.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn sessions(n: usize) -> String {
    count(n, "session", "sessions")
}

/// “n 4, small n: read the single sessions, not the mean”, or “n 12”.
pub fn n(n: usize) -> String {
    if n < SMALL_N {
        format!("n {n}, a small n: read the single sessions rather than any mean")
    } else {
        format!("n {n}")
    }
}

fn n_small(n: usize) -> String {
    if n < SMALL_N { format!("n {n}, a small n") } else { format!("n {n}") }
}

/// How many sessions there are, in a sentence or two.
pub fn counts(counts: &Counts) -> Vec<String> {
    let Counts { all, open, broken_off, coached, first, repeats } = *counts;
    let mut told = vec![format!(
        "{}: {} and {} ended without help and count below.",
        sessions(all),
        count(first, "first attempt", "first attempts"),
        count(repeats, "repeat", "repeats")
    )];
    let apart = [
        (coached, "with a hint or a step back"),
        (broken_off, "broken off"),
        (open, "not ended yet"),
    ];
    let apart: Vec<String> =
        apart.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
    if !apart.is_empty() {
        told.push(format!("Apart from these: {}.", apart.join(", ")));
    }
    told
}

/// “First attempts, choosing”.
pub fn group(attempt: Attempt, answers: AnswerMode) -> String {
    let attempt = match attempt {
        Attempt::First => "First attempts",
        Attempt::Repeat => "Repeats",
    };
    format!("{attempt}, {answers}")
}

/// What to bear in mind with a group.
pub fn group_limits(attempt: Attempt, answers: AnswerMode) -> Vec<&'static str> {
    let typed = (answers == AnswerMode::Compose).then_some(TYPED_LIMITS);
    let repeat = (attempt == Attempt::Repeat).then_some(REPEAT_LIMITS);
    typed.into_iter().chain(repeat).collect()
}

/// A line in words: its n, where it began and is now, earlier against later, and what limits it.
pub fn trend(trend: &Trend) -> Vec<String> {
    let mut told = Vec::new();
    match (trend.points.first(), trend.points.last()) {
        (Some(first), Some(last)) if trend.n > 1 => {
            let least = trend.points.iter().map(|point| point.score).min().unwrap_or(0);
            let most = trend.points.iter().map(|point| point.score).max().unwrap_or(0);
            let shown = match trend.n == trend.points.len() {
                true => "The first".to_owned(),
                false => format!("Of the newest {} the first", trend.points.len()),
            };
            told.push(format!(
                "{shown} was {}, the newest is {}; the lowest {least}, the highest {most} ({}).",
                first.score,
                last.score,
                n(trend.n)
            ));
        }
        (Some(only), _) => told.push(format!("One session: {} ({}).", only.score, n(trend.n))),
        _ => {}
    }
    match trend.change {
        Some(change) => told.push(self::change(change)),
        None if trend.n > 1 => {
            told.push("There are too few to set earlier against later.".to_owned());
        }
        None => {}
    }
    if trend.too_few > 0 {
        let moments = "too few moments to score";
        told.push(format!("{} more had {moments}.", sessions(trend.too_few)));
    }
    if trend.rubrics > 1 {
        told.push(format!(
            "These scores were given by {} different rubrics, so they do not strictly compare.",
            trend.rubrics
        ));
    }
    told
}

fn change(change: Change) -> String {
    let Change { earlier: Mean { mean: earlier, n }, later: Mean { mean: later, .. } } = change;
    format!("The mean of the earlier {n} is {earlier}, of the later {n} it is {later}.")
}

/// “2027-03-04, Maya: the first ten minutes: 62 (18 moments, transfer)”.
pub fn point(point: &Point, zone: &TimeZone) -> String {
    format!(
        "{}, {}: {} ({}, {})",
        day(point.began, zone),
        point.title,
        point.score,
        count(point.n, "moment", "moments"),
        point.mode.key()
    )
}

/// The plot of a group in a sentence for each dimension, for who does not see it.
pub fn plot(trends: &[&Trend]) -> String {
    let told = trends.iter().map(|one| {
        let scores: Vec<String> = one.points.iter().map(|point| point.score.to_string()).collect();
        let scores = if scores.is_empty() { "no score yet".to_owned() } else { scores.join(", ") };
        format!("{} in order: {scores}", one.group.dimension)
    });
    let told: Vec<String> = told.collect();
    format!("Scores from 0 to 100 over sessions. {}.", told.join("; "))
}

/// Own rating against score, in sentences.
pub fn own(view: &OwnView) -> Vec<String> {
    let OwnView { bias, gap, n, over_time, .. } = view;
    let mut told = vec![
        format!("Bias {}, distance {gap} ({}).", signed(*bias), self::n(*n)),
        leaning(*bias, *n),
    ];
    if let Some([earlier, later]) = over_time {
        told.push(over(*earlier, *later));
    }
    told
}

fn leaning(bias: Tenths, n: usize) -> String {
    let so_far = if n < SMALL_N { "So far, and over few sessions, you" } else { "You" };
    match bias.0 {
        51.. => format!("{so_far} gave yourself more than was scored."),
        ..=-51 => format!("{so_far} gave yourself less than was scored."),
        _ => format!("{so_far} leaned neither way."),
    }
}

fn over(earlier: OwnHalf, later: OwnHalf) -> String {
    format!(
        "Over time: bias {} and distance {} in the earlier {}, bias {} and distance {} in the later {}.",
        signed(earlier.bias),
        earlier.gap,
        earlier.n,
        signed(later.bias),
        later.gap,
        later.n
    )
}

/// With its sign, as a difference is read.
pub fn signed(tenths: Tenths) -> String {
    if tenths.0 > 0 { format!("+{tenths}") } else { tenths.to_string() }
}

/// “2027-03-04, Maya: …: you 70, scored 62, +8”.
pub fn gap_point(point: &GapPoint, zone: &TimeZone) -> String {
    let gap = i64::from(point.own) - i64::from(point.score);
    format!(
        "{}, {}: you {}, scored {}, {}",
        day(point.began, zone),
        point.title,
        point.own,
        point.score,
        signed_whole(gap)
    )
}

/// A whole difference with its sign.
pub fn signed_whole(gap: i64) -> String {
    match gap {
        1.. => format!("+{gap}"),
        0 => "0".to_owned(),
        _ => format!("−{}", gap.abs()),
    }
}

/// “reflection of feeling: 12 turns of 4 sessions”.
pub fn skill_use(one: &SkillUse) -> String {
    let SkillUse { skill, turns, sessions } = one;
    format!("{skill}: {} of {}", count(*turns, "turn", "turns"), self::sessions(*sessions))
}

/// What skills were counted over.
pub fn skills_rule(skills: &Skills) -> String {
    format!("Counted over {} that ended without help.", sessions(skills.sessions))
}

/// Skills never used, in a sentence; `None` where each was used or nothing is counted.
pub fn never(skills: &Skills) -> Option<String> {
    let words: Vec<&str> = skills.never.iter().map(|skill| skill.words()).collect();
    (!words.is_empty() && skills.sessions > 0).then(|| format!("Never used: {}.", words.join(", ")))
}

/// Advice that was not asked for.
pub fn unasked_advice(skills: &Skills) -> Option<String> {
    let one = skills.unasked_advice.as_ref()?;
    Some(format!(
        "{}. That is counted here, and nothing to practice.",
        wording::sentence(&skill_use(one))
    ))
}

/// “double question: 5 turns of 3 sessions”.
pub fn fault(one: &RecurringFault) -> String {
    let turns = count(one.turns, "turn", "turns");
    format!("{}: {turns} of {}", one.fault, sessions(one.sessions))
}

/// Where a fault was made: “2027-03-04, Maya: …, turns 3, 5”.
pub fn fault_moments(one: &RecurringFault, zone: &TimeZone) -> Vec<String> {
    let mut told: Vec<String> = one
        .moments
        .iter()
        .map(|at| format!("{}, {}, {}", day(at.began, zone), at.title, wording::turns(&at.turns)))
        .collect();
    if one.more() > 0 && !told.is_empty() {
        told.push(format!("and in {}", count(one.more(), "earlier session", "earlier sessions")));
    }
    told
}

/// “empathy 62 (n 18)” or “empathy too few to score (n 2)”.
pub fn mark(mark: &Mark) -> String {
    let Mark { dimension, score, n } = mark;
    let score = score.map_or_else(|| "too few to score".to_owned(), |score| score.to_string());
    format!("{dimension} {score} (n {n})")
}

/// A session's attempt, mode and standing: “first attempt, practice, choosing, with help; passed”.
///
/// Here the mode stands by its name alone: what tells is whether help was used, and not whether it could be had.
pub fn run(line: &SessionLine) -> String {
    let help = if line.is_coached { ", with help" } else { "" };
    let SessionLine { attempt, mode, answers, standing, .. } = line;
    format!("{attempt}, {}, {answers}{help}; {standing}", mode.key())
}

/// What a session scored; empty while it is open.
pub fn marks(line: &SessionLine) -> String {
    line.marks.iter().map(mark).collect::<Vec<_>>().join(", ")
}

/// What to do next in a few words.
pub fn practice(next: &Next) -> String {
    match &next.practice {
        Practice::Scenario { title, minutes, .. } => format!("“{title}”, {minutes} minutes"),
        Practice::Vignette { title, boundary, .. } => {
            format!("One moment: “{title}” ({boundary})")
        }
        Practice::Drill { skill, drills } => {
            format!("Drills of one skill: {skill} ({})", count(*drills, "drill", "drills"))
        }
        Practice::Nothing => "Nothing new".to_owned(),
    }
}

/// What to know before a scenario.
pub fn content_notes(next: &Next) -> Option<String> {
    match &next.practice {
        Practice::Scenario { content_notes, .. } | Practice::Vignette { content_notes, .. }
            if !content_notes.is_empty() =>
        {
            Some(format!("Content notes: {}.", content_notes.join(", ")))
        }
        _ => None,
    }
}

// Why something is next

/// Said of a vignette.
pub(super) const ONE_MOMENT: &str = "A vignette is one moment of a minute or two, to try again what was hard; after it comes a whole session.";

pub(super) fn same_lesson(n: usize, of: usize, lessons: &BTreeSet<Lesson>, skill: Skill) -> String {
    let titles: Vec<String> =
        lessons.iter().map(|lesson| format!("“{}”", lesson_title(*lesson))).collect();
    format!(
        "The one point to take from {n} of your newest {of} sessions was {}. What helps there is {skill}, and you have not drilled it since.",
        titles.join(" or ")
    )
}

pub(super) fn never_used(skill: Skill, over: usize) -> String {
    format!("You have not used {skill} in {}.", sessions(over))
}

pub(super) fn first_session(level: Difficulty) -> String {
    format!("You have not begun any session yet: this one is at the level “{}”.", level.words())
}

pub(super) fn right_level(level: Difficulty, passed: usize) -> String {
    let level = level.words();
    match passed {
        0 => format!(
            "You have not tried it, and it is at your level, “{level}”: the next level follows when two scenarios are passed without help."
        ),
        n => format!(
            "You have not tried it, and it is at your level, “{level}”: you passed {n} of the level before it without help."
        ),
    }
}

pub(super) fn other_level(level: Difficulty, right: Difficulty) -> String {
    format!(
        "You have tried every session at your level, “{}”; this one is at the level “{}”.",
        right.words(),
        level.words()
    )
}

pub(super) fn weak_kind(kind: BoundaryKind, (held, met): (usize, usize)) -> String {
    format!(
        "It holds {kind}: you met that in {met} moments, and in {} of them your answer held the boundary with care or crossed it examined ({}).",
        if held == 0 { "none".to_owned() } else { held.to_string() },
        n_small(met)
    )
}

pub(super) fn lowest(dimension: Dimension, mean: Tenths, n: usize) -> String {
    format!(
        "It reports {dimension}, the lowest of your dimensions lately: a mean of {mean} over {} (a small n).",
        sessions(n)
    )
}

pub(super) fn room_for(skill: Skill) -> String {
    format!("It has room for {skill}, which you have not used yet.")
}

/// The groups among lines, each once, in order.
pub fn groups_of<'a>(groups: impl IntoIterator<Item = &'a Group>) -> Vec<(Attempt, AnswerMode)> {
    let all: BTreeSet<_> = groups.into_iter().map(|one| (one.attempt, one.answers)).collect();
    all.into_iter().collect()
}
