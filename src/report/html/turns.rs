//! The annotated transcript: on the left what was said, in the margin what it did.

use super::escape::{each, section, sentence, text};
use super::scores::name;
use crate::debrief::wording::{self, Tone, heads};
use crate::debrief::{CodeReport, Debrief, Highlight, ModelAnswer, TurnReport, highlights};
use crate::transcript::SpokenLine;

/// Every turn, then the client's closing words.
pub(super) fn transcript(debrief: &Debrief) -> String {
    let client = &debrief.scenario.client;
    let closing = debrief.end.closing.as_ref().map(|line| {
        format!(
            "<article class=\"turn\" id=\"closing\">\n<h3>At the end</h3>\n<div>\n{}</div>\n</article>\n",
            lines(client, std::slice::from_ref(line))
        )
    });
    let turns = each(&debrief.turns, |turn| article(debrief, turn));
    let none = "<p>Nothing was answered.</p>\n";
    let turns = if debrief.turns.is_empty() { none.to_owned() } else { turns };
    section("transcript", heads::TRANSCRIPT, &(turns + &closing.unwrap_or_default()))
}

fn article(debrief: &Debrief, turn: &TurnReport) -> String {
    let n = turn.number;
    let marks = Marks::of(turn);
    format!(
        "<article class=\"turn\" id=\"turn-{n}\" aria-labelledby=\"turn-{n}-head\">\n<h3 id=\"turn-{n}-head\">Turn {n}{}</h3>\n<div>\n{}{}{}</div>\n<div class=\"margin\">\n{}</div>\n</article>\n",
        tags(debrief, turn),
        lines(&debrief.scenario.client, &turn.lines),
        answer(turn, &marks),
        turn.stronger.as_ref().map_or(String::new(), stronger),
        margin(turn, &marks, &debrief.scenario.client)
    )
}

/// What a reader should know of a turn at once; what did harm comes first.
fn tags(debrief: &Debrief, turn: &TurnReport) -> String {
    let all = [
        (debrief.violations.contains(&turn.number), Tone::Harm, "× harm: a boundary was violated"),
        (
            debrief.concerns.iter().any(|one| one.turn == turn.number),
            Tone::Harm,
            "× may have done harm",
        ),
        (
            debrief.risk_unasked == Some(turn.number) && debrief.rests_on_coder,
            Tone::Harm,
            "× may have done harm: risk may not have been asked about, here or later",
        ),
        (
            debrief.risk_unasked == Some(turn.number) && !debrief.rests_on_coder,
            Tone::Harm,
            "× harm: risk was not asked about, here or later",
        ),
        (turn.is_weak, Tone::LookAgain, "◇ look again"),
        (turn.in_rupture, Tone::Plain, "inside a rupture"),
    ];
    each(all.iter().filter(|(is_so, ..)| *is_so), |(_, tone, words)| {
        format!(" <span class=\"tag {}\">{words}</span>", class(*tone))
    })
}

/// The class of what is to be read so.
pub(super) const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Plain => "plain",
        Tone::LookAgain => "look-again",
        Tone::Harm => "harm",
    }
}

fn lines(client: &str, lines: &[SpokenLine]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let line = |line: &SpokenLine| {
        let manner = match line.manner.as_str() {
            "" => String::new(),
            manner => format!("<p class=\"manner\">{}</p>\n", text(manner)),
        };
        let thought = match line.thinks.as_str() {
            "" => String::new(),
            thinks => {
                format!(
                    "<p class=\"thought\"><span>thought, unspoken:</span> {}</p>\n",
                    text(thinks)
                )
            }
        };
        format!("{manner}<p class=\"speech\">{}</p>\n{thought}", text(wording::says(line)))
    };
    format!("<p class=\"who\">{}</p>\n{}", text(client), each(lines, line))
}

fn answer(turn: &TurnReport, marks: &Marks) -> String {
    format!("<p class=\"who\">You</p>\n<p class=\"answer\">{}</p>\n", marked(turn, marks))
}

/// An answer's marked stretches, and its codes in the order in which their words end in it, which is where
/// their numbers stand.
struct Marks {
    stretches: Vec<Highlight>,
    /// Places in the list of codes: a code's number is its place in here, from 1.
    order: Vec<usize>,
}

impl Marks {
    fn of(turn: &TurnReport) -> Self {
        let mut marks = Self { stretches: highlights(&turn.says, &turn.codes), order: Vec::new() };
        for place in 0..marks.stretches.len() {
            for code in marks.ending(place) {
                if !marks.order.contains(&code) {
                    marks.order.push(code);
                }
            }
        }
        marks
    }

    /// The codes whose words end with a stretch.
    fn ending(&self, place: usize) -> Vec<usize> {
        let Some(this) = self.stretches.get(place) else { return Vec::new() };
        let next = self.stretches.get(place + 1);
        let next = next.filter(|next| next.range.start == this.range.end);
        let ends = |code: &usize| next.is_none_or(|next| !next.codes.contains(code));
        this.codes.iter().copied().filter(ends).collect()
    }

