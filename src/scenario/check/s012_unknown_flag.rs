use std::collections::BTreeSet;

use super::{Finding, Group, Rule, Subject, nearest};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::RawCondition;

pub(super) const RULE: Rule = Rule {
    code: "S012",
    name: "unknown flag, goal or task",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s012_unknown_flag.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let names = Names::of(subject);
    let mut found = Vec::new();
    for (path, guard) in subject.guards() {
        for (n, condition) in guard.iter().enumerate() {
            names.judge(condition, &path.clone().index(n), &mut found);
        }
    }
    for (e, (_, ending)) in subject.raw.endings.iter().enumerate() {
        let goals = ending.goals.iter().enumerate();
        found.extend(goals.filter_map(|(n, goal)| {
            names.unknown_goal(goal, Path::ending(e).field("goals").index(n))
        }));
        let task = ending.task.as_deref();
        found.extend(task.and_then(|task| names.unknown_task(task, Path::ending(e).field("task"))));
    }
    found
}

/// The names a guard or an ending may use.
struct Names<'a> {
    flags: BTreeSet<&'a str>,
    beats: BTreeSet<&'a str>,
    endings: BTreeSet<&'a str>,
    goals: BTreeSet<&'a str>,
    tasks: BTreeSet<&'a str>,
    is_later: bool,
}

impl<'a> Names<'a> {
    fn of(subject: &Subject<'a>) -> Self {
        let raw = subject.raw;
        let set = subject.responses().flat_map(|(_, _, response, _)| &response.effect.set);
        Self {
            flags: set.map(String::as_str).collect(),
            beats: raw.beats.iter().map(|(id, _)| id).collect(),
            endings: raw.endings.iter().map(|(id, _)| id).collect(),
            goals: raw.client.goals.iter().map(String::as_str).collect(),
            tasks: raw.client.tasks.iter().map(|(id, _)| id).collect(),
            is_later: raw.follows.is_some(),
        }
    }

    /// Conditions inside `any` and `not` are pointed at by the condition around them.
    fn judge(&self, condition: &RawCondition, path: &Path, found: &mut Vec<Finding>) {
        match condition {
            RawCondition::Flag(flag) | RawCondition::NoFlag(flag) => {
                found.extend(self.unset_flag(flag, path.clone()));
            }
            RawCondition::Visited(beat) => found.extend(self.unknown_beat(beat, path.clone())),
            RawCondition::GoalAgreed(goal) => {
                let finding = self.before_the_first("goal_agreed", path);
                found.extend(finding.or_else(|| self.unknown_goal(goal, path.clone())));
            }
            RawCondition::TaskSet(task) => {
                let finding = self.before_the_first("task_set", path);
                found.extend(finding.or_else(|| self.unknown_task(task, path.clone())));
            }
            RawCondition::Any(all) | RawCondition::Not(all) => {
                all.iter().for_each(|one| self.judge(one, path, found));
            }
            RawCondition::AtLeast(..) | RawCondition::Below(..) => {}
        }
    }

    fn unset_flag(&self, flag: &str, path: Path) -> Option<Finding> {
        // A later session may be brought flags that only the session before sets.
        let is_known = self.is_later || self.flags.contains(flag);
        let finding = || Finding::at(path, format!("no answer sets the flag \"{flag}\""));
        (!is_known).then(|| {
            or_nearest(finding(), flag, &self.flags, || {
                format!("set it in the effect of an answer: `effect: (set: [\"{flag}\"])`")
            })
        })
    }

    fn unknown_beat(&self, beat: &str, path: Path) -> Option<Finding> {
        if self.beats.contains(beat) {
            return None;
        }
        if self.endings.contains(beat) {
            let message = format!("`visited` names \"{beat}\", which is an ending");
            let hint = "a session that has been at an ending is over: name a beat";
            return Some(Finding::at(path, message).hint(hint));
        }
        let finding = Finding::at(path, format!("`visited` names \"{beat}\", which is no beat"));
        Some(or_nearest(finding, beat, &self.beats, || "name a beat as it is written in `beats`".to_owned()))
    }

    fn before_the_first(&self, asked: &str, path: &Path) -> Option<Finding> {
        let message = format!("`{asked}` asks for the session before, and there is none");
        (!self.is_later).then(|| {
            Finding::at(path.clone(), message).hint(
                "name the session before in `follows: \"…\"`, or ask for a flag that an answer of this session sets",
            )
        })
    }

    fn unknown_goal(&self, goal: &str, path: Path) -> Option<Finding> {
        let finding = Finding::at(path, format!("\"{goal}\" is not among the client's goals"));
        (!self.goals.contains(goal)).then(|| {
            or_nearest(finding, goal, &self.goals, || "add it to `goals` of the client, in the same words".to_owned())
        })
    }

    fn unknown_task(&self, task: &str, path: Path) -> Option<Finding> {
        let finding = Finding::at(path, format!("\"{task}\" is not among the client's tasks"));
        (!self.tasks.contains(task)).then(|| {
            or_nearest(finding, task, &self.tasks, || {
                format!("add it to `tasks` of the client: `tasks: {{ \"{task}\": \"…\" }}`")
            })
        })
    }
}

fn or_nearest(
    finding: Finding,
    name: &str,
    known: &BTreeSet<&str>,
    otherwise: impl Fn() -> String,
) -> Finding {
    match nearest(name, known.iter().copied()) {
        Some(near) => finding.hint(format!("did you mean \"{near}\"?")),
        None => finding.hint(otherwise()),
    }
}
