import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const PACKAGE = join(import.meta.dirname, "..");
const TSC = join(PACKAGE, "../../node_modules/typescript/bin/tsc");

export interface PackedClient {
  /** A host's folder, which has the client of the tarball among its packages. */
  readonly host: string;
  /** The client as installed. */
  readonly installed: string;
  /** As in the tarball. */
  readonly files: readonly string[];
  remove(): Promise<void>;
}

/** Builds the client of these sources, packs it as for the registry, and installs the tarball into an empty folder. */
export async function packClient(): Promise<PackedClient> {
  const root = await mkdtemp(join(tmpdir(), "tokenledger-client-"));
  const made = join(root, "package");
  const host = join(root, "host");
  const scope = join(host, "node_modules/@tokenledger");
  await mkdir(made);
  await mkdir(scope, { recursive: true });
  for (const name of ["package.json", "README.md", "LICENSE"]) await cp(join(PACKAGE, name), join(made, name));
  await compile("tsconfig.json", join(made, "dist"));
  await compile("tsconfig.cjs.json", join(made, "dist/cjs"));
  await writeFile(join(made, "dist/cjs/package.json"), '{ "type": "commonjs" }\n');
  const { stdout } = await run("npm", ["pack", "--json", "--offline", "--pack-destination", root], { cwd: made });
  const { filename, files } = readPack(JSON.parse(stdout));
  await run("tar", ["-xzf", join(root, filename), "-C", scope]);
  const installed = join(scope, "client");
  await cp(join(scope, "package"), installed, { recursive: true });
  await rm(join(scope, "package"), { recursive: true });
  return { host, installed, files, remove: () => rm(root, { recursive: true, force: true }) };
}

/** What the installed package says of itself. */
export async function readManifest({ installed }: PackedClient): Promise<Record<string, unknown>> {
  const manifest: unknown = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  return { ...(typeof manifest === "object" ? manifest : {}) };
}

async function compile(project: string, outDir: string): Promise<void> {
  const options = ["--outDir", outDir, "--tsBuildInfoFile", join(outDir, ".tsbuildinfo")];
  await run(process.execPath, [TSC, "-p", join(PACKAGE, project), ...options]);
}

interface Pack {
  readonly filename: string;
  readonly files: readonly string[];
}

/** A list, or since npm 12 an object by name. */
function readPack(said: object): Pack {
  const [pack] = Object.values(said);
  return { filename: pack.filename, files: pack.files.map(({ path }: { path: string }) => path) };
}
