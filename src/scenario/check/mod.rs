//! What can be wrong with a scenario, one rule a file.
//!
//! [`RULES`] is the table of contents. Each rule has a code, a page for authors (`explain CODE` prints it)
//! and a function from a [`Subject`] to its findings; [`run`] calls them all and never stops at the first.

mod allow;
mod asking;
mod cover;
mod reach;
mod subject;

use std::collections::BTreeMap;

use serde::Serialize;

pub use reach::Reach;
pub use subject::{Finding, Subject, Worth};

use super::load::Parsed;
use super::model::Tables;
use super::outline::Path;
use super::raw::Review;
use super::resolve::Draft;
use crate::diagnostic::{Diagnostic, Related, Severity, Source};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// What an instructor gives out.
    Assignments,
    /// The file cannot be read.
    Parse,
    /// Beats, answers and the ways between them.
    Structure,
    /// Numbers and names.
    Values,
    /// Cues that give the best answer away.
    Cues,
    /// Codes that do not fit the words.
    Words,
    /// Drills.
    Drills,
    /// Whether the scenario can measure and teach what it says; notes while it is a draft.
    Validity,
}

/// One thing that can be wrong.
#[derive(Debug)]
pub struct Rule {
    /// Letter of the group and a number, such as `S004`. Codes are never used again for another rule.
    pub code: &'static str,
    /// The rule in a few words.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// How much a finding matters.
    pub severity: Severity,
    /// The page for authors, in Markdown.
    pub page: &'static str,
    /// Finds it; `None` for what is found while the file is read.
    pub check: Option<fn(&Subject<'_>) -> Vec<Finding>>,
}

/// The code of a file that cannot be read.
pub const P001: &str = "P001";

/// The code of an assignment whose terms cannot be used.
pub const A001: &str = "A001";
/// The code of a text that was changed inside an assignment.
pub const A002: &str = "A002";
/// The code of a scenario in an assignment that cannot be given out.
pub const A003: &str = "A003";

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule, in the order of its code.
        pub const RULES: &[Rule] = &[$($module::RULE),+];
    };
}

rules![
    a001_unusable_terms,
    a002_changed_inside,
    a003_no_scenario_to_play,
    c001_longest_is_best,
    c002_same_place,
    c003_absolutes_give_away,
    c004_feeling_word_gives_away,
    c005_question_mark_gives_away,
    c006_twins,
    c007_no_near_miss,
    c008_straw_man,
    d001_one_model,
    d002_no_miss,
    d003_unknown_skill,
    p001_unreadable,
    r001_out_of_range,
    r002_unknown_ethics_reference,
    r003_unknown_feeling,
    r004_unknown_temperament,
    r005_unknown_format,
    r006_bad_id,
    r007_unknown_code_in_rests_on,
    r008_empty_words,
    r009_control_characters,
    s001_unknown_target,
    s002_duplicate_id,
    s003_dead_end,
    s004_unreachable,
    s005_endless_cycle,
    s006_never_offered,
    s007_same_answers,
    s008_no_repair,
    s009_duplicate_text,
    s010_silent_beat,
    s011_stuck,
    s012_unknown_flag,
    s013_unread_flag,
    s014_too_many_flags,
    s015_time_too_short,
    s016_vignette_of_many,
    s017_half_a_pair,
    v001_too_few_scored_moments,
    v002_feelings_unmet,
    v003_answer_without_reason,
    v004_weak_without_temptation,
    v005_content_notes_missing,
    v006_reading_level,
    v007_stigmatizing_wording,
    v008_number_of_answers,
    v009_empathy_unrated,
    v010_idle_allow,
    v011_moment_without_choice,
    v012_thin_for_typing,
    w001_open_question_without_question,
    w002_reflection_that_asks,
    w003_double_question_untagged,
    w004_why_untagged,
    w005_advice_untagged,
    w006_self_disclosure_untagged,
    w007_question_untagged,
    w008_stance_without_boundary,
];

/// The rule with this code, in either case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// Everything that is wrong with a scenario that could be read, in the order of the file.
pub fn run(
    source: &Source,
    parsed: &Parsed,
    draft: &Draft,
    tables: &Tables,
    worth: &Worth,
) -> Vec<Diagnostic> {
    let reach = Reach::of(draft, tables);
    let subject = Subject::new(parsed, draft, tables, worth, &reach);
    let mut found: Vec<(&Rule, Finding)> = RULES
        .iter()
        .filter_map(|rule| Some((rule, rule.check?)))
        .flat_map(|(rule, check)| check(&subject).into_iter().map(move |finding| (rule, finding)))
        .collect();
    allow::apply(&subject, &mut found);
    let mut diagnostics: Vec<Diagnostic> = found
        .into_iter()
        .map(|(rule, finding)| diagnostic(source, parsed, rule, finding))
        .collect();
    diagnostics.sort_by_key(|one| (one.place.start, one.place.end, one.code));
    diagnostics
}

fn diagnostic(source: &Source, parsed: &Parsed, rule: &Rule, finding: Finding) -> Diagnostic {
    let place = |path: &Path| source.place(parsed.outline.find(path));
    let is_draft = parsed.raw.review == Review::Draft;
    let severity = match rule.group {
        Group::Validity if is_draft => Severity::Note,
        _ => rule.severity,
    };
    let related = finding.related.iter();
    let related = related.map(|(path, label)| Related { place: place(path), label: label.clone() });
    Diagnostic {
        code: rule.code,
        severity,
        place: place(&finding.path),
        message: finding.message,
        related: related.collect(),
        hints: finding.hints,
    }
}

/// The known name that is most like `name`, if one is like it.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let likeness =
        |other: &str| (strsim::jaro_winkler(&lower, &other.to_lowercase()) * 1000.0) as u32;
    // Of two equally near, the first in the alphabet, whatever order they come in.
    let by_likeness: BTreeMap<_, _> = known
        .into_iter()
        .map(|other| ((likeness(other), std::cmp::Reverse(other)), other))
        .collect();
    by_likeness
        .last_key_value()
        .filter(|((likeness, _), _)| *likeness >= 800)
        .map(|(_, &name)| name)
}
