import type { EntityManager } from "@mikro-orm/postgresql";
import { eachInTurn } from "../../core/each-in-turn.js";
import { ThresholdKind } from "../domain/threshold-words.js";
import { readCalendar } from "../statuses/read-calendar.js";
import { lastRequestOf } from "./last-request-of.js";
import type { RuleParts } from "./rule-parts.js";
import { selectRules } from "./select-rules.js";
import { insertSilence, recoverSilence, type TellRecoveries } from "./write-silence.js";

export interface SilenceParts extends RuleParts {
  readonly tellRecoveries: TellRecoveries;
}

const MINUTE_MS = 60_000;

/**
 * Tells rules of which nothing was recorded for as long as they say, though something was before: each silence once. What
 * was silent already when it began to be watched is history. Alerts of silences that are over are resolved.
 *
 * @param isEnding whether to leave what is left to the next run
 * @returns how many alerts were added or resolved
 * @throws AggregateError when one threshold could not be looked at; the others are all the same
 */
export async function findSilence(parts: SilenceParts, isEnding = () => false): Promise<number> {
  const { orm, pool, clock, logger, tellRecoveries } = parts;
  const em = orm.em.fork();
  const { now, zone } = await readCalendar(em, clock());
  const rules = await selectRules(em, now, ({ kind }) => kind === ThresholdKind.NO_DATA);
  const open = await selectOpen(em);
  return eachInTurn(rules, { what: "threshold", logger, isEnding }, async (threshold) => {
    const lastRequestAt = await lastRequestOf(em, threshold);
    if (lastRequestAt === null) return 0;
    let changed = 0;
    const silence = { threshold, lastRequestAt, now, zone };
    const toldAt = open.get(threshold.id);
    if (toldAt !== undefined && toldAt < lastRequestAt) changed += await recoverSilence(pool, silence, tellRecoveries);
    const dueAt = new Date(lastRequestAt.getTime() + (threshold.silentMinutes ?? 0) * MINUTE_MS);
    const isKnown = toldAt !== undefined && toldAt >= lastRequestAt;
    if (!isKnown && now >= dueAt && dueAt > threshold.watchedSince) changed += await insertSilence(pool, silence);
    return changed;
  });
}

/** By threshold the last request before the oldest silence that is open. */
async function selectOpen(em: EntityManager): Promise<ReadonlyMap<string, Date>> {
  const rows = await em.execute<{ id: string; at: string }[]>(
    `select threshold_id::text as id, min((details ->> 'lastRequestAt')::timestamptz) as at from usage_alerts
     where threshold_type = 'NO_DATA' and status <> 'RESOLVED' group by 1`,
  );
  return new Map(rows.map(({ id, at }) => [id, new Date(at)]));
}
