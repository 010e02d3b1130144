//! Text on its way into a page.

use crate::debrief::wording;
use crate::report::layout::harmless;

/// Text that a browser shows as it is and obeys nowhere, in content and in quoted attributes alike.
///
/// Scenario files are passed from hand to hand: what stands in one is shown, never run.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No character of any text, and no XML may hold them.
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// The same with a capital first, for words that begin a line.
pub(crate) fn sentence(words: &str) -> String {
    text(&wording::sentence(words))
}

/// “turns 3, 5” as [`wording::turns`] has it, each number leading to its turn.
pub(super) fn turn_links(numbers: &[usize]) -> String {
    let link = |number: &usize| format!("<a href=\"#turn-{number}\">{number}</a>");
    let word = if numbers.len() == 1 { "turn" } else { "turns" };
    format!("{word} {}", numbers.iter().map(link).collect::<Vec<_>>().join(", "))
}

/// A part of the page under a heading of its own; `body` is markup.
pub(crate) fn section(id: &str, title: &str, body: &str) -> String {
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-head\">\n<h2 id=\"{id}-head\">{}</h2>\n{body}</section>\n",
        text(title)
    )
}

/// Markup for each, one after the other.
pub(crate) fn each<T>(all: impl IntoIterator<Item = T>, write: impl Fn(T) -> String) -> String {
    all.into_iter().map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_hold_of_the_page() {
        assert_eq!(text("<b a='\"'>&amp;"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;amp;");
        assert_eq!(
            text("a\u{202e}b\0c\u{1b}[2J\u{ffff}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}[2J\u{fffd}"
        );
        assert_eq!(text("“Für dich …” 🙂\n"), "“Für dich …” 🙂\n");
    }

    #[test]
    fn links_read_as_the_words_do() {
        for numbers in [&[3][..], &[3, 5], &[]] {
            let mut words = turn_links(numbers);
            while let (Some(from), Some(to)) = (words.find('<'), words.find('>')) {
                words.replace_range(from..=to, "");
            }
            assert_eq!(words, wording::turns(numbers));
        }
    }
}
