# Sourced by the scripts beside it: makes .venv and installs the project into it.
# usage: set_up EXTRAS      (EXTRAS: nothing, or [dev])
set_up() {
  cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
  local python=${PYTHON:-python3} stamp want
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "scripts: Python 3.11 or later is needed; set PYTHON to it" >&2; exit 2; }
  want="$("$python" --version) $1 $(sha256sum pyproject.toml)"
  stamp=.venv/.set-up
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && return
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
      echo "scripts: Python's venv module is missing; as root: apt-get install python3-venv" >&2; exit 2
    fi
  fi
  [ -x .venv/bin/python ] || "$python" -m venv --clear .venv || exit 2
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".$1" || {
    echo "scripts: installing failed; is PyPI reachable?" >&2; exit 2; }
  echo "$want" > "$stamp"
}

# Installs Debian packages whose commands are missing, where root may; elsewhere says what to install, and the tests that need them say so.
# usage: need COMMAND PACKAGE [COMMAND PACKAGE ...]
need() {
  local packages=()
  while [ $# -gt 0 ]; do
    command -v "$1" >/dev/null || packages+=("$2")
    shift 2
  done
  [ ${#packages[@]} -eq 0 ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  else
    echo "scripts: some tests need: apt-get install ${packages[*]} (as root)" >&2
  fi
}

# Installs what tests take from npm, by the lock file; says so where npm is missing.
npm_packages() {
  [ tests/npm/node_modules/.package-lock.json -nt tests/npm/package-lock.json ] && return
  command -v npm >/dev/null || { echo "scripts: npm is missing: the tests of editor and browser need it" >&2; return; }
  npm ci --prefix tests/npm --silent --no-audit --no-fund || echo "scripts: npm ci failed; is the npm registry reachable?" >&2
}
