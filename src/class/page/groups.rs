//! One group: who is counted, how they scored, how they changed, how they saw themselves.

use super::wording::{amount, short, spread, who};
use super::{moments, table};
use crate::class::change::{Change, Gap};
use crate::class::cohort::Group;
use crate::class::quartiles::{Quarters, SUMMARIZED_FROM, Spread};
use crate::coding::Dimension;
use crate::debrief::wording::shape;
use crate::report::html::escape::{each, sentence, text};
use crate::transcript::AnswerMode;

/// The body of a group's section; `id` begins the ids in it.
pub(super) fn group(group: &Group, id: &str) -> String {
    [
        about(group),
        scores(group),
        gaps(group),
        changes(group),
        moments::missed(group),
        moments::contested(group, id),
        moments::beats(group),
        moments::items(group),
    ]
    .concat()
}

fn about(group: &Group) -> String {
    let modes: Vec<String> = group.modes.iter().map(|(mode, n)| format!("{n} as {mode}")).collect();
    let estimate = if group.key.answers == AnswerMode::Compose {
        "<p>Answers were typed and heard by a program that can be wrong: every score here is an estimate.</p>\n"
    } else {
        ""
    };
    let few = if group.firsts < SUMMARIZED_FROM {
        format!(
            "<p>With {} this says something about these people, and next to nothing about the scenario.</p>\n",
            amount(group.firsts, "first attempt", "first attempts")
        )
    } else {
        String::new()
    };
    let notes = each(&group.notes, |note| format!("<li>{}</li>\n", text(note)));
    let notes = if notes.is_empty() { notes } else { format!("<ul>\n{notes}</ul>\n") };
    format!(
        "<p>{}.</p>\n<p>Run {}. What follows counts first attempts without a hint or a step back, each person once, unless it says otherwise.</p>\n{few}{estimate}{notes}<p class=\"note\">Scenario <code>{}</code> {} · rubric <code>{}</code> {} ({})</p>\n",
        sentence(&who(group)),
        text(&modes.join(", ")),
        text(&group.key.scenario.0),
        text(short(&group.key.scenario.1)),
        text(&group.key.rubric.0),
        text(short(&group.key.rubric.1)),
        text(&group.rubric_title)
    )
}

fn scores(group: &Group) -> String {
    if group.spreads.is_empty() {
        return "<h3>Scores</h3>\n<p>This scenario reports no dimension, so nothing is scored.</p>\n".to_owned();
    }
    let rows: Vec<Vec<String>> = group
        .spreads
        .iter()
        .map(|(dimension, of)| spread_row(*dimension, of, group.firsts))
        .collect();
    let heads = [
        "Dimension",
        "n",
        "Least",
        "Lower quartile",
        "Median",
        "Upper quartile",
        "Most",
        "0 to 100",
    ];
    let coached = group.coached_spreads.iter().filter(|(_, of)| of.n() > 0);
    let coached = each(coached, |(dimension, of)| {
        format!("<p>{}: {}.</p>\n", name(*dimension), text(&spread(of)))
    });
    let coached = if coached.is_empty() {
        coached
    } else {
        format!("<h4>First attempts with a hint or a step back, apart</h4>\n{coached}")
    };
    format!(
        "<h3>Scores</h3>\n{}<p class=\"note\">A score is the share of the chances a session gave that was used. A session in which too few moments were scored has none, and is not in n. Quartiles are given from {SUMMARIZED_FROM} on.</p>\n{coached}",
        table("Scores of first attempts", &heads, &rows)
    )
}

fn spread_row(dimension: Dimension, of: &Spread, firsts: usize) -> Vec<String> {
    let mut cells = vec![name(dimension), format!("{} of {firsts}", of.n())];
    match of.five() {
        Some(five) => {
            cells.extend(five.iter().map(ToString::to_string));
            cells.push(drawing(five));
        }
        None => {
            let numbers: Vec<String> = of.numbers.iter().map(ToString::to_string).collect();
            let told = match numbers.as_slice() {
                [] => "nothing scored".to_owned(),
                all => format!("too few: {}", all.join(", ")),
            };
            cells.extend([told, "–".into(), "–".into(), "–".into(), "–".into(), String::new()]);
        }
    }
    cells
}

/// Least to most as a line, the middle half thicker, the median as a tick. All of it stands beside it in numbers.
fn drawing(five: [Quarters; 5]) -> String {
    // Four units to a point: quarters of points are whole.
    let [least, q1, median, q3, most] = five.map(|one| one.0 + 4);
    format!(
        "<svg class=\"spread\" viewBox=\"0 0 408 32\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M{least} 16H{most}\" /><path class=\"middle\" d=\"M{q1} 16H{q3}\" /><path d=\"M{median} 4V28\" /></svg>"
    )
}

/// A dimension's shape and name, in its color.
pub(super) fn name(dimension: Dimension) -> String {
    format!(
        "<span class=\"{}\"><span aria-hidden=\"true\">{}</span> {}</span>",
        dimension.key(),
        shape(dimension),
        sentence(dimension.words())
    )
}

fn gaps(group: &Group) -> String {
    let line = |gap: &Gap| {
        let told = match (gap.gaps.five(), gap.apart().median()) {
            (Some([_, q1, median, q3, _]), Some(apart)) => {
                let way = match median.0 {
                    0 => "as high as they scored",
                    m if m > 0 => "above their score",
                    _ => "below their score",
                };
                format!(
                    "the median gap is {median}, {way} (middle half {q1} to {q3}); whichever way, the median distance is {apart} (n = {})",
                    gap.gaps.n()
                )
            }
            _ => spread(&gap.gaps),
        };
        format!("<p>{}: {}.</p>\n", name(gap.dimension), text(&told))
    };
    format!(
        "<h3>Own rating against score</h3>\n{}<p class=\"note\">Own rating less score, person by person: above 0 is rated higher than scored. The rating is given before any score is shown; whoever gave none is not in n.</p>\n",
        each(&group.gaps, line)
    )
}

fn changes(group: &Group) -> String {
    if group.results == group.people {
        return "<h3>First against last attempt</h3>\n<p>Nobody handed in more than one attempt.</p>\n"
            .to_owned();
    }
    let line = |one: &Change| {
        let [up, same, down] = one.ways();
        let told = match (one.first.median(), one.last.median(), one.change.median()) {
            (Some(first), Some(last), Some(change)) => format!(
                "median {first} first and {last} last, median change {change}; {up} up, {same} the same, {down} down (n = {})",
                one.change.n()
            ),
            _ => format!("last less first, {}", spread(&one.change)),
        };
        format!("<p>{}: {}.</p>\n", name(one.dimension), text(&told))
    };
    format!(
        "<h3>First against last attempt</h3>\n{}<p class=\"note\">People with a first and a later attempt without a hint or a step back, both scored. A repeat knows the client already: a rise shows that, and learning, together.</p>\n",
        each(&group.changes, line)
    )
}
