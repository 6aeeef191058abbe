"""What can go wrong with the files. Every message is for the person at the screen.

CacheError
├── SqliteTooOld     the bundled library would damage files
├── WrongKey         the files are sealed with another key
├── ForeignFile      there is a file of that name that is not ours
├── CacheDamaged     the bytes on the disk are not what was written; `part` says which file
├── ReadOnlyCache    the files or their folder cannot be written
├── DiskTrouble      the disk is full or failing
├── NewerSchema      a newer version of the program has been here
├── CacheSealed      customers are locked away until the PIN is typed
└── ProfileInUse     another desktop has this profile open
"""

from __future__ import annotations

from pathlib import Path


class CacheError(Exception):
    """The encrypted files cannot be used as they are."""


class SqliteTooOld(CacheError):
    pass


class WrongKey(CacheError):
    pass


class ForeignFile(CacheError):
    pass


class CacheDamaged(CacheError):
    def __init__(self, message: str, file: Path) -> None:
        super().__init__(message)
        self.file = file


class ReadOnlyCache(CacheError):
    pass


class DiskTrouble(CacheError):
    pass


class NewerSchema(CacheError):
    pass


class CacheSealed(CacheError):
    pass


class ProfileInUse(CacheError):
    pass
