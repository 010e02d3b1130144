//! Progress: what counts where, with its n, and what is said of it.

use std::sync::LazyLock;

use jiff::tz::TimeZone;
use practicum::coding::{Code, Dimension, Fault, Skill, Stance};
use practicum::library::DrillBook;
use practicum::moment::BoundaryKind;
use practicum::progress::{
    Attempt, Candidate, Inputs, Next, Practice, Progress, SMALL_N, Tenths, Trend, progress, read,
    wording,
};
use practicum::records::{
    BoundaryTotal, CodeTotal, DrillRow, Outcome, Recorder, SessionRow, Store,
};
use practicum::report::{progress_html, progress_text};
use practicum::scenario::raw::Kind;
use practicum::scoring::Lesson;
use practicum::transcript::{AnswerMode, End};

use crate::records::{at, played};
use crate::support::{CONTENT, SHIPPED};
use crate::xml::parse;

/// A session that ended without help; what a test is about is changed in it.
fn base() -> SessionRow {
    let mut recorder = Recorder::new(Store::in_memory().expect("there is memory"));
    let maya = SHIPPED.iter().find(|(_, one)| one.id == "maya-1").expect("it is shipped");
    played(&mut recorder, &maya.1, 1, 0);
    let mut row = recorder.store().sessions().expect("it can be read").remove(0);
    row.focus = Dimension::ALL.to_vec();
    row.scores = [Some(50), Some(60), Some(70)];
    row.n = [8, 6, 5];
    row.own = Some([70, 60, 60]);
    row.corrective = Some(Lesson::Nothing);
    row
}

/// So many sessions, the newest first; `change` gets the place in time, the oldest being 0.
fn rows(n: usize, mut change: impl FnMut(usize, &mut SessionRow)) -> Vec<SessionRow> {
    let base = base();
    let mut all: Vec<SessionRow> = (0..n)
        .map(|place| {
            let mut row = base.clone();
            row.uid = format!("{place:08}");
            row.scenario.id = format!("scenario-{place}");
            row.began = at(i64::try_from(place).expect("it is small") * 86_400);
            change(place, &mut row);
            row
        })
        .collect();
    all.reverse();
    all
}

static DRILLS: LazyLock<DrillBook> = LazyLock::new(|| DrillBook::built_in(&CONTENT));

static CANDIDATES: LazyLock<Vec<Candidate>> =
    LazyLock::new(|| SHIPPED.iter().map(|(_, scenario)| Candidate::of(scenario)).collect());

/// What there is besides sessions.
#[derive(Clone, Copy, Default)]
struct Given<'a> {
    codes: &'a [CodeTotal],
    boundaries: &'a [BoundaryTotal],
    drilled: &'a [DrillRow],
    candidates: Option<&'a [Candidate]>,
}

/// What is worked out from sessions alone.
fn of(sessions: &[SessionRow]) -> Progress {
    with(sessions, Given::default())
}

fn with(sessions: &[SessionRow], given: Given<'_>) -> Progress {
    let is_recent =
        |row: &&SessionRow| !row.is_open() && !row.is_coached() && row.end != End::BrokenOff;
    let recent: Vec<SessionRow> = sessions.iter().filter(is_recent).take(5).cloned().collect();
    let sessions: Vec<Outcome> = sessions.iter().map(Outcome::from).collect();
    let inputs = Inputs {
        sessions: &sessions,
        recent: &recent,
        codes: given.codes,
        moments: &[],
        boundaries: given.boundaries,
        drilled: given.drilled,
        candidates: given.candidates.unwrap_or(&CANDIDATES),
        drills: &DRILLS,
    };
    progress(&inputs)
}

fn trend(progress: &Progress, attempt: Attempt, answers: AnswerMode) -> Option<&Trend> {
    let is_it = |one: &&Trend| {
        (one.group.attempt, one.group.answers, one.group.dimension)
            == (attempt, answers, Dimension::Empathy)
    };
    progress.trends.iter().find(is_it)
}

