import type { Pool } from "pg";
import type { ChannelSeal } from "./channel-seal.js";
import type { ChannelSenders } from "./channel-senders.js";
import type { TargetGuard } from "./guard/target-guard.js";

/** What channels need of the process. */
export interface ChannelParts {
  readonly seal: ChannelSeal;
  readonly guard: TargetGuard;
  readonly senders: ChannelSenders;
  /** For what is written outside of a request's transaction. */
  readonly pool: Pool;
  /** Of the console, without a slash at its end. */
  readonly publicUrl: string;
  /** Whether e-mail can be sent at all. */
  readonly mailConfigured: boolean;
}
