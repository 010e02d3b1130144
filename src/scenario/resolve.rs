//! From what is typed to the model: names become indices, defaults are filled in.
//!
//! This never fails. What cannot be resolved is filled with something harmless and reported by the rule
//! whose business it is; [`super::load`] hands the model out only when no rule found an error.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence;
use super::guard::{Condition, Flag, Flags, Guard};
use super::model::{
    Beat, BeatIx, Brief, Carry, ClientProfile, Ending, EndingIx, Feeling, HeardAs, Line, Response,
    Route, Scenario, Tables, Target, goal_flag, task_flag, visit_flag,
};
use super::raw::{
    Kind, RawBeat, RawCarry, RawCondition, RawEffect, RawEnding, RawLine, RawMoment, RawResponse,
    RawRoute, RawScenario,
};
use super::spoken::Spoken;
use super::syntax::{Feels, StanceWithMoves};
use crate::client::{Level, Mood, Shift};
use crate::coding::{BoundaryCode, CodedReply, Empathy, QuestionForm, Skill};
use crate::moment::Moment;
use crate::stamp::hash_of;
use crate::words::Passage;

/// A scenario that may still have holes.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The model, with something harmless in each hole.
    pub scenario: Scenario,
    /// Beat and answer of each answer that leads nowhere.
    pub holes: BTreeSet<(usize, usize)>,
    /// What is said in it, cut up.
    pub spoken: Spoken,
}

/// Resolves a scenario as far as it can be.
pub fn resolve(raw: &RawScenario, text: &str, tables: &Tables) -> Draft {
    let mut resolver = Resolver::new(raw, tables);
    let beats = raw.beats.iter().enumerate().map(|(ix, (id, beat))| resolver.beat(ix, id, beat));
    let beats: Vec<Beat> = beats.collect();
    let mut endings: Vec<Ending> =
        raw.endings.iter().map(|(id, ending)| resolve_ending(id, ending)).collect();
    if raw.kind == Kind::Vignette {
        endings.push(resolve_ending(VIGNETTE_END, &RawEnding::default()));
    }
    let start = raw.start.as_deref().and_then(|id| match resolver.target(id) {
        Some(Target::Beat(ix)) => Some(ix),
        _ => None,
    });
    let turns = u32::try_from(raw.beats.0.len()).unwrap_or(u32::MAX).saturating_mul(2);
    let scenario = Scenario {
        id: raw.id.clone(),
        title: if raw.title.is_empty() { raw.id.clone() } else { raw.title.clone() },
        kind: raw.kind,
        form: raw.form,
        pair: raw.pair.clone(),
        level: raw.level,
        minutes: raw.minutes,
        focus: sorted_once(&raw.focus),
        themes: raw.themes.clone(),
        content_notes: raw.content_notes.clone(),
        review: raw.review,
        audience: raw.audience.clone(),
        sources: raw.sources.clone(),
        hour: raw.hour,
        follows: raw.follows.clone(),
        without_record: resolve_carry(&raw.without_record),
        max_turns: raw.max_turns.unwrap_or(turns),
        brief: Brief {
            setting: raw.brief.setting.clone(),
            referral: raw.brief.referral.clone(),
            your_aims: raw.brief.your_aims.clone(),
        },
        client: resolve_client(raw, tables),
        start: start.unwrap_or(BeatIx(0)),
        beats,
        endings,
        flags: resolver.flags,
        hash: hash_of(text),
        text: text.into(),
    };
    Draft { scenario, holes: resolver.holes, spoken: resolver.spoken }
}

/// The id of the ending that a vignette's answers lead to.
pub(super) const VIGNETTE_END: &str = "end";

/// What is carried, with numbers held within 0 and 1.
pub(super) fn resolve_carry(raw: &RawCarry) -> Carry {
    Carry {
        from: raw.from.clone(),
        alliance: raw.alliance.entries().map(|(_, value)| value.map(level)),
        goals: raw.goals.clone(),
        task: raw.task.clone(),
        flags: raw.flags.clone(),
    }
}

fn level(value: f64) -> Level {
    Level::from_thousandths(thousandths(value))
}

fn thousandths(value: f64) -> i32 {
    (value * 1000.0).round() as i32
}

fn sorted_once<T: Copy + Ord>(codes: &[T]) -> Vec<T> {
    BTreeSet::from_iter(codes.iter().copied()).into_iter().collect()
}

fn resolve_client(raw: &RawScenario, tables: &Tables) -> ClientProfile {
    let client = &raw.client;
    let start =
        client.start.entries().into_iter().fold(Mood::default(), |mood, (variable, value)| {
            match value {
                Some(value) => mood.with(variable, level(value)),
                None => mood,
            }
        });
    ClientProfile {
        name: client.name.clone(),
        age: client.age,
        pronouns: client.pronouns.clone(),
        temperament_name: client.temperament.as_str().to_owned(),
        temperament: tables
            .temperaments
            .get(client.temperament.as_str())
            .cloned()
            .unwrap_or_default(),
        look: client.look.clone(),
        start,
        goals: client.goals.clone(),
        tasks: client.tasks.0.clone(),
    }
}

