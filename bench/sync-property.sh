#!/usr/bin/env bash
# Whether a sync can lose anything: random working states x random upstream changes x every method and
# policy, cut off at a random step (half of the cases), and whole processes killed with kill -9 at a random
# moment (the other half). Prints the seeds, what became of the cases, and fails at the first one that is wrong.
# usage: bench/sync-property.sh [CASES]
set -eu
cd "$(dirname "$0")/.."
CASES=${1:-2000}
status=0
./relay test -q -pl repo-sync -am -Dtest='SyncPropertyTest,SyncKillTest' \
  -Dsync.cases=$((CASES / 2)) -Dsync.kills=$((CASES / 2)) -Dsync.together=12 -Dsurefire.failIfNoSpecifiedTests=false || status=$?
grep -h '^sync ' repo-sync/target/surefire-reports/*.Sync{Property,Kill}Test-output.txt
exit "$status"
