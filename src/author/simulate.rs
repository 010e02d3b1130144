//! Many sessions at once: what is reached, how scores spread, and whether a player who knows nothing does well.

use serde::Serialize;

use super::player::{Guide, Strategy};
use super::together::{Correlation, Together, named};
use crate::coding::{Dimension, PerDimension};
use crate::scenario::{Scenario, Tables, Target};
use crate::scoring::{Rubric, Tally};
use crate::session::{Chart, Purpose, State, below, draw};
use crate::transcript::Seed;

/// A dumb player may pass at most this part of its runs, in percent.
const DUMB_PASSES_AT_MOST: u64 = 5;
/// A dumb player's mean may lie at most so many points above the uniform player's.
const DUMB_LEAD_AT_MOST: f64 = 25.0;
/// What a scenario must hold is judged over at least so many plays.
pub const JUDGED_FROM: u64 = 1000;

/// What came of simulating one scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Simulation {
    /// The scenario's id.
    pub scenario: String,
    /// How many sessions each player played.
    pub plays: u64,
    /// The seed of the first; each next play has the next seed.
    pub seed: Seed,
    /// The dimensions it reports.
    pub focus: Vec<Dimension>,
    /// What was reached by anyone.
    pub coverage: Coverage,
    /// Each player, in the order of [`Strategy::ALL`].
    pub players: Vec<PlayerReport>,
    /// How far the scores of two dimensions go together where answers are picked at random.
    pub together: [Correlation; 3],
    /// What that was made of, to be pooled over a library.
    #[serde(skip)]
    pub uniform: Together,
    /// What a good scenario would not let happen.
    pub failures: Vec<Failure>,
}

/// How often each part of a scenario was seen, by all players together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Beats with their visits, in the order of the file.
    pub beats: Vec<Seen>,
    /// Answers as `beat/answer`, with how often they were given.
    pub responses: Vec<Seen>,
    /// Endings with their sessions.
    pub endings: Vec<Seen>,
    /// Sessions that ended because time was up.
    pub time_up: u64,
}

/// A part of a scenario and how often it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// Its id.
    pub id: String,
    /// How often.
    pub times: u64,
}

impl Coverage {
    /// Everything that nobody saw, as lines for people.
    pub fn never_seen(&self) -> Vec<String> {
        let unseen = |what: &'static str, all: &[Seen]| -> Vec<String> {
            let never = all.iter().filter(|part| part.times == 0);
            never.map(|part| format!("{what} {}", part.id)).collect()
        };
        let mut all = unseen("beat", &self.beats);
        all.extend(unseen("answer", &self.responses));
        all.extend(unseen("ending", &self.endings));
        all
    }
}

/// What one player did over all plays.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlayerReport {
    /// Which.
    pub strategy: Strategy,
    /// Sessions that were passed.
    pub passes: u64,
    /// Fewest, mean and most answers given.
    pub turns: Spread,
    /// The scores of each dimension; one that was not scored counts 0.
    pub scores: PerDimension<Spread>,
    /// Ruptures that began, in all plays together.
    pub ruptures: u64,
    /// Ruptures that were repaired.
    pub repairs: u64,
}

/// The least, mean and greatest of some numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Spread {
    /// The least.
    pub least: u32,
    /// The mean.
    pub mean: f64,
    /// The greatest.
    pub most: u32,
}

/// What a good scenario would not let happen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// A player who knows nothing passes too often.
    DumbPasses {
        /// The player.
        strategy: Strategy,
        /// Of its runs, in percent, with one decimal.
        percent: f64,
    },
    /// A player who knows nothing scores far above one who answers at random.
    DumbLeads {
        /// The player.
        strategy: Strategy,
        /// The dimension.
        dimension: Dimension,
        /// By so many points.
        points: f64,
    },
    /// The author's own best does not pass.
    BestFails {
        /// In so many plays.
        plays: u64,
        /// The first seed it failed with.
        seed: Seed,
    },
    /// A slip does not cost anything.
    SlipIsFree {
        /// In so many plays.
        plays: u64,
        /// The first seed.
        seed: Seed,
    },
}

/// Simulates one scenario. `progress` is called after each play of each player.
pub fn simulate(
    scenario: &Scenario,
    tables: &Tables,
    rubric: &Rubric,
    (plays, seed): (u64, Seed),
    mut progress: impl FnMut(),
) -> Simulation {
    let mut arena = Arena::new(scenario, tables, rubric);
    let mut players = Vec::new();
    for &strategy in Strategy::ALL {
        let mut sums = Sums::default();
        for number in 0..plays {
            let seed = Seed(seed.0.wrapping_add(number));
            let run = arena.play(strategy, seed);
            sums.add(&run, &arena, seed);
            progress();
        }
        players.push((strategy, sums));
    }
    let failures = failures(&arena, &players, plays);
    let uniform = players.iter().find(|(strategy, _)| *strategy == Strategy::Uniform);
    let uniform = uniform.map_or_else(Together::default, |(_, sums)| sums.together);
    let players = players.into_iter().map(|(strategy, sums)| sums.report(strategy));
    let players = players.collect();
    Simulation {
        scenario: scenario.id.clone(),
        plays,
        seed,
        focus: scenario.focus.clone(),
        coverage: arena.coverage(),
        players,
        together: named(uniform.correlations()),
        uniform,
        failures,
    }
}

