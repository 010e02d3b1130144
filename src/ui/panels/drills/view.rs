//! What the screen shows, made from a run and from the records.

use crate::coding::Skill;
use crate::debrief::wording::sentence;
use crate::debrief::{CodeReport, Highlight, highlights};
use crate::drill::Drill;
use crate::library::DrillBook;
use crate::practice::{Felt, Outcome, Plan, Run, SkillLine, wording};
use crate::scenario::raw::Difficulty;
use crate::transcript::AnswerMode;
use crate::ui::panels::findings::BrokenFile;

/// Everything the screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrillsView {
    /// Which skill.
    Pick(PickView),
    /// A run of drills.
    Run(Box<RunView>),
}

/// The skills to pick from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PickView {
    /// What is due or suggested today: the skill, and why in a phrase.
    pub today: Vec<(Skill, String)>,
    /// How many drills were answered today.
    pub done_today: usize,
    /// Every skill that can be practiced.
    pub skills: Vec<SkillRow>,
    /// Files of drills that something is wrong with.
    pub broken: Vec<BrokenFile>,
}

impl PickView {
    /// The level a run of this skill would begin at, where this one is asked for.
    pub fn begins_at(&self, skill: Skill, asked: Option<Difficulty>) -> Option<Difficulty> {
        self.skills.iter().find(|row| row.skill == skill)?.begins_at(asked)
    }
}

/// One skill to pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillRow {
    /// The skill.
    pub skill: Skill,
    /// How many drills, and how many were tried and are due, in a line.
    pub told: String,
    /// The level that earlier answers lead to.
    pub level: Difficulty,
    /// The levels it has drills of, the easiest first.
    pub levels: Vec<Difficulty>,
}

impl SkillRow {
    /// The level a run would begin at that is asked for: none where it is the skill's own to say.
    pub fn begins_at(&self, asked: Option<Difficulty>) -> Option<Difficulty> {
        asked.filter(|level| self.levels.contains(level))
    }

    /// What is told of it where this level is asked for.
    pub fn told(&self, asked: Option<Difficulty>) -> String {
        match (asked, self.begins_at(asked)) {
            (Some(asked), None) => {
                let (asked, own) = (asked.words(), self.level.words());
                format!("{} · none {asked}, begins at {own}", self.told)
            }
            (_, begins_at) => {
                format!("{} · {}", self.told, begins_at.unwrap_or(self.level).words())
            }
        }
    }
}

/// A run of drills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunView {
    /// The skill.
    pub skill: Skill,
    /// The number of this drill in the run, from 1.
    pub number: usize,
    /// Whether answers are typed.
    pub is_typed: bool,
    /// The drill.
    pub ask: AskView,
    /// What is said of the answer, once it is given.
    pub feedback: Option<FeedbackView>,
}

/// One drill.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskView {
    /// Its level, and why it comes now.
    pub about: String,
    /// Who speaks.
    pub who: String,
    /// What was said before; may be empty.
    pub before: String,
    /// What can be seen; may be empty.
    pub manner: String,
    /// What the client says; empty for a silence.
    pub says: String,
    /// Subjects a trainee may wish to know of.
    pub content_notes: Vec<String>,
    /// The answers to choose from; none where one types.
    pub choices: Vec<String>,
}

/// What is said of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackView {
    /// What it was.
    pub outcome: Outcome,
    /// The answer.
    pub says: String,
    /// What it does by the codebook.
    pub codes: Vec<CodeReport>,
    /// The words those codes rest on, where they stand.
    pub highlights: Vec<Highlight>,
    /// What is to be said of it, a sentence or two each.
    pub told: Vec<String>,
    /// What all of it rests on.
    pub basis: String,
    /// The model answers.
    pub models: Vec<String>,
    /// How hard it felt, once that is said.
    pub felt: Option<Felt>,
    /// What comes of it: where the level went, and when the drill comes back; may be empty.
    pub after: String,
}

impl PickView {
    /// From today's plan and the list of skills.
    pub fn new(plan: &Plan, lines: &[SkillLine]) -> Self {
        let due = plan.due.iter().map(|&(skill, n)| (skill, format!("{n} due")));
        let mut today: Vec<(Skill, String)> = due.collect();
        for one in &plan.suggested {
            let why = wording::suggestion(one);
            match today.iter_mut().find(|(skill, _)| *skill == one.skill) {
                Some((_, told)) => *told = format!("{told}; {why}"),
                None => today.push((one.skill, why)),
            }
        }
        let row = |line: &SkillLine| {
            let drills = if line.drills == 1 { "drill" } else { "drills" };
            let due = if line.due > 0 { format!(", {} due", line.due) } else { String::new() };
            let SkillLine { skill, drills: n, tried, level, levels, .. } = line;
            let told = format!("{n} {drills}, {tried} tried{due}");
            SkillRow { skill: *skill, told, level: *level, levels: levels.clone() }
        };
        let skills = lines.iter().map(row).collect();
        Self { today, done_today: plan.done_today, skills, broken: Vec::new() }
    }
}

impl RunView {
    /// From a run with a drill that stands open; `None` where there is none.
    pub fn new(run: &Run, book: &DrillBook) -> Option<Self> {
        let asked = run.asked()?;
        let drill: &Drill = book.find(&asked.drill)?;
        let feedback = run.feedback().map(|feedback| {
            let moved = wording::moved(run.moved(), run.level());
            let back = run.comes_back().map(wording::comes_back);
            let after: Vec<String> = moved.into_iter().chain(back).collect();
            FeedbackView {
                outcome: feedback.outcome,
                says: feedback.says.clone(),
                codes: feedback.codes.clone(),
                highlights: highlights(&feedback.says, &feedback.codes),
                told: feedback.told.clone(),
                basis: wording::basis(feedback.basis).to_owned(),
                models: feedback.models.clone(),
                felt: run.felt(),
                after: after.join(" "),
            }
        });
        let answered = run.n_given();
        Some(Self {
            skill: run.setup().skill,
            number: if feedback.is_some() { answered } else { answered + 1 },
            is_typed: run.setup().answers == AnswerMode::Compose,
            ask: AskView {
                about: format!(
                    "{} · {}",
                    sentence(drill.level.words()),
                    wording::comes(asked.comes)
                ),
                who: drill.who.clone(),
                before: drill.before.clone(),
                manner: drill.manner.clone(),
                says: drill.says.clone(),
                content_notes: drill.content_notes.clone(),
                choices: asked.choices.iter().map(|choice| choice.says.clone()).collect(),
            },
            feedback,
        })
    }
}
