import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { RequestTimes } from "../api/use-request-times";
import { axisGrain, FORMAT_GRAIN } from "../model/axis-grain";
import { spanEnds, type BarSpan } from "../model/bar-span";

/** What some bars stand for: their time and how many requests that is. */
export function useSpanWords({ grain, buckets, total }: RequestTimes): (span: BarSpan) => string {
  const t = useText();
  const format = useFormat();
  return (span) => {
    const { first, last } = spanEnds(span);
    const nameOf = (at: number) => format.bucket(buckets[at]?.label ?? "", FORMAT_GRAIN[axisGrain(grain)]);
    const count = total.slice(first, last + 1).reduce((sum, one) => sum + Number(one), 0);
    return t("requests.histogram.span", {
      time: first === last ? nameOf(first) : t("requests.histogram.times", { from: nameOf(first), to: nameOf(last) }),
      count,
      shown: format.exact(count),
    });
  };
}
