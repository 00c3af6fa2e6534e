import type { Format } from "../../../lib/format";

interface SavingRange {
  low: string;
  high: string;
}

/** `$41.20 – $55.80`; one amount where both are shown alike. */
export function savingText({ low, high }: SavingRange, { moneyCard }: Pick<Format, "moneyCard">): string {
  const [least, most] = [moneyCard(low), moneyCard(high)];
  return least === most ? most : `${least} – ${most}`;
}

/** The same with every digit, for titles. */
export function savingExact({ low, high }: SavingRange, { moneyExact }: Pick<Format, "moneyExact">): string {
  return low === high ? moneyExact(high) : `${moneyExact(low)} – ${moneyExact(high)}`;
}

/** A finding may warn without promising money. */
export function isWithoutMoney({ high }: SavingRange): boolean {
  return Number(high) === 0;
}

/** Which part of the cost it is, `23% – 31%`; null where nothing was spent, or nobody knows how much. */
export function savingShare(
  { low, high, costPer30Days }: SavingRange & { costPer30Days: string | null },
  { percent }: Pick<Format, "percent">,
): string | null {
  const cost = Number(costPer30Days);
  if (!(cost > 0)) return null;
  const [least, most] = [percent(Number(low) / cost), percent(Number(high) / cost)];
  return least === most ? most : `${least} – ${most}`;
}
