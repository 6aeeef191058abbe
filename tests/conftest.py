"""What every test stands on. Each subject has a file of its own in `tests/support/`.

The environment is set before Qt or keyring can be imported: no test paints on the developer's
screen, opens the developer's keyring or finds the developer's profile.
"""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
_HOME = tempfile.TemporaryDirectory(prefix="agent-desktop-tests-")
for _kind in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME"):
    _name = "XDG_RUNTIME_DIR" if _kind == "RUNTIME" else f"XDG_{_kind}_HOME"
    os.environ[_name] = os.path.join(_HOME.name, _kind.lower())  # noqa: PTH118 - set as text
    os.makedirs(os.environ[_name], mode=0o700, exist_ok=True)  # noqa: PTH103 - as above

pytest_plugins = (
    "tests.support.log_records",
    "tests.support.qt_loop",
    "tests.support.collector",
    "tests.support.places",
    "tests.support.virtual_screen",
    "tests.support.secret_service",
    "tests.support.node_peers",
    "tests.support.older_segment",
    "tests.support.hub",
)
