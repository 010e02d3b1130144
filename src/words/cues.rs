//! Lists of cues in what a counselor says. Each function gives the bytes where its cue stands, in order.
//!
//! Cues find words, not meaning: they are chosen to stay silent where ordinary counselor talk uses the same
//! words to another end ("you feel you should" reflects, "you should" advises), and a quotation of somebody
//! else's words is left out where it is the counselor's own that count.

use std::ops::Range;

use super::passage::Passage;
use super::phrases::Phrases;
use super::tokens::{is_closer, is_terminator};

/// The sentences that ask: those that end in a question mark, a run of marks counted once.
///
/// A sentence that ends by quoting a question (You keep asking, "Why me?") asks nothing.
pub fn questions_in(passage: &Passage) -> Vec<Range<usize>> {
    let asks = |span: &&Range<usize>| is_question(&passage.text()[span.start..span.end]);
    passage.sentences().iter().filter(asks).cloned().collect()
}

/// The questions that ask why, each from its "why" or "how come" to its end.
///
/// "Why don't you …" is advice, and left to [`advice_stems_in`] unless it asks about a feeling or wish.
pub fn why_questions_in(passage: &Passage) -> Vec<Range<usize>> {
    let whys = WHY.find(passage);
    let asked = |question: Range<usize>| {
        let first = whys.partition_point(|why| why.start < question.start);
        let why = whys.get(first).filter(|why| why.end <= question.end)?;
        Some(why.start..question.end)
    };
    questions_in(passage).into_iter().filter_map(asked).collect()
}

/// Words that leave no room: "always", "nobody", "completely".
pub fn absolutes_in(passage: &Passage) -> Vec<Range<usize>> {
    ABSOLUTES.find(passage)
}

/// Beginnings of advice: "you should", "have you tried", "Try …".
///
/// What somebody feels or says they should do is no advice, nor is a direct question about risk.
pub fn advice_stems_in(passage: &Passage) -> Vec<Range<usize>> {
    ADVICE.find_unquoted(passage)
}

/// Words by which a counselor speaks of their own life outside the room.
pub fn self_disclosure_in(passage: &Passage) -> Vec<Range<usize>> {
    SELF_DISCLOSURE.find_unquoted(passage)
}

/// Beginnings of a reflection: "it sounds like", "part of you".
pub fn reflection_stems_in(passage: &Passage) -> Vec<Range<usize>> {
    REFLECTION.find(passage)
}

/// Invitations that are open questions in effect, with or without a question mark: "tell me more".
pub fn open_stems_in(passage: &Passage) -> Vec<Range<usize>> {
    OPEN.find(passage)
}

/// Words no trainee would say to a client, which give a wrong answer away at once.
pub fn rude_in(passage: &Passage) -> Vec<Range<usize>> {
    RUDE.find_unquoted(passage)
}

/// Promises nobody can keep: of absolute secrecy, of always being there, of an outcome.
///
/// A promise of secrecy is none where the reply names its limits.
pub fn over_promise_in(passage: &Passage) -> Vec<Range<usize>> {
    let mut found = PROMISES.find_unquoted(passage);
    if LIMITS.find(passage).is_empty() {
        let refusals = REFUSALS.find(passage);
        let is_refused = |promise: &Range<usize>| {
            let sentences = passage.sentences();
            let before = sentences.partition_point(|sentence| sentence.end <= promise.start);
            sentences.get(before).is_some_and(|sentence| {
                let first = refusals.partition_point(|refusal| refusal.start < sentence.start);
                refusals.get(first).is_some_and(|refusal| refusal.start < sentence.end)
            })
        };
        found.extend(SECRECY.find_unquoted(passage).into_iter().filter(|span| !is_refused(span)));
    }
    merged(found)
}

/// Words that make what the client feels smaller: "at least", "it's not that bad".
pub fn minimizing_in(passage: &Passage) -> Vec<Range<usize>> {
    MINIMIZING.find_unquoted(passage)
}

/// Comfort that cannot be vouched for: "it'll be fine", "don't worry".
pub fn reassurance_in(passage: &Passage) -> Vec<Range<usize>> {
    REASSURANCE.find_unquoted(passage)
}

