//! What the coder is given.

use crate::moment::Moment;

/// A reply, the client's line before it, and what was at stake.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// What the counselor typed.
    pub reply: &'a str,
    /// What the client said before; empty where it is not known.
    pub client: &'a str,
    /// What was at stake; `None` where nobody has said, which is another thing than that nothing was.
    pub moment: Option<&'a Moment>,
}
