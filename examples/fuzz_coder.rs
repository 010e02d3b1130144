//! Throws mutated replies at the coder: `cargo run --release --no-default-features --example fuzz_coder -- 1000000 1`.
//!
//! The two numbers are how many executions there are and the seed of the first; each next one has the next seed, so
//! one that fails can be run again alone. It starts from real replies and breaks them: letters and bytes are changed,
//! swapped, doubled and dropped, other scripts and marks are put in, texts are cut, joined and blown up.

#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use practicum::analysis::{Coder, Heard, Model, Said, Verdict};
use practicum::coding::{Code, Skill};
use practicum::library::{Content, Hearing};
use practicum::moment::{BoundaryKind, Moment, WantedQuestion};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng};

const WORDS: &[&str] = &[
    "It sounds like you're scared and nobody sees it.",
    "what was that like for you",
    "I can't promise that, because your safety matters to me.",
    "Have you tried yoga?",
    "Why didn't you just tell him!",
    "are you thinking of killing yourself",
    "(silence)",
    "…",
    "Thank you for the scarf. I'd rather not keep it; what does it mean to you?",
    "im sorry i cut you off, that wasnt fair of me",
    "You should be ashamed of yourself, honestly.",
    "So on one hand you want to go, and on the other it frightens you, and in between is your mum.",
];

const ODD: &[&str] = &[
    "",
    " ",
    "\n\n\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{200d}",
    "👩‍👩‍👧‍👦",
    "🙂🙂🙂",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬃ",
    "Ваня",
    "你好吗",
    "مرحبا",
    "שלום",
    "ไทย",
    "नमस्ते",
    "…………",
    "???!!!",
    "''''",
    "’‘“”",
    "[object Object]",
    "<F>",
    "w:you",
    "0000000000",
    "-1",
    "NaN",
    "1e309",
    "%s%n",
    "&amp;",
    "=SUM(A1)",
    "--",
    "——",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

/// One run: what is said, after what, at which moment, where one is told.
struct Run {
    reply: String,
    client: String,
    moment: Option<Moment>,
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<u64>());
    let mut number = |usual| args.next().unwrap_or(Ok(usual));
    let (Ok(executions), Ok(first)) = (number(1_000_000), number(1)) else {
        eprintln!("fuzz_coder [EXECUTIONS] [FIRST SEED]");
        return ExitCode::from(2);
    };
    let (content, hearing) = match (Content::built_in(), Hearing::built_in()) {
        (Ok(content), Ok(hearing)) => (content, hearing),
        (content, hearing) => {
            eprintln!("{:?} {:?}", content.err(), hearing.err());
            return ExitCode::from(2);
        }
    };
    let coder = hearing.coder(&content.tables.lexicon);
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let (next, failed, started) = (AtomicU64::new(0), AtomicU64::new(0), Instant::now());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= executions {
                        break;
                    }
                    if n > 0 && n.is_multiple_of(100_000) {
                        eprintln!(
                            "{n} executions, {} failed, {} s",
                            failed.load(Ordering::Relaxed),
                            started.elapsed().as_secs()
                        );
                    }
                    let seed = first.wrapping_add(n);
                    if let Err(why) = execute(&coder, &hearing.model, seed) {
                        failed.fetch_add(1, Ordering::Relaxed);
                        eprintln!("seed {seed}: {why}");
                    }
                }
            });
        }
    });
    let failed = failed.into_inner();
    println!(
        "{executions} executions, seeds {first} to {}, {failed} failed, {} s",
        first.wrapping_add(executions.saturating_sub(1)),
        started.elapsed().as_secs()
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One execution: hears a broken reply and holds what was heard against what must be so; now and then it breaks the
/// weights in place of the reply.
fn execute(coder: &Coder<'_>, model: &Model, seed: u64) -> Result<(), String> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    if seed.is_multiple_of(5_000) {
        return break_weights(model, &mut rng);
    }
    let run = Run::new(&mut rng);
    let said = Said { reply: &run.reply, client: &run.client, moment: run.moment.as_ref() };
    let heard = catch_unwind(AssertUnwindSafe(|| coder.hear(said)))
        .map_err(|_| format!("panic on {:?}", run.reply))?;
    holds(&run, &heard).map_err(|why| format!("{why} on {:?}", run.reply))?;
    if seed.is_multiple_of(50) && coder.hear(said) != heard {
        return Err(format!("heard another way the second time: {:?}", run.reply));
    }
    Ok(())
}

