# Builds Relay when a source is newer than the last build. What Maven makes in voice-bridge/target/app
# is copied to a folder per build: a Relay that runs keeps its jars while the next one is built.

APPS="$ROOT/target/apps"
BUILD_STAMP="$ROOT/target/build.stamp"
# Maven's own libraries still use what JDK 25 warns about.
MAVEN_JVM="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx1g"

current_app() { APP="$APPS/$(cat "$APPS/current" 2>/dev/null || echo none)"; }
current_app

# Folders count too: their time changes when a file in them is removed.
is_built() {
  [ -f "$BUILD_STAMP" ] && [ -f "$APP/relay.jar" ] || return 1
  local newer
  newer="$(
    cd "$ROOT" || exit 1
    {
      find pom.xml ./*/pom.xml ./*/src/main -newer "$BUILD_STAMP" -print
      find web-frontend -mindepth 1 \( -name node_modules -o -name target -o -name dist \) -prune \
        -o -newer "$BUILD_STAMP" -print
    } 2>/dev/null | head -n 1
  )"
  [ -z "$newer" ]
}

build() {
  is_built && return 0
  mkdir -p "$APPS"
  alone
  is_built && return 0 # another one built it meanwhile
  touch "$BUILD_STAMP.new"
  maven "Building Relay" build.log -DskipTests package || exit 1
  keep_build
  mv "$BUILD_STAMP.new" "$BUILD_STAMP"
  rm -rf "$APPS/lock"
  trap - EXIT
}

# Waits for another launcher that is building the same sources.
alone() {
  until mkdir "$APPS/lock" 2>/dev/null; do
    kill -0 "$(cat "$APPS/lock/pid" 2>/dev/null || echo $$)" 2>/dev/null || rm -rf "$APPS/lock"
    sleep 0.5
  done
  echo $$ >"$APPS/lock/pid"
  trap 'rm -rf "$APPS/lock"' EXIT
}

keep_build() {
  local name old
  name="$(date +%s)"
  rm -rf "$APPS/new"
  cp -R "$ROOT/voice-bridge/target/app" "$APPS/new" && mv "$APPS/new" "$APPS/$name" || exit 1
  echo "$name" >"$APPS/current"
  current_app
  for old in $(cd "$APPS" && ls -d [0-9]* | sort -rn | tail -n +3); do rm -rf "${APPS:?}/$old"; done
}

# maven TITLE LOG ARGUMENTS: one line of progress; the end of the log when it fails.
maven() {
  local title="$1" name="$2" log="$ROOT/target/$2" began=$SECONDS status pid
  shift 2
  mkdir -p "$ROOT/target"
  : >"$log"
  (cd "$ROOT" && JAVA_HOME="$JDK" MAVEN_OPTS="$MAVEN_JVM ${MAVEN_OPTS:-}" \
    exec mvn -B -ntp "$@" >"$log" 2>&1 </dev/null) &
  pid=$!
  trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
  progress "$title" "$log" "$pid" "$began"
  wait "$pid"
  status=$?
  trap - INT TERM
  if [ "$status" = 0 ]; then
    say "$title: done in $((SECONDS - began)) s."
  else
    grep -v -e '^\[INFO\]' -e '^$' -e 'Help 1' "$log" | tail -n 30 >&2
    say "$title: failed; its end is above and all of it in target/$name."
  fi
  return "$status"
}

progress() {
  local title="$1" log="$2" pid="$3" began="$4" module
  [ -t 2 ] || say "$title …"
  while kill -0 "$pid" 2>/dev/null; do
    if [ -t 2 ]; then
      module="$(sed -n 's/^\[INFO\] Building \(.*[^ ]\)  *[^ ]* *\[\([0-9]*\)\/\([0-9]*\)\]$/\1 (\2 of \3)/p' "$log" | tail -n 1)"
      printf '\r\033[K%s: %s, %s s' "$title" "${module:-starting}" "$((SECONDS - began))" >&2
    fi
    sleep 0.5
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
}

# The demo's repositories are built offline, in a sandbox: what Maven needs for that is fetched here,
# by building one of them once. Nothing of it is installed.
demo_ingredients() {
  local from="$ROOT/repo-sync/src/main/resources/demo/shared-api" to="$ROOT/target/demo"
  [ "$to/ready" -nt "$from/pom.xml" ] && return 0
  rm -rf "$to" && mkdir -p "$ROOT/target" && cp -R "$from" "$to" || exit 1
  maven "Fetching what the demo is built with" demo.log -f "$to/pom.xml" \
    package org.apache.maven.plugins:maven-install-plugin:3.1.4:help || exit 1
  touch "$to/ready"
}

# Every test, then a table of counts; the last line is "N passed, N failed, N skipped".
run_tests() {
  require build
  local status
  find "$ROOT" -path '*/target/surefire-reports/*.xml' -not -path '*/node_modules/*' -delete 2>/dev/null
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  demo_ingredients
  maven "Testing Relay" test.log -Dmaven.test.failure.ignore=true verify "$@"
  status=$?
  node "$ROOT/launcher/test-report.mjs" "$ROOT" "$status"
}
