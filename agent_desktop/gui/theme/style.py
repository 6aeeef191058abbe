"""What Qt's own widgets need: a palette, and a small sheet made per theme and direction.

Most of the window paints itself from `Look`; this is for fields, menus, tips and scroll bars.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

_ROLES = (
    (QPalette.ColorRole.Window, "surface"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "inset"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.Highlight, "accentSolid"),
    (QPalette.ColorRole.HighlightedText, "onAccent"),
    (QPalette.ColorRole.ToolTipBase, "toast"),
    (QPalette.ColorRole.ToolTipText, "onToast"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.Mid, "line"),
)


def palette_of(colours: dict[str, QColor]) -> QPalette:
    palette = QPalette()
    for role, tone in _ROLES:
        palette.setColor(role, colours[tone])
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(disabled, role, colours["disabled"])
    return palette


_SHEET = """
QToolTip {{ background: {toast}; color: {onToast}; border: 1px solid {control}; padding: 4px 8px; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {control}; padding: 4px 0; }}
QMenu::item {{ padding: {menu}; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {control}; border-radius: 3px; min-height: 32px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {control}; border-radius: 3px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollArea {{ background: transparent; border: 0; }}
"""


def sheet_of(colours: dict[str, QColor], scale: float, direction: Qt.LayoutDirection) -> str:
    """The sheet. Sides that Qt does not mirror by itself are written out per direction."""
    lead, trail = round(16 * scale), round(24 * scale)
    if direction == Qt.LayoutDirection.RightToLeft:
        lead, trail = trail, lead
    height = round(6 * scale)
    names = {tone: colour.name() for tone, colour in colours.items()}
    return _SHEET.format(menu=f"{height}px {trail}px {height}px {lead}px", **names)
