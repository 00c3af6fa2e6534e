/** A part of a turn. One without text, such as an image, counts nothing. */
export interface TokenPart {
  readonly type: string;
  readonly text?: string;
}

/** One turn of a conversation, as OpenAI and others have it. Only its text is counted. */
export interface TokenMessage {
  readonly role: string;
  readonly content?: string | readonly TokenPart[] | null;
}

/** A bare text, or the turns of a conversation. */
export type TokenInput = string | readonly TokenMessage[];

/** Every text that a tokenizer reads by itself: nothing joins over the end of one. */
export function textsOf(input: TokenInput): readonly string[] {
  return typeof input === "string" ? [input] : input.flatMap(textsOfTurn);
}

/** None where the host's values are something else than their type says. */
export function textsOfTurn({ content }: TokenMessage): readonly string[] {
  if (typeof content === "string") return [content];
  if (!Array.isArray(content)) return [];
  return content.flatMap((part: TokenPart | null) => (typeof part?.text === "string" ? [part.text] : []));
}
