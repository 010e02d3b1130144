//! From the text of a file to its drills, or to what is wrong with it.

use super::raw::{RawDrill, RawDrillSet, RawMiss, RawModel};
use super::{Drill, DrillSet, Miss, Model};
use crate::coding::{CodedReply, Fault, QuestionForm, Skill};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::moment::Moment;
use crate::scenario::check::{nearest, rule};
use crate::scenario::raw::Review;
use crate::scenario::{Outline, Path, feeling, read_ron};
use crate::words::Lexicon;

/// What came of a file.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The drills, unless an error was found.
    pub set: Option<DrillSet>,
    /// What was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks a file of drills.
pub fn load(source: &Source, lexicon: &Lexicon) -> Loaded {
    let raw: RawDrillSet = match read_ron(source) {
        Ok(raw) => raw,
        Err(error) => return Loaded { set: None, diagnostics: vec![*error] },
    };
    let mut checker = Checker { source, outline: None, review: raw.review, found: Vec::new() };
    checker.file(&raw);
    for (at, (id, drill)) in raw.drills.iter().enumerate() {
        checker.drill(at, id, drill, lexicon);
    }
    let diagnostics = checker.found;
    let is_broken = diagnostics.iter().any(|finding| finding.severity == Severity::Error);
    let set = (!is_broken).then(|| resolve(&raw));
    Loaded { set, diagnostics }
}

