use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "R006",
    name: "unusual id",
    group: Group::Values,
    severity: Severity::Warning,
    page: include_str!("r006_bad_id.md"),
    check: Some(check),
};

/// What an id may hold besides small letters and digits, and its name.
type Joint = (char, &'static str);
const HYPHEN: Joint = ('-', "hyphens");
const UNDERSCORE: Joint = ('_', "underscores");

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let raw = subject.raw;
    let top = |name| Path::top().field(name);
    let scenario = judge("this scenario", &raw.id, HYPHEN, top("id"));
    let follows = raw.follows.as_ref();
    let follows = follows.and_then(|id| judge("the session before", id, HYPHEN, top("follows")));
    let beats = raw.beats.iter().enumerate();
    let beats =
        beats.filter_map(|(b, (id, _))| judge("this beat", id, UNDERSCORE, top("beats").key(b)));
    let endings = raw.endings.iter().enumerate();
    let endings = endings
        .filter_map(|(e, (id, _))| judge("this ending", id, UNDERSCORE, top("endings").key(e)));
    let answers = subject.responses().filter(|(_, _, raw, _)| !raw.id.is_empty());
    let answers = answers.filter_map(|(b, r, raw, _)| {
        judge("this answer", &raw.id, UNDERSCORE, Path::response(b, r).field("id"))
    });
    let flags = subject.responses().flat_map(|(b, r, raw, _)| {
        let at = move |field| Path::response(b, r).field("effect").field(field);
        let set = raw.effect.set.iter().enumerate();
        let set = set.map(move |(n, name)| (name, at("set").index(n)));
        let clear = raw.effect.clear.iter().enumerate();
        set.chain(clear.map(move |(n, name)| (name, at("clear").index(n))))
    });
    // A flag without a name is told of by the rule for empty words.
    let flags = flags.filter(|(name, _)| !name.trim().is_empty());
    let flags = flags.filter_map(|(name, path)| judge("this flag", name, UNDERSCORE, path));
    let file = scenario.into_iter().chain(follows);
    file.chain(beats).chain(endings).chain(answers).chain(flags).collect()
}

fn judge(what: &str, id: &str, joint: Joint, path: Path) -> Option<Finding> {
    let (mark, marks) = joint;
    let is_usual = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == mark;
    if !id.is_empty() && id.chars().all(is_usual) {
        return None;
    }
    let message = if id.is_empty() {
        format!("{what} has an empty id")
    } else {
        format!("the id \"{id}\" of {what} has more in it than small letters, digits and {marks}")
    };
    let finding = Finding::at(path, message);
    Some(match usual(id, mark) {
        Some(usual) => finding.hint(format!("write \"{usual}\", and the same where it is named")),
        None => finding.hint(format!("use the letters a to z, digits and {marks}")),
    })
}

/// The id as it could be written; `None` where that would drop letters.
fn usual(id: &str, mark: char) -> Option<String> {
    let mut usual = String::new();
    let mut was_small = false;
    for c in id.chars() {
        if c.is_alphanumeric() && !c.is_ascii() {
            return None;
        }
        let parts = !c.is_ascii_alphanumeric() || (was_small && c.is_ascii_uppercase());
        if parts && !usual.is_empty() && !usual.ends_with(mark) {
            usual.push(mark);
        }
        if c.is_ascii_alphanumeric() {
            usual.push(c.to_ascii_lowercase());
        }
        was_small = c.is_ascii_lowercase();
    }
    let usual = usual.trim_end_matches(mark);
    (!usual.is_empty()).then(|| usual.to_owned())
}
