//! Replies as the trainer sees them: numbers in, numbers out.

use crate::analysis::{Group, Head, Hit, MainBehavior};
use crate::coding::{CodedReply, Fault, ProcessMove, QuestionForm, Skill, Stance};
use crate::moment::Moment;

use super::corpus::Coding;

/// What is known of each head: that it holds, that it does not, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Targets(pub [Option<bool>; Head::COUNT]);

impl Targets {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self([None; Head::COUNT]);

    /// What a coding says.
    pub fn of(coding: &Coding, moment: &Moment) -> Self {
        let mut targets = Self::UNKNOWN;
        for &skill in Skill::ALL {
            targets.set(Head::Skill(skill), coding.has_skill(skill));
        }
        for &fault in Fault::ALL {
            targets.set(Head::Fault(fault), coding.has_fault(fault));
        }
        targets.set_form(coding.form);
        targets.set_empathy(coding.empathy, coding.accurate, moment);
        targets.set_boundary(coding.stance, &coding.moves, moment);
        targets
    }

    /// What an author says of an answer.
    pub fn of_codes(codes: &CodedReply, moment: &Moment) -> Self {
        let mut targets = Self::UNKNOWN;
        for &skill in Skill::ALL {
            targets.set(Head::Skill(skill), codes.has_skill(skill));
        }
        for &fault in Fault::ALL {
            targets.set(Head::Fault(fault), codes.has_fault(fault));
        }
        targets.set_form(codes.question);
        if let Some(empathy) = codes.empathy {
            targets.set_empathy(Some(empathy.level), empathy.accurate, moment);
        }
        let moves = codes.boundary.as_ref().map_or(&[][..], |boundary| &boundary.moves);
        targets.set_boundary(codes.stance(), moves, moment);
        targets
    }

    fn set_form(&mut self, form: QuestionForm) {
        for &one in QuestionForm::ALL {
            self.set(Head::Form(one), one == form);
        }
    }

    fn set_empathy(&mut self, level: Option<u8>, is_accurate: bool, moment: &Moment) {
        let Some(level) = level.filter(|_| !moment.feelings.is_empty()) else { return };
        for one in 1..=5 {
            self.set(Head::Level(one), one == level);
        }
        self.set(Head::Accurate, is_accurate);
    }

    fn set_boundary(&mut self, stance: Option<Stance>, moves: &[ProcessMove], moment: &Moment) {
        if moment.boundary.is_none() {
            return;
        }
        self.set(Head::Stance(None), stance.is_none());
        for &one in Stance::ALL {
            self.set(Head::Stance(Some(one)), stance == Some(one));
        }
        for &made in ProcessMove::ALL {
            self.set(Head::Move(made), moves.contains(&made));
        }
    }

    /// The same, with nothing known of the stance and the moves.
    pub fn without_boundary(mut self) -> Self {
        let moves = ProcessMove::ALL.iter().map(|&made| Head::Move(made).place());
        for head in Group::STANCE.chain(moves) {
            self.0[head] = None;
        }
        self
    }

    /// What AnnoMI's experts say of a turn.
    pub fn of_main(main: MainBehavior) -> Self {
        let mut targets = Self::UNKNOWN;
        targets.set_main(main);
        targets
    }

    /// Adds what a typed reply mainly does, where all its skills are of one sort; of others nothing is known.
    ///
    /// AnnoMI's experts chose one main behavior for each turn, and how they would have chosen in a mixed one is theirs.
    pub fn with_main_of(mut self, coding: &Coding) -> Self {
        let skills = || Skill::ALL.iter().copied().filter(|&skill| coding.has_skill(skill));
        let first = skills().next().and_then(main_of);
        if let Some(main) = first.filter(|_| skills().all(|skill| main_of(skill) == first)) {
            self.set_main(main);
        }
        self
    }

    fn set_main(&mut self, main: MainBehavior) {
        for &one in MainBehavior::ALL {
            self.set(Head::Main(one), one == main);
        }
    }

    fn set(&mut self, head: Head, holds: bool) {
        self.0[head.place()] = Some(holds);
    }

    /// The head of a group that holds; `None` where nothing is known.
    pub fn chosen(&self, group: &Group) -> Option<usize> {
        group.heads.clone().find(|&head| self.0[head] == Some(true))
    }
}

/// The main behavior of a reply that shows this skill and no other sort of them.
const fn main_of(skill: Skill) -> Option<MainBehavior> {
    use Skill as S;
    Some(match skill {
        S::OpenQuestion | S::ClosedQuestion => MainBehavior::Question,
        S::Restatement | S::ReflectionOfFeeling | S::ReflectionOfMeaning | S::Summary => {
            MainBehavior::Reflection
        }
        S::Information | S::AdviceWithPermission | S::AdviceWithoutPermission | S::GoalSetting => {
            MainBehavior::Input
        }
        S::Encourager => MainBehavior::Other,
        _ => return None,
    })
}

/// One reply with what is known of it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Features and their values, each feature once, in order.
    pub(super) hits: Vec<(u32, f32)>,
    /// The same of each sentence; none where there is but one.
    pub(super) sentences: Vec<Vec<(u32, f32)>>,
    /// What is known.
    pub(super) targets: Targets,
    /// How much it counts.
    pub(super) weight: f64,
    /// Whether it tells from where on a head is taken to hold.
    pub(super) sets_bounds: bool,
    /// Whether it was spoken.
    pub(super) is_spoken: bool,
    /// What is kept together when a part is held out: the moment, or the transcript.
    pub(super) unit: usize,
}

/// Each feature once, in order.
pub(super) fn joined(hits: &[Hit]) -> Vec<(u32, f32)> {
    let mut all: Vec<(u32, f32)> = hits.iter().map(|hit| (hit.feature, hit.value)).collect();
    all.sort_by_key(|hit| hit.0);
    let mut joined: Vec<(u32, f32)> = Vec::with_capacity(all.len());
    for (feature, value) in all {
        match joined.last_mut() {
            Some(last) if last.0 == feature => last.1 += value,
            _ => joined.push((feature, value)),
        }
    }
    joined
}
