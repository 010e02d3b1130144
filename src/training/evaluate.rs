//! One report of how well the coder hears: held-out typed replies, those of writers from outside, AnnoMI by transcript, and
//! how well people agree.

use std::fmt::Write as _;

use serde::Serialize;

use crate::analysis::{Coder, Concepts, Group, MainBehavior, Said};
use crate::coding::{Fault, Skill};
use crate::words::Lexicon;

use super::annomi::AnnoMi;
use super::corpus::{Coding, Codings, Corpus};
use super::learn::{FOLDS, Learner};
use super::measure::{DRAWS, Figure, TypedReport, measure_typed};
use super::quality::{Session, quality_auc};
use super::turn::{Turn, spoken};

/// What is measured on.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The whole corpus.
    pub corpus: &'a Corpus,
    /// The typed replies that are learned from.
    pub learned_from: &'a [Turn],
    /// The replies to moments that were held out.
    pub held_out: &'a [Turn],
    /// Replies by writers who had not seen the corpus; empty where there are none.
    pub outside: &'a [Turn],
    /// The two codings, before they were settled.
    pub agreement: (&'a Codings, &'a Codings),
    /// AnnoMI, where it is at hand.
    pub annomi: Option<&'a AnnoMi>,
}

/// All figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// Replies in the corpus.
    pub replies: usize,
    /// Moments in the corpus.
    pub moments: usize,
    /// How well the two coders agree before settling, by code: Cohen's kappa.
    pub agreement: Vec<(String, f64)>,
    /// Held-out typed replies.
    pub typed: TypedReport,
    /// The same, heard without being told what was at stake; of stances and moves nothing is heard then.
    pub untold: TypedReport,
    /// Replies by writers who had not seen the corpus.
    pub outside: Option<TypedReport>,
    /// AnnoMI, learned and measured on transcripts apart.
    pub spoken: Option<SpokenReport>,
}

/// How well spoken turns are heard, by models that had not learned from their transcripts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpokenReport {
    /// Turns.
    pub turns: usize,
    /// Transcripts.
    pub transcripts: usize,
    /// The mean F1 of the four main behaviors.
    pub main_macro_f1: Figure,
    /// The same with capitals and marks taken out of what is measured on.
    pub stripped_macro_f1: Figure,
    /// How often a session of high quality stands above one of low, by process counts and empathy as heard; each
    /// session is estimated from all the others.
    pub quality_auc: f64,
}

/// Measures everything.
pub fn evaluate(coder: &Coder<'_>, tables: (&Lexicon, &Concepts), parts: &Parts<'_>) -> Evaluation {
    Evaluation {
        replies: parts.corpus.n_replies(),
        moments: parts.corpus.moments.len(),
        agreement: agreement(parts.corpus, parts.agreement),
        typed: measure_typed(coder, parts.held_out, DRAWS),
        untold: measure_typed(coder, &untold(parts.held_out), DRAWS),
        outside: (!parts.outside.is_empty()).then(|| measure_typed(coder, parts.outside, DRAWS)),
        spoken: parts.annomi.map(|annomi| spoken_report(annomi, parts.learned_from, tables)),
    }
}

/// Turns of which nobody says what was at stake.
fn untold(turns: &[Turn]) -> Vec<Turn> {
    turns.iter().map(Turn::without_moment).collect()
}

/// Cohen's kappa of two codings, by skill and fault.
fn agreement(corpus: &Corpus, (first, second): (&Codings, &Codings)) -> Vec<(String, f64)> {
    let pairs: Vec<(&Coding, &Coding)> = corpus
        .moments
        .iter()
        .flat_map(|moment| moment.replies.iter().map(move |(letter, ..)| (&moment.id, letter)))
        .filter_map(|(id, letter)| {
            Some((first.get(id)?.get(letter)?, second.get(id)?.get(letter)?))
        })
        .collect();
    let kappa = |has: &dyn Fn(&Coding) -> bool| {
        let n = pairs.len() as f64;
        let (mut a, mut b, mut same) = (0.0, 0.0, 0.0);
        for (first, second) in &pairs {
            let (first, second) = (has(first), has(second));
            a += f64::from(u8::from(first));
            b += f64::from(u8::from(second));
            same += f64::from(u8::from(first == second));
        }
        let by_chance = (a * b + (n - a) * (n - b)) / (n * n);
        (same / n - by_chance) / (1.0 - by_chance)
    };
    let skills = Skill::ALL
        .iter()
        .map(|&skill| (skill.key().to_owned(), kappa(&|coding| coding.has_skill(skill))));
    let faults = Fault::ALL
        .iter()
        .map(|&fault| (fault.key().to_owned(), kappa(&|coding| coding.has_fault(fault))));
    skills.chain(faults).collect()
}

