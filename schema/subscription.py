"""The root of every subscription: what is told when something is written."""

from typing import Annotated

import strawberry

from schema.article import Article
from schema.change import Change, ChangeType
from schema.readable import argument, readable


@strawberry.type(
    description="Everything that can be followed, over a WebSocket (graphql-transport-ws) or as text/event-stream."
)
class Subscription:
    @readable(
        "The change log as it grows: every change once, in its order. Whoever is cut off goes on after the last `cursor`."
    )
    def changes(
        self,
        after: Annotated[
            str | None,
            argument(
                "Only changes after this cursor, or after the `beginning`; without it, or after `now`, those that are written"
                " from now on."
            ),
        ] = strawberry.UNSET,
        types: Annotated[list[ChangeType] | None, argument("Of which types; all without it.")] = strawberry.UNSET,
    ) -> Change: ...

    @readable(
        "An article as it is now, whenever something was written of it or of what stands in it; null once it is gone."
        " Writes that come close together are told once."
    )
    def article_changed(self, id: Annotated[strawberry.ID, argument("Its id.")]) -> Article | None: ...
