/** The first event as a shell takes it; the key comes from the environment and never stands in a history. */
export function firstEventCommand(origin: string): string {
  return `curl ${origin}/v1/usage \\
  -H "Authorization: Bearer $TOKENLEDGER_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "id": "my-first-request",
    "provider": "google",
    "model": "gemini-2.5-flash",
    "feature": "summary",
    "userId": "user-1",
    "inputTokens": 1200,
    "outputTokens": 180
  }'`;
}

export const IMPORT_COMMAND = "npm run import -- usage.jsonl";