/// What is looked at, and what was found.
struct Checker<'a> {
    source: &'a Source,
    /// Where each value stands; walked only when something is found.
    outline: Option<Outline>,
    review: Review,
    found: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn find(&mut self, code: &str, path: &Path, message: String, hint: String) {
        let Some(rule) = rule(code) else { return };
        let outline = self.outline.get_or_insert_with(|| Outline::of(&self.source.text));
        let is_validity = rule.code.starts_with('V') && self.review == Review::Draft;
        self.found.push(Diagnostic {
            code: rule.code,
            severity: if is_validity { Severity::Note } else { rule.severity },
            place: self.source.place(outline.find(path)),
            message,
            hints: vec![hint],
            related: Vec::new(),
        });
    }

    fn file(&mut self, raw: &RawDrillSet) {
        if raw.format != 1 {
            let message = format!("this version reads format 1, and the file has {}", raw.format);
            let hint = "write `format: 1`".to_owned();
            self.find("R005", &Path::top().field("format"), message, hint);
        }
    }

    fn drill(&mut self, at: usize, id: &str, raw: &RawDrill, lexicon: &Lexicon) {
        let here = Path::top().field("drills").index(at);
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if id.is_empty() || !id.chars().all(is_plain) {
            let hint = "use small letters, digits and underscores".to_owned();
            self.find("R006", &here, format!("\"{id}\" is an unusual id"), hint);
        }
        self.feelings(&here, raw, lexicon);
        if raw.says.trim().is_empty() && raw.manner.trim().is_empty() {
            let message = "the client neither says nor shows anything".to_owned();
            let hint = "write the statement in `says`, or what can be seen in `manner`".to_owned();
            self.find("R008", &here, message, hint);
        }
        if raw.models.0.is_empty() {
            let message = "no skill is practiced here".to_owned();
            let hint = "name one in `models`, with two model answers".to_owned();
            self.find("D001", &here, message, hint);
        }
        for (n, (skill, models)) in raw.models.iter().enumerate() {
            self.models(&here.clone().field("models").index(n), skill, models);
        }
        if raw.misses.is_empty() {
            let message = "nothing here looks like the skill and is not".to_owned();
            let hint = "write at least one answer that a trainee could take for it, in `misses`"
                .to_owned();
            self.find("D002", &here, message, hint);
        }
        for (n, miss) in raw.misses.iter().enumerate() {
            self.miss(&here.clone().field("misses").index(n), raw, miss);
        }
    }

    fn feelings(&mut self, here: &Path, raw: &RawDrill, lexicon: &Lexicon) {
        let shown = raw.feels.as_ref().map(|feels| feels.name.as_str());
        if let Some(name) = shown.filter(|name| !lexicon.is_shown(name)) {
            let near = nearest(name, lexicon.shown()).unwrap_or("sad");
            let message = format!("the client cannot show the feeling \"{name}\"");
            self.find(
                "R003",
                &here.clone().field("feels"),
                message,
                format!("did you mean `{near}`?"),
            );
        }
        let caught = raw.moment.feelings.iter().enumerate();
        for (n, word) in caught.filter(|(_, word)| lexicon.family_of(word).is_none()) {
            let path = here.clone().field("moment").field("feelings").index(n);
            let message = format!("\"{word}\" is not among the words known for feelings");
            let hint = "use the plainest word for it, such as \"sad\", \"afraid\" or \"ashamed\""
                .to_owned();
            self.find("R003", &path, message, hint);
        }
    }

    fn models(&mut self, here: &Path, skill: &str, models: &[RawModel]) {
        if Skill::from_key(skill).is_none() {
            let message = format!("there is no skill \"{skill}\"");
            let keys = Skill::ALL.iter().map(|skill| skill.key());
            let near = nearest(skill, keys).unwrap_or("restatement");
            self.find("D003", here, message, format!("did you mean `{near}`?"));
        }
        if models.len() < 2 {
            let message = format!("\"{skill}\" has {} model answer", models.len());
            let hint = "write two that differ, so that no one wording seems to be the right one"
                .to_owned();
            self.find("D001", here, message, hint);
        }
        for (n, model) in models.iter().enumerate() {
            if model.says.trim().is_empty() {
                let hint = "write the words; a silence is \"…\"".to_owned();
                self.find(
                    "R008",
                    &here.clone().index(n),
                    "a model answer has no words".to_owned(),
                    hint,
                );
            }
        }
    }

    fn miss(&mut self, here: &Path, raw: &RawDrill, miss: &RawMiss) {
        let is_practiced = raw.models.iter().any(|(skill, _)| skill == miss.like.key());
        if !is_practiced {
            let message = format!("it looks like {}, which is not practiced here", miss.like);
            let hint = "name one of the skills in `models`".to_owned();
            self.find("D002", &here.clone().field("like"), message, hint);
        }
        if miss.skills.contains(&miss.like) && miss.faults.is_empty() {
            let message = format!("it is {} and has no fault, so it is no miss", miss.like);
            let hint = "code what spoils it in `faults`, or make it a model".to_owned();
            self.find("D002", here, message, hint);
        }
        if miss.says.trim().is_empty() {
            let hint = "write the words".to_owned();
            self.find("R008", here, "an answer has no words".to_owned(), hint);
        }
        if miss.why.trim().is_empty() {
            let hint = "say in `why` what it does in place of the skill".to_owned();
            self.find(
                "V003",
                here,
                "a trainee who picks this is not told why it is a miss".to_owned(),
                hint,
            );
        }
    }
}

fn resolve(raw: &RawDrillSet) -> DrillSet {
    DrillSet {
        level: raw.level,
        review: raw.review,
        audience: raw.audience.clone(),
        sources: raw.sources.clone(),
        drills: raw.drills.iter().map(|(id, drill)| resolve_drill(raw, id, drill)).collect(),
    }
}

fn resolve_drill(set: &RawDrillSet, id: &str, raw: &RawDrill) -> Drill {
    let boundary = raw.moment.boundary;
    let usual = || boundary.map_or(Vec::new(), |kind| kind.wanted_moves().to_vec());
    let models = raw.models.iter().filter_map(|(skill, models)| {
        let skill = Skill::from_key(skill)?;
        let model = |raw: &RawModel| Model {
            says: raw.says.clone(),
            codes: codes(raw.with.iter().copied().chain([skill]), &[], raw.form),
        };
        Some((skill, models.iter().map(model).collect()))
    });
    let miss = |raw: &RawMiss| Miss {
        says: raw.says.clone(),
        codes: codes(raw.skills.iter().copied(), &raw.faults, raw.form),
        like: raw.like,
        why: raw.why.clone(),
    };
    Drill {
        id: id.to_owned(),
        level: set.level,
        who: raw.who.clone(),
        before: raw.before.clone(),
        says: raw.says.clone(),
        feels: raw.feels.as_ref().map(feeling),
        manner: raw.manner.clone(),
        content_notes: raw.content_notes.clone(),
        moment: Moment {
            feelings: raw.moment.feelings.clone(),
            meaning: raw.moment.meaning.clone(),
            boundary,
            moves: raw.moment.moves.clone().unwrap_or_else(usual),
            question: raw.moment.question,
        },
        models: models.collect(),
        misses: raw.misses.iter().map(miss).collect(),
    }
}

