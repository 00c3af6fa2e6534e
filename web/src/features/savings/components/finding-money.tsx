import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { Finding } from "../api/use-savings-report";
import { methodKey, reasonKey } from "../model/code-keys";
import { isWithoutMoney, savingExact, savingText } from "../model/saving-text";
import { ConfidenceMark } from "./confidence-mark";
import styles from "./finding.module.css";

/** How much a month, and how sure that is. */
export function FindingMoney({ finding }: { finding: Finding }) {
  const t = useText();
  const format = useFormat();
  const { confidence, confidenceReason, method } = finding;
  const [how, reason] = [methodKey(method), reasonKey(confidenceReason)];
  return (
    <div className={cx(styles.money)}>
      <p className={cx(styles.amount)}>
        {isWithoutMoney(finding) ? (
          t("savings.warning")
        ) : (
          <>
            <strong title={savingExact(finding, format)}>{savingText(finding, format)}</strong> {t("savings.perMonth")}
          </>
        )}
      </p>
      <p className={cx(styles.confidence)}>
        <ConfidenceMark confidence={confidence} />
        <span>{reason === null ? confidenceReason : t(reason)}</span>
      </p>
      <p className={cx(styles.how)}>{how === null ? method : t(how)}</p>
    </div>
  );
}
