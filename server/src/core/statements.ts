import type { EntityManager } from "@mikro-orm/postgresql";
import { CompiledQuery } from "kysely";

/** What the driver answers of a statement. */
interface Answered<Row> {
  readonly rows: readonly Row[];
  readonly rowCount: number | null;
}

/** Whoever takes statements with places $1, $2 and so on: a connection of the driver, a pool, or a transaction of the ORM. */
export interface Statements {
  query<Row extends object = object>(statement: string, values?: unknown[]): Promise<Answered<Row>>;
}

/** Of the transaction that `em` is in; parses as the ORM does: moments are text. */
export function statementsOf(em: EntityManager): Statements {
  const transaction = em.getKysely<object>();
  return {
    async query<Row extends object>(statement: string, values: unknown[] = []): Promise<Answered<Row>> {
      const answer = await transaction.executeQuery<Row>(CompiledQuery.raw(statement, values));
      const affected = answer.numAffectedRows;
      return { rows: answer.rows, rowCount: affected === undefined ? answer.rows.length : Number(affected) };
    },
  };
}
