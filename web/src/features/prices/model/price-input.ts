import type { PriceInput, PriceRateInput, TokenClass } from "../../../lib/graphql/graphql";
import { decimalPlaces, readDecimal, readTokens } from "./exact-number";
import type { PriceDraft, TypedRates } from "./price-draft";
import { TOKEN_CLASSES } from "./token-classes";

/** `rates.INPUT`, `tiers.0.above`, `tiers.0.OUTPUT`, or the name of another field of the form. */
export type FieldKey = keyof PriceDraft | `rates.${TokenClass}` | `tiers.${number}.${TokenClass | "above"}`;

export type Problem = "missing" | "noDecimal" | "tooFine" | "noTokens" | "noRates" | "noBaseRate" | "order";

export type Problems = ReadonlyMap<string, Problem>;

export type ReadPrice = { input: PriceInput } | { problems: Problems };

/** A token costs whole pico-dollars, which is six places of a price per million. */
const RATE_PLACES = 6;
/** A request or a search costs whole pico-dollars. */
const FEE_PLACES = 12;

/** @param instantOf turns a wall clock of the form into an instant */
export function readPrice(draft: PriceDraft, instantOf: (wallClock: string) => string): ReadPrice {
  const problems = new Map<string, Problem>();
  const rates = readRates(draft, problems);
  const requestFee = readAmount(draft.requestFee, { key: "requestFee", places: FEE_PLACES, problems });
  const webSearchFee = readAmount(draft.webSearchFee, { key: "webSearchFee", places: FEE_PLACES, problems });
  for (const key of ["provider", "model", "serviceTier"] as const) {
    if (draft[key].trim() === "") problems.set(key, "missing");
  }
  const { effectiveFrom: from, effectiveTo: to } = draft;
  if (from !== null && to !== null && to <= from) problems.set("effectiveTo", "order");
  if (problems.size > 0) return { problems };
  return {
    input: {
      projectId: draft.projectId === "" ? null : draft.projectId,
      provider: draft.provider.trim(),
      model: draft.model.trim(),
      prefix: draft.prefix,
      serviceTier: draft.serviceTier.trim(),
      rates,
      requestFee,
      webSearchFee,
      effectiveFrom: from === null ? null : instantOf(from),
      effectiveTo: to === null ? null : instantOf(to),
      note: textOrNull(draft.note),
      sourceUrl: textOrNull(draft.sourceUrl),
    },
  };
}

function readRates({ rates, tiers }: PriceDraft, problems: Map<string, Problem>): PriceRateInput[] {
  const bounds = tiers.map(({ above }, index) => {
    const tokens = readTokens(above);
    if (tokens === null || tokens === 0)
      problems.set(`tiers.${index}.above`, above.trim() === "" ? "missing" : "noTokens");
    return tokens ?? 0;
  });
  const read = TOKEN_CLASSES.flatMap((tokenClass): PriceRateInput[] => {
    const usdPerMillion = readAmount(rates[tokenClass], { key: `rates.${tokenClass}`, places: RATE_PLACES, problems });
    const above = tiers.flatMap((tier, index) => {
      const amount = readTier(tier.rates, { tokenClass, index, problems });
      return amount === null ? [] : [{ above: bounds[index] ?? 0, usdPerMillion: amount }];
    });
    if (usdPerMillion !== null) return [{ tokenClass, usdPerMillion, tiers: above.sort((a, b) => a.above - b.above) }];
    if (above.length > 0 && !problems.has(`rates.${tokenClass}`)) problems.set(`rates.${tokenClass}`, "noBaseRate");
    return [];
  });
  if (read.length === 0 && problems.size === 0) problems.set("rates", "noRates");
  return read;
}

interface TierPlace {
  tokenClass: TokenClass;
  index: number;
  problems: Map<string, Problem>;
}

function readTier(rates: TypedRates, { tokenClass, index, problems }: TierPlace): string | null {
  return readAmount(rates[tokenClass], { key: `tiers.${index}.${tokenClass}`, places: RATE_PLACES, problems });
}

interface AmountPlace {
  key: FieldKey;
  places: number;
  problems: Map<string, Problem>;
}

/** Null for an empty field, which is not zero, and for one with a problem. */
function readAmount(text: string | undefined, { key, places, problems }: AmountPlace): string | null {
  if (text === undefined || text.trim() === "") return null;
  const amount = readDecimal(text);
  if (amount === null) problems.set(key, "noDecimal");
  else if (decimalPlaces(amount) > places) problems.set(key, "tooFine");
  else return amount;
  return null;
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
