//! Sessions in the trainee's own words: how the client answers, what is counted, and that noise does not pay.

use std::sync::LazyLock;

use practicum::author::{Typist, typed_play, typists};
use practicum::coding::{Code, CodedReply, Dimension, Fault, QuestionForm, Stance};
use practicum::library::Hearing;
use practicum::scenario::Scenario;
use practicum::scoring::{ConcernKind, Lesson, Scores, corrective_point, score};
use practicum::session::{Ear, Event, Session, SessionError, Setup};
use practicum::transcript::{
    AnswerMode, Guess, Reply, RunMode, Seed, Transcript, Turn, Typed, Way,
};

use crate::support::{CONTENT, SHIPPED, begin, debrief_of, playable, project};

static EAR: LazyLock<Ear<'static>> =
    LazyLock::new(|| CONTENT.ear(Hearing::built_in().expect("the coder is sound")));

fn typing(scenario: &Scenario, mode: RunMode) -> Session<&Scenario> {
    let setup = Setup { seed: Seed(1), mode, answers: AnswerMode::Compose, carry: None };
    Session::begin(scenario, &CONTENT.tables.reactions, setup).0
}

fn shipped(id: &str) -> &'static Scenario {
    let found = SHIPPED.iter().find(|(_, scenario)| scenario.id == id);
    &found.unwrap_or_else(|| panic!("no {id}")).1
}

fn last<'s>(session: &'s Session<&Scenario>) -> &'s Typed {
    let turn = session.transcript().turns.last().expect("something was said");
    turn.typed().expect("it was typed")
}

const NONSENSE: &str = "zxq blorp fnarg wibble quux";

#[test]
fn a_reply_goes_the_way_of_the_answer_it_is_nearest_to_and_moves_the_client_by_what_is_heard() {
    let scenario = shipped("maya-1");
    let mut session = typing(scenario, RunMode::Transfer);
    let before = session.state().mood;
    let says = "I swear nobody will ever hear a word of this from me, not your tutor, not anybody.";
    let events = session.say(says, &EAR).expect("it is taken");
    assert!(events.iter().any(|event| matches!(event, Event::Moved { .. })));
    let turn = &session.transcript().turns[0];
    assert_eq!(turn.reply.says(), says);
    let typed = turn.typed().expect("it was typed");
    assert!(typed.taken.has_fault(Fault::OverPromise), "{:?}", typed.codes);
    assert_ne!(session.state().mood, before, "a promise is heard by the client too");
    assert!(matches!(typed.way, Way::Answer { .. }), "{:?}", typed.way);
    assert_ne!(session.beat(), Some("arrives"));
    for code in &typed.codes {
        assert!(typed.taken.quotes(code.what).all(|quote| says.contains(quote)), "{code:?}");
    }
}

#[test]
fn a_client_who_does_not_understand_says_so_twice_at_most() {
    let scenario = shipped("maya-1");
    let mut session = typing(scenario, RunMode::Practice);
    let (beat, mood) = (session.beat().map(str::to_owned), session.state().mood);
    for n in 1..=2 {
        let events = session.say(NONSENSE, &EAR).expect("it is taken");
        assert_eq!(last(&session).way, Way::AskedAgain);
        assert_eq!((session.beat(), session.state().mood), (beat.as_deref(), mood));
        let said = events.iter().filter(|event| matches!(event, Event::Said(_))).count();
        assert_eq!(said, 1, "the client says that they did not understand");
        assert_eq!(session.transcript().turns.len(), n);
        assert!(last(&session).unsure().is_empty(), "there is nothing to correct");
    }
    session.say(NONSENSE, &EAR).expect("it is taken");
    assert!(matches!(last(&session).way, Way::Answer { .. }), "then the nearest way is taken");
    assert_ne!(session.beat(), beat.as_deref());
    // Steps back lead through the same states, and forth again to the same.
    let there = session.state().to_owned();
    for _ in 0..3 {
        session.rewind().expect("practice has steps back");
    }
    assert_eq!((session.beat(), session.state().mood), (beat.as_deref(), mood));
    for _ in 0..3 {
        session.say(NONSENSE, &EAR).expect("it is taken");
    }
    assert_eq!(*session.state(), there);
    assert_eq!(session.transcript().turns[0].visit, 1);
}

