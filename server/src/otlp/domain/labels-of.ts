import { MAX_FEATURE_LENGTH, MAX_TAG_LENGTH } from "@tokenledger/model/limits";
import { NAMES } from "./attribute-names.js";
import { firstText, type Span } from "./span.js";

/** Whose a call was and what for, as far as spans say. */
export interface Labels {
  readonly userId: string | null;
  readonly noteId: string | null;
  readonly feature: string | null;
  readonly requestId: string | null;
  readonly tags: Readonly<Record<string, string>> | null;
}

/**
 * The first span that says a thing is believed. A feature may also stand on the resource, for a process that has only
 * one. What an application says of itself (`tokenledger.*`, a user) is passed on as it is, and refused when it is too
 * long; what frameworks happen to call things is left out then: no call is lost for a name.
 */
export function labelsOf(spans: readonly Span[]): Labels {
  const first = (names: readonly string[]) => firstOf(spans, ({ attributes }) => firstText(attributes, names));
  const ofResource = (names: readonly string[]) => firstOf(spans, ({ resource }) => firstText(resource, names));
  const label = first(NAMES.label);
  return {
    userId: first(NAMES.user),
    noteId: first(NAMES.note),
    feature: first(NAMES.feature) ?? ofResource(NAMES.feature) ?? fitting(label, MAX_FEATURE_LENGTH),
    requestId: first(NAMES.request),
    tags: tagsOf(ofResource(NAMES.service), first(NAMES.environment) ?? ofResource(NAMES.environment)),
  };
}

function tagsOf(service: string | null, environment: string | null): Labels["tags"] {
  const tags = Object.entries({ service, environment }).flatMap(([name, value]) => {
    const tag = fitting(value, MAX_TAG_LENGTH);
    return tag === null ? [] : [[name, tag] as const];
  });
  return tags.length === 0 ? null : Object.fromEntries(tags);
}

function fitting(text: string | null, longest: number): string | null {
  return text === null || text.length > longest || text.includes("\0") || !text.isWellFormed() ? null : text;
}

function firstOf(spans: readonly Span[], read: (span: Span) => string | null): string | null {
  for (const span of spans) {
    const found = read(span);
    if (found !== null) return found;
  }
  return null;
}
