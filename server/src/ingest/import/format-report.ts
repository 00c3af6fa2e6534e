import { formatUsd, pico, type PicoUsd } from "@tokenledger/model/money";
import { causeOf, type CostComparison, type ModelComparison } from "./cost-comparison.js";
import type { ImportTally } from "./import-tally.js";
import { alignColumns } from "./align-columns.js";

const MAX_LISTED_MODELS = 50;
const SHOWN_DECIMALS = 6;

/** What the person who imported reads at the end. */
export function formatReport(tally: ImportTally): string {
  return [countLines(tally), rejectionLines(tally), unpricedLines(tally), costLines(tally.costs), ignoredLines(tally)]
    .filter((section) => section.length > 0)
    .map((section) => section.join("\n"))
    .join("\n\n");
}

function countLines(tally: ImportTally): string[] {
  const skipped = [...tally.skipped].map(([reason, lines]) => ["skipped", whole(lines), reason]);
  return alignColumns([
    ["accepted", whole(tally.accepted), ""],
    ["duplicates", whole(tally.duplicates), tally.duplicates > 0 ? "recorded before, not counted again" : ""],
    ["rejected", whole(tally.rejected), ""],
    ...skipped,
  ]);
}

function rejectionLines(tally: ImportTally): string[] {
  if (tally.rejected === 0) return [];
  const more = tally.rejected - tally.listedRejections.length;
  return [
    "Rejected:",
    ...tally.listedRejections.map(({ line, message }) => `  line ${line}: ${message}`),
    ...(more > 0 ? [`  and ${whole(more)} more`] : []),
  ];
}

function unpricedLines(tally: ImportTally): string[] {
  const models = tally.unpricedModels();
  if (models.length === 0) return [];
  const requests = models.reduce((sum, model) => sum + model.requests, 0);
  const listed = models.slice(0, MAX_LISTED_MODELS);
  return [
    `Unpriced, because no price is known: ${count(requests, "request")} of ${count(models.length, "model")}, recorded without a cost.`,
    ...alignColumns(listed.map((model) => [`  ${model.provider}`, model.model, whole(model.requests)])),
    ...moreLine(models.length - listed.length),
  ];
}

function costLines(costs: CostComparison): string[] {
  if (costs.compared === 0) return [];
  const share = ((100 * costs.equal) / costs.compared).toFixed(2);
  const differences = costs.differences();
  const listed = differences.slice(0, MAX_LISTED_MODELS);
  return [
    `Reported against computed cost: ${count(costs.compared, "request")} compared, ${whole(costs.equal)} (${share} %) equal within 0.000001 USD.`,
    ...(listed.length === 0 ? [] : differenceTable(listed)),
    ...moreLine(differences.length - listed.length),
  ];
}

function differenceTable(models: readonly ModelComparison[]): string[] {
  const rows = models.map((comparison) => {
    const { provider, model, compared, equal, reported, computed } = comparison;
    return [
      `  ${provider}`,
      model,
      `${whole(compared - equal)} of ${whole(compared)}`,
      usd(reported),
      usd(computed),
      usd(pico(computed - reported)),
      causeInWords(comparison),
    ];
  });
  return alignColumns([
    ["  provider", "model", "differ", "reported USD", "computed USD", "difference", "cause"],
    ...rows,
  ]);
}

function causeInWords(comparison: ModelComparison): string {
  const cause = causeOf(comparison);
  switch (cause.kind) {
    case "reported-free":
      return "reported as free";
    case "other-list-price":
      return `another list price: each request is ${thousandths(cause.factor)} times what was reported`;
    case "other-rates-or-counts":
      return "other rates, or tokens (cached ones) that the report does not tell";
  }
}

/** `1250n` is "1.25". */
function thousandths(factor: bigint): string {
  return `${factor / 1_000n}.${(factor % 1_000n).toString().padStart(3, "0")}`.replace(/\.?0+$/, "");
}

function ignoredLines(tally: ImportTally): string[] {
  if (tally.ignoredFields.size === 0) return [];
  return [`Fields that were not understood and left out: ${[...tally.ignoredFields].sort().join(", ")}.`];
}

function moreLine(more: number): string[] {
  return more > 0 ? [`  and ${whole(more)} more`] : [];
}

/** `1 model`, `2 models`. */
function count(number: number, noun: string): string {
  return `${whole(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function whole(number: number): string {
  return number.toLocaleString("en-US");
}

/** Cut for reading; the ledger keeps all twelve decimals. */
function usd(amount: PicoUsd): string {
  const [dollars = "0", decimals = ""] = formatUsd(amount).split(".");
  return `${dollars}.${decimals.slice(0, SHOWN_DECIMALS).padEnd(SHOWN_DECIMALS, "0")}`;
}
