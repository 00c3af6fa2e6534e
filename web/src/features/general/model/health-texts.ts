import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { DataHealth } from "../api/use-data-health";

export interface Words {
  t: Translate;
  format: Format;
  nowMs: number;
}

export function ingestTexts(ingest: DataHealth["ingest"], { t, format }: Words): readonly string[] {
  if (ingest == null) return [t("general.health.unknown")];
  if (ingest.lagMs == null || ingest.lagP95Ms == null) return [t("general.health.ingest.none")];
  const told = {
    count: ingest.requests,
    shown: format.exact(ingest.requests),
    lag: format.duration(Math.round(ingest.lagMs)),
    most: format.duration(Math.round(ingest.lagP95Ms)),
  };
  return [t("general.health.ingest.text", told)];
}

export function mergingTexts(merging: DataHealth["merging"], { t, format, nowMs }: Words): readonly string[] {
  if (merging == null) return [t("general.health.unknown")];
  const { waiting, mergedAt, driftDays } = merging;
  const drift = t("general.health.merging.drift", { count: driftDays });
  const when =
    mergedAt == null
      ? t("general.health.merging.never")
      : t("general.health.merging.merged", { time: format.relative(mergedAt, Math.max(nowMs, Date.parse(mergedAt))) });
  return [t("general.health.merging.text", { count: waiting, shown: format.exact(waiting) }), when, drift];
}

export function archivingTexts(archiving: DataHealth["archiving"], { t, format }: Words): readonly string[] {
  if (archiving == null) return [t("general.health.unknown")];
  const { lastRunAt, newestMonth, failed } = archiving;
  const run =
    lastRunAt == null
      ? t("general.health.archiving.never")
      : t("general.health.archiving.run", { time: format.dateTime(lastRunAt) });
  const month =
    newestMonth == null
      ? t("general.health.archiving.none")
      : t("general.health.archiving.month", { month: format.bucket(`${newestMonth}-01`, "month") });
  return [run, month, ...(failed === 0 ? [] : [t("general.health.archiving.failed", { count: failed })])];
}

export function messagesTexts(
  messages: DataHealth["messages"],
  mailConfigured: boolean | undefined,
  { t, format }: Words,
): readonly string[] {
  if (messages == null) return [t("general.health.unknown")];
  const { waiting, waitingSince, givenUp } = messages;
  const queue =
    waitingSince == null
      ? t("general.health.messages.none")
      : t("general.health.messages.text", {
          count: waiting,
          shown: format.exact(waiting),
          time: format.dateTime(waitingSince),
        });
  const lost = givenUp === 0 ? [] : [t("general.health.messages.givenUp", { count: givenUp })];
  return [queue, ...lost, ...(mailConfigured === false ? [t("general.health.messages.noMail")] : [])];
}
