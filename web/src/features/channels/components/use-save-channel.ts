import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { CREATE_CHANNEL, UPDATE_CHANNEL } from "../api/channel-acts";
import type { Channel } from "../api/use-channels";
import { readDraft, type ChannelDraft, type ChannelProblem } from "../model/channel-draft";

/** A channel, and its secret where it has just got one. */
export interface IssuedChannel {
  channel: Channel;
  secret: string | null;
}

const PROBLEM_OF = {
  name: "name",
  recipients: "recipients",
  target: "target",
  quietFrom: "quiet",
  mostPerHour: "mostPerHour",
} as const satisfies Record<string, ChannelProblem>;
type Field = keyof typeof PROBLEM_OF;

/** Errors stand from the first attempt on, in our words, else in those of the server. */
export function useSaveChannel(channel: Channel | null, onSaved: (saved: IssuedChannel) => void) {
  const t = useText();
  // A secret is told once, and nobody may find it later.
  const make = useAct(CREATE_CHANNEL, { fetchPolicy: "no-cache" });
  const update = useAct(UPDATE_CHANNEL);
  const [problems, setProblems] = useState<ReadonlySet<ChannelProblem>>(new Set());
  const fault = channel === null ? make.fault : update.fault;
  const isTaken = fault?.kind === "conflict" && fault.field === "name";
  const field = isTaken || fault?.kind === "bad-input" ? (fault.field?.split(".").at(-1) ?? null) : null;

  const save = async (draft: ChannelDraft): Promise<void> => {
    const read = readDraft(draft, channel === null);
    setProblems("problems" in read ? read.problems : new Set());
    if ("problems" in read) return;
    const { input } = read;
    if (channel === null) {
      const made = (await make.act({ input }))?.createChannel;
      if (made !== undefined) onSaved({ channel: made.channel, secret: made.secret ?? null });
      return;
    }
    const { id, version } = channel;
    const saved = (await update.act({ id, version, input }))?.updateChannel;
    if (saved !== undefined) onSaved({ channel: saved, secret: null });
  };
  const errorOf = (one: Field): string | null => {
    if (problems.has(PROBLEM_OF[one])) return t(`channels.problem.${PROBLEM_OF[one]}`);
    if (isTaken && one === "name") return t("channels.problem.taken");
    return field === one ? (fault?.message ?? null) : null;
  };
  const isInField = field !== null && field in PROBLEM_OF;
  return { save, busy: make.busy || update.busy, fault: isInField ? null : fault, errorOf };
}
