"""The Node clients of `tests/peers/node`, installed from their lock into a folder of make's."""

from __future__ import annotations
