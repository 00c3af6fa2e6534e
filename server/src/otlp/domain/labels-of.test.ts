import { describe, expect, test } from "vitest";
import { labelsOf } from "./labels-of.js";
import type { Attributes, Span } from "./span.js";

function span(attributes: Attributes, resource: Attributes = {}): Span {
  const ids = { traceId: "t", spanId: "s", parentSpanId: "", scope: "test" };
  return { ...ids, startMs: 0, endMs: 0, failed: false, attributes, resource };
}

describe("whose a call was", () => {
  test.each([
    "tokenledger.user.id",
    "user.id",
    "enduser.id",
    "langfuse.user.id",
    "ai.telemetry.metadata.userId",
    "traceloop.association.properties.user_id",
  ])("is said by %s", (name) => {
    expect(labelsOf([span({ [name]: "minji" })]).userId).toBe("minji");
  });

  test("is said by the first that says it, in the order of names, and numbers are texts", () => {
    expect(labelsOf([span({ "enduser.id": "b", "user.id": 7 })]).userId).toBe("7");
    expect(labelsOf([span({ "user.id": "  " }), span({ "user.id": "minji" })]).userId).toBe("minji");
    expect(labelsOf([span({})]).userId).toBeNull();
  });

  test("is not cut: what is too long is refused by who records it", () => {
    expect(labelsOf([span({ "user.id": "x".repeat(300) })]).userId).toHaveLength(300);
  });
});

describe("what a call was for", () => {
  test.each([
    {
      name: "the application's own word first",
      attributes: { "tokenledger.feature": "summary", "ai.telemetry.functionId": "f" },
      feature: "summary",
    },
    {
      name: "a function of the AI SDK",
      attributes: { "ai.telemetry.functionId": "summarise-note" },
      feature: "summarise-note",
    },
    { name: "a workflow of OpenLLMetry", attributes: { "traceloop.workflow.name": "tag" }, feature: "tag" },
    { name: "a trace of Langfuse", attributes: { "langfuse.trace.name": "tag" }, feature: "tag" },
    {
      name: "a framework's word that does not fit is none",
      attributes: { "langfuse.trace.name": "x".repeat(65) },
      feature: null,
    },
    { name: "nothing", attributes: {}, feature: null },
  ])("$name", ({ attributes, feature }) => {
    expect(labelsOf([span({ ...attributes })]).feature).toBe(feature);
  });

  test("may stand on the resource, behind the application's own word and before a framework's", () => {
    const resource = { "tokenledger.feature": "worker" };
    expect(labelsOf([span({ "ai.telemetry.functionId": "f" }, resource)]).feature).toBe("worker");
    expect(labelsOf([span({ "tokenledger.feature": "summary" }, resource)]).feature).toBe("summary");
  });

  test("and the note it was about", () => {
    expect(labelsOf([span({}), span({ "tokenledger.note.id": "n-42" })]).noteId).toBe("n-42");
    expect(labelsOf([span({ "ai.telemetry.metadata.noteId": "n-42" })]).noteId).toBe("n-42");
  });
});

test("service and environment are tags, where they fit", () => {
  const resource = { "service.name": "notes-api", "deployment.environment.name": "live" };
  expect(labelsOf([span({}, resource)]).tags).toEqual({ service: "notes-api", environment: "live" });
  expect(labelsOf([span({}, { "service.name": "x".repeat(200) })]).tags).toBeNull();
});
