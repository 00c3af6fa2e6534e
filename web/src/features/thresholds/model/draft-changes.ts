import { toInput, type ThresholdDraft } from "./threshold-draft";

/** Those that can change, in the order of the form; in the words of the server's input. */
const FIELDS = [
  "period",
  "startsOn",
  "endsOn",
  "limit",
  "levels",
  "pace",
  "blocks",
  "silentMinutes",
  "channelIds",
  "tellsRecovery",
  "name",
  "enabled",
] as const;

export type ThresholdField = (typeof FIELDS)[number];

export interface FieldChange {
  field: ThresholdField;
  before: unknown;
  after: unknown;
}

/** What one draft changes of another of the same kind. */
export function draftChanges(before: ThresholdDraft, after: ThresholdDraft): readonly FieldChange[] {
  const [was, is] = [comparable(before), comparable(after)];
  return FIELDS.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field])).map((field) => ({
    field,
    before: was[field],
    after: is[field],
  }));
}

function comparable(draft: ThresholdDraft) {
  const input = toInput(draft);
  return {
    ...input,
    ...(draft.kind === "NO_DATA" ? { silentMinutes: draft.silentMinutes.trim() } : {}),
    channelIds: draft.channels.map(({ id }) => id).toSorted(),
  };
}
