import { describe, expect, test } from "vitest";
import { sampleUsage } from "../../test/usage/sample-usage.js";
import type { RollupRow } from "../usage/domain/roll-up.js";
import type { NewUsage } from "../usage/domain/new-usage.js";
import type { RecordOutcome } from "../usage/record-usage.js";
import { noUsage } from "../usage/domain/usage-sums.js";
import { GroupCommit, roomWithin } from "./group-commit.js";

/** A database whose transactions end when the test says so. */
class Transactions {
  readonly started: (readonly NewUsage[])[] = [];
  private readonly ends: (() => void)[] = [];

  readonly record = async (events: readonly NewUsage[]): Promise<RecordOutcome> => {
    this.started.push(events);
    await new Promise<void>((resolve) => this.ends.push(resolve));
    return outcomeOf(events);
  };

  endNext(): void {
    this.ends.shift()?.();
  }
}

/** Events whose id begins with `dup` are known already. */
function outcomeOf(events: readonly NewUsage[]): RecordOutcome {
  const isKnown = ({ eventId }: NewUsage) => eventId.startsWith("dup");
  const accepted = events.filter((event) => !isKnown(event)).length;
  const sums = { ...noUsage(), requests: BigInt(accepted) };
  return {
    fates: events.map((event) => (isKnown(event) ? "duplicate" : "accepted")),
    sums: accepted === 0 ? [] : [{ bucketStart: new Date(0), userId: null, dimensionId: 1, sums }],
  };
}

const eventsOf = (...ids: readonly string[]) => ids.map((id) => sampleUsage(id));
const many = (count: number) => eventsOf(...Array.from({ length: count }, (_, index) => `e${index}`));
const send = (commits: GroupCommit, events: readonly NewUsage[]) =>
  commits.record(events.length, () => Promise.resolve(events));
/** Everything that can go on without a transaction ending has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const idsOf = (groups: readonly (readonly NewUsage[])[]) => groups.map((group) => group.map(({ eventId }) => eventId));

const databaseAway = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

describe("transactions", () => {
  test("a request is answered after its transaction has ended, not before", async () => {
    const transactions = new Transactions();
    let isAnswered = false;
    const answer = send(new GroupCommit({ record: transactions.record }), eventsOf("a")).then((outcome) => {
      isAnswered = true;
      return outcome;
    });
    await settled();
    expect([transactions.started.length, isAnswered]).toEqual([1, false]);
    transactions.endNext();
    expect(await answer).toEqual(["accepted"]);
  });

  test("what arrives while a transaction runs shares the next one, and each gets its own fates", async () => {
    const transactions = new Transactions();
    const commits = new GroupCommit({ record: transactions.record });
    const running = send(commits, eventsOf("a"));
    await settled();
    const waiting = [
      send(commits, eventsOf("c", "dup-c")),
      send(commits, eventsOf("dup-d")),
      send(commits, eventsOf("e", "f", "dup-f")),
    ];
    await settled();
    expect(idsOf(transactions.started)).toEqual([["a"]]);
    transactions.endNext();
    await settled();
    expect(idsOf(transactions.started).slice(1)).toEqual([["c", "dup-c", "dup-d", "e", "f", "dup-f"]]);
    transactions.endNext();
    await running;
    const outcomes = await Promise.all(waiting);
    expect(outcomes).toEqual([["accepted", "duplicate"], ["duplicate"], ["accepted", "accepted", "duplicate"]]);
  });

  test("a second transaction runs beside the first when 500 events wait, and never a third", async () => {
    const transactions = new Transactions();
    const commits = new GroupCommit({ record: transactions.record });
    const answers = [send(commits, many(1)), send(commits, many(499))];
    await settled();
    expect(transactions.started.map(({ length }) => length)).toEqual([1]);
    answers.push(send(commits, many(1)));
    await settled();
    expect(transactions.started.map(({ length }) => length)).toEqual([1, 500]);
    answers.push(send(commits, many(4_000)));
    await settled();
    expect(transactions.started).toHaveLength(2);
    for (let count = 0; count < 3; count += 1) {
      transactions.endNext();
      await settled();
    }
    await Promise.all(answers);
  });

  test("a transaction takes 4,000 events and no more, unless one request alone has more", async () => {
    const transactions = new Transactions();
    const commits = new GroupCommit({ record: transactions.record, maxWaitingEvents: 20_000 });
    const sizes = [600, 600, 2_500, 2_000, 5_000, 10];
    const answers = sizes.map((size) => send(commits, many(size)));
    for (const _ of sizes) {
      await settled();
      transactions.endNext();
    }
    await Promise.all(answers);
    expect(transactions.started.map(({ length }) => length)).toEqual([600, 600, 2_500, 2_000, 5_000, 10]);
  });

  test("what was accepted is told once per transaction, after it, and not at all when nothing was", async () => {
    const told: bigint[] = [];
    const record = async (events: readonly NewUsage[]) => outcomeOf(events);
    const onAccepted = (sums: readonly RollupRow[]) => told.push(...sums.map((row) => row.sums.requests));
    const commits = new GroupCommit({ record, onAccepted });
    const answers = [["a", "dup"], ["dup"], ["b", "c"]].map((ids) => send(commits, eventsOf(...ids)));
    await Promise.all(answers);
    await send(commits, eventsOf("dup"));
    expect(told.reduce((sum, requests) => sum + requests, 0n)).toBe(3n);
    expect(told).not.toContain(0n);
  });

  test("nothing to record needs no transaction", async () => {
    const transactions = new Transactions();
    const outcome = await send(new GroupCommit({ record: transactions.record, maxWaitingEvents: 0 }), []);
    expect([outcome, transactions.started]).toEqual([[], []]);
  });
});

describe("faults", () => {
  /** Holds the writer, so that what is sent next becomes one group. */
  async function inOneGroup(
    record: (events: readonly NewUsage[]) => Promise<RecordOutcome>,
    requests: readonly (readonly NewUsage[])[],
  ) {
    const held = new Transactions();
    const commits = new GroupCommit({
      record: (events) => (events[0]?.eventId === "hold" ? held.record(events) : record(events)),
    });
    const holding = send(commits, eventsOf("hold"));
    await settled();
    const answers = Promise.allSettled(requests.map((events) => send(commits, events)));
    await settled();
    held.endNext();
    await holding;
    return (await answers).map((answer) => (answer.status === "fulfilled" ? answer.value : answer.reason));
  }

  test("a request whose data is refused fails alone", async () => {
    const fault = Object.assign(new Error("value out of range"), { code: "22003" });
    const tried: string[][] = [];
    const record = async (events: readonly NewUsage[]) => {
      tried.push(events.map(({ eventId }) => eventId));
      if (events.some(({ eventId }) => eventId === "bad")) throw fault;
      return outcomeOf(events);
    };
    const answers = await inOneGroup(record, [eventsOf("a"), eventsOf("b", "bad"), eventsOf("c")]);
    expect(tried).toEqual([["a", "b", "bad", "c"], ["a"], ["b", "bad"], ["c"]]);
    expect(answers).toEqual([["accepted"], fault, ["accepted"]]);
  });

  test("a database that is away fails everybody at once, and nothing is tried one by one", async () => {
    const fault = databaseAway();
    let tries = 0;
    const record = async () => {
      tries += 1;
      throw fault;
    };
    expect(await inOneGroup(record, [eventsOf("a"), eventsOf("b"), eventsOf("c")])).toEqual([fault, fault, fault]);
    expect(tries).toBe(1);
  });

  test("after a fault the next request is recorded", async () => {
    let isAway = true;
    const record = async (events: readonly NewUsage[]) => {
      if (isAway) throw databaseAway();
      return outcomeOf(events);
    };
    const commits = new GroupCommit({ record });
    await expect(send(commits, eventsOf("a"))).rejects.toThrow("ECONNREFUSED");
    isAway = false;
    expect(await send(commits, eventsOf("a"))).toEqual(["accepted"]);
  });
});

