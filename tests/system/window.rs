//! The real window, with a real keyboard and mouse, and a screen reader.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::display::{Display, Wayland, software_driver};
use crate::{PROGRAM, PROJECT, folder};

/// Settings of somebody who has been here before; without motion, so that a picture settles.
const SETTINGS: &str = "(welcomed: true, guided: true, pace: instant, reduced_motion: true)\n";

#[test]
fn from_home_to_a_saved_debrief() {
    let display = Display::open("e2e");
    fs::write(display.home.join("settings.ron"), SETTINGS).expect("it can be written");
    let mut window = display.start(&[]);
    let keep = |window: &crate::display::Window<'_>, name: &str| {
        window.keep(&display.home.join(format!("{name}.png")));
    };
    keep(&window, "1-home");
    // Home: the first word is Practice.
    window.keys(&["Tab", "Return"]);
    keep(&window, "2-library");
    // The library: what is looked for is the first card, by mouse; then the button that begins.
    window.keys(&["Tab", "Tab", "Tab", "d", "e", "l", "e"]);
    window.clicks(175, 420);
    keep(&window, "3-prebrief");
    window.clicks(846, 690);
    keep(&window, "4-session");
    // A pause and back, an answer by mouse, the others by number.
    window.keys(&["Escape", "Escape", "h"]);
    window.clicks(240, 560);
    keep(&window, "5-answered");
    window.keys(&["2", "1", "2", "1", "2", "1"]);
    keep(&window, "6-ending");
    window.keys(&["space"]);
    keep(&window, "7-rating");
    window.keys(&["Tab", "Right", "Right", "Right", "Right", "Right", "Right", "Right"]);
    keep(&window, "8-rated");
    window.keys(&["Tab", "Return"]);
    keep(&window, "9-debrief");
    window.keys(&["Right", "Right"]);
    window.chord("ctrl", "s");
    keep(&window, "10-saved");
    let page = fs::read_to_string(display.home.join("debriefs/first-steps-debrief.html"));
    let page = page.expect("the debrief was saved");
    assert!(page.contains("Dele") && page.contains("Coached: 1 hint"), "{}", &page[..400]);
    // Back to the library, home, and out by the last word, past the debrief that can be read again.
    window.keys(&["Escape", "Escape"]);
    keep(&window, "11-home");
    window.keys(&["Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Return"]);
    assert_eq!(window.ends(), Some(0));
}

#[test]
fn under_wayland_the_window_draws_and_ends_when_it_is_told_to() {
    let wayland = Wayland::open("wayland");
    fs::write(wayland.home.join("settings.ron"), SETTINGS).expect("it can be written");
    // The desktop has some of its own; the room has many times as many.
    let enough = 4 * wayland.colors() + 1_000;
    // Whoever runs these tests behind a shell has the interrupt ignored, and what is ignored is inherited.
    let mut game = wayland
        .command("env")
        .args(["--default-signal=INT", PROGRAM])
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut colors = 0;
    for _ in 0..120 {
        sleep(Duration::from_millis(500));
        assert!(game.try_wait().expect("it can be asked").is_none(), "it ended by itself");
        colors = wayland.colors();
        if colors > enough {
            break;
        }
    }
    assert!(colors > enough, "the room is drawn: {colors} colors of {enough}");
    let told = Command::new("kill").args(["-INT", &game.id().to_string()]).status();
    assert!(told.is_ok_and(|told| told.success()));
    let has_ended = (0..120).any(|_| {
        sleep(Duration::from_millis(500));
        game.try_wait().expect("it can be asked").is_some()
    });
    if !has_ended {
        game.kill().expect("it can be killed");
    }
    let ended = game.wait_with_output().expect("it ends");
    assert!(has_ended, "it does not end when it is interrupted");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!((ended.status.code(), told.trim()), (Some(0), ""));
}

#[test]
fn a_screen_reader_plays_one_whole_exchange() {
    let display = Display::open("screen-reader");
    fs::write(display.home.join("settings.ron"), "(pace: instant, reduced_motion: true)\n")
        .expect("it can be written");
    let script = format!("{PROJECT}/tests/system/screen_reader.py");
    let played = display
        .command("dbus-run-session")
        .args(["--", "/usr/bin/python3", &script, PROGRAM])
        .stderr(Stdio::piped())
        .output()
        .expect("dbus is installed");
    let (out, told) =
        (String::from_utf8_lossy(&played.stdout), String::from_utf8_lossy(&played.stderr));
    assert!(played.status.success(), "{out}\n{told}");
    assert!(out.contains("one whole exchange was played"), "{out}\n{told}");
}

