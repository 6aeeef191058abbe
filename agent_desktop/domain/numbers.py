"""Phone numbers: what was typed, sent or dialled, read into one form.

`phonenumbers` costs a good part of the start-up time, so `number_reading`, which needs it, is
imported with the first number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from agent_desktop.domain.card_numbers import luhn
from agent_desktop.domain.contacts import Presentation
from agent_desktop.domain.number_values import MAX_TYPED, SUFFIX_DIGITS, Number
from agent_desktop.domain.number_variants import variants

__all__ = ["Number", "display", "e164", "format_as_typed", "parse", "recall", "suffix", "variants"]

_recalled: Final[dict[str, str]] = {}
_ABSENT: Final = {
    "": Presentation.UNKNOWN,
    "unknown": Presentation.UNKNOWN,
    "asterisk": Presentation.UNKNOWN,
    "unavailable": Presentation.UNAVAILABLE,
    "notavailable": Presentation.UNAVAILABLE,
    "anonymous": Presentation.WITHHELD,
    "withheld": Presentation.WITHHELD,
    "restricted": Presentation.WITHHELD,
    "private": Presentation.WITHHELD,
    "blocked": Presentation.WITHHELD,
    "nonumber": Presentation.WITHHELD,
}
_URI: Final = re.compile(r"^(?:sips?|tel|callto):(?://)?", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\+[1-9][0-9]{7,14}")


def parse(raw: str | None, region: str | None = None) -> Number:
    """Reads what a person typed or a telephone system sent. Never raises."""
    text = _plain(raw or "")
    if _PLAIN.fullmatch(text) and not luhn(text[1:]):
        return _parse_plain(text)
    return _parse(text, region)


def e164(raw: str, region: str | None = None) -> str | None:
    """The number in E.164, or None."""
    return parse(raw, region).e164


def display(number: str) -> str:
    """An E.164 number with spaces, for people to read."""
    return _recalled.get(number) or parse(number).display or number


def recall(number: str, shown: str) -> None:
    """`shown` is what `display` said of it before the program ended: it need not be read again."""
    _recalled.clear()
    _recalled[number] = shown


def suffix(number: str) -> str:
    """The last seven digits, or nothing where there are fewer: a 'maybe', never a match."""
    digits = _digits(number)
    return digits[-SUFFIX_DIGITS:] if len(digits) >= SUFFIX_DIGITS else ""


def format_as_typed(text: str, region: str) -> str:
    """Puts spaces into a number while it is typed; text with letters is left alone."""
    plain = _plain(text)[:MAX_TYPED]
    if any(character.isalpha() for character in plain):
        return text
    from agent_desktop.domain import number_reading

    return number_reading.spaced([c for c in plain if c == "+" or c.isdigit()], region)


def _plain(raw: str) -> str:
    """Full-width and Arabic digits in ASCII, without marks that cannot be seen."""
    if raw.isascii():
        return raw.strip()
    visible = "".join(c for c in raw[:1000] if unicodedata.category(c) not in {"Cf", "Cc", "Cs"})
    wide = unicodedata.normalize("NFKC", visible)
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in wide
    ).strip()


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isascii() and c.isdigit())


@lru_cache(maxsize=65536)
def _parse_plain(text: str) -> Number:
    return _parse(text, None)


def _parse(text: str, region: str | None) -> Number:
    text = _without_uri(text)
    absent = _ABSENT.get(re.sub(r"[\s<>\"'()_-]", "", text).lower())
    if absent is not None:
        return Number(presentation=absent)
    digits = _digits(text)
    if len(text) > MAX_TYPED:
        return Number(problem="too_long")
    if not digits:
        return Number(problem="not_a_number")
    from agent_desktop.domain import number_reading

    return number_reading.read(text, region, digits)


def _without_uri(text: str) -> str:
    if not _URI.match(text):
        return text
    rest = _URI.sub("", text)
    user = rest.partition("@")[0]
    return user.split(";ext=")[0].split(";phone-context")[0].partition(";")[0] + (
        " ext " + user.partition(";ext=")[2].partition(";")[0] if ";ext=" in user else ""
    )
