#!/usr/bin/env bash
# Search beside ripgrep on the same files, query by query in turn: absent, rare, frequent and very common
# words, how fast the index is built, how large it is, and how soon it knows what a fetch of 100 commits brought.
# The corpus is put together from the folders in RELAY_BENCH_SOURCES (a colon between), such as clones of kafka,
# redis and spring-boot, then this build's own sources, the frontend's packages and the JDK's src.zip.
# bench/search.sh [FILES] (up to 18000, or 100 MB); on a disk whose speed varies, set TMPDIR to a RAM disk.
set -eu
cd "$(dirname "$0")/.."
command -v rg >/dev/null || { echo "search.sh: install ripgrep first." >&2; exit 1; }
export JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Dfiles=${1:-18000}${TMPDIR:+ -Djava.io.tmpdir=$TMPDIR}"
./relay test -q -pl mcp-server -am -Dtest.excluded= -Dgroups=bench -Dtest=SearchBench \
  -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
cat mcp-server/target/surefire-reports/*SearchBench-output.txt
