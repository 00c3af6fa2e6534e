import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "./config.js";
import { ALLOCATOR, NODE_FLAGS } from "./node-flags.js";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(fromRoot(path), "utf8");

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** Of the Dockerfile, with continued lines joined and comments gone. */
function instructions(): readonly Instruction[] {
  const lines = read("Dockerfile")
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll("\\\n", " ")
    .split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => ({
      name: line.split(" ")[0] ?? "",
      rest: line.slice(line.indexOf(" ") + 1).replaceAll(/\s+/g, " "),
    }));
}

const restsOf = (name: string) => instructions().flatMap((one) => (one.name === name ? [one.rest] : []));

const Service = z.object({
  image: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  env_file: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const Compose = z.object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) });

const compose = () => Compose.parse(parse(read("docker-compose.yml")));
/** What compose makes of `${NAME:-default}` and `${NAME:?why}`. */
const filledIn = (text: string, env: Readonly<Record<string, string>>) =>
  text.replaceAll(/\$\{(\w+)(?::-([^}]*))?(?::\?[^}]*)?\}/g, (_all, name: string, rest = "") => env[name] || rest);

describe("Dockerfile", () => {
  test("what is copied from the project exists, and every package of it is known before packages are installed", () => {
    const copied = restsOf("COPY").filter((rest) => !rest.startsWith("--from"));
    const sources = copied.flatMap((rest) => rest.split(" ").slice(0, -1));
    expect(sources.filter((path) => !existsSync(fromRoot(path)))).toEqual([]);
    const manifests = ["package.json", ".tools", "e2e", "server", "shared/client", "shared/model", "web"];
    expect(sources).toEqual(
      expect.arrayContaining(manifests.map((folder) => (folder.endsWith(".json") ? folder : `${folder}/package.json`))),
    );
  });

  test("what is copied between stages was copied or made in the stage before", () => {
    const stages = restsOf("FROM").map((rest) => rest.split(" AS ")[1]);
    expect(stages).toEqual(["manifests", "build", "packages", undefined]);
    const taken = restsOf("COPY").filter((rest) => rest.startsWith("--from"));
    expect(taken.map((rest) => rest.split(" ").slice(0, 2).join(" "))).toEqual([
      "--from=packages /app/package.json",
      "--from=packages /app/node_modules",
      "--from=packages /app/server",
      "--from=packages /app/shared/model",
      "--from=build /app/shared/model/dist",
      "--from=build /app/server/dist",
      "--from=build /app/web/dist",
    ]);
  });

  test("it is built by the project's own commands, with the pnpm that they use", () => {
    const pnpm = /"(pnpm@[\d.]+)"/.exec(read(".tools/install.mjs"))?.[1];
    const [build, packages, ...last] = restsOf("RUN");
    expect(build).toBe("npm run build");
    expect(packages).toBe(`npx -y ${pnpm} install --frozen-lockfile --prod --filter "@tokenledger/server..."`);
    expect(last.join()).not.toMatch(/apt-get|npm (run|install|ci)|npx -/);
    const entry = z.array(z.string()).parse(JSON.parse(restsOf("CMD").at(-1) ?? ""));
    expect(entry).toEqual(["node", ...NODE_FLAGS, "server/dist/main.js"]);
    const allocator = Object.entries(ALLOCATOR).map(([name, value]) => `${name}=${value}`);
    expect(restsOf("ENV").at(-1)).toBe(allocator.join(" "));
  });

  test("it runs as nobody special, keeps its data in a volume, and is asked for its health", () => {
    expect(restsOf("USER")).toEqual(["node"]);
    expect(restsOf("VOLUME")).toEqual(['["/data", "/backups"]']);
    expect(restsOf("HEALTHCHECK")[0]).toContain("/readyz");
    expect(restsOf("FROM").filter((rest) => !/^(node:24-slim|manifests)( AS \w+)?$/.test(rest))).toEqual([]);
  });

  test("nothing that was built or is secret goes along", () => {
    expect(read(".dockerignore").split("\n")).toEqual(
      expect.arrayContaining(["**/node_modules", "**/dist", ".data", ".env", ".git"]),
    );
    expect(read(".gitignore").split("\n")).toContain(".env");
  });
});

describe("docker-compose.yml", () => {
  const env = { DATABASE_PASSWORD: "of-the-test" };

  test("the server gets variables that it accepts, and waits until the database is healthy", () => {
    const { server, database } = compose().services;
    const given = Object.entries(server?.environment ?? {}).map(([name, value]) => [name, filledIn(value, env)]);
    const example = read(".env.example")
      .split("\n")
      .filter((line) => /^\w+=/.test(line));
    const fromFile = example.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
    const config = readConfig(Object.fromEntries([...fromFile, ...given]));
    expect(config).toMatchObject({ host: "0.0.0.0", port: 4000, dataDir: "/data", publicUrl: "http://127.0.0.1:4000" });
    expect(config.databaseUrl).toBe("postgresql://tokenledger:of-the-test@database:5432/tokenledger");
    expect(server?.depends_on).toEqual({ database: { condition: "service_healthy" } });
    expect(database?.healthcheck?.test).toContain("pg_isready");
    expect(database?.image).toBe("postgres:18");
    expect(filledIn(database?.environment["POSTGRES_PASSWORD"] ?? "", env)).toBe("of-the-test");
  });

  test("without the password of the database nothing starts, and no secret is in the file", () => {
    const text = read("docker-compose.yml");
    expect(text.match(/\$\{DATABASE_PASSWORD[^}]*\}/g)).toEqual(Array(2).fill("${DATABASE_PASSWORD:?set it in .env}"));
    expect(compose().services["server"]?.env_file).toEqual([".env"]);
    expect(read(".env.example")).toMatch(/^DATABASE_PASSWORD=$/m);
  });

  test("what must not be lost lies in named volumes, and nothing listens beyond this machine", () => {
    const { services, volumes } = compose();
    const used = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(":")[0]));
    expect(used.toSorted()).toEqual(Object.keys(volumes).toSorted());
    for (const port of Object.values(services).flatMap((service) => service.ports))
      expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(services["database"]?.ports).toEqual([]);
    expect(services["database"]?.volumes).toEqual(["database:/var/lib/postgresql"]);
  });

  test("the database has connections for two servers, one more while they are replaced, and the operator", () => {
    const { database } = compose().services;
    expect(database?.command).toContain("max_connections=112");
    expect(database?.command).toEqual(expect.arrayContaining(["jit=off", "max_wal_size=2GB", "random_page_cost=1.1"]));
  });

  test("the mail catcher comes only when it is asked for", () => {
    const { mail } = compose().services;
    expect(mail?.profiles).toEqual(["mail"]);
    expect(read(".env.example")).toContain("smtp://mail:1025");
  });
});
