//! The roles the two people of a session play, unscored: the counselor's four, the client's four, and what they
//! made of it together.

use serde::Serialize;

use crate::client::Level;
use crate::coding::{ClientAct, ClientRole, CounselorRole, Skill};
use crate::transcript::Transcript;

/// Who did what, by role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Roles {
    /// The counselor's.
    pub counselor: Vec<CounselorRoleReport>,
    /// The client's.
    pub client: Vec<ClientRoleReport>,
    /// The working alliance at the start, as the mean of bond, task and goal.
    pub alliance_at_start: Level,
    /// And at the end.
    pub alliance_at_end: Level,
}

/// What showed of one of the counselor's roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CounselorRoleReport {
    /// Which.
    pub role: CounselorRole,
    /// Skills of this role, with the number of answers they showed in; those that did not show are left out.
    pub skills: Vec<(Skill, usize)>,
}

/// What showed of one of the client's roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClientRoleReport {
    /// Which.
    pub role: ClientRole,
    /// Acts of this role, with the number of lines they showed in; those that did not show are left out.
    pub acts: Vec<(ClientAct, usize)>,
}

/// Counts skills and acts by role.
pub(super) fn roles(transcript: &Transcript) -> Roles {
    let skill_count =
        |skill: Skill| transcript.turns.iter().filter(|turn| turn.codes.has_skill(skill)).count();
    let lines = || transcript.turns.iter().flat_map(|turn| &turn.lines);
    let act_count = |act: ClientAct| lines().filter(|line| line.acts.contains(&act)).count();
    let counselor = CounselorRole::ALL.iter().map(|&role| CounselorRoleReport {
        role,
        skills: counted(Skill::ALL.iter().filter(|skill| skill.role() == role), skill_count),
    });
    let client = ClientRole::ALL.iter().map(|&role| ClientRoleReport {
        role,
        acts: counted(ClientAct::ALL.iter().filter(|act| act.role() == role), act_count),
    });
    let at_end = transcript.turns.last().map_or(transcript.opening, |turn| turn.after);
    Roles {
        counselor: counselor.collect(),
        client: client.collect(),
        alliance_at_start: transcript.opening.alliance(),
        alliance_at_end: at_end.alliance(),
    }
}

fn counted<'a, T: Copy + 'a>(
    all: impl Iterator<Item = &'a T>,
    count: impl Fn(T) -> usize,
) -> Vec<(T, usize)> {
    all.map(|&one| (one, count(one))).filter(|(_, n)| *n > 0).collect()
}
