//! Deleting everything that was kept of the trainee.

use crate::game::assessing::Assessing;
use crate::game::desk::Panels;
use crate::game::playing::Playing;
use crate::game::screen::Screen;
use crate::library::{delete_saved, saved_files};
use crate::ui::panels::settings::Deleted;

use super::{Hands, sentence};

impl Hands<'_> {
    /// Deletes what was kept, and with it what is still in memory of it; the settings stay.
    pub(super) fn delete_everything(&mut self, saved_too: bool) {
        let set_aside = self.recording.store().map(|store| store.set_aside()).unwrap_or_default();
        let deleted = self.recording.delete_all();
        self.panels.settings.deleted = Some(match deleted {
            Ok(amount) => {
                self.let_go();
                let saved = saved_files(&self.desk.folders);
                let also = saved.into_iter().chain(set_aside).filter(|_| saved_too).collect();
                let (gone, left) = delete_saved(&self.desk.folders, also);
                Deleted::Done {
                    amount,
                    files: gone,
                    left: left.iter().map(ToString::to_string).collect(),
                }
            }
            Err(error) => Deleted::Failed(sentence(&error)),
        });
    }

    /// Forgets what was played, drilled and typed; nobody who looks after this can read it on another screen.
    fn let_go(&mut self) {
        *self.playing = Playing::default();
        self.looked_back.0 = None;
        self.drilling.forget();
        *self.assessing = Assessing::Intro;
        let panels = std::mem::take(&mut *self.panels);
        *self.panels = Panels {
            library: panels.library,
            assign: panels.assign,
            settings: panels.settings,
            ..Panels::default()
        };
        // A session that was going on is none to come back to.
        self.came_from.0 = Some(Screen::Home);
    }

    /// Closes a question that is open on the screen, and deletes nothing.
    pub(super) fn take_back(&mut self) {
        match *self.screen.get() {
            Screen::Progress => self.panels.progress.take_back(),
            Screen::Settings => self.panels.settings.take_back(),
            _ => {}
        }
    }
}
