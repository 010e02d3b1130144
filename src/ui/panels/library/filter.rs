//! What is looked for: a pure test of a card, and the row of toggles that sets it.

use std::collections::BTreeSet;

use egui::{ComboBox, Ui, Vec2};

use super::{Card, LibraryState, LibraryView};
use crate::coding::Dimension;
use crate::moment::BoundaryDomain;
use crate::scenario::raw::{Difficulty, Kind};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    dimension_toggle, ems, fold, line_field, rich, sentence_case, text, toggle,
};

/// The lengths that can be asked for, in minutes.
const LENGTHS: [u32; 2] = [10, 20];

const LEVELS: [Difficulty; 3] =
    [Difficulty::Foundation, Difficulty::Intermediate, Difficulty::Advanced];

/// Whether a card is shown under these filters.
pub fn matches(card: &Card, state: &LibraryState) -> bool {
    let has_focus = |index: &usize| card.focus.iter().any(|dimension| dimension.index() == *index);
    (card.kind == Kind::Vignette) == state.vignettes
        && state.focus.iter().all(has_focus)
        && state.level.is_none_or(|level| card.level == level)
        && state.boundary.is_none_or(|domain| card.boundaries.contains(&domain))
        && state.at_most.is_none_or(|minutes| card.minutes <= minutes)
        && (!state.without_notes || card.content_notes.is_empty())
        && is_found(card, &state.search)
}

/// Whether each word that is looked for stands somewhere on the card.
fn is_found(card: &Card, search: &str) -> bool {
    let themes = card.themes.join(" ");
    let all =
        folded(&[&card.title, &card.line, &card.client, &themes].map(String::as_str).join(" "));
    folded(search).split_whitespace().all(|word| all.contains(word))
}

/// Small letters without accents, as far as Latin script is commonly written: `Zoë` is found by `zoe`.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => plain.push('a'),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'ď' | 'đ' | 'ð' => plain.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => plain.push('e'),
            'ğ' => plain.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => plain.push('i'),
            'ł' => plain.push('l'),
            'ñ' | 'ń' | 'ň' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => plain.push('o'),
            'ř' => plain.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => plain.push('s'),
            'ť' | 'ţ' | 'ț' => plain.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ź' | 'ž' | 'ż' => plain.push('z'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            // Accents written as letters of their own, as some systems store them.
            '\u{300}'..='\u{36f}' => {}
            '’' => plain.push('\''),
            other => plain.push(other),
        }
    }
    plain
}

impl LibraryState {
    /// How many filters are in force, the search among them.
    pub fn in_force(&self) -> usize {
        self.focus.len()
            + usize::from(self.level.is_some())
            + usize::from(self.boundary.is_some())
            + usize::from(self.at_most.is_some())
            + usize::from(self.without_notes)
            + usize::from(!self.search.trim().is_empty())
    }

    /// Takes all filters back, the search among them; what is unfolded stays.
    pub fn clear_filters(&mut self) {
        self.search.clear();
        self.focus.clear();
        self.level = None;
        self.boundary = None;
        self.at_most = None;
        self.without_notes = false;
    }
}

/// The search and the toggles; folded away where the text leaves little room.
pub(super) fn filters_ui(ui: &mut Ui, theme: &Theme, view: &LibraryView, state: &mut LibraryState) {
    let is_narrow = ui.available_width() < ems(theme, 44.0);
    search_ui(ui, theme, state);
    if is_narrow {
        let words = match state.in_force() {
            0 => "Filters".to_owned(),
            n => format!("Filters ({n} in force)"),
        };
        fold(ui, theme, Type::Body, &words, &mut state.shows_filters);
        if !state.shows_filters {
            return;
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(theme.steps(2));
        toggles_ui(ui, theme, view, state);
    });
}

fn search_ui(ui: &mut Ui, theme: &Theme, state: &mut LibraryState) {
    ui.horizontal_wrapped(|ui| {
        let label = text(ui, theme, Type::Body, theme.color.ink, "Search");
        let hint = rich(theme, Type::Body, theme.color.soft_ink, "Title, client or subject");
        let field = line_field(ui, theme, &mut state.search, ems(theme, 24.0))
            .char_limit(80)
            .hint_text(hint);
        ui.add(field).labelled_by(label.id);
    });
}

fn toggles_ui(ui: &mut Ui, theme: &Theme, view: &LibraryView, state: &mut LibraryState) {
    if view.cards.iter().any(|card| card.kind == Kind::Vignette) {
        for (vignettes, words) in [(false, "Sessions"), (true, "Vignettes")] {
            if toggle(ui, theme, state.vignettes == vignettes, words).clicked() {
                state.vignettes = vignettes;
            }
        }
        between(ui, theme);
    }
    for &dimension in Dimension::ALL {
        let index = dimension.index();
        if dimension_toggle(ui, theme, state.focus.contains(&index), dimension).clicked()
            && !state.focus.remove(&index)
        {
            state.focus.insert(index);
        }
    }
    between(ui, theme);
    for level in LEVELS {
        let is_on = state.level == Some(level);
        if toggle(ui, theme, is_on, &sentence_case(level.words())).clicked() {
            state.level = (!is_on).then_some(level);
        }
    }
    between(ui, theme);
    for minutes in LENGTHS {
        let is_on = state.at_most == Some(minutes);
        if toggle(ui, theme, is_on, &format!("Up to {minutes} min")).clicked() {
            state.at_most = (!is_on).then_some(minutes);
        }
    }
    between(ui, theme);
    boundary_ui(ui, theme, view, state);
    if toggle(ui, theme, state.without_notes, "Without content notes").clicked() {
        state.without_notes = !state.without_notes;
    }
}

/// A little more room between groups of toggles.
fn between(ui: &mut Ui, theme: &Theme) {
    if ui.available_size_before_wrap().x > ems(theme, 1.0) {
        ui.add_space(theme.steps(2));
    }
}

/// The domains of boundaries there are; none where no scenario has one.
fn boundary_ui(ui: &mut Ui, theme: &Theme, view: &LibraryView, state: &mut LibraryState) {
    let domains: BTreeSet<BoundaryDomain> =
        view.cards.iter().flat_map(|card| card.boundaries.iter().copied()).collect();
    if domains.is_empty() && state.boundary.is_none() {
        return;
    }
    let named = |domain: Option<BoundaryDomain>| {
        domain.map_or_else(|| "Any boundary".to_owned(), |domain| sentence_case(domain.words()))
    };
    let shown = rich(theme, Type::Body, theme.color.ink, named(state.boundary));
    let width = ems(theme, 12.0);
    // A menu does not go to the next row by itself.
    if ui.available_size_before_wrap().x < width {
        ui.end_row();
    }
    let combo = ComboBox::from_id_salt("boundary")
        .width(width)
        .height(ems(theme, 24.0))
        .selected_text(shown);
    let response = combo
        .show_ui(ui, |ui| {
            for domain in std::iter::once(None).chain(domains.into_iter().map(Some)) {
                if ui.selectable_label(state.boundary == domain, named(domain)).clicked() {
                    state.boundary = domain;
                }
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Boundary"));
}
