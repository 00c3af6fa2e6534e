import type { CallContext } from "../calls/call-context.js";

/** What every call of one metered client has. A surrounding `withContext` goes before it. */
export interface MeteringDefaults extends CallContext {
  /** Whose prices hold, where the client asks another provider than its own: `azure`, `openrouter`, … */
  readonly provider?: string;
}
