import { comparableModel } from "./match-model.js";

/** `gpt-5-20250807` for what the list calls `gpt-5-2025-08-07`. */
const COMPACT_DATE = /-(20\d{6})(?=-|:|$)/g;

/** `publishers/google/models/gemini-2.5-pro`, also below a project and a location, and plain `models/…`. */
const RESOURCE_PATH = /^(?:projects\/[^/]+\/locations\/[^/]+\/)?(?:publishers\/[^/]+\/)?models\//;

/**
 * The names under which a model may stand in a price list, the most literal first: as it is, without
 * the path or provider that callers put in front, and each with a dated suffix spelled with dashes.
 *
 * @param isSameProvider whether a prefix names the provider itself, as in `google/gemini-2.5-pro` for google
 */
export function modelNames(model: string, isSameProvider: (prefix: string) => boolean): readonly string[] {
  const asIs = comparableModel(model);
  const names = new Set([asIs]);
  const bare = asIs.replace(RESOURCE_PATH, "");
  names.add(bare);
  const slash = bare.indexOf("/");
  if (slash > 0 && isSameProvider(bare.slice(0, slash))) names.add(bare.slice(slash + 1).replace(RESOURCE_PATH, ""));
  return [...new Set([...names].flatMap((name) => [name, withDashedDate(name)]))];
}

/** A date at the end of a name: `-2025-08-07`, `-20250807`, `@20250929`. */
const DATE_SUFFIX = /[-@](20\d{2}-?\d{2}-?\d{2})$/;

/**
 * The name without its date, as in `gpt-5` for `gpt-5-2025-08-07`; null when it has none. Providers answer
 * with the dated name of what was asked for without one.
 */
export function undatedName(name: string): string | null {
  const digits = DATE_SUFFIX.exec(name)?.[1]?.replaceAll("-", "");
  if (digits === undefined) return null;
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isCalendarDate(date) ? name.replace(DATE_SUFFIX, "") : null;
}

function withDashedDate(name: string): string {
  return name.replace(COMPACT_DATE, (compact, digits: string) => {
    const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    return isCalendarDate(date) ? `-${date}` : compact;
  });
}

function isCalendarDate(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}
