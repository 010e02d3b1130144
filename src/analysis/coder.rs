//! The coder: a reply in, how it was heard out.

use std::ops::Range;

use super::concepts::Concepts;
use super::features::{Reader, sentence_runs};
use super::heads::{Group, Head, MainBehavior};
use super::heard::{Chosen, Heard, Judged, Verdict};
use super::hidden::Units;
use super::hits::{Hit, Hits};
use super::model::Model;
use super::rows::Rows;
use super::said::Said;
use super::tokens::Tokens;
use crate::coding::{Fault, ProcessMove, QuestionForm, Skill, Stance};
use crate::words::Lexicon;

/// Hears replies. The same reply at the same moment is heard the same way on every machine.
#[derive(Debug, Clone)]
pub struct Coder<'a> {
    pub(super) model: &'a Model,
    pub(super) lexicon: &'a Lexicon,
    pub(super) concepts: &'a Concepts,
}

impl<'a> Coder<'a> {
    /// A coder with these weights, this lexicon and these lists of words.
    pub const fn new(model: &'a Model, lexicon: &'a Lexicon, concepts: &'a Concepts) -> Self {
        Self { model, lexicon, concepts }
    }

    /// Hears a reply.
    pub fn hear(&self, said: Said<'_>) -> Heard {
        let (hits, tokens) = self.hits(said);
        let rows = self.model.rows(&hits);
        let units = self.model.units(&hits, &rows);
        let first = self.model.first_sums(&hits, &rows, &units, &sentence_runs(&tokens));
        let sums = self.model.second.sums(&first);
        let probabilities = probabilities(&sums);
        let words = tokens.words().count();
        let mut hears = Hears {
            model: self.model,
            probabilities,
            hits: &hits,
            rows: &rows,
            units,
            tokens: &tokens,
            words,
            is_talk: false,
        };
        hears.is_talk = hears.is_talk();
        hears.all(said)
    }

    /// The known features of a reply.
    pub(crate) fn hits(&self, said: Said<'_>) -> (Vec<Hit>, Tokens) {
        let (lexicon, words, concepts) = (self.lexicon, &self.model.words, self.concepts);
        let reader = Reader { lexicon, words, concepts };
        let mut hits = Hits::new(self.model);
        let tokens = reader.read(said, &mut |name, value, on| hits.ask(name, value, on));
        (hits.weighed(), tokens)
    }
}

/// The probabilities of all heads, by their groups.
pub(crate) fn probabilities(sums: &[f32; Head::COUNT]) -> [f32; Head::COUNT] {
    let mut probabilities = [0.0; Head::COUNT];
    for group in Group::all() {
        let of_group = &sums[group.heads.clone()];
        if group.is_choice {
            let most = of_group.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let powers: Vec<f32> = of_group.iter().map(|sum| libm::expf(sum - most)).collect();
            let all: f32 = powers.iter().sum();
            for (at, power) in group.heads.zip(powers) {
                probabilities[at] = power / all;
            }
        } else {
            probabilities[group.heads.start] = 1.0 / (1.0 + libm::expf(-of_group[0]));
        }
    }
    probabilities
}

/// The level of empathy that is nearest to the mean of what is probable: levels are steps of one ladder.
pub(crate) fn level_of(probabilities: &[f32; Head::COUNT]) -> u8 {
    let levels = &probabilities[Group::LEVEL];
    let mean: f32 = levels.iter().zip(1_u8..).map(|(p, level)| p * f32::from(level)).sum();
    // Between 1 and 5 by its making.
    mean.round().clamp(1.0, 5.0) as u8
}

/// The probability of a head's whole band, out of the heads of its group.
pub(crate) fn band_of(probabilities: &[f32; Head::COUNT], group: Range<usize>, head: usize) -> f32 {
    let heads = Head::all();
    let is_in = |at: &usize| heads[*at].is_in_band_of(heads[head]);
    group.filter(is_in).map(|at| probabilities[at]).sum()
}

