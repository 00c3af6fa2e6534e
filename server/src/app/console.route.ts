import express, { Router } from "express";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ConsolePage } from "./console-page.js";

const CONSOLE_DIR = fileURLToPath(new URL("../../../web/dist", import.meta.url));
const YEAR_MS = 365 * 86_400_000;

/** The console's only page, as it was built. */
export function readConsolePage(): string {
  return readFileSync(`${CONSOLE_DIR}/index.html`, "utf8");
}

/** The built console. Every path that is no file is a page of it. */
export function consoleRoute(built: string): Router {
  const page = new ConsolePage(built);
  const router = Router();
  // Their names carry a hash of their content.
  router.use("/assets", express.static(`${CONSOLE_DIR}/assets`, { immutable: true, maxAge: YEAR_MS, index: false }));
  router.use(express.static(CONSOLE_DIR, { index: false }));
  router.get(/^\/(?!v1\/|graphql|assets\/)/, (_req, res) => {
    const { html, policy } = page.serve();
    res.setHeader("Content-Security-Policy", policy);
    res.type("html").send(html);
  });
  return router;
}
