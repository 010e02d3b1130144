//! A game that only computes, with a keyboard.

use std::fs;
use std::path::PathBuf;

use bevy::a11y::ActionRequest;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowEvent};
use bevy_egui::egui::accesskit;
use practicum::game::{Asked, Panels, Playing, Recording, Screen, Start, headless};
use practicum::library::Folders;
use practicum::records::SessionRow;
use practicum::settings::{Pace, Settings};
use practicum::transcript::{AnswerMode, RunMode};
use practicum::ui::Action;

/// A game in a folder of its own.
pub struct Game {
    pub app: App,
    pub home: PathBuf,
}

/// An empty folder of this name.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("game").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    folder
}

/// Settings of somebody who has been here before, with words that appear at once.
pub fn known() -> Settings {
    Settings { welcomed: true, guided: true, pace: Pace::Instant, ..Settings::default() }
}

impl Game {
    /// Starts with these settings, keeping nothing.
    pub fn new(name: &str, settings: Settings) -> Self {
        Self::start(name, |start| start.settings = Some(settings))
    }

    /// Starts as `change` has it.
    pub fn start(name: &str, change: impl FnOnce(&mut Start)) -> Self {
        Self::start_in(folder(name), change)
    }

    /// Starts in a folder that is there.
    pub fn start_in(home: PathBuf, change: impl FnOnce(&mut Start)) -> Self {
        let mut start = Start {
            folders: Folders::only(home.clone()),
            seed: Some(7),
            keeps: false,
            ..Start::default()
        };
        change(&mut start);
        let app = headless(start, (1280, 720)).expect("the game can be put together");
        let mut game = Self { app, home };
        game.frames(4);
        game
    }

    /// Lets frames pass.
    pub fn frames(&mut self, n: usize) {
        for _ in 0..n {
            self.app.update();
        }
    }

    /// Whether egui wants to draw again at once.
    pub fn wants_a_frame(&mut self) -> bool {
        let mut contexts = self.app.world_mut().query::<&mut bevy_egui::EguiContext>();
        let mut context = contexts.single_mut(self.app.world_mut()).expect("there is one window");
        context.get_mut().has_requested_repaint()
    }

    /// The screen that is shown.
    pub fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    /// What panels keep of themselves.
    pub fn panels(&self) -> &Panels {
        self.app.world().resource::<Panels>()
    }

    /// The session that is being played.
    pub fn playing(&self) -> &practicum::game::Play {
        self.app.world().resource::<Playing>().0.as_ref().expect("a session is being played")
    }

    /// Whether a session is being played.
    pub fn is_playing(&self) -> bool {
        self.app.world().resource::<Playing>().0.is_some()
    }

    /// What was kept, the newest first.
    pub fn records(&mut self) -> Vec<SessionRow> {
        let mut recording = self.app.world_mut().resource_mut::<Recording>();
        let store = recording.store().expect("records are open");
        store.sessions().expect("they can be read")
    }

    /// How many answers were given.
    pub fn answered(&self) -> usize {
        self.playing().session.transcript().turns.len()
    }

    /// Asks for something as a panel does.
    pub fn ask(&mut self, action: Action) {
        self.app.world_mut().write_message(Asked(action));
        self.frames(3);
    }

    /// Opens the prebrief of a scenario and begins it.
    pub fn begin(&mut self, id: &str, mode: RunMode) {
        self.begin_as(id, mode, AnswerMode::Choose);
    }

    /// The same, saying how answers are given.
    pub fn begin_as(&mut self, id: &str, mode: RunMode, answers: AnswerMode) {
        let desk = self.app.world().resource::<practicum::game::Desk>();
        let place = desk.shelf.find(id).unwrap_or_else(|| panic!("there is no {id}"));
        self.ask(Action::Choose(place));
        assert_eq!(self.screen(), Screen::Prebrief);
        self.ask(Action::Begin { mode, answers, seed: Some(7) });
        assert_eq!(self.screen(), Screen::Session);
    }

    /// The names of all buttons, as a screen reader finds them.
    pub fn buttons(&mut self) -> Vec<(String, u64)> {
        let nodes = self.nodes();
        let buttons = nodes.iter().filter(|(_, node)| node.role() == accesskit::Role::Button);
        buttons.filter_map(|(id, node)| Some((node.label()?.to_owned(), id.0))).collect()
    }

    /// What is told of anything beside its name.
    pub fn described(&mut self) -> Vec<String> {
        let nodes = self.nodes();
        nodes.iter().filter_map(|(_, node)| node.description().map(str::to_owned)).collect()
    }

    /// What a screen reader finds.
    fn nodes(&mut self) -> Vec<(accesskit::NodeId, accesskit::Node)> {
        let mut contexts = self.app.world_mut().query::<&mut bevy_egui::EguiContext>();
        for mut context in contexts.iter_mut(self.app.world_mut()) {
            context.get_mut().enable_accesskit();
        }
        self.frames(2);
        let mut outputs = self.app.world_mut().query::<&bevy_egui::EguiOutput>();
        let outputs = outputs.iter(self.app.world());
        let trees = outputs.filter_map(|output| output.platform_output.accesskit_update.as_ref());
        trees.flat_map(|tree| tree.nodes.clone()).collect()
    }

    /// Presses the button of this name as a screen reader does.
    pub fn press(&mut self, name: &str) {
        let buttons = self.buttons();
        let node = buttons.iter().find(|(button, _)| button == name);
        let (_, node) = node.unwrap_or_else(|| panic!("nothing is called {name}: {buttons:?}"));
        self.press_node(*node);
    }

    /// Presses what a screen reader knows by this number.
    pub fn press_node(&mut self, node: u64) {
        self.app.world_mut().write_message(ActionRequest(accesskit::ActionRequest {
            action: accesskit::Action::Click,
            target_tree: accesskit::TreeId::ROOT,
            target_node: accesskit::NodeId(node),
            data: None,
        }));
        self.frames(4);
    }

    /// Presses and lets go of a key.
    pub fn key(&mut self, code: KeyCode, logical: Key) {
        let mut windows = self.app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>();
        let window = windows.single(self.app.world()).expect("there is a window");
        for state in [ButtonState::Pressed, ButtonState::Released] {
            let input = KeyboardInput {
                key_code: code,
                logical_key: logical.clone(),
                state,
                text: None,
                repeat: false,
                window,
            };
            self.app.world_mut().write_message(input.clone());
            self.app.world_mut().write_message(WindowEvent::KeyboardInput(input));
            self.frames(2);
        }
        self.frames(2);
    }

    /// Presses a digit.
    pub fn digit(&mut self, digit: u8) {
        let codes = [
            KeyCode::Digit1,
            KeyCode::Digit2,
            KeyCode::Digit3,
            KeyCode::Digit4,
            KeyCode::Digit5,
            KeyCode::Digit6,
            KeyCode::Digit7,
            KeyCode::Digit8,
            KeyCode::Digit9,
        ];
        let code = codes[usize::from(digit) - 1];
        self.key(code, Key::Character(digit.to_string().into()));
    }
}
