/** One turn of a conversation. Only its text is counted. */
export interface TokenMessage {
  readonly role: string;
  readonly content: string;
}

/** A bare text, or the turns of a conversation. */
export type TokenInput = string | readonly TokenMessage[];

/** Every text that a tokenizer reads by itself: nothing joins over the end of one. */
export function textsOf(input: TokenInput): readonly string[] {
  return typeof input === "string" ? [input] : input.map(({ content }) => content);
}
