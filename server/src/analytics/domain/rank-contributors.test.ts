import { describe, expect, test } from "vitest";
import { UsageDimension } from "./question-words.js";
import { type ContributingGroup, rankContributors } from "./rank-contributors.js";

const { USER, MODEL, OPERATION } = UsageDimension;

function group(dimension: UsageDimension, key: string, [value, expected]: [bigint, bigint]): ContributingGroup {
  return { dimension, key, value, peers: [expected, 0n, 2n * expected] };
}

function keysOf(groups: readonly ContributingGroup[], difference: bigint, expected = 1_000n): string[] {
  return rankContributors(groups, { difference, expected }).map(({ key }) => key);
}

describe("rankContributors", () => {
  test("who was unexpected comes before groups that always had much", () => {
    const groups = [
      group(OPERATION, "chat", [1_900n, 1_000n]),
      group(OPERATION, "embeddings", [10n, 10n]),
      group(MODEL, "large", [1_000n, 100n]),
      group(MODEL, "small", [900n, 900n]),
      group(USER, "7", [900n, 1n]),
      group(USER, "8", [20n, 21n]),
    ];
    expect(keysOf(groups, 900n)).toEqual(["7", "large", "chat"]);
  });

  test("however large the spike, all of it is of the rarest group first", () => {
    const groups = [
      group(MODEL, "half", [1_000_500n, 500n]),
      group(MODEL, "other", [500n, 500n]),
      group(USER, "twentieth", [1_000_050n, 50n]),
      group(USER, "others", [950n, 950n]),
    ];
    expect(keysOf(groups, 1_000_000n)).toEqual(["twentieth", "half"]);
  });

  test("of those who never occurred before, the larger difference is first", () => {
    const groups = [group(USER, "new", [300n, 0n]), group(USER, "newer", [700n, 0n])];
    expect(keysOf(groups, 1_000n, 0n)).toEqual(["newer", "new"]);
  });

  test("the only group of a dimension is the whole and explains nothing", () => {
    expect(keysOf([group(OPERATION, "chat", [1_900n, 1_000n])], 900n)).toEqual([]);
  });

  test("too little is explained by who is missing, and the differences are below zero", () => {
    const groups = [group(MODEL, "large", [0n, 800n]), group(MODEL, "small", [220n, 200n])];
    expect(rankContributors(groups, { difference: -780n, expected: 1_000n })).toEqual([
      { dimension: MODEL, key: "large", value: 0n, expected: 800n, excess: -800n },
    ]);
  });

  test("less than a tenth of the difference explains nothing", () => {
    const groups = [group(USER, "a", [99n, 1n]), group(USER, "b", [901n, 1n]), group(USER, "c", [101n, 1n])];
    expect(keysOf(groups, 1_000n)).toEqual(["b", "c"]);
  });

  test("there are at most five", () => {
    const groups = Array.from({ length: 9 }, (_, at) => group(USER, String(at), [200n + BigInt(at), 1n]));
    expect(keysOf(groups, 1_800n)).toEqual(["8", "7", "6", "5", "4"]);
  });
});
