//! `practicum train-coder` and `practicum eval-coder`: for whoever works on the coder.

use std::path::Path;

use anyhow::Context;

use super::Ended;
use super::args::{CorpusArgs, EvalCoderArgs, Format, TrainCoderArgs};
use super::check::content;
use super::output::{Outcome, print};
use super::play::load_file;
use crate::library::{Content, DrillBook, Hearing, scenario_files, write_whole};
use crate::report;
use crate::scenario::Scenario;
use crate::stamp::Stamp;
use crate::training::{
    AnnoMi, Coders, Corpus, Turn, authored, drilled, evaluate, learn, spoken, typed,
};

pub(super) fn train(args: &TrainCoderArgs) -> Ended {
    let content = content(None)?;
    let concepts = Hearing::concepts().context("the lists of words cannot be used")?;
    let (mut turns, _) = typed_turns(&args.corpus)?;
    let replies = turns.len();
    let scenarios = scenarios(&args.scenarios, &content)?;
    // Units: corpus moments, then beats, then transcripts; there are at most as many beats as answers.
    turns.extend(authored(&scenarios, turns.len()));
    let book = DrillBook::built_in(&content);
    turns.extend(drilled(book.drills(), 2 * turns.len()));
    let answers = turns.len() - replies;
    let annomi = annomi(&args.annomi)?;
    turns.extend(spoken(&annomi, 4 * turns.len()));
    let model = learn(&content.tables.lexicon, &concepts, &turns);
    let bytes = model.to_bytes();
    write_whole(&args.out, &bytes)
        .with_context(|| format!("cannot write {}", args.out.display()))?;
    print(&format!(
        "learned from {replies} typed replies, {answers} authored and drilled answers and {} spoken turns\n{} features, {} bytes\nsha256 {}\n",
        annomi.turns.len(),
        model.n_features(),
        bytes.len(),
        Stamp::of_bytes("coder", &bytes).hash,
    ))?;
    Ok(Outcome::Clean)
}

pub(super) fn eval(args: &EvalCoderArgs) -> Ended {
    let content = content(None)?;
    let lexicon = &content.tables.lexicon;
    let hearing = Hearing::built_in().context("the coder cannot be used")?;
    let corpus = read(&args.corpus.corpus)?;
    let codings = |coders| corpus.codings(&args.corpus.corpus, coders);
    let annomi = args.annomi.as_deref().map(annomi).transpose()?;
    let (learned_from, held_out) = typed(&corpus, &codings(Coders::Settled)?);
    let outside = outside(&args.corpus.corpus)?;
    let agreement = (codings(Coders::First)?, codings(Coders::Second)?);
    let parts = evaluate::Parts {
        corpus: &corpus,
        learned_from: &learned_from,
        held_out: &held_out,
        outside: &outside,
        agreement: (&agreement.0, &agreement.1),
        annomi: annomi.as_ref(),
    };
    let report = evaluate::evaluate(&hearing.coder(lexicon), (lexicon, &hearing.concepts), &parts);
    print(&match args.format {
        Format::Text => evaluate::text(&report),
        Format::Json => report::json(&report).context("cannot write JSON")?,
    })?;
    Ok(Outcome::Clean)
}

/// The scenarios of a folder, in the order of their names.
fn scenarios(folder: &Path, content: &Content) -> anyhow::Result<Vec<Scenario>> {
    let files = scenario_files(folder)?;
    files.iter().map(|file| load_file(file, content)).collect()
}

/// The replies of writers who had not seen the corpus, in a corpus of their own within it; none where there is none.
fn outside(folder: &Path) -> anyhow::Result<Vec<Turn>> {
    let folder = folder.join("outside");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let corpus = read(&folder)?;
    let (some, others) = typed(&corpus, &corpus.codings(&folder, Coders::Settled)?);
    Ok(some.into_iter().chain(others).collect())
}

fn read(folder: &Path) -> anyhow::Result<Corpus> {
    Corpus::read(folder).context("the corpus cannot be read")
}

fn annomi(file: &Path) -> anyhow::Result<AnnoMi> {
    AnnoMi::read(file).context("AnnoMI cannot be read")
}

fn typed_turns(args: &CorpusArgs) -> anyhow::Result<(Vec<Turn>, Vec<Turn>)> {
    let corpus = read(&args.corpus)?;
    let codings = corpus.codings(&args.corpus, Coders::Settled)?;
    Ok(typed(&corpus, &codings))
}
