import { TOKEN_CLASSES, type TokenClass } from "@tokenledger/model/token-class";
import { registerEnumType } from "type-graphql";

/** The kinds of tokens that a price list distinguishes; stored in lower case. */
export enum TokenClassName {
  INPUT = "INPUT",
  CACHE_READ = "CACHE_READ",
  CACHE_WRITE = "CACHE_WRITE",
  CACHE_WRITE_1H = "CACHE_WRITE_1H",
  INPUT_AUDIO = "INPUT_AUDIO",
  CACHE_READ_AUDIO = "CACHE_READ_AUDIO",
  INPUT_IMAGE = "INPUT_IMAGE",
  INPUT_VIDEO = "INPUT_VIDEO",
  OUTPUT = "OUTPUT",
  REASONING = "REASONING",
  OUTPUT_AUDIO = "OUTPUT_AUDIO",
  OUTPUT_IMAGE = "OUTPUT_IMAGE",
}

registerEnumType(TokenClassName, {
  name: "TokenClass",
  description: "Disjoint kinds of tokens: the classes of a request add up to its total.",
});

const NAME_OF_CLASS: Readonly<Record<TokenClass, TokenClassName>> = {
  input: TokenClassName.INPUT,
  cache_read: TokenClassName.CACHE_READ,
  cache_write: TokenClassName.CACHE_WRITE,
  cache_write_1h: TokenClassName.CACHE_WRITE_1H,
  input_audio: TokenClassName.INPUT_AUDIO,
  cache_read_audio: TokenClassName.CACHE_READ_AUDIO,
  input_image: TokenClassName.INPUT_IMAGE,
  input_video: TokenClassName.INPUT_VIDEO,
  output: TokenClassName.OUTPUT,
  reasoning: TokenClassName.REASONING,
  output_audio: TokenClassName.OUTPUT_AUDIO,
  output_image: TokenClassName.OUTPUT_IMAGE,
};

export function toTokenClassName(tokenClass: TokenClass): TokenClassName {
  return NAME_OF_CLASS[tokenClass];
}

export function toTokenClass(name: TokenClassName): TokenClass {
  const found = TOKEN_CLASSES.find((tokenClass) => NAME_OF_CLASS[tokenClass] === name);
  if (found === undefined) throw new Error(`no token class is called ${name}`);
  return found;
}
