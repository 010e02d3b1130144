//! Home, the first run, settings, help and the page to cool down: what each choice asks for.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use practicum::records::SessionId;
use practicum::settings::{Pace, Settings, ThemeName};
use practicum::ui::panels::cool_down::{CoolDownView, cool_down_ui};
use practicum::ui::panels::help::{HelpState, HelpView, help_ui};
use practicum::ui::panels::home::{HomeView, LastDebrief, OpenSession, home_ui};
use practicum::ui::panels::settings::{DataView, SettingsState, SettingsView, settings_ui};
use practicum::ui::panels::welcome::{WelcomeState, welcome_ui};
use practicum::ui::{Action, Place};

use crate::given;
use crate::support::{USUAL, Window, asked, focused, press, tab_to, window};

fn home(view: HomeView) -> Window<'static, ()> {
    window(USUAL, &Settings::default(), (), move |ui, theme, ()| home_ui(ui, theme, &view))
}

#[test]
fn home_leads_everywhere_by_keyboard() {
    let mut home = home(HomeView {
        pseudonym: String::new(),
        guided: Some(4),
        last: Some(LastDebrief { title: "Maya".to_owned(), record: None }),
        open: Some(OpenSession {
            record: SessionId::default(),
            title: "Ray: better off".to_owned(),
            answers: 3,
        }),
    });
    for (word, action) in [
        ("Go on with “Ray: better off” (3 answers given)", Action::GoOnWith(SessionId::default())),
        ("Start with the guided session (three minutes)", Action::Choose(4)),
        ("Debrief of “Maya”", Action::Go(Place::Debrief)),
        ("Practice", Action::Go(Place::Library)),
        ("Drills", Action::Go(Place::Drills)),
        ("Progress", Action::Go(Place::Progress)),
        ("Boundary self-assessment", Action::Go(Place::Assessment)),
        ("Help", Action::Go(Place::Help)),
        ("Settings", Action::Go(Place::Settings)),
        ("Quit", Action::Quit),
    ] {
        press(&mut home, word);
        assert_eq!(asked(&mut home), [action], "{word}");
    }
}

#[test]
fn a_debrief_of_an_earlier_day_is_opened_from_its_record() {
    let record = Some(SessionId::default());
    let last = Some(LastDebrief { title: "Maya".to_owned(), record });
    let mut home = home(HomeView { last, ..HomeView::default() });
    press(&mut home, "Debrief of “Maya”");
    assert_eq!(asked(&mut home), [Action::OpenRecord(SessionId::default())]);
}

#[test]
fn home_greets_by_pseudonym_and_forgets_the_guide_once_it_was_played() {
    let plain = home(HomeView::default());
    assert!(plain.query_by_label_contains("Hello").is_none());
    assert!(plain.query_by_label_contains("guided").is_none());
    let greeting = home(HomeView { pseudonym: " Sam ".to_owned(), ..HomeView::default() });
    assert!(greeting.query_by_label("Hello, Sam").is_some());
}

fn welcome() -> Window<'static, WelcomeState> {
    let state = WelcomeState::default();
    window(USUAL, &Settings::default(), state, welcome_ui)
}

#[test]
fn the_first_run_asks_for_little_and_says_what_this_is_not() {
    let mut welcome = welcome();
    for words in
        ["not therapy", "fictional", "does not use the network", "Clinicians have not reviewed"]
    {
        assert!(welcome.query_by_label_contains(words).is_some(), "{words}");
    }
    tab_to(&mut welcome, "A name to go by");
    welcome.get_by_role_and_label(Role::TextInput, "A name to go by").type_text(" Sam ");
    welcome.run();
    assert_eq!(asked(&mut welcome), [], "a name is no reason to draw anything anew");
    press(&mut welcome, "Look around first");
    let settings = Settings { pseudonym: "Sam".to_owned(), welcomed: true, ..Settings::default() };
    assert_eq!(
        asked(&mut welcome),
        [Action::Welcomed { settings: settings.clone(), guided: false }]
    );
    press(&mut welcome, "Begin with a three-minute guided session");
    assert_eq!(asked(&mut welcome), [Action::Welcomed { settings, guided: true }]);
}

#[test]
fn looks_are_put_in_force_while_they_are_chosen() {
    let mut welcome = welcome();
    press(&mut welcome, "Dark");
    let dark = Settings { theme: ThemeName::Dark, ..Settings::default() };
    assert_eq!(asked(&mut welcome), [Action::Set(dark.clone())]);
    press(&mut welcome, "Larger text");
    let larger = Settings { text_size: 110, ..dark };
    assert_eq!(asked(&mut welcome), [Action::Set(larger.clone())]);
    press(&mut welcome, "Reduced motion");
    assert_eq!(asked(&mut welcome), [Action::Set(Settings { reduced_motion: true, ..larger })]);
}

fn settings(settings: Settings) -> Window<'static, SettingsView> {
    let view = SettingsView {
        settings,
        problem: Some("Your settings could not be kept: the disk is full".to_owned()),
        file: "/home/sam/settings.ron".to_owned(),
        data: DataView::default(),
    };
    let mut state = SettingsState::default();
    window(USUAL, &Settings::default(), view, move |ui, theme, view| {
        let action = settings_ui(ui, theme, view, &mut state);
        if let Some(Action::Set(settings)) = &action {
            view.settings = settings.clone();
        }
        action
    })
}

