import { type Fields, isFields } from "./fields.js";

const RESERVATION = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const MOST_TAGS = 16;
const TAG_LENGTH = 128;

interface Fit {
  readonly name: string;
  readonly fit: (value: unknown) => unknown;
}

/** What the server takes; it refuses an event whole for one field that does not fit. */
const FITS: readonly Fit[] = [
  { name: "userId", fit: (value) => fitText(value, 256) },
  { name: "noteId", fit: (value) => fitText(value, 256) },
  { name: "requestId", fit: (value) => fitText(value, 256) },
  { name: "feature", fit: (value) => fitName(value, 64) },
  { name: "operation", fit: (value) => fitName(value, 64) },
  { name: "reservationId", fit: (value) => (typeof value === "string" && RESERVATION.test(value) ? value : undefined) },
  { name: "estimatedInputTokens", fit: (value) => (isCount(value) ? value : undefined) },
];

/**
 * The same fields, those of a context as the server takes them: a number becomes its text, and what does not fit
 * otherwise is left out, so that the tokens beside it are recorded. Values are not repeated: they may be personal.
 *
 * @param tell told in words of each that is left out
 */
export function fitContext(fields: Fields, tell: (error: Error) => void): Fields {
  const fitted: Record<string, unknown> = { ...fields };
  const leftOut: string[] = [];
  for (const { name, fit } of FITS) {
    if (!isGiven(fields[name])) continue;
    fitted[name] = fit(fields[name]);
    if (fitted[name] === undefined) leftOut.push(name);
  }
  if (isGiven(fields["tags"])) fitted["tags"] = fitTags(fields["tags"], (name) => leftOut.push(name));
  if (leftOut.length > 0) {
    tell(new TypeError(`Left out, for it is too long or of another type than it has to be: ${leftOut.join(", ")}.`));
  }
  return fitted;
}

function fitTags(tags: unknown, leaveOut: (name: string) => void): Fields | undefined {
  if (!isFields(tags)) {
    leaveOut("tags");
    return undefined;
  }
  const fitted: Record<string, string> = {};
  let count = 0;
  let isWhole = true;
  for (const [given, value] of Object.entries(tags)) {
    if (!isGiven(value)) continue;
    const [name, text] = [fitText(given, TAG_LENGTH), fitText(value, TAG_LENGTH)];
    if (name === undefined || text === undefined || count === MOST_TAGS) isWhole = false;
    else {
      fitted[name] = text;
      count += 1;
    }
  }
  if (!isWhole) leaveOut("some tags");
  return fitted;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const isCount = (value: unknown): boolean => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function fitName(value: unknown, most: number): string | undefined {
  const text = fitText(value, most);
  return text?.trim() === "" ? undefined : text;
}

function fitText(value: unknown, most: number): string | undefined {
  const text = typeof value === "bigint" || Number.isFinite(value) ? String(value) : value;
  if (typeof text !== "string" || text === "" || text.length > most) return undefined;
  return isStorable(text) ? text : undefined;
}

const FIRST_SURROGATE = 0xd8_00;

/** NUL and halves of characters cannot be stored. The expression is asked only where it has to be: it costs more. */
function isStorable(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0 || unit >= FIRST_SURROGATE) return !/\0|\p{Surrogate}/u.test(text);
  }
  return true;
}
