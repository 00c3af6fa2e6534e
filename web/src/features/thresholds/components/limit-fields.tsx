import type { ThresholdPeriod } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { DateTimeField } from "../../../ui/date-time-field";
import form from "../../../ui/form.module.css";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import { canBlock, canPace } from "../model/threshold-draft";
import type { FormPart } from "./form-part";

const PERIODS = ["DAY", "WEEK", "MONTH", "ONCE"] as const satisfies readonly ThresholdPeriod[];

export function LimitFields({ draft, change, errorOf }: FormPart) {
  const t = useText();
  return (
    <>
      <div className={cx(form.pair)}>
        <TextField
          label={t("thresholds.form.limit")}
          inputMode={draft.meter === "COST" ? "decimal" : "numeric"}
          {...(draft.meter === "COST" ? { suffix: t("thresholds.form.limit.unit.COST") } : {})}
          value={draft.limit}
          onChange={(limit) => change({ limit })}
          autoComplete="off"
          error={errorOf("limit")}
        />
        <Select
          label={t("thresholds.form.period")}
          value={draft.period}
          onChange={(period) => change({ period })}
          options={PERIODS.map((value) => ({ value, label: t(`thresholds.period.${value}`) }))}
        />
      </div>
      {draft.period === "ONCE" ? (
        <div className={cx(form.pair)}>
          <DateTimeField
            label={t("thresholds.form.startsOn")}
            withTime={false}
            value={draft.startsOn}
            onChange={(startsOn) => change({ startsOn })}
            error={errorOf("startsOn")}
          />
          <DateTimeField
            label={t("thresholds.form.endsOn")}
            withTime={false}
            value={draft.endsOn}
            onChange={(endsOn) => change({ endsOn })}
            error={errorOf("endsOn")}
          />
        </div>
      ) : null}
    </>
  );
}

/** What it does beside telling of its levels. */
export function LimitChoices({ draft, change }: FormPart) {
  const t = useText();
  return (
    <>
      {canPace(draft) ? (
        <Checkbox isSelected={draft.pace} onChange={(pace) => change({ pace })}>
          {t("thresholds.form.pace")}
        </Checkbox>
      ) : null}
      {canBlock(draft) ? (
        <Checkbox isSelected={draft.blocks} onChange={(blocks) => change({ blocks })}>
          {t("thresholds.form.blocks")}
        </Checkbox>
      ) : null}
    </>
  );
}
