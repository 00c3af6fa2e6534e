import { once } from "node:events";
import { readSettings, type Settings } from "./settings.ts";
import { startNotesApp } from "./start-notes-app.ts";

// A notes app whose AI calls are recorded; see README.md. `npm run notes-app` starts it.

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  await expectLedger(settings);
  const app = await startNotesApp(settings);
  process.stdout.write(
    `\n  Notes     ${app.url}\n  Console   ${new URL("/requests", settings.url).href}   (every summary and tag within seconds)\n\n`,
  );
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await app.stop();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @throws Error that says what to do when nobody is there, or the key is not taken */
async function expectLedger({ url, key }: Settings): Promise<void> {
  const answer = await askWithNothing(new URL("/v1/usage", url), key);
  if (answer === null) {
    throw new Error(`Nobody answers at ${url}: start Tokenledger with npm start, or say where it is with --url.`);
  }
  if (answer === 401 || answer === 403) {
    throw new Error(
      `Tokenledger at ${url} does not take this key for recording: it answered ${answer}. Say another with --key.`,
    );
  }
}

/** The status of a batch without events, which records nothing; null when nobody answers. */
async function askWithNothing(url: URL, key: string): Promise<number | null> {
  try {
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${key}` };
    return (await fetch(url, { method: "POST", headers, body: '{"events":[]}' })).status;
  } catch {
    return null;
  }
}
