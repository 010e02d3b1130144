//! The debrief as a page: well-formed, complete, harmless, and readable by everyone.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use practicum::author::Play;
use practicum::debrief::wording;
use practicum::debrief::{Debrief, highlights};
use practicum::report::{self, HtmlExtras, debrief_html};
use practicum::scenario::Scenario;
use practicum::transcript::{RunMode, SelfRating};

use crate::support::{SHIPPED, answer_all, begin, debrief_of, files, in_mode, playable, source};
use crate::xml::{Element, parse};

const CSS: &str = "src/report/html/debrief.css";

/// The debrief of every play of the shipped scenarios, by the play's file.
static DEBRIEFS: LazyLock<Vec<(String, Debrief)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    let sessions = SHIPPED.iter().filter(|(name, _)| name.ends_with("scenario.ron"));
    for (name, scenario) in sessions {
        let folder = name.trim_end_matches("scenario.ron");
        for file in files(&format!("{folder}plays"), ".ron") {
            all.push((file.clone(), played(scenario, &file)));
        }
    }
    assert!(all.len() >= 10, "only {} plays", all.len());
    all
});

fn played(scenario: &Scenario, file: &str) -> Debrief {
    let play = Play::parse(&source(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut session = begin(scenario, play.seed.0);
    answer_all(&mut session, &play.answers.iter().map(String::as_str).collect::<Vec<_>>());
    debrief_of(scenario, session.transcript(), play.self_rating.map(SelfRating::from))
}

fn page(debrief: &Debrief) -> String {
    debrief_html(debrief, &HtmlExtras::default())
}

/// The page, taken apart.
fn taken_apart(debrief: &Debrief) -> Element {
    parse(&page(debrief)).unwrap_or_else(|error| panic!("{error}"))
}

/// Debriefs with nothing in them, with nothing rated, and one that was coached.
fn sparse() -> Vec<Debrief> {
    let scenario = playable(&source("scenarios/maya-1/scenario.ron").text);
    let mut session = in_mode(&scenario, 1, RunMode::Practice);
    let empty = debrief_of(&scenario, session.transcript(), None);
    session.hint().expect("practice has hints");
    let first = session.offered().next().map(str::to_owned).expect("it offers answers");
    answer_all(&mut session, &[&first]);
    let one = debrief_of(&scenario, session.transcript(), Some([0, 100, 50]));
    vec![empty, one]
}

#[test]
fn every_page_is_well_formed_and_whole() {
    let parts = [
        "point",
        "own-rating",
        "dimensions",
        "course",
        "transcript",
        "findings",
        "boundaries",
        "process",
        "roles",
        "next",
        "note",
        "provenance",
    ];
    for debrief in DEBRIEFS.iter().map(|(_, debrief)| debrief).chain(&sparse()) {
        let page = taken_apart(debrief);
        assert_eq!(page.attribute("lang"), Some("en"));
        let main = page.one("main");
        let there: Vec<_> =
            main.children().map(|part| part.attribute("id").expect("a part has an id")).collect();
        assert_eq!(there, parts, "the parts stand in the order of supervision");
        for part in main.children() {
            let head = part.attribute("aria-labelledby").expect("a part is named");
            assert_eq!(part.one("h2").attribute("id"), Some(head));
        }
    }
}

#[test]
fn a_page_asks_nothing_of_a_network_and_runs_nothing() {
    for (file, debrief) in DEBRIEFS.iter() {
        let text = page(debrief);
        let told = text.to_lowercase();
        for asked in ["http:", "https:", "//", "src=", "url(", "@import", "<script", "javascript:"]
        {
            assert!(!told.contains(asked), "{file}: {asked}");
        }
        let page = taken_apart(debrief);
        let ids: Vec<_> = page.all().filter_map(|one| one.attribute("id")).collect();
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{file}: an id stands twice");
        for element in page.all() {
            for (name, value) in &element.attributes {
                assert!(!name.starts_with("on"), "{file}: {name}");
                let named: Vec<&str> = match name.as_str() {
                    "href" => vec![value.strip_prefix('#').unwrap_or_else(|| panic!("{value}"))],
                    "aria-labelledby" => value.split(' ').collect(),
                    _ => Vec::new(),
                };
                for id in named {
                    assert!(ids.contains(&id), "{file}: {name} leads to {id}");
                }
            }
        }
    }
}

#[test]
fn the_same_debrief_gives_the_same_bytes() {
    let (file, debrief) = &DEBRIEFS[0];
    let (name, scenario) = &SHIPPED[0];
    assert!(file.starts_with(name.trim_end_matches("scenario.ron")));
    assert_eq!(page(debrief), page(&played(scenario, file)));
    assert_ne!(page(debrief), page(&DEBRIEFS[1].1));
}

#[test]
fn headings_are_in_order() {
    for debrief in DEBRIEFS.iter().map(|(_, debrief)| debrief).chain(&sparse()) {
        let page = taken_apart(debrief);
        let level = |one: &Element| match one.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => one.name[1..].parse::<usize>().ok(),
            _ => None,
        };
        let levels: Vec<usize> = page.all().filter_map(level).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert_eq!(levels[0], 1);
        assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
        let is_empty = |one: &Element| level(one).is_some() && one.text().trim().is_empty();
        assert!(!page.all().any(is_empty));
    }
}

#[test]
fn every_turn_is_told() {
    for (file, debrief) in DEBRIEFS.iter() {
        let page = taken_apart(debrief);
        for turn in &debrief.turns {
            let text = page.by_id(&format!("turn-{}", turn.number)).text();
            let mut told: Vec<&str> = vec![&turn.why, &turn.tempting, &turn.moment.meaning];
            for line in &turn.lines {
                told.extend([wording::says(line), &line.manner, &line.thinks]);
            }
            let stronger = turn.stronger.iter().flat_map(|answer| [&answer.says, &answer.why]);
            told.extend(stronger.map(String::as_str));
            told.extend(turn.codes.iter().map(|code| code.words.as_str()));
            for words in told {
                // The meaning stands with a full stop of its own.
                let words = words.trim_end_matches('.');
                let words = words.chars().skip(1).collect::<String>();
                assert!(text.contains(&words), "{file}, turn {}: {words}", turn.number);
            }
            for value in &turn.values {
                assert!(text.contains(&wording::value(value)), "{file}, turn {}", turn.number);
            }
            for words in wording::codes_of_the_whole(turn) {
                assert!(text.contains(&words), "{file}, turn {}: {words}", turn.number);
            }
            let is_tagged = |words: &str| text.contains(words);
            assert!(!turn.is_weak || is_tagged("look again"));
            assert_eq!(turn.in_rupture, is_tagged("inside a rupture"));
            assert_eq!(
                debrief.violations.contains(&turn.number),
                is_tagged("harm: a boundary was violated")
            );
        }
        if let Some(closing) = &debrief.end.closing {
            assert!(page.by_id("closing").text().contains(&closing.says), "{file}");
        }
    }
}

#[test]
fn an_answer_reads_as_it_was_given_with_its_quotes_marked() {
    let mut n = 0;
    for (file, debrief) in DEBRIEFS.iter() {
        let page = taken_apart(debrief);
        for turn in &debrief.turns {
            let article = page.by_id(&format!("turn-{}", turn.number));
            let answer = article.by_class("answer");
            assert_eq!(answer.text_without("sup"), turn.says, "{file}, turn {}", turn.number);
            let marks: Vec<String> =
                answer.all().filter(|one| one.name == "mark").map(Element::text).collect();
            let quoted: Vec<&str> = highlights(&turn.says, &turn.codes)
                .into_iter()
                .map(|one| &turn.says[one.range])
                .collect();
            assert_eq!(marks, quoted, "{file}, turn {}", turn.number);
            // New numbers come in order.
            let mut seen = 0;
            for label in answer.all().filter(|one| one.name == "sup").map(Element::text) {
                for number in label.split(',').map(|one| one.parse::<usize>().expect("a number")) {
                    assert!(number <= seen + 1, "{file}, turn {}: {label}", turn.number);
                    seen = seen.max(number);
                }
            }
            // Each number beside the words stands beside a code too.
            let labels = answer.all().filter(|one| one.name == "sup").map(Element::text);
            let labels: BTreeSet<String> = labels
                .flat_map(|label| label.split(',').map(str::to_owned).collect::<Vec<_>>())
                .collect();
            let numbers = article.all().filter(|one| one.attribute("class") == Some("n"));
            let numbers: BTreeSet<String> =
                numbers.map(Element::text).filter(|number| number != "·").collect();
            assert_eq!(labels, numbers, "{file}, turn {}", turn.number);
            n += marks.len();
        }
    }
    assert!(n > 100, "only {n} quotes were marked");
}

#[test]
fn scores_findings_boundaries_counts_and_roles_are_told() {
    for (file, debrief) in DEBRIEFS.iter() {
        let page = taken_apart(debrief);
        let has = |part: &str, words: &str| {
            let text = page.by_id(part).text();
            let words = words.chars().skip(1).collect::<String>();
            assert!(text.contains(&words), "{file}, {part}: {words}\nin\n{text}");
        };
        has("point", &wording::point(&debrief.corrective));
        has("point", &debrief.corrective.advice);
        has("dimensions", wording::verdict(debrief));
        for report in &debrief.dimensions {
            has("dimensions", &wording::score(report));
            has("dimensions", &report.rule);
            let own = wording::own_and_gap(report);
            own.iter().for_each(|own| has("dimensions", own));
            let weak = wording::weak_moments(report);
            weak.iter().for_each(|weak| has("dimensions", weak));
            has("own-rating", &wording::own_rating(report.own.expect("each play has a rating")));
        }
        for finding in &debrief.findings {
            has("findings", &finding.words);
            for (turn, quote) in finding.turns.iter().zip(&finding.quotes) {
                if debrief.turns[turn - 1].says != *quote {
                    has("findings", &format!("turn {turn}: “{quote}”"));
                }
            }
        }
        for moment in &debrief.boundary_moments {
            has("boundaries", moment.kind.words().trim_start_matches('“'));
            has("boundaries", wording::stance(moment.stance));
            moment.ethics.iter().for_each(|section| has("boundaries", section));
            for step in moment.made.iter().chain(&moment.missed) {
                has("boundaries", step.words());
            }
        }
        for line in wording::process(&debrief.process) {
            has("process", line.what);
            has("process", line.means);
        }
        for role in &debrief.roles.counselor {
            has("roles", &wording::counselor_role(role));
        }
        for role in &debrief.roles.client {
            has("roles", &wording::client_role(role));
        }
        debrief.next.steps.iter().chain(&debrief.next.read).for_each(|step| has("next", step));
        wording::provenance(&debrief.provenance).iter().for_each(|line| has("provenance", line));
        wording::end(&debrief.end).iter().for_each(|line| assert!(page.text().contains(line)));
        assert!(page.text().contains(&wording::review(&debrief.scenario)), "{file}");
    }
}

#[test]
fn what_comes_before_everything_else_is_told_first() {
    let mut n = 0;
    for (file, debrief) in DEBRIEFS.iter() {
        let page = taken_apart(debrief);
        let point = page.by_id("point").text();
        let leads = wording::leads(debrief.corrective.lesson);
        assert_eq!(point.contains(wording::heads::LEAD), leads, "{file}");
        assert_eq!(leads, !debrief.violations.is_empty() || debrief.risk_unasked.is_some());
        let also = wording::also_leads(debrief);
        assert!(also.iter().all(|also| point.contains(also)), "{file}");
        n += usize::from(leads);
    }
    assert!(n > 0, "no play violates anything");
}

#[test]
fn the_plot_is_told_in_words_and_its_marks_have_names() {
    let mut ruptures = 0;
    for (file, debrief) in DEBRIEFS.iter() {
        let page = taken_apart(debrief);
        let figure = page.one("figure");
        let plot = figure.one("svg");
        assert_eq!(plot.attribute("role"), Some("img"));
        assert!(!plot.one("title").text().is_empty());
        let mut told = wording::course(&debrief.moods);
        assert_eq!(told.len(), 3);
        told.extend(debrief.ruptures.iter().map(wording::rupture));
        told.extend(wording::marked_turns(debrief));
        for words in &told {
            assert!(plot.one("desc").text().contains(words), "{file}: {words}");
            assert!(figure.one("figcaption").text().contains(words), "{file}: {words}");
        }
        let labels: Vec<String> =
            plot.all().filter(|one| one.name == "text").map(Element::text).collect();
        let has = |start: &str| labels.iter().any(|label| label.starts_with(start));
        assert!(has("alliance ") && has("openness ") && has("distress "), "{labels:?}");
        assert_eq!(has("rupture ("), !debrief.ruptures.is_empty());
        assert_eq!(has("look again"), debrief.turns.iter().any(|turn| turn.is_weak));
        assert_eq!(has("violation"), !debrief.violations.is_empty());
        assert_eq!(has("risk unasked"), debrief.risk_unasked.is_some());
        ruptures += debrief.ruptures.len();
        // A point for the start and one after each turn, on every line.
        for line in plot.all().filter(|one| one.name == "polyline") {
            let points = line.attribute("points").expect("a line has points");
            assert_eq!(points.split(' ').count(), debrief.turns.len() + 1, "{file}");
        }
    }
    assert!(ruptures > 0, "no play has a rupture");
}

#[test]
fn nothing_in_the_plot_leaves_it() {
    for (file, debrief) in DEBRIEFS.iter().map(|(file, debrief)| (file.as_str(), debrief)) {
        let page = taken_apart(debrief);
        let plot = page.one("svg");
        let size: Vec<f64> = plot
            .attribute("viewBox")
            .expect("it has a size")
            .split(' ')
            .map(|n| n.parse().expect("a number"))
            .collect();
        for element in plot.all() {
            for (names, most) in [(["x", "x1", "x2"], size[2]), (["y", "y1", "y2"], size[3])] {
                for value in names.iter().filter_map(|name| element.attribute(name)) {
                    let value: f64 = value.parse().expect("a number");
                    assert!((0.0..=most).contains(&value), "{file}: {element:?}");
                }
            }
        }
    }
}

#[test]
fn tables_have_heads_that_say_what_they_head() {
    let page = taken_apart(&DEBRIEFS[0].1);
    let tables: Vec<_> = page.all().filter(|one| one.name == "table").collect();
    assert_eq!(tables.len(), 4);
    for table in tables {
        assert!(table.all().any(|one| one.name == "thead"));
        for row in table.all().filter(|one| one.name == "tr") {
            assert_eq!(row.children().next().map(|one| one.name.as_str()), Some("th"));
        }
    }
    for head in page.all().filter(|one| one.name == "th") {
        assert!(matches!(head.attribute("scope"), Some("row" | "col")), "{head:?}");
    }
    for landmark in ["header", "nav", "main", "footer", "title", "h1"] {
        page.one(landmark);
    }
    let skip = page.by_class("skip");
    assert_eq!(skip.attribute("href"), Some("#debrief"));
    assert_eq!(page.one("main").attribute("id"), Some("debrief"));
}

#[test]
fn no_name_from_a_file_stands_in_a_trainees_page() {
    for (file, debrief) in DEBRIEFS.iter() {
        let page = taken_apart(debrief);
        let text = page.one("body").text();
        let at = text.find('_').map(|at| text[..at].chars().rev().take(20).collect::<String>());
        assert_eq!(at, None, "{file}");
        for turn in &debrief.turns {
            assert!(!text.contains(&format!("{}. {}", turn.number, turn.beat)), "{file}");
        }
    }
}

#[test]
fn a_pseudonym_and_a_note_are_shown_and_harmless() {
    let debrief = &DEBRIEFS[0].1;
    let extras = HtmlExtras { pseudonym: "Wren <b>", note: "Wait.\nThen \"ask\" & listen <i>" };
    let page = parse(&debrief_html(debrief, &extras)).expect("it is well-formed");
    assert!(page.one("header").text().contains("· Wren <b>"));
    let note = page.by_id("note");
    assert!(note.text().contains("Wait.\nThen \"ask\" & listen <i>"));
    assert_eq!(note.attribute("class"), None);
    let without = taken_apart(debrief);
    // Without a note there is room for one, on paper alone.
    assert_eq!(without.by_id("note").attribute("class"), Some("empty"));
    assert!(without.by_id("note").all().any(|one| one.name == "hr"));
}

const HOSTILE: &str = "</style><script>alert(1)</script>\" onload='x' &lt; ]]> <!-- \u{202e}\0\u{1b}[2J <svg/onload=x>";
/// What a page shows of it.
const SHOWN: &str = "</style><script>alert(1)</script>\" onload='x' &lt; ]]> <!-- \u{fffd}\u{fffd}\u{fffd}[2J <svg/onload=x>";

/// A debrief in which every text that a file could hold is hostile.
fn poisoned() -> Debrief {
    let worst = DEBRIEFS.iter().max_by_key(|(_, debrief)| debrief.findings.len());
    let mut debrief = worst.expect("there are plays").1.clone();
    let set = |text: &mut String| *text = HOSTILE.to_owned();
    let scenario = &mut debrief.scenario;
    [&mut scenario.id, &mut scenario.title, &mut scenario.client, &mut scenario.review]
        .into_iter()
        .for_each(set);
    let from = &mut debrief.provenance;
    from.carried = Some(from.rubric.clone());
    let stamps = [&mut from.scenario, &mut from.rubric];
    let stamps = stamps.into_iter().chain(&mut from.tables).chain(&mut from.carried);
    stamps.for_each(|stamp| set(&mut stamp.id));
    let end = &mut debrief.end;
    [&mut end.id, &mut end.words, &mut end.means].into_iter().for_each(set);
    (end.goals, end.task) = (vec![HOSTILE.to_owned()], Some(HOSTILE.to_owned()));
    let point = &mut debrief.corrective;
    [&mut point.title, &mut point.advice].into_iter().for_each(set);
    point.words.iter_mut().for_each(set);
    debrief.dimensions.iter_mut().for_each(|report| set(&mut report.rule));
    for turn in &mut debrief.turns {
        turn.moment.feelings.iter_mut().for_each(set);
        let texts = [&mut turn.beat, &mut turn.answer, &mut turn.says, &mut turn.why];
        texts.into_iter().for_each(set);
        [&mut turn.tempting, &mut turn.moment.meaning].into_iter().for_each(set);
        for code in &mut turn.codes {
            set(&mut code.words);
            // A part of the answer, so that it is marked there.
            code.quotes.iter_mut().for_each(|quote| *quote = "<script>".to_owned());
        }
        let stronger = turn.stronger.iter_mut();
        stronger.for_each(|answer| {
            [&mut answer.id, &mut answer.says, &mut answer.why].into_iter().for_each(set);
        });
        turn.ethics.iter_mut().for_each(set);
    }
    let lines = debrief.turns.iter_mut().flat_map(|turn| &mut turn.lines);
    for line in lines.chain(&mut debrief.end.closing) {
        [&mut line.says, &mut line.manner, &mut line.thinks].into_iter().for_each(set);
        line.feels.iter_mut().for_each(|feeling| set(&mut feeling.name));
    }
    for finding in &mut debrief.findings {
        set(&mut finding.words);
        finding.quotes.iter_mut().for_each(set);
    }
    for moment in &mut debrief.boundary_moments {
        set(&mut moment.says);
        moment.ethics.iter_mut().for_each(set);
    }
    let next = &mut debrief.next;
    next.retry_beat.iter_mut().chain(&mut next.read).chain(&mut next.steps).for_each(set);
    debrief
}

/// Every text of a value.
fn texts(value: &serde_json::Value) -> Vec<&str> {
    match value {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(all) => all.iter().flat_map(texts).collect(),
        serde_json::Value::Object(all) => all.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn nothing_an_author_can_write_takes_hold_of_the_page() {
    let debrief = poisoned();
    // Of all texts, only words of the codebook and hashes are left as they were.
    let json = report::json(&debrief).expect("it can be written");
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let is_key = |text: &&str| text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_'));
    let left: Vec<_> = texts(&json)
        .into_iter()
        .filter(|text| !is_key(text) && *text != HOSTILE && *text != "<script>")
        .collect();
    assert_eq!(left, Vec::<&str>::new(), "not every text was poisoned");

    let extras = HtmlExtras { pseudonym: HOSTILE, note: HOSTILE };
    let text = debrief_html(&debrief, &extras);
    let is_control = |c: char| c.is_control() && c != '\n';
    assert!(!text.contains(is_control) && !text.contains('\u{202e}'));
    let page = parse(&text).unwrap_or_else(|error| panic!("{error}"));
    let names = |page: &Element| -> BTreeSet<String> {
        let attributes =
            |one: &Element| one.attributes.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        page.all().flat_map(|one| attributes(one).into_iter().chain([one.name.clone()])).collect()
    };
    // The elements and attributes of the other pages, and no others.
    let allowed: BTreeSet<String> =
        DEBRIEFS.iter().flat_map(|(_, debrief)| names(&taken_apart(debrief))).collect();
    let strange: Vec<_> = names(&page).difference(&allowed).cloned().collect();
    assert_eq!(strange, Vec::<String>::new());
    assert_eq!(page.all().filter(|one| one.name == "style").count(), 1);
    // And it is shown, in every part that shows texts of a file.
    for part in [
        "point",
        "dimensions",
        "transcript",
        "findings",
        "boundaries",
        "next",
        "note",
        "provenance",
    ] {
        assert!(page.by_id(part).text().contains(SHOWN.trim()), "{part}");
    }
    assert!(page.one("title").text().contains(SHOWN));
}

/// The custom properties of a block of the style sheet that begins with `start`.
fn colors(css: &str, start: &str) -> Vec<(String, [f64; 3])> {
    let block = css.split_once(start).unwrap_or_else(|| panic!("{start}")).1;
    let block = block.split_once(":root {").expect("it sets properties").1;
    let block = block.split_once('}').expect("it is closed").0;
    let color = |declaration: &str| {
        let (name, value) = declaration.trim().strip_prefix("--")?.split_once(": ")?;
        Some((name.to_owned(), rgb(value.strip_prefix('#')?)))
    };
    block.split(';').filter_map(color).collect()
}

fn rgb(hex: &str) -> [f64; 3] {
    [0, 2, 4].map(|at| {
        let part = u8::from_str_radix(&hex[at..at + 2], 16).expect("a color");
        f64::from(part) / 255.0
    })
}

/// After WCAG 2: relative luminance, and the ratio of two.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear = |part: f64| {
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let luminance =
        |[r, g, b]: [f64; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn everything_can_be_read_in_light_in_dark_and_on_paper() {
    assert!((contrast(rgb("000000"), rgb("FFFFFF")) - 21.0).abs() < 1e-9);
    let css = source(CSS).text;
    let light = colors(&css, "");
    let dark = colors(&css, "(prefers-color-scheme: dark)");
    // Paper takes over what it does not set.
    let mut paper = colors(&css, "@media print");
    let set: BTreeSet<String> = paper.iter().map(|(name, _)| name.clone()).collect();
    paper.extend(light.iter().filter(|(name, _)| !set.contains(name)).cloned());
    let inks = [
        "ink",
        "soft",
        "accent",
        "empathy",
        "boundaries",
        "questioning",
        "good",
        "look-again",
        "harm",
    ];
    for (scheme, colors) in [("light", &light), ("dark", &dark), ("paper", &paper)] {
        let of = |name: &str| {
            let found = colors.iter().find(|(one, _)| one == name);
            found.unwrap_or_else(|| panic!("{scheme} has no {name}")).1
        };
        let on_grounds = inks.iter().flat_map(|ink| [(*ink, "paper"), (*ink, "card")]);
        for (ink, ground) in on_grounds.chain([("ink", "mark")]) {
            let ratio = contrast(of(ink), of(ground));
            assert!(ratio >= 4.5, "{scheme}: {ink} on {ground} has {ratio:.2}");
        }
        // Lines that carry meaning need less, and need it too.
        let ratio = contrast(of("edge"), of("paper"));
        assert!(ratio >= 3.0, "{scheme}: edge on paper has {ratio:.2}");
    }
}

#[test]
fn the_page_has_the_colors_of_the_theme() {
    let css = source(CSS).text;
    let theme = source("assets/theme.ron").text;
    for (name, start) in [("light", ""), ("dark", "(prefers-color-scheme: dark)")] {
        let palette = theme.split_once(&format!("\"{name}\": (")).expect("the theme has it").1;
        let palette = palette.split_once("),").expect("it is closed").0;
        for (property, color) in colors(&css, start) {
            let role =
                if property == "soft" { "soft_ink".to_owned() } else { property.replace('-', "_") };
            let value =
                palette.split_once(&format!(" {role}: \"#")).unwrap_or_else(|| panic!("{role}"));
            assert_eq!(color, rgb(&value.1[..6]), "{name}: {property}");
        }
    }
}

#[test]
fn the_style_sheet_styles_what_is_there() {
    let css = source(CSS).text;
    let mut used = BTreeSet::new();
    let mut pages: Vec<Element> =
        DEBRIEFS.iter().map(|(_, debrief)| taken_apart(debrief)).collect();
    let extras = HtmlExtras { pseudonym: "Wren", note: "Wait." };
    pages.push(parse(&debrief_html(&DEBRIEFS[0].1, &extras)).expect("it is well-formed"));
    pages.extend(sparse().iter().map(taken_apart));
    for page in &pages {
        let classes = page.all().filter_map(|one| one.attribute("class"));
        used.extend(classes.flat_map(|class| class.split(' ')).map(str::to_owned));
    }
    // The page of progress shares the sheet, and its classes are written in its source.
    let sources = files("src/report/html", ".rs").into_iter().map(|file| source(&file).text);
    let source_of_progress = sources.collect::<Vec<_>>().concat();
    let mut progress = BTreeSet::new();
    for part in source_of_progress.replace("\\\"", "\"").split("class=\"").skip(1) {
        let named = part.split('"').next().unwrap_or_default();
        progress.extend(named.split(' ').map(str::to_owned));
    }
    used.extend(progress);
    // A class in a selector stands before its block and after a dot that no digit follows.
    let selectors =
        css.split('}').filter_map(|rule| rule.rsplit_once('{')).map(|(selector, _)| selector);
    for selector in selectors {
        let selector = selector.rsplit_once("*/").map_or(selector, |(_, selector)| selector);
        for class in selector.split('.').skip(1).filter(|one| one.starts_with(char::is_alphabetic))
        {
            let end = class.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(class.len());
            assert!(used.contains(&class[..end]), "nothing is `{}`", &class[..end]);
        }
    }
}
