import { RefreshCw } from "lucide-react";
import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import type { SavingsReport } from "../api/use-savings-report";
import styles from "./report-age.module.css";

interface ReportAgeProps {
  report: SavingsReport;
  state: PanelState;
  onRefresh: () => void;
}

/** When the report was worked out: it is kept for some minutes, and may be wanted anew. */
export function ReportAge({ report: { checkedAt }, state, onRefresh }: ReportAgeProps) {
  const t = useText();
  const format = useFormat();
  return (
    <p className={cx(styles.age)}>
      <time dateTime={checkedAt}>{t("savings.asOf", { time: format.dateTime(checkedAt) })}</time>
      <Button
        variant="quiet"
        icon={<RefreshCw aria-hidden />}
        onPress={onRefresh}
        isPending={state.face === "ready" && state.refreshing}
      >
        {t("savings.refresh")}
      </Button>
    </p>
  );
}
