//! The words a debrief is told in, whatever shows it: a terminal, a page, a panel.
//!
//! One place for every sentence that more than one medium needs, so that a trainee reads the same thing everywhere.
//! Nothing here breaks lines, escapes or decorates: that is each medium's own.

use std::fmt;

use super::{
    ClientRoleReport, CodeReport, ConcernReport, CorrectivePoint, CounselorRoleReport, Debrief,
    DimensionReport, EndCard, Provenance, Roles, RuptureReport, ScenarioCard, TurnReport,
    TurnValue, TypedReport, UNCHECKED, UnsureCode, lesson_advice, lesson_title,
};
use crate::client::{Level, Mood, Variable};
use crate::coding::{Code, Dimension, QuestionForm, Stance};
use crate::moment::Moment;
use crate::scoring::{Lesson, ProcessCounts};
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, SpokenLine, Way, band};

/// What a client says with no words.
pub const SILENCE: &str = "…";
/// Where an answer shows nothing that the codebook has a name for.
pub const NOTHING_CODED: &str = "nothing the codebook names";
/// Where a role did not show.
pub const NOTHING_SEEN: &str = "nothing seen this time";
/// What stands beside every boundary moment.
pub const ASK_YOUR_SUPERVISOR: &str =
    "Law and policy differ from place to place: discuss these with your supervisor.";
/// What is claimed of a score, and what is not.
pub const NOT_A_MEASURE: &str =
    "A place to practice between classes, not a measure of clinical competence.";

/// The heads of a debrief's parts, in the order of good supervision.
pub mod heads {
    /// What in typed answers may have done harm.
    pub const CONCERNS: &str = "What may have done harm";
    /// A violation or risk left unasked.
    pub const LEAD: &str = "Before everything else";
    /// The trainee's own rating.
    pub const OWN_RATING: &str = "How it was for you";
    /// The annotated transcript.
    pub const TRANSCRIPT: &str = "What happened";
    /// The client's state.
    pub const MOODS: &str = "Alliance, openness and distress over the turns";
    /// The scores.
    pub const DIMENSIONS: &str = "What it means: three dimensions";
    /// Faults and strengths.
    pub const FINDINGS: &str = "What showed, and the words it rests on";
    /// Every moment that held a boundary.
    pub const BOUNDARIES: &str = "Boundary moments";
    /// Process counts.
    pub const PROCESS: &str = "Process counts (MITI-style; not a MITI score)";
    /// Roles.
    pub const ROLES: &str = "Roles, unscored";
    /// What to do next.
    pub const NEXT: &str = "What next";
    /// Where it came from.
    pub const PROVENANCE: &str = "To replay this session";
}

/// The shape that stands beside a dimension's name wherever it has a color.
pub const fn shape(dimension: Dimension) -> char {
    match dimension {
        Dimension::Empathy => '●',
        Dimension::Boundaries => '■',
        Dimension::Questioning => '▲',
    }
}

/// The word for a moment, a finding or a stance: to be looked at again, or good.
pub const fn mark(is_weak: bool) -> &'static str {
    if is_weak { "look again" } else { "good" }
}

