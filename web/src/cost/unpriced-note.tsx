import { Link } from "@tanstack/react-router";
import { useText } from "../lib/i18n";
import { useCarriedSearch } from "../lib/use-carried-search";
import { cx } from "../ui/class-names";
import styles from "./cost-breakdown.module.css";
import type { Breakdown } from "./breakdown-fields";
import { unpricedSentence } from "./price-words";

/** Why nobody knows the cost, and what would change that. */
export function UnpricedNote({ breakdown }: { breakdown: Breakdown }) {
  const t = useText();
  const carried = useCarriedSearch();
  const { costState, unpricedReason } = breakdown;
  if (costState !== "UNPRICED") return null;
  return (
    <div className={cx(styles.unpriced)}>
      <p>{unpricedSentence(breakdown, t)}</p>
      {/* No price helps where there is nothing to multiply. */}
      {unpricedReason === "MISSING_USAGE" ? (
        <p>{t("cost.unpriced.sendUsage")}</p>
      ) : (
        <p>
          <Link to="/prices" search={carried} hash="unpriced">
            {t("cost.unpriced.toInbox")}
          </Link>
        </p>
      )}
    </div>
  );
}
