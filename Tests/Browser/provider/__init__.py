"""A real OpenID provider to sign in at: Django OAuth Toolkit with two people in it.

    python -m provider PORT REDIRECT_URI        (from Tests/Browser)

The issuer is http://127.0.0.1:PORT/o; the client is `town` with the secret `town-secret`; people are `amal`, whose
address is checked, and `ion`, who has none, each with the password `provider-demo`. Keys and data are made anew at each
start and are gone afterwards.
"""
