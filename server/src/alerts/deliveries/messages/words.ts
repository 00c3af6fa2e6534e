import type { Language } from "../../../core/language.js";
import type { MessageWords } from "./message-words.js";
import { EN } from "./words-en.js";
import { KO } from "./words-ko.js";

export const WORDS: Readonly<Record<Language, MessageWords>> = { KO, EN };
