import { describe, expect, test, vi } from "vitest";
import { assertWithinLimit, DEFAULT_TOKEN_LIMIT, type LimitedEstimate } from "./assert-within-limit.js";
import { estimateTokens } from "./estimate-tokens.js";
import { TokenLimitError } from "./token-limit-error.js";

const NOTE = "오늘 회의에서 3분기 매출 목표를 다시 정했습니다. ".repeat(40);
const GEMINI = "gemini-2.5-flash";

describe("an input is held against a limit", () => {
  test("and passes without a warning when even the most that it may have is within", async () => {
    const onWarning = vi.fn<(estimate: LimitedEstimate) => void>();
    const { upper } = await estimateTokens(NOTE, GEMINI);
    expect(await assertWithinLimit(upper, NOTE, { model: GEMINI, onWarning })).toMatchObject({ warning: false, upper });
    expect(onWarning).not.toHaveBeenCalled();
  });

  test("and passes with a warning when it may be over", async () => {
    const onWarning = vi.fn<(estimate: LimitedEstimate) => void>();
    const { lower, upper } = await estimateTokens(NOTE, GEMINI);
    for (const limit of [lower, upper - 1]) {
      const passed = await assertWithinLimit(limit, NOTE, { model: GEMINI, onWarning });
      expect(passed).toMatchObject({ warning: true, lower, upper, limit, model: GEMINI });
      expect(onWarning).toHaveBeenLastCalledWith(passed);
    }
    expect(onWarning).toHaveBeenCalledTimes(2);
  });

  test("and is refused only when the least that it must have is over", async () => {
    const { lower, upper } = await estimateTokens(NOTE, GEMINI);
    const refused = assertWithinLimit(lower - 1, NOTE, GEMINI);
    await expect(refused).rejects.toBeInstanceOf(TokenLimitError);
    await expect(refused).rejects.toMatchObject({
      name: "TokenLimitError",
      limit: lower - 1,
      lower,
      upper,
      model: GEMINI,
    });
  });

  test("exactly for OpenAI: at the limit is within, one token more is over, and nothing is in between", async () => {
    const { lower } = await estimateTokens(NOTE, "gpt-4o");
    expect(await assertWithinLimit(lower, NOTE, "gpt-4o")).toMatchObject({ warning: false, exact: true });
    await expect(assertWithinLimit(lower - 1, NOTE, "gpt-4o")).rejects.toThrow(
      `The input has ${lower} tokens for gpt-4o; the limit is ${lower - 1}.`,
    );
  });

  test("of 8,000 tokens, a long Korean note is refused and a page is not", async () => {
    await expect(assertWithinLimit(DEFAULT_TOKEN_LIMIT, longKorean(40_000), GEMINI)).rejects.toBeInstanceOf(
      TokenLimitError,
    );
    expect(await assertWithinLimit(DEFAULT_TOKEN_LIMIT, longKorean(4_000), GEMINI)).toMatchObject({ warning: false });
  });

  test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "that is a number of tokens: %d is none",
    async (limit) => {
      await expect(assertWithinLimit(limit, NOTE, GEMINI)).rejects.toBeInstanceOf(TypeError);
    },
  );
});

/** Words that differ, as those of prose do. */
function longKorean(characters: number): string {
  const stems = ["회의", "예산", "고객", "일정", "개발자", "담당자", "보고서", "마케팅", "계획", "분기"];
  const middles = Array.from("가나다라마바사아자하거너더러머버서어저고노도로모보소오조구누두무부수우주");
  const endings = ["에서", "으로는", "까지", "에게만", "이라서", "처럼", "부터", "하고", "보다는", "을"];
  let text = "";
  for (let at = 1; text.length < characters; at = (at * 48_271) % 0x7fffffff) {
    text += `${stems[at % 10]}${middles[at % 37] ?? "의"}${endings[(at >> 8) % 10]} `;
  }
  return text;
}
