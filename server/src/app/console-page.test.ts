import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ConsolePage } from "./console-page.js";

const BUILT =
  '<head><meta property="csp-nonce" nonce="" /><script>let theme;</script><script type="module" src="/a.js"></script>';
const page = new ConsolePage(BUILT);

test("the inline script of the page is allowed by its hash, and no other", () => {
  const hash = createHash("sha256").update("let theme;").digest("base64");
  expect(page.serve().policy).toContain(`script-src 'self' 'sha256-${hash}';`);
});

test("every answer has a nonce of its own, in the page and in the policy", () => {
  const [one, other] = [page.serve(), page.serve()];
  const nonceOf = (html: string) => /csp-nonce" nonce="([^"]+)"/.exec(html)?.[1] ?? "none";
  expect(one.policy).toContain(`style-src 'self' 'nonce-${nonceOf(one.html)}';`);
  expect(nonceOf(one.html)).toMatch(/^[\w+/]{22}==$/);
  expect(nonceOf(other.html)).not.toBe(nonceOf(one.html));
});
