//! Words that put an illness or an act in place of a person, and what to say instead.
//!
//! Person-first wording is the field's usual advice and not everyone's own choice: some people call themselves
//! autistic, deaf or an alcoholic on purpose. So a word in quotation marks is let be, and the list is short.

use std::ops::Range;

use super::passage::Passage;
use super::phrases::PhraseTable;

/// A word that stigmatizes, and what to say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stigma {
    /// Where it stands.
    pub span: Range<usize>,
    /// What to say instead, or what kind of thing.
    pub instead: &'static str,
}

/// The stigmatizing words in a text, in order, outside quotation marks.
pub fn stigma_in(passage: &Passage) -> Vec<Stigma> {
    let hits = TABLE.find(passage).into_iter().filter(|(span, _)| !passage.is_quoted(span));
    let mut all: Vec<Stigma> = hits.map(|(span, instead)| Stigma { span, instead }).collect();
    // Of two that overlap, the one that begins first, then the longer one, has the better advice.
    all.sort_by_key(|hit| (hit.span.start, usize::MAX - hit.span.end));
    let mut end = 0;
    all.retain(|hit| {
        let is_apart = hit.span.start >= end;
        end = end.max(hit.span.end);
        is_apart
    });
    all
}

/// What to say instead of each of these.
static TABLE: PhraseTable<&str> = PhraseTable::of(&[
    ("died by suicide", &["committed|commits suicide"]),
    ("end your life, die by suicide", &["commit suicide"]),
    ("ending your life, dying by suicide", &["committing suicide"]),
    ("died by suicide", &["successful|completed|successfully suicide|completed_suicide"]),
    (
        "survived a suicide attempt",
        &["failed|unsuccessful suicide ?attempt", "failed|unsuccessful attempt"],
    ),
    (
        "a person with an addiction",
        &[
            "!not|was|is|got|become|became|getting|be|so|you're addict|addicts",
            "drug addict|addicts",
            "an addict",
        ],
    ),
    ("a person who uses drugs", &["junkie|junkies|druggie|druggies|crackhead|crackheads"]),
    (
        "a person who uses drugs, a person with a drinking problem",
        &["drug|substance|alcohol abuser|abusers"],
    ),
    ("drug use, alcohol use", &["drug|substance|alcohol abuse"]),
    (
        "a person with a drinking problem",
        &[
            "alcoholics !anonymous",
            "an|the|raging|functioning|recovering alcoholic !drink|drinks|beverage|beverages",
            "is|was|he's|she's|i'm|you're|they're alcoholic",
            "alcoholic father|mother|parent|parents|dad|mom|mum|husband|wife|brother|sister",
        ],
    ),
    ("a person who drinks too much", &["a|the|town drunk $", "drunks"]),
    (
        "what is meant: frightening, too much, hard to follow",
        &[
            "crazy !about",
            "insane|lunatic|lunatics|psycho|psychos|nutcase|nutjob|maniac|wacko|madman",
        ],
    ),
    (
        "what is meant: frightening, too much, hard to follow",
        &[
            "is|are|was|he's|she's|you're|they're|i'm ?completely|totally|going nuts|mental|bonkers|batshit",
        ],
    ),
    ("a person with schizophrenia", &["schizo|schizos", "schizophrenics", "a|the schizophrenic $"]),
    (
        "has schizophrenia; where none is meant: torn, changeable",
        &["is|are|was|he's|she's|you're|they're|i'm ?a ?bit|little ?bit|so|totally schizophrenic"],
    ),
    (
        "has bipolar disorder",
        &["is|was|he's|she's|you're|they're|i'm ?a|so|totally bipolar !disorder", "bipolars"],
    ),
    ("a person with borderline personality disorder", &["a|typical borderline $", "borderlines"]),
    ("a person living with psychosis", &["psychotics", "a psychotic $"]),
    (
        "a person with an eating disorder",
        &[
            "anorexics|bulimics",
            "an anorexic $",
            "a bulimic $",
            "is|was|she's|he's|you're|i'm anorexic|bulimic",
        ],
    ),
    ("particular, careful", &["so|a_bit|a_little|bit|little|totally|very ocd"]),
    ("has, lives with", &["suffers|suffer|suffering|suffered from", "afflicted with|by"]),
    (
        "people with a mental illness",
        &[
            "the mentally ill $",
            "mentally ill ?people|person|man|woman",
            "mental patient|patients|case|cases",
        ],
    ),
    ("a psychiatric hospital", &["loony|looney|nuthouse|madhouse", "funny farm"]),
    ("a person with an intellectual disability", &["retard|retards|retarded"]),
    (
        "people with a disability",
        &["the disabled|handicapped $", "handicapped|crippled", "a|the cripple"],
    ),
    (
        "uses a wheelchair",
        &["wheelchair bound", "confined|bound to a|the|his|her|their wheelchair"],
    ),
    ("people without housing", &["the homeless $", "homeless people|person"]),
    (
        "asking for help in the way that worked before",
        &["attention seeking|seeker|seekers", "just|only wants|want|wanted attention"],
    ),
    ("chose not to, could not", &["noncompliant", "non compliant"]),
    (
        "self-harm, a person who self-harms",
        &["cutter|cutters", "self mutilation|mutilator|mutilating"],
    ),
    ("parents who parted", &["broken home|homes"]),
    ("a sex worker", &["prostitute|prostitutes"]),
    ("a person without papers", &["illegal alien|aliens|immigrant|immigrants"]),
]);

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &'static str)> {
        stigma_in(&Passage::new(text))
            .into_iter()
            .map(|hit| (&text[hit.span], hit.instead))
            .collect()
    }

    #[test]
    fn a_label_has_something_to_say_instead() {
        assert_eq!(
            found("He committed suicide in May."),
            [("committed suicide", "died by suicide")]
        );
        assert_eq!(
            found("A drug addict, and schizophrenic's... she’s bipolar."),
            [
                ("drug addict", "a person with an addiction"),
                ("she’s bipolar", "has bipolar disorder")
            ]
        );
        assert_eq!(found("The mentally ill suffer from this.").len(), 2);
    }

    #[test]
    fn the_thing_itself_may_be_named() {
        for text in [
            "She went to Alcoholics Anonymous after an alcoholic drink.",
            "He has bipolar disorder, and is addicted.",
            "You died a little that day. He died by suicide.",
            "You're crazy about him.",
            "People call you a \"junkie\", and it hurts.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
