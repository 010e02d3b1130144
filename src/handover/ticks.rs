//! What leaves only where the trainee ticks it, each time anew.

/// What is handed over beside codes, scores and times. Nothing of it is, unless it is ticked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ticks {
    /// The words: what was typed or chosen, and why a score is contested.
    pub words: bool,
    /// What the trainee gave themselves before they saw a score.
    pub own_ratings: bool,
    /// The answers of the boundary self-assessment.
    pub self_assessment: bool,
}

impl Ticks {
    /// All of it, as the trainee's own archive holds it.
    pub const ALL: Self = Self { words: true, own_ratings: true, self_assessment: true };

    /// What stays here, for a sentence such as “Left out: your words, your own ratings.”
    pub fn left_out(self) -> Vec<&'static str> {
        let all = [
            (self.words, "your words"),
            (self.own_ratings, "your own ratings"),
            (self.self_assessment, "your boundary self-assessment"),
        ];
        all.into_iter().filter(|(is_ticked, _)| !is_ticked).map(|(_, words)| words).collect()
    }
}
