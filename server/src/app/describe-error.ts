import { stdSerializers } from "pino";

/** Fields in which the database, or what speaks to it, repeats what a statement was given; the client holds what it was asked. */
const TELLING_FIELDS: ReadonlySet<string> = new Set([
  "detail",
  "where",
  "query",
  "sql",
  "parameters",
  "internalQuery",
  "client",
]);
const DETAIL = /\n - detail: .*?(?=\n\s+at |$)/gs;
const END = String.raw`(?=\n\s+at |$)`;
const LAST_QUOTED = new RegExp(`: ".*?"${END}`, "gs");
const QUOTED = /"[^"\n]*"/g;
/** SQLSTATE of what is wrong with a value. */
const DATA_EXCEPTION = /^22/;

/** An error for the log: all of it but the values that the database refused, which may be anybody's. */
export function describeError(error: Error): object {
  const described: Record<string, unknown> = { ...stdSerializers.err(error) };
  for (const field of TELLING_FIELDS) delete described[field];
  for (const field of ["message", "stack"]) {
    const text = described[field];
    if (typeof text === "string") described[field] = withoutRowValues(error, text);
  }
  return described;
}

/** The text of an error, of its message if nothing else is said, without the values that the database refused. */
export function withoutRowValues(error: Error, text = error.message): string {
  const short = text.replaceAll(DETAIL, "");
  const code = "code" in error ? String(error.code) : "";
  return DATA_EXCEPTION.test(code) ? short.replaceAll(LAST_QUOTED, "").replaceAll(QUOTED, '"…"') : short;
}
