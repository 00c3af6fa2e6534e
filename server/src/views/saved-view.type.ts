import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import type { SavedView } from "./saved-view.js";

@ObjectType("SavedView", { description: "A page of the console and what was chosen on it, under a name." })
export class SavedViewType implements SavedView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "Its path, such as `/requests`." })
  page!: string;

  @Field(() => String, {
    description:
      'The query of its address, beginning with "?"; empty for the page as it opens. Relative ranges stay so.',
  })
  search!: string;

  @Field(() => Boolean, { description: "Every member sees it; otherwise you alone." })
  shared!: boolean;

  @Field(() => Boolean, { description: "You saved it." })
  isMine!: boolean;

  @Field(() => Boolean, { description: "You may delete it: it is yours, or shared and you may change the settings." })
  canDelete!: boolean;

  @Field(() => String, { description: "The name of the member who saved it, or their e-mail." })
  createdBy!: string;

  @Field(() => DateTimeISO)
  createdAt!: Date;
}
