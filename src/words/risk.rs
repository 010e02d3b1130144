//! Heavy themes in a text, so that a scenario that touches one says so before it is begun.

use std::ops::Range;

use super::passage::Passage;
use super::phrases::PhraseTable;

/// A theme that a content note should name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskTheme {
    /// Suicide, and thoughts of it.
    Suicide,
    /// Harming oneself on purpose.
    SelfHarm,
    /// Abuse at home, of a child, a partner or an elder.
    Abuse,
    /// Violence and threats of it.
    Violence,
    /// Rape and other sexual violence.
    SexualViolence,
    /// A death and its grief.
    Bereavement,
    /// The loss of a pregnancy or of a newborn.
    PregnancyLoss,
    /// Alcohol and other drugs.
    Substance,
    /// Eating disorders.
    EatingDisorder,
}

impl RiskTheme {
    /// Every theme.
    pub const ALL: &[Self] = &[
        Self::Suicide,
        Self::SelfHarm,
        Self::Abuse,
        Self::Violence,
        Self::SexualViolence,
        Self::Bereavement,
        Self::PregnancyLoss,
        Self::Substance,
        Self::EatingDisorder,
    ];

    /// The theme in plain words, as a content note would put it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Suicide => "suicide",
            Self::SelfHarm => "self-harm",
            Self::Abuse => "abuse",
            Self::Violence => "violence",
            Self::SexualViolence => "sexual violence",
            Self::Bereavement => "bereavement",
            Self::PregnancyLoss => "pregnancy loss",
            Self::Substance => "alcohol or drug use",
            Self::EatingDisorder => "eating disorder",
        }
    }

    /// Whether a content note, in an author's own words, names this theme.
    pub fn covers(self, note: &Passage) -> bool {
        NOTES.find(note).iter().any(|(_, theme)| **theme == self)
    }
}

/// The places in a text that touch a heavy theme, in order; a place may touch several.
///
/// Everyday turns of speech are left out: "scared to death", "dying to know", "I could kill for a coffee".
pub fn risk_themes_in(passage: &Passage) -> Vec<(Range<usize>, RiskTheme)> {
    let places = SIGNS.find(passage).into_iter().map(|(span, theme)| (span, *theme));
    let mut all: Vec<_> = places.collect();
    all.sort_by_key(|(span, theme)| (span.start, span.end, *theme));
    all
}

/// How content notes name each theme.
static NOTES: PhraseTable<RiskTheme> = PhraseTable::of(&[
    (RiskTheme::Suicide, &["suicid*", "ending|taking one's|their|his|her|your ?own life"]),
    (
        RiskTheme::SelfHarm,
        &[
            "self harm*|injur*|mutilat*|hurt*",
            "selfharm*",
            "hurting|harming oneself|yourself|themselves|himself|herself",
            "cutting",
        ],
    ),
    (
        RiskTheme::Abuse,
        &[
            "!substance|alcohol|drug|drugs|opioid abus*",
            "domestic|family|partner|relationship violence",
            "violence at home",
            "maltreat*|neglect*|molest*|incest",
        ],
    ),
    (
        RiskTheme::Violence,
        &[
            "violen*|assault*|murder*|homicid*|threat*|attack*|weapon*|stalk*|shooting*|war|combat",
            "harm|harming|hurting to others|someone",
            "harm to",
        ],
    ),
    (
        RiskTheme::SexualViolence,
        &[
            "sexual|sexualized violence|assault*|abus*|coercion|harm|harassment",
            "rape*|incest|molest*",
        ],
    ),
    (
        RiskTheme::Bereavement,
        &[
            "bereave*|grief|griev*|death|deaths|died|dying|mourn*|widow*|funeral*",
            "!job|weight|hair|memory|hearing|pregnancy|housing|identity loss !of",
            "loss of !a|the|job|work|income|faith|trust|control|home|housing|hearing|memory|contact|weight|sleep",
            "loss of a|the|one's|her|his|their parent|child|partner|brother|sister|sibling|mother|father|friend|spouse|husband|wife|twin|son|daughter|loved_one|family_member|pet|dog",
        ],
    ),
    (
        RiskTheme::PregnancyLoss,
        &[
            "miscarr*|stillb*|abortion*|perinatal",
            "pregnancy|baby|infant|neonatal loss|death",
            "loss|death of a|the ?unborn|newborn pregnancy|baby|newborn",
        ],
    ),
    (
        RiskTheme::Substance,
        &[
            "alcohol*|drink*|drug|drugs|substance|substances|addict*|overdos*|opioid*|cocaine|heroin|relaps*|intoxicat*|cannabis",
        ],
    ),
    (
        RiskTheme::EatingDisorder,
        &[
            "eating disorder|disorders",
            "disordered eating",
            "anorex*|bulimi*|binge*|bingeing|binging|purging|starv*",
        ],
    ),
]);

