"""A desktop in Python's standard library, written from docs/sync-protocol.md and nothing else.

    python small_desktop.py http://127.0.0.1:8377 FOLDER SUBJECT TOKEN

It obeys commands on standard input, a line of JSON each, and answers each with a line of JSON. What
it keeps lies in FOLDER/desk.db; killed anywhere it goes on from there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS known (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS outbox (made INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, body TEXT,
    n INTEGER, state TEXT DEFAULT 'queued', code TEXT DEFAULT '', note TEXT DEFAULT '');
CREATE TABLE IF NOT EXISTS customers (id TEXT PRIMARY KEY, generation INTEGER, record TEXT);
CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, customer TEXT, at INTEGER);
CREATE TABLE IF NOT EXISTS responses (id TEXT PRIMARY KEY, customer TEXT, sentiment TEXT,
    withdrawn INTEGER);
CREATE TABLE IF NOT EXISTS wanted (customer TEXT PRIMARY KEY, position INTEGER);
CREATE TABLE IF NOT EXISTS released (customer TEXT PRIMARY KEY);
"""


class NoProof(Exception):
    """Nothing that the hub said. `wait` is for how long it asked."""

    def __init__(self, wait: float | None = None) -> None:
        super().__init__("no answer of the hub")
        self.wait = wait


