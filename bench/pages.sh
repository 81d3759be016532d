#!/usr/bin/env bash
# The server's CPU for a result page, beside nginx sending the same bytes from a file and a Django page, in one run.
set -euo pipefail
binary=$1
data=$(mktemp -d)
trap 'kill $server $nginx $gunicorn 2>/dev/null || true; rm -rf "$data"' EXIT
"$binary" serve --demo-content --listen 127.0.0.1:18097 --data "$data/town" 2>/dev/null &
server=$!
until curl -sf -o /dev/null http://127.0.0.1:18097/readyz; do sleep 0.1; done
page=$(curl -s http://127.0.0.1:18097/ | grep -oE '/consultations/[0-9a-z]{13}' | head -1)/results
curl -s "http://127.0.0.1:18097$page" >"$data/page.html"
chmod -R a+rX "$data"
printf 'worker_processes 1; daemon off; master_process off; pid %s/pid; error_log /dev/null; events {}
http { access_log off; server { listen 127.0.0.1:18098; root %s; } }' "$data" "$data" >"$data/nginx.conf"
nginx -c "$data/nginx.conf" 2>/dev/null &
nginx=$!
for file in votes.csv comments.csv; do curl -s "http://127.0.0.1:18097${page%/results}/$file" >"$data/$file"; done
DATA=$data .venv-bench/bin/gunicorn -w 1 -b 127.0.0.1:18099 --chdir bench django_page:application 2>/dev/null &
gunicorn=$!
sleep 3
worker=$(pgrep -P "$gunicorn" | head -1)
cpu() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
measure() {
    local before after requests
    before=$(cpu "$2")
    requests=$(wrk -t1 -c16 -d5s "$3" | awk '/requests in/ { print $1 }')
    after=$(cpu "$2")
    echo "$1: $requests requests, $(((after - before) * 10000 / requests)) µs CPU each"
}
echo "a page of $(wc -c <"$data/page.html") bytes"
measure "nginx, static file" "$nginx" http://127.0.0.1:18098/page.html
measure "citizentime, results for a visitor without a session" "$server" "http://127.0.0.1:18097$page"
measure "citizentime, voting page" "$server" "http://127.0.0.1:18097${page%/results}"
measure "Django $(.venv-bench/bin/python -c 'import django; print(django.__version__)') under gunicorn, without the map" "$worker" http://127.0.0.1:18099/results
