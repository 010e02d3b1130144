//! What is said in a scenario, each text cut up once for all that look into it.

use super::raw::RawScenario;
use super::syntax::OneOrMany;
use crate::words::Passage;

/// What counselor and client say in the beats of a scenario.
#[derive(Debug, Clone)]
pub struct Spoken {
    answers: Vec<Vec<Passage>>,
    lines: Vec<Vec<Vec<Passage>>>,
}

impl Spoken {
    /// Cuts up all that is said in a scenario.
    pub fn of(raw: &RawScenario) -> Self {
        let cut = |says: &String| Passage::new(says);
        let cut_all = |says: &OneOrMany| says.0.iter().map(cut).collect();
        let beats = || raw.beats.iter().map(|(_, beat)| beat);
        let answers = beats().map(|beat| beat.responses.iter().map(|one| cut(&one.says)).collect());
        let lines = beats().map(|beat| beat.lines.iter().map(|line| cut_all(&line.says)).collect());
        Self { answers: answers.collect(), lines: lines.collect() }
    }

    /// What an answer says.
    pub fn answer(&self, beat: usize, response: usize) -> &Passage {
        &self.answers[beat][response]
    }

    /// What the answers of a beat say.
    pub fn answers(&self, beat: usize) -> &[Passage] {
        &self.answers[beat]
    }

    /// What a line of the client's says, in each of its wordings.
    pub fn line(&self, beat: usize, line: usize) -> &[Passage] {
        &self.lines[beat][line]
    }
}
