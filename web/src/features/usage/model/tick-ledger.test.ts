import { describe, expect, test } from "vitest";
import { openLedger, receiveTick, settleLedger, type TickLedger } from "./tick-ledger";

function tick(requests: number, receivedMs: number) {
  return {
    tick: { cursor: String(receivedMs), droppedBefore: null, at: "2026-11-23T05:00:00Z", requests, slices: [] },
    requests,
    receivedMs,
  };
}

function received(...ticks: ReturnType<typeof tick>[]): TickLedger {
  return ticks.reduce(receiveTick, openLedger(100));
}

const amounts = ({ pending }: TickLedger) => pending.map(({ requests }) => requests);

describe("the tick ledger", () => {
  test("ticks after an answer are added to it", () => {
    expect(amounts(received(tick(1, 10), tick(2, 20)))).toEqual([1, 2]);
  });

  test("an answer that holds all of them leaves nothing to add", () => {
    const settled = settleLedger(received(tick(1, 10), tick(2, 20)), { answered: 103, sentMs: 1000, receivedMs: 1050 });
    expect(amounts(settled)).toEqual([]);
  });

  test("a tick that came while the answer was computed, and is not in it, is still added", () => {
    const ledger = received(tick(1, 10), tick(2, 1020));
    expect(amounts(settleLedger(ledger, { answered: 101, sentMs: 1000, receivedMs: 1050 }))).toEqual([2]);
  });

  test("a tick that follows an answer which already holds its request is not added again", () => {
    const settled = settleLedger(received(tick(1, 10)), { answered: 104, sentMs: 1000, receivedMs: 1050 });
    const afterFirst = receiveTick(settled, tick(3, 1100));
    expect(amounts(afterFirst)).toEqual([]);
    expect(amounts(receiveTick(afterFirst, tick(5, 1350)))).toEqual([5]);
  });

  test("a tick that is held in part is left out rather than counted twice", () => {
    const settled = settleLedger(openLedger(100), { answered: 102, sentMs: 1000, receivedMs: 1050 });
    expect(amounts(receiveTick(settled, tick(4, 1100)))).toEqual([]);
  });

  test("requests whose tick never comes are not waited for longer than two seconds", () => {
    const settled = settleLedger(openLedger(100), { answered: 102, sentMs: 1000, receivedMs: 1050 });
    expect(amounts(receiveTick(settled, tick(2, 3050)))).toEqual([2]);
  });

  test("an answer that lost requests, as after a deletion, is taken as it is", () => {
    const settled = settleLedger(received(tick(1, 10), tick(2, 1020)), {
      answered: 40,
      sentMs: 1000,
      receivedMs: 1050,
    });
    expect(amounts(settled)).toEqual([]);
    expect(settled.answered).toBe(40);
  });

  test("a tick from before the question is in the answer, whatever the count says", () => {
    const ledger = received(tick(2, 10));
    expect(amounts(settleLedger(ledger, { answered: 100, sentMs: 1000, receivedMs: 1050 }))).toEqual([]);
  });
});
