"""Several people share the number: the agent asks, then chooses. There is no default."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import CandidateView
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import moment, translate

_PAD = 17
_CHANNELS = frozenset({"web", "mobile", "assisted", "social", "physical", "outbound"})
_OF_GLYPH = {
    "mail": "outbound",
    "search": "social",
    "chat": "assisted",
    "phone": "assisted",
    "phone-missed": "assisted",
    "phone-in": "assisted",
    "phone-out": "outbound",
}


class CandidateCard(Pane):
    """Emits `picked`."""

    BACKGROUND = ""
    picked = Signal()

    def __init__(self, parent: QWidget, clock: Callable[[], int]) -> None:
        super().__init__(parent)
        self._clock = clock
        self.person: CandidateView | None = None
        self.button = Button(self, kind=Kind.CHOICE, role="bodyStrong")
        self.button.clicked.connect(self.picked)

    def show_person(self, person: CandidateView, number: int) -> None:
        self.person = person
        first = person.name.split()[0] if person.name.split() else person.name
        self.button.set_label(
            translate("Chooser", "This is {name}").format(name=first),
            translate("Chooser", "This is {name}, key {number}").format(
                name=person.name, number=number
            ),
        )
        self.button.set_keys((str(number),) if number < 10 else ())
        say(self, person.name, ", ".join(person.why))
        self.update()

    def height_for(self, width: int) -> int:
        return self._walk(width, None) + 12 + look().px(40) + _PAD

    def arrange(self) -> None:
        tall = look().px(40)
        y = self.height() - _PAD - tall
        self.put(self.button, _PAD, y, self.width() - 2 * _PAD, tall)

    def draw(self, sheet: Sheet) -> None:
        edge = "control" if sheet.look.high_contrast else "line"
        sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=8, border=edge)
        self._walk(sheet.width, sheet)

    def _walk(self, width: int, sheet: Sheet | None) -> int:
        person = self.person
        if person is None:
            return 0
        px, line = look().px, look().line
        inner = width - 2 * _PAD
        tile = px(40)
        if sheet is not None:
            sheet.box(_PAD, _PAD, tile, tile, "accentTint", radius=6)
            y = _PAD + (tile - line("title")) / 2
            sheet.text(_PAD, y, person.initials, "title", "accent", width=tile, middle=True)
            y = _PAD + (tile - line("name")) / 2
            sheet.text(_PAD + tile + 12, y, person.name, "name", "text", width=inner - tile - 12)
        y = _PAD + tile + 12
        if person.why:
            y = self._label(y, sheet, translate("Chooser", "Why this person"))
            for reason in person.why:
                if sheet is not None:
                    sheet.icon(_PAD, y + (px(22) - px(14)) / 2, "link", px(14), "text2")
                    at = y + (px(22) - line("body")) / 2
                    room = inner - px(22)
                    sheet.text(_PAD + px(22), at, reason, "body", "text", width=room, lines=2)
                y += max(px(22), lay(reason, "body", inner - px(22), lines=2).height + 4)
            y += 8
        if person.last_seen:
            y = self._label(y, sheet, translate("Chooser", "Last seen"))
            for glyph, title, at_ms in person.last_seen[:3]:
                if sheet is not None:
                    self._seen(sheet, y, glyph, title, at_ms)
                y += px(26)
        return y

    @staticmethod
    def _label(y: int, sheet: Sheet | None, words: str) -> int:
        if sheet is not None:
            sheet.text(_PAD, y, words, "caption", "text2")
        return y + look().line("caption") + 4

    def _seen(self, sheet: Sheet, y: int, glyph: str, title: str, at_ms: int) -> None:
        px, line = sheet.look.px, sheet.look.line
        tile = px(20)
        channel = glyph if glyph in _CHANNELS else _OF_GLYPH.get(glyph, "outbound")
        sheet.tile(_PAD, y + (px(26) - tile) / 2, channel, glyph, tile)
        when = moment(at_ms, self._clock())
        sheet.text(
            sheet.width - _PAD,
            y + (px(26) - line("meta")) / 2,
            when,
            "meta",
            "text2",
            trailing=True,
        )
        room = sheet.width - 2 * _PAD - tile - 8 - lay(when, "meta").width - 12
        sheet.text(
            _PAD + tile + 8, y + (px(26) - line("body")) / 2, title, "body", "text", width=room
        )


class _People(Column):
    BACKGROUND = "surface"

    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__()
        self.clock = clock
        self.cards: list[CandidateCard] = []
        self.shown = 0
        self.docked = False
        self.search = Button(self, icon="search", keys=("Ctrl", "K"))
        self.without = Button(self, kind=Kind.QUIET, keys=("0",))
        self.title = ""
        self.text = ""

    def flow(self, width: int) -> int:
        px = look().px
        pad = 16 if self.docked else 24
        inner = width - 2 * pad
        y = self._words(width, None)
        columns = 1 if self.docked or inner < px(520) else 2
        room = (inner - 16 * (columns - 1)) // columns
        row: list[CandidateCard] = []
        for card in self.cards[: self.shown]:
            row.append(card)
            if len(row) == columns:
                y = self._row(row, pad, y, room)
                row = []
        if row:
            y = self._row(row, pad, y, room)
        tall = px(40)
        wide = min(inner, self.search.natural())
        self.put(self.search, pad, y, wide, tall)
        after = pad + wide + 12
        if after + self.without.natural() > width - pad:
            y += tall + 8
            after = pad
        self.put(self.without, after, y, self.without.natural(), tall)
        return y + tall + 24

    def _row(self, row: list[CandidateCard], pad: int, y: int, room: int) -> int:
        tall = max(card.height_for(room) for card in row)
        for index, card in enumerate(row):
            self.put(card, pad + index * (room + 16), y, room, tall)
        return y + tall + 16

    def _words(self, width: int, sheet: Sheet | None) -> int:
        pad = 16 if self.docked else 24
        line = look().line
        if sheet is not None:
            sheet.text(pad, pad, self.title, "name", "text", width=width - 2 * pad)
            y = pad + line("name") + 2
            sheet.text(pad, y, self.text, "body", "text2", width=width - 2 * pad, lines=3)
        below = lay(self.text, "body", width - 2 * pad, lines=3).height
        return pad + line("name") + 2 + below + 16

    def draw(self, sheet: Sheet) -> None:
        self._words(sheet.width, sheet)


class Chooser(Pane):
    """Emits `chosen(customer_id)`, `search_wanted` and `without`."""

    chosen = Signal(str)
    search_wanted = Signal()
    without = Signal()

    def __init__(self, parent: QWidget, clock: Callable[[], int]) -> None:
        super().__init__(parent)
        self.people: tuple[CandidateView, ...] = ()
        self._column = _People(clock)
        self._column.search.clicked.connect(self.search_wanted)
        self._column.without.clicked.connect(self.without)
        self._scroll = Scroll(self, self._column)

    @property
    def cards(self) -> list[CandidateCard]:
        return self._column.cards[: self._column.shown]

    def show_people(self, people: tuple[CandidateView, ...]) -> None:
        if people is self.people and people:
            return
        self.people = people
        column = self._column
        column.title = translate("Chooser", "Who is calling?")
        column.text = translate(
            "Chooser",
            "Ask for the first name, then choose. Nothing is logged and no suggestion is shown "
            "until you do.",
        )
        column.search.set_label(translate("Chooser", "Someone else, search by name"))
        column.without.set_label(translate("Chooser", "Go on without a profile"))
        while len(column.cards) < len(people):
            card = CandidateCard(column, column.clock)
            card.picked.connect(partial(self._pick, card))
            column.cards.append(card)
        for number, (card, person) in enumerate(zip(column.cards, people, strict=False), 1):
            card.show_person(person, number)
            show_if(card, True)
        for card in column.cards[len(people) :]:
            show_if(card, False)
        column.shown = len(people)
        say(self, column.title, column.text)
        column.settle()

    def _pick(self, card: CandidateCard) -> None:
        if card.person is not None:
            self.chosen.emit(card.person.customer_id)

    def press(self, number: int) -> bool:
        """The keys 1 to 9, and 0 for nobody."""
        if number == 0:
            self.without.emit()
            return True
        if number <= len(self.people):
            self.chosen.emit(self.people[number - 1].customer_id)
            return True
        return False

    def set_docked(self, docked: bool) -> None:
        self._column.docked = docked
        self._column.settle()

    def arrange(self) -> None:
        self.put(self._scroll, 0, 0, self.width(), self.height())
