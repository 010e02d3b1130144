//! Writes pages, archives and assignments to files of the user's.

use jiff::tz::TimeZone;

use crate::class::{Assignment, Terms};
use crate::game::clock;
use crate::game::screens::candidates;
use crate::handover::{Choice, Extra, make, make_everything};
use crate::library::{save_assignment, save_debrief, save_handed_over};
use crate::progress;
use crate::records::Store;
use crate::report::{HtmlExtras, debrief_html, progress_html};
use crate::scenario::Scenario;
use crate::transcript::{RunMode, Seed};
use crate::ui::panels::assign::{AssignmentDraft, Lack};
use crate::ui::panels::handover::HandedOver;

use super::{Hands, sentence};

impl Hands<'_> {
    /// Makes what was chosen of these sessions: files and what there is to say.
    pub(super) fn made_of(
        &mut self,
        choice: &Choice,
        sessions: &[String],
    ) -> Result<Files, String> {
        let content = &self.desk.content;
        let store = self.recording.store().ok_or("there are no records")?;
        let rows: Result<Vec<_>, _> = sessions.iter().map(|uid| store.find(uid)).collect();
        let rows = rows.map_err(|error| error.to_string())?;
        let made = make(store, content, &rows, choice).map_err(|error| error.to_string())?;
        let notes = made.empty.iter().map(|note| (*note).to_owned()).chain(made.missed);
        let files = made.files.into_iter().map(|file| (file.name, file.bytes));
        Ok((files.collect(), notes.collect()))
    }

    /// Makes the archive of everything.
    pub(super) fn made_of_everything(&mut self) -> Result<Files, String> {
        let settings = self.preferences.settings.to_ron().ok();
        let extra = settings
            .map(|text| Extra { name: "settings.ron".to_owned(), bytes: text.into_bytes() });
        let content = &self.desk.content;
        let store = self.recording.store().ok_or("there are no records")?;
        let (bytes, missed) =
            make_everything(store, content, extra.as_slice()).map_err(|error| error.to_string())?;
        Ok((vec![("practicum-everything.zip".to_owned(), bytes)], missed))
    }

    /// Writes what was made, and says where it lies.
    pub(super) fn hand_over(&mut self, made: Result<Files, String>) {
        let day = clock::timestamp().to_zoned(TimeZone::system());
        let day = day.strftime("%Y-%m-%d").to_string();
        let written = made.and_then(|(files, notes)| {
            let paths = save_handed_over(&self.desk.folders, &day, &files)
                .map_err(|error| error.to_string())?;
            Ok((paths, notes))
        });
        self.panels.handed_over = Some(match written {
            Ok((paths, notes)) => HandedOver::Written {
                files: paths.iter().map(|path| path.display().to_string()).collect(),
                notes,
            },
            Err(error) => HandedOver::Failed(sentence(&error)),
        });
    }

    /// Writes an assignment that lacks nothing to a new file of the user's.
    pub(super) fn write_assignment(&mut self, draft: &AssignmentDraft) {
        let written = self.assignment_file(draft);
        self.panels.assigned = Some(written);
    }

    pub(super) fn assignment_file(&mut self, draft: &AssignmentDraft) -> Result<String, String> {
        let lacks = |lack: Lack| lack.words().to_owned();
        let usual = if draft.mode == RunMode::Exam { Seed::EXAM } else { Seed::USUAL };
        let terms = Terms {
            title: draft.title.trim().to_owned(),
            from: draft.from.trim().to_owned(),
            words: draft.words.trim().to_owned(),
            due: draft.parsed_due().map_err(lacks)?,
            mode: draft.mode,
            answers: draft.answers,
            seed: draft.parsed_seed().map_err(lacks)?.map_or(usual, Seed),
        };
        let shelf = &self.desk.shelf;
        let chosen = draft.scenarios.iter().filter_map(|id| shelf.items().get(shelf.find(id)?));
        let chosen: Vec<&Scenario> = chosen.map(|item| item.scenario.as_ref()).collect();
        let text = Assignment::write(&terms, &self.desk.content.rubric, &chosen)
            .map_err(|error| error.to_string())?;
        let path = save_assignment(&self.desk.folders, &terms.title, &text)
            .map_err(|error| error.to_string())?;
        let desk = &mut *self.desk;
        desk.assignments.reread(&desk.folders, &desk.content);
        Ok(path.display().to_string())
    }

    pub(super) fn save_progress(&mut self) {
        let candidates = candidates(&self.desk);
        let book = &self.desk.drills;
        let read = |store: &mut Store| progress::read(store, &candidates, book);
        let Some(read) = self.recording.store().map(read) else { return };
        let pseudonym = self.preferences.settings.pseudonym.as_str();
        let page = match read {
            Ok(progress) => progress_html(&progress, pseudonym, &TimeZone::system()),
            Err(error) => return self.message.complain(sentence(&error.to_string())),
        };
        match save_debrief(&self.desk.folders, "progress", &page) {
            Ok(path) => self.message.tell(format!("Saved: {}", path.display())),
            Err(error) => self.message.complain(format!("The page could not be saved: {error}")),
        }
    }

    pub(super) fn save_html(&mut self) {
        let Some(finished) = &mut self.looked_back.0 else { return };
        let pseudonym = self.preferences.settings.pseudonym.as_str();
        let extras = HtmlExtras { pseudonym, note: &finished.note };
        let page = debrief_html(&finished.debrief, &extras);
        let saved = save_debrief(&self.desk.folders, &finished.debrief.scenario.id, &page);
        match saved {
            Ok(path) => {
                let path = path.display().to_string();
                self.message.tell(format!("Saved: {path}"));
                finished.saved = Some(path);
            }
            Err(error) => self.message.complain(format!("The page could not be saved: {error}")),
        }
    }
}

/// Names and bytes of files, and what else there is to say.
type Files = (Vec<(String, Vec<u8>)>, Vec<String>);
