//! Codes as text, as one JSON object a line, or as CSV.

use std::io::Write;

use anyhow::Context;
use serde::Serialize;

use crate::analysis::{Chosen, Heard, Judged};
use crate::cli::args::CodeFormat;
use crate::coding::{Code, Evidence};
use crate::debrief::wording;
use crate::scoring::ProcessCounts;

/// Writes turns as they are coded.
pub(super) struct Writer<W: Write> {
    format: CodeFormat,
    out: W,
    has_head: bool,
}

/// A turn, as programs read it.
#[derive(Serialize)]
struct Told<'a> {
    line: Option<u64>,
    reply: &'a str,
    skills: Vec<Named<'a>>,
    faults: Vec<Named<'a>>,
    form: ToldChoice,
    #[serde(skip_serializing_if = "Option::is_none")]
    empathy: Option<ToldChoice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accurate: Option<ToldChoice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<ToldChoice>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    moves: Vec<Named<'a>>,
    main: ToldChoice,
}

#[derive(Serialize)]
struct Named<'a> {
    code: &'static str,
    probability: f32,
    sure: bool,
    words: Vec<&'a str>,
}

#[derive(Serialize)]
struct ToldChoice {
    code: String,
    probability: f32,
    sure: bool,
}

impl<W: Write> Writer<W> {
    pub(super) const fn new(format: CodeFormat, out: W) -> Self {
        Self { format, out, has_head: false }
    }

    /// Writes one turn.
    pub(super) fn turn(
        &mut self,
        line: Option<u64>,
        reply: &str,
        heard: &Heard,
    ) -> anyhow::Result<()> {
        match self.format {
            CodeFormat::Text => self.out.write_all(text(line, reply, heard).as_bytes())?,
            CodeFormat::Json => {
                let told = serde_json::to_string(&told(line, reply, heard));
                writeln!(self.out, "{}", told.context("cannot write JSON")?)?;
            }
            CodeFormat::Csv => self.row(line, reply, heard)?,
        }
        Ok(())
    }

    /// Writes what was counted over a whole talk, and ends.
    pub(super) fn end(&mut self, counts: Option<&ProcessCounts>) -> anyhow::Result<()> {
        match (self.format, counts) {
            (CodeFormat::Text, Some(counts)) => {
                writeln!(self.out, "Process counts (MITI-style counts; no MITI score)")?;
                for line in wording::process(counts) {
                    writeln!(self.out, "  {}: {}", line.what, line.count)?;
                }
            }
            (CodeFormat::Json, Some(counts)) => {
                let told = serde_json::json!({ "process": counts });
                writeln!(self.out, "{told}")?;
            }
            // A table holds one kind of row.
            _ => {}
        }
        self.out.flush()?;
        Ok(())
    }

    fn row(&mut self, line: Option<u64>, reply: &str, heard: &Heard) -> anyhow::Result<()> {
        let mut rows = csv::WriterBuilder::new().from_writer(&mut self.out);
        if !self.has_head {
            self.has_head = true;
            rows.write_record([
                "line",
                "reply",
                "skills",
                "skills_unsure",
                "faults",
                "faults_unsure",
                "form",
                "form_sure",
                "empathy",
                "empathy_sure",
                "stance",
                "stance_sure",
                "moves",
                "main",
            ])?;
        }
        let (skills, skills_unsure) = lists(&heard.skills, |code| code.key());
        let (faults, faults_unsure) = lists(&heard.faults, |code| code.key());
        let (mut moves, moves_unsure) = lists(&heard.moves, |code| code.key());
        if !moves_unsure.is_empty() {
            moves = [moves, moves_unsure].join(" ").trim().to_owned();
        }
        let yes = |is_sure: Option<bool>| is_sure.map_or(String::new(), |is| is.to_string());
        rows.write_record([
            line.map_or(String::new(), |line| line.to_string()),
            guarded(reply),
            skills,
            skills_unsure,
            faults,
            faults_unsure,
            heard.form.code.key().to_owned(),
            heard.form.is_sure.to_string(),
            heard.empathy.map_or(String::new(), |level| level.code.to_string()),
            yes(heard.empathy.map(|level| level.is_sure)),
            heard.stance.map_or(String::new(), |one| stance_key(one.code).to_owned()),
            yes(heard.stance.map(|one| one.is_sure)),
            moves,
            heard.main.code.key().to_owned(),
        ])?;
        rows.flush()?;
        Ok(())
    }
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The codes that hold, those that are sure and those that are not.
fn lists<T: Copy>(all: &[Judged<T>], key: impl Fn(T) -> &'static str) -> (String, String) {
    let of = |is_sure: bool| {
        let held = all.iter().filter(|one| one.verdict.holds() && one.verdict.is_sure() == is_sure);
        held.map(|one| key(one.code)).collect::<Vec<_>>().join(" ")
    };
    (of(true), of(false))
}

fn stance_key(stance: Option<crate::coding::Stance>) -> &'static str {
    stance.map_or("none", |stance| stance.key())
}

