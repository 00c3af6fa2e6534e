import { parseDate, parseDateTime, type CalendarDate } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { DateField, DateInput, DateSegment } from "react-aria-components/DateField";
import { Heading } from "react-aria-components/Heading";
import { Label } from "react-aria-components/Label";
import { CalendarCell, CalendarGrid, RangeCalendar } from "react-aria-components/RangeCalendar";
import { cx } from "./class-names";
import styles from "./date-range-picker.module.css";

/** Days `2026-11-23`, or local times `2026-11-23T09:00`; both ends alike. */
export interface PickedRange {
  from: string;
  to: string;
}

interface DateRangePickerProps {
  value: PickedRange;
  onChange: (value: PickedRange) => void;
  /** The first and last day that can be chosen. */
  min: string | null;
  max: string;
  withTime: boolean;
  /** One or two months side by side. */
  months: 1 | 2;
  firstDayOfWeek: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
  words: { calendar: string; from: string; to: string; previousMonth: string; nextMonth: string };
}

/** Typed date fields and a calendar over one value. Loaded lazily: nobody needs it before opening the popover. */
export function DateRangePicker(props: DateRangePickerProps) {
  const { value, onChange, min, max, withTime, months, firstDayOfWeek, words } = props;
  const limits = { min, max, withTime };
  const days = { start: dayOf(value.from), end: dayOf(value.to) };
  const pickDays = (range: { start: { toString(): string }; end: { toString(): string } }): void =>
    onChange({
      from: range.start.toString() + value.from.slice(10),
      to: range.end.toString() + value.to.slice(10),
    });

  return (
    <div className={cx(styles.picker)}>
      <div className={cx(styles.fields)}>
        <EdgeField
          label={words.from}
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
          {...limits}
        />
        <EdgeField label={words.to} value={value.to} onChange={(to) => onChange({ ...value, to })} {...limits} />
      </div>
      <RangeCalendar
        aria-label={words.calendar}
        value={days.start.compare(days.end) <= 0 ? days : { start: days.end, end: days.start }}
        onChange={pickDays}
        maxValue={parseDate(max)}
        {...(min === null ? {} : { minValue: parseDate(min) })}
        visibleDuration={{ months }}
        firstDayOfWeek={firstDayOfWeek}
        defaultFocusedValue={days.end}
        selectionAlignment="end"
      >
        <Months count={months} words={words} />
      </RangeCalendar>
    </div>
  );
}

function Months({ count, words }: { count: number; words: DateRangePickerProps["words"] }) {
  return (
    <>
      <header className={cx(styles.header)}>
        <Button slot="previous" aria-label={words.previousMonth}>
          <ChevronLeft aria-hidden />
        </Button>
        <Heading level={3} />
        <Button slot="next" aria-label={words.nextMonth}>
          <ChevronRight aria-hidden />
        </Button>
      </header>
      <div className={cx(styles.months)}>
        {Array.from({ length: count }, (_, offset) => (
          <CalendarGrid key={offset} offset={{ months: offset }}>
            {(date) => <CalendarCell date={date} className={cx(styles.cell)} />}
          </CalendarGrid>
        ))}
      </div>
    </>
  );
}

interface EdgeFieldProps extends Pick<DateRangePickerProps, "min" | "max" | "withTime"> {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function EdgeField({ label, value, onChange, min, max, withTime }: EdgeFieldProps) {
  return (
    <DateField
      className={cx(styles.field)}
      granularity={withTime ? "minute" : "day"}
      hourCycle={24}
      shouldForceLeadingZeros
      value={withTime ? parseDateTime(value) : dayOf(value)}
      onChange={(date) => (date === null ? undefined : onChange(date.toString().slice(0, withTime ? 16 : 10)))}
      maxValue={parseDate(max)}
      {...(min === null ? {} : { minValue: parseDate(min) })}
    >
      <Label>{label}</Label>
      <DateInput className={cx(styles.input)}>
        {(segment) => <DateSegment segment={segment} className={cx(styles.segment)} />}
      </DateInput>
    </DateField>
  );
}

function dayOf(local: string): CalendarDate {
  return parseDate(local.slice(0, 10));
}
