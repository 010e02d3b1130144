//! Scores over sessions: a line for each dimension, drawn and told.

use super::escape::{each, text};
use crate::coding::Dimension;
use crate::progress::{Trend, wording};

// In units of the drawing, as in the debrief's plot: letters of 21 units fit on a telephone.
const WIDTH: usize = 700;
const LEFT: usize = 58;
const RIGHT: usize = 188;
const TOP: usize = 16;
const HEIGHT: usize = 200;
const ROW: usize = 26;
const FIELD: usize = WIDTH - LEFT - RIGHT;

/// The lines of one group; `id` tells its parts from those of other plots on the page. Nothing where no session has a
/// score.
pub(super) fn plot(id: &str, trends: &[&Trend]) -> String {
    let longest = trends.iter().map(|one| one.points.len()).max().unwrap_or(0);
    if longest == 0 {
        return String::new();
    }
    let bottom = TOP + HEIGHT;
    let scale = each([0, 50, 100], |score| {
        let class = if score == 0 { "axis" } else { "grid" };
        let y = y_of(score);
        format!(
            "<line class=\"{class}\" x1=\"{LEFT}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\" />\n<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{score}</text>\n",
            LEFT + FIELD,
            LEFT - 10,
            y + 5
        )
    });
    let ends = format!(
        "<text x=\"{LEFT}\" y=\"{0}\">oldest</text>\n<text x=\"{1}\" y=\"{0}\" text-anchor=\"end\">newest</text>\n",
        bottom + ROW - 4,
        LEFT + FIELD
    );
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">Scores over sessions</title>\n<desc id=\"{id}-desc\">{}</desc>\n{scale}{}{ends}{}</svg>\n",
        bottom + ROW + 8,
        text(&wording::plot(trends)),
        each(trends, |one| line(one)),
        names(trends)
    )
}

fn y_of(score: u8) -> usize {
    TOP + (100 - usize::from(score.min(100))) * HEIGHT / 100
}

/// Each line has the whole width: sessions are counted one by one, days are not.
fn x_of(place: usize, of: usize) -> usize {
    if of < 2 { LEFT + FIELD / 2 } else { LEFT + 8 + place * (FIELD - 16) / (of - 1) }
}

fn line(one: &Trend) -> String {
    let class = one.group.dimension.key();
    let of = one.points.len();
    let points: Vec<(usize, usize)> = one
        .points
        .iter()
        .enumerate()
        .map(|(place, point)| (x_of(place, of), y_of(point.score)))
        .collect();
    let all: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let course = if of > 1 {
        format!("<polyline class=\"score-line {class}\" points=\"{}\" />\n", all.join(" "))
    } else {
        String::new()
    };
    course + &each(points, |(x, y)| dot(one.group.dimension, x, y))
}

/// A dimension is known by its shape too.
fn dot(dimension: Dimension, x: usize, y: usize) -> String {
    let class = dimension.key();
    match dimension {
        Dimension::Empathy => {
            format!("<circle class=\"dot {class}\" cx=\"{x}\" cy=\"{y}\" r=\"5\" />\n")
        }
        Dimension::Boundaries => format!(
            "<rect class=\"dot {class}\" x=\"{}\" y=\"{}\" width=\"9\" height=\"9\" />\n",
            x.saturating_sub(4),
            y.saturating_sub(4)
        ),
        Dimension::Questioning => format!(
            "<path class=\"dot {class}\" d=\"M{x} {}L{} {}L{} {}Z\" />\n",
            y.saturating_sub(6),
            x + 6,
            y + 5,
            x.saturating_sub(6),
            y + 5
        ),
    }
}

/// Each line's name and newest score beside its end, moved apart where lines end close together.
fn names(trends: &[&Trend]) -> String {
    let end = |one: &&Trend| {
        let last = one.points.last()?;
        Some((y_of(last.score), one.group.dimension, last.score))
    };
    let mut ends: Vec<_> = trends.iter().filter_map(end).collect();
    ends.sort_by_key(|&(y, ..)| y);
    let n = ends.len();
    let mut above = 0;
    for (place, (y, ..)) in ends.iter_mut().enumerate() {
        let lowest = TOP + HEIGHT - (n - 1 - place) * ROW;
        *y = (*y).max(above).min(lowest);
        above = *y + ROW;
    }
    let x = LEFT + FIELD + 16;
    each(ends, |(y, dimension, score)| {
        format!(
            "{}<text class=\"{}\" x=\"{}\" y=\"{}\">{dimension} {score}</text>\n",
            dot(dimension, x, y),
            dimension.key(),
            x + 12,
            y + 5
        )
    })
}
