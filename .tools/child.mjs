import { spawn } from "node:child_process";
import { root } from "./places.mjs";

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];
/** Set for what runs below a process that already watches. */
export const WATCHED = "TOKENLEDGER_WATCHED";
const LOOK_FOR_PARENT_EVERY_MS = 250;

/**
 * Runs a program to its end and resolves with its exit code. Signals reach it once: Ctrl-C goes to the
 * whole foreground group by itself, anything else is passed on. This process stays until it has ended.
 */
export function runChild(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
  const stopForwarding = forwardSignals(() => [child]);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal === "SIGINT" ? 2 : 15)));
  }).finally(stopForwarding);
}

/** Runs a JavaScript program with this Node. */
export function runNode(program, args, options) {
  return runChild(process.execPath, [program, ...args], options);
}

/**
 * Passes on what was sent to this process alone; returns how to stop doing so. npm runs scripts through
 * a shell that dies of a SIGTERM without passing it on, so a vanished parent counts as one.
 */
export function forwardSignals(children) {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    for (const child of children()) child.kill("SIGTERM");
  }, LOOK_FOR_PARENT_EVERY_MS);
  const forward = (signal) => {
    const terminalDidIt = signal === "SIGINT" && process.stdin.isTTY;
    if (!terminalDidIt) for (const child of children()) child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return () => {
    clearInterval(looking);
    for (const signal of FORWARDED) process.removeListener(signal, forward);
  };
}

/**
 * Becomes another Node program (same pid, no process in between), except where somebody has to watch
 * npm's shell for it, or the system cannot; there it runs as a child.
 */
export function becomeNode(args, options = {}) {
  const env = { ...process.env, ...options.env };
  const needsWatching = env.npm_lifecycle_event !== undefined && env[WATCHED] === undefined;
  if (needsWatching || typeof process.execve !== "function" || process.platform === "win32") {
    return runChild(process.execPath, args, { ...options, env });
  }
  if (options.cwd !== undefined) process.chdir(options.cwd);
  return process.execve(process.execPath, [process.execPath, ...args], env);
}
