# SPDX-License-Identifier: Apache-2.0
# Sourced by each contestant's `run`: the protocol of bench/README.md, so far as it is the same for all. A contestant sets
#   name        its folder here and in the cache
#   rules_file  what its generator calls the rules it writes
# and defines `prepare` (installs into $cache), `rules WORKLOAD_DIR FILE` (writes its rules from rules.json), `modes`, and
# `judge MODE RULES WORKLOAD_DIR [ARGUMENT]` (runs), then calls `peer "$@"`.

here=$(cd "$(dirname "$0")" && pwd)
common=$here/../common
cache=${ZHUNZE_BENCH_CACHE:-$here/../../../build/bench/peers}/${name:?}
mkdir -p "$cache" && cache=$(cd "$cache" && pwd)
export PYTHONDONTWRITEBYTECODE=1

# missing "one plain line": the contestant, or what is asked of it, cannot be had here
missing() {
  echo "$1" >&2
  exit 77
}

need() {
  for program in "$@"; do
    command -v "$program" >/dev/null || missing "$program is not installed"
  done
}

# quietly COMMAND...: its output goes to a log, and is named if it fails
quietly() {
  "$@" >>"$cache/prepare.log" 2>&1 || missing "'$*' failed, see $cache/prepare.log"
}

# generated WORKLOAD_DIR: the path of the contestant's own rules for it. Folders with the same rules.json have them in common,
# as compiling them can take long; they are written anew when the contestant's files have changed.
generated() {
  folder=$cache/rules/$(cksum <"$1/rules.json" | tr ' ' -) || exit 1
  file=$folder/${rules_file:?}
  if [ ! -e "$file" ] || [ -n "$(find "$here" "$common" -newer "$file")" ]; then
    mkdir -p "$folder"
    rules "$1" "$file.new" && mv "$file.new" "$file" || exit 1
  fi
  echo "$file"
}

peer() {
  case $1 in
    prepare) prepare ;;
    modes) modes ;;
    eval | text | verdicts | load)
      file=$(generated "$2") || exit 1
      judge "$1" "$file" "$2" ${3:+"$3"}
      ;;
    *)
      echo "usage: run prepare | modes | eval DIR REPEAT | text DIR THREADS | verdicts DIR | load DIR" >&2
      exit 2
      ;;
  esac
}
