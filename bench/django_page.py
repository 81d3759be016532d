"""The result page as a Django developer would write it: statements and votes in SQLite, counted by a query, a template.

    DATA=folder gunicorn -b 127.0.0.1:PORT --chdir bench django_page:application

The folder holds votes.csv and comments.csv as a consultation publishes them. The map itself is not drawn, so Django has
less to do than it would have.
"""

import csv
import os
import pathlib
import sqlite3

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.urls import path

FOLDER = pathlib.Path(os.environ["DATA"])
settings.configure(
    DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="bench",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "bench.sqlite",
                           "CONN_MAX_AGE": None}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware",
                "django.middleware.clickjacking.XFrameOptionsMiddleware"])
django.setup()

PAGE = engines["django"].from_string("""<!doctype html><html lang="en"><head><title>{{ question }}</title></head><body>
<h1>{{ question }}</h1><p>{{ people }} people, {{ votes }} votes</p><table><tbody>
{% for s in statements %}<tr><th scope="row"><span lang="en" dir="ltr">{{ s.text }}</span>
<svg viewBox="0 0 1000 20" role="img" aria-label="{{ s.agrees }} agree, {{ s.disagrees }} disagree, {{ s.passes }} pass">
<rect class="bar-pass" width="1000" height="20"></rect><rect class="bar-agree" width="{{ s.wide }}" height="20"></rect>
</svg></th><td>{{ s.votes }}</td><td>{{ s.share }}%</td></tr>
{% endfor %}</tbody></table></body></html>""")


def load():
    base = sqlite3.connect(FOLDER / "bench.sqlite")
    base.executescript("DROP TABLE IF EXISTS vote; DROP TABLE IF EXISTS statement;"
                       "CREATE TABLE statement (id INTEGER PRIMARY KEY, text TEXT);"
                       "CREATE TABLE vote (participant INTEGER, statement INTEGER, value INTEGER);")
    with open(FOLDER / "comments.csv", newline="") as file:
        base.executemany("INSERT INTO statement VALUES (?, ?)",
                         [(row["comment-id"], row["comment-body"]) for row in csv.DictReader(file)])
    with open(FOLDER / "votes.csv", newline="") as file:
        base.executemany("INSERT INTO vote VALUES (?, ?, ?)",
                         [(row["voter-id"], row["comment-id"], row["vote"]) for row in csv.DictReader(file)])
    base.execute("CREATE INDEX vote_statement ON vote (statement, value)")
    base.commit()


def results(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(DISTINCT participant), COUNT(*) FROM vote")
        people, votes = cursor.fetchone()
        cursor.execute("""
            SELECT text, SUM(value = 1), SUM(value = -1), SUM(value = 0), COUNT(*)
            FROM statement JOIN vote ON vote.statement = statement.id GROUP BY statement.id ORDER BY COUNT(*) DESC""")
        statements = [
            {"text": text, "agrees": a, "disagrees": d, "passes": p, "votes": n, "share": round(100 * a / n),
             "wide": 1000 * a // n} for text, a, d, p, n in cursor.fetchall()]
    return HttpResponse(PAGE.render({
        "question": "What would make newcomers and long-time residents feel at home here?", "people": people,
        "votes": votes, "statements": statements}))


load()
urlpatterns = [path("results", results)]
application = get_wsgi_application()
