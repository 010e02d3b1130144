//! A class as one table, in tidy long form: a row for each score, and a row for each turn on each dimension.

use super::cohort::Cohort;
use super::counts::answer_of;
use super::judge::Accepted;
use crate::coding::Dimension;
use crate::scoring::{MomentScore, counted_stance};
use crate::stamp::Stamp;
use crate::transcript::{End, Turn};

/// The columns, in order. `docs/instructors/class.md` says what each holds.
pub const COLUMNS: [&str; 34] = [
    "row",
    "person",
    "pseudonym",
    "institution_id",
    "assignment",
    "assignment_hash",
    "scenario",
    "scenario_hash",
    "rubric",
    "rubric_hash",
    "mode",
    "answers",
    "seed",
    "attempt",
    "coached",
    "began",
    "ended",
    "seconds",
    "end",
    "late",
    "hints",
    "rewinds",
    "dimension",
    "score",
    "n",
    "own",
    "turn",
    "beat",
    "visit",
    "answer",
    "share",
    "weak",
    "stance",
    "contested",
];

/// The table. The rows of two groups never share a scenario's hash, a rubric's hash and a way of answering.
///
/// # Errors
/// When the writer fails, which one into memory does not.
pub fn cohort_csv(cohort: &Cohort) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for one in &cohort.taken {
        let of_session = session_cells(one);
        for &dimension in &one.scenario.focus {
            let row = score_cells(one, dimension);
            writer.write_record(
                ["score"].into_iter().chain(of_session.iter().chain(&row).map(String::as_str)),
            )?;
        }
        for (number, turn) in one.transcript.turns.iter().enumerate() {
            for row in turn_rows(one, number, turn) {
                writer.write_record(
                    ["turn"].into_iter().chain(of_session.iter().chain(&row).map(String::as_str)),
                )?;
            }
        }
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    // Every cell was text.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// From `person` to `rewinds`.
fn session_cells(one: &Accepted) -> Vec<String> {
    let result = &one.result;
    let assignment = result.assignment.as_ref();
    let stamp = |of: fn(&Stamp) -> &String| assignment.map(of).cloned().unwrap_or_default();
    let attempt = if result.is_first { "first" } else { "repeat" };
    vec![
        guarded(&result.who.key()),
        guarded(&result.who.pseudonym),
        guarded(&result.who.institution_id),
        guarded(&stamp(|it| &it.id)),
        stamp(|it| &it.hash),
        guarded(&result.scenario.id),
        result.scenario.hash.clone(),
        guarded(&result.rubric.id),
        result.rubric.hash.clone(),
        result.mode.key().to_owned(),
        result.answers.key().to_owned(),
        result.seed.to_string(),
        attempt.to_owned(),
        yes_no(result.is_coached()),
        result.began.to_string(),
        result.ended.to_string(),
        result.seconds().to_string(),
        match &result.end {
            End::Ending { id, .. } => guarded(id),
            End::TimeUp => "time_up".to_owned(),
            End::BrokenOff => "broken_off".to_owned(),
        },
        one.is_late.map(yes_no).unwrap_or_default(),
        result.hints.to_string(),
        result.rewinds.to_string(),
    ]
}

/// From `dimension` on, for the score of a session.
fn score_cells(one: &Accepted, dimension: Dimension) -> Vec<String> {
    let score = one.scores.of(dimension);
    let own = one.result.own.map(|own| own[dimension.index()].to_string());
    let mut cells = vec![
        dimension.key().to_owned(),
        score.score.map(|score| score.to_string()).unwrap_or_default(),
        score.n.to_string(),
        own.unwrap_or_default(),
    ];
    cells.resize(COLUMNS.len() - 22, String::new());
    cells
}

/// From `dimension` on, for a turn: a row for each reported dimension it was scored on, or one without.
fn turn_rows(one: &Accepted, number: usize, turn: &Turn) -> Vec<Vec<String>> {
    let scored: Vec<(Dimension, &MomentScore)> = one
        .scenario
        .focus
        .iter()
        .flat_map(|&dimension| {
            let moments = one.scores.of(dimension).moments.iter();
            moments.filter(|moment| moment.turn == number).map(move |moment| (dimension, moment))
        })
        .collect();
    let cells = |scored: Option<(Dimension, &MomentScore)>| {
        let contested = one.result.turns.get(number).and_then(|turn| turn.contested.as_deref());
        let stance = turn.codes.boundary.as_ref().map(|it| counted_stance(it).key().to_owned());
        let text = |of: &dyn Fn(Dimension, &MomentScore) -> String| {
            scored.map(|(dimension, moment)| of(dimension, moment)).unwrap_or_default()
        };
        vec![
            text(&|dimension, _| dimension.key().to_owned()),
            String::new(),
            String::new(),
            String::new(),
            (number + 1).to_string(),
            guarded(&turn.beat),
            turn.visit.to_string(),
            guarded(answer_of(turn).unwrap_or_default()),
            text(&|_, moment| thousandths(moment.share)),
            text(&|_, moment| yes_no(moment.is_weak)),
            stance.unwrap_or_default(),
            guarded(contested.unwrap_or_default()),
        ]
    };
    if scored.is_empty() {
        return vec![cells(None)];
    }
    scored.into_iter().map(|one| cells(Some(one))).collect()
}

/// Thousandths as a decimal number with a point, in every country.
fn thousandths(share: i32) -> String {
    format!("{}.{:03}", share / 1000, share % 1000)
}

fn yes_no(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}

/// Text that a spreadsheet shows and does not compute: what could begin a formula gets an apostrophe before it.
fn guarded(text: &str) -> String {
    let begins = |c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    };
    let is_one = text.trim_start_matches(' ').starts_with(begins);
    if is_one { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_none() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "a=1", "Ana", "7", "'=1"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn shares_are_numbers_anywhere() {
        assert_eq!([0, 5, 500, 1000].map(thousandths), ["0.000", "0.005", "0.500", "1.000"]);
    }
}
