use super::{Finding, Group, Rule, Subject};
use crate::coding::{CodedReply, QuestionForm, Skill};
use crate::diagnostic::Severity;
use crate::scenario::model::Response;
use crate::scenario::outline::Path;
use crate::words::{Passage, cues};

pub(super) const RULE: Rule = Rule {
    code: "W001",
    name: "question code without a question",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w001_open_question_without_question.md"),
    check: Some(check),
};

/// Words by which a sentence without a question mark asks all the same.
const ASKING: &[&str] = &["wonder", "wondering", "curious", "ask", "asking"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let answers = subject.responses();
    let found = answers.filter_map(|(b, r, raw, response)| {
        let form = coded_form(&response.codes)?;
        if asks(subject.spoken().answer(b, r)) {
            return None;
        }
        let names_skill = raw.skills.iter().any(|skill| skill.is_question());
        let field = if names_skill { "skills" } else { "question" };
        Some(finding(Path::response(b, r).field(field), response, form))
    });
    found.collect()
}

/// The form of question the codes speak of.
fn coded_form(codes: &CodedReply) -> Option<QuestionForm> {
    match codes.question {
        QuestionForm::NoQuestion if codes.has_skill(Skill::OpenQuestion) => {
            Some(QuestionForm::Open)
        }
        QuestionForm::NoQuestion if codes.has_skill(Skill::ClosedQuestion) => {
            Some(QuestionForm::Closed)
        }
        QuestionForm::NoQuestion => None,
        form => Some(form),
    }
}

fn asks(says: &Passage) -> bool {
    !cues::questions_in(says).is_empty()
        || !cues::open_stems_in(says).is_empty()
        || says.words().any(|word| ASKING.contains(&word))
}

fn finding(path: Path, response: &Response, form: QuestionForm) -> Finding {
    let article = if form == QuestionForm::Open { "an" } else { "a" };
    let message = format!(
        "the answer \"{}\" is coded as {article} {form}, but its words do not ask",
        response.id
    );
    let hint = match form {
        QuestionForm::Open => {
            "end the question in `?`, open it with \"tell me …\", or leave the code out"
        }
        _ => "end the question in `?`, or leave the code out",
    };
    Finding::at(path, message).hint(hint)
}
