"""The libraries that teams already run, unchanged, against a real hub."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from tests.support.hub import Hub
from tests.support.installed_once import installed_once
from tests.support.node_peers import NodePeers
from tests.support.places import ROOT

TIMEOUT_S = 60

SEGMENT = """
import sys
from segment.analytics import Client
failures = []
client = Client(sys.argv[2], host=sys.argv[1], on_error=lambda error, _: failures.append(error),
                max_retries=1, gzip={gzip}, upload_interval=0.05)
"""
RUDDER = """
import sys
from rudderstack.analytics import Client
failures = []
client = Client(sys.argv[2], host=sys.argv[1], on_error=lambda error, _: failures.append(error),
                max_retries=1, gzip={gzip}, upload_interval=0.05)
"""
CALLS = """
client.identify("ada", {"name": "Ada Lee", "phone": "+442079460018", "email": "ada@example.com"})
client.track("ada", "Order Completed", {"total": 12.5})
client.page("ada", "Help", "Contracts", {"url": "https://example.com/contracts"})
client.screen("ada", "App", "Bill")
client.group("ada", "home-1", {"name": "Lee"})
client.alias("device-1", "ada")
for n in range(250):
    client.track("ada", "Ping", {"n": n, "not_a_number": float("nan") if n == 7 else 0})
client.flush()
client.join()
sys.exit(str(failures) if failures else 0)
"""
NODE = """
const [, , host, key] = process.argv
const calls = async (client, done) => {
  const of = (more) => ({ userId: 'ada', ...more })
  const traits = { name: 'Ada Lee', phone: '+442079460018', email: 'ada@example.com' }
  client.identify(of({ traits }))
  client.track(of({ event: 'Order Completed', properties: { total: 12.5 } }))
  const properties = { url: 'https://example.com/contracts' }
  client.page(of({ category: 'Help', name: 'Contracts', properties }))
  client.screen(of({ category: 'App', name: 'Bill' }))
  client.group(of({ groupId: 'home-1', traits: { name: 'Lee' } }))
  client.alias({ previousId: 'device-1', userId: 'ada' })
  for (let n = 0; n < 250; n++) client.track(of({ event: 'Ping', properties: { n } }))
  await done()
}
"""
SEGMENT_NODE = (
    NODE
    + """
const { Analytics } = require('@segment/analytics-node')
const client = new Analytics({ writeKey: key, host, flushAt: 100, maxRetries: 1 })
client.on('error', (error) => { console.error(error); process.exitCode = 1 })
calls(client, () => client.closeAndFlush({ timeout: 20000 }))
"""
)
RUDDER_NODE = (
    NODE
    + """
const RudderAnalytics = require('@rudderstack/rudder-sdk-node')
const client = new RudderAnalytics(key, { dataPlaneUrl: host, flushAt: 100, flushInterval: 100 })
// Each flush sends up to flushAt events.
const flushed = async () => { for (let n = 0; n < 10; n++) await client.flush() }
calls(client, flushed).then(() => process.exit(0), (error) => {
  console.error(error); process.exit(1)
})
"""
)


def run(command: list[str], hub: Hub, **environment: str) -> None:
    done = subprocess.run(
        [*command, hub.url, hub.write_key("my-northline")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def python(hub: Hub, script: str, path: Path | None = None) -> None:
    environment = {} if path is None else {"PYTHONPATH": str(path)}
    run([sys.executable, "-W", "ignore", "-c", script], hub, **environment)


def rows(hub: Hub, query: str) -> list[tuple[Any, ...]]:
    connection = driver.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)
    try:
        return list(connection.execute(query))
    finally:
        connection.close()


def arrived(hub: Hub, *, quarantined: int = 0) -> None:
    """All of it, once, and understood."""
    pings = 250 - quarantined
    hub.until(lambda: len(rows(hub, "SELECT 1 FROM events")) >= 6 + pings)
    events = rows(hub, "SELECT type, properties, customer_id, touchpoint FROM events ORDER BY at")
    assert {row[2] for row in events} == {events[0][2]}
    assert {row[3] for row in events} == {"my-northline"}
    told = {row[0]: json.loads(row[1]) for row in events if row[0] != "Ping"}
    assert set(told) == {
        "Identified", "Order Completed", "Page Viewed", "Screen Viewed", "Group Joined",
        "Identity Aliased",
    }  # fmt: skip
    assert told["Order Completed"]["total"] == 12.5
    assert told["Page Viewed"]["url"] == "https://example.com/contracts"
    assert told["Page Viewed"]["name"] == "Contracts"
    assert told["Screen Viewed"]["name"] == "Bill"
    found = sorted(json.loads(row[1])["n"] for row in events if row[0] == "Ping")
    assert len(found) == len(set(found)) == pings
    assert rows(hub, "SELECT name FROM customers WHERE merged_into IS NULL") == [("Ada Lee",)]
    identities = set(rows(hub, "SELECT namespace, value FROM identities"))
    assert {
        ("user_id", "ada"), ("phone", "+442079460018"), ("email", "ada@example.com"),
        ("anonymous_id", "device-1"), ("household", "home-1"),
    } <= identities  # fmt: skip
    assert [row[0] for row in rows(hub, "SELECT reason FROM quarantine")] == (
        ["bad_json"] * quarantined
    )


@pytest.mark.parametrize("gzip", [False, True])
def test_segment_python(hub: Hub, gzip: bool) -> None:
    python(hub, SEGMENT.format(gzip=gzip) + CALLS)
    arrived(hub, quarantined=1)


def test_segment_python_of_former_years(hub: Hub) -> None:
    lock = ROOT / "requirements" / "segment-2.3.4.txt"

    def command(folder: Path) -> list[str]:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        return [*pip, "--require-hashes", "-r", str(lock), "--target", str(folder)]

    folder = installed_once("segment-2.3.4", [lock], command)
    version = "import segment.analytics.version as v; assert v.VERSION == '2.3.4', v.VERSION\n"
    python(hub, version + SEGMENT.format(gzip=False) + CALLS, folder)
    arrived(hub, quarantined=1)


def test_rudder_python(hub: Hub) -> None:
    python(hub, RUDDER.format(gzip=True) + CALLS)
    arrived(hub, quarantined=1)


def test_segment_node(hub: Hub, node_peers: NodePeers) -> None:
    run([str(node_peers.node), "-e", SEGMENT_NODE, "-"], hub,
        NODE_PATH=str(node_peers.folder / "node_modules"))  # fmt: skip
    arrived(hub)


def test_rudder_node(hub: Hub, node_peers: NodePeers) -> None:
    run([str(node_peers.node), "-e", RUDDER_NODE, "-"], hub,
        NODE_PATH=str(node_peers.folder / "node_modules"))  # fmt: skip
    arrived(hub)
