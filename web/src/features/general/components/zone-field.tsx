import { useId, useMemo, useState } from "react";
import { createFormat, timeZones } from "../../../lib/format";
import { useLanguage, useText } from "../../../lib/i18n";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import field from "../../../ui/field.module.css";
import { SearchSelect } from "../../../ui/search-select";
import { findZones } from "../model/find-zones";

interface ZoneFieldProps {
  zone: string;
  onChange: (zone: string) => void;
}

/** One of some four hundred zones, found by city or by offset. */
export function ZoneField({ zone, onChange }: ZoneFieldProps) {
  const t = useText();
  const language = useLanguage();
  const now = useMinute();
  const id = useId();
  const [search, setSearch] = useState("");
  const zones = useMemo(() => timeZones(), []);
  const offsetOf = (name: string): string => createFormat(language, name).offset(now);
  return (
    <div className={cx(field.field)} role="group" aria-labelledby={`${id}label`} aria-describedby={`${id}why`}>
      <span id={`${id}label`} className={cx(field.label)}>
        {t("general.reportingTimezone")}
      </span>
      <span>
        <SearchSelect
          label={t("general.reportingTimezone")}
          searchLabel={t("general.zone.search")}
          text={t("general.zone.text", { zone, offset: offsetOf(zone) })}
          value={zone}
          options={findZones(zones, search, offsetOf).map(({ zone: name, offset }) => ({
            value: name,
            label: t("general.zone.text", { zone: name, offset }),
          }))}
          emptyText={t("general.zone.none")}
          onSearch={setSearch}
          onChange={onChange}
        />
      </span>
      <span id={`${id}why`} className={cx(field.description)}>
        {t("general.reportingTimezone.why")}
      </span>
    </div>
  );
}
