import { expect, test } from "vitest";
import { liveStatus, type LiveSituation } from "./live-status";

const listening: LiveSituation = {
  isLiveRange: true,
  isPaused: false,
  isRefused: false,
  connection: { status: "open", attempt: 0 },
  heardMs: 100_000,
  listeningSinceMs: 90_000,
  nowMs: 105_000,
};

test.each([
  { name: "a recent heartbeat is live", change: {}, status: { kind: "live" } },
  { name: "just under 20 s of silence is still live", change: { nowMs: 119_999 }, status: { kind: "live" } },
  { name: "exactly 20 s of silence is stale", change: { nowMs: 120_000 }, status: { kind: "stale", sinceMs: 100_000 } },
  {
    name: "an open connection that never spoke is not live",
    change: { heardMs: null },
    status: { kind: "connecting" },
  },
  {
    name: "an open connection that never spoke for 20 s is stale since listening began",
    change: { heardMs: null, nowMs: 110_000 },
    status: { kind: "stale", sinceMs: 90_000 },
  },
  {
    name: "a lost connection says how often it tried",
    change: { connection: { status: "reconnecting", attempt: 3 } },
    status: { kind: "reconnecting", attempt: 3 },
  },
  {
    name: "a connection lost for 20 s is stale, not merely reconnecting",
    change: { connection: { status: "reconnecting", attempt: 9 }, nowMs: 130_000 },
    status: { kind: "stale", sinceMs: 100_000 },
  },
  {
    name: "a pause is a pause, whatever the connection does",
    change: { isPaused: true, nowMs: 999_999 },
    status: { kind: "paused" },
  },
  {
    name: "a refused question is no lost connection, even long after",
    change: { isRefused: true, connection: { status: "closed", attempt: 0 }, nowMs: 999_999 },
    status: { kind: "unavailable" },
  },
  { name: "a past range is never live", change: { isLiveRange: false, isPaused: true }, status: { kind: "past" } },
] as const)("$name", ({ change, status }) => {
  expect(liveStatus({ ...listening, ...change })).toEqual(status);
});
