import secrets

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

LOGIN_PAGE = """<!doctype html><html lang="en"><title>Town ID</title><h1>Town ID</h1>
<form method="post">{% csrf_token %}{{ form.as_p }}<button>Enter</button></form></html>"""

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
SECRET_KEY = secrets.token_hex()
ROOT_URLCONF = "provider.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
LOGIN_URL = "/login/"
DATABASES = {"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": "file:provider?mode=memory&cache=shared", "OPTIONS": {"uri": True}}}
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "oauth2_provider"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware"]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "OPTIONS": {
        "loaders": [("django.template.loaders.locmem.Loader", {"login.html": LOGIN_PAGE})],
        "context_processors": ["django.template.context_processors.request"]},
}]
OAUTH2_PROVIDER = {
    "OIDC_ENABLED": True,
    "OIDC_RSA_PRIVATE_KEY": rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode(),
    "PKCE_REQUIRED": True,
    "OAUTH2_VALIDATOR_CLASS": "provider.claims.Validator",
    "ALLOWED_REDIRECT_URI_SCHEMES": ["http"],
    "SCOPES": {"openid": "who you are", "profile": "name", "email": "address"},
}
