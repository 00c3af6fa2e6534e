import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { EfficiencyRow } from "../api/use-efficiency";

interface DescribedDurations {
  rows: readonly EfficiencyRow[];
  /** Dots are of the requests from then on; null when they are of all. */
  dotsSince: string | null;
}

/** The scatter in a sentence or two: of how many requests, and who is fastest and slowest per token. */
export function describeDurations({ rows, dotsSince }: DescribedDurations, t: Translate, format: Format): string {
  const count = rows.reduce((sum, { durationRequests }) => sum + durationRequests, 0);
  const measured = rows.flatMap(({ label, outputTokensPerSecond, durationP50Ms }) =>
    outputTokensPerSecond === null || durationP50Ms === null ? [] : [{ label, outputTokensPerSecond, durationP50Ms }],
  );
  const bySpeed = measured.toSorted((a, b) => b.outputTokensPerSecond - a.outputTokensPerSecond);
  const [fastest, slowest] = [bySpeed[0], bySpeed.at(-1)];
  const say = (one: (typeof measured)[number]) =>
    t("savings.scatter.speed", {
      name: one.label,
      speed: format.compact(one.outputTokensPerSecond),
      median: format.duration(one.durationP50Ms),
    });
  const basis = [
    t("savings.scatter.basis", { count, shown: format.exact(count) }),
    ...(dotsSince === null ? [] : [t("savings.scatter.sample", { date: format.dateTime(dotsSince) })]),
  ].join(" ");
  if (fastest === undefined || slowest === undefined) return basis;
  if (fastest === slowest) return `${basis} ${say(fastest)}`;
  return `${basis} ${t("savings.scatter.ends", { fastest: say(fastest), slowest: say(slowest) })}`;
}
