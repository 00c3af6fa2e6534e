import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { Chip } from "../../../ui/chip";
import type { RequestRow } from "../api/use-requests";
import styles from "./request-panel.module.css";
import { StatusMark } from "./status-mark";

interface RequestHeadlineProps {
  request: RequestRow;
  isCorrected: boolean;
}

/** What it cost, and how sure that is. */
export function RequestHeadline({ request, isCorrected }: RequestHeadlineProps) {
  const t = useText();
  const format = useFormat();
  const { cost, costState, usageState, status } = request;
  const isLowerBound = usageState === "PARTIAL" && cost !== null;
  return (
    <div className={cx(styles.headline)}>
      <strong>
        {isLowerBound ? "≥ " : ""}
        {cost === null ? format.unknown : format.moneyExact(cost)}
      </strong>
      <StatusMark status={status} />
      <Chip tone={costState === "UNPRICED" ? "warning" : "neutral"}>{t(`usage.cost.${costState}`)}</Chip>
      {usageState === "REPORTED" ? null : (
        <Chip tone="warning">{t("usage.request.counts", { state: t(`usage.state.${usageState}`) })}</Chip>
      )}
      {isCorrected ? <Chip>{t("usage.request.corrected")}</Chip> : null}
    </div>
  );
}
