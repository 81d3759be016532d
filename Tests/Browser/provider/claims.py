from oauth2_provider.oauth2_validators import OAuth2Validator


class Validator(OAuth2Validator):
    """Says name and checked address."""

    oidc_claim_scope = None

    def get_additional_claims(self):
        return {
            "name": lambda request: request.user.first_name,
            "email": lambda request: request.user.email,
            "email_verified": lambda request: bool(request.user.email),
        }
