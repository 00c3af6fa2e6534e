/** What the app asks for; `embed` runs under the feature `search`. */
export type DemoTask = "summary" | "tag" | "embed";

export interface DemoModel {
  readonly provider: string;
  readonly model: string;
  /** Whether usage is told in Gemini's own words or in canonical counts. */
  readonly dialect: "gemini" | "canonical";
  /** Mean thinking tokens per request; 0 for models that do not think. */
  readonly thinkingTokens: number;
  /** Milliseconds to the first token, and tokens a second after it. */
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
}

const GOOGLE = { provider: "google", dialect: "gemini" } as const;

const PRO: DemoModel = {
  ...GOOGLE,
  model: "gemini-2.5-pro",
  thinkingTokens: 900,
  firstTokenMs: 900,
  tokensPerSecond: 110,
};
const FLASH: DemoModel = {
  ...GOOGLE,
  model: "gemini-2.5-flash",
  thinkingTokens: 320,
  firstTokenMs: 420,
  tokensPerSecond: 190,
};
const LITE: DemoModel = {
  ...GOOGLE,
  model: "gemini-2.5-flash-lite",
  thinkingTokens: 0,
  firstTokenMs: 260,
  tokensPerSecond: 260,
};
const FLASH_3: DemoModel = {
  ...GOOGLE,
  model: "gemini-3-flash-preview",
  thinkingTokens: 240,
  firstTokenMs: 480,
  tokensPerSecond: 170,
};
const EMBEDDING: DemoModel = {
  provider: "google",
  model: "gemini-embedding-001",
  dialect: "canonical",
  thinkingTokens: 0,
  firstTokenMs: 120,
  tokensPerSecond: 1_000,
};
const GPT: DemoModel = {
  provider: "openai",
  model: "gpt-5-mini",
  dialect: "canonical",
  thinkingTokens: 260,
  firstTokenMs: 650,
  tokensPerSecond: 90,
};
const HAIKU: DemoModel = {
  provider: "anthropic",
  model: "claude-haiku-4-5",
  dialect: "canonical",
  thinkingTokens: 0,
  firstTokenMs: 520,
  tokensPerSecond: 140,
};
/** Runs on the company's own machines: no list knows a price for it. */
const IN_HOUSE: DemoModel = {
  provider: "in-house",
  model: "in-house-korean-7b",
  dialect: "canonical",
  thinkingTokens: 0,
  firstTokenMs: 300,
  tokensPerSecond: 45,
};

/** Days before now at which the app changed its models. */
export const MODEL_STORY = {
  tagsMovedToLite: 60,
  summariesLeftPro: 38,
  flash3Tried: 30,
  inHouseTried: 21,
} as const;

interface Share {
  readonly weight: number;
  readonly value: DemoModel;
}

/** Which models do a task at a time, with the share of requests each gets. */
export function modelShares(task: DemoTask, daysAgo: number): readonly Share[] {
  switch (task) {
    case "embed":
      return [{ weight: 1, value: EMBEDDING }];
    case "tag":
      return tagShares(daysAgo);
    case "summary":
      return summaryShares(daysAgo);
  }
}

function tagShares(daysAgo: number): readonly Share[] {
  if (daysAgo > MODEL_STORY.tagsMovedToLite) return [{ weight: 1, value: FLASH }];
  const inHouse = daysAgo > MODEL_STORY.inHouseTried ? 0 : 0.16;
  return [
    { weight: 0.82 - inHouse, value: LITE },
    { weight: 0.18, value: FLASH },
    { weight: inHouse, value: IN_HOUSE },
  ];
}

function summaryShares(daysAgo: number): readonly Share[] {
  if (daysAgo > MODEL_STORY.summariesLeftPro) {
    return [
      { weight: 0.36, value: PRO },
      { weight: 0.56, value: FLASH },
      { weight: 0.08, value: GPT },
    ];
  }
  const flash3 = daysAgo > MODEL_STORY.flash3Tried ? 0 : 0.12;
  return [
    { weight: 0.82 - flash3, value: FLASH },
    { weight: 0.06, value: PRO },
    { weight: flash3, value: FLASH_3 },
    { weight: 0.07, value: GPT },
    { weight: 0.05, value: HAIKU },
  ];
}
