import { registerEnumType } from "type-graphql";

/** What the console can be read in. */
export enum Language {
  KO = "KO",
  EN = "EN",
}

registerEnumType(Language, { name: "Language" });
