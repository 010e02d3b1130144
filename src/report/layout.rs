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
    fill(text, options)
}