#[test]
fn each_setting_is_asked_for_at_once() {
    let mut window = settings(Settings::default());
    assert!(window.query_by_label_contains("the disk is full").is_some());
    assert!(window.query_by_label_contains("/home/sam/settings.ron").is_some());
    for name in
        ["High contrast", "Smaller text", "All at once", "Captions", "Gauges", "Reduced motion"]
    {
        press(&mut window, name);
        assert_eq!(asked(&mut window).len(), 1, "{name}");
    }
    let wanted = Settings {
        theme: ThemeName::HighContrast,
        text_size: 90,
        pace: Pace::Instant,
        captions: false,
        gauges: true,
        reduced_motion: true,
        ..Settings::default()
    };
    assert_eq!(window.state().state.settings, wanted);
    tab_to(&mut window, "A name to go by");
    window.get_by_role_and_label(Role::TextInput, "A name to go by").type_text("Sam");
    window.run();
    assert_eq!(
        asked(&mut window),
        [Action::Set(Settings { pseudonym: "Sam".to_owned(), ..wanted })]
    );
    press(&mut window, "Back");
    assert_eq!(asked(&mut window), [Action::Back]);
}

#[test]
fn text_goes_no_further_than_its_range_and_by_tens() {
    let mut window = settings(Settings { text_size: 195, ..Settings::default() });
    press(&mut window, "Larger text");
    assert_eq!(window.state().state.settings.text_size, 200);
    let is_off = |window: &Window<'_, SettingsView>, name: &str| {
        use egui_kittest::kittest::NodeT;
        window.get_by_label(name).accesskit_node().is_disabled()
    };
    assert!(is_off(&window, "Larger text"));
    window.state_mut().state.settings.text_size = 80;
    window.run();
    assert!(is_off(&window, "Smaller text") && !is_off(&window, "Larger text"));
}

struct Help {
    view: HelpView,
    state: HelpState,
}

fn help(view: HelpView) -> Window<'static, Help> {
    let help = Help { view, state: HelpState::default() };
    window(USUAL, &Settings::default(), help, |ui, theme, help| {
        let action = help_ui(ui, theme, &help.view, &mut help.state);
        if let Some(Action::Set(settings)) = &action {
            help.view.settings = settings.clone();
        }
        action
    })
}

#[test]
fn the_resource_card_can_be_put_in_own_words_and_back() {
    let mut window = help(given::help());
    assert!(window.query_by_label_contains("call or text 988").is_some());
    press(&mut window, "Edit…");
    tab_to(&mut window, "The card in your own words");
    window.get_by_label("The card in your own words").type_text("Ask at room 12. ");
    window.run();
    press(&mut window, "Save");
    let kept = window.state().state.view.settings.resources.clone();
    assert!(kept.contains("Ask at room 12.") && kept.contains("988"), "{kept}");
    assert_eq!(asked(&mut window).len(), 1);
    press(&mut window, "Edit…");
    press(&mut window, "Back to the original");
    assert_eq!(asked(&mut window), [Action::Set(Settings::default())]);
    assert!(window.state().state.state.draft.is_none());
}

#[test]
fn an_edit_that_is_cancelled_or_changes_nothing_keeps_the_programs_card() {
    let mut window = help(given::help());
    press(&mut window, "Edit…");
    press(&mut window, "Cancel");
    assert_eq!(asked(&mut window), []);
    press(&mut window, "Edit…");
    press(&mut window, "Save");
    assert_eq!(asked(&mut window), [Action::Set(Settings::default())]);
}

#[test]
fn the_country_is_chosen_by_keyboard() {
    let mut window = help(given::help());
    press(&mut window, "Country");
    press(&mut window, "United Kingdom");
    let settings = Settings { country: "GB".to_owned(), ..Settings::default() };
    assert_eq!(asked(&mut window), [Action::Set(settings)]);
}

#[test]
fn help_tells_the_keys_where_files_go_and_the_version() {
    let mut window = help(given::help());
    for words in [
        "Shift+Tab",
        "F11",
        "P or Escape",
        "SIL Open Font License",
        "practicum/scenarios",
        "Practicum 0.1.0",
    ] {
        assert!(window.query_by_label_contains(words).is_some(), "{words}");
    }
    press(&mut window, "Back");
    assert_eq!(asked(&mut window), [Action::Back]);
}

#[test]
fn cooling_down_ends_where_one_wants_to_go() {
    let open = |view: CoolDownView| {
        window(USUAL, &Settings::default(), (), move |ui, theme, ()| cool_down_ui(ui, theme, &view))
    };
    let mut page = open(given::cool_down());
    press(&mut page, "Open the resource card");
    press(&mut page, "Go to the debrief");
    assert_eq!(asked(&mut page), [Action::Go(Place::Help), Action::Finish]);
    let mut page = open(CoolDownView { leads_to_debrief: false, ..given::cool_down() });
    press(&mut page, "Done");
    assert_eq!(asked(&mut page), [Action::Finish]);
    assert!(focused(&page).is_some());
}
