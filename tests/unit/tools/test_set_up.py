"""`tools/set-up.sh` on machines of several kinds, none of them this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.tools.fake_machine import Machine

OFFSCREEN = {
    "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0",
}  # fmt: skip
XCB = {
    "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0",
}  # fmt: skip
FOR_TESTS = {"xvfb", "xauth", "dbus", "gnome-keyring", "fonts-inter", "fonts-noto-core", "curl"}
INSTALL = "apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "


@pytest.fixture
def debian(tmp_path: Path) -> Machine:
    return Machine.debian(tmp_path)


def asked_for(machine: Machine) -> set[str]:
    (line,) = machine.did(INSTALL)
    return set(line.removeprefix(INSTALL).split())


def test_without_root_it_prints_the_exact_command_and_leaves_nothing(debian: Machine) -> None:
    debian.installed = OFFSCREEN - {"libegl1", "libgl1"}
    done = debian.set_up("demo")
    assert done.returncode == 1
    assert f"    sudo apt-get update && sudo {INSTALL}libgl1 libegl1\n" in done.stderr
    assert "Nothing was changed" in done.stderr
    assert not debian.venv.exists()
    assert debian.did("apt-get") == []


def test_sudo_that_asks_for_a_password_is_not_waited_for(debian: Machine) -> None:
    debian.command("sudo", "exit 1")
    done = debian.set_up("demo")
    assert done.returncode == 1
    assert "Please run:" in done.stderr
    assert not debian.venv.exists()


def test_root_installs_only_what_is_missing(debian: Machine) -> None:
    debian.as_root()
    debian.installed = OFFSCREEN - {"libegl1"}
    done = debian.set_up("demo")
    assert done.returncode == 0, done.stderr
    assert asked_for(debian) == {"libegl1"}


def test_sudo_is_used_where_it_needs_no_password(debian: Machine) -> None:
    debian.command("sudo", 'echo "sudo $*" >>"$LOG"; shift; [ "$1" = true ] || "$@"')
    done = debian.set_up("demo")
    assert done.returncode == 0, done.stderr
    assert asked_for(debian) == OFFSCREEN
    assert len(debian.did("sudo -n ")) == 3  # true, update, install


def test_the_tests_need_a_screen_a_keyring_and_typefaces(debian: Machine) -> None:
    debian.as_root()
    assert debian.set_up("test").returncode == 0
    assert asked_for(debian) == OFFSCREEN | XCB | FOR_TESTS


def test_a_display_asks_for_its_libraries(debian: Machine) -> None:
    debian.as_root()
    debian.environment["DISPLAY"] = ":0"
    assert debian.set_up("demo").returncode == 0
    assert asked_for(debian) == OFFSCREEN | XCB


def test_renamed_libraries_count_as_installed(debian: Machine) -> None:
    debian.installed = {*(OFFSCREEN - {"libglib2.0-0"}), "libglib2.0-0t64"}
    done = debian.set_up("demo")
    assert done.returncode == 0, done.stderr
    assert debian.did("apt-get") == []


def test_debians_split_venv_is_asked_for(debian: Machine) -> None:
    debian.as_root()
    debian.installed = OFFSCREEN
    debian.python(11, ensurepip=False)
    assert debian.set_up("demo").returncode == 0
    assert asked_for(debian) == {"python3.11-venv"}


def test_where_there_is_no_apt_none_is_asked_for(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    done = machine.set_up("demo")
    assert done.returncode == 0, done.stderr
    assert machine.did("apt-get") == []


def test_packages_come_from_the_lock_alone(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.set_up("demo")
    assert machine.pip_did() == [
        "install --require-hashes -r requirements/hub.txt",
        "install --no-deps --no-build-isolation --no-index -e .",
    ]


def test_the_second_run_does_nothing(debian: Machine) -> None:
    debian.installed = OFFSCREEN
    assert debian.set_up("demo").returncode == 0
    again = debian.set_up("demo")
    assert again.returncode == 0
    assert again.stdout == ""
    assert debian.pip_did() == []
    assert debian.did("apt-get") == []


def test_after_the_tests_the_demo_needs_nothing_more(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    assert machine.set_up("test").returncode == 0
    assert machine.set_up("demo").returncode == 0
    assert machine.pip_did() == []


def test_after_the_demo_the_tests_keep_the_environment(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.set_up("demo")
    machine.set_up("test")
    assert machine.pip_did()[0] == "install --require-hashes -r requirements/test.txt"
    assert not any("-m venv" in line for line in machine.did("python"))


def test_another_lock_is_installed(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.set_up("demo")
    lock = machine.project / "requirements" / "hub.txt"
    lock.write_text(lock.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    machine.set_up("demo")
    assert len(machine.pip_did()) == 2


def test_a_removed_environment_is_made_again(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.set_up("demo")
    machine.project.joinpath(".venv").rename(machine.folder / "gone")
    machine.set_up("demo")
    assert len(machine.pip_did()) == 2


def test_an_environment_that_cannot_be_finished_is_removed(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.pip_fails_on = "--require-hashes"
    done = machine.set_up("demo")
    assert done.returncode != 0
    assert "was removed again" in done.stderr
    assert not machine.venv.exists()


def test_one_that_worked_before_is_kept_and_tried_again(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.set_up("demo")
    machine.pip_fails_on = "--require-hashes"
    assert machine.set_up("test").returncode != 0
    assert machine.venv.exists()
    machine.pip_fails_on = "nothing"
    assert machine.set_up("test").returncode == 0
    assert machine.pip_did() != []


@pytest.mark.parametrize(("found", "newest"), [((11, 13, 12), 13), ((12, 15), 12), ((14, 11), 14)])
def test_the_newest_suitable_python_is_taken(
    tmp_path: Path, found: tuple[int, ...], newest: int
) -> None:
    machine = Machine.bare(tmp_path)
    for minor in found:
        machine.python(minor)
    done = machine.set_up("demo")
    assert f"with Python 3.{newest}.1" in done.stdout


def test_python_can_be_told(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.python(12)
    machine.environment["PYTHON"] = "python3.11"
    assert "with Python 3.11.1" in machine.set_up("demo").stdout
    again = machine.set_up("demo")
    assert again.stdout == ""
    assert machine.pip_did() == []


@pytest.mark.parametrize("minor", [10, 15])
def test_a_python_that_does_not_suit_is_refused(tmp_path: Path, minor: int) -> None:
    machine = Machine.bare(tmp_path)
    machine.python(minor)
    machine.environment["PYTHON"] = f"python3.{minor}"
    done = machine.set_up("demo")
    assert done.returncode != 0
    assert f"PYTHON=python3.{minor} is no Python 3.11 to 3.14" in done.stderr


def test_no_python_at_all_is_said(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path)
    machine.bin.joinpath("python3.11").unlink()
    done = machine.set_up("demo")
    assert done.returncode != 0
    assert "needs Python 3.11, 3.12, 3.13 or 3.14" in done.stderr
