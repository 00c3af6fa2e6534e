/** One changed field as it is read; null where there was nothing. */
export interface ChangeLine {
  field: string;
  before: string | null;
  after: string | null;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * @param change JSON texts, as the log keeps them: `"\"2026-11-27T03:00:00Z\""`
 * @param instantText words an instant in the reader's language and zone
 */
export function toChangeLine(
  { field, before, after }: { field: string; before?: string | null; after?: string | null },
  instantText: (iso: string) => string,
): ChangeLine {
  return { field, before: read(before, instantText), after: read(after, instantText) };
}

/** A text without its quotes, everything else as it stands: no number is rounded on its way to the eye. */
function read(json: string | null | undefined, instantText: (iso: string) => string): string | null {
  if (json == null || json === "null") return null;
  if (!json.startsWith('"')) return json;
  const text: unknown = JSON.parse(json);
  if (typeof text !== "string") return json;
  return INSTANT.test(text) ? instantText(text) : text;
}
