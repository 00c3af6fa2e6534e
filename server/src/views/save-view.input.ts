import { Field, InputType } from "type-graphql";
import type { ViewRequest } from "./read-view.js";

@InputType()
export class SaveViewInput implements ViewRequest {
  @Field(() => String, { description: "1 to 60 characters on one line, and no other view of yours on this page." })
  name!: string;

  @Field(() => String, {
    description:
      "`/`, `/users`, `/users/` and the id of an app user, `/requests`, `/savings`, `/prices/recost` or `/prices/what-if`.",
  })
  page!: string;

  @Field(() => String, {
    description: 'The query of the address, encoded, beginning with "?"; at most 2,000 characters, may be empty.',
  })
  search!: string;

  @Field(() => Boolean, { description: "Whether every member sees it." })
  shared!: boolean;
}
