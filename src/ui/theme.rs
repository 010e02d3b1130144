//! The one home of colors, type and distances, read from `assets/theme.ron`.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, Vec2};
use serde::Deserialize;
use thiserror::Error;

use crate::coding::Dimension;
use crate::settings::{Settings, ThemeName};

const THEME: &str = include_str!("../../assets/theme.ron");

/// Which of the type scale's six sizes a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// The program's name on the first screen, and nothing else.
    Display,
    /// The few large words to press on the first screen.
    Word,
    /// What the client says: a serif with character.
    Client,
    /// What the client thinks, or what can be seen: the serif's italic at the body's size.
    Aside,
    /// The head of a screen.
    Title,
    /// The head of a part.
    Heading,
    /// Everything else.
    Body,
    /// The body's size with weight: names, labels, what is to be found again.
    Strong,
    /// Notes and small print.
    Note,
}

/// The theme in force: a palette, and every size at the text size the user chose.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its name.
    pub name: ThemeName,
    /// The colors.
    pub color: Palette,
    /// The text size as a factor; 1 is 100 %.
    pub text: f32,
    /// Whether nothing is to move that need not.
    pub is_still: bool,
    sizes: Sizes,
    step: f32,
    corner: f32,
    target: f32,
    column: f32,
}

/// The colors by what they are for.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "each name says what it is for")]
pub struct Palette {
    pub paper: Color32,
    pub card: Color32,
    pub ink: Color32,
    pub soft_ink: Color32,
    /// Lines that divide and carry no meaning.
    pub rule: Color32,
    /// The outline of what can be pressed or written in.
    pub edge: Color32,
    pub accent: Color32,
    pub on_accent: Color32,
    /// The ground of what is selected.
    pub accent_wash: Color32,
    pub focus: Color32,
    pub empathy: Color32,
    pub boundaries: Color32,
    pub questioning: Color32,
    pub good: Color32,
    pub look_again: Color32,
    pub harm: Color32,
    /// The ground of words that a code rests on.
    pub mark: Color32,
    /// What covers the room when the session is paused.
    pub veil: Color32,
    pub is_dark: bool,
}

