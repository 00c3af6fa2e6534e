import type { TokenClass } from "../../../lib/graphql/graphql";

export interface ClassShare {
  tokenClass: TokenClass;
  count: number;
  /** 0 to 1, of all tokens. */
  share: number;
}

/** Which part of all tokens each class is; the classes are disjoint, so the parts make a whole. */
export function classShares(counts: readonly { tokenClass: TokenClass; count: number }[]): ClassShare[] {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return counts.map(({ tokenClass, count }) => ({ tokenClass, count, share: all === 0 ? 0 : count / all }));
}
