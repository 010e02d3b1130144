//! Alliance, openness and distress over the turns: drawn, told in words, and given as a table.

use super::escape::{each, section, text};
use crate::client::Level;
use crate::debrief::wording::{self, COURSES, Measure, heads};
use crate::debrief::{Debrief, RuptureReport};

// In units of the drawing. It is scaled to the page, and on a telephone its letters grow instead,
// so the distances leave room for letters of 21 units.
const WIDTH: usize = 700;
const LEFT: usize = 58;
const RIGHT: usize = 188;
const HEIGHT: usize = 200;
/// From one line of letters to the next.
const ROW: usize = 26;
/// The least distance of two turn numbers.
const APART: usize = 34;

/// The plot with its telling.
pub(super) fn course(debrief: &Debrief) -> String {
    if debrief.turns.is_empty() {
        return section("course", heads::MOODS, "<p>There were no turns to look back on.</p>\n");
    }
    let mut told = wording::course(&debrief.moods);
    told.extend(debrief.ruptures.iter().map(wording::rupture));
    told.extend(wording::marked_turns(debrief));
    let told = each(told, |sentence| format!("<p>{}</p>\n", text(&sentence)));
    let body = format!(
        "<figure>\n{}<figcaption>\n{told}</figcaption>\n</figure>\n<details>\n<summary>The same as a table</summary>\n{}</details>\n",
        drawing(debrief),
        table(debrief)
    );
    section("course", heads::MOODS, &body)
}

/// Where things stand in the drawing.
struct Frame {
    /// The top of the field.
    top: usize,
    /// The number of turns, at least one.
    n: usize,
}

impl Frame {
    const FIELD: usize = WIDTH - LEFT - RIGHT;

    fn bottom(&self) -> usize {
        self.top + HEIGHT
    }

    /// Where a turn lies; 0 is the start.
    fn x(&self, turn: usize) -> usize {
        LEFT + turn.min(self.n) * Self::FIELD / self.n
    }

    fn y(&self, level: Level) -> usize {
        let thousandths = usize::try_from(level.thousandths()).unwrap_or(0);
        self.top + (1000 - thousandths) * HEIGHT / 1000
    }

    /// Half the way from one turn to the next.
    fn half(&self) -> usize {
        Self::FIELD / (2 * self.n)
    }
}

fn drawing(debrief: &Debrief) -> String {
    let ruptures = debrief.ruptures.as_slice();
    // Ruptures that follow closely must not write over each other.
    let rows = ruptures.len().min(3);
    let frame = Frame { top: 12 + ROW * rows, n: debrief.turns.len() };
    let (marks, height) = marks(debrief, &frame);
    let strains = each(ruptures.iter().enumerate(), |(place, rupture)| {
        strain(rupture, &frame, 12 + ROW * (place % 3) + ROW / 2)
    });
    let lines = each(COURSES, |(name, level)| line(debrief, &frame, name, level));
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"plot-title plot-desc\">\n<title id=\"plot-title\">{}</title>\n<desc id=\"plot-desc\">{}</desc>\n{strains}{}{lines}{}{marks}</svg>\n",
        heads::MOODS,
        text(&description(debrief)),
        axes(&frame),
        names(debrief, &frame)
    )
}

fn description(debrief: &Debrief) -> String {
    let mut all = vec![
        "Three lines from 0 to 1: alliance solid, openness dashed, distress dotted.".to_owned(),
    ];
    all.extend(wording::course(&debrief.moods));
    all.extend(debrief.ruptures.iter().map(wording::rupture));
    all.extend(wording::marked_turns(debrief));
    all.join(" ")
}

fn axes(frame: &Frame) -> String {
    let [left, right] = [LEFT, LEFT + Frame::FIELD];
    let levels = each([(0, "0"), (500, "0.5"), (1000, "1")], |(thousandths, words)| {
        let y = frame.y(Level::from_thousandths(thousandths));
        let class = if thousandths == 0 { "axis" } else { "grid" };
        format!(
            "<line class=\"{class}\" x1=\"{left}\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\" />\n<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{words}</text>\n",
            left - 10,
            y + 5
        )
    });
    let y = frame.bottom() + ROW - 4;
    let step =
        [1, 2, 5, 10, 20, 50].into_iter().find(|step| step * Frame::FIELD / frame.n >= APART);
    let step = step.unwrap_or(100);
    // The word for the start is wider than a number, so numbers keep away from it.
    let turns = (step..=frame.n).step_by(step).filter(|&turn| frame.x(turn) >= left + 24);
    let turns = each(turns, |turn| {
        format!("<text x=\"{}\" y=\"{y}\" text-anchor=\"middle\">{turn}</text>\n", frame.x(turn))
    });
    format!("{levels}<text x=\"{}\" y=\"{y}\" text-anchor=\"end\">start</text>\n{turns}", left + 8)
}

