/** Where a text stops being JSON. */
export interface JsonFault {
  /** Index of the first character that does not fit; the length of the text when it ends too early. */
  readonly position: number;
  /** What would have fitted, to complete "expected …". */
  readonly expected: string;
}

/** JSON's tokens; white space before them is skipped. Within a text stands anything from the blank up but `"` and `\\`. */
const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;
const SPACE = /[ \t\n\r]*/y;

type Expecting = "value" | "value or ]" | "key or }" | "key" | "colon" | "comma or ]" | "comma or }" | "end";

const WORDS: Readonly<Record<Expecting, string>> = {
  value: "a JSON value",
  "value or ]": 'a JSON value or "]"',
  "key or }": 'a field name in quotes or "}"',
  key: "a field name in quotes",
  colon: '":"',
  "comma or ]": '"," or "]"',
  "comma or }": '"," or "}"',
  end: "the end of the text",
};

/**
 * The first place at which a text is no JSON; null when it is JSON. `JSON.parse` says whether it is, but not always
 * where it is not. It walks over any depth without recursion.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: ("{" | "[")[] = [];
  let expecting: Expecting = "value";
  let position = 0;
  for (;;) {
    SPACE.lastIndex = position;
    SPACE.test(text);
    const start = SPACE.lastIndex;
    if (start >= text.length) return expecting === "end" ? null : { position: text.length, expected: WORDS[expecting] };
    TOKEN.lastIndex = start;
    const match = TOKEN.exec(text);
    const next: Expecting | null =
      match === null ? null : after({ expecting, mark: match[1] ?? null, isText: match[2] !== undefined }, open);
    if (next === null) return { position: start, expected: WORDS[expecting] };
    expecting = next;
    position = TOKEN.lastIndex;
  }
}

interface Step {
  readonly expecting: Expecting;
  /** A bracket, comma or colon; null for a text, number or word. */
  readonly mark: string | null;
  readonly isText: boolean;
}

/** What may follow; null when the token does not fit. Opens and closes brackets. */
function after({ expecting, mark, isText }: Step, open: ("{" | "[")[]): Expecting | null {
  if (mark === null) {
    if (expecting === "value" || expecting === "value or ]") return afterValue(open);
    return isText && (expecting === "key" || expecting === "key or }") ? "colon" : null;
  }
  if (mark === ":") return expecting === "colon" ? "value" : null;
  if (mark === ",") {
    if (expecting === "comma or ]") return "value";
    return expecting === "comma or }" ? "key" : null;
  }
  if (mark === "{" || mark === "[") {
    if (expecting !== "value" && expecting !== "value or ]") return null;
    open.push(mark);
    return mark === "{" ? "key or }" : "value or ]";
  }
  if (!expecting.endsWith(` or ${mark}`)) return null;
  open.pop();
  return afterValue(open);
}

function afterValue(open: readonly ("{" | "[")[]): Expecting {
  const innermost = open.at(-1);
  if (innermost === undefined) return "end";
  return innermost === "{" ? "comma or }" : "comma or ]";
}
