use super::{Finding, Group, Rule, Subject, nearest};
use crate::coding::{Code, CodedReply, Fault, ProcessMove, Skill, Stance};
use crate::diagnostic::Severity;
use crate::scenario::model::Response;
use crate::scenario::outline::Path;
use crate::scenario::syntax::OneOrMany;
use crate::words::lower;

pub(super) const RULE: Rule = Rule {
    code: "R007",
    name: "words for a code that is not there",
    group: Group::Values,
    severity: Severity::Warning,
    page: include_str!("r007_unknown_code_in_rests_on.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (b, r, raw, response) in subject.responses() {
        let at = Path::response(b, r).field("rests_on");
        for (n, (key, quotes)) in raw.rests_on.iter().enumerate() {
            found.extend(about_key(key, response, at.clone().key(n)));
            found.extend(about_quotes(quotes, &raw.says, &at.clone().index(n)));
        }
    }
    found
}

fn about_key(key: &str, response: &Response, path: Path) -> Option<Finding> {
    let Some(code) = Code::from_key(key) else {
        let finding = Finding::at(path, format!("`{key}` is no code"));
        return Some(match nearest(key, keys()) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding.hint("name a skill, fault, stance or process move as the codebook writes it"),
        });
    };
    let message = format!("answer \"{}\" is not coded `{key}`", response.id);
    let hint = format!("add `{key}` to {}, or leave the words out here", field(code));
    (!carries(&response.codes, code)).then(|| Finding::at(path, message).hint(hint))
}

fn keys() -> impl Iterator<Item = &'static str> {
    let skills = Skill::ALL.iter().map(|code| code.key());
    let faults = Fault::ALL.iter().map(|code| code.key());
    let moves = ProcessMove::ALL.iter().map(|code| code.key());
    let stances = Stance::ALL.iter().map(|code| code.key());
    skills.chain(faults).chain(moves).chain(stances)
}

fn carries(codes: &CodedReply, code: Code) -> bool {
    match code {
        Code::Skill(skill) => codes.has_skill(skill),
        Code::Fault(fault) => codes.has_fault(fault),
        Code::Stance(stance) => codes.stance() == Some(stance),
        Code::Move(step) => {
            codes.boundary.as_ref().is_some_and(|boundary| boundary.moves.contains(&step))
        }
    }
}

fn field(code: Code) -> &'static str {
    match code {
        Code::Skill(_) => "its `skills`",
        Code::Fault(_) => "its `faults`",
        Code::Stance(_) => "its `boundary`",
        Code::Move(_) => "the moves of its `boundary`",
    }
}

fn about_quotes(quotes: &OneOrMany, says: &str, path: &Path) -> Vec<Finding> {
    let is_list = quotes.0.len() > 1;
    let place = |n| if is_list { path.clone().index(n) } else { path.clone() };
    let quotes = quotes.0.iter().enumerate();
    quotes.filter_map(|(n, quote)| about_quote(quote, says, place(n))).collect()
}

fn about_quote(quote: &str, says: &str, path: Path) -> Option<Finding> {
    if quote.trim().is_empty() {
        let finding = Finding::at(path, "a code rests on no words here");
        return Some(finding.hint("quote the words, or leave the code out of `rests_on`: it then rests on the whole answer"));
    }
    if says.contains(quote) {
        return None;
    }
    let hint = if lower(says).contains(&lower(quote)) {
        "the words must stand there letter for letter, with the same capitals and apostrophes"
    } else {
        "copy the words from `says`"
    };
    Some(Finding::at(path, format!("the answer does not say \"{quote}\"")).hint(hint))
}
