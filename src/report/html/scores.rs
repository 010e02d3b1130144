//! The one point, the trainee's own rating, and the three dimensions.

use super::escape::{each, section, sentence, text, turn_links};
use crate::coding::Dimension;
use crate::debrief::wording::{self, heads};
use crate::debrief::{Debrief, DimensionReport};

/// How many answers the one point quotes.
const QUOTED: usize = 3;

/// The one point to take along; a violation or unasked risk says that it comes before everything else.
pub(super) fn point(debrief: &Debrief) -> String {
    let point = &debrief.corrective;
    let is_first = wording::leads(point.lesson);
    let (class, title) = if is_first {
        ("point first", heads::LEAD)
    } else {
        ("point", "The one point to take with you")
    };
    let at = match point.turns.as_slice() {
        [] => String::new(),
        turns => format!(" ({})", turn_links(turns)),
    };
    let quotes = point.turns.iter().zip(&point.words).take(QUOTED);
    let quotes = each(quotes, |(turn, words)| {
        let turn = turn_links(&[*turn]);
        format!(
            "<blockquote><p>“{}” <span class=\"num\">{turn}</span></p></blockquote>\n",
            text(words)
        )
    });
    let also = wording::also_leads(debrief);
    let also = also.map_or(String::new(), |also| format!("<p>{}</p>\n", text(&also)));
    format!(
        "<section id=\"point\" class=\"{class}\" aria-labelledby=\"point-head\">\n<h2 id=\"point-head\">{title}</h2>\n<p class=\"title\">{}{at}.</p>\n<p>{}</p>\n{quotes}{also}</section>\n",
        text(&point.title),
        text(&point.advice),
    )
}

/// What the trainee gave themselves before any score was shown.
pub(super) fn own_rating(debrief: &Debrief) -> String {
    let body = match debrief.self_rating {
        None => "<p>You did not rate yourself this time. The gap between how it felt and how it scored is worth seeing: try it next time.</p>\n".to_owned(),
        Some(own) => {
            let rated = Dimension::ALL.iter().zip(own);
            let rated = each(rated, |(&dimension, rating)| {
                format!("<li>{}: {}</li>\n", name(dimension), wording::own_rating(rating))
            });
            format!("<ul class=\"own\">\n{rated}</ul>\n")
        }
    };
    section("own-rating", heads::OWN_RATING, &body)
}

/// A dimension's shape and name, in its color.
pub(super) fn name(dimension: Dimension) -> String {
    format!(
        "<span class=\"{}\"><span aria-hidden=\"true\">{}</span> {}</span>",
        dimension.key(),
        wording::shape(dimension),
        sentence(dimension.words())
    )
}

/// The three dimensions, each with its n, its rule and the trainee's own rating beside the score.
pub(super) fn dimensions(debrief: &Debrief) -> String {
    let body = format!(
        "<div class=\"dimensions\">\n{}</div>\n<p class=\"verdict\">{}</p>\n<p class=\"note\">A score is the share of the chances this session gave that was used: 0 is the least and 100 the most that its answers allowed. n is the number of moments it rests on.</p>\n",
        each(&debrief.dimensions, dimension),
        wording::verdict(debrief)
    );
    section("dimensions", "Three dimensions", &body)
}

fn dimension(report: &DimensionReport) -> String {
    let class = if report.score.is_some() { "score" } else { "score none" };
    let own = wording::own_and_gap(report).map(|own| format!("<p>{}</p>\n", sentence(&own)));
    let weak = report.is_reported && !report.weak_turns.is_empty();
    let weak = weak.then(|| {
        format!("<p class=\"note\">Look again at {}</p>\n", turn_links(&report.weak_turns))
    });
    format!(
        "<div>\n<h3>{}</h3>\n<p class=\"{class}\">{}</p>\n{}{}<p class=\"note\">{}.</p>\n{}</div>\n",
        name(report.dimension),
        score(report),
        own.unwrap_or_default(),
        bar(report),
        sentence(&report.rule),
        weak.unwrap_or_default()
    )
}

/// The score, and its n in smaller letters.
fn score(report: &DimensionReport) -> String {
    let words = wording::score(report);
    match words.split_once(" (") {
        Some((score, n)) if report.score.is_some() => {
            format!("{} <span class=\"num\">({}</span>", text(score), text(n))
        }
        _ => sentence(&words),
    }
}

/// The range of what was possible, with one mark for the score and a hollow one for the own rating.
///
/// Everything in it stands beside it in words, so it is hidden from those who listen.
/// It is drawn with borders and letters, which every browser prints.
fn bar(report: &DimensionReport) -> String {
    if !report.is_reported || (report.score.is_none() && report.own.is_none()) {
        return String::new();
    }
    let [filled, hollow] = shapes(report.dimension);
    let got = report.score.map(|score| {
        format!(
            "<div class=\"at got {}\" style=\"left:{score}%\">{score}<span>{filled}</span></div>",
            report.dimension.key()
        )
    });
    let said = report.own.map(|own| {
        format!("<div class=\"at said\" style=\"left:{own}%\"><span>{hollow}</span>you {own}</div>")
    });
    let gap = report.score.zip(report.own).map(|(score, own)| {
        let (from, to) = (score.min(own), score.max(own));
        format!("<div class=\"gap\" style=\"left:{from}%;width:{}%\"></div>", to - from)
    });
    format!(
        "<div aria-hidden=\"true\">\n<div class=\"bar\"><div class=\"track\"></div>{}{}{}</div>\n<div class=\"ends num\"><span>0, the least</span><span>100, the most</span></div>\n</div>\n",
        gap.unwrap_or_default(),
        said.unwrap_or_default(),
        got.unwrap_or_default()
    )
}

/// A dimension's shape, filled for the score and hollow for the own rating.
const fn shapes(dimension: Dimension) -> [char; 2] {
    match dimension {
        Dimension::Empathy => ['●', '○'],
        Dimension::Boundaries => ['■', '□'],
        Dimension::Questioning => ['▲', '△'],
    }
}
