//! Which skills were used, and which never.

use serde::Serialize;

use super::Inputs;
use crate::coding::{Code, Skill};
use crate::records::Outcome;

/// How often a skill was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SkillUse {
    /// Which.
    pub skill: Skill,
    /// In how many turns.
    pub turns: usize,
    /// In how many sessions.
    pub sessions: usize,
}

/// The codebook's skills, as far as they were used in sessions that ended and had no help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skills {
    /// Over how many sessions this was counted, broken-off ones among them: what was said was said.
    pub sessions: usize,
    /// Those used, the most turns first.
    pub used: Vec<SkillUse>,
    /// Those never used, in the order of the codebook.
    pub never: Vec<Skill>,
    /// Advice without permission, which the codebook counts among the skills and nobody needs to practice.
    pub unasked_advice: Option<SkillUse>,
}

pub(super) fn skills(inputs: &Inputs<'_>) -> Skills {
    let of = |skill: Skill| {
        let total = inputs.codes.iter().find(|total| total.code == Code::Skill(skill))?;
        Some(SkillUse { skill, turns: total.n, sessions: total.sessions })
    };
    let to_use = || Skill::ALL.iter().copied().filter(|skill| is_to_use(*skill));
    let mut used: Vec<SkillUse> = to_use().filter_map(of).collect();
    used.sort_by_key(|one| (std::cmp::Reverse(one.turns), one.skill));
    Skills {
        sessions: inputs.sessions.iter().filter(|row| is_counted(row)).count(),
        used,
        never: to_use().filter(|skill| of(*skill).is_none()).collect(),
        unasked_advice: of(Skill::AdviceWithoutPermission),
    }
}

/// Advice without permission is coded among the skills, as in the counts of motivational interviewing, where it is
/// counted against the counselor.
const fn is_to_use(skill: Skill) -> bool {
    !matches!(skill, Skill::AdviceWithoutPermission)
}

/// Whether a session's codes are counted: they are written when it ends.
const fn is_counted(row: &Outcome) -> bool {
    !row.is_open && !row.is_coached && row.n_turns > 0
}