#[test]
fn answers_are_typed_or_chosen_and_not_both() {
    let scenario = shipped("maya-1");
    let mut chosen = begin(scenario, 1);
    let refused = chosen.say("I hear you", &EAR);
    assert_eq!(refused, Err(SessionError::OtherMode(AnswerMode::Choose)));
    let mut typed = typing(scenario, RunMode::Transfer);
    assert_eq!(typed.answer("limits"), Err(SessionError::OtherMode(AnswerMode::Compose)));
    for nothing in ["", "  \n\t "] {
        assert_eq!(typed.say(nothing, &EAR), Err(SessionError::NothingSaid));
    }
    assert!(typed.transcript().turns.is_empty());
}

#[test]
fn the_same_words_give_the_same_session_to_the_byte() {
    let scenario = shipped("tomas-4");
    let run = || typed_play(Typist::ShortSink, scenario, &EAR, Seed(3)).expect("it is played");
    let bytes = |transcript: &Transcript| serde_json::to_string(transcript).expect("it is data");
    let one = bytes(&run());
    assert_eq!(one, bytes(&run()));
    let back: Transcript = serde_json::from_str(&one).expect("a transcript is read again");
    assert_eq!(bytes(&back), one);
}

#[test]
fn what_the_trainee_says_of_unsure_codes_is_kept_and_never_counted() {
    let scenario = shipped("maya-1");
    let mut session = typing(scenario, RunMode::Practice);
    let words =
        "You're scared. My supervisor hears about this, and I'd speak up if a life was in danger.";
    while !session.is_over()
        && session
            .transcript()
            .turns
            .iter()
            .all(|turn| turn.typed().is_none_or(|typed| typed.unsure().is_empty()))
    {
        session.say(words, &EAR).expect("it is taken");
    }
    let turns = session.transcript().turns.iter();
    let unsure = turns
        .enumerate()
        .find_map(|(number, turn)| Some((number, turn.typed()?.unsure().first()?.what)));
    let (number, code) = unsure.expect("something is unsure in such a reply");
    let before = score(session.transcript(), &CONTENT.rubric);
    assert!(session.correct(number, code, Some(true)));
    assert!(session.correct(number, code, Some(false)), "one may think again");
    let typed = session.transcript().turns[number].typed().expect("it was typed");
    assert_eq!(typed.correction(code), Some(false));
    assert_eq!(score(session.transcript(), &CONTENT.rubric), before);
    let debrief = debrief_of(scenario, session.transcript(), None);
    let told = debrief.turns[number].typed.as_ref().expect("it was typed");
    assert!(told.unsure.iter().any(|one| one.code == code && one.own == Some(false)));
    // What was sure, or not heard at all, is not up to correction.
    let sure = typed.codes.iter().find(|guess| guess.is_sure).map(|guess| guess.what);
    for other in sure.into_iter().chain([Code::Fault(Fault::Labeling)]) {
        assert!(!session.correct(number, other, Some(true)), "{other:?}");
    }
    assert!(session.correct(number, code, None));
}

const WAYS: &str = r#"(
    format: 1,
    id: "ways",
    client: (name: "Ida"),
    beats: {
        "start": (
            lines: [(says: "I don't know what to do about my sister.")],
            moment: (feelings: ["torn"], meaning: "she wants to be asked"),
            responses: [
                (id: "feel", says: "You are torn about your sister.", skills: [reflection_of_feeling], empathy: 3, then: "felt"),
                (id: "ask", says: "What is it about your sister?", skills: [open_question], then: "asked"),
            ],
            heard_as: [(faults: [advice_as_question], to: "advised")],
            otherwise: "elsewhere",
        ),
    },
    endings: {
        "felt": (says: "Yes."), "asked": (says: "Well."), "advised": (says: "I did try."), "elsewhere": (says: "Hm."),
    },
)"#;

