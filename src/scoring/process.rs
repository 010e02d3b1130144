//! Counts of what was done, beside how well: named as what they are, and never scored.
//!
//! They follow the style of the Motivational Interviewing Treatment Integrity manual's summary measures
//! ("MITI-style counts") and are no MITI score: no trained rater coded the session.

use serde::Serialize;

use crate::coding::{CodedReply, QuestionForm, Skill};
use crate::transcript::Transcript;

/// MITI-style counts of one session.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ProcessCounts {
    /// Answers that hold a reflection.
    pub reflections: u32,
    /// Those among them that add to what was said. Shown, never scored: experts agree on it poorly.
    pub complex_reflections: u32,
    /// Answers that ask something.
    pub questions: u32,
    /// Those among them that ask openly.
    pub open_questions: u32,
    /// The longest run of answers that ask without reflecting.
    pub longest_question_run: u32,
    /// Moments with feelings.
    pub feelings_shown: u32,
    /// Those among them answered with a reflection of feeling.
    pub feelings_met: u32,
    /// Words the counselor said.
    pub counselor_words: u32,
    /// Words the client said.
    pub client_words: u32,
}

impl ProcessCounts {
    /// The counselor's share of all words, in whole percent; `None` where nobody spoke.
    pub const fn talk_share(&self) -> Option<u32> {
        let all = self.counselor_words + self.client_words;
        if all == 0 { None } else { Some((200 * self.counselor_words + all) / (2 * all)) }
    }
}

/// Counts a session.
pub fn process_counts(transcript: &Transcript) -> ProcessCounts {
    let mut counting = Counting::default();
    for turn in &transcript.turns {
        counting.counselor(turn.reply.says(), &turn.codes, !turn.moment.feelings.is_empty());
        turn.lines.iter().for_each(|line| counting.client(&line.says));
    }
    transcript.closing.iter().for_each(|line| counting.client(&line.says));
    counting.counts
}

/// Counts a talk as it goes on.
#[derive(Debug, Clone, Default)]
pub struct Counting {
    /// What has been counted so far.
    pub counts: ProcessCounts,
    /// Answers since the last that did not only ask.
    run: u32,
}

impl Counting {
    /// Takes what the counselor said, its codes, and whether the client had shown a feeling.
    pub fn counselor(&mut self, says: &str, codes: &CodedReply, met_feeling: bool) {
        let counts = &mut self.counts;
        let reflects = has_any(codes, Skill::is_reflection);
        let asks = codes.question != QuestionForm::NoQuestion || has_any(codes, Skill::is_question);
        let is_open = codes.question == QuestionForm::Open || codes.has_skill(Skill::OpenQuestion);
        counts.reflections += u32::from(reflects);
        counts.complex_reflections += u32::from(has_any(codes, Skill::is_complex_reflection));
        counts.questions += u32::from(asks);
        counts.open_questions += u32::from(is_open);
        self.run = if asks && !reflects { self.run + 1 } else { 0 };
        counts.longest_question_run = counts.longest_question_run.max(self.run);
        if met_feeling {
            counts.feelings_shown += 1;
            counts.feelings_met += u32::from(codes.has_skill(Skill::ReflectionOfFeeling));
        }
        counts.counselor_words += words(says);
    }

    /// Takes what the client said.
    pub fn client(&mut self, says: &str) {
        self.counts.client_words += words(says);
    }
}

fn has_any(codes: &CodedReply, is: impl Fn(Skill) -> bool) -> bool {
    codes.skills.iter().any(|&skill| is(skill))
}

fn words(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}
