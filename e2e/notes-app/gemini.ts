import { GoogleGenAI } from "@google/genai";
import type { Tokenledger } from "@tokenledger/client";
import { meterGoogleGenAI } from "@tokenledger/client/google-genai";
import { SCENARIO_HEADER } from "../fake-providers/scenario.ts";

/** What the local Gemini can be asked to do with the next call, and that in the words of the page. */
export const BEHAVIOURS: readonly (readonly [behaviour: string, words: string])[] = [
  ["plain", "answers"],
  ["cached", "answers from its cache"],
  ["thinking", "thinks first"],
  ["429", "is asked too often (429)"],
  ["cut", "breaks off"],
  ["usage-less", "tells no usage"],
];

/** A Gemini for each behaviour; the real one has one only. */
export type FindGemini = (behaviour: string) => GoogleGenAI;

/** Google's own, whose every call is recorded. */
export function meetGemini(apiKey: string, ledger: Tokenledger): FindGemini {
  const ai = meterGoogleGenAI(new GoogleGenAI({ apiKey }), ledger);
  return () => ai;
}

/** The one on this computer, at `baseUrl`, whose every call is recorded just so. */
export function meetLocalGemini(baseUrl: string, ledger: Tokenledger): FindGemini {
  return (behaviour) => {
    const httpOptions = { baseUrl, headers: { [SCENARIO_HEADER]: behaviour } };
    return meterGoogleGenAI(new GoogleGenAI({ apiKey: "none is needed", httpOptions }), ledger);
  };
}
