use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::{Beat, Response};
use crate::scenario::outline::Path;
use crate::scenario::raw::{Kind, RawBeat};

pub(super) const RULE: Rule = Rule {
    code: "S003",
    name: "dead end",
    group: Group::Structure,
    severity: Severity::Error,
    page: include_str!("s003_dead_end.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if subject.raw.beats.0.is_empty() {
        let path = Path::top().field("beats");
        let finding = Finding::at(path, "the scenario has no beats");
        found.push(finding.hint("add at least one: `beats: { \"opening\": (…) }`"));
    }
    if subject.raw.kind == Kind::Session && subject.raw.endings.0.is_empty() {
        let path = Path::top().field("endings");
        let finding = Finding::at(path, "the scenario has no endings, so the session cannot end");
        found.push(finding.hint("add at least one, `endings: { \"goodbye\": (…) }`, and lead an answer there"));
    }
    for (b, raw, beat) in subject.beats() {
        found.extend(in_beat(subject, b, raw, beat));
    }
    found
}

fn in_beat(subject: &Subject<'_>, b: usize, raw: &RawBeat, beat: &Beat) -> Vec<Finding> {
    let at_beat = Path::top().field("beats").key(b);
    if beat.responses.is_empty() {
        let message = format!("beat \"{}\" has no answers", beat.id);
        let hint = "give it `responses`; where the session is over here, make it an ending";
        return vec![Finding::at(at_beat, message).hint(hint)];
    }
    // A `then` that is typed and leads nowhere is an unknown target.
    let is_open = |r: usize| {
        let is_typed = raw.then.is_some() || raw.responses.get(r).is_some_and(|raw| raw.then.is_some());
        !is_typed && subject.may_lead_nowhere(b, r)
    };
    let open: Vec<(usize, &Response)> =
        beat.responses.iter().enumerate().filter(|(r, _)| is_open(*r)).collect();
    if open.len() == beat.responses.len() && open.len() > 1 {
        let message = format!("no answer of beat \"{}\" says where it leads", beat.id);
        let hint = "give the beat a `then`, or each answer its own";
        return vec![Finding::at(at_beat, message).hint(hint)];
    }
    open.into_iter().map(|(r, response)| answer(Path::response(b, r), beat, response)).collect()
}

fn answer(path: Path, beat: &Beat, response: &Response) -> Finding {
    let name = format!("answer \"{}\" of beat \"{}\"", response.id, beat.id);
    if response.routes.is_empty() {
        Finding::at(path, format!("{name} leads nowhere"))
            .hint("add `then: \"…\"` with the beat or ending that comes next")
    } else {
        Finding::at(path, format!("{name} leads nowhere when no route is taken"))
            .hint("add `then: \"…\"` for when the guards of all its routes fail")
    }
}
