set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; wait; rm -r "$folder"' EXIT
cd "$folder"

# A private CA, and a certificate of it for localhost.
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=Example CA" -keyout ca.key -out ca.pem 2>openssl.log
openssl req -newkey rsa:2048 -nodes -subj "/CN=localhost" -keyout server.key -out server.csr 2>openssl.log
echo subjectAltName=DNS:localhost >names.txt
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 1 -extfile names.txt -out server.pem 2>openssl.log

# A server that shows it, on a free port.
touch server.log
openssl s_server -accept 0 -cert server.pem -key server.key -www >server.log 2>&1 &
server=$!
for _ in {1..100}; do
  port=$(sed -n 's/^ACCEPT .*:\([0-9]*\)$/\1/p' server.log)
  if [ -n "$port" ]; then break; fi
  sleep 0.05
done

ask="fetch('https://localhost:$port/').then(({ status }) => console.log(status), ({ cause }) => console.log(cause.code))"
echo "Node          $(node -e "$ask")"
echo "Node, with CA $(NODE_EXTRA_CA_CERTS=ca.pem node -e "$ask")"
echo "curl          $(curl --silent --output page.html --write-out '%{exitcode}' "https://localhost:$port/" || true)"
echo "curl, with CA $(curl --silent --output page.html --write-out '%{http_code}' --cacert ca.pem "https://localhost:$port/")"
openssl verify -CAfile ca.pem server.pem
