import type { KeyProgressQuery } from "../../../lib/graphql/graphql";

type KeyProgress = Pick<
  KeyProgressQuery["apiKey"],
  "secretLastUsedAt" | "lastRecordedAt" | "lastEvent" | "lastRejection"
>;
export type KeyRejection = NonNullable<KeyProgress["lastRejection"]>;
export type KeyEvent = NonNullable<KeyProgress["lastEvent"]>;
type Reason = NonNullable<KeyEvent["unpricedReason"]>;

/** From a key to a request that is counted, priced and somebody's. */
export const STEPS = ["key", "accepted", "model", "priced", "user"] as const;
export type StepName = (typeof STEPS)[number];

/** Why a step is not done, and what to do: a reason of the server's, or one of ours. */
export type StepFault = "refused" | "forbidden" | "idTaken" | "noUser" | Reason;

export interface Step {
  name: StepName;
  /** `next` is waited for; `later` waits for another step. */
  state: "done" | "failed" | "next" | "later";
  /** Of a step that failed; of one that is done, what went wrong since. */
  fault: StepFault | null;
}

const UNKNOWN_NAME: ReadonlySet<Reason> = new Set(["UNKNOWN_PROVIDER", "UNKNOWN_MODEL"]);

/** How far what a program sent with a key has come. Steps are of what was recorded last; what is refused later takes nothing back. */
export function connectionSteps(key: KeyProgress): readonly Step[] {
  const { lastRecordedAt, lastEvent, lastRejection } = key;
  const isSeen = key.secretLastUsedAt != null || lastRecordedAt != null || lastRejection != null;
  return [
    { name: "key", state: isSeen ? "done" : "next", fault: null },
    accepted(lastRecordedAt ?? null, lastRejection ?? null, isSeen),
    ...(lastEvent == null ? unknown(lastRecordedAt == null ? "later" : "next") : ofEvent(lastEvent)),
  ];
}

export function isConnected(steps: readonly Step[]): boolean {
  return steps.every(({ state }) => state === "done");
}

/** Until an event is there a refusal is what keeps it out; afterwards only one that came since is worth a word. */
function accepted(recordedAt: string | null, rejection: KeyRejection | null, isSeen: boolean): Step {
  const fault = rejection === null ? null : rejectionFault(rejection);
  if (recordedAt === null)
    return { name: "accepted", state: fault !== null ? "failed" : isSeen ? "next" : "later", fault };
  const isSince = rejection !== null && Date.parse(rejection.time) >= Date.parse(recordedAt);
  return { name: "accepted", state: "done", fault: isSince ? fault : null };
}

function rejectionFault({ code }: KeyRejection): StepFault {
  switch (code) {
    case "CONFLICT":
      return "idTaken";
    case "FORBIDDEN":
      return "forbidden";
    case "BAD_INPUT":
      return "refused";
  }
}

function ofEvent({ event, unpricedReason }: KeyEvent): readonly Step[] {
  const reason = unpricedReason ?? null;
  const isUnknown = reason !== null && UNKNOWN_NAME.has(reason);
  return [
    { name: "model", state: isUnknown ? "failed" : "done", fault: isUnknown ? reason : null },
    reason === null
      ? { name: "priced", state: "done", fault: null }
      : { name: "priced", state: isUnknown ? "later" : "failed", fault: isUnknown ? null : reason },
    event.user == null
      ? { name: "user", state: "failed", fault: "noUser" }
      : { name: "user", state: "done", fault: null },
  ];
}

/** Nothing is known of an event that is not there, or is archived: then the next one is waited for. */
function unknown(state: "next" | "later"): readonly Step[] {
  return (["model", "priced", "user"] as const).map((name) => ({ name, state, fault: null }));
}
