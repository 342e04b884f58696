#!/usr/bin/env bash
# How long senders of webhooks wait in a burst of 10,000, and whether kill -9 loses any of what GitHub
# really sent: bench/webhooks.sh [KILLS]
set -eu
cd "$(dirname "$0")/.."
./relay test -q -pl repo-sync -am -Dtest.excluded= -Dtest.compiler=-XX:+UseG1GC -Dgroups=bench \
  -Dtest='WebhookBench,KillTest' -Dkills="${1:-50}" -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
grep -hE '^(warm-up|of [0-9]|[0-9]+ kills)' repo-sync/target/surefire-reports/*.{WebhookBench,KillTest}-output.txt