#[test]
fn trends_keep_apart_what_does_not_compare() {
    let sessions = rows(8, |place, row| match place {
        1 => row.is_first = false,
        2 => row.answers = AnswerMode::Compose,
        3 => row.hints = 1,
        4 => row.rewinds = 2,
        5 => row.end = End::BrokenOff,
        6 => row.ended = None,
        _ => {}
    });
    let progress = of(&sessions);
    let n = |attempt, answers| trend(&progress, attempt, answers).map(|one| one.n);
    assert_eq!(n(Attempt::First, AnswerMode::Choose), Some(2));
    assert_eq!(n(Attempt::Repeat, AnswerMode::Choose), Some(1));
    assert_eq!(n(Attempt::First, AnswerMode::Compose), Some(1));
    assert_eq!(n(Attempt::Repeat, AnswerMode::Compose), None);
    let counts = progress.counts;
    assert_eq!((counts.all, counts.coached, counts.broken_off, counts.open), (8, 2, 1, 1));
    assert_eq!((counts.first, counts.repeats), (3, 1));
    let named = |lines: &[practicum::progress::SessionLine]| {
        lines.iter().map(|line| line.record.clone()).collect::<Vec<_>>()
    };
    assert_eq!(named(&progress.coached), ["00000004", "00000003"]);
    assert_eq!(named(&progress.broken_off), ["00000005"]);
}

#[test]
fn a_session_with_too_few_moments_is_counted_and_not_drawn() {
    let sessions = rows(3, |place, row| {
        if place == 1 {
            row.scores[0] = None;
        }
    });
    let progress = of(&sessions);
    let empathy = trend(&progress, Attempt::First, AnswerMode::Choose).expect("it is there");
    assert_eq!((empathy.n, empathy.too_few, empathy.points.len()), (2, 1, 2));
    assert!(wording::trend(empathy).join(" ").contains("1 session more had too few moments"));
}

#[test]
fn earlier_is_set_against_later_only_with_enough_and_small_n_is_said() {
    for (n, has_change) in [(5, false), (6, true), (7, true)] {
        let sessions = rows(n, |place, row| {
            row.scores[0] = Some(u8::try_from(40 + 5 * place).expect("it is small"));
        });
        let progress = of(&sessions);
        let line = trend(&progress, Attempt::First, AnswerMode::Choose).expect("it is there");
        assert_eq!(line.change.is_some(), has_change, "{n}");
        assert!(line.points.is_sorted_by_key(|point| point.began), "the oldest comes first");
        let told = wording::trend(line).join(" ");
        assert!(told.contains("small n"), "{told}");
        if let Some(change) = line.change {
            assert_eq!((change.earlier.n, change.later.n), (3, 3));
            assert_eq!(change.earlier.mean, Tenths(450));
        }
    }
    let progress = of(&rows(SMALL_N, |_, _| ()));
    let line = trend(&progress, Attempt::First, AnswerMode::Choose).expect("it is there");
    assert!(!wording::trend(line).join(" ").contains("small n"));
}

#[test]
fn scores_of_different_rubrics_are_said_not_to_compare() {
    let sessions = rows(2, |place, row| row.rubric.hash = place.to_string());
    let progress = of(&sessions);
    let line = trend(&progress, Attempt::First, AnswerMode::Choose).expect("it is there");
    assert!(wording::trend(line).join(" ").contains("2 different rubrics"));
}

#[test]
fn bias_and_distance_are_the_means_of_what_was_rated_and_scored() {
    let sessions = rows(4, |place, row| match place {
        0 => (row.own, row.scores[0]) = (Some([70, 0, 0]), Some(50)),
        1 => (row.own, row.scores[0]) = (Some([30, 0, 0]), Some(60)),
        2 => (row.own, row.scores[0]) = (None, Some(10)),
        _ => (row.own, row.scores[0]) = (Some([90, 0, 0]), None),
    });
    let progress = of(&sessions);
    let own = &progress.own[0];
    assert_eq!(own.group.dimension, Dimension::Empathy);
    assert_eq!((own.n, own.bias, own.gap), (2, Tenths(-50), Tenths(250)));
    assert_eq!(own.over_time, None);
    let told = wording::own(own).join(" ");
    assert!(told.contains("Bias −5.0, distance 25.0 (n 2, a small n"), "{told}");
    assert!(told.contains("leaned neither way"), "{told}");
    let sessions = rows(6, |place, row| {
        row.own = Some([if place < 3 { 90 } else { 60 }, 0, 0]);
        row.scores[0] = Some(50);
    });
    let [earlier, later] = of(&sessions).own[0].over_time.expect("there are enough");
    assert_eq!((earlier.bias, later.bias), (Tenths(400), Tenths(100)));
}

#[test]
fn skills_never_used_are_of_the_codebook_and_unasked_advice_is_none() {
    let codes = [
        CodeTotal { code: Code::Skill(Skill::Summary), n: 3, sessions: 2 },
        CodeTotal { code: Code::Skill(Skill::AdviceWithoutPermission), n: 4, sessions: 2 },
    ];
    let progress = with(&rows(2, |_, _| ()), Given { codes: &codes, ..Given::default() });
    let skills = &progress.skills;
    assert_eq!(skills.used.len(), 1);
    assert_eq!(skills.never.len(), Skill::ALL.len() - 2);
    assert!(!skills.never.contains(&Skill::AdviceWithoutPermission));
    assert_eq!(skills.unasked_advice.map(|one| one.turns), Some(4));
    assert_eq!(skills.sessions, 2);
}

