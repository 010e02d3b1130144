//! One group, moment by moment: boundaries missed, scores contested, answers given, and how each moment tells.

use super::groups::name;
use super::table;
use super::wording::{discrimination, percent, signed};
use crate::class::cohort::Group;
use crate::class::counts::{BeatCount, Contested, Missed};
use crate::class::items::{Discrimination, ITEMS_FROM, Item};
use crate::class::quartiles::SUMMARIZED_FROM;
use crate::report::html::escape::{each, sentence, text};
use crate::transcript::AnswerMode;

/// How many boundary moments are told.
const MISSED: usize = 10;

pub(super) fn missed(group: &Group) -> String {
    let head = "<h3>Boundary moments missed most</h3>\n";
    let missed: Vec<&Missed> =
        group.missed.iter().filter(|one| one.missed > 0).take(MISSED).collect();
    if missed.is_empty() {
        return format!("{head}<p>No scored boundary moment was missed.</p>\n");
    }
    let rows: Vec<Vec<String>> = missed
        .iter()
        .map(|one| {
            let few = if one.n < SUMMARIZED_FROM { ", few" } else { "" };
            vec![
                format!("<code>{}</code>", text(&one.beat)),
                sentence(one.kind.words()),
                format!("{} of {} ({} %{few})", one.missed, one.n, percent(one.missed, one.n)),
                stances(one),
            ]
        })
        .collect();
    format!(
        "{head}{}<p class=\"note\">Missed is where less than the rubric’s part of the chance was used, at the first visit. Both sides can miss it: keeping too far as well as letting go.</p>\n",
        table("Boundary moments", &["Beat", "Dilemma", "Missed", "Where the answers stood"], &rows)
    )
}

fn stances(one: &Missed) -> String {
    let told = one.stances.iter().map(|(stance, n)| {
        let words = stance.map_or("no stance", |stance| stance.words());
        format!("{words} {n}")
    });
    text(&told.collect::<Vec<_>>().join(", "))
}

pub(super) fn contested(group: &Group, id: &str) -> String {
    if group.contested.is_empty() {
        return String::new();
    }
    let one = |(place, one): (usize, &Contested)| {
        let shares = one.shares.iter().map(|(dimension, share)| format!("{dimension} {share} %"));
        let shares: Vec<String> = shares.collect();
        let shares = if shares.is_empty() {
            "not scored".to_owned()
        } else {
            format!("chance used: {}", shares.join(", "))
        };
        format!(
            "<div class=\"contest\" id=\"{id}-contest-{}\">\n<h4>{}, turn {} (<code>{}</code>)</h4>\n<p class=\"note\">{}</p>\n<p>Client: “{}”</p>\n<p>Answer: “{}”</p>\n<blockquote><p>{}</p></blockquote>\n</div>\n",
            place + 1,
            text(&one.who.words()),
            one.turn,
            text(&one.beat),
            text(&shares),
            text(&one.client),
            text(&one.says),
            text(&one.why)
        )
    };
    format!(
        "<h3>Contested scores</h3>\n<p>Trainees do not agree with these scores, and say why. From first attempts and repeats.</p>\n{}",
        each(group.contested.iter().enumerate(), one)
    )
}

pub(super) fn beats(group: &Group) -> String {
    if group.beats.is_empty() {
        return String::new();
    }
    let told = match group.key.answers {
        AnswerMode::Choose => "How often each answer was taken at the first visit to its beat.",
        AnswerMode::Compose => {
            "Which authored answer each typed one led like, at the first visit to its beat: what it is nearest to, not what was said."
        }
    };
    format!(
        "<h3>Answers by beat</h3>\n<p class=\"note\">{told} Not every session comes to every beat, and not every answer is offered to everyone.</p>\n{}",
        each(&group.beats, beat)
    )
}

fn beat(one: &BeatCount) -> String {
    let row = |id: &str, says: &str, n: usize| {
        vec![
            format!("<code>{}</code>", text(id)),
            format!("<span class=\"words\">{}</span>", text(says)),
            format!("<span class=\"count\">{n} ({} %)</span>", percent(n, one.n)),
        ]
    };
    let mut rows: Vec<Vec<String>> =
        one.options.iter().map(|option| row(&option.id, &option.says, option.n)).collect();
    if one.other > 0 {
        rows.push(row("other", "Led another way, or was not understood", one.other));
    }
    let few = if one.n < SUMMARIZED_FROM { ", few" } else { "" };
    let caption = format!("{} (n = {}{few})", one.beat, one.n);
    table(&caption, &["Answer", "Words", "Given"], &rows)
}

pub(super) fn items(group: &Group) -> String {
    let head = "<h3>How each moment tells people apart</h3>\n";
    let most = group.items.iter().map(|item| item.n).max().unwrap_or(0);
    if most < ITEMS_FROM {
        return format!(
            "{head}<p>Too few: difficulty and discrimination are told from {ITEMS_FROM} first attempts on a moment, and the most here is {most}.</p>\n"
        );
    }
    let rows: Vec<Vec<String>> = group.items.iter().map(item).collect();
    let heads =
        ["Beat", "Dimension", "n", "Difficulty p", "Discrimination r (95 %)", "Look at it?"];
    format!(
        "{head}{}<p class=\"note\">p is the mean part of the chance that was used, 0 to 1: more is easier. r is the correlation of that part with the part used in all the other scored moments of the same dimension (corrected item-total). Usual marks are p from 0.30 to 0.90 and r of 0.20 or more; with a few dozen people the interval is wide, and moments on different routes are compared over different people. Told from {ITEMS_FROM} first attempts on a moment.</p>\n",
        table("Difficulty and discrimination", &heads, &rows)
    )
}

fn item(item: &Item) -> Vec<String> {
    let p = item.p.map_or_else(|| "too few".to_owned(), signed);
    vec![
        format!("<code>{}</code>", text(&item.beat)),
        name(item.dimension),
        item.n.to_string(),
        p,
        text(&discrimination(item.discrimination)),
        text(look(item)),
    ]
}

/// What an instructor may want to look at.
fn look(item: &Item) -> &'static str {
    match (item.p, item.discrimination) {
        (_, Discrimination::Known { high, .. }) if high < 0.0 => {
            "yes: those who did better elsewhere did worse here"
        }
        (_, Discrimination::Known { r, .. }) if r < 0.20 => "perhaps: it hardly goes with the rest",
        (Some(p), _) if p > 0.90 => "perhaps: nearly everyone used the chance",
        (Some(p), _) if p < 0.30 => "perhaps: hardly anyone used the chance",
        (Some(_), _) => "no",
        (None, _) => "too few",
    }
}
