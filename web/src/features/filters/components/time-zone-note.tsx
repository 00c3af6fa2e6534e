import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { useSettings } from "../../../lib/use-settings";
import { useUrlState } from "../../../lib/use-url-state";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import styles from "./filter-bar.module.css";

/** Whose days these are; loud only when they are not the organisation's. */
export function TimeZoneNote() {
  const t = useText();
  const format = useFormat();
  const settings = useSettings();
  const minute = useMinute();
  const { state, set } = useUrlState();
  if (settings === null) return null;
  if (state.tz !== null && state.tz !== settings.reportingTimezone) {
    return (
      <Chip tone="warning" onRemove={() => set({ tz: null })} removeLabel={t("filters.zone.reset")}>
        {t("filters.zone.override", { zone: state.tz, reporting: settings.reportingTimezone })}
      </Chip>
    );
  }
  return (
    <span className={cx(styles.zone)}>
      {t("filters.zone", { zone: format.timeZone, offset: format.offset(minute) })}
    </span>
  );
}
