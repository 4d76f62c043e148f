#!/usr/bin/env python3
"""Writes a random but valid content tree for tests that compare two programs.

    random_tree.py SEED OUTDIR [--meetings N] [--disputed]

OUTDIR becomes a content folder (it is made; an existing one must be empty).
The same seed and options always give the same tree, byte for byte.  On
standard output come the as-of dates worth judging the tree at, one a line:
they lie on, before and after the deadlines that the tree was built around.

Every record keeps the record format (no diagnostic of severity error; warnings
do occur, such as more convened than members).  Within that the trees aim at
the edges of the rules: shares of exactly half, counts on the threshold, dates
on a deadline and a day to either side, 29 February, ends of months and years,
meetings that touch or overlap, missing settings, several regulations, and the
many ways in which YAML can write one value.

The trees keep to what the written contract decides.  With --disputed they also
hold records on which its wording allows more than one reading.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import re
import sys
import unicodedata

Date = datetime.date
Days = datetime.timedelta

FORMS = ("truc_tiep", "truc_tuyen", "ket_hop", "to_dang")
KINDS = ("dang_bo_co_so", "chi_bo_co_so", "chi_bo_truc_thuoc")
ROLES = ("uy_vien_ban_thuong_vu", "uy_vien_ban_chap_hanh", "chuyen_vien", "can_bo_ban_to_chuc")
ABSENT = ("vang_co_ly_do", "vang_khong_ly_do")

# Names that only plainly invented units have, and that try the collation.
WORDS = (
    "An Ăn Ân ăn ân Ba Bà Bả Bã Bá Bạ bà Bán Bàn Da Đa Dạ Đà đà Em Êm êm Gia Hoà Hòa Ơn Ôn On ôn"
    " Uy Ủy Uỷ ủy uỷ Ưu Xa Xã Ý Yên"
).split()
SERIES = (
    ["Vùng 2", "Vùng 10", "Vùng 9", "Vùng 02", "Vùng 100"],
    ["Khu I", "Khu II", "Khu IV", "Khu V", "Khu IX", "Khu X", "Khu XII"],
)
# Ids whose order differs from that of their file names ("-" sorts before ".").
IDS = ("tn", "tn-1", "tn1", "tn-10", "tn-2", "a", "a-b", "ab", "z9", "0", "0-z", "chi-bo-thu")

# Texts that look like something else; where a key is a text they stay texts.
LOOKALIKES = ("null", "~", "no", "08", "1e3", "2024-01-01", "true", "08:00", "0x1F", ".5")


class Raw(str):
    """A scalar as it is to be written, already quoted where needed."""


class Block(list):
    """A text of several lines, to be written as a literal block."""


class Writer:
    """Writes records as YAML, each file in a style of its own."""

    def __init__(self, rng: random.Random, disputed: bool):
        self.rng = rng
        self.disputed = disputed
        self.restyle()

    def restyle(self) -> None:
        rng = self.rng
        self.flow_share = rng.choice([0.1, 0.5, 0.9])
        self.list_indent = rng.choice(["", "  "])
        self.comment_share = rng.choice([0, 0.05, 0.2])
        self.shuffle_share = rng.choice([0, 0.5, 1])

    # Scalars

    def text(self, value: str) -> Raw:
        plain = re.fullmatch(r"[^\W\d_][\w /.]*[\w.]", value) and not value.endswith(" ")
        lookalike = value.lower() in ("null", "true", "false", "yes", "no", "on", "off")
        pick = self.rng.random()
        if pick < 0.7 and plain and not lookalike:
            return Raw(value)
        if pick < 0.85 and "'" not in value:
            return Raw(f"'{value}'")
        return Raw('"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"')

    def date(self, day: Date) -> Raw:
        pick = self.rng.random()
        if pick < 0.6:
            text = day.isoformat()
        elif pick < 0.75:
            text = f"{day.day}/{day.month}/{day.year:04}"
        elif pick < 0.9:
            text = f"{day.day:02}-{day.month:02}-{day.year:04}"
        else:
            text = f"{day.day:02}/{day.month}/{day.year:04}"
        quote = self.rng.choice(["", "", "", "'", '"'])
        return Raw(quote + text + quote)

    def clock(self, minutes: int) -> Raw:
        hour = minutes // 60
        text = f"{hour:02}" if self.rng.random() < 0.6 else str(hour)
        text += f":{minutes % 60:02}"
        quote = self.rng.choice(["", '"', "'"])
        return Raw(quote + text + quote)

    # Collections

    def plain_value(self, value) -> str:
        if isinstance(value, Raw):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, Date):
            return self.date(value)
        if isinstance(value, str):
            return self.text(value)
        raise TypeError(value)

    def flowable(self, value) -> bool:
        """No literal blocks and no empty plain scalars inside."""
        if isinstance(value, dict):
            return all(map(self.flowable, value.values()))
        if isinstance(value, Block):
            return False
        if isinstance(value, list):
            return all(map(self.flowable, value))
        return not (isinstance(value, Raw) and value == "")

    def flow(self, value, indent: str) -> str:
        """A flow collection, now and then over several lines."""
        comma = ", "
        if self.rng.random() < 0.1:
            comma = ",\n" + indent + "    "
        if isinstance(value, dict):
            inner = [f"{key}: {self.flow(item, indent)}" for key, item in self.ordered(value)]
            return "{" + comma.join(inner) + "}"
        if isinstance(value, list):
            return "[" + comma.join(self.flow(item, indent) for item in value) + "]"
        return self.plain_value(value)

    def ordered(self, record: dict) -> list:
        items = list(record.items())
        if self.rng.random() < self.shuffle_share:
            self.rng.shuffle(items)
        return items

    def wants_flow(self, value) -> bool:
        if isinstance(value, Block) or not isinstance(value, (dict, list)):
            return False
        if not value:
            return True
        return self.flowable(value) and self.rng.random() < self.flow_share * (
            1 if len(str(value)) < 200 else 0.15
        )

    def comment(self, lines: list[str], indent: str) -> None:
        if self.rng.random() < self.comment_share:
            lines.append(self.rng.choice(["", indent + "# ghi chú: ngay: 2024-02-30"]))

    def mapping(self, record: dict, indent: str) -> list[str]:
        lines: list[str] = []
        for key, value in self.ordered(record):
            self.comment(lines, indent)
            if isinstance(value, Block):
                lines.append(f"{indent}{key}: |")
                lines += [indent + "  " + line if line else "" for line in value]
            elif self.wants_flow(value):
                lines += f"{indent}{key}: {self.flow(value, indent)}".split("\n")
            elif isinstance(value, dict):
                lines.append(f"{indent}{key}:")
                lines += self.mapping(value, indent + "  ")
            elif isinstance(value, list):
                lines.append(f"{indent}{key}:")
                lines += self.sequence(value, indent + self.list_indent)
            else:
                text = f"{indent}{key}: {self.plain_value(value)}".rstrip()
                if self.rng.random() < self.comment_share / 2:
                    text += "   # chú thích"
                lines.append(text)
        return lines

    def sequence(self, entries: list, indent: str) -> list[str]:
        lines: list[str] = []
        for entry in entries:
            self.comment(lines, indent)
            if isinstance(entry, dict) and not self.wants_flow(entry):
                inner = self.mapping(entry, indent + "  ")
                if self.disputed and self.rng.random() < 0.1:
                    lines.append(indent + "-")
                    lines += inner
                    continue
                while not inner[0].strip() or inner[0].lstrip().startswith("#"):
                    lines.append(inner.pop(0))
                lines.append(indent + "- " + inner[0][len(indent) + 2 :])
                lines += inner[1:]
            elif isinstance(entry, (dict, list)):
                lines += f"{indent}- {self.flow(entry, indent)}".split("\n")
            else:
                lines.append(f"{indent}- {self.plain_value(entry)}".rstrip())
        return lines

    def document(self, record: dict) -> str:
        self.restyle()
        lines = self.mapping(record, "")
        if self.rng.random() < 0.3:
            lines.insert(0, "# Dữ liệu thử, do chương trình sinh ra")
        return "\n".join(lines) + "\n"


def end_of_month(year: int, month: int) -> Date:
    following = Date(year + month // 12, month % 12 + 1, 1)
    return following - Days(1)


def add_months(day: Date, months: int) -> Date:
    """That many calendar months later, clamped to the end of the month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = end_of_month(year, month + 1)
    return last.replace(day=min(day.day, last.day))


