use super::{Finding, Group, Rule, Subject, nearest};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S004",
    name: "unreachable beat or ending",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s004_unreachable.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = subject.scenario.beats.iter().enumerate();
    let beats = beats
        .filter(|(b, _)| !subject.reach.beats[*b])
        .map(|(b, beat)| finding(subject, "beat", &beat.id, Path::top().field("beats").key(b)));
    // A vignette's own ending is not in the file.
    let endings = subject.scenario.endings.iter().take(subject.raw.endings.0.len()).enumerate();
    let endings = endings
        .filter(|(e, _)| !subject.reach.endings[*e])
        .map(|(e, ending)| finding(subject, "ending", &ending.id, Path::top().field("endings").key(e)));
    beats.chain(endings).collect()
}

fn finding(subject: &Subject<'_>, what: &str, id: &str, path: Path) -> Finding {
    let finding = Finding::at(path, format!("nobody can reach the {what} \"{id}\""));
    let named: Vec<&str> = named_targets(subject);
    if named.contains(&id) {
        return finding.hint("answers lead here only under guards that can never hold, or from beats nobody reaches");
    }
    let misspelled = named.into_iter().filter(|name| !is_known(subject, name));
    match nearest(id, misspelled) {
        Some(near) => finding.hint(format!("no answer leads here; one leads to \"{near}\", which is not in the file")),
        None => finding.hint("no answer leads here; name it in a `then`, or leave it out"),
    }
}

fn named_targets<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let of_beats = subject.beats().flat_map(|(_, beat, _)| {
        let routes = beat.routes.iter().map(|route| route.to.as_str());
        let heard = beat.heard_as.iter().map(|heard| heard.to.as_str());
        routes.chain(heard).chain(beat.then.as_deref()).chain(beat.otherwise.as_deref())
    });
    let of_responses = subject.responses().flat_map(|(_, _, response, _)| {
        let routes = response.routes.iter().map(|route| route.to.as_str());
        routes.chain(response.then.as_deref())
    });
    of_beats.chain(of_responses).collect()
}

fn is_known(subject: &Subject<'_>, id: &str) -> bool {
    subject.scenario.beats.iter().any(|beat| beat.id == id)
        || subject.scenario.endings.iter().any(|ending| ending.id == id)
}