#[test]
fn a_fault_recurs_from_two_sessions_on_and_says_where() {
    let mut recorder = Recorder::new(Store::in_memory().expect("there is memory"));
    let scenarios = SHIPPED.iter().filter(|(_, one)| one.endings.len() > 1);
    for (number, (_, scenario)) in (1..).zip(scenarios) {
        played(&mut recorder, scenario, number, 2);
    }
    let store = recorder.store();
    let progress = read(store, &CANDIDATES, &DRILLS).expect("it can be read");
    let totals = store.code_totals().expect("it can be read");
    let recurring = |total: &&CodeTotal| matches!(total.code, Code::Fault(_)) && total.sessions > 1;
    assert_eq!(progress.faults.len(), totals.iter().filter(recurring).count());
    assert!(!progress.faults.is_empty(), "the third answer everywhere has faults");
    for fault in &progress.faults {
        assert_eq!(fault.moments.len() + fault.more(), fault.sessions);
        for moment in &fault.moments {
            let record = store.record(moment.id).expect("it is there");
            for turn in &moment.turns {
                assert!(record.turns[turn - 1].codes.has_fault(fault.fault), "{}", fault.fault);
            }
        }
    }
    // Every boundary moment is there, with the stance that counts.
    let kept: usize =
        store.boundary_totals().expect("it can be read").iter().map(|one| one.n).sum();
    assert!(kept > 5, "{kept}");
}

#[test]
fn deleting_takes_a_session_out_of_every_figure() {
    let mut recorder = Recorder::new(Store::in_memory().expect("there is memory"));
    let maya = SHIPPED.iter().find(|(_, one)| one.id == "maya-1").expect("it is shipped");
    played(&mut recorder, &maya.1, 1, 2);
    let id = recorder.store().sessions().expect("it can be read")[0].id;
    recorder.store_mut().delete(id).expect("it can be deleted");
    let store = recorder.store();
    assert_eq!(store.boundary_totals().expect("it can be read"), []);
    let progress = read(store, &CANDIDATES, &DRILLS).expect("it can be read");
    assert_eq!(progress.counts.all, 0);
    assert!(progress.skills.used.is_empty() && progress.trends.is_empty());
}

#[test]
fn who_has_done_nothing_begins_with_the_shortest_of_the_first_level() {
    let progress = of(&[]);
    let Practice::Scenario { id, .. } = &progress.next.practice else { panic!("a scenario") };
    assert_eq!(id, "first-steps");
    assert!(progress.next.why[0].contains("not begun any session yet"), "{:?}", progress.next);
}

#[test]
fn the_same_lesson_twice_asks_for_a_drill_until_it_was_drilled() {
    let sessions = rows(5, |place, row| {
        if place >= 3 {
            row.corrective = Some(Lesson::Fault(Fault::LeadingQuestion));
        }
    });
    let next = of(&sessions).next;
    let Practice::Drill { skill, drills } = next.practice else { panic!("a drill: {next:?}") };
    assert_eq!(skill, Skill::OpenQuestion);
    assert!(drills > 0);
    assert!(next.why[0].contains("2 of your newest 5 sessions"), "{:?}", next.why);
    let drilled = [DrillRow {
        drill: "one".to_owned(),
        skill: Skill::OpenQuestion,
        is_typed: false,
        says: String::new(),
        result: String::new(),
        felt: None,
        at: at(86_400 * 6),
    }];
    let next = with(&sessions, Given { drilled: &drilled, ..Given::default() }).next;
    assert!(matches!(next.practice, Practice::Scenario { .. }), "{next:?}");
    // Once is no reason, and neither is a coached session.
    let once = rows(5, |place, row| {
        if place >= 3 {
            row.corrective = Some(Lesson::Fault(Fault::LeadingQuestion));
            row.hints = u32::from(place == 4);
        }
    });
    assert!(matches!(of(&once).next.practice, Practice::Scenario { .. }));
}

/// Candidates that differ in one thing.
fn made(id: &str, change: impl FnOnce(&mut Candidate)) -> Candidate {
    let mut one = Candidate::of(&SHIPPED[0].1);
    one.id = id.to_owned();
    one.kind = Kind::Session;
    one.title = id.to_owned();
    one.minutes = 10;
    one.level = practicum::scenario::raw::Difficulty::Foundation;
    one.focus = vec![Dimension::Questioning];
    one.kinds.clear();
    one.skills.clear();
    one.follows = None;
    change(&mut one);
    one
}

