//! `practicum code`: how replies are heard, one or a whole file of them.

mod rows;
mod write;

use std::fs;
use std::io::{self, BufWriter};

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};

use super::Ended;
use super::args::CodeArgs;
use super::check::content;
use super::output::{Outcome, complain};
use crate::analysis::{Coder, Said};
use crate::library::Hearing;
use crate::moment::Moment;
use crate::scoring::Counting;
use crate::words::{Lexicon, Passage};
use rows::{Rows, Speaker};
use write::Writer;

pub(super) fn run(args: &CodeArgs) -> Ended {
    let content = content(None)?;
    let lexicon = &content.tables.lexicon;
    let coder = Hearing::built_in().context("the coder cannot be used")?.coder(lexicon);
    let out = BufWriter::new(io::stdout().lock());
    let mut writer = Writer::new(args.format, out);
    match (&args.file, &args.reply) {
        (None, Some(reply)) => {
            let client = args.client.clone().unwrap_or_default();
            let moment = Moment {
                feelings: args.feelings.clone(),
                boundary: args.boundary,
                question: args.question,
                ..Moment::default()
            };
            let (moment, _) = at_stake(lexicon, moment, &client);
            let said = Said { reply, client: &client, moment: moment.as_ref() };
            writer.turn(None, reply, &coder.hear(said))?;
            writer.end(None)?;
            Ok(Outcome::Clean)
        }
        (Some(file), None) => {
            let size = fs::metadata(file).map_or(0, |about| about.len());
            let rows = rows::open(file)?;
            code_all(rows, &coder, lexicon, size, &mut writer)
        }
        _ => bail!("name a file, or give a reply with --reply"),
    }
}

/// The moment, where anything was said of it, and whether the client shows a feeling: one that was given, or, where none
/// was, one that their line names.
///
/// Of a moment of which nothing was said the coder is told nothing either: it is not one in which nothing is at stake.
fn at_stake(lexicon: &Lexicon, mut moment: Moment, client: &str) -> (Option<Moment>, bool) {
    let is_told = moment != Moment::default();
    if moment.feelings.is_empty() && !client.is_empty() {
        let passage = Passage::new(client);
        let hits = lexicon.feelings_in(&passage);
        let named = hits.iter().filter(|hit| !hit.negated);
        moment.feelings = named.map(|hit| client[hit.span.clone()].to_owned()).collect();
    }
    let shows_feeling = !moment.feelings.is_empty();
    (is_told.then_some(moment), shows_feeling)
}

/// Codes row by row; nothing but the last client's line is kept.
fn code_all(
    rows: Rows,
    coder: &Coder<'_>,
    lexicon: &Lexicon,
    size: u64,
    writer: &mut Writer<impl io::Write>,
) -> Ended {
    let bar = progress_bar(size);
    let (mut counting, mut is_talk, mut bad) = (Counting::default(), false, 0_u64);
    let (mut before, mut talk) = (String::new(), None);
    for (n, row) in (1_u64..).zip(rows) {
        if n.is_multiple_of(4096) {
            bar.inc(4096);
        }
        let said = match row {
            Ok(said) => said,
            Err(problem) => {
                bad += 1;
                bar.suspend(|| complain(&format!("line {}: {}", problem.line, problem.why)));
                continue;
            }
        };
        // What a client said in one talk is not answered in the next.
        if said.row.transcript != talk {
            before.clear();
            talk.clone_from(&said.row.transcript);
        }
        if said.speaker == Some(Speaker::Client) {
            counting.client(&said.says);
            is_talk = true;
            before = said.says;
            continue;
        }
        is_talk |= said.speaker.is_some();
        let client = said.row.client.as_deref().unwrap_or(&before);
        let moment = Moment {
            feelings: said.row.feelings.clone(),
            boundary: said.row.boundary,
            question: said.row.question,
            ..Moment::default()
        };
        let (moment, shows_feeling) = at_stake(lexicon, moment, client);
        let heard = coder.hear(Said { reply: &said.says, client, moment: moment.as_ref() });
        counting.counselor(&said.says, &heard.taken(&said.says), shows_feeling);
        writer.turn(Some(said.line), &said.says, &heard)?;
    }
    bar.finish_and_clear();
    writer.end(is_talk.then_some(&counting.counts))?;
    if bad > 0 {
        let rows = if bad == 1 { "1 row was" } else { &format!("{bad} rows were") };
        complain(&format!("{rows} left out"));
    }
    Ok(if bad > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// Rows done, for a file that takes a while; drawn only on a terminal.
fn progress_bar(size: u64) -> ProgressBar {
    const LONG: u64 = 2_000_000;
    if size < LONG {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} rows · {per_sec}") {
        bar.set_style(style);
    }
    bar
}
