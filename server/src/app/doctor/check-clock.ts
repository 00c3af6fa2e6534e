import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

/** Codes of second factors are good for one step of 30 seconds early or late. */
const MUST_MS = 30_000;
const LOOK_MS = 2_000;

export async function checkClock({ client, surroundings }: ReachedPatient): Promise<readonly Finding[]> {
  const before = surroundings.now();
  const { rows } = await client.query<{ at: number }>(
    "select extract(epoch from clock_timestamp())::float8 * 1000 as at",
  );
  const after = surroundings.now();
  // It was read at some moment between the two.
  const at = rows[0]?.at ?? before;
  const apart = at < before ? before - at : Math.max(at - after, 0);
  const says = `The clocks of this machine and of the database are ${(apart / 1000).toFixed(1)} seconds apart.`;
  const todo = "Let both machines keep their time by NTP.";
  if (apart >= MUST_MS) return [mustDo("clock", `${says} Second factors are refused.`, todo)];
  if (apart >= LOOK_MS) return [lookAt("clock", says, todo)];
  return [fine("clock", says)];
}
