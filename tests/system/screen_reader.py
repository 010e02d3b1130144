"""Plays one whole exchange as a screen reader does: it finds things by name, presses them, and reads what comes.

Usage: screen_reader.py PROGRAM, on a display, inside a D-Bus session of its own.
Prints what it read; ends with 1 where something could not be found.
"""

import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 60


def say_that_a_screen_reader_runs():
    """Programs show their tree only where somebody asks for it."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                      value, None, Gio.DBusCallFlags.NONE, 10_000, None)


def walk(node, depth=0):
    """Every node below one, itself first."""
    if node is None or depth > 40:
        return
    yield node
    try:
        children = [node.get_child_at_index(at) for at in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        yield from walk(child, depth + 1)


def program():
    """The root of the program's tree."""
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(at)
        if found is not None and "practicum" in (found.get_name() or "").lower():
            return found
    return None


def names():
    """Role and name of everything that has a name."""
    root = program()
    told = []
    for node in walk(root) if root is not None else []:
        try:
            if node.get_name():
                told.append((node.get_role_name(), node.get_name(), node))
        except GLib.Error:
            continue
    return told


def wait_for(what, fits):
    """The first node that fits, as soon as there is one."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for role, name, node in names():
            if fits(role, name):
                return node
        time.sleep(0.3)
    for role, name, _ in names():
        print(f"  {role}: {name}", file=sys.stderr)
    sys.exit(f"there is no {what}")


def press(what, fits):
    """Presses what a screen reader presses: the node's own action."""
    node = wait_for(what, fits)
    print(f"pressed {node.get_role_name()}: {node.get_name()}")
    action = node.get_action_iface()
    if action is None or not action.do_action(0):
        sys.exit(f"{what} cannot be pressed")


def button(name):
    """A button of this name."""
    return lambda role, found: "button" in role and found == name


def is_said(name):
    """Whether a label is something that the client says; the scenario's title begins with the name too."""
    return name.startswith("Dele: ") and name != "Dele: the first week"


def main():
    say_that_a_screen_reader_runs()
    with subprocess.Popen([sys.argv[1]], env=dict(os.environ)) as process:
        try:
            press("way past the first run", button("Look around first"))
            press("way to the library", button("Practice"))
            press("card of the first scenario", lambda role, name: "button" in role and name.startswith("Dele"))
            press("way into the session", button("Begin"))
            said = wait_for("word of the client", lambda role, name: role == "label" and is_said(name)).get_name()
            print(f"read: {said}")
            seen = wait_for("view of the client in words", lambda _, name: name.startswith("The room, with Dele: "))
            print(f"seen: {seen.get_name()}")
            answer = wait_for("answer", lambda role, name: "button" in role and name.startswith("1"))
            words = answer.get_name().split(None, 1)[1]
            press("first answer", lambda role, name: "button" in role and name.startswith("1"))
            wait_for("record of the answer", lambda role, name: words[:40] in name and "button" not in role)
            wait_for("next word of the client",
                     lambda role, name: role == "label" and is_said(name) and name != said)
            wait_for("next answers", lambda role, name: "button" in role and name.startswith("1") and words not in name)
            print("one whole exchange was played")
        finally:
            process.kill()


if __name__ == "__main__":
    main()
