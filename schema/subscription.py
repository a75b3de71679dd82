"""The root of all subscriptions, which send an event when something is written."""

from typing import Annotated

import strawberry

from schema.base.change_vocabulary import ChangeType
from schema.base.readable import argument, readable
from schema.types.article import Article
from schema.types.change import Change


@strawberry.type(
    description="Everything that can be subscribed to, over a WebSocket (graphql-transport-ws) or as text/event-stream."
)
class Subscription:
    @readable(
        "The change log as it grows: each change once, in order. After an interruption, continue from the"
        " last `cursor`."
    )
    def changes(
        self,
        after: Annotated[
            str | None,
            argument(
                "Only changes after this cursor, or `beginning` for all of them. By default, or with"
                " `now`, only changes that are written from now on."
            ),
        ] = strawberry.UNSET,
        types: Annotated[
            list[ChangeType] | None, argument("Only changes of items of these types; all types by default.")
        ] = strawberry.UNSET,
    ) -> Change: ...

    @readable(
        "The article in its current state, sent whenever something is written that you may see of the article"
        " or in it; null once the article is gone. Writes in quick succession are combined."
    )
    def article_changed(self, id: Annotated[strawberry.ID, argument("The article's id.")]) -> Article | None: ...
