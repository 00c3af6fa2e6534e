import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import type { BilledCall } from "../fake-providers/billed-call.ts";
import { startNotesApp, type RunningNotesApp } from "../notes-app/start-notes-app.ts";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { askServer } from "../support/ask-server.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

interface Press {
  readonly name: string;
  readonly user: string;
  readonly note: string;
  readonly noteId: string;
  readonly button: "Summarise" | "Summarise, streamed" | "Tag";
  readonly gemini: string;
  /** Word of the status in the console. */
  readonly status: string;
  readonly usageState: "REPORTED" | "PARTIAL" | "MISSING";
}

const ANSWERED = { gemini: "answers", status: "OK", usageState: "REPORTED" } as const;
const MEETING = { note: "월요일 회의", noteId: "n-1" };
const TRIP = { note: "제주 여행 준비", noteId: "n-2" };
const QUOTE = { note: "책에서 옮긴 글", noteId: "n-3" };
const INTERVIEWS = { note: "사용자 인터뷰 정리", noteId: "n-4" };
const LONG = { note: "워크숍 회의록 (길다)", noteId: "n-5" };
const TOO_LONG = "한 해 회의록 모음 (너무 길다)";

const PRESSES: readonly Press[] = [
  { name: "a summary", user: "minji", ...MEETING, button: "Summarise", ...ANSWERED },
  { name: "a streamed summary", user: "jiho", ...TRIP, button: "Summarise, streamed", ...ANSWERED },
  { name: "tags", user: "seoyeon", ...QUOTE, button: "Tag", ...ANSWERED },
  {
    name: "a streamed summary from the cache",
    user: "minji",
    ...TRIP,
    button: "Summarise, streamed",
    ...ANSWERED,
    gemini: "answers from its cache",
  },
  {
    name: "tags after thinking",
    user: "jiho",
    ...INTERVIEWS,
    button: "Tag",
    ...ANSWERED,
    gemini: "thinks first",
  },
  { name: "a summary near the limit", user: "seoyeon", ...LONG, button: "Summarise", ...ANSWERED },
  {
    name: "a summary that was asked for too often",
    user: "jiho",
    ...MEETING,
    button: "Summarise",
    gemini: "is asked too often (429)",
    status: "Failed",
    usageState: "MISSING",
  },
  {
    name: "a streamed summary that broke off",
    user: "minji",
    ...QUOTE,
    button: "Summarise, streamed",
    gemini: "breaks off",
    status: "Failed",
    usageState: "PARTIAL",
  },
  {
    name: "tags that nobody told the usage of",
    user: "seoyeon",
    ...MEETING,
    button: "Tag",
    gemini: "tells no usage",
    status: "OK",
    usageState: "MISSING",
  },
];

const REQUESTS = "/requests?cols=user,feature,model,status,input,cached,output,reasoning,note";
const RECORDED = `query {
  usageEvents(filter: { range: { preset: "24h" }, features: ["summary", "tags"] }, first: 100) {
    totalCount
    nodes {
      noteId feature model status usageState inputTokens cachedInputTokens outputTokens reasoningTokens
      estimatedInputTokens
    }
  }
}`;

let product: Product;
let app: RunningNotesApp;
let context: BrowserContext;
let notes: Page;
let requests: Page;
let complaints: readonly string[];

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  // The list stands before the first press, and what comes is told as new.
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  await ledger.send([{ id: "before", provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 }]);
  app = await startNotesApp({ url: product.url, key: BOOTSTRAP_API_KEY, port: 0, geminiApiKey: null });
  context = await browser.newContext();
  requests = await context.newPage();
  await alreadySignedIn(requests, product);
  await requests.goto(`${product.url}${REQUESTS}`);
  await expect(requests.getByText(/^1 request ·/)).toBeVisible();
  notes = await context.newPage();
  complaints = watchConsole(notes);
  await notes.goto(app.url);
  await expect(notes.getByRole("combobox", { name: "The local Gemini" })).toHaveValue("plain");
});

test.afterAll(async () => {
  await context.close();
  await app.stop();
  await product.stop();
});

