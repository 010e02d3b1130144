//! What the terminal shows of drills.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::debrief::wording::sentence;
use crate::drill::Drill;
use crate::practice::{Asked, Feedback, Felt, Outcome, Plan, Run, SkillLine, wording};
use crate::report::{indented, wrapped};
use crate::transcript::AnswerMode;

/// Where drills are shown.
pub(super) struct Screen {
    out: io::Stdout,
    /// Whether a person answers, who is to be asked.
    is_asked: bool,
}

impl Screen {
    pub(super) fn new(is_asked: bool) -> Self {
        Self { out: io::stdout(), is_asked }
    }

    /// One line of text, wrapped.
    pub(super) fn say(&mut self, text: &str) -> anyhow::Result<()> {
        writeln!(self.out, "{}", wrapped(text))?;
        Ok(())
    }

    fn item(&mut self, mark: &str, text: &str) -> anyhow::Result<()> {
        let rest = " ".repeat(mark.chars().count());
        writeln!(self.out, "{}", indented(text, mark, &rest))?;
        Ok(())
    }

    fn prompt(&mut self, text: &str) -> anyhow::Result<()> {
        if self.is_asked {
            write!(self.out, "{text}")?;
            self.out.flush()?;
        }
        Ok(())
    }

    pub(super) fn plan(&mut self, plan: &Plan) -> anyhow::Result<()> {
        for line in plan_lines(plan) {
            self.say(&line)?;
        }
        Ok(())
    }

    pub(super) fn head(&mut self, run: &Run) -> anyhow::Result<()> {
        let setup = run.setup();
        let title = sentence(setup.skill.words());
        writeln!(self.out, "{title}\n{}", "═".repeat(title.chars().count()))?;
        self.say(&format!("{} · {}", run.level().words(), setup.answers))?;
        if setup.answers == AnswerMode::Compose {
            self.say("You answer in your own words. A program hears them and can be wrong.")?;
        }
        self.say("The clients are fictional. The drills are drafts, not reviewed by a clinician.")
    }

    pub(super) fn drill(&mut self, drill: &Drill, asked: &Asked, run: &Run) -> anyhow::Result<()> {
        let number = run.n_given() + 1;
        let comes = wording::comes(asked.comes);
        writeln!(self.out)?;
        self.say(&format!("Drill {number} · {} · {comes}", drill.level.words()))?;
        if !drill.content_notes.is_empty() {
            self.say(&format!("(Touches on: {}.)", drill.content_notes.join(", ")))?;
        }
        self.say(&drill.who)?;
        if !drill.before.is_empty() {
            self.say(&drill.before)?;
        }
        if !drill.manner.is_empty() {
            self.item("", &format!("[{}]", drill.manner))?;
        }
        let says = if drill.says.is_empty() { "…" } else { &drill.says };
        self.say(&format!("Client: {says}"))?;
        writeln!(self.out)?;
        self.say(&format!("{}.", wording::task(run.setup().skill)))?;
        for (place, choice) in asked.choices.iter().enumerate() {
            self.item(&format!("  {}  ", place + 1), &choice.says)?;
        }
        Ok(())
    }

    pub(super) fn ask_answer(&mut self, answers: AnswerMode, n: usize) -> anyhow::Result<()> {
        match answers {
            AnswerMode::Choose => self.prompt(&format!("\nYour answer (1–{n}, q leave): ")),
            AnswerMode::Compose => self.prompt("\nYou say (q leaves): "),
        }
    }

    pub(super) fn feedback(&mut self, feedback: &Feedback) -> anyhow::Result<()> {
        writeln!(self.out)?;
        self.item("You: ", &feedback.says)?;
        let told = feedback.told.join(" ");
        self.say(&format!("{}. {told}", wording::outcome(feedback.outcome)))?;
        self.item("  By the codebook: ", &wording::codes(&feedback.codes))?;
        self.say("  Model answers:")?;
        for model in &feedback.models {
            self.item("  · ", model)?;
        }
        self.say(wording::basis(feedback.basis))
    }

    pub(super) fn ask_felt(&mut self) -> anyhow::Result<()> {
        let ways = "e too easy, r about right, h too hard, Enter skips";
        self.prompt(&format!("\n{} ({ways}): ", wording::FELT))
    }

    pub(super) fn felt(&mut self, felt: Felt) -> anyhow::Result<()> {
        if self.is_asked {
            return Ok(());
        }
        self.say(&format!("{} {}.", wording::FELT, wording::felt(felt)))
    }

    /// What comes of the answer.
    pub(super) fn after(&mut self, run: &Run) -> anyhow::Result<()> {
        let moved = wording::moved(run.moved(), run.level());
        let back = run.comes_back().map(wording::comes_back);
        let told: Vec<String> = moved.into_iter().chain(back).collect();
        if told.is_empty() { Ok(()) } else { self.say(&told.join(" ")) }
    }

    /// What was done.
    pub(super) fn end(&mut self, run: &Run) -> anyhow::Result<()> {
        writeln!(self.out)?;
        let n = run.n_given();
        if n == 0 {
            return self.say("Nothing was answered.");
        }
        let counts = Outcome::ALL.iter().filter(|&&outcome| run.n(outcome) > 0);
        let counts: Vec<String> =
            counts.map(|&outcome| format!("{} {outcome}", run.n(outcome))).collect();
        let drills = if n == 1 { "drill" } else { "drills" };
        let level = run.level().words();
        self.say(&format!("{n} {drills}: {}. Level: {level}.", counts.join(", ")))
    }
}

/// The list of skills, and today's plan.
pub(super) fn list(lines: &[SkillLine], plan: &Plan) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{:<26}{:>7}{:>7}{:>5}  level", "skill", "drills", "tried", "due");
    for line in lines {
        let _ = writeln!(
            out,
            "{:<26}{:>7}{:>7}{:>5}  {}",
            line.skill.key(),
            line.drills,
            line.tried,
            line.due,
            line.level.words()
        );
    }
    out.push('\n');
    for line in plan_lines(plan) {
        let _ = writeln!(out, "{}", wrapped(&line));
    }
    out
}

fn plan_lines(plan: &Plan) -> Vec<String> {
    let due = plan.due.iter().map(|(skill, n)| format!("{skill} ({n})"));
    let due: Vec<String> = due.collect();
    let mut all = vec![if due.is_empty() {
        "Nothing is due.".to_owned()
    } else {
        format!("Due: {}.", due.join(", "))
    }];
    all.extend(
        plan.suggested
            .iter()
            .map(|one| format!("Suggested: {}; {}.", one.skill, wording::suggestion(one))),
    );
    all.push(wording::done_today(plan.done_today));
    all
}
