import type { EntityManager } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import { hashSecretText } from "../../access/secret-token.js";
import type { Viewer } from "../../access/viewer.js";
import type { Visit } from "../../access/visit.js";
import type { Caller, ViewerFinder } from "../../access/viewer-of-request.js";
import type { RequestLimits } from "./request-limits.js";

const HOUR_MS = 3_600_000;
const MAX_KNOWN = 10_000;

type AddressedCaller = Caller & { readonly address: string };

interface DoorkeeperParts {
  readonly viewers: ViewerFinder;
  readonly limits: RequestLimits;
  readonly fork: () => EntityManager;
}

/**
 * Finds out who asks, and lets nobody try credentials at will. One that was good within the hour, or was
 * given to a browser by this process, passes even while others from its address guess: a proxy in front of
 * everybody must not lock everybody out.
 */
export class Doorkeeper {
  private readonly good = new LRUCache<string, true>({ max: MAX_KNOWN, ttl: HOUR_MS });

  /** A credential that many requests bring at the same moment is one try. */
  private readonly trying = new Map<string, Promise<Viewer | null>>();

  constructor(private readonly parts: DoorkeeperParts) {}

  /**
   * Null for who gives no credential, or an unknown one.
   *
   * @throws AppError with when to try again, before any question, after too many wrong ones from an address
   */
  async find(caller: AddressedCaller, visit: Visit = "use"): Promise<Viewer | null> {
    const { viewers, fork } = this.parts;
    const credential = viewers.credentialIn(caller.headers);
    if (credential === null) return null;
    const hash = hashSecretText(credential);
    if (viewers.isJustGiven(credential)) this.good.set(hash, true);
    if (this.good.has(hash)) {
      const viewer = await viewers.find(fork(), caller, visit);
      if (viewer === null) this.good.delete(hash); // ended since; the next time is a try
      return viewer;
    }
    // One that is a use is not answered by one that is none, or the session would idle meanwhile.
    const key = `${visit} ${hash}`;
    const trying = this.trying.get(key) ?? this.tryOut(caller, visit).finally(() => this.trying.delete(key));
    this.trying.set(key, trying);
    const viewer = await trying;
    if (viewer !== null) this.good.set(hash, true);
    return viewer;
  }

  private async tryOut(caller: AddressedCaller, visit: Visit): Promise<Viewer | null> {
    const { viewers, limits, fork } = this.parts;
    await limits.countTry(caller.address);
    const viewer = await viewers.find(fork(), caller, visit);
    if (viewer !== null) await limits.takeBackTry(caller.address);
    return viewer;
  }
}
