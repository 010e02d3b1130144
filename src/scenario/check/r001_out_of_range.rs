use std::ops::RangeInclusive;

use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::{RawCondition, RawScenario};
use crate::scenario::syntax::Feels;

pub(super) const RULE: Rule = Rule {
    code: "R001",
    name: "number out of range",
    group: Group::Values,
    severity: Severity::Error,
    page: include_str!("r001_out_of_range.md"),
    check: Some(check),
};

/// Levels of the client's state, and intensities.
const SHARE: RangeInclusive<f64> = 0.0..=1.0;

/// A number where it stands.
struct Number {
    what: String,
    value: f64,
    range: RangeInclusive<f64>,
    path: Path,
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut numbers = of_the_file(subject.raw);
    numbers.extend(of_guards(subject));
    numbers.extend(of_beats_and_endings(subject));
    numbers.extend(of_answers(subject));
    // Not a number lies in no range.
    numbers.iter().filter(|number| !number.range.contains(&number.value)).map(finding).collect()
}

fn number(
    what: impl Into<String>,
    value: impl Into<f64>,
    range: RangeInclusive<f64>,
    path: Path,
) -> Number {
    Number { what: what.into(), value: value.into(), range, path }
}

fn of_the_file(raw: &RawScenario) -> Vec<Number> {
    let top = |name| Path::top().field(name);
    let client = |name| top("client").field(name);
    let mut numbers = vec![
        number("`hour`", raw.hour, 0.0..=23.0, top("hour")),
        number("`minutes`", raw.minutes, 1.0..=180.0, top("minutes")),
        number("`age`", raw.client.age, 5.0..=110.0, client("age")),
    ];
    let max_turns = raw.max_turns.map(|turns| {
        number("`max_turns`", turns, 1.0..=f64::INFINITY, top("max_turns"))
    });
    let skin = raw.client.look.skin;
    let skin = skin.map(|skin| number("`skin`", skin, 1.0..=6.0, client("look").field("skin")));
    numbers.extend(max_turns.into_iter().chain(skin));
    let start = raw.client.start.entries();
    numbers.extend(start.into_iter().filter_map(|(variable, value)| {
        let path = client("start").field(variable.key());
        Some(number(format!("`{}` at the start", variable.key()), value?, SHARE, path))
    }));
    let alliance = raw.without_record.alliance.entries();
    numbers.extend(alliance.into_iter().filter_map(|(variable, value)| {
        let path = top("without_record").field("alliance").field(variable.key());
        Some(number(format!("`{}` without a record", variable.key()), value?, SHARE, path))
    }));
    numbers
}

fn of_guards(subject: &Subject<'_>) -> Vec<Number> {
    let mut numbers = Vec::new();
    for (path, guard) in subject.guards() {
        for (n, condition) in guard.iter().enumerate() {
            of_condition(condition, &path.clone().index(n), &mut numbers);
        }
    }
    numbers
}

/// Conditions inside `any` and `not` are pointed at by the condition around them.
fn of_condition(condition: &RawCondition, path: &Path, numbers: &mut Vec<Number>) {
    match condition {
        RawCondition::AtLeast(variable, level) | RawCondition::Below(variable, level) => {
            let what = format!("the level of {variable} in this guard");
            numbers.push(number(what, *level, SHARE, path.clone()));
        }
        RawCondition::Any(all) | RawCondition::Not(all) => {
            all.iter().for_each(|one| of_condition(one, path, numbers));
        }
        _ => {}
    }
}

fn of_beats_and_endings(subject: &Subject<'_>) -> Vec<Number> {
    let intensity = |feels: &Option<Feels>, at: Path| {
        let feels = feels.as_ref()?;
        let what = format!("the intensity of \"{}\"", feels.name);
        Some(number(what, feels.intensity, SHARE, at.field("feels")))
    };
    let lines = subject.beats().flat_map(|(b, beat, _)| {
        let lines = beat.lines.iter().enumerate();
        lines.filter_map(move |(n, line)| {
            intensity(&line.feels, Path::beat(b).field("lines").index(n))
        })
    });
    let endings = subject.raw.endings.iter().enumerate();
    let endings = endings.filter_map(|(e, (_, ending))| intensity(&ending.feels, Path::ending(e)));
    lines.chain(endings).collect()
}

fn of_answers(subject: &Subject<'_>) -> Vec<Number> {
    let mut numbers = Vec::new();
    for (b, r, raw, _) in subject.responses() {
        let at = Path::response(b, r);
        let empathy = raw.empathy;
        numbers.extend(
            empathy.map(|level| number("`empathy`", level, 1.0..=5.0, at.clone().field("empathy"))),
        );
        let effect = raw.effect.entries().into_iter().filter(|(_, value)| *value != 0.0);
        numbers.extend(effect.map(|(variable, value)| {
            let path = at.clone().field("effect").field(variable.key());
            number(format!("the effect on {variable}"), value, -1.0..=1.0, path)
        }));
    }
    numbers
}

fn finding(number: &Number) -> Finding {
    let Number { what, value, range, path } = number;
    let (low, high) = (range.start(), range.end());
    let (limits, advice) = if high.is_finite() {
        (format!("between {low} and {high}"), format!("write a number from {low} to {high}"))
    } else {
        (format!("{low} or more"), format!("write {low} or more, or leave it out"))
    };
    let finding = Finding::at(path.clone(), format!("{what} is {value}; it must be {limits}"));
    let is_percent = *high == 1.0 && (2.0..=100.0).contains(&value.abs());
    if is_percent && *low <= value.signum() {
        return finding.hint(format!("a share is written from 0 to 1: write {value} % as {}", value / 100.0));
    }
    finding.hint(advice)
}
