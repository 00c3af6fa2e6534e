import { CountFields } from "../count-fields.js";
import { type Fields, isFields } from "../read-count.js";

/** What the Vercel AI SDK answers, as far as it is about usage. */
export interface VercelResult {
  readonly usage: Fields;
  /** Of the usage object within the event, for errors. */
  readonly path: string;
  /** Counts that the SDK up to version 5 leaves to the provider; none when there are none. */
  readonly metadata: CountFields;
}

const METADATA_NAMES = ["providerMetadata", "experimental_providerMetadata"] as const;
/** Whose metadata carry counts. */
const PROVIDERS = ["anthropic", "openai", "bedrock"] as const;

/** Finds the usage object in itself or in the result that carries it. */
export function vercelResult(given: Fields, path: string): VercelResult {
  const inner = given["usage"];
  const found = findMetadata(given);
  const metadata =
    found === null ? new CountFields({}, path) : new CountFields(found.own, `${path}.${found.name}.${found.provider}`);
  return isFields(inner) ? { usage: inner, path: `${path}.usage`, metadata } : { usage: given, path, metadata };
}

/** The usage object, and beside it the metadata that carry counts where there are any. */
export function aboutVercelUsage(given: Fields): Fields {
  const { usage } = vercelResult(given, "");
  const found = findMetadata(given);
  return found === null ? usage : { usage, providerMetadata: { [found.provider]: found.own } };
}

interface FoundMetadata {
  readonly name: string;
  readonly provider: string;
  readonly own: Fields;
}

function findMetadata(given: Fields): FoundMetadata | null {
  for (const name of METADATA_NAMES) {
    const all = given[name];
    if (!isFields(all)) continue;
    for (const provider of PROVIDERS) {
      const own = all[provider];
      if (isFields(own)) return { name, provider, own };
    }
  }
  return null;
}
