//! Practicum: a trainee counselor sits across from a scripted client, answers turn by turn,
//! and afterwards reads a debrief that says what each answer did, and why.
//!
//! Words below, numbers and story above them, pixels above those. An import only ever points down:
//!
//! | floor | module | owns |
//! | --- | --- | --- |
//! | 0 | [`coding`], [`stamp`], [`drawing`], [`institution`] | the codebook's vocabulary; a file's name and hash; flat pictures; what a school knows a person by |
//! | 1 | [`diagnostic`], [`moment`], [`words`], [`ethics`], [`client`] | findings; what is at stake; tokens, feelings and cues; codes of ethics; the client's state |
//! | 1 | [`guide`], [`resources`], [`cooldown`] | steps that teach the session screen; whom to turn to; the words after a heavy session |
//! | 2 | [`scenario`], [`transcript`], [`settings`] | the authored file and its checks; what happened; what the user chose |
//! | 2 | [`analysis`] | the coder of typed replies |
//! | 3 | [`drill`] | single statements on which one skill is practiced |
//! | 3 | [`session`], [`scoring`], [`figure`] | the turn engine; the rubric; the room and the client as pictures |
//! | 4 | [`library`], [`author`], [`debrief`] | finding content; simulating it; what a session meant |
//! | 4 | [`training`] | teaching the coder, and measuring it |
//! | 5 | [`records`] | what a trainee did, kept on disk; replaying it |
//! | 6 | [`progress`], [`assessment`], [`practice`] | where a trainee stands; their boundaries; drills |
//! | 7 | [`report`] | debriefs and progress as text, as pages, and as JSON |
//! | 8 | [`class`], [`handover`] | a class; results that leave in the formats people use |
//! | 9 | `ui` | panels in egui |
//! | 10 | `game` | the window: states, the stage, the carrying out of actions |
//! | 11 | [`cli`] | the commands |
//!
//! Start with `docs/developers/architecture.md`; `session::Session` is where a session runs.

#![warn(missing_docs)]

pub mod analysis;
pub mod assessment;
pub mod author;
pub mod class;
pub mod cli;
pub mod client;
pub mod coding;
pub mod cooldown;
pub mod debrief;
pub mod diagnostic;
pub mod drawing;
pub mod drill;
pub mod ethics;
pub mod figure;
#[cfg(feature = "game")]
pub mod game;
pub mod guide;
pub mod handover;
pub mod institution;
pub mod library;
pub mod moment;
pub mod practice;
pub mod progress;
pub mod records;
pub mod report;
pub mod resources;
pub mod scenario;
pub mod scoring;
pub mod session;
pub mod settings;
pub mod stamp;
pub mod training;
pub mod transcript;
#[cfg(feature = "ui")]
pub mod ui;
pub mod words;
