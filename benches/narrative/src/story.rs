//! The story both engines play: one generated graph, written as Ink and as a Practicum scenario.
//!
//! Each beat has two lines, the second said only from some trust on, and four answers:
//! two always offered, one from some trust on, one until some flag is up.
//! Each answer moves trust by −1, 1 or 2, half of them put a flag up, and each leads 1 to 8 beats ahead or to the end.

use crate::python::PythonRandom;

/// How many beats the story has.
pub const BEATS: usize = 60;

/// The seed its graph is drawn from.
const SEED: u32 = 7;
const FLAGS: [&str; 6] = ["grief", "sleep", "job", "mother", "anger", "drink"];
const WORDS: &str = "I feel like nobody at home listens when I try to talk about the night it happened \
    and lately sleeping has been hard so mostly I stay at work until late because there it is quiet \
    and no one asks me anything";

/// What one unit of trust is in thousandths of the client's bond.
const UNIT: i32 = 5;
/// The bond that stands for no trust at all, in thousandths.
const NO_TRUST: i32 = 300;

// Every answer leads ahead, so a play has at most as many answers as there are beats, and each moves
// trust by −1 to 2: bond is never held at an end of its scale, and a guard on it says what one on trust says.
const _: () = assert!(NO_TRUST - UNIT * BEATS as i32 >= 0);
const _: () = assert!(NO_TRUST + UNIT * 2 * BEATS as i32 <= 1000);

/// The story.
pub struct Story {
    beats: Vec<Beat>,
}

struct Beat {
    line: String,
    trusting_line: String,
    trusting_from: i32,
    answers: Vec<Answer>,
}

struct Answer {
    text: String,
    need: Need,
    step: i32,
    flag: Option<&'static str>,
    /// The beat it leads to; `None` for the end.
    to: Option<usize>,
}

enum Need {
    Nothing,
    Trust(i32),
    NoFlag(&'static str),
}

impl Story {
    /// Draws the story: the same at every call.
    pub fn generate() -> Self {
        let mut random = PythonRandom::new(SEED);
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        Self { beats: (0..BEATS).map(|place| Beat::draw(&mut random, &words, place)).collect() }
    }

    /// The story in Ink.
    pub fn ink(&self) -> String {
        let mut out = String::from("VAR trust = 0\n");
        for flag in FLAGS {
            out += &format!("VAR f_{flag} = false\n");
        }
        out += "-> n0\n";
        for (place, beat) in self.beats.iter().enumerate() {
            out += &beat.ink(place);
        }
        out
    }

    /// The story as a scenario file: trust is the client's bond, flags are flags, the end is the ending `end`.
    pub fn scenario(&self) -> String {
        let mut out = String::from(concat!(
            "(\n    format: 1,\n    id: \"narrative-bench\",\n    title: \"A generated story\",\n",
            // Longer than any play, so that time is never up.
            "    max_turns: 1000000,\n",
        ));
        out += &format!("    client: (name: \"Client\", start: (bond: {})),\n", share(NO_TRUST));
        out += "    start: \"n0\",\n    beats: {\n";
        for (place, beat) in self.beats.iter().enumerate() {
            out += &beat.scenario(place);
        }
        out + "    },\n    endings: { \"end\": (means: \"The story is over.\") },\n)\n"
    }
}

impl Beat {
    fn draw(random: &mut PythonRandom, words: &[&str], place: usize) -> Self {
        let answers = (0..4).map(|number| Answer::draw(random, words, place, number)).collect();
        Self {
            answers,
            line: sentence(random, words, 14),
            trusting_line: sentence(random, words, 10),
            trusting_from: random.between(1, 4) as i32,
        }
    }

    fn ink(&self, place: usize) -> String {
        let Self { line, trusting_line, trusting_from, answers } = self;
        let mut out = format!("=== n{place} ===\n{line} ({{trust}})\n");
        out += &format!("{{trust >= {trusting_from}: {trusting_line}}}\n");
        for answer in answers {
            out += &answer.ink();
        }
        out
    }

    fn scenario(&self, place: usize) -> String {
        let Self { line, trusting_line, trusting_from, answers } = self;
        let when = trust_at_least(*trusting_from);
        let mut out = format!("        \"n{place}\": (\n            lines: [\n");
        out += &format!("                (says: \"{line}\"),\n");
        out += &format!("                (when: [{when}], says: \"{trusting_line}\"),\n");
        out += "            ],\n            responses: [\n";
        for answer in answers {
            out += &answer.scenario();
        }
        out + "            ],\n        ),\n"
    }
}

impl Answer {
    fn draw(random: &mut PythonRandom, words: &[&str], place: usize, number: usize) -> Self {
        let to = place + random.between(1, 8) as usize;
        let length = random.between(8, 18) as usize;
        Self {
            text: sentence(random, words, length),
            need: match number {
                2 => Need::Trust(random.between(0, 3) as i32),
                3 => Need::NoFlag(random.choice(&FLAGS)),
                _ => Need::Nothing,
            },
            step: random.choice(&[-1, 1, 1, 2]),
            flag: (random.random() < 0.5).then(|| random.choice(&FLAGS)),
            to: (to < BEATS).then_some(to),
        }
    }

    fn ink(&self) -> String {
        let guard = match self.need {
            Need::Nothing => String::new(),
            Need::Trust(least) => format!("{{trust >= {least}}} "),
            Need::NoFlag(flag) => format!("{{not f_{flag}}} "),
        };
        let step = if self.step < 0 { format!("({})", self.step) } else { self.step.to_string() };
        let mut out = format!("+ {guard}[{}]\n    ~ trust = trust + {step}\n", self.text);
        if let Some(flag) = self.flag {
            out += &format!("    ~ f_{flag} = true\n");
        }
        let to = self.to.map_or_else(|| "END".to_owned(), |place| format!("n{place}"));
        out + &format!("    -> {to}\n")
    }

    fn scenario(&self) -> String {
        let when = match self.need {
            Need::Nothing => String::new(),
            Need::Trust(least) => format!(" when: [{}],", trust_at_least(least)),
            Need::NoFlag(flag) => format!(" when: [no_flag(\"{flag}\")],"),
        };
        let set = self.flag.map_or_else(String::new, |flag| format!(", set: [\"{flag}\"]"));
        let effect = format!("(bond: {}{set})", share(UNIT * self.step));
        let to = self.to.map_or_else(|| "end".to_owned(), |place| format!("n{place}"));
        let text = &self.text;
        format!("                (says: \"{text}\",{when} effect: {effect}, then: \"{to}\"),\n")
    }
}

fn trust_at_least(trust: i32) -> String {
    format!("at_least(bond, {})", share(NO_TRUST + UNIT * trust))
}

/// Thousandths as scenario files write them.
fn share(thousandths: i32) -> String {
    format!("{:.3}", f64::from(thousandths) / 1000.0)
}

/// So many words from a drawn place on, round the end, the first letter large and all others small.
fn sentence(random: &mut PythonRandom, words: &[&str], length: usize) -> String {
    let start = random.below(words.len() as u32) as usize;
    let some: Vec<&str> = words.iter().copied().cycle().skip(start).take(length).collect();
    let mut sentence = some.join(" ").to_lowercase();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence + "."
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Size and FNV-1a hash of the Ink file that the Python generator writes, byte for byte.
    #[test]
    fn the_ink_is_that_of_the_python_generator() {
        let ink = Story::generate().ink();
        let hash = ink.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        assert_eq!((ink.len(), hash), (38_862, 0xf101_e200_df85_23d9));
    }
}
