//! What hearing costs: `cargo bench --no-default-features --bench coder`, and with `-- --million` a file of a million
//! replies too. Prints figures; nothing is judged here.

#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use practicum::analysis::{Model, Said};
use practicum::library::{Content, Hearing};
use practicum::training::Corpus;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    // Cargo passes `--bench`, and `cargo test` passes nothing: then there is nothing to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return Ok(());
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = Content::built_in()?;
    loading(root)?;
    let corpus = Corpus::read(&root.join("corpus"))?;
    one_by_one(&content, &corpus)?;
    if std::env::args().any(|arg| arg == "--million") {
        million(&corpus)?;
    }
    Ok(())
}

/// How long the weights take to load.
fn loading(root: &Path) -> Result<(), Failed> {
    let bytes = fs::read(root.join("assets/coder.bin"))?;
    let mut took = Vec::new();
    for _ in 0..21 {
        let started = Instant::now();
        let model = Model::from_bytes(&bytes)?;
        took.push(started.elapsed());
        drop(model);
    }
    took.sort_unstable();
    println!(
        "weights: {} bytes, loaded in {:.1} ms (median of {})",
        bytes.len(),
        millis(took[took.len() / 2]),
        took.len()
    );
    Ok(())
}

/// Every typed reply of the corpus, one at a time, on one thread.
fn one_by_one(content: &Content, corpus: &Corpus) -> Result<(), Failed> {
    let coder = Hearing::built_in()?.coder(&content.tables.lexicon);
    let mut took = Vec::new();
    for _ in 0..3 {
        for moment in &corpus.moments {
            for (_, _, reply) in &moment.replies {
                let said = Said { reply, client: &moment.client, moment: Some(&moment.moment) };
                let started = Instant::now();
                let heard = coder.hear(said);
                took.push(started.elapsed());
                std::hint::black_box(heard);
            }
        }
    }
    took.sort_unstable();
    let at = |part: f64| took[(took.len() as f64 * part) as usize].as_nanos() as f64 / 1000.0;
    println!(
        "hearing: median {:.1} µs a reply, nine in ten below {:.1} µs, 99 in 100 below {:.1} µs ({} replies, one thread)",
        at(0.5),
        at(0.9),
        at(0.99),
        took.len()
    );
    Ok(())
}

/// Files of ten thousand and of a million replies through the program: time, and the most memory it held.
fn million(corpus: &Corpus) -> Result<(), Failed> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(&folder)?;
    for n in [10_000, 1_000_000] {
        let file = folder.join(format!("replies-{n}.csv"));
        let mut out = BufWriter::new(File::create(&file)?);
        writeln!(out, "client,text")?;
        let all = corpus
            .moments
            .iter()
            .flat_map(|moment| moment.replies.iter().map(move |(_, _, says)| (moment, says)));
        for (moment, says) in all.cycle().take(n) {
            writeln!(out, "\"{}\",\"{says}\"", moment.client)?;
        }
        drop(out);
        let started = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_practicum"))
            .args(["code", "--format", "csv"])
            .arg(&file)
            .stdout(Stdio::null())
            .spawn()?;
        let mut most = 0;
        while child.try_wait()?.is_none() {
            most = most.max(peak(child.id()).unwrap_or(0));
            sleep(Duration::from_millis(20));
        }
        let took = started.elapsed();
        println!(
            "a file of {n} replies: {:.1} s, {:.1} µs a reply with reading and writing, at most {} MB held",
            took.as_secs_f64(),
            took.as_secs_f64() * 1e6 / n as f64,
            most / 1024
        );
        fs::remove_file(&file)?;
    }
    Ok(())
}

/// The most memory a process has held so far, in kilobytes, where the system tells it in a file.
fn peak(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
