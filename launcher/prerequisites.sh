# What Relay needs on the machine: a JDK 25, git, Maven and Node. Each check either finds a usable
# one or says how to get it on this system.

# at_least 3.8.7 3.9 -> true
at_least() {
  local wanted="$1" have="$2" w h
  while [ -n "$wanted" ]; do
    w="${wanted%%.*}" h="${have%%.*}"
    [ "${h:-0}" -gt "$w" ] && return 0
    [ "${h:-0}" -lt "$w" ] && return 1
    case "$wanted" in *.*) wanted="${wanted#*.}" ;; *) wanted="" ;; esac
    case "$have" in *.*) have="${have#*.}" ;; *) have="" ;; esac
  done
  return 0
}

# The first number with dots in what a program says about itself.
version_in() {
  printf '%s\n' "$1" | sed -n 's/[^0-9]*\([0-9][0-9]*\(\.[0-9][0-9]*\)*\).*/\1/p' | head -n 1
}

is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    grep -q '^JAVA_VERSION="25[".+]' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | grep -q 'version "25[".+]'
  fi
}

# Sets JDK, or returns 1.
find_jdk() {
  local candidate from_path
  from_path="$(command -v java 2>/dev/null || true)"
  while [ -L "$from_path" ]; do
    candidate="$(readlink "$from_path")"
    case "$candidate" in /*) from_path="$candidate" ;; *) from_path="$(dirname "$from_path")/$candidate" ;; esac
  done
  for candidate in "${JAVA_HOME:-}" "${from_path%/bin/java}" \
    ${RELAY_JDK_FOLDERS-/usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      "$HOME"/.sdkman/candidates/java/* /opt/*}; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JDK="$candidate"
      return 0
    fi
  done
  return 1
}

as_root() { [ "$(id -u)" = 0 ] || printf 'sudo '; }

# True when apt offers the package in at least that version.
apt_offers() {
  local offered
  offered="$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: *\([0-9]*:\)\{0,1\}//p')"
  offered="$(version_in "$offered")"
  [ -n "$offered" ] && at_least "${2:-0}" "$offered"
}

package_manager() {
  local each
  for each in brew apt-get dnf pacman; do
    command -v "$each" >/dev/null 2>&1 && { echo "$each"; return; }
  done
  echo none
}

# how_to_get jdk|git|maven|node -> a command line for this system
how_to_get() {
  local tool="$1" manager
  manager="$(package_manager)"
  if [ "$tool" = jdk ] && [ -d "$HOME/.sdkman" ]; then
    echo "sdk install java 25.0.3-tem"
    return
  fi
  case "$manager:$tool" in
    brew:jdk) echo "brew install --cask temurin@25" ;;
    brew:node) echo "brew install node@22 && brew link --overwrite node@22" ;;
    brew:bubblewrap) echo "it is there on Linux only; compose.yaml has it" ;;
    brew:*) echo "brew install $tool" ;;
    apt-get:jdk)
      if apt_offers openjdk-25-jdk-headless; then
        echo "$(as_root)apt-get install openjdk-25-jdk-headless"
      elif apt_offers temurin-25-jdk; then
        echo "$(as_root)apt-get install temurin-25-jdk"
      else
        echo "curl -s https://get.sdkman.io | bash && . ~/.sdkman/bin/sdkman-init.sh && sdk install java 25.0.3-tem"
      fi
      ;;
    apt-get:node)
      if apt_offers nodejs 20.19; then
        echo "$(as_root)apt-get install nodejs npm"
      else
        echo "curl -fsSL https://deb.nodesource.com/setup_22.x | $(as_root)bash - && $(as_root)apt-get install nodejs"
      fi
      ;;
    apt-get:*) echo "$(as_root)apt-get install $tool" ;;
    dnf:jdk) echo "$(as_root)dnf install java-25-openjdk-devel" ;;
    dnf:node) echo "$(as_root)dnf install nodejs npm" ;;
    dnf:*) echo "$(as_root)dnf install $tool" ;;
    pacman:jdk) echo "$(as_root)pacman -S jdk25-openjdk" ;;
    pacman:node) echo "$(as_root)pacman -S nodejs npm" ;;
    pacman:*) echo "$(as_root)pacman -S $tool" ;;
    none:jdk) echo "see https://adoptium.net for a JDK 25" ;;
    none:bubblewrap) echo "see https://github.com/containers/bubblewrap" ;;
    none:git) echo "see https://git-scm.com/downloads" ;;
    none:maven) echo "see https://maven.apache.org/download.cgi" ;;
    none:node) echo "see https://nodejs.org/en/download" ;;
  esac
}

node_version() { version_in "$(node --version 2>/dev/null)"; }
git_version() { version_in "$(git --version 2>/dev/null)"; }
# The line that begins with "Apache Maven", in colour on some systems.
maven_version() {
  version_in "$(JAVA_HOME="$JDK" mvn --version 2>/dev/null | sed -n 's/.*Apache Maven //p')"
}

node_is_usable() {
  case "$1" in
    "" | 21.*) return 1 ;;
    20.*) at_least 20.19 "$1" ;;
    *) at_least 22.12 "$1" ;;
  esac
}

# "Relay needs X, and there is none: COMMAND"
missing() { say "Relay needs $2, and $3. Get it with: $(how_to_get "$1")"; }

# What is needed to run, or to build: exits when something is missing, having named all of it.
require() {
  local ok=yes
  if ! find_jdk; then
    missing jdk "a JDK 25" "none was found in JAVA_HOME, the PATH or the usual folders"
    ok=no
  fi
  if [ -z "$(git_version)" ]; then
    missing git git "it is not on the PATH"
    ok=no
  fi
  has_node || ok=no
  if [ "${1:-}" = build ]; then
    has_maven || ok=no
  fi
  [ "$ok" = yes ] || exit 1
}

has_node() {
  local found
  found="$(node_version)"
  node_is_usable "$found" && return 0
  missing node "Node 20.19 or newer (22.12 or newer from 21 on)" "$(have "$found")"
  return 1
}

# Without a JDK Maven cannot say its version; being there is enough then.
has_maven() {
  local found
  found=""
  if command -v mvn >/dev/null 2>&1; then
    [ -n "${JDK-}" ] || return 0
    found="$(maven_version)"
  fi
  at_least 3.8.7 "${found:-0}" && return 0
  missing maven "Maven 3.8.7 or newer" "$(have "$found")"
  return 1
}

have() { if [ -n "$1" ]; then echo "this is $1"; else echo "it is not on the PATH"; fi; }