fn told<'a>(line: Option<u64>, reply: &'a str, heard: &Heard) -> Told<'a> {
    fn named<'a, T: Copy>(
        reply: &'a str,
        all: &[Judged<T>],
        key: impl Fn(T) -> &'static str,
    ) -> Vec<Named<'a>> {
        let held = all.iter().filter(|one| one.verdict.holds());
        held.map(|one| Named {
            code: key(one.code),
            probability: one.probability,
            sure: one.verdict.is_sure(),
            words: one.rests_on.iter().map(|span| &reply[span.clone()]).collect(),
        })
        .collect()
    }
    fn choice<T: Copy>(chosen: Chosen<T>, name: impl Fn(T) -> String) -> ToldChoice {
        let Chosen { code, probability, is_sure } = chosen;
        ToldChoice { code: name(code), probability, sure: is_sure }
    }
    Told {
        line,
        reply,
        skills: named(reply, &heard.skills, |code| code.key()),
        faults: named(reply, &heard.faults, |code| code.key()),
        form: choice(heard.form, |form| form.key().to_owned()),
        empathy: heard.empathy.map(|level| choice(level, |level| level.to_string())),
        accurate: heard.accurate.map(|is| choice(is, |is| is.to_string())),
        stance: heard.stance.map(|one| choice(one, |stance| stance_key(stance).to_owned())),
        moves: named(reply, &heard.moves, |code| code.key()),
        main: choice(heard.main, |main| main.key().to_owned()),
    }
}

fn text(line: Option<u64>, reply: &str, heard: &Heard) -> String {
    let at = line.map_or(String::new(), |line| format!("{line}: "));
    let mut out = format!("{at}{reply}\n");
    let coded = heard.taken(reply);
    let mut say = |what: &str, is_sure: bool, quotes: Vec<&str>| {
        let unsure = if is_sure { "" } else { " (unsure)" };
        let words = match quotes.as_slice() {
            [] => String::new(),
            quotes => format!(" · “{}”", quotes.join("” “")),
        };
        out.push_str(&format!("  {what}{unsure}{words}\n"));
    };
    let quotes = |code: Code| -> Vec<&str> { quotes_of(&coded.evidence, code) };
    for one in heard.skills.iter().filter(|one| one.verdict.holds()) {
        say(one.code.words(), one.verdict.is_sure(), quotes(Code::Skill(one.code)));
    }
    for one in heard.faults.iter().filter(|one| one.verdict.holds()) {
        say(
            &format!("fault: {}", one.code.words()),
            one.verdict.is_sure(),
            quotes(Code::Fault(one.code)),
        );
    }
    say(heard.form.code.words(), heard.form.is_sure, Vec::new());
    if let Some(level) = heard.empathy {
        say(&format!("empathy level {}", level.code), level.is_sure, Vec::new());
    }
    if let Some(stance) = heard.stance {
        let words = stance.code.map_or("no stance", |stance| stance.words());
        say(&format!("boundary: {words}"), stance.is_sure, Vec::new());
    }
    for one in heard.moves.iter().filter(|one| one.verdict.holds()) {
        say(
            &format!("move: {}", one.code.words()),
            one.verdict.is_sure(),
            quotes(Code::Move(one.code)),
        );
    }
    out
}

fn quotes_of(evidence: &[Evidence], code: Code) -> Vec<&str> {
    let of_code = evidence.iter().filter(|one| one.code == code);
    of_code.map(|one| one.quote.as_str()).collect()
}
