//! What to take to supervision: sentences, each by one rule.

use super::forecast::Sureness;
use super::profile::Profile;
use super::tally::Standing;
use crate::coding::ProcessMove;

/// The sentences: violations first, then groups, moves and the forecast; one at least.
pub(super) fn supervision(profile: &Profile) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    told.extend(violations(profile));
    for result in &profile.groups {
        if let Some(sentence) = result.placed.standing.and_then(of_standing) {
            let tally = result.placed.tally;
            told.push(format!(
                "Around {} (n {}: {} too far back, {} too far over): {sentence}",
                result.group,
                result.placed.n,
                tally.rigid,
                tally.porous()
            ));
        }
    }
    for one in profile.moves.iter().filter(|one| one.is_left_out()) {
        told.push(format!(
            "You left out “{}” in {} of the {} answers that wanted it: {}",
            one.step,
            one.wanted - one.made,
            one.wanted,
            of_move(one.step)
        ));
    }
    for one in &profile.forecast {
        let is_far = one.steps.is_some_and(|steps| steps.abs() >= 2);
        let is_both = one.came == Some(Standing::BothWays);
        if one.sure == Sureness::Sure && (is_far || is_both) {
            told.push(format!(
                "You were sure of yourself around {}, and it came out differently: ask someone who has seen you work what they would have expected.",
                one.group
            ));
        }
    }
    if profile.n_left_out > 0 {
        told.push(format!(
            "You left out {} of {} vignettes. If one of them touched something of your own, that may be worth a word, too.",
            profile.n_left_out, profile.n_vignettes
        ));
    }
    if told.is_empty() {
        told.push("No rule found something that stands out. Take the vignette along that you thought about longest, or whose answers you disagree with.".to_owned());
    }
    told
}

/// All violations in one sentence, so that they are not the most of the list.
fn violations(profile: &Profile) -> Option<String> {
    let titles: Vec<String> =
        profile.violations.iter().map(|one| format!("“{}” ({})", one.title, one.kind)).collect();
    let (where_to_begin, tempting) = match titles.len() {
        0 => return None,
        1 => ("Take this first", "what made it tempting"),
        _ => ("Take these first", "what made each of them tempting"),
    };
    Some(format!(
        "You chose an answer that crosses to the client's risk in {}. {where_to_begin}, and say {tempting}.",
        titles.join(", ")
    ))
}

const fn of_standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Held => None,
        Standing::Rigid | Standing::LeansRigid => {
            Some("ask how your supervisor says no there and stays with the person.")
        }
        Standing::Porous | Standing::LeansPorous => {
            Some("ask what pulls you over there, and whose need it meets.")
        }
        Standing::BothWays => Some(
            "ask what makes the difference between the moments where you step back and those where you step over.",
        ),
    }
}

const fn of_move(step: ProcessMove) -> &'static str {
    match step {
        ProcessMove::Acknowledge => "what does a client hear who gets the limit first?",
        ProcessMove::Limit => "practice saying it in one plain sentence.",
        ProcessMove::Reason => "find the reason that is about the client, and say it aloud.",
        ProcessMove::Explore => "ask how your supervisor asks what it means, without prying.",
        ProcessMove::Alternative => "collect what can be offered where you work.",
        ProcessMove::Consult => "agree what you bring, what you note, and when.",
    }
}
