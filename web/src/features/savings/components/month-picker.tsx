import { localDate } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { useTimeZone } from "../../../lib/use-time-zone";
import { useUrlState } from "../../../lib/use-url-state";
import { useUsageExtent } from "../../../lib/use-usage-extent";
import { Select } from "../../../ui/select";
import { chosenMonth, monthChoices } from "../model/month-choices";

const LAST_30_DAYS = "30d";
/** What the range is when it is neither; chosen by nobody. */
const OTHER = "other";

/** The report of the last 30 days, or of a calendar month: the ranges that are compared with a bill. */
export function MonthPicker() {
  const t = useText();
  const format = useFormat();
  const now = useLocalNow();
  const timeZone = useTimeZone();
  const { state, set } = useUrlState();
  const extent = useUsageExtent(true);
  const firstDay = extent === null ? now.day : localDate(Date.parse(extent.firstAt), timeZone);
  const months = monthChoices(firstDay, now);
  const month = chosenMonth(state.range, months, now);
  const value = state.range === LAST_30_DAYS ? LAST_30_DAYS : (month?.range ?? OTHER);
  const monthName = (start: string) => format.bucket(start, "month");
  return (
    <Select
      label={t("savings.month")}
      hideLabel
      prefix={t("savings.month")}
      value={value}
      onChange={(range) => set({ range })}
      options={[
        { value: LAST_30_DAYS, label: t("savings.month.30d") },
        ...months.map(({ range, start }, index) => ({
          value: range,
          label: index === 0 ? t("savings.month.running", { month: monthName(start) }) : monthName(start),
        })),
        ...(value === OTHER ? [{ value: OTHER, label: t("savings.month.other"), isDisabled: true }] : []),
      ]}
    />
  );
}
