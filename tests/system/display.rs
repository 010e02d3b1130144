//! A display of its own, with a keyboard and a mouse, and a driver that draws in software; one of X11, one of Wayland.

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::{PROGRAM, folder};

/// The environment of a program on a display: nothing of the machine's own display or settings.
pub struct Display {
    server: Child,
    pub name: String,
    pub home: PathBuf,
    runtime: PathBuf,
}

impl Display {
    /// Starts a display of 1280 by 720 with a user's folder of its own.
    pub fn open(name: &str) -> Self {
        let home = folder(name);
        let runtime = home.join("runtime");
        fs::create_dir_all(&runtime).expect("it can be made");
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700)).expect("it can be kept");
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x720x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        let mut out = server.stdout.take().expect("it was asked for");
        let mut byte = [0];
        while out.read(&mut byte).is_ok_and(|n| n == 1) && byte[0] != b'\n' {
            number.push(byte[0].into());
        }
        Self { server, name: format!(":{}", number.trim()), home, runtime }
    }

    /// A command on this display.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("XDG_RUNTIME_DIR", &self.runtime)
            .env("PRACTICUM_HOME", &self.home)
            .env("VK_ICD_FILENAMES", software_driver())
            .env("WGPU_BACKEND", "vulkan")
            .current_dir(&self.home)
            .stdin(Stdio::null());
        command
    }

    /// Starts the program and waits for its window.
    pub fn start(&self, args: &[&str]) -> Window<'_> {
        self.start_by(PROGRAM, args)
    }

    /// As [`Display::start`], where another program starts it.
    pub fn start_by(&self, starter: &str, args: &[&str]) -> Window<'_> {
        let child = self.command(starter).args(args).spawn().expect("the program starts");
        let mut window = Window { display: self, child };
        for _ in 0..300 {
            if let Ok(Some(status)) = window.child.try_wait() {
                panic!("the program ended with {status}");
            }
            if !window.xdotool(&["search", "--name", "Practicum"]).trim().is_empty() {
                let id = window.xdotool(&["search", "--name", "Practicum"]);
                let id = id.lines().next().unwrap_or_default().to_owned();
                // Without a window manager nobody else gives it the focus.
                window.xdotool(&["windowfocus", &id]);
                window.settles();
                return window;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("no window came up");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A Wayland compositor with a bare desktop, on no screen at all.
pub struct Wayland {
    server: Child,
    pub home: PathBuf,
    runtime: PathBuf,
}

/// The name of its socket, in a folder of its own.
const SOCKET: &str = "wayland-practicum";

impl Wayland {
    /// Starts one of 1280 by 720 with a user's folder of its own.
    pub fn open(name: &str) -> Self {
        let home = folder(name);
        // A socket's path may be 107 letters long, and a target folder can lie deep.
        let runtime = std::env::temp_dir().join(format!("practicum-{}", std::process::id()));
        fs::create_dir_all(&runtime).expect("it can be made");
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700)).expect("it can be kept");
        let server = Command::new("weston")
            .args(["--backend=headless-backend.so", "--use-pixman", "--no-config"])
            // Only a compositor that is being debugged lets others look.
            .args(["--width=1280", "--height=720", "--idle-time=0", "--debug"])
            .arg(format!("--socket={SOCKET}"))
            .env("XDG_RUNTIME_DIR", &runtime)
            .env_remove("DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("weston is installed");
        let wayland = Self { server, home, runtime };
        for _ in 0..100 {
            if wayland.runtime.join(SOCKET).exists() {
                return wayland;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("the compositor does not come up");
    }

    /// A command under this compositor, with no X11 to fall back to.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("WAYLAND_DISPLAY", SOCKET)
            .env_remove("DISPLAY")
            .env("XDG_RUNTIME_DIR", &self.runtime)
            .env_remove("XDG_PICTURES_DIR")
            .env("PRACTICUM_HOME", &self.home)
            .env("VK_ICD_FILENAMES", software_driver())
            .env("WGPU_BACKEND", "vulkan")
            .current_dir(&self.home)
            .stdin(Stdio::null());
        command
    }

    /// How many colors are seen now.
    pub fn colors(&self) -> usize {
        // The compositor's own program names its picture by the second.
        let folder = self.home.join("seen");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("it can be made");
        let mut shooter = self.command("weston-screenshooter");
        let taken = shooter.current_dir(&folder).stdout(Stdio::null()).stderr(Stdio::null());
        taken.status().expect("weston is installed");
        let pictures = fs::read_dir(&folder).expect("it is there");
        let Some(picture) = pictures.filter_map(Result::ok).next() else { return 0 };
        let told = Command::new("identify").args(["-format", "%k"]).arg(picture.path()).output();
        let told = told.expect("imagemagick is installed").stdout;
        String::from_utf8_lossy(&told).trim().parse().unwrap_or(0)
    }
}

impl Drop for Wayland {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.runtime);
    }
}

/// The description of the Vulkan driver that draws in software.
pub fn software_driver() -> PathBuf {
    let drivers =
        fs::read_dir("/usr/share/vulkan/icd.d").expect("mesa-vulkan-drivers is installed");
    let paths = drivers.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let is_software = |path: &PathBuf| path.display().to_string().contains("lvp_icd");
    paths.into_iter().find(is_software).expect("the software driver is installed")
}

/// The program's window.
pub struct Window<'a> {
    display: &'a Display,
    child: Child,
}

impl Window<'_> {
    fn xdotool(&self, args: &[&str]) -> String {
        let output = self.display.command("xdotool").args(args).output();
        String::from_utf8_lossy(&output.expect("xdotool is installed").stdout).into_owned()
    }

    /// Presses keys, one after the other, as a person does, and waits for what comes of it.
    pub fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.xdotool(&["key", "--delay", "60", key]);
            self.settles();
        }
    }

    /// Presses a key while another is held, with time for a frame in between: the panels know of a held key from
    /// the frame before.
    pub fn chord(&self, held: &str, key: &str) {
        for step in [["keydown", held], ["key", key], ["keyup", held]] {
            self.xdotool(&step);
            self.settles();
        }
    }

    /// Clicks at a place of the window.
    pub fn clicks(&self, x: u32, y: u32) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        sleep(Duration::from_millis(150));
        self.xdotool(&["click", "1"]);
        self.settles();
    }

    /// What is seen now, as bytes that are the same where the picture is.
    fn picture(&self) -> Vec<u8> {
        let output = self.display.command("import").args(["-window", "root", "rgb:-"]).output();
        output.expect("imagemagick is installed").stdout
    }

    /// Keeps a picture, for people to look at.
    pub fn keep(&self, path: &Path) {
        let _ = self.display.command("import").args(["-window", "root"]).arg(path).status();
    }

    /// Waits until two pictures in a row are the same.
    pub fn settles(&self) {
        let mut before = Vec::new();
        for _ in 0..60 {
            sleep(Duration::from_millis(250));
            let now = self.picture();
            if now == before {
                return;
            }
            before = now;
        }
    }

    /// Waits until the program has ended by itself; its exit code.
    pub fn ends(&mut self) -> Option<i32> {
        for _ in 0..200 {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.code();
            }
            sleep(Duration::from_millis(100));
        }
        panic!("the program goes on");
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
