#!/usr/bin/env bash
# Who is touched when something changes, over 100 repositories with 40 files each: the first answer and
# those after it, beside git grep for the same name in one repository after the other.
set -eu
cd "$(dirname "$0")/.."
./relay test -q -pl mcp-server -am -Dtest.excluded= -Dgroups=bench -Dtest.compiler=-XX:+UseG1GC \
  -Dtest=ImpactScaleBench -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
grep -v WARNING mcp-server/target/surefire-reports/*ImpactScaleBench-output.txt
