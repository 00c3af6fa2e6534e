/** Values that are another one each time, by their shape: any of a shape stands for every one of it. */
const SHAPES = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, // UUID
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, // moment
  /^\d{4}-\d\d-\d\d$/, // day
];

/**
 * Where an answer differs from the printed one, as one sentence for each place; nothing when they say the same.
 * Ids and times are the same when they look alike, in whatever place they stand.
 */
export function differences(printed: unknown, came: unknown, place = "$"): readonly string[] {
  if (isRecord(printed) && isRecord(came)) {
    const keys = [...new Set([...Object.keys(printed), ...Object.keys(came)])];
    return keys.flatMap((key) => differences(printed[key], came[key], `${place}.${key}`));
  }
  if (Array.isArray(printed) && Array.isArray(came)) {
    const longest = Math.max(printed.length, came.length);
    return Array.from({ length: longest }).flatMap((_, at) => differences(printed[at], came[at], `${place}[${at}]`));
  }
  if (printed === came || areOfOneShape(printed, came)) return [];
  return [`${place} is printed as ${JSON.stringify(printed)} and came as ${JSON.stringify(came)}`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function areOfOneShape(one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  return SHAPES.some((shape) => shape.test(one) && shape.test(other));
}
