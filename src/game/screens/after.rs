//! After the session: the self-rating and the debrief.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Layer, page};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, LookedBack, Panels, ThemeNow};
use crate::game::playing::Playing;
use crate::game::screen::Screen;
use crate::guide::{Did, Place};
use crate::ui::panels::debrief::{DebriefView, debrief_ui};
use crate::ui::panels::self_rating::{SelfRatingView, self_rating_ui};
use crate::ui::widgets::GuideStepView;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        (
            self_rating.run_if(in_state(Screen::SelfRating)),
            debrief.run_if(in_state(Screen::Debrief)),
        )
            .in_set(Layer::Screen),
    );
}

fn self_rating(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    (desk, playing): (Res<Desk>, Res<Playing>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    let Some(play) = &playing.0 else { return Ok(()) };
    let guide = &desk.content.guide;
    let tour = play.tour.as_ref();
    let step = tour.and_then(|tour| tour.step(guide, &Place::SelfRating, true));
    let view = SelfRatingView {
        client: play.scenario().client.name.clone(),
        focus: play.scenario().focus.clone(),
        guide: step.map(GuideStepView::from),
    };
    let mut ui = page(&mut contexts, &theme.0)?;
    ask.ask(self_rating_ui(&mut ui, &theme.0, &view, &mut panels.self_rating));
    Ok(())
}

fn debrief(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    desk: Res<Desk>,
    mut looked_back: ResMut<LookedBack>,
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    let Some(finished) = &mut looked_back.0 else { return Ok(()) };
    let guide = &desk.content.guide;
    let mut ui = page(&mut contexts, &theme.0)?;
    let before = panels.debrief.selected;
    let tour = finished.play.tour.as_ref();
    let step = tour.and_then(|tour| tour.step(guide, &Place::Debrief, true));
    let step = step.map(GuideStepView::from);
    let view = DebriefView {
        debrief: &finished.debrief,
        note: &finished.note,
        saved: finished.saved.as_deref(),
        can_retry: true,
        contested: finished.record.map(|_| finished.contested.as_slice()),
        hands_in: finished.hands_in(),
        guide: step.as_ref(),
    };
    ask.ask(debrief_ui(&mut ui, &theme.0, &view, &mut panels.debrief));
    if panels.debrief.selected != before
        && let Some(tour) = &mut finished.play.tour
    {
        tour.take_in(guide, &Place::Debrief, Did::SelectedTurn);
    }
    Ok(())
}