/// What must be so of whatever was heard.
fn holds(run: &Run, heard: &Heard) -> Result<(), String> {
    let is_probable = |p: f32| (0.0..=1.0).contains(&p);
    let skills = heard
        .skills
        .iter()
        .map(|one| (Code::Skill(one.code), one.probability, one.verdict, &one.rests_on));
    let faults = heard
        .faults
        .iter()
        .map(|one| (Code::Fault(one.code), one.probability, one.verdict, &one.rests_on));
    let moves = heard
        .moves
        .iter()
        .map(|one| (Code::Move(one.code), one.probability, one.verdict, &one.rests_on));
    for (code, probability, verdict, spans) in skills.chain(faults).chain(moves) {
        if !is_probable(probability) {
            return Err(format!("{code:?} has the probability {probability}"));
        }
        if !heard.is_talk && verdict == Verdict::Yes {
            return Err(format!("{code:?} is sure in what is no talk"));
        }
        if let Some(span) =
            spans.iter().find(|span| run.reply.get((*span).clone()).is_none_or(str::is_empty))
        {
            return Err(format!("{code:?} rests on {span:?}, which is no part of the reply"));
        }
    }
    if !is_probable(heard.form.probability) || heard.mains.iter().any(|p| !is_probable(*p)) {
        return Err("a choice has no probability".to_owned());
    }
    let (taken, sure) = (heard.taken(&run.reply), heard.sure(&run.reply));
    let is_among = |skill: &Skill| taken.has_skill(*skill);
    if !sure.skills.iter().all(is_among) {
        return Err("something is sure and not there".to_owned());
    }
    Ok(())
}

impl Run {
    fn new(rng: &mut ChaCha8Rng) -> Self {
        let moment = Moment {
            feelings: if rng.random_bool(0.5) {
                vec!["scared".to_owned(), broken(rng)]
            } else {
                Vec::new()
            },
            boundary: rng
                .random_bool(0.5)
                .then(|| BoundaryKind::ALL[rng.random_range(0..BoundaryKind::ALL.len())]),
            question: rng
                .random_bool(0.5)
                .then(|| WantedQuestion::ALL[rng.random_range(0..WantedQuestion::ALL.len())]),
            ..Moment::default()
        };
        let moment = rng.random_bool(0.75).then_some(moment);
        Self { reply: broken(rng), client: broken(rng), moment }
    }
}

/// A reply that was real, broken a few times.
fn broken(rng: &mut ChaCha8Rng) -> String {
    let mut letters: Vec<char> = WORDS[rng.random_range(0..WORDS.len())].chars().collect();
    for _ in 0..rng.random_range(0..6) {
        let at = if letters.is_empty() { 0 } else { rng.random_range(0..letters.len()) };
        match rng.random_range(0..10) {
            0 if !letters.is_empty() => drop(letters.remove(at)),
            1 if !letters.is_empty() => letters.insert(at, letters[at]),
            2 if at + 1 < letters.len() => letters.swap(at, at + 1),
            3 => letters.truncate(at),
            4 => letters.extend(WORDS[rng.random_range(0..WORDS.len())].chars()),
            5 if !letters.is_empty() => letters[at] = any_letter(rng),
            6 => drop(letters.splice(at..at, ODD[rng.random_range(0..ODD.len())].chars())),
            7 => letters.iter_mut().for_each(|c| *c = c.to_ascii_uppercase()),
            8 => letters.retain(|c| c.is_alphanumeric() || *c == ' '),
            // Seldom, and then much: the same over and over.
            _ if rng.random_bool(0.02) => {
                letters = letters.repeat(1 + 100_000 / letters.len().max(1))
            }
            _ => {}
        }
    }
    letters.into_iter().collect()
}

fn any_letter(rng: &mut ChaCha8Rng) -> char {
    let most = if rng.random_bool(0.7) { 0x250 } else { 0x11_0000 };
    char::from_u32(rng.random_range(0..most)).unwrap_or('\u{fffd}')
}

/// A damaged file of weights is refused, or is one; never a panic.
fn break_weights(model: &Model, rng: &mut ChaCha8Rng) -> Result<(), String> {
    let mut bytes = model.to_bytes();
    for _ in 0..rng.random_range(1..8) {
        let at = rng.random_range(0..bytes.len());
        // The lengths stand near the beginning, and are what breaks a reader.
        let at = if rng.random_bool(0.5) { at % 64 } else { at };
        bytes[at] = rng.random();
    }
    if rng.random_bool(0.3) {
        bytes.truncate(rng.random_range(0..bytes.len()));
    }
    catch_unwind(|| drop(Model::from_bytes(&bytes)))
        .map_err(|_| "panic on damaged weights".to_owned())
}
