"""What SQLite asks of the operating system, in our hands: on the real library, in its process.

sqlcipher3's wheel exports `sqlite3_vfs_find` and `sqlite3_vfs_register`. A copy of the unix VFS is
registered as the default; each file that it opens gets a copy of its table of methods, in which
writing, syncing and so on go through `hook` first. Files, locks and everything else stay SQLite's
own. The table of methods is read by SQLite at each call, so no other file is concerned.

    with watched(hook):          # every connection that is opened within goes through the hook
        ...

Hub and desktop use the same library, so both can be watched.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast
from typing import Any, Final, NamedTuple, Protocol

from sqlcipher3 import _sqlite3 as library

IOERR: Final = 10
FULL: Final = 13
CANTOPEN: Final = 14
IOERR_READ: Final = IOERR | 1 << 8
IOERR_WRITE: Final = IOERR | 3 << 8
IOERR_FSYNC: Final = IOERR | 4 << 8
IOERR_DIR_FSYNC: Final = IOERR | 5 << 8
IOERR_TRUNCATE: Final = IOERR | 6 << 8
IOERR_DELETE: Final = IOERR | 10 << 8
IOERR_SHMSIZE: Final = IOERR | 19 << 8


class Call(NamedTuple):
    """One thing that SQLite wants done."""

    what: str
    """open, read, write, truncate, sync, delete, syncdir (the folder of `path`) or shm (the shared
    memory of a WAL's index grows)."""
    path: str
    """Empty for a temporary file without a name."""
    at: int = 0
    """Of a write: its offset. Of a truncation: the size afterwards."""
    data: bytes = b""


class Hook(Protocol):
    """`do` does it and returns SQLite's code, 0 for success; so does the hook."""

    def __call__(self, call: Call, do: Callable[..., int]) -> int:
        """For a write, `do(n)` writes only the first n bytes of it."""
        ...


_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_Close = CFUNCTYPE(c_int, c_void_p)
_Access = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_ShmMap = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int, c_void_p)
_OpenDirectory = CFUNCTYPE(c_int, c_char_p, c_void_p)
_SetSystemCall = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)
_GetSystemCall = CFUNCTYPE(c_void_p, c_void_p, c_char_p)


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int), ("os_file", c_int), ("longest", c_int), ("next", c_void_p),
        ("name", c_char_p), ("app_data", c_void_p), ("open", c_void_p), ("delete", c_void_p),
        *((name, c_void_p) for name in (
            "access", "full_pathname", "dl_open", "dl_error", "dl_sym", "dl_close", "randomness",
            "sleep", "current_time", "last_error", "current_time_64", "set_system_call",
            "get_system_call", "next_system_call",
        )),
    )  # fmt: skip


class _Methods(Structure):
    _fields_ = (
        ("version", c_int),
        *((name, c_void_p) for name in (
            "close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "reserved",
            "control", "sector", "characteristics", "shm_map", "shm_lock", "shm_barrier",
            "shm_unmap", "fetch", "unfetch",
        )),
    )  # fmt: skip