#[test]
fn a_saved_file_reaches_the_running_window() {
    let display = Display::open("watched");
    fs::write(display.home.join("settings.ron"), SETTINGS).expect("it can be written");
    let own = display.home.join("scenarios");
    fs::create_dir_all(&own).expect("it can be made");
    let file = own.join("mine.ron");
    let text = fs::read_to_string(format!("{PROJECT}/scenarios/first-steps/scenario.ron"))
        .expect("it is there");
    fs::write(&file, &text).expect("it can be written");
    let file_name = file.display().to_string();
    let window = display.start(&["play", "--window", &file_name]);
    let before = display.home.join("before.png");
    window.keep(&before);
    fs::write(&file, text.replacen("Hi. I feel a bit", "Hello. I do feel a bit", 1))
        .expect("it can be written");
    let after = display.home.join("after.png");
    for _ in 0..40 {
        sleep(Duration::from_millis(250));
        window.keep(&after);
        if fs::read(&before).ok() != fs::read(&after).ok() {
            return;
        }
    }
    panic!("the window does not follow the file");
}

#[test]
fn without_a_display_a_message_names_the_terminal() {
    let output = Command::new(PROGRAM)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("PRACTICUM_HOME", folder("no-display"))
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    says_how_to_go_on(&output);
}

#[test]
fn a_display_that_does_not_answer_is_told() {
    let output = Command::new(PROGRAM)
        .env("DISPLAY", ":9871")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("PRACTICUM_HOME", folder("dead-display"))
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    says_how_to_go_on(&output);
}

#[test]
fn without_a_graphics_adapter_a_message_names_the_terminal() {
    let display = Display::open("no-adapter");
    let nothing = display.home.join("none.json");
    for args in [&[][..], &["tour", "pictures"][..]] {
        let output = display
            .command(PROGRAM)
            .args(args)
            .env("VK_ICD_FILENAMES", &nothing)
            .env("VK_DRIVER_FILES", &nothing)
            .output()
            .expect("it runs");
        says_how_to_go_on(&output);
    }
}

fn says_how_to_go_on(output: &std::process::Output) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("practicum play"), "{told}");
    assert!(!told.contains("panicked") && !told.contains("stack backtrace"), "{told}");
    assert!(told.lines().count() <= 3, "a message, not a log:\n{told}");
}

/// The tour needs no display at all, and makes the same pictures again.
#[test]
fn the_tour_draws_every_screen_without_a_display() {
    let pictures = folder("tour");
    let draw = |name: &str| {
        let output = Command::new(PROGRAM)
            .args(["tour", name, "--size", "1024x640", "--theme", "dark", "--text-size", "120"])
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env("VK_ICD_FILENAMES", software_driver())
            .env("WGPU_BACKEND", "vulkan")
            .current_dir(&pictures)
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let drawn = draw("one");
    assert!(drawn.lines().count() >= 15, "{drawn}");
    for picture in drawn.lines() {
        let told = Command::new("identify")
            .args(["-format", "%w %h %k", picture])
            .current_dir(&pictures)
            .output()
            .expect("imagemagick is installed");
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let numbers: Vec<u32> = told.split(' ').filter_map(|one| one.parse().ok()).collect();
        let [width, height, colors] = numbers[..] else { panic!("{picture}: {told}") };
        assert_eq!((width, height), (1024, 640), "{picture}");
        assert!(colors > 20, "{picture} shows nothing");
    }
}

/// Feelings one beside the other, under names that tell nothing, and what they show in a file of its own.
#[test]
fn stills_show_every_feeling_under_a_number() {
    let pictures = folder("stills");
    let draw = |scenarios: &str| {
        Command::new(PROGRAM)
            .args(["tour", "stills", "--stills", scenarios, "--size", "640x480"])
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env("VK_ICD_FILENAMES", software_driver())
            .env("WGPU_BACKEND", "vulkan")
            .env("PRACTICUM_HOME", &pictures)
            .current_dir(&pictures)
            .stdin(Stdio::null())
            .output()
            .expect("it runs")
    };
    let drawn = draw("first-steps,ray-2");
    let told = String::from_utf8_lossy(&drawn.stderr);
    assert!(drawn.status.success(), "{told}");
    let key = fs::read_to_string(pictures.join("stills/key.txt")).expect("it was written");
    let lines: Vec<&str> = key.lines().collect();
    assert!(lines.len() > 40 && lines.len() % 2 == 0, "{key}");
    for feeling in ["sad", "contemptuous", "withdrawal rupture", "confrontation rupture"] {
        for client in ["first-steps", "ray-2"] {
            assert!(
                key.contains(&format!(": {client}, {feeling}\n")),
                "{client}, {feeling}: {key}"
            );
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for line in &lines {
        let name = line.split(':').next().unwrap_or_default();
        assert!(name.trim_end_matches(".png").parse::<u32>().is_ok(), "{name}");
        let picture = fs::read(pictures.join("stills").join(name)).expect("it was drawn");
        // Flat color shrinks to a few hundred bytes.
        assert!(picture.len() > 4_000, "{line} shows nothing");
        assert!(seen.insert(picture), "{line} looks like another");
    }
    let unknown = draw("nobody");
    let told = String::from_utf8_lossy(&unknown.stderr);
    assert!(told.contains("there is no scenario `nobody`"), "{told}");
    assert_eq!(unknown.status.code(), Some(2), "{told}");
}
