#!/usr/bin/env python3
"""An independent recomputation of the findings, verdicts and figures.

The project's tests compare what the program prints with what this script
prints for the same content tree.  It was written from the written contract
alone (the record format and the rules) and shares no code with the program,
so a mistake has to be made twice, in two languages, to go unseen.

    oracle.py TREE --as-of YYYY-MM-DD [--what check|figures]

TREE is the content folder itself (the one that holds ``cong.yaml``).

``check`` prints ``{"as_of", "counts", "findings", "verdicts"}``: the object of
``nenep check --format json`` without message texts and without diagnostics
(``counts`` has only ``units`` and ``meetings``).  ``figures`` prints the whole
of ``so-lieu.json``.

The script judges trees without errors.  Where it meets something that the
record format does not allow it says so on standard error and exits with 3; it
makes no attempt to judge the rest, as the program does.

Only PyYAML is needed.  Scalars are read through the node interface: nothing is
ever typed by the YAML library, so ``08``, ``no`` and ``2024-01-01`` are texts
until a key asks for a number, a truth value or a date.
"""

from __future__ import annotations

import argparse
import bisect
import calendar
import collections
import datetime
import json
import os
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from typing import Iterator, Optional

import yaml

Date = datetime.date
DAY = datetime.timedelta(days=1)

# Enumerated values, in the order in which the outputs list them.
FORMS = ("truc_tiep", "truc_tuyen", "ket_hop", "to_dang")
ONLINE = ("truc_tuyen", "ket_hop")
PILOT = ("truc_tuyen", "ket_hop", "to_dang")
LEVELS = ("toan_the", "cap_uy")
STATES = ("du_kien", "da_hop", "hoan", "huy")
BASES = ("dac_thu", "hoan_canh_dac_biet")
KINDS = ("dang_bo_co_so", "chi_bo_co_so", "chi_bo_truc_thuoc")
CELLS = ("chi_bo_co_so", "chi_bo_truc_thuoc")
ROLES = ("uy_vien_ban_thuong_vu", "uy_vien_ban_chap_hanh", "chuyen_vien", "can_bo_ban_to_chuc")
LEADERS = ("uy_vien_ban_thuong_vu", "uy_vien_ban_chap_hanh")
SPECIALISTS = ("chuyen_vien",)
COUNTS = ("trieu_tap", "co_mat", "truc_tiep", "truc_tuyen", "vang_co_ly_do", "vang_khong_ly_do")
PARTS = ("uu_diem", "han_che", "kinh_nghiem")

REGISTRATION_HORIZON = 14  # days ahead that REG-01 looks at planned meetings
ASSIGNMENT_HORIZON = 7  # the same for ATT-01
DEFAULT_LENGTH = 120  # minutes that a meeting without an end lasts


class Invalid(Exception):
    """Something in the tree that the record format does not allow."""


# ---------------------------------------------------------------------------
# Reading: files, YAML nodes, scalars


class StrictLoader(yaml.SafeLoader):
    """Composes nodes, and refuses what plain data must not have."""

    def compose_node(self, parent, index):
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            raise Invalid("an alias")
        if event.anchor is not None:
            raise Invalid("an anchor")
        if event.tag is not None:
            raise Invalid("a tag")
        return super().compose_node(parent, index)


class Source:
    """One text file: its path in the tree, its YAML text and its lines."""

    def __init__(self, root: str, path: str):
        self.path = path
        with open(os.path.join(root, path), "rb") as handle:
            data = handle.read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Invalid(f"{path}: not UTF-8 at byte {error.start}")
        if text.startswith("\ufeff"):
            text = text[1:]
        text = unicodedata.normalize("NFC", text)
        self.text = text
        self.first_line = 1
        if path.endswith(".md"):
            self._cut_front_matter()
        # Only LF (alone or after CR) ends a line; the YAML library has other
        # ideas (U+2028, a lone CR), so lines are counted here.
        self.breaks = [m.start() for m in re.finditer("\n", self.text)]

    def _cut_front_matter(self) -> None:
        lines = self.text.split("\n")
        if lines[0].rstrip() != "---":
            raise Invalid(f"{self.path}: no front matter")
        for number in range(1, len(lines)):
            if lines[number].rstrip() == "---":
                self.text = "".join(line + "\n" for line in lines[1:number])
                self.first_line = 2
                return
        raise Invalid(f"{self.path}: the front matter does not end")

    def line(self, node: yaml.Node) -> int:
        return self.first_line + bisect.bisect_left(self.breaks, node.start_mark.index)

    def fail(self, node: Optional[yaml.Node], what: str) -> Invalid:
        line = self.line(node) if node is not None else 1
        return Invalid(f"{self.path}:{line}: {what}")

    def record(self, keys: str, required: str = "") -> "Record":
        """The whole file as one record."""
        loader = StrictLoader(self.text)
        try:
            node = loader.get_single_node()
        except yaml.YAMLError as error:
            raise Invalid(f"{self.path}: {' '.join(str(error).split())}")
        except Invalid as error:
            raise Invalid(f"{self.path}: {error}")
        finally:
            loader.dispose()
        if node is None:
            raise self.fail(None, "an empty file")
        return Record(self, node, keys, required)


def is_empty(node: yaml.Node) -> bool:
    """An empty text, quoted or not: the same as an absent key or entry."""
    return isinstance(node, yaml.ScalarNode) and node.value.strip() == ""


