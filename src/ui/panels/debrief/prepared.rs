//! What is worked out once for a debrief, not in every frame.

use std::sync::Arc;

use egui_plot::PlotPoint;

use crate::client::{Level, Mood};
use crate::debrief::{Debrief, Highlight, TurnReport, highlights, wording};
use crate::ui::widgets::MomentMark;

/// The latest debrief's, kept beside what the trainee looks at.
#[derive(Debug, Clone, Default)]
pub struct Cache(Option<(u64, Arc<Prepared>)>);

/// What is kept changes nothing about what is looked at.
impl PartialEq for Cache {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Cache {}

impl Cache {
    /// What was worked out for a debrief, and whether that was just now.
    pub(super) fn of(&mut self, debrief: &Debrief) -> (Arc<Prepared>, bool) {
        let print = fingerprint(debrief);
        match &self.0 {
            Some((known, prepared)) if *known == print => (Arc::clone(prepared), false),
            _ => {
                let prepared = Arc::new(Prepared::new(debrief));
                self.0 = Some((print, Arc::clone(&prepared)));
                (prepared, true)
            }
        }
    }
}

/// Tells one debrief from another: what it was played against, and what was answered.
fn fingerprint(debrief: &Debrief) -> u64 {
    let mut print = Print(0xcbf2_9ce4_8422_2325);
    print.add(debrief.provenance.scenario.hash.as_bytes());
    print.add(debrief.provenance.rubric.hash.as_bytes());
    print.add(&debrief.provenance.seed.0.to_le_bytes());
    for turn in &debrief.turns {
        print.add(turn.answer.as_bytes());
    }
    for rating in debrief.self_rating.iter().flatten() {
        print.add(&[*rating]);
    }
    print.add(&debrief.moods.len().to_le_bytes());
    print.0
}

/// FNV-1a: the same on every machine, and no secret.
struct Print(u64);

impl Print {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Which of a mood's numbers.
type LevelOf = fn(&Mood) -> Level;

/// One line of the plot.
#[derive(Debug)]
pub(super) struct Series {
    pub name: &'static str,
    pub points: Vec<PlotPoint>,
    pub level: LevelOf,
}

/// A row of the list of turns.
#[derive(Debug)]
pub(super) struct Row {
    /// The first words of the client, in one line.
    pub client: String,
    /// The first words of the answer.
    pub yours: String,
    /// In the order they stand in the margin: what weighs most comes first.
    pub marks: Vec<MomentMark>,
    /// The row for who does not see it.
    pub told: String,
    /// The words codes rest on, within the answer.
    pub highlights: Vec<Highlight>,
}

/// Everything worked out once.
#[derive(Debug)]
pub(super) struct Prepared {
    pub rows: Vec<Row>,
    pub series: [Series; 3],
    /// The plot for who does not see it.
    pub course: String,
    /// The marks that occur, each with its turns from 1.
    pub marked: Vec<(MomentMark, Vec<usize>)>,
}

impl Prepared {
    fn new(debrief: &Debrief) -> Self {
        let rows: Vec<Row> = debrief.turns.iter().map(|turn| row(debrief, turn)).collect();
        let turns_with = |mark: MomentMark| {
            let has = |(at, row): (usize, &Row)| row.marks.contains(&mark).then_some(at + 1);
            rows.iter().enumerate().filter_map(has).collect::<Vec<_>>()
        };
        let told = MomentMark::ALL.into_iter().filter(|mark| *mark != MomentMark::Good);
        let marked = told.map(|mark| (mark, turns_with(mark)));
        let marked = marked.filter(|(_, turns)| !turns.is_empty()).collect::<Vec<_>>();
        let series = series(debrief);
        let course = course(debrief, &series, &marked);
        Self { rows, series, course, marked }
    }
}

fn row(debrief: &Debrief, turn: &TurnReport) -> Row {
    let client: Vec<&str> = turn.lines.iter().map(wording::says).collect();
    let client = client.join(" ");
    let marks = marks(debrief, turn);
    let words: Vec<&str> = marks.iter().map(|mark| mark.words()).collect();
    let words =
        if words.is_empty() { String::new() } else { format!(" Marked: {}.", words.join(", ")) };
    let told = format!(
        "Turn {}.{words} {}: {} You: {}",
        turn.number,
        debrief.scenario.client,
        first_words(&client),
        first_words(&turn.says)
    );
    Row {
        client: first_words(&client),
        yours: first_words(&turn.says),
        marks,
        told,
        highlights: highlights(&turn.says, &turn.codes),
    }
}

/// As many words as can stand in one line of a wide window.
fn first_words(words: &str) -> String {
    const MOST: usize = 120;
    match words.char_indices().nth(MOST) {
        None => words.to_owned(),
        Some((end, _)) => {
            let cut = words[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &words[..cut])
        }
    }
}

fn marks(debrief: &Debrief, turn: &TurnReport) -> Vec<MomentMark> {
    let number = turn.number;
    let is_violation = debrief.violations.contains(&number);
    let is_boundary = debrief.boundary_moments.iter().any(|moment| moment.turn == number);
    let began = debrief.ruptures.iter().any(|rupture| rupture.began == number);
    let repaired = debrief.ruptures.iter().any(|rupture| rupture.repaired == Some(number));
    let is_good = !turn.is_weak && !turn.values.is_empty() && !is_violation;
    let all = [
        (MomentMark::Violation, is_violation),
        (MomentMark::RiskUnasked, debrief.risk_unasked == Some(number)),
        (MomentMark::LookAgain, turn.is_weak && !is_violation),
        (MomentMark::Good, is_good),
        (MomentMark::Boundary, is_boundary),
        (MomentMark::Rupture, began),
        (MomentMark::Repaired, repaired),
    ];
    all.into_iter().filter_map(|(mark, is_so)| is_so.then_some(mark)).collect()
}

fn series(debrief: &Debrief) -> [Series; 3] {
    let all: [(&'static str, LevelOf); 3] = [
        ("alliance", |mood| mood.alliance()),
        ("openness", |mood| mood.openness),
        ("distress", |mood| mood.distress),
    ];
    all.map(|(name, level)| {
        let point = |(turn, mood): (usize, &Mood)| {
            PlotPoint::new(turn as f64, f64::from(level(mood).thousandths()) / 1000.0)
        };
        Series { name, points: debrief.moods.iter().enumerate().map(point).collect(), level }
    })
}

/// “Alliance went from 0.35 to 0.52, openness …; look again: turns 3, 5.”
fn course(debrief: &Debrief, series: &[Series], marked: &[(MomentMark, Vec<usize>)]) -> String {
    let (Some(first), Some(last)) = (debrief.moods.first(), debrief.moods.last()) else {
        return String::new();
    };
    let went = series.iter().map(|one| {
        format!("{} went from {} to {}", one.name, (one.level)(first), (one.level)(last))
    });
    let went = went.collect::<Vec<_>>().join("; ");
    let turns = debrief.turns.len();
    let turns = if turns == 1 { "1 turn".to_owned() } else { format!("{turns} turns") };
    let marked: Vec<String> = marked
        .iter()
        .map(|(mark, turns)| format!(" Marked {}: {}.", mark.words(), wording::turns(turns)))
        .collect();
    format!("The course of {turns}: {went}.{}", marked.concat())
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn first_words_end_with_a_whole_word() {
        assert_eq!(first_words("one two"), "one two");
        let long = "word ".repeat(60);
        let first = first_words(&long);
        assert!(first.ends_with("word…") && first.chars().count() <= 121, "{first}");
    }
}
