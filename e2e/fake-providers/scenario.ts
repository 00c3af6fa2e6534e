/** What happens to a call; whether it is streamed is asked by the call itself. */
export const SCENARIOS = [
  "plain",
  "cached",
  "thinking",
  /** Refused, always. */
  "429",
  /** Refused the first time, answered the second: what the retry of an SDK meets. */
  "flaky",
  "500",
  /** The socket is destroyed in the middle of the answer. */
  "cut",
  /** Half of a stream is sent, and then nothing until the caller leaves. */
  "held",
  /** Whole, but without a word about usage. */
  "usage-less",
  /** Every part of the answer waits. */
  "slow",
] as const;

export type Scenario = (typeof SCENARIOS)[number];

export const SCENARIO_HEADER = "x-fake-scenario";

/** `gemini-2.5-flash--cut` is `gemini-2.5-flash`, cut off; the header goes before the name. */
export function readScenario(model: string, header: string | undefined): { model: string; scenario: Scenario } {
  const [name = model, suffix] = model.split("--");
  return { model: name, scenario: findScenario(header) ?? findScenario(suffix) ?? "plain" };
}

function findScenario(word: string | undefined): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario === word);
}