/// A feeling as the engine holds it.
pub fn feeling(feels: &Feels) -> Feeling {
    Feeling { name: feels.name.clone(), intensity: level(feels.intensity) }
}

fn resolve_ending(id: &str, raw: &RawEnding) -> Ending {
    Ending {
        id: id.to_owned(),
        early: raw.early,
        says: raw.says.0.clone(),
        feels: raw.feels.as_ref().map(feeling),
        manner: raw.manner.0.clone(),
        thinks: raw.thinks.clone(),
        means: raw.means.clone(),
        goals: raw.goals.clone(),
        task: raw.task.clone(),
    }
}

fn resolve_moment(raw: &RawMoment) -> Moment {
    let wanted = raw.boundary.map_or(&[][..], |kind| kind.wanted_moves());
    let moves = raw.moves.as_deref().filter(|_| raw.boundary.is_some()).unwrap_or(wanted);
    Moment {
        feelings: raw.feelings.clone(),
        meaning: raw.meaning.clone(),
        boundary: raw.boundary,
        moves: sorted_once(moves),
        question: raw.question,
    }
}

/// The codes of an authored answer, with the words they rest on.
fn resolve_codes(
    raw: &RawResponse,
    says: &Passage,
    moment: &Moment,
    tables: &Tables,
) -> CodedReply {
    let question = raw.question.unwrap_or_else(|| {
        if raw.skills.contains(&Skill::OpenQuestion) {
            QuestionForm::Open
        } else if raw.skills.contains(&Skill::ClosedQuestion) {
            QuestionForm::Closed
        } else {
            QuestionForm::NoQuestion
        }
    });
    // A harmless reply that meets nothing is rated 2 where the client has shown feeling (codebook).
    let unrated = (!moment.feelings.is_empty()).then_some(2);
    let empathy = raw.empathy.or(unrated).map(|level| Empathy {
        level: level.clamp(Empathy::MIN, Empathy::MAX),
        accurate: raw.accurate,
    });
    let boundary = raw.boundary.as_ref().map(|StanceWithMoves { stance, moves }| BoundaryCode {
        stance: *stance,
        moves: sorted_once(moves),
    });
    let mut codes = CodedReply {
        skills: sorted_once(&raw.skills),
        faults: sorted_once(&raw.faults),
        empathy,
        boundary,
        question,
        evidence: Vec::new(),
    };
    codes.evidence = evidence::find(&codes, &raw.rests_on, says, &tables.lexicon);
    codes
}

struct Resolver<'a> {
    tables: &'a Tables,
    raw: &'a RawScenario,
    spoken: Spoken,
    targets: BTreeMap<&'a str, Target>,
    visits_asked_for: BTreeSet<&'a str>,
    flags: Vec<String>,
    holes: BTreeSet<(usize, usize)>,
}

impl<'a> Resolver<'a> {
    fn new(raw: &'a RawScenario, tables: &'a Tables) -> Self {
        let beats = raw.beats.iter().enumerate();
        let beats = beats.map(|(ix, (id, _))| (id, Target::Beat(BeatIx(ix))));
        let endings = raw.endings.iter().enumerate();
        let endings = endings.map(|(ix, (id, _))| (id, Target::Ending(EndingIx(ix))));
        let mut targets = BTreeMap::new();
        if raw.kind == Kind::Vignette {
            targets.insert(VIGNETTE_END, Target::Ending(EndingIx(raw.endings.0.len())));
        }
        // The first of two with one name is kept; the second is a finding.
        for (id, target) in beats.chain(endings) {
            targets.entry(id).or_insert(target);
        }
        let mut visits_asked_for = BTreeSet::new();
        for guard in guards(raw) {
            collect_visits(guard, &mut visits_asked_for);
        }
        let (flags, holes) = (Vec::new(), BTreeSet::new());
        Self { tables, raw, spoken: Spoken::of(raw), targets, visits_asked_for, flags, holes }
    }

    fn target(&self, id: &str) -> Option<Target> {
        self.targets.get(id).copied()
    }

    fn flag(&mut self, name: String) -> Option<Flag> {
        let number = self.flags.iter().position(|flag| *flag == name).unwrap_or_else(|| {
            self.flags.push(name);
            self.flags.len() - 1
        });
        Flag::numbered(number)
    }

    fn flag_set(&mut self, names: &[String]) -> Flags {
        names
            .iter()
            .filter_map(|name| self.flag(name.clone()))
            .fold(Flags::default(), |flags, flag| flags.with(Flags::only(flag)))
    }

    fn beat(&mut self, ix: usize, id: &str, raw: &RawBeat) -> Beat {
        let moment = resolve_moment(&raw.moment);
        let responses = raw.responses.iter().enumerate();
        let responses = responses
            .map(|(number, response)| self.response((ix, number), raw, response, &moment))
            .collect();
        let heard_as = raw.heard_as.iter().filter_map(|heard| {
            Some(HeardAs {
                skills: sorted_once(&heard.skills),
                faults: sorted_once(&heard.faults),
                question: heard.question,
                to: self.target(&heard.to)?,
            })
        });
        let heard_as = heard_as.collect();
        let is_asked_for = self.visits_asked_for.contains(id);
        Beat {
            id: id.to_owned(),
            lines: raw.lines.iter().map(|line| self.line(line)).collect(),
            rupture: raw.rupture,
            hint: raw.hint.clone(),
            responses,
            heard_as,
            otherwise: raw.otherwise.as_deref().and_then(|id| self.target(id)),
            marks: if is_asked_for { self.flag(visit_flag(id)) } else { None },
            moment,
        }
    }

