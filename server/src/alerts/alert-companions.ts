import type { EntityManager } from "@mikro-orm/postgresql";
import { CompiledQuery } from "kysely";
import type { Alert } from "./alert.js";
import type { Delivery } from "./deliveries/delivery.js";
import { deliveriesOfAlerts } from "./deliveries/deliveries-of-alerts.js";
import { type AskRows, doubtfulAlerts, type DoubtedAlert } from "./doubtful-alerts.js";
import { type AlertAct, selectActs } from "./select-acts.js";
import { selectSiblings } from "./select-siblings.js";

/** The alerts of one answer: what is asked of each is read for all of them, once. */
export class AlertCompanions {
  private readonly acts = new Map<number, Promise<ReadonlyMap<string, readonly AlertAct[]>>>();
  private readonly deliveries = new Map<number, Promise<ReadonlyMap<string, readonly Delivery[]>>>();
  private siblings: Promise<ReadonlyMap<string, readonly Alert[]>> | null = null;
  private doubtful: Promise<ReadonlySet<string>> | null = null;

  constructor(
    private readonly alerts: readonly Alert[],
    private readonly em: EntityManager,
  ) {}

  /** The newest first. */
  async actsOf({ id }: Alert, first: number): Promise<readonly AlertAct[]> {
    const acts = this.acts.get(first) ?? selectActs(this.em.fork(), { ids: this.ids, first });
    this.acts.set(first, acts);
    return (await acts).get(id) ?? [];
  }

  /** The newest first. */
  async deliveriesOf({ id }: Alert, first: number): Promise<readonly Delivery[]> {
    const db = this.em.fork().getKysely<object>();
    const deliveries = this.deliveries.get(first) ?? deliveriesOfAlerts(db, { ids: this.ids, first });
    this.deliveries.set(first, deliveries);
    return (await deliveries).get(id) ?? [];
  }

  /** The lowest level first. */
  async siblingsOf({ id }: Alert, now: Date): Promise<readonly Alert[]> {
    this.siblings ??= selectSiblings(this.em.fork(), { ids: this.ids, now });
    return (await this.siblings).get(id) ?? [];
  }

  async isAtLeast({ id, wasAtLeast }: Alert): Promise<boolean> {
    if (wasAtLeast) return true;
    this.doubtful ??= doubtfulAlerts(askerOf(this.em), this.alerts.map(toDoubted));
    return (await this.doubtful).has(id);
  }

  private get ids(): readonly string[] {
    return this.alerts.map(({ id }) => id);
  }
}

function askerOf(em: EntityManager): AskRows {
  const db = em.fork().getKysely<object>();
  return async <Row>(statement: string, values: unknown[]) =>
    (await db.executeQuery<Row>(CompiledQuery.raw(statement, values))).rows;
}

function toDoubted({ threshold: { scope }, subject, ...alert }: Alert): DoubtedAlert {
  return { ...alert, scope, subject: subject === null ? null : subject.key };
}
