//! What next, the note to self, and where it all came from.

use super::escape::{each, section, text};
use super::findings::sections;
use crate::debrief::Debrief;
use crate::debrief::wording::{self, heads};

/// The steps to take, and the sections to read.
pub(super) fn next(debrief: &Debrief) -> String {
    let steps = each(&debrief.next.steps, |step| format!("<li>{}</li>\n", text(step)));
    let steps = if steps.is_empty() {
        "<p>Come back when you have the time to stay.</p>\n".to_owned()
    } else {
        format!("<ol class=\"steps\">\n{steps}</ol>\n")
    };
    let read = match debrief.next.read.as_slice() {
        [] => String::new(),
        read => {
            format!(
                "<div class=\"moment read\">\n<h3>Sections to read</h3>\n{}</div>\n",
                sections(read)
            )
        }
    };
    section("next", heads::NEXT, &(steps + &read))
}

/// The trainee's own words; where there are none, lines to write on that show on paper alone.
pub(super) fn note(note: &str) -> String {
    const HEAD: &str = "Note to self";
    match note.trim() {
        "" => {
            let lines = "<hr />\n".repeat(4);
            let part = section("note", HEAD, &lines);
            part.replacen("<section ", "<section class=\"empty\" ", 1)
        }
        note => section("note", HEAD, &format!("<p class=\"own-note\">{}</p>\n", text(note))),
    }
}

/// All that is needed to replay the session, but the answers, which stand above.
pub(super) fn provenance(debrief: &Debrief) -> String {
    let lines = wording::provenance(&debrief.provenance);
    let lines = each(lines, |line| format!("<li>{}</li>\n", text(&line)));
    let body = format!(
        "<ul class=\"num\">\n{lines}</ul>\n<p class=\"note\">The same files, seed and answers give this debrief again, byte for byte.</p>\n"
    );
    section("provenance", heads::PROVENANCE, &body)
}
