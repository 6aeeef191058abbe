"""Names as searches compare them: without case and accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """'Zoë  Müller' becomes 'zoe muller'."""
    bare = "".join(
        character
        for character in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(character)
    )
    return " ".join(bare.split())


def within(word: str) -> str:
    """A LIKE pattern (escape character \\) for names that have this in them."""
    for special in ("\\", "%", "_"):
        word = word.replace(special, "\\" + special)
    return f"%{word}%"
