import os
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

os.environ["DJANGO_SETTINGS_MODULE"] = "provider.settings"

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from oauth2_provider.models import Application  # noqa: E402


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


call_command("migrate", verbosity=0)
User.objects.create_user("amal", "amal@example.org", "provider-demo", first_name="Amal")
User.objects.create_user("ion", "", "provider-demo", first_name="Ion")
Application.objects.create(
    name="town", client_id="town", client_secret="town-secret", client_type="confidential", algorithm="RS256",
    authorization_grant_type="authorization-code", redirect_uris=sys.argv[2], skip_authorization=True)
make_server("127.0.0.1", int(sys.argv[1]), get_wsgi_application(), handler_class=Quiet).serve_forever()