#[test]
fn an_authors_own_ways_come_first_and_catch_what_fits_nothing() {
    let scenario = playable(WAYS);
    let ending = |says: &str| {
        let mut session = typing(&scenario, RunMode::Transfer);
        for _ in 0..3 {
            if !session.is_over() {
                session.say(says, &EAR).expect("it is taken");
            }
        }
        let transcript = session.transcript();
        let way = transcript.turns.last().and_then(Turn::typed).map(|typed| typed.way.clone());
        (format!("{:?}", transcript.end), way)
    };
    let (end, way) = ending("Have you tried just calling her?");
    assert!(end.contains("advised"), "{end}");
    assert_eq!(way, Some(Way::HeardAs));
    let (end, _) = ending("You sound torn about your sister, and sad.");
    assert!(end.contains("felt"), "{end}");
    let (end, _) = ending("What is it about your sister that makes it so hard?");
    assert!(end.contains("asked"), "{end}");
    let (end, way) = ending(NONSENSE);
    assert!(end.contains("elsewhere"), "{end}");
    assert_eq!(way, Some(Way::Otherwise));
}

/// A typed session made from a played one: each answer is taken to be typed and heard as its author coded it.
fn as_if_typed(best: bool) -> Transcript {
    let scenario = shipped("maya-1");
    let mut session = begin(scenario, 1);
    while !session.is_over() {
        let beat = scenario
            .beat(scenario.find_beat(session.beat().expect("it goes on")).expect("it is there"));
        let worth = |id: &&str| {
            let response = beat.responses.iter().find(|one| one.id == **id).expect("it is offered");
            CONTENT.rubric.values(&beat.moment, &response.codes).iter().flatten().sum::<i32>()
        };
        let offered: Vec<&str> = session.offered().collect();
        let pick = if best {
            offered.into_iter().max_by_key(worth)
        } else {
            offered.into_iter().min_by_key(worth)
        };
        let id = pick.expect("one is offered").to_owned();
        session.answer(&id).expect("it is offered");
    }
    let mut transcript = session.transcript().clone();
    for turn in &mut transcript.turns {
        let says = turn.reply.says().to_owned();
        turn.reply = Reply::Typed { says, heard: Box::new(surely(&turn.codes)) };
    }
    transcript
}

fn surely(codes: &CodedReply) -> Typed {
    fn sure<T>(what: T) -> Guess<T> {
        Guess { what, percent: 99, is_sure: true }
    }
    let skills = codes.skills.iter().map(|&skill| Code::Skill(skill));
    let faults = codes.faults.iter().map(|&fault| Code::Fault(fault));
    Typed {
        taken: codes.clone(),
        codes: skills.chain(faults).map(sure).collect(),
        form: sure(codes.question),
        empathy: codes.empathy.map(sure),
        stance: Some(sure(codes.stance())),
        words: 20,
        can_tell: [true; 3],
        repeats: None,
        way: Way::Otherwise,
        corrections: Vec::new(),
    }
}

fn each_typed(transcript: &mut Transcript, mut change: impl FnMut(usize, &mut Typed)) {
    for (number, turn) in transcript.turns.iter_mut().enumerate() {
        if let Reply::Typed { heard, .. } = &mut turn.reply {
            change(number, heard);
        }
    }
}

fn scored(transcript: &Transcript) -> Scores {
    score(transcript, &CONTENT.rubric)
}

