#!/usr/bin/env bash
# How long a client that starts ./relay mcp waits for its first list of tools, against a Relay that
# runs, and what that costs of a processor; without and with the archive of loaded classes.
# usage: bench/mcp-stdio.sh [ROUNDS]
set -u
cd "$(dirname "$0")/.." || exit 1
rounds="${1:-9}"
RELAY_HOME="$(mktemp -d)"
export RELAY_HOME RELAY_PORT=0
trap './relay stop >/dev/null 2>&1; rm -rf "$RELAY_HOME"' EXIT
./relay up --detach >/dev/null || exit 1
app="target/apps/$(cat target/apps/current)"
for _ in $(seq 120); do [ -e "$app/relay.aot" ] && break; sleep 1; done # so that nothing trains meanwhile

# round: "seconds processor-seconds" of one client, both together with the launcher's
round() {
  local out
  out="$(mktemp)"
  { /usr/bin/time -f '%U %S' -o "$out.time" node bench/mcp-stdio.mjs ./relay; } >"$out" || {
    echo "it failed: $(cat "$out")" >&2
    exit 1
  }
  echo "$(sed 's/.*"seconds":\([0-9.]*\).*/\1/' "$out") $(awk '{ print $1 + $2 }' "$out.time")"
  rm -f "$out" "$out.time"
}

# show TITLE
show() {
  local all=() each
  for each in $(seq "$rounds"); do all+=("$(round)") || exit 1; done
  printf '%s\n' "${all[@]}" | sort -n | awk -v title="$1" '
    { wall[NR] = $1; cpu[NR] = $2 }
    END { printf "%s: spawn to tools/list %.2f s median (%.2f to %.2f), %.2f s of a processor, the client included\n",
          title, wall[int((NR + 1) / 2)], wall[1], wall[NR], cpu[int((NR + 1) / 2)] }'
}

rm -f "$app/mcp.aot"
RELAY_NO_TRAINING=1 show "without an archive"
round >/dev/null # leaves the archive behind
for _ in $(seq 60); do [ -e "$app/mcp.aot" ] && break; sleep 1; done
[ -e "$app/mcp.aot" ] || echo "there is no archive; the next line is without it"
show "with the archive"
echo "goal: at most 0.9 s with the archive, and nothing but JSON-RPC on standard output (checked)"
