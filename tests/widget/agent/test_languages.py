"""Every language in every state: nothing of ours is cut, everything is mirrored."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.language import Language
from agent_desktop.gui.theme import Theme, look, text
from agent_desktop.gui.words import ago, counted, day, sentiment_word
from agent_desktop.shipped import translation
from tests.support import sample_views
from tests.support.agent_window import MakeDesk
from tests.support.languages import load_language

Speak = Callable[[str], None]


@pytest.fixture
def speak(qapp: QApplication, plain_look: None) -> Iterator[Speak]:
    def switch(language: str) -> None:
        load_language(qapp, language)
        look().apply(Theme.LIGHT)

    yield switch
    switch("en")


def own_words(language: str) -> set[str]:
    """All texts of ours in that language that have no place for data."""
    tree = ET.parse(translation(f"agent_desktop_{language}.ts"))  # noqa: S314 - our own file
    return {
        found.text
        for found in tree.iter("translation")
        if found.text and "{" not in found.text and "%" not in found.text
    }


def cut_words(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, language: str, *, docked: bool
) -> set[str]:
    """Texts of ours that some state shows with an ellipsis."""
    short: dict[int, tuple[text.Laid, str]] = {}
    cut: set[str] = set()
    lay_out, draw = text._lay, text.Laid.draw

    def watched(words: str, *rest: Any) -> text.Laid:
        laid = lay_out(words, *rest)
        if laid.cut:
            short[id(laid)] = laid, words
        return laid

    def drawn(laid: text.Laid, *rest: Any) -> None:
        if id(laid) in short:
            cut.add(short[id(laid)][1])
        draw(laid, *rest)

    monkeypatch.setattr(text, "_lay", watched)
    monkeypatch.setattr(text.Laid, "draw", drawn)
    desk = make_desk("ready", docked=docked)
    for view in sample_views.states().values():
        desk.commands.show(view)
        QApplication.processEvents()
        desk.window.grab()
    desk.panes.steering.toggle_keys()
    desk.window.grab()
    return cut & own_words(language)


@pytest.mark.parametrize("docked", [False, True])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_nothing_of_ours_is_cut(
    make_desk: MakeDesk,
    monkeypatch: pytest.MonkeyPatch,
    speak: Speak,
    language: str,
    docked: bool,
) -> None:
    speak(language)
    assert cut_words(make_desk, monkeypatch, language, docked=docked) == set()


def test_arabic_turns_the_window_round(make_desk: MakeDesk, speak: Speak) -> None:
    left = make_desk()
    actions = left.panes.actions.geometry()
    speak("ar")
    right = make_desk()
    turned = right.panes.actions.geometry()
    assert turned.left() == 1440 - actions.right() - 1
    assert right.panes.facts.geometry().right() == 1439
    buttons = [
        button.mapTo(right.window, QPoint(0, 0)).x()
        for button in right.panes.actions.cards.cards[0].buttons
    ]
    assert buttons == sorted(buttons, reverse=True)


def test_arabic_letters_have_room(speak: Speak) -> None:
    before = look().line("body")
    speak("ar")
    assert look().line("body") == before + 2


@pytest.mark.parametrize(
    ("language", "one", "three"),
    [("en", "1 min ago", "3 min ago"), ("de", "vor 1 Min.", "vor 3 Min."),
     ("ar", "قبل دقيقة", "قبل 3 دقائق")],
)  # fmt: skip
def test_numbers_take_their_form(speak: Speak, language: str, one: str, three: str) -> None:
    speak(language)
    now = sample_views.NOW
    assert ago(now - 60_000, now) == one
    assert ago(now - 180_000, now) == three


def test_dates_follow_the_language(speak: Speak) -> None:
    now = sample_views.NOW
    assert day(now, now) == "20 Nov"
    speak("de")
    assert day(now, now) == "20. Nov"
    assert day(now - 400 * 86_400_000, now).endswith("2025")


def test_english_counts_without_a_file() -> None:
    assert counted("Journey", "%n event(s)", 1) == "1 event"
    assert counted("Journey", "%n event(s)", 0) == "0 events"


def test_words_of_the_answers(speak: Speak) -> None:
    assert sentiment_word(Sentiment.NEGATIVE) == "Negative"
    speak("ar")
    assert sentiment_word(Sentiment.NEGATIVE) == "سلبي"


def test_a_language_that_is_not_shipped_stays_english(qapp: QApplication, plain_look: None) -> None:
    language = Language(qapp)
    assert not language.use("xx")
    assert language.code == "en"
    assert language.use("en")
