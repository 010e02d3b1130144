use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::{RawBeat, RawCondition, RawEnding, RawResponse, RawScenario};

pub(super) const RULE: Rule = Rule {
    code: "R008",
    name: "empty words",
    group: Group::Values,
    severity: Severity::Error,
    page: include_str!("r008_empty_words.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    // Empty ids are told of by the rule for ids.
    let mut found = of_the_file(subject.raw);
    for (b, raw, _) in subject.beats() {
        found.extend(of_beat(b, raw));
    }
    for (b, r, raw, answer) in subject.responses() {
        found.extend(of_answer(&Path::response(b, r), raw, &answer.id));
    }
    for (e, (_, ending)) in subject.raw.endings.iter().enumerate() {
        found.extend(of_ending(&Path::ending(e), ending));
    }
    for (path, guard) in subject.guards() {
        for (n, condition) in guard.iter().enumerate() {
            found.extend(asks_for_blank(condition).then(|| flag(path.clone().index(n))));
        }
    }
    found
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn of_the_file(raw: &RawScenario) -> Vec<Finding> {
    let top = |name| Path::top().field(name);
    let client = |name| top("client").field(name);
    let mut found = Vec::new();
    if is_blank(&raw.client.name) {
        found.push(
            Finding::at(client("name"), "the client has no name")
                .hint("write the name they are called by: `name: \"Mara\"`"),
        );
    }
    for (n, (id, words)) in raw.client.tasks.iter().enumerate() {
        if is_blank(words) {
            let message = format!("the task \"{id}\" has no words");
            let hint = "write what was agreed, as the client would say it";
            found.push(Finding::at(client("tasks").index(n), message).hint(hint));
        }
    }
    found.extend(texts("themes", &raw.themes, &top("themes")));
    found.extend(texts("content_notes", &raw.content_notes, &top("content_notes")));
    found.extend(texts("sources", &raw.sources, &top("sources")));
    found.extend(texts("your_aims", &raw.brief.your_aims, &top("brief").field("your_aims")));
    found.extend(texts("goals", &raw.client.goals, &client("goals")));
    found.extend(flags(&raw.without_record.flags, &top("without_record").field("flags")));
    found
}

fn of_beat(b: usize, raw: &RawBeat) -> Vec<Finding> {
    let at = Path::beat(b);
    let feelings = at.clone().field("moment").field("feelings");
    let mut found = texts("feelings", &raw.moment.feelings, &feelings);
    for (n, line) in raw.lines.iter().enumerate() {
        let at = at.clone().field("lines").index(n);
        found.extend(spoken(&line.says.0, &at));
        found.extend(texts("manner", &line.manner.0, &at.field("manner")));
    }
    found
}

fn of_answer(at: &Path, raw: &RawResponse, id: &str) -> Vec<Finding> {
    let effect = |name| at.clone().field("effect").field(name);
    let mut found = Vec::new();
    if is_blank(&raw.says) {
        found.push(
            Finding::at(at.clone().field("says"), format!("the answer \"{id}\" says nothing")).hint(
                "write the words; to wait on purpose, write `says: \"…\"` with `skills: [silence]`",
            ),
        );
    }
    found.extend(texts("also", &raw.also, &at.clone().field("also")));
    found.extend(flags(&raw.effect.set, &effect("set")));
    found.extend(flags(&raw.effect.clear, &effect("clear")));
    found
}

fn of_ending(at: &Path, raw: &RawEnding) -> Vec<Finding> {
    let manner = texts("manner", &raw.manner.0, &at.clone().field("manner"));
    spoken(&raw.says.0, at).into_iter().chain(manner).collect()
}

/// The client's words, which may be left out for a silence.
fn spoken(says: &[String], at: &Path) -> Vec<Finding> {
    let blank = texts("says", says, &at.clone().field("says")).into_iter();
    blank.map(|finding| finding.hint("for a silence, leave `says` out")).collect()
}

/// A finding for each blank text of a list; one text alone may stand without a list.
fn texts(field: &str, all: &[String], path: &Path) -> Vec<Finding> {
    let blank = (0..).zip(all).filter(|(_, text)| is_blank(text));
    let found = blank.map(|(n, _)| {
        let path = if all.len() == 1 { path.clone() } else { path.clone().index(n) };
        Finding::at(path, format!("a text of `{field}` is empty")).hint("write it, or leave it out")
    });
    found.collect()
}

fn flags(names: &[String], path: &Path) -> Vec<Finding> {
    let blank = (0..).zip(names).filter(|(_, name)| is_blank(name));
    blank.map(|(n, _)| flag(path.clone().index(n))).collect()
}

fn flag(path: Path) -> Finding {
    Finding::at(path, "this flag has no name")
        .hint("write its name, the same where it is set and where it is asked for")
}

/// Whether a condition asks for a flag without a name; one inside `any` or `not` counts as the one around it.
fn asks_for_blank(condition: &RawCondition) -> bool {
    match condition {
        RawCondition::Flag(name) | RawCondition::NoFlag(name) => is_blank(name),
        RawCondition::Any(all) | RawCondition::Not(all) => all.iter().any(asks_for_blank),
        _ => false,
    }
}
