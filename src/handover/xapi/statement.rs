//! The shape of a statement, as far as we write it. What is not there is left out: xAPI has no nulls.

use std::collections::BTreeMap;

use serde::Serialize;

/// Fields of our own, by IRI.
pub(super) type Extensions = BTreeMap<String, serde_json::Value>;

/// Text by language.
pub(super) type LanguageMap = BTreeMap<&'static str, String>;

/// English, which is the only language there is.
pub(super) fn language(text: &str) -> LanguageMap {
    BTreeMap::from([("en", text.to_owned())])
}

/// One statement. `stored`, `authority` and `version` are the store's to set.
#[derive(Debug, Serialize)]
pub(super) struct Statement {
    pub id: String,
    pub actor: Actor,
    pub verb: Verb,
    pub object: Activity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Outcome>,
    pub context: Context,
    pub timestamp: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Actor {
    #[serde(rename = "objectType")]
    pub kind: &'static str,
    pub account: Account,
}

/// A random name; never a mail address, not even a hash of one, which can be guessed.
#[derive(Debug, Serialize)]
pub(super) struct Account {
    #[serde(rename = "homePage")]
    pub home: &'static str,
    pub name: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Verb {
    pub id: &'static str,
    pub display: LanguageMap,
}

#[derive(Debug, Serialize)]
pub(super) struct Activity {
    #[serde(rename = "objectType")]
    kind: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<Definition>,
    /// Whether it is the session as a whole, so that it has nothing above it.
    #[serde(skip)]
    pub is_whole: bool,
}

impl Activity {
    /// An activity that is described elsewhere.
    pub(super) const fn named(id: String) -> Self {
        Self { kind: "Activity", id, definition: None, is_whole: false }
    }

    /// An activity and what it is.
    pub(super) const fn defined(id: String, definition: Definition) -> Self {
        Self { kind: "Activity", id, definition: Some(definition), is_whole: false }
    }

    /// The same, as that which has nothing above it.
    pub(super) fn whole(self) -> Self {
        Self { is_whole: true, ..self }
    }

    /// The same, of a type.
    pub(super) fn of_type(self, kind: &'static str) -> Self {
        let definition = Definition { kind: Some(kind), name: None, interaction: None };
        Self { definition: Some(definition), ..self }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Definition {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<LanguageMap>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<Interaction>,
}

/// A `cmi.interaction`. No pattern of right responses: answers are better or worse, and typed ones are anybody's.
#[derive(Debug, Serialize)]
pub(super) struct Interaction {
    #[serde(rename = "interactionType")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<Choice>>,
}

#[derive(Debug, Serialize)]
struct Choice {
    id: String,
}

impl Interaction {
    /// One out of several, by their ids.
    pub(super) fn choice(ids: Vec<String>) -> Self {
        let choices = ids.into_iter().map(|id| Choice { id }).collect();
        Self { kind: "choice", choices: Some(choices) }
    }

    /// Words of one's own.
    pub(super) const fn own_words() -> Self {
        Self { kind: "long-fill-in", choices: None }
    }
}

/// What came of it.
#[derive(Debug, Default, Serialize)]
pub(super) struct Outcome {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extensions: Option<Extensions>,
}

#[derive(Debug, Serialize)]
pub(super) struct Score {
    pub scaled: f64,
    pub raw: u8,
    pub min: u8,
    pub max: u8,
}

#[derive(Debug, Serialize)]
pub(super) struct Context {
    pub registration: String,
    #[serde(rename = "contextActivities")]
    pub activities: ContextActivities,
    pub platform: &'static str,
    pub language: &'static str,
    pub extensions: Extensions,
}

#[derive(Debug, Serialize)]
pub(super) struct ContextActivities {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Vec<Activity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouping: Option<Vec<Activity>>,
    pub category: Vec<Activity>,
}