#[test]
fn typed_answers_are_scored_by_what_is_sure_and_as_estimates() {
    let all = as_if_typed(true);
    let scores = scored(&all);
    assert!(scores.passes, "what is heard as the author's best is worth as much");
    assert!(scores.dimensions.iter().all(|one| one.is_estimate && one.unsure == 0));
    let n = scores.of(Dimension::Empathy).n;
    // One that is unsure leaves the sum and the n; so does one that the client did not understand.
    let mut some = all.clone();
    each_typed(&mut some, |number, typed| typed.can_tell[0] = number != 0);
    let less = scored(&some);
    let empathy = less.of(Dimension::Empathy);
    assert_eq!((empathy.n, empathy.unsure), (n - 1, 1));
    assert!(empathy.score.is_some());
    // Too many, and there is no score.
    let mut most = all.clone();
    each_typed(&mut most, |number, typed| typed.can_tell[0] = number % 2 != 0);
    assert_eq!(scored(&most).of(Dimension::Empathy).score, None);
    assert!(scored(&most).of(Dimension::Questioning).score.is_some());
    // Nothing said is worth as little as the least answer; too much said meets feelings less.
    let mut nothing = all.clone();
    each_typed(&mut nothing, |_, typed| typed.words = 0);
    assert!(scored(&nothing).dimensions.iter().all(|one| one.score == Some(0)));
    let mut long = all.clone();
    each_typed(&mut long, |_, typed| typed.words = CONTENT.rubric.typed.too_long + 1);
    let (long, short) = (scored(&long), scored(&all));
    assert!(long.of(Dimension::Empathy).won < short.of(Dimension::Empathy).won);
    assert_eq!(long.of(Dimension::Boundaries).won, short.of(Dimension::Boundaries).won);
}

#[test]
fn the_same_words_again_count_as_the_least_answer() {
    let mut session = typing(shipped("maya-1"), RunMode::Transfer);
    let words = "You sound scared of who hears this. What would help you to feel safe here?";
    let again = "you sound scared of who hears this, what would help you to feel safe here";
    session.say(words, &EAR).expect("it is taken");
    session.say("Mm-hm.", &EAR).expect("it is taken");
    session.say("Mm-hm.", &EAR).expect("it is taken");
    assert!(!session.is_over());
    session.say(again, &EAR).expect("it is taken");
    let repeats: Vec<_> = session
        .transcript()
        .turns
        .iter()
        .map(|turn| turn.typed().expect("it was typed").repeats)
        .collect();
    assert_eq!(repeats.first(), Some(&None));
    assert_eq!(repeats.last(), Some(&Some(0)));
    assert!(!repeats[1..repeats.len() - 1].contains(&Some(1)), "a word or two may fit again");
    let scores = scored(session.transcript());
    let last = repeats.len() - 1;
    for one in &scores.dimensions {
        let here = one.moments.iter().filter(|moment| moment.turn == last);
        assert!(here.into_iter().all(|moment| moment.value == moment.low), "{one:?}");
    }
    let debrief = debrief_of(shipped("maya-1"), session.transcript(), None);
    let text = practicum::report::debrief_text(&debrief);
    assert!(text.contains("words of turn 1 again"), "{text}");
}

#[test]
fn what_may_have_done_harm_is_named_and_caps_nothing() {
    let mut transcript = as_if_typed(true);
    let uncapped = scored(&transcript).of(Dimension::Boundaries).score;
    let number = transcript.turns.iter().position(|turn| turn.moment.boundary.is_some());
    let number = number.expect("there is a boundary");
    each_typed(&mut transcript, |at, typed| {
        if at == number {
            typed.stance =
                Some(Guess { what: Some(Stance::Violation), percent: 97, is_sure: true });
        }
    });
    let scores = scored(&transcript);
    assert_eq!(scores.violations, [] as [usize; 0], "it is no finding");
    assert_eq!(scores.concerns.len(), 1);
    assert_eq!(scores.of(Dimension::Boundaries).score, uncapped, "it caps nothing");
    assert!(!scores.passes, "and nothing passes over it");
    let (lesson, turns) = corrective_point(&transcript, &scores, &CONTENT.rubric);
    assert!(matches!(lesson, Lesson::MayHaveViolated | Lesson::MayHavePromised), "{lesson:?}");
    assert_eq!(turns, [number]);
    let debrief = debrief_of(shipped("maya-1"), &transcript, None);
    assert!(debrief.corrective.title.contains("may have"), "{}", debrief.corrective.title);
    // The chosen answer that says the same does cap.
    let chosen = &mut transcript.turns[number];
    chosen.reply = Reply::Chosen { id: "x".into(), says: "x".into() };
    chosen.codes.boundary.as_mut().expect("it took a stance").stance = Stance::Violation;
    let scores = scored(&transcript);
    assert_eq!(scores.violations, [number]);
    assert!(scores.of(Dimension::Boundaries).score <= Some(CONTENT.rubric.violation_cap));
}

