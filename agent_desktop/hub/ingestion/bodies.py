"""A request's body: bounded, before and after it is inflated."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

BODY_BYTES = 500 * 1024


class Refusal(Exception):
    """The whole request is refused. `code` and message go back; neither repeats what was sent."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


async def read_body(chunks: AsyncIterator[bytes], encoding: str) -> bytes:
    """The body in plain, of up to 500 KB. Raises Refusal."""
    parts: list[bytes] = []
    total = 0
    async for chunk in chunks:
        total += len(chunk)
        if total > BODY_BYTES:
            raise _too_large()
        parts.append(chunk)
    body = parts[0] if len(parts) == 1 else b"".join(parts)
    if encoding in {"", "identity"}:
        return body
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise Refusal("bad_encoding", "The body's Content-Encoding is not gzip, deflate or none.")
    return inflate(body)


def inflate(body: bytes) -> bytes:
    """Gzip or zlib, without ever making more than 500 KB of it. Raises Refusal."""
    inflater = zlib.decompressobj(wbits=47)  # either header
    try:
        plain = inflater.decompress(body, BODY_BYTES + 1)
    except zlib.error:
        raise Refusal("bad_gzip", "The body cannot be inflated.") from None
    if len(plain) > BODY_BYTES:
        raise _too_large()
    if not inflater.eof or inflater.unused_data:
        raise Refusal("bad_gzip", "The body is cut off, or goes on after its end.")
    return plain


def _too_large() -> Refusal:
    return Refusal("too_large", "A request may have up to 500 KB, inflated, and 2,500 events.")
