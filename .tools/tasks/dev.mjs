import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "../build.mjs";
import { forwardSignals } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";
import { say } from "../say.mjs";

const server = `http://${process.env.HOST || "127.0.0.1"}:${process.env.PORT || 4000}`;

const PROGRAMS = [
  {
    name: "compiler",
    args: [join(root, "node_modules/typescript/bin/tsc"), "-b", "-w", "--preserveWatchOutput", "server"],
  },
  {
    name: "server",
    args: ["--watch", "--watch-preserve-output", "--enable-source-maps", join(root, "server/dist/main.js")],
  },
  { name: "console", args: [join(root, "web/node_modules/vite/bin/vite.js")], cwd: join(root, "web") },
];

/** Compiler, server and console, each following changes; all end when one of them does. */
export async function run() {
  await install();
  await build();
  say("Working on it: the compiler and the server follow changes; Vite's address below has hot replacement.");
  const children = PROGRAMS.map(({ args, cwd = root }) =>
    spawn(process.execPath, args, { cwd, stdio: "inherit", env: { ...process.env, SERVER_ORIGIN: server } }),
  );
  const stopForwarding = forwardSignals(() => children);
  const ends = children.map((child) => new Promise((resolve) => child.once("close", (code) => resolve(code ?? 0))));
  const first = await Promise.race(ends);
  for (const child of children) child.kill("SIGTERM");
  await Promise.all(ends);
  stopForwarding();
  return first;
}
