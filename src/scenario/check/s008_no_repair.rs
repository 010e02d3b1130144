use super::{Finding, Group, Rule, Subject};
use crate::client::{Level, Variable};
use crate::coding::Skill;
use crate::diagnostic::Severity;
use crate::scenario::model::{Beat, BeatIx, Target};
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S008",
    name: "rupture without repair",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s008_no_repair.md"),
    check: Some(check),
};

/// After so many rounds over the beats, gains that still grow are taken to grow without end.
const ROUNDS: usize = 32;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = subject.scenario.beats.iter().enumerate();
    let ruptures = beats.filter(|(b, beat)| beat.rupture.is_some() && subject.reach.beats[*b]);
    ruptures.filter_map(|(b, beat)| in_rupture(subject, b, beat)).collect()
}

fn in_rupture(subject: &Subject<'_>, b: usize, beat: &Beat) -> Option<Finding> {
    let mut inside = subject.reach.beats_after(b);
    inside[b] = true;
    let path = Path::beat(b).field("rupture");
    if !(0..inside.len()).any(|one| inside[one] && offers_repair(subject, one)) {
        let message = format!("the rupture in beat \"{}\" cannot be repaired", beat.id);
        return Some(Finding::at(path, message).hint(
            "here or in a beat that follows, offer an answer with the skill `repair`: one that owns the misstep or invites the strain into words",
        ));
    }
    let (loss, gain) = beyond_regaining(subject, b, &inside)?;
    let message =
        format!("after the rupture in beat \"{}\" the bond cannot regain its level from before", beat.id);
    Some(Finding::at(path, message).hint(format!(
        "the answer that leads here costs at least {loss} of bond, and what follows gives back at most {gain}: give the repair an effect such as `effect: (bond: 0.1)`, or let the slip cost less"
    )))
}

fn offers_repair(subject: &Subject<'_>, b: usize) -> bool {
    let responses = subject.scenario.beats[b].responses.iter().zip(&subject.reach.offered[b]);
    responses.into_iter().any(|(one, &is_offered)| is_offered && one.codes.has_skill(Skill::Repair))
}

/// The least that the bond falls on a way into the rupture and the most it can rise after,
/// where that is too little whichever way the session came.
///
/// The rise is the best sum over all ways on, so it is never too small; except that the bond
/// cannot fall below nothing. A way where that could help is left alone.
fn beyond_regaining(subject: &Subject<'_>, b: usize, inside: &[bool]) -> Option<(Level, Level)> {
    let gains = gains(subject, inside)?;
    let gain = gains[b].max(0);
    let greatest = gains.iter().copied().max()?.max(0);
    let ways_in = ways_in(subject, b);
    let least = ways_in.iter().map(|(_, loss)| *loss).min()?;
    let is_beyond = ways_in.iter().all(|&(from, loss)| {
        let before = subject.reach.levels(from, Variable::Bond).map_or(0, |(low, _)| low.thousandths());
        loss > gain && before > greatest
    });
    is_beyond.then(|| (Level::from_thousandths(least), Level::from_thousandths(gain)))
}

/// Each answer that leads into a beat from another: the beat it is given at, and what it costs the bond.
fn ways_in(subject: &Subject<'_>, b: usize) -> Vec<(usize, i32)> {
    let target = Target::Beat(BeatIx(b));
    let edges = subject.reach.edges.iter().enumerate().filter(|(from, _)| *from != b);
    edges
        .flat_map(|(from, edges)| {
            let leading = edges.iter().filter(|(_, to)| *to == target);
            leading.map(move |(r, _)| (from, 0_i32.saturating_sub(bond(subject, from, *r))))
        })
        .collect()
}

fn bond(subject: &Subject<'_>, b: usize, r: usize) -> i32 {
    subject.shift(b, r).get(Variable::Bond)
}

/// By beat inside the rupture, the most that bond can rise from there with one answer or more;
/// `None` where it may rise without end.
fn gains(subject: &Subject<'_>, inside: &[bool]) -> Option<Vec<i32>> {
    let mut gains = vec![i32::MIN; inside.len()];
    for _ in 0..ROUNDS {
        let mut has_grown = false;
        // Ways lead mostly onward in the file, so the last beat comes first.
        for b in (0..inside.len()).rev().filter(|&b| inside[b]) {
            let best = subject.reach.edges[b].iter().map(|(r, target)| {
                let further = match target {
                    Target::Beat(next) => gains[next.0].max(0),
                    Target::Ending(_) => 0,
                };
                bond(subject, b, *r).saturating_add(further)
            });
            let best = best.max().unwrap_or(i32::MIN);
            has_grown |= best > gains[b];
            gains[b] = best.max(gains[b]);
        }
        if !has_grown {
            return Some(gains);
        }
    }
    None
}