class Said(Exception):
    """The hub refused."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


class Number(str):
    """A number, character by character as it came."""

    __slots__ = ()


def canonical(value: Any) -> str:
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        inner = (f"{canonical(name)}:{canonical(value[name])}" for name in sorted(value))
        return "{" + ",".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def share(*said: str) -> int:
    told = "\0".join(said).encode()
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "little")


def part_of(customer: str) -> int:
    return hashlib.blake2b(customer.encode(), digest_size=1).digest()[0] % 16


class Desk:
    def __init__(self, url: str, folder: Path, subject: str, token: str) -> None:
        self.url, self.subject, self.token = url, subject, token
        self.file = sqlite3.connect(folder / "desk.db", isolation_level=None)
        self.file.executescript("PRAGMA synchronous = FULL;" + SCHEMA)
        if not self.known("installation"):
            self.keep("installation", "peer-" + uuid.uuid4().hex)

    # --- what is kept ----------------------------------------------------------------------------

    def known(self, name: str, otherwise: str = "") -> str:
        row = self.file.execute("SELECT value FROM known WHERE name = ?", (name,)).fetchone()
        return row[0] if row else otherwise

    def keep(self, name: str, value: object) -> None:
        self.file.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (name, str(value)))

    @contextlib.contextmanager
    def together(self) -> Any:
        self.file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.file.execute("ROLLBACK")
            raise
        self.file.execute("COMMIT")

    # --- requests --------------------------------------------------------------------------------

    def open(self, path: str, body: Any = None, **query: object) -> Any:
        address = f"{self.url}{path}"
        if query:
            address += "?" + urllib.parse.urlencode(query)
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310 - the hub's address
            address,
            content,
            {
                "Authorization": f"Bearer {self.token}",
                "Agent-Desktop-Protocol": "1",
                "Content-Type": "application/json",
            },
        )
        try:
            return urllib.request.urlopen(request, timeout=30)  # noqa: S310 - the hub's address
        except urllib.error.HTTPError as error:
            wait = error.headers.get("Retry-After")
            said = self.proven(error.read())
            if error.code in {429, 500, 503}:
                raise NoProof(float(wait or 1)) from None
            raise Said(error.code, said["code"]) from None
        except OSError:
            raise NoProof from None

    def ask(self, path: str, body: Any = None, **query: object) -> Any:
        try:
            with self.open(path, body, **query) as answer:
                return self.proven(answer.read())
        except OSError:
            raise NoProof from None

    def proven(self, content: bytes) -> Any:
        try:
            said = json.loads(content, parse_float=Number)
            hub, epoch = str(said["hub"]), int(said["epoch"])
        except (ValueError, KeyError, TypeError):
            raise NoProof from None
        if self.known("hub", hub) != hub:
            raise NoProof
        if self.known("epoch", str(epoch)) != str(epoch):
            self.start_over(hub, epoch)
            raise NoProof(0)
        self.keep("hub", hub)
        self.keep("epoch", epoch)
        return said

    def start_over(self, hub: str, epoch: int) -> None:
        with self.together():
            self.keep("installation", "peer-" + uuid.uuid4().hex)
            self.file.execute(
                "UPDATE outbox SET n = NULL, state = 'queued'"
                " WHERE state IN ('in flight', 'accepted', 'quarantined')"
            )
            for table in ("customers", "events", "responses", "wanted"):
                self.file.execute(f"DELETE FROM {table}")  # noqa: S608 - its own
            self.keep("cursor", 0)
            self.keep("hub", hub)
            self.keep("epoch", epoch)

    def persist(self, work: Any) -> Any:
        """Until the hub answers, at most a minute."""
        for failures in range(40):
            try:
                return work()
            except NoProof as error:
                ceiling = min(2.0, 0.02 * 2.0**failures)
                time.sleep(random.random() * ceiling if error.wait is None else error.wait)
        raise NoProof

    # --- push ------------------------------------------------------------------------------------

    def add(self, kind: str, body: Any, entry: str = "") -> str:
        key = entry or uuid.uuid4().hex
        self.file.execute(
            "INSERT INTO outbox (id, kind, body) VALUES (?, ?, ?)", (key, kind, json.dumps(body))
        )
        return key

    def answer(self, customer: str, sentiment: str = "positive") -> str:
        key = uuid.uuid4().hex
        response = {
            "id": key, "customer_id": customer, "contact_id": "call-1",
            "touchpoint": "call-centre", "action_id": "offer", "asset_id": "offer@call-centre",
            "sentiment": sentiment, "decision_id": "", "at": round(time.time() * 1000),
            "by": self.subject, "team": "", "initiative": True,
        }  # fmt: skip
        return self.add("response", {"response": response, "decision": None}, key)

    def push(self, most: int = 2_000) -> None:
        while True:
            entries = self.take(most)
            if not entries:
                return
            waiting = self.file.execute(
                "SELECT count(*) FROM outbox WHERE state IN ('queued', 'in flight')"
            ).fetchone()[0] - len(entries)
            desk = {
                "installation": self.known("installation"), "subject": self.subject,
                "waiting": waiting, "oldest_at": None,
            }  # fmt: skip
            try:
                reply = self.ask(
                    "/v1/sync/push",
                    {
                        "protocol": 1, "installation": self.known("installation"),
                        "entries": entries, "desks": [desk],
                    },
                )  # fmt: skip
            except Said as said:
                if said.code not in {"too_large", "bad_request", "bad_entry"}:
                    raise
                if len(entries) == 1:
                    self.set_aside(entries[0]["id"], said.code)
                most = max(1, len(entries) // 2)
                continue
            if not self.settle(reply["results"]):
                return
            most = min(2_000, most * 2)

    def take(self, most: int) -> list[dict[str, Any]]:
        with self.together():
            rows = self.file.execute(
                "SELECT id, kind, body, n FROM outbox WHERE state IN ('queued', 'in flight')"
                " ORDER BY n IS NULL, n, made LIMIT ?",
                (most,),
            ).fetchall()
            last = int(self.known("n." + self.known("installation"), "0"))
            entries = []
            for key, kind, body, n in rows:
                if n is None:
                    last += 1
                    n = last  # noqa: PLW2901 - it has one from now on
                    self.file.execute(
                        "UPDATE outbox SET n = ?, state = 'in flight' WHERE id = ?", (n, key)
                    )
                entries.append(
                    {
                        "id": key, "n": n, "kind": kind, "by": self.subject, "made_at": 0,
                        "body": json.loads(body),
                    }
                )  # fmt: skip
            self.keep("n." + self.known("installation"), last)
        return entries

    def settle(self, results: list[dict[str, str]]) -> bool:
        states = {"accepted": "accepted", "duplicate": "accepted", "rejected": "quarantined"}
        with self.together():
            for one in results:
                if one["verdict"] in states:
                    self.file.execute(
                        "UPDATE outbox SET state = ?, code = ? WHERE id = ?",
                        (states[one["verdict"]], one.get("code", ""), one["id"]),
                    )
        return all(one["verdict"] in states for one in results)

    def set_aside(self, entry: str, code: str) -> None:
        with self.together():
            (n,) = self.file.execute("SELECT n FROM outbox WHERE id = ?", (entry,)).fetchone()
            self.file.execute(
                "UPDATE outbox SET n = NULL, state = 'quarantined', code = ? WHERE id = ?",
                (code, entry),
            )
            self.file.execute(
                "UPDATE outbox SET n = NULL, state = 'queued' WHERE state = 'in flight' AND n > ?",
                (n,),
            )
            self.keep("n." + self.known("installation"), n - 1)

    # --- pull ------------------------------------------------------------------------------------

    def pull(self, limit: int = 2_000) -> None:
        more = True
        while more:
            reply = self.ask(
                "/v1/sync/pull", installation=self.known("installation"),
                cursor=self.known("cursor", "0"), limit=limit,
            )  # fmt: skip
            with self.together():
                for done in reply["transactions"]:
                    self.apply(done)
                if int(reply["cursor"]) < int(self.known("cursor", "0")):
                    raise AssertionError("the cursor went backwards")
                self.keep("cursor", reply["cursor"])
            more = reply["more"]

    def apply(self, done: dict[str, Any]) -> None:
        do = self.file.execute
        for gone in done.get("gone", []):
            self.forget(gone["customer_id"])
            if gone.get("erased"):
                do("UPDATE outbox SET body = '' WHERE instr(body, ?)", (gone["customer_id"],))
        for change in done.get("customers", []):
            self.put(change["customer"], done["position"])
        for event in done.get("events", []):
            if self.holds(event["customer_id"]):
                do("INSERT OR REPLACE INTO events VALUES (?, ?, ?)",
                   (event["id"], event["customer_id"], event["at"]))  # fmt: skip
        for one in done.get("responses", []):
            if self.holds(one["customer_id"]):
                do("INSERT OR REPLACE INTO responses VALUES (?, ?, ?, ?)",
                   (one["id"], one["customer_id"], one["sentiment"],
                    int(one.get("withdrawn", False))))  # fmt: skip
        for one in done.get("settlements", []):
            state = {"applied": "accepted", "discarded": "discarded"}[one["verdict"]]
            do("UPDATE outbox SET state = ?, note = ? WHERE id = ? AND state = 'quarantined'",
               (state, one.get("note", ""), one["entry_id"]))  # fmt: skip

    def put(self, record: dict[str, Any], position: int) -> None:
        do = self.file.execute
        key, generation = record["id"], record["generation"]
        if do("SELECT 1 FROM released WHERE customer = ?", (key,)).fetchone():
            return
        row = do("SELECT generation FROM customers WHERE id = ?", (key,)).fetchone()
        again = do("SELECT position FROM wanted WHERE customer = ?", (key,)).fetchone()
        if row is None or row[0] != generation or (again and again[0] <= position):
            self.forget(key)
            do("DELETE FROM wanted WHERE customer = ?", (key,))
        told = canonical(numbers_as_text(record))
        do("INSERT OR REPLACE INTO customers VALUES (?, ?, ?)", (key, generation, told))

    def holds(self, customer: str) -> bool:
        found = self.file.execute("SELECT 1 FROM customers WHERE id = ?", (customer,)).fetchone()
        return found is not None

    def forget(self, customer: str) -> None:
        do = self.file.execute
        do("DELETE FROM customers WHERE id = ?", (customer,))
        for table in ("events", "responses"):
            do(f"DELETE FROM {table} WHERE customer = ?", (customer,))  # noqa: S608 - its own

    def hold(self, customers: list[str], again: bool = False) -> None:
        reply = self.ask(
            "/v1/sync/hold",
            {
                "installation": self.known("installation"), "customer_ids": customers,
                "release": [], "again": again,
            },
        )  # fmt: skip
        with self.together():
            for one in customers:
                self.file.execute("DELETE FROM released WHERE customer = ?", (one,))
                if again:
                    self.file.execute(
                        "INSERT OR REPLACE INTO wanted VALUES (?, ?)", (one, reply["position"])
                    )

    def release(self, customers: list[str]) -> None:
        with self.together():
            for one in customers:
                self.forget(one)
                self.file.execute("INSERT OR REPLACE INTO released VALUES (?)", (one,))
        body = {
            "installation": self.known("installation"), "customer_ids": [], "release": customers,
        }  # fmt: skip
        self.ask("/v1/sync/hold", body)

    def stream(self) -> str:
        """Waits for a hint, and pulls."""
        query = {"installation": self.known("installation"), "cursor": self.known("cursor", "0")}
        with self.open("/v1/sync/stream", **query) as line:
            for told in line:
                if told.startswith(b"data:"):
                    break
                if told.startswith(b":"):
                    sys.stdout.write('"listening"\n')
                    sys.stdout.flush()
        self.pull()
        return "hint"

    # --- digests ---------------------------------------------------------------------------------

    def digest(self, customer: str, record: str) -> str:
        shares = [share("record", record)]
        shares += [
            share("event", key, str(at))
            for key, at in self.file.execute(
                "SELECT id, at FROM events WHERE customer = ?", (customer,)
            )
        ]
        shares += [
            share("response", key, sentiment, str(withdrawn))
            for key, sentiment, withdrawn in self.file.execute(
                "SELECT id, sentiment, withdrawn FROM responses WHERE customer = ?", (customer,)
            )
        ]
        return f"{sum(shares) % 2**64:016x}"

    def compare(self) -> dict[str, Any]:
        """Repairs what differs. Says who differed."""
        differ: list[str] = []
        for part in range(16):
            while True:
                reply = self.ask(
                    "/v1/sync/digest", installation=self.known("installation"),
                    cursor=self.known("cursor", "0"), part=part,
                )  # fmt: skip
                if reply["quiet"]:
                    break
                self.pull()
            mine = {
                key: self.digest(key, record)
                for key, record in self.file.execute("SELECT id, record FROM customers").fetchall()
                if part_of(key) == part
            }
            theirs = reply["digests"]
            for key in mine.keys() - theirs.keys():
                self.forget(key)
                differ.append(key)
            wrong = [key for key in theirs if mine.get(key) != theirs[key]]
            if wrong:
                self.hold(wrong, again=True)
                self.pull()
            differ += wrong
        return {"differed": sorted(differ)}

    def state(self) -> dict[str, Any]:
        customers = dict(self.file.execute("SELECT id, record FROM customers").fetchall())
        return {
            "epoch": int(self.known("epoch", "0")),
            "installation": self.known("installation"),
            "cursor": int(self.known("cursor", "0")),
            "digests": {key: self.digest(key, record) for key, record in customers.items()},
            "outbox": {
                key: [state, code, note]
                for key, state, code, note in self.file.execute(
                    "SELECT id, state, code, note FROM outbox ORDER BY made"
                )
            },
        }


def numbers_as_text(value: Any) -> Any:
    """Integers are written as they came by Python's own way; fractions were kept as they came."""
    if isinstance(value, bool) or value is None or isinstance(value, Number):
        return value
    if isinstance(value, int):
        return Number(value)
    if isinstance(value, dict):
        return {name: numbers_as_text(one) for name, one in value.items()}
    return [numbers_as_text(one) for one in value] if isinstance(value, list) else value


def main() -> None:
    url, folder, subject, token = sys.argv[1:]
    desk = Desk(url, Path(folder), subject, token)
    for line in sys.stdin:
        command = json.loads(line)
        what, arguments = command[0], command[1:]
        if what == "damage":  # as a bad disk would
            desk.file.execute("DELETE FROM events WHERE customer = ?", (arguments[0],))
            said: Any = None
        elif what == "sync":
            for _ in range(2):  # the pull may find out that the hub was restored
                desk.persist(desk.push)
                said = desk.persist(desk.pull)
        else:
            work = getattr(desk, what)
            said = desk.persist(lambda work=work, given=arguments: work(*given))
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
