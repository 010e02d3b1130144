//! Groups of boundary domains, so that what is told of each rests on five answers or more.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::coding::vocabulary;
use crate::moment::BoundaryDomain;

vocabulary! {
    /// Three domains that lie near each other; which do is this product's judgment.
    pub enum Group {
        Closeness = "closeness", "role and closeness";
        Frame = "frame", "time, place and money";
        Trust = "trust", "confidentiality, competence and online contact";
        Tokens = "tokens", "gifts, words and dress";
    }
}

impl Group {
    /// The three domains.
    pub const fn domains(self) -> [BoundaryDomain; 3] {
        use BoundaryDomain as D;
        match self {
            Self::Closeness => [D::Role, D::SelfDisclosure, D::Contact],
            Self::Frame => [D::Time, D::Place, D::Money],
            Self::Trust => [D::Confidentiality, D::Competence, D::Electronic],
            Self::Tokens => [D::Gifts, D::Language, D::Clothing],
        }
    }

    /// The group of a domain.
    pub const fn of(domain: BoundaryDomain) -> Self {
        use BoundaryDomain as D;
        match domain {
            D::Role | D::SelfDisclosure | D::Contact => Self::Closeness,
            D::Time | D::Place | D::Money => Self::Frame,
            D::Confidentiality | D::Competence | D::Electronic => Self::Trust,
            D::Gifts | D::Language | D::Clothing => Self::Tokens,
        }
    }

    /// What belongs to it, in words for a trainee who has seen no vignette yet.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Closeness => {
                "personal questions, being needed or loved, two roles at once, a wish for a hug"
            }
            Self::Frame => "the end of the hour, meeting elsewhere, invitations, fees",
            Self::Trust => {
                "secrets, relatives who ask, work beyond your training, messages and friend requests"
            }
            Self::Tokens => {
                "presents, ways of speaking that are too close or too coarse, remarks on looks"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_domain_is_in_one_group() {
        for &domain in BoundaryDomain::ALL {
            let holding = Group::ALL.iter().filter(|group| group.domains().contains(&domain));
            assert_eq!(holding.copied().collect::<Vec<_>>(), [Group::of(domain)], "{domain}");
        }
    }
}
