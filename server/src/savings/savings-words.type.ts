import { registerEnumType } from "type-graphql";
import { Confidence, FindingKind, FindingLevel } from "./domain/finding.js";
import { SuggestionStatus } from "./domain/suggestion-status.js";

registerEnumType(FindingKind, { name: "FindingKind", description: "What each looks for: docs/savings.md." });
registerEnumType(Confidence, { name: "Confidence" });
registerEnumType(FindingLevel, { name: "FindingLevel" });
registerEnumType(SuggestionStatus, { name: "SuggestionStatus" });