/// Thousandths with two decimals, as `0.60`.
pub fn unit(thousandths: i32) -> String {
    let hundredths = (thousandths + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Turns by number: “turn 3”, “turns 3, 5”.
pub fn turns(numbers: &[usize]) -> String {
    let all: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match all.as_slice() {
        [one] => format!("turn {one}"),
        many => format!("turns {}", many.join(", ")),
    }
}

/// An amount with its noun: “1 hint”, “2 hints”.
pub fn amount(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Words with a capital first, as at the head of a line; a quotation mark before them is passed over.
pub fn sentence(words: &str) -> String {
    let at = words.find(|c| !matches!(c, '“' | '‘' | '"' | '\'')).unwrap_or(0);
    let (quote, words) = words.split_at(at);
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    quote.chars().chain(first).chain(chars).collect()
}

// How it ended

/// How a session ended and what that means, then the goals and the task agreed, a sentence or two each.
pub fn end(end: &EndCard) -> Vec<String> {
    let mut all = vec![format!("{} {}", end.words, end.means).trim_end().to_owned()];
    if !end.goals.is_empty() {
        all.push(format!("Goals agreed: {}.", end.goals.join("; ").trim_end_matches('.')));
    }
    all.extend(
        end.task.as_ref().map(|task| format!("Until next time: {}.", task.trim_end_matches('.'))),
    );
    all
}

// The one point

/// Whether a lesson comes before everything else; any other comes with what is next.
pub const fn leads(lesson: Lesson) -> bool {
    matches!(
        lesson,
        Lesson::Violation
            | Lesson::RiskUnasked
            | Lesson::MayHaveViolated
            | Lesson::MayHavePromised
            | Lesson::RiskMaybeUnasked
    )
}

/// A violation and risk left unasked both come before everything else: whichever of the two is not
/// the corrective point, where both happened.
pub fn also_leads(debrief: &Debrief) -> Option<String> {
    let unasked =
        if debrief.rests_on_coder { Lesson::RiskMaybeUnasked } else { Lesson::RiskUnasked };
    let mut concerns = debrief.concerns.iter().filter(|concern| concern.is_sure);
    let (lesson, at) = match (debrief.corrective.lesson, debrief.risk_unasked, concerns.next()) {
        (Lesson::Violation | Lesson::MayHaveViolated | Lesson::MayHavePromised, Some(turn), _) => {
            (unasked, vec![turn])
        }
        (Lesson::RiskUnasked | Lesson::RiskMaybeUnasked, ..) if !debrief.violations.is_empty() => {
            (Lesson::Violation, debrief.violations.clone())
        }
        (Lesson::RiskUnasked | Lesson::RiskMaybeUnasked, _, Some(concern)) => {
            (concern.lesson, vec![concern.turn])
        }
        _ => return None,
    };
    Some(format!("{} ({}). {}", lesson_title(lesson), turns(&at), lesson_advice(lesson)))
}

/// The corrective point in a few words, with its turns: “Left out: repair (turn 4).”
pub fn point(point: &CorrectivePoint) -> String {
    if point.turns.is_empty() {
        format!("{}.", point.title)
    } else {
        format!("{} ({}).", point.title, turns(&point.turns))
    }
}

// Scores

/// What a trainee gave themselves: “you said 60 (sound)”.
pub fn own_rating(rating: u8) -> String {
    format!("you said {rating} ({})", band(rating))
}

/// A score with its n, or why there is none.
pub fn score(report: &DimensionReport) -> String {
    match (report.is_reported, report.score) {
        (false, _) => "not reported".to_owned(),
        (true, None) if report.unsure > 0 => {
            format!("not scored (n {}, unsure in {} more)", report.n, report.unsure)
        }
        (true, None) => format!("too few to score (n {})", report.n),
        (true, Some(score)) if report.is_estimate => {
            format!("about {score} (estimate, n {})", report.n)
        }
        (true, Some(score)) => format!("{score} (n {})", report.n),
    }
}

/// The trainee's own rating against the score: “you said 80, 18 above”; `None` where there is nothing to compare.
pub fn own_and_gap(report: &DimensionReport) -> Option<String> {
    match (report.own?, report.gap) {
        (own, Some(gap)) if gap > 0 => Some(format!("you said {own}, {gap} above")),
        (own, Some(gap)) if gap < 0 => Some(format!("you said {own}, {} below", -gap)),
        (own, Some(_)) => Some(format!("you said {own}, the same")),
        (own, None) if report.is_reported => Some(format!("you said {own}")),
        _ => None,
    }
}

/// The weak moments of a dimension: “look again at turns 3, 5”; `None` where there are none.
pub fn weak_moments(report: &DimensionReport) -> Option<String> {
    let is_told = report.is_reported && !report.weak_turns.is_empty();
    is_told.then(|| format!("look again at {}", turns(&report.weak_turns)))
}

/// Whether the run meets the rubric's pass mark, as far as that can be said.
pub fn verdict(debrief: &Debrief) -> &'static str {
    let mut reported = debrief.dimensions.iter().filter(|report| report.is_reported).peekable();
    match (debrief.passes, reported.peek().is_some()) {
        (_, false) => "This scenario reports no score.",
        (true, true) if debrief.dimensions.iter().any(|report| report.is_estimate) => {
            "By this estimate, this run meets the pass mark of the rubric."
        }
        (true, true) => "This run meets the pass mark of the rubric.",
        (false, true) if reported.any(|report| report.score.is_none()) => {
            "There were too few moments to say whether this run meets the pass mark of the rubric."
        }
        (false, true) => "This run does not meet the pass mark of the rubric.",
    }
}

/// How far the scenario was reviewed, and what its scores do not claim.
pub fn review(scenario: &ScenarioCard) -> String {
    format!("The scenario is {}. {NOT_A_MEASURE}", scenario.review)
}

// Turns

/// A line's words, or that there were none.
pub fn says(line: &SpokenLine) -> &str {
    if line.says.is_empty() { SILENCE } else { &line.says }
}

/// What an answer was worth on one dimension: “good (0.60 on a range of 0.00 to 1.00)”.
pub fn value(value: &TurnValue) -> String {
    format!("{} ({})", mark(value.is_weak), value_range(value))
}

/// The number of it alone: “0.60 on a range of 0.00 to 1.00”.
pub fn value_range(value: &TurnValue) -> String {
    let [low, high] = [value.low, value.high].map(unit);
    format!("{} on a range of {low} to {high}", unit(value.value))
}

/// What was at stake: the feelings an empathic answer would catch, and what it means to the client.
pub fn at_stake(moment: &Moment) -> Option<String> {
    let parts = [moment.feelings.join(", "), moment.meaning.clone()];
    let full = |part: &String| format!("{}.", sentence(part.trim_end_matches('.')));
    let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(full).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// By how much an answer moved the client: “openness up 0.04, distress down 0.02”; `None` where nothing moved.
pub fn moved(turn: &TurnReport) -> Option<String> {
    let one = |(variable, by): &(Variable, i32)| {
        let way = if *by > 0 { "up" } else { "down" };
        format!("{variable} {way} {}", unit(by.abs()))
    };
    let all: Vec<String> = turn.moved.iter().map(one).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The question form a moment wanted, where it wanted one.
pub fn wanted(moment: &Moment) -> Option<String> {
    moment.question.map(|wanted| format!("the moment wanted {}", wanted.words()))
}

/// A code with the words it rests on: “reflection of feeling “it frightens you””.
pub fn code(code: &CodeReport) -> String {
    let quotes: Vec<_> = code.quotes.iter().map(|quote| format!("“{quote}”")).collect();
    let quotes = if quotes.is_empty() { String::new() } else { format!(" {}", quotes.join(", ")) };
    format!("{}{quotes}", code.words)
}

/// What was coded of the answer as a whole: a question form that no skill tells, and its empathy.
pub fn codes_of_the_whole(turn: &TurnReport) -> Vec<String> {
    let is_told = matches!(
        turn.question,
        QuestionForm::NoQuestion | QuestionForm::Open | QuestionForm::Closed
    );
    let form = (!is_told).then(|| turn.question.words().to_owned());
    let empathy = turn.empathy.map(|empathy| {
        let accuracy = if empathy.accurate { "" } else { ", not accurate" };
        format!("empathy level {} of 5 ({}{accuracy})", empathy.level, empathy.words())
    });
    form.into_iter().chain(empathy).collect()
}

/// Everything that was coded of an answer, in one line.
pub fn codes(turn: &TurnReport) -> String {
    let all: Vec<String> = turn.codes.iter().map(code).chain(codes_of_the_whole(turn)).collect();
    if all.is_empty() { NOTHING_CODED.to_owned() } else { all.join(" · ") }
}

/// How a typed answer was heard, a sentence each; nothing for one that was chosen.
pub fn typed(turn: &TurnReport, client: &str) -> Vec<String> {
    let Some(heard) = &turn.typed else { return Vec::new() };
    let mut all = Vec::new();
    match (&heard.way, &heard.nearest) {
        (Way::AskedAgain, _) => all.push(format!("{client} did not know what was meant.")),
        (Way::Answer { .. }, Some(nearest)) => {
            all.push(format!("{client} went on as after “{}”", nearest.says));
        }
        (Way::Answer { .. }, None) => {}
        (Way::HeardAs, _) => all.push(format!("{client} went on by what was heard in it.")),
        (Way::Otherwise, _) => {
            all.push(format!("{client} went on as after whatever fits no authored answer."));
        }
    }
    if heard.words == 0 {
        all.push("There are no words in it.".to_owned());
    }
    if let Some(turn) = heard.repeats {
        all.push(format!(
            "It says the words of turn {turn} again, so it counts as the least answer."
        ));
    }
    if heard.is_too_long {
        let words = heard.words;
        all.push(format!(
            "At {words} words it is too long to take in, so its empathy counts less."
        ));
    }
    all.extend(unsure(heard));
    if !heard.untold.is_empty() {
        let dimensions: Vec<&str> = heard.untold.iter().map(|one| one.words()).collect();
        all.push(format!(
            "Not scored here, because the coder is unsure: {}.",
            dimensions.join(", ")
        ));
    }
    all
}

/// What the coder was unsure of, and what the trainee says of it.
fn unsure(heard: &TypedReport) -> Vec<String> {
    let told = |one: &UnsureCode| {
        let own = match one.own {
            Some(true) => "; you say it is there",
            Some(false) => "; you say it is not",
            None => "",
        };
        format!("{} ({} in 100{own})", one.words, one.percent)
    };
    let all: Vec<String> = heard.unsure.iter().map(told).collect();
    if all.is_empty() {
        Vec::new()
    } else {
        vec![format!("Perhaps, and not counted: {}.", all.join(", "))]
    }
}

/// What in typed answers may have done harm, a sentence each.
pub fn concerns(debrief: &Debrief) -> Vec<String> {
    let told = |one: &ConcernReport| {
        let sure = if one.is_sure { "" } else { ", heard without being sure" };
        format!("Turn {}: {}{sure}.", one.turn, one.words.to_lowercase())
    };
    let mut all: Vec<String> = debrief.concerns.iter().map(told).collect();
    if debrief.rests_on_coder {
        all.extend(
            debrief.risk_unasked.map(|turn| {
                format!("Risk may not have been asked about, in turn {turn} or later.")
            }),
        );
    }
    all
}

/// What stands beside everything that rests on the coder.
pub const HEARD: &str = "Your own words were heard by a program that can be wrong. What it says of them is an estimate; what it was unsure of is not counted.";

// Between the two

/// One number of the client's state.
pub type Measure = fn(&Mood) -> Level;

/// What a debrief follows over the turns, in the order it is told.
pub const COURSES: [(&str, Measure); 3] = [
    ("alliance", Mood::alliance),
    ("openness", |mood| mood.openness),
    ("distress", |mood| mood.distress),
];

/// The course of alliance, openness and distress in words, a sentence each; nothing where nothing was answered.
pub fn course(moods: &[Mood]) -> Vec<String> {
    let (Some(first), Some(last)) = (moods.first(), moods.last().filter(|_| moods.len() > 1))
    else {
        return Vec::new();
    };
    let told = |(name, level): (&str, Measure)| {
        let name = sentence(name);
        let levels = || moods.iter().map(level).enumerate();
        // Of equals, the earliest.
        let highest = levels().max_by_key(|&(turn, level)| (level, std::cmp::Reverse(turn)));
        let lowest = levels().min_by_key(|&(_, level)| level);
        let (from, to) = (level(first), level(last));
        let at = |found: Option<(usize, Level)>| {
            let (turn, level) = found.unwrap_or((0, from));
            if turn == 0 {
                format!("{level} at the start")
            } else {
                format!("{level} after turn {turn}")
            }
        };
        if levels().all(|(_, level)| level == from) {
            return format!("{name} stayed at {from}.");
        }
        format!("{name} went from {from} to {to}: highest {}, lowest {}.", at(highest), at(lowest))
    };
    COURSES.into_iter().map(told).collect()
}

/// A rupture, and whether it was repaired.
pub fn rupture(rupture: &RuptureReport) -> String {
    let repaired = match rupture.repaired {
        Some(turn) => format!("repaired in turn {turn}"),
        None => "not repaired".to_owned(),
    };
    format!("A rupture ({}) began in turn {}; {repaired}.", rupture.kind, rupture.began)
}

/// Where an answer stands at a boundary.
pub fn stance(stance: Option<Stance>) -> &'static str {
    stance.map_or("no stance taken", Stance::words)
}

/// Whether a section of a code of ethics is one that nobody has checked.
pub fn is_unchecked(section: &str) -> bool {
    section.ends_with(UNCHECKED)
}

/// What the mark after such a section means.
pub fn unchecked_note() -> String {
    format!("{UNCHECKED}: nobody has held this section against the code's own text yet.")
}

/// The turns that a plot marks, in words: what did harm, then what is worth another look.
pub fn marked_turns(debrief: &Debrief) -> Vec<String> {
    let weak: Vec<usize> =
        debrief.turns.iter().filter(|turn| turn.is_weak).map(|turn| turn.number).collect();
    let violated = (!debrief.violations.is_empty())
        .then(|| format!("A boundary was violated: {}.", turns(&debrief.violations)));
    let unasked = debrief
        .risk_unasked
        .filter(|_| !debrief.rests_on_coder)
        .map(|turn| format!("Risk was not asked about, in turn {turn} or later."));
    let concerns = concerns(debrief).join(" ");
    let concerns = (!concerns.is_empty()).then_some(concerns);
    let weak = (!weak.is_empty()).then(|| format!("Worth another look: {}.", turns(&weak)));
    [violated, unasked, concerns, weak].into_iter().flatten().collect()
}

/// Where an answer at a boundary is to be looked at: a violation, a weak stance, or none at all.
pub const fn stance_tone(stance: Option<Stance>) -> Tone {
    match stance {
        Some(Stance::Violation) => Tone::Harm,
        Some(Stance::Held | Stance::ExaminedCrossing) => Tone::Good,
        Some(Stance::Rigid | Stance::UnexaminedCrossing) | None => Tone::LookAgain,
    }
}

/// How something is to be read. Whatever shows it says the word, beside any color or shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It did well.
    Good,
    /// It depends on its moment: nothing is said of it.
    Plain,
    /// It is worth another look.
    LookAgain,
    /// It did harm.
    Harm,
}

impl Tone {
    /// The word; empty where nothing is said.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Good => mark(false),
            Self::Plain => "",
            Self::LookAgain => mark(true),
            Self::Harm => "harm",
        }
    }
}

