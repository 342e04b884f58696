#!/usr/bin/env bash
# How long senders of webhooks wait in a burst of 10,000, and whether kill -9 loses any of them:
# bench/webhooks.sh [KILLS]
set -eu
cd "$(dirname "$0")/.."
./relay test -q -pl repo-sync -am -Dtest.excluded= -Dgroups=bench -Dtest.compiler=-XX:+UseG1GC -Dtest='WebhookBench,KillTest' \
  -Dkills="${1:-50}" -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
cat repo-sync/target/surefire-reports/*WebhookBench-output.txt \
  repo-sync/target/surefire-reports/*KillTest-output.txt