class _Watch:
    """The VFS of ours. One a process, for good: SQLite keeps pointers into it."""

    def __init__(self) -> None:
        self.hook: Hook | None = None
        self._sqlite = ctypes.CDLL(library.__file__)
        self._sqlite.sqlite3_vfs_find.restype = c_void_p
        self._sqlite.sqlite3_vfs_find.argtypes = (c_char_p,)
        self._sqlite.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
        self._base = self._sqlite.sqlite3_vfs_find(b"unix")
        if not self._base:
            raise RuntimeError("this build of SQLite has no unix VFS")
        base = cast(self._base, POINTER(_Vfs)).contents
        self._ours = _Vfs()
        ctypes.memmove(ctypes.byref(self._ours), self._base, ctypes.sizeof(_Vfs))
        self._ours.name = b"watched"
        self._kept: list[Any] = []
        self._tables: dict[int, _Methods] = {}
        self._paths: dict[int, str] = {}
        self._opens, self._deletes = _Open(base.open), _Delete(base.delete)
        self._ours.open = self._keep(_Open(self._open))
        self._ours.delete = self._keep(_Delete(self._delete))
        get = _GetSystemCall(base.get_system_call)
        self._open_directory = _OpenDirectory(get(self._base, b"openDirectory"))
        set_ = _SetSystemCall(base.set_system_call)
        set_(self._base, b"openDirectory", self._keep(_OpenDirectory(self._sync_directory)))

    def use(self, *, default: bool) -> None:
        """New connections go through it, or as ever."""
        self._sqlite.sqlite3_vfs_register(ctypes.byref(self._ours), int(default))
        if not default:
            self._sqlite.sqlite3_vfs_register(self._base, 1)

    def _keep(self, function: Any) -> int:
        self._kept.append(function)
        return int(cast(function, c_void_p).value or 0)

    def _ask(self, call: Call, do: Callable[..., int], broken: int = IOERR) -> int:
        hook = self.hook
        if hook is None:
            return do()
        try:
            return hook(call, do)
        except BaseException:  # nothing may be raised through C
            import traceback

            traceback.print_exc()
            return broken

    # --- the VFS ---

    def _open(self, _: int, name: int, file: int, flags: int, out: int) -> int:
        path = os.fsdecode(ctypes.string_at(name)) if name else ""

        def do() -> int:
            code: int = self._opens(self._base, name, file, flags, out)
            methods = c_void_p.from_address(file).value
            if code == 0 and methods:
                c_void_p.from_address(file).value = ctypes.addressof(self._table(methods))
                self._paths[file] = path
            return code

        return self._ask(Call("open", path), do, CANTOPEN)

    def _delete(self, _: int, name: bytes, sync: int) -> int:
        def do() -> int:
            return int(self._deletes(self._base, name, sync))

        return self._ask(Call("delete", os.fsdecode(name)), do)

    def _sync_directory(self, name: bytes, out: int) -> int:
        def do() -> int:
            return int(self._open_directory(name, out))

        return self._ask(Call("syncdir", os.fsdecode(name)), do, CANTOPEN)

    # --- a file ---

    def _table(self, base: int) -> _Methods:
        known = self._tables.get(base)
        if known is not None:
            return known
        real = cast(base, POINTER(_Methods)).contents
        ours = self._tables[base] = _Methods()
        ctypes.memmove(ctypes.byref(ours), base, ctypes.sizeof(_Methods))
        ours.close = self._closing(_Close(real.close))
        ours.read = self._reading(_Access(real.read))
        ours.write = self._writing(_Access(real.write))
        ours.truncate = self._truncating(_Truncate(real.truncate))
        ours.sync = self._syncing(_Sync(real.sync))
        if real.version >= 2 and real.shm_map:
            ours.shm_map = self._mapping(_ShmMap(real.shm_map))
        return ours

    def _closing(self, close: Any) -> int:
        def closing(file: int) -> int:
            self._paths.pop(file, None)
            return int(close(file))

        return self._keep(_Close(closing))

    def _reading(self, read: Any) -> int:
        def reading(file: int, to: int, amount: int, at: int) -> int:
            call = Call("read", self._paths.get(file, ""), at)
            return self._ask(call, lambda: int(read(file, to, amount, at)))

        return self._keep(_Access(reading))

    def _writing(self, write: Any) -> int:
        def writing(file: int, data: int, amount: int, at: int) -> int:
            def do(most: int = amount) -> int:
                return int(write(file, data, most, at)) if most else 0

            call = Call("write", self._paths.get(file, ""), at, ctypes.string_at(data, amount))
            return self._ask(call, do)

        return self._keep(_Access(writing))

    def _truncating(self, truncate: Any) -> int:
        def truncating(file: int, size: int) -> int:
            call = Call("truncate", self._paths.get(file, ""), size)
            return self._ask(call, lambda: int(truncate(file, size)))

        return self._keep(_Truncate(truncating))

    def _syncing(self, sync: Any) -> int:
        def syncing(file: int, flags: int) -> int:
            call = Call("sync", self._paths.get(file, ""))
            return self._ask(call, lambda: int(sync(file, flags)))

        return self._keep(_Sync(syncing))

    def _mapping(self, shm: Any) -> int:
        def mapping(file: int, page: int, size: int, extend: int, out: int) -> int:
            def do() -> int:
                return int(shm(file, page, size, extend, out))

            if not extend:
                return do()
            return self._ask(Call("shm", self._paths.get(file, ""), page), do)

        return self._keep(_ShmMap(mapping))


_watch: _Watch | None = None


@contextmanager
def watched(hook: Hook) -> Iterator[None]:
    """One at a time. Connections that outlive it go on as if nothing were there."""
    global _watch  # noqa: PLW0603 - one a process, as SQLite has one list
    if _watch is None:
        _watch = _Watch()
    if _watch.hook is not None:
        raise RuntimeError("another hook is watching")
    _watch.hook = hook
    _watch.use(default=True)
    try:
        yield
    finally:
        _watch.hook = None
        _watch.use(default=False)
