export interface JsonLine {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The digits of a number of the outermost object as they stand in the file; null when it is none. */
  readonly sourceOf: (field: string) => string | null;
}

interface NumberInLine {
  readonly key: string;
  readonly value: number;
  readonly source: string;
}

/** Null when the line is not one JSON object. */
export function readJsonLine(line: string): JsonLine | null {
  const numbers: NumberInLine[] = [];
  let fields: unknown;
  try {
    fields = JSON.parse(line, (key: string, value: unknown, context?: { source?: string }) => {
      if (typeof value === "number" && context?.source !== undefined) {
        numbers.push({ key, value, source: context.source });
      }
      return value;
    });
  } catch {
    return null; // the caller reports the line
  }
  if (!isObject(fields)) return null;
  const outermost = fields;
  return {
    fields: outermost,
    // Nested objects may use the same key; only a number that is the field's own value counts.
    sourceOf: (field) => numbers.find(({ key, value }) => key === field && value === outermost[field])?.source ?? null,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
