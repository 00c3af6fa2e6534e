import type { GenerateContentResponseUsageMetadata, GoogleGenAI } from "@google/genai";
import type { Note } from "./notes.ts";

export const SUMMARY_MODEL = "gemini-2.5-flash";

/** What is sent for a note, as one text. */
export function summaryPrompt(note: Note): string {
  return `다음 메모를 세 줄로 요약해 줘. 결정과 할 일을 먼저 적어 줘.\n\n# ${note.title}\n\n${note.text}`;
}

export interface Answer {
  readonly text: string;
  /** Null when Gemini told none. */
  readonly usage: GenerateContentResponseUsageMetadata | null;
}

export async function summarise(ai: GoogleGenAI, note: Note): Promise<Answer> {
  const response = await ai.models.generateContent({ model: SUMMARY_MODEL, contents: summaryPrompt(note) });
  return { text: response.text ?? "", usage: response.usageMetadata ?? null };
}

/** The same while it is written: `onText` gets each part as it comes. */
export async function summariseStreamed(ai: GoogleGenAI, note: Note, onText: (part: string) => void): Promise<Answer> {
  const stream = await ai.models.generateContentStream({ model: SUMMARY_MODEL, contents: summaryPrompt(note) });
  let text = "";
  let usage: Answer["usage"] = null;
  for await (const chunk of stream) {
    const part = chunk.text ?? "";
    text += part;
    usage = chunk.usageMetadata ?? usage;
    if (part !== "") onText(part);
  }
  return { text, usage };
}
