# Sourced by ./stancewatch and ./test with $here set: `ready run` or `ready develop` makes sure that the
# private environment holds what uv.lock says, and leaves its path in $environment.
#
# A stamp with the hash of uv.lock and pyproject.toml says that nothing is to be done, so that a second
# start costs nothing and needs no network. uv itself is installed into a small environment of its own.

environment="$here/.venv"
uv_version=0.13.9

ready() {
    wanted=$1
    stamp="$environment/.stancewatch-$wanted"
    sum=$(cat "$here/uv.lock" "$here/pyproject.toml" | cksum)
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then return 0; fi
    # An environment that is there keeps its Python: another one would make uv empty it first.
    python="$environment/bin/python"
    if [ ! -x "$python" ]; then python=$(find_python); fi
    echo "Setting up a private environment in $environment (once, needs the network) ..." >&2
    if [ ! -x "$here/.stancewatch/uv/bin/uv" ] || ! "$here/.stancewatch/uv/bin/uv" --version | grep -q "$uv_version"; then
        "$python" -m venv "$here/.stancewatch/uv"
        "$here/.stancewatch/uv/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
    fi
    groups=""
    if [ "$wanted" = develop ]; then groups="--group dev --group docs --group e2e"; fi
    # --inexact: setting up to run must not take the development tools away again
    # shellcheck disable=SC2086
    "$here/.stancewatch/uv/bin/uv" sync --project "$here" --locked --quiet --inexact --python "$python" $groups
    echo "$sum" >"$stamp"
    if [ "$wanted" = develop ]; then echo "$sum" >"$environment/.stancewatch-run"; fi
}

find_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    echo "StanceWatch needs Python 3.11 or newer with the venv module; none was found. Hint: install python3." >&2
    exit 2
}
