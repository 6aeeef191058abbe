"""A model on its way: refused unless whole, of this catalogue and of this time."""

from __future__ import annotations

import struct
import zlib
from hashlib import blake2b

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.catalogue import DAY_MS
from agent_desktop.decisioning.learning import SnapshotError, read_snapshot
from agent_desktop.decisioning.learning.learner import Learner
from agent_desktop.decisioning.learning.snapshot import (
    FORMAT,
    MAGIC,
    Content,
    version_of,
    write_snapshot,
)
from tests.unit.decisioning.learning.made import FEATURES, NOW, cases, catalogue

CATALOGUE = catalogue(["action-0", "action-1"])


@pytest.fixture(scope="module")
def data() -> bytes:
    learner = Learner(FEATURES)
    for action, values, worked in cases(400, actions=2):
        learner.learn(action, values, worked)
    return learner.snapshot("made", NOW)


def refused(data: bytes, now: int = NOW, because: str = ".") -> None:
    with pytest.raises(SnapshotError, match=because):
        read_snapshot(data, CATALOGUE, now)


def changed(data: bytes, **fields: object) -> bytes:
    content = read_snapshot(data, CATALOGUE, NOW).content
    return write_snapshot(msgspec.structs.replace(content, **fields))


def test_it_is_read_again(data: bytes) -> None:
    read = read_snapshot(data, CATALOGUE, NOW)
    assert read.version == version_of(data)
    assert read.content.cases == 400
    assert [terms.id for terms in read.content.actions] == ["action-0", "action-1"]


@pytest.mark.parametrize("size", [0, 1, 7, 8, 45, 46, 47, 200])
def test_a_truncated_one_is_refused(data: bytes, size: int) -> None:
    refused(data[:size])
    refused(data[: len(data) - 1 - size], because="cut off")


@settings(max_examples=60)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found(data: bytes, place: float, bit: int) -> None:
    spoilt = bytearray(data)
    spoilt[int(place * len(data))] ^= 1 << bit
    refused(bytes(spoilt))


def test_one_with_something_after_it_is_refused(data: bytes) -> None:
    refused(data + b"x", because="damaged")


def test_one_of_a_newer_format_is_refused(data: bytes) -> None:
    newer = data[:8] + struct.pack(">H", FORMAT + 1) + data[10:]
    refused(newer, because="newer format")


def test_one_from_the_future_is_refused(data: bytes) -> None:
    read_snapshot(data, CATALOGUE, NOW - DAY_MS)
    refused(data, NOW - DAY_MS - 1, "future")


def test_one_of_another_catalogue_or_other_features_is_refused(data: bytes) -> None:
    refused(changed(data, catalogue="theirs"), because="'theirs', not for 'made'")
    refused(changed(data, features="0" * 32), because="other features")
    codes = read_snapshot(data, CATALOGUE, NOW).content.codes
    refused(changed(data, codes=codes[::-1]), because="encodes other features")


def test_figures_out_of_bounds_are_refused(data: bytes) -> None:
    content = read_snapshot(data, CATALOGUE, NOW).content
    first = content.actions[0]
    refused(changed(data, shared=content.shared[:-4]), because="bounds")
    refused(changed(data, shared=struct.pack("<i", 1 << 30) + content.shared[4:]))
    for bad in ({"bias": 1 << 40}, {"evidence": -1.0}, {"information": float("nan")},
                {"own": b"1234"}):  # fmt: skip
        spoilt = msgspec.structs.replace(first, **bad)
        refused(changed(data, actions=(spoilt, content.actions[1])), because="bounds")
    refused(changed(data, actions=(first, first)), because="bounds")


def test_a_bomb_is_refused(data: bytes) -> None:
    for plain in (b"\0" * 60_000_000, msgspec.msgpack.encode([[]] * 9), b"\x91" * 100_000):
        packed = zlib.compress(plain, 9)
        head = struct.pack(">8sHI32s", MAGIC, FORMAT, len(packed),
                           blake2b(packed, digest_size=32).digest())  # fmt: skip
        refused(head + packed)
    refused(MAGIC * 3_000_000, because="larger")


def test_the_same_content_is_the_same_version(data: bytes) -> None:
    content = read_snapshot(data, CATALOGUE, NOW).content
    assert isinstance(content, Content)
    assert write_snapshot(content) == data
