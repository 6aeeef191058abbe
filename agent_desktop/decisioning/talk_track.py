"""Talk tracks with the customer's words in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.wording import Template


def fields_of(customer: Customer | None, context: Mapping[str, Any]) -> dict[str, Any]:
    """What a talk track may name: `name`, `first_name`, the context and `traits.<key>`."""
    fields: dict[str, Any] = {
        name: value for name, value in context.items() if name in ATTRIBUTES and value is not False
    }
    if customer is None:
        return fields
    traits = customer.traits
    first = traits.get("first_name") or traits.get("firstName")
    last = traits.get("last_name") or traits.get("lastName")
    fields["name"] = customer.name
    fields["first_name"] = first or customer.name.partition(" ")[0]
    fields["last_name"] = last or customer.name.partition(" ")[2]
    fields["traits"] = traits
    return fields


def fill(template: str, fields: Mapping[str, Any]) -> str:
    """Plain text. A missing field takes its sentence or its `[part]` with it, never shows braces.

    Raises WordingError for a template that `parse_catalogue` would have refused.
    """
    parsed = _parsed(template)
    return _closed(parsed.fill(fields)) if parsed.names else _without_fields(template)


def names_in(template: str) -> frozenset[str]:
    """The fields that it names."""
    return frozenset(_parsed(template).names)


@lru_cache(maxsize=4096)
def _without_fields(template: str) -> str:
    """Most texts have none: each is worked out once, not for each caller."""
    return _closed(_parsed(template).fill({}))


def _closed(text: str) -> str:
    # The quote mark went with the first or the last sentence.
    if text.count("“") < text.count("”"):
        text = "“" + text
    elif text.count("“") > text.count("”"):
        text += "”"
    return text


@lru_cache(maxsize=4096)
def _parsed(template: str) -> Template:
    return Template(template)
