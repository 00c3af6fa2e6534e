import type { PriceInput } from "../../../lib/graphql/graphql";

const RATE = /^rates[.[](\d+)\]?(?:\.tiers[.[](\d+)\]?)?(?:\.(\w+))?$/;

/**
 * Where in the form the server found a fault: of `input.rates[1].tiers[0].above` it is `tiers.0.above`.
 * The server counts the rates that were sent, the form names their class.
 */
export function faultField(path: string | null, { rates }: Pick<PriceInput, "rates">): string | null {
  if (path === null) return null;
  const field = path.replace(/^input\./, "");
  const match = RATE.exec(field);
  if (match === null) return field;
  const [, rateAt = "", tierAt, part] = match;
  const rate = rates[Number(rateAt)];
  if (rate === undefined) return "rates";
  if (tierAt === undefined) return `rates.${rate.tokenClass}`;
  return `tiers.${tierAt}.${part === "above" ? "above" : rate.tokenClass}`;
}
