//! The coder of typed replies: what it ships with, how well it hears, and what it does with odd input.

use std::fs;
use std::process::{Command, Output};

use practicum::analysis::{Coder, Heard, Said, Verdict};
use practicum::coding::{Fault, QuestionForm, Skill};
use practicum::library::{Content, Hearing};
use practicum::moment::{BoundaryKind, Moment};
use practicum::training::{Coders, Corpus, Turn, measure_typed, typed};
use proptest::prelude::*;

use crate::support::{playable, project, source};

fn heard(reply: &str, client: &str, moment: &Moment) -> Heard {
    hear(Said { reply, client, moment: Some(moment) })
}

fn hear(said: Said<'_>) -> Heard {
    let content = Content::built_in().expect("the tables are sound");
    let hearing = Hearing::built_in().expect("the coder is sound");
    hearing.coder(&content.tables.lexicon).hear(said)
}

fn plainly(reply: &str) -> Heard {
    heard(reply, "I don't know. It's all too much.", &Moment::default())
}

fn has_skill(heard: &Heard, skill: Skill) -> bool {
    heard.skills.iter().any(|one| one.code == skill && one.verdict.holds())
}

fn has_fault(heard: &Heard, fault: Fault) -> bool {
    heard.faults.iter().any(|one| one.code == fault && one.verdict.holds())
}

#[test]
fn the_weights_are_those_that_were_measured() {
    let file = project("assets/coder.bin");
    let size = fs::metadata(&file).expect("the weights are there").len();
    assert!(size <= 4_000_000, "{size} bytes");
    let hearing = Hearing::built_in().expect("they can be read");
    let told = fs::read_to_string(project("assets/coder.sha256")).expect("their hash is there");
    assert_eq!(hearing.stamps[0].hash, told.trim(), "train-coder and eval-coder go together");
}

/// Floors, not figures: what the coder must not fall below when something it leans on is changed.
#[test]
fn held_out_replies_are_heard() {
    let folder = project("corpus");
    let corpus = Corpus::read(&folder).expect("the corpus can be read");
    let codings = corpus.codings(&folder, Coders::Settled).expect("all of it is coded");
    let (train, held_out) = typed(&corpus, &codings);
    assert!(train.len() > 4 * held_out.len() / 2, "a fifth of the moments is held out");
    let content = Content::built_in().expect("the tables are sound");
    let coder = Hearing::built_in().expect("the coder is sound").coder(&content.tables.lexicon);
    let report = measure_typed(&coder, &held_out, 0);
    for (name, figure, floor) in [
        ("skills", report.skills_micro_f1, 0.81),
        ("faults", report.faults_micro_f1, 0.77),
        ("form", report.form_macro_f1, 0.90),
        ("stance", report.stance_macro_f1.expect("there are boundaries"), 0.77),
        ("empathy", report.empathy_kappa, 0.83),
        ("sure", report.sure_right, 0.92),
    ] {
        assert!(figure.value >= floor, "{name}: {} is under {floor}", figure.value);
    }
    assert!(report.calibration_error.value <= 0.05, "{}", report.calibration_error.value);

    // A file of talk says nothing of what was at stake.
    let untold: Vec<Turn> = held_out.iter().map(Turn::without_moment).collect();
    let report = measure_typed(&coder, &untold, 0);
    assert!(report.stance_macro_f1.is_none(), "no stance is told where no boundary is known of");
    for (name, figure, floor) in [
        ("skills", report.skills_micro_f1, 0.79),
        ("faults", report.faults_micro_f1, 0.74),
        ("form", report.form_macro_f1, 0.89),
        ("empathy", report.empathy_kappa, 0.81),
    ] {
        assert!(figure.value >= floor, "{name}, untold: {} is under {floor}", figure.value);
    }
    assert!(report.calibration_error.value <= 0.05, "{}", report.calibration_error.value);
}

