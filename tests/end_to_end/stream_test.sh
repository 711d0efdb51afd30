#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# stream_test.sh PROJECT PROGRAM   evaluate on inputs that come in while it works: a pipe that stays open, signals, readers
# that go away, a full disk. Nothing here depends on time: each step waits for what the one before it brings about.
set -euo pipefail
program=$2
folder=$(mktemp -d)
cd "$folder"
children=()
finish() {
  ((${#children[@]} == 0)) || kill "${children[@]}" 2>/dev/null || true
  rm -rf -- "$folder"
}
trap finish EXIT
export LC_ALL=C

failures=0
expect() { # expect WHAT WANTED SEEN
  [[ $2 == "$3" ]] && return
  printf '%s\n  wanted: %s\n  seen:   %s\n' "$1" "$2" "$3"
  failures=$((failures + 1))
}
wait_for_lines() { # wait_for_lines FILE NUMBER
  until [[ -e $1 && $(wc -l <"$1") -ge $2 ]]; do sleep 0.05; done
}
line() { printf '{"编号": "P-%d", "投资": "%d"}\n' "$1" "$2"; }

cat >rules.zz <<'END'
模块 试点 又名 pilot
记录 项目 又名 Project {
  编号 又名 id : 文本
  投资 又名 investment : 金额 以 万元 计
}
规则 小项目 又名 small 针对 项目 { 禁止 投资 < 5000万元 }
END
evaluate=("$program" evaluate --rules rules.zz --format verdicts)
# Background commands of a script ignore SIGINT unless told otherwise.
signals=(env --default-signal=INT,TERM)

for ((n = 1; n <= 20000; ++n)); do line "$n" 6000; done >many.ndjson

# ---- results are there while the pipe is open; a signal leaves a beginning and honest counts ----
for signal in INT TERM; do
  for jobs in 1 3; do
    mkfifo pipe
    "${signals[@]}" "${evaluate[@]}" --jobs "$jobs" - <pipe >out 2>err &
    running=$!
    children=("$running")
    exec 9>pipe
    line 1 6000 >&9
    line 2 3000 >&9
    wait_for_lines out 2
    line 3 7000 >&9
    wait_for_lines out 3
    printf '{"编号": "P-4", "投' >&9 # half a line
    kill -"$signal" "$running"
    code=0
    wait "$running" || code=$?
    children=()
    exec 9>&-
    expect "$signal, $jobs jobs: exit code" 130 "$code"
    expect "$signal, $jobs jobs: the results so far" \
      '{"id":"P-1","outcome":"passed"}|{"id":"P-2","outcome":"rejected","violated":["pilot.small"]}|{"id":"P-3","outcome":"passed"}|' "$(tr '\n' '|' <out)"
    expect "$signal, $jobs jobs: the counts" "共 3 件:通过 2,不通过 1,待补正 0,须说明 0,冲突 0,无效 0;已中断,其后的申报未核查" "$(<err)"
    rm pipe
  done
done

# ---- a file does not appear if the run was interrupted ----
mkfifo pipe
echo "what stood there" >kept
"${signals[@]}" "${evaluate[@]}" --output kept - <pipe 2>err &
running=$!
children=("$running")
exec 9>pipe
cat many.ndjson >&9
until [[ -n $(find . -name '.zhunze-*.tmp' -size +0) ]]; do sleep 0.05; done
kill -INT "$running"
code=0
wait "$running" || code=$?
children=()
exec 9>&-
rm pipe
expect "interrupted before a file is whole: exit code" 130 "$code"
expect "interrupted before a file is whole: the file" "what stood there" "$(<kept)"
expect "interrupted before a file is whole: what is left" "err kept many.ndjson out rules.zz" "$(ls -A | tr '\n' ' ' | sed 's/ $//')"

# ---- a pipe that ends is an input that is whole ----
code=0
{ line 1 6000; line 2 3000; } | "${evaluate[@]}" - >out 2>err || code=$?
expect "a pipe that ends: exit code" 0 "$code"
expect "a pipe that ends: counts" "共 2 件:通过 1,不通过 1,待补正 0,须说明 0,冲突 0,无效 0" "$(<err)"
{ line 1 6000; line 2 3000; } >two.ndjson
"${evaluate[@]}" - <two.ndjson >again 2>/dev/null
expect "standard input that is a file" "$(<out)" "$(<again)"

# ---- a table through a pipe is read as a whole first: its last row says in which unit it is ----
printf '编号,投资,备注\nP-1,6000,\n,,单位:元\n' >table.csv
"$program" evaluate --rules rules.zz --format verdicts table.csv >from_file 2>/dev/null
"$program" evaluate --rules rules.zz --format verdicts - < <(cat table.csv) >from_pipe 2>/dev/null
expect "a note on units below the rows" '{"id":"P-1","outcome":"rejected","violated":["pilot.small"]}' "$(<from_file)"
expect "the same through a pipe" "$(<from_file)" "$(<from_pipe)"

# ---- readers that go away, a full disk ----
for jobs in 1 4; do
  code=0
  { "${evaluate[@]}" --jobs "$jobs" many.ndjson 2>err || echo "$?" >code; } | head -n 1 >first
  expect "a reader that goes away, $jobs jobs: exit code" 3 "$(<code)"
  expect "a reader that goes away, $jobs jobs: message" "zhunze:无法写入“标准输出”:读取的一方已关闭" "$(<err)"
  expect "a reader that goes away, $jobs jobs: what it got" '{"id":"P-1","outcome":"passed"}' "$(<first)"
  rm code
  "${evaluate[@]}" --jobs "$jobs" many.ndjson >/dev/full 2>err || code=$?
  expect "a full disk, $jobs jobs: exit code" 3 "$code"
  expect "a full disk, $jobs jobs: message" "zhunze:无法写入“标准输出”:磁盘已满" "$(<err)"
done

# ---- the same bytes whatever the threads; no bar where standard error is no terminal ----
"${evaluate[@]}" --jobs 1 many.ndjson >one 2>err_one
"${evaluate[@]}" --jobs 7 many.ndjson >seven 2>err_seven
cmp one seven || failures=$((failures + 1))
expect "the counts of 20,000" "共 20000 件:通过 20000,不通过 0,待补正 0,须说明 0,冲突 0,无效 0" "$(<err_one)"
cmp err_one err_seven || failures=$((failures + 1))

((failures == 0)) || exit 1
echo "ok"
