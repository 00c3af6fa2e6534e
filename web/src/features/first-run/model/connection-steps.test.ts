import { describe, expect, test } from "vitest";
import { connectionSteps, isConnected, type KeyEvent, type KeyRejection } from "./connection-steps";

const AT = "2026-11-27T10:00:00.000Z";
const LATER = "2026-11-27T10:00:01.000Z";
const UNUSED = { secretLastUsedAt: null, lastRecordedAt: null, lastEvent: null, lastRejection: null };

function recorded(change: Partial<KeyEvent> = {}, user: KeyEvent["event"]["user"] = { id: "7", pseudonym: "sparrow" }) {
  return { ...UNUSED, lastRecordedAt: AT, lastEvent: eventOf(change, user) };
}

function eventOf(change: Partial<KeyEvent>, user: KeyEvent["event"]["user"]): KeyEvent {
  const event = { id: "1", eventId: "e", provider: "google", model: "m", totalTokens: 1204, cost: "0.1", user };
  return { unpricedReason: null, unpricedDetail: null, event, ...change };
}

function refused(change: Partial<KeyRejection> = {}): KeyRejection {
  return { time: AT, code: "BAD_INPUT", field: "model", message: "expected a name", ...change };
}

/** As `name:state`, with what is wrong. */
function shown(key: Parameters<typeof connectionSteps>[0]): readonly string[] {
  return connectionSteps(key).map(({ name, state, fault }) =>
    [name, state, ...(fault === null ? [] : [fault])].join(":"),
  );
}

describe("connectionSteps", () => {
  test.each([
    {
      name: "a key that nobody used is waited for, and all else with it",
      key: UNUSED,
      steps: ["key:next", "accepted:later", "model:later", "priced:later", "user:later"],
    },
    {
      name: "once the key is seen its event is waited for",
      key: { ...UNUSED, secretLastUsedAt: AT },
      steps: ["key:done", "accepted:next", "model:later", "priced:later", "user:later"],
    },
    {
      name: "an event that is refused shows that the key was seen",
      key: { ...UNUSED, lastRejection: refused() },
      steps: ["key:done", "accepted:failed:refused", "model:later", "priced:later", "user:later"],
    },
    {
      name: "a key that may not record says so",
      key: { ...UNUSED, lastRejection: refused({ code: "FORBIDDEN" }) },
      steps: ["key:done", "accepted:failed:forbidden", "model:later", "priced:later", "user:later"],
    },
    {
      name: "what was refused before the event is over",
      key: { ...recorded(), lastRecordedAt: LATER, lastRejection: refused() },
      steps: ["key:done", "accepted:done", "model:done", "priced:done", "user:done"],
    },
    {
      name: "what was refused since takes nothing back",
      key: { ...recorded(), lastRejection: refused({ time: LATER, code: "CONFLICT" }) },
      steps: ["key:done", "accepted:done:idTaken", "model:done", "priced:done", "user:done"],
    },
    {
      name: "a model that no list knows can have no price yet",
      key: recorded({ unpricedReason: "UNKNOWN_MODEL" }),
      steps: ["key:done", "accepted:done", "model:failed:UNKNOWN_MODEL", "priced:later", "user:done"],
    },
    {
      name: "a model that is known may lack a price for its tier",
      key: recorded({ unpricedReason: "NO_PRICE_FOR_SERVICE_TIER" }),
      steps: ["key:done", "accepted:done", "model:done", "priced:failed:NO_PRICE_FOR_SERVICE_TIER", "user:done"],
    },
    {
      name: "a key whose last event is archived has recorded, and the next event shows the rest",
      key: { ...UNUSED, secretLastUsedAt: AT, lastRecordedAt: AT },
      steps: ["key:done", "accepted:done", "model:next", "priced:next", "user:next"],
    },
    {
      name: "a request of nobody is told",
      key: recorded({}, null),
      steps: ["key:done", "accepted:done", "model:done", "priced:done", "user:failed:noUser"],
    },
  ])("$name", ({ key, steps }) => expect(shown(key)).toEqual(steps));

  test("a program is connected when every step is done", () => {
    expect(isConnected(connectionSteps(recorded()))).toBe(true);
    expect(isConnected(connectionSteps(recorded({}, null)))).toBe(false);
  });
});
