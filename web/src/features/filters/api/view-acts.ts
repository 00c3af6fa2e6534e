import { graphql } from "../../../lib/graphql/gql";

export const SAVE_VIEW = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      id
    }
  }
`);

export const RENAME_VIEW = graphql(`
  mutation RenameView($id: ID!, $name: String!) {
    renameView(id: $id, name: $name) {
      id
      name
    }
  }
`);

export const DELETE_VIEW = graphql(`
  mutation DeleteView($id: ID!) {
    deleteView(id: $id)
  }
`);
