//! The sentences of the self-assessment, in one home: the terminal and the window say the same.

use super::change::{Change, Verdict};
use super::profile::{ForecastResult, KindResult, Placed, Profile};
use super::tally::{FEWEST, Standing};
use crate::debrief::wording::{ASK_YOUR_SUPERVISOR, is_unchecked, unchecked_note};
use crate::moment::BoundaryDomain;
use crate::scenario::ClientProfile;

/// A head and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The head.
    pub head: &'static str,
    /// Each a paragraph or an entry of a list.
    pub lines: Vec<String>,
}

/// The head over the groups.
pub const GROUPS: &str = "Where you stand";
/// What the screen and the command are called.
pub const TITLE: &str = "Boundary self-assessment";
/// What the questions for practicing counselors are called.
pub const SELF_CHECK: &str = "Self-check for those who see clients";
/// The head over what to practice.
pub const PRACTICE: &str = "What to practice";
/// What stands above the forecast.
pub const FORECAST: &str = "Before you see a vignette: how do you expect to come out? A limit can be missed on two sides: too far back (rigid: the limit without the person) and too far over (porous: crossed before it is thought through).";

/// What it is and what it is not.
pub fn intro(n: usize) -> Vec<String> {
    vec![
        format!(
            "You read {n} short vignettes, two for each of twelve kinds of boundary, and choose what you would say. First you say how you expect to come out, and afterwards you read where your answers stood."
        ),
        "It takes about 25 minutes. You can stop after any vignette and go on another day; halfway, each kind has come once, which makes a good place for it.".to_owned(),
        "Choose what you would really say, tired and on a Thursday. Nobody sees it but you.".to_owned(),
        "It is yours: it stays on this machine, and it is in no file that leaves it unless you tick it, each time.".to_owned(),
        "It is no test and no verdict. It says where 24 chosen answers stood, and choosing an answer is easier than finding one. The vignettes are drafts that no clinician has reviewed, and nobody has measured how they go together with real work.".to_owned(),
    ]
}

/// A place, its counts and the range that chance leaves open, for one group or for all answers.
pub fn placed(name: &str, placed: &Placed) -> Vec<String> {
    let Placed { n, tally, standing, firmness, .. } = placed;
    let name = capital(name);
    let head = match (standing, firmness) {
        // Most held, and still one did harm: the word must not hide it.
        (Some(Standing::Held), Some(firmness)) if tally.violated > 0 => {
            let violations = if tally.violated == 1 { "violation" } else { "violations" };
            let held = Standing::Held;
            format!("{name} (n {n}): {held}, but {} {violations}; {firmness}", tally.violated)
        }
        (Some(standing), Some(firmness)) => format!("{name} (n {n}): {standing}; {firmness}"),
        _ => format!("{name} (n {n}): too few answers to say where they stand"),
    };
    let counts: Vec<String> =
        tally.places().iter().map(|(place, count)| format!("{place} {count}")).collect();
    let mut lines = vec![head, counts.join(" · ")];
    if let (Some(back), Some(over)) = (placed.back_of_hundred, placed.over_of_hundred) {
        lines.push(format!(
            "In a hundred such moments, chance alone leaves open: too far back in {} to {}, too far over in {} to {}.",
            back.0, back.1, over.0, over.1
        ));
    }
    lines
}

/// What comes before the groups.
pub fn before_groups(profile: &Profile) -> Vec<Part> {
    let mut lines = vec![format!(
        "{}{} of {} vignettes answered{}, form {}, seed {}.",
        profile.day.as_ref().map(|day| format!("{day}: ")).unwrap_or_default(),
        profile.n_answered,
        profile.n_vignettes,
        if profile.n_left_out > 0 {
            format!(", {} left out", profile.n_left_out)
        } else {
            String::new()
        },
        profile.form,
        profile.seed
    )];
    lines.push("This is about these answers, chosen from five each. It is not a measure of you, and it is never one number.".to_owned());
    let mut parts = vec![Part { head: "What this rests on", lines }];
    if !profile.violations.is_empty() {
        let told = profile
            .violations
            .iter()
            .map(|one| format!("“{}” ({}), a violation: “{}”", one.title, one.kind, one.says));
        parts.push(Part { head: "Before everything else", lines: told.collect() });
    }
    parts
}