/// How people speak of it.
static SIGNS: PhraseTable<RiskTheme> = PhraseTable::of(&[
    (
        RiskTheme::Suicide,
        &[
            "suicid*",
            "kill|kills|killed|killing myself|yourself|himself|herself|themselves|ourselves|oneself",
            "end|ended|ending my|your|his|her|their ?own life|lives",
            "end|ended|ending it all",
            "take|takes|took|taken|taking my|your|his|her|their own life|lives",
            "taking my|your|his|her life",
            "want|wants|wanted|wanting|rather|wish|wished to|i|you|he|she|was|were|be ?was|were ?to die|dead",
            "want|wants|wanted|wish|wished ?i|you|he|she ?to|was|were die|be_dead|dead|never_wake_up|not_wake_up",
            "don't|didn't|doesn't|not want to live|be_alive|be_here|wake_up|exist ?anymore",
            "not be here ?anymore|tomorrow",
            "!alone better off dead|without_me|without_you|without_him|without_her|if_i_died|if_i_were_gone",
            "no reason|point to|in ?be living|live|alive|going_on",
            "life ?isn't|is_not worth living",
            "not worth living",
            "thoughts|thinking|thought of|about dying|death|ending_it|being_dead",
            "jump|jumped|jumping off the|a|that bridge|roof|building|balcony",
        ],
    ),
    (
        RiskTheme::SelfHarm,
        &[
            "self harm*|injur*|mutilat*",
            "hurt|hurts|hurting|harm|harms|harmed|harming|cut|cuts|cutting|burn|burns|burned|burning|scratching myself|yourself|himself|herself|themselves !off|some|short|shaving",
            "cut|cuts|cutting my|your|his|her|their arm|arms|wrist|wrists|thigh|thighs|leg|legs|skin",
            "started|stopped|been|was|is cutting ?again $",
            "razor blade|blades",
        ],
    ),
    (
        RiskTheme::Abuse,
        &[
            "!substance|alcohol|drug|drugs|opioid abus*",
            "he|she|dad|mom|mum|father|mother|husband|wife|boyfriend|girlfriend|stepfather|uncle hits|beats|slaps|kicks|chokes|hit|slapped|choked|kicked me|us|her|him|my|the",
            "beats|hits|slaps|chokes me|us|her|him|you|the_kids|the_children|my",
            "been|was|were|getting|got beaten|hit|slapped|choked by",
            "domestic violence",
            "molest*",
            "locked|locks me|her|him|us ?up in",
            "raises|raised his|her hand|hands|fist ?to|at|against me|you|her|him|us|the",
            "afraid|scared of ?my|your what_he|husband_will|he'll|what_she",
        ],
    ),
    (
        RiskTheme::Violence,
        &[
            "violence|violent|violently",
            "kill|kills|killed|killing him|her|them|someone|somebody|people|everyone",
            "hurt|harm|hurting|harming someone|somebody|others|people ?else",
            "!heart|panic|asthma|anxiety assault|assaulted|assaulting|attacker|stabbed|strangle|strangled|strangling|murder|murdered|murderer",
            "got|was|were|been attacked|mugged|shot|stabbed|jumped",
            "shot|shoot|shooting|punch|punched|punching|stab|threatened|threatening|threatens him|her|them|me|you|someone|people|to_kill|to_hurt",
            "beat|beats|beating|beaten him|her|them|me|someone ?half up|badly|to_death",
            "a|the|his|her|my|your|with gun|guns|knife|machete|pistol|rifle",
            "weapon|weapons",
            "stalked|stalking|stalker|stalks",
        ],
    ),
    (
        RiskTheme::SexualViolence,
        &[
            "rape|raped|rapes|raping|rapist",
            "sexual|sexually assault*|abus*|violence|molest*|harass*",
            "molested|molesting|molester|groped|groping|incest",
            "forced|forces|forcing|made|makes himself|herself|me|her|him|you on|to_have_sex|have_sex|to_touch|touch_him",
            "touched|touches|touching me|her|him ?down when|where|there ?i|she|he ?didn't",
        ],
    ),
    (
        RiskTheme::Bereavement,
        &[
            "!phone|battery|car|computer|laptop|engine|conversation|plant|plants|wifi|tv|joke|nearly|almost died !laughing|down|inside|a",
            "!to|penalty|near|sudden|black death|deaths !penalty|row|metal|stare|trap|grip",
            "sudden death",
            "!drop|play|half dead !end|ends|line|lines|tired|set|serious|wrong|weight|center|beat|zone|inside|sure|right|ahead|last|easy|battery|boring|to|sea|silence|air",
            "is|was|were|are|he's|she's|you're|been dying !to|for|laughing|inside",
            "funeral|funerals|bereave*|mourning|mourned|widow|widowed|widower|burial|cremated|hospice|obituary",
            "grief|grieving|grieve|grieved",
            "passed away",
            "he|she|who|mom|mum|dad|mother|father|brother|sister|husband|wife passed on",
            "since|when|before|after he|she|mom|mum|dad|mother|father|grandma|grandpa passed",
            "lost|lose|losing my|your|his|her|their|our|a ?little|older|younger|twin|best|first mother|mom|mum|father|dad|brother|sister|son|daughter|child|husband|wife|partner|grandmother|grandfather|grandma|grandpa|friend|uncle|aunt|parents|parent",
            "loss of my|your|his|her|their|our mother|mom|mum|father|dad|brother|sister|son|daughter|child|husband|wife|partner|friend",
            "late husband~|wife~|father~|mother~|brother~|sister~|son~|daughter~",
            "buried him|her|them|my|our",
        ],
    ),
    (
        RiskTheme::PregnancyLoss,
        &[
            "miscarr*|stillb*|abortion|abortions",
            "lost|lose|losing the|a|our|my|your|her|their ?unborn baby|babies|pregnancy|twins",
            "no heartbeat",
            "terminated|terminate|ended the|a|my|her pregnancy",
        ],
    ),
    (
        RiskTheme::Substance,
        &[
            "alcohol|alcoholic|alcoholism|alcoholics|booze|vodka|whiskey|whisky|hungover|hangover",
            "drunk|drunken",
            "drinking !coffee|tea|water|juice|milk|tea|cocoa|soda|enough|fountain|age",
            "i|you|he|she|they|we|mom|mum|dad|to|who ?still|never|only|just|always|often drink|drinks|drank !coffee|tea|water|juice|milk|some_water|some_tea|a_glass_of_water|more_water|enough_water|your_coffee|your_tea|of_water",
            "drink|drank too|less|more|again|every|alone|a_lot|at_night|to_sleep|to_forget",
            "need|needed|needing|want|wanted a drink",
            "bottle|bottles of wine|vodka|whiskey|whisky|gin|rum|beer",
            "drug|drugs|drugged !store|stores",
            "addict|addicts|addicted|addiction|addictions",
            "cocaine|coke_habit|heroin|meth|fentanyl|opioid|opioids|opiates|oxy|weed|marijuana|cannabis|ketamine|benzos|xanax",
            "overdose|overdosed|overdosing",
            "too many|those|extra|more|all pills",
            "using|used again $",
            "relapse|relapsed|relapsing|sober|sobriety|rehab|detox",
            "stoned",
            "binge drink|drinking|drinker|drank",
            "get|gets|got|getting|be|been high ?again $",
        ],
    ),
    (
        RiskTheme::EatingDisorder,
        &[
            "eating disorder|disorders",
            "anorex*|bulimi*|laxative|laxatives",
            "binge|binged|binges|bingeing|binging !watch|watching|watched|on_netflix|drink|drinking|drank|drinker",
            "purge|purged|purging|purges",
            "starve|starved|starving|starves myself|yourself|himself|herself|themselves",
            "make|making|made|makes myself|yourself|himself|herself sick|throw_up|vomit",
            "throw|throwing|threw up after|everything|what|every",
            "stopped|refuse|refuses|refused|refusing eating|to_eat ?again $",
        ],
    ),
]);

