import { Router } from "express";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { consoleFiles } from "./console-files.js";
import { ConsolePage } from "./console-page.js";

const CONSOLE_DIR = fileURLToPath(new URL("../../../web/dist", import.meta.url));

/** The console's only page, as it was built. */
export function readConsolePage(): string {
  return readFileSync(`${CONSOLE_DIR}/index.html`, "utf8");
}

/** The built console. Every path that is no file is a page of it. */
export function consoleRoute(built: string): Router {
  const page = new ConsolePage(built);
  const router = Router();
  router.use(consoleFiles(CONSOLE_DIR));
  router.get(/^\/(?!v1\/|graphql|assets\/)/, (_req, res) => {
    const { html, policy } = page.serve();
    res.setHeader("Content-Security-Policy", policy);
    res.type("html").send(html);
  });
  return router;
}
