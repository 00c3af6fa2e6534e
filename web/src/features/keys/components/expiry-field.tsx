import { addDays } from "../../../lib/calendar-day";
import type { Format } from "../../../lib/format";
import { useText, type Translate } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import { DateTimeField } from "../../../ui/date-time-field";
import form from "../../../ui/form.module.css";
import { Select } from "../../../ui/select";
import {
  EXPIRY_DAYS,
  readExpiry,
  type ExpiryChoice,
  type ExpiryClock,
  type ExpiryDraft,
  type ReadExpiry,
} from "../model/expiry";

const FIRST_DATE_DAYS = 30;

interface ExpiryFieldProps {
  expiry: ExpiryDraft;
  clock: ExpiryClock;
  onChange: (expiry: ExpiryDraft) => void;
  error: string | null;
}

/** Until when a key works, and which instant that is. */
export function ExpiryField({ expiry, clock, onChange, error }: ExpiryFieldProps) {
  const t = useText();
  const format = useFormat();
  const { day } = useLocalNow();
  const kept: ExpiryChoice[] = clock.kept === null ? [] : ["keep"];
  const choices: readonly ExpiryChoice[] = [...kept, "none", ...EXPIRY_DAYS, "date"];
  const until = untilText(readExpiry(expiry, clock), t, format);
  return (
    <>
      <Select
        label={t("keys.form.expiry")}
        value={expiry.choice}
        onChange={(choice) => onChange({ choice, date: choice === "date" ? addDays(day, FIRST_DATE_DAYS) : null })}
        options={choices.map((choice) => ({ value: choice, label: t(`keys.expiry.${choice}`) }))}
      />
      {expiry.choice === "date" ? (
        <DateTimeField
          label={t("keys.form.lastDay")}
          withTime={false}
          value={expiry.date}
          onChange={(date) => onChange({ choice: "date", date })}
          error={error}
        />
      ) : null}
      {until === null ? null : <p className={cx(form.hint)}>{until}</p>}
    </>
  );
}

function untilText(read: ReadExpiry, t: Translate, format: Format): string | null {
  if ("problem" in read || read.expiresAt === null) return null;
  return t("keys.form.until", { time: format.dateTime(read.expiresAt), zone: format.timeZone });
}
