use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::{
    RawBeat, RawCarry, RawClient, RawCondition, RawEnding, RawLine, RawResponse, RawRoute,
    RawScenario,
};

pub(super) const RULE: Rule = Rule {
    code: "R009",
    name: "control characters",
    group: Group::Values,
    severity: Severity::Warning,
    page: include_str!("r009_control_characters.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut search = Search::default();
    search.file(subject.raw);
    search.found
}

/// What a terminal or a text field would obey instead of showing it.
#[derive(Clone, Copy)]
enum Unseen {
    Control(char),
    Direction(char),
}

/// The first such character of a text.
fn unseen_in(text: &str) -> Option<Unseen> {
    // Nearly every text is plain; bytes tell so faster than characters do.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return None;
    }
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => {}
            // Files from Windows end their lines with both.
            '\r' if chars.peek() == Some(&'\n') => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => return Some(Unseen::Direction(c)),
            c if c.is_control() => return Some(Unseen::Control(c)),
            _ => {}
        }
    }
    None
}

fn finding(unseen: Unseen, path: Path) -> Finding {
    match unseen {
        Unseen::Control(c) => {
            let message = format!("there is a control character in this text: {}", named(c));
            Finding::at(path, message)
                .hint("take it out: a terminal would obey it instead of showing it")
        }
        Unseen::Direction(c) => {
            let message =
                format!("there is a character in this text that turns its direction: {}", named(c));
            Finding::at(path, message).hint(
                "take it out: what follows would be shown in another order than it is written",
            )
        }
    }
}

/// A character that must not be printed, by its number and, where it is common, its name.
fn named(c: char) -> String {
    let name = match c {
        '\0' => " (null)",
        '\u{7}' => " (bell)",
        '\u{8}' => " (backspace)",
        '\r' => " (carriage return)",
        '\u{1b}' => " (escape)",
        '\u{7f}' => " (delete)",
        _ => "",
    };
    format!("U+{:04X}{name}", u32::from(c))
}

/// Looks into every text of a file. Paths are made only where something is found: there are thousands of texts.
#[derive(Default)]
struct Search {
    found: Vec<Finding>,
}

impl Search {
    fn text(&mut self, text: &str, path: impl FnOnce() -> Path) {
        self.found.extend(unseen_in(text).map(|unseen| finding(unseen, path())));
    }

