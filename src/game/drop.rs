//! A file that is dropped on the window is an assignment that somebody was given.

use bevy::prelude::*;
use bevy::window::FileDragAndDrop;

use super::ask::Ask;
use crate::ui::Action;

pub fn plugin(app: &mut App) {
    app.add_message::<FileDragAndDrop>().add_systems(Update, take.before(super::ask::carry_out));
}

fn take(mut files: MessageReader<FileDragAndDrop>, mut ask: Ask) {
    for file in files.read() {
        if let FileDragAndDrop::DroppedFile { path_buf, .. } = file {
            ask.ask(Some(Action::OpenAssignment(path_buf.clone())));
        }
    }
}
