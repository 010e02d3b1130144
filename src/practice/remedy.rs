//! Which skill answers what a session taught.

use crate::coding::{Fault, ProcessMove, Skill, Stance};
use crate::moment::WantedQuestion;
use crate::scoring::Lesson;

/// The skill to practice for a lesson; `None` where no drill would help.
///
/// Which skill mends which fault is this product's reading of its own advice (`debrief::lesson_advice`), and has not
/// been reviewed by clinicians. A violation is for supervision, not for a drill.
pub const fn remedy(lesson: Lesson) -> Option<Skill> {
    use Skill as S;
    Some(match lesson {
        Lesson::Violation
        | Lesson::MayHaveViolated
        | Lesson::Nothing
        | Lesson::MissedMove(ProcessMove::Consult)
        | Lesson::Stance(Stance::Violation | Stance::Held) => return None,
        Lesson::MissedSkill(S::AdviceWithoutPermission) => S::AdviceWithPermission,
        Lesson::MissedSkill(skill) => skill,
        Lesson::MayHavePromised => S::Structuring,
        // The question about risk is a plain, closed one.
        Lesson::RiskUnasked | Lesson::RiskMaybeUnasked => S::ClosedQuestion,
        Lesson::UnrepairedRupture => S::Repair,
        Lesson::Fault(fault) => of_fault(fault),
        Lesson::Stance(_) => S::LimitSetting,
        Lesson::Question { wanted, .. } => match wanted {
            WantedQuestion::Open | WantedQuestion::Clarifying => S::OpenQuestion,
            WantedQuestion::DirectRisk => S::ClosedQuestion,
            WantedQuestion::Hold => S::ReflectionOfFeeling,
        },
        Lesson::Inaccurate => S::Restatement,
        Lesson::MissedMove(step) => match step {
            ProcessMove::Acknowledge => S::ReflectionOfFeeling,
            ProcessMove::Explore => S::OpenQuestion,
            _ => S::LimitSetting,
        },
        Lesson::Depth => S::ReflectionOfMeaning,
    })
}

const fn of_fault(fault: Fault) -> Skill {
    match fault {
        Fault::DoubleQuestion | Fault::LeadingQuestion | Fault::AccusatoryWhy => {
            Skill::OpenQuestion
        }
        Fault::AdviceAsQuestion => Skill::AdviceWithPermission,
        Fault::FalseReassurance | Fault::Minimizing => Skill::Validation,
        Fault::Moralizing => Skill::EmphasizeAutonomy,
        Fault::Arguing | Fault::Labeling | Fault::PrematureInterpretation => Skill::Restatement,
        Fault::TopicShift | Fault::SelfFocus => Skill::ReflectionOfFeeling,
        Fault::OverPromise | Fault::OverFamiliar => Skill::LimitSetting,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Content, DrillBook};

    #[test]
    fn there_are_drills_for_every_remedy() {
        let content = Content::built_in().expect("the built-in tables can be read");
        let book = DrillBook::built_in(&content);
        let skills = Skill::ALL.iter().map(|&skill| Lesson::MissedSkill(skill));
        let faults = Fault::ALL.iter().map(|&fault| Lesson::Fault(fault));
        let moves = ProcessMove::ALL.iter().map(|&step| Lesson::MissedMove(step));
        let others =
            [Lesson::RiskUnasked, Lesson::UnrepairedRupture, Lesson::Inaccurate, Lesson::Depth];
        for lesson in skills.chain(faults).chain(moves).chain(others) {
            if let Some(skill) = remedy(lesson) {
                assert!(book.for_skill(skill).count() > 0, "{lesson:?}: {skill}");
            }
        }
        assert_eq!(remedy(Lesson::Violation), None);
    }
}