/// What is wrong with the theme file.
#[derive(Debug, Error)]
pub enum ThemeError {
    /// The text is not a theme.
    #[error("the theme cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A palette is missing.
    #[error("the theme has no palette `{0}`")]
    NoPalette(&'static str),
    /// A color is none.
    #[error("`{0}` is not a color such as #1F6A66")]
    Color(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTheme {
    palettes: BTreeMap<String, RawPalette>,
    type_scale: Sizes,
    step: f32,
    corner: f32,
    target: f32,
    column: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sizes {
    display: f32,
    client: f32,
    title: f32,
    heading: f32,
    body: f32,
    note: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPalette {
    paper: String,
    card: String,
    ink: String,
    soft_ink: String,
    rule: String,
    edge: String,
    accent: String,
    on_accent: String,
    accent_wash: String,
    focus: String,
    empathy: String,
    boundaries: String,
    questioning: String,
    good: String,
    look_again: String,
    harm: String,
    mark: String,
    veil: String,
    is_dark: bool,
}

impl RawPalette {
    fn resolve(&self) -> Result<Palette, ThemeError> {
        Ok(Palette {
            paper: color(&self.paper)?,
            card: color(&self.card)?,
            ink: color(&self.ink)?,
            soft_ink: color(&self.soft_ink)?,
            rule: color(&self.rule)?,
            edge: color(&self.edge)?,
            accent: color(&self.accent)?,
            on_accent: color(&self.on_accent)?,
            accent_wash: color(&self.accent_wash)?,
            focus: color(&self.focus)?,
            empathy: color(&self.empathy)?,
            boundaries: color(&self.boundaries)?,
            questioning: color(&self.questioning)?,
            good: color(&self.good)?,
            look_again: color(&self.look_again)?,
            harm: color(&self.harm)?,
            mark: color(&self.mark)?,
            veil: color(&self.veil)?,
            is_dark: self.is_dark,
        })
    }
}

fn color(text: &str) -> Result<Color32, ThemeError> {
    Color32::from_hex(text).map_err(|_| ThemeError::Color(text.to_owned()))
}

impl Palette {
    /// The color of a dimension; its shape and name always stand beside it.
    pub const fn dimension(&self, dimension: Dimension) -> Color32 {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::Boundaries => self.boundaries,
            Dimension::Questioning => self.questioning,
        }
    }
}

impl Theme {
    /// The built-in theme as the settings ask for it.
    ///
    /// # Errors
    /// When `assets/theme.ron` cannot be read, which the tests make sure of before a program is built from it.
    pub fn built_in(settings: &Settings) -> Result<Self, ThemeError> {
        Self::from_ron(THEME, settings)
    }

    /// Reads a theme from RON text.
    ///
    /// # Errors
    /// When the text is not a theme, or lacks a palette or a color.
    pub fn from_ron(text: &str, settings: &Settings) -> Result<Self, ThemeError> {
        let raw: RawTheme = ron::from_str(text)?;
        let name = settings.theme;
        let palette =
            raw.palettes.get(name.key()).ok_or(ThemeError::NoPalette(name.key()))?.resolve()?;
        Ok(Self {
            name,
            color: palette,
            text: f32::from(settings.text_percent()) / 100.0,
            is_still: settings.reduced_motion,
            sizes: raw.type_scale,
            step: raw.step,
            corner: raw.corner,
            target: raw.target,
            column: raw.column,
        })
    }

    /// `n` steps of distance, in points. Distances do not grow with the text: room is scarce when it does.
    pub const fn steps(&self, n: u8) -> f32 {
        self.step * n as f32
    }

    /// The corner of a card or a button.
    pub fn corner(&self) -> CornerRadius {
        CornerRadius::same(self.corner as u8)
    }

    /// The least height of what can be pressed, in points.
    pub fn target(&self) -> f32 {
        self.target * self.text.max(1.0)
    }

    /// The height of buttons, fields and menus, so that they stand in one line beside each other.
    pub fn control(&self) -> f32 {
        (self.icon() + 2.0 * self.padding().y).max(self.target())
    }

    fn icon(&self) -> f32 {
        20.0 * self.text.max(1.0)
    }

    fn padding(&self) -> Vec2 {
        Vec2::new(self.steps(3), self.steps(1) + 2.0)
    }

    /// The widest a column of text gets, in points.
    pub fn column(&self) -> f32 {
        self.column * self.text
    }

    /// The font of a text.
    pub fn font(&self, kind: Type) -> FontId {
        let size = self.text
            * match kind {
                Type::Display => self.sizes.display,
                Type::Client => self.sizes.client,
                Type::Title | Type::Word => self.sizes.title,
                Type::Heading => self.sizes.heading,
                Type::Body | Type::Strong => self.sizes.body,
                Type::Aside => self.sizes.body + 1.0,
                Type::Note => self.sizes.note,
            };
        let family = match kind {
            Type::Display | Type::Word | Type::Client => FontFamily::Name(SERIF.into()),
            Type::Aside => FontFamily::Name(SERIF_ITALIC.into()),
            Type::Title | Type::Heading | Type::Strong => FontFamily::Name(STRONG.into()),
            Type::Body | Type::Note => FontFamily::Proportional,
        };
        FontId::new(size, family)
    }

    /// Puts the theme in force: fonts are set by [`fonts`], once.
    pub fn apply(&self, ctx: &egui::Context) {
        let theme = if self.color.is_dark { egui::Theme::Dark } else { egui::Theme::Light };
        ctx.set_theme(theme);
        ctx.all_styles_mut(|style| self.style(style));
    }

    fn style(&self, style: &mut egui::Style) {
        use egui::TextStyle as S;
        style.text_styles = [
            (S::Heading, self.font(Type::Heading)),
            (S::Body, self.font(Type::Body)),
            (S::Button, self.font(Type::Body)),
            (S::Monospace, self.font(Type::Body)),
            (S::Small, self.font(Type::Note)),
        ]
        .into();
        style.animation_time = if self.is_still { 0.0 } else { 0.12 };
        if self.is_still {
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
        style.interaction.selectable_labels = false;
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::splat(self.steps(2));
        spacing.button_padding = self.padding();
        spacing.interact_size = Vec2::new(self.target(), self.control());
        spacing.icon_width = self.icon();
        spacing.icon_spacing = self.steps(2);
        spacing.icon_width_inner = 12.0 * self.text.max(1.0);
        spacing.text_edit_width = 320.0;
        spacing.scroll = scroll_bar();
        self.visuals(&mut style.visuals);
    }

    fn visuals(&self, visuals: &mut egui::Visuals) {
        let c = &self.color;
        *visuals = if c.is_dark { egui::Visuals::dark() } else { egui::Visuals::light() };
        visuals.override_text_color = Some(c.ink);
        visuals.weak_text_color = Some(c.soft_ink);
        visuals.hyperlink_color = c.accent;
        visuals.panel_fill = c.paper;
        visuals.window_fill = c.card;
        visuals.window_stroke = Stroke::new(1.0, c.rule);
        visuals.window_corner_radius = self.corner();
        visuals.menu_corner_radius = self.corner();
        visuals.extreme_bg_color = c.card;
        visuals.text_edit_bg_color = Some(c.card);
        visuals.faint_bg_color = c.card;
        visuals.code_bg_color = c.card;
        visuals.warn_fg_color = c.look_again;
        visuals.error_fg_color = c.harm;
        visuals.selection.bg_fill = c.accent_wash;
        // egui draws the outline of what has the focus with this stroke: it must be seen.
        visuals.selection.stroke = Stroke::new(2.0, c.focus);
        // A blinking mark would draw a frame twice a second for as long as a field has the focus.
        visuals.text_cursor.blink = false;
        visuals.slider_trailing_fill = true;
        visuals.disabled_alpha = 0.6;
        let widgets = &mut visuals.widgets;
        let states = [
            (&mut widgets.noninteractive, c.paper, Stroke::new(1.0, c.rule)),
            (&mut widgets.inactive, c.card, Stroke::new(1.0, c.edge)),
            (&mut widgets.hovered, c.accent_wash, Stroke::new(1.0, c.accent)),
            (&mut widgets.active, c.accent_wash, Stroke::new(2.0, c.focus)),
            (&mut widgets.open, c.card, Stroke::new(1.0, c.edge)),
        ];
        for (widget, fill, stroke) in states {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = stroke;
            widget.fg_stroke = Stroke::new(1.0, c.ink);
            widget.corner_radius = self.corner();
            widget.expansion = 0.0;
        }
    }
}

/// A bar that is always seen, has room of its own, and shows in ink how far one has read.
fn scroll_bar() -> egui::style::ScrollStyle {
    egui::style::ScrollStyle {
        bar_width: 10.0,
        floating_width: 8.0,
        floating_allocated_width: 10.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        dormant_handle_opacity: 0.55,
        active_handle_opacity: 0.55,
        interact_handle_opacity: 0.85,
        ..egui::style::ScrollStyle::floating()
    }
}

const SERIF: &str = "serif";
const SERIF_ITALIC: &str = "serif italic";
const STRONG: &str = "strong";

/// The program's fonts; both families are under the SIL Open Font License (`assets/fonts/OFL.txt`).
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8]); 4] = [
        ("inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        ("inter strong", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
        ("vollkorn", include_bytes!("../../assets/fonts/Vollkorn-Regular.ttf")),
        ("vollkorn italic", include_bytes!("../../assets/fonts/Vollkorn-Italic.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    // A letter that one face lacks is taken from the next.
    let families = [
        (FontFamily::Proportional, ["inter", "vollkorn"]),
        (FontFamily::Monospace, ["inter", "vollkorn"]),
        (FontFamily::Name(STRONG.into()), ["inter strong", "vollkorn"]),
        (FontFamily::Name(SERIF.into()), ["vollkorn", "inter"]),
        (FontFamily::Name(SERIF_ITALIC.into()), ["vollkorn italic", "inter"]),
    ];
    for (family, faces) in families {
        fonts.families.insert(family, faces.map(str::to_owned).to_vec());
    }
    fonts
}
