import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { startFakeProviders, type FakeProviders } from "../fake-providers/start-fake-providers.ts";
import { readBlocks, type Block } from "../support/blocks/read-blocks.ts";
import { differences } from "../support/blocks/differences.ts";
import { runBlock, RUN_LANGUAGES, writeBlock, type Surroundings } from "../support/blocks/run-block.ts";
import { ADMIN_PASSWORD, BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { startProduct, type Product } from "../support/start-product.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const BLOCKS = readBlocks(readFileSync(fromRoot("docs/integrating.md"), "utf8"));
const TO_RUN = BLOCKS.filter(({ language, fragment }) => fragment === null && language !== "json");
/** What blocks recorded that ask no provider. */
const OTHER_EVENTS = ["first-1", "first-2", "job-7", "otlp:"];
const RECORDED = `{
  usageEvents(filter: { range: { preset: "24h" } }, first: 500) {
    nodes { eventId inputTokens cachedInputTokens cacheWriteTokens outputTokens reasoningTokens }
  }
}`;

let product: Product;
let providers: FakeProviders;
let surroundings: Surroundings;

// In order and in one ledger, as a reader goes: a later block asks for what an earlier one recorded.
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  providers = await startFakeProviders();
  // Who the documents say signs in.
  product = await startProduct({ ADMIN_EMAIL: "admin@localhost" });
  const { url } = product;
  const env = {
    TOKENLEDGER_KEY: BOOTSTRAP_API_KEY,
    ADMIN_PASSWORD,
    DATA_DIR: product.dataDir,
    LOG_LEVEL: "warn",
    // Every SDK reads where its provider is from the environment, so that no line of a block has to.
    GEMINI_API_KEY: "fake",
    GOOGLE_GEMINI_BASE_URL: providers.url,
    OPENAI_API_KEY: "fake",
    OPENAI_BASE_URL: `${providers.url}/v1`,
    ANTHROPIC_API_KEY: "fake",
    ANTHROPIC_BASE_URL: providers.url,
  };
  surroundings = { url, key: BOOTSTRAP_API_KEY, env };
});

test.afterAll(async () => {
  await product.stop();
  await providers.stop();
});

test("no block is left out unless it says why", () => {
  const silent = BLOCKS.filter(
    ({ language, fragment }) => fragment === null && ![...RUN_LANGUAGES, "json"].includes(language),
  );
  expect(silent).toEqual([]);
  expect(BLOCKS.filter(({ fragment }) => fragment !== null && fragment.length < 10)).toEqual([]);
  expect(BLOCKS[0]).not.toMatchObject({ language: "json", fragment: null });
});

test("what is printed in TypeScript is right to the compiler", async () => {
  const files = await Promise.all(TO_RUN.filter(({ language }) => language === "ts").map(writeBlock));
  const compiler = fromRoot("node_modules/typescript/bin/tsc");
  const strictly = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--skipLibCheck"];
  const args = [compiler, "--ignoreConfig", ...strictly, "--types", "node", ...files];
  const { stdout } = spawnSync(process.execPath, args, { cwd: fromRoot("e2e"), encoding: "utf8" });
  expect(stdout).toBe("");
});

for (const block of TO_RUN) {
  test(`line ${block.line} runs as printed: ${titleOf(block)}`, async () => {
    const printed = await runBlock(block, surroundings);
    // What curl prints of a refusal, and ends well with.
    expect(printed).not.toMatch(/"errors?":/);
    const answer = answerOf(block);
    if (answer === null) return;
    expect(differences(JSON.parse(answer.text), JSON.parse(printed))).toEqual([]);
  });
}

test("every call to a provider was recorded once, with the tokens that it billed, and every other event", async () => {
  const recorded = await runBlock({ language: "graphql", fragment: null, text: RECORDED, line: 0 }, surroundings);
  const billed = providers.log.flatMap((call) => (call.billed === null ? [] : [call.billed]));
  expect(billed.length).toBeGreaterThan(0);
  const told = billed.map(({ input, output, cachedInput, cacheWrite, reasoning }) =>
    [
      `"inputTokens":${input},"cachedInputTokens":${cachedInput},"cacheWriteTokens":${cacheWrite}`,
      `"outputTokens":${output},"reasoningTokens":${reasoning}`,
    ].join(),
  );
  const once = [...told, ...OTHER_EVENTS.map((id) => `"eventId":"${id}`)];
  expect(once.filter((words) => recorded.split(words).length !== 2)).toEqual([]);
});

/** The JSON that stands below a block is what it prints. */
function answerOf(block: Block): Block | null {
  const next = BLOCKS[BLOCKS.indexOf(block) + 1];
  return next?.language === "json" && next.fragment === null ? next : null;
}

function titleOf({ language, text }: Block): string {
  const lines = text.split("\n");
  const telling = lines.find((line) => /meter|track|Middleware|withContext|assertWithin|checkAllowance/.test(line));
  return `${language}, ${(telling ?? lines[0] ?? "").trim().slice(0, 60)}`;
}