/// How a code of an answer is to be read. Skills depend on their moment, so nothing is said of them.
pub fn code_tone(code: &CodeReport) -> Tone {
    match code.code {
        Code::Fault(_) => Tone::LookAgain,
        // Its words say that it counts as a weaker one.
        Code::Stance(stance) if code.words != stance.words() => Tone::LookAgain,
        Code::Stance(stance) => match stance_tone(Some(stance)) {
            Tone::Good => Tone::Plain,
            tone => tone,
        },
        Code::Skill(_) | Code::Move(_) => Tone::Plain,
    }
}

// Counts and roles

/// One process count: what was counted, how many, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessLine {
    /// What was counted.
    pub what: &'static str,
    /// How many.
    pub count: String,
    /// What it means; empty where nothing is said of it.
    pub means: &'static str,
}

impl fmt::Display for ProcessLine {
    /// In one line: “open questions: 2 of 3”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.count)?;
        if self.means.is_empty() { Ok(()) } else { write!(f, "; {}", self.means) }
    }
}

/// The process counts, in the order they are told.
pub fn process(counts: &ProcessCounts) -> Vec<ProcessLine> {
    let line = |what, count, means| ProcessLine { what, count, means };
    let of = |some: u32, all: u32| format!("{some} of {all}");
    vec![
        line(
            "reflections to questions",
            format!("{} to {}", counts.reflections, counts.questions),
            "practiced listeners reflect more often than they ask",
        ),
        line(
            "reflections that add something",
            of(counts.complex_reflections, counts.reflections),
            "shown, never scored, since experts agree on it poorly",
        ),
        line("open questions", of(counts.open_questions, counts.questions), ""),
        line(
            "longest run of questions without a reflection",
            counts.longest_question_run.to_string(),
            "from three on it feels like an interview",
        ),
        line(
            "feelings met with a reflection of feeling",
            of(counts.feelings_met, counts.feelings_shown),
            "",
        ),
        line(
            "your share of the words",
            counts.talk_share().map_or("none".to_owned(), |share| format!("{share} %")),
            "",
        ),
    ]
}

