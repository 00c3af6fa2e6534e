import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/**
 * Where its packages are found: of the journeys, or of the server, which has OpenTelemetry's exporters for its tests;
 * `root` is where npm's commands of the README are typed.
 */
const PLACES = {
  root: fileURLToPath(new URL("../..", import.meta.url)),
  e2e: fileURLToPath(new URL("..", import.meta.url)),
  server: fileURLToPath(new URL("../../server", import.meta.url)),
};

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly in?: keyof typeof PLACES;
  /** Beside PATH. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a program to its end and answers what it printed; throws with what it said when it fails or is not there. */
export async function runProgram({ command, args, in: place = "e2e", env }: Program): Promise<string> {
  const child = spawn(command, args, {
    cwd: PLACES[place],
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [printed, complained] = ["", ""];
  child.stdout.on("data", (text: Buffer) => (printed += text.toString()));
  child.stderr.on("data", (text: Buffer) => (complained += text.toString()));
  const [code] = (await once(child, "close").catch((error: unknown) => {
    throw new Error(`${command} could not be started; this journey needs it.`, { cause: error });
  })) as [number | null];
  if (code !== 0) throw new Error(`${command} ended with ${code}; it said:\n${printed}${complained}`);
  return printed;
}
