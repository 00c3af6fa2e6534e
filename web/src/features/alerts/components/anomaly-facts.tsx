import { exactAmount } from "../../../lib/exact-amount";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { AlertDetail } from "../api/use-alert";

type Details = NonNullable<AlertDetail["details"]>;

/** Of an unusual hour which it was, and what explains most of it; nothing of other alerts. */
export function AnomalyFacts({
  details: { hour, contributors },
  meter,
}: { details: Details } & Pick<AlertDetail, "meter">) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {hour == null ? null : <p>{t("alerts.hour", { time: format.dateTime(hour) })}</p>}
      {contributors.length === 0 ? null : (
        <ul aria-label={t("alerts.contributors")}>
          {contributors.map(({ dimension, label, value, expected }) => (
            <li key={`${dimension} ${label}`}>
              {t("alerts.contributor", {
                name: label === "" ? t("alerts.noName") : label,
                actual: exactAmount(meter, value, format),
                usual: exactAmount(meter, expected, format),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