describe("room", () => {
  const UNAVAILABLE = expect.objectContaining({ code: "UNAVAILABLE" });

  test("more than may wait is refused before anything is prepared, and accepted again when there is room", async () => {
    const transactions = new Transactions();
    const commits = new GroupCommit({ record: transactions.record, maxWaitingEvents: 10 });
    const running = send(commits, many(1));
    await settled();
    const waiting = send(commits, many(8));
    let prepared = 0;
    const refused = commits.record(3, async () => {
      prepared += 1;
      return many(3);
    });
    await expect(refused).rejects.toEqual(UNAVAILABLE);
    expect(prepared).toBe(0);
    const fitting = send(commits, many(2));
    await settled();
    transactions.endNext();
    await settled();
    const afterwards = send(commits, many(10));
    for (let count = 0; count < 4; count++) {
      await settled();
      transactions.endNext();
    }
    await Promise.all([running, waiting, fitting, afterwards]);
    expect(transactions.started.map(({ length }) => length)).toEqual([1, 10, 10]);
  });

  test("what is being prepared takes room too, and gives it back when that fails", async () => {
    const transactions = new Transactions();
    const commits = new GroupCommit({ record: transactions.record, maxWaitingEvents: 10 });
    const { promise, reject } = Promise.withResolvers<readonly NewUsage[]>();
    const failing = commits.record(10, () => promise);
    await expect(send(commits, many(1))).rejects.toEqual(UNAVAILABLE);
    reject(databaseAway());
    await expect(failing).rejects.toThrow("ECONNREFUSED");
    const next = send(commits, many(10));
    await settled();
    transactions.endNext();
    expect(await next).toHaveLength(10);
  });
});

describe("room while the database is slow", () => {
  test.each([
    { name: "nothing is known yet: what memory allows", commitSeconds: 0, room: Number.POSITIVE_INFINITY },
    { name: "quick transactions: more than may wait at all", commitSeconds: 0.1, room: 200_000 },
    { name: "a second each: five of them", commitSeconds: 1, room: 20_000 },
    { name: "two seconds each: two of them", commitSeconds: 2, room: 8_000 },
    { name: "longer than anybody may wait: one request", commitSeconds: 7, room: 5_000 },
  ])("$name", ({ commitSeconds, room }) => {
    expect(roomWithin(5, commitSeconds)).toBe(room);
  });
});

describe("room that is kept before a body is read", () => {
  test("counts as taken until it is given back", async () => {
    const transactions = new Transactions();
    const commits = new GroupCommit({ record: transactions.record, maxWaitingEvents: 10 });
    const giveBack = commits.reserve(8);
    expect(commits.depth).toBe(8);
    expect(() => commits.reserve(3)).toThrow("More is arriving");
    giveBack();
    const answer = send(commits, many(10));
    await settled();
    transactions.endNext();
    expect(await answer).toHaveLength(10);
    expect(commits.depth).toBe(0);
  });
});
