import { parseDate, parseDateTime } from "@internationalized/date";
import { DateField, DateInput, DateSegment } from "react-aria-components/DateField";
import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { cx } from "./class-names";
import styles from "./date-time-field.module.css";
import field from "./field.module.css";

interface DateTimeFieldProps {
  label: string;
  /** `2026-11-23T09:00`, or `2026-11-23` without a time; null while it is empty or half typed. */
  value: string | null;
  onChange: (value: string | null) => void;
  withTime: boolean;
  description?: string;
  error?: string | null;
}

/** One wall clock without a zone, in the locale's order. Only from modules that load lazily. */
export function DateTimeField({ label, value, onChange, withTime, description, error = null }: DateTimeFieldProps) {
  const length = withTime ? 16 : 10;
  return (
    <DateField
      className={cx(field.field)}
      granularity={withTime ? "minute" : "day"}
      hourCycle={24}
      shouldForceLeadingZeros
      value={value === null ? null : withTime ? parseDateTime(value) : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : date.toString().slice(0, length))}
      isInvalid={error !== null}
    >
      <Label className={cx(field.label)}>{label}</Label>
      <DateInput className={cx(styles.input)}>
        {(segment) => <DateSegment segment={segment} className={cx(styles.segment)} />}
      </DateInput>
      {description === undefined ? null : (
        <Text slot="description" className={cx(field.description)}>
          {description}
        </Text>
      )}
      {error === null ? null : <FieldError className={cx(field.error)}>{error}</FieldError>}
    </DateField>
  );
}
