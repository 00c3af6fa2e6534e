import { useRef } from "react";
import { useText } from "../../../lib/i18n";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { Sparkline } from "../../../ui/sparkline";
import type { Finding } from "../api/use-savings-report";
import { useSubjectTrend, type TrendBucket } from "../api/use-subject-trend";
import { subjectFilters } from "../model/subject-filters";
import { subjectText } from "../model/subject-text";
import styles from "./finding-trend.module.css";
import { TrendWeeks } from "./trend-weeks";
import { useInView } from "../../../lib/use-in-view";

/** What the finding's subject costs by day, asked for when somebody scrolls there; on paper with its weeks below. */
export function FindingTrend({ finding, isPrint = false }: { finding: Finding; isPrint?: boolean }) {
  const t = useText();
  const { state: url } = useUrlState();
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useInView(place);
  const filter = toUsageFilter({ ...url, filters: subjectFilters(url.filters, finding.subject) });
  const trend = useSubjectTrend({ filter, isWanted: isSeen || isPrint, hasWeeks: isPrint });
  const label = t("savings.trend", { subject: subjectText(finding.subject) });
  // A day that is still filling would look like a fall.
  const days = trend?.days.filter(({ isComplete }) => isComplete) ?? [];
  return (
    <div ref={place} className={cx(styles.trend, isPrint && styles.printed)}>
      {days.length < 2 ? null : <TrendFigure days={days} label={label} height={isPrint ? 36 : 48} />}
      {trend === null || trend.weeks.length === 0 ? null : <TrendWeeks weeks={trend.weeks} caption={label} />}
    </div>
  );
}

interface TrendFigureProps {
  days: readonly TrendBucket[];
  label: string;
  height: number;
}

function TrendFigure({ days, label, height }: TrendFigureProps) {
  const t = useText();
  const format = useFormat();
  const values = days.map(({ cost }) => format.moneyPixels(cost));
  const highest = days[values.indexOf(Math.max(...values))];
  const name = (day: TrendBucket | undefined) => format.bucket(day?.label ?? "", "day");
  const most = { day: name(highest), cost: format.moneyCard(highest?.cost ?? "0") };
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <Sparkline values={values} width={320} height={height} label={t("savings.trend.sentence", { label, ...most })} />
      <p className={cx(styles.ends)} aria-hidden>
        <span>{name(days[0])}</span>
        <span>{t("savings.trend.most", most)}</span>
        <span>{name(days.at(-1))}</span>
      </p>
    </figure>
  );
}
