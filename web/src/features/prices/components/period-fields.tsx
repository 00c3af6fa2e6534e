import { localDateTime } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { DateTimeField } from "../../../ui/date-time-field";
import { wallInstant } from "../../../lib/wall-instant";
import type { FormPart } from "./form-part";
import styles from "../../../ui/form.module.css";

/** When the price is in force, as clocks of the reporting timezone show it. */
export function PeriodFields({ draft, change, errorOf }: FormPart) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  const today = `${localDateTime(now, format.timeZone).slice(0, 10)}T00:00`;
  const { effectiveFrom: from, effectiveTo: to } = draft;
  const instantText = (wall: string) =>
    t("prices.form.instant", { instant: utcText(wallInstant(wall, format.timeZone)) });
  return (
    <fieldset className={cx(styles.group)}>
      <legend>{t("prices.form.period")}</legend>
      <Checkbox isSelected={from !== null} onChange={(dated) => change({ effectiveFrom: dated ? today : null })}>
        {t("prices.form.dated")}
      </Checkbox>
      {from === null ? (
        <p className={cx(styles.hint)}>{t("prices.form.always")}</p>
      ) : (
        <DateTimeField
          label={t("prices.form.from", { zone: format.timeZone })}
          withTime
          value={from}
          onChange={(wall) => (wall === null ? undefined : change({ effectiveFrom: wall }))}
          description={instantText(from)}
          error={errorOf("effectiveFrom")}
        />
      )}
      <Checkbox isSelected={to !== null} onChange={(ends) => change({ effectiveTo: ends ? (from ?? today) : null })}>
        {t("prices.form.ends")}
      </Checkbox>
      {to === null ? null : (
        <DateTimeField
          label={t("prices.form.to", { zone: format.timeZone })}
          withTime
          value={to}
          onChange={(wall) => (wall === null ? undefined : change({ effectiveTo: wall }))}
          description={instantText(to)}
          error={errorOf("effectiveTo")}
        />
      )}
    </fieldset>
  );
}

/** `2026-11-23 00:00 UTC`: the same in both languages, since it is for comparing. */
function utcText(instant: string): string {
  return `${instant.slice(0, 16).replace("T", " ")} UTC`;
}
