import type { DisplayRate } from "./display-rate";
import { useDisplayMoney } from "./display-money";
import { createFormat, type Format } from "./format";
import { useLanguage } from "./i18n";
import type { Language } from "./language";
import { useTimeZone } from "./use-time-zone";

/** Formats in the member's language, the timezone that decides days on this page, and the display currency. */
export function useFormat(): Format {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const { rate } = useDisplayMoney();
  return formatOf(language, timeZone, rate);
}

let last: { language: Language; timeZone: string; rate: DisplayRate | null; format: Format } | null = null;

/** Every cell of a table asks for the same one, and formatters are dear to build. */
function formatOf(language: Language, timeZone: string, rate: DisplayRate | null): Format {
  if (last === null || last.language !== language || last.timeZone !== timeZone || last.rate !== rate) {
    last = { language, timeZone, rate, format: createFormat(language, timeZone, rate) };
  }
  return last.format;
}
