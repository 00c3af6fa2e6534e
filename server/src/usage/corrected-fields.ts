/** The raw request and the note could tell who was meant, and nothing is ever taken out of the audit log. */
const LEFT_OUT = new Set(["usage", "note_id", "warnings"]);

type Columns = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, string | null>>;

export interface CorrectedFields {
  readonly before: Fields;
  readonly after: Fields;
}

/** What a correction changed, for the audit log; all that an event said is kept with the correction itself. */
export function correctedFields(former: Columns, latter: Columns): CorrectedFields {
  const changed = Object.keys(latter).filter(
    (column) => !LEFT_OUT.has(column) && textOf(former[column]) !== textOf(latter[column]),
  );
  const fieldsOf = (columns: Columns): Fields =>
    Object.fromEntries(changed.map((column) => [camelCase(column), textOf(columns[column])]));
  return { before: fieldsOf(former), after: fieldsOf(latter) };
}

/** No number is rounded on its way into JSON. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "bigint") return value.toString();
  return value instanceof Date ? value.toJSON() : JSON.stringify(value);
}

function camelCase(column: string): string {
  return column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