/// One course; its class is its name.
fn line(debrief: &Debrief, frame: &Frame, class: &str, level: Measure) -> String {
    let points: Vec<String> = debrief
        .moods
        .iter()
        .enumerate()
        .map(|(turn, mood)| format!("{},{}", frame.x(turn), frame.y(level(mood))))
        .collect();
    format!("<polyline class=\"line {class}\" points=\"{}\" />\n", points.join(" "))
}

/// Each line's name at its end, with a sample of it, moved apart where lines end close together.
fn names(debrief: &Debrief, frame: &Frame) -> String {
    let Some(last) = debrief.moods.last() else { return String::new() };
    let mut ends = COURSES.map(|(name, level)| (frame.y(level(last)), name, level(last)));
    ends.sort_by_key(|&(y, ..)| y);
    let mut above = 0;
    for (place, (y, ..)) in ends.iter_mut().enumerate() {
        // Those that come after need their room above the axis too.
        let lowest = frame.bottom() - (COURSES.len() - 1 - place) * ROW;
        *y = (*y).max(above).min(lowest);
        above = *y + ROW;
    }
    let x = LEFT + Frame::FIELD;
    each(ends, |(y, name, level)| {
        format!(
            "<line class=\"line {name}\" x1=\"{}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\" />\n<text class=\"name\" x=\"{}\" y=\"{}\">{name} {level}</text>\n",
            x + 12,
            x + 36,
            x + 44,
            y + 5
        )
    })
}

/// A rupture: the turns it lasted, between two broken lines, with its name above.
fn strain(rupture: &RuptureReport, frame: &Frame, y: usize) -> String {
    let from = frame.x(rupture.began) - frame.half();
    let until = rupture.repaired.unwrap_or(frame.n);
    let to = (frame.x(until) + frame.half()).min(LEFT + Frame::FIELD);
    let (top, bottom) = (frame.top, frame.bottom());
    let repaired = match rupture.repaired {
        Some(turn) => format!("repaired in {turn}"),
        None => "not repaired".to_owned(),
    };
    // Beyond the middle the name grows to the left, so that it stays in the picture.
    let (x, anchor) = if from > LEFT + Frame::FIELD / 2 { (to, "end") } else { (from, "start") };
    let edge = |x: usize| {
        format!(
            "<line class=\"strain-edge\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{bottom}\" />\n"
        )
    };
    format!(
        "<rect class=\"strain\" x=\"{from}\" y=\"{top}\" width=\"{}\" height=\"{HEIGHT}\" />\n{}{}<text class=\"strain-name\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">rupture ({}), {repaired}</text>\n",
        to.saturating_sub(from),
        edge(from),
        edge(to),
        rupture.kind
    )
}

/// Below the turns: the weak ones, the violations, and where risk should have been asked about; then the height of it all.
fn marks(debrief: &Debrief, frame: &Frame) -> (String, usize) {
    let weak: Vec<usize> =
        debrief.turns.iter().filter(|turn| turn.is_weak).map(|turn| turn.number).collect();
    let unasked: Vec<usize> = debrief.risk_unasked.into_iter().collect();
    let rows = [
        ("weak", "look again", weak),
        ("crossed", "violation", debrief.violations.clone()),
        ("crossed", "risk unasked", unasked),
    ];
    let mut y = frame.bottom() + ROW;
    let mut out = String::new();
    for (class, name, turns) in rows.iter().filter(|(.., turns)| !turns.is_empty()) {
        y += ROW;
        let mark =
            |x: usize| format!("<path class=\"{class}\" d=\"{}\" />\n", outline(class, x, y - 5));
        out.push_str(&each(turns, |&turn| mark(frame.x(turn))));
        let x = LEFT + Frame::FIELD;
        out.push_str(&format!("<text class=\"name\" x=\"{}\" y=\"{y}\">{name}</text>\n", x + 44));
    }
    (out, y + 12)
}

/// An open diamond for what is weak, a cross for what did harm.
fn outline(class: &str, x: usize, y: usize) -> String {
    match class {
        "weak" => format!("M{x} {}L{} {y}L{x} {}L{} {y}Z", y - 6, x + 6, y + 6, x - 6),
        _ => format!(
            "M{} {}L{} {}M{} {}L{} {}",
            x - 5,
            y - 5,
            x + 5,
            y + 5,
            x + 5,
            y - 5,
            x - 5,
            y + 5
        ),
    }
}

fn table(debrief: &Debrief) -> String {
    let rows = each(debrief.moods.iter().enumerate(), |(turn, mood)| {
        let name = if turn == 0 { "start".to_owned() } else { turn.to_string() };
        format!(
            "<tr><th scope=\"row\">{name}</th>{}</tr>\n",
            each(COURSES, |(_, level)| format!("<td>{}</td>", level(mood)))
        )
    });
    format!(
        "<table>\n<thead><tr><th scope=\"col\">After turn</th><th scope=\"col\">Alliance</th><th scope=\"col\">Openness</th><th scope=\"col\">Distress</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}
