//! A screen reader's actions reach the panels: the one link that `bevy_egui` leaves open.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiPreUpdateSet, PrimaryEguiContext, egui};

pub fn plugin(app: &mut App) {
    app.add_message::<ActionRequest>()
        .add_systems(PreUpdate, hand_on.in_set(EguiPreUpdateSet::InitContexts));
}

/// Hands each request for an action on to egui as an event of its own.
fn hand_on(
    mut requests: MessageReader<ActionRequest>,
    context: Option<Single<Entity, With<PrimaryEguiContext>>>,
    mut events: MessageWriter<EguiInputEvent>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(context) = context else { return };
    for request in requests.read() {
        events.write(EguiInputEvent {
            context: *context,
            event: egui::Event::AccessKitActionRequest(request.0.clone()),
        });
        // What it did is seen in the frame after.
        redraw.write(RequestRedraw);
    }
}