fn codes(
    skills: impl Iterator<Item = Skill>,
    faults: &[Fault],
    form: Option<QuestionForm>,
) -> CodedReply {
    let mut skills: Vec<Skill> = skills.collect();
    skills.sort();
    skills.dedup();
    let question = form.unwrap_or_else(|| match () {
        () if skills.contains(&Skill::OpenQuestion) => QuestionForm::Open,
        () if skills.contains(&Skill::ClosedQuestion) => QuestionForm::Closed,
        () => QuestionForm::NoQuestion,
    });
    CodedReply {
        skills,
        faults: faults.to_vec(),
        empathy: None,
        boundary: None,
        question,
        evidence: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEADY: &str = r#"(
        format: 1,
        level: foundation,
        drills: {
            "kitchen_light": (
                who: "Ana, 34",
                says: "I leave the light off in the kitchen.",
                feels: lonely(0.6),
                moment: (feelings: ["lonely"], meaning: "the dark hides the chair", question: open),
                models: {
                    reflection_of_feeling: [(says: "It's lonely in there."), (says: "You come home to being lonely.", with: [restatement])],
                },
                misses: [(says: "Are you lonely?", skills: [closed_question], like: reflection_of_feeling, why: "It asks.")],
            ),
        },
    )"#;

    fn lexicon() -> Lexicon {
        let table = include_str!("../../assets/feelings.ron");
        Lexicon::from_ron(table).expect("the table can be read")
    }

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let loaded = load(&Source::new("drills.ron", text), &lexicon());
        loaded.diagnostics.into_iter().map(|one| (one.code, one.message)).collect()
    }

    #[test]
    fn a_good_file_gives_its_drills_with_full_codes() {
        let loaded = load(&Source::new("drills.ron", STEADY), &lexicon());
        assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        let set = loaded.set.expect("nothing is wrong");
        let drill = &set.drills[0];
        assert!(drill.fits(Skill::ReflectionOfFeeling) && !drill.fits(Skill::OpenQuestion));
        let models = drill.models_of(Skill::ReflectionOfFeeling).expect("it is practiced");
        assert_eq!(models[1].codes.skills, [Skill::Restatement, Skill::ReflectionOfFeeling]);
        assert_eq!(drill.misses[0].codes.question, QuestionForm::Closed);
    }

    #[test]
    fn what_is_wrong_is_found_by_its_code() {
        let one_of = |from: &str, to: &str| {
            assert!(STEADY.contains(from), "{from}");
            found(&STEADY.replace(from, to))
        };
        let cases = [
            (", (says: \"You come home to being lonely.\", with: [restatement])", "", "D001"),
            ("like: reflection_of_feeling", "like: silence", "D002"),
            ("skills: [closed_question]", "skills: [reflection_of_feeling]", "D002"),
            ("reflection_of_feeling: [(", "reflection: [(", "D003"),
            ("feels: lonely", "feels: lonley", "R003"),
            ("[\"lonely\"]", "[\"blorp\"]", "R003"),
            ("why: \"It asks.\"", "why: \"\"", "V003"),
            ("says: \"It's lonely in there.\"", "says: \" \"", "R008"),
            ("kitchen_light", "Kitchen light", "R006"),
            ("format: 1", "format: 7", "R005"),
            ("drills: {", "drils: {", "P001"),
        ];
        for (from, to, code) in cases {
            let found = one_of(from, to);
            assert!(found.iter().any(|(of, _)| *of == code), "{code}: {found:?}");
        }
    }
}
