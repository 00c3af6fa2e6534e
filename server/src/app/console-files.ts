import type { RequestHandler } from "express";
import sirv from "sirv";

const HASHED = "/assets/";
const FOR_A_YEAR = "public, max-age=31536000, immutable";

/** The files of the built console, each as the build compressed it where the browser takes that. */
export function consoleFiles(folder: string): RequestHandler {
  const serve = sirv(folder, {
    // A name is a file or nothing: the page is not one of them.
    extensions: [],
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (res, path) => {
      // Their names carry a hash of their content.
      if (path.startsWith(HASHED)) res.setHeader("Cache-Control", FOR_A_YEAR);
    },
  });
  return (req, res, next) => {
    if (req.method === "GET" || req.method === "HEAD") serve(req, res, next);
    else next();
  };
}
