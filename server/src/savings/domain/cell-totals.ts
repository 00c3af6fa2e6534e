import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import type { CellDay, ToldSums, TokenUse } from "./cell-day.js";
import { cellKey, type SavingsCell } from "./savings-cell.js";

/** Sums of a cell over the window. */
export interface CellTotal {
  readonly cell: SavingsCell;
  readonly requests: number;
  /** With a known cost. */
  readonly successful: number;
  readonly failed: number;
  /** Pico-USD. */
  readonly cost: bigint;
  readonly told: ToldSums;
}

export function cellTotals(days: readonly CellDay[]): readonly CellTotal[] {
  const cells = Map.groupBy(days, ({ cell }) => cellKey(cell));
  return [...cells.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const total = {
      cell: first.cell,
      requests: all.reduce((sum, { requests }) => sum + requests, 0),
      successful: all.reduce((sum, { successful }) => sum + successful, 0),
      failed: all.reduce((sum, { failed }) => sum + failed, 0),
      cost: all.reduce((sum, { cost }) => sum + cost, 0n),
      told: addTold(all.map(({ told }) => told)),
    };
    return [total];
  });
}

export function addTold(all: readonly ToldSums[]): ToldSums {
  const perClass = TOKEN_CLASSES.map(
    (name) => [name, all.reduce((sum, { tokens }) => sum + tokens[name], 0n)] as const,
  );
  return {
    requests: all.reduce((sum, { requests }) => sum + requests, 0),
    cost: all.reduce((sum, { cost }) => sum + cost, 0n),
    tokens: Object.fromEntries(perClass) as TokenUse, // has every class
  };
}

/** All input, cached and written included. */
export function inputOf(tokens: TokenUse): bigint {
  return TOKEN_CLASSES.filter((name) => !isOutput(name)).reduce((sum, name) => sum + tokens[name], 0n);
}

/** Cached input of any kind. */
export function cachedOf(tokens: TokenUse): bigint {
  return tokens.cache_read + tokens.cache_read_audio;
}

/** Output that is not reasoning. */
export function answerOf(tokens: TokenUse): bigint {
  return tokens.output + tokens.output_audio + tokens.output_image;
}

/** Mean total input of one request, 0 without any. */
export function meanInput({ requests, tokens }: ToldSums): number {
  return requests === 0 ? 0 : Math.round(Number(inputOf(tokens)) / requests);
}

function isOutput(name: string): boolean {
  return name === "reasoning" || name.startsWith("output");
}
