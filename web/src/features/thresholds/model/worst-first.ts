interface Status {
  share: number;
  threshold: { levels: readonly number[] };
}

/**
 * Those that have reached a level, the nearest to their limit first, and at most so many of them; the others as well,
 * in the same order.
 */
export function worstFirst<One extends Status>(statuses: readonly One[], most: number): { near: One[]; others: One[] } {
  const sorted = statuses.toSorted((a, b) => b.share - a.share);
  const near = sorted
    .filter(({ share, threshold: { levels } }) => levels.some((level) => share * 100 >= level))
    .slice(0, most);
  return { near, others: sorted.filter((one) => !near.includes(one)) };
}
