import { Suspense, useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Banner } from "../../../ui/banner";
import { Button } from "../../../ui/button";
import { latePart } from "../../../ui/late-part";
import { useRollupDrifts } from "../api/use-rollup-drifts";

/** Needed only by who finds sums that are wrong. */
const { Part: RepairDialog } = latePart(() => import("./repair-dialog"));
const NAMED_DAYS = 3;

/** On every page of an administrator while stored sums are known to be wrong. */
export function DriftBanner() {
  const t = useText();
  const format = useFormat();
  const days = useRollupDrifts();
  const [confirming, setConfirming] = useState(false);
  if (days.length === 0) return null;

  // A date that breaks over two lines reads as two.
  const named = days.slice(0, NAMED_DAYS).map((day) => format.dayRange(day, day).replaceAll(" ", "\u00a0"));
  const more = days.length - named.length;
  const listed = named.join("\u00a0· ");
  return (
    <Banner
      tone="danger"
      label={t("ledger.drift.label")}
      actions={<Button onPress={() => setConfirming(true)}>{t("ledger.repair")}</Button>}
    >
      <strong>{t("ledger.drift.text", { count: days.length })}</strong>{" "}
      {more > 0
        ? t("ledger.drift.daysAndMore", { days: listed, count: more })
        : t("ledger.drift.days", { days: listed })}
      {confirming ? (
        <Suspense>
          <RepairDialog isOpen onClose={() => setConfirming(false)} />
        </Suspense>
      ) : null}
    </Banner>
  );
}
