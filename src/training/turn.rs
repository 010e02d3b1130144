//! What the trainer is given: a reply, what came before it, and what is known of it.

use crate::analysis::Said;
use crate::drill::Drill;
use crate::moment::Moment;
use crate::scenario::Scenario;

use super::annomi::AnnoMi;
use super::corpus::{Codings, Corpus};
use super::sample::Targets;

/// Where a reply comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The typed corpus.
    Corpus,
    /// An answer of a scenario or a drill, coded by its author.
    Authored,
    /// Transcribed talk.
    Spoken,
}

/// A reply with what is known of it.
#[derive(Debug, Clone)]
pub struct Turn {
    /// What was said.
    pub reply: String,
    /// The client's line before it.
    pub client: String,
    /// What was at stake; `None` where nobody has said.
    pub moment: Option<Moment>,
    /// What is known.
    pub targets: Targets,
    /// What is kept together when a part is held out.
    pub unit: usize,
    /// Where it comes from.
    pub origin: Origin,
}

impl Turn {
    /// The reply as the coder is given it.
    pub fn said(&self) -> Said<'_> {
        Said { reply: &self.reply, client: &self.client, moment: self.moment.as_ref() }
    }

    /// The same where nobody has said what was at stake. Stances and moves are told only where a boundary is known of, so
    /// nothing is known of them here.
    pub fn without_moment(&self) -> Self {
        let targets = self.targets.clone().without_boundary();
        Self { moment: None, targets, ..self.clone() }
    }

    /// The same without capitals and marks, as people type in haste.
    pub fn stripped(&self) -> Self {
        Self { reply: stripped(&self.reply), ..self.clone() }
    }
}

/// A text without capitals and marks.
pub fn stripped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\'' | '’' => {}
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The typed replies, those to moments that are held out apart from the others.
pub fn typed(corpus: &Corpus, codings: &Codings) -> (Vec<Turn>, Vec<Turn>) {
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (unit, moment) in corpus.moments.iter().enumerate() {
        for (letter, _, says) in &moment.replies {
            let Some(coding) = codings.get(&moment.id).and_then(|coded| coded.get(letter)) else {
                continue;
            };
            let turn = Turn {
                reply: says.clone(),
                client: moment.client.clone(),
                moment: Some(moment.moment.clone()),
                targets: Targets::of(coding, &moment.moment).with_main_of(coding),
                unit,
                origin: Origin::Corpus,
            };
            if moment.is_held_out() { test.push(turn) } else { train.push(turn) }
        }
    }
    (train, test)
}

/// The authored answers of scenarios, coded by their authors, and their paraphrases; kept together by beat.
///
/// Units begin at `first_unit`, so that they are none of the typed moments'.
pub fn authored<'a>(
    scenarios: impl IntoIterator<Item = &'a Scenario>,
    first_unit: usize,
) -> Vec<Turn> {
    let beats = scenarios.into_iter().flat_map(|scenario| &scenario.beats).enumerate();
    let turns = beats.flat_map(|(number, beat)| {
        let lines = beat.lines.iter().filter_map(|line| line.says.first().map(String::as_str));
        let client = lines.collect::<Vec<_>>().join(" ");
        let answers = beat.responses.iter().flat_map(|response| {
            let wordings = std::iter::once(&response.says).chain(&response.also);
            wordings.map(|says| (says.clone(), &response.codes))
        });
        answers.map(move |(reply, codes)| Turn {
            reply,
            client: client.clone(),
            moment: Some(beat.moment.clone()),
            targets: Targets::of_codes(codes, &beat.moment),
            unit: first_unit + number,
            origin: Origin::Authored,
        })
    });
    turns.collect()
}

/// The model answers of drills and their misses, coded by their authors; kept together by drill.
///
/// Skills and faults are coded in full, empathy and stance are not, so nothing is learned of those.
/// Units begin at `first_unit`, so that they are none of the typed moments'.
pub fn drilled<'a>(drills: impl IntoIterator<Item = &'a Drill>, first_unit: usize) -> Vec<Turn> {
    let turns = drills.into_iter().enumerate().flat_map(|(number, drill)| {
        let models = drill.models.iter().flat_map(|(_, models)| models);
        let models = models.map(|model| (&model.says, &model.codes));
        let answers = models.chain(drill.misses.iter().map(|miss| (&miss.says, &miss.codes)));
        let unasked = Moment { boundary: None, ..drill.moment.clone() };
        answers.map(move |(says, codes)| Turn {
            reply: says.clone(),
            client: drill.says.clone(),
            moment: Some(drill.moment.clone()),
            targets: Targets::of_codes(codes, &unasked),
            unit: first_unit + number,
            origin: Origin::Authored,
        })
    });
    turns.collect()
}

/// The spoken turns of AnnoMI, kept together by transcript.
///
/// Units begin at `first_unit`, so that they are none of the typed moments'.
pub fn spoken(annomi: &AnnoMi, first_unit: usize) -> Vec<Turn> {
    let turns = annomi.turns.iter().map(|turn| Turn {
        reply: turn.reply.clone(),
        client: turn.client.clone(),
        moment: None,
        targets: Targets::of_main(turn.main),
        unit: first_unit + turn.transcript,
        origin: Origin::Spoken,
    });
    turns.collect()
}
