import type { Finding, FindingEvidence, FindingFact, FindingKind, SavingRange } from "./finding.js";
import { NO_EVIDENCE } from "./finding.js";
import { FINDING_TRAITS } from "./finding-traits.js";
import type { SavingsCell } from "./savings-cell.js";

type Seen = Pick<
  Finding,
  "subject" | "parts" | "confidence" | "confidenceReason" | "requests" | "facts" | "samples"
> & {
  readonly evidence?: Partial<FindingEvidence>;
};

const MOST_SAMPLES = 5;

/** A finding of what was seen, with what all of its kind have in common. */
export function makeFinding(kind: FindingKind, { evidence, ...seen }: Seen): Finding {
  return {
    kind,
    ...FINDING_TRAITS[kind],
    ...seen,
    samples: seen.samples.slice(0, MOST_SAMPLES),
    low: seen.parts.reduce((sum, { low }) => sum + low, 0n),
    high: seen.parts.reduce((sum, { high }) => sum + high, 0n),
    evidence: { ...NO_EVIDENCE, ...evidence },
  };
}

/** An amount of a cell that cannot be below 0, nor its cautious end above the other. */
export function partOf(cell: SavingsCell, { low, high }: SavingRange): SavingRange & { readonly cell: SavingsCell } {
  const most = high > 0n ? high : 0n;
  const least = low > 0n ? low : 0n;
  return { cell, low: least < most ? least : most, high: most };
}

/** @param value shares are rounded to 4 decimals, for nobody reads more */
export function fact(name: string, value: number | bigint): FindingFact {
  const text = typeof value === "bigint" || Number.isInteger(value) ? String(value) : value.toFixed(4);
  return { name, value: text, text: null };
}

export function namedFact(name: string, text: string): FindingFact {
  return { name, value: null, text };
}

export function shareOf(part: number | bigint, whole: number | bigint): number {
  return Number(whole) === 0 ? 0 : Number(part) / Number(whole);
}
