"""Asks a service on D-Bus, without waiting long. jeepney comes with the keyring on Linux."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

SESSION: Final = "SESSION"
SYSTEM: Final = "SYSTEM"
PATIENCE_S: Final = 2.0


@dataclass(frozen=True)
class Where:
    """A service's object with one of its interfaces."""

    service: str
    path: str
    interface: str


@dataclass
class Bus:
    """A connection that is made at the first question, and again after it broke.

    `which` is SESSION or SYSTEM, or an address, as `DBUS_SESSION_BUS_ADDRESS` holds one.
    """

    which: str
    _connection: DBusConnection | None = field(default=None, init=False)
    _absent: bool = field(default=False, init=False)

    def ask(self, where: Where, method: str, signature: str = "", *values: Any) -> Any:
        """The first value of the answer; None for an error of any kind."""
        connection = self._open()
        if connection is None:
            return None
        from jeepney import DBusAddress, MessageType, new_method_call

        address = DBusAddress(where.path, bus_name=where.service, interface=where.interface)
        call = new_method_call(address, method, signature or None, values)
        # A screen saver that is not there must not be started by a question about it.
        call.header.flags |= _no_auto_start()
        try:
            reply = connection.send_and_get_reply(call, timeout=PATIENCE_S)
        except Exception:  # a bus that fails in any way cannot say
            self.close()
            return None
        if reply.header.message_type is not MessageType.method_return or not reply.body:
            return None
        return reply.body[0]

    def property(self, where: Where, name: str) -> Any:
        properties = Where(where.service, where.path, "org.freedesktop.DBus.Properties")
        found = self.ask(properties, "Get", "ss", where.interface, name)
        # A variant: its signature and its value.
        return found[1] if isinstance(found, tuple) and len(found) == 2 else None

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _open(self) -> DBusConnection | None:
        if self._connection is not None:
            return self._connection
        if self._absent or (self.which == SESSION and not _session_bus()):
            return None
        try:
            from jeepney.io.blocking import open_dbus_connection
        except ImportError:
            self._absent = True
            return None
        try:
            self._connection = open_dbus_connection(bus=self.which)
        except Exception:  # no bus, or none that takes us
            return None
        return self._connection


def _session_bus() -> bool:
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


def _no_auto_start() -> Any:
    from jeepney import MessageFlag

    return MessageFlag.no_auto_start
