//! What a session tells those who show it.

use crate::client::Mood;
use crate::coding::RuptureKind;
use crate::transcript::{End, SpokenLine};

/// One thing that happened, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The session is at this beat.
    Entered {
        /// The beat's id.
        beat: String,
        /// How often the session has been here, from 1.
        visit: u32,
    },
    /// A strain in the alliance began.
    RuptureBegan(RuptureKind),
    /// The client speaks, or is silent and can be seen.
    Said(SpokenLine),
    /// The answers that can be chosen, in the order to show.
    Offered(Vec<OfferedAnswer>),
    /// The answer moved the client.
    Moved {
        /// The state before.
        before: Mood,
        /// The state after.
        after: Mood,
    },
    /// The strain was repaired.
    RuptureRepaired(RuptureKind),
    /// The session is over.
    Ended(End),
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedAnswer {
    /// Its id within the beat.
    pub id: String,
    /// Its words.
    pub says: String,
}
