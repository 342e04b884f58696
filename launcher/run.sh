# Starting and stopping, and what needs a Relay that runs.

RUNNING="$HOME_DIR/run/relay.json"
# Quiet on stdout, small, and with the archive of loaded classes when there is one.
JVM_FLAGS="-XX:+UseSerialGC -Xms32m -Xmx512m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:+UseStringDeduplication -XX:TieredStopAtLevel=1 -Xss512k -Xlog:disable -Xlog:all=warning:stderr --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true"

# up [--port N] [--detach]
up() {
  local detach=no
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) [ $# -gt 1 ] || fail "--port needs a number."; RELAY_PORT="$2"; shift ;;
      --port=*) RELAY_PORT="${1#--port=}" ;;
      --detach | -d) detach=yes ;;
      *) fail "up knows --port N and --detach, not '$1'." ;;
    esac
    shift
  done
  case "${RELAY_PORT-0}" in *[!0-9]* | "") fail "a port is a number from 0 to 65535, not '$RELAY_PORT'." ;; esac
  refuse_second
  prepare
  [ -z "${RELAY_DEMO-}" ] || (require build && demo_ingredients) || exit 1
  export RELAY_HOME="$HOME_DIR"
  [ -z "${RELAY_PORT-}" ] || export RELAY_PORT
  if [ -n "${RELAY_DEMO-}" ]; then
    export RELAY_DEMO RELAY_TOOLS="${RELAY_TOOLS-$ROOT/web-frontend/node_modules/.bin}"
  fi
  if [ "$detach" = yes ]; then
    start_detached
  else
    [ -z "${RELAY_DEMO-}" ] || (runs_as $$ && sleep 0.2 && hint) &
    (runs_as $$ && train) >/dev/null 2>&1 </dev/null &
    java_command
    exec "${JAVA_COMMAND[@]}"
  fi
}

# Relay itself refuses too; this says it before anything is built.
refuse_second() {
  running_pid >/dev/null || return 0
  say "Relay already runs on this home, at $(running_value url). A new address to sign in: ./relay token"
  exit 3
}

prepare() {
  if is_built; then require; else require build; build; fi
}

# Sets JAVA_COMMAND; relay.home is there to know our own process again.
java_command() {
  local archive=""
  [ "$APP/relay.aot" -nt "$APP/relay.jar" ] && archive="-XX:AOTCache=$APP/relay.aot"
  # shellcheck disable=SC2086 # the flags are words
  JAVA_COMMAND=("$JDK/bin/java" $archive $JVM_FLAGS ${RELAY_JVM_FLAGS-} "-Drelay.home=$HOME_DIR"
    -jar "$APP/relay.jar")
}

running_value() { sed -n "s/.*\"$1\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p" "$RUNNING" 2>/dev/null; }

command_of() {
  if [ -r "/proc/$1/cmdline" ]; then tr '\0' ' ' <"/proc/$1/cmdline"; else ps -ww -p "$1" -o command= 2>/dev/null; fi
}

# The pid of the Relay on this home, if it runs and is ours.
running_pid() {
  local pid
  pid="$(running_value pid)"
  case "$pid" in "" | *[!0-9]*) return 1 ;; esac
  case "$(command_of "$pid")" in *"-Drelay.home=$HOME_DIR "*) echo "$pid" ;; *) return 1 ;; esac
}

# Waits until the Relay that starts under this pid is ready; false when it ends instead.
runs_as() {
  until [ "$(running_value pid)" = "$1" ]; do
    kill -0 "$1" 2>/dev/null || return 1
    sleep 0.2
  done
}

hint() { node "$ROOT/launcher/connect.mjs" claude --hint; }

start_detached() {
  mkdir -p "$HOME_DIR/logs" && chmod 700 "$HOME_DIR" || fail "$HOME_DIR cannot be written; set RELAY_HOME."
  local out="$HOME_DIR/logs/start.log" pid status
  (umask 077; : >"$out")
  java_command
  set -m
  nohup "${JAVA_COMMAND[@]}" >"$out" 2>&1 </dev/null &
  pid=$!
  set +m
  until grep -q '^relay ready' "$out"; do
    if ! kill -0 "$pid" 2>/dev/null; then
      wait "$pid"
      status=$?
      cat "$out" >&2
      return "$status"
    fi
    sleep 0.05
  done
  disown "$pid" 2>/dev/null
  grep '^relay ready' "$out"
  : >"$out" # the address in it works once, but need not lie around
  [ -z "${RELAY_DEMO-}" ] || hint
  set -m
  (runs_as "$pid" && train) >/dev/null 2>&1 </dev/null &
  set +m
}

