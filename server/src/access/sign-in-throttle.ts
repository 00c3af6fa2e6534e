import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";

const WINDOW_MS = 15 * 60_000;
/** Wrong passwords for one e-mail from one address within the window. */
const TRIES_PER_EMAIL = 10;
/** From one address over all e-mails; many people may share one. */
const TRIES_PER_ADDRESS = 100;
/** More addresses than this are nobody's colleagues; the oldest are forgotten. */
const MAX_ENTRIES = 10_000;

interface Tries {
  count: number;
  readonly until: number;
}

/** Slows down guessing of passwords. Counts in this process alone, and from the first try of a window. */
export class SignInThrottle {
  private readonly entries = new Map<string, Tries>();

  constructor(private readonly clock: Clock) {}

  /**
   * Counts the try before it is made, so that many at once are counted too; whoever signs in takes it back.
   *
   * @returns what to call after a success
   * @throws AppError UNAVAILABLE, saying when to try again, whether or not there is such a member
   */
  begin(email: string, address: string): () => void {
    const ofAddress = this.entry(address);
    const pair = `${address} ${email.trim().toLowerCase()}`;
    const ofEmail = this.entry(pair);
    if (ofEmail.count >= TRIES_PER_EMAIL) this.refuse(ofEmail);
    if (ofAddress.count >= TRIES_PER_ADDRESS) this.refuse(ofAddress);
    ofEmail.count += 1;
    ofAddress.count += 1;
    return () => {
      this.entries.delete(pair);
      ofAddress.count -= 1;
    };
  }

  private entry(key: string): Tries {
    const now = this.clock().getTime();
    const known = this.entries.get(key);
    if (known !== undefined && known.until > now) return known;
    this.entries.delete(key); // the order of a Map is that of insertion
    const [oldest] = this.entries.keys();
    if (this.entries.size >= MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
    const fresh = { count: 0, until: now + WINDOW_MS };
    this.entries.set(key, fresh);
    return fresh;
  }

  private refuse({ until }: Tries): never {
    const seconds = Math.max(1, Math.ceil((until - this.clock().getTime()) / 1_000));
    const minutes = Math.ceil(seconds / 60);
    throw AppError.tooMany(
      `Too many wrong sign-ins. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
      seconds,
    );
  }
}
