import { AppError } from "../../../core/errors.js";
import { CountFields } from "../count-fields.js";
import { type Fields, isFields } from "../read-count.js";

/** What one pass of the model was billed for; null is "not given". Input excludes the cache. */
export interface AnthropicPass {
  readonly input: number | null;
  readonly cacheRead: number;
  /** Written to the cache for 5 minutes. */
  readonly written: number;
  /** Written to the cache for an hour. */
  readonly written1h: number;
  readonly output: number | null;
}

function readPass(fields: CountFields, warnings: string[]): AnthropicPass {
  const divided = fields.within("cache_creation");
  const shortLived = divided.count("ephemeral_5m_input_tokens") ?? 0;
  const hourLong = divided.count("ephemeral_1h_input_tokens") ?? 0;
  const created = fields.count("cache_creation_input_tokens") ?? shortLived + hourLong;
  if (shortLived + hourLong > created) {
    warnings.push(`cache_creation adds up to ${shortLived + hourLong}, not cache_creation_input_tokens ${created}`);
  }
  // What is not said to last an hour does not: the short life is what one gets without asking.
  const written1h = Math.min(hourLong, created);
  return {
    input: fields.count("input_tokens"),
    cacheRead: fields.count("cache_read_input_tokens") ?? 0,
    written: created - written1h,
    written1h,
    output: fields.count("output_tokens"),
  };
}

export interface AnthropicPasses {
  readonly billed: AnthropicPass;
  /** Whether nothing that was billed is left out. */
  readonly isWhole: boolean;
}

const COUNTS = ["input", "cacheRead", "written", "written1h", "output"] as const satisfies (keyof AnthropicPass)[];

/**
 * All that a request was billed for. Where the model compacted the conversation it ran more than once, and the counts
 * at the top are those of the last pass only: 181 in and 8 out, where the passes took 55,377 and 91.
 *
 * An adviser's passes are another model's, at another price. They are left out, here as at the top, and said.
 */
export function readPasses(usage: Fields, path: string, warnings: string[]): AnthropicPasses {
  const top = readPass(new CountFields(usage, path), warnings);
  const iterations = readIterations(usage["iterations"], `${path}.iterations`);
  const isWhole = !iterations.some(isAdvisers);
  const own = iterations.filter((iteration) => !isAdvisers(iteration));
  for (const { index, fields } of iterations.filter(isAdvisers)) {
    const { output, ...input } = readPass(fields, warnings);
    const tokens = `${inputOf(input)} tokens in, ${output ?? 0} out`;
    warnings.push(`iterations.${index} is an adviser's, of another model, and not counted: ${tokens}`);
  }
  if (own.length === 0) return { billed: top, isWhole };
  const sum = own.map(({ fields }) => readPass(fields, warnings)).reduce(add);
  const smaller = COUNTS.find((name) => (sum[name] ?? 0) < (top[name] ?? 0));
  if (smaller === undefined) return { billed: sum, isWhole };
  warnings.push(
    `iterations add up to less than the usage around them: ${smaller} ${sum[smaller] ?? 0}, not ${top[smaller] ?? 0}`,
  );
  return { billed: top, isWhole };
}

interface Iteration {
  readonly index: number;
  readonly type: unknown;
  readonly fields: CountFields;
}

function isAdvisers({ type }: Iteration): boolean {
  return type === "advisor_message";
}

function readIterations(iterations: unknown, path: string): readonly Iteration[] {
  if (iterations === undefined || iterations === null) return [];
  if (!Array.isArray(iterations)) throw AppError.badInput(path, "a list of passes with their tokens", iterations);
  return iterations.map((iteration: unknown, index) => {
    const field = `${path}.${index}`;
    if (!isFields(iteration)) throw AppError.badInput(field, "an object of token counts", iteration);
    return { index, type: iteration["type"], fields: new CountFields(iteration, field) };
  });
}

function inputOf({ input, cacheRead, written, written1h }: Omit<AnthropicPass, "output">): number {
  return (input ?? 0) + cacheRead + written + written1h;
}

function add(a: AnthropicPass, b: AnthropicPass): AnthropicPass {
  return {
    input: addKnown(a.input, b.input),
    cacheRead: a.cacheRead + b.cacheRead,
    written: a.written + b.written,
    written1h: a.written1h + b.written1h,
    output: addKnown(a.output, b.output),
  };
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b;
}
