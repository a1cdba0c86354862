import hashlib
import hmac
from urllib.parse import quote


def authorization(access_key, secret_key, timestamp, method, path, headers, body):
    """The header Authorization of CC-CMS. Names of headers are in lower case."""
    names = ";".join(sorted(headers))
    prefix = f"auth-v2/{access_key}/{timestamp}/{names}"
    # The key of the second HMAC is the text of 64 hex digits.
    key = hmac_hex(secret_key, prefix)
    lines = sorted(f"{encode(name)}:{encode(value.strip())}" for name, value in headers.items())
    canonical = "\n".join([method, path, names, *lines, encode(body)])
    return f"{prefix}/{hmac_hex(key, canonical)}"


def hmac_hex(key, message):
    return hmac.new(key.encode(), message.encode(), hashlib.sha256).hexdigest()


def encode(text):
    # Without safe="", a slash stays.
    return quote(text, safe="")


path = "/rest/cmsapp/v1/openapi/agent/agentprivatecall"
body = '{"ccId":1,"vdn":170,"agentId":1099}'
host = {"host": "cms.example.com:28443"}
content = {
    **host,
    "content-type": "application/json;charset=UTF-8",
    "content-length": str(len(body.encode())),
}

for headers, signed in [(host, body), (content, body), (host, "Zo\u00eb + (1)*~!'")]:
    signer = ("EXAMPLEAK", "EXAMPLESK", "2024-08-02T00:00:00Z")
    print(authorization(*signer, "POST", path, headers, signed))
