# Sourced by ./stancewatch and ./test with $here set: `ready run` or `ready develop` makes sure that the
# private environment holds what uv.lock says, and leaves its path in $environment.
#
# A stamp with the hash of uv.lock and pyproject.toml says that nothing is to be done, so that a second
# start costs nothing and needs no network. uv itself is installed into a small environment of its own.
#
# One start sets up at a time; the others wait for it. The stamp is written last, so that what a start that was
# cut off has left behind is finished by the next.

environment="$here/.venv"
uv_version=0.13.9

ready() {
    wanted=$1
    sum=$(cat "$here/uv.lock" "$here/pyproject.toml" | cksum)
    if stamped; then return 0; fi
    mkdir -p "$here/.stancewatch"
    if command -v flock >/dev/null 2>&1; then
        (
            flock -n 9 || { echo "Waiting for another start that sets up $environment ..." >&2; flock 9; }
            stamped || set_up
        ) 9>"$here/.stancewatch/setup.lock"
    else
        alone_without_flock
    fi
}

stamped() {
    stamp="$environment/.stancewatch-$wanted"
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && [ -x "$environment/bin/stancewatch" ]
}

# A folder is made by one start only. It holds the number of its process: a lock whose holder is gone is taken away.
alone_without_flock() {
    lock="$here/.stancewatch/setup.lock.d"
    told=""
    until mkdir "$lock" 2>/dev/null; do
        holder=$(cat "$lock/holder" 2>/dev/null || :)
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
            mv "$lock" "$lock.$$" 2>/dev/null && rm -rf "$lock.$$"
            continue
        fi
        [ -n "$told" ] || echo "Waiting for another start that sets up $environment; it holds $lock ..." >&2
        told=yes
        sleep 1
    done
    echo "$$" >"$lock/holder"
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 130' INT TERM HUP
    stamped || set_up
    rm -rf "$lock"
    trap - EXIT INT TERM HUP
}

set_up() {
    # An environment that is there keeps its Python: another one would make uv empty it first.
    python="$environment/bin/python"
    if ! "$python" -c "" 2>/dev/null; then
        python=$(find_python)
        rm -rf "$environment" # half of one, or one whose Python is gone
    fi
    echo "Setting up a private environment in $environment (once, needs the network) ..." >&2
    uv="$here/.stancewatch/uv/bin/uv"
    if ! "$uv" --version 2>/dev/null | grep -qF "$uv_version"; then
        # --clear: what is there may be half of one
        "$python" -m venv --clear "$here/.stancewatch/uv"
        "$here/.stancewatch/uv/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
    fi
    groups=""
    if [ "$wanted" = develop ]; then groups="--group dev --group docs --group e2e"; fi
    # --inexact: setting up to run must not take the development tools away again
    # shellcheck disable=SC2086
    "$uv" sync --project "$here" --locked --quiet --inexact --python "$python" $groups
    if [ "$wanted" = develop ]; then write_stamp run; fi
    write_stamp "$wanted"
}

write_stamp() {
    echo "$sum" >"$environment/.stancewatch-$1.partial"
    mv "$environment/.stancewatch-$1.partial" "$environment/.stancewatch-$1"
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
