import { formatKeys, parseKeys } from "./key-list";

/** Which single requests are listed, by what no sum tells apart. */
export interface Narrowing {
  /** USD, inclusive. */
  minCost: string | null;
  noteIds: readonly string[];
  fingerprints: readonly string[];
  /** From 1; 2 lists retries alone. */
  minAttempt: number | null;
  /** Of input and output together. */
  minTokens: number | null;
  minInputTokens: number | null;
  maxOutputTokens: number | null;
}

type Read = <T>(
  param: "min" | "note" | "fp" | "attempt" | "tokens" | "tin" | "tout",
  parse: (text: string) => T | null,
  fallback: T,
) => T;

export const NO_NARROWING: Narrowing = {
  minCost: null,
  noteIds: [],
  fingerprints: [],
  minAttempt: null,
  minTokens: null,
  minInputTokens: null,
  maxOutputTokens: null,
};

const LONGEST_ID = 256;
const MOST_IDS = 100;
const MAX_ATTEMPT = 1_000;
const MAX_TOKENS = 1_000_000_000;

/** @param read takes one parameter of the address, and names what it could not use */
export function readNarrowing(read: Read): Narrowing {
  return {
    minCost: read<string | null>("min", parseMoney, null),
    noteIds: read("note", parseIds, NO_NARROWING.noteIds),
    fingerprints: read("fp", parseIds, NO_NARROWING.fingerprints),
    minAttempt: read<number | null>("attempt", parseAttempt, null),
    minTokens: read<number | null>("tokens", parseTokens, null),
    minInputTokens: read<number | null>("tin", parseTokens, null),
    maxOutputTokens: read<number | null>("tout", parseTokens, null),
  };
}

/** By parameter; empty for what narrows nothing. */
export function formatNarrowing(narrowing: Narrowing): Record<string, string> {
  return {
    min: narrowing.minCost ?? "",
    note: formatKeys(narrowing.noteIds),
    fp: formatKeys(narrowing.fingerprints),
    attempt: String(narrowing.minAttempt ?? ""),
    tokens: String(narrowing.minTokens ?? ""),
    tin: String(narrowing.minInputTokens ?? ""),
    tout: String(narrowing.maxOutputTokens ?? ""),
  };
}

export function isNarrowed(narrowing: Narrowing): boolean {
  return Object.values(formatNarrowing(narrowing)).some((text) => text !== "");
}

/** A plain decimal of USD, as the server takes it. */
export function parseMoney(text: string): string | null {
  return /^\d{1,9}(\.\d{1,12})?$/.test(text) ? text : null;
}

export function parseTokens(text: string): number | null {
  return parseCount(text, { least: 0, most: MAX_TOKENS });
}

export function parseAttempt(text: string): number | null {
  return parseCount(text, { least: 1, most: MAX_ATTEMPT });
}

function parseCount(text: string, { least, most }: { least: number; most: number }): number | null {
  const count = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return count >= least && count <= most ? count : null;
}

function parseIds(text: string): string[] | null {
  const ids = parseKeys(text);
  return ids !== null && ids.length <= MOST_IDS && ids.every((id) => id.length <= LONGEST_ID) ? ids : null;
}
