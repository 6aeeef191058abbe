"""The first start: where the hub is, and the token to sign in with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.app.ports import Tasks
from agent_desktop.gui.agent.top_bar import draw_mark
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

SignIn = Callable[[str, str], Awaitable[str]]
"""Hub address and token: what is wrong, or an empty string when the user is signed in."""
_PAD = 40
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def address_trouble(address: str) -> str:
    """What is wrong with the address before anybody is asked."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in {"http", "https"} or not host:
        return translate("FirstRun", "Type the whole address, such as https://hub.example.com")
    if parts.scheme == "http" and host not in _LOCAL:
        return translate("FirstRun", "Use https: a token must not travel in the open.")
    return ""


class FirstRun(Pane):
    """Emits `signed_in` when `sign_in` found nothing wrong."""

    signed_in = Signal()

    def __init__(
        self, sign_in: SignIn, tasks: Tasks, *, address: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._tasks = tasks
        self.setWindowTitle("Agent Desktop")
        self.resize(420, 640)
        self.setMinimumSize(360, 520)
        self.asking = False
        self.trouble = ""
        self.address = Field(self, glyph="globe")
        self.token = Field(self, glyph="lock")
        self.token.edit.setMaxLength(8192)
        self.token.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.go = Button(self, kind=Kind.PRIMARY, role="bodyStrong")
        self.address.edit.setText(address)
        self.address.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for field in (self.address, self.token):
            field.edit.textEdited.connect(lambda _text: self._say(""))
            field.edit.returnPressed.connect(self.start)
        self.go.clicked.connect(self.start)
        self.set_words()

    def set_words(self) -> None:
        hub, token = translate("FirstRun", "Hub address"), translate("FirstRun", "Token")
        self.address.set_words("https://hub.example.com", hub)
        self.token.set_words(translate("FirstRun", "Paste the token you were given"), token)
        self.go.set_label(translate("FirstRun", "Connect and sign in"))
        say(self, translate("FirstRun", "Sign in"))

    def start(self) -> None:
        """Tries the connection; the button stays off meanwhile."""
        if self.asking:
            return
        address, token = self.address.edit.text().strip(), self.token.edit.text().strip()
        trouble = address_trouble(address)
        if trouble:
            self._say(trouble, self.address)
        elif not token:
            self._say(translate("FirstRun", "Paste the token first."), self.token)
        else:
            self._ask(True)
            self._tasks.start(self._try(address, token), "sign in")

    async def _try(self, address: str, token: str) -> None:
        trouble = ""
        try:
            trouble = await self._sign_in(address, token)
        finally:
            self._ask(False)
        if trouble:
            self._say(trouble)
            return
        self.token.edit.clear()
        self.signed_in.emit()

    def _ask(self, asking: bool) -> None:
        self.asking = asking
        self.go.setEnabled(not asking)
        for field in (self.address, self.token):
            field.edit.setReadOnly(asking)
        self.go.set_label(
            translate("FirstRun", "Asking the hub…")
            if asking
            else translate("FirstRun", "Connect and sign in")
        )

    def _say(self, trouble: str, field: Field | None = None) -> None:
        self.trouble = trouble
        for each in (self.address, self.token):
            each.trouble = each is field
            each.update()
        say(self, translate("FirstRun", "Sign in"), trouble)
        if field is not None:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrange()
        self.update()

    # -- where -----------------------------------------------------------------------------------

    def _box(self) -> tuple[float, float]:
        """x and width of the column."""
        wide = min(self.width() - 2 * _PAD, look().px(360))
        return (self.width() - wide) / 2, wide

    def _words(self) -> str:
        return translate(
            "FirstRun",
            "Your IT gives you the address of the hub and a token. Both are asked for once; the "
            "token is kept in this computer's keyring.",
        )

    def _fields_at(self) -> float:
        _, wide = self._box()
        top = max(32.0, self.height() * 0.14)
        text = lay(self._words(), "body", wide, lines=0).height
        return top + look().px(56) + 20 + look().line("figure") + 6 + text + 24

    def arrange(self) -> None:
        px, line = look().px, look().line
        x, wide = self._box()
        y = self._fields_at()
        for field in (self.address, self.token):
            y += line("meta") + 6
            self.put(field, x, y, wide, px(40))
            y += px(40) + 14
        self.put(self.go, x, y + 6, wide, px(44))
        show_if(self.go, True)

    def draw(self, sheet: Sheet) -> None:
        px, line = sheet.look.px, sheet.look.line
        x, wide = self._box()
        y = max(32.0, self.height() * 0.14)
        draw_mark(sheet, x, y, px(52))
        y += px(56) + 20
        sheet.text(x, y, translate("FirstRun", "Sign in"), "figure", "text", width=wide)
        y += line("figure") + 6
        sheet.text(x, y, self._words(), "body", "text2", width=wide, lines=0)
        y = self._fields_at()
        for label in (translate("FirstRun", "Hub address"), translate("FirstRun", "Token")):
            sheet.text(x, y, label, "meta", "text2", width=wide)
            y += line("meta") + 6 + px(40) + 14
        y += 6 + px(44) + 14
        if self.trouble:
            sheet.icon(x, y + 1, "warn", px(16), "negative")
            room = wide - px(24)
            sheet.text(x + px(24), y, self.trouble, "body", "negative", width=room, lines=4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
