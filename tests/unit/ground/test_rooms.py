"""The rooms and their arrows, as import-linter cannot see them: by importing."""

from __future__ import annotations

import subprocess
import sys
import tomllib

from tests.support.places import ROOT

# A process of its own: here Qt may be imported already.
IMPORT_ALL = """
import importlib, importlib.abc, pkgutil, sys

class NoQt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "qasync"}:
            raise ImportError(f"{name} is blocked")
        return None

sys.meta_path.insert(0, NoQt())
import agent_desktop

# Alembic runs its own file, and only while it migrates.
ALEMBICS = "agent_desktop.hub.store.migrations.env"

def left_out(name):
    knows_qt = (name + ".").startswith(("agent_desktop.bootstrap.", "agent_desktop.gui."))
    return knows_qt or name == ALEMBICS

def walk(package):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if left_out(module.name):
            continue
        imported = importlib.import_module(module.name)
        print(module.name)
        if module.ispkg:
            walk(imported)

walk(agent_desktop)
assert not {"PySide6", "shiboken6", "qasync"} & set(sys.modules)
"""


def test_all_but_gui_and_bootstrap_imports_without_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALL],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split())
    assert {"agent_desktop.__main__", "agent_desktop.puller", "agent_desktop.hub.serve"} <= imported


def test_the_contract_names_every_room() -> None:
    """A room that is added has to say what it may not know; `exhaustive` holds the layers only."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {c["id"]: c for c in config["tool"]["importlinter"]["contracts"]}
    rooms = {
        f"agent_desktop.{path.stem}"
        for path in (ROOT / "agent_desktop").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    } - {"agent_desktop.__init__"}
    # The rooms that each contract lets through.
    exempt = {
        "qt": {"agent_desktop.gui", "agent_desktop.bootstrap"},
        "http": {"agent_desktop.hubclient"},
        "service": {"agent_desktop.hub"},
    }
    for name, allowed in exempt.items():
        assert set(contracts[name]["source_modules"]) == rooms - allowed, name
