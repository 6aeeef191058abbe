"""Switches a test's or a picture's language, with the translations compiled on the spot."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication


def load_language(app: QApplication, language: str) -> None:
    """Text and direction; the number forms and dates are the language's."""
    QLocale.setDefault(QLocale({"en": "en_GB", "de": "de_DE", "ar": "ar_EG"}[language]))
    rtl = language == "ar"
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
