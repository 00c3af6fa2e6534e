import type { Format } from "../../../lib/format";
import { LANGUAGE_NAMES, toLanguage } from "../../../lib/language";
import type { SettingName } from "./settings-draft";

/** A setting's value as people read it. */
export function settingText(name: SettingName, value: string, format: Format): string {
  switch (name) {
    case "weekStart":
      return format.weekday(Number(value));
    case "defaultLanguage": {
      const language = toLanguage(value);
      return language === null ? value : LANGUAGE_NAMES[language];
    }
    case "organisationName":
    case "reportingTimezone":
    case "minimumGroupSize":
      return value === "" ? format.unknown : value;
  }
}
