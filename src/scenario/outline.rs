//! Where each value of a scenario file stands: a tree of byte spans beside the typed values.
//!
//! RON has no spanned values, and wrapping every field would burden every author-facing type.
//! So the text is walked once more after it has parsed, and a finding names its value by [`Path`].

use std::ops::Range;

/// One step into a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A named field of a struct.
    Field(&'static str),
    /// An element of a list, or an entry of a map, from 0.
    Index(usize),
    /// The key of a map's entry, from 0.
    Key(usize),
}

/// The way from a file's top to one value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(Vec<Step>);

impl Path {
    /// The file as a whole.
    pub fn top() -> Self {
        Self::default()
    }

    /// The beat with this index in the file.
    pub fn beat(index: usize) -> Self {
        Self::top().field("beats").index(index)
    }

    /// The ending with this index in the file.
    pub fn ending(index: usize) -> Self {
        Self::top().field("endings").index(index)
    }

    /// One answer of a beat.
    pub fn response(beat: usize, response: usize) -> Self {
        Self::beat(beat).field("responses").index(response)
    }

    /// A named field of this value.
    pub fn field(self, name: &'static str) -> Self {
        self.step(Step::Field(name))
    }

    /// An element or entry of this value.
    pub fn index(self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    /// The key of an entry of this map.
    pub fn key(self, index: usize) -> Self {
        self.step(Step::Key(index))
    }

    fn step(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }
}

/// A value's span and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// First byte, and the byte after the last.
    pub span: Range<usize>,
    children: Children,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Children {
    None,
    Fields(Vec<(Range<usize>, String, Outline)>),
    Elements(Vec<Outline>),
    Entries(Vec<(Outline, Outline)>),
}

impl Outline {
    /// Walks a text that has been parsed; what cannot be walked ends the tree there.
    pub fn of(text: &str) -> Self {
        let mut walker = Walker { text, at: 0 };
        walker.skip_attributes();
        walker.value()
    }

    /// Whether the value is a structure with this field.
    pub fn has_field(&self, name: &str) -> bool {
        let Children::Fields(fields) = &self.children else { return false };
        fields.iter().any(|(_, field, _)| field == name)
    }

    /// The span of the value at `path`, or of the nearest value above it that stands in the file.
    ///
    /// A whole beat or answer is pointed at by its first line only: the name it has.
    pub fn find(&self, path: &Path) -> Range<usize> {
        let mut here = self;
        let mut name = self.span.start..self.span.start;
        for step in &path.0 {
            let next = match (step, &here.children) {
                (Step::Field(wanted), Children::Fields(fields)) => {
                    fields.iter().find(|(_, field, _)| field == wanted).map(|(key, _, value)| {
                        name = key.clone();
                        value
                    })
                }
                (Step::Index(index), Children::Elements(all)) => all.get(*index).inspect(|value| {
                    name = value.head();
                }),
                (Step::Index(index), Children::Entries(all)) => {
                    all.get(*index).map(|(key, value)| {
                        name = key.span.clone();
                        value
                    })
                }
                (Step::Key(index), Children::Entries(all)) => {
                    return all.get(*index).map_or(name, |(key, _)| key.span.clone());
                }
                _ => None,
            };
            match next {
                Some(next) => here = next,
                None => return name,
            }
        }
        if here.is_leaf() { here.span.clone() } else { name }
    }

    fn is_leaf(&self) -> bool {
        match &self.children {
            Children::None => true,
            Children::Elements(all) => all.iter().all(|one| matches!(one.children, Children::None)),
            _ => false,
        }
    }

    /// What stands for a struct in a list: its `id` or its words, or its first byte.
    fn head(&self) -> Range<usize> {
        let Children::Fields(fields) = &self.children else {
            return self.span.clone();
        };
        ["id", "says", "to", "rule"]
            .iter()
            .find_map(|name| fields.iter().find(|(_, field, _)| field == name))
            .map_or(self.span.start..self.span.start + 1, |(_, _, value)| value.span.clone())
    }
}

struct Walker<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walker<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Takes `c` after white space and comments, if it is next.
    fn take(&mut self, c: char) -> bool {
        self.skip_space();
        let found = self.peek() == Some(c);
        if found {
            self.bump();
        }
        found
    }

