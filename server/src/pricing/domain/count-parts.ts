import type { TokenCounts } from "@tokenledger/model/token-class";
import type { UsageState } from "@tokenledger/model/usage-states";
import type { ModalityCounts } from "./dialects/gemini-fields.js";
import { splitCached, splitModalities } from "./dialects/split-modalities.js";
import { missingUsage, type NormalisedUsage } from "./normalised-usage.js";
import { type PlacedParts, placeParts } from "./place-parts.js";

/** Tokens by modality; text is null where only the others are told, and is then what they leave. */
export type ReportedModalities = Omit<ModalityCounts, "text"> & { readonly text: number | null };

/** Usage as instruments and gateways tell it: two wholes with parts, and perhaps a total. Null is "not given". */
export interface ReportedParts {
  readonly input: number | null;
  readonly output: number | null;
  readonly total: number | null;
  readonly cacheRead: number | null;
  /** Short-lived writes to the cache, without the long-lived ones. */
  readonly cacheWrite: number | null;
  readonly cacheWrite1h: number | null;
  readonly reasoning: number | null;
  readonly inputDetails: ReportedModalities | null;
  /** Of the visible output, without reasoning. */
  readonly outputDetails: ReportedModalities | null;
  /** Known to be beside the input, whatever the total looks like. */
  readonly cacheIsBeside: boolean;
}

export const NO_PARTS: ReportedParts = Object.freeze({
  input: null,
  output: null,
  total: null,
  cacheRead: null,
  cacheWrite: null,
  cacheWrite1h: null,
  reasoning: null,
  inputDetails: null,
  outputDetails: null,
  cacheIsBeside: false,
});

interface Wholes {
  /** With the cache, and with the reasoning. */
  readonly input: number;
  readonly output: number;
  readonly usageState: UsageState;
}

/**
 * Disjoint classes of a report whose parts may be inside or beside their wholes (see `placeParts`). What only the
 * total knows of is counted on the side that is not reported, else as output, which costs no less, and is said.
 *
 * 910 in, 295 out, 2,816 reasoning of 4,021 in all are 910 input, 295 output, 2,816 reasoning.
 */
export function countParts(report: ReportedParts): NormalisedUsage {
  const { total } = report;
  const sides = [report.input, report.output, report.cacheRead, report.cacheWrite, report.cacheWrite1h];
  if (sides.every((count) => count === null) && report.reasoning === null) {
    return missingUsage(total === null || total === 0 ? [] : [`only a total of ${total} tokens is reported`]);
  }
  const warnings: string[] = [];
  const wholes = wholesOf(report, warnings);
  return { counts: split(report, wholes, warnings), usageState: wholes.usageState, warnings };
}

function wholesOf(report: ReportedParts, warnings: string[]): Wholes {
  const cache = cacheOf(report);
  const reasoning = report.reasoning ?? 0;
  const placed = place(report);
  const input = (report.input ?? 0) + (placed.cacheInside ? 0 : cache);
  const output = (report.output ?? 0) + (placed.reasoningInside ? 0 : reasoning);
  warnings.push(...doubts(report, placed, input + output));

  const oneSided = report.input === null || report.output === null;
  if (placed.hidden === 0) {
    const whole = !oneSided || report.total === input + output;
    return { input, output, usageState: whole ? "reported" : "partial" };
  }
  const onInput = report.input === null && report.output !== null;
  return {
    input: onInput ? input + placed.hidden : input,
    output: onInput ? output : output + placed.hidden,
    usageState: "reported",
  };
}

function place(report: ReportedParts): PlacedParts {
  const { input, output, total, reasoning, cacheIsBeside } = report;
  const cache = cacheOf(report);
  const base = { output: output ?? 0, reasoning: reasoning ?? 0 };
  if (!cacheIsBeside) return placeParts({ ...base, input: input ?? 0, cache, total });
  // Its total may or may not count the cache; what it says of the reasoning is all that is asked.
  const withoutCache = placeParts({ ...base, input: input ?? 0, cache: 0, total });
  const withCache = placeParts({ ...base, input: (input ?? 0) + cache, cache: 0, total });
  return { ...(withoutCache.ambiguous ? withCache : withoutCache), cacheInside: cache === 0 };
}

function doubts(report: ReportedParts, placed: PlacedParts, sum: number): string[] {
  const { input, output, total } = report;
  const cache = cacheOf(report);
  if (total !== null && placed.ambiguous && sum !== total) {
    const contradiction = `total is ${total}, but its parts add up to ${sum}`;
    if (placed.hidden === 0) return [contradiction];
    return [`${contradiction}; the rest counts as ${input === null && output !== null ? "input" : "output"}`];
  }
  if (placed.ambiguous)
    return [`total ${total} is met with cached or with reasoning tokens beside; the dearer is taken`];
  const certain = total !== null || report.cacheIsBeside || input === null;
  if (!certain && cache > input) return [`cached tokens (${cache}) exceed input (${input}) and count beside it`];
  return [];
}

function cacheOf({ cacheRead, cacheWrite, cacheWrite1h }: ReportedParts): number {
  return (cacheRead ?? 0) + (cacheWrite ?? 0) + (cacheWrite1h ?? 0);
}

function split(report: ReportedParts, wholes: Wholes, warnings: string[]): TokenCounts {
  const writes = (report.cacheWrite ?? 0) + (report.cacheWrite1h ?? 0);
  const reasoning = report.reasoning ?? 0;
  const all = splitModalities(
    { name: "input", total: wholes.input, details: withText(report.inputDetails, wholes.input) },
    warnings,
  );
  const read = splitCached({ name: "cached input", total: report.cacheRead ?? 0, details: null }, all, warnings);
  const unread = subtract(all, read);
  const fresh = subtract(unread, splitCached({ name: "cache writes", total: writes, details: null }, unread, warnings));
  const visible = wholes.output - reasoning;
  const answer = splitModalities(
    { name: "output", total: visible, details: withText(report.outputDetails, visible) },
    warnings,
  );
  return {
    input: fresh.text,
    cache_read: read.text + read.image + read.video,
    cache_write: report.cacheWrite ?? 0,
    cache_write_1h: report.cacheWrite1h ?? 0,
    input_audio: fresh.audio,
    cache_read_audio: read.audio,
    input_image: fresh.image,
    input_video: fresh.video,
    output: answer.text + answer.video,
    reasoning,
    output_audio: answer.audio,
    output_image: answer.image,
  };
}

function withText(details: ReportedModalities | null, total: number): ModalityCounts | null {
  if (details === null) return null;
  const rest = total - details.audio - details.image - details.video;
  return { ...details, text: details.text ?? Math.max(0, rest) };
}

function subtract(whole: ModalityCounts, part: ModalityCounts): ModalityCounts {
  return {
    text: whole.text - part.text,
    audio: whole.audio - part.audio,
    image: whole.image - part.image,
    video: whole.video - part.video,
  };
}
