#!/usr/bin/env bash
# How long Relay takes from its command to ready, and what it and its PostgreSQL hold in memory when
# idle. Linux only: memory is read from /proc/<pid>/smaps_rollup.
set -u
cd "$(dirname "$0")/.." || exit 1
runs="${1:-5}"
RELAY_HOME="$(mktemp -d)"
export RELAY_HOME RELAY_PORT=0
trap './relay stop >/dev/null 2>&1; rm -rf "$RELAY_HOME"' EXIT

ms() { date +%s%N | cut -c1-13; }
value() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" "$RELAY_HOME/run/relay.json"; }
start() { # prints milliseconds from the command to ready
  local began
  began="$(ms)"
  ./relay up --detach >/dev/null 2>"$RELAY_HOME/start.err" || { cat "$RELAY_HOME/start.err" >&2; exit 1; }
  echo $(($(ms) - began))
}
pss() { # KB of the processes given
  local total=0 each kb
  for each in "$@"; do
    kb="$(sed -n 's/^Pss: *\([0-9]*\) kB/\1/p' "/proc/$each/smaps_rollup" 2>/dev/null)"
    total=$((total + ${kb:-0}))
  done
  echo "$total"
}
postgres_pids() {
  local first
  first="$(head -n 1 "$RELAY_HOME/postgres/data/postmaster.pid")"
  echo "$first"
  cat "/proc/$first/task/$first/children" 2>/dev/null
}

RELAY_NO_TRAINING=1 start >/dev/null || exit 1 # builds what is to be built
./relay stop 2>/dev/null
rm -rf "${RELAY_HOME:?}"/*
cold="$(start)" || exit 1
echo "first start on an empty home: $cold ms"
app="target/apps/$(cat target/apps/current)"
for _ in $(seq 120); do [ -e "$app/relay.aot" ] && break; sleep 1; done
[ -e "$app/relay.aot" ] || echo "there is no class archive; the numbers below are without it"
./relay stop 2>/dev/null

times=()
for _ in $(seq "$runs"); do
  times+=("$(start)")
  [ ${#times[@]} = "$runs" ] || ./relay stop 2>/dev/null
done
sorted="$(printf '%s\n' "${times[@]}" | sort -n)"
echo "warm start to ready, ms: $(echo $sorted) (median $(echo "$sorted" | sed -n "$(((runs + 1) / 2))p"); at most 4000)"

sleep 20 # idle
jvm="$(pss "$(value pid)")"
# shellcheck disable=SC2046 # one word per process
database="$(pss $(postgres_pids))"
echo "idle PSS: JVM $((jvm / 1024)) MB, PostgreSQL $((database / 1024)) MB, together $(((jvm + database) / 1024)) MB (at most 450)"
