//! Watches the folders of scenarios and assignments: a file that is saved is in the running game a moment later.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use super::desk::{Desk, Message};
use super::playing::{Play, Playing};
use super::screen::Screen;
use crate::library::make_own_folders;

/// An editor writes a file in several steps; they are taken as one.
const SETTLES: Duration = Duration::from_millis(200);

/// Watches where files are, and lets an open session follow.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, begin).add_systems(Update, follow.before(super::ask::carry_out));
}

/// Tells of changes; watches as long as it is kept.
#[derive(Resource)]
struct Watch {
    changes: Mutex<Receiver<()>>,
    _watcher: Debouncer<RecommendedWatcher, RecommendedCache>,
}

fn begin(
    mut commands: Commands,
    desk: Res<Desk>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut message: ResMut<Message>,
) {
    // Without the folders there is nothing to watch, and everything else works.
    let _ = make_own_folders(&desk.folders);
    let (send, changes) = channel();
    let proxy = proxy.map(|proxy| (*proxy).clone());
    let told = move |events: DebounceEventResult| {
        let touches = |path: &Path| path.extension().is_some_and(|kind| kind == "ron");
        let is_ours = events.is_ok_and(|events| {
            events.iter().any(|event| {
                !event.kind.is_access()
                    && event.paths.iter().any(|path| touches(path) || path.extension().is_none())
            })
        });
        if is_ours && send.send(()).is_ok() {
            // A game that waits for something to happen is woken.
            if let Some(proxy) = &proxy {
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }
        }
    };
    let mut watcher = match new_debouncer(SETTLES, Some(SETTLES), told) {
        Ok(watcher) => watcher,
        Err(error) => {
            message.complain(format!(
                "Scenario files cannot be watched ({error}); press “Read again” after a change."
            ));
            return;
        }
    };
    let own = desk.folders.drills().into_iter().chain([desk.folders.assignments()]);
    for folder in desk.folders.scenarios().into_iter().chain(own) {
        // A folder that is not there is no trouble: it had nothing to watch.
        let _ = watcher.watch(&folder, RecursiveMode::Recursive);
    }
    commands.insert_resource(Watch { changes: Mutex::new(changes), _watcher: watcher });
}

/// Reads changed files, and lets an open session keep its place.
fn follow(
    watch: Option<Res<Watch>>,
    mut desk: ResMut<Desk>,
    mut playing: ResMut<Playing>,
    screen: Res<State<Screen>>,
) {
    let changed = watch.is_some_and(|watch| {
        watch.changes.lock().is_ok_and(|changes| changes.try_iter().count() > 0)
    });
    if !changed {
        return;
    }
    desk.reread();
    if *screen.get() == Screen::Session {
        keep_place(&mut playing, &desk);
    }
}

/// Where the scenario that is played has changed: the same answers are given again in the new version.
pub fn keep_place(playing: &mut Playing, desk: &Desk) {
    // A session of an assignment is played in the text that was given out.
    let Some(play) = playing.0.as_mut().filter(|play| play.assignment.is_none()) else { return };
    let Some(place) = desk.shelf.find(&play.scenario().id) else { return };
    let Some(item) = desk.item(place) else { return };
    if item.is_last_good {
        play.notice = Some(
            "The scenario's file has something wrong in it now; you go on in its last good version."
                .to_owned(),
        );
        return;
    }
    if item.scenario.hash == play.scenario().hash {
        return;
    }
    let turns = play.session.transcript().turns.len();
    let scenario = begun_where(play, &item.scenario);
    let mode = play.mode();
    let (mut again, kept) = play.replayed(scenario, &desk.content, turns, mode);
    again.show_all();
    again.notice = Some(if kept == turns {
        "The scenario was changed; you are where you were.".to_owned()
    } else {
        format!(
            "The scenario was changed; your answers from the {} on are no longer in it.",
            ordinal(kept + 1)
        )
    });
    *play = again;
}

/// A session that an author began at another beat begins there again, where there still is one.
fn begun_where(
    play: &Play,
    new: &Arc<crate::scenario::Scenario>,
) -> Arc<crate::scenario::Scenario> {
    let Some(from) = &play.from else { return Arc::clone(new) };
    super::playing::from_beat(new, from).map_or_else(|| Arc::clone(new), Arc::new)
}

fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}
