set -euo pipefail

curl --silent --show-error "$GATEWAY/agentgateway/resource/calldata/101/statisticsEx" \
  --header 'Content-Type: application/json; charset=UTF-8' \
  --header "Guid: $CC_GUID" \
  --write-out '\n'
