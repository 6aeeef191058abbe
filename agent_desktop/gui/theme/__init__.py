"""The look: tokens, fonts, icons, and how to paint with them.

`look()` is the one look in force; `Sheet` paints in coordinates that mirror themselves.
"""

from agent_desktop.gui.theme.look import Look, Theme, look
from agent_desktop.gui.theme.sheet import Sheet
from agent_desktop.gui.theme.text import Laid, lay

__all__ = ["Laid", "Look", "Sheet", "Theme", "lay", "look"]
