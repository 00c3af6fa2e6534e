const NO_FIT = "A value is not of its type.";
/** Text between quotes in which graphql-js shows a token of the document that is a value. */
const VALUE_TOKEN = /\b(String|BlockString|Int|Float|Name) ".*"/s;
const VARIABLE = /^Variable "(\$\w+)" got invalid value /;
/** Quotes within a value are escaped: this is no part of one. */
const PLACE = / at "([\w.[\]]+)"; /g;

/** Names of the schema, never a value; who may not read them is not told by whoever answers. */
const SUGGESTION = / Did you mean (?:the enum value )?"\w+"(?:,? (?:or )?"\w+")*\?$/;

/** What is wrong, in the words of graphql-js, as far as they repeat nothing that was sent. The first that fits counts. */
const FAULTS: readonly RegExp[] = [
  /Field "\w+" of required type "[\w![\]]+" was not provided\.$/,
  /Field "\w+" is not defined by type "\w+"\./,
  /Expected non-nullable type "[\w![\]]+" not to be null\.$/,
  /Expected type "\w+" to be an object\.$/,
  /does not exist in "\w+" enum/,
  /Expected value of type "[\w![\]]+"(?=, found )/,
  /(?:Enum "\w+"|\b[A-Z]\w*) cannot represent (?:(?:a )?non[ -][a-z0-9 -]*?)?value(?=:)/,
  /\bDateTime cannot represent an invalid (?:date-time-string|Date instance)/,
  /\b(?:BigInt|SafeInt|Decimal|literal): expected .*?(?=, got )/s,
  /Expected type "\w+"\./,
];

/**
 * The message of a request that does not fit the schema, without the values at fault: graphql-js quotes them, and one of
 * them may be an outside user id. Where it is, and what was expected, is told.
 *
 * `Variable "$events" got invalid value 7 at "events[0].userId"; String cannot represent a non string value: 7` becomes
 * `Variable "$events" at "events[0].userId": String cannot represent a non string value.`
 */
export function withoutValues(message: string): string {
  const variable = VARIABLE.exec(message)?.[1];
  if (variable !== undefined) {
    const path = [...message.matchAll(PLACE)].at(-1)?.[1];
    return `Variable "${variable}"${path === undefined ? "" : ` at "${path}"`}: ${faultIn(message) ?? NO_FIT}`;
  }
  if (message.startsWith("Syntax Error: ")) return message.replace(VALUE_TOKEN, "$1");
  return quotesValue(message) ? (faultIn(message) ?? NO_FIT) : message;
}

/** Of the rule that looks at values in the document; all other rules name what the schema or the document calls so. */
function quotesValue(message: string): boolean {
  return /cannot represent|, found |does not exist in "\w+" enum|: expected .*, got /s.test(message);
}

function faultIn(message: string): string | null {
  for (const fault of FAULTS) {
    const said = fault.exec(message)?.[0];
    if (said === undefined) continue;
    const whole = said.startsWith("does not exist") ? `A value ${said}` : said;
    const suggestion = SUGGESTION.exec(message)?.[0] ?? "";
    return `${whole.endsWith(".") ? whole : `${whole}.`}${suggestion}`;
  }
  return null;
}
