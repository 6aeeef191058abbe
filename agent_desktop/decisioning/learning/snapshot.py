"""A model as it travels from hub to desktops: versioned bytes that say what they are.

    8 bytes   magic
    2 bytes   version of the format
    4 bytes   length of the content
    32 bytes  BLAKE2b of the content
    content   zlib of a MessagePack list, see `Snapshot`

Whatever is wrong with it is found before anything is scored, and said in one sentence; the desktop
then goes on with the model that it has.
"""

from __future__ import annotations

import math
import struct
import zlib
from hashlib import blake2b
from itertools import pairwise
from typing import Final

import msgspec

from agent_desktop.decisioning.catalogue import DAY_MS, Catalogue
from agent_desktop.decisioning.learning.encoding import (
    MAX_BINS,
    MAX_CATEGORIES,
    MAX_FEATURES,
    CategoryCode,
    Code,
    NumberCode,
    features_digest,
    kinds_agree,
)

MAGIC: Final = b"ADMODEL\n"
FORMAT: Final = 1
MAX_BYTES: Final = 16_000_000
MAX_CONTENT: Final = 48_000_000
MAX_ACTIONS: Final = 5_000
WEIGHT_LIMIT: Final = 1 << 22
"""Of a weight in fixed point: log-odds of 64. So no sum of products comes near 2**53."""
_HEAD: Final = struct.Struct(">8sHI32s")


class SnapshotError(ValueError):
    """The bytes are no snapshot that can be used here; the message says why."""


class ActionTerms(msgspec.Struct, frozen=True, array_like=True):
    """What was learnt of one action."""

    id: str
    bias: int
    """Added to the shared bias, in fixed point like every weight."""
    evidence: float
    """Outcomes that still count, after forgetting."""
    information: float
    """Of its log-odds: the sum of p (1 - p) over them."""
    own: bytes = b""
    """Its own weight for each column, int32 little-endian; empty: the shared ones only."""


class Content(msgspec.Struct, frozen=True, array_like=True):
    """What a snapshot says."""

    catalogue: str
    features: str
    """Digest of the declared features."""
    made_at: int
    cases: int
    codes: tuple[Code, ...]
    shared: bytes
    """Weight of each column, int32 little-endian; the first is the bias."""
    actions: tuple[ActionTerms, ...]

    @property
    def columns(self) -> int:
        return 1 + sum(code.width for code in self.codes)


class Snapshot(msgspec.Struct, frozen=True):
    """A model, checked."""

    version: str
    """Sixteen hex digits that stand for these very bytes."""
    content: Content


def write_snapshot(content: Content) -> bytes:
    """The bytes of a model. The same content gives the same bytes."""
    packed = zlib.compress(msgspec.msgpack.encode(content), 6)
    digest = blake2b(packed, digest_size=32).digest()
    return _HEAD.pack(MAGIC, FORMAT, len(packed), digest) + packed


def read_snapshot(data: bytes, catalogue: Catalogue, now: int) -> Snapshot:
    """The model in these bytes, for this catalogue. Raises SnapshotError."""
    content = _content(_packed(data))
    _belongs(content, catalogue, now)
    _sound(content)
    return Snapshot(version=version_of(data), content=content)


def version_of(data: bytes) -> str:
    """Of a snapshot's bytes."""
    return blake2b(data, digest_size=8).hexdigest()


def _packed(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise SnapshotError(f"The model is larger than {MAX_BYTES:,} bytes.")
    if data[: len(MAGIC)] != MAGIC[: len(data)] or not data:
        raise SnapshotError("This is no model.")
    if len(data) < _HEAD.size:
        raise SnapshotError("The model is cut off.")
    _, version, length, digest = _HEAD.unpack_from(data)
    if version != FORMAT:
        age = "newer" if version > FORMAT else "other"
        raise SnapshotError(
            f"The model is of a {age} format ({version}) than this program reads ({FORMAT})."
        )
    packed = data[_HEAD.size :]
    if len(packed) < length:
        raise SnapshotError("The model is cut off.")
    if len(packed) > length or blake2b(packed, digest_size=32).digest() != digest:
        raise SnapshotError("The model is damaged: its checksum is another one.")
    return packed


def _content(packed: bytes) -> Content:
    try:
        opened = zlib.decompressobj()
        plain = opened.decompress(packed, MAX_CONTENT)
        if not opened.eof or opened.unused_data:
            raise SnapshotError("The model is larger than it may be, or damaged.")
        return msgspec.msgpack.decode(plain, type=Content)
    except (zlib.error, msgspec.MsgspecError, RecursionError) as error:
        raise SnapshotError(f"The model can't be read: {error}") from None


def _belongs(content: Content, catalogue: Catalogue, now: int) -> None:
    if content.catalogue != catalogue.name:
        raise SnapshotError(
            f"The model was made for the catalogue '{content.catalogue[:80]}', "
            f"not for '{catalogue.name}'."
        )
    declared = catalogue.learning.features
    if content.features != features_digest(declared):
        raise SnapshotError("The model was made for other features than the catalogue declares.")
    by_name = sorted(declared, key=lambda feature: feature.name)
    if not kinds_agree(content.codes, by_name):
        raise SnapshotError("The model encodes other features than it says.")
    if content.made_at > now + DAY_MS:
        raise SnapshotError("The model says it was made in the future.")


def _sound(content: Content) -> None:
    """Bounds within which scoring can neither fail nor lose a digit."""
    columns = content.columns
    fits = (
        len(content.codes) <= MAX_FEATURES
        and len(content.actions) <= MAX_ACTIONS
        and all(_sound_code(code) for code in content.codes)
        and _sound_weights(content.shared, columns)
        and all(_sound_action(terms, columns) for terms in content.actions)
        and len({terms.id for terms in content.actions}) == len(content.actions)
        and 0 <= content.made_at < 1 << 53
        and 0 <= content.cases < 1 << 53
    )
    if not fits:
        raise SnapshotError("The model holds figures out of bounds.")


def _sound_code(code: Code) -> bool:
    if isinstance(code, NumberCode):
        edges = code.edges
        return (
            len(edges) < MAX_BINS
            and all(map(math.isfinite, edges))
            and all(low < high for low, high in pairwise(edges))
            and math.isfinite(code.middle)
            and math.isfinite(code.scale)
            and code.scale > 0
        )
    if isinstance(code, CategoryCode):
        return len(code.known) <= MAX_CATEGORIES and len(set(code.known)) == len(code.known)
    return True


def _sound_action(terms: ActionTerms, columns: int) -> bool:
    return (
        abs(terms.bias) <= WEIGHT_LIMIT
        and math.isfinite(terms.evidence)
        and math.isfinite(terms.information)
        and terms.evidence >= 0
        and terms.information >= 0
        and (not terms.own or _sound_weights(terms.own, columns))
    )


def _sound_weights(packed: bytes, columns: int) -> bool:
    if len(packed) != 4 * columns:
        return False
    return all(abs(weight) <= WEIGHT_LIMIT for (weight,) in struct.iter_unpack("<i", packed))