class Generator:
    """One tree: first what it is about, then its records, then its files."""

    def __init__(self, seed: int, out: str, meetings: int, disputed: bool):
        self.rng = random.Random(seed)
        self.out = out
        self.wanted = meetings
        self.disputed = disputed
        self.writer = Writer(self.rng, disputed)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def between(self, first: Date, last: Date) -> Date:
        return first + Days(self.rng.randrange(max(1, (last - first).days + 1)))

    def near(self, day: Date) -> Date:
        return day + Days(self.rng.choice([-1, 0, 0, 1]))

    # Files

    def write(self, path: str, text: str, odd: bool = True) -> None:
        """One file; odd ones get a byte-order mark, CRLF or decomposed letters."""
        if odd:
            if self.chance(0.08):
                text = unicodedata.normalize("NFD", text)
            if self.chance(0.12):
                text = text.replace("\n", "\r\n")
            if self.chance(0.1):
                text = "\ufeff" + text
        target = os.path.join(self.out, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as handle:
            handle.write(text)

    def write_page(self, path: str, front: dict) -> None:
        matter = self.writer.document(front)
        body = "\n## Phần một\n\nVăn bản thử.\n"
        self.write(path, f"---\n{matter}---\n{body}")

    def write_ignored(self) -> None:
        """Files and folders that a reader has to pass over."""
        unit = next(iter(self.units))
        broken = "buoi: [\n"
        for path in (
            "don-vi/_nhap.yaml", "don-vi/.an.yaml", f"don-vi/{unit}.yaml~",
            f"don-vi/.{unit}.yaml.swp", "sinh-hoat/_cu/2024/tn.yaml", "bao-cao/_nhap.md",
            f"sinh-hoat/2024/{unit}.yaml.orig", "quy-dinh/x.tmp", ".cache/cong.yaml",
        ):  # fmt: skip
            if self.chance(0.25):
                self.write(path, broken, odd=False)

    # The whole

    def run(self) -> list[Date]:
        self.plan()
        self.make_regulations()
        self.make_officers()
        self.make_units()
        self.make_meetings()
        self.make_reports()
        self.make_portal()
        self.write_ignored()
        return self.as_of_dates()

    def plan(self) -> None:
        rng = self.rng
        self.start = rng.choice(
            [Date(2023, 2, 20), Date(2023, 1, 1), Date(2022, 12, 31), Date(2024, 2, 29)]
            + [self.between(Date(2022, 6, 1), Date(2024, 3, 1))]
        )
        self.end = self.start + Days(rng.randrange(150, 1000))
        if self.chance(0.25):
            self.end = Date(self.end.year, 12, 31)
        middle = self.between(self.start, self.end)
        self.now = rng.choice(
            [
                middle, middle, middle,
                Date(middle.year, 12, 31), Date(middle.year + 1, 1, 1),
                Date(middle.year + 1, 1, 31), Date(2024, 2, 29), Date(2024, 3, 1),
                self.end, self.end + Days(1), self.end + Days(rng.randrange(2, 260)),
            ]
        )  # fmt: skip
        self.landmarks: list[Date] = [self.start, self.end, Date(2024, 2, 29), Date(2023, 2, 28)]
        for year in range(self.start.year, self.end.year + 1):
            self.landmarks += [Date(year, 12, 31), Date(year, 1, 1)]
        # Days on which many units meet, for officers who cannot be everywhere.
        self.busy = [self.between(self.start, self.end) for _ in range(4)]
        self.busy += [self.now + Days(rng.randrange(-3, 6))]

    def make_regulations(self) -> None:
        rng = self.rng
        number = rng.choice([1, 1, 2, 3])
        self.in_use = [f"qd-{index}" for index in rng.sample(range(1, 9), number)]
        self.kinds: list[str] = []
        self.reasons: list[str] = []
        self.quotas: list[dict] = []
        self.deadlines: list[tuple[int, int]] = []
        self.windows: list[tuple[Date, Date]] = []
        self.settings: dict[str, int] = {}  # of the first regulation that has each
        self.has_topics = self.chance(0.85)
        for position, code in enumerate(self.in_use):
            self.make_regulation(code, position, number)
        if self.chance(0.3):  # a regulation that is not in force here
            self.make_regulation("khac", 99, 1)
        self.lead = self.settings.get("lead", 3)
        self.answer = self.settings.get("answer", 7)
        self.months = self.settings.get("months", 12)

    def make_regulation(self, code: str, position: int, number: int) -> None:
        rng = self.rng
        ours = position != 99
        share = {1: 0.8, 2: 0.55, 3: 0.4}[number]  # of settings that it has
        first = self.start + Days(rng.choice([0, 0, -30, -1, 1, 40]))
        period: dict = {"tu": first}
        if self.chance(0.35):
            period["den"] = max(first, self.end + Days(rng.choice([-60, -1, 0, 1, -200])))
            self.landmarks.append(period["den"])
        record: dict = {
            "so_hieu": f"{position + 8:02}-HD/ĐUK",
            "trich_yeu": "Hướng dẫn thử nghiệm",
            "ngay_ban_hanh": first,
            "hieu_luc": period,
        }
        if self.chance(0.3):
            record["huong_dan"] = Raw(code)
            self.write_page(
                f"huong-dan/{code}.md",
                {
                    "so_hieu": "08-HD/ĐUK",
                    "loai": Raw("huong_dan"),
                    "co_quan_ban_hanh": "Đảng ủy Thử nghiệm",
                    "ngay_ban_hanh": first,
                    "trich_yeu": "Hướng dẫn thử nghiệm",
                },
            )

        # Caps: the usual three or some of them, and now and then a strange one.
        cells = ["chi_bo_co_so", "chi_bo_truc_thuoc"]
        usual = [
            ("truc-tuyen-dang-bo", ["dang_bo_co_so"], ["truc_tuyen", "ket_hop"],
             ["toan_the", "cap_uy"], rng.choice([1, 1, 2])),
            ("truc-tuyen-chi-bo", cells, ["truc_tuyen", "ket_hop"], ["toan_the", "cap_uy"], 3),
            ("to-dang", cells, ["to_dang"], ["toan_the"], rng.choice([1, 3])),
            ("cap-uy", list(KINDS), ["truc_tuyen", "ket_hop"], ["cap_uy"], rng.choice([0, 1, 2])),
            ("truc-tiep", list(KINDS), ["truc_tiep"], ["toan_the"], 6),
            ("moi-thu", list(KINDS), list(FORMS), ["toan_the", "cap_uy"], rng.choice([5, 9])),
        ]  # fmt: skip
        chosen = [quota for quota in usual[:3] if self.chance(0.85)]
        chosen += [quota for quota in usual[3:] if self.chance(0.15)]
        rng.shuffle(chosen)
        suffix = "" if position == 0 else f"-{code}"
        if chosen:
            record["han_muc"] = []
        for name, kinds, forms, levels, limit in chosen:
            quota = {
                "ma": Raw(name + suffix), "ten": "Hạn mức thử", "ap_dung": [Raw(k) for k in kinds],
                "hinh_thuc": [Raw(f) for f in forms], "cap": [Raw(c) for c in levels],
                "toi_da": limit,
            }  # fmt: skip
            if self.chance(0.5):
                quota["nguon"] = Raw(rng.choice(["huong_dan", "trung_uong", "gia_dinh"]))
            record["han_muc"].append(quota)
            if ours:
                self.quotas.append(quota)

        conditions: dict = {}
        if self.chance(share):
            numerator, denominator = rng.choice([(1, 2), (1, 2), (2, 4), (2, 3), (0, 1), (1, 1)])
            conditions["ty_le_dac_thu"] = {
                "toan_tu": Raw(rng.choice(['">"', '">="', "'>'"])),
                "tu_so": numerator,
                "mau_so": denominator,
            }
        if self.chance(share):
            conditions["nguong_to_dang"] = {
                "toan_tu": Raw(rng.choice(['">"', '">="'])),
                "gia_tri": rng.choice([50, 50, 20]),
            }
        if self.chance(share):
            conditions["so_to_toi_thieu"] = rng.choice([2, 2, 3, 1])
        if self.chance(0.6):
            names = [f"ly-do-{position}-{index}" for index in range(1, 3)]
            conditions["ly_do"] = [{"ma": Raw(name), "ten": "Lý do thử"} for name in names]
            if ours:
                self.reasons += names
        if self.chance(share):
            conditions["ha_tang_hieu_luc_thang"] = rng.choice([12, 6, 1])
            if ours:
                self.settings.setdefault("months", conditions["ha_tang_hieu_luc_thang"])
        if conditions:
            record["dieu_kien"] = conditions

        if self.has_topics and (position == 0 or self.chance(0.4)):
            record["noi_dung"] = self.make_topics(position, ours)

        limits: dict = {}
        if self.chance(share):
            limits["dang_ky_truoc_ngay"] = rng.choice([3, 3, 1, 0, 10])
            if ours:
                self.settings.setdefault("lead", limits["dang_ky_truoc_ngay"])
        if self.chance(share):
            limits["gop_y_trong_ngay"] = rng.choice([7, 7, 0, 1, 30])
            if ours:
                self.settings.setdefault("answer", limits["gop_y_trong_ngay"])
        if self.chance(share):
            month_day = rng.choice([(1, 31), (1, 31), (2, 29), (2, 28), (1, 1), (12, 31), (3, 15)])
            limits["danh_gia_nam"] = Raw("{:02}-{:02}".format(*month_day))
            if ours:
                self.deadlines.append(month_day)
        if self.chance(share):
            last = self.end + Days(rng.choice([0, 0, 60, -20, 200]))
            window = (last - Days(rng.choice([0, 30, 90])), last)
            limits["tong_ket"] = dict(zip(("tu", "den"), window))
            if ours:
                self.windows.append(window)
        if self.chance(share):
            limits["ty_le_du_toi_thieu"] = rng.choice([67, 50, 100, 0])
        if limits:
            record["thoi_han"] = limits
        self.write(f"quy-dinh/{code}.yaml", self.writer.document(record))

    def make_topics(self, position: int, ours: bool) -> dict:
        """The list of kinds.

        The first list has allowed and forbidden kinds.  A later one repeats
        some of them with another permission, which must not count, and adds
        allowed ones; forbidden ones of its own only where that is disputed.
        """
        rng = self.rng
        if position == 0:
            kinds = [("thuong-ky", True), ("bau-cu", False), ("ky-luat", False), ("khac", None)]
        else:
            kinds = [(f"them-{position}", rng.choice([True, None]))]
            kinds += [(name, rng.choice([True, False])) for name in self.kinds[:2]]
            if self.disputed:
                kinds.append((f"cam-{position}", False))
            seen: dict[str, object] = {}
            for name, allowed in kinds:
                seen.setdefault(name, allowed)
            kinds = list(seen.items())
        rng.shuffle(kinds)
        content: dict = {"loai": []}
        if self.chance(0.8):
            content["trang_thai"] = Raw(rng.choice(["chua_doi_chieu", "da_doi_chieu"]))
        for name, allowed in kinds:
            entry: dict = {"ma": Raw(name), "ten": "Bầu cử, bỏ phiếu kín"}
            if allowed is not None:
                entry["cho_phep"] = allowed
            content["loai"].append(entry)
            if ours and name not in self.kinds:
                self.kinds.append(name)
        return content

    def make_officers(self) -> None:
        rng = self.rng
        self.officers = []
        entries = []
        roles = list(ROLES) + [rng.choice(ROLES) for _ in range(rng.randrange(4))]
        for index, role in enumerate(roles):
            code = f"cb-{index}"
            self.officers.append((code, role))
            entry = {"ma": Raw(code), "vai_tro": Raw(role), "chuc_danh": "Cán bộ thử"}
            if self.chance(0.2):
                entry["ho_ten"] = Raw("")
            entries.append(entry)
        self.write("can-bo.yaml", self.writer.document({"can_bo": entries}))

    # Units

    def make_units(self) -> None:
        rng = self.rng
        number = rng.randrange(3, 9) + self.wanted // 250
        # Often names that differ in little, so that tones and case decide.
        initial = rng.choice("aâbdđegoôuy")
        alike = [word for word in WORDS if word[0].lower() == initial]
        self.names = rng.choice([list(WORDS), alike or ["An"], *SERIES])
        ids = list(IDS) + [f"dv-{index}" for index in range(number)]
        chosen = rng.sample(ids[: max(12, number)], min(number, 12))
        chosen += [code for code in ids if code not in chosen][: number - len(chosen)]
        self.units: dict[str, dict] = {}
        bases = max(1, number // 4)
        for index, code in enumerate(chosen):
            kind = KINDS[0] if index < bases else rng.choice(KINDS[1:])
            base = rng.choice(chosen[:bases]) if kind == "chi_bo_truc_thuoc" else None
            self.units[code] = self.make_unit(code, kind, base, chosen[index + 1 :])
        if self.chance(0.6):
            self.plan_quiet(self.units[rng.choice(chosen)])
        for code, unit in self.units.items():
            if unit.get("quiet"):
                unit["record"]["ha_tang"] = [{"ngay": unit["quiet"], "dat": True}]
            folder = rng.choice(["", "", "nhom/", "nhom/sau/"])
            self.write(f"don-vi/{folder}{code}.yaml", self.writer.document(unit["record"]))

    def plan_quiet(self, unit: dict) -> None:
        """A unit that meets but once or twice, when its only confirmation ages.

        Elsewhere an earlier online meeting of the year would nearly always
        hide the day on which a confirmation at a month's end runs out.
        """
        days = [
            end_of_month(year, month)
            for year in range(self.start.year - 1, self.end.year + 1)
            for month in range(1, 13)
        ]
        clamped = [day for day in days if add_months(day, self.months).day < day.day]
        day = self.rng.choice(clamped or days)
        limit = add_months(day, self.months)
        if unit["first"] <= limit and limit + Days(2) <= unit["last"]:
            unit["quiet"] = day
            unit["planted"] = [limit + Days(self.rng.choice([0, 1, 1]))]
            if self.chance(0.3):
                unit["planted"].append(limit + Days(2))

    def make_unit(self, code: str, kind: str, base, others: list[str]) -> dict:
        rng = self.rng
        name = rng.choice(self.names)
        if self.chance(0.2):
            name += " " + rng.choice(WORDS)
        record: dict = {"ten": "Chi bộ Thử nghiệm " + name, "loai": Raw(kind)}
        if base is not None:
            record["truc_thuoc"] = Raw(base)
        if self.chance(0.4):
            record["thu_tu"] = rng.choice([1, 2, 2, 3, 10])
        if self.chance(0.2):
            record["ten_ngan"] = rng.choice([name, Raw("")])
        first, last = self.start - Days(40), self.end + Days(120)
        if self.chance(0.3):
            exists: dict = {}
            if self.chance(0.6):
                exists["tu"] = first = self.between(self.start - Days(40), self.start + Days(200))
            if self.chance(0.6):
                exists["den"] = last = max(
                    first + Days(60), self.between(self.now - Days(60), self.end + Days(40))
                )
            if exists:
                record["ton_tai"] = exists
        if others and self.chance(0.2):
            record["ke_thua"] = Raw(rng.choice(others))

        unit = {"kind": kind, "base": base, "first": first, "last": last, "record": record}
        unit["marks"] = []
        self.add_counts(unit)
        self.add_approvals(unit)
        self.add_checks(unit)
        self.add_groups(unit)
        self.add_officers(unit)
        if self.chance(0.1):
            record["ghi_chu"] = Block(["Dòng một", "", "ngay: 2024-01-01", "- dòng ba"])
        return unit

    def add_counts(self, unit: dict) -> None:
        rng = self.rng
        entries = []
        unit["totals"] = []
        day = self.start + Days(rng.choice([0, 0, -10, 30, 100]))
        for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
            total = rng.choice([50, 51, 49, 20, 21, rng.randrange(0, 80), rng.randrange(40, 64)])
            off = [rng.choice([0, 0, 1, 2, 3]), rng.choice([0, 0, 0, 1])]
            left = max(0, total - sum(off))
            if sum(off) > total:
                off, left = [0, 0], total
            entry: dict = {"tu": day, "tong": total}
            if self.chance(0.82):
                special = rng.choice([left // 2, left // 2 + 1, left * 2 // 3, left, left * 3 // 4])
                entry["dac_thu"] = min(left, special)
            for key, value in zip(("mien_sinh_hoat", "dinh_chi"), off):
                if value or self.chance(0.2):
                    entry[key] = value
            entries.append(entry)
            unit["totals"].append(total)
            unit["marks"].append(day)
            day += Days(rng.randrange(1, 400))
        if self.chance(0.3):
            rng.shuffle(entries)
        if entries:
            unit["record"]["dang_so"] = entries

    def add_approvals(self, unit: dict) -> None:
        rng = self.rng
        entries = []
        unit["approvals"] = []
        for form, share in (("truc_tuyen", 0.65), ("to_dang", 0.45)):
            if not self.chance(share):
                continue
            day = self.start + Days(rng.choice([0, 0, 0, -30, 1, 50]))
            for piece in range(rng.choice([1, 1, 1, 2, 3])):
                entry: dict = {"hinh_thuc": Raw(form), "tu": day}
                if self.reasons and self.chance(0.3):
                    entry["ly_do"] = [Raw(r) for r in rng.sample(self.reasons, 1)]
                end = None
                if self.chance(0.5):
                    end = day + Days(rng.choice([0, rng.randrange(400), rng.randrange(400)]))
                    if self.chance(0.15):
                        end = Date(end.year, 12, 31)
                    entry["den"] = end
                entries.append(entry)
                unit["approvals"].append((day, end))
                unit["marks"] += [day] + ([end] if end else [])
                if end is None:
                    break
                day = end + Days(rng.choice([1, 1, 2, 30]))
        rng.shuffle(entries)
        if entries:
            unit["record"]["thi_diem"] = entries

    def add_checks(self, unit: dict) -> None:
        rng = self.rng
        days = set()
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            day = self.between(self.start - Days(200), self.end)
            if self.chance(0.3):
                day = end_of_month(day.year, rng.choice([1, 8, 11, 12]))
            if self.chance(0.3):
                day = self.start
            days.add(day)
        entries = []
        for day in sorted(days):
            entries.append({"ngay": day, "dat": self.chance(0.8)})
            if self.chance(0.2):
                entries[-1]["ghi_chu"] = "Đường truyền thử"
            limit = add_months(day, self.months)
            unit["marks"] += [day, limit, limit + Days(1)]
        if self.chance(0.3):
            rng.shuffle(entries)
        if entries:
            unit["record"]["ha_tang"] = entries

    def add_groups(self, unit: dict) -> None:
        rng = self.rng
        unit["groups"] = []
        if unit["kind"] == KINDS[0] or self.chance(0.3):
            return
        number = rng.choice([1, 2, 2, 3, 4])
        total = rng.choice(unit["totals"]) if unit["totals"] else 30
        total = max(number, total + rng.choice([0, 0, 0, 0, 1, -1]))
        cuts = sorted(rng.sample(range(1, total), number - 1)) if total > number else []
        sizes = [b - a for a, b in zip([0] + cuts, cuts + [total])]
        entries = []
        for index, size in enumerate(sizes, 1):
            name = f"Tổ đảng số {index}"
            unit["groups"].append((name, size))
            entries.append({"ten": name, "dang_so": size})
        unit["record"]["to_dang"] = entries

    def add_officers(self, unit: dict) -> None:
        """Officers in charge: all the time, nearly so, or with gaps."""
        rng = self.rng
        start = min([day for day, _ in unit["approvals"]], default=self.start)
        start = max(start, self.start)
        entries = []
        taken: dict[str, list] = {}
        for roles in (ROLES[:2], ROLES[2:3], ROLES[3:]):
            able = [code for code, role in self.officers if role in roles]
            style = rng.choice(["whole", "whole", "late", "gap", "short", "none", "seam"])
            if style == "none" or (roles == ROLES[3:] and self.chance(0.6)):
                continue
            turn = Date(rng.choice([start.year, start.year + 1]), 12, 31)
            turn = max(turn, start + Days(1))
            pieces = {
                "whole": [(start - Days(rng.choice([0, 10])), None)],
                "late": [(start + Days(rng.choice([1, 100])), None)],
                "gap": [(start, turn - Days(1)), (turn + Days(1), None)],
                "short": [(start, rng.choice([self.now - Days(1), self.now, turn]))],
                "seam": [(start, turn), (turn + Days(1), None)],
            }[style]
            for first, last in pieces:
                officer = rng.choice(able)
                last = last if last is None or last >= first else first
                clash = [
                    1 for a, b in taken.get(officer, [])
                    if (last is None or a <= last) and (b is None or first <= b)
                ]  # fmt: skip
                if clash:
                    continue
                taken.setdefault(officer, []).append((first, last))
                entry: dict = {"can_bo": Raw(officer), "tu": first}
                if last is not None:
                    entry["den"] = last
                entries.append(entry)
        rng.shuffle(entries)
        if entries:
            unit["record"]["phu_trach"] = entries

    # Meetings

    def make_meetings(self) -> None:
        rng = self.rng
        codes = [code for code, unit in self.units.items() if "quiet" not in unit]
        logs: dict[tuple[int, str], list[dict]] = {}
        taken: set = set()
        for _ in range(self.wanted):
            code = rng.choice(codes)
            unit = self.units[code]
            for _attempt in range(20):
                day = self.meeting_day(unit)
                level = "cap_uy" if self.chance(0.25) else "toan_the"
                if unit["first"] <= day <= unit["last"] and (code, day, level) not in taken:
                    break
            else:
                continue
            taken.add((code, day, level))
            record = self.make_meeting(unit, day, level)
            logs.setdefault((day.year, code), []).append(record)
        for code, unit in self.units.items():
            for day in unit.get("planted", []):
                record = self.make_meeting(unit, day, "toan_the")
                record["hinh_thuc"] = Raw(rng.choice(["truc_tuyen", "ket_hop"]))
                record["trang_thai"] = Raw("da_hop")
                record.pop("cac_to", None)
                logs.setdefault((day.year, code), []).append(record)
        if self.chance(0.5):  # a log without meetings
            code = rng.choice(codes)
            logs.setdefault((rng.choice([self.start.year, self.now.year]), code), [])
        for (year, code), records in sorted(logs.items()):
            if self.chance(0.5):
                rng.shuffle(records)
            if records and self.chance(0.05):
                records.insert(rng.randrange(len(records) + 1), Raw(""))
            self.write(f"sinh-hoat/{year}/{code}.yaml", self.writer.document({"buoi": records}))

    def meeting_day(self, unit: dict) -> Date:
        rng = self.rng
        pick = rng.random()
        if pick < 0.35:
            return self.between(self.start - Days(25), self.end + Days(50))
        if pick < 0.5:
            return self.between(self.start, self.now)
        if pick < 0.7:
            return self.now + Days(rng.choice([-15, -8, -7, -6, -2, -1, 0, 1, 2, 6, 7, 8, 13, 14, 15]))
        if pick < 0.8:
            return rng.choice(self.busy)
        if pick < 0.9 and unit["marks"]:
            return self.near(rng.choice(unit["marks"]))
        return self.near(rng.choice(self.landmarks))

    def make_meeting(self, unit: dict, day: Date, level: str) -> dict:
        rng = self.rng
        weights = [0.25, 0.3, 0.25, 0.2]
        form = rng.choices(FORMS, weights)[0]
        if form == "to_dang" and level == "cap_uy":
            form = "ket_hop"
        if day < self.now:
            weights = [0.05, 0.81, 0.07, 0.07]
        elif day == self.now:
            weights = [0.4, 0.5, 0.05, 0.05]
        else:
            weights = [0.7, 0.18, 0.06, 0.06]
        state = rng.choices(["du_kien", "da_hop", "hoan", "huy"], weights)[0]
        record: dict = {"ngay": day, "hinh_thuc": Raw(form), "trang_thai": Raw(state)}
        if level == "cap_uy" or self.chance(0.3):
            record["cap"] = Raw(level)
        self.add_time(record)
        if self.chance(0.1):
            record["doi_tu"] = day - Days(rng.randrange(1, 40))
        if self.chance(0.12):
            record["can_cu"] = Raw("hoan_canh_dac_biet")
            if self.chance(0.6):
                record["van_ban"] = self.number_or_nothing("12-CV/ĐUK")
        elif self.chance(0.1):
            record["can_cu"] = Raw("dac_thu")
        self.add_registration(record, day)
        for key, share in (("phan_cong", 0.7), ("cap_tren_du", 0.6)):
            if key == "cap_tren_du" and state != "da_hop":
                continue
            if self.chance(share):
                number = rng.choice([1, 1, 2, 3])
                record[key] = [Raw(code) for code, _ in rng.sample(self.officers, number)]
            elif self.chance(0.2):
                record[key] = rng.choice([[], Raw("")])
        if self.kinds or not self.has_topics:
            kinds = self.kinds or ["bat-ky", "gi-cung-duoc"]
            items = []
            for _ in range(rng.choice([0, 0, 1, 2, 3])):
                item: dict = {"chu_de": rng.choice(["Đánh giá công tác tháng 02", Raw("null")])}
                item["loai"] = Raw(rng.choice(kinds))
                if self.chance(0.25):
                    item["rieng_truc_tiep"] = self.chance(0.6)
                items.append(item)
            if items or self.chance(0.2):
                record["noi_dung"] = items
        if state == "da_hop":
            self.add_attendance(record, unit, day, form)
            if self.chance(0.8):
                record["bien_ban"] = self.number_or_nothing("03-BB/CB")
            if self.chance(0.75):
                self.add_feedback(record, day)
        if self.chance(0.06):
            record["bi_mat"] = self.chance(0.75)
        if self.chance(0.05):
            record["ghi_chu"] = rng.choice(
                [Block(["Một", "ngay: 2024-05-05", "Ba"]), Raw('"một\u2028hai"'), "Ghi chú thử"]
            )
        if self.chance(0.05):
            record["su_co"] = "Mất kết nối 10 phút"
        return record

    def number_or_nothing(self, number: str):
        """A document's number, a text that looks like something else, or empty."""
        pick = self.rng.random()
        if pick < 0.8:
            return number
        if pick < 0.92:
            return Raw(self.rng.choice(LOOKALIKES))
        return self.rng.choice([Raw(""), Raw('""'), Raw("''")])

    def add_time(self, record: dict) -> None:
        rng = self.rng
        if self.chance(0.2):
            return
        start = rng.choice([480, 480, 510, 599, 600, 840, 0, 1410, 420, 720])
        record["gio"] = self.writer.clock(start)
        if self.chance(0.6):
            end = start + rng.choice([1, 30, 90, 119, 120, 121, 240])
            record["ket_thuc"] = self.writer.clock(min(end, 1439))

    def add_registration(self, record: dict, day: Date) -> None:
        rng = self.rng
        if self.chance(0.18):
            if self.chance(0.2):
                record["dang_ky"] = Raw("")
            return
        early = rng.choice([self.lead - 1, self.lead, self.lead + 1, 0, 1, 10, 20, -1, -5])
        registered = day - Days(early)
        if self.chance(0.05):
            registered = self.near(self.now)
        entry: dict = {"ngay": registered}
        if self.chance(0.8):
            entry["tong_hop"] = day + Days(rng.choice([-2, -1, -1, 0, 0, 1, 3]))
        record["dang_ky"] = entry

    def add_feedback(self, record: dict, day: Date) -> None:
        rng = self.rng
        later = rng.choice([0, 0, 1, self.answer - 1, self.answer, self.answer + 1, 20])
        comments: dict = {"ngay": day + Days(max(0, later))}
        for part in ("uu_diem", "han_che", "kinh_nghiem"):
            pick = rng.random()
            if pick < 0.75:
                comments[part] = [rng.choice(["không có", "Chuẩn bị tốt", Raw("null"), Raw("no")])]
                if self.chance(0.2):
                    comments[part].append(Raw(""))
            elif pick < 0.85:
                comments[part] = rng.choice([[], Raw(""), [Raw("")]])
                if self.disputed and self.chance(0.3):
                    comments[part] = [Raw('""')]
        record["gop_y"] = comments

    def attendance(self, convened: int, form: str, split: bool) -> dict:
        rng = self.rng
        choices = [convened, convened * 67 // 100, -(-convened * 67 // 100), convened // 2]
        present = min(convened, rng.choice(choices + [rng.randrange(convened + 1)]))
        excused = rng.randrange(convened - present + 1)
        counts = {"trieu_tap": convened, "co_mat": present}
        if split:
            room = {
                "truc_tiep": present,
                "truc_tuyen": rng.choice([0, 0, 0, min(1, present)]),
                "ket_hop": rng.choice([0, present, rng.randrange(present + 1), present // 2]),
                "to_dang": present,
            }[form]
            counts["truc_tiep"] = room
            counts["truc_tuyen"] = present - room
            if self.chance(0.1):
                del counts[rng.choice(["truc_tiep", "truc_tuyen"])]
        counts.update(zip(ABSENT, (excused, convened - present - excused)))
        return counts

    def add_attendance(self, record: dict, unit: dict, day: Date, form: str) -> None:
        rng = self.rng
        if form != "to_dang" or not unit["groups"]:
            if self.chance(0.85):
                convened = rng.choice(unit["totals"] or [20]) + rng.choice([0, 0, -1, 1, 2])
                convened = rng.choice([max(0, convened), 100, 3])
                record["tham_du"] = self.attendance(convened, form, self.chance(0.8))
            return
        style = rng.choice(["none", "own", "sessions", "sessions", "some", "both"])
        split = self.chance(0.4)
        sessions = []
        for name, size in unit["groups"]:
            held_on = self.between(day.replace(day=1), end_of_month(day.year, day.month))
            if not unit["first"] <= held_on <= unit["last"]:
                held_on = day
            if self.chance(0.2):
                name = unicodedata.normalize("NFD", name)
            session: dict = {"to": name, "ngay": rng.choice([day, held_on])}
            if style in ("sessions", "both"):
                session["tham_du"] = self.attendance(size, form, False)
                if split:
                    session["tham_du"]["truc_tiep"] = session["tham_du"]["co_mat"]
                    session["tham_du"]["truc_tuyen"] = 0
            sessions.append(session)
        if style == "some" and len(sessions) > 1:
            sessions[0]["tham_du"] = self.attendance(unit["groups"][0][1], form, False)
        if style == "own":
            record["tham_du"] = self.attendance(rng.choice([40, 3, 100]), form, split)
            sessions = sessions if self.chance(0.5) else []
        if style == "both":
            keys = sessions[0]["tham_du"].keys()
            record["tham_du"] = {key: sum(s["tham_du"][key] for s in sessions) for key in keys}
        if sessions:
            record["cac_to"] = sessions

    # Reports and the portal

    def make_reports(self) -> None:
        rng = self.rng
        written = 0

        def report(kind: str, issued, **more) -> None:
            nonlocal written
            written += 1
            front: dict = {"tieu_de": "Báo cáo thử", "loai": Raw(kind)}
            front.update(more)
            if issued is not None:
                front["ngay"] = issued
            elif self.chance(0.3):
                front["ngay"] = Raw("")
            if self.chance(0.15):
                front["ban_nhap"] = self.chance(0.6)
            if self.chance(0.3):
                front["so_hieu"] = "01-BC/ĐUK"
                front["noi_nhan"] = ["Như trên", "Lưu"]
            if self.chance(0.2):
                front["nguoi_ky"] = {"quyen_han": "T/M", "chuc_vu": "Bí thư"}
            self.write_page(f"bao-cao/bc-{rng.choice('abcz')}{written}.md", front)

        month, day = (self.deadlines or [(1, 31)])[0]
        for year in range(self.start.year, self.end.year + 1):
            due = min(Date(year + 1, month, 1) + Days(day - 1), end_of_month(year + 1, month))
            self.landmarks.append(due)
            late = due + Days(rng.choice([1, 2, 30]))
            plans = {
                "none": [], "on the day": [due], "a day late": [due + Days(1)],
                "early": [due - Days(rng.choice([1, 20, 300]))], "twice late": [late, late],
                "late and in time": [late, due], "draft": [None], "very late": [due + Days(400)],
            }  # fmt: skip
            for issued in plans[rng.choice(list(plans))]:
                report("danh_gia_nam", issued, nam=year)
        first, last = (self.windows or [(self.end, self.end)])[0]
        self.landmarks += [first, last]
        choices = [first, last, last, last + Days(1), first - Days(1), first - Days(50), None]
        for _ in range(rng.choice([0, 1, 1, 2])):
            period = {"giai_doan": {"tu": self.start, "den": self.end}}
            report("tong_ket", rng.choice(choices), **period)
        if self.chance(0.4):
            report("so_ket", self.now, nam=self.now.year)

    def make_portal(self) -> None:
        rng = self.rng
        record: dict = {
            "ten": "Cổng thử nghiệm",
            "co_quan": "Đảng ủy Thử nghiệm",
            "quy_dinh": [Raw(code) for code in self.in_use],
            "giai_doan": {"tu": self.start, "den": self.end},
            "du_lieu_minh_hoa": True,
        }
        if self.chance(0.5):
            record["tinh_den"] = self.now
        if self.chance(0.5):
            record["ho_so"] = Raw(rng.choice(["noi_bo", "noi_bo", "cong_khai"]))
        if self.chance(0.5):
            record["dia_danh"] = "Vinh"
        self.write("cong.yaml", self.writer.document(record))
        if self.chance(0.5):
            self.write_page("trang/gioi-thieu.md", {"tieu_de": "Giới thiệu", "thu_tu": 1})
        if self.chance(0.3):
            self.write("tep/ghi chú.txt", "Tệp đính kèm thử\n", odd=False)

    def as_of_dates(self) -> list[Date]:
        """The date the tree is built around, then dates around other edges."""
        rng = self.rng
        dates = [self.now]
        for day in rng.sample(self.landmarks, min(4, len(self.landmarks))):
            dates.append(day + Days(rng.choice([-1, 0, 1])))
        dates.append(self.end + Days(500))
        return list(dict.fromkeys(dates))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("outdir", help="the content folder to write")
    parser.add_argument("--meetings", type=int, default=80, metavar="N", help="about how many")
    parser.add_argument(
        "--disputed", action="store_true", help="also records that can be read in two ways"
    )
    options = parser.parse_args()
    if os.path.isdir(options.outdir) and os.listdir(options.outdir):
        print(f"random_tree: {options.outdir} is not empty", file=sys.stderr)
        return 2
    generator = Generator(options.seed, options.outdir, options.meetings, options.disputed)
    for day in generator.run():
        print(day.isoformat())
    return 0


if __name__ == "__main__":
    sys.exit(main())