# Runs Relay once in a throw-away home and keeps which classes it loaded: the next start is twice as
# fast. Never in anybody's way: low priority, quiet, given up after two minutes.
train() {
  [ -z "${RELAY_NO_TRAINING-}" ] && [ ! -e "$APP/relay.aot" ] || return 0
  find "$APP/relay.aot.lock" -mmin +10 -exec rmdir {} + 2>/dev/null # its maker was killed
  mkdir "$APP/relay.aot.lock" 2>/dev/null || return 0
  (
    trap 'rm -rf "$APP/relay.aot.lock"' EXIT
    training_home="$(mktemp -d)" || exit 0
    trap 'rm -rf "$training_home" "$APP/relay.aot.lock"' EXIT
    mkdir -p "$training_home/postgres"
    for programs in "$HOME_DIR"/postgres/bin-*; do
      [ -d "$programs" ] && ln -s "$programs" "$training_home/postgres/"
    done
    # shellcheck disable=SC2086 # the flags are words
    env -i PATH="$PATH" HOME="$training_home" RELAY_HOME="$training_home" RELAY_PORT=0 RELAY_TRAINING=1 \
      nice -n 10 "$JDK/bin/java" "-XX:AOTCacheOutput=$APP/relay.aot.new" $JVM_FLAGS \
      "-Drelay.home=$training_home" -jar "$APP/relay.jar" >"$training_home/out" 2>&1 </dev/null &
    pid=$!
    waited=0
    until grep -q '^relay ready' "$training_home/out"; do
      kill -0 "$pid" 2>/dev/null && [ $waited -lt 120 ] || { kill -9 "$pid" 2>/dev/null; exit 0; }
      waited=$((waited + 1))
      sleep 1
    done
    RELAY_HOME="$training_home" node "$ROOT/launcher/train.mjs" >/dev/null 2>&1
    kill -TERM "$pid"
    wait "$pid"
    [ -s "$APP/relay.aot.new" ] && mv "$APP/relay.aot.new" "$APP/relay.aot"
  )
}

stop() {
  local pid waited=0
  if ! pid="$(running_pid)"; then
    say "No Relay runs on this home."
    return 0
  fi
  kill -TERM "$pid" || fail "process $pid cannot be stopped by this user."
  while kill -0 "$pid" 2>/dev/null && running_pid >/dev/null; do
    [ $waited -lt 450 ] || fail "process $pid does not stop; see logs/relay.log in the home."
    waited=$((waited + 1))
    sleep 0.1
  done
  say "Relay has stopped."
}

login_address() {
  running_pid >/dev/null || fail "no Relay runs on this home. Start one with ./relay up."
  has_node || exit 1
  RELAY_HOME="$HOME_DIR" node "$ROOT/launcher/login-address.mjs"
}

webhook() {
  running_pid >/dev/null || fail "no Relay runs on this home. Start one with ./relay up."
  has_node || exit 1
  RELAY_HOME="$HOME_DIR" node "$ROOT/launcher/webhook.mjs" "$@"
}

connect() {
  has_node || exit 1
  RELAY_HOME="$HOME_DIR" RELAY_COMMAND="$ROOT/relay" node "$ROOT/launcher/connect.mjs" "$@"
}

# The commands that ask the Relay that runs; ready in the blink of an eye once trained.
CLI_FLAGS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -Xss512k -Xlog:disable"

