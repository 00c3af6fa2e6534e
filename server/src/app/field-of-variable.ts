const VARIABLE = /^Variable "\$(\w+)" (?:got invalid value|of (?:required|non-null) type) /;
/** Quotes within a value are escaped: this is no part of one. */
const PLACE = / at "([\w.[\]]+)"; /g;
/** At the very end, behind whatever was given. */
const LACKING = /; Field "(\w+)" of required type "[\w![\]]+" was not provided\.$/;

/**
 * Which input a message of graphql-js about a variable is about, such as `input.limit` or `events.0.inputTokens`, in the words
 * that values within a document are named in; null for any other message.
 */
export function fieldOfVariable(message: string): string | null {
  const variable = VARIABLE.exec(message)?.[1];
  if (variable === undefined) return null;
  const place = [...message.matchAll(PLACE)].at(-1)?.[1] ?? variable;
  const lacking = LACKING.exec(message)?.[1];
  const path = place.replaceAll(/\[(\d+)\]/g, ".$1");
  return lacking === undefined ? path : `${path}.${lacking}`;
}