#[test]
fn secrecy_promised_and_risk_left_unasked_in_typed_words_are_told_as_may_have() {
    let mut session = typing(shipped("maya-1"), RunMode::Transfer);
    session
        .say("I promise I won't tell anyone, ever. It's just between us.", &EAR)
        .expect("it is taken");
    let scores = scored(session.transcript());
    assert!(scores.concerns.iter().any(|one| one.kind == ConcernKind::Promise), "{scores:?}");
    let debrief = debrief_of(shipped("maya-1"), session.transcript(), None);
    let text = practicum::report::debrief_text(&debrief);
    assert!(text.contains("may have promised"), "{text}");
    // Ray hints at not wanting to live.
    let ray = shipped("ray-2");
    let transcript = typed_play(Typist::EmptyWords, ray, &EAR, Seed(1)).expect("it is played");
    let was_due = transcript.turns.iter().any(|turn| turn.moment.is_risk());
    assert!(was_due, "every way through it comes to the question");
    let scores = scored(&transcript);
    assert!(scores.risk_unasked.is_some() && scores.risk_rests_on_coder);
    let text = practicum::report::debrief_text(&debrief_of(ray, &transcript, None));
    assert!(text.contains("may not have been asked"), "{text}");
    let asked = transcript.turns.iter().any(|turn| turn.codes.question == QuestionForm::DirectRisk);
    assert!(!asked);
}

/// A paraphrase, by scenario, beat and the answer it means.
type Paraphrase = (String, String, String, String);

#[test]
fn paraphrases_go_where_the_authored_answer_goes() {
    let text = std::fs::read_to_string(project("corpus/routing/test.ron"));
    let all: Vec<Paraphrase> =
        ron::from_str(&text.expect("they are there")).expect("they can be read");
    let leads_right = |(id, beat, answer, says): &&Paraphrase| {
        let scenario = shipped(id);
        let beat = scenario.beat(scenario.find_beat(beat).expect("the beat is there"));
        let meant = beat.responses.iter().find(|one| one.id == *answer).expect("it is there");
        // A guarded answer stands beside the others; the others stand alone as often.
        let is_there =
            |place: &usize| beat.responses[*place].when.0.is_empty() || !meant.when.0.is_empty();
        let offered: Vec<usize> = (0..beat.responses.len()).filter(is_there).collect();
        let lines = beat.lines.iter().filter_map(|line| line.says.first().map(String::as_str));
        let client = lines.collect::<Vec<_>>().join(" ");
        let nearest = EAR.nearest(says, &client, beat, &offered).expect("one is nearest");
        (&nearest.routes, nearest.then) == (&meant.routes, meant.then)
    };
    let right = all.iter().filter(leads_right).count();
    assert!(right * 100 >= all.len() * 85, "{right} of {}", all.len());
}

#[test]
fn noise_does_not_pass_any_scenario() {
    for (name, scenario) in SHIPPED.iter().filter(|(_, scenario)| !scenario.focus.is_empty()) {
        let reports = typists(scenario, &EAR, &CONTENT.rubric, Seed(1)).expect("they are played");
        assert_eq!(reports.len(), Typist::ALL.len());
        for report in reports {
            assert_eq!(report.passes, 0, "{name}: who {}", report.typist);
        }
    }
}

#[test]
fn a_typed_session_is_debriefed_in_every_medium() {
    let scenario = shipped("maya-1");
    let transcript = typed_play(Typist::ShortSink, scenario, &EAR, Seed(1)).expect("it is played");
    let debrief = debrief_of(scenario, &transcript, Some([50, 50, 50]));
    let text = practicum::report::debrief_text(&debrief);
    let page = practicum::report::debrief_html(&debrief, &practicum::report::HtmlExtras::default());
    for told in ["Your own words were heard by a program", "own words"] {
        let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains(told), "{told}");
        assert!(page.contains(told), "{told}");
    }
    assert!(page.contains("How it was heard"));
    assert!(debrief.turns.iter().all(|turn| turn.typed.is_some() && turn.answer.is_empty()));
}