#[cfg(test)]
mod tests {
    use super::*;

    fn themes(text: &str) -> Vec<RiskTheme> {
        let mut all: Vec<_> =
            risk_themes_in(&Passage::new(text)).into_iter().map(|(_, theme)| theme).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    #[test]
    fn heavy_themes_are_found_in_plain_and_in_clinical_words() {
        use RiskTheme as T;
        let expected: &[(&str, &[T])] = &[
            ("Are you thinking of killing yourself?", &[T::Suicide]),
            ("Some nights I think they’d be better off without me.", &[T::Suicide]),
            ("He died by suicide in February.", &[T::Suicide, T::Bereavement]),
            ("I've been self-harming; I cut my arms.", &[T::SelfHarm]),
            ("He hits me when he's drunk.", &[T::Abuse, T::Substance]),
            ("My uncle sexually abused me.", &[T::Abuse, T::SexualViolence]),
            ("I'm going to hurt someone. I have a gun.", &[T::Violence]),
            ("We lost the baby at twelve weeks.", &[T::PregnancyLoss]),
            ("I binge, and then I make myself throw up.", &[T::EatingDisorder]),
            ("Since my brother passed away I drink too much.", &[T::Bereavement, T::Substance]),
        ];
        for (text, themes_expected) in expected {
            assert_eq!(themes(text), *themes_expected, "{text}");
        }
    }

    #[test]
    fn turns_of_speech_are_no_themes() {
        for text in [
            "I was scared to death, and dead tired.",
            "My phone died. I'm dying to know, I could kill for a coffee.",
            "Drink some water. He took a shot at the goal and beat me at chess.",
            "My feet are killing me, and I binge-watched it all. It's a dead end.",
            "A panic attack. It hurts. I cut myself shaving.",
        ] {
            assert_eq!(themes(text), [], "{text}");
        }
    }

    #[test]
    fn a_content_note_names_its_theme_in_free_words() {
        use RiskTheme as T;
        let covered = |note: &str| -> Vec<T> {
            let note = Passage::new(note);
            T::ALL.iter().copied().filter(|theme| theme.covers(&note)).collect()
        };
        assert_eq!(covered("Suicidal thoughts, self-harm"), [T::Suicide, T::SelfHarm]);
        assert_eq!(covered("loss of a brother"), [T::Bereavement]);
        assert_eq!(covered("substance abuse"), [T::Substance]);
        assert_eq!(covered("domestic violence"), [T::Abuse, T::Violence]);
        assert_eq!(covered("loss of a job; arguments"), []);
        for theme in T::ALL {
            assert!(theme.covers(&Passage::new(theme.words())), "{theme:?}");
        }
    }
}
