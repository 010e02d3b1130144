//! Words that put an illness or an act in place of a person, and what to say instead.
//!
//! Person-first wording is the field's usual advice and not everyone's own choice: some people call themselves
//! autistic, deaf or an alcoholic on purpose. So a word in quotation marks is let be, and the list is short.

use std::ops::Range;

use super::phrases::{Passage, Phrases};

/// A word that stigmatizes, and what to say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stigma {
    /// Where it stands.
    pub span: Range<usize>,
    /// What to say instead, or what kind of thing.
    pub instead: &'static str,
}

/// The stigmatizing words in `text`, in order, outside quotation marks.
pub fn stigma_in(text: &str) -> Vec<Stigma> {
    let passage = Passage::new(text);
    let mut all: Vec<Stigma> = TABLE
        .iter()
        .flat_map(|(phrases, instead)| {
            phrases.find_in(&passage).into_iter().map(|span| Stigma { span, instead })
        })
        .filter(|hit| !passage.is_quoted(&hit.span))
        .collect();
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

static TABLE: [(Phrases, &str); 33] = [
    (Phrases::of(&["committed|commits suicide"]), "died by suicide"),
    (Phrases::of(&["commit suicide"]), "end your life, die by suicide"),
    (Phrases::of(&["committing suicide"]), "ending your life, dying by suicide"),
    (
        Phrases::of(&["successful|completed|successfully suicide|completed_suicide"]),
        "died by suicide",
    ),
    (
        Phrases::of(&["failed|unsuccessful suicide ?attempt", "failed|unsuccessful attempt"]),
        "survived a suicide attempt",
    ),
    (
        Phrases::of(&[
            "!not|was|is|got|become|became|getting|be|so|you're addict|addicts",
            "drug addict|addicts",
            "an addict",
        ]),
        "a person with an addiction",
    ),
    (
        Phrases::of(&["junkie|junkies|druggie|druggies|crackhead|crackheads"]),
        "a person who uses drugs",
    ),
    (
        Phrases::of(&["drug|substance|alcohol abuser|abusers"]),
        "a person who uses drugs, a person with a drinking problem",
    ),
    (Phrases::of(&["drug|substance|alcohol abuse"]), "drug use, alcohol use"),
    (
        Phrases::of(&[
            "alcoholics !anonymous",
            "an|the|raging|functioning|recovering alcoholic !drink|drinks|beverage|beverages",
            "is|was|he's|she's|i'm|you're|they're alcoholic",
            "alcoholic father|mother|parent|parents|dad|mom|mum|husband|wife|brother|sister",
        ]),
        "a person with a drinking problem",
    ),
    (Phrases::of(&["a|the|town drunk $", "drunks"]), "a person who drinks too much"),
    (
        Phrases::of(&[
            "crazy !about",
            "insane|lunatic|lunatics|psycho|psychos|nutcase|nutjob|maniac|wacko|madman",
        ]),
        "what is meant: frightening, too much, hard to follow",
    ),
    (
        Phrases::of(&[
            "is|are|was|he's|she's|you're|they're|i'm ?completely|totally|going nuts|mental|bonkers|batshit",
        ]),
        "what is meant: frightening, too much, hard to follow",
    ),
    (
        Phrases::of(&["schizo|schizos", "schizophrenics", "a|the schizophrenic $"]),
        "a person with schizophrenia",
    ),
    (
        Phrases::of(&[
            "is|are|was|he's|she's|you're|they're|i'm ?a ?bit|little ?bit|so|totally schizophrenic",
        ]),
        "has schizophrenia; where none is meant: torn, changeable",
    ),
    (
        Phrases::of(&[
            "is|was|he's|she's|you're|they're|i'm ?a|so|totally bipolar !disorder",
            "bipolars",
        ]),
        "has bipolar disorder",
    ),
    (
        Phrases::of(&["a|typical borderline $", "borderlines"]),
        "a person with borderline personality disorder",
    ),
    (Phrases::of(&["psychotics", "a psychotic $"]), "a person living with psychosis"),
    (
        Phrases::of(&[
            "anorexics|bulimics",
            "an anorexic $",
            "a bulimic $",
            "is|was|she's|he's|you're|i'm anorexic|bulimic",
        ]),
        "a person with an eating disorder",
    ),
    (Phrases::of(&["so|a_bit|a_little|bit|little|totally|very ocd"]), "particular, careful"),
    (
        Phrases::of(&["suffers|suffer|suffering|suffered from", "afflicted with|by"]),
        "has, lives with",
    ),
    (
        Phrases::of(&[
            "the mentally ill $",
            "mentally ill ?people|person|man|woman",
            "mental patient|patients|case|cases",
        ]),
        "people with a mental illness",
    ),
    (Phrases::of(&["loony|looney|nuthouse|madhouse", "funny farm"]), "a psychiatric hospital"),
    (Phrases::of(&["retard|retards|retarded"]), "a person with an intellectual disability"),
    (
        Phrases::of(&["the disabled|handicapped $", "handicapped|crippled", "a|the cripple"]),
        "people with a disability",
    ),
    (
        Phrases::of(&["wheelchair bound", "confined|bound to a|the|his|her|their wheelchair"]),
        "uses a wheelchair",
    ),
    (Phrases::of(&["the homeless $", "homeless people|person"]), "people without housing"),
    (
        Phrases::of(&["attention seeking|seeker|seekers", "just|only wants|want|wanted attention"]),
        "asking for help in the way that worked before",
    ),
    (Phrases::of(&["noncompliant", "non compliant"]), "chose not to, could not"),
    (
        Phrases::of(&["cutter|cutters", "self mutilation|mutilator|mutilating"]),
        "self-harm, a person who self-harms",
    ),
    (Phrases::of(&["broken home|homes"]), "parents who parted"),
    (Phrases::of(&["prostitute|prostitutes"]), "a sex worker"),
    (Phrases::of(&["illegal alien|aliens|immigrant|immigrants"]), "a person without papers"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &'static str)> {
        stigma_in(text).into_iter().map(|hit| (&text[hit.span], hit.instead)).collect()
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