/// One scenario made ready for many plays.
struct Arena<'a> {
    scenario: &'a Scenario,
    rubric: &'a Rubric,
    chart: Chart,
    guide: Guide,
    beats: Vec<u64>,
    responses: Vec<Vec<u64>>,
    endings: Vec<u64>,
    time_up: u64,
}

/// One simulated session.
struct Run {
    tally: Tally,
    state: State,
    /// Whether the player slipped and yet did not end below its twin.
    is_free_slip: bool,
}

impl<'a> Arena<'a> {
    fn new(scenario: &'a Scenario, tables: &Tables, rubric: &'a Rubric) -> Self {
        Self {
            scenario,
            rubric,
            chart: Chart::new(scenario, &tables.reactions),
            guide: Guide::new(scenario, rubric, &tables.lexicon),
            beats: vec![0; scenario.beats.len()],
            responses: scenario.beats.iter().map(|beat| vec![0; beat.responses.len()]).collect(),
            endings: vec![0; scenario.endings.len()],
            time_up: 0,
        }
    }

    fn play(&mut self, strategy: Strategy, seed: Seed) -> Run {
        if strategy != Strategy::SlipAndRepair {
            let (tally, state, _) = self.walk(strategy, seed, None);
            return Run { tally, state, is_free_slip: false };
        }
        // The twin's run tells at how many beats one could slip; the seed picks one of them.
        let (twin, _, chances) = self.walk(Strategy::Best, seed, None);
        let mut rng = draw(seed, Purpose::Player, "slip", 1, 0);
        let at = below(&mut rng, chances);
        let (tally, state, _) = self.walk(strategy, seed, Some(at));
        let is_free_slip = chances > 0 && !self.stands_below(&tally, &twin);
        Run { tally, state, is_free_slip }
    }

    /// Plays one session: its sums, its end, and at how many beats one could have slipped.
    fn walk(
        &mut self,
        strategy: Strategy,
        seed: Seed,
        slip_at: Option<usize>,
    ) -> (Tally, State, usize) {
        let (mood, flags) = self.scenario.opening(None);
        let mut rng = draw(seed, Purpose::Player, "choose", 1, 0);
        let mut state = self.chart.begin(mood, flags);
        let mut tally = Tally::default();
        let mut chances = 0;
        let mut has_slipped = false;
        let mut offered = Vec::with_capacity(8);
        while let Some(Target::Beat(beat)) = state.at {
            offered.clear();
            let answers = 0..self.chart.answers(&state);
            offered.extend(answers.filter(|&answer| self.chart.is_offered(&state, answer)));
            let can_slip = self.guide.can_slip(beat.0, &offered);
            let choice = if can_slip && slip_at == Some(chances) {
                has_slipped = true;
                self.guide.slip(beat.0, &offered, &mut rng)
            } else {
                if has_slipped && state.strain.is_some() {
                    self.keep_repairs(&state, &mut offered);
                }
                self.guide.choose(strategy, beat.0, &offered, &mut rng)
            };
            chances += usize::from(can_slip);
            self.beats[beat.0] += 1;
            self.responses[beat.0][choice] += 1;
            tally.add(&self.guide.verdicts[beat.0][choice]);
            state = self.chart.step(&state, choice);
        }
        match state.at {
            Some(Target::Ending(ending)) => self.endings[ending.0] += 1,
            _ => self.time_up += 1,
        }
        (tally, state, chances)
    }

    /// Inside a rupture of its own making, the player that slipped looks only at answers that repair,
    /// where there are any.
    fn keep_repairs(&self, state: &State, offered: &mut Vec<usize>) {
        if offered.iter().any(|&answer| self.chart.repairs(state, answer)) {
            offered.retain(|&answer| self.chart.repairs(state, answer));
        }
    }

    /// Whether the mean over the reported dimensions is lower, compared before rounding.
    fn stands_below(&self, run: &Tally, twin: &Tally) -> bool {
        let mean = |tally: &Tally| -> f64 {
            let parts = self.dimensions().map(|dimension| tally.part(dimension));
            parts
                .map(|(won, chances)| if chances == 0 { 0.0 } else { won as f64 / chances as f64 })
                .sum()
        };
        mean(run) < mean(twin)
    }

    fn dimensions(&self) -> impl Iterator<Item = Dimension> {
        let focus = &self.scenario.focus;
        Dimension::ALL.iter().copied().filter(move |d| focus.is_empty() || focus.contains(d))
    }

