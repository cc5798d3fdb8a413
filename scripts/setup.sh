# Sourced by the scripts beside it: makes environments from the locks in scripts/locks.

# Enters the project's folder and makes the environment of a use, unless it stands as its lock says.
# usage: set_up USE   (build and test share .venv, any other has .venv-USE; sets $bin to its commands)
set_up() {
  cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
  local use=$1 venv=.venv-$1 lock stamp
  case $use in build | test) venv=.venv ;; esac
  # What tests need includes what building needs, in the same versions.
  [ "$use" = build ] && grep -qs '^test ' .venv/.set-up && use=test
  bin=$venv/bin
  lock=scripts/locks/$use.txt
  find_python
  if [ "$use" = newest ]; then
    lock=$venv.txt
    lock_newest "$lock"
  fi
  stamp="$use $(stamp_of "$lock")"
  [ -x "$bin/python" ] && [ "$(cat "$venv/.set-up" 2>/dev/null)" = "$stamp" ] && return
  new_environment "$venv"
  install "$venv" --require-hashes -r scripts/locks/backend.txt
  install "$venv" --require-hashes -r "$lock"
  case $use in
    citation | lock | workflows) ;; # tools that know nothing of the project
    *) install "$venv" --editable . ;;
  esac
  echo "$stamp" >"$venv/.set-up"
}

# What an environment was made from.
stamp_of() { echo "$("$python" --version) $(cat pyproject.toml scripts/locks/backend.txt "$1" | sha256sum)"; }

find_python() {
  python=${PYTHON:-python3}
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "scripts: Python 3.11 or later is needed; set PYTHON to it" >&2
    exit 2
  }
}

# usage: new_environment FOLDER   (empty but for pip; what stood there goes)
new_environment() {
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
      echo "scripts: Python's venv module is missing; as root: apt-get install python3-venv" >&2
      exit 2
    fi
  fi
  "$python" -m venv --clear "$1" || exit 2
}

# Installs what is named and nothing else: a lock is complete, and what it builds is built by it.
# Nothing is compiled ahead: of most libraries few modules are ever imported.
# usage: install ENVIRONMENT PIP-ARGUMENTS
install() {
  "$1/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
    --no-compile --no-build-isolation "${@:2}" || {
    echo "scripts: installing failed; is the package index reachable?" >&2
    exit 2
  }
}

# usage: compile LOCK ARGUMENTS   (of uv pip compile; uv stands in .venv-lock)
compile() {
  .venv-lock/bin/uv pip compile --system-certs --no-config --quiet --universal --python-version 3.11 \
    --generate-hashes --custom-compile-command scripts/lock --output-file "$1" "${@:2}" >/dev/null
}

# What pyproject.toml allows of what tests need.
tested=(pyproject.toml --all-extras --group backend --group test)

# usage: lock_newest FILE   (a lock of the newest versions that pyproject.toml allows today)
lock_newest() {
  (set_up lock)
  compile "$1" "${tested[@]}" --upgrade || exit 2
}

# Installs Debian packages whose commands are missing, where root may; elsewhere says what to
# install, and the tests that need them say so.
# usage: need COMMAND PACKAGE [COMMAND PACKAGE ...]
need() {
  local packages=()
  while [ $# -gt 0 ]; do
    command -v "$1" >/dev/null || packages+=("$2")
    shift 2
  done
  [ ${#packages[@]} -eq 0 ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq &&
      apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  else
    echo "scripts: some tests need: apt-get install ${packages[*]} (as root)" >&2
  fi
}

# Installs from npm by a lock file; says so where npm is missing.
# usage: npm_packages FOLDER [LOCKED]   (LOCKED: where the lock file stands, if not in FOLDER)
npm_packages() {
  local folder=$1 locked=${2:-$1}
  [ "$folder/node_modules/.package-lock.json" -nt "$locked/package-lock.json" ] && return
  command -v npm >/dev/null || {
    echo "scripts: npm is missing: editor, browser and workflows are checked with it" >&2
    return
  }
  [ "$folder" = "$locked" ] || cp "$locked"/package*.json "$folder"
  npm ci --prefix "$folder" --silent --no-audit --no-fund ||
    echo "scripts: npm ci failed; is the npm registry reachable?" >&2
}
