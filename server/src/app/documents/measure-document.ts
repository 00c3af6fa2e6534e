import { isStorableText } from "@tokenledger/model/usage-event";
import { Kind, visit, type DocumentNode, type FragmentDefinitionNode, type SelectionNode } from "graphql";
import { isRecording } from "./is-recording.js";

/** What there is in a document, fragments counted wherever they are spread. */
export interface DocumentMeasures {
  readonly operations: number;
  readonly fragments: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields and fragments as written. */
  readonly selections: number;
  /** As executed; beyond any number for fragments that double each other. */
  readonly expandedSelections: number;
  /** Of the operation with most. */
  readonly rootFields: number;
  /** Of fields within fields, but for introspection. */
  readonly depth: number;
  readonly introspectionDepth: number;
  /** A fragment includes itself. */
  readonly isCircular: boolean;
  /** Asks what the schema is. */
  readonly introspects: boolean;
  /** Every operation records, and does nothing else. */
  readonly onlyRecords: boolean;
  /** Of lists written out, but for events, which have a limit of their own. */
  readonly listEntries: number;
  /** A text holds what cannot be stored; of events each is judged by itself. */
  readonly hasUnstorableText: boolean;
}

interface Extent {
  readonly fields: number;
  readonly selections: number;
  readonly depth: number;
  readonly introspectionDepth: number;
}

/** With more of them what they come to is not measured: a chain of them is as deep as they are many. */
export const MAX_FRAGMENTS = 30;

const NOTHING: Extent = { fields: 0, selections: 0, depth: 0, introspectionDepth: 0 };
const EVENTS = "events";
const INTROSPECTION: ReadonlySet<string> = new Set(["__schema", "__type"]);

/** Visits every node once, whatever fragments spread each other: a fragment is measured once. */
export function measureDocument(document: DocumentNode): DocumentMeasures {
  const written = countWritten(document);
  const extents = new FragmentExtents(written.fragments > MAX_FRAGMENTS ? [] : fragmentsOf(document));
  let whole = NOTHING;
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  for (const definition of operations) {
    const { fields, ...extent } = extents.of(definition.selectionSet.selections);
    whole = {
      fields: Math.max(whole.fields, fields),
      selections: whole.selections + extent.selections,
      depth: Math.max(whole.depth, extent.depth),
      introspectionDepth: Math.max(whole.introspectionDepth, extent.introspectionDepth),
    };
  }
  return {
    ...written,
    expandedSelections: whole.selections,
    rootFields: whole.fields,
    depth: whole.depth,
    introspectionDepth: whole.introspectionDepth,
    isCircular: extents.isCircular,
    onlyRecords: operations.every(isRecording),
  };
}

function countWritten(document: DocumentNode) {
  const written = {
    operations: 0,
    fragments: 0,
    aliases: 0,
    directives: 0,
    selections: 0,
    listEntries: 0,
    introspects: false,
    hasUnstorableText: false,
  };
  visit(document, {
    OperationDefinition: () => void (written.operations += 1),
    FragmentDefinition: () => void (written.fragments += 1),
    Directive: () => void (written.directives += 1),
    FragmentSpread: () => void (written.selections += 1),
    InlineFragment: () => void (written.selections += 1),
    Field: ({ alias, name }) => {
      written.selections += 1;
      if (alias !== undefined) written.aliases += 1;
      if (INTROSPECTION.has(name.value)) written.introspects = true;
    },
    Argument: ({ name }) => (name.value === EVENTS ? false : undefined), // they may be thousands
    ListValue: ({ values }) => {
      written.listEntries = Math.max(written.listEntries, values.length);
    },
    StringValue: ({ value }) => {
      if (!isStorableText(value)) written.hasUnstorableText = true;
    },
  });
  return written;
}

function fragmentsOf({ definitions }: DocumentNode): FragmentDefinitionNode[] {
  return definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
}

/** How much selections come to, each fragment measured the first time that it is met. */
class FragmentExtents {
  isCircular = false;
  private readonly definitions: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Extent>();
  private readonly measuring = new Set<string>();

  constructor(fragments: readonly FragmentDefinitionNode[]) {
    this.definitions = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  of(selections: readonly SelectionNode[]): Extent {
    let sum = NOTHING;
    for (const selection of selections) {
      const extent = this.ofOne(selection);
      sum = {
        fields: sum.fields + extent.fields,
        selections: sum.selections + extent.selections,
        depth: Math.max(sum.depth, extent.depth),
        introspectionDepth: Math.max(sum.introspectionDepth, extent.introspectionDepth),
      };
    }
    return sum;
  }

  private ofOne(selection: SelectionNode): Extent {
    switch (selection.kind) {
      case Kind.FIELD: {
        const inner = this.of(selection.selectionSet?.selections ?? []);
        const depth = 1 + Math.max(inner.depth, inner.introspectionDepth);
        const introspects = INTROSPECTION.has(selection.name.value);
        return {
          fields: 1,
          selections: 1 + inner.selections,
          depth: introspects ? 0 : depth,
          introspectionDepth: introspects ? depth : 0,
        };
      }
      case Kind.INLINE_FRAGMENT: {
        const inner = this.of(selection.selectionSet.selections);
        return { ...inner, selections: 1 + inner.selections };
      }
      case Kind.FRAGMENT_SPREAD: {
        const inner = this.ofFragment(selection.name.value);
        return { ...inner, selections: 1 + inner.selections };
      }
    }
  }

  private ofFragment(name: string): Extent {
    const known = this.measured.get(name);
    if (known !== undefined) return known;
    if (this.measuring.has(name)) {
      this.isCircular = true;
      return NOTHING;
    }
    this.measuring.add(name);
    const extent = this.of(this.definitions.get(name)?.selectionSet.selections ?? []);
    this.measuring.delete(name);
    this.measured.set(name, extent);
    return extent;
  }
}
