import { describe, expect, test } from "vitest";
import { remember } from "./remember.js";

interface Question {
  readonly from: Date;
  readonly length: number;
}

function counted() {
  const asked: Question[] = [];
  const numbers = remember(
    (question: Question): readonly number[] => {
      asked.push(question);
      if (question.length < 0) throw new RangeError("a length of at least 0");
      return Array.from({ length: question.length }, (_, at) => question.from.getTime() + at);
    },
    (answer) => answer.length,
  );
  return { asked, numbers };
}

describe("remember", () => {
  test("works out an answer once for all equal questions, and anew for any other", () => {
    const { asked, numbers } = counted();
    expect(numbers({ from: new Date(5), length: 2 })).toEqual([5, 6]);
    expect(numbers({ from: new Date(5), length: 2 })).toEqual([5, 6]);
    expect(asked).toHaveLength(1);
    expect(numbers({ from: new Date(6), length: 2 })).toEqual([6, 7]);
    expect(numbers({ from: new Date(5), length: 3 })).toEqual([5, 6, 7]);
    expect(asked).toHaveLength(3);
  });

  test("remembers no failure", () => {
    const { asked, numbers } = counted();
    for (let at = 0; at < 2; at += 1) expect(() => numbers({ from: new Date(0), length: -1 })).toThrow(RangeError);
    expect(asked).toHaveLength(2);
  });

  test("forgets what was asked for the longest ago, and never keeps what has no room", () => {
    const { asked, numbers } = counted();
    for (let at = 0; at < 100; at += 1) numbers({ from: new Date(at), length: 1_000 });
    numbers({ from: new Date(99), length: 1_000 });
    expect(asked).toHaveLength(100);
    numbers({ from: new Date(0), length: 1_000 });
    expect(asked).toHaveLength(101);
    for (let at = 0; at < 2; at += 1) numbers({ from: new Date(0), length: 100_000 });
    expect(asked).toHaveLength(103);
  });
});
