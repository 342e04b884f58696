#!/usr/bin/env bash
# Reads real repositories (git directories, each with some of its tags) until the index has 500,000
# definitions, then asks it: files/s, index size, p50/p95/worst of every kind of question.
# bench/symbols.sh GIT_DIR...
set -eu
[ $# -gt 0 ] || { echo "bench/symbols.sh GIT_DIR..., such as clones of large projects" >&2; exit 2; }
RELAY_BENCH_REPOSITORIES="$(for each in "$@"; do (cd "$each" && pwd -P); done | paste -sd: -)"
export RELAY_BENCH_REPOSITORIES
cd "$(dirname "$0")/.."
./relay test -q -pl mcp-server -am -Dtest.excluded= -Dgroups=bench -Dtest=SymbolsBench \
  -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
cat mcp-server/target/surefire-reports/*SymbolsBench-output.txt
