set -euo pipefail

hmac() { openssl dgst -sha256 -mac HMAC -macopt "key:$1" | sed 's/.* //'; }

prefix=auth-v2/EXAMPLEAK/2024-08-02T00:00:00Z/host
signing_key=$(printf %s "$prefix" | hmac EXAMPLESK)

# The last line has no line feed after it.
canonical=$(printf '%s\n' \
  POST \
  /rest/cmsapp/v1/openapi/agent/agentprivatecall \
  host \
  host:cms.example.com%3A28443 \
  %7B%22ccId%22%3A1%2C%22vdn%22%3A170%2C%22agentId%22%3A1099%7D)

printf 'signing key    %s\n' "$signing_key"
printf 'signature      %s\n' "$(printf %s "$canonical" | hmac "$signing_key")"
