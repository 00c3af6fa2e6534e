import type { DataHealth } from "../api/use-data-health";
import { healthAlarms } from "./health-alarms";
import { archivingTexts, ingestTexts, mergingTexts, messagesTexts, type Words } from "./health-texts";

const ARCHIVES = { to: "/retention", label: "general.health.archiving.link" } as const;
const CHANNELS = { to: "/thresholds/channels", label: "general.health.messages.link" } as const;

interface HealthFact {
  name: "ingest" | "merging" | "archiving" | "messages";
  /** Whole sentences. */
  texts: readonly string[];
  /** Something has to be done. */
  isBad: boolean;
  /** Where more is told. */
  more: typeof ARCHIVES | typeof CHANNELS | null;
}

/** The four facts in words. What nobody knows is told as unknown, and is no cause to do something. */
export function healthFacts(
  health: DataHealth,
  mailConfigured: boolean | undefined,
  words: Words,
): readonly HealthFact[] {
  const { ingest, merging, archiving, messages } = health;
  const alarms = healthAlarms(health, words.nowMs);
  return [
    { name: "ingest", texts: ingestTexts(ingest, words), isBad: false, more: null },
    { name: "merging", texts: mergingTexts(merging, words), isBad: alarms.merging, more: null },
    { name: "archiving", texts: archivingTexts(archiving, words), isBad: alarms.archiving, more: ARCHIVES },
    {
      name: "messages",
      texts: messagesTexts(messages, mailConfigured, words),
      isBad: alarms.messages,
      more: CHANNELS,
    },
  ];
}
