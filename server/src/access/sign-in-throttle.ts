import type { EntityManager } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { AppError } from "../core/errors.js";
import { addressGroup } from "./address-group.js";
import { hashSecretText } from "./secret-token.js";

/**
 * Failed tries within 15 minutes: for one account from one address; for one account from everywhere, which
 * whoever has many addresses meets; from one address, which many people may share.
 */
const LIMITS = [
  { name: "pair", tries: 10 },
  { name: "account", tries: 100 },
  { name: "address", tries: 100 },
] as const;
const WINDOW = "interval '15 minutes'";
/** Refusals that this process remembers, so that a flood of them asks the database nothing. */
const REMEMBERED = 10_000;

/** Who tries, and as whom. */
export interface Trying {
  /** What is tried to be: an e-mail as it was typed, or the hash of a token. */
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
  async attempt<Result>(em: EntityManager, trying: Trying, prove: () => Promise<Result>): Promise<Result> {
    const keys = keysOf(trying);
    for (const key of keys) this.refuseRemembered(key);
    const tries = await this.count(em, keys);
    try {
      const result = await prove();
      await takeBack(em, keys);
      return result;
    } catch (error) {
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
      for (const [place, { tries }] of LIMITS.entries()) {
        const count = counts.find(({ key }) => key === keys[place]);
        if (count !== undefined && count.tries > tries) this.refuse(count);
      }
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

/** As hex, in the order of `LIMITS`; that is also their own order, in which everybody locks them. */
function keysOf({ account, address }: Trying): readonly string[] {
  const who = account.trim().toLowerCase();
  const where = addressGroup(address);
  return [`${where}\n${who}`, who, where].map((text, place) => {
    const hash = Buffer.from(hashSecretText(text), "base64").toString("hex");
    return `0${place + 1}${hash}`;
  });
}

async function takeBack(em: EntityManager, keys: readonly string[]): Promise<void> {
  const [pair = ""] = keys;
  await em.execute(
    `with counted as (
       select key from sign_in_tries
       where key in (${keys.map(() => "decode(?, 'hex')").join(", ")}) order by key for update
     )
     update sign_in_tries tries
     set tries = case when tries.key = decode(?, 'hex') then 0 else greatest(tries.tries - 1, 0) end
     from counted where tries.key = counted.key`,
    [...keys, pair],
  );
}

function refusal(seconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return AppError.tooMany(
    `Too many wrong sign-ins. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    Math.max(1, seconds),
  );
}
