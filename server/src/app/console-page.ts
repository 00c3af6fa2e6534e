import { createHash, randomBytes } from "node:crypto";
import { contentSecurityPolicy } from "./content-security-policy.js";

const INLINE_SCRIPT = /<script>(.*?)<\/script>/gs;
const EMPTY_NONCE = '<meta property="csp-nonce" nonce=""';
const NONCE_BYTES = 16;

export interface ServedPage {
  readonly html: string;
  readonly policy: string;
}

/** The console's only page, with a policy that lets it have its own inline script and style elements. */
export class ConsolePage {
  private readonly scripts: readonly string[];

  constructor(private readonly built: string) {
    // It sets the theme before the first paint, and is allowed by its hash.
    this.scripts = [...built.matchAll(INLINE_SCRIPT)].map(
      ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
    );
  }

  /** With a nonce that no other answer has: React Aria adds style elements, and names it. */
  serve(): ServedPage {
    const nonce = randomBytes(NONCE_BYTES).toString("base64");
    return {
      html: this.built.replace(EMPTY_NONCE, `<meta property="csp-nonce" nonce="${nonce}"`),
      policy: contentSecurityPolicy({ scripts: this.scripts, styles: [`'nonce-${nonce}'`] }),
    };
  }
}
