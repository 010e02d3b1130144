use super::asking::questions;
use super::{Finding, Group, Rule, Subject};
use crate::coding::{Fault, QuestionForm};
use crate::diagnostic::Severity;
use crate::words::cues;
use crate::scenario::model::Response;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "W003",
    name: "double question not coded",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w003_double_question_untagged.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let answers = subject.responses().filter(|(_, _, _, response)| may_be_double(response));
    let found = answers.filter_map(|(b, r, _, response)| {
        let says = subject.spoken().answer(b, r);
        let n = questions(says).len() + cues::joined_questions_in(says).len();
        (n > 1).then(|| finding(b, r, &response.id, n))
    });
    found.collect()
}

/// A question about risk may be asked in two parts (codebook).
fn may_be_double(response: &Response) -> bool {
    let codes = &response.codes;
    !codes.has_fault(Fault::DoubleQuestion)
        && codes.question != QuestionForm::DirectRisk
        && response.says.contains('?')
}

fn finding(b: usize, r: usize, id: &str, n: usize) -> Finding {
    let message = format!(
        "the answer \"{id}\" asks {n} questions at once, and `double_question` is not coded"
    );
    Finding::at(Path::response(b, r).field("says"), message)
        .hint("keep one of the questions, or add `double_question` to `faults`")
}
