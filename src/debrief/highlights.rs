//! Where in an answer the words stand that its codes rest on.

use std::ops::Range;

use super::CodeReport;

/// A stretch of an answer, and the codes that rest on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// In bytes of the answer, from the start of a character to the end of one.
    pub range: Range<usize>,
    /// Places in the list of codes, in rising order.
    pub codes: Vec<usize>,
}

/// The words that codes rest on, as stretches in order that do not overlap.
///
/// Where quotes overlap, the shared part is a stretch of its own that carries the codes of both.
/// A quote that does not stand in the answer is passed over.
pub fn highlights(says: &str, codes: &[CodeReport]) -> Vec<Highlight> {
    let quoted: Vec<(usize, Range<usize>)> = codes
        .iter()
        .enumerate()
        .flat_map(|(code, report)| places(says, &report.quotes).map(move |range| (code, range)))
        .collect();
    let mut cuts: Vec<usize> =
        quoted.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut all: Vec<Highlight> = Vec::new();
    for cut in cuts.windows(2) {
        let range = cut[0]..cut[1];
        let covers = |quote: &Range<usize>| quote.start <= range.start && range.end <= quote.end;
        let mut codes: Vec<usize> =
            quoted.iter().filter(|(_, quote)| covers(quote)).map(|(code, _)| *code).collect();
        codes.dedup();
        match all.last_mut() {
            _ if codes.is_empty() => {}
            // Two quotes of one code that touch are one stretch.
            Some(last) if last.range.end == range.start && last.codes == codes => {
                last.range.end = range.end;
            }
            _ => all.push(Highlight { range, codes }),
        }
    }
    all
}

/// Where the quotes of one code stand; one that is given twice stands in two places.
fn places(says: &str, quotes: &[String]) -> impl Iterator<Item = Range<usize>> {
    let place = move |(number, quote): (usize, &String)| {
        let earlier = quotes[..number].iter().filter(|other| *other == quote).count();
        let (at, found) = says.match_indices(quote.as_str()).nth(earlier)?;
        (!found.is_empty()).then(|| at..at + found.len())
    };
    quotes.iter().enumerate().filter_map(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::{Code, Skill};

    fn codes(quotes: &[&[&str]]) -> Vec<CodeReport> {
        let report = |quotes: &&[&str]| CodeReport {
            code: Code::Skill(Skill::Summary),
            words: String::new(),
            quotes: quotes.iter().map(|quote| (*quote).to_owned()).collect(),
        };
        quotes.iter().map(report).collect()
    }

    fn told(says: &str, quotes: &[&[&str]]) -> Vec<(String, Vec<usize>)> {
        let all = highlights(says, &codes(quotes));
        let is_in_order = all.windows(2).all(|two| two[0].range.end <= two[1].range.start);
        assert!(is_in_order, "{all:?}");
        all.into_iter().map(|one| (says[one.range].to_owned(), one.codes)).collect()
    }

    fn owned(all: &[(&str, &[usize])]) -> Vec<(String, Vec<usize>)> {
        all.iter().map(|(words, codes)| ((*words).to_owned(), codes.to_vec())).collect()
    }

    #[test]
    fn quotes_apart_stand_in_the_order_of_the_answer() {
        let found = told("one two three", &[&["three"], &["one"]]);
        assert_eq!(found, owned(&[("one", &[1]), ("three", &[0])]));
    }

    #[test]
    fn what_two_quotes_share_is_a_stretch_of_its_own() {
        let found = told("one two three", &[&["one two"], &["two three"]]);
        assert_eq!(found, owned(&[("one ", &[0]), ("two", &[0, 1]), (" three", &[1])]));
        let found = told("one two three", &[&["two"], &["one two three"]]);
        assert_eq!(found, owned(&[("one ", &[1]), ("two", &[0, 1]), (" three", &[1])]));
        let found = told("one", &[&["one"], &["one"], &[]]);
        assert_eq!(found, owned(&[("one", &[0, 1])]));
    }

    #[test]
    fn a_code_is_told_once_where_its_own_quotes_overlap() {
        let found = told("one two three", &[&["one two", "two three"]]);
        assert_eq!(found, owned(&[("one two three", &[0])]));
    }

    #[test]
    fn a_quote_given_twice_stands_in_two_places() {
        let found = told("no, and no", &[&["no", "no"]]);
        assert_eq!(found, owned(&[("no", &[0]), ("no", &[0])]));
    }

    #[test]
    fn what_does_not_stand_there_is_passed_over() {
        assert_eq!(told("one two", &[&["three", "", "One"]]), owned(&[]));
        assert_eq!(told("", &[&["three"], &[""]]), owned(&[]));
        assert_eq!(told("no", &[&["no", "no"]]), owned(&[("no", &[0])]));
    }

    #[test]
    fn stretches_begin_and_end_with_whole_characters() {
        let found = told("“Für dich … 🙂 gut”", &[&["Für dich …"], &["… 🙂"]]);
        assert_eq!(found, owned(&[("Für dich ", &[0]), ("…", &[0, 1]), (" 🙂", &[1])]));
    }
}