class Record:
    """A mapping with known keys; absent and empty values are the same."""

    def __init__(self, source: Source, node: yaml.Node, keys: str, required: str = ""):
        self.source = source
        self.node = node
        self.values: dict[str, yaml.Node] = {}
        self.key_nodes: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            raise source.fail(node, "a mapping is expected")
        allowed = keys.split()
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise source.fail(key_node, "a key must be a text")
            key = key_node.value
            if key not in allowed:
                raise source.fail(key_node, f"unknown key {key!r}")
            if key in self.key_nodes:
                raise source.fail(key_node, f"key {key!r} given twice")
            self.key_nodes[key] = key_node
            if not is_empty(value):
                self.values[key] = value
        for key in required.split():
            if key not in self.values:
                raise source.fail(node, f"missing key {key!r}")

    def __contains__(self, key: str) -> bool:
        return key in self.values

    @property
    def line(self) -> int:
        return self.source.line(self.node)

    def line_of(self, key: str) -> int:
        """The line on which a key stands."""
        return self.source.line(self.key_nodes[key])

    def fail(self, key: str, what: str) -> Invalid:
        return self.source.fail(self.values.get(key, self.node), f"{key}: {what}")

    def scalar(self, key: str, plain: bool = False) -> Optional[str]:
        node = self.values.get(key)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            raise self.fail(key, "a scalar is expected")
        if plain and node.style is not None:
            raise self.fail(key, "a plain scalar is expected")
        return node.value

    def text(self, key: str) -> Optional[str]:
        return self.scalar(key)

    def integer(self, key: str, low: int = 0, high: Optional[int] = None) -> Optional[int]:
        value = self.scalar(key, plain=True)
        if value is None:
            return None
        if not re.fullmatch(r"-?[0-9]+", value):
            raise self.fail(key, f"{value!r} is not a whole number")
        number = int(value)
        if number < low or (high is not None and number > high):
            raise self.fail(key, f"{number} is out of range")
        return number

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.scalar(key, plain=True)
        if value is None:
            return default
        if value not in ("true", "false"):
            raise self.fail(key, f"{value!r} is neither true nor false")
        return value == "true"

    def choice(self, key: str, allowed, default: Optional[str] = None) -> Optional[str]:
        value = self.scalar(key)
        if value is None:
            return default
        if value not in allowed:
            raise self.fail(key, f"{value!r} is none of {', '.join(allowed)}")
        return value

    def date(self, key: str) -> Optional[Date]:
        value = self.scalar(key)
        if value is None:
            return None
        found = parse_date(value)
        if found is None:
            raise self.fail(key, f"{value!r} is not a date")
        return found

    def clock(self, key: str) -> Optional[int]:
        """A time of the day, in minutes."""
        value = self.scalar(key)
        if value is None:
            return None
        match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", value)
        if not match or int(match[1]) > 23 or int(match[2]) > 59:
            raise self.fail(key, f"{value!r} is not a time")
        return int(match[1]) * 60 + int(match[2])

    def month_day(self, key: str) -> Optional[tuple[int, int]]:
        value = self.scalar(key)
        if value is None:
            return None
        match = re.fullmatch(r"([0-9]{2})-([0-9]{2})", value)
        if match:
            month, day = int(match[1]), int(match[2])
            if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024, month)[1]:
                return month, day
        raise self.fail(key, f"{value!r} is not a month and day")

    def entries(self, key: str) -> list[yaml.Node]:
        """The entries of a list; empty ones count as none."""
        node = self.values.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(key, "a list is expected")
        return [entry for entry in node.value if not is_empty(entry)]

    def texts(self, key: str, allowed=None) -> list[str]:
        found = []
        for entry in self.entries(key):
            if not isinstance(entry, yaml.ScalarNode):
                raise self.source.fail(entry, f"{key}: a scalar is expected")
            if allowed is not None and entry.value not in allowed:
                raise self.source.fail(entry, f"{key}: unknown {entry.value!r}")
            found.append(entry.value)
        return found

    def distinct(self, key: str, allowed) -> list[str]:
        found = self.texts(key, allowed)
        if len(set(found)) != len(found):
            raise self.fail(key, "the same entry twice")
        return found

    def records(self, key: str, keys: str, required: str = "") -> list["Record"]:
        return [Record(self.source, entry, keys, required) for entry in self.entries(key)]

    def record(self, key: str, keys: str, required: str = "") -> Optional["Record"]:
        node = self.values.get(key)
        return None if node is None else Record(self.source, node, keys, required)

    def period(self, key: str, required: str = "") -> Optional["Period"]:
        inner = self.record(key, "tu den", required)
        return None if inner is None else inner.own_period()

    def own_period(self) -> "Period":
        """The period of a record that itself has `tu` and perhaps `den`."""
        period = Period(self.date("tu"), self.date("den"))
        if period.start and period.end and period.end < period.start:
            raise self.fail("den", "before `tu`")
        return period


def parse_date(text: str) -> Optional[Date]:
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if match:
        parts = (int(match[1]), int(match[2]), int(match[3]))
    else:
        match = re.fullmatch(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})", text)
        if not match:
            return None
        parts = (int(match[4]), int(match[3]), int(match[1]))
    try:
        return Date(*parts)
    except ValueError:
        return None


def day_of_year(month_day: tuple[int, int], year: int) -> Date:
    """A month-day in a year; 02-29 is the last day of February."""
    month, day = month_day
    return Date(year, month, min(day, calendar.monthrange(year, month)[1]))


def add_months(day: Date, months: int) -> Date:
    """That many calendar months later, clamped to the end of the month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year > 9999:
        return Date.max
    last = calendar.monthrange(year, month + 1)[1]
    return Date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Period:
    """Both ends are inclusive; a missing end is open."""

    start: Optional[Date] = None
    end: Optional[Date] = None

    def __contains__(self, day: Date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Period") -> bool:
        return (self.start or Date.min) <= (other.end or Date.max) and (
            other.start or Date.min
        ) <= (self.end or Date.max)

    def meets_year(self, year: int) -> bool:
        return self.overlaps(Period(Date(year, 1, 1), Date(year, 12, 31)))


# ---------------------------------------------------------------------------
# The records


@dataclass
class Quota:
    code: str
    kinds: list[str]
    forms: list[str]
    levels: list[str]
    limit: int

    def covers(self, meeting: "Meeting") -> bool:
        """Whether a meeting uses (or, if planned, would use) this cap."""
        return (
            meeting.basis == "dac_thu"
            and meeting.unit.kind in self.kinds
            and meeting.form in self.forms
            and meeting.level in self.levels
        )


@dataclass
class Setting:
    """A value of a regulation, with the place where it stands."""

    value: object
    path: str
    line: int


@dataclass
class TopicKind:
    allowed: bool
    compared: bool  # its list was checked against the paper document


@dataclass
class Regulation:
    in_force: Period
    quotas: list[Quota]
    settings: dict[str, Setting]
    topics: Optional[dict[str, TopicKind]]
    reasons: list[str]


@dataclass
class MemberCount:
    since: Date
    total: int
    special: Optional[int]
    off: int  # exempt and suspended members together


@dataclass
class Approval:
    form: str
    period: Period
    line: int


@dataclass
class Unit:
    code: str
    name: str
    kind: str
    base_code: Optional[str]
    place: Optional[int]
    exists: Period
    approvals: list[Approval]
    counts: list[MemberCount]
    checks: list[tuple[Date, bool]]
    groups: list[tuple[str, int]]
    in_charge: list[tuple[str, Period]]
    path: str
    base: Optional["Unit"] = None
    successor: Optional[str] = None

    def approved(self, form: str, day: Date) -> bool:
        """An approval of the unit's own."""
        return any(a.form == form and day in a.period for a in self.approvals)

    def count_on(self, day: Date) -> Optional[MemberCount]:
        """The latest entry that starts on or before the day, else the first."""
        if not self.counts:
            return None
        begun = [count for count in self.counts if count.since <= day]
        if begun:
            return max(begun, key=lambda count: count.since)
        return min(self.counts, key=lambda count: count.since)


@dataclass
class Topic:
    kind: str
    apart: bool


@dataclass
class Feedback:
    day: Date
    parts: dict[str, list[str]]


@dataclass
class Meeting:
    unit: Unit
    day: Date
    start: Optional[int]
    end: Optional[int]
    level: str
    form: str
    state: str
    basis: str
    decision: Optional[str]
    registered: Optional[Date]
    compiled: Optional[Date]
    assigned: list[str]
    attended: list[str]
    attendance: Optional[dict[str, Optional[int]]]
    topics: list[Topic]
    minutes: Optional[str]
    feedback: Optional[Feedback]
    secret: bool
    path: str
    line: int

    @property
    def year(self) -> int:
        return self.day.year

    @property
    def order(self) -> tuple:
        """The order within a year: date, start (none first), level."""
        start = -1 if self.start is None else self.start
        return (self.day, start, LEVELS.index(self.level))

    @property
    def online(self) -> bool:
        return self.form in ONLINE

    @property
    def pilot(self) -> bool:
        return self.form in PILOT


