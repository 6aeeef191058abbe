#!/bin/sh
# Writes requirements/*.txt: every package with its version and the hashes of its files, and no
# word of where a package comes from. `make lock` runs it.
set -eu

cd "$(dirname "$0")/.."
uv=${UV:-uv}
if ! command -v "$uv" >/dev/null 2>&1; then
    echo "lock: needs uv. Install it into an environment of its own (pip install uv)," >&2
    echo "      then run: make lock UV=/path/to/uv" >&2
    exit 1
fi

# test.txt is the widest set, so the others are held to its versions: one environment can take
# `make demo` and `make test` in any order without a reinstall.
lock() {
    name=$1
    shift
    echo "requirements/$name.txt"
    "$uv" pip compile --quiet --universal --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-config --python-version 3.11 \
        --custom-compile-command "make lock" ${upgrade:-} \
        --output-file "requirements/$name.txt" "$@"
}

upgrade=${UPGRADE:+--upgrade}
lock test pyproject.toml --extra hub --group build --group test --group check
held="--constraint requirements/test.txt"
lock desktop pyproject.toml $held
lock hub pyproject.toml --extra hub --group build $held
lock check --group check $held
lock package pyproject.toml --extra hub --group build --group package $held
lock bench --group bench $held

# An older client that teams still run; it cannot live beside the newer one, so its test installs
# it into a folder of its own.
lock segment-2.3.4 requirements/segment-2.3.4.in
