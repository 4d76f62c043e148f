#!/usr/bin/env python3
"""Shows what the random trees exercise, as the oracle judges them.

    coverage.py [--seeds N] [--first SEED] [--meetings N] [--disputed]

Writes the trees of N seeds into a temporary folder, judges each at every as-of
date that its generator suggests, and prints how often each verdict of each
rule and each kind of finding occurred.  Exits with 1 if one of those that can
occur in a tree without errors never did, or if the oracle refused a tree.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import sys
import tempfile

import oracle
import random_tree

VERDICTS = ("dat", "khong_dat", "chua_du_du_lieu", "chua_den_han")

# Every kind of finding of every rule; those of ELI-04 may also come together.
KINDS = {
    "CAP-01": ["beyond the cap"],
    "CAP-02": ["would go beyond the cap"],
    "CAP-03": ["no decision"],
    "ELI-01": ["share too small", "count missing"],
    "ELI-02": ["too few members", "count missing"],
    "ELI-03": ["too few groups", "sizes do not add up"],
    "ELI-04": ["not approved", "no regulation in force", "before the pilot", "after the pilot"],
    "ELI-05": ["not confirmed", "found insufficient", "confirmation too old"],
    "ELI-06": ["hybrid without both", "online with a room"],
    "REG-01": [
        "not registered", "registered after the day", "registered on the day",
        "registered late", "ahead, not registered",
    ],
    "REG-02": ["not compiled", "compiled late"],
    "ATT-01": ["held", "ahead"],
    "ATT-02": ["no officer attended"],
    "ATT-03": ["between units", "within a unit"],
    "ATT-04": ["no leader", "no specialist"],
    "FBK-01": ["none", "late"],
    "FBK-02": ["no uu_diem", "no han_che", "no kinh_nghiem"],
    "CON-01": [
        "held, compared", "held, not compared", "ahead, compared", "ahead, not compared",
    ],
    "CON-02": ["secrets online"],
    "MIN-01": ["no minutes"],
    "MIN-02": ["too few present"],
    "REC-01": ["still planned"],
    "REV-01": ["none", "late"],
    "REV-02": ["none", "outside the window"],
}  # fmt: skip


def possible(rule: str, verdict: str) -> bool:
    if verdict == "chua_du_du_lieu":
        return rule in ("ELI-01", "ELI-02", "ELI-03")
    if verdict == "chua_den_han":
        return rule in ("FBK-01", "REV-01", "REV-02")
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--meetings", type=int, default=80)
    parser.add_argument("--disputed", action="store_true")
    options = parser.parse_args()

    verdicts: collections.Counter = collections.Counter()
    kinds: collections.Counter = collections.Counter()
    refused = judged = meetings = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.first, options.first + options.seeds):
            root = os.path.join(folder, str(seed))
            dates = random_tree.Generator(
                seed, root, options.meetings, options.disputed
            ).run()
            try:
                tree = oracle.load_tree(root)
            except oracle.Invalid as problem:
                print(f"seed {seed}: {problem}")
                refused += 1
                continue
            meetings += len(tree.meetings)
            for day in dates:
                judged += 1
                judge = oracle.Judge(tree, day).run()
                json.dumps([oracle.check(judge), oracle.figures(judge)])
                for rule, _, _, verdict in judge.ledger.verdicts():
                    verdicts[rule, verdict] += 1
                for finding in judge.ledger.findings:
                    kinds[finding.rule, finding.severity, finding.kind] += 1

    print(f"{options.seeds} trees, {meetings} meetings, judged {judged} times, {refused} refused\n")
    print("rule    " + "".join(f"{verdict:>17}" for verdict in VERDICTS))
    absent = []
    for rule in sorted(KINDS):
        row = ""
        for verdict in VERDICTS:
            number = verdicts[rule, verdict]
            row += f"{number if possible(rule, verdict) or number else '-':>17}"
            if possible(rule, verdict) != bool(number):
                absent.append(f"{rule} {verdict}")
        print(rule + "  " + row)
    print("\nfindings")
    for (rule, severity, kind), number in sorted(kinds.items()):
        print(f"{rule}  {severity:8} {number:6}  {kind}")
    seen = {(rule, kind) for rule, _, kind in kinds}
    for rule, names in KINDS.items():
        absent += [f"{rule}: {name}" for name in names if (rule, name) not in seen]
    for rule, name in sorted(seen):
        if any(part not in KINDS[rule] for part in name.split(" + ")):
            absent.append(f"{rule}: unexpected kind {name}")
    print("\nmissing: " + ("none" if not absent else "; ".join(absent)))
    return 1 if absent or refused else 0


if __name__ == "__main__":
    sys.exit(main())
