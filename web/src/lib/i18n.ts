import { i18n, type Messages } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import type { MessageKey } from "../locales/message-key";
import { toLanguage, type Language } from "./language";
import { readPreference, writePreference } from "./preference";

export type MessageValues = Readonly<Record<string, string | number>>;

/** For pure functions that need words: pass `useText()` in. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const catalogues: Readonly<Record<Language, () => Promise<{ messages: Messages }>>> = {
  ko: () => import("../locales/ko"),
  en: () => import("../locales/en"),
};

/** Of every other page: most of all words, and the Overview does without. */
const pageCatalogues: typeof catalogues = {
  ko: () => import("../locales/ko-pages"),
  en: () => import("../locales/en-pages"),
};
let pageWords: Promise<void> | null = null;

/** What the organisation's default was when it was last known here: the page to sign in cannot ask. */
const ORGANISATION = "organisation-language";

/** The member's choice, else the browser's first language that we speak, else the organisation's, else English. */
export function preferredLanguage(): Language {
  const candidates = [readPreference("language"), ...navigator.languages, readPreference(ORGANISATION)];
  for (const candidate of candidates) {
    const language = toLanguage(candidate);
    if (language !== null) return language;
  }
  return "en";
}

export async function activateLanguage(language: Language): Promise<void> {
  const [first, pages] = await Promise.all([
    catalogues[language](),
    pageWords === null ? { messages: {} } : pageCatalogues[language](),
  ]);
  i18n.loadAndActivate({ locale: language, messages: { ...first.messages, ...pages.messages } });
  document.documentElement.lang = language;
}

/** Fetches the words of those pages, once; from then on every language brings them. */
export function loadPageWords(): Promise<void> {
  pageWords ??= fetchPageWords();
  return pageWords;
}

async function fetchPageWords(): Promise<void> {
  try {
    const language = toLanguage(i18n.locale) ?? "en";
    const { messages } = await pageCatalogues[language]();
    i18n.load(language, messages);
  } catch (error) {
    // The next page that needs them tries again.
    pageWords = null;
    throw error;
  }
}

export async function chooseLanguage(language: Language): Promise<void> {
  writePreference("language", language);
  await activateLanguage(language);
}

/** Keeps the organisation's default, and speaks it where nothing closer to the member says otherwise. */
export async function learnOrganisationLanguage(language: Language): Promise<void> {
  writePreference(ORGANISATION, language);
  const preferred = preferredLanguage();
  if (preferred !== i18n.locale) await activateLanguage(preferred);
}

export function useText(): Translate {
  const lingui = useLingui();
  // `lingui` is a new object after every change of language, and only then.
  return useMemo(() => (key, values) => lingui.i18n._(key, { ...values }), [lingui]);
}

export function useLanguage(): Language {
  const { i18n: active } = useLingui();
  return toLanguage(active.locale) ?? "en";
}
