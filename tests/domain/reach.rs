//! Nothing that can be reached is called unreachable: random scenarios are played and held against the checker.

use std::fmt::Write;

use practicum::client::{Mood, Variable};
use practicum::diagnostic::Source;
use practicum::scenario::check::Reach;
use practicum::scenario::{Draft, Target, parse, resolve};
use practicum::session::{Chart, State};
use proptest::prelude::*;

use crate::support::{CONTENT, scenario_files, source};

const BEATS: usize = 6;
const ANSWERS: usize = 3;

/// A stream of small numbers that a scenario is made from.
struct Numbers(std::vec::IntoIter<u32>);

impl Numbers {
    fn below(&mut self, n: u32) -> u32 {
        self.0.next().unwrap_or(0) % n
    }

    fn target(&mut self) -> String {
        match self.below(BEATS as u32 + 2) {
            n if (n as usize) < BEATS => format!("b{n}"),
            n => format!("e{}", n as usize - BEATS),
        }
    }

    fn condition(&mut self, depth: u32) -> String {
        let variable = Variable::ALL[self.below(6) as usize].key();
        let level = f64::from(self.below(11)) / 10.0;
        let flag = self.below(3);
        match self.below(if depth == 0 { 5 } else { 7 }) {
            0 => format!("at_least({variable}, {level:?})"),
            1 => format!("below({variable}, {level:?})"),
            2 => format!("flag(\"f{flag}\")"),
            3 => format!("no_flag(\"f{flag}\")"),
            4 => format!("visited(\"b{}\")", self.below(BEATS as u32)),
            5 => format!("any([{}, {}])", self.condition(0), self.condition(0)),
            _ => format!("not([{}])", self.condition(0)),
        }
    }

    fn guard(&mut self) -> String {
        let n = self.below(3);
        let all: Vec<String> = (0..n).map(|_| self.condition(1)).collect();
        format!("when: [{}]", all.join(", "))
    }

    fn effect(&mut self) -> String {
        let by = f64::from(self.below(21)) / 50.0 - 0.2;
        let variable = Variable::ALL[self.below(6) as usize].key();
        let (set, clear) = (self.below(5), self.below(6));
        format!("effect: ({variable}: {by:?}, set: [\"f{set}\"], clear: [\"f{clear}\"])")
    }

    /// A scenario of six beats whose lines, answers and ways are guarded at random.
    fn scenario(&mut self) -> String {
        let mut text = String::from(
            "(format: 1, id: \"r\", client: (name: \"A\"), max_turns: 40, endings: { \"e0\": (), \"e1\": () }, beats: {",
        );
        for b in 0..BEATS {
            let _ = write!(
                text,
                "\"b{b}\": (lines: [(says: \"Line.\", {})], responses: [",
                self.guard()
            );
            for a in 0..ANSWERS {
                let skill = ["repair", "open_question", "validation"][self.below(3) as usize];
                let (guard, effect) = (self.guard(), self.effect());
                let (route, to, then) = (self.guard(), self.target(), self.target());
                let _ = write!(
                    text,
                    "(id: \"a{a}\", says: \"Words.\", skills: [{skill}], {guard}, {effect}, \
                     routes: [({route}, to: \"{to}\")], then: \"{then}\"),"
                );
            }
            text.push_str("]),");
        }
        text.push_str("})");
        text
    }
}

fn draft(text: &str) -> Draft {
    let parsed =
        parse(&Source::new("random.ron", text)).unwrap_or_else(|error| panic!("{}", error.message));
    resolve(&parsed.raw, text, &CONTENT.tables)
}

/// Holds one state of play against what the checker says of its beat.
fn holds(reach: &Reach, draft: &Draft, chart: &Chart, state: &State) -> Result<(), TestCaseError> {
    match state.at {
        Some(Target::Ending(ix)) => prop_assert!(reach.endings[ix.0], "ending {}", ix.0),
        None => {}
        Some(Target::Beat(ix)) => {
            prop_assert!(reach.beats[ix.0], "beat {}", ix.0);
            for &variable in Variable::ALL {
                let level = state.mood.get(variable);
                let (low, high) = reach.levels(ix.0, variable).expect("the beat can be entered");
                prop_assert!(low <= level && level <= high, "{variable} at beat {}", ix.0);
            }
            let mut is_stuck = true;
            for answer in
                (0..chart.answers(state)).filter(|&answer| chart.is_offered(state, answer))
            {
                prop_assert!(reach.offered[ix.0][answer], "answer {answer} of beat {}", ix.0);
                is_stuck = false;
            }
            prop_assert!(!is_stuck || reach.may_be_stuck[ix.0], "stuck at beat {}", ix.0);
            let lines = &draft.scenario.beats[ix.0].lines;
            let is_silent = !lines.iter().any(|line| line.when.holds(&state.mood, state.flags));
            prop_assert!(!is_silent || reach.may_be_silent[ix.0], "silent at beat {}", ix.0);
        }
    }
    Ok(())
}

fn play(draft: &Draft, choices: &[usize]) -> Result<(), TestCaseError> {
    let reach = Reach::of(draft, &CONTENT.tables);
    let chart = Chart::new(&draft.scenario, &CONTENT.tables.reactions);
    let (mood, flags): (Mood, _) = draft.scenario.opening(None);
    let mut state = chart.begin(mood, flags);
    for choice in choices {
        holds(&reach, draft, &chart, &state)?;
        let offered: Vec<usize> =
            (0..chart.answers(&state)).filter(|&answer| chart.is_offered(&state, answer)).collect();
        if offered.is_empty() {
            break;
        }
        state = chart.step(&state, offered[choice % offered.len()]);
    }
    holds(&reach, draft, &chart, &state)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_reached_is_reachable(
        numbers in prop::collection::vec(any::<u32>(), 600),
        plays in prop::collection::vec(prop::collection::vec(0..ANSWERS, 40), 12),
    ) {
        let draft = draft(&Numbers(numbers.into_iter()).scenario());
        for choices in plays {
            play(&draft, &choices)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn shipped_scenarios_too(first in 0..12_usize, choices in prop::collection::vec(0..5_usize, 60)) {
        for name in scenario_files().into_iter().skip(first).step_by(12) {
            play(&draft(&source(&name).text), &choices)?;
        }
    }
}