/// What showed of one of the counselor's roles: “open question 3, summary 1”.
pub fn counselor_role(report: &CounselorRoleReport) -> String {
    listed(report.skills.iter().map(|(skill, n)| format!("{skill} {n}")))
}

/// What showed of one of the client's roles.
pub fn client_role(report: &ClientRoleReport) -> String {
    listed(report.acts.iter().map(|(act, n)| format!("{act} {n}")))
}

fn listed(all: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = all.collect();
    if all.is_empty() { NOTHING_SEEN.to_owned() } else { all.join(", ") }
}

/// What the two made of it together.
pub fn together(roles: &Roles) -> String {
    format!(
        "Together: the working alliance went from {} to {}.",
        roles.alliance_at_start, roles.alliance_at_end
    )
}

// Where it came from

/// How a session was run: “practice (coached)”, “transfer (no coaching), own words”.
pub fn run(from: &Provenance) -> String {
    match from.answers {
        AnswerMode::Choose => from.mode.to_string(),
        AnswerMode::Compose => format!("{}, {}", from.mode, from.answers),
    }
}

/// All that is needed to replay a session, a line each.
pub fn provenance(from: &Provenance) -> Vec<String> {
    let stamped = |stamp: &Stamp| format!("{} {}", stamp.id, short(&stamp.hash));
    let mut all = vec![
        format!("scenario {}", stamped(&from.scenario)),
        format!("rubric {}", stamped(&from.rubric)),
    ];
    all.extend(from.tables.iter().map(stamped));
    all.extend(from.carried.as_ref().map(|carried| format!("carried over {}", stamped(carried))));
    all.push(format!("seed {} · {}", from.seed, run(from)));
    all
}

