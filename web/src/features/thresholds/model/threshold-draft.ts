import type {
  Meter,
  ThresholdInput,
  ThresholdKind,
  ThresholdPeriod,
  ThresholdScope,
} from "../../../lib/graphql/graphql";
import type { ThresholdDetails } from "../api/use-threshold";

/** The form as typed. */
export interface ThresholdDraft {
  name: string;
  kind: ThresholdKind;
  scope: ThresholdScope;
  subject: { key: string; label: string } | null;
  meter: Meter;
  period: ThresholdPeriod;
  startsOn: string | null;
  endsOn: string | null;
  limit: string;
  levels: readonly number[];
  pace: boolean;
  silentMinutes: string;
  blocks: boolean;
  enabled: boolean;
  tellsRecovery: boolean;
  channels: readonly { id: string; name: string }[];
}

export const NEW_DRAFT: ThresholdDraft = {
  name: "",
  kind: "LIMIT",
  scope: "EACH_USER",
  subject: null,
  meter: "COST",
  period: "DAY",
  startsOn: null,
  endsOn: null,
  limit: "",
  levels: [50, 80, 100],
  pace: false,
  silentMinutes: "60",
  blocks: false,
  enabled: true,
  tellsRecovery: false,
  channels: [],
};

export function draftOf(threshold: ThresholdDetails): ThresholdDraft {
  const { name, kind, scope, subject, meter, period, startsOn, endsOn, limit, levels, silentMinutes } = threshold;
  const { pace, blocks, enabled, tellsRecovery, channels } = threshold;
  return {
    name: name ?? "",
    kind,
    scope,
    subject: subject ?? null,
    meter: meter ?? NEW_DRAFT.meter,
    period: period ?? NEW_DRAFT.period,
    startsOn: startsOn ?? null,
    endsOn: endsOn ?? null,
    limit: limit ?? "",
    levels,
    pace,
    silentMinutes: silentMinutes == null ? NEW_DRAFT.silentMinutes : String(silentMinutes),
    blocks,
    enabled,
    tellsRecovery,
    channels: channels.map(({ id, name: called }) => ({ id, name: called })),
  };
}

const WITHOUT_SUBJECT: readonly ThresholdScope[] = ["OVERALL", "EACH_USER"];

export function hasSubject({ scope }: Pick<ThresholdDraft, "scope">): boolean {
  return !WITHOUT_SUBJECT.includes(scope);
}

/** Only where somebody can be asked before, and told no. */
export function canBlock({ kind, scope }: ThresholdDraft): boolean {
  return kind === "LIMIT" && (scope === "OVERALL" || scope === "EACH_USER" || scope === "USER");
}

/** Where there is a forecast of it. */
export function canPace({ kind, scope, period }: ThresholdDraft): boolean {
  return kind === "LIMIT" && scope !== "EACH_USER" && period !== "ONCE";
}

/** All of it in the server's words; what belongs to another kind is left out. */
export function toInput(draft: ThresholdDraft): ThresholdInput {
  const { name, kind, scope, subject, meter, enabled, tellsRecovery, channels } = draft;
  return {
    name: name.trim() === "" ? null : name.trim(),
    kind,
    scope,
    subject: hasSubject(draft) ? (subject?.key ?? null) : null,
    ...(kind === "NO_DATA" ? { silentMinutes: Number(draft.silentMinutes) } : { meter }),
    ...(kind === "LIMIT" ? limitInput(draft) : {}),
    enabled,
    tellsRecovery: kind === "LIMIT" && tellsRecovery,
    channelIds: channels.map(({ id }) => id),
  };
}

function limitInput(draft: ThresholdDraft): Partial<ThresholdInput> {
  const { period, startsOn, endsOn, limit, levels, pace, blocks } = draft;
  return {
    period,
    ...(period === "ONCE" ? { startsOn, endsOn } : {}),
    limit: limit.trim(),
    levels: [...levels],
    pace: pace && canPace(draft),
    blocks: blocks && canBlock(draft),
  };
}
