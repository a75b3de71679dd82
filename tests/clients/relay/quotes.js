// What a Relay application asks: the compiler makes an artifact of each document.
import { graphql } from "relay-runtime";

graphql`
  query quotesQuery($first: Int!) {
    ...quotes_list @arguments(first: $first)
  }
`;

graphql`
  fragment quotes_list on Query
  @refetchable(queryName: "quotesPageQuery")
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }, last: { type: "Int" }, before: { type: "String" }) {
    quotes(first: $first, after: $after, last: $last, before: $before) @connection(key: "quotes_list_quotes") {
      totalCount
      edges {
        node {
          id
          text
          ...quotes_annotation
        }
      }
    }
  }
`;

graphql`
  fragment quotes_spoken on Entity
  @refetchable(queryName: "quotesSpokenPageQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 1 }, after: { type: "String" }) {
    name(language: "en")
    quotes(first: $first, after: $after) @connection(key: "quotes_spoken_quotes") {
      edges {
        node {
          id
        }
      }
    }
  }
`;

graphql`
  fragment quotes_annotation on Annotation @refetchable(queryName: "quotesAnnotationQuery") {
    version
    article {
      slug
    }
  }
`;

graphql`
  query quotesNodeQuery($id: ID!) {
    node(id: $id) {
      __typename
      ...quotes_spoken @alias(as: "speaker")
      ...quotes_annotation @alias(as: "annotation")
    }
  }
`;

graphql`
  query quotesEntityQuery($by: EntityBy!) {
    entity(by: $by) {
      id
      name
    }
  }
`;

graphql`
  query quotesNodesQuery($first: Int!, $after: String) {
    quotes(first: $first, after: $after) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
