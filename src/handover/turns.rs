//! The table of turns: one row for each turn and code.

use super::cell::{Column, Table, column, yes};
use super::{Handed, HandoverError, Ticks, time};
use crate::coding::Code;
use crate::records::KeptTurn;
use crate::transcript::{Reply, Turn, Way};

/// The columns, in order.
pub const TURN_COLUMNS: &[Column] = &[
    column("record", "the session’s name, as in the table of sessions"),
    column("scenario", "the scenario’s id"),
    column("scenario_hash", "SHA-256 of the scenario’s file; beats and answers are its own"),
    column("turn", "the number of the answer in its session, from 1"),
    column("beat", "the beat’s id in the scenario"),
    column("visit", "how often the session has been at this beat, from 1"),
    column("boundary", "the kind of boundary dilemma at this moment; empty where it holds none"),
    column("in_rupture", "whether the answer was given inside a strain in the alliance"),
    column("shown", "when the answers could be given, ISO 8601 in UTC"),
    column("answered", "when one was"),
    column("seconds", "from the one to the other, thinking and reading"),
    column("answered_by", "chosen or typed"),
    column(
        "answer",
        "the id of the authored answer that was chosen, or whose way a typed one went; empty where it went another way",
    ),
    column("family", "skill, fault, stance, move, question or empathy"),
    column("code", "the code by its key; for empathy the level, 1 to 5"),
    column(
        "accurate",
        "for empathy, whether what was reflected is what the client meant; empty otherwise",
    ),
    column(
        "sure",
        "yes for an authored code, or one the coder stands by; a code with no counts for nothing",
    ),
    column("percent", "how probable a code of typed words is, 0 to 100; empty for a chosen answer"),
    column("contested", "yes where the trainee contests how this turn was scored"),
    column("says", "the words of the answer; empty unless ticked"),
    column("contested_because", "why it is contested, in the trainee’s words; empty unless ticked"),
];

/// The table, row by row.
#[derive(Debug)]
pub struct TurnTable {
    table: Table,
    ticks: Ticks,
}

/// One code of one turn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Coded {
    family: &'static str,
    code: String,
    accurate: String,
    is_sure: bool,
    percent: Option<u8>,
}

impl TurnTable {
    /// An empty table.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn new(ticks: Ticks) -> Result<Self, HandoverError> {
        let table = Table::new(TURN_COLUMNS.iter().map(|column| column.name))?;
        Ok(Self { table, ticks })
    }

    /// Adds the turns of a session. Every answer has a row for the form of its question at least.
    ///
    /// # Errors
    /// As [`TurnTable::new`].
    pub fn add(&mut self, handed: &Handed) -> Result<(), HandoverError> {
        let again = &handed.replayed.transcript().turns;
        for (number, kept) in handed.record.turns.iter().enumerate() {
            let before = of_turn(handed, number, kept, again.get(number));
            let words = |text: &str| if self.ticks.words { text.to_owned() } else { String::new() };
            let after = [
                yes(kept.contested.is_some()),
                words(kept.reply.says()),
                words(kept.contested.as_deref().unwrap_or_default()),
            ];
            for coded in codes_of(kept) {
                let percent = coded.percent.map_or_else(String::new, |percent| percent.to_string());
                let sure = yes(coded.is_sure);
                let middle =
                    [coded.family, &coded.code, &coded.accurate, sure.as_str(), percent.as_str()];
                let cells = before.iter().map(String::as_str).chain(middle);
                self.table.row(cells.chain(after.iter().map(String::as_str)))?;
            }
        }
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// As [`TurnTable::new`].
    pub fn into_bytes(self) -> Result<Vec<u8>, HandoverError> {
        self.table.into_bytes()
    }
}

fn of_turn(handed: &Handed, number: usize, kept: &KeptTurn, again: Option<&Turn>) -> [String; 13] {
    let row = &handed.record.row;
    let waited = kept.timing.answered.as_millisecond() - kept.timing.shown.as_millisecond();
    let waited = waited.max(0);
    let answer = match &kept.reply {
        Reply::Chosen { id, .. } => id.clone(),
        Reply::Typed { heard, .. } => match &heard.way {
            Way::Answer { id } => id.clone(),
            Way::HeardAs | Way::Otherwise | Way::AskedAgain => String::new(),
        },
    };
    let boundary = again.and_then(|turn| turn.moment.boundary);
    [
        row.uid.clone(),
        row.scenario.id.clone(),
        row.scenario.hash.clone(),
        (number + 1).to_string(),
        kept.beat.clone(),
        again.map_or_else(String::new, |turn| turn.visit.to_string()),
        boundary.map_or("", |kind| kind.key()).to_owned(),
        again.map_or_else(String::new, |turn| yes(turn.in_rupture)),
        time(kept.timing.shown),
        time(kept.timing.answered),
        format!("{}.{:03}", waited / 1000, waited % 1000),
        if matches!(kept.reply, Reply::Typed { .. }) { "typed" } else { "chosen" }.to_owned(),
        answer,
    ]
}

/// Everything an answer was coded as; of typed words also what was not sure, marked so.
fn codes_of(kept: &KeptTurn) -> Vec<Coded> {
    let codes = &kept.codes;
    let heard = match &kept.reply {
        Reply::Typed { heard, .. } => Some(heard),
        Reply::Chosen { .. } => None,
    };
    let percent = |code: Code| {
        heard
            .and_then(|heard| heard.codes.iter().find(|guess| guess.what == code))
            .map(|g| g.percent)
    };
    let coded = |code: Code, percent: Option<u8>, is_sure: bool| Coded {
        family: family(code),
        code: code.key().to_owned(),
        accurate: String::new(),
        is_sure,
        percent,
    };
    let skills = codes.skills.iter().map(|&skill| Code::Skill(skill));
    let faults = codes.faults.iter().map(|&fault| Code::Fault(fault));
    let moves = codes.boundary.iter().flat_map(|one| one.moves.iter().map(|&one| Code::Move(one)));
    let mut all: Vec<Coded> =
        skills.chain(faults).chain(moves).map(|code| coded(code, percent(code), true)).collect();
    if let Some(stance) = codes.stance() {
        let percent = heard.and_then(|heard| Some(heard.stance?.percent));
        all.push(coded(Code::Stance(stance), percent, true));
    }
    for guess in heard.map(|heard| heard.unsure()).unwrap_or_default() {
        let is_there =
            |one: &Coded| one.code == guess.what.key() && one.family == family(guess.what);
        if !all.iter().any(is_there) {
            all.push(coded(guess.what, Some(guess.percent), false));
        }
    }
    all.push(Coded {
        family: "question",
        code: codes.question.key().to_owned(),
        accurate: String::new(),
        is_sure: heard.is_none_or(|heard| heard.form.is_sure),
        percent: heard.map(|heard| heard.form.percent),
    });
    if let Some(empathy) = codes.empathy {
        all.push(Coded {
            family: "empathy",
            code: empathy.level.to_string(),
            accurate: yes(empathy.accurate),
            is_sure: heard.is_none_or(|heard| heard.empathy.is_none_or(|guess| guess.is_sure)),
            percent: heard.and_then(|heard| Some(heard.empathy?.percent)),
        });
    }
    all
}

const fn family(code: Code) -> &'static str {
    match code {
        Code::Skill(_) => "skill",
        Code::Fault(_) => "fault",
        Code::Move(_) => "move",
        Code::Stance(_) => "stance",
    }
}
