/**
 * Moves labels apart that would lie on each other, as little as their order allows.
 *
 * @param wanted where each label would stand, in pixels, in any order
 * @returns where it stands, at the same place of the list; neighbours at least `gap` apart, all within `top` and
 * `bottom` where there is room
 */
export function spreadLabels(
  wanted: readonly number[],
  { gap, top, bottom }: { gap: number; top: number; bottom: number },
): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let least = top;
  for (const label of order) {
    label.at = Math.max(label.at, least);
    least = label.at + gap;
  }
  let most = bottom;
  for (const label of order.toReversed()) {
    label.at = Math.min(label.at, most);
    most = label.at - gap;
  }
  return order.sort((a, b) => a.index - b.index).map(({ at }) => at);
}
