import { Writable } from "node:stream";
import type { CommandCall } from "../../src/app/run-command.js";

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command of the command line says and how it ends. */
export async function runCall(
  command: (call: CommandCall) => Promise<number>,
  call: Pick<CommandCall, "args" | "env">,
): Promise<Said> {
  const said = { stdout: "", stderr: "" };
  const into = (name: keyof typeof said) =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        said[name] += chunk.toString();
        done();
      },
    });
  const code = await command({ ...call, stdout: into("stdout"), stderr: into("stderr") });
  return { code, ...said };
}
