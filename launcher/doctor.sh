# A table of everything Relay needs or can use, each with the way to get it.

row() { printf '%-12s %-8s %s\n' "$1" "$2" "$3"; }

check() { # NAME VALUE-OR-EMPTY ADVICE
  if [ -n "$2" ]; then row "$1" ok "$2"; else row "$1" missing "$3"; troubles=$((troubles + 1)); fi
}

optional() { # NAME VALUE-OR-EMPTY WHAT-FOR
  if [ -n "$2" ]; then row "$1" ok "$2"; else row "$1" absent "$3"; fi
}

doctor() {
  local troubles=0 found pid
  JDK=""
  find_jdk
  check "JDK 25" "$JDK" "$(how_to_get jdk)"
  check git "$(git_version)" "$(how_to_get git)"
  found="$([ -n "$JDK" ] && maven_version)"
  at_least 3.8.7 "${found:-0}" || found=""
  check Maven "$found" "3.8.7 or newer: $(how_to_get maven)"
  found="$(node_version)"
  node_is_usable "$found" || found=""
  check Node "$found" "20.19, or 22.12 and newer: $(how_to_get node)"
  optional ripgrep "$(rg --version 2>/dev/null | head -n 1)" "search works without, more slowly"
  sandbox_row
  optional claude "$(claude --version 2>/dev/null | head -n 1)" "free-form requests need Claude Code: npm install -g @anthropic-ai/claude-code"
  optional browser "$(browser)" "browser tests need chromium"
  keys
  home_row
  if is_built; then row build ok "up to date"; else row build stale "the next start builds it"; fi
  if pid="$(running_pid)"; then
    row running yes "process $pid at $(running_value url)"
    while IFS= read -r found; do row remote trouble "$found"; done < <(node "$ROOT/launcher/troubles.mjs" 2>/dev/null)
  else
    row running no "./relay up starts it"
    port_row "${RELAY_PORT:-8080}"
  fi
  [ "$troubles" = 0 ]
}

sandbox_row() {
  local found
  found="$(sandbox)"
  if [ -z "$found" ] && [ "$(setting RELAY_SANDBOX)" = process ]; then
    row sandbox process "RELAY_SANDBOX: what agents wrote and tests run can do all that you can"
  else
    optional sandbox "$found" "without bubblewrap, what Claude Code writes is not tested: $(how_to_get bubblewrap)"
  fi
}

# From the environment, else from the home's .env.
setting() {
  if [ -n "$(printenv "$1")" ]; then
    printenv "$1"
  else
    sed -n "s/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}$1[[:space:]]*=[[:space:]]*[\"']\{0,1\}\([^\"'[:space:]]*\).*/\2/p" "$HOME_DIR/.env" 2>/dev/null | tail -n 1
  fi
}

sandbox() {
  command -v bwrap >/dev/null 2>&1 || return 0
  bwrap --ro-bind / / --unshare-user --unshare-pid true 2>/dev/null && version_in "$(bwrap --version)"
}

browser() {
  local each
  for each in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$each" 2>/dev/null && return
  done
  [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] && echo "Google Chrome"
}

keys() {
  local name
  for name in ANTHROPIC_API_KEY OPENAI_API_KEY DEEPGRAM_API_KEY ASSEMBLYAI_API_KEY GH_TOKEN \
    GITHUB_APP_ID GITHUB_APP_PRIVATE_KEY GITLAB_TOKEN TELEGRAM_TOKEN WEBHOOK_SECRET; do
    if [ -n "$(printenv "$name")" ] || grep -Eq "^[[:space:]]*(export[[:space:]]+)?$name[[:space:]]*=[[:space:]]*[^[:space:]]" "$HOME_DIR/.env" 2>/dev/null; then
      row key present "$name"
    else
      row key absent "$name"
    fi
  done
}

port_row() {
  if [ "$1" = 0 ]; then
    row port any "the start says which one is taken"
  elif (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    row port taken "$1 is used by another program: stop that, or ./relay up --port 0"
    troubles=$((troubles + 1))
  else
    row port free "$1"
  fi
}

home_row() {
  if [ ! -e "$HOME_DIR" ]; then
    row home new "$HOME_DIR is made at the first start"
  elif [ ! -d "$HOME_DIR" ]; then
    row home broken "$HOME_DIR is a file: move it away or set RELAY_HOME"
    troubles=$((troubles + 1))
  elif [ ! -w "$HOME_DIR" ]; then
    row home broken "$HOME_DIR is not writable: make it so or set RELAY_HOME"
    troubles=$((troubles + 1))
  else
    row home ok "$HOME_DIR"
  fi
}
