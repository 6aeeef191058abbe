"""What can go wrong with the hub's folder, said to the administrator.

StoreError
├── FolderInUse     another process serves or imports into this folder
├── NewerSchema     written by a newer Agent Desktop
├── UnsoundSqlite   the SQLite library has a bug that corrupts databases
├── NotADatabase    hub.db is damaged or something else
└── NotStored       the disk refused; nothing of the unit was kept
"""

from __future__ import annotations


class StoreError(Exception):
    """The hub's folder cannot be used."""


class FolderInUse(StoreError):
    pass


class NewerSchema(StoreError):
    pass


class UnsoundSqlite(StoreError):
    pass


class NotADatabase(StoreError):
    pass


class NotStored(StoreError):
    pass
