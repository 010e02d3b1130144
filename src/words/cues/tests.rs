//! What each cue finds, and what only looks like it.

use super::*;

type Cue = fn(&Passage) -> Vec<Range<usize>>;

/// The cue stands in every text of `heard` and in none of `silent`.
fn assert_cue(cue: Cue, heard: &[&str], silent: &[&str]) {
    for text in heard {
        assert!(!found(cue, text).is_empty(), "silent in: {text}");
    }
    for text in silent {
        let found = found(cue, text);
        assert!(found.is_empty(), "{found:?} in: {text}");
    }
}

fn found(cue: Cue, text: &str) -> Vec<&str> {
    cue(&Passage::new(text)).into_iter().map(|span| &text[span]).collect()
}

#[test]
fn questions_are_counted_once_each() {
    assert_eq!(
        found(questions_in, "Really?! So… what happened?? I see. And “then”? "),
        ["Really?!", "So… what happened??", "And “then”?"]
    );
    assert_cue(
        questions_in,
        &["\"How are you?\"", "When you say \"why me?\", what comes up?", "(Right?)"],
        &["You keep asking, “Why me?” I hear that.", "I wonder what that was like."],
    );
}

#[test]
fn a_second_question_may_be_joined_on() {
    let n = |text: &str| joined_questions_in(&Passage::new(text)).len();
    assert_eq!(n("What happened, and how did you feel about it?"), 1);
    assert_eq!(n("Where were you, and were you alone?"), 1);
    assert_eq!(n("What was it like when he left, and how you felt then?"), 0);
    assert_eq!(n("You went, and how did it go is not for me to say."), 0);
    assert_eq!(n("What do you and your mother talk about?"), 0);
}

#[test]
fn why_questions_ask_why_and_do_not_advise() {
    assert_eq!(found(why_questions_in, "I see. So why did you stay?"), ["why did you stay?"]);
    assert_cue(
        why_questions_in,
        &[
            "How come you left?",
            "Can you tell me why you did that?",
            "Why don't you like him?",
            "Why didn't you tell her?",
            "Why not?",
        ],
        &["Why don't you call her?", "Is that why you left?", "You wonder why. Is it fair?"],
    );
}

#[test]
fn absolutes_leave_no_room() {
    assert_eq!(
        found(absolutes_in, "You ALWAYS say no one listens, completely. Nonetheless, 100 percent."),
        ["ALWAYS", "no one", "completely", "100 percent"]
    );
}

#[test]
fn advice_is_heard_in_each_of_its_forms() {
    let heard = [
        "You should talk to him.",
        "I think you should leave.",
        "Maybe you really ought to rest.",
        "Have you tried writing it down?",
        "Why don’t you call her?",
        "You need to set a boundary.",
        "You could always move out.",
        "Have you considered medication?",
        "I'd recommend a walk.",
        "My advice: sleep on it.",
        "Try to get some rest.",
        "If you can't sleep, try counting.",
        "Have you thought about joining a group?",
        "How about you call him tonight?",
        "If I were you, I'd wait.",
        "What you need to do is stop.",
        "It might help to write.",
        "Make sure you eat.",
        "Talk to your mother.",
    ];
    assert_cue(advice_stems_in, &heard, &[]);
}

#[test]
fn talk_of_shoulds_and_tries_is_no_advice() {
    let silent = [
        "I'll try to be clear.",
        "You're trying to hold it together.",
        "You try to sleep, and you can't.",
        "It sounds like you should be over it, in their eyes.",
        "You feel you should have called.",
        "Everyone tells you that you need to move on.",
        "She said “you should go”, and you went.",
        "What do you need to feel safe?",
        "Have you tried to kill yourself?",
        "Have you thought about ending your life?",
        "Have you thought about how you would do it?",
        "What have you tried?",
        "Can I suggest something, or would you rather not?",
        "Why don't you trust her?",
        "You can't think about anything else.",
        "You don't need to decide now.",
        "You want my advice.",
    ];
    assert_cue(advice_stems_in, &[], &silent);
}

