import type { DisplayRate } from "./display-rate";
import { decimal, moneyFormats } from "./format-money";
import type { Language } from "./language";

export type Grain = "15m" | "hour" | "day" | "week" | "month";

/** Which part of a bucket's local start an axis tick shows. */
export type TickPart = "time" | "day" | "month-day" | "year-month-day" | "month" | "year-month";

export interface Delta {
  text: string;
  direction: "up" | "down" | "flat" | "new";
}

/** Built once per language, timezone and rate of the display currency; see `useFormat`. */
export type Format = ReturnType<typeof createFormat>;

const UNKNOWN = "—";
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A day later is a Monday, whose number is 1. */
const A_SUNDAY = Date.UTC(2026, 10, 22);
/** Of a thousand each, as disks and their makers count. */
const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const NEW: Readonly<Record<Language, string>> = { ko: "신규", en: "new" };

/** A name that the platform's timezone database knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Every zone by its name that the platform can count days in, `UTC` first. */
export function timeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
}

/** Wall clocks by zone: a formatter is dear to build, and a page asks for the same one all the time. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const [digits, known] = ["2-digit" as const, clocks.get(timeZone)];
  const clock =
    known ??
    new Intl.DateTimeFormat("en", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
    });
  clocks.set(timeZone, clock);
  return clock;
}

/** The wall clock of a zone as `2026-11-23T14:05`, sortable and without offset. */
export function localDateTime(at: number, timeZone: string): string {
  const parts = clockOf(timeZone).formatToParts(at);
  const [year, month, day, hour, minute] = (["year", "month", "day", "hour", "minute"] as const).map(
    (type) => parts.find((part) => part.type === type)?.value ?? "",
  );
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The calendar day of a zone as `2026-11-23`. */
export function localDate(at: number, timeZone: string): string {
  return localDateTime(at, timeZone).slice(0, 10);
}

/** @param rate turns amounts into the display currency; null leaves them in USD */
export function createFormat(language: Language, timeZone: string, rate: DisplayRate | null = null) {
  return {
    unknown: UNKNOWN,
    ...moneyFormats(language, rate),
    ...countFormats(language),
    ...durationFormat(language),
    ...instantFormats(language, timeZone),
    ...wallFormats(language),
  };
}

/** Never rounds up to 100 % what is not whole, nor down to 0 % what is something. */
function share(part: number, text: Intl.NumberFormat): string {
  if (part > 0 && part < 0.0005) return `<${text.format(0.001)}`;
  return text.format(part < 1 && part > 0.999 ? 0.999 : part);
}

function countFormats(language: Language) {
  // Korean compact units (1.2천) do not match prices per 1M, so K, M and B are used in both languages.
  const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const tenths = new Intl.NumberFormat(language, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const factor = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

  return {
    compact: (count: string | number): string => compact.format(decimal(count)),
    exact: (count: string | number): string => exact.format(decimal(count)),
    /** `404 MB`; a size on a disk, never what must be exact. */
    bytes: (count: string | number): string => {
      const size = Number(count);
      const step = size < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(size) / 3));
      const unit = BYTE_UNITS[step] ?? "byte";
      const options = { style: "unit", unit, unitDisplay: "short", maximumSignificantDigits: 3 } as const;
      return new Intl.NumberFormat(language, options).format(size / 1000 ** step);
    },
    /** `0.984` is `98.4%`. */
    percent: (part: number): string => share(part, percent),
    /** The same with its tenth even where that is 0, for columns: `2.0%` below `8.2%`. */
    percentAligned: (part: number): string => share(part, tenths),
    /** Change from `previous` to `current`; a base of zero has no percentage. */
    delta: (current: string | number, previous: string | number): Delta => {
      const before = Number(previous);
      const after = Number(current);
      if (before === 0)
        return after === 0 ? { text: percent.format(0), direction: "flat" } : { text: NEW[language], direction: "new" };
      const change = (after - before) / Math.abs(before);
      if (Math.abs(change) < 0.0005) return { text: percent.format(0), direction: "flat" };
      const arrow = change > 0 ? "▲" : "▼";
      const size = change > 9.99 ? `×${factor.format(after / before)}` : percent.format(Math.abs(change));
      return { text: `${arrow} ${size}`, direction: change > 0 ? "up" : "down" };
    },
  };
}

function durationFormat(language: Language) {
  return {
    /** A running time as people say it: `820 ms`, `1.24 s`, `2 min`. */
    duration: (milliseconds: number): string => {
      const [value, unit, digits]: [number, string, number] =
        milliseconds < 1000
          ? [milliseconds, "millisecond", 0]
          : milliseconds < 60_000
            ? [milliseconds / 1000, "second", 2]
            : [milliseconds / 60_000, "minute", 1];
      // English separates `1.24 s`, Korean joins `1.24초`: both are what `short` gives, except that `en` says `sec`.
      const text = new Intl.NumberFormat(language, {
        style: "unit",
        unit,
        unitDisplay: "short",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        // `7.10 s` stands below `3.36 s`; whole seconds, as on an axis, need none.
        trailingZeroDisplay: "stripIfInteger",
      }).format(value);
      return language === "en" ? text.replace(/ sec$/, " s") : text;
    },
  };
}