    fn line(&mut self, raw: &RawLine) -> Line {
        Line {
            when: self.guard(&raw.when),
            says: raw.says.0.clone(),
            feels: raw.feels.as_ref().map(feeling),
            manner: raw.manner.0.clone(),
            acts: raw.acts.clone(),
            thinks: raw.thinks.clone(),
        }
    }

    fn response(
        &mut self,
        place: (usize, usize),
        beat: &RawBeat,
        raw: &RawResponse,
        moment: &Moment,
    ) -> Response {
        let says = self.spoken.answer(place.0, place.1);
        let codes = resolve_codes(raw, says, moment, self.tables);
        let own_way = raw.then.is_some() || !raw.routes.is_empty();
        let routes = if own_way { &raw.routes } else { &beat.routes };
        let then = match raw.then.as_ref().or(beat.then.as_ref()) {
            Some(id) => self.target(id),
            None if self.raw.kind == Kind::Vignette => self.target(VIGNETTE_END),
            None => None,
        };
        if then.is_none() {
            self.holes.insert(place);
        }
        Response {
            id: response_id(raw, place.1),
            says: raw.says.clone(),
            when: self.guard(&raw.when),
            codes,
            effect: effect_shift(&raw.effect),
            set: self.flag_set(&raw.effect.set),
            clear: self.flag_set(&raw.effect.clear),
            why: raw.why.clone(),
            tempting: raw.tempting.clone(),
            ethics: raw.ethics.clone(),
            also: raw.also.clone(),
            settled: raw.settled.clone(),
            routes: routes.iter().filter_map(|route| self.route(route)).collect(),
            then: then.unwrap_or(Target::Ending(EndingIx(0))),
        }
    }

    fn route(&mut self, raw: &RawRoute) -> Option<Route> {
        let to = self.target(&raw.to)?;
        Some(Route { when: self.guard(&raw.when), to })
    }

    fn guard(&mut self, raw: &[RawCondition]) -> Guard {
        Guard(self.conditions(raw))
    }

    fn conditions(&mut self, raw: &[RawCondition]) -> Vec<Condition> {
        raw.iter().filter_map(|condition| self.condition(condition)).collect()
    }

    fn condition(&mut self, raw: &RawCondition) -> Option<Condition> {
        Some(match raw {
            RawCondition::AtLeast(variable, value) => Condition::AtLeast(*variable, level(*value)),
            RawCondition::Below(variable, value) => Condition::Below(*variable, level(*value)),
            RawCondition::Flag(name) => Condition::Flag(self.flag(name.clone())?),
            RawCondition::NoFlag(name) => Condition::NoFlag(self.flag(name.clone())?),
            RawCondition::Visited(beat) => Condition::Flag(self.flag(visit_flag(beat))?),
            RawCondition::GoalAgreed(goal) => Condition::Flag(self.flag(goal_flag(goal))?),
            RawCondition::TaskSet(task) => Condition::Flag(self.flag(task_flag(task))?),
            RawCondition::Any(all) => Condition::Any(self.conditions(all)),
            RawCondition::Not(all) => Condition::Not(self.conditions(all)),
        })
    }
}

/// The id of an answer: its own, or a letter by place (`a`, `b`, … `z`, then `27` …).
pub(super) fn response_id(raw: &RawResponse, number: usize) -> String {
    if !raw.id.is_empty() {
        return raw.id.clone();
    }
    match u8::try_from(number) {
        Ok(small @ 0..26) => char::from(b'a' + small).to_string(),
        _ => (number + 1).to_string(),
    }
}

fn effect_shift(raw: &RawEffect) -> Shift {
    raw.entries()
        .into_iter()
        .fold(Shift::default(), |shift, (variable, value)| shift.with(variable, thousandths(value)))
}

/// Every guard of a file.
pub(super) fn guards(raw: &RawScenario) -> impl Iterator<Item = &[RawCondition]> {
    raw.beats.iter().flat_map(|(_, beat)| {
        let lines = beat.lines.iter().map(|line| line.when.as_slice());
        let routes = beat.routes.iter().map(|route| route.when.as_slice());
        let responses = beat.responses.iter().flat_map(|response| {
            std::iter::once(response.when.as_slice())
                .chain(response.routes.iter().map(|route| route.when.as_slice()))
        });
        lines.chain(routes).chain(responses)
    })
}

fn collect_visits<'a>(guard: &'a [RawCondition], visits: &mut BTreeSet<&'a str>) {
    for condition in guard {
        match condition {
            RawCondition::Visited(beat) => {
                visits.insert(beat);
            }
            RawCondition::Any(all) | RawCondition::Not(all) => collect_visits(all, visits),
            _ => {}
        }
    }
}
