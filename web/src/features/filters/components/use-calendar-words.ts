import { useText } from "../../../lib/i18n";

export function useCalendarWords() {
  const t = useText();
  return {
    calendar: t("filters.range.calendar"),
    from: t("filters.range.from"),
    to: t("filters.range.to"),
    previousMonth: t("filters.range.previousMonth"),
    nextMonth: t("filters.range.nextMonth"),
  };
}