/// What comes after the groups.
pub fn after_groups(profile: &Profile) -> Vec<Part> {
    let mut parts = vec![
        Part { head: "Each kind, in words", lines: kinds(&profile.kinds) },
        Part { head: "The moves you make and leave out", lines: moves(profile) },
    ];
    if !profile.forecast.is_empty() {
        parts.push(Part { head: "What you expected, and what came", lines: forecast(profile) });
    }
    if let Some(change) = &profile.change {
        parts.push(Part { head: "Since the last time", lines: changed(change) });
    }
    parts.push(Part { head: "What to read", lines: reading(profile) });
    parts.push(Part { head: PRACTICE, lines: practice(profile) });
    let mut supervision = profile.supervision.clone();
    supervision.push(ASK_YOUR_SUPERVISOR.to_owned());
    parts.push(Part { head: "What to take to supervision", lines: supervision });
    parts.push(Part { head: "How the words come about", lines: profile.rules.clone() });
    parts
}

fn kinds(kinds: &[KindResult]) -> Vec<String> {
    let of = |domain: BoundaryDomain| {
        let told: Vec<String> = kinds
            .iter()
            .filter(|one| one.domain == domain)
            .map(|one| {
                let stances: Vec<&str> = one
                    .stances
                    .iter()
                    .map(|stance| stance.map_or("no stance", crate::coding::Stance::words))
                    .collect();
                format!("{} (n {}): {}", one.kind, stances.len(), stances.join(", "))
            })
            .collect();
        (!told.is_empty()).then(|| format!("{}: {}", capital(domain.words()), told.join("; ")))
    };
    let mut lines: Vec<String> = BoundaryDomain::ALL.iter().filter_map(|&one| of(one)).collect();
    lines.push(
        "One or two answers of a kind say what you chose, and nothing about a habit.".to_owned(),
    );
    lines
}

fn moves(profile: &Profile) -> Vec<String> {
    let mut lines: Vec<String> = profile
        .moves
        .iter()
        .map(|one| {
            let words = match (one.is_enough(), one.is_left_out()) {
                (false, _) => "too few to say more",
                (true, true) => "more often left out than made",
                (true, false) if one.made == one.wanted => "made each time",
                (true, false) => "made at least half the time",
            };
            let step = capital(one.step.words());
            format!("{step}: made in {} of {} that wanted it; {words}", one.made, one.wanted)
        })
        .collect();
    lines.push("You chose whole answers, so a move may have come along with one you chose for something else.".to_owned());
    lines
}

fn forecast(profile: &Profile) -> Vec<String> {
    let mut lines: Vec<String> = profile.forecast.iter().map(expected).collect();
    let told: Vec<_> = profile.forecast.iter().filter(|one| one.came.is_some()).collect();
    let met = told.iter().filter(|one| one.steps == Some(0)).count();
    let sure: Vec<_> =
        told.iter().filter(|one| one.sure == super::forecast::Sureness::Sure).collect();
    let sure_met = sure.iter().filter(|one| one.steps == Some(0)).count();
    if !told.is_empty() {
        let of_sure = match sure.len() {
            0 => "You were sure of none.".to_owned(),
            n => format!("Of the {n} you were sure of, {sure_met}."),
        };
        lines.push(format!(
            "Of {} groups that can be told, {met} came out as you expected. {of_sure} Four groups are too few to say how well you judge yourself.",
            told.len()
        ));
    }
    lines
}

fn expected(one: &ForecastResult) -> String {
    let ForecastResult { group, expected, sure, came, n, steps } = one;
    let Some(came) = came else {
        return format!(
            "{} (n {n}): you expected “{expected}” ({sure}); too few answers to compare",
            capital(group.words())
        );
    };
    let apart = match steps {
        Some(0) => "as you expected".to_owned(),
        Some(steps) => {
            let side = if *steps > 0 { "porous" } else { "rigid" };
            let n = steps.unsigned_abs();
            let word = if n == 1 { "step" } else { "steps" };
            format!("{n} {word} more {side} than you expected")
        }
        None => "on both sides at once, which no one place compares with".to_owned(),
    };
    format!(
        "{} (n {n}): you expected “{expected}” ({sure}); it came out “{came}”: {apart}",
        capital(group.words())
    )
}

