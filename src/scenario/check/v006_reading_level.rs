use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::words::{Passage, Reading};

pub(super) const RULE: Rule = Rule {
    code: "V006",
    name: "hard to read",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v006_reading_level.md"),
    check: Some(check),
};

/// In words; more are too many to take in at once.
const LONGEST_ANSWER: usize = 60;
/// A text of fewer words is called the hardest only where there is no longer one: its grade is chance.
const FEWEST_IN_ONE: usize = 10;

/// Texts that are read together, and what is asked of them.
struct Body {
    /// The head of the message.
    read_at: &'static str,
    /// The greatest Flesch-Kincaid grade.
    highest: i32,
    /// Below so many words the grade says nothing.
    fewest_words: usize,
    texts: Vec<(Path, Reading)>,
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let bodies = [client_lines(subject), answers(subject), brief(subject)];
    bodies.iter().filter_map(hard).chain(long_answers(subject)).collect()
}

fn client_lines(subject: &Subject<'_>) -> Body {
    let mut texts = Vec::new();
    for (b, raw, _) in subject.beats() {
        for l in 0..raw.lines.len() {
            let path = || Path::beat(b).field("lines").index(l).field("says");
            let wordings = subject.spoken().line(b, l).iter();
            texts.extend(wordings.map(|says| (path(), Reading::of(says))));
        }
    }
    Body { read_at: "the client's lines together read at", highest: 9, fewest_words: 100, texts }
}

fn answers(subject: &Subject<'_>) -> Body {
    let texts = subject.responses().map(|(b, r, _, _)| {
        (Path::response(b, r).field("says"), Reading::of(subject.spoken().answer(b, r)))
    });
    Body {
        read_at: "the answers together read at",
        highest: 11,
        fewest_words: 100,
        texts: texts.collect(),
    }
}

fn brief(subject: &Subject<'_>) -> Body {
    let at = |field| Path::top().field("brief").field(field);
    let reading = |text: &str| Reading::of(&Passage::new(text));
    let brief = &subject.raw.brief;
    let mut texts =
        vec![(at("setting"), reading(&brief.setting)), (at("referral"), reading(&brief.referral))];
    let aims = brief.your_aims.iter().enumerate();
    texts.extend(aims.map(|(n, aim)| (at("your_aims").index(n), reading(aim))));
    Body { read_at: "the brief reads at", highest: 12, fewest_words: 60, texts }
}

/// A finding for a body of text above its grade, which points at the hardest of its texts.
fn hard(body: &Body) -> Option<Finding> {
    let together: Reading = body.texts.iter().map(|(_, reading)| *reading).sum();
    let grade = together.grade_tenths();
    if grade <= body.highest * 10 || together.words() < body.fewest_words {
        return None;
    }
    let graded = body
        .texts
        .iter()
        .map(|(path, reading)| (reading.words() >= FEWEST_IN_ONE, reading.grade_tenths(), path));
    // The first of those that are equally hard.
    let (_, hardest, path) = graded.rev().max_by_key(|(is_long, grade, _)| (*is_long, *grade))?;
    let message = format!(
        "{} school grade {}; up to {} is easy to take in",
        body.read_at,
        shown(grade),
        body.highest
    );
    let hint = format!(
        "shorter sentences and plainer words help; this is the hardest, at grade {}",
        shown(hardest)
    );
    Some(Finding::at(path.clone(), message).hint(hint))
}

fn shown(tenths: i32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn long_answers(subject: &Subject<'_>) -> Vec<Finding> {
    let counted = subject
        .responses()
        .map(|(b, r, _, response)| (b, r, response, subject.spoken().answer(b, r).len()));
    let long = counted.filter(|(.., n)| *n > LONGEST_ANSWER);
    let found = long.map(|(b, r, response, n)| {
        let path = Path::response(b, r).field("says");
        let message = format!("the answer \"{}\" has {n} words", response.id);
        let hint = format!("more than {LONGEST_ANSWER} are too many to take in for someone in distress: say one thing");
        Finding::at(path, message).hint(hint)
    });
    found.collect()
}