    fn number(&self, code: usize) -> Option<usize> {
        self.order.iter().position(|&one| one == code).map(|place| place + 1)
    }

    /// The numbers that stand after a stretch, in rising order.
    fn label(&self, place: usize) -> String {
        let ending = self.ending(place);
        let mut numbers: Vec<usize> = ending.iter().filter_map(|&code| self.number(code)).collect();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        if numbers.is_empty() { String::new() } else { format!("<sup>{}</sup>", numbers.join(",")) }
    }
}

/// The answer, with the words marked that its codes rest on; each code's number stands where its words end.
fn marked(turn: &TurnReport, marks: &Marks) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (place, Highlight { range, codes }) in marks.stretches.iter().enumerate() {
        let tones = codes.iter().filter_map(|&code| turn.codes.get(code)).map(wording::code_tone);
        let label = marks.label(place);
        out.push_str(&text(turn.says.get(at..range.start).unwrap_or_default()));
        out.push_str(&format!(
            "<mark class=\"{}\">{}</mark>{label}",
            class(gravest(tones)),
            text(turn.says.get(range.clone()).unwrap_or_default()),
        ));
        at = range.end;
    }
    out + &text(turn.says.get(at..).unwrap_or_default())
}

fn gravest(tones: impl Iterator<Item = Tone>) -> Tone {
    tones.fold(Tone::Plain, |worst, tone| match (worst, tone) {
        (Tone::Harm, _) | (_, Tone::Harm) => Tone::Harm,
        (Tone::LookAgain, _) | (_, Tone::LookAgain) => Tone::LookAgain,
        _ => Tone::Plain,
    })
}

fn stronger(answer: &ModelAnswer) -> String {
    format!(
        "<div class=\"stronger\">\n<h4>A stronger answer</h4>\n<p>“{}”</p>\n<p class=\"note\">{}</p>\n</div>\n",
        text(&answer.says),
        text(&answer.why)
    )
}

/// What was at stake, what the answer was worth, what it is by the codebook, and why.
fn margin(turn: &TurnReport, marks: &Marks, client: &str) -> String {
    let values = each(&turn.values, |value| {
        let tone = if value.is_weak { Tone::LookAgain } else { Tone::Good };
        let word = tone.words();
        let range = wording::value_range(value);
        format!(
            "<li>{}: <span class=\"{}\">{word}</span> <span class=\"num\">({range})</span></li>\n",
            name(value.dimension),
            class(tone)
        )
    });
    let values = if values.is_empty() {
        String::new()
    } else {
        format!("<ul class=\"values\">\n{values}</ul>\n")
    };
    let wanted =
        wording::wanted(&turn.moment).map(|wanted| format!("<p>{}.</p>\n", sentence(&wanted)));
    let entry = |(title, body): (&str, String)| format!("<dt>{title}</dt>\n<dd>{body}</dd>\n");
    let paragraph = |words: &str| (!words.is_empty()).then(|| text(words));
    let entries = [
        ("At stake", wording::at_stake(&turn.moment).map(|stake| text(&stake))),
        (
            "What it was worth",
            Some(values + &wanted.unwrap_or_default()).filter(|all| !all.is_empty()),
        ),
        ("What it is", Some(codes(turn, marks))),
        ("How it was heard", heard(turn, client)),
        ("Why", paragraph(&turn.why)),
        ("What makes it tempting", paragraph(&turn.tempting)),
        ("What it moved", wording::moved(turn).map(|moved| sentence(&moved))),
    ];
    let told = entries.into_iter().filter_map(|(title, body)| Some((title, body?)));
    format!("<dl>\n{}</dl>\n", each(told, entry))
}

/// How a typed answer was heard.
fn heard(turn: &TurnReport, client: &str) -> Option<String> {
    let all = wording::typed(turn, client);
    let told: Vec<String> = all.iter().map(|told| text(told)).collect();
    (!told.is_empty()).then(|| told.join("<br>"))
}

/// The codes: first those that rest on words of the answer, numbered as they are there, then the rest.
fn codes(turn: &TurnReport, marks: &Marks) -> String {
    let numbered = marks.order.iter().copied();
    let others = (0..turn.codes.len()).filter(|&code| marks.number(code).is_none());
    let item = |number: Option<usize>, words: &str| {
        let number = number.map_or("·".to_owned(), |number| number.to_string());
        format!("<li><span class=\"n\">{number}</span> <span>{words}</span></li>\n")
    };
    let coded = each(numbered.chain(others), |place| {
        turn.codes
            .get(place)
            .map_or(String::new(), |code| item(marks.number(place), &code_words(code)))
    });
    let whole = each(wording::codes_of_the_whole(turn), |words| item(None, &text(&words)));
    match coded + &whole {
        none if none.is_empty() => text(&wording::sentence(wording::NOTHING_CODED)),
        all => format!("<ul class=\"codes\">\n{all}</ul>\n"),
    }
}

fn code_words(code: &CodeReport) -> String {
    let tone = wording::code_tone(code);
    match tone.words() {
        "" => text(&code.words),
        word => format!("<span class=\"{}\">{word}:</span> {}", class(tone), text(&code.words)),
    }
}
