import { NO_TOKENS, TOKEN_CLASSES, type TokenClass, type TokenCounts } from "@tokenledger/model/token-class";
import { TOKEN_COLUMN_NAMES, tokenCounts, type TokenColumn, type TokenColumns } from "../usage/domain/token-columns.js";

/** Tokens of many requests by class, of any size: two requests may hold more than a number can. */
export type TokenSums = Readonly<Record<TokenClass, bigint>>;

const EMPTY = Object.fromEntries(TOKEN_COLUMN_NAMES.map((column) => [column, 0])) as TokenColumns; // has every column

/** What one token of each column adds to each class: classes are sums and differences of columns. */
const SHARES = TOKEN_COLUMN_NAMES.map((column) => ({
  column,
  share: tokenCounts({ ...EMPTY, [column]: 1 }) ?? NO_TOKENS,
}));

/** The disjoint sums behind sums of columns, which are whole numbers as text. */
export function tokenSums(columns: Readonly<Record<TokenColumn, string>>): TokenSums {
  return perClass((tokenClass) =>
    SHARES.reduce((sum, { column, share }) => sum + BigInt(columns[column]) * BigInt(share[tokenClass]), 0n),
  );
}

/** One token of each class that was used, which tells how each is sold. */
export function oneOfEach(sums: TokenSums): TokenCounts {
  return perClass((tokenClass) => (sums[tokenClass] > 0n ? 1 : 0));
}

function perClass<Value>(valueOf: (tokenClass: TokenClass) => Value): Record<TokenClass, Value> {
  const values = TOKEN_CLASSES.map((tokenClass) => [tokenClass, valueOf(tokenClass)] as const);
  return Object.fromEntries(values) as Record<TokenClass, Value>; // has every class
}