/// Everything a verdict is drawn from.
struct Hears<'a> {
    model: &'a Model,
    probabilities: [f32; Head::COUNT],
    hits: &'a [Hit],
    rows: &'a Rows,
    units: Units,
    tokens: &'a Tokens,
    words: usize,
    /// See [`Hears::is_talk`]: where it is not, nothing is sure.
    is_talk: bool,
}

impl Hears<'_> {
    fn all(&self, said: Said<'_>) -> Heard {
        let has_boundary = said.moment.is_some_and(|moment| moment.boundary.is_some());
        // Most of what is said to a counselor holds a feeling: where nobody says that this does not, it is met or not.
        let has_feeling = said.moment.is_none_or(|moment| !moment.feelings.is_empty());
        let skills = Skill::ALL.iter().map(|&code| self.judge(code, Head::Skill(code))).collect();
        let faults = Fault::ALL.iter().map(|&code| self.judge(code, Head::Fault(code))).collect();
        let form = self.choose(Group::FORM, QuestionForm::ALL);
        let stances: Vec<Option<Stance>> =
            std::iter::once(None).chain(Stance::ALL.iter().copied().map(Some)).collect();
        let moves = if has_boundary { ProcessMove::ALL } else { &[] };
        Heard {
            skills,
            faults,
            form,
            empathy: has_feeling.then(|| self.level()),
            accurate: has_feeling.then(|| self.accurate()),
            stance: has_boundary.then(|| self.choose(Group::STANCE, &stances)),
            moves: moves.iter().map(|&code| self.judge(code, Head::Move(code))).collect(),
            main: self.choose(Group::MAIN, MainBehavior::ALL),
            mains: std::array::from_fn(|n| self.probabilities[Group::MAIN.start + n]),
            heads: self.probabilities,
            is_level_band_sure: has_feeling && self.is_band_sure(Group::LEVEL, 0),
            is_stance_band_sure: has_boundary && self.is_band_sure(Group::STANCE, 1),
            words: self.words,
            is_talk: self.is_talk,
        }
    }

    /// Whether it is talk of a kind that was learned from: mostly known words, not one over and over, not endless;
    /// or points in their place, which are a silence.
    fn is_talk(&self) -> bool {
        let places: Vec<usize> = self.tokens.words().collect();
        if places.is_empty() {
            return (0..self.tokens.len()).any(|at| self.tokens.get(at) == "…");
        }
        let is_known = |at: &&usize| self.model.words.is_frame(self.tokens.get(**at)).is_some();
        let known = places.iter().filter(is_known).count();
        let mut words: Vec<&str> = places.iter().map(|&at| self.tokens.get(at)).collect();
        words.sort_unstable();
        words.dedup();
        let is_varied = places.len() < 8 || words.len() * 4 > places.len();
        known * 2 >= places.len() && is_varied && !self.tokens.is_cut()
    }

    fn judge<T>(&self, code: T, head: Head) -> Judged<T> {
        let place = head.place();
        let probability = self.probabilities[place];
        let (no, yes) = self.model.second.sure[place];
        let holds = probability >= self.model.second.holds_from[place];
        let verdict = match holds {
            true if probability >= yes && self.is_talk => Verdict::Yes,
            true => Verdict::UnsureYes,
            false if probability < no && self.is_talk => Verdict::No,
            false => Verdict::UnsureNo,
        };
        let rests_on = if holds { self.rests_on(place) } else { Vec::new() };
        Judged { code, probability, verdict, rests_on }
    }

    fn choose<T: Copy>(&self, heads: Range<usize>, codes: &[T]) -> Chosen<T> {
        let best = self.model.second.best(&self.probabilities, heads.clone());
        let probability = self.probabilities[best];
        let is_sure = probability >= self.model.second.sure[best].1 && self.is_talk;
        Chosen { code: codes[best - heads.start], probability, is_sure }
    }

    fn level(&self) -> Chosen<u8> {
        let code = level_of(&self.probabilities);
        let at = Head::Level(code).place();
        let probability = self.probabilities[at];
        let is_sure = probability >= self.model.second.sure[at].1 && self.is_talk;
        Chosen { code, probability, is_sure }
    }

    /// Whether the band of a choice is sure.
    fn is_band_sure(&self, group: Range<usize>, which: usize) -> bool {
        let head = match which {
            0 => Head::Level(level_of(&self.probabilities)).place(),
            _ => self.model.second.best(&self.probabilities, group.clone()),
        };
        let probability = band_of(&self.probabilities, group, head);
        self.is_talk && probability >= self.model.second.bands[which]
    }

    fn accurate(&self) -> Chosen<bool> {
        let place = Head::Accurate.place();
        let probability = self.probabilities[place];
        let code = probability >= self.model.second.holds_from[place];
        let (no, yes) = self.model.second.sure[place];
        let is_sure = self.is_talk && if code { probability >= yes } else { probability < no };
        let probability = if code { probability } else { 1.0 - probability };
        Chosen { code, probability, is_sure }
    }

    /// Whether a run of tokens shows a reader anything: more than one word of the frame, such as "I".
    fn says_something(&self, mut run: Range<usize>) -> bool {
        let is_frame = |at: usize| self.model.words.is_frame(self.tokens.get(at)) == Some(true);
        let words = run.clone().filter(|&at| self.tokens.is_word(at)).count();
        words > 1 || run.any(|at| self.tokens.is_word(at) && !is_frame(at))
    }

    /// The words that speak most for a head: runs of tokens whose share is more than a third of the greatest.
    fn rests_on(&self, head: usize) -> Vec<Range<usize>> {
        let mut shares = vec![0.0_f32; self.tokens.len()];
        let ear = self.model.ear(&self.units, head);
        for (hit, share) in self.hits.iter().zip(self.rows.shares(self.hits, &ear)) {
            let n = hit.on.len() as f32;
            for at in hit.on.clone() {
                shares[at] += share / n;
            }
        }
        let most = shares.iter().copied().fold(0.0_f32, f32::max);
        let mut spans: Vec<Range<usize>> = Vec::new();
        let mut run: Option<Range<usize>> = None;
        for at in 0..=shares.len() {
            let counts = shares.get(at).is_some_and(|&share| most > 0.0 && share * 3.0 > most);
            match (&mut run, counts) {
                (None, true) => run = Some(at..at + 1),
                (Some(run), true) => run.end = at + 1,
                (Some(places), false) => {
                    if self.says_something(places.clone()) {
                        spans.push(self.tokens.span(places));
                    }
                    run = None;
                }
                (None, false) => {}
            }
        }
        if spans.is_empty() && most > 0.0 {
            spans.push(self.tokens.span(&weightiest(&shares)));
        }
        spans
    }
}

/// The three tokens on end that have the greatest share together, the first of such; all where there are fewer.
///
/// Where single words of the frame speak for a code, what is about them shows a reader more.
fn weightiest(shares: &[f32]) -> Range<usize> {
    let length = shares.len().min(3);
    let of = |start: usize| shares[start..start + length].iter().sum::<f32>();
    let starts = 0..=shares.len() - length;
    let best = starts.reduce(|best, start| if of(start) > of(best) { start } else { best });
    let best = best.unwrap_or(0);
    best..best + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weightiest_words_stand_together() {
        assert_eq!(weightiest(&[]), 0..0);
        assert_eq!(weightiest(&[1.0, 2.0]), 0..2);
        assert_eq!(weightiest(&[0.5, -1.0, 1.0, 0.0, 1.0, 1.0]), 2..5, "of two alike the first");
        assert_eq!(weightiest(&[0.9, 0.0, 0.0, 0.4, 0.4, 0.4]), 3..6);
    }
}
