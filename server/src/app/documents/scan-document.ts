import { Lexer, Source, TokenKind } from "graphql";
import { MAX_TOKENS } from "../operation-limits.js";

/** Deeper brackets than these nest nothing but brackets; the parser would go as deep on its stack. */
export const MAX_NESTING = 64;

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

export interface ScannedDocument {
  readonly tokens: number;
  /** The document without what is in parentheses: what is asked, not with which arguments. */
  readonly outline: string;
}

/**
 * Reads the tokens of a document and no further than to the limit. Null for what is no GraphQL, which is
 * left to the parser: it says so better.
 *
 * @returns why it is too large to be parsed, as text, or what it is
 */
export function scanDocument(document: string, maxTokens: number): ScannedDocument | string | null {
  const lexer = new Lexer(new Source(document));
  const outline: string[] = [];
  let [nesting, parentheses, from, asked] = [0, 0, 0, 0];
  try {
    for (let tokens = 0; tokens <= maxTokens; tokens += 1) {
      const { kind, start, end } = lexer.advance();
      if (kind === TokenKind.EOF) return { tokens, outline: `${outline.join(" ")} ${document.slice(from)}` };
      if (OPENING.has(kind)) nesting += 1;
      else if (CLOSING.has(kind)) nesting -= 1;
      if (nesting > MAX_NESTING) return `The document nests more than ${MAX_NESTING} brackets.`;
      if (parentheses === 0) asked += 1;
      if (asked > MAX_TOKENS && maxTokens > MAX_TOKENS)
        return `The document has more than ${MAX_TOKENS} tokens outside arguments.`;
      if (kind === TokenKind.PAREN_L && parentheses++ === 0) outline.push(document.slice(from, start));
      else if (kind === TokenKind.PAREN_R && --parentheses === 0) from = end;
    }
    return `The document has more than ${maxTokens} tokens.`;
  } catch {
    return null;
  }
}
