import { expect, test } from "vitest";
import { BackendMessages } from "./backend-messages.js";

function message(type: string, body: string): Buffer {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(type, 0, "latin1");
  bytes.writeUInt32BE(4 + body.length, 1);
  bytes.write(body, 5, "latin1");
  return bytes;
}

const READY = message("Z", "I");
const INSERTED = message("C", "INSERT 0 1\0");
const COMMITTED = message("C", "COMMIT\0");

test.each([
  { name: "a commit alone", answers: [COMMITTED], shows: true },
  { name: "a commit at the end of a pipeline", answers: [INSERTED, INSERTED, COMMITTED, READY], shows: true },
  { name: "statements without a commit", answers: [INSERTED, READY], shows: false },
  { name: "a transaction that was rolled back instead", answers: [message("C", "ROLLBACK\0")], shows: false },
  { name: "a row that only speaks of a COMMIT", answers: [message("D", "C\0\0\0\x0bCOMMIT\0")], shows: false },
])("$name", ({ answers, shows }) => {
  expect(new BackendMessages().showsCommit(Buffer.concat(answers))).toBe(shows);
});

test("a commit is seen wherever the network cuts it", () => {
  const bytes = Buffer.concat([INSERTED, COMMITTED, READY]);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const messages = new BackendMessages();
    const seen = [bytes.subarray(0, cut), bytes.subarray(cut)].map((chunk) => messages.showsCommit(chunk));
    expect(seen.filter(Boolean)).toHaveLength(1);
  }
});
