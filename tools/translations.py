"""Keeps `translations/*.ts` in step with the texts in the source.

    python tools/translations.py update    bring every .ts up to date (part of `make i18n`)
    python tools/translations.py check     fail when one is behind (part of `make check`)

English is the source language: its file has every text for translators to start from, and needs no
words. A file of any other language has to be complete.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "agent_desktop" / "app", ROOT / "agent_desktop" / "gui")
"""The use cases word their sentences, the windows the rest."""
TRANSLATIONS = ROOT / "translations"


Text = tuple[str, str]


def texts_in(*sources: Path) -> tuple[set[Text], list[str]]:
    """The (context, text) of each text with a number in it (`counted(...)`, QT_TRANSLATE_N_NOOP),
    which lupdate doesn't know, and complaints."""
    counted: set[Text] = set()
    complaints = []
    for path in sorted(path for source in sources for path in source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            words = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
            if isinstance(node.func, ast.Attribute):
                # Use cases count by a method; a text that stands elsewhere is marked there.
                if node.func.attr == "counted" and len(words) == 2:
                    counted.add((str(words[0]), str(words[1])))
                continue
            # By bare name only: strings and painters have a method `translate` of their own.
            if not isinstance(node.func, ast.Name):
                continue
            if (name := node.func.id) not in {"translate", "counted", "QT_TRANSLATE_N_NOOP"}:
                continue
            if len(words) < 2 and path.name != "words.py":  # there the two are made
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                complaints.append(f"{where}: only a text written out can be translated")
            elif len(words) == 2 and name != "translate":
                counted.add((str(words[0]), str(words[1])))
    return counted, complaints


def update(files: list[Path]) -> None:
    """Runs lupdate; texts that are gone are dropped, translations of the others are kept."""
    with tempfile.TemporaryDirectory(prefix="agent-desktop-texts-") as scratch:
        plurals = Path(scratch) / "plurals.py"
        counted, _ = texts_in(*SOURCES)
        calls = [f'translate({json.dumps(c)}, {json.dumps(t)}, "", 1)\n' for c, t in counted]
        plurals.write_text("".join(sorted(calls)), encoding="utf-8")
        suffix = ".exe" if sys.platform == "win32" else ""
        program = Path(PySide6.__file__).parent / f"lupdate{suffix}"
        options = ["-silent", "-extensions", "py", "-locations", "none", "-no-obsolete"]
        subprocess.run(
            [program, *options, "-source-language", "en", *SOURCES, plurals, "-ts", *files],
            check=True,
        )


def unfinished(path: Path) -> int:
    """How many texts still need words in this language."""
    tree = ET.parse(path)  # noqa: S314 - our own file
    if tree.getroot().get("language", "").startswith("en"):
        return 0
    return len(tree.findall(".//translation[@type='unfinished']"))


def check() -> list[str]:
    """What is wrong, a line each."""
    files = sorted(TRANSLATIONS.glob("*.ts"))
    _, wrong = texts_in(*SOURCES)
    if not files:
        wrong.append("translations/ holds no .ts file")
    with tempfile.TemporaryDirectory(prefix="agent-desktop-texts-") as scratch:
        copies = [Path(shutil.copy(path, scratch)) for path in files]
        update(copies)
        for path, copy in zip(files, copies, strict=True):
            if path.read_bytes() != copy.read_bytes():
                wrong.append(f"{path.relative_to(ROOT)} is behind the source; run `make i18n`")
            if count := unfinished(copy):
                wrong.append(f"{path.relative_to(ROOT)} has {count} texts without a translation")
    return wrong


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update(sorted(TRANSLATIONS.glob("*.ts")))
    elif sys.argv[1:] == ["check"]:
        sys.exit("\n".join(check()) or None)
    else:
        sys.exit(__doc__)
