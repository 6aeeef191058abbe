"""The window's language: texts, direction, dates."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from agent_desktop.shipped import translation

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

_REGIONS = {"ar": "ar_AE", "en": "en_GB"}
"""Arabic with the figures that times and phone numbers are written in."""


class Language:
    """Keeps the translator alive; one a program."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None
        self.code = "en"

    def use(self, code: str) -> bool:
        """Switches to a language ('' is the system's). False: it is not shipped, English stays.

        Windows that are open keep the texts they have; make them anew.
        """
        wanted = code or QLocale.system().name().split("_", maxsplit=1)[0]
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        found = self._install(wanted)
        self.code = wanted if found else "en"
        system = QLocale.system()
        same = self.code != "ar" and system.name().startswith(self.code)
        QLocale.setDefault(system if same else QLocale(_REGIONS.get(self.code, self.code)))
        rtl = self.code in _RIGHT_TO_LEFT
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        return found

    def _install(self, code: str) -> bool:
        if code == "en":
            return True
        translator = QTranslator(self._app)
        if not translator.load(str(translation(f"agent_desktop_{code}.qm"))):
            return False
        self._translator = translator
        return self._app.installTranslator(translator)