fn chosen(progress: &Progress) -> &str {
    match &progress.next.practice {
        Practice::Scenario { id, .. } => id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_scenario_is_chosen_by_what_was_weak() {
    use practicum::scenario::raw::Difficulty;
    let sessions = rows(2, |_, row| row.scores = [Some(40), Some(80), Some(90)]);
    let gift = made("c-gift", |one| one.kinds.extend([BoundaryKind::SmallGift]));
    let empathy = made("b-empathy", |one| one.focus = vec![Dimension::Empathy]);
    let neither = made("a-neither", |_| ());
    let sequel = made("0-sequel", |one| {
        one.follows = Some("untried".to_owned());
        one.focus = vec![Dimension::Empathy];
    });
    let hard = made("0-hard", |one| {
        one.level = Difficulty::Intermediate;
        one.focus = vec![Dimension::Empathy];
    });
    let all = [gift, empathy, neither, sequel, hard];
    let progress = with(&sessions, Given { candidates: Some(&all), ..Given::default() });
    assert_eq!(
        chosen(&progress),
        "b-empathy",
        "the lowest dimension, not the sequel, not the hard"
    );
    assert!(progress.next.why.iter().any(|why| why.contains("a mean of 40.0 over 2 sessions")));
    let weak = [BoundaryTotal { kind: BoundaryKind::SmallGift, stance: Some(Stance::Rigid), n: 2 }];
    let progress =
        with(&sessions, Given { candidates: Some(&all), boundaries: &weak, ..Given::default() });
    assert_eq!(chosen(&progress), "c-gift");
    assert!(progress.next.why.iter().any(|why| why.contains("a small gift")));
    // Two passed without help lead on to the next level.
    let passed = rows(2, |place, row| {
        row.passes = true;
        row.scenario.id = ["a-neither", "c-gift"][place].to_owned();
    });
    let progress = with(&passed, Given { candidates: Some(&all), ..Given::default() });
    assert_eq!(chosen(&progress), "0-hard");
    let tried = rows(4, |place, row| {
        row.scenario.id = ["a-neither", "b-empathy", "c-gift", "0-hard"][place].to_owned();
    });
    let progress = with(&tried, Given { candidates: Some(&all), ..Given::default() });
    assert!(matches!(progress.next.practice, Practice::Drill { .. }), "{:?}", progress.next);
}

#[test]
fn a_boundary_that_was_weak_asks_for_one_vignette_and_then_a_session_again() {
    let vignette = |id: &str, kind| {
        made(id, |one| {
            one.kind = Kind::Vignette;
            one.kinds.extend([kind]);
        })
    };
    let all = [
        made("a-session", |_| ()),
        made("b-session", |_| ()),
        vignette("gift-1", BoundaryKind::SmallGift),
        vignette("gift-2", BoundaryKind::SmallGift),
        vignette("secrecy", BoundaryKind::PromiseOfSecrecy),
    ];
    let total = |kind, stance, n| BoundaryTotal { kind, stance: Some(stance), n };
    let weak = [
        total(BoundaryKind::SmallGift, Stance::Rigid, 3),
        total(BoundaryKind::PromiseOfSecrecy, Stance::Rigid, 3),
        total(BoundaryKind::PromiseOfSecrecy, Stance::Held, 2),
    ];
    // The newest first, as they are kept.
    let next = |boundaries: &[BoundaryTotal], newest_first: &[&str]| {
        let sessions = rows(newest_first.len(), |_, _| ());
        let sessions: Vec<SessionRow> = sessions
            .into_iter()
            .zip(newest_first)
            .map(|(mut row, id)| {
                row.scenario.id = (*id).to_owned();
                row
            })
            .collect();
        let given = Given { candidates: Some(&all), boundaries, ..Given::default() };
        with(&sessions, given).next
    };
    let id = |next: &Next| match &next.practice {
        Practice::Vignette { id, .. } | Practice::Scenario { id, .. } => id.clone(),
        other => panic!("{other:?}"),
    };
    let first = next(&weak, &["a-session"]);
    assert_eq!(id(&first), "gift-1", "held least, and the first by its title");
    assert!(first.why[0].contains("a small gift") && first.why[0].contains("none of them"));
    assert!(wording::practice(&first).starts_with("One moment: “gift-1”"), "{first:?}");
    // It was tried: the other kind is still weak, and after both a session comes.
    assert_eq!(id(&next(&weak, &["gift-1", "a-session"])), "secrecy");
    assert_eq!(id(&next(&weak, &["secrecy", "gift-1", "a-session"])), "b-session");
    // After that session the next one of the weak kind, as long as there is one and it is weak.
    let later = ["b-session", "secrecy", "gift-1", "a-session"];
    assert_eq!(id(&next(&weak, &later)), "gift-2");
    assert_eq!(id(&next(&[], &["a-session"])), "b-session");
    let once = [total(BoundaryKind::SmallGift, Stance::Rigid, 1)];
    assert_eq!(id(&next(&once, &["a-session"])), "b-session", "once says nothing");
}

#[test]
fn text_and_page_tell_the_same_and_the_page_is_harmless() {
    let sessions = rows(8, |place, row| {
        row.title = "<script>alert(1)</script> & co".to_owned();
        if place == 3 {
            row.hints = 1;
        }
        if place % 2 == 0 {
            row.is_first = false;
        }
    });
    let progress = of(&sessions);
    let text = progress_text(&progress, &TimeZone::UTC);
    let page = progress_html(&progress, "<b>", &TimeZone::UTC);
    assert_eq!(page, progress_html(&progress, "<b>", &TimeZone::UTC));
    for asked in ["http:", "https:", "src=", "url(", "@import", "<script", "javascript:"] {
        assert!(!page.contains(asked), "{asked}");
    }
    let page = parse(&page).unwrap_or_else(|error| panic!("{error}"));
    let told = page.text();
    for trend in &progress.trends {
        for sentence in wording::trend(trend) {
            assert!(told.contains(&sentence), "{sentence}");
        }
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in wording::counts(&progress.counts).iter().chain(&wording::own(&progress.own[0])) {
        assert!(told.contains(words.as_str()), "{words}");
        assert!(flat.contains(words.as_str()), "{words}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 78), "{text}");
    let ids: Vec<_> = page.all().filter_map(|one| one.attribute("id")).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    for svg in page.all().filter(|one| one.name == "svg") {
        assert_eq!(svg.attribute("role"), Some("img"));
        for id in svg.attribute("aria-labelledby").expect("it is named").split(' ') {
            assert!(!page.by_id(id).text().is_empty());
        }
    }
    let levels: Vec<usize> = page
        .all()
        .filter_map(|one| one.name.strip_prefix('h').and_then(|level| level.parse().ok()))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
    // No streak is kept, and none is praised.
    assert!(!text.to_lowercase().contains("streak"));
}

#[test]
fn many_points_are_cut_and_that_is_said() {
    let progress = of(&rows(200, |_, _| ()));
    let line = trend(&progress, Attempt::First, AnswerMode::Choose).expect("it is there");
    assert_eq!((line.n, line.points.len()), (200, practicum::progress::SHOWN_POINTS));
    assert!(wording::trend(line)[0].starts_with("Of the newest 60 the first"));
    assert_eq!(line.points.last().map(|point| point.record.as_str()), Some("00000199"));
}

mod program {
    use crate::records::Folder;
    use std::process::Command;

    fn practicum(data: &Folder, args: &[&str]) -> (String, bool) {
        let data = data.0.display().to_string();
        let output = Command::new(env!("CARGO_BIN_EXE_practicum"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["--data", &data])
            .args(args)
            .output()
            .expect("the program starts");
        let told = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        (told, output.status.success())
    }

    #[test]
    fn tells_progress_as_text_as_json_and_as_a_page() {
        let folder = Folder::new("progress-cli");
        let (told, is_well) = practicum(&folder, &["records", "progress"]);
        assert!(is_well && told.contains("There are no sessions yet"), "{told}");
        assert!(told.contains("first"), "{told}");
        let answers = folder.0.join("answers.txt");
        std::fs::write(&answers, "1\n".repeat(60)).expect("it can be written");
        let answers = answers.display().to_string();
        let play = ["play", "maya-1", "--mode", "transfer", "--record", "--answers", &answers];
        let (told, is_well) = practicum(&folder, &play);
        assert!(is_well, "{told}");
        let page = folder.0.join("progress.html");
        let (told, is_well) = practicum(
            &folder,
            &[
                "records",
                "progress",
                "--format",
                "json",
                "--save-html",
                &page.display().to_string(),
            ],
        );
        assert!(is_well, "{told}");
        let json: serde_json::Value = serde_json::from_str(&told).expect("it is JSON");
        assert_eq!(json["counts"]["all"], 1, "{told}");
        assert!(json["next"]["why"][0].is_string());
        let page = std::fs::read_to_string(page).expect("it was written");
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Practice next"));
    }
}
