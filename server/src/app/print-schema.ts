import "reflect-metadata";
import { printSchema } from "graphql";
import { createSchema } from "./schema.js";

process.stdout.write(`${printSchema(await createSchema([]))}\n`);