/// That a run was coached, and what that means for it; `None` where it was not.
pub fn coached(from: &Provenance) -> Option<String> {
    from.is_coached.then(|| {
        format!(
            "Coached: {}, {}; such a run stays out of trends.",
            amount(from.hints, "hint", "hints"),
            amount(from.rewinds, "step back", "steps back")
        )
    })
}

/// As much of a hash as tells two files apart by eye.
pub fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!([600, 1000, 0, 155].map(unit), ["0.60", "1.00", "0.00", "0.16"]);
        assert_eq!([&[3][..], &[3, 5]].map(turns), ["turn 3", "turns 3, 5"]);
        assert_eq!(amount(1, "hint", "hints"), "1 hint");
        assert_eq!(amount(0, "hint", "hints"), "0 hints");
    }

    #[test]
    fn a_line_begins_with_a_capital() {
        let all = ["look again", "“are you a student?”", "élan", "38 (n 18)", "…", ""];
        let told = ["Look again", "“Are you a student?”", "Élan", "38 (n 18)", "…", ""];
        assert_eq!(all.map(sentence), told);
    }

    #[test]
    fn the_course_of_a_session_is_told_with_its_turning_points() {
        let at =
            |distress| Mood::default().with(Variable::Distress, Level::from_thousandths(distress));
        let told = course(&[at(500), at(800), at(200), at(800)]);
        assert_eq!(
            told[2],
            "Distress went from 0.50 to 0.80: highest 0.80 after turn 1, lowest 0.20 after turn 2."
        );
        assert_eq!(told[1], "Openness stayed at 0.35.");
        assert_eq!(course(&[at(500)]), Vec::<String>::new());
        assert_eq!(course(&[]), Vec::<String>::new());
    }

    #[test]
    fn a_crossing_that_counts_as_unexamined_is_looked_at_again() {
        let stance = |words: &str| CodeReport {
            code: Code::Stance(Stance::ExaminedCrossing),
            words: words.to_owned(),
            quotes: Vec::new(),
        };
        assert_eq!(code_tone(&stance("examined crossing")), Tone::Plain);
        assert_eq!(code_tone(&stance("examined crossing, which counts as …")), Tone::LookAgain);
        assert_eq!(stance_tone(Some(Stance::Violation)), Tone::Harm);
        assert_eq!(stance_tone(None), Tone::LookAgain);
    }
}