@dataclass
class Report:
    kind: str
    year: Optional[int]
    issued: Optional[Date]
    draft: bool
    path: str
    line: int  # of `ngay`


@dataclass
class Tree:
    pilot: Period
    regulations: list[Regulation]
    officers: dict[str, str]  # id -> role
    units: dict[str, Unit]
    meetings: list[Meeting]
    reports: list[Report]

    def first(self, name: str) -> Optional[Setting]:
        """A single setting comes from the first regulation that has it."""
        for regulation in self.regulations:
            if name in regulation.settings:
                return regulation.settings[name]
        return None

    def value(self, name: str):
        setting = self.first(name)
        return None if setting is None else setting.value

    @property
    def quotas(self) -> list[Quota]:
        return [quota for regulation in self.regulations for quota in regulation.quotas]

    @property
    def lists_topics(self) -> bool:
        return any(regulation.topics for regulation in self.regulations)

    def topic(self, code: str) -> Optional[TopicKind]:
        """A kind of item, from the first regulation that lists it."""
        for regulation in self.regulations:
            if regulation.topics and code in regulation.topics:
                return regulation.topics[code]
        return None


# ---------------------------------------------------------------------------
# Loading the tree


IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def visible(name: str) -> bool:
    return not (name[0] in "._" or name.endswith(("~", ".swp", ".tmp", ".orig")))