    /// Fields of one struct.
    fn fields<const N: usize>(&mut self, at: &Path, fields: [(&'static str, &str); N]) {
        for (name, text) in fields {
            self.text(text, || at.clone().field(name));
        }
    }

    /// A field that holds one text or several; one alone may stand without a list.
    fn texts(&mut self, at: &Path, name: &'static str, all: &[String]) {
        for (n, text) in all.iter().enumerate() {
            self.text(text, || {
                let path = at.clone().field(name);
                if all.len() == 1 { path } else { path.index(n) }
            });
        }
    }

    fn maybe(&mut self, at: &Path, name: &'static str, text: Option<&String>) {
        self.fields(at, [(name, text.map_or("", String::as_str))]);
    }

    fn file(&mut self, raw: &RawScenario) {
        let top = &Path::top();
        self.fields(top, [("id", &raw.id), ("title", &raw.title), ("audience", &raw.audience)]);
        self.texts(top, "themes", &raw.themes);
        self.texts(top, "content_notes", &raw.content_notes);
        self.texts(top, "sources", &raw.sources);
        self.maybe(top, "follows", raw.follows.as_ref());
        self.maybe(top, "start", raw.start.as_ref());
        self.carry(&raw.without_record);
        for (n, allow) in raw.allow.iter().enumerate() {
            let at = Path::top().field("allow").index(n);
            self.fields(&at, [("rule", allow.rule.as_str()), ("because", &allow.because)]);
        }
        let brief = &Path::top().field("brief");
        self.fields(brief, [("setting", &raw.brief.setting), ("referral", &raw.brief.referral)]);
        self.texts(brief, "your_aims", &raw.brief.your_aims);
        self.client(&raw.client);
        for (b, (id, beat)) in raw.beats.iter().enumerate() {
            self.text(id, || Path::top().field("beats").key(b));
            self.beat(b, beat);
        }
        for (e, (id, ending)) in raw.endings.iter().enumerate() {
            self.text(id, || Path::top().field("endings").key(e));
            self.ending(&Path::ending(e), ending);
        }
    }

    fn carry(&mut self, raw: &RawCarry) {
        let at = &Path::top().field("without_record");
        self.fields(at, [("from", &raw.from)]);
        self.texts(at, "goals", &raw.goals);
        self.maybe(at, "task", raw.task.as_ref());
        self.texts(at, "flags", &raw.flags);
    }

    fn client(&mut self, raw: &RawClient) {
        let at = &Path::top().field("client");
        self.fields(
            at,
            [
                ("name", &raw.name),
                ("pronouns", &raw.pronouns),
                ("temperament", raw.temperament.as_str()),
            ],
        );
        self.fields(&at.clone().field("look"), [("words", &raw.look.words)]);
        self.texts(at, "goals", &raw.goals);
        for (n, (id, words)) in raw.tasks.iter().enumerate() {
            self.text(id, || at.clone().field("tasks").key(n));
            self.text(words, || at.clone().field("tasks").index(n));
        }
    }

    fn beat(&mut self, b: usize, raw: &RawBeat) {
        let at = &Path::beat(b);
        let moment = &at.clone().field("moment");
        for (n, line) in raw.lines.iter().enumerate() {
            self.line(&at.clone().field("lines").index(n), line);
        }
        self.texts(moment, "feelings", &raw.moment.feelings);
        self.fields(moment, [("meaning", &raw.moment.meaning)]);
        self.fields(at, [("hint", &raw.hint)]);
        for (r, response) in raw.responses.iter().enumerate() {
            self.response(&Path::response(b, r), response);
        }
        for (n, heard) in raw.heard_as.iter().enumerate() {
            self.text(&heard.to, || at.clone().field("heard_as").index(n).field("to"));
        }
        self.maybe(at, "otherwise", raw.otherwise.as_ref());
        self.ways(at, &raw.routes, raw.then.as_ref());
    }

    fn line(&mut self, at: &Path, raw: &RawLine) {
        self.guard(at, &raw.when);
        self.texts(at, "says", &raw.says.0);
        self.maybe(at, "feels", raw.feels.as_ref().map(|feels| &feels.name));
        self.texts(at, "manner", &raw.manner.0);
        self.fields(at, [("thinks", &raw.thinks)]);
    }

    fn response(&mut self, at: &Path, raw: &RawResponse) {
        self.fields(
            at,
            [("id", &raw.id), ("says", &raw.says), ("why", &raw.why), ("tempting", &raw.tempting)],
        );
        self.guard(at, &raw.when);
        for (n, (code, words)) in raw.rests_on.iter().enumerate() {
            self.text(code, || at.clone().field("rests_on").key(n));
            for text in &words.0 {
                self.text(text, || at.clone().field("rests_on").index(n));
            }
        }
        let effect = &at.clone().field("effect");
        self.texts(effect, "set", &raw.effect.set);
        self.texts(effect, "clear", &raw.effect.clear);
        self.texts(at, "ethics", &raw.ethics);
        self.texts(at, "also", &raw.also);
        self.ways(at, &raw.routes, raw.then.as_ref());
    }

    fn ending(&mut self, at: &Path, raw: &RawEnding) {
        self.texts(at, "says", &raw.says.0);
        self.maybe(at, "feels", raw.feels.as_ref().map(|feels| &feels.name));
        self.texts(at, "manner", &raw.manner.0);
        self.fields(at, [("thinks", &raw.thinks), ("means", &raw.means)]);
        self.texts(at, "goals", &raw.goals);
        self.maybe(at, "task", raw.task.as_ref());
    }

    fn ways(&mut self, at: &Path, routes: &[RawRoute], then: Option<&String>) {
        for (n, route) in routes.iter().enumerate() {
            let at = at.clone().field("routes").index(n);
            self.guard(&at, &route.when);
            self.fields(&at, [("to", &route.to)]);
        }
        self.maybe(at, "then", then);
    }

    fn guard(&mut self, at: &Path, when: &[RawCondition]) {
        for (n, condition) in when.iter().enumerate() {
            self.condition(condition, &|| at.clone().field("when").index(n));
        }
    }

    /// Conditions inside `any` and `not` are pointed at by the condition around them.
    fn condition(&mut self, condition: &RawCondition, path: &dyn Fn() -> Path) {
        match condition {
            RawCondition::AtLeast(..) | RawCondition::Below(..) => {}
            RawCondition::Flag(name)
            | RawCondition::NoFlag(name)
            | RawCondition::Visited(name)
            | RawCondition::GoalAgreed(name)
            | RawCondition::TaskSet(name) => self.text(name, path),
            RawCondition::Any(all) | RawCondition::Not(all) => {
                all.iter().for_each(|one| self.condition(one, path));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_as_it_is_written_passes() {
        for text in
            ["", "plain", "two\nlines\tand\r\na third", "“…” – é", "שלום\u{200f}!", "👩\u{200d}⚕️"]
        {
            assert!(unseen_in(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn what_a_terminal_obeys_does_not() {
        for text in ["\u{1b}[2J", "\0", "over\rwritten", "\u{7f}", "\u{9b}2J", "end\r"] {
            assert!(matches!(unseen_in(text), Some(Unseen::Control(_))), "{text:?}");
        }
        for text in ["\u{202e}evil", "\u{2067}evil\u{2069}"] {
            assert!(matches!(unseen_in(text), Some(Unseen::Direction(_))), "{text:?}");
        }
    }
}
