"""Switches a test's or a picture's language, with the translations compiled on the spot."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from agent_desktop.shipped import translation

LOCALES = {"en": "en_GB", "de": "de_DE", "ar": "ar_AE"}
_folder = tempfile.TemporaryDirectory(prefix="agent-desktop-language-")
_installed: list[QTranslator] = []


@cache
def compiled(language: str) -> Path:
    """The .qm of that language, made from the .ts of this checkout."""
    target = Path(_folder.name) / f"{language}.qm"
    suffix = ".exe" if sys.platform == "win32" else ""
    program = Path(PySide6.__file__).parent / f"lrelease{suffix}"
    source = translation(f"agent_desktop_{language}.ts")
    subprocess.run([program, "-silent", source, "-qm", target], check=True)
    return target


def load_language(app: QApplication, language: str) -> None:
    """Text, direction, numbers and dates. 'en' takes everything back."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(LOCALES[language]))
    rtl = language == "ar"
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    if language == "en":
        return
    translator = QTranslator(app)
    assert translator.load(str(compiled(language)))
    app.installTranslator(translator)
    _installed.append(translator)
