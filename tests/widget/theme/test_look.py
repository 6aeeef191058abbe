"""Colours that can be read, text that fits, pictures that turn round."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.gui.theme import Sheet, Theme, lay, look
from agent_desktop.gui.theme.icons import MIRRORED, pixmap
from agent_desktop.shipped import resource

THEMES = (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST)
CHANNELS = ("web", "mobile", "assisted", "social", "physical", "outbound")
TEXT_PAIRS = [
    *((text, ground) for text in ("text", "text2", "text3", "accent")
      for ground in ("canvas", "side", "surface", "inset", "hover", "selected")),
    *((tone, f"{tone}Tint") for tone in ("positive", "neutral", "negative", "warn", *CHANNELS)),
    *((f"on{tone.capitalize()}", tone) for tone in ("positive", "neutral", "negative")),
    ("onAccent", "accentSolid"), ("text", "warnTint"), ("text2", "warnTint"),
    ("onToast", "toast"), ("onToast2", "toast"),
]  # fmt: skip
EDGE_PAIRS = [
    ("control", "surface"), ("control", "canvas"), ("focus", "surface"), ("focus", "canvas"),
    ("focus", "selected"), ("warnSolid", "surface"), ("toastBar", "toast"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    yield
    look().apply(Theme.LIGHT, scale=1.0)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_edges_have_enough_contrast(theme: Theme) -> None:
    look().apply(theme)
    strict = theme is Theme.HIGH_CONTRAST
    weak = [
        (a, b, round(contrast(look().color(a), look().color(b)), 2))
        for pairs, needed in ((TEXT_PAIRS, 7.0 if strict else 4.5), (EDGE_PAIRS, 3.0))
        for a, b in pairs
        if contrast(look().color(a), look().color(b)) < needed
    ]
    assert weak == []


class Patch(QWidget):
    """A word on a ground, as a pane paints it."""

    def __init__(self, tone: str, ground: str) -> None:
        super().__init__()
        self.tone, self.ground = tone, ground
        self.resize(120, 24)

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        sheet = Sheet(self)
        sheet.fill(self.ground)
        sheet.text(4, 3, "MMM", "figure", self.tone)
        sheet.end()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("tone", "ground"), TEXT_PAIRS)
def test_painted_pixels_keep_the_contrast(theme: Theme, tone: str, ground: str) -> None:
    look().apply(theme)
    patch = Patch(tone, ground)
    image = patch.grab().toImage()
    back = QColor(image.pixel(119, 1))
    best = max(contrast(QColor(image.pixel(x, y)), back) for x in range(80) for y in range(24))
    assert best >= (7.0 if theme is Theme.HIGH_CONTRAST else 4.5)
    patch.deleteLater()


def flipped(picture: QPixmap) -> QImage:
    return picture.toImage().flipped(Qt.Orientation.Horizontal)


def test_only_glyphs_that_point_turn_round() -> None:
    colour = QColor("#000000")
    for name in sorted(MIRRORED):
        straight = pixmap(name, 32, colour)
        turned = pixmap(name, 32, colour, rtl=True)
        assert turned.toImage() == flipped(straight), name
    for name in ("clock", "check", "phone"):
        assert pixmap(name, 32, colour, rtl=True).toImage() == pixmap(name, 32, colour).toImage()


def test_every_icon_can_be_drawn() -> None:
    for file in sorted(resource("icons").glob("*.svg")):
        image = pixmap(file.stem, 32, QColor("#000000")).toImage()
        inked = sum(
            QColor.fromRgba(image.pixel(x, y)).alpha() > 100 for x in range(32) for y in range(32)
        )
        assert inked > 20, file.name


def test_text_is_cut_at_its_last_line_and_says_so() -> None:
    words = "word " * 60
    laid = lay(words, "body", 200, lines=2)
    assert laid.cut
    assert len(laid.layouts) == 2
    assert laid.layouts[-1][0].text().endswith("…")
    assert all(layout.lineAt(0).naturalTextWidth() <= 201 for layout, _, _ in laid.layouts)
    assert not lay("short", "body", 200, lines=2).cut


def test_breaks_count_letters_beyond_the_first_plane() -> None:
    words = "😀😀😀 hello there 😀😀😀 and on and on with emoji 😀 until the line ends"
    laid = lay(words, "body", 160, lines=0)
    assert "".join(layout.text() for layout, _, _ in laid.layouts).replace(" ", "") == (
        words.replace(" ", "")
    )


def test_a_talk_tracks_own_line_breaks_stay() -> None:
    assert len(lay("one\ntwo\n\nfour", "body", 400, lines=0).layouts) == 4
    assert len(lay("one\ntwo", "body", 400, lines=1).layouts) == 1


def test_right_to_left_words_start_at_the_right() -> None:
    laid = lay("مرحبا", "body", 300, right=True)
    layout, x, _ = laid.layouts[0]
    assert x + layout.lineAt(0).naturalTextWidth() == pytest.approx(300, abs=1)
    assert layout.lineAt(0).naturalTextRect().left() <= 1


def test_figures_have_one_width() -> None:
    assert lay("111111", "body").width == pytest.approx(lay("888888", "body").width, abs=0.5)


def test_scale_and_system_theme() -> None:
    before = look().line("body")
    look().apply(Theme.LIGHT, scale=2.0)
    assert look().line("body") == 2 * before
    look().apply(Theme.SYSTEM, scale=9.0)
    assert look().scale == 2.0
    assert look().theme in {Theme.LIGHT, Theme.DARK}
