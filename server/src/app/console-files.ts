import express, { type RequestHandler } from "express";
import { readdirSync } from "node:fs";
import { extname, sep } from "node:path";

const FOR_A_YEAR = "public, max-age=31536000, immutable";
/** Best first, and how the build names what it compressed. */
const ENCODINGS = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

/** The files of the built console, each as the build compressed it where the browser takes that. */
export function consoleFiles(folder: string): RequestHandler {
  const files = new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `/${posix(name)}`));
  const serve = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (res, file) => {
      const encoding = ENCODINGS.find(({ ending }) => file.endsWith(ending));
      if (encoding !== undefined) {
        res.setHeader("Content-Encoding", encoding.name);
        res.type(extname(file.slice(0, -encoding.ending.length)));
      }
      res.setHeader("Vary", "Accept-Encoding");
      // Their names carry a hash of their content.
      if (posix(file).includes("/assets/")) res.setHeader("Cache-Control", FOR_A_YEAR);
    },
  });
  return (req, res, next) => {
    const asked = req.url;
    const taken = ENCODINGS.find(({ name, ending }) => files.has(req.path + ending) && req.acceptsEncodings(name));
    req.url = req.path + (taken?.ending ?? "");
    serve(req, res, (fault: unknown) => {
      req.url = asked;
      next(fault);
    });
  };
}

function posix(path: string): string {
  return path.replaceAll(sep, "/");
}
