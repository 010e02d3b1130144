//! Shapes that make a scenario file pleasant to write: open names, `sad(0.6)`, one-or-many strings,
//! `held([limit])`, and maps that keep the order of the file and every entry.

use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use crate::coding::{ProcessMove, Stance};

/// A name from a table that authors can extend, written bare (`guarded`) or quoted (`"guarded"`).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// A name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match word_and_payload(&source(deserializer)?) {
            Some((name, None)) => Ok(Self(name)),
            _ => Err(de::Error::custom("expected a name, such as `guarded`")),
        }
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_bare(&self.0) {
            verbatim(&self.0, serializer)
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}

/// A feeling with its intensity: `sad`, `sad(0.6)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Feels {
    /// A name from `assets/feelings.ron`.
    pub name: String,
    /// 0 to 1.
    pub intensity: f64,
}

impl Feels {
    /// The intensity of a feeling written without one.
    pub const USUAL: f64 = 0.5;
}

impl<'de> Deserialize<'de> for Feels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = || de::Error::custom("expected a feeling, such as `sad` or `sad(0.6)`");
        let (name, payload) = word_and_payload(&source(deserializer)?).ok_or_else(expected)?;
        let intensity = match payload {
            None => Self::USUAL,
            Some(text) => text.parse().map_err(|_| expected())?,
        };
        Ok(Self { name, intensity })
    }
}

impl Serialize for Feels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        verbatim(&format!("{}({:?})", self.name, self.intensity), serializer)
    }
}

/// A stance with the process moves made: `rigid`, `held([acknowledge, limit])`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StanceWithMoves {
    /// The stance.
    pub stance: Stance,
    /// The moves, as written.
    pub moves: Vec<ProcessMove>,
}

impl<'de> Deserialize<'de> for StanceWithMoves {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = source(deserializer)?;
        let (name, payload) = word_and_payload(&text).ok_or_else(|| {
            de::Error::custom("expected a stance, such as `rigid` or `held([limit, reason])`")
        })?;
        let stance = Stance::from_key(&name)
            .ok_or_else(|| unknown("stance", &name, Stance::ALL.iter().map(|s| s.key())))?;
        let moves = match payload {
            None => Vec::new(),
            Some(list) => moves_of(&list)?,
        };
        Ok(Self { stance, moves })
    }
}

/// Reads `[acknowledge, limit]`.
fn moves_of<E: de::Error>(list: &str) -> Result<Vec<ProcessMove>, E> {
    let names: Vec<Name> = super::options().from_str(list).map_err(|_| {
        de::Error::custom("expected a list of process moves, such as `[acknowledge, limit]`")
    })?;
    names
        .iter()
        .map(|name| {
            ProcessMove::from_key(name.as_str()).ok_or_else(|| {
                let known = ProcessMove::ALL.iter().map(|m| m.key());
                unknown("process move", name.as_str(), known)
            })
        })
        .collect()
}

/// The message ron itself gives for an unknown variant, so that one hint fits both.
fn unknown<E: de::Error>(what: &str, found: &str, known: impl Iterator<Item = &'static str>) -> E {
    let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    E::custom(format_args!("unknown {what} `{found}`, expected one of {}", known.join(", ")))
}

impl Serialize for StanceWithMoves {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stance = self.stance.key();
        if self.moves.is_empty() {
            return verbatim(stance, serializer);
        }
        let moves: Vec<_> = self.moves.iter().map(|m| m.key()).collect();
        verbatim(&format!("{stance}([{}])", moves.join(", ")), serializer)
    }
}

/// No string, one string, or a list of strings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Strings;
        impl<'de> Visitor<'de> for Strings {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in double quotes, or a list of them")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
                let mut all = Vec::new();
                while let Some(text) = seq.next_element()? {
                    all.push(text);
                }
                Ok(OneOrMany(all))
            }
        }
        deserializer.deserialize_any(Strings)
    }
}

impl Serialize for OneOrMany {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => serializer.serialize_str(one),
            many => serializer.collect_seq(many),
        }
    }
}

/// A map that keeps the order of the file, and both of two entries with one key,
/// so that a second one can be reported and never silently replaces the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries<V>(pub Vec<(String, V)>);

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Entries<V> {
    /// Key and value of each entry, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Map<V> {
            type Value = Entries<V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map, such as { \"name\": … }")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<V>, A::Error> {
                let mut all = Vec::new();
                while let Some((key, value)) = map.next_entry::<Name, V>()? {
                    all.push((key.0, value));
                }
                Ok(Entries(all))
            }
        }
        deserializer.deserialize_map(Map(PhantomData))
    }
}

impl<V: Serialize> Serialize for Entries<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// The text of the next value, as it stands in the file.
fn source<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    Ok(raw.trim().get_ron().to_owned())
}

/// Writes RON text as it is.
fn verbatim<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_ron(text).map_err(serde::ser::Error::custom)?.serialize(serializer)
}

/// Splits `word`, `"word"` or `word(payload)`.
fn word_and_payload(text: &str) -> Option<(String, Option<String>)> {
    let is_quoted = text.starts_with(['"', 'r']) && !is_bare(text);
    if let (true, Ok(word)) = (is_quoted, super::options().from_str::<String>(text)) {
        return Some((word, None));
    }
    let (word, payload) = match text.split_once('(') {
        None => (text, None),
        Some((word, rest)) => (word, Some(rest.strip_suffix(')')?)),
    };
    let payload = payload.map(|text| text.trim().trim_end_matches(',').to_owned());
    is_bare(word.trim_end()).then(|| (word.trim_end().to_owned(), payload))
}

/// Whether RON reads `word` as a plain identifier.
fn is_bare(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}