#[test]
fn the_corpus_is_what_it_is_said_to_be() {
    let folder = project("corpus");
    let corpus = Corpus::read(&folder).expect("the corpus can be read");
    assert!(corpus.moments.len() >= 300);
    assert!(corpus.n_replies() >= 3000);
    let codings = corpus.codings(&folder, Coders::Settled).expect("all of it is coded");
    for coders in [Coders::First, Coders::Second] {
        corpus.codings(&folder, coders).expect("it was coded twice, all of it");
    }
    let all = || codings.values().flat_map(|coded| coded.values());
    for &skill in Skill::ALL {
        let n = all().filter(|coding| coding.has_skill(skill)).count();
        assert!(n >= 100, "{skill}: {n}");
    }
    for &fault in Fault::ALL {
        let n = all().filter(|coding| coding.has_fault(fault)).count();
        assert!(n >= 100, "{fault}: {n}");
    }
    for &kind in BoundaryKind::ALL {
        let has = corpus.moments.iter().any(|moment| moment.moment.boundary == Some(kind));
        assert!(has, "no moment holds {kind}");
    }
    let mut said: Vec<&str> = corpus
        .moments
        .iter()
        .flat_map(|moment| moment.replies.iter().map(|(_, _, says)| says.as_str()))
        .filter(|says| says.split_whitespace().count() > 8)
        .collect();
    let n = said.len();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), n, "no longer reply stands twice");
}

#[test]
fn replies_from_outside_are_coded_twice_and_none_is_in_the_corpus() {
    let corpus = Corpus::read(&project("corpus")).expect("the corpus can be read");
    let folder = project("corpus/outside");
    let outside = Corpus::read(&folder).expect("it can be read");
    for coders in [Coders::First, Coders::Second, Coders::Settled] {
        outside.codings(&folder, coders).expect("all of it is coded");
    }
    let replies = |corpus: &Corpus| -> std::collections::BTreeSet<String> {
        let all = corpus.moments.iter().flat_map(|moment| &moment.replies);
        // A few ordinary words come to two people.
        let long = all.filter(|(_, _, says)| says.split_whitespace().count() > 8);
        long.map(|(_, _, says)| says.to_lowercase()).collect()
    };
    let (inside, outside) = (replies(&corpus), replies(&outside));
    assert!(outside.len() >= 200, "{}", outside.len());
    assert_eq!(inside.intersection(&outside).next(), None);
}

/// A paraphrase, by scenario, beat and the answer it means.
type Paraphrase = (String, String, String, String);

#[test]
fn paraphrases_belong_to_answers_and_share_no_run_of_their_words() {
    let ids = ["maya-1", "ray-2", "tomas-4", "first-steps"];
    let shipped: std::collections::BTreeMap<&str, _> = ids
        .map(|id| (id, playable(&source(&format!("scenarios/{id}/scenario.ron")).text)))
        .into_iter()
        .collect();
    for (name, least) in [("corpus/routing/test.ron", 300), ("corpus/routing/tune.ron", 100)] {
        let text = fs::read_to_string(project(name)).expect("the paraphrases are there");
        let all: Vec<Paraphrase> = ron::from_str(&text).expect("they can be read");
        assert!(all.len() >= least, "{name}: {}", all.len());
        for (id, beat, answer, says) in &all {
            let scenario = &shipped[id.as_str()];
            let at = scenario.find_beat(beat).unwrap_or_else(|| panic!("{id}: no beat {beat}"));
            let mut answers = scenario.beat(at).responses.iter();
            let meant = answers.find(|one| one.id == *answer);
            let meant = meant.unwrap_or_else(|| panic!("{id}/{beat}: no answer {answer}"));
            let own: Vec<String> = runs_of_four(&meant.says);
            assert!(runs_of_four(says).iter().all(|run| !own.contains(run)), "{id}/{beat}: {says}");
        }
    }
}

fn runs_of_four(text: &str) -> Vec<String> {
    let clean: String =
        text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    words.windows(4).map(|run| run.join(" ")).collect()
}

#[test]
fn plain_things_are_heard_and_rest_on_their_words() {
    let asked = plainly("What has this week been like for you?");
    assert!(has_skill(&asked, Skill::OpenQuestion));
    assert_eq!(asked.form.code, QuestionForm::Open);
    let unmarked = plainly("what has this week been like for you");
    assert!(has_skill(&unmarked, Skill::OpenQuestion), "without its mark too");
    let advice = "Have you tried going for a run in the morning?";
    let told = plainly(advice);
    assert!(has_fault(&told, Fault::AdviceAsQuestion));
    let rests_on = &told.faults[Fault::AdviceAsQuestion as usize].rests_on;
    let words: String = rests_on.iter().map(|span| &advice[span.clone()]).collect();
    assert!(words.contains("tried"), "{words}");
    let wait = plainly("(waits quietly)");
    assert!(has_skill(&wait, Skill::Silence));
}

