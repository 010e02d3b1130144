//! A small reader of pages that are well-formed XML, so that tests can take them apart.

use std::iter;

/// An element with what is in it.
#[derive(Debug, Clone, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    pub fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This element and all below it, in the order of the page.
    pub fn all(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        Box::new(iter::once(self).chain(self.children().flat_map(Self::all)))
    }

    /// The only element of this name, which must be there; of headings and heads, the first.
    pub fn one(&self, name: &str) -> &Self {
        let found: Vec<_> = self.all().filter(|element| element.name == name).collect();
        let is_one = found.len() == 1 || matches!(name, "title" | "header");
        assert!(is_one && !found.is_empty(), "there are {} {name}", found.len());
        found[0]
    }

    pub fn by_id(&self, id: &str) -> &Self {
        let found = self.all().find(|element| element.attribute("id") == Some(id));
        found.unwrap_or_else(|| panic!("nothing has the id {id}"))
    }

    pub fn by_class(&self, class: &str) -> &Self {
        let found = self.all().find(|element| element.attribute("class") == Some(class));
        found.unwrap_or_else(|| panic!("nothing has the class {class}"))
    }

    /// All the text in it.
    pub fn text(&self) -> String {
        self.text_without("")
    }

    /// All the text in it but what stands in elements of this name.
    pub fn text_without(&self, name: &str) -> String {
        let text = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) if element.name == name => String::new(),
            Node::Element(element) => element.text_without(name),
        };
        self.nodes.iter().map(text).collect()
    }
}

/// Takes a page apart, or says what is not well-formed.
pub fn parse(page: &str) -> Result<Element, String> {
    let mut rest =
        page.strip_prefix("<!DOCTYPE html>\n").ok_or("it does not begin as HTML does")?;
    // The innermost open element is the last.
    let mut open = vec![Element::default()];
    while let Some(at) = rest.find('<') {
        push(&mut open, Node::Text(text(&rest[..at])?))?;
        let end = rest[at..].find('>').ok_or("a tag is not closed")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().ok_or("nothing is open")?;
            if element.name != name {
                return Err(format!("</{name}> closes <{}>", element.name));
            }
            push(&mut open, Node::Element(element))?;
        } else if let Some(tag) = tag.strip_suffix('/') {
            push(&mut open, Node::Element(element(tag)?))?;
        } else {
            let element = element(tag)?;
            // HTML and XML would read these otherwise.
            if matches!(element.name.as_str(), "meta" | "hr" | "br" | "img" | "link" | "input") {
                return Err(format!("<{}> is not closed", element.name));
            }
            open.push(element);
        }
    }
    let top = open.pop().ok_or("nothing is open")?;
    let roots: Vec<&Element> = top.children().collect();
    match (open.len(), roots.as_slice()) {
        (0, [root]) if rest.trim().is_empty() => Ok((*root).clone()),
        (0, _) => Err("there is not one root".to_owned()),
        _ => Err(format!("<{}> is not closed", top.name)),
    }
}

fn push(open: &mut [Element], node: Node) -> Result<(), String> {
    open.last_mut().ok_or("more is closed than opened")?.nodes.push(node);
    Ok(())
}

fn element(tag: &str) -> Result<Element, String> {
    let tag = tag.trim();
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if !is_name(name) {
        return Err(format!("<{name}> is no name"));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.trim().is_empty() {
        let (name, after) = rest.trim_start().split_once("=\"").ok_or(format!("<{tag}>"))?;
        let (value, after) = after.split_once('"').ok_or(format!("<{tag}>"))?;
        if !is_name(name) || attributes.iter().any(|(one, _)| one == name) {
            return Err(format!("<{tag}> has a strange attribute `{name}`"));
        }
        attributes.push((name.to_owned(), text(value)?));
        rest = after;
    }
    Ok(Element { name: name.to_owned(), attributes, nodes: Vec::new() })
}

/// Text as it is meant: without references, of which the page uses five.
fn text(raw: &str) -> Result<String, String> {
    const REFERENCES: [(&str, &str); 5] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = REFERENCES.iter().find(|(reference, _)| rest.starts_with(reference));
        let (reference, meant) = found.ok_or(format!("a stray & in {raw:?}"))?;
        out.push_str(meant);
        rest = &rest[reference.len()..];
    }
    Ok(out + rest)
}

#[test]
fn what_is_not_well_formed_is_refused() {
    let is_fine = |body: &str| parse(&format!("<!DOCTYPE html>\n<html>{body}</html>\n")).is_ok();
    assert!(is_fine("<p class=\"a\">x &amp; y<br /></p>"));
    for body in [
        "<p>",
        "</p>",
        "<p></b>",
        "<b><i></b></i>",
        "x & y",
        "<p a=b></p>",
        "<p a=\"1\" a=\"2\"></p>",
        "<br>",
        "<!-- x -->",
        "&nbsp;",
        "</html><html>",
        "<p",
    ] {
        assert!(!is_fine(body), "{body}");
    }
}
