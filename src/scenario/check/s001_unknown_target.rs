use std::collections::BTreeSet;

use super::{Finding, Group, Rule, Subject, nearest};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::RawRoute;

pub(super) const RULE: Rule = Rule {
    code: "S001",
    name: "unknown target",
    group: Group::Structure,
    severity: Severity::Error,
    page: include_str!("s001_unknown_target.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut named = Vec::new();
    if let Some(start) = &subject.raw.start {
        named.push((start, Path::top().field("start")));
    }
    for (b, beat, _) in subject.beats() {
        let at = Path::beat(b);
        named.extend(ways(&beat.then, &beat.routes, &at));
        named.extend(beat.otherwise.iter().map(|id| (id, at.clone().field("otherwise"))));
        let heard = beat.heard_as.iter().enumerate();
        named.extend(heard.map(|(n, heard)| {
            (&heard.to, at.clone().field("heard_as").index(n).field("to"))
        }));
    }
    for (b, r, response, _) in subject.responses() {
        named.extend(ways(&response.then, &response.routes, &Path::response(b, r)));
    }
    let known: BTreeSet<&str> = names(subject).collect();
    let unknown = named.into_iter().filter(|(id, _)| !known.contains(id.as_str()));
    let unknown = unknown.map(|(id, path)| finding(subject, id, path));
    unknown.chain(start_at_an_ending(subject)).collect()
}

/// A start that is in the file, and is not a beat.
fn start_at_an_ending(subject: &Subject<'_>) -> Option<Finding> {
    let start = subject.raw.start.as_deref()?;
    let is_beat = subject.scenario.beats.iter().any(|beat| beat.id == start);
    let is_ending = subject.scenario.endings.iter().any(|ending| ending.id == start);
    let message = format!("the session cannot start at \"{start}\", which is an ending");
    (is_ending && !is_beat).then(|| {
        Finding::at(Path::top().field("start"), message)
            .hint("name the first beat, or leave `start` out where the first beat of the file is meant")
    })
}

fn ways<'a>(
    then: &'a Option<String>,
    routes: &'a [RawRoute],
    at: &Path,
) -> Vec<(&'a String, Path)> {
    let then = then.iter().map(|id| (id, at.clone().field("then")));
    let routes = routes.iter().enumerate();
    let routes =
        routes.map(|(n, route)| (&route.to, at.clone().field("routes").index(n).field("to")));
    then.chain(routes).collect()
}

fn names<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a str> {
    let beats = subject.scenario.beats.iter().map(|beat| beat.id.as_str());
    beats.chain(subject.scenario.endings.iter().map(|ending| ending.id.as_str()))
}

fn finding(subject: &Subject<'_>, id: &str, path: Path) -> Finding {
    let finding = Finding::at(path, format!("there is no beat or ending \"{id}\""));
    match nearest(id, names(subject)) {
        Some(near) => finding.hint(format!("did you mean \"{near}\"?")),
        None => finding.hint(format!("add it to `beats` or `endings`: \"{id}\": (…)")),
    }
}
