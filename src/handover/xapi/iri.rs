//! The names of things in statements.
//!
//! They lie under `practicum.example`: they only name, nothing is served there, and nothing is ever asked there.
//!
//! xAPI wants whoever makes a name to be allowed to use its domain. This project has none; `.example` is set aside so
//! that nobody can come to own one (RFC 2606), so these names can never turn out to be somebody else's, and never lead
//! anywhere. A `urn:uuid:` would be as free, but an account's home must look like a page, and nobody could read the
//! others. The names never change with the version: a store tells by them that two statements are about one thing. A
//! domain of our own would be a new profile, `v2`, beside this one.

use crate::coding::Dimension;

/// A name under the one root of all of them.
macro_rules! ours {
    ($path:literal) => {
        concat!("https://practicum.example/", $path)
    };
}

/// Where the account is, under whose random name a trainee is known.
pub const HOME: &str = ours!("learner");
/// The category of every statement, by which they are found in a store.
pub const PROFILE: &str = ours!("xapi/profile/v1");

pub(super) const TYPE_SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";
pub(super) const TYPE_OBJECTIVE: &str = "http://adlnet.gov/expapi/activities/objective";
pub(super) const TYPE_INTERACTION: &str = "http://adlnet.gov/expapi/activities/cmi.interaction";
pub(super) const TYPE_PROFILE: &str = "http://adlnet.gov/expapi/activities/profile";

const ROOT: &str = ours!("xapi");

/// A scenario.
pub fn scenario(id: &str) -> String {
    format!("{ROOT}/scenarios/{}", part(id))
}

/// A dimension of a scenario.
pub fn dimension(scenario: &str, dimension: Dimension) -> String {
    format!("{}/dimensions/{}", self::scenario(scenario), dimension.key())
}

/// The choice at a beat of a scenario.
pub fn beat(scenario: &str, beat: &str) -> String {
    format!("{}/beats/{}", self::scenario(scenario), part(beat))
}

/// The answer in one's own words at a beat of a scenario.
pub fn own_words(scenario: &str, beat: &str) -> String {
    format!("{}/own-words", self::beat(scenario, beat))
}

/// An assignment.
pub fn assignment(id: &str) -> String {
    format!("{ROOT}/assignments/{}", part(id))
}

/// A field of our own.
pub fn extension(name: &str) -> String {
    format!("{ROOT}/extensions/{name}")
}

/// A name as a part of a path: what no path may hold is written as its bytes.
fn part(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(byte as char),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parts_of_a_path() {
        assert_eq!(scenario("maya-1"), "https://practicum.example/xapi/scenarios/maya-1");
        assert_eq!(
            own_words("a b/ü", "x?y#z"),
            "https://practicum.example/xapi/scenarios/a%20b%2F%C3%BC/beats/x%3Fy%23z/own-words"
        );
    }
}
