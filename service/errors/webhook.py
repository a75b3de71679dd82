"""Errors about webhooks, each with its code."""

from service.errors.http import HttpRefused


class WebhookUrlRefused(HttpRefused):
    """No webhook may have this URL."""

    code = "WEBHOOK_URL_REFUSED"


class WebhookSecretInvalid(HttpRefused):
    """Nothing can be signed with this secret."""

    code = "WEBHOOK_SECRET_INVALID"


class WebhookWithoutKey(HttpRefused):
    """The key that the webhook belongs to is no longer valid, or does not allow webhooks."""

    code = "WEBHOOK_WITHOUT_KEY"


class WebhookNotActive(HttpRefused):
    """Nothing is sent to the webhook, because it is pending or disabled."""

    code = "WEBHOOK_NOT_ACTIVE"
