use super::{Finding, Group, Rule, Subject};
use crate::coding::{CodedReply, ProcessMove, QuestionForm, Stance};
use crate::diagnostic::Severity;
use crate::moment::{BoundaryKind, WantedQuestion};
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "V011",
    name: "moment without a choice",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v011_moment_without_choice.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats).filter(|(_, beat)| !beat.responses.is_empty());
    beats
        .flat_map(|(b, beat)| at_boundary(b, beat).into_iter().chain(at_question(b, beat)))
        .collect()
}

fn at_boundary(b: usize, beat: &Beat) -> Option<Finding> {
    let kind = beat.moment.boundary?;
    let codes = || beat.responses.iter().map(|response| &response.codes);
    let (message, hint) = if codes().all(|codes| codes.boundary.is_none()) {
        (
            format!("the moment is about {kind}, and no answer takes a stance"),
            "give answers their stance: `boundary: held([acknowledge, limit])`, `boundary: rigid` …".to_owned(),
        )
    } else if codes().any(handles_well) {
        return None;
    } else {
        (
            format!("the moment is about {kind}, and no answer handles it well"),
            format!(
                "write one that holds the boundary with care: `boundary: held([{}])`",
                wanted(kind, beat)
            ),
        )
    };
    let path = Path::beat(b).field("moment").field("boundary");
    let finding = Finding::at(path, message).hint(hint);
    let mut stances = beat.responses.iter().filter_map(|response| response.codes.stance());
    Some(if stances.any(|stance| stance == Stance::ExaminedCrossing) {
        finding.hint("an `examined_crossing` counts as one only with both `reason` and `consult`")
    } else {
        finding
    })
}

/// Held, or crossed on purpose with a reason and a plan to consult; without both, a crossing counts as unexamined.
fn handles_well(codes: &CodedReply) -> bool {
    codes.boundary.as_ref().is_some_and(|boundary| match boundary.stance {
        Stance::Held => true,
        Stance::ExaminedCrossing => {
            let needed = [ProcessMove::Reason, ProcessMove::Consult];
            needed.iter().all(|step| boundary.moves.contains(step))
        }
        Stance::Rigid | Stance::UnexaminedCrossing | Stance::Violation => false,
    })
}

fn wanted(kind: BoundaryKind, beat: &Beat) -> String {
    let moves = if beat.moment.moves.is_empty() { kind.wanted_moves() } else { &beat.moment.moves };
    moves.iter().map(|step| step.key()).collect::<Vec<_>>().join(", ")
}

fn at_question(b: usize, beat: &Beat) -> Option<Finding> {
    let wanted = beat.moment.question?;
    let form = form_for(wanted);
    if beat.responses.iter().any(|response| response.codes.question == form) {
        return None;
    }
    let (message, hint) = match wanted {
        WantedQuestion::Hold => (
            "the moment wants no question, and every answer asks one".to_owned(),
            "write an answer that does not ask".to_owned(),
        ),
        _ => (
            format!("the moment wants {wanted}, and no answer asks one"),
            format!("write one, and code it: {}", code_for(form)),
        ),
    };
    let path = Path::beat(b).field("moment").field("question");
    Some(Finding::at(path, message).hint(hint))
}

fn form_for(wanted: WantedQuestion) -> QuestionForm {
    match wanted {
        WantedQuestion::Open => QuestionForm::Open,
        WantedQuestion::Clarifying => QuestionForm::Clarifying,
        WantedQuestion::DirectRisk => QuestionForm::DirectRisk,
        WantedQuestion::Hold => QuestionForm::NoQuestion,
    }
}

fn code_for(form: QuestionForm) -> String {
    match form {
        QuestionForm::Open => "`skills: [open_question]`".to_owned(),
        form => format!("`question: {}`", form.key()),
    }
}
