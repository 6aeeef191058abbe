"""Who calls in the demo. All numbers are reserved for drama, all addresses are example.com's."""

from __future__ import annotations

from typing import Final

import msgspec


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to call the demo as. `number` is empty where it is withheld."""

    key: str
    name: str
    number: str
    note: str
    user_id: str = ""
    queue: str = "Cards"
    waited_s: int = 41
    outbound: bool = False
    """Meant to be called by the agent."""


FRUSTRATED: Final = Member(
    key="frustrated",
    name="Leila Haddad",
    number="+491713920047",
    note="Gave up on a card application after two hung-up calls",
    user_id="nl-100001",
)
HUSBAND: Final = Member(
    key="couple",
    name="Peter Brandt",
    number="+493023125600",
    note="Shares this number with his wife Renate",
    user_id="nl-100002",
    waited_s=19,
)
WIFE: Final = Member(
    key="couple",
    name="Renate Brandt",
    number=HUSBAND.number,
    note="Shares this number with her husband Peter",
    user_id="nl-100003",
    waited_s=19,
)
SHARED_MAIL: Final = (
    Member(
        key="shared-mail",
        name="Anna Petersen",
        number="+494066969210",
        note="Shares an e-mail address with Ole",
        user_id="nl-100004",
        queue="Contracts",
        waited_s=8,
    ),
    Member(
        key="shared-mail",
        name="Ole Petersen",
        number="+494066969211",
        note="Shares an e-mail address with Anna",
        user_id="nl-100005",
        queue="Contracts",
        waited_s=12,
    ),
)
FORGED: Final = Member(
    key="forged",
    name="Grace Okonkwo",
    number="+494066969333",
    note="A web page claimed to be her: nothing of it reached her journey",
    user_id="nl-100006",
    queue="Account",
    waited_s=25,
)
FORGERS_NUMBER: Final = "+493023125666"
"""What the forged claim gave as hers. It opens nobody without saying that nobody checked it."""
DECLINED: Final = Member(
    key="declined",
    name="Jonas Petri",
    number="+498999998118",
    note="Said no to the partner card on the web three days ago",
    user_id="nl-100007",
    waited_s=33,
)
ARABIC: Final = Member(
    key="arabic",
    name="كريم منصور",
    number="+496990009045",
    note="Reads from right to left, and his data is used up",
    user_id="nl-100008",
    queue="Contracts",
    waited_s=5,
)
LEAVING: Final = Member(
    key="leaving",
    name="Dilara Yılmaz",
    number="+492214710321",
    note="Looked at how to cancel her contract this morning",
    user_id="nl-100009",
    queue="Contracts",
    waited_s=64,
)
LEAD: Final = Member(
    key="lead",
    name="Maja Lindqvist",
    number="+447700900142",
    note="A cold lead: one advertisement, one form",
    user_id="lead-200001",
    outbound=True,
)
CALL_BACK: Final = Member(
    key="call-back",
    name="Tomás Herrera",
    number="+12065550142",
    note="Asked for a call back about the annual fee; it is early in Seattle",
    user_id="nl-100010",
    outbound=True,
)
UNKNOWN: Final = Member(
    key="unknown",
    name="",
    number="+4915228817386",
    note="Nobody knows this number",
    waited_s=3,
)
WITHHELD: Final = Member(
    key="withheld",
    name="",
    number="",
    note="Hides the number: never looked up",
    waited_s=33,
)

CAST: Final = (
    FRUSTRATED, HUSBAND, WIFE, *SHARED_MAIL, FORGED, DECLINED, ARABIC, LEAVING, LEAD, CALL_BACK,
    UNKNOWN, WITHHELD,
)  # fmt: skip
"""Everybody, the first call of the scripted hour first."""

USED_NUMBERS: Final = frozenset([*(member.number for member in CAST), FORGERS_NUMBER])
