set -euo pipefail

path=/rest/cmsapp/v1/openapi/agent/agentbyworkno
body='{"queryParam":{"ccId":1,"vdn":1,"agentId":101}}'
host=${CMS#*://}

hmac() { openssl dgst -sha256 -mac HMAC -macopt "key:$1" | sed 's/.* //'; }

# Percent-encodes every byte outside A-Z a-z 0-9 - . _ ~
encode() {
  local LC_ALL=C text=$1 at
  for ((at = 0; at < ${#text}; at++)); do
    case ${text:at:1} in
      [A-Za-z0-9._~-]) printf %s "${text:at:1}" ;;
      *) printf %%%02X "'${text:at:1}" ;;
    esac
  done
}

prefix="auth-v2/$CC_ACCESS_KEY/$(date -u +%Y-%m-%dT%H:%M:%SZ)/host"
signing_key=$(printf %s "$prefix" | hmac "$CC_SECRET_KEY")
signature=$(printf 'POST\n%s\nhost\nhost:%s\n%s' "$path" "$(encode "$host")" "$(encode "$body")" | hmac "$signing_key")

curl --silent --show-error "$CMS$path" \
  --header 'Content-Type: application/json; charset=UTF-8' \
  --header "Authorization: $prefix/$signature" \
  --data-raw "$body" \
  --write-out '\n'