const newestResult = () => notes.getByRole("list", { name: "Results" }).getByRole("listitem").first();

async function press({ user, note, button, gemini }: Pick<Press, "user" | "note" | "button" | "gemini">) {
  await notes.getByRole("combobox", { name: "App user" }).selectOption(user);
  await notes.getByRole("button", { name: note, exact: true }).click();
  await notes.getByRole("combobox", { name: "The local Gemini" }).selectOption(gemini);
  await notes.getByRole("button", { name: button, exact: true }).click();
  await expect(notes.getByRole("button", { name: button, exact: true })).toBeEnabled();
}

/** As the list words a number: unknown is a dash. */
const word = (tokens: number | undefined) => (tokens === undefined ? "—" : tokens.toLocaleString("en"));

for (const { name, ...asked } of PRESSES) {
  test(`${name} comes up in the console by itself, under its app user, note and feature`, async () => {
    await press(asked);
    const billed = app.billed.at(-1);
    if (billed === undefined) throw new Error("The local Gemini was not asked.");
    if (asked.gemini.startsWith("answers")) {
      await expect(newestResult()).toContainText(`Reported ${word(billed.billed?.input)} in`);
    }

    await requests.getByRole("button", { name: "1 new request" }).click();
    const cells = requests.getByRole("grid").locator("[data-index='0']").getByRole("gridcell");
    const reported = asked.usageState === "MISSING" ? undefined : (billed.reported ?? undefined);
    await expect(cells).toHaveText([
      /^[a-z]+-[0-9A-Z]{4}$/,
      asked.button === "Tag" ? "tags" : "summary",
      billed.model,
      asked.status,
      word(reported?.input),
      word(reported?.cachedInput),
      word(reported?.output),
      word(reported?.reasoning),
      asked.noteId,
    ]);
  });
}

test("a note that is certainly too long is refused before Gemini is asked, and recorded nowhere", async () => {
  const calls = app.billed.length;
  await press({ user: "minji", note: TOO_LONG, button: "Summarise", gemini: "answers" });
  await expect(newestResult()).toContainText(/Not sent: at least [\d,]+ tokens, and the limit is 8,000\./);
  expect(app.billed).toHaveLength(calls);
  expect(complaints).toEqual([]);
});

test("the ledger has each call once, as Gemini's log has it, with the estimate beside it", async () => {
  await press({ user: "minji", ...LONG, button: "Tag", gemini: "answers" });
  await expect(newestResult()).toContainText("may be over the limit of 8,000, and is sent all the same");
  await requests.getByRole("button", { name: "1 new request" }).click();
  const recorded = await askServer(requests, RECORDED, {});
  expect(recorded).toMatchObject({
    data: { usageEvents: { totalCount: app.billed.length, nodes: app.billed.toReversed().map(eventOf) } },
  });
});

/** What a line of Gemini's log is in the ledger. */
function eventOf({ model, status, reported, ended, scenario }: BilledCall) {
  const usageState = reported === null ? "MISSING" : ended === "cut" ? "PARTIAL" : "REPORTED";
  return {
    model,
    feature: model.endsWith("-lite") ? "tags" : "summary",
    status: status === 200 && scenario !== "cut" ? "OK" : "ERROR",
    usageState,
    inputTokens: reported?.input ?? null,
    cachedInputTokens: reported?.cachedInput ?? null,
    outputTokens: reported?.output ?? null,
    reasoningTokens: reported?.reasoning ?? null,
    estimatedInputTokens: expect.any(Number),
  };
}

test("app users have three pseudonyms, and no outside name is anywhere in the console", async () => {
  const pseudonyms = await requests.getByRole("grid").getByRole("link").allInnerTexts();
  expect(new Set(pseudonyms).size).toBe(3);
  expect(await requests.content()).not.toMatch(/minji|jiho|seoyeon/);
});

for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
] as const) {
  test(`everybody can use the notes app: ${colorScheme}, ${width} wide`, async () => {
    await notes.emulateMedia({ colorScheme });
    await notes.setViewportSize({ width, height });
    expect(await notes.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await findSeriousFaults(notes)).toEqual([]);
  });
}
