#!/bin/bash
# run.sh BUILD - installs BUILD into a new prefix, moves the prefix, and uses it from / with an empty
# environment: the program, the Lua module, the library through pkg-config.
set -euo pipefail
build=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
samples=$here/../samples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/first" >"$work/install.log"
mv "$work/first" "$work/prefix"
prefix=$work/prefix
cp "$samples/zhengzhou_2016.txt" "$samples/full_table_2017.md" "$work"
cp "$here/read_title.c" "$here/print_facts.c" "$work"
if grep -rIlF "$(cd "$here/../.." && pwd)/" "$prefix/share" "$prefix/include"; then
  echo "the installed files above name the source tree" >&2
  exit 1
fi
if [ -n "$(find "$prefix" -xtype l)" ]; then
  echo "installed links lead nowhere:" "$(find "$prefix" -xtype l)" >&2
  exit 1
fi

cd /
clean=(env -i PATH=/usr/bin:/bin HOME="$work" LC_ALL=C.UTF-8)

echo "the program"
"${clean[@]}" "$prefix/bin/baogao" run -o "$work/out" "$work/zhengzhou_2016.txt" "$work/full_table_2017.md"
grep -q ',new_received,,3208,' "$work/out/facts.csv"
grep -q ',new_received,channel:fax,5,' "$work/out/facts.csv"

echo "exports, with the module that only they load"
"${clean[@]}" "$prefix/bin/baogao" export "$work/out" --sqlite "$work/panel.db" --dta "$work/panel.dta" --xlsx "$work/panel.xlsx" \
  --with city-card
[ "$(head -c 15 "$work/panel.db")" = "SQLite format 3" ] && [ -s "$work/panel.dta" ] && [ -s "$work/panel.xlsx" ]
grep -q 3208 "$work/out/exports/city-card/410100-2016-card.md"

echo "the manual page and the completion"
grep -q '^\.SS run' "$prefix/share/man/man1/baogao.1"
bash -c '. "$0" && complete -p baogao' "$prefix/share/bash-completion/completions/baogao"

echo "the library"
pc=$(dirname "$(find "$prefix" -name baogao.pc)")
flags=$("${clean[@]}" PKG_CONFIG_PATH="$pc" pkg-config --cflags --libs baogao)
# shellcheck disable=SC2086
cc -std=c11 "$work/read_title.c" -o "$work/read_title" $flags
title=$("${clean[@]}" "$work/read_title" "$work/zhengzhou_2016.txt")
[ "$title" = "郑州市2016年政府信息公开工作年度报告" ] || { echo "title is '$title'" >&2; exit 1; }

cc -std=c11 "$work/print_facts.c" -o "$work/print_facts" $flags
home=$("${clean[@]}" PKG_CONFIG_PATH="$pc" pkg-config --variable=home baogao)
"${clean[@]}" "$work/print_facts" "$home" "$work/zhengzhou_2016.txt" >"$work/facts.txt"
grep -qx 'new_received\[\] 3208 件 line [0-9]*: 3208件' "$work/facts.txt"
grep -q '^new_received\[channel:fax\] 8 件' "$work/facts.txt"
stated=$(grep -c ',zhengzhou_2016.txt\|/zhengzhou_2016.txt,' "$work/out/facts.csv")
[ "$(grep -c '\[' "$work/facts.txt")" = "$stated" ] || { echo "facts differ from the program's" >&2; exit 1; }

echo "the Lua module"
module=$(dirname "$(find "$prefix" -name core.so)")
"${clean[@]}" LUA_PATH="$prefix/share/lua/5.4/?.lua;$prefix/share/lua/5.4/?/init.lua;;" \
  LUA_CPATH="$(dirname "$module")/?.so;;" lua5.4 -e 'assert(require "baogao".script)'
