use std::collections::BTreeSet;

use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::moment::{BoundaryKind, WantedQuestion};
use crate::scenario::outline::Path;
use crate::scenario::raw::{RawBeat, RawMoment};
use crate::scenario::spoken::Spoken;
use crate::words::{Passage, RiskTheme, risk_themes_in};

pub(super) const RULE: Rule = Rule {
    code: "V005",
    name: "content note missing",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v005_content_notes_missing.md"),
    check: Some(check),
};

/// A place that touches on something heavy.
struct Touch {
    /// What it may be; a note on any of these is enough.
    themes: Vec<RiskTheme>,
    path: Path,
    /// What shows it, for the message.
    shown_by: String,
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let notes: Vec<Passage> =
        subject.raw.content_notes.iter().map(|note| Passage::new(note)).collect();
    let named = |theme: &RiskTheme| notes.iter().any(|note| theme.covers(note));
    let mut settled: BTreeSet<RiskTheme> = RiskTheme::ALL.iter().copied().filter(named).collect();
    let mut found = Vec::new();
    // What is plainly one theme comes first: it may settle what can be one of several.
    let (plain, open): (Vec<Touch>, Vec<Touch>) =
        touches(subject).into_iter().partition(|touch| touch.themes.len() == 1);
    for touch in plain.into_iter().chain(open) {
        if touch.themes.iter().any(|theme| settled.contains(theme)) {
            continue;
        }
        settled.extend(&touch.themes);
        found.push(finding(touch));
    }
    found
}

fn finding(touch: Touch) -> Finding {
    let names: Vec<&str> = touch.themes.iter().map(|theme| theme.words()).collect();
    let message = format!(
        "no content note names {}, which comes up here: {}",
        names.join(" or "),
        touch.shown_by
    );
    let first = names.first().copied().unwrap_or_default();
    Finding::at(touch.path, message)
        .hint(format!("add it, in words of your own: `content_notes: [\"{first}\"]`"))
}

/// Everything heavy in a file, in its order.
fn touches(subject: &Subject<'_>) -> Vec<Touch> {
    let raw = subject.raw;
    let brief = |field| Path::top().field("brief").field(field);
    let mut found = in_text(&Passage::new(&raw.brief.setting), || brief("setting"));
    found.extend(in_text(&Passage::new(&raw.brief.referral), || brief("referral")));
    for (b, (_, beat)) in raw.beats.iter().enumerate() {
        found.extend(in_beat(b, beat, subject.spoken()));
    }
    for (e, (_, ending)) in raw.endings.iter().enumerate() {
        let in_ending = |says| in_text(&Passage::new(says), || Path::ending(e).field("says"));
        found.extend(ending.says.0.iter().map(String::as_str).flat_map(in_ending));
    }
    found
}

fn in_beat(b: usize, beat: &RawBeat, spoken: &Spoken) -> Vec<Touch> {
    let mut found = Vec::new();
    for (l, line) in beat.lines.iter().enumerate() {
        let at = |field| Path::beat(b).field("lines").index(l).field(field);
        found.extend(spoken.line(b, l).iter().flat_map(|says| in_text(says, || at("says"))));
        found.extend(in_text(&Passage::new(&line.thinks), || at("thinks")));
    }
    found.extend(in_moment(Path::beat(b).field("moment"), &beat.moment));
    for (r, says) in spoken.answers(b).iter().enumerate() {
        found.extend(in_text(says, || Path::response(b, r).field("says")));
    }
    found
}

fn in_text(text: &Passage, path: impl Fn() -> Path) -> Vec<Touch> {
    let hits = risk_themes_in(text).into_iter();
    let touches = hits.map(|(span, theme)| Touch {
        themes: vec![theme],
        path: path(),
        shown_by: format!("\"{}\"", &text.text()[span]),
    });
    touches.collect()
}

/// What a moment is about, whatever words are used.
fn in_moment(at: Path, moment: &RawMoment) -> Vec<Touch> {
    let by_boundary = moment.boundary.map(|kind| match kind {
        BoundaryKind::SuicidalStatement => vec![RiskTheme::Suicide],
        BoundaryKind::ThreatToOthers => vec![RiskTheme::Violence, RiskTheme::Abuse],
        _ => Vec::new(),
    });
    // The question may be about harm of any kind; that it comes at all has to be known before.
    let by_question = (moment.question == Some(WantedQuestion::DirectRisk)).then(|| {
        use RiskTheme as T;
        vec![T::Suicide, T::SelfHarm, T::Violence, T::Abuse, T::SexualViolence]
    });
    let touch = |themes: Vec<RiskTheme>, field, shown_by: &str| Touch {
        themes,
        path: at.clone().field(field),
        shown_by: shown_by.to_owned(),
    };
    let boundary = by_boundary
        .filter(|themes| !themes.is_empty())
        .map(|themes| touch(themes, "boundary", "the moment's `boundary`"));
    let question = by_question
        .map(|themes| touch(themes, "question", "the moment wants a direct question about risk"));
    boundary.into_iter().chain(question).collect()
}
