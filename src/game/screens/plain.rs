//! Welcome, home, settings, help and the cool-down: screens that show little besides the settings.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Layer, page, root};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, LookedBack, Panels, Preferences, ThemeNow};
use crate::game::playing::Playing;
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::library::saved_files;
use crate::records::Store;
use crate::ui::panels::cool_down::{CoolDownView, cool_down_ui};
use crate::ui::panels::help::{HelpView, help_ui};
use crate::ui::panels::home::{HomeView, LastDebrief, OpenSession, home_ui};
use crate::ui::panels::settings::{DataView, SettingsView, settings_ui};
use crate::ui::panels::welcome::welcome_ui;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Kept>().add_systems(
        EguiPrimaryContextPass,
        (
            welcome.run_if(in_state(Screen::Welcome)),
            home.run_if(in_state(Screen::Home)),
            settings.run_if(in_state(Screen::Settings)),
            help.run_if(in_state(Screen::Help)),
            cool_down.run_if(in_state(Screen::CoolDown)),
        )
            .in_set(Layer::Screen),
    );
}

fn welcome(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    let mut ui = page(&mut contexts, &theme.0)?;
    ask.ask(welcome_ui(&mut ui, &theme.0, &mut panels.welcome));
    Ok(())
}

fn home(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    (desk, preferences, looked_back): (Res<Desk>, Res<Preferences>, Res<LookedBack>),
    (screen, mut recording): (Res<State<Screen>>, ResMut<Recording>),
    mut kept: Local<(Option<OpenSession>, Option<LastDebrief>)>,
    mut ask: Ask,
) -> Result {
    // The records are asked when one comes to the screen, and not in every frame.
    if screen.is_changed() {
        let store = recording.bypass_change_detection().store();
        *kept = store.map_or((None, None), |store| (newest_open(store), last_debrief(store)));
    }
    let settings = &preferences.settings;
    let guided = desk.shelf.find(&desk.content.guide.scenario).filter(|_| !settings.guided);
    let (open, before) = kept.clone();
    let at_hand = looked_back.0.as_ref().map(|finished| LastDebrief {
        title: finished.debrief.scenario.title.clone(),
        record: None,
    });
    let view =
        HomeView { pseudonym: settings.pseudonym.clone(), guided, last: at_hand.or(before), open };
    let mut ui = root(&mut contexts)?;
    ask.ask(home_ui(&mut ui, &theme.0, &view));
    Ok(())
}

/// The newest session that can be gone on with.
fn newest_open(store: &mut Store) -> Option<OpenSession> {
    let row = store.open_sessions().ok()?.into_iter().find(|row| row.n_turns > 0)?;
    Some(OpenSession { record: row.id, title: row.title, answers: row.n_turns })
}

/// The debrief that was read last in an earlier run of the program.
fn last_debrief(store: &mut Store) -> Option<LastDebrief> {
    let row = store.last_ended().ok()??;
    Some(LastDebrief { title: row.title, record: Some(row.id) })
}

/// What is kept, as it was counted last.
#[derive(Resource, Default)]
struct Kept(DataView);

fn settings(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    (desk, preferences, playing): (Res<Desk>, Res<Preferences>, Res<Playing>),
    (screen, mut recording, mut kept): (Res<State<Screen>>, ResMut<Recording>, ResMut<Kept>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    // Records and folders are asked when one comes to the screen or did something here, and not in every frame.
    if screen.is_changed() || recording.is_changed() || panels.is_changed() {
        kept.0 = kept_of(recording.bypass_change_detection(), &desk);
        kept.0.is_playing = playing.0.is_some();
        kept.0.exported.clone_from(&panels.handed_over);
    }
    let view = SettingsView {
        settings: preferences.settings.clone(),
        problem: preferences.problem.clone(),
        file: desk.folders.settings().display().to_string(),
        data: kept.0.clone(),
    };
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().settings;
    ask.ask(settings_ui(&mut ui, &theme.0, &view, state));
    Ok(())
}

fn kept_of(recording: &mut Recording, desk: &Desk) -> DataView {
    let mut view = DataView {
        folder: desk.folders.home.display().to_string(),
        closed: recording.closed().to_owned(),
        saved: saved_files(&desk.folders).len(),
        ..DataView::default()
    };
    if let Some(store) = recording.store() {
        view.saved += store.set_aside().len();
        match store.amount() {
            Ok(amount) => view.amount = Some(amount),
            Err(error) => view.closed = format!("Your records could not be read: {error}."),
        }
    }
    view
}

fn help(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    (desk, preferences): (Res<Desk>, Res<Preferences>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    let resources = &desk.content.resources;
    let countries = resources.countries.iter().chain([&resources.elsewhere]);
    let view = HelpView {
        settings: preferences.settings.clone(),
        countries: countries.map(|at| (at.code.clone(), at.name.clone())).collect(),
        card: resources.card(&preferences.settings.country).text,
        scenario_folder: desk.folders.own_scenarios().display().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let mut ui = page(&mut contexts, &theme.0)?;
    ask.ask(help_ui(&mut ui, &theme.0, &view, &mut panels.help));
    Ok(())
}

fn cool_down(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    (desk, looked_back): (Res<Desk>, Res<LookedBack>),
    mut ask: Ask,
) -> Result {
    let finished = looked_back.0.as_ref();
    let words = &desk.content.cooldown;
    let view = CoolDownView {
        client: finished.map(|one| one.debrief.scenario.client.clone()).unwrap_or_default(),
        steps: words.steps.clone(),
        after: words.reminders.clone(),
        leads_to_debrief: false,
    };
    let mut ui = page(&mut contexts, &theme.0)?;
    ask.ask(cool_down_ui(&mut ui, &theme.0, &view));
    Ok(())
}
