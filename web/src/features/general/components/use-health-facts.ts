import { useText } from "../../../lib/i18n";
import { useMinute } from "../../../lib/use-local-now";
import { useFormat } from "../../../lib/use-format";
import type { DataHealth } from "../api/use-data-health";
import { healthAlarms } from "../model/health-alarms";
import { archivingText, ingestText, mergingText, messagesText } from "../model/health-texts";

const ARCHIVES = { to: "/retention", label: "general.health.archiving.link" } as const;
const CHANNELS = { to: "/thresholds/channels", label: "general.health.messages.link" } as const;

interface HealthFact {
  name: "ingest" | "merging" | "archiving" | "messages";
  text: string;
  /** Something has to be done. */
  isBad: boolean;
  /** Where more is told. */
  more: typeof ARCHIVES | typeof CHANNELS | null;
}

/** The four facts in words; nothing before the first answer. */
export function useHealthFacts(
  health: DataHealth | undefined,
  mailConfigured: boolean | undefined,
): readonly HealthFact[] {
  const words = { t: useText(), format: useFormat(), nowMs: useMinute() };
  if (health === undefined) return [];
  const { ingest, merging, archiving, messages } = health;
  const alarms = healthAlarms(health, words.nowMs);
  return [
    { name: "ingest", text: ingestText(ingest, words), isBad: false, more: null },
    { name: "merging", text: mergingText(merging, words), isBad: alarms.merging, more: null },
    { name: "archiving", text: archivingText(archiving, words), isBad: alarms.archiving, more: ARCHIVES },
    { name: "messages", text: messagesText(messages, mailConfigured, words), isBad: alarms.messages, more: CHANNELS },
  ];
}
