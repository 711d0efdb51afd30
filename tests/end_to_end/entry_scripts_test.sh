#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# entry_scripts_test.sh PROJECT   what ./zhunze promises, tried on a copy of the scripts with a make-believe build: the
# packages and the compiler are left out of it.
set -euo pipefail
project=$1
folder=$(readlink -f -- "$(mktemp -d)")
trap 'rm -rf -- "$folder"' EXIT
root="$folder/a project" # a space in the path has to be no matter
mkdir -p "$root"/{scripts,interpreter,rules,grammar,cmake,tools} "$folder/elsewhere"
cp "$project/zhunze" "$root/zhunze"
cp "$project/scripts/build.sh" "$root/scripts/build.sh"
touch "$root/CMakeLists.txt" "$root/CMakePresets.json"

# A cmake that notes its calls and "builds" a program that tells how it was run.
cat >"$root/tools/cmake" <<'END'
#!/usr/bin/env bash
echo "cmake $*" >>"$NOTES"
[[ -z ${FAIL:-} ]] || { echo "broken build" >&2; exit 1; }
[[ $1 == --build ]] || exit 0
echo "chatter of the build"
mkdir -p build/release
printf '%s\n' '#!/usr/bin/env bash' 'printf "%s|" "$PWD" "$ZHUNZE_RULES" "$@"; echo; exit ${CODE:-0}' >build/release/zhunze
chmod +x build/release/zhunze
END
chmod +x "$root/tools/cmake"
# Nothing is to be installed in this test.
echo 'install_packages() { :; }' >>"$root/scripts/build.sh"
export NOTES=$folder/notes PATH=$root/tools:$PATH
unset ZHUNZE_RULES
: >"$NOTES"

failures=0
expect() { # expect WHAT WANTED SEEN
  [[ $2 == "$3" ]] && return
  printf '%s\n  wanted: %s\n  seen:   %s\n' "$1" "$2" "$3"
  failures=$((failures + 1))
}
run() { # run ARGUMENT...: sets out, err, code
  code=0
  out=$("$@" 2>"$folder/err") || code=$?
  err=$(<"$folder/err")
}
builds() { grep -c -- '--build' "$NOTES" || true; }

cd "$folder/elsewhere"
FAIL=1 run "$root/zhunze" check a
expect "a failed build: exit code" 1 "$code"
expect "a failed build: nothing is run" "" "$out"
[[ $err == *"broken build"* ]] || expect "a failed build says why" "broken build" "$err"

run "$root/zhunze" check 'b c' ''
expect "first start: arguments, working folder, rules folder" "$PWD|$root/rules|check|b c||" "$out"
expect "first start: builds" 1 "$(builds)"
[[ $err == *chatter* ]] || expect "first start: the build speaks on standard error" chatter "$err"

run "$root/zhunze" check
expect "second start: builds nothing" 1 "$(builds)"
expect "second start: says nothing" "" "$err"

ln -s "$root/zhunze" "$folder/link"
CODE=3 ZHUNZE_RULES=mine run "$folder/link" x
expect "through a link, with a rules folder given" "$PWD|mine|x|" "$out"
expect "the program's exit code" 3 "$code"

for changed in interpreter/new.cpp grammar/new.g4 CMakeLists.txt cmake/new.cmake; do
  before=$(builds)
  touch -d '+1 second' "$root/$changed"
  run "$root/zhunze" x
  expect "$changed is newer: builds" $((before + 1)) "$(builds)"
  touch "$root/$changed" && touch "$root/build/release/.built"
done
before=$(builds)
touch -d '+1 second' "$root/rules/pack.zz"
run "$root/zhunze" x
expect "a rule pack is no source of the program" "$before" "$(builds)"

mv "$root" "$folder/moved"
PATH=$folder/moved/tools:$PATH run "$folder/moved/zhunze" x
expect "a moved project builds again" $((before + 1)) "$(builds)"
expect "a moved project has its own rules" "$PWD|$folder/moved/rules|x|" "$out"

run "$folder/moved/zhunze"
[[ $out == *"examples/ganzhou/applications.csv"* ]] || expect "without arguments: the example" "…applications.csv…" "$out"
CODE=4 run "$folder/moved/zhunze"
expect "the example holds invalid applications, and that is no failure" 0 "$code"
CODE=3 run "$folder/moved/zhunze"
expect "a file that cannot be read is one" 3 "$code"

((failures == 0)) || exit 1
echo "ok"
