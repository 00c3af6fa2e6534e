import { useMemo } from "react";
import { createFormat, type Format } from "./format";
import { useLanguage } from "./i18n";
import { useTimeZone } from "./use-time-zone";

/** Formats in the member's language and the timezone that decides days on this page. */
export function useFormat(): Format {
  const language = useLanguage();
  const timeZone = useTimeZone();
  return useMemo(() => createFormat(language, timeZone), [language, timeZone]);
}
