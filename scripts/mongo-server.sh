#!/usr/bin/env bash
# A real MongoDB-wire server for tests, on a free loopback port with a fresh data folder.
#   MONGODB_URL=$(scripts/mongo-server.sh start DIR [ferretdb|secantus])   prints the URL; logs are in DIR/log
#   scripts/mongo-server.sh stop DIR                                       ends it and deletes its data
# What it needs is built or installed once into .cache/: ferretdb needs Go (about three minutes),
# secantus needs Python 3.10 with venv (seconds; it is GPL, hence only ever a separate process of the tests).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cache=$PWD/.cache

fail() { echo "mongo-server: $*" >&2; exit 1; }

build_ferretdb() {
  local program=$cache/ferretdb sources=(scripts/ferretdb/main.go scripts/ferretdb/go.mod)
  if [[ ! -x $program || ${sources[0]} -nt $program || ${sources[1]} -nt $program ]]; then
    command -v go >/dev/null || fail 'Go is needed to build FerretDB'
    # Built beside and moved, so that an interrupted build leaves nothing that looks finished.
    (cd scripts/ferretdb && go build -trimpath -ldflags='-s -w' -o "$program.new" .) >&2
    mv "$program.new" "$program"
    touch "$program"
  fi
}

install_secantus() {
  local venv=$cache/secantus
  if [[ ! -f $venv/installed ]]; then
    python3 -m venv "$venv" >&2
    "$venv/bin/pip" install --quiet --disable-pip-version-check 'SecantusDB==0.7.0b3' >&2
    touch "$venv/installed"
  fi
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Waits for a command to succeed while the server lives: 30 s are plenty even on a loaded machine.
wait_for() {
  for _ in $(seq 300); do
    "$@" && return
    kill -0 "$(<"$dir/pid")" 2>/dev/null || break
    sleep 0.1
  done
  cat "$dir/log" >&2
  stop
  fail 'the server did not start'
}

start() {
  local kind=$1 port
  mkdir -p "$cache" "$dir/data"
  [[ ! -f $dir/pid ]] || fail "$dir is in use; stop it first"
  case $kind in
    ferretdb)
      build_ferretdb
      "$cache/ferretdb" -dir "$dir/data" >"$dir/log" 2>&1 </dev/null &
      echo $! >"$dir/pid"
      wait_for grep -q 'ready on mongodb:' "$dir/log"
      port=$(sed -n 's|.*ready on mongodb://127.0.0.1:\([0-9]*\)/.*|\1|p' "$dir/log")
      wait_for answers "$port"
      echo "mongodb://127.0.0.1:$port/"
      ;;
    secantus)
      install_secantus
      port=$(free_port)
      "$cache/secantus/bin/secantusd-py" --host 127.0.0.1 --port "$port" --storage-path "$dir/data" \
        >"$dir/log" 2>&1 </dev/null &
      echo $! >"$dir/pid"
      wait_for answers "$port"
      echo "mongodb://127.0.0.1:$port/?directConnection=true"
      ;;
    *) fail "unknown server '$kind': ferretdb or secantus" ;;
  esac
}

# Ends only what start wrote down.
stop() {
  [[ -f $dir/pid ]] || return 0
  local pid
  pid=$(<"$dir/pid")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 50); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$pid" 2>/dev/null || true
  rm -rf "$dir/pid" "$dir/data"
}

[[ $# -ge 2 ]] || fail 'usage: start DIR [ferretdb|secantus], or stop DIR'
mkdir -p "$2"
dir=$(cd "$2" && pwd)
case $1 in
  start) start "${3:-ferretdb}" ;;
  stop) stop ;;
  *) fail "unknown command '$1'" ;;
esac