cli() {
  local library archive="" each out
  find_jdk || fail "a JDK 25 is needed; ./relay doctor says how to get it."
  current_app
  [ -f "$APP/relay.jar" ] || fail "Relay is not running; start it with ./relay up."
  library="$(echo "$APP"/lib/mcp-server-*.jar)"
  for each in repo-sync picocli jackson-core-3 jackson-databind-3 jackson-annotations; do
    library="$library:$(echo "$APP/lib/$each"*.jar)"
  done
  if [ "$APP/cli.aot" -nt "$APP/relay.jar" ]; then
    archive="-XX:AOTCache=$APP/cli.aot"
  else
    (train_cli "$library") >/dev/null 2>&1 </dev/null &
  fi
  { out="$(width_of 3)"; } 3>&1
  # shellcheck disable=SC2086 # the flags are words
  RELAY_HOME="$HOME_DIR" exec "$JDK/bin/java" $archive $CLI_FLAGS "-Drelay.cli.out=$out" \
    "-Drelay.cli.err=$(width_of 2)" -cp "$library" dev.relay.mcp.cli.Cli "$@"
}

# The columns of a terminal, 0 when that is none.
width_of() {
  local size
  [ -t "$1" ] || { echo 0; return; }
  size="$(stty size <&"$1" 2>/dev/null)"
  size="${size##* }"
  case "$size" in "" | 0 | *[!0-9]*) echo 80 ;; *) echo "$size" ;; esac
}

# Keeps which classes a command loads, once the first is over.
train_cli() {
  [ -z "${RELAY_NO_TRAINING-}" ] && running_pid || return 0
  find "$APP/cli.aot.lock" -mmin +10 -exec rmdir {} + # its maker was killed
  mkdir "$APP/cli.aot.lock" || return 0
  trap 'rm -rf "$APP/cli.aot.lock"' EXIT
  sleep 2
  # shellcheck disable=SC2086 # the flags are words
  RELAY_HOME="$HOME_DIR" nice -n 10 "$JDK/bin/java" "-XX:AOTCacheOutput=$APP/cli.aot.new" $CLI_FLAGS \
    -cp "$1" dev.relay.mcp.cli.Cli repo list
  [ -s "$APP/cli.aot.new" ] && mv "$APP/cli.aot.new" "$APP/cli.aot"
}

# A bridge of few classes; ready in the blink of an eye once trained.
MCP_FLAGS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -Xss512k -Xlog:disable -Xlog:all=warning:stderr"

# Only JSON-RPC may reach stdout from here on.
mcp() {
  if ! find_jdk || ! running_pid >/dev/null; then
    (up --detach) >/dev/null || exit $?
    find_jdk
  fi
  local library archive=""
  current_app
  library="$(echo "$APP"/lib/mcp-server-*.jar):$(echo "$APP"/lib/repo-sync-*.jar)"
  if [ "$APP/mcp.aot" -nt "$APP/relay.jar" ]; then
    archive="-XX:AOTCache=$APP/mcp.aot"
  else
    (train_mcp "$library") >/dev/null 2>&1 </dev/null &
  fi
  # shellcheck disable=SC2086 # the flags are words
  RELAY_HOME="$HOME_DIR" exec "$JDK/bin/java" $archive $MCP_FLAGS -cp "$library" \
    dev.relay.mcp.stdio.StdioBridge
}

# Keeps which classes the bridge loads for a client that greets and lists the tools.
train_mcp() {
  [ -z "${RELAY_NO_TRAINING-}" ] && running_pid || return 0
  find "$APP/mcp.aot.lock" -mmin +10 -exec rmdir {} + # its maker was killed
  mkdir "$APP/mcp.aot.lock" || return 0
  trap 'rm -rf "$APP/mcp.aot.lock"' EXIT
  sleep 2
  # shellcheck disable=SC2086 # the flags are words
  {
    echo '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"training","version":"1"}}}'
    echo '{"jsonrpc":"2.0","method":"notifications/initialized"}'
    echo '{"jsonrpc":"2.0","id":2,"method":"tools/list"}'
  } | RELAY_HOME="$HOME_DIR" nice -n 10 "$JDK/bin/java" "-XX:AOTCacheOutput=$APP/mcp.aot.new" $MCP_FLAGS \
    -cp "$1" dev.relay.mcp.stdio.StdioBridge
  [ -s "$APP/mcp.aot.new" ] && mv "$APP/mcp.aot.new" "$APP/mcp.aot"
}
