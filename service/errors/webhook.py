"""What is refused of webhooks, each with the code that callers see."""

from service.errors.http import HttpRefused


class WebhookUrlRefused(HttpRefused):
    """A URL that no webhook may lead to."""

    code = "WEBHOOK_URL_REFUSED"


class WebhookSecretInvalid(HttpRefused):
    """A secret that nothing can be signed with."""

    code = "WEBHOOK_SECRET_INVALID"


class WebhookWithoutKey(HttpRefused):
    """The key that the webhook belongs to is not taken any more, or does not allow it."""

    code = "WEBHOOK_WITHOUT_KEY"


class WebhookNotActive(HttpRefused):
    """Nothing is sent to the webhook: it is pending or disabled."""

    code = "WEBHOOK_NOT_ACTIVE"
