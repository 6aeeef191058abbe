"""One desktop a profile listens here: what a second start or a softphone's hook hands over."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST: Final = 8192
"""Bytes of one message; who sends more is cut off."""
CONNECTIONS: Final = 32
PATIENCE_MS: Final = 2000

Answer = Callable[[bytes], bytes]


class Listener(QObject):
    """Takes lines from processes of the same user and sends back what `answer` says to each."""

    def __init__(self, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._open: set[QLocalSocket] = set()
        self._server = QLocalServer(self)
        # On Windows the pipe is this user's; elsewhere the folder is, and the peer is asked for.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def listen(self, address: str) -> bool:
        """False: the address cannot be had. Call while holding the profile's lock, so that a
        socket that is found there is left over from a process that was killed."""
        if sys.platform != "win32":
            Path(address).unlink(missing_ok=True)
        return self._server.listen(address)

    def close(self) -> None:
        self._server.close()
        for connection in tuple(self._open):
            connection.abort()

    def _accept(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            if len(self._open) >= CONNECTIONS or not _same_user(connection):
                connection.abort()
                connection.deleteLater()
                continue
            self._open.add(connection)
            connection.readyRead.connect(lambda c=connection: self._read(c))
            connection.disconnected.connect(lambda c=connection: self._over(c))
            patience = QTimer(connection)
            patience.setSingleShot(True)
            patience.timeout.connect(lambda c=connection: c.abort())
            patience.start(PATIENCE_MS)
            if connection.canReadLine():
                self._read(connection)

    def _read(self, connection: QLocalSocket) -> None:
        if connection.canReadLine():
            line = bytes(connection.readLine(LONGEST).data())
            if line.endswith(b"\n"):
                connection.write(self._answer(line))
                connection.disconnectFromServer()
                return
        elif connection.bytesAvailable() <= LONGEST:
            return
        connection.abort()

    def _over(self, connection: QLocalSocket) -> None:
        self._open.discard(connection)
        connection.deleteLater()


def _same_user(connection: QLocalSocket) -> bool:
    """Whom the kernel says it is; where it does not say, the folder's rights must do."""
    if not hasattr(socket, "SO_PEERCRED") or sys.platform == "win32":
        return True
    handle = socket.socket(fileno=os.dup(int(connection.socketDescriptor())))
    with handle:
        packed = handle.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int.from_bytes(packed[4:8], sys.byteorder) == os.getuid()
