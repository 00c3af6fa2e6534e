import { NO_KEY, NO_USER } from "../../../lib/filters";
import type { Meter, UsageDimension } from "../../../lib/graphql/graphql";
import type { Translate } from "../../../lib/i18n";
import type { Language } from "../../../lib/language";
import { pseudonymName } from "../../../lib/pseudonym-name";
import type { SeriesLine } from "./usage-answer";

interface NameContext {
  groupBy: UsageDimension;
  meter: Meter;
  language: Language;
  t: Translate;
}

/** A line's name as people read it: pseudonyms and statuses in their language, the rest as recorded. */
export function seriesName(
  { key, label, memberCount }: Pick<SeriesLine, "key" | "label" | "memberCount">,
  context: NameContext,
): string {
  const { groupBy, meter, language, t } = context;
  if (memberCount !== null) return t("usage.series.other", { count: memberCount });
  if (groupBy === "NONE") return t(`usage.meterOf.${meter}`);
  if (groupBy === "USER") return key === NO_USER ? t("usage.user.none") : pseudonymName(label, language);
  if (groupBy === "KEY" && key === NO_KEY) return t("usage.key.none");
  const isStatus = key === "OK" || key === "ERROR" || key === "CANCELLED";
  return groupBy === "STATUS" && isStatus ? t(`usage.status.${key}`) : label;
}
