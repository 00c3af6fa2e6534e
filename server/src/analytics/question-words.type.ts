import { registerEnumType } from "type-graphql";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "./domain/question-words.js";

registerEnumType(UsageDimension, { name: "UsageDimension" });
registerEnumType(Meter, { name: "Meter" });
registerEnumType(Grain, { name: "Grain" });
registerEnumType(Compare, { name: "Compare" });
registerEnumType(BreakdownSort, { name: "BreakdownSort" });
