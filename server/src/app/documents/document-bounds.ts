import { MAX_LIST_ENTRIES } from "./check-variables.js";
import { MAX_FRAGMENTS, type DocumentMeasures } from "./measure-document.js";

type Counted = Exclude<keyof DocumentMeasures, "isCircular" | "introspects" | "onlyRecords" | "hasUnstorableText">;

/**
 * For everybody, administrators included. The console's largest operation has 82 selections, 142 with its
 * fragments, six root fields and a depth of six; what clients ask a schema with has a depth of 15.
 */
const BOUNDS: Readonly<Record<Counted, { readonly most: number; readonly of: string }>> = {
  operations: { most: 10, of: "operations" },
  fragments: { most: MAX_FRAGMENTS, of: "fragments" },
  directives: { most: 30, of: "directives" },
  aliases: { most: 30, of: "aliases" },
  // Comparing fields of one name takes the square of their number: here milliseconds.
  selections: { most: 500, of: "fields and fragments" },
  expandedSelections: { most: 2_000, of: "fields, with its fragments where they are used" },
  rootFields: { most: 20, of: "fields at the root" },
  depth: { most: 10, of: "levels of fields" },
  introspectionDepth: { most: 20, of: "levels of fields" },
  listEntries: { most: MAX_LIST_ENTRIES, of: "entries in a list" },
};

const COUNTED = Object.keys(BOUNDS).filter((name): name is Counted => name in BOUNDS);

/** Why a document is not even compared with the schema, or null. */
export function boundsFault(measures: DocumentMeasures): string | null {
  if (measures.isCircular) return "A fragment of the document includes itself.";
  if (measures.hasUnstorableText) return "The document holds a text with NUL or broken surrogates.";
  const broken = COUNTED.find((name) => measures[name] > BOUNDS[name].most);
  return broken === undefined ? null : `The document has more than ${BOUNDS[broken].most} ${BOUNDS[broken].of}.`;
}
