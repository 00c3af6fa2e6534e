import type { PicoUsd } from "@tokenledger/model/money";
import type { Pool } from "pg";
import { inTransaction } from "../../core/in-transaction.js";
import { sendTogether } from "../../core/send-together.js";
import { DECIDE_ALLOWANCE } from "./decide-allowance.js";
import type { DecidedLimit } from "./domain/answer-allowance.js";
import { LOCK_ALLOWANCE } from "./lock-allowance.js";

/** What a call may use at most. */
export interface AskedCall {
  /** Of the reservation that is made when it is allowed. */
  readonly id: string;
  readonly projectId: number;
  /** Null: of nobody. */
  readonly userId: string | null;
  readonly now: Date;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null: unknown. */
  readonly cost: PicoUsd | null;
  readonly holdSeconds: number;
}

export interface Decision {
  /** A limit on everybody was set in between: nothing was decided, and it has to be asked again. */
  readonly isStale: boolean;
  /** A limit on cost applies, and what the call costs is unknown: nothing was decided. */
  readonly lacksCost: boolean;
  /** Null when nothing was reserved. */
  readonly expiresAt: Date | null;
  readonly limits: readonly DecidedLimit[];
}

type LimitRow = Omit<DecidedLimit, "limit" | "used" | "reserved" | "asked" | "resetsAt"> &
  Readonly<Record<"limit" | "used" | "reserved", string>> & {
    readonly asked: string | null;
    readonly resetsAt: number;
  };

interface DecisionRow {
  readonly is_stale: boolean;
  readonly lacks_cost: boolean;
  readonly expires_at: Date | null;
  readonly limits: readonly LimitRow[];
}

/** One transaction, its commit included, in one write: what others wait for is held for no round trip. */
export function reserveAllowance(pool: Pool, call: AskedCall): Promise<Decision> {
  const total = (BigInt(call.inputTokens) + BigInt(call.outputTokens)).toString();
  const { userId, inputTokens, outputTokens, cost } = call;
  const values = [
    userId,
    call.now,
    call.id,
    call.projectId,
    1,
    inputTokens,
    outputTokens,
    total,
    cost?.toString() ?? null,
    call.holdSeconds,
  ];
  return inTransaction(pool, async (client, commit) => {
    const [, answer] = await sendTogether(client, () =>
      Promise.all([
        client.query({ name: "lock-allowance", text: LOCK_ALLOWANCE, values: [userId] }),
        client.query<DecisionRow>({ name: "decide-allowance", text: DECIDE_ALLOWANCE, values }),
        commit(),
      ]),
    );
    const [row] = answer.rows;
    if (row === undefined) throw new Error("a decision has no row");
    return {
      isStale: row.is_stale,
      lacksCost: row.lacks_cost,
      expiresAt: row.expires_at,
      limits: row.limits.map(toLimit),
    };
  });
}

function toLimit({ limit, used, reserved, asked, resetsAt, ...words }: LimitRow): DecidedLimit {
  return {
    ...words,
    limit: BigInt(limit),
    used: BigInt(used),
    reserved: BigInt(reserved),
    asked: BigInt(asked ?? 0), // unknown only where nothing was decided
    resetsAt: new Date(resetsAt),
  };
}
