// Reads calendars with the library `ical.js` and prints their entries as JSON, in the order of the file, in the same
// shape as tests/calendars/read.py.
//
// Usage: node calendars.mjs FILE...

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;

function time(component, key, zones) {
  const property = component.getFirstProperty(key);
  if (!property) return null;
  const value = property.getFirstValue();
  if (value.isDate) return value.toString();
  const zone = property.getFirstParameter("tzid");
  if (!zone) return value.toString().replace(/Z$/, "+00:00");
  value.zone = zones.get(zone);
  const seconds = value.utcOffset();
  const two = (number) => String(number).padStart(2, "0");
  return `${value.toString()}${seconds < 0 ? "-" : "+"}${two(Math.abs(seconds) / 3600)}:${two((Math.abs(seconds) / 60) % 60)}`;
}

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  const zones = new Map(
    calendar.getAllSubcomponents("vtimezone").map((zone) => [zone.getFirstPropertyValue("tzid"), new ICAL.Timezone(zone)]),
  );
  const events = calendar.getAllSubcomponents("vevent").map((event) => ({
    uid: event.getFirstPropertyValue("uid"),
    sequence: event.getFirstPropertyValue("sequence"),
    stamp: time(event, "dtstamp", zones),
    status: event.getFirstPropertyValue("status"),
    summary: event.getFirstPropertyValue("summary"),
    description: event.getFirstPropertyValue("description"),
    start: time(event, "dtstart", zones),
    end: time(event, "dtend", zones),
    alarms: event.getAllSubcomponents("valarm").length,
  }));
  return { name: calendar.getFirstPropertyValue("x-wr-calname"), zones: [...zones.keys()], events };
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((path) => [path, read(path)]))));
