import { Secret } from "otpauth";

/** Something that must be nowhere but where it belongs. */
export interface Canary {
  readonly name: string;
  /** Its bytes, in every way in which somebody could have written it down. */
  readonly forms: readonly Buffer[];
}

/** Every secret that a run used, and every outside user id. */
export class Canaries {
  private readonly known = new Map<string, Canary>();

  /** An outside user id that nobody else has. */
  outsideId(of: string): string {
    const id = `leak-canary-${of}@example.com`;
    this.add(`the outside id ${of}`, id);
    return id;
  }

  add(name: string, secret: string, bytes: readonly Buffer[] = []): string {
    if (secret.length < 8) throw new Error(`${name} is too short to be looked for`);
    const plain = Buffer.from(secret);
    const written = [
      secret,
      encodeURIComponent(secret),
      plain.toString("base64").replace(/=+$/, ""),
      plain.toString("hex"),
    ];
    const forms = [...new Set(written)].map((text) => Buffer.from(text));
    this.known.set(name, {
      name,
      forms: [...forms, ...bytes, ...bytes.map((raw) => Buffer.from(raw.toString("hex")))],
    });
    return secret;
  }

  /** A session's or an invitation's: 256 bits as base64url. */
  token(name: string, token: string): string {
    return this.add(name, token, [Buffer.from(token, "base64url")]);
  }

  totp(name: string, secret: string): string {
    return this.add(name, secret, [Buffer.from(Secret.fromBase32(secret).buffer)]);
  }

  /** Which of them are in there. */
  within(haystack: string | Buffer): string[] {
    const bytes = typeof haystack === "string" ? Buffer.from(haystack) : haystack;
    return [...this.known.values()]
      .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
      .map(({ name }) => name);
  }

  get count(): number {
    return this.known.size;
  }
}