    fn skip_space(&mut self) {
        loop {
            // Most values stand right here, or after plain blanks.
            let blanks = self.rest().bytes().take_while(u8::is_ascii_whitespace).count();
            self.at += blanks;
            match self.rest().bytes().next() {
                Some(b'/') | Some(128..) => {}
                _ => return,
            }
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.skip_block_comment();
            } else if trimmed.len() == rest.len() {
                return;
            }
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else if self.peek().is_some() {
                self.bump();
            } else {
                return;
            }
        }
    }

    /// Skips `#![enable(…)]` at the top.
    fn skip_attributes(&mut self) {
        self.skip_space();
        while self.rest().starts_with("#!") {
            self.at += self.rest().find(']').map_or(self.rest().len(), |end| end + 1);
            self.skip_space();
        }
    }

    fn value(&mut self) -> Outline {
        self.skip_space();
        let start = self.at;
        let children = match self.peek() {
            Some('(') => self.parenthesized(),
            Some('[') => self.elements('[', ']'),
            Some('{') => self.entries(),
            Some('"' | '\'') => self.quoted(),
            Some('r' | 'b') if self.is_raw_or_bytes() => self.raw_or_bytes(),
            Some(_) => self.word_and_payload(),
            None => Children::None,
        };
        Outline { span: start..self.at, children }
    }

    fn word_and_payload(&mut self) -> Children {
        let start = self.at;
        while self.peek().is_some_and(|c| !c.is_whitespace() && !"()[]{},:\"'/".contains(c)) {
            self.bump();
        }
        if self.at == start {
            self.bump();
            return Children::None;
        }
        let after_word = self.at;
        self.skip_space();
        if self.peek() == Some('(') {
            // `Some(x)` stands for `x`; other variants are pointed at as a whole.
            let is_option = &self.text[start..after_word] == "Some";
            let payload = self.parenthesized();
            match payload {
                Children::Elements(mut all) if is_option && all.len() == 1 => {
                    all.pop().map_or(Children::None, |only| only.children)
                }
                Children::Fields(fields) => Children::Fields(fields),
                _ => Children::None,
            }
        } else {
            self.at = after_word;
            Children::None
        }
    }

    /// A struct `(name: value, …)` or a tuple `(value, …)`.
    fn parenthesized(&mut self) -> Children {
        let open = self.at;
        self.bump();
        self.skip_space();
        if self.field_name().is_none() {
            self.at = open;
            return self.elements('(', ')');
        }
        let mut fields = Vec::new();
        while let Some((span, name)) = self.field_name() {
            self.at = span.end;
            self.take(':');
            fields.push((span, name, self.value()));
            if !self.take(',') {
                break;
            }
            self.skip_space();
        }
        self.take(')');
        Children::Fields(fields)
    }

    /// The name of a field, if one stands here, followed by a colon. Moves nothing.
    fn field_name(&self) -> Option<(Range<usize>, String)> {
        let rest = self.rest();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let end = rest.bytes().take_while(|byte| is_name(byte)).count();
        if end == 0 {
            return None;
        }
        let mut ahead = Walker { text: self.text, at: self.at + end };
        ahead.skip_space();
        (ahead.peek() == Some(':')).then(|| (self.at..self.at + end, rest[..end].to_owned()))
    }

    fn elements(&mut self, open: char, close: char) -> Children {
        self.take(open);
        let mut all = Vec::new();
        while !self.take(close) && self.peek().is_some() {
            all.push(self.value());
            self.take(',');
        }
        Children::Elements(all)
    }

    fn entries(&mut self) -> Children {
        self.take('{');
        let mut all = Vec::new();
        while !self.take('}') && self.peek().is_some() {
            let key = self.value();
            self.take(':');
            all.push((key, self.value()));
            self.take(',');
        }
        Children::Entries(all)
    }

    fn quoted(&mut self) -> Children {
        let quote = if self.peek() == Some('\'') { '\'' } else { '"' };
        self.bump();
        while let Some(next) = self.rest().find(['\\', quote]) {
            self.at += next;
            let is_escape = self.peek() == Some('\\');
            self.bump();
            if !is_escape {
                return Children::None;
            }
            self.bump();
        }
        self.at = self.text.len();
        Children::None
    }

    /// Whether `r"`, `r#"`, `b"`, `b'` or `br"` stands here.
    fn is_raw_or_bytes(&self) -> bool {
        let rest = self.rest().trim_start_matches(['r', 'b']);
        self.rest().len() - rest.len() <= 2 && rest.trim_start_matches('#').starts_with(['"', '\''])
    }

    fn raw_or_bytes(&mut self) -> Children {
        let is_raw = self.rest().starts_with('r') || self.rest().starts_with("br");
        while self.peek().is_some_and(|c| c == 'r' || c == 'b') {
            self.bump();
        }
        if !is_raw {
            return self.quoted();
        }
        let hashes = self.rest().len() - self.rest().trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        self.at += hashes + 1;
        self.at += self.rest().find(&end).map_or(self.rest().len(), |found| found + end.len());
        Children::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, path: Path) -> &str {
        &text[Outline::of(text).find(&path)]
    }

    #[test]
    fn values_are_found_through_structs_maps_and_lists() {
        let text = r##"#![enable(implicit_some)]
            // a comment with ( and "
            (format: 1, beats: { "a": (responses: [(id: "x", says: r#"raw "text""#), (says: "é\"y")]),
             /* one /* nested */ */ "b": (then: Some("end")) })"##;
        assert_eq!(found(text, Path::response(0, 0).field("says")), r##"r#"raw "text""#"##);
        assert_eq!(found(text, Path::response(0, 1).field("says")), r#""é\"y""#);
        assert_eq!(found(text, Path::response(0, 0)), r#""x""#);
        assert_eq!(found(text, Path::beat(1)), r#""b""#);
        assert_eq!(found(text, Path::beat(1).field("then")), r#"Some("end")"#);
    }

    #[test]
    fn what_is_left_out_is_pointed_at_where_it_would_stand() {
        let text = r#"(beats: { "a": (responses: [(id: "x")]) })"#;
        assert_eq!(found(text, Path::response(0, 0).field("why")), r#""x""#);
        assert_eq!(found(text, Path::beat(0).field("lines").index(3)), r#""a""#);
    }

    #[test]
    fn any_text_is_walked_to_an_end() {
        for text in
            ["", "(", "(a:", "[[[[", "{\"a\"", "\"open", "/* open", "r#\"open", ")]}", "é:é"]
        {
            let _ = Outline::of(text).find(&Path::response(0, 0));
        }
    }
}
