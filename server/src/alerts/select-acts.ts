import type { EntityManager } from "@mikro-orm/postgresql";
import type { AlertActKind } from "./domain/alert-words.js";

/** Something that happened to an alert. */
export interface AlertAct {
  readonly at: Date;
  /** Null: it came about by itself. */
  readonly memberName: string | null;
  readonly act: AlertActKind;
  readonly note: string | null;
  readonly until: Date | null;
}

interface ActRow extends Omit<AlertAct, "at" | "until"> {
  readonly alert: string;
  readonly at: string;
  readonly until: string | null;
}

/** By alert, the newest first. */
export async function selectActs(
  em: EntityManager,
  { ids, first }: { readonly ids: readonly string[]; readonly first: number },
): Promise<ReadonlyMap<string, readonly AlertAct[]>> {
  const rows = await em.execute<ActRow[]>(
    `select alert.id::text as alert, happened.at, happened.act, happened.note, happened.until,
       coalesce(nullif(m.name, ''), m.email) as "memberName"
     from unnest(?::bigint[]) as alert (id) cross join lateral (
       select * from usage_alert_acts acts where acts.alert_id = alert.id order by acts.id desc limit ?
     ) as happened left join members m on m.id = happened.member_id order by happened.id desc`,
    [`{${ids.join(",")}}`, first],
  );
  const acts = Map.groupBy(rows, ({ alert }) => alert);
  return new Map([...acts].map(([alert, own]) => [alert, own.map(toAct)]));
}

function toAct({ at, memberName, act, note, until }: ActRow): AlertAct {
  return { at: new Date(at), memberName, act, note, until: until === null ? null : new Date(until) };
}
