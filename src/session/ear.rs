//! What typed answers are heard with, and where they lead.

use crate::analysis::{Coder, Gist, Heard, Said, Verdict};
use crate::client::{Puzzled, ReactionTable};
use crate::coding::{Code, CodedReply, Dimension, Empathy};
use crate::scenario::{Beat, HeardAs, Response};
use crate::transcript::{Guess, Typed, Way};

use super::chart::Lead;

/// What typed answers are heard with.
#[derive(Debug, Clone)]
pub struct Ear<'a> {
    /// Hears codes.
    pub coder: Coder<'a>,
    /// How clients take them.
    pub reactions: &'a ReactionTable,
    /// What a client says who has not understood.
    pub puzzled: &'a Puzzled,
}

/// A typed answer, heard.
pub(super) struct Understood {
    /// For the record.
    pub(super) typed: Typed,
    /// What the coder is sure of.
    pub(super) sure: CodedReply,
    /// Where it leads.
    pub(super) lead: Lead,
}

/// Where a typed answer is said.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) beat: &'a Beat,
    /// Places of the answers that could be chosen here.
    pub(super) offered: &'a [usize],
    /// What the client said, all of it.
    pub(super) client: &'a str,
    /// How often running the client has asked what was meant.
    pub(super) asked: usize,
}

/// A client asks so often what was meant; then the nearest way is taken.
const ASKS: usize = 2;

/// Below this likeness of words, and with no code in common, a reply fits no authored answer.
const FITS_FROM: f32 = 0.15;

impl Ear<'_> {
    /// Hears an answer and finds where it leads.
    pub(super) fn understand(&self, says: &str, here: Here<'_>) -> Understood {
        let said = Said { reply: says, client: here.client, moment: Some(&here.beat.moment) };
        let heard = self.coder.hear(said);
        let taken = heard.taken(says);
        let (way, lead) = self.way(says, &heard, &taken, here);
        let mut typed = typed(&heard, taken, way);
        // The coder stops reading where nobody could take in more; how much was said is told in full.
        if typed.words > 0 {
            let said = u32::try_from(says.split_whitespace().count()).unwrap_or(u32::MAX);
            typed.words = typed.words.max(said);
        }
        Understood { sure: heard.sure(says), typed, lead }
    }

    /// The author's own ways first; then, where it is clear what was meant, the nearest answer's.
    fn way(&self, says: &str, heard: &Heard, taken: &CodedReply, here: Here<'_>) -> (Way, Lead) {
        if let Some(own) = here.beat.heard_as.iter().find(|own| fits(own, taken)) {
            return (Way::HeardAs, Lead::To(own.to));
        }
        let nearest = self.nearest_of(says, heard, here.beat, here.offered);
        let is_like = nearest.is_some_and(|(place, near)| {
            near.words >= FITS_FROM || have_in_common(taken, &here.beat.responses[place].codes)
        });
        let is_clear = heard.is_talk && (is_like || heard.hears_something());
        if !is_clear && here.asked < ASKS {
            return (Way::AskedAgain, Lead::Stay);
        }
        match (nearest, here.beat.otherwise) {
            (_, Some(to)) if !is_like => (Way::Otherwise, Lead::To(to)),
            (Some((place, _)), _) => {
                let id = here.beat.responses[place].id.clone();
                (Way::Answer { id }, Lead::Like(place))
            }
            (None, Some(to)) => (Way::Otherwise, Lead::To(to)),
            // A beat at which nothing is offered ends the session before anybody can type.
            (None, None) => (Way::AskedAgain, Lead::Stay),
        }
    }

    /// The authored answer of a beat that a reply is nearest to, among those that could be chosen.
    pub fn nearest<'b>(
        &self,
        says: &str,
        client: &str,
        beat: &'b Beat,
        offered: &[usize],
    ) -> Option<&'b Response> {
        let heard = self.coder.hear(Said { reply: says, client, moment: Some(&beat.moment) });
        let (place, _) = self.nearest_of(says, &heard, beat, offered)?;
        beat.responses.get(place)
    }

    fn nearest_of(
        &self,
        says: &str,
        heard: &Heard,
        beat: &Beat,
        offered: &[usize],
    ) -> Option<(usize, Nearness)> {
        let gist = self.coder.gist(says);
        let near = offered.iter().map(|&place| {
            let response = &beat.responses[place];
            (place, self.nearness(&gist, heard, response))
        });
        near.max_by(|a, b| a.1.sum.total_cmp(&b.1.sum).then(b.0.cmp(&a.0)))
    }

    /// How near a reply is to an authored answer, in its words or in one of its paraphrases.
    fn nearness(&self, gist: &Gist, heard: &Heard, response: &Response) -> Nearness {
        let wordings = std::iter::once(&response.says).chain(&response.also);
        let likeness = wordings.map(|says| gist.likeness(&self.coder.gist(says)));
        let (words, meant) =
            likeness.fold((0.0_f32, 0.0_f32), |(a, b), (c, d)| (a.max(c), b.max(d)));
        let by_code: f32 =
            heard.fit(&response.codes).iter().zip(BY_CODE).map(|(fit, by)| fit * by).sum();
        Nearness { words, sum: words * BY_WORDS + meant * BY_CONCEPTS + by_code }
    }
}

