import type { EntityManager } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { AppError } from "../core/errors.js";
import { addressGroup } from "./address-group.js";
import { requireRoom, type PasswordLane } from "./password-lanes.js";
import { MissingCodeError } from "./second-factor/missing-code-error.js";
import { hashSecretText } from "./secret-token.js";

/**
 * Failed tries within 15 minutes: for one account from one address; for one account from everywhere, which
 * whoever has many addresses meets; from one address, which many people may share.
 */
const LIMITS = { pair: 10, account: 100, address: 100 } as const;
/** Of keys, in hex; the last is of no limit. */
const PREFIXES = { pair: "01", account: "02", address: "03", usual: "04" } as const;
const WINDOW = "interval '15 minutes'";
/** Refusals that this process remembers, so that a flood of them asks the database nothing. */
const REMEMBERED = 10_000;

/** How long an address counts as one that somebody signs in from. */
const USUAL = "interval '30 days'";

/** Who tries, and as whom. */
export interface Trying {
  /** Who has a session is not kept out by others who only know an e-mail. */
  readonly by: "email" | "session" | "invitation";
  /** What is tried to be: an e-mail as it was typed, the id of a session, or the hash of a token. */
  readonly account: string;
  /** Of the client. */
  readonly address: string;
}

interface Count {
  readonly key: string;
  readonly tries: number;
  readonly seconds: number;
}

/** Slows down guessing, over all replicas. By the database's clock, from the first try of a window. */
export class SignInThrottle {
  private readonly refused = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(private readonly logger: Logger) {}

  /**
   * Counts a try before it is made, so that many at once are counted too; one that succeeds is taken back,
   * and forgets those that failed before it.
   *
   * @throws AppError UNAVAILABLE, saying when to try again, whether or not there is such an account
   */
  async attempt<Result>(
    em: EntityManager,
    trying: Trying,
    prove: (lane: PasswordLane) => Promise<Result>,
  ): Promise<Result> {
    const keys = keysOf(trying);
    this.refuseRemembered(keys.pair);
    this.refuseRemembered(keys.address);
    const isUsual = await isUsualAddress(em, keys);
    if (!isUsual) this.refuseRemembered(keys.account);
    const lane = isUsual || trying.by !== "email" ? "known" : "strangers";
    requireRoom(lane); // asked before anything is counted: a crowd that has to go away costs nothing more
    const counted = isUsual ? [keys.pair, keys.address] : [keys.pair, keys.account, keys.address];
    const tries = await this.count(em, counted);
    try {
      const result = await prove(lane);
      await takeBack(em, counted, "all");
      if (trying.by === "email") await rememberAddress(em, keys);
      return result;
    } catch (error) {
      if (!wasJudged(error)) {
        await takeBack(em, counted, "one").catch(() => undefined); // a try too many; the fault itself is told
        throw error;
      }
      // What was typed stays out of the log: people type passwords where e-mails belong.
      this.logger.info({ address: trying.address, tries }, "a credential was refused");
      throw error;
    }
  }

  /** @returns how many there are now for this account from this address */
  private count(em: EntityManager, keys: readonly string[]): Promise<number> {
    // A refusal rolls back: who is refused for one reason uses up nothing of what others may do.
    return em.transactional(async (tx) => {
      const counts: Count[] = await tx.execute(
        `insert into sign_in_tries as known (key, tries, until)
         values ${keys.map(() => `(decode(?, 'hex'), 1, now() + ${WINDOW})`).join(", ")}
         on conflict (key) do update set
           tries = case when known.until <= now() then 1 else known.tries + 1 end,
           until = case when known.until <= now() then excluded.until else known.until end
         returning encode(key, 'hex') as key, tries, ceil(extract(epoch from until - now()))::int as seconds`,
        [...keys],
      );
      for (const count of counts) if (count.tries > limitOf(count.key)) this.refuse(count);
      return counts.find(({ key }) => key === keys[0])?.tries ?? 0;
    });
  }

  private refuse({ key, seconds }: Count): never {
    this.refused.set(key, true, { ttl: seconds * 1_000 });
    throw refusal(seconds);
  }

  private refuseRemembered(key: string): void {
    const remainingMs = this.refused.getRemainingTTL(key);
    if (this.refused.has(key)) throw refusal(Math.ceil(remainingMs / 1_000));
  }
}

/** Tries that no longer count. */
export async function removeOldTries(em: EntityManager): Promise<void> {
  await em.execute("delete from sign_in_tries where until <= now()");
}

/** As hex. Their own order is the one in which everybody locks them. */
function keysOf({ by, account, address }: Trying): Readonly<Record<keyof typeof PREFIXES, string>> {
  const who = `${by} ${account.trim().toLowerCase()}`;
  const where = addressGroup(address);
  return {
    pair: `${PREFIXES.pair}${hexHashOf(`${where}\n${who}`)}`,
    account: `${PREFIXES.account}${hexHashOf(who)}`,
    address: `${PREFIXES.address}${hexHashOf(where)}`,
    usual: `${PREFIXES.usual}${hexHashOf(`${where}\n${who}`)}`,
  };
}

function hexHashOf(text: string): string {
  return Buffer.from(hashSecretText(text), "base64").toString("hex");
}

function limitOf(key: string): number {
  if (key.startsWith(PREFIXES.pair)) return LIMITS.pair;
  return key.startsWith(PREFIXES.account) ? LIMITS.account : LIMITS.address;
}

/**
 * Whether somebody signed in as this from there lately. They keep the tries of their own address while others
 * use up those of the account, or whoever has ten addresses could keep anybody out for ever.
 */
async function isUsualAddress(em: EntityManager, { usual }: { readonly usual: string }): Promise<boolean> {
  const found = await em.execute<object[]>(
    "select 1 from sign_in_tries where key = decode(?, 'hex') and until > now()",
    [usual],
  );
  return found.length > 0;
}

async function rememberAddress(em: EntityManager, { usual }: { readonly usual: string }): Promise<void> {
  await em.execute(
    `insert into sign_in_tries (key, tries, until) values (decode(?, 'hex'), 0, now() + ${USUAL})
     on conflict (key) do update set until = excluded.until`,
    [usual],
  );
}

/**
 * Whether a credential was looked at and found wrong; not when the database is away, too many ask at once, or
 * the password was right and a code is still to come.
 */
function wasJudged(error: unknown): boolean {
  if (error instanceof MissingCodeError) return false;
  return error instanceof AppError && (error.code === "UNAUTHENTICATED" || error.code === "NOT_FOUND");
}

/** @param ofPair all that failed before it as well, or this one alone, as of the others */
async function takeBack(em: EntityManager, keys: readonly string[], ofPair: "all" | "one"): Promise<void> {
  const [pair = ""] = keys;
  await em.execute(
    `with counted as (
       select key from sign_in_tries
       where key in (${keys.map(() => "decode(?, 'hex')").join(", ")}) order by key for update
     )
     update sign_in_tries tries
     set tries = case when tries.key = decode(?, 'hex') then 0 else greatest(tries.tries - 1, 0) end
     from counted where tries.key = counted.key`,
    [...keys, ofPair === "all" ? pair : ""],
  );
}

function refusal(seconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return AppError.tooMany(
    `Too many wrong sign-ins. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    Math.max(1, seconds),
  );
}
