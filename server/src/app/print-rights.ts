import "reflect-metadata";
import { rightsDocument } from "./rights-document.js";
import { createSchema } from "./schema.js";

process.stdout.write(rightsDocument(await createSchema([])));
