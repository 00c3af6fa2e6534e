import { signedMoney } from "../../cost/signed-money";
import { useText } from "../../lib/i18n";
import { useFormat } from "../../lib/use-format";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { usePriceRadar, type PriceRadar } from "./api/use-price-radar";
import { ChangeCard } from "./components/change-card";
import styles from "./components/radar.module.css";

/** What announced prices will cost, as if they had held for the last 30 days. */
export function RadarPage() {
  const t = useText();
  const format = useFormat();
  const { radar, state, retry } = usePriceRadar();
  const range = radar === undefined ? "" : format.range(radar.range.from, radar.range.to);
  return (
    <Panel
      title={t("radar.title")}
      state={state}
      onRetry={retry}
      skeletonHeight={240}
      isEmpty={radar?.changes.length === 0}
      empty={<EmptyState title={t("radar.empty")}>{t("radar.empty.text", { range })}</EmptyState>}
    >
      {radar === undefined ? null : (
        <>
          <Summary radar={radar} range={range} />
          <ol className={cx(styles.changes)}>
            {radar.changes.map((change) => (
              <ChangeCard key={`${change.provider} ${change.model} ${change.effectiveFrom}`} change={change} />
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}

function Summary({ radar: { changes, cost, costThen, difference }, range }: { radar: PriceRadar; range: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <p className={cx(styles.summary)} title={`${format.moneyExact(cost)} → ${format.moneyExact(costThen)}`}>
      {t("radar.summary", {
        count: changes.length,
        cost: format.moneyCard(cost),
        costThen: format.moneyCard(costThen),
        difference: signedMoney(difference, format.moneyRow),
        range,
      })}
    </p>
  );
}
