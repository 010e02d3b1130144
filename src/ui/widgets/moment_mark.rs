//! Marks for moments of a session: each has a shape of its own, and a word that always stands somewhere near.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, Vec2};

use crate::ui::theme::Theme;

/// What a moment is marked as, in the order in which marks of one moment stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MomentMark {
    /// The answer was a violation.
    Violation,
    /// Risk should have been asked about here, and was not.
    RiskUnasked,
    /// Less than half the chance was used.
    LookAgain,
    /// The chance was used.
    Good,
    /// It held a boundary.
    Boundary,
    /// A rupture began.
    Rupture,
    /// A rupture was repaired.
    Repaired,
}

impl MomentMark {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Violation,
        Self::RiskUnasked,
        Self::LookAgain,
        Self::Good,
        Self::Boundary,
        Self::Rupture,
        Self::Repaired,
    ];

    /// The word.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Violation => "violation",
            Self::RiskUnasked => "risk unasked",
            Self::LookAgain => "look again",
            Self::Good => "good",
            Self::Boundary => "boundary",
            Self::Rupture => "rupture",
            Self::Repaired => "repaired",
        }
    }

    /// The color.
    pub const fn color(self, theme: &Theme) -> Color32 {
        match self {
            Self::Violation | Self::RiskUnasked => theme.color.harm,
            Self::LookAgain => theme.color.look_again,
            Self::Good | Self::Repaired => theme.color.good,
            Self::Boundary => theme.color.boundaries,
            Self::Rupture => theme.color.look_again,
        }
    }

    /// Draws the shape about a point.
    pub fn paint(self, ui: &Ui, theme: &Theme, center: Pos2, size: f32) {
        let color = self.color(theme);
        let half = size / 2.0;
        let at = |x: f32, y: f32| center + Vec2::new(x, y) * half;
        let stroke = Stroke::new((size * 0.16).max(1.5), color);
        let painter = ui.painter();
        let line = |points: Vec<Pos2>| {
            painter.add(Shape::line(points, stroke));
        };
        match self {
            Self::Violation => {
                line(vec![at(-0.8, -0.8), at(0.8, 0.8)]);
                line(vec![at(0.8, -0.8), at(-0.8, 0.8)]);
            }
            Self::RiskUnasked => {
                line(vec![at(0.0, -0.9), at(0.0, 0.25)]);
                painter.circle_filled(at(0.0, 0.8), stroke.width * 0.75, color);
            }
            Self::LookAgain => {
                let corners = vec![at(0.0, -0.95), at(0.95, 0.0), at(0.0, 0.95), at(-0.95, 0.0)];
                painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
            }
            Self::Good => line(vec![at(-0.85, 0.05), at(-0.25, 0.7), at(0.85, -0.7)]),
            Self::Boundary => {
                for x in [-0.45, 0.45] {
                    line(vec![at(x, -0.85), at(x, 0.85)]);
                }
            }
            Self::Rupture => {
                line(vec![at(-0.95, -0.4), at(-0.2, 0.5), at(0.2, -0.5), at(0.95, 0.4)]);
            }
            Self::Repaired => {
                let oval = |x: f32| {
                    let rect = Rect::from_center_size(at(x, 0.0), Vec2::new(half * 1.15, half));
                    painter.rect_stroke(rect, half, stroke, egui::StrokeKind::Middle);
                };
                oval(-0.4);
                oval(0.4);
            }
        }
    }
}
