import type { RequestHandler } from "express";
import { contentSecurityPolicy } from "./content-security-policy.js";

const TWO_YEARS_SECONDS = 63_072_000;
/** Of what browsers would let any page ask people for, the console needs nothing. */
const NOTHING_OF_THE_DEVICE = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Nothing of ours is framed, sniffed, or loads anything from elsewhere; the console's page says itself what it runs. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const headers = Object.entries({
    "Content-Security-Policy": contentSecurityPolicy({ scripts: [], styles: [] }),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": NOTHING_OF_THE_DEVICE,
    // Only where TLS is: a browser that believes it goes to plain HTTP no longer.
    ...(publicUrl.startsWith("https:") && { "Strict-Transport-Security": `max-age=${TWO_YEARS_SECONDS}` }),
  });
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}
