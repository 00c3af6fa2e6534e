// A process of its own that asks the gate for one app user until not one token more is allowed, and answers the sum.
// What is allowed is recorded at once, later or never. Argument: the server's address, or that of the database.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { reserveAllowance } from "../../dist/thresholds/gate/reserve-allowance.js";

const [target, key, seed] = process.argv.slice(2);
const LARGEST = 64;
const pool = target.startsWith("postgres") ? new pg.Pool({ connectionString: target, max: 1, pipeline: true }) : null;
let allowed = 0;
let refused = 0;
let state = Number(seed) * 2_654_435_761;

function upTo(most) {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return 1 + (Math.floor(state / 65_536) % most);
}

/** Told to come back, it comes back; a question that was answered so may be reserved all the same, which costs room alone. */
async function post(path, body) {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${key}` };
  const response = await fetch(`${target}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  if (response.ok) return response.json();
  if (response.status !== 503) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  refused += 1;
  await sleep(1_000 * Number(response.headers.get("Retry-After")));
  return post(path, body);
}

/** Of the database: an app user of the id 1, who has been there before. */
async function ask(tokens) {
  const inputTokens = upTo(tokens) - 1;
  const call = { inputTokens, outputTokens: tokens - inputTokens };
  if (pool === null) return post("/v1/allowance", { userId: "somebody", ...call });
  const id = randomUUID();
  const asked = { id, projectId: 1, userId: "1", now: new Date(), cost: null, holdSeconds: 3_600, ...call };
  const { expiresAt, isStale } = await reserveAllowance(pool, asked);
  if (isStale) return ask(tokens);
  return { allowed: expiresAt !== null, reservationId: id };
}

async function record(tokens, reservationId) {
  const event = {
    id: reservationId,
    userId: "somebody",
    provider: "p",
    model: "m",
    outputTokens: tokens,
    reservationId,
  };
  const receipt = await post("/v1/usage", { ...event, inputTokens: 0 });
  if (receipt.accepted + receipt.duplicates !== 1) throw new Error(JSON.stringify(receipt));
}

async function askForAll() {
  for (let most = LARGEST; most > 0;) {
    const tokens = upTo(most);
    const answer = await ask(tokens);
    if (!answer.allowed) {
      most = tokens === 1 ? 0 : Math.min(most, tokens - 1);
      continue;
    }
    allowed += tokens;
    if (pool === null && upTo(2) === 1) await record(tokens, answer.reservationId);
  }
  await pool?.end();
  process.stdout.write(JSON.stringify({ allowed, refused }));
  process.exit(0);
}

process.stdin.once("data", () => void askForAll());
process.stdout.write("ready\n");
