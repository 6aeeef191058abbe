"""The bodies of touchpoints' requests, as /schema describes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIType

_TEXT = OpenAPIType.STRING
_WRITE_KEY = Schema(
    type=_TEXT, description="Where no Authorization header carries the touchpoint's key"
)


def _body(properties: dict[str, Any], required: list[str], example: Any) -> RequestBody:
    schema = Schema(type=OpenAPIType.OBJECT, properties=properties, required=required)
    content = {"application/json": OpenAPIMediaType(schema=schema, example=example)}
    return RequestBody(content=content, required=True)


@dataclass
class Asked(Operation):
    """Of `messages.Question`."""

    def __post_init__(self) -> None:
        self.request_body = _body(
            {
                "who": Schema(
                    type=OpenAPIType.OBJECT,
                    description="Namespace and value; of a public key anonymous_id or device only",
                    additional_properties=Schema(type=_TEXT),
                ),
                "top": Schema(type=OpenAPIType.INTEGER, minimum=1, maximum=100),
                "conversation": Schema(
                    type=_TEXT, max_length=200, description="One has one random draw"
                ),
                "displayed": Schema(
                    type=OpenAPIType.BOOLEAN, description="All that comes back is shown"
                ),
                "writeKey": _WRITE_KEY,
            },
            ["who"],
            {"who": {"user_id": "u-71"}, "top": 3, "conversation": "session-9", "displayed": True},
        )


@dataclass
class Returned(Operation):
    """Of `messages.Returned`."""

    def __post_init__(self) -> None:
        self.request_body = _body(
            {
                "code": Schema(type=_TEXT),
                "codes": Schema(type=OpenAPIType.ARRAY, items=Schema(type=_TEXT), max_items=100),
                "writeKey": _WRITE_KEY,
            },
            [],
            {"code": "AQHh4YjAmM4B..."},
        )