#[test]
fn the_counselors_own_life_is_told_from_the_counselors_own_part() {
    let heard = [
        "When I was in college, I felt that too.",
        "I also lost my father.",
        "Me too!",
        "I've been through that.",
        "In my own marriage it was hard.",
        "My wife's the same.",
        "I’m divorced myself.",
        "I have two kids.",
        "I know exactly how you feel.",
        "I used to drink.",
        "That happened to me.",
        "My own mother did that.",
    ];
    let silent = [
        "I hear how much it hurts.",
        "My supervisor and I will talk about it.",
        "My job here is to listen.",
        "I was wondering what you meant.",
        "When I asked about him, you looked away.",
        "I also hear some hope.",
        "When I was asking about it, I pushed.",
        "You said, “my wife left”.",
        "Your wife and your kids.",
        "Let me say it in my own words.",
        "It matters to me too.",
        "I lost my train of thought.",
        "I've been through your form.",
    ];
    assert_cue(self_disclosure_in, &heard, &silent);
}

#[test]
fn reflections_begin_with_a_stem() {
    let heard = [
        "It sounds like a lot.",
        "That sounds lonely.",
        "Sounds as if you'd given up.",
        "You're feeling torn.",
        "It seems to you that nobody cares.",
        "I hear how tired you are.",
        "You sound worn down.",
        "Part of you wants to stay.",
        "That must have hurt.",
        "You feel alone with it.",
    ];
    let silent = [
        "How do you feel about it?",
        "What makes you feel that way?",
        "How are you feeling today?",
        "Tell me what you heard.",
        "If you feel up to it, come.",
    ];
    assert_cue(reflection_stems_in, &heard, &silent);
}

#[test]
fn an_invitation_is_open_without_a_question_mark() {
    assert_cue(
        open_stems_in,
        &[
            "Tell me more.",
            "Tell me a little about him.",
            "Say more",
            "Help me understand.",
            "I wonder what it was like.",
        ],
        &["Don't tell me about it.", "You told me more.", "I wonder if he knew."],
    );
}

#[test]
fn rude_words_are_told_from_words_about_oneself() {
    assert_cue(
        rude_in,
        &[
            "That's stupid.",
            "Shut up.",
            "Whatever.",
            "Just get over it.",
            "Enough drama.",
            "Calm down!",
        ],
        &[
            "Whatever you say stays here.",
            "You feel stupid for staying.",
            "You can't get over it.",
            "He told you to grow up. Where did you grow up?",
            "He called you an idiot.",
            "You teach drama class.",
            "It's not stupid.",
            "You try to calm down.",
        ],
    );
}

#[test]
fn promises_with_their_limits_named_are_kept_ones() {
    assert_cue(
        over_promise_in,
        &[
            "I promise.",
            "I’ll always be here for you.",
            "Nobody will ever know.",
            "This stays between us.",
            "What you say in here stays in here. My hand on it.",
            "I guarantee it will work.",
            "Call me anytime, day or night.",
            "It's completely confidential.",
        ],
        &[
            "I can't promise that.",
            "What you say stays between us. There are three exceptions.",
            "There's no guarantee.",
            "It's confidential, unless someone is in danger.",
            "I will never know what it was like.",
        ],
    );
}

#[test]
fn making_small_is_told_from_counting() {
    assert_cue(
        minimizing_in,
        &[
            "At least you have your health.",
            "It’s not that bad.",
            "It isn't so bad",
            "Everyone feels that way sometimes.",
            "It could be worse.",
            "Others have it much worse.",
            "It's just a breakup.",
            "Time heals all wounds.",
        ],
        &[
            "At least twice a week.",
            "It isn't just a dog to you.",
            "You're afraid everyone will know.",
            "It could be that he knew.",
            "Some people say it helps.",
        ],
    );
}

#[test]
fn comfort_that_nobody_can_vouch_for() {
    assert_cue(
        reassurance_in,
        &[
            "It'll be fine.",
            "It’s going to be okay!",
            "Don't worry.",
            "Everything will be all right.",
            "I'm sure it will work out.",
            "I'm sure he loves you.",
            "You'll get through this.",
            "You've so much to live for.",
        ],
        &[
            "I'm sure it was hard.",
            "You don't worry about money.",
            "They say don't worry, and you do.",
            "Would it be okay if I took notes?",
            "You hope it gets easier.",
            "It will be five o'clock soon.",
        ],
    );
}

#[test]
fn judging_is_told_from_feeling_judged() {
    assert_cue(
        moralizing_in,
        &[
            "You ought to be kinder.",
            "That was wrong of you.",
            "It's your duty as a mother.",
            "You should have told her.",
            "How could you!",
            "A good father would stay.",
            "Think of your children.",
            "You shouldn't feel that way.",
        ],
        &[
            "You feel it was wrong to leave.",
            "You feel you should have told her.",
            "Something went wrong, and that was wrong of me.",
            "You want to be a good mother.",
            "How could you tell?",
            "You think of your children every day.",
        ],
    );
}
