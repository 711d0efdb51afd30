# SPDX-License-Identifier: Apache-2.0
# Sourced by ./zhunze and ./test, which set `root` to the project's folder: installs the packages that are missing and
# builds one preset of CMakePresets.json. Everything it says goes to standard error.

build_packages=(
  g++ cmake ninja-build pkg-config
  antlr4 libantlr4-runtime-dev default-jre-headless uuid-dev
  nlohmann-json3-dev libsimdjson-dev libcsv-dev libcli11-dev
  libicu-dev libutf8proc-dev libssl-dev
  libminizip-dev zlib1g-dev libexpat1-dev libxlsxwriter-dev
)

say() { printf 'zhunze: %s\n' "$*" >&2; }

# Boost has a package name a version, Catch2 one a major version: what counts is the header, and which name there is.
has_boost() {
  local version
  version=$(sed -n 's/^#define BOOST_VERSION \([0-9]*\).*/\1/p' /usr/include/boost/version.hpp 2>/dev/null)
  [[ -n $version ]] && ((version >= 108100))
}
has_catch() { [[ -e /usr/include/catch2/catch.hpp || -e /usr/include/catch2/catch_all.hpp ]]; }

# available_of NAME...: the first package that can be installed here.
available_of() {
  local name policy
  for name in "$@"; do
    policy=$(LC_ALL=C apt-cache policy "$name" 2>/dev/null) || true
    if [[ $policy == *"Candidate: "[^\(]* ]]; then
      printf '%s\n' "$name"
      return
    fi
  done
  printf '%s\n' "$1"
}

explain_packages() {
  say "$1"
  say "the project needs these packages (Debian's names): ${build_packages[*]}"
  say "and the headers of Boost, 1.81 or later (libboost1.81-dev or libboost-dev); for the tests also catch2"
}

# missing_packages: sets `missing` (plain names), `needs_boost`, `needs_catch`.
missing_packages() {
  local installed name
  installed=$'\n'$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')$'\n'
  missing=()
  for name in "${build_packages[@]}"; do
    [[ $installed == *$'\n'"$name"$'\n'* ]] || missing+=("$name")
  done
  needs_boost=0 needs_catch=0
  has_boost || needs_boost=1
  [[ $1 != tests ]] || has_catch || needs_catch=1
}

# install_packages program|tests
install_packages() {
  local as_root=() missing=() needs_boost needs_catch name
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    for name in c++ cmake ninja antlr4; do
      command -v "$name" >/dev/null && continue
      explain_packages "there is no '$name' here, and no apt-get to install it with"
      return 1
    done
    return 0  # another system, set up by hand: CMake says what it lacks
  fi
  missing_packages "$1"
  ((${#missing[@]} + needs_boost + needs_catch)) || return 0
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      explain_packages "packages are missing; installing them needs root or sudo (apt-get install ...)"
      return 1
    fi
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600)
  "${apt[@]}" update -qq </dev/null >&2 || say "apt-get update failed; going on with the package lists that are here"
  ((needs_boost == 0)) || missing+=("$(available_of libboost1.81-dev libboost-dev)")
  ((needs_catch == 0)) || missing+=("$(available_of libcatch2-dev catch2)")
  say "installing ${missing[*]}"
  # --no-remove: an older Boost that someone works with is not taken away in silence.
  if ! "${apt[@]}" install -qq -y --no-install-recommends --no-remove "${missing[@]}" </dev/null >&2; then
    explain_packages "apt-get could not install: ${missing[*]}"
    return 1
  fi
}

# lock_build: one build at a time in this folder; released by unlock_build.
lock_build() {
  mkdir -p "$root/build" || return 1
  exec 9>"$root/build/.lock"
  command -v flock >/dev/null || return 0
  flock -n 9 && return
  say "another start is building; waiting for it"
  flock 9
}
unlock_build() { exec 9>&-; }

# build_preset NAME
build_preset() {
  local folder=$root/build/$1 configured
  configured=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt" 2>/dev/null) || true
  if [[ -n $configured && $configured != "$root" ]]; then
    say "the project has moved; building anew"
    rm -rf -- "$folder"
  fi
  mkdir -p "$folder"
  if ! (cd "$root" && cmake --preset "$1" >"$folder/configure.log" 2>&1 9>&-); then
    cat "$folder/configure.log" >&2
    explain_packages "the build could not be set up (CMake 3.25 or later is needed)"
    return 1
  fi
  (cd "$root" && cmake --build --preset "$1" >&2 9>&-)
}
