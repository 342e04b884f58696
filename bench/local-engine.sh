#!/usr/bin/env bash
# How long somebody waits without any key: from the last word to the first answer event of a read-only
# command, and from the demo sentence to the diff.
set -eu
cd "$(dirname "$0")/.."
./relay test -q -pl voice-bridge -am -Dtest.excluded= -Dgroups=bench -Dtest.compiler=-XX:+UseG1GC -Dtest=LocalEngineBench \
  -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
cat voice-bridge/target/surefire-reports/*LocalEngineBench-output.txt
