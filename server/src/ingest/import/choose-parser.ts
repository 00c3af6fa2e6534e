import { aiderParser } from "./formats/aider.js";
import { azureParser } from "./formats/azure.js";
import { eventsParser } from "./formats/events.js";
import type { EventDefaults, LineParser } from "./formats/parsed-line.js";
import type { ImportFormat } from "./guess-format.js";
import { ImportError } from "./import-error.js";

/**
 * The parser of a format, after a look at what would make every line of the file useless.
 *
 * @throws ImportError when the format needs something that is not given, or the file is of another format
 */
export function chooseParser(format: ImportFormat, defaults: EventDefaults, firstLine: string): LineParser {
  switch (format) {
    case "aider":
      return aiderParser(defaults);
    case "events":
      return eventsParser(defaults);
    case "azure":
      if (defaults.provider === null || defaults.model === null) {
        throw new ImportError("An azure trace names no model: give both, as in --provider openai --model gpt-4o-mini.");
      }
      azureParser(defaults)(firstLine);
      return azureParser(defaults);
  }
}