def list_files(root: str) -> list[str]:
    """Every file of the tree that is not ignored, as a sorted relative path."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if visible(name)]
        for name in folders + files:
            if os.path.islink(os.path.join(folder, name)):
                raise Invalid(f"{name}: a symbolic link")
        for name in files:
            if visible(name):
                path = os.path.relpath(os.path.join(folder, name), root)
                found.append(path.replace(os.sep, "/"))
    return sorted(found, key=lambda path: path.encode())


def load_tree(root: str) -> Tree:
    places = {
        "regulation": rf"quy-dinh/({IDENTIFIER})\.yaml",
        "guidance": rf"huong-dan/({IDENTIFIER})\.md",
        "unit": rf"don-vi/(?:{IDENTIFIER}/)*({IDENTIFIER})\.yaml",
        "log": rf"sinh-hoat/([0-9]{{4}})/({IDENTIFIER})\.yaml",
        "report": rf"bao-cao/({IDENTIFIER})\.md",
        "page": rf"trang/(?:{IDENTIFIER}/)*({IDENTIFIER})\.md",
        "attachment": r"tep/.+",
        "portal": r"cong\.yaml",
        "officers": r"can-bo\.yaml",
    }
    files: dict[str, list] = {place: [] for place in places}
    for path in list_files(root):
        for place, pattern in places.items():
            match = re.fullmatch(pattern, path)
            if match:
                files[place].append((path, match))
                break
        else:
            raise Invalid(f"{path}: no file of this name belongs here")
    if not files["portal"]:
        raise Invalid("cong.yaml is missing")
    guidance = {match[1] for _, match in files["guidance"]}

    regulations = {}
    for path, match in files["regulation"]:
        regulations[match[1]] = load_regulation(Source(root, path), guidance)
    pilot, in_use = load_portal(Source(root, "cong.yaml"), regulations)
    officers = load_officers(Source(root, "can-bo.yaml")) if files["officers"] else {}
    reasons = {code for regulation in in_use for code in regulation.reasons}

    units: dict[str, Unit] = {}
    for path, match in files["unit"]:
        if match[1] in units:
            raise Invalid(f"{path}: the unit {match[1]} stands twice in the tree")
        units[match[1]] = load_unit(Source(root, path), match[1], officers, reasons)
    for unit in units.values():
        if unit.base_code is not None:
            unit.base = units.get(unit.base_code)
            if unit.base is None or unit.base.kind != "dang_bo_co_so":
                raise Invalid(f"{unit.path}: {unit.base_code!r} is no base organisation")
        if unit.successor is not None and unit.successor not in units:
            raise Invalid(f"{unit.path}: {unit.successor!r} is no unit")

    tree = Tree(pilot, in_use, officers, units, [], [])
    for path, match in files["log"]:
        if match[2] not in units:
            raise Invalid(f"{path}: {match[2]!r} is no unit")
        tree.meetings += load_log(Source(root, path), int(match[1]), units[match[2]], tree)
    for path, _ in files["report"]:
        tree.reports.append(load_report(Source(root, path)))
    return tree


def load_portal(source: Source, regulations: dict) -> tuple[Period, list[Regulation]]:
    record = source.record(
        "ten co_quan co_quan_cap_tren dia_danh ngon_ngu dia_chi du_lieu_minh_hoa giao_dien"
        " tinh_den quy_dinh ho_so giai_doan cho_phep_noi_dung",
        "ten co_quan quy_dinh giai_doan",
    )
    record.choice("ngon_ngu", ("vi", "en"))
    record.choice("ho_so", ("noi_bo", "cong_khai"))
    record.flag("du_lieu_minh_hoa")
    record.date("tinh_den")
    in_use = [regulations[code] for code in record.distinct("quy_dinh", regulations)]
    return record.period("giai_doan", "tu den"), in_use


def load_officers(source: Source) -> dict[str, str]:
    officers: dict[str, str] = {}
    for entry in source.record("can_bo", "can_bo").records(
        "can_bo", "ma vai_tro chuc_danh ho_ten", "ma vai_tro chuc_danh"
    ):
        code = entry.text("ma")
        if code in officers or not re.fullmatch(IDENTIFIER, code):
            raise entry.fail("ma", f"bad or repeated id {code!r}")
        officers[code] = entry.choice("vai_tro", ROLES)
    return officers


def load_regulation(source: Source, guidance: set[str]) -> Regulation:
    record = source.record(
        "so_hieu trich_yeu ngay_ban_hanh hieu_luc huong_dan han_muc dieu_kien noi_dung thoi_han",
        "so_hieu trich_yeu ngay_ban_hanh hieu_luc",
    )
    record.date("ngay_ban_hanh")
    if "huong_dan" in record and record.text("huong_dan") not in guidance:
        raise record.fail("huong_dan", "no such guidance page")
    settings: dict[str, Setting] = {}

    def keep(inner: Record, key: str, value) -> None:
        if value is not None:
            settings[key] = Setting(value, source.path, inner.line_of(key))

    quotas: list[Quota] = []
    for entry in record.records(
        "han_muc",
        "ma ten ap_dung hinh_thuc cap toi_da nguon",
        "ma ten ap_dung hinh_thuc cap toi_da",
    ):
        entry.choice("nguon", ("huong_dan", "trung_uong", "gia_dinh"))
        quotas.append(
            Quota(
                entry.text("ma"),
                entry.texts("ap_dung", KINDS),
                entry.texts("hinh_thuc", FORMS),
                entry.texts("cap", LEVELS),
                entry.integer("toi_da"),
            )
        )

    reasons: list[str] = []
    conditions = record.record(
        "dieu_kien", "ty_le_dac_thu nguong_to_dang so_to_toi_thieu ly_do ha_tang_hieu_luc_thang"
    )
    if conditions is not None:
        share = conditions.record(
            "ty_le_dac_thu", "toan_tu tu_so mau_so", "toan_tu tu_so mau_so"
        )
        if share is not None:
            keep(
                conditions,
                "ty_le_dac_thu",
                (
                    share.choice("toan_tu", (">", ">=")),
                    share.integer("tu_so"),
                    share.integer("mau_so", low=1),
                ),
            )
        threshold = conditions.record("nguong_to_dang", "toan_tu gia_tri", "toan_tu gia_tri")
        if threshold is not None:
            keep(
                conditions,
                "nguong_to_dang",
                (threshold.choice("toan_tu", (">", ">=")), threshold.integer("gia_tri")),
            )
        for key in ("so_to_toi_thieu", "ha_tang_hieu_luc_thang"):
            keep(conditions, key, conditions.integer(key))
        reasons = [r.text("ma") for r in conditions.records("ly_do", "ma ten", "ma")]

    topics: Optional[dict[str, TopicKind]] = None
    content = record.record("noi_dung", "trang_thai loai")
    if content is not None:
        state = content.choice("trang_thai", ("chua_doi_chieu", "da_doi_chieu"), "chua_doi_chieu")
        topics = {}
        for entry in content.records("loai", "ma ten cho_phep", "ma"):
            if entry.text("ma") in topics:
                raise entry.fail("ma", "the same kind twice")
            topics[entry.text("ma")] = TopicKind(
                entry.flag("cho_phep", True), state == "da_doi_chieu"
            )

    limits = record.record(
        "thoi_han", "dang_ky_truoc_ngay gop_y_trong_ngay danh_gia_nam tong_ket ty_le_du_toi_thieu"
    )
    if limits is not None:
        keep(limits, "dang_ky_truoc_ngay", limits.integer("dang_ky_truoc_ngay"))
        keep(limits, "gop_y_trong_ngay", limits.integer("gop_y_trong_ngay"))
        keep(limits, "ty_le_du_toi_thieu", limits.integer("ty_le_du_toi_thieu", high=100))
        keep(limits, "danh_gia_nam", limits.month_day("danh_gia_nam"))
        keep(limits, "tong_ket", limits.period("tong_ket", "tu den"))

    return Regulation(record.period("hieu_luc", "tu"), quotas, settings, topics, reasons)


def load_unit(source: Source, code: str, officers: dict, reasons: set[str]) -> Unit:
    record = source.record(
        "ten ten_ngan loai truc_thuoc thu_tu ton_tai ke_thua thi_diem dang_so ha_tang to_dang"
        " phu_trach ghi_chu ghi_chu_noi_bo",
        "ten loai",
    )
    kind = record.choice("loai", KINDS)
    if ("truc_thuoc" in record) != (kind == "chi_bo_truc_thuoc"):
        raise record.fail("truc_thuoc", "missing, or out of place")

    approvals: list[Approval] = []
    for entry in record.records("thi_diem", "hinh_thuc tu den ly_do", "hinh_thuc tu"):
        entry.texts("ly_do", reasons)
        approval = Approval(
            entry.choice("hinh_thuc", ("truc_tuyen", "to_dang")), entry.own_period(), entry.line
        )
        for other in approvals:
            if other.form == approval.form and other.period.overlaps(approval.period):
                raise entry.fail("tu", "two approvals of one form overlap")
        approvals.append(approval)

    counts: list[MemberCount] = []
    for entry in record.records("dang_so", "tu tong dac_thu mien_sinh_hoat dinh_chi", "tu tong"):
        count = MemberCount(
            entry.date("tu"),
            entry.integer("tong"),
            entry.integer("dac_thu"),
            (entry.integer("mien_sinh_hoat") or 0) + (entry.integer("dinh_chi") or 0),
        )
        if count.off > count.total or (count.special or 0) > count.total - count.off:
            raise entry.fail("tong", "the counts do not fit into the total")
        if any(other.since == count.since for other in counts):
            raise entry.fail("tu", "two member counts of the same date")
        counts.append(count)

    checks: list[tuple[Date, bool]] = []
    for entry in record.records("ha_tang", "ngay dat ghi_chu", "ngay dat"):
        day = entry.date("ngay")
        if any(other == day for other, _ in checks):
            raise entry.fail("ngay", "two confirmations of the same date")
        checks.append((day, entry.flag("dat")))

    groups = [
        (entry.text("ten"), entry.integer("dang_so"))
        for entry in record.records("to_dang", "ten dang_so", "ten dang_so")
    ]
    if len({name for name, _ in groups}) != len(groups):
        raise record.fail("to_dang", "two groups of one name")

    in_charge: list[tuple[str, Period]] = []
    for entry in record.records("phu_trach", "can_bo tu den", "can_bo tu"):
        officer, period = entry.choice("can_bo", tuple(officers)), entry.own_period()
        if any(o == officer and p.overlaps(period) for o, p in in_charge):
            raise entry.fail("can_bo", "an officer twice in one period")
        in_charge.append((officer, period))

    return Unit(
        code=code,
        name=record.text("ten"),
        kind=kind,
        base_code=record.text("truc_thuoc"),
        place=record.integer("thu_tu"),
        exists=record.period("ton_tai") or Period(),
        approvals=approvals,
        counts=counts,
        checks=checks,
        groups=groups,
        in_charge=in_charge,
        path=source.path,
        successor=record.text("ke_thua"),
    )


def load_attendance(owner: Record) -> Optional[dict[str, Optional[int]]]:
    record = owner.record(
        "tham_du", " ".join(COUNTS), "trieu_tap co_mat vang_co_ly_do vang_khong_ly_do"
    )
    if record is None:
        return None
    counts = {key: record.integer(key) for key in COUNTS}
    absent = counts["vang_co_ly_do"] + counts["vang_khong_ly_do"]
    if counts["trieu_tap"] != counts["co_mat"] + absent:
        raise owner.fail("tham_du", "convened is not present and absent together")
    ways = [counts["truc_tiep"], counts["truc_tuyen"]]
    if None not in ways and counts["co_mat"] != sum(ways):
        raise owner.fail("tham_du", "present is not in person and online together")
    return counts


def sum_sessions(sessions: list[dict]) -> dict[str, Optional[int]]:
    """The attendance of a group round from its sessions; an absent count adds 0."""
    total: dict[str, Optional[int]] = {}
    for key in COUNTS:
        given = [session[key] for session in sessions if session[key] is not None]
        total[key] = sum(given) if given else None
    return total


def load_log(source: Source, year: int, unit: Unit, tree: Tree) -> list[Meeting]:
    log = source.record("buoi", "buoi")
    meetings: list[Meeting] = []
    for record in log.records(
        "buoi",
        "ngay gio ket_thuc cap hinh_thuc trang_thai doi_tu can_cu van_ban dang_ky phan_cong"
        " cap_tren_du tham_du noi_dung cac_to bien_ban nghi_quyet gop_y su_co bi_mat ghi_chu"
        " ghi_chu_noi_bo",
        "ngay hinh_thuc trang_thai",
    ):
        meeting = load_meeting(record, year, unit, tree)
        for other in meetings:
            if (other.day, other.level) == (meeting.day, meeting.level):
                raise record.fail("ngay", "the same meeting twice")
        meetings.append(meeting)
    return meetings


def load_meeting(record: Record, year: int, unit: Unit, tree: Tree) -> Meeting:
    source = record.source
    day = record.date("ngay")
    if day.year != year:
        raise record.fail("ngay", "a date of another year")
    if day not in unit.exists:
        raise record.fail("ngay", "outside the unit's time")
    record.date("doi_tu")
    start, end = record.clock("gio"), record.clock("ket_thuc")
    if end is not None and (start is None or end <= start):
        raise record.fail("ket_thuc", "without a start, or not later than it")
    level = record.choice("cap", LEVELS, "toan_the")
    form = record.choice("hinh_thuc", FORMS)
    if form == "to_dang" and level == "cap_uy":
        raise record.fail("cap", "a group round is never of the committee")

    registration = record.record("dang_ky", "ngay tong_hop", "ngay")

    attendance = load_attendance(record)
    sessions = []
    for entry in record.records("cac_to", "to ngay tham_du", "to ngay"):
        held_on = entry.date("ngay")
        if form != "to_dang":
            raise record.fail("cac_to", "only with a group round")
        if (held_on.year, held_on.month) != (day.year, day.month):
            raise entry.fail("ngay", "another month than the round")
        if entry.text("to") not in [name for name, _ in unit.groups]:
            raise entry.fail("to", "no group of the unit")
        sessions.append(load_attendance(entry))
    if sessions and None not in sessions:
        summed = sum_sessions(sessions)
        if attendance is None:
            attendance = summed
        for key in COUNTS:
            if None not in (attendance[key], summed[key]) and attendance[key] != summed[key]:
                raise record.fail("tham_du", "not the sum of the sessions")

    topics = []
    for entry in record.records("noi_dung", "chu_de loai rieng_truc_tiep", "chu_de loai"):
        kind = entry.text("loai")
        if tree.lists_topics and tree.topic(kind) is None:
            raise entry.fail("loai", f"no regulation lists {kind!r}")
        topics.append(Topic(kind, entry.flag("rieng_truc_tiep")))

    feedback = None
    comments = record.record("gop_y", "ngay uu_diem han_che kinh_nghiem", "ngay")
    if comments is not None:
        feedback = Feedback(comments.date("ngay"), {part: comments.texts(part) for part in PARTS})
        if feedback.day < day:
            raise comments.fail("ngay", "comments before the meeting")

    return Meeting(
        unit=unit,
        day=day,
        start=start,
        end=end,
        level=level,
        form=form,
        state=record.choice("trang_thai", STATES),
        basis=record.choice("can_cu", BASES, "dac_thu"),
        decision=record.text("van_ban"),
        registered=registration.date("ngay") if registration else None,
        compiled=registration.date("tong_hop") if registration else None,
        assigned=record.distinct("phan_cong", tree.officers),
        attended=record.distinct("cap_tren_du", tree.officers),
        attendance=attendance,
        topics=topics,
        minutes=record.text("bien_ban"),
        feedback=feedback,
        secret=record.flag("bi_mat"),
        path=source.path,
        line=record.line_of("ngay"),
    )


def load_report(source: Source) -> Report:
    record = source.record(
        "tieu_de loai nam giai_doan ngay so_hieu co_quan_ban_hanh co_quan_cap_tren the_thuc"
        " nguoi_ky noi_nhan ban_nhap",
        "tieu_de loai",
    )
    if "nam" not in record and "giai_doan" not in record:
        raise source.fail(record.node, "neither `nam` nor `giai_doan`")
    record.period("giai_doan", "tu den")
    issued = record.date("ngay")
    return Report(
        kind=record.choice("loai", ("danh_gia_nam", "so_ket", "tong_ket")),
        year=record.integer("nam"),
        issued=issued,
        draft=record.flag("ban_nhap"),
        path=source.path,
        line=record.line_of("ngay") if issued else record.line,
    )


# ---------------------------------------------------------------------------
# Judging


@dataclass
class Finding:
    rule: str
    severity: str
    unit: Optional[str]
    year: int
    meeting: Optional[Date]
    level: Optional[str]
    quota: Optional[str]
    path: str
    line: int
    kind: str  # which clause of the rule; for coverage tables, never printed


@dataclass
class Ledger:
    """Collects candidates and what was found about them."""

    candidates: set = field(default_factory=set)
    missed: set = field(default_factory=set)
    missing: set = field(default_factory=set)
    pending: set = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def candidate(self, rule: str, meeting: Meeting) -> None:
        self.candidates.add((rule, meeting.unit.code, meeting.year))

    def about(
        self, rule: str, severity: str, meeting: Meeting, kind: str, quota: Optional[str] = None
    ) -> None:
        """A finding about a meeting."""
        self.missed.add((rule, meeting.unit.code, meeting.year))
        self._add(rule, severity, meeting, kind, quota)

    def count_missing(self, rule: str, meeting: Meeting) -> None:
        """The one finding that is no miss: it makes the verdict "cannot say"."""
        self.missing.add((rule, meeting.unit.code, meeting.year))
        self._add(rule, "warning", meeting, "count missing", None)

    def _add(self, rule, severity, meeting, kind, quota) -> None:
        self.findings.append(
            Finding(
                rule, severity, meeting.unit.code, meeting.year, meeting.day, meeting.level,
                quota, meeting.path, meeting.line, kind,
            )
        )  # fmt: skip

    def verdicts(self) -> Iterator[tuple[str, Optional[str], int, str]]:
        for key in sorted(self.candidates, key=lambda k: (k[0], (k[1] or "").encode(), k[2])):
            if key in self.missed:
                verdict = "khong_dat"
            elif key in self.missing:
                verdict = "chua_du_du_lieu"
            elif key in self.pending:
                verdict = "chua_den_han"
            else:
                verdict = "dat"
            yield (*key, verdict)


class Judge:
    """Applies every rule to a tree as of a date."""

    def __init__(self, tree: Tree, as_of: Date):
        self.tree = tree
        self.as_of = as_of
        self.ledger = Ledger()

    # What a meeting is, as of the date

    def held(self, meeting: Meeting) -> bool:
        return meeting.state == "da_hop" and meeting.day <= self.as_of

    def ahead(self, meeting: Meeting) -> bool:
        return meeting.state == "du_kien" and meeting.day > self.as_of

    def days_ahead(self, meeting: Meeting) -> int:
        return (meeting.day - self.as_of).days

    def known(self, day: Optional[Date]) -> Optional[Date]:
        """A date of the record, absent if it is later than the as-of date."""
        return day if day is not None and day <= self.as_of else None

    def feedback(self, meeting: Meeting) -> Optional[Feedback]:
        feedback = meeting.feedback
        return feedback if feedback is not None and self.known(feedback.day) else None

    # All rules

    def run(self) -> "Judge":
        meetings = sorted(self.tree.meetings, key=lambda m: (m.unit.code, m.order))
        for meeting in meetings:
            held, ahead = self.held(meeting), self.ahead(meeting)
            if held:
                self.cap_03(meeting)
                self.eli_02(meeting)
                self.eli_06(meeting)
                self.reg_02(meeting)
                self.fbk_02(meeting)
                self.min_01(meeting)
                self.min_02(meeting)
                self.eli_01(meeting)
                self.eli_04(meeting)
                self.att_02(meeting)
                self.fbk_01(meeting)
                self.con_02(meeting)
            if held or ahead:
                self.reg_01(meeting)
                self.att_01(meeting)
                self.con_01(meeting)
            self.rec_01(meeting)

        by_year = collections.defaultdict(list)
        for meeting in meetings:
            by_year[meeting.unit.code, meeting.year].append(meeting)
        for group in by_year.values():
            self.cap_01_and_02(group)
            self.eli_03(group)
            self.eli_05(group)
        self.att_03(meetings)
        for code in sorted(self.tree.units):
            self.att_04(self.tree.units[code])
        self.rev_01()
        self.rev_02()
        return self

    # CAP: caps

    def cap_01_and_02(self, meetings: list[Meeting]) -> None:
        for quota in self.tree.quotas:
            used = 0
            for meeting in meetings:  # in the order of the year
                if not quota.covers(meeting):
                    continue
                if self.held(meeting):
                    rule, severity, kind = "CAP-01", "error", "beyond the cap"
                elif self.ahead(meeting):
                    rule, severity, kind = "CAP-02", "warning", "would go beyond the cap"
                else:
                    continue
                used += 1
                self.ledger.candidate(rule, meeting)
                if used > quota.limit:
                    self.ledger.about(rule, severity, meeting, kind, quota.code)

    def cap_03(self, meeting: Meeting) -> None:
        if meeting.basis == "hoan_canh_dac_biet":
            self.ledger.candidate("CAP-03", meeting)
            if meeting.decision is None:
                self.ledger.about("CAP-03", "warning", meeting, "no decision")

    # ELI: eligibility

    def eli_01(self, meeting: Meeting) -> None:
        share = self.tree.value("ty_le_dac_thu")
        if share is None or not meeting.online or meeting.basis != "dac_thu":
            return
        self.ledger.candidate("ELI-01", meeting)
        unit = meeting.unit
        if (
            not unit.approved("truc_tuyen", meeting.day)
            and unit.base is not None
            and unit.base.approved("truc_tuyen", meeting.day)
        ):
            unit = unit.base
        count = unit.count_on(meeting.day)
        if count is None or count.special is None:
            self.ledger.count_missing("ELI-01", meeting)
            return
        operator, numerator, denominator = share
        left, right = count.special * denominator, numerator * (count.total - count.off)
        if not passes(left, operator, right):
            self.ledger.about("ELI-01", "error", meeting, "share too small")

    def eli_02(self, meeting: Meeting) -> None:
        threshold = self.tree.value("nguong_to_dang")
        if threshold is None or meeting.form != "to_dang":
            return
        self.ledger.candidate("ELI-02", meeting)
        count = meeting.unit.count_on(meeting.day)
        if count is None:
            self.ledger.count_missing("ELI-02", meeting)
        elif not passes(count.total, *threshold):
            self.ledger.about("ELI-02", "error", meeting, "too few members")

    def eli_03(self, meetings: list[Meeting]) -> None:
        unit = meetings[0].unit
        rounds = [m for m in meetings if m.form == "to_dang" and self.held(m)]
        if unit.kind not in CELLS or not rounds:
            return
        latest = rounds[-1]
        self.ledger.candidate("ELI-03", latest)
        least = self.tree.value("so_to_toi_thieu")
        count = unit.count_on(latest.day)
        if least is not None and len(unit.groups) < least:
            self.ledger.about("ELI-03", "warning", latest, "too few groups")
        elif count is None:
            self.ledger.missing.add(("ELI-03", unit.code, latest.year))
        elif sum(size for _, size in unit.groups) != count.total:
            self.ledger.about("ELI-03", "warning", latest, "sizes do not add up")

    def eli_04(self, meeting: Meeting) -> None:
        if not meeting.pilot or meeting.basis != "dac_thu":
            return
        self.ledger.candidate("ELI-04", meeting)
        unit, day, pilot = meeting.unit, meeting.day, self.tree.pilot
        if meeting.online:
            approved = unit.approved("truc_tuyen", day) or (
                unit.base is not None and unit.base.approved("truc_tuyen", day)
            )
        else:
            approved = unit.approved("to_dang", day)
        faults = []
        if not approved:
            faults.append("not approved")
        if not any(day in regulation.in_force for regulation in self.tree.regulations):
            faults.append("no regulation in force")
        if day < pilot.start:
            faults.append("before the pilot")
        if day > pilot.end:
            faults.append("after the pilot")
        if faults:
            severity = "warning" if faults == ["after the pilot"] else "error"
            self.ledger.about("ELI-04", severity, meeting, " + ".join(faults))

    def eli_05(self, meetings: list[Meeting]) -> None:
        online = [m for m in meetings if m.online and self.held(m)]
        if not online:
            return
        first = online[0]
        self.ledger.candidate("ELI-05", first)
        unit = first.unit
        checks = unit.checks
        if not checks and unit.base is not None:
            checks = unit.base.checks
        past = [check for check in checks if check[0] <= first.day]
        if not past:
            self.ledger.about("ELI-05", "error", first, "not confirmed")
            return
        day, good = max(past)
        months = self.tree.value("ha_tang_hieu_luc_thang")
        if not good:
            self.ledger.about("ELI-05", "error", first, "found insufficient")
        elif months is not None and first.day > add_months(day, months):
            self.ledger.about("ELI-05", "warning", first, "confirmation too old")

    def eli_06(self, meeting: Meeting) -> None:
        counts = meeting.attendance
        if not meeting.online or counts is None:
            return
        room, remote = counts["truc_tiep"], counts["truc_tuyen"]
        if room is None or remote is None:
            return
        self.ledger.candidate("ELI-06", meeting)
        if meeting.form == "ket_hop" and (room < 1 or remote < 1):
            self.ledger.about("ELI-06", "warning", meeting, "hybrid without both")
        elif meeting.form == "truc_tuyen" and room > 0:
            self.ledger.about("ELI-06", "warning", meeting, "online with a room")

    # REG: registration

    def reg_01(self, meeting: Meeting) -> None:
        if not meeting.pilot:
            return
        registered = self.known(meeting.registered)
        if self.ahead(meeting):
            if self.days_ahead(meeting) > REGISTRATION_HORIZON:
                return
            self.ledger.candidate("REG-01", meeting)
            if registered is None:
                self.ledger.about("REG-01", "warning", meeting, "ahead, not registered")
            return
        self.ledger.candidate("REG-01", meeting)
        lead = self.tree.value("dang_ky_truoc_ngay") or 0
        if registered is None:
            self.ledger.about("REG-01", "error", meeting, "not registered")
        elif registered > meeting.day:
            self.ledger.about("REG-01", "error", meeting, "registered after the day")
        elif registered == meeting.day:
            self.ledger.about("REG-01", "warning", meeting, "registered on the day")
        elif (meeting.day - registered).days < lead:
            self.ledger.about("REG-01", "warning", meeting, "registered late")

    def reg_02(self, meeting: Meeting) -> None:
        if not meeting.pilot or self.known(meeting.registered) is None:
            return
        self.ledger.candidate("REG-02", meeting)
        compiled = self.known(meeting.compiled)
        if compiled is None:
            self.ledger.about("REG-02", "warning", meeting, "not compiled")
        elif compiled > meeting.day:
            self.ledger.about("REG-02", "warning", meeting, "compiled late")

    # ATT: officers

    def att_01(self, meeting: Meeting) -> None:
        if not meeting.pilot:
            return
        ahead = self.ahead(meeting)
        if ahead and self.days_ahead(meeting) > ASSIGNMENT_HORIZON:
            return
        self.ledger.candidate("ATT-01", meeting)
        if not meeting.assigned:
            self.ledger.about("ATT-01", "warning", meeting, "ahead" if ahead else "held")

    def att_02(self, meeting: Meeting) -> None:
        if meeting.online:
            self.ledger.candidate("ATT-02", meeting)
            if not meeting.attended:
                self.ledger.about("ATT-02", "warning", meeting, "no officer attended")

    def att_03(self, meetings: list[Meeting]) -> None:
        by_day = collections.defaultdict(list)
        for meeting in meetings:
            if meeting.assigned and (self.held(meeting) or meeting.state == "du_kien"):
                self.ledger.candidate("ATT-03", meeting)
                if meeting.start is not None:
                    by_day[meeting.day].append(meeting)
        for day in sorted(by_day):
            group = sorted(
                by_day[day], key=lambda m: (m.start, LEVELS.index(m.level), m.unit.code.encode())
            )
            for position, later in enumerate(group):
                for earlier in group[:position]:
                    # `earlier` starts no later, so only its end matters.
                    end = earlier.end
                    if end is None:
                        end = earlier.start + DEFAULT_LENGTH
                    if end <= later.start:
                        continue
                    for officer in later.assigned:
                        if officer in earlier.assigned:
                            same = earlier.unit is later.unit
                            kind = "within a unit" if same else "between units"
                            self.ledger.about("ATT-03", "warning", later, kind)

    def att_04(self, unit: Unit) -> None:
        pilot = self.tree.pilot
        for demand, roles in (("leader", LEADERS), ("specialist", SPECIALISTS)):
            periods = [
                period for officer, period in unit.in_charge if self.tree.officers[officer] in roles
            ]
            reported = set()
            for approval in unit.approvals:  # in file order
                day = max(approval.period.start, pilot.start)
                if unit.exists.start is not None:
                    day = max(day, unit.exists.start)
                last = min(pilot.end, self.as_of)
                for end in (approval.period.end, unit.exists.end):
                    if end is not None:
                        last = min(last, end)
                while day <= last:
                    key = ("ATT-04", unit.code, day.year)
                    self.ledger.candidates.add(key)
                    if day.year not in reported and not any(day in p for p in periods):
                        reported.add(day.year)
                        self.ledger.missed.add(key)
                        self.ledger.findings.append(
                            Finding(
                                "ATT-04", "warning", unit.code, day.year, None, None, None,
                                unit.path, approval.line, "no " + demand,
                            )
                        )  # fmt: skip
                    day += DAY

    # FBK: comments

    def fbk_01(self, meeting: Meeting) -> None:
        days = self.tree.value("gop_y_trong_ngay")
        if days is None or not meeting.online:
            return
        self.ledger.candidate("FBK-01", meeting)
        last = meeting.day + days * DAY
        feedback = self.feedback(meeting)
        if feedback is not None:
            if feedback.day > last:
                self.ledger.about("FBK-01", "warning", meeting, "late")
        elif self.as_of > last:
            self.ledger.about("FBK-01", "warning", meeting, "none")
        else:
            self.ledger.pending.add(("FBK-01", meeting.unit.code, meeting.year))

    def fbk_02(self, meeting: Meeting) -> None:
        feedback = self.feedback(meeting)
        if feedback is None:
            return
        self.ledger.candidate("FBK-02", meeting)
        for part in PARTS:
            if not feedback.parts[part]:
                self.ledger.about("FBK-02", "warning", meeting, "no " + part)

    # CON: content

    def con_01(self, meeting: Meeting) -> None:
        if not meeting.pilot or not self.tree.lists_topics:
            return
        self.ledger.candidate("CON-01", meeting)
        held = self.held(meeting)
        for topic in meeting.topics:
            kind = self.tree.topic(topic.kind)
            if kind is not None and not kind.allowed and not topic.apart:
                severity = "error" if held and kind.compared else "warning"
                state = "held" if held else "ahead"
                compared = "compared" if kind.compared else "not compared"
                self.ledger.about("CON-01", severity, meeting, f"{state}, {compared}")

    def con_02(self, meeting: Meeting) -> None:
        if meeting.online:
            self.ledger.candidate("CON-02", meeting)
            if meeting.secret:
                self.ledger.about("CON-02", "error", meeting, "secrets online")

    # MIN and REC: records

    def min_01(self, meeting: Meeting) -> None:
        self.ledger.candidate("MIN-01", meeting)
        if meeting.minutes is None:
            self.ledger.about("MIN-01", "warning", meeting, "no minutes")

    def min_02(self, meeting: Meeting) -> None:
        percent = self.tree.value("ty_le_du_toi_thieu")
        if percent is None or meeting.attendance is None:
            return
        self.ledger.candidate("MIN-02", meeting)
        if meeting.attendance["co_mat"] * 100 < percent * meeting.attendance["trieu_tap"]:
            self.ledger.about("MIN-02", "warning", meeting, "too few present")

    def rec_01(self, meeting: Meeting) -> None:
        if meeting.state == "du_kien":
            self.ledger.candidate("REC-01", meeting)
            if meeting.day < self.as_of:
                self.ledger.about("REC-01", "warning", meeting, "still planned")

    # REV: reviews of the publishing body

    def issued(self, kind: str, year: Optional[int] = None) -> list[Report]:
        """Reports that count, the earliest first, of equal dates the smallest path."""
        found = [
            report
            for report in self.tree.reports
            if report.kind == kind
            and not report.draft
            and self.known(report.issued)
            and (year is None or report.year == year)
        ]
        return sorted(found, key=lambda report: (report.issued, report.path.encode()))

    def review(self, rule: str, year: int, path: str, line: int, kind: str) -> None:
        self.ledger.missed.add((rule, None, year))
        self.ledger.findings.append(
            Finding(rule, "warning", None, year, None, None, None, path, line, kind)
        )

    def rev_01(self) -> None:
        setting = self.tree.first("danh_gia_nam")
        if setting is None:
            return
        window = self.tree.value("tong_ket")
        for year in range(self.tree.pilot.start.year, self.tree.pilot.end.year + 1):
            if year >= self.as_of.year or (window is not None and window.end.year == year):
                continue
            self.ledger.candidates.add(("REV-01", None, year))
            due = day_of_year(setting.value, year + 1)
            reports = self.issued("danh_gia_nam", year)
            if any(report.issued <= due for report in reports):
                continue
            if reports:
                self.review("REV-01", year, reports[0].path, reports[0].line, "late")
            elif self.as_of > due:
                self.review("REV-01", year, setting.path, setting.line, "none")
            else:
                self.ledger.pending.add(("REV-01", None, year))

    def rev_02(self) -> None:
        setting = self.tree.first("tong_ket")
        if setting is None:
            return
        window = setting.value
        year = window.end.year
        self.ledger.candidates.add(("REV-02", None, year))
        reports = self.issued("tong_ket")
        if any(report.issued in window for report in reports):
            return
        if self.as_of <= window.end:
            self.ledger.pending.add(("REV-02", None, year))
        elif reports:
            self.review("REV-02", year, reports[0].path, reports[0].line, "outside the window")
        else:
            self.review("REV-02", year, setting.path, setting.line, "none")


def passes(left: int, operator: str, right: int) -> bool:
    return left > right if operator == ">" else left >= right


# ---------------------------------------------------------------------------
# What is printed


def check(judge: Judge) -> dict:
    tree = judge.tree
    quota_order = {quota.code: index for index, quota in enumerate(tree.quotas)}
    findings = sorted(  # stable: the order of detection comes last
        judge.ledger.findings,
        key=lambda f: (f.path.encode(), f.line, f.rule, quota_order.get(f.quota, -1)),
    )
    return {
        "as_of": judge.as_of.isoformat(),
        "counts": {"units": len(tree.units), "meetings": len(tree.meetings)},
        "findings": [
            {
                "rule": f.rule,
                "severity": f.severity,
                "unit": f.unit,
                "year": f.year,
                "meeting": f.meeting.isoformat() if f.meeting else None,
                "level": f.level,
                "quota": f.quota,
                "path": f.path,
                "line": f.line,
            }
            for f in findings
        ],
        "verdicts": [
            {"rule": rule, "unit": unit, "year": year, "verdict": verdict}
            for rule, unit, year, verdict in judge.ledger.verdicts()
        ],
    }


def sums(judge: Judge, meetings: list[Meeting]) -> dict:
    """The figures of a set of meetings, without the caps."""
    held = [meeting for meeting in meetings if judge.held(meeting)]
    feedback = [f for f in map(judge.feedback, held) if f is not None]

    def in_state(state: str) -> int:
        return sum(meeting.state == state for meeting in meetings)

    return {
        "held": {form: sum(meeting.form == form for meeting in held) for form in FORMS},
        "special": sum(meeting.basis == "hoan_canh_dac_biet" for meeting in held),
        "planned": in_state("du_kien"),
        "postponed": in_state("hoan"),
        "cancelled": in_state("huy"),
        "attendance": {
            key: sum((meeting.attendance or {}).get(key) or 0 for meeting in held)
            for key in COUNTS
        },
        "attended_by_officer": sum(bool(meeting.attended) for meeting in held),
        "with_feedback": len(feedback),
        "with_complete_feedback": sum(all(f.parts.values()) for f in feedback),
        "with_minutes": sum(meeting.minutes is not None for meeting in held),
    }


def caps(judge: Judge, unit: Unit, meetings: list[Meeting]) -> list[dict]:
    rows = []
    for quota in judge.tree.quotas:
        if unit.kind not in quota.kinds:
            continue
        using = [meeting for meeting in meetings if quota.covers(meeting)]
        used = sum(judge.held(meeting) for meeting in using)
        if used > quota.limit:
            state = "vuot"
        elif used == quota.limit:
            state = "dat_muc_toi_da"
        else:
            state = "trong_han_muc"
        rows.append(
            {
                "quota": quota.code,
                "used": used,
                "cap": quota.limit,
                "remaining": max(0, quota.limit - used),
                "planned": sum(judge.ahead(meeting) for meeting in using),
                "state": state,
            }
        )
    return rows


def figures(judge: Judge) -> dict:
    tree = judge.tree
    by_unit_year = collections.defaultdict(list)
    for meeting in tree.meetings:
        by_unit_year[meeting.unit.code, meeting.year].append(meeting)
    recorded = [meeting.year for meeting in tree.meetings]
    first = min([tree.pilot.start.year] + recorded)
    last = max([judge.as_of.year] + recorded)
    units = sorted(tree.units.values(), key=official_order)
    years = []
    for year in range(first, last + 1):
        rows, everything = [], []
        for unit in units:
            if not unit.exists.meets_year(year):
                continue
            meetings = by_unit_year[unit.code, year]
            everything += meetings
            row: dict = {"unit": unit.code}
            for key, value in sums(judge, meetings).items():
                if key == "attendance":  # the caps stand before it
                    row["caps"] = caps(judge, unit, meetings)
                row[key] = value
            rows.append(row)
        years.append({"year": year, "units": rows, "total": sums(judge, everything)})
    return {"as_of": judge.as_of.isoformat(), "years": years}


# The official order: place, then name in Vietnamese order, then id.

ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền … nặng
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def roman_value(word: str) -> Optional[int]:
    """I to XXXIX; single C, D, L and M are letters."""
    if not word or not ROMAN.fullmatch(word):
        return None
    digits = [{"I": 1, "V": 5, "X": 10}[letter] for letter in word]
    pairs = zip(digits, digits[1:] + [0])
    return sum(-digit if digit < following else digit for digit, following in pairs)


def collation_key(text: str) -> tuple:
    """Letters first, then tones, then case; numbers compare as numbers."""
    primary, tones, case = [], [], []
    for token in re.findall(r"[0-9]+|[^\W\d_]+|.", unicodedata.normalize("NFC", text), re.DOTALL):
        number = int(token) if token.isascii() and token.isdigit() else roman_value(token)
        if number is not None:
            primary.append((2, number))
            tones.append(0)
            case.append(0)
            continue
        for letter in token:
            tone, base = 0, unicodedata.normalize("NFD", letter)
            for mark, rank in TONES.items():
                if mark in base:
                    tone, base = rank, base.replace(mark, "")
            base = unicodedata.normalize("NFC", base)
            rank = ALPHABET.get(base.lower())
            if rank is not None:
                primary.append((3, rank))
            elif letter.isspace():
                primary.append((0, 0))
            elif letter.isalnum():
                primary.append((4, ord(letter)))
            else:
                primary.append((1, ord(letter)))
            tones.append(tone)
            case.append(1 if letter.isupper() else 0)
    return (primary, tones, case)


def official_order(unit: Unit) -> tuple:
    place = (1, 0) if unit.place is None else (0, unit.place)
    return (place, collation_key(unit.name), unit.code.encode())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tree", help="the content folder")
    parser.add_argument("--as-of", required=True, type=Date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--what", choices=("check", "figures"), default="check")
    options = parser.parse_args()
    try:
        tree = load_tree(options.tree)
    except Invalid as problem:
        print(f"oracle: {problem}", file=sys.stderr)
        return 3
    judge = Judge(tree, options.as_of).run()
    answer = check(judge) if options.what == "check" else figures(judge)
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
