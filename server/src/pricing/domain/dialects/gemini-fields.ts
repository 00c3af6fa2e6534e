import { AppError } from "../../../core/errors.js";
import { readWord } from "../locate-usage.js";
import { type Fields, isFields, readCount } from "../read-count.js";

/** Tokens by modality. Text stands for everything that is sold as text, documents included. */
export interface ModalityCounts {
  readonly text: number;
  readonly audio: number;
  readonly image: number;
  readonly video: number;
}

type Modality = keyof ModalityCounts;

const PRICED_MODALITIES: ReadonlyMap<unknown, Modality> = new Map([
  ["AUDIO", "audio"],
  ["IMAGE", "image"],
  ["VIDEO", "video"],
]);

/** Every field that carries a count; a report without any of them says nothing. */
const COUNT_FIELDS = [
  "promptTokenCount",
  "candidatesTokenCount",
  "responseTokenCount",
  "thoughtsTokenCount",
  "toolUsePromptTokenCount",
  "cachedContentTokenCount",
  "totalTokenCount",
] as const;

export type GeminiCountField = (typeof COUNT_FIELDS)[number];

export type GeminiDetailsField =
  | "promptTokensDetails"
  | "cacheTokensDetails"
  | "candidatesTokensDetails"
  | "responseTokensDetails"
  | "toolUsePromptTokensDetails";

/**
 * A `usageMetadata` object under its own spelling: the REST API and the JavaScript SDK write
 * `promptTokenCount`, the Python SDK writes `prompt_token_count`.
 */
export class GeminiFields {
  private constructor(
    private readonly fields: Fields,
    private readonly path: string,
  ) {}

  /** Finds the usage object in itself or in a whole response that carries it. */
  static of(usage: Fields, path: string): GeminiFields {
    for (const name of ["usageMetadata", "usage_metadata"]) {
      const inner = usage[name];
      if (isFields(inner)) return new GeminiFields(inner, `${path}.${name}`);
    }
    return new GeminiFields(usage, path);
  }

  count(name: GeminiCountField): number | null {
    const [spelling, value] = this.lookUp(name);
    return readCount(value, `${this.path}.${spelling}`);
  }

  reportsAnything(): boolean {
    return COUNT_FIELDS.some((name) => this.count(name) !== null);
  }

  /** Null when the provider gave no details. A modality listed without a count has none. */
  details(name: GeminiDetailsField): ModalityCounts | null {
    const [spelling, value] = this.lookUp(name);
    if (value === undefined || value === null) return null;
    const field = `${this.path}.${spelling}`;
    if (!Array.isArray(value)) throw AppError.badInput(field, "a list of modalities with their tokens", value);
    const sums = { text: 0, audio: 0, image: 0, video: 0 };
    value.forEach((entry: unknown, index) => {
      if (!isFields(entry))
        throw AppError.badInput(`${field}.${index}`, "an object with modality and tokenCount", entry);
      const modality = PRICED_MODALITIES.get(entry["modality"]) ?? "text";
      sums[modality] += readCount(entry["tokenCount"] ?? entry["token_count"], `${field}.${index}.tokenCount`) ?? 0;
    });
    return sums;
  }

  /** In Google's own word: `serviceTier` of the Gemini API, `trafficType` of Vertex AI; null when neither says. */
  serviceTier(): string | null {
    for (const name of ["serviceTier", "trafficType"] as const) {
      const [, tier] = this.lookUp(name);
      const word = readWord(tier);
      if (word !== null) return word;
    }
    return null;
  }

  private lookUp(
    name: GeminiCountField | GeminiDetailsField | "serviceTier" | "trafficType",
  ): readonly [spelling: string, value: unknown] {
    const camel = this.fields[name];
    if (camel !== undefined) return [name, camel];
    const snakeName = snakeCase(name);
    const snake = this.fields[snakeName];
    return snake === undefined ? [name, undefined] : [snakeName, snake];
  }
}

/** Whether an object is Gemini's usage, or a response that carries it. */
export function looksLikeGemini(usage: Fields): boolean {
  if (isFields(usage["usageMetadata"]) || isFields(usage["usage_metadata"])) return true;
  if (usage["trafficType"] !== undefined) return true; // all that Vertex AI says of a request that it blocked
  return COUNT_FIELDS.some((name) => usage[name] !== undefined || usage[snakeCase(name)] !== undefined);
}

const snakeNames = new Map<string, string>();

function snakeCase(name: string): string {
  let snake = snakeNames.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeNames.set(name, snake);
  }
  return snake;
}
