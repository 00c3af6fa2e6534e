import type { ClientBase } from "pg";

const TIMEZONE = "select value #>> '{}' as timezone from settings where key = 'countersTimezone'";

/** IANA zone whose days and months are counted; under `BEGIN_COUNTING` it holds until the end of the transaction. */
export async function countersTimezone(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ timezone: string }>({ name: "counters-timezone", text: TIMEZONE });
  const [row] = rows;
  if (row === undefined) throw new Error("the timezone of the counters is not stored");
  return row.timezone;
}
