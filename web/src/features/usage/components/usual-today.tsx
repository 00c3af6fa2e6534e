import { costKnowledge } from "../../../cost/known-cost";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { TotalsAnswer } from "../model/usage-answer";
import { DeltaChip } from "./delta-chip";
import styles from "./live-strip.module.css";

interface UsualTodayProps {
  today: Pick<TotalsAnswer, "cost" | "coverage">;
  /** Null without enough history, undefined until it is known; its place is kept. */
  usual: string | null | undefined;
}

/** What today usually costs by this time of day, and how far from that it is. */
export function UsualToday({ today, usual }: UsualTodayProps) {
  const t = useText();
  const format = useFormat();
  if (usual === undefined) return <p className={cx(styles.today)}>{"\u00a0"}</p>;
  const words = t("usage.live.usual", { cost: usual === null ? format.unknown : format.moneyCard(usual) });
  return (
    <p className={cx(styles.today)}>
      <span title={usual === null ? t("usage.live.usual.unknown") : format.moneyExact(usual)}>{words}</span>{" "}
      {usual === null || costKnowledge(today.coverage) === "unknown" ? null : (
        <DeltaChip delta={format.delta(today.cost, usual)} against={t("usage.live.usual.against")} />
      )}
    </p>
  );
}
