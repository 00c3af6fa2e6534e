import type { ChannelInput, ChannelKind, Language } from "../../../lib/graphql/graphql";
import type { Channel } from "../api/use-channels";

/** What the form holds: everything as it is typed. */
export interface ChannelDraft {
  kind: ChannelKind;
  name: string;
  recipients: readonly string[];
  target: string;
  language: Language;
  quietFrom: string;
  quietTo: string;
  mostPerHour: string;
  enabled: boolean;
}

export type ChannelProblem = "name" | "recipients" | "target" | "quiet" | "mostPerHour";

const MOST_PER_HOUR = 1_000;
const LONGEST_NAME = 80;

export function newDraft(kind: ChannelKind, language: Language): ChannelDraft {
  return {
    kind,
    name: "",
    recipients: [],
    target: "",
    language,
    quietFrom: "",
    quietTo: "",
    mostPerHour: "30",
    enabled: true,
  };
}

/** Its target is known to the server alone: left empty, it stays. */
export function draftOf(channel: Channel): ChannelDraft {
  const { kind, name, recipients, language, quietFrom, quietTo, mostPerHour, enabled } = channel;
  return {
    kind,
    name,
    recipients,
    target: "",
    language,
    quietFrom: quietFrom ?? "",
    quietTo: quietTo ?? "",
    mostPerHour: String(mostPerHour),
    enabled,
  };
}

/** What the server is told, or what keeps it from being told. */
export function readDraft(
  draft: ChannelDraft,
  isNew: boolean,
): { input: ChannelInput } | { problems: ReadonlySet<ChannelProblem> } {
  const problems = new Set<ChannelProblem>();
  const { kind, recipients, language, enabled } = draft;
  const [name, target] = [draft.name.trim(), draft.target.trim()];
  const [quietFrom, quietTo] = [draft.quietFrom.trim(), draft.quietTo.trim()];
  const mostPerHour = Number(draft.mostPerHour.trim());
  if (name === "" || name.length > LONGEST_NAME) problems.add("name");
  if (kind === "EMAIL" && recipients.length === 0) problems.add("recipients");
  if (kind !== "EMAIL" && !isTarget(target) && (isNew || target !== "")) problems.add("target");
  if (!areQuietHours(quietFrom, quietTo)) problems.add("quiet");
  if (!Number.isInteger(mostPerHour) || mostPerHour < 1 || mostPerHour > MOST_PER_HOUR) problems.add("mostPerHour");
  if (problems.size > 0) return { problems };
  return {
    input: {
      kind,
      name,
      recipients: kind === "EMAIL" ? [...recipients] : [],
      target: kind === "EMAIL" || target === "" ? null : target,
      language,
      quietFrom: quietFrom === "" ? null : quietFrom,
      quietTo: quietTo === "" ? null : quietTo,
      mostPerHour,
      enabled,
    },
  };
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** None, or both of them. */
function areQuietHours(from: string, to: string): boolean {
  return (from === "" && to === "") || (CLOCK.test(from) && CLOCK.test(to) && from !== to);
}

function isTarget(text: string): boolean {
  return /^https?:\/\/[^\s]+$/.test(text);
}

/** One address, or several that were pasted together; null where a part of it is none. */
export function readRecipients(text: string): readonly string[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => /^[^@]+@[^@]+\.[^@]+$|^[^@]+@localhost$/.test(part)) ? parts : null;
}
