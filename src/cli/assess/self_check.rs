//! The self-check for those who see clients: asked and told, never kept.

use std::io::{self, Write};

use super::super::Ended;
use super::super::output::Outcome;
use super::input::Lines;
use crate::assessment::{Reply, SelfCheck, wording};
use crate::report::{indented, wrapped};

/// Asks every sentence, and tells what to do group by group.
pub(super) fn run(lines: &mut Lines) -> Ended {
    let check = SelfCheck::built_in()?;
    let mut out = io::stdout();
    writeln!(out, "{}", wrapped(wording::SELF_CHECK))?;
    for line in &check.intro {
        writeln!(out, "{}", wrapped(line))?;
    }
    writeln!(out, "{}", wrapped("y yes, s sometimes, n no, - no answer, q leaves."))?;
    for group in &check.groups {
        writeln!(out, "\n{}", wrapped(&group.title))?;
        let mut replies = Vec::new();
        for item in &group.items {
            writeln!(out, "{}", indented(item, "  ", "  "))?;
            match ask(lines, &mut out)? {
                Said::Reply(reply) => replies.push(reply),
                Said::Leave => return Ok(Outcome::Clean),
            }
        }
        for told in group.told(&replies) {
            writeln!(out, "{}", indented(&told, "→ ", "  "))?;
        }
    }
    writeln!(out)?;
    for line in &check.closing {
        writeln!(out, "{}", wrapped(line))?;
    }
    Ok(Outcome::Clean)
}

enum Said {
    Reply(Option<Reply>),
    Leave,
}

fn ask(lines: &mut Lines, out: &mut impl Write) -> anyhow::Result<Said> {
    loop {
        if lines.is_person() {
            write!(out, "    y/s/n: ")?;
            out.flush()?;
        }
        let Some(line) = lines.next()? else { return Ok(Said::Leave) };
        let reply = match line.to_lowercase().as_str() {
            "y" | "yes" => Some(Reply::Yes),
            "s" | "sometimes" => Some(Reply::Sometimes),
            "n" | "no" => Some(Reply::No),
            "-" | "" => None,
            "q" | "quit" | "leave" => return Ok(Said::Leave),
            _ => {
                let message = "y, s, n, or - for no answer";
                lines.reject(message)?;
                writeln!(out, "{message}")?;
                continue;
            }
        };
        return Ok(Said::Reply(reply));
    }
}
