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
  const { messages } = await catalogues[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
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
