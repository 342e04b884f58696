#!/usr/bin/env bash
# Relay beside the installed git: fetching, status and diffs of many small repositories and of one with
# 12,000 files, turn by turn in one run. On a disk whose speed varies, set TMPDIR to a RAM disk.
# bench/repo-sync.sh [fetching|status|trees|diffs|reads]
set -eu
cd "$(dirname "$0")/.."
[ -z "${TMPDIR:-}" ] || export JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$TMPDIR"
which="RepoSyncBench${1:+#$1}"
./relay test -q -pl repo-sync -am -Dtest.excluded= -Dgroups=bench -Dtest.compiler=-XX:+UseG1GC -Dtest="$which" \
  -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
cat repo-sync/target/surefire-reports/*RepoSyncBench-output.txt
