use super::asking::questions;
use super::w002_reflection_that_asks::asks_instead;
use super::{Finding, Group, Rule, Subject};
use crate::coding::{CodedReply, QuestionForm, Skill};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "W007",
    name: "question not coded",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w007_question_untagged.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let answers = subject.responses().filter(|(b, r, _, response)| {
        // A reflection that only asks is told of once, by the rule for it.
        response.says.contains('?')
            && !accounts_for_mark(&response.codes)
            && !asks_instead(response, subject.spoken().answer(*b, *r))
    });
    let found = answers.filter_map(|(b, r, _, response)| {
        let span = questions(subject.spoken().answer(b, r)).into_iter().next()?;
        Some(finding(b, r, &response.id, response.says.get(span)?))
    });
    found.collect()
}

/// Whether a code explains the question mark.
fn accounts_for_mark(codes: &CodedReply) -> bool {
    codes.question != QuestionForm::NoQuestion
        || codes.faults.iter().any(|fault| fault.is_of_questioning())
        || codes.skills.iter().any(|skill| {
            let advises =
                matches!(skill, Skill::AdviceWithPermission | Skill::AdviceWithoutPermission);
            // "Eleven years?" gives back a word; it takes no code of a question.
            skill.is_question() || advises || *skill == Skill::Encourager
        })
}

fn finding(b: usize, r: usize, id: &str, question: &str) -> Finding {
    let message = format!("the answer \"{id}\" asks \"{question}\", and no question is coded");
    Finding::at(Path::response(b, r).field("says"), message)
        .hint("add `open_question` or `closed_question` to `skills`, or name the form: `question: clarifying`")
}
