"""Hides everything of a window at once, and lets one pane be seen and used instead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

_SHOWN = frozenset({QEvent.Type.Show, QEvent.Type.ShowToParent})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})


class Curtain(QObject):
    """`pane` is a child of `window`. What is behind it can be neither seen, read out nor pressed;
    what tries to come up meanwhile is hidden again."""

    def __init__(self, window: QWidget, pane: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pane = pane
        self._hidden: list[QWidget] = []
        self._others: list[QWidget] = []
        self._silenced: list[QShortcut] = []
        self.drawn = False
        pane.hide()

    def draw(self) -> None:
        if self.drawn:
            return
        self.drawn = True
        QToolTip.hideText()
        self._away_with_others()
        self._silence()
        self._pane.setGeometry(self._window.rect())
        self._pane.show()
        self._pane.raise_()
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
        for child in self._siblings():
            if child.isVisible() or not child.isHidden():
                self._hidden.append(child)
                child.hide()
            child.installEventFilter(self)
        self._window.installEventFilter(self)

    def open(self) -> None:
        """Everything is as it was."""
        if not self.drawn:
            return
        self.drawn = False
        self._window.removeEventFilter(self)
        for child in self._siblings():
            child.removeEventFilter(self)
        for child in self._hidden:
            child.show()
        for shortcut in self._silenced:
            shortcut.setEnabled(True)
        for other in self._others:
            other.show()
        self._hidden, self._silenced, self._others = [], [], []
        self._pane.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if "_window" not in vars(self):
            return False  # The window is being taken down, and Python's half of this is gone.
        if watched is self._window:
            return self._of_the_window(event)
        if event.type() in _SHOWN and isinstance(watched, QWidget):
            self._down(watched)
        return False

    def _down(self, child: QWidget) -> None:
        """A window of its own that was opened meanwhile is asked for by the locked pane."""
        if child.isVisible() and not child.isWindow():
            if child not in self._hidden:
                self._hidden.append(child)
            child.hide()

    def _of_the_window(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._pane.setGeometry(self._window.rect())
        elif kind == QEvent.Type.ChildAdded:
            for child in self._siblings():
                child.installEventFilter(self)
        elif kind == QEvent.Type.FocusIn:
            self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
        # Whatever reaches the window itself was not for the pane.
        return kind in _KEYS

    def _siblings(self) -> list[QWidget]:
        children = self._window.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        return [child for child in children if child is not self._pane and not child.isWindow()]

    def _silence(self) -> None:
        for shortcut in self._window.findChildren(QShortcut):
            if shortcut.isEnabled():
                shortcut.setEnabled(False)
                self._silenced.append(shortcut)

    def _away_with_others(self) -> None:
        """Menus, dialogs and detached windows; and what was copied from here."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible() and _belongs(other, self._window):
                other.hide()
                self._others.append(other)
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()


def _belongs(other: QWidget, window: QWidget) -> bool:
    parent = other.parentWidget()
    while parent is not None:
        if parent is window:
            return True
        parent = parent.parentWidget()
    return False