#[test]
fn secrecy_promised_and_risk_asked_are_heard() {
    let moment = Moment {
        feelings: vec!["afraid".to_owned()],
        boundary: Some(BoundaryKind::PromiseOfSecrecy),
        ..Moment::default()
    };
    let promise = heard(
        "I promise I will never tell anyone, whatever you say stays between us.",
        "You won't tell anyone, will you?",
        &moment,
    );
    assert!(has_fault(&promise, Fault::OverPromise));
    let moment = Moment {
        feelings: vec!["hopeless".to_owned()],
        boundary: Some(BoundaryKind::SuicidalStatement),
        ..Moment::default()
    };
    let asked = heard(
        "Are you thinking about killing yourself?",
        "Some nights I think they'd be better off without me.",
        &moment,
    );
    assert_eq!(asked.form.code, QuestionForm::DirectRisk);
}

#[test]
fn odd_input_is_heard_as_nothing_that_is_sure() {
    let moment = Moment {
        feelings: vec!["sad".to_owned()],
        boundary: Some(BoundaryKind::SmallGift),
        ..Moment::default()
    };
    let long = "you feel sad? ".repeat(8_000);
    let odd = ["", "   ", "🙂🙂🙂", "!!!", "\u{0}\u{1}\u{7f}", "\u{202e}\u{200b}", "、。"];
    for reply in odd {
        let heard = heard(reply, "", &moment);
        assert!(!heard.hears_something(), "{reply:?} was heard as something sure");
        assert!(!heard.form.is_sure && heard.stance.is_some_and(|stance| !stance.is_sure));
        assert_eq!(heard.words, 0);
    }
    for reply in
        [long.as_str(), "лёгкий вечер на берегу", "so so so so so so so so so", "qwrt zxcv"]
    {
        let heard = heard(reply, "", &moment);
        assert!(!heard.hears_something() && !heard.form.is_sure, "{reply:.40} was sure");
    }
}

#[test]
fn what_is_heard_does_not_depend_on_what_was_heard_before() {
    let first = plainly("That sounds frightening.");
    let _ = plainly("Why did you do that?");
    assert_eq!(plainly("That sounds frightening."), first);
}

#[test]
fn what_was_at_stake_need_not_be_told() {
    let (reply, client) = ("Eleven years. You sound stunned.", "He just left. Eleven years.");
    let untold = hear(Said { reply, client, moment: None });
    assert!(untold.empathy.is_some_and(|level| level.code >= 3), "{:?}", untold.empathy);
    assert!(has_skill(&untold, Skill::ReflectionOfFeeling));
    assert!(untold.stance.is_none() && untold.moves.is_empty(), "no boundary is known of");
    let nothing = heard(reply, client, &Moment::default());
    assert!(nothing.empathy.is_none(), "that nothing was at stake is another thing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_typed_is_heard_and_spans_are_words_of_it(
        reply in "(\\PC{0,80}|[a-z ?!.,'…]{0,160})",
        client in "\\PC{0,60}",
        kind in proptest::option::of(0..BoundaryKind::ALL.len()),
        is_told in any::<bool>(),
    ) {
        let moment = Moment {
            feelings: vec!["tired".to_owned()],
            boundary: kind.map(|at| BoundaryKind::ALL[at]),
            ..Moment::default()
        };
        let moment = is_told.then_some(&moment);
        let heard = hear(Said { reply: &reply, client: &client, moment });
        for one in &heard.skills {
            prop_assert!((0.0..=1.0).contains(&one.probability));
            prop_assert!(one.verdict != Verdict::Yes || one.probability >= 0.5);
            for span in &one.rests_on {
                prop_assert!(reply.get(span.clone()).is_some_and(|words| !words.trim().is_empty()));
            }
        }
        prop_assert_eq!(heard.stance.is_some(), is_told && kind.is_some());
        prop_assert!(heard.empathy.is_some());
        let taken = heard.taken(&reply);
        prop_assert_eq!(taken.skills.len(), heard.skills.iter().filter(|one| one.verdict.holds()).count());
    }
}

fn code(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_practicum"))
        .arg("code")
        .args(args)
        .output()
        .expect("the program runs")
}

