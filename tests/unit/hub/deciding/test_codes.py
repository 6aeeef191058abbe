"""Response codes: signed, of one hub, with an end, and in one way of writing."""

from __future__ import annotations

import base64
import os
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.access.signing_key import UnsafeKey
from agent_desktop.hub.deciding.code_keys import KEPT, NAME, CodeKeys, rotate
from agent_desktop.hub.deciding.codes import BadCode, Code, Codes, Told

HUB = "0123456789abcdef" * 2
NOW = 1_795_000_000_000
CODE = Code(
    expires=NOW // 60_000 + 5,
    told=Told.NEGATIVE,
    identity=bytes(range(8)),
    decision=bytes(range(16)),
    conversation=bytes(range(16)),
    touchpoint="website",
    action="card",
    asset="",
)


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> Codes:
    return Codes(CodeKeys(tmp_path_factory.mktemp("hub")), HUB)


def reason(codes: Codes, text: str, now: int = NOW) -> str:
    with pytest.raises(BadCode) as refused:
        codes.read(text, now)
    assert len(text) < 60 or text[:60] not in str(refused.value)
    return refused.value.reason


def test_it_comes_back_as_it_went(codes: Codes) -> None:
    text = codes.make(CODE)
    assert codes.read(text, NOW) == CODE
    assert len(text) < 140
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert codes.make(CODE) == text
    assert CODE.told.sentiment is Sentiment.NEGATIVE
    assert Told.OFFERED.sentiment is None


@pytest.mark.parametrize(
    ("asset", "whole"),
    [("", "card@website"), ("#bold", "card@website#bold"), ("another", "another")],
)
def test_an_asset_is_said_in_short(asset: str, whole: str) -> None:
    assert msgspec.structs.replace(CODE, asset=asset).asset_id == whole


def test_it_ends(codes: Codes) -> None:
    text = codes.make(CODE)
    assert codes.read(text, CODE.expires_at - 1) == CODE
    assert reason(codes, text, CODE.expires_at) == "expired"


def test_every_bit_counts(codes: Codes) -> None:
    text = codes.make(CODE)
    whole = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    for place in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[place // 8] ^= 1 << place % 8
        other = base64.urlsafe_b64encode(changed).rstrip(b"=").decode()
        assert reason(codes, other) in {"bad_code", "other_hub", "expired"}, place


def test_there_is_one_way_to_write_it(codes: Codes) -> None:
    text = codes.make(CODE)
    for other in (text + "=", text + "==", " " + text, text + "\n", text[:-1], text + "A",
                  text.replace("-", "+").replace("_", "/") + "A", "ｅ" + text[1:]):  # fmt: skip
        assert reason(codes, other) == "bad_code"
    # The last character has bits that mean nothing: only one of its forms is the code.
    twins = [
        text[:-1] + c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    ]
    assert sum(not _refused(codes, twin) for twin in twins) == 1


def _refused(codes: Codes, text: str) -> bool:
    try:
        codes.read(text, NOW)
    except BadCode:
        return True
    return False


@settings(max_examples=200)
@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda b: base64.b64encode(b).decode()))
def test_nothing_else_is_one(codes: Codes, text: str) -> None:
    assert reason(codes, text) in {"bad_code", "other_hub", "expired"}


@pytest.mark.parametrize("text", ["", "A", "A" * 1_000_000, "\ud800", "\0" * 50])
def test_what_is_no_code_at_all(codes: Codes, text: str) -> None:
    assert reason(codes, text) == "bad_code"


def test_another_hub_s_code_is_known_as_such(tmp_path: Path) -> None:
    keys = CodeKeys(tmp_path)
    theirs = Codes(keys, "f" * 32).make(CODE)
    assert reason(Codes(keys, HUB), theirs) == "other_hub"
    # The same key, and a hub whose id begins alike: the mark is over the whole id.
    alike = Codes(keys, HUB[:8] + "0" * 24).make(CODE)
    assert reason(Codes(keys, HUB), alike) == "bad_code"


def test_keys_rotate_while_a_hub_serves(tmp_path: Path) -> None:
    codes = Codes(CodeKeys(tmp_path, every_s=0), HUB)
    first = codes.make(CODE)
    rotate(tmp_path)
    os.utime(tmp_path / NAME, ns=(1, 1))  # a clock as coarse as it may be
    second = codes.make(CODE)
    assert second != first
    assert codes.read(first, NOW) == codes.read(second, NOW) == CODE
    for turn in range(2, KEPT + 1):
        rotate(tmp_path)
        os.utime(tmp_path / NAME, ns=(turn, turn))
    assert reason(codes, first) == "expired"
    assert codes.read(second, NOW) == CODE
    assert len((tmp_path / NAME).read_text().splitlines()) == KEPT


def test_keys_are_kept(tmp_path: Path) -> None:
    text = Codes(CodeKeys(tmp_path), HUB).make(CODE)
    assert Codes(CodeKeys(tmp_path), HUB).read(text, NOW) == CODE


@pytest.mark.skipif(sys.platform == "win32", reason="the access list decides there")
def test_keys_that_others_can_read_are_none(tmp_path: Path) -> None:
    CodeKeys(tmp_path)
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0
    (tmp_path / NAME).chmod(0o644)
    with pytest.raises(UnsafeKey, match="chmod 600"):
        CodeKeys(tmp_path)


@pytest.mark.parametrize("text", ["", "x", "1 zz\n", "1 00\n", f"300 {'00' * 32}\n", "\xff"])
def test_a_damaged_file_of_keys_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / NAME
    path.write_text(text, encoding="latin-1")
    path.chmod(0o600)
    with pytest.raises(UnsafeKey, match="Restore it"):
        CodeKeys(tmp_path)


def test_what_was_read_holds_while_the_file_is_mended(tmp_path: Path) -> None:
    codes = Codes(CodeKeys(tmp_path, every_s=0), HUB)
    text = codes.make(CODE)
    (tmp_path / NAME).write_text("broken", encoding="ascii")
    os.utime(tmp_path / NAME, ns=(5, 5))
    assert codes.read(text, NOW) == CODE
    (tmp_path / NAME).unlink()
    assert codes.make(CODE) == text