/** Parts that the languages order and name differently. */
function dateParts(language: Language) {
  return {
    ymd: { year: "numeric", month: language === "ko" ? "numeric" : "short", day: "numeric" },
    monthDay: { month: language === "ko" ? "long" : "short", day: "numeric" },
    shortMonth: language === "ko" ? "long" : "short",
    clock: { hour: "2-digit", minute: "2-digit" },
  } as const;
}

/** Formatters are dear to build, and a table asks for the same one in every row. */
function dateFormatters(language: Language, timeZone: string) {
  const built = new Map<string, Intl.DateTimeFormat>();
  return (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options);
    const formatter = built.get(key) ?? new Intl.DateTimeFormat(language, { timeZone, hourCycle: "h23", ...options });
    built.set(key, formatter);
    return formatter;
  };
}

/** Formats of instants, in the timezone that decides days. */
function instantFormats(language: Language, timeZone: string) {
  const build = dateFormatters(language, timeZone);
  const { ymd, monthDay, clock } = dateParts(language);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });

  return {
    timeZone,
    date: (iso: string): string => build({ ...monthDay, weekday: "short" }).format(new Date(iso)),
    fullDate: (iso: string): string => build(ymd).format(new Date(iso)),
    dateTime: (iso: string): string => build({ ...ymd, ...clock, second: "2-digit" }).format(new Date(iso)),
    time: (iso: string): string => build({ ...clock, second: "2-digit" }).format(new Date(iso)),
    /** Without the year, for narrow columns. */
    monthDayClock: (iso: string): string => build({ month: "numeric", day: "numeric", ...clock }).format(new Date(iso)),
    clock: (iso: string): string => build(clock).format(new Date(iso)),
    month: (iso: string): string => build({ year: "numeric", month: "long" }).format(new Date(iso)),
    /** `to` is exclusive, as the API has it; people read the last day that is inside. */
    range: (from: string, to: string): string => build(ymd).formatRange(new Date(from), new Date(Date.parse(to) - 1)),
    /** `3 min. ago`; the absolute time belongs beside it. */
    relative: (iso: string, nowMs: number): string => {
      const seconds = Math.round((Date.parse(iso) - nowMs) / 1000);
      const size = Math.abs(seconds);
      if (size < 60) return relative.format(seconds, "second");
      if (size < 3600) return relative.format(Math.trunc(seconds / 60), "minute");
      if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), "hour");
      return relative.format(Math.trunc(seconds / 86_400), "day");
    },
    /** `GMT+9`, as of an instant: zones change their offset through the year. */
    offset: (at: number): string =>
      build({ timeZoneName: "shortOffset" })
        .formatToParts(at)
        .find((part) => part.type === "timeZoneName")?.value ?? timeZone,
  };
}

/** Formats of calendar days and wall clocks `2026-11-23T14:00`, which belong to no zone any more. */
function wallFormats(language: Language) {
  const build = dateFormatters(language, "UTC");
  const { ymd, monthDay, shortMonth, clock } = dateParts(language);

  return {
    /** Both ends as calendar days, inclusive. */
    dayRange: (from: string, to: string): string => build(ymd).formatRange(wall(from), wall(to)),
    /** `Monday`, from 1 = Monday … 7 = Sunday. */
    weekday: (number: number): string => build({ weekday: "long" }).format(new Date(A_SUNDAY + number * DAY_MS)),
    shortWeekday: (number: number): string => build({ weekday: "short" }).format(new Date(A_SUNDAY + number * DAY_MS)),
    /** An hour of the clock, `14` or `14시`. */
    hour: (hour: number): string => build({ hour: "2-digit" }).format(new Date(A_SUNDAY + hour * HOUR_MS)),
    wallDateTime: (local: string): string => build({ ...ymd, ...clock }).format(wall(local)),
    /** Words for a server bucket, from its `label`. */
    bucket: (label: string, grain: Grain): string => {
      const start = wall(label);
      if (grain === "month") return build({ year: "numeric", month: "long" }).format(start);
      if (grain === "day") return build({ ...monthDay, weekday: "short" }).format(start);
      if (grain === "week") return build(monthDay).formatRange(start, new Date(start.getTime() + 6 * DAY_MS));
      return build({ ...monthDay, ...clock }).format(start);
    },
    /** A tick of a time axis, from a server bucket's `label`; as short as it can be. */
    tick: (label: string, part: TickPart): string => {
      const start = wall(label);
      switch (part) {
        case "time":
          return build(clock).format(start);
        case "day":
          return String(start.getUTCDate());
        case "month-day":
          return build(monthDay).format(start);
        case "year-month-day":
          return build(ymd).format(start);
        case "month":
          return build({ month: shortMonth }).format(start);
        case "year-month":
          return build({ year: "numeric", month: shortMonth }).format(start);
      }
    },
  };
}

function wall(local: string): Date {
  return new Date(local.length === 10 ? `${local}T00:00Z` : `${local}Z`);
}
