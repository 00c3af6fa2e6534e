/** `JBSW Y3DP EHPK`: in groups of four a secret can be typed into a phone without losing the place. */
export function groupSecret(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? "";
}
