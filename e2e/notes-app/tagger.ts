import type { GoogleGenAI } from "@google/genai";
import type { Note } from "./notes.ts";
import type { Answer } from "./summarizer.ts";

export const TAG_MODEL = "gemini-2.5-flash-lite";

const CONFIG = {
  responseMimeType: "application/json",
  responseJsonSchema: { type: "array", items: { type: "string" }, maxItems: 5 },
};

/** What is sent for a note, as one text. */
export function tagPrompt(note: Note): string {
  return `다음 메모에 어울리는 태그를 다섯 개까지 적어 줘.\n\n# ${note.title}\n\n${note.text}`;
}

/** Up to five tags, as one text. */
export async function suggestTags(ai: GoogleGenAI, note: Note): Promise<Answer> {
  const response = await ai.models.generateContent({ model: TAG_MODEL, contents: tagPrompt(note), config: CONFIG });
  const tags: unknown = JSON.parse(response.text ?? "[]");
  const text = Array.isArray(tags) ? tags.map((tag) => `#${tag}`).join("  ") : "";
  return { text, usage: response.usageMetadata ?? null };
}
