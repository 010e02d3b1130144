use super::{Finding, Group, Rule, Subject, nearest};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::syntax::Feels;
use crate::words::{Lexicon, Passage};

pub(super) const RULE: Rule = Rule {
    code: "R003",
    name: "unknown feeling",
    group: Group::Values,
    severity: Severity::Warning,
    page: include_str!("r003_unknown_feeling.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let lexicon = &subject.tables.lexicon;
    let mut found = Vec::new();
    for (b, raw, _) in subject.beats() {
        for (n, line) in raw.lines.iter().enumerate() {
            found.extend(shown(lexicon, &line.feels, Path::beat(b).field("lines").index(n)));
        }
        let at = Path::beat(b).field("moment").field("feelings");
        let feelings = raw.moment.feelings.iter().enumerate();
        found.extend(feelings.filter_map(|(n, word)| caught(lexicon, word, at.clone().index(n))));
    }
    for (e, (_, ending)) in subject.raw.endings.iter().enumerate() {
        found.extend(shown(lexicon, &ending.feels, Path::ending(e)));
    }
    found
}

/// A feeling the client shows, which must be one that can be drawn.
fn shown(lexicon: &Lexicon, feels: &Option<Feels>, at: Path) -> Option<Finding> {
    let name = feels.as_ref().map(|feels| feels.name.as_str())?;
    if lexicon.is_shown(name) {
        return None;
    }
    let finding = Finding::at(at.field("feels"), format!("the client cannot show the feeling \"{name}\""));
    Some(match nearest(name, lexicon.shown()) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("one of: {}", Vec::from_iter(lexicon.shown()).join(", "))),
    })
}

/// A feeling an answer would catch, which must be one whose words can be recognized.
fn caught(lexicon: &Lexicon, word: &str, path: Path) -> Option<Finding> {
    if lexicon.family_of(word).is_some() {
        return None;
    }
    let finding = Finding::at(path, format!("\"{word}\" is not among the words known for feelings"));
    let inside = lexicon.feelings_in(&Passage::new(word)).into_iter().next();
    if let Some(known) = inside.and_then(|hit| word.get(hit.span)) {
        return Some(finding.hint(format!(
            "write the feeling alone, \"{known}\"; what it is about belongs in `meaning`"
        )));
    }
    let known = lexicon.shown().chain(lexicon.families());
    Some(match nearest(word, known.filter(|name| lexicon.family_of(name).is_some())) {
        Some(near) => finding.hint(format!("did you mean \"{near}\"?")),
        None => finding.hint("use the plainest word for it, such as \"sad\", \"afraid\" or \"ashamed\""),
    })
}
