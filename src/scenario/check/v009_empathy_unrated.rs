use super::{Finding, Group, Rule, Subject};
use crate::coding::Skill;
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "V009",
    name: "empathy not rated",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v009_empathy_unrated.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (b, raw, _) in subject.beats().filter(|(_, raw, _)| !raw.moment.feelings.is_empty()) {
        for (r, response) in raw.responses.iter().enumerate() {
            let reflection = response.skills.iter().position(|skill| skill.is_reflection());
            if let (Some(at), None) = (reflection, response.empathy) {
                let skill = response.skills.get(at).copied();
                found.push(finding(Path::response(b, r).field("skills").index(at), skill));
            }
        }
    }
    found
}

fn finding(path: Path, skill: Option<Skill>) -> Finding {
    let skill = skill.map_or("reflection", Skill::key);
    let message = format!("this `{skill}` meets a feeling and has no `empathy`, so it is rated 2");
    Finding::at(path, message)
        .hint("rate it: 3 gives feeling and content back, 4 and 5 add to it, 1 and 2 take away; `accurate: false` where it is wrong")
}
