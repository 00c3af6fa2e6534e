/** In the order of the tabs. */
export const RECORDERS = ["node", "python", "curl", "otel"] as const;
export type Recorder = (typeof RECORDERS)[number];

/** Counted by the lines that stand for a call of a model. */
const FIRST_EVENT = {
  provider: "google",
  model: "gemini-2.5-flash",
  feature: "summary",
  userId: "user-1",
  inputTokens: 1024,
  outputTokens: 180,
};

/**
 * How a program records, as it stands in that program; the secret comes from the environment, where it belongs.
 *
 * @param eventId of the lines that send one event and end: the same event again is no second one
 */
export function recordingLines(recorder: Recorder, origin: string, eventId: string): string {
  switch (recorder) {
    case "node":
      return `import { createTokenledger } from "@tokenledger/client";

const ledger = createTokenledger({
  url: "${origin}",
  key: process.env.TOKENLEDGER_KEY,
});

const answer = await ledger.track(() => ai.models.generateContent(request), {
  userId,
  noteId,
  feature: "summary",
});`;
    case "python":
      return `import json, os, urllib.request, uuid

def record(event):
    request = urllib.request.Request(
        "${origin}/v1/usage",
        data=json.dumps({"id": str(uuid.uuid4()), **event}).encode(),
        headers={
            "Authorization": "Bearer " + os.environ["TOKENLEDGER_KEY"],
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)

print(record(${JSON.stringify(FIRST_EVENT, null, 4)}))`;
    case "curl":
      return `curl ${origin}/v1/usage \\
  -H "Authorization: Bearer $TOKENLEDGER_KEY" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify({ id: eventId, ...FIRST_EVENT }, null, 2)}'`;
    case "otel":
      return `export OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="${origin}/v1/traces"
export OTEL_EXPORTER_OTLP_TRACES_PROTOCOL="http/protobuf"
export OTEL_EXPORTER_OTLP_TRACES_HEADERS="Authorization=Bearer%20$TOKENLEDGER_KEY"`;
  }
}