#[derive(Clone, Copy)]
struct Nearness {
    /// Likeness of words, 0 to 1.
    words: f32,
    /// All that speaks for it.
    sum: f32,
}

/// How much likeness of words counts. This and the next two were fitted to `corpus/routing/tune.ron` by logistic
/// regression; `test.ron` was not looked at.
const BY_WORDS: f32 = 7.4;
/// How much it counts that words do the same work.
const BY_CONCEPTS: f32 = 6.15;
/// How much it counts that codes fit: skills and faults, form, stance, level.
const BY_CODE: [f32; 4] = [0.246, 0.515, 0.703, 0.485];

/// Whether everything is heard that an author's way asks for.
fn fits(own: &HeardAs, taken: &CodedReply) -> bool {
    own.skills.iter().all(|&skill| taken.has_skill(skill))
        && own.faults.iter().all(|&fault| taken.has_fault(fault))
        && own.question.is_none_or(|form| taken.question == form)
}

fn have_in_common(taken: &CodedReply, authored: &CodedReply) -> bool {
    taken.skills.iter().any(|&skill| authored.has_skill(skill))
        || taken.faults.iter().any(|&fault| authored.has_fault(fault))
}

/// What was heard, as the record keeps it.
fn typed(heard: &Heard, taken: CodedReply, way: Way) -> Typed {
    let guess = |code: Code, probability: f32, verdict: Verdict| {
        let guess = Guess { what: code, percent: percent(probability), is_sure: verdict.is_sure() };
        verdict.holds().then_some(guess)
    };
    let skills = heard
        .skills
        .iter()
        .filter_map(|one| guess(Code::Skill(one.code), one.probability, one.verdict));
    let faults = heard
        .faults
        .iter()
        .filter_map(|one| guess(Code::Fault(one.code), one.probability, one.verdict));
    let moves = heard
        .moves
        .iter()
        .filter_map(|one| guess(Code::Move(one.code), one.probability, one.verdict));
    Typed {
        codes: skills.chain(faults).chain(moves).collect(),
        form: Guess {
            what: heard.form.code,
            percent: percent(heard.form.probability),
            is_sure: heard.form.is_sure,
        },
        empathy: heard.empathy.map(|level| Guess {
            // Only what is surely wrong counts as wrong.
            what: Empathy {
                level: level.code,
                accurate: heard.accurate.is_none_or(|accurate| accurate.code || !accurate.is_sure),
            },
            percent: percent(level.probability),
            is_sure: level.is_sure,
        }),
        stance: heard.stance.map(|stance| Guess {
            what: stance.code,
            percent: percent(stance.probability),
            is_sure: stance.is_sure,
        }),
        can_tell: std::array::from_fn(|d| can_tell(heard, Dimension::ALL[d])),
        words: u32::try_from(heard.words).unwrap_or(u32::MAX),
        repeats: None,
        taken,
        way,
        corrections: Vec::new(),
    }
}

/// Whether it can be told what a dimension rests on; yes, where the moment asks nothing of it.
fn can_tell(heard: &Heard, dimension: Dimension) -> bool {
    match dimension {
        Dimension::Empathy => heard.empathy.is_none() || heard.is_level_band_sure,
        Dimension::Boundaries => heard.stance.is_none() || heard.is_stance_band_sure,
        Dimension::Questioning => heard.form.is_sure,
    }
}

/// 0 to 1 as 0 to 100.
fn percent(probability: f32) -> u8 {
    (probability * 100.0).round().clamp(0.0, 100.0) as u8
}
