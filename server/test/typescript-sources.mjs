import { registerHooks } from "node:module";

// Lets plain Node run our sources, whose imports name the compiled files.
registerHooks({
  resolve(specifier, context, next) {
    const fromSource = specifier.startsWith(".") && context.parentURL?.endsWith(".ts");
    return next(fromSource ? specifier.replace(/\.js$/, ".ts") : specifier, context);
  },
});