fn scratch(name: &str, text: impl AsRef<[u8]>) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("coder");
    fs::create_dir_all(&folder).expect("it can be made");
    let file = folder.join(name);
    fs::write(&file, text).expect("it can be written");
    file.display().to_string()
}

#[test]
fn one_reply_is_coded_as_text() {
    let out = code(&["--reply", "What was that like?", "--client", "He just left."]);
    assert!(out.status.success());
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(text.contains("open question"), "{text}");
}

#[test]
fn empathy_is_heard_where_nobody_says_what_was_at_stake() {
    let reply = ["--reply", "You sound stunned.", "--client", "He just left. Eleven years."];
    let levels = |more: &[&str]| {
        let out = code(&[&reply[..], &["--format", "json"], more].concat());
        let told: serde_json::Value = serde_json::from_slice(&out.stdout).expect("it is JSON");
        told.get("empathy").is_some()
    };
    assert!(levels(&[]));
    assert!(levels(&["--feelings", "shock"]));
    assert!(!levels(&["--question", "open"]), "a moment without a feeling, given or named");
}

#[test]
fn a_talk_is_coded_with_its_counts() {
    let talk = "Client: I can't sleep since March.\nCounselor: Since March. What happened then?\n\nClient: He left.\nT: You sound stunned.\n";
    let out = code(&[&scratch("talk.txt", talk)]);
    assert!(out.status.success());
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(text.contains("2: Since March. What happened then?"), "{text}");
    assert!(text.contains("Process counts"), "{text}");
}

#[test]
fn a_table_is_read_and_bad_rows_are_told_and_left_out() {
    let rows = b"reply,client,feelings,boundary\nGo on.,I cried,sad,\nYou should stop.,,,no_such_kind\n\xff\xfe,,,\n\"=1+1, really?\",Hm,,small_gift\n";
    let out = code(&[&scratch("rows.csv", rows), "--format", "csv"]);
    assert_eq!(out.status.code(), Some(1));
    let told = String::from_utf8_lossy(&out.stderr);
    assert!(told.contains("line 3:") && told.contains("line 4:"), "{told}");
    assert!(told.contains("2 rows were left out"), "{told}");
    let mut reader = csv::Reader::from_reader(out.stdout.as_slice());
    let coded: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(coded.len(), 2);
    assert_eq!(&coded[1][1], "'=1+1, really?", "no cell is a formula");
}

#[test]
fn json_lines_come_in_and_go_out() {
    let rows =
        "{\"reply\":\"Mm-hm.\",\"client\":\"So I left.\"}\nnot json\n\n{\"client\":\"only\"}\n";
    let out = code(&[&scratch("rows.jsonl", rows), "--format", "json"]);
    assert_eq!(out.status.code(), Some(1));
    let told = String::from_utf8_lossy(&out.stderr);
    assert!(told.contains("line 2:") && told.contains("line 4:"), "{told}");
    let line = String::from_utf8(out.stdout).expect("JSON is in UTF-8");
    let first: serde_json::Value =
        serde_json::from_str(line.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["line"], 1);
    assert_eq!(first["form"]["code"], "no_question");
}

#[test]
fn a_file_that_is_not_there_or_of_another_kind_is_told() {
    for (file, words) in
        [("nowhere.csv".to_owned(), "cannot open"), (scratch("talk.docx", ""), ".docx")]
    {
        let out = code(&[&file]);
        assert_eq!(out.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&out.stderr).contains(words));
    }
    assert_eq!(code(&[]).status.code(), Some(2), "something must be named");
}

#[test]
fn a_coder_is_put_together_from_its_parts() {
    let content = Content::built_in().expect("the tables are sound");
    let hearing = Hearing::built_in().expect("the coder is sound");
    let bytes = hearing.model.to_bytes();
    let again = practicum::analysis::Model::from_bytes(&bytes).expect("it is read back");
    assert_eq!(again, hearing.model, "what is written is what is read");
    let said = Said { reply: "You feel torn.", client: "", moment: None };
    let own = Coder::new(&again, &content.tables.lexicon, &hearing.concepts).hear(said);
    assert_eq!(own, hearing.coder(&content.tables.lexicon).hear(said));
    for end in [0, 5, 40, bytes.len() / 2, bytes.len() - 1] {
        assert!(practicum::analysis::Model::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
}