/// A spoken turn, what it mainly does, and what was heard.
struct Pair {
    unit: usize,
    known: MainBehavior,
    heard: MainBehavior,
    stripped: MainBehavior,
    chances: [f32; 4],
}

/// Measures spoken turns by models that had not learned from their transcripts.
fn spoken_report(
    annomi: &AnnoMi,
    typed: &[Turn],
    (lexicon, concepts): (&Lexicon, &Concepts),
) -> SpokenReport {
    let turns = spoken(annomi, 0);
    let mut pairs = Vec::with_capacity(turns.len());
    let learner = Learner::of_main(lexicon, concepts);
    // Beside each part stand the typed replies of which the main behavior is known, as when the weights are made.
    let beside: Vec<Turn> = typed
        .iter()
        .filter(|turn| turn.targets.0[Group::MAIN.start].is_some())
        .map(|turn| Turn { unit: turn.unit + annomi.is_high.len(), ..turn.clone() })
        .collect();
    for fold in 0..FOLDS {
        let learned_from: Vec<Turn> =
            turns.iter().filter(|turn| turn.unit % FOLDS != fold).chain(&beside).cloned().collect();
        let model = learner.learn(&learned_from);
        let coder = Coder::new(&model, lexicon, concepts);
        let apart = turns.iter().zip(&annomi.turns).filter(|(turn, _)| turn.unit % FOLDS == fold);
        for (turn, known) in apart {
            let heard = coder.hear(turn.said());
            let stripped = coder.hear(turn.stripped().said()).main.code;
            let (unit, known) = (turn.unit, known.main);
            pairs.push(Pair {
                unit,
                known,
                heard: heard.main.code,
                stripped,
                chances: heard.mains,
            });
        }
    }
    SpokenReport {
        turns: pairs.len(),
        transcripts: annomi.is_high.len(),
        main_macro_f1: super::measure::by_unit(&pairs, |pair| pair.unit, &|part| {
            main_f1(part, |pair| pair.heard)
        }),
        stripped_macro_f1: super::measure::by_unit(&pairs, |pair| pair.unit, &|part| {
            main_f1(part, |pair| pair.stripped)
        }),
        quality_auc: {
            // Of skills, faults and empathy no expert of AnnoMI said anything, and this model never saw a turn of it.
            let model = Learner::of_all(lexicon, concepts).learn(typed);
            let typed = Coder::new(&model, lexicon, concepts);
            quality_auc(&sessions(annomi, &pairs, &typed), &annomi.is_high)
        },
    }
}

fn main_f1(part: &[&Pair], heard: impl Fn(&Pair) -> MainBehavior) -> f64 {
    let of = |main: MainBehavior| {
        let (mut right, mut all) = (0.0, 0.0);
        for pair in part {
            let (known, heard) = (pair.known == main, heard(pair) == main);
            right += f64::from(u8::from(known && heard));
            all += f64::from(u8::from(known)) + f64::from(u8::from(heard));
        }
        if all == 0.0 { 1.0 } else { 2.0 * right / all }
    };
    let all = MainBehavior::ALL;
    all.iter().map(|&main| of(main)).sum::<f64>() / all.len() as f64
}

