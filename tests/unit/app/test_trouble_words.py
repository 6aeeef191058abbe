"""Sentences of other rooms are translated here: they have to be the very same."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import agent_desktop
from agent_desktop.app.trouble_words import KNOWN, trouble_words
from tests.support.plain_words import PlainWords

_ROOT = Path(agent_desktop.__file__).parent
_SAID_IN = (
    "hubclient/answers.py",
    "hubclient/client.py",
    "sync/drain.py",
    "sync/catching_up.py",
    "cache/engine.py",
    "cache/outbox.py",
    "bootstrap/mended.py",
)


def said() -> str:
    """Every text in those files."""
    found: list[str] = []
    for name in _SAID_IN:
        tree = ast.parse((_ROOT / name).read_text(encoding="utf-8"))
        constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        found += (value for value in constants if isinstance(value, str))
    return "\n".join(found)


@pytest.mark.parametrize("sentence", KNOWN)
def test_a_listed_sentence_is_still_said_somewhere(sentence: str) -> None:
    assert sentence in said()


class Shouting(PlainWords):
    def translate(self, context: str, text: str) -> str:
        return text.upper() if context == "Trouble" else text


def test_what_to_do_then_is_translated_too() -> None:
    text = "The disk is full. Then answer again."
    assert trouble_words(text, Shouting()) == "THE DISK IS FULL. THEN ANSWER AGAIN."
    assert trouble_words("", Shouting()) == ""
