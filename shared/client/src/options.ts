import type { CallContext } from "./calls/call-context.js";
import { fingerprintKeyOf } from "./calls/fingerprint.js";
import { LONGEST_TIMER_MS } from "./longest-timer.js";
import type { Problem } from "./problem.js";

export interface TokenledgerOptions {
  /** Where Tokenledger listens, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** An API key with the scope `ingest`. An environment variable that is not set is refused like a wrong one. */
  readonly key: string | undefined;
  /** How long an event waits for others at most; 1,000 when not given. */
  readonly flushIntervalMs?: number;
  /** 1 to 5,000; 500 when not given. */
  readonly maxBatchEvents?: number;
  /** In memory, those on their way included; 10,000 when not given. */
  readonly maxQueuedEvents?: number;
  /** Of JSON in memory; 16 MiB when not given. */
  readonly maxQueuedBytes?: number;
  /** 10,000 when not given. */
  readonly requestTimeoutMs?: number;
  /** A folder in which events that are not acknowledged survive the process. */
  readonly spoolDir?: string;
  /** 256 MiB when not given. */
  readonly maxSpoolBytes?: number;
  /** Of prompts; by default one derived from `key`. Null: no fingerprints. */
  readonly fingerprintKey?: string | null;
  /** Of all calls. */
  readonly context?: CallContext;
  /** By default one `console.warn` a minute for each kind of problem. */
  readonly onProblem?: (problem: Problem) => void;
}

/** Every option, checked. */
export interface Settings {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: string;
  readonly flushIntervalMs: number;
  readonly maxBatchEvents: number;
  readonly maxQueuedEvents: number;
  readonly maxQueuedBytes: number;
  readonly requestTimeoutMs: number;
  readonly spoolDir: string | null;
  readonly maxSpoolBytes: number;
  readonly fingerprintKey: string | null;
  readonly context: CallContext;
  readonly onProblem: ((problem: Problem) => void) | null;
}

const MIB = 1024 * 1024;
/** What one request to the server may hold. */
const MOST_EVENTS = 5_000;
/** What a header may hold. */
const KEY = /^[\x21-\x7e]+$/;

/** @throws TypeError naming the option at fault; a key is not repeated */
export function readOptions(options: TokenledgerOptions): Settings {
  if (typeof options !== "object" || options === null) {
    throw new TypeError("createTokenledger: url and key have to be given, as { url, key }");
  }
  const { key, spoolDir = null, context = {}, onProblem = null } = options;
  if (typeof key !== "string" || !KEY.test(key)) {
    throw new TypeError("createTokenledger: key has to be the secret of an API key, such as tl_…");
  }
  if (onProblem !== null && typeof onProblem !== "function") throw refusal("onProblem", "a function", onProblem);
  if (spoolDir !== null && (typeof spoolDir !== "string" || spoolDir === "")) {
    throw refusal("spoolDir", "the path of a folder", spoolDir);
  }
  return {
    url: readUrl(options.url),
    key,
    flushIntervalMs: readWhole(options, "flushIntervalMs", { least: 0, most: LONGEST_TIMER_MS, usual: 1_000 }),
    maxBatchEvents: readWhole(options, "maxBatchEvents", { least: 1, most: MOST_EVENTS, usual: 500 }),
    maxQueuedEvents: readWhole(options, "maxQueuedEvents", { least: 1, usual: 10_000 }),
    maxQueuedBytes: readWhole(options, "maxQueuedBytes", { least: 1, usual: 16 * MIB }),
    requestTimeoutMs: readWhole(options, "requestTimeoutMs", { least: 1, most: LONGEST_TIMER_MS, usual: 10_000 }),
    spoolDir,
    maxSpoolBytes: readWhole(options, "maxSpoolBytes", { least: 1, usual: 256 * MIB }),
    fingerprintKey: readFingerprintKey(options.fingerprintKey, key),
    context,
    onProblem,
  };
}

function readUrl(given: unknown): string {
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw refusal("url", "where Tokenledger listens, such as http://127.0.0.1:4000", given);
  }
  if (url.username !== "" || url.password !== "") {
    throw new TypeError("createTokenledger: url has to be without user and password; the key says who sends");
  }
  if (url.search !== "") throw new TypeError("createTokenledger: url has to be without a query, which would be lost");
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

function readFingerprintKey(given: unknown, key: string): string | null {
  if (given === undefined) return fingerprintKeyOf(key);
  if (given === null || (typeof given === "string" && given !== "")) return given;
  throw new TypeError("createTokenledger: fingerprintKey has to be a text of one character or more, or null");
}

interface Bounds {
  readonly least: number;
  readonly most?: number;
  readonly usual: number;
}

function readWhole(options: TokenledgerOptions, name: keyof TokenledgerOptions, bounds: Bounds): number {
  const { least, most = Number.MAX_SAFE_INTEGER, usual } = bounds;
  const given: unknown = options[name];
  if (given === undefined) return usual;
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= least && given <= most) return given;
  throw refusal(name, `a whole number from ${least} to ${most}`, given);
}

function refusal(name: string, expected: string, given: unknown): TypeError {
  return new TypeError(`createTokenledger: ${name} has to be ${expected}, not ${typeof given} ${String(given)}`);
}
