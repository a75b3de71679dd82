"""What resolvers are given beside their parent: its context is the loaders of the request."""

from graphql import GraphQLResolveInfo

from benchmarks.peers.loaders import Loaders

Info = GraphQLResolveInfo[Loaders]