/// Words that judge by right, wrong and duty.
pub fn moralizing_in(passage: &Passage) -> Vec<Range<usize>> {
    MORALIZING.find_unquoted(passage)
}

fn is_question(sentence: &str) -> bool {
    let open = sentence.trim_end_matches(is_closer);
    let marks = &open[open.trim_end_matches(|c| is_terminator(c) || c == ' ').len()..];
    marks.contains('?') && !ends_in_quotation(sentence)
}

/// Whether the sentence says something and then quotes to its end.
fn ends_in_quotation(sentence: &str) -> bool {
    if !sentence.ends_with(['"', '”', '»', '\'', '’']) {
        return false;
    }
    let passage = Passage::new(sentence);
    let last = passage.len().checked_sub(1);
    last.is_some_and(|last| passage.is_quoted(&passage.span(last..last + 1)))
}

/// Spans in order, those that overlap joined.
fn merged(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// Where a second question is joined on to a first with "and" or "but". With "or" it gives a choice and is one question.
pub fn joined_questions_in(passage: &Passage) -> Vec<Range<usize>> {
    let questions = questions_in(passage);
    let mut joins = JOINS.find(passage);
    joins.retain(|join| {
        let next = questions.partition_point(|asked| asked.end <= join.end);
        questions.get(next).is_some_and(|asked| asked.start < join.start)
    });
    joins
}

static JOINS: Phrases = Phrases::of(&[
    "and|but what|how|where|when|who|which|why did|do|does|is|are|was|were|have|has|had|can|could|would|will",
    "and did|do|are|were|have|is|was|would|could|can|will you|he|she|they|it|that|there|your",
]);

static WHY: Phrases = Phrases::of(&[
    "^ why !don't|not",
    "^ why not $",
    "^ why don't|didn't you|i|we want|like|trust|believe|think|feel|know|love|care|see|understand|sleep|eat",
    "tell|say|explain|wonder|wondering|curious ?me why !not",
    "exactly why",
    "how come",
]);

static ABSOLUTES: Phrases = Phrases::of(&[
    "always",
    "never",
    "everyone~|everybody~|nobody~|nothing~|everything~",
    "no one~ !thing|way|reason|answer",
    "none of",
    "all the time",
    "at all times",
    "every single|time",
    "completely|totally|absolutely|entirely|utterly|perfectly",
    "definitely|certainly|undoubtedly",
    "guarantee*",
    "forever",
    "impossible",
    "whatsoever",
    "no matter what",
    "without exception|fail|doubt",
    "under no circumstances",
    "100|hundred percent",
    "100 sure|certain|safe|confidential|behind",
]);

/// Advice that is none where somebody is said to feel, think or hear it.
macro_rules! unreported {
    ($phrase:literal) => {
        concat!(
            "!!feel|feels|feeling|felt|like|though|if|think|thinks|thinking|thought|believe|believes|",
            "say|says|saying|said|tell|tells|telling|told|what|why|how|where|whether|when|who|",
            "whatever|everything|anything|something|know|knows|wonder|wondering|hear|hearing|ask|asking|sense|",
            "voice|wish|seems|long|do|does|did|don't|time|all|until|things|that's ",
            $phrase
        )
    };
}

static ADVICE: Phrases = Phrases::of(&[
    // Telling what to do.
    unreported!("you ?really|just|also|still|definitely|probably should !be|have"),
    unreported!("you ?really|just|also|still|definitely|probably should be !proud|able"),
    unreported!("you ?really|just|also|still|definitely|probably should have a|some|another"),
    unreported!("you ?really|just|also|still|definitely|probably ought to"),
    unreported!(
        "you ?really|just|also|definitely need to !know|be|feel|hear|hold|protect|hide|carry|prove|please|do|go|leave"
    ),
    unreported!("you ?really|just need to be honest|careful|realistic|patient|firm|more|less|open"),
    unreported!("you ?really|just need to go to|back|see|talk|home"),
    unreported!("you ?really|just need to leave him|her|them|it"),
    unreported!(
        "you|you've ?really|just|simply have_to|must|got_to|gotta stop|start|tell|call|talk|try|let|learn|move|stand|focus"
    ),
    "i ?really|do|just|honestly think|feel|believe|say|guess|suggest ?that ?maybe|perhaps you ?really|just should|need|ought",
    "^ what you should|must do",
    "^ what you need|have|ought to do",
    "all you have|need to do",
    "all you've got to do",
    "you'd better !off|be",
    unreported!("you'd be better off !dead"),
    "you will|you'll want to !know|hear",
    unreported!("you might|may want to !be|know|stay|die|hide|run|scream|cry"),
    "you might|may ?also try|consider",
    "if i were|was you",
    "in your shoes|place|position ,i|,i'd|,i'll",
    "if it were|was me",
    "i want|need you to !know|feel|hear|understand|be|tell",
    "i'd like you to !know|feel|hear|understand|be|tell",
    "^ here's what you do|should|can|could|need",
    "the best thing ?for ?you ?to ?do is|would|to|you",
    "the thing|trick|key ?to ?do is to",
    // Suggesting.
    unreported!("you could ?just|maybe|perhaps|also|even try"),
    unreported!("you could always"),
    unreported!("you could maybe|perhaps|start|simply|just"),
    unreported!("you can ?just|always try"),
    "!can|could|may|might|should|do|would i|we|i'd ?strongly|also|really suggest|recommend|advise|urge",
    "i|i'd ?strongly|also|really encourage you to",
    "!!want|wanting|asking|ask|asked|for|like|need|needed|hoping|give|taken|take|follow my advice|suggestion|recommendation",
    "piece|word of advice",
    "!!why|whether|if|reasons it|that might|may|could|would help ?you if|to",
    "!!why|whether|if|reasons it|that might|may|could|would be ?a|an good|excellent|great|better idea",
    "!!why|whether|if|reasons it|that might|may|could|would be ?very|really good|best|better|wise if|to|for_you",
    "it helps to",
    "it's ?very|really|so important that you !feel|know",
    "one|another ?good|possible option|idea would|might|could be",
    // Advice put as a question.
    "!what|how|when|where|why|which|who have you ?ever|already tried !to",
    "!what|how|when|where|why|which|who have you ?ever|already tried to !kill|hurt|end|harm|take|cut|stop",
    "have you ?ever thought about|of !killing|ending|hurting|harming|cutting|suicide|dying|taking|acting|how|when|where|why|what|who|it|that|this|your|yourself",
    "have you ?ever considered !killing|ending|hurting|harming|cutting|suicide|dying|taking|how|what",
    "why don't|wouldn't you !want|like|trust|believe|think|feel|know|love|care|see|understand|sleep|eat|leave|tell|say|start|fill|share|describe|take_me|walk_me|talk_me|have",
    "why don't you tell|leave|see him|her|them|a|your|someone",
    "^ why not just|try|talk|tell|ask|call|go|take|start|give|see|let|write|make|get|leave|join|use",
    "how|what about if|trying|talking|calling|going|taking|asking|writing|telling|joining|starting|seeing|getting|doing",
    "how about you|we just|try|talk|tell|call|go|take|start|write|ask|give|make|get|leave|see|stop|do",
    "what if you just|tried|told|talked|called|asked|went|took|started|stopped|wrote|left|made|gave|said|let",
    "couldn't|can't|could you ?not just|simply|maybe|try",
    // Orders, at the start of a clause only: "you try to sleep" tells, "Try to sleep" orders.
    "^ try !me|as",
    "^ consider",
    "^ think about|of !it|me",
    "^ make sure ?that you|to",
    "^ don't forget to",
    "^ remember to",
    "^ start by|with",
    "^ focus on",
    "^ stop worrying|thinking|blaming|doing|being|letting|drinking|smoking|beating|overthinking",
    "^ ?go talk|speak|write|call|text to|him|her|them|your !me",
    "^ ?go tell|ask|call|text|leave|forgive|ignore him|her|them|your",
    "^ go see|talk|tell|out|home|for",
    "^ get some|out|enough|more|help|rid",
    "^ take a|some|one|up !look|seat|moment|second|minute|guess",
    "^ give it|him|her|them|yourself a|some|time|space",
    "^ let it|him|her|them go",
]);

static SELF_DISCLOSURE: Phrases = Phrases::of(&[
    // One's own people and life.
    "my ?own ?older|younger|little|big|late|ex|grown|teenage wife~|husband~|ex|spouse~|girlfriend~|boyfriend~|fiancé~|fiancée~|fiance~|fiancee~",
    "my ?own ?older|younger|little|big|late|grown|teenage|twin son~|sons|daughter~|daughters|kid~|kids|child~|children~|baby~|brother~|brothers|sister~|sisters !agency|service",
    "my ?own ?late|poor|old mother~|mom~|mum~|father~|dad~|parents !tongue",
    "my ?own ?late grandmother~|grandma~|grandfather~|grandpa~|grandparents|uncle~|aunt~|cousin~|cousins|nephew~|niece~|in_laws",
    "my ?own partner~|family~ !agency|service|organization|therapy|systems",
    "my ?own best|oldest|closest|good|close|old friend~|friends",
    "my friends",
    "friend|friends of mine",
    "my ?own dog~|cat~|puppy~|house|apartment|weekend|vacation|holiday|holidays|birthday|honeymoon",
    "my ?own divorce|marriage|wedding|childhood|drinking|recovery|sobriety|depression|anxiety|diagnosis|cancer|miscarriage|breakup|grief|faith|church|religion|pastor|therapist|upbringing",
    "my own life|past|story|experience|experiences|loss|struggle|struggles|problems|pain|history|therapy|trauma|heartbreak|demons|issues",
    "in my life",
    "in my own !words|mind|voice|head|notes|way",
    // The same thing, in oneself.
    "^ me ,too",
    "^ same here",
    "^ so|neither|nor did|do|have|was|am|had i $",
    "happened to me",
    "i've been there",
    "i've ?also been through !your|all|the_form|the_notes|the_file",
    "i|i've ?also went|gone through !your|the|our",
    "i know ?exactly what it's|that's|this|it|that ?is|was ?really like",
    "i know ?exactly how it|that|this feels|felt|hurts",
    "i know exactly how|what",
    "i also !hear|heard|wonder|wondered|want|wanted|notice|noticed|see|saw|sense|think|hope|need|would|could|can|cannot|can't|will|should|must|may|might|realize|understand|recognize|appreciate|believe|imagine|know|get|remember|mean|owe|don't|do|didn't|ask|have|feel|am|was|suggest|recommend|caught|picked|find",
    "i also have a|an|two|three|kids|children",
    "i also feel lonely|sad|anxious|lost|down",
    "i feel|felt the same",
    "i feel|felt that way ,too",
    "i|i've ?also get|got|gotten anxious|depressed|lonely|nervous|sad|angry|stressed|panicky",
    "what|it|that|this ?really worked for me",
    "what|it|that ?really helped me !understand|see|hear|get|follow",
    "for me ,it|,that was|took|helped",
    "from|in personal|my_own experience",
    "know|speaking|speak from experience",
    "^ personally",
    // One's past.
    "when i was !asking|saying|listening|talking|speaking|explaining|telling|reading|writing|late|away|out|looking|suggesting|pushing|quiet|preparing|checking|making|going|giving|working|taking|trying|off|on|not|with|here",
    "i was your age",
    "at your age ,i|,my",
    "when i lost|divorced|married|drank|quit",
    "when i got divorced|married|sick|fired|sober|pregnant|dumped",
    "i ?once|also|recently lost a|someone|our",
    "i ?once|also|recently lost my !train|place|thread|notes|voice|way|words|temper|balance",
    "we lost our",
    "i used to",
    "i grew up",
    "i was ?also raised|bullied|abused|addicted|fired|diagnosed|adopted|widowed|homeless|married|divorced|depressed|heartbroken",
    "i was ?also a|an kid|child|teenager|boy|girl|drinker|smoker|mess|alcoholic|addict|student !counselor",
    "back when i",
    "i remember when i|my",
    "i remember my",
    "i ?also|once struggled|suffered|divorced|remarried|miscarried|drank|smoked|cheated|relapsed|cried",
    "i ?also struggle|suffer with|from",
    "i've ?also|often|been struggled|suffered|lost|dealt|lived|experienced|battled|grieved !through",
    "i've ?also been married|divorced|depressed|fired|sober|single|widowed|lonely|cheated",
    // Who one is.
    "i'm ?also|actually|happily|recently married|divorced|widowed|gay|lesbian|bisexual|trans|pregnant|engaged|christian|catholic|muslim|jewish|religious|vegan|vegetarian",
    "i'm ?also|actually a|an ?recovering ?single mother|father|mom|mum|dad|parent|widow|widower|christian|survivor|grandmother|grandfather|immigrant|veteran|twin|addict|alcoholic|atheist|introvert|runner",
    "i'm ?originally from",
    "i live|lived alone|in|with|near|by|down",
    "i have|i've ?also ?got a|an|one|two|three|four|no ?little|young|older|younger|teenage|grown|small|new son|daughter|child|children|kids|boys|girls|brother|sister|dog|cat|husband|wife|partner|boyfriend|girlfriend|baby|family",
    "i have|i've ?also ?got kids|children|anxiety|depression|adhd",
    "i ?also love|enjoy football|soccer|baseball|basketball|hiking|running|cooking|baking|reading|music|dogs|cats|gardening|that ?same band|show|movie",
]);

/// Words about "you" that state, and do not ask or suppose.
macro_rules! stated {
    ($phrase:literal) => {
        concat!(
            "!do|does|did|don't|make|makes|made|making|can|could|would|should|will|might|may|if|when|whenever|",
            "what|whatever|until|let|as|how|whether|how's|where|why|who|help ",
            $phrase
        )
    };
}

static REFLECTION: Phrases = Phrases::of(&[
    "it|that|this|things|all ?all ?really sounds !good|great|fine|perfect|reasonable",
    "^ sounds !good|great|fine|perfect|reasonable",
    stated!("you sound|seem"),
    stated!("you look like|as_if|as_though"),
    "it|that|this ?really|almost seems",
    "^ seems like|as|that|to_you",
    "!how|what|when|if|whether|where you're ?really|just|still|also feeling",
    stated!("you ?really|just|still|also feel|felt !free"),
    stated!("you ?really|also|just wish|long|hope|wonder|wished|hoped|wondered"),
    "you must feel|be|have",
    "you've been feeling",
    "i hear|i'm_hearing|i_can_hear|i_also_hear|i_do_hear !about|from",
    "i sense|i'm_sensing|i_can_sense|i_also_sense",
    "i can ?also see how|that|it|something",
    "i get|have|am_getting the|a sense",
    "i'm getting the|a sense",
    "part of you",
    "!what|if|when you're ?also|really saying|telling|wondering|wishing|hoping|longing",
    "what you're ?really saying|telling",
    "it's|it_was|it_is as if|though",
    "!what|how it's|it_was|it_is ?a_bit|a_little|almost like",
    "it feels|felt ?almost like|as_if|as_though",
    "that|it|this must ?really be|have|feel|hurt",
    "^ must be|have",
    "in other words",
    "if i understand|hear|heard|have|got|get ?you|this|that|it correctly|right",
    "if i'm hearing|understanding|following you|this|that",
    "on ?the one hand",
    "^ so you|you're|you've",
    "i imagine !if",
]);

static OPEN: Phrases = Phrases::of(&[
    "!don't tell me ?a_bit|a_little|a_little_bit more",
    "!don't tell me ?a_bit|a_little|a_little_bit ?more about|what|how|where",
    "say ?a_bit|a_little|a_little_bit more",
    "say something|anything about|more",
    "share ?a_bit|a_little|a_little_bit more",
    "help me ?to understand",
    "walk|take|talk me through",
    "i'd like|love to hear|know|understand ?a_bit|a_little ?more about|how|what|more",
    "i'm curious|interested ?to_hear|to_know about|what|how|in",
    "i wonder what|how|where|who",
    "i'm|i_was wondering ?about what|how|where|who",
    "^ describe",
    "fill me in",
    "give me an|a example|sense|picture|idea",
    "paint me a picture",
]);

/// Words that insult, unless somebody is said to feel, be called or not to be so.
macro_rules! to_their_face {
    ($phrase:literal) => {
        concat!(
            "!!feel|feels|feeling|felt|call|calls|called|calling|think|thinks|thinking|thought|",
            "worry|worried|afraid|scared|fear|say|says|said|saying|tell|tells|telling|told|seem|seems|sound|sounds|",
            "look|looked|not|never|as|like|made|makes|making|sounding|seeming|looking|acting|*n't|sense|if|voice ",
            $phrase
        )
    };
}

static RUDE: Phrases = Phrases::of(&[
    to_their_face!(
        "stupid|idiot|idiots|idiotic|moron|dumb|pathetic|ridiculous|loser|crybaby|whiny|freak"
    ),
    to_their_face!("lazy|childish"),
    to_their_face!("nonsense|rubbish|bullshit|crap|garbage"),
    "shut up",
    "^ whatever $",
    "^ oh ,whatever",
    "!!can't|cannot|never|told|tell|tells|should|to|*n't get over it|yourself|him|her|this|that",
    "to just get over it|yourself",
    "^ ?just get over it|yourself",
    "drama !class|club|school|teacher|department|student|group|therapy|therapist",
    to_their_face!("being|so|overly|too ?a_bit|a_little|so|very|too dramatic|melodramatic"),
    "^ grow up $",
    "^ calm down",
    "^ cheer up $",
    "^ so what $",
    "^ who cares",
    "^ big deal",
    "boo hoo",
    "suck it up",
    "man up",
    "!!can't|cannot|*n't|to|told|should pull yourself together",
    "!!can't|cannot|*n't|to|told|should snap out of it",
    "^ stop|quit whining|complaining|moaning|crying|sulking",
    "don't be silly|stupid|ridiculous|dramatic|childish|absurd",
    "waste of my time",
    "wasting my|our|everyone's time",
    "not my problem",
    "i don't care",
    "it's|that's ?all ?your own fault",
    "serves you right",
    "shame on you",
    "what the hell",
    "what's wrong with you",
    "fuck*|shit|bitch|asshole",
]);

static PROMISES: Phrases = Phrases::of(&[
    "i|i_can promise",
    "i guarantee",
    "!no|can't|cannot|not guarantee|guaranteed !no",
    "i'll always",
    "i'll|i'm always|going_to be here|there|available for",
    "will always be here|there|available",
    "i'll be here|there whenever|anytime|always|forever|no_matter",
    "!!line|hotline|center|centre|open|number|service day or night",
    "whenever you need me|it",
    "call|text|message|email|reach|write ?to me anytime|any_time|at_any_time|whenever",
    "i'll never let|leave|tell|give|abandon|judge|share|repeat",
    "i won't ?ever let anything|anyone|you|him|her|them",
    "i'll make sure ?that nothing|nobody|no_one|it_never|it_works|he_never|she_never|they_never|you_never|you_don't|everything",
    "nothing ?bad will ?ever happen",
    "i'll|we'll|i_can|we_can fix this|it|everything|you|that",
    "i'll|i_can save|cure|rescue you",
    "i'll do anything|whatever",
    "trust me ,you'll|,it'll|,this|,it_will|,you_will",
    "you'll never ?have_to feel|be|hurt|worry",
    "this|it|therapy|counseling will ?definitely|certainly work|cure|fix",
]);

static SECRECY: Phrases = Phrases::of(&[
    "never tell|share|repeat ?it|this|that ?to|with anyone|anybody|a_soul",
    "i won't|would_never|will_never ?ever tell|share|repeat !you",
    "nobody|no_one will|would|needs_to|has_to ?ever know|find_out|hear|learn",
    "!!can't|cannot|couldn't|not|won't stays|stay|remains|remain|keep|keeps|kept ?it|this ?strictly|just|only between us|you_and_me|the_two_of_us",
    "between you and me",
    "just between us",
    "your secret|secrets is|are safe",
    "it's|that's|secret|secrets|secret_is|this_is|everything_is safe with me",
    "take it|this|that to my|the grave",
    "!!not|isn't|can't|cannot|never completely|totally|absolutely|strictly|entirely|fully|100|100_percent confidential|private|secret",
    "my lips are sealed",
    "you say|tell_me|share ?in|in_this here|room|in_here stays|will_stay here|in_here|in_this_room|between_us",
    "everything|anything|whatever you say|tell_me|share ?here|in_here|in_this_room is|stays|will_stay ?completely|totally|100 confidential|here|private|secret|in_this_room",
]);

/// Words by which a reply about secrecy names its limits.
static LIMITS: Phrases = Phrases::of(&[
    "unless|except*|limit|limits|limited|apart_from|aside_from",
    "with one|two|three|some|these|a_few|a_couple",
]);

/// Words by which a sentence about secrecy takes it back.
static REFUSALS: Phrases = Phrases::of(&[
    "can't|cannot|couldn't promise|guarantee|keep|say|offer",
    "what can't|cannot",
    "but",
]);

static MINIMIZING: Phrases = Phrases::of(&[
    "^ at least !a|an|one|two|three|four|five|six|seven|eight|nine|ten|twice|once|half|some|part|partly|another|for|as|until|every|try|1|2|3|4|5|6|7|8|9|10|12|15|18|20|24|30",
    "at least you|you're|you've|you'll|he|he's|she|she's|it|it's|they|there|there's|your|we|nobody|no_one",
    "it's|that's|things_are ?really not|hardly ?all|really that|so|as|too bad|serious|hard !as",
    "it|that|this|things isn't|aren't|can't_be|couldn't_be ?all|really that|so|as|too bad|big|serious|hard",
    "not ?such a big deal",
    "not that big of|a ?a deal",
    "no big deal",
    "not the end of the world",
    "!not everyone|everybody feels|goes_through|has|gets|struggles|does|deals|worries|experiences|knows|hurts|loses|makes|says_that",
    "we all feel|have|go_through|get|struggle|do|lose|worry|make",
    "happens to everyone|everybody|all_of_us|us_all|the_best|most_people",
    "happens all the time",
    "could|might ?always be ?a_lot|much|far worse",
    "could've|might_have been ?a_lot|much|far worse",
    "!!feel|feels|say|says|tell|tells|told|said others|people|many|some have ?got it|things ?much|far|a_lot|even worse",
    "!you're|i'm|we're|you|be worse off than",
    "there|there's ?are|always people|others|someone who have|are|has|is ?had ?it ?so|much|far worse",
    "starving children|kids|people",
    "it's|that's|it_was|that_was just|only|merely !a_lot|a_few|a_question|a_guess|a_moment|a_way|one_of a|an|one|some|nerves|stress|hormones|money|school|work|puppy",
    "you're ?just|probably|clearly overreacting|exaggerating|overthinking|imagining",
    "you're ?just|probably being ?a_bit|a_little|too|so dramatic|sensitive|paranoid|oversensitive|silly",
    "mountain out of",
    "making|make too much of",
    "time heals|will_heal|is_a_healer",
    "you'll get over|used_to it|him|her|this|that|them",
    "bright|brighter side",
    "silver lining",
    "count your blessings",
    "^ ?just be grateful|thankful",
    "you should|could be grateful|thankful",
    "!say|saying|feel|felt|feels|think|told|hear|heard you're ?so|very|actually|really lucky",
    "^ that's life",
    "happens for a reason",
    "in a better place",
    "plenty of ?other fish|time|people|jobs",
    "^ you're ?still|so young",
    "not worth crying|getting|worrying",
    "it's ?all|just in your head|mind",
]);

/// What comfort says that things will be.
macro_rules! will_be_fine {
    ($beginning:literal) => {
        concat!(
            $beginning,
            " ?all ?just be ?just|perfectly|totally|absolutely fine|okay|ok|alright|all_right|great|over_soon|good_again"
        )
    };
}

static REASSURANCE: Phrases = Phrases::of(&[
    will_be_fine!(
        "it'll|that'll|this_will|that_will|they'll|he'll|she'll|you'll|things_will|we'll"
    ),
    will_be_fine!("!is it's|that's|you're|he's|she's|they're|things_are ?all going|gonna ?to"),
    "!!hope|hoping|wish|want|if|until|when|told|say|says|said|how everything will|is_going_to|is_gonna|works_out",
    "!!hope|hoping|wish|want|if|until|when|told|say|says|said|how everything's ?all going|gonna|fine|okay|ok",
    "it'll|things_will|that'll ?all ?soon|surely get|work|turn|sort|blow|pass better|easier|out|itself|over",
    "!!hope|hoping|wish|when|if|until things|it ?always|will gets|get ?a_lot|much better|easier !when|if",
    "it'll|this_will ?soon|all pass",
    "you'll feel ?so|much better",
    "you'll ?soon|definitely|surely get|come|pull through ?this|it|that",
    "you'll be ?all ?soon over_this|over_it|past_it|laughing|yourself",
    "you'll see $",
    "!!you|i|we|they|says|said|say|tell|tells|told|to don't ?you worry",
    "no need|reason to worry|panic|be_scared|be_afraid",
    "nothing to worry about",
    "nothing to be afraid|scared of",
    "not to worry",
    "i'm ?very|quite|absolutely sure|certain|positive ?that everything|things|you'll|he'll|she'll|they'll|it'll|you_will|it_will",
    "i'm ?very|quite|absolutely sure|certain|positive ?that it !was|is|must|feels|felt|hurts|can|could|isn't|wasn't",
    "i'm ?very|quite|absolutely sure|certain|positive ?that it|he|she|they|you is|was|are|were|wasn't|isn't|didn't|will|did|does|love|loves|mean|means|meant ?nothing|fine|okay|ok|no !hard|painful|difficult|very|so|really|scary|tough",
    "i know ?that it'll|things_will|everything_will|you'll|you_can",
    "so|too much to live for",
    "you've|you got this $",
    "^ ?just hang in there",
    "^ ?just stay|think|be positive",
    "^ ?just relax",
    "light at the end",
    "tomorrow is|will|tomorrow's ?be another|a_new|a_brighter|a_better day",
    "it's|that's ?all going|gonna to work out",
]);

static MORALIZING: Phrases = Phrases::of(&[
    unreported!("you ?really ought"),
    unreported!(
        "you ?really should be ashamed|grateful|thankful|glad|happy|stronger|better|over|nicer|kinder"
    ),
    unreported!("you ?really should know|have_known better"),
    unreported!(
        "you ?really should have told|thought|said|done|gone|tried|left|called|been|asked|stayed|waited"
    ),
    unreported!("you should've"),
    unreported!("you ?really should feel lucky|ashamed|grateful|guilty"),
    unreported!("you ?really shouldn't"),
    unreported!("you must never|not"),
    "you mustn't",
    "how could you !tell|say|describe|help|make|take|start|let",
    "!!feel|feels|felt|think|thought|if|whether|like|not it's|that's|it_was|that_was ?just|so|very|really|simply|morally wrong !with|for|of_me|from_me",
    "wrong|selfish|unfair|cruel|irresponsible|unkind of you",
    "!!feel|feels|felt|think|thought|if|whether|like|not it's|that's|it_was|that_was ?just|so|very|really|a_bit|a_little|pretty selfish|irresponsible|immoral|sinful|disgraceful|shameful|unforgivable|a_sin",
    "!!feel|feels|felt|think|thought|if|whether|like|as it's|is|have your|a duty|responsibility|obligation|job !that|to_you",
    "!!feel|feels|felt|like|as your duty",
    "!!feel|feels|feeling|felt|like|think|as|if you owe it|him|her|them to|an|better|more|that|your|respect|honesty",
    "!!feel|be|being|not|want|wanted|like a good|real|decent|responsible|proper|loving mother|father|parent|wife|husband|son|daughter|friend|person|man|woman|christian would|should|doesn't|wouldn't|does|puts|never",
    "the right|decent|moral|responsible thing ?to_do is|would",
    "^ think of|about your|the kids|children|family|parents|wife|husband|mother",
    "^ think of|about what|how this|it|that does|will_do|would_do|hurts|affects",
    "shame on you",
    "you're ?just|only ?being ?very|so|a_bit|a_little|rather selfish|irresponsible|unfair|ungrateful|weak",
    "morally",
]);

#[cfg(test)]
mod tests;
