import { knownText } from "../../../cost/known-cost";
import { signedMoney } from "../../../cost/signed-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import type { Preview } from "../api/use-recost-preview";
import { knownCosts } from "../model/preview-rows";
import styles from "./preview-body.module.css";

/** The four figures that decide. Sums that lack prices say so: at least, or unknown. */
export function PreviewFigures({ preview }: { preview: Preview }) {
  const t = useText();
  const format = useFormat();
  const { requests, changedRequests, costBefore, costAfter, difference } = preview;
  const known = knownCosts(preview);
  const money = (side: "before" | "after", cost: string) =>
    knownText(known[side], cost, { money: format.moneyCard, unknown: format.unknown });
  const brief = (side: "before" | "after", cost: string) =>
    knownText(known[side], cost, { money: format.moneyBrief, unknown: format.unknown });
  const exact = (side: "before" | "after", cost: string) =>
    knownText(known[side], cost, { money: format.moneyExact, unknown: t("cost.unknown") });
  return (
    <div className={cx(styles.figures)} role="group" aria-label={t("recost.figures")}>
      <StatTile
        label={t("recost.changedRequests")}
        value={format.exact(changedRequests)}
        note={t("recost.ofRequests", { count: format.exact(requests) })}
      />
      <StatTile
        label={t("recost.before")}
        value={money("before", costBefore)}
        brief={brief("before", costBefore)}
        title={exact("before", costBefore)}
      />
      <StatTile
        label={t("recost.after")}
        value={money("after", costAfter)}
        brief={brief("after", costAfter)}
        title={exact("after", costAfter)}
      />
      <StatTile
        label={t("recost.difference")}
        value={known.after === "unknown" ? format.unknown : signedMoney(difference, format.moneyRow)}
        brief={signedMoney(difference, format.moneyBrief)}
        title={signedMoney(difference, format.moneyExact)}
      />
    </div>
  );
}
