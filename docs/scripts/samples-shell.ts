import type { Call, Span } from "./samples.ts";

/** The program that makes a call by `curl`. */
export function curlSample(call: Call): string {
  const { operation, variable, origin, request, target, header, signed, span } = call;
  const method = operation.method.toUpperCase();
  const headers = Object.entries({ "Content-Type": operation.service.contentType, ...request.header });
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const credentials = signed ? "$prefix/$signature" : `\${CC_GUID:-EXAMPLE-GUID}`;
  const options = [
    method !== "GET" && method !== "POST" && `--request ${method}`,
    ...headers.map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    `--header "${header}: ${credentials}"`,
    body && '--data-raw "$body"',
  ].filter(Boolean);
  return `url=\${${variable}:-${quoted(origin)}}
target=${quoted(target)}
${body ? shellBody(body, span) : ""}${signed ? shellSignature(method, target) : ""}
curl --silent --show-error --max-time 30 ${['--globoff "$url$target"', ...options].join(" \\\n  ")}
`;
}

/** The body, with the window of the last full steps where there is one. */
function shellBody(body: string, span: Span | undefined): string {
  if (!span) return `body=${quoted(body)}\n`;
  return `step=${span.stepMinutes * 60}
end=$(($(date +%s) / step * step))
utc() { date -u -d "@$1" "+%Y-%m-%d %H:%M:%S" 2>/dev/null || date -u -r "$1" "+%Y-%m-%d %H:%M:%S"; }
body=${quoted(`${body.slice(0, -1)},${JSON.stringify(span.begin)}:"`)}$(utc $((end - 4 * step)))${quoted(`",${JSON.stringify(span.end)}:"`)}$(utc $end)${quoted('"}')}
`;
}

function shellSignature(method: string, target: string): string {
  const lines = target.includes("?") ? `"\${target%%\\?*}" "\${target#*\\?}"` : '"$target"';
  return `
# Percent-encodes all but letters, digits and - . _ ~
encode() {
  local LC_ALL=C text=$1 i char
  for ((i = 0; i < \${#text}; i++)); do
    char=\${text:i:1}
    case $char in
      [a-zA-Z0-9._~-]) printf %s "$char" ;;
      *) printf %%%02X "'$char" ;;
    esac
  done
}
# The HMAC of what it reads, in lower-case hex, with its argument as the key.
hmac() { openssl dgst -sha256 -hmac "$1" | sed "s/.* //"; }

host=\${url#*://}
prefix=auth-v2/\${CC_ACCESS_KEY:-EXAMPLEAK}/$(date -u +%Y-%m-%dT%H:%M:%SZ)/host
key=$(printf %s "$prefix" | hmac "\${CC_SECRET_KEY:-EXAMPLESK}")
canonical() { printf "%s\\n" ${method} ${lines} host "host:$(encode "$host")" && encode "\${body:-}"; }
signature=$(canonical | hmac "$key")
`;
}

/** Text as one word of the shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