/// What each session's turns come to: what they mainly do, by models that had not learned from it, and empathy, faults
/// and unasked advice, by a model of typed replies alone.
fn sessions(annomi: &AnnoMi, pairs: &[Pair], typed: &Coder<'_>) -> Vec<Session> {
    let mut sums = vec![(Session::default(), 0.0); annomi.is_high.len()];
    for pair in pairs {
        let (session, turns) = &mut sums[pair.unit];
        let [questions, reflections, input, _] = pair.chances.map(f64::from);
        session.questions += questions;
        session.reflections += reflections;
        session.input += input;
        *turns += 1.0;
    }
    for turn in &annomi.turns {
        let heard = typed.hear(Said { reply: &turn.reply, client: &turn.client, moment: None });
        let (session, _) = &mut sums[turn.transcript];
        session.empathy += f64::from(heard.empathy.map_or(1, |level| level.code));
        session.faults +=
            heard.faults.iter().map(|fault| f64::from(fault.probability)).sum::<f64>();
        let advice = heard.skills[Skill::AdviceWithoutPermission as usize].probability;
        session.unasked_advice += f64::from(advice);
    }
    sums.into_iter().map(|(sums, turns)| sums.by_turn(turns)).collect()
}

/// The figures for people.
pub fn text(report: &Evaluation) -> String {
    let mut out = String::new();
    let typed = &report.typed;
    let _ = writeln!(out, "Typed corpus: {} replies to {} moments", report.replies, report.moments);
    let held = (typed.replies, typed.moments);
    let _ =
        writeln!(out, "Held out: {} replies to {} moments, never learned from\n", held.0, held.1);
    lines(&mut out, typed, true);
    let _ = writeln!(out, "\nThe same, heard without the moment\n");
    lines(&mut out, &report.untold, false);
    if let Some(outside) = &report.outside {
        let _ = writeln!(
            out,
            "\nOutside: {} replies to {} moments, by writers who had not seen the corpus\n",
            outside.replies, outside.moments
        );
        lines(&mut out, outside, false);
    }
    if let Some(spoken) = &report.spoken {
        let about = (spoken.turns, spoken.transcripts);
        let _ = writeln!(
            out,
            "\nAnnoMI: {} turns of {} transcripts, each heard by a model that had not learned from it",
            about.0, about.1
        );
        line(&mut out, "main behavior, mean F1", &spoken.main_macro_f1, "0.74");
        line(&mut out, "without capitals and marks", &spoken.stripped_macro_f1, "0.70");
        let _ = writeln!(
            out,
            "  {:32} {:.3}  goal 0.90",
            "high above low quality (AUC)", spoken.quality_auc
        );
    }
    let _ = writeln!(
        out,
        "\nBy code: replies that have it, precision, recall, F1, right where sure (how many), agreement of two coders"
    );
    for (code, (_, kappa)) in typed.codes.iter().zip(&report.agreement) {
        let _ = writeln!(
            out,
            "  {:27} {:4}  {:.2}  {:.2}  {:.2}  {:.2} ({:3})  {:.2}",
            code.code,
            code.n,
            code.precision,
            code.recall,
            code.f1,
            code.sure_right,
            code.sure,
            kappa
        );
    }
    out
}

/// The figures of typed replies that there are; with what they aim at where that is asked of them.
fn lines(out: &mut String, typed: &TypedReport, has_goals: bool) {
    let rows = [
        ("skills, F1 over all", Some(&typed.skills_micro_f1), "0.80"),
        ("skills, mean F1", Some(&typed.skills_macro_f1), "0.70"),
        ("faults, F1 over all", Some(&typed.faults_micro_f1), "0.70"),
        ("faults, mean F1", Some(&typed.faults_macro_f1), ""),
        ("question form, mean F1", Some(&typed.form_macro_f1), "0.90"),
        ("boundary stance, mean F1", typed.stance_macro_f1.as_ref(), "0.75"),
        ("process moves, F1 over all", typed.moves_micro_f1.as_ref(), ""),
        ("empathy level, weighted kappa", Some(&typed.empathy_kappa), "0.65"),
        ("calibration error", Some(&typed.calibration_error), "at most 0.05"),
        ("right, of what it is sure of", Some(&typed.sure_right), "0.90"),
        ("sure, of what it hears", Some(&typed.sure_share), ""),
    ];
    for (name, figure, goal) in rows {
        if let Some(figure) = figure {
            line(out, name, figure, if has_goals { goal } else { "" });
        }
    }
}

fn line(out: &mut String, name: &str, figure: &Figure, goal: &str) {
    let goal = if goal.is_empty() { String::new() } else { format!("  goal {goal}") };
    let _ = writeln!(
        out,
        "  {name:32} {:.3} ({:.3} to {:.3}){goal}",
        figure.value, figure.low, figure.high
    );
}
