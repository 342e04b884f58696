#!/usr/bin/env bash
# A repository with a file of 1 GB: cloned, synced beside a change in it, changed in a task. Prints what each
# step took.
# usage: bench/sync-large-file.sh [MEGABYTES]
set -eu
cd "$(dirname "$0")/.."
status=0
./relay test -q -pl repo-sync -am -Dtest=LargeFileTest -Dsync.megabytes="${1:-1024}" \
  -Dsurefire.failIfNoSpecifiedTests=false || status=$?
grep -h '^large file' repo-sync/target/surefire-reports/*.LargeFileTest-output.txt
exit "$status"
