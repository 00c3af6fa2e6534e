import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./child.mjs";
import { root } from "./places.mjs";
import { step } from "./say.mjs";
import { readStamp, stampOf, writeStamp } from "./stamp.mjs";

/** TypeScript projects in the order in which they need each other. */
export const projects = ["shared/model", "shared/client", "shared/client/tsconfig.cjs.json", "server"];

const SHARED = ["tsconfig.base.json", "pnpm-lock.yaml", "shared/model/src", "shared/model/tsconfig.json"];

const SERVER = {
  name: "server",
  sources: [
    ...SHARED,
    "shared/client/src",
    "shared/client/tsconfig.json",
    "shared/client/tsconfig.cjs.json",
    "server/src",
    "server/tsconfig.json",
    "server/package.json",
  ],
  outputs: ["shared/model/dist", "shared/client/dist", "server/dist"],
  stamp: "server/dist/.stamp",
};

const WEB = {
  name: "console",
  sources: [...SHARED, "web"],
  outputs: ["web/dist"],
  stamp: "web/dist/.stamp",
};

/** Builds what changed since it was last built. */
export async function build() {
  await buildServer();
  await buildWhenChanged(WEB, () =>
    runNode(join(root, "web/node_modules/vite/bin/vite.js"), ["build", "--logLevel", "error"], {
      cwd: join(root, "web"),
    }),
  );
}

/** Without the console, which cannot be built while documents in it wait to be generated. */
export async function buildServer() {
  await buildWhenChanged(SERVER, async () => {
    // tsc never removes the output of a source that is gone.
    for (const output of SERVER.outputs) rmSync(join(root, output), { recursive: true, force: true });
    const code = await runNode(join(root, "node_modules/typescript/bin/tsc"), ["-b", ...projects]);
    if (code === 0) markCommonJs(join(root, "shared/client/dist"));
    return code;
  });
}

/** The client is ESM, and CommonJS in `cjs/`: Node goes by the nearest package.json. */
function markCommonJs(dist) {
  writeFileSync(join(dist, "cjs/package.json"), '{ "type": "commonjs" }\n');
}

async function buildWhenChanged({ name, sources, outputs, stamp }, work) {
  const wanted = stampOf(sources);
  const isBuilt = outputs.every((output) => existsSync(join(root, output)));
  if (isBuilt && readStamp(join(root, stamp)) === wanted) return;
  await step(`Building the ${name}`, async () => {
    if ((await work()) !== 0) throw new Error(`The ${name} could not be built; the messages are above.`);
  });
  writeStamp(join(root, stamp), wanted);
}
