import { runProgram } from "./run-program.ts";

/** What the lines for Node leave to the application: a model, and who asks it for what. */
const APPLICATION = `
const ai = {
  models: {
    generateContent: async ({ model }) => ({
      responseId: crypto.randomUUID(),
      modelVersion: model,
      candidates: [{ content: { parts: [{ text: "요약" }] } }],
      usageMetadata: { promptTokenCount: 1024, candidatesTokenCount: 180, totalTokenCount: 1204 },
    }),
  },
};
const request = { model: "gemini-2.5-flash", contents: "회의록" };
const userId = "user-1";
const noteId = "note-1";
`;

/** An application that is traced already: one call of a model, exported as the environment says. */
const TRACED = `
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })] });
const span = provider.getTracer("notes").startSpan("chat gemini-2.5-flash", {
  attributes: {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "gcp.gemini",
    "gen_ai.request.model": "gemini-2.5-flash",
    "gen_ai.response.model": "gemini-2.5-flash",
    "gen_ai.usage.input_tokens": 1024,
    "gen_ai.usage.output_tokens": 180,
    "user.id": "user-1",
  },
});
span.end();
await provider.forceFlush();
await provider.shutdown();
`;

/** As somebody uses what they copied from the page, whole and unchanged; the secret is in the environment. */
export const RUN_LINES = {
  Node: (lines: string, secret: string) =>
    runProgram({
      command: process.execPath,
      args: ["--input-type=module", "-e", `${APPLICATION}\n${lines}\nawait ledger.close();\n`],
      env: { TOKENLEDGER_KEY: secret },
    }),
  Python: (lines: string, secret: string) =>
    runProgram({ command: "python3", args: ["-c", lines], env: { TOKENLEDGER_KEY: secret } }),
  curl: (lines: string, secret: string) =>
    runProgram({ command: "sh", args: ["-c", lines], env: { TOKENLEDGER_KEY: secret } }),
  OpenTelemetry: (lines: string, secret: string) =>
    runProgram({
      command: "sh",
      args: ["-c", `${lines}\nexec "$NODE" --input-type=module -e "$TRACED"`],
      in: "server",
      env: { TOKENLEDGER_KEY: secret, NODE: process.execPath, TRACED },
    }),
} as const;
