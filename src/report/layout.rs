//! Lines of a readable length.

use textwrap::{Options, WordSplitter, fill};

/// The width of printed text, in columns: within the 45 to 80 characters that read well.
const WIDTH: usize = 78;

/// Text in lines that fit a terminal.
pub fn wrapped(text: &str) -> String {
    indented(text, "", "")
}

/// Text in lines that fit, the first after `first` and the others after `rest`.
pub fn indented(text: &str, first: &str, rest: &str) -> String {
    // Words are never broken, so that a quoted id or a code stays whole.
    let options = Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    fill(&harmless(text), options)
}

/// Text without characters that would move a terminal's cursor or turn the writing around.
///
/// Scenario files are passed from hand to hand, and none may take hold of the screen or page it is shown on.
pub(super) fn harmless(text: &str) -> String {
    let is_harmful = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_harmful(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_hold_of_the_screen() {
        assert_eq!(wrapped("a\u{1b}[2Jb\u{202e}c\rd"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d");
        assert_eq!(wrapped("é “ü” …"), "é “ü” …");
    }

    #[test]
    fn lines_are_no_longer_than_they_should_be() {
        let text = indented(&"word ".repeat(60), "  - ", "    ");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH && line.starts_with("  ")));
    }
}