fn changed(change: &Change) -> Vec<String> {
    let mut lines = Vec::new();
    let day = change.day_before.as_deref().unwrap_or("an earlier day");
    let days = match change.days {
        Some(0) => ", less than a day before".to_owned(),
        Some(1) => ", a day before".to_owned(),
        Some(days) => format!(", {days} days before"),
        None => String::new(),
    };
    lines.push(format!(
        "The last time was {day}{days}, with form {}. {} of these vignettes are twins of vignettes you had then.",
        change.form_before, change.twins
    ));
    for one in &change.groups {
        let place = |placed: &Placed| {
            placed.standing.map_or_else(|| "too few".to_owned(), |one| one.to_string())
        };
        lines.push(format!(
            "{}: then “{}” (n {}), now “{}” (n {}). Too far back {} → {}: {}. Too far over {} → {}: {}.",
            capital(one.group.words()),
            place(&one.before),
            one.before.n,
            place(&one.now),
            one.now.n,
            one.before.tally.rigid,
            one.now.tally.rigid,
            verdict(one.rigid),
            one.before.tally.porous(),
            one.now.tally.porous(),
            verdict(one.porous),
        ));
    }
    lines.push("What cannot be told: the two forms were matched by their authors, by kind, stances, length and the difficulty they judged, and nobody has measured that they are equally hard. With six answers each, most real changes are too small to be seen, and of eight comparisons one can differ by chance alone. You have also read a profile since, so you know what is looked at: that is learning, and it may be learning this test.".to_owned());
    lines
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFew => "too few to compare",
        Verdict::CannotTell => "cannot be told from chance",
        Verdict::Fewer => "fewer, by more than chance usually brings",
        Verdict::More => "more, by more than chance usually brings",
    }
}

fn reading(profile: &Profile) -> Vec<String> {
    if profile.reading.is_empty() {
        return vec![
            "No answer stood too far back or too far over, so no section is named.".to_owned(),
        ];
    }
    let mut lines = vec![
        "Sections that vignettes cite where your answer stood too far back or too far over, the most cited first.".to_owned(),
    ];
    lines.extend(profile.reading.iter().map(|one| {
        let vignettes = if one.vignettes == 1 { "vignette" } else { "vignettes" };
        format!("{}: {} {vignettes}", one.section, one.vignettes)
    }));
    if profile.reading.iter().any(|one| is_unchecked(&one.section)) {
        lines.push(unchecked_note());
    }
    lines
}

fn practice(profile: &Profile) -> Vec<String> {
    let is_weak = profile.kinds.iter().any(|one| one.is_weak);
    if profile.practice.is_empty() {
        let line = if is_weak {
            "No session at hand holds the kinds that were weak."
        } else {
            "No kind stood out as weak. Take a session that is a level harder than your last."
        };
        return vec![line.to_owned()];
    }
    profile
        .practice
        .iter()
        .map(|one| {
            let kinds: Vec<&str> = one.kinds.iter().map(|kind| kind.words()).collect();
            let moments = if one.moments == 1 { "moment" } else { "moments" };
            format!(
                "{} ({}, {}): {} {moments} with {}",
                one.title,
                one.id,
                one.level,
                one.moments,
                kinds.join("; ")
            )
        })
        .collect()
}

/// The rules behind the words.
pub fn rules() -> Vec<String> {
    vec![
        format!("Under {FEWEST} answers a group has no word, only counts."),
        "“Mostly held”: at most a third of the answers stood too far back or too far over. Else “rigid” or “porous”: at least two thirds stood on that side. Else “leaning”: at least two more there than on the other side, and at least twice as many. Else “both ways”.".to_owned(),
        "“Crossed, not examined” and “violated” count as too far over. A crossing counts as examined only where a reason is given and consultation or a note is planned.".to_owned(),
        "“Fairly sure”: for “mostly held”, the range of what held lies above half; for a side, a split as uneven would come by chance at most once in ten (exact sign test). All else is a first sign.".to_owned(),
        "The range is Wilson's interval at 95 in 100. It knows of chance and of nothing else: not whether vignettes are like sessions, and not whether the answers are rightly coded.".to_owned(),
        "A change is named where Fisher's exact test says that chance brings one as large in at most one of twenty cases.".to_owned(),
        "A kind is weak, and named for practice, where an answer stood too far back or too far over, or left out more than half of the moves that were wanted.".to_owned(),
        "Which domains lie in which group is this product's judgment.".to_owned(),
    ]
}

/// Who a client is, in a sentence or two.
pub fn who(client: &ClientProfile) -> String {
    let ClientProfile { name, age, pronouns, look, .. } = client;
    format!("{name}, {age}, {pronouns}. {}", look.words).trim_end().to_owned()
}

/// Words with a capital at their beginning.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Tally;

    #[test]
    fn a_word_does_not_hide_a_violation() {
        let tally = Tally { held: 5, violated: 1, ..Tally::default() };
        let lines = placed("gifts, words and dress", &Placed::of(tally));
        assert_eq!(
            lines[0],
            "Gifts, words and dress (n 6): mostly held, but 1 violation; a first sign, no more"
        );
        assert_eq!(
            lines[2],
            "In a hundred such moments, chance alone leaves open: too far back in 0 to 40, too far over in 3 to 57."
        );
    }
}
