"""Reads calendars with the library `icalendar` and prints their entries as JSON, in the order of the file.

Usage: python3 read.py FILE...
"""

import json
import sys
from datetime import date, datetime

from icalendar import Calendar


def text(component, key):
    return str(component[key]) if key in component else None


def day_or_time(component, key):
    if key not in component:
        return None
    value = component.decoded(key)
    if isinstance(value, datetime):
        return value.isoformat()
    assert isinstance(value, date)
    return value.isoformat()


def entries(path):
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    for part in calendar.walk():
        if part.errors:
            raise SystemExit(f"{path}: {part.name}: {part.errors}")
    zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
    events = [
        {
            "uid": text(event, "UID"),
            "sequence": int(event["SEQUENCE"]),
            "stamp": event.decoded("DTSTAMP").isoformat(),
            "status": text(event, "STATUS"),
            "summary": text(event, "SUMMARY"),
            "description": text(event, "DESCRIPTION"),
            "start": day_or_time(event, "DTSTART"),
            "end": day_or_time(event, "DTEND"),
            "alarms": len(event.walk("VALARM")),
        }
        for event in calendar.walk("VEVENT")
    ]
    return {"name": text(calendar, "X-WR-CALNAME"), "zones": zones, "events": events}


print(json.dumps({path: entries(path) for path in sys.argv[1:]}))
