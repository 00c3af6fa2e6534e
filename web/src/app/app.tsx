import type { ApolloClient } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { RouterProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { I18nProvider as AriaI18nProvider } from "react-aria-components/I18nProvider";
import { useLanguage } from "../lib/i18n";
import { router } from "./router";

const ARIA_LOCALES = { ko: "ko-KR", en: "en-US" } as const;

export function App({ client }: { client: ApolloClient }) {
  return (
    <I18nProvider i18n={i18n}>
      <AriaLanguage>
        <ApolloProvider client={client}>
          <RouterProvider router={router} />
        </ApolloProvider>
      </AriaLanguage>
    </I18nProvider>
  );
}

/** Date fields and announcements of the component library follow the chosen language, not the browser's. */
function AriaLanguage({ children }: { children: ReactNode }) {
  return <AriaI18nProvider locale={ARIA_LOCALES[useLanguage()]}>{children}</AriaI18nProvider>;
}
