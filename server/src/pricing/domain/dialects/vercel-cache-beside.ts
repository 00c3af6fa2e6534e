/** Bedrock's own API reports so, too. */
const BESIDE = /anthropic|claude|bedrock/i;

/** Whether the Vercel AI SDK up to version 5 passes on an input without the cache, for a provider as events name it. */
export function vercelLeavesCacheBeside(provider: string): boolean {
  return BESIDE.test(provider);
}
