import type { FindingKind } from "../../../lib/graphql/graphql";

/** The change in three lines, as a sender would write it. Names are examples. */
export const CODE_LINES: Readonly<Record<FindingKind, string>> = {
  IDENTICAL_REQUESTS: `const key = sha256(JSON.stringify({ model, prompt }));
const known = await answers.get(key);
if (known !== undefined) return known;`,
  RESUMMARISED_NOTES: `const version = sha256(note.text);
if (note.summarisedVersion === version) return note.summary;
await keep(note.id, { version, summary: await summarise(note) });`,
  CACHEABLE_PREFIX: `const fixed = [RULES, EXAMPLES, OUTPUT_FORMAT];
const changing = [note.text, question];
await generate({ model, prompt: [...fixed, ...changing] });`,
  FALLING_CACHE_HITS: `const system = RULES;
const last = { role: "user", content: \`\${today()}\\n\${question}\` };
await generate({ model, system, messages: [...history, last] });`,
  CHEAPER_MODEL: `const share = 0.2;
const chosen = hash(userId) < share ? cheaperModel : model;
await generate({ model: chosen, prompt });`,
  LONG_INPUT: `const parts = splitByHeading(note.text);
const relevant = parts.filter((part) => isAbout(part, question));
await generate({ model, prompt: relevant.slice(0, 5).join("\\n") });`,
  LONG_OUTPUT: `const prompt = \`\${question}\\nAt most five sentences.\`;
const maxOutputTokens = 400;
await generate({ model, prompt, maxOutputTokens });`,
  THINKING: `const thinkingConfig = { thinkingBudget: 512 };
const config = { thinkingConfig };
await generate({ model, prompt, config });`,
  BILLED_RETRIES: `if (!isTemporary(error) || attempt >= 3) throw error;
await sleep(1000 * 2 ** attempt);
return call({ ...request, attempt: attempt + 1 });`,
  BATCH_ELIGIBLE: `const requests = await queue.takeAll("nightly");
const job = await batches.create({ model, requests });
await jobs.remember(job.id);`,
  NEAR_LIMIT: `const { totalTokens } = await countTokens({ model, contents });
const isNear = totalTokens > 0.9 * LIMIT;
const sent = isNear ? await shorten(contents) : contents;`,
};