    fn coverage(&self) -> Coverage {
        let beats = &self.scenario.beats;
        let named = |ids: Vec<&String>, seen: &[u64]| {
            let parts = ids.into_iter().zip(seen);
            parts.map(|(id, &times)| Seen { id: id.clone(), times }).collect()
        };
        let responses = beats.iter().zip(&self.responses).flat_map(|(beat, seen)| {
            let each = beat.responses.iter().zip(seen);
            each.map(|(response, &times)| {
                let id = format!("{}/{}", beat.id, response.id);
                Seen { id, times }
            })
        });
        Coverage {
            beats: named(beats.iter().map(|beat| &beat.id).collect(), &self.beats),
            responses: responses.collect(),
            endings: named(self.scenario.endings.iter().map(|e| &e.id).collect(), &self.endings),
            time_up: self.time_up,
        }
    }
}

/// What one player's plays add up to.
#[derive(Debug, Default)]
struct Sums {
    passes: u64,
    first_fail: Option<Seed>,
    free_slips: u64,
    first_free_slip: Option<Seed>,
    turns: SumOf,
    scores: PerDimension<SumOf>,
    together: Together,
    ruptures: u64,
    repairs: u64,
}

#[derive(Debug, Default, Clone, Copy)]
struct SumOf {
    least: Option<u32>,
    most: u32,
    sum: u64,
    n: u64,
}

impl SumOf {
    fn add(&mut self, number: u32) {
        self.least = Some(self.least.map_or(number, |least| least.min(number)));
        self.most = self.most.max(number);
        self.sum += u64::from(number);
        self.n += 1;
    }

    fn mean(&self) -> f64 {
        if self.n == 0 { 0.0 } else { self.sum as f64 / self.n as f64 }
    }

    fn spread(&self) -> Spread {
        Spread { least: self.least.unwrap_or(0), mean: self.mean(), most: self.most }
    }
}

impl Sums {
    fn add(&mut self, run: &Run, arena: &Arena<'_>, seed: Seed) {
        if run.tally.passes(arena.rubric, &arena.scenario.focus) {
            self.passes += 1;
        } else {
            self.first_fail.get_or_insert(seed);
        }
        if run.is_free_slip {
            self.free_slips += 1;
            self.first_free_slip.get_or_insert(seed);
        }
        self.turns.add(run.state.turns);
        let mut scores = [None; 3];
        for (score, &dimension) in scores.iter_mut().zip(Dimension::ALL) {
            *score = run.tally.score(arena.rubric, dimension);
            self.scores[dimension.index()].add(u32::from(score.unwrap_or(0)));
        }
        self.together.add(scores);
        self.ruptures += u64::from(run.state.ruptures);
        self.repairs += u64::from(run.state.repairs);
    }

    fn report(self, strategy: Strategy) -> PlayerReport {
        PlayerReport {
            strategy,
            passes: self.passes,
            turns: self.turns.spread(),
            scores: self.scores.map(|sum| sum.spread()),
            ruptures: self.ruptures,
            repairs: self.repairs,
        }
    }
}

/// Judges the players' sums. A scenario that reports nothing is not judged, since nothing in it can be passed,
/// nor are plays too few to tell.
fn failures(arena: &Arena<'_>, players: &[(Strategy, Sums)], plays: u64) -> Vec<Failure> {
    let scenario = arena.scenario;
    if scenario.focus.is_empty() || plays < JUDGED_FROM {
        return Vec::new();
    }
    let of = |strategy| players.iter().find(|(one, _)| *one == strategy).map(|(_, sums)| sums);
    let mut failures = Vec::new();
    // A cue that no beat has gives nothing away: its player is the uniform one by another name.
    let follows = |strategy: Strategy| strategy.is_dumb() && arena.guide.prefers(strategy);
    for (strategy, sums) in players.iter().filter(|(strategy, _)| follows(*strategy)) {
        if sums.passes * 100 > plays * DUMB_PASSES_AT_MOST {
            let percent = (sums.passes * 1000) as f64 / plays as f64;
            let percent = percent.round() / 10.0;
            failures.push(Failure::DumbPasses { strategy: *strategy, percent });
        }
        for &dimension in &scenario.focus {
            let mean = |sums: &Sums| sums.scores[dimension.index()].mean();
            let points = mean(sums) - of(Strategy::Uniform).map_or(0.0, mean);
            if points >= DUMB_LEAD_AT_MOST {
                failures.push(Failure::DumbLeads { strategy: *strategy, dimension, points });
            }
        }
    }
    if let Some((best, seed)) = of(Strategy::Best).and_then(|best| Some((best, best.first_fail?))) {
        failures.push(Failure::BestFails { plays: plays - best.passes, seed });
    }
    let slip = of(Strategy::SlipAndRepair);
    if let Some((slip, seed)) = slip.and_then(|slip| Some((slip, slip.first_free_slip?))) {
        failures.push(Failure::SlipIsFree { plays: slip.free_slips, seed });
    }
    failures
}
