import { expect, test } from "vitest";
import { newInTick } from "./new-in-tick";

const SLICE = {
  bucketStart: "2026-11-23T05:00:00Z",
  projectId: "1",
  apiKeyId: null,
  provider: "google",
  model: "gemini-2.5-flash",
  feature: "summary",
  operation: "chat",
  status: "OK",
  requests: 4,
  inputTokens: "400",
  outputTokens: "40",
  totalTokens: "440",
  cost: "0.001",
  unpricedRequests: 0,
} as const;

test.each([
  { name: "whatever they cost: all of them", slices: [SLICE], cost: "any", added: 6 },
  { name: "only unpriced ones: none has come", slices: [SLICE], cost: "unpriced", added: 0 },
  {
    name: "only unpriced ones, of several slices",
    slices: [SLICE, { ...SLICE, unpricedRequests: 1 }, { ...SLICE, unpricedRequests: 2 }],
    cost: "unpriced",
    added: 3,
  },
  { name: "only unpriced ones, but nothing tells them apart", slices: [], cost: "unpriced", added: 6 },
] as const)("$name", ({ slices, cost, added }) => {
  expect(newInTick({ requests: 6, slices: [...slices] }, cost)).toBe(added);
});
