import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const ENTRY = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** The built product as a process of its own, as an operator starts it. */
export interface ProductProcess {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  isOver(): boolean;
  signal(name: NodeJS.Signals): void;
  /** The exit code. */
  readonly over: Promise<number | null>;
}

export function runProduct(env: Record<string, string>, nodeFlags: readonly string[] = []): ProductProcess {
  const child = spawn(process.execPath, [...nodeFlags, ENTRY], {
    env: { PATH: process.env.PATH, LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    isOver: () => child.exitCode !== null,
    signal: (name) => child.kill(name),
    over: once(child, "close").then(() => child.exitCode),
  };
}
