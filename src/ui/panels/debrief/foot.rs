//! What showed in the session as a whole: findings, boundary moments, counts, roles and ruptures.

use egui::Ui;

use super::parts::{body, columns, heading, label, soft, some_turns};
use super::{Page, boundary};
use crate::debrief::{Finding, wording};
use crate::ui::theme::Type;
use crate::ui::widgets::{MomentMark, prose, sentence_case};

/// Draws it in two columns.
pub(super) fn foot_ui(ui: &mut Ui, page: Page<'_>) {
    columns(
        ui,
        page,
        |ui| {
            end_ui(ui, page);
            concerns_ui(ui, page);
            findings_ui(ui, page);
            process_ui(ui, page);
        },
        |ui| {
            boundary::boundaries_ui(ui, page);
            ruptures_ui(ui, page);
            roles_ui(ui, page);
        },
    );
}

/// How it ended, and whether it passed.
fn end_ui(ui: &mut Ui, page: Page<'_>) {
    heading(ui, page, "How it ended");
    if let Some(closing) = &page.debrief.end.closing
        && !closing.says.is_empty()
    {
        let (theme, ink) = (page.theme, page.theme.color.ink);
        prose::prose(ui, theme, Type::Client, ink, &format!("“{}”", closing.says));
        ui.add_space(theme.steps(1));
    }
    for sentence in wording::end(&page.debrief.end) {
        body(ui, page, &sentence);
    }
    body(ui, page, wording::verdict(page.debrief));
    ui.add_space(page.theme.steps(6));
}

/// What in typed answers may have done harm, and what stands beside everything that rests on the coder.
fn concerns_ui(ui: &mut Ui, page: Page<'_>) {
    if !page.debrief.rests_on_coder {
        return;
    }
    let concerns = wording::concerns(page.debrief);
    if !concerns.is_empty() {
        heading(ui, page, wording::heads::CONCERNS);
        for told in &concerns {
            body(ui, page, told);
        }
        ui.add_space(page.theme.steps(4));
    }
    soft(ui, page, wording::HEARD);
    ui.add_space(page.theme.steps(6));
}

/// How many quotes a finding is shown with; the turns of all are named.
const QUOTES: usize = 2;

fn findings_ui(ui: &mut Ui, page: Page<'_>) {
    let findings = &page.debrief.findings;
    if findings.is_empty() {
        return;
    }
    heading(ui, page, wording::heads::FINDINGS);
    for finding in findings {
        finding_ui(ui, page, finding);
    }
    ui.add_space(page.theme.steps(4));
}

fn finding_ui(ui: &mut Ui, page: Page<'_>, finding: &Finding) {
    let theme = page.theme;
    let mark = if finding.is_fault { MomentMark::LookAgain } else { MomentMark::Good };
    let told = format!(
        "{}: {} ({})",
        wording::mark(finding.is_fault),
        finding.words,
        some_turns(&finding.turns)
    );
    let shown = prose::item(ui, theme, " ", mark.color(theme), &told);
    let size = theme.font(Type::Note).size;
    let line = theme.font(Type::Body).size * 1.4;
    let at = shown.rect.min + egui::Vec2::new(size * 0.5, line / 2.0);
    mark.paint(ui, theme, at, size * 0.8);
    for (turn, quote) in finding.turns.iter().zip(&finding.quotes).take(QUOTES) {
        prose::item(ui, theme, "", theme.color.soft_ink, &format!("turn {turn}: “{quote}”"));
    }
    let rest = finding.turns.len().saturating_sub(QUOTES);
    if rest > 0 {
        let times = if rest == 1 { "once".to_owned() } else { format!("{rest} times") };
        prose::item(ui, theme, "", theme.color.soft_ink, &format!("and {times} more"));
    }
    ui.add_space(theme.steps(2));
}

fn process_ui(ui: &mut Ui, page: Page<'_>) {
    let theme = page.theme;
    heading(ui, page, wording::heads::PROCESS);
    for line in wording::process(&page.debrief.process) {
        body(ui, page, &format!("{}: {}", sentence_case(line.what), line.count));
        if !line.means.is_empty() {
            soft(ui, page, line.means);
        }
        ui.add_space(theme.steps(1));
    }
    ui.add_space(theme.steps(4));
}

fn ruptures_ui(ui: &mut Ui, page: Page<'_>) {
    if page.debrief.ruptures.is_empty() {
        return;
    }
    heading(ui, page, "Strain between you");
    for rupture in &page.debrief.ruptures {
        body(ui, page, &wording::rupture(rupture));
    }
    ui.add_space(page.theme.steps(6));
}

fn roles_ui(ui: &mut Ui, page: Page<'_>) {
    let theme = page.theme;
    let roles = &page.debrief.roles;
    heading(ui, page, wording::heads::ROLES);
    label(ui, page, "You as");
    for report in &roles.counselor {
        let role = sentence_case(report.role.words());
        body(ui, page, &format!("{role}: {}", wording::counselor_role(report)));
    }
    ui.add_space(theme.steps(2));
    label(ui, page, &format!("{}, who", page.debrief.scenario.client));
    for report in &roles.client {
        let role = sentence_case(report.role.words());
        body(ui, page, &format!("{role}: {}", wording::client_role(report)));
    }
    ui.add_space(theme.steps(2));
    body(ui, page, &wording::together(roles));
    ui.add_space(theme.steps(4));
}
