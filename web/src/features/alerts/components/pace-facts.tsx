import { amountText } from "../../../lib/amount-text";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { AlertDetail } from "../api/use-alert";

type Details = NonNullable<AlertDetail["details"]>;

/** Of a pace where the period is heading, how sure that is, and when the limit is reached; nothing of other alerts. */
export function PaceFacts({
  details: { point, low, high, crossesAt },
  meter,
}: { details: Details } & Pick<AlertDetail, "meter">) {
  const t = useText();
  const format = useFormat();
  const shown = (amount: string) => amountText(meter, amount, format);
  return (
    <>
      {point == null || low == null || high == null ? null : (
        <p>{t("alerts.interval", { point: shown(point), low: shown(low), high: shown(high) })}</p>
      )}
      {crossesAt == null ? null : <p>{t("alerts.crossesAt", { time: format.monthDayClock(crossesAt) })}</p>}
    </>
  );
}
