import { generate } from "selfsigned";

export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
}

/** A new key with a certificate of its own for a name: nobody trusts it, unless a test says so. */
export async function selfSigned(name: string): Promise<SelfSigned> {
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}
