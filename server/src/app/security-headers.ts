import type { RequestHandler } from "express";
import { createHash } from "node:crypto";

const INLINE_SCRIPT = /<script>(.*?)<\/script>/gs;

/** Nothing of ours is framed, sniffed, or loads anything from elsewhere; no inline script runs but the page's own. */
export function securityHeaders(page: string): RequestHandler {
  const policy = contentSecurityPolicy(page);
  return (_req, res, next) => {
    res.setHeader("Content-Security-Policy", policy);
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("Referrer-Policy", "same-origin");
    res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    next();
  };
}

/** The page's only inline script sets the theme before the first paint; it is allowed by its hash. */
function contentSecurityPolicy(page: string): string {
  const scripts = [...page.matchAll(INLINE_SCRIPT)].map(([, text = ""]) => {
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  });
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(" "),
    // React Aria positions popovers through style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
