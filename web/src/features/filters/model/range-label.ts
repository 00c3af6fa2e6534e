import { isRangePreset, rangeEnds, type RangeToken } from "../../../lib/date-range";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";

/** A range in words: the preset's name, or its days or times. */
export function rangeLabel(range: RangeToken, t: Translate, format: Format): string {
  if (isRangePreset(range)) return t(`filters.range.${range}`);
  const ends = rangeEnds(range);
  if (ends === null) return range;
  if (ends.from.length === 10) return format.dayRange(ends.from, ends.to);
  return `${format.wallDateTime(ends.from)} – ${format.wallDateTime(ends.to)}`;
}
