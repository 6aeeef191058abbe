"""The data of the gates, described as anybody would describe theirs: a CSV and a TOML beside it.

They are made from `../shared/data` into a folder of the run. Features of the loans' calls are what
the product's own context said just before the call.
"""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.context import attributes, fold, new_state
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event

SHARED: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
BANK: Final = SHARED / "bank_marketing" / "bank-additional-full.csv.gz"
LOANS: Final = SHARED / "loan_journeys"

_BANK_TOML: Final = """
separator = ";"
success = ["yes"]
failure = ["no"]
matures_after_rows = {late}

[columns]
response = "y"

[constants]
action = "offer"

[features]  # never `duration`: it is known when the call is over
age = {{ kind = "number", edges = [25, 30, 35, 40, 45, 50, 60] }}
job = "category"
marital = "category"
education = "category"
default = "category"
housing = "category"
loan = "category"
contact = "category"
month = "category"
day_of_week = "category"
campaign = {{ kind = "number", edges = [2, 3, 4, 6, 10] }}
pdays = {{ kind = "number", edges = [4, 7, 15], missing = ["999"] }}
previous = {{ kind = "number", edges = [1, 2, 3] }}
poutcome = "category"
"emp.var.rate" = {{ kind = "number", edges = [-3, -2, -1, 0, 1] }}
"cons.price.idx" = {{ kind = "number", edges = [92.5, 93, 93.5, 94, 94.5] }}
"cons.conf.idx" = {{ kind = "number", edges = [-48, -44, -40, -36, -32] }}
euribor3m = {{ kind = "number", edges = [1, 1.5, 2, 3, 4, 4.5, 5] }}
"nr.employed" = {{ kind = "number", edges = [5000, 5050, 5100, 5150, 5200] }}
"""

_DAYS: Final = "[1, 2, 3, 5, 7, 10, 14, 21, 30]"
_LOAN_FEATURES: Final = {
    "nth_call": "[1, 2, 3, 4, 6, 9]",
    "events": "[10, 15, 20, 25, 30, 40]",
    "events_7d": "[1, 2, 4, 8, 15]",
    "assisted_7d": "[1, 3, 6]",
    "outbound_7d": "[1, 2, 3, 5, 8]",
    "outbound_30d": "[2, 4, 6, 9, 13]",
    "calls_7d": "[1, 2, 3, 5]",
    "days_known": _DAYS,
    "days_away": "[1, 2, 3, 5, 7, 10]",
    "last_call_minutes": "[2, 10, 60, 240, 1440, 2880, 5760, 10080]",
    "last_call_purpose": "category",
    "call_due": "flag",
    "application_open": "flag",
    "application_stage": "category",
    "application_days": _DAYS,
    "application_stage_days": _DAYS,
    "application_amount": "[5000, 7500, 10000, 15000, 20000, 30000]",
    "offer_open": "flag",
    "offer_days": _DAYS,
}

_CHANNELS: Final = {
    "web-loan-form": Channel.WEB,
    "loan-desk": Channel.ASSISTED,
    "call-outbound": Channel.OUTBOUND,
    "email-offers": Channel.OUTBOUND,
    "post-returns": Channel.PHYSICAL,
}


def bank(folder: Path, late: int) -> Path:
    """The bank's calls as they lie, labels so many rows late."""
    path = folder / f"bank-{late}-rows-late.csv.gz"
    shutil.copyfile(BANK, path)
    (folder / f"bank-{late}-rows-late.toml").write_text(_BANK_TOML.format(late=late), "utf-8")
    return path


def loans(folder: Path) -> Path:
    """The loans' calls, each with the context of the moment before."""
    path = folder / "loans.csv"
    columns = ["time", "matures_at", "action", "response", *_LOAN_FEATURES]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(sorted(_loan_rows(), key=lambda row: str(row["time"])))
    lines = [
        f'{name} = {{ kind = "number", edges = {said} }}'
        if said.startswith("[")
        else f'{name} = "{said}"'
        for name, said in _LOAN_FEATURES.items()
    ]
    (folder / "loans.toml").write_text("[features]\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def _loan_rows() -> Iterator[dict[str, Any]]:
    calls: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(LOANS / "call_outcomes.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            calls[row["user_id"]].append(row)
    journeys: dict[str, list[Event]] = defaultdict(list)
    with gzip.open(LOANS / "journeys.ndjson.gz", "rt", encoding="utf-8") as file:
        for line in file:
            said = json.loads(line)
            if said["type"] == "track" and said["userId"] in calls:
                journeys[said["userId"]].append(_event(said))
    for customer, of_customer in calls.items():
        yield from _with_context(of_customer, journeys[customer])


def _with_context(calls: list[dict[str, str]], events: list[Event]) -> Iterator[dict[str, Any]]:
    state = new_state()
    folded = 0
    for call in sorted(calls, key=lambda row: row["called_at"]):
        at = _ms(call["called_at"])
        # The call itself is an event of that very moment: it is not known before it ends.
        while folded < len(events) and events[folded].at < at:
            fold(state, events[folded])
            folded += 1
        known = attributes(state, None, at)
        yield {
            "time": call["called_at"],
            "matures_at": call["matures_at"],
            "action": call["action"],
            "response": call["response"],
            "nth_call": call["nth_call"],
            **{
                name: _cell(known.get(name, ATTRIBUTES[name].default))
                for name in _LOAN_FEATURES
                if name != "nth_call"
            },
        }


def _event(said: dict[str, Any]) -> Event:
    return Event(
        id=said["messageId"],
        customer_id=said["userId"],
        type=said["event"],
        touchpoint=said["writeKey"],
        channel=_CHANNELS[said["writeKey"]],
        at=_ms(said["timestamp"]),
        properties=said["properties"],
    )


def _ms(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def _cell(value: Any) -> Any:
    return ("yes" if value else "no") if isinstance(value, bool) else value
